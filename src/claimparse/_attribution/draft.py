"""An attribution in the making, as the linkers of this package hand it on."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimparse._attribution.contents import Content
from claimparse._attribution.sources import Source
from claimparse._evidence import CueMark, Run


@dataclass(slots=True)
class Draft:
    """A cue with its source, and its content as far as it is known.

    ``inside`` is the quotation in which the cue stands, ``quotes`` are the quotations that are its content, both
    as indices;
    ``runs`` are the final runs of content, ``via`` the attribution by which this one is handed on.
    """

    mark: CueMark
    source: Source
    content: Content | None
    inside: int | None = None
    quotes: list[int] = field(default_factory=list)
    runs: tuple[Run, ...] = ()
    via: Draft | None = None

    @property
    def clause(self) -> Run:
        """Source and cue with what stands between them."""
        starts = [self.mark.tokens[0], *(r.start for r in self.source.runs)]
        ends = [self.mark.tokens[-1] + 1, *(r.end for r in self.source.runs)]
        return Run(min(starts), max(ends))

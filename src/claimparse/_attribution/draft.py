"""An attribution in the making, as the linkers of this package hand it on."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimparse._attribution.contents import Content
from claimparse._attribution.sources import Source
from claimparse._evidence import CueMark, Run


@dataclass(slots=True)
class Draft:
    """A cue with its source, and its content as far as it is known.

    ``enclosing_quote`` is the quotation in which the cue stands, ``quotes`` are those that are its content, both as
    indices; ``runs`` are the final runs of content, ``cited_by`` the attribution of whoever cites this one's source.
    """

    mark: CueMark
    source: Source
    content: Content | None
    enclosing_quote: int | None = None
    quotes: list[int] = field(default_factory=list)
    runs: tuple[Run, ...] = ()
    cited_by: Draft | None = None

    @property
    def source_and_cue(self) -> Run:
        """Source and cue with the words between them."""
        starts = [self.mark.tokens[0], *(r.start for r in self.source.runs)]
        ends = [self.mark.tokens[-1] + 1, *(r.end for r in self.source.runs)]
        return Run(min(starts), max(ends))

    @property
    def outside_content(self) -> tuple[Run, ...]:
        """The words that are no content: source and cue with what is between them, or just the cue and the by-phrase.

        "was called a disgrace by the opposition" has its predicate between the two.
        """
        if self.source.rule != "agent" or self.source.runs[0].start <= self.mark.tokens[-1]:
            return (self.source_and_cue,)
        cue = Run(self.mark.tokens[0], self.mark.tokens[-1] + 1)
        by_phrase = Run(self.source.runs[0].start - 1, self.source_and_cue.end)
        return cue, by_phrase

"""Resolves sources and other mentions to persons and bodies across the document, or abstains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimparse._evidence import AttributionLink, EntityLink, QuoteMark, Run
from claimparse._syntax.page import Page


@dataclass(frozen=True)
class Speakers:
    """The entities of a page, and who each source is.

    ``of_source[i]`` holds the names of the speakers of attribution ``i``.
    """

    entities: tuple[EntityLink, ...] = ()
    of_source: tuple[tuple[str, ...], ...] = ()

    def resolve(self, run: Run) -> str | None:
        """The canonical name of the person or body that a mention names; None where the text does not say."""
        return None


def link(page: Page, attributions: Sequence[AttributionLink], quotes: Sequence[QuoteMark]) -> Speakers:
    """Resolve all mentions of a page."""
    return Speakers(of_source=tuple(() for _ in attributions))

"""Numbers in a Doc, with their units, bounds and what they mean."""

from __future__ import annotations

from claimparse._evidence import NumberMark
from claimparse._syntax.page import Page


def detect(page: Page) -> tuple[NumberMark, ...]:
    """The numbers of a page in text order; dates, names and the like left out."""
    return ()

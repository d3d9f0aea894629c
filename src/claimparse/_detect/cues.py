"""Cues of attribution: the words by which a text hands something to a source."""

from __future__ import annotations

from claimparse._evidence import CueMark
from claimparse._syntax.page import Page


def detect(page: Page) -> tuple[CueMark, ...]:
    """The cues of a page in text order."""
    return ()

"""Cues of stance: negations, hedges, denials and their like, inert look-alikes included."""

from __future__ import annotations

from claimparse._evidence import StanceMark
from claimparse._syntax.page import Page


def detect(page: Page) -> tuple[StanceMark, ...]:
    """The cues of a page in text order."""
    return ()

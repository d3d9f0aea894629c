"""Joins cues to their sources and contents."""

from __future__ import annotations

from collections.abc import Sequence

from claimparse._evidence import AttributionLink, CueMark, QuoteMark
from claimparse._syntax.page import Page


def link(page: Page, quotes: Sequence[QuoteMark], cues: Sequence[CueMark]) -> tuple[AttributionLink, ...]:
    """The attributions of a page in text order of their cues."""
    return ()

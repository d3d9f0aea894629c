"""Joins numbers to the things counted, the wholes they are part of and what they are about."""

from __future__ import annotations

from collections.abc import Sequence

from claimparse._evidence import NumberMark, QuantityLink
from claimparse._syntax.page import Page


def link(page: Page, numbers: Sequence[NumberMark]) -> tuple[QuantityLink, ...]:
    """The quantities of a page in text order."""
    return ()

"""Quotations in a Doc: which words stand between quotation marks, and whether they are speech."""

from __future__ import annotations

from claimparse._evidence import Notice, QuoteMark
from claimparse._syntax.page import Page


def detect(page: Page) -> tuple[tuple[QuoteMark, ...], tuple[Notice, ...]]:
    """The quotations of a page in text order, and what was odd about their marks."""
    return (), ()

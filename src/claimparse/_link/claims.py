"""Cuts a page into claims: the contents of attributions, and the clauses that nobody else is made to say."""

from __future__ import annotations

from collections.abc import Sequence

from claimparse._evidence import AttributionLink, ClaimLink
from claimparse._syntax.page import Page


def link(page: Page, attributions: Sequence[AttributionLink]) -> tuple[ClaimLink, ...]:
    """The claims of a page in text order."""
    return tuple(ClaimLink(a.content, a.content_head, k) for k, a in enumerate(attributions))

"""The stance calculus: walks from the author through the sources to a proposition and tells what each is committed to."""

from __future__ import annotations

from collections.abc import Sequence

from claimparse._evidence import AttributionLink, ScopeLink, StanceLink
from claimparse._syntax.page import Page
from claimparse.types import Commitment, StanceLabel


class StanceResolver:
    """Resolves the stance of any proposition of one page, named by its head token."""

    def __init__(self, page: Page, attributions: Sequence[AttributionLink], scopes: Sequence[ScopeLink]) -> None:
        self.page, self.attributions, self.scopes = page, attributions, scopes

    def resolve(self, head: int) -> StanceLink:
        """The stance of the proposition whose head is token ``head``."""
        return StanceLink(head, StanceLabel.ASSERTED, Commitment.CERTAIN)

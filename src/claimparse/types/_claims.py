"""A claim, and the claim that it answers."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from claimparse.types._attributions import Attribution
from claimparse.types._base import Frozen, Span
from claimparse.types._quantities import Quantity
from claimparse.types._stance import Cue, Stance
from claimparse.types._times import Time


class AnswerKind(StrEnum):
    """The way a claim responds to an earlier one."""

    DENIES = "denies"
    """Says that it is not so: "denied the claims"."""
    WITHHOLDS = "withholds"
    """Declines to say: "would not comment on the claims"."""
    CONCEDES = "concedes"
    """Admits what the same source denied earlier."""


class Answer(Frozen):
    """The earlier claim that a claim responds to, and who made it."""

    kind: AnswerKind
    """The kind of response: it denies, withholds or concedes."""
    object: Span
    """The words for what is answered: "the accusations"."""
    claim: int | None = None
    """The index in ``Document.claims`` of the claim that these words refer to; None if it is not in the text."""
    accuser: tuple[Span, ...] = ()
    """The words for whoever made that claim; empty if the text does not say."""
    accusers: tuple[str, ...] = ()
    """Their canonical names, as in ``Document.speakers``; empty if they are not known."""
    rule: str
    """The rule that found it."""


class Claim(Frozen):
    """One proposition of the text, self-contained: who makes it, how firmly, with which numbers."""

    spans: Annotated[tuple[Span, ...], Field(min_length=1)]
    """The words of the claim, in text order; several spans if other words come between them."""
    head: Span
    """The head word, usually the verb; the stance is read there."""
    attribution: Attribution | None = None
    """The attribution that makes the claim; None for the author's own."""
    stance: Stance
    """The commitment of the author and of each source to it."""
    answers: Answer | None = None
    """The claim that this one responds to.

    Given for a denial, a refusal to comment or an admission, if the text has the other claim or names the accuser.
    """
    time: Time | None = None
    """When it is so, as its clause tells; never when it was said, which is ``attribution.time``."""
    quantities: tuple[Quantity, ...] = ()
    """The quantities in the claim, in text order."""
    cues: tuple[Cue, ...] = ()
    """The stance cues in the claim, in text order."""

    @property
    def text(self) -> str:
        """The words of the claim; "..." marks words between them that are not part of it."""
        return " ... ".join(s.text for s in self.spans)

    @property
    def speakers(self) -> tuple[str, ...]:
        """The canonical names of its speakers; empty for the author's own claims and for unresolved sources."""
        return self.attribution.speakers if self.attribution else ()

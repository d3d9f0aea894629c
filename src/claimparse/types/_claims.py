"""A claim, and the claim that it answers."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from claimparse.types._attributions import Attribution
from claimparse.types._base import Frozen, Span
from claimparse.types._quantities import Quantity
from claimparse.types._stance import Cue, Stance


class AnswerKind(StrEnum):
    """The way in which a claim answers another."""

    DENIES = "denies"
    """Says that the other is not so: "denied the claims"."""
    WITHHOLDS = "withholds"
    """Refuses to tell: "would not comment on the claims"."""
    CONCEDES = "concedes"
    """Admits what the same source denied before."""


class Answer(Frozen):
    """The claim that a claim answers, and whose that was."""

    kind: AnswerKind
    """Whether the answer denies, withholds or concedes."""
    object: Span
    """The words for what is answered: "the accusations"."""
    claim: int | None = None
    """The index, in ``Document.claims``, of the claim that these words stand for; None where the text has none."""
    accuser: tuple[Span, ...] = ()
    """The words for whoever made that claim; empty where the text does not say."""
    accusers: tuple[str, ...] = ()
    """Their canonical names, as in ``Document.speakers``; empty where they are not known."""
    rule: str
    """The rule that read it."""


class Claim(Frozen):
    """One proposition of the text, complete in itself: who holds it, how firmly, with which numbers."""

    spans: Annotated[tuple[Span, ...], Field(min_length=1)]
    """The words of the claim, in text order; several spans where other words stand between them."""
    head: Span
    """The head word, whose stance is given: mostly the verb."""
    attribution: Attribution | None = None
    """Who makes the claim; None for the author's own."""
    stance: Stance
    """How firmly the author and each source hold it."""
    answers: Answer | None = None
    """The claim that this one answers.

    There for a denial, a refusal to tell or an admission, where the text holds what it answers or names the accuser.
    """
    quantities: tuple[Quantity, ...] = ()
    """The quantities in the claim's words, in text order."""
    cues: tuple[Cue, ...] = ()
    """The cues of stance in the claim's words, in text order."""

    @property
    def text(self) -> str:
        """The words of the claim; "..." stands for words between them that are not part of it."""
        return " ... ".join(s.text for s in self.spans)

    @property
    def speakers(self) -> tuple[str, ...]:
        """The names of those who make the claim; empty for the author's own and for unresolved sources."""
        return self.attribution.speakers if self.attribution else ()

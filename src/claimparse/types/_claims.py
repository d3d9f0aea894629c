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
    """Denies: "denied the claims". Withholds: "would not comment on the claims". Concedes: admits what it denied."""

    DENIES = "denies"
    WITHHOLDS = "withholds"
    CONCEDES = "concedes"


class Answer(Frozen):
    """Which claim a claim answers, and whose that was.

    ``object`` are the words for what is answered ("the accusations"). ``claim`` is the index, in
    :attr:`Document.claims`, of the claim they stand for; None where the text has none. ``accuser`` are the words for
    whoever made it, ``accusers`` their names in :attr:`Document.speakers` where they are known; both are empty where
    the text does not say.
    """

    kind: AnswerKind
    object: Span
    claim: int | None = None
    accuser: tuple[Span, ...] = ()
    accusers: tuple[str, ...] = ()
    rule: str


class Claim(Frozen):
    """One proposition of the text, complete in itself: who holds it, how firmly, with which numbers.

    ``attribution`` is None for the author's own claims. ``head`` is the word whose stance is given. ``answers`` is
    there for a denial, a refusal to tell or an admission, where the text holds what it answers or names the accuser.
    """

    spans: Annotated[tuple[Span, ...], Field(min_length=1)]
    head: Span
    attribution: Attribution | None = None
    stance: Stance
    answers: Answer | None = None
    quantities: tuple[Quantity, ...] = ()
    cues: tuple[Cue, ...] = ()

    @property
    def text(self) -> str:
        """The words of the claim; "..." stands for words between them that are not part of it."""
        return " ... ".join(s.text for s in self.spans)

    @property
    def speakers(self) -> tuple[str, ...]:
        """The names of those who make the claim; empty for the author's own and for unresolved sources."""
        return self.attribution.speakers if self.attribution else ()

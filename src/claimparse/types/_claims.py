"""A claim, its wording that can be understood alone, and the claim that it answers."""

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


class ReplacementReason(StrEnum):
    """The kind of words that are replaced in a claim so that it can be understood alone."""

    NAME = "name"
    """A pronoun, a part of a name or a description, by the full name: "she", "Lund", "the firm"."""
    ANTECEDENT = "antecedent"
    """A relative pronoun, by what it stands for: "which" in "the pier, which burned"."""
    ANSWER = "answer"
    """Words for another claim, by that claim: "denied this", "the accusations"."""
    DESCRIPTION = "description"
    """A bare noun with its article, by the fuller phrase before it: "the plan" for "a plan to close the pier"."""
    TIME = "time"
    """A time that depends on the day of the text, by its date: "on Monday"."""
    CLAUSE = "clause"
    """Words that make a clause of a phrase: "denied taking bribes" says that somebody "has taken bribes"."""


class Replacement(Frozen):
    """Words of a claim, and those that stand for them in its wording."""

    span: Span
    """The words that are replaced; empty where words are added before the character at which it starts."""
    text: str
    """The words in their place; empty if they are left out."""
    reason: ReplacementReason
    """The kind of words that they are."""
    evidence: tuple[Span, ...] = ()
    """The words of the text that license it; empty where grammar or the caller's ``date`` alone does."""


class Wording(Frozen):
    """A claim in words that can be understood alone, as far as the text says what its words stand for."""

    text: str
    """The wording: the claim's words with the replacements, without "that", outer quotation marks and a final stop."""
    replacements: tuple[Replacement, ...] = ()
    """What was replaced, in text order."""
    open: tuple[Span, ...] = ()
    """The words that stand for something that is not known; empty if the wording can be understood alone."""

    def __str__(self) -> str:
        return self.text


class Claim(Frozen):
    """One proposition of the text: who makes it, how firmly, with which numbers.

    The content of an attribution, and what the author says, is cut into sentences and coordinated clauses. A relative
    clause that adds a statement ("the pier, which burned in May") is a claim of its own.
    """

    spans: Annotated[tuple[Span, ...], Field(min_length=1)]
    """The words of the claim, in text order; several spans if other words come between them."""
    head: Span
    """The head word, usually the verb; the stance is read there."""
    resolved: Wording | None = None
    """Its wording that can be understood alone; None in documents that were stored without one."""
    sentence: Span | None = None
    """The sentence in which its head stands; None in documents that were stored without one."""
    paragraph: int | None = None
    """The number of its paragraph in the text, from 0; None in documents that were stored without one."""
    within: int | None = None
    """The index in ``Document.claims`` of the shortest claim whose words hold this one, with who makes it; else None.

    What it says, with its numbers, is also in that claim: "Police said [the clerk denied [that 46 boats had sunk]]".
    """
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

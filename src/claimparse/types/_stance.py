"""Stance: how firmly a claim is held, and the words that show it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from claimparse.types._base import Frozen, Span


class Commitment(StrEnum):
    """A holder's commitment to a proposition, after Saurí and Pustejovsky (2009), FactBank."""

    CERTAIN = "CT+"
    """Certain that it is so."""
    PROBABLE = "PR+"
    """Thinks it probable."""
    POSSIBLE = "PS+"
    """Thinks it possible."""
    UNCOMMITTED = "U"
    """Not committed either way: does not know, or does not say."""
    NOT_POSSIBLE = "PS-"
    """Thinks it possible that it is not so."""
    NOT_PROBABLE = "PR-"
    """Thinks it probable that it is not so."""
    NOT_CERTAIN = "CT-"
    """Certain that it is not so."""

    @property
    def score(self) -> float:
        """The value as a number: 3 is certain that it is so, 0 uncommitted, -3 certain that it is not so."""
        return _SCORES[self]

    @property
    def words(self) -> str:
        """The value as a phrase about the holder: "certain of it"."""
        return _COMMITMENT_WORDS[self]


_SCORES = dict(zip(Commitment, (3.0, 2.0, 1.0, 0.0, -1.0, -2.0, -3.0), strict=True))


class StanceLabel(StrEnum):
    """The overall stance of a claim. If several apply, the last in this list wins."""

    ASSERTED = "asserted"
    """Asserted by the author."""
    REPORTED = "reported"
    """Asserted by a source."""
    HEDGED = "hedged"
    """Less than certain: "may", "seems", "plans to"."""
    NEGATED = "negated"
    """Said to be untrue: "not", "failed to"."""
    DENIED = "denied"
    """Denied by a source: "denied that"."""
    CONDITIONAL = "conditional"
    """True only under a condition, or the condition itself: "if"."""
    QUESTIONED = "questioned"
    """Asked, not asserted: "whether", "is it"."""


class CueKind(StrEnum):
    """The effect of a cue on a commitment."""

    NEGATION = "negation"
    """Negates it: "not", "no", "without"."""
    IMPLICATIVE = "implicative"
    """Implies that it is or is not so (Karttunen 1971): "managed to", "failed to"."""
    DENIAL = "denial"
    """Reports a denial: "denied that"."""
    WITHHOLDING = "withholding"
    """Withholds whether it is so. No packaged word has this kind: such acts are ``SpeechAct.WITHHOLDS``."""
    MODAL = "modal"
    """Makes it possible or necessary, as an auxiliary: "may", "must"."""
    HEDGE = "hedge"
    """Makes it more or less likely, as any other word: "perhaps", "is likely to"."""
    APPEARANCE = "appearance"
    """Says that it seems so: "seems", "appears"."""
    EVIDENTIAL = "evidential"
    """Attributes it to an unnamed source: "reportedly", "allegedly"."""
    DOXASTIC = "doxastic"
    """Presents it as a belief: "thinks", "believes"."""
    REPORT = "report"
    """Reports it as the words of a source: "said"."""
    DOUBT = "doubt"
    """Casts doubt on it: "doubts", "is doubtful"."""
    CONDITION = "condition"
    """Makes it conditional: "if", "unless"."""
    COUNTERFACTUAL = "counterfactual"
    """Presents it as contrary to fact: "had he paid"."""
    QUESTION = "question"
    """Asks whether it is so: "whether", a question mark."""
    DISTANCING = "distancing"
    """Distances the author from a wording: "so-called", quotation marks around a word."""
    FACTIVE = "factive"
    """Presupposes it (Kiparsky and Kiparsky 1970): "knows that", "regrets that"."""
    INTENTION = "intention"
    """Reports an intention, not an outcome: "plans to", "hopes to"."""
    ATTEMPT = "attempt"
    """Reports an attempt, not an outcome: "tried to"."""
    PSEUDO = "pseudo"
    """Only looks like a cue: "no doubt", "May 5"."""


class Cue(Frozen):
    """The words that change a commitment, and the words in their scope."""

    spans: Annotated[tuple[Span, ...], Field(min_length=1)]
    """The words of the cue: several spans for "neither ... nor", part of a word for the "un" of "unsupported"."""
    kind: CueKind
    """The effect of the cue on a commitment."""
    scope: tuple[Span, ...] = ()
    """The words that the cue affects, without the cue itself."""
    entry: str
    """The name of the lexicon entry or the rule: "negation.particle"."""
    note: str | None = None
    """The reason why a cue of the kind "pseudo" has no effect."""

    @property
    def text(self) -> str:
        """The words of the cue; "..." marks words between them that are not part of it."""
        return " ... ".join(s.text for s in self.spans)

    @property
    def inert(self) -> bool:
        """True for words that only look like a cue."""
        return self.kind is CueKind.PSEUDO


class SourceStance(Frozen):
    """One source's commitment to a claim."""

    name: str | None
    """The source's canonical name or, without one, its words; None for "it is reported"."""
    spans: tuple[Span, ...] = ()
    """The words for the source; empty for "it is reported"."""
    commitment: Commitment
    """The source's commitment to the claim."""


class Step(Frozen):
    """One step in the resolution of a stance: some words and their effect."""

    span: Span | None
    """The words; None if the step rests on no particular words."""
    effect: str
    """What they do, as a phrase that follows them: "makes it merely possible"."""


class Stance(Frozen):
    """The commitments of a claim's author and sources, on the scale of Saurí and Pustejovsky (2009)."""

    label: StanceLabel
    """The overall stance."""
    author: Commitment
    """The commitment of the author of the text to the claim."""
    expected: Annotated[float, Field(ge=-3, le=3)] = 0.0
    """The average belief of readers, from -3 (it is not so) to 3 (it is so).

    By rules, it is the commitment of the innermost holder. Where he has none, it is calibrated on annotated sentences,
    which tells a plan (0.7) from a refusal to say (0). The trained model adjusts it by what readers were found to
    believe and keeps the sign of a commitment. It describes how a text presents a claim, not whether the claim is
    true.
    """
    sources: tuple[SourceStance, ...] = ()
    """The commitment of each source, from the outermost to the innermost."""
    steps: tuple[Step, ...] = ()
    """The steps that led to the stance, in order."""

    @property
    def source(self) -> SourceStance | None:
        """The innermost source, which makes the claim itself; None for the author's own."""
        return self.sources[-1] if self.sources else None

    @property
    def score(self) -> float:
        """The innermost holder's commitment as a number from -3 to 3."""
        return (self.source.commitment if self.source else self.author).score

    def explain(self) -> str:
        """Explain the stance in a sentence.

        >>> Stance(label=StanceLabel.HEDGED, author=Commitment.POSSIBLE).explain()
        'Hedged: the author thinking it possible (PS+).'
        """
        holders = [("the author", self.author), *((s.name or "an unnamed source", s.commitment) for s in self.sources)]
        who = ", ".join(f"{name} {c.words} ({c.value})" for name, c in holders)
        why = "; ".join(f'"{s.span.text}" {s.effect}' if s.span else s.effect for s in self.steps)
        return f"{self.label.value.capitalize()}: {who}" + (f", because {why}." if why else ".")


_COMMITMENT_WORDS = {
    Commitment.CERTAIN: "certain of it",
    Commitment.PROBABLE: "thinking it likely",
    Commitment.POSSIBLE: "thinking it possible",
    Commitment.UNCOMMITTED: "uncommitted",
    Commitment.NOT_POSSIBLE: "thinking it possibly untrue",
    Commitment.NOT_PROBABLE: "thinking it unlikely",
    Commitment.NOT_CERTAIN: "certain that it is not so",
}

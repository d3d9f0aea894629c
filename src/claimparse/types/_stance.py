"""How firmly a claim is held, and the words that tell."""

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
    """Commits to nothing: knows it not, or does not say."""
    NOT_POSSIBLE = "PS-"
    """Thinks it possible that it is not so."""
    NOT_PROBABLE = "PR-"
    """Thinks it probable that it is not so."""
    NOT_CERTAIN = "CT-"
    """Certain that it is not so."""

    @property
    def score(self) -> float:
        """The value as a number, from 3 (certain that it is so) over 0 (uncommitted) to -3 (certain that it is not)."""
        return _SCORES[self]

    @property
    def words(self) -> str:
        """The value as a phrase about its holder: "certain of it"."""
        return _STANDS[self]


_SCORES = dict(zip(Commitment, (3.0, 2.0, 1.0, 0.0, -1.0, -2.0, -3.0), strict=True))


class StanceLabel(StrEnum):
    """The stance of a claim in a word; the later in this list, the sooner it wins."""

    ASSERTED = "asserted"
    """Said by the author as so."""
    REPORTED = "reported"
    """Said by a source as so."""
    HEDGED = "hedged"
    """Less than certain: "may", "seems", "plans to"."""
    NEGATED = "negated"
    """Said not to be so: "not", "failed to"."""
    DENIED = "denied"
    """Denied by a source: "denied that"."""
    CONDITIONAL = "conditional"
    """True on a condition, or the condition itself: "if"."""
    QUESTIONED = "questioned"
    """Asked: "whether", "is it"."""


class CueKind(StrEnum):
    """The effect of a cue on somebody's commitment."""

    NEGATION = "negation"
    """Says that it is not so: "not", "no", "without"."""
    IMPLICATIVE = "implicative"
    """Implies that it is so, or that it is not (Karttunen 1971): "managed to", "failed to"."""
    DENIAL = "denial"
    """Tells of a denial: "denied that"."""
    WITHHOLDING = "withholding"
    """Keeps back whether it is so. No packaged word has this kind: such acts are ``SpeechAct.WITHHOLDS``."""
    MODAL = "modal"
    """Makes it possible or necessary, by an auxiliary: "may", "must"."""
    HEDGE = "hedge"
    """Makes it more or less likely, by another word: "perhaps", "is likely to"."""
    APPEARANCE = "appearance"
    """Says that it only seems so: "seems", "appears"."""
    EVIDENTIAL = "evidential"
    """Hands it to somebody else, who is not named: "reportedly", "allegedly"."""
    DOXASTIC = "doxastic"
    """Makes it a belief: "thinks", "believes"."""
    REPORT = "report"
    """Makes it the words of a source: "said"."""
    DOUBT = "doubt"
    """Casts doubt on it: "doubts", "is doubtful"."""
    CONDITION = "condition"
    """Makes it depend on something: "if", "unless"."""
    COUNTERFACTUAL = "counterfactual"
    """Imagines it against the facts: "had he paid"."""
    QUESTION = "question"
    """Asks whether it is so: "whether", a question mark."""
    DISTANCING = "distancing"
    """Keeps a wording at a distance: "so-called", quotation marks around a word."""
    FACTIVE = "factive"
    """Takes it for a fact (Kiparsky and Kiparsky 1970): "knows that", "regrets that"."""
    INTENTION = "intention"
    """Tells what somebody wants, not what happened: "plans to", "hopes to"."""
    ATTEMPT = "attempt"
    """Tells what somebody tried, not whether it worked: "tried to"."""
    PSEUDO = "pseudo"
    """Looks like a cue and is none: "no doubt", "May 5"."""


class Cue(Frozen):
    """The smallest words that change somebody's commitment, and the words whose reading they change."""

    spans: Annotated[tuple[Span, ...], Field(min_length=1)]
    """The words of the cue: several spans for "neither ... nor", part of a word for "unsupported"."""
    kind: CueKind
    """What the cue does to somebody's commitment."""
    scope: tuple[Span, ...] = ()
    """The words whose reading it changes, without the cue itself."""
    entry: str
    """The name of the lexicon entry or the rule: "negation.particle"."""
    note: str | None = None
    """Why a cue of the kind "pseudo" changes nothing."""

    @property
    def text(self) -> str:
        """The cue's words."""
        return " ... ".join(s.text for s in self.spans)

    @property
    def inert(self) -> bool:
        """True for words that only look like a cue."""
        return self.kind is CueKind.PSEUDO


class SourceStance(Frozen):
    """One source's commitment to a claim."""

    name: str | None
    """The canonical name, or the words where there is none; None for "it is reported"."""
    spans: tuple[Span, ...] = ()
    """The words for the source; empty for "it is reported"."""
    commitment: Commitment
    """How far the source is committed to the claim."""


class Step(Frozen):
    """One step of the resolution of a stance: which words did what."""

    span: Span | None
    """The words; None where no single word tells."""
    effect: str
    """What they do, as a phrase that follows them: "makes it merely possible"."""


class Stance(Frozen):
    """The commitments of a claim's author and sources, on the scale of Saurí and Pustejovsky (2009)."""

    label: StanceLabel
    """The stance in a word."""
    author: Commitment
    """How far the author of the text is committed to the claim."""
    expected: Annotated[float, Field(ge=-3, le=3)] = 0.0
    """The belief that readers form on average, from -3 (it is not so) to 3 (it is so).

    Where the innermost holder commits himself, it is his commitment; where he does not, it is calibrated on annotated
    sentences, so that a plan (0.7) is told from a refusal to say (0). It tells what a text makes of a claim, not
    whether the claim is true.
    """
    sources: tuple[SourceStance, ...] = ()
    """The commitment of each source, from the outermost to the innermost."""
    steps: tuple[Step, ...] = ()
    """What decided the stance, in the order in which it did."""

    @property
    def source(self) -> SourceStance | None:
        """The innermost source, who holds the claim itself."""
        return self.sources[-1] if self.sources else None

    @property
    def score(self) -> float:
        """The innermost holder's commitment as a number from -3 to 3."""
        return (self.source.commitment if self.source else self.author).score

    def explain(self) -> str:
        """The reasons in a sentence.

        >>> Stance(label=StanceLabel.HEDGED, author=Commitment.POSSIBLE).explain()
        'Hedged: the author thinking it possible (PS+).'
        """
        holders = [("the author", self.author), *((s.name or "an unnamed source", s.commitment) for s in self.sources)]
        who = ", ".join(f"{name} {c.words} ({c.value})" for name, c in holders)
        why = "; ".join(f'"{s.span.text}" {s.effect}' if s.span else s.effect for s in self.steps)
        return f"{self.label.value.capitalize()}: {who}" + (f", because {why}." if why else ".")


_STANDS = {
    Commitment.CERTAIN: "certain of it",
    Commitment.PROBABLE: "thinking it likely",
    Commitment.POSSIBLE: "thinking it possible",
    Commitment.UNCOMMITTED: "uncommitted",
    Commitment.NOT_POSSIBLE: "thinking it possibly untrue",
    Commitment.NOT_PROBABLE: "thinking it unlikely",
    Commitment.NOT_CERTAIN: "certain that it is not so",
}

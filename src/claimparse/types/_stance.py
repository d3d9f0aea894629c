"""How firmly a claim is held, and the words that tell."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from claimparse.types._base import Frozen, Span


class Commitment(StrEnum):
    """How far a holder is committed to a proposition, after Saurí and Pustejovsky (2009), FactBank."""

    CERTAIN = "CT+"
    PROBABLE = "PR+"
    POSSIBLE = "PS+"
    UNCOMMITTED = "U"
    NOT_POSSIBLE = "PS-"
    NOT_PROBABLE = "PR-"
    NOT_CERTAIN = "CT-"

    @property
    def score(self) -> float:
        """From 3 (certain that it is so) over 0 (uncommitted) to -3 (certain that it is not)."""
        return _SCORES[self]

    @property
    def words(self) -> str:
        """What the value says of its holder: "certain of it"."""
        return _STANDS[self]


_SCORES = dict(zip(Commitment, (3.0, 2.0, 1.0, 0.0, -1.0, -2.0, -3.0), strict=True))


class StanceLabel(StrEnum):
    """The stance of a claim in a word; the later in this list, the sooner it wins."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    HEDGED = "hedged"
    NEGATED = "negated"
    DENIED = "denied"
    CONDITIONAL = "conditional"
    QUESTIONED = "questioned"


class CueKind(StrEnum):
    """What a cue does to somebody's commitment."""

    NEGATION = "negation"
    IMPLICATIVE = "implicative"
    DENIAL = "denial"
    WITHHOLDING = "withholding"
    MODAL = "modal"
    HEDGE = "hedge"
    APPEARANCE = "appearance"
    EVIDENTIAL = "evidential"
    DOXASTIC = "doxastic"
    REPORT = "report"
    DOUBT = "doubt"
    CONDITION = "condition"
    COUNTERFACTUAL = "counterfactual"
    QUESTION = "question"
    DISTANCING = "distancing"
    FACTIVE = "factive"
    INTENTION = "intention"
    ATTEMPT = "attempt"
    PSEUDO = "pseudo"


class Cue(Frozen):
    """The smallest words that change somebody's commitment, and the words whose reading they change.

    ``spans`` are several for "neither ... nor", part of a word for "un-supported". ``scope`` excludes the cue.
    ``note`` says why a ``pseudo`` cue is inert. ``entry`` names the lexicon entry or rule.
    """

    spans: Annotated[tuple[Span, ...], Field(min_length=1)]
    kind: CueKind
    scope: tuple[Span, ...] = ()
    entry: str
    note: str | None = None

    @property
    def text(self) -> str:
        """The cue's words."""
        return " ... ".join(s.text for s in self.spans)

    @property
    def inert(self) -> bool:
        """Whether the cue only looks like one."""
        return self.kind is CueKind.PSEUDO


class SourceStance(Frozen):
    """What one source is committed to. ``name`` is None for "it is reported"; ``spans`` are then empty."""

    name: str | None
    spans: tuple[Span, ...] = ()
    commitment: Commitment


class Step(Frozen):
    """One step of the resolution of a stance: which words did what."""

    span: Span | None
    effect: str


class Stance(Frozen):
    """How firmly a claim is held: by the author, and by each source from the outermost to the innermost.

    ``expected`` is the belief that readers form on average, from -3 (it is not so) to 3 (it is so): that of the
    innermost holder where he commits himself, and calibrated on annotated sentences where he does not, so that a plan
    (0.7) is told from a refusal to say (0). It tells what a text makes of a claim, not whether the claim is true.
    """

    label: StanceLabel
    author: Commitment
    expected: Annotated[float, Field(ge=-3, le=3)] = 0.0
    sources: tuple[SourceStance, ...] = ()
    steps: tuple[Step, ...] = ()

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

"""Facts for the stance calculus about speech acts, stance labels, commitments and kinds of cues: one table for each.

A new member of one of these enumerations needs a row here, and one in :mod:`claimparse.output.looks`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from claimparse._stance.lexicon import Value
from claimparse.types import AnswerKind, Commitment, CueKind, SpeechAct, StanceLabel

U, CERTAIN = Commitment.UNCOMMITTED, Commitment.CERTAIN

NEGATE = Value(Commitment.NOT_CERTAIN, CERTAIN)
FALSE, TRUE = Value(Commitment.NOT_CERTAIN, U), Value(CERTAIN, U)
UNREAL = Value(Commitment.NOT_CERTAIN, Commitment.NOT_CERTAIN)
OPEN = Value(U, U)
FACT = Value(CERTAIN, CERTAIN)
SAID = Value(CERTAIN, U)
ABLE = Value(Commitment.POSSIBLE, Commitment.NOT_CERTAIN)


# ---------------------------------------------------------------- stance labels

_LABELS = dict(enumerate(StanceLabel))
_BITS = {label.name: 1 << n >> 1 for n, label in _LABELS.items()}


class Mode:
    """Events on the way to a proposition, as bits of an integer: enum.Flag would take half the time.

    Each label but the first has a bit, in the order of the labels, so that the highest bit tells which label wins.
    """

    NONE = _BITS["ASSERTED"]
    REPORTED = _BITS["REPORTED"]
    HEDGED = _BITS["HEDGED"]
    NEGATED = _BITS["NEGATED"]
    DENIED = _BITS["DENIED"]
    CONDITIONAL = _BITS["CONDITIONAL"]
    QUESTIONED = _BITS["QUESTIONED"]


def label_of(mode: int) -> StanceLabel:
    """Return the label of a mode: of several bits the highest wins.

    >>> label_of(Mode.REPORTED | Mode.DENIED)
    <StanceLabel.DENIED: 'denied'>
    >>> label_of(Mode.NONE)
    <StanceLabel.ASSERTED: 'asserted'>
    """
    return _LABELS[mode.bit_length()]


# ---------------------------------------------------------------- commitments

COMMITMENT_EFFECTS: Mapping[Commitment, str] = {
    CERTAIN: "says that it is so",
    Commitment.PROBABLE: "says that it is likelier than not",
    Commitment.POSSIBLE: "makes it no more than possible",
    U: "leaves it open whether it is so",
    Commitment.NOT_POSSIBLE: "makes it possibly untrue",
    Commitment.NOT_PROBABLE: "says that it is less likely than not",
    Commitment.NOT_CERTAIN: "says that it is not so",
}
"""The effect of cues whose kind alone does not tell it: hedges, modals, implicatives."""


# ---------------------------------------------------------------- speech acts


@dataclass(frozen=True, slots=True)
class ActFacts:
    """Facts about a speech act.

    ``value`` is what it commits its source to, where no predicate on the way says more, and ``mode`` the mode of its
    content. ``effect`` tells readers what it does. ``answerable``: a later denial can be about its content. ``reply``
    is how it answers an earlier claim, if it does.
    """

    value: Value
    effect: str
    mode: int = Mode.NONE
    answerable: bool = False
    reply: AnswerKind | None = None


ACT_FACTS: Mapping[SpeechAct, ActFacts] = {
    SpeechAct.ASSERTS: ActFacts(SAID, "makes it the words of a source", answerable=True),
    SpeechAct.DENIES: ActFacts(FALSE, "is a denial of it", Mode.DENIED, reply=AnswerKind.DENIES),
    SpeechAct.COMMITS: ActFacts(OPEN, "promises it", Mode.HEDGED),
    SpeechAct.DIRECTS: ActFacts(OPEN, "asks for it", Mode.HEDGED),
    SpeechAct.EVALUATES: ActFacts(SAID, "judges it", answerable=True),
    SpeechAct.WITHHOLDS: ActFacts(OPEN, "keeps back whether it is so", Mode.HEDGED, reply=AnswerKind.WITHHOLDS),
}


# ---------------------------------------------------------------- kinds of cues


class Belief(NamedTuple):
    """The belief that readers form of a proposition to which nobody commits, by whether it stands plain or negated."""

    plain: float
    negated: float


@dataclass(frozen=True, slots=True)
class CueKindFacts:
    """Facts about a kind of cue.

    - ``mode`` is the mode of the clause under the cue, ``mode_if_own`` the same where the holder speaks of himself
      ("we think") or nobody is named ("it is feared"), if it differs.
    - ``effect`` tells readers what the cue does, ``effect_if_so`` what it does where its value says that the clause
      holds; without either, the value tells.
    - ``value`` is that of constructions, which have no entry in the lexicon.
    - ``rank`` orders the modifiers of one clause, the outermost first.
    - ``belief`` is what readers believe where this is the innermost cue that leaves a clause open: means over annotated
      sentences, rounded. ``neutral`` cues leave them without a belief, whatever other cues there are.
    - ``embeds``: the words around the cue are about a proposition, and a claim's head is sought in that.
    - ``scope_of_clause``: a predicate of the kind has its clause as its scope, like a negation, not its complement.
    """

    mode: int = Mode.HEDGED
    effect: str = ""
    mode_if_own: int | None = None
    effect_if_so: str = ""
    value: Value | None = None
    rank: int = 2
    belief: Belief | None = None
    neutral: bool = False
    embeds: bool = False
    scope_of_clause: bool = False

    @property
    def own_mode(self) -> int:
        """The mode of the clause where the holder speaks of himself."""
        return self.mode if self.mode_if_own is None else self.mode_if_own

    def effect_of(self, value: Value) -> str:
        """Return what a cue of the kind does to its proposition where its own clause holds, by the cue's value.

        >>> CUE_KIND_FACTS[CueKind.MODAL].effect_of(Value(Commitment.POSSIBLE, Commitment.NOT_POSSIBLE))
        'makes it no more than possible'
        """
        return (value.true.score > 0 and self.effect_if_so) or self.effect or COMMITMENT_EFFECTS[value.true]


CUE_KIND_FACTS: Mapping[CueKind, CueKindFacts] = {
    CueKind.NEGATION: CueKindFacts(Mode.NEGATED, "says that it is not so", value=NEGATE, rank=3, scope_of_clause=True),
    CueKind.IMPLICATIVE: CueKindFacts(Mode.NEGATED, neutral=True, embeds=True, scope_of_clause=True),
    CueKind.DENIAL: CueKindFacts(Mode.DENIED, "is a denial of it", neutral=True),
    CueKind.WITHHOLDING: CueKindFacts(),
    CueKind.MODAL: CueKindFacts(embeds=True),
    CueKind.HEDGE: CueKindFacts(neutral=True, embeds=True),
    CueKind.APPEARANCE: CueKindFacts(effect_if_so="says that it only seems so", embeds=True),
    CueKind.EVIDENTIAL: CueKindFacts(
        Mode.REPORTED, "hands it to somebody else", rank=1, belief=Belief(0.7, 0.5), embeds=True
    ),
    CueKind.DOXASTIC: CueKindFacts(
        Mode.REPORTED, "makes it a belief", mode_if_own=Mode.HEDGED | Mode.NEGATED, belief=Belief(1.0, 0.0)
    ),
    CueKind.REPORT: CueKindFacts(Mode.REPORTED, "makes it the words of a source", belief=Belief(1.0, 0.2)),
    CueKind.DOUBT: CueKindFacts(Mode.REPORTED, "casts doubt on it", mode_if_own=Mode.HEDGED, neutral=True, embeds=True),
    CueKind.CONDITION: CueKindFacts(Mode.CONDITIONAL, "makes it depend on a condition", value=OPEN, rank=0),
    CueKind.COUNTERFACTUAL: CueKindFacts(Mode.CONDITIONAL, "imagines it against the facts", value=UNREAL, rank=0),
    CueKind.QUESTION: CueKindFacts(Mode.QUESTIONED, "asks whether it is so", value=OPEN, rank=0, neutral=True),
    CueKind.DISTANCING: CueKindFacts(effect="keeps its wording at a distance", value=OPEN),
    CueKind.FACTIVE: CueKindFacts(Mode.NEGATED, "takes it for a fact", belief=Belief(1.0, 0.5), embeds=True),
    CueKind.INTENTION: CueKindFacts(
        effect="tells what somebody wants, not what happened", belief=Belief(0.7, -0.6), embeds=True
    ),
    CueKind.ATTEMPT: CueKindFacts(effect="tells what somebody tried, not whether it worked", embeds=True),
    CueKind.PSEUDO: CueKindFacts(embeds=True),
}

"""Facts for the stance calculus about speech acts, stance labels, commitments and kinds of cues: one table for each.

A new member of one of these enumerations needs a row here, and one in :mod:`claimparse.output.looks`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from claimparse.lexicon.schema.stance import Value
from claimparse.types import AnswerKind, Commitment, CueKind, SpeechAct, StanceLabel

UNCOMMITTED, CERTAIN = Commitment.UNCOMMITTED, Commitment.CERTAIN

NEGATING = Value(Commitment.NOT_CERTAIN, CERTAIN)
FALSE, TRUE = Value(Commitment.NOT_CERTAIN, UNCOMMITTED), Value(CERTAIN, UNCOMMITTED)
UNREAL = Value(Commitment.NOT_CERTAIN, Commitment.NOT_CERTAIN)
OPEN = Value(UNCOMMITTED, UNCOMMITTED)
FACTUAL = Value(CERTAIN, CERTAIN)
ABILITY = Value(Commitment.POSSIBLE, Commitment.NOT_CERTAIN)


# ---------------------------------------------------------------- stance labels

_LABELS = dict(enumerate(StanceLabel))
_BITS = {label.name: 1 << n >> 1 for n, label in _LABELS.items()}


class Mode:
    """Operators passed on the way to a proposition, as bits of an integer: enum.Flag would double the running time.

    Each label but the first has a bit, in the order of the labels, so that the highest bit says which label wins.
    """

    NONE = _BITS["ASSERTED"]
    REPORTED = _BITS["REPORTED"]
    HEDGED = _BITS["HEDGED"]
    NEGATED = _BITS["NEGATED"]
    DENIED = _BITS["DENIED"]
    CONDITIONAL = _BITS["CONDITIONAL"]
    QUESTIONED = _BITS["QUESTIONED"]
    AGAINST = 1 << len(_BITS)
    """What is planned, promised or ordered is that something does not happen; no label of its own."""


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
    CERTAIN: "says that it is true",
    Commitment.PROBABLE: "makes it probable",
    Commitment.POSSIBLE: "makes it merely possible",
    UNCOMMITTED: "leaves it open",
    Commitment.NOT_POSSIBLE: "makes it possibly false",
    Commitment.NOT_PROBABLE: "makes it improbable",
    Commitment.NOT_CERTAIN: "says that it is false",
}
"""The effect of cues whose kind alone does not say it: hedges, modals, implicatives."""


# ---------------------------------------------------------------- speech acts


@dataclass(frozen=True, slots=True)
class ActFacts:
    """Facts about a speech act.

    - ``value`` is the source's commitment where no predicate on the way says more, ``mode`` the mode of the content.
    - ``effect`` describes the act in ``explain()``.
    - ``answerable``: a later denial can be about the content.
    - ``reply`` is how the act answers an earlier claim, if it does.
    - ``modal`` words what is undertaken, or wanted of others, as a clause: "promised to go" says that he will go.
    - ``is_factual``: what is said is so or not, rather than to be done or judged.
    """

    value: Value
    effect: str
    mode: int = Mode.NONE
    answerable: bool = False
    reply: AnswerKind | None = None
    modal: str | None = None
    is_factual: bool = False


ACT_FACTS: Mapping[SpeechAct, ActFacts] = {
    SpeechAct.ASSERTS: ActFacts(TRUE, "attributes it to a source", answerable=True, is_factual=True),
    SpeechAct.DENIES: ActFacts(FALSE, "denies it", Mode.DENIED, reply=AnswerKind.DENIES, is_factual=True),
    SpeechAct.COMMITS: ActFacts(OPEN, "promises it", Mode.HEDGED, modal="will"),
    SpeechAct.DIRECTS: ActFacts(OPEN, "asks for it", Mode.HEDGED, modal="should"),
    SpeechAct.EVALUATES: ActFacts(TRUE, "judges it", answerable=True),
    SpeechAct.WITHHOLDS: ActFacts(OPEN, "withholds whether it is true", Mode.HEDGED, reply=AnswerKind.WITHHOLDS),
}


# ---------------------------------------------------------------- kinds of cues


class Belief(NamedTuple):
    """The belief that readers form of a proposition to which nobody commits, as it stands or negated."""

    plain: float
    negated: float


@dataclass(frozen=True, slots=True)
class CueKindFacts:
    """Facts about a kind of cue.

    - ``mode`` is the mode of the clause under the cue, ``mode_if_self_report`` the mode where the holder speaks of
      himself ("we think") or nobody is named ("it is feared"), if it differs.
    - ``effect`` describes in ``explain()`` what the cue does, ``effect_if_true`` what it does where by its value the
      clause holds; without either, the value decides.
    - ``value`` is that of constructions, which have no entry in the lexicon.
    - ``rank`` orders the modifiers of one clause, the outermost first.
    - ``belief`` is what readers believe where this is the innermost cue that leaves a clause open: means over annotated
      sentences, rounded. With ``leaves_no_belief`` readers form none, whatever other cues there are.
    - ``embeds``: the words around the cue are about another proposition, which has the claim's head.
    - ``scopes_over_clause``: a predicate of the kind has its clause as its scope, like a negation, not its complement.
    """

    mode: int = Mode.HEDGED
    effect: str = ""
    mode_if_self_report: int | None = None
    effect_if_true: str = ""
    value: Value | None = None
    rank: int = 2
    belief: Belief | None = None
    leaves_no_belief: bool = False
    embeds: bool = False
    scopes_over_clause: bool = False

    @property
    def self_report_mode(self) -> int:
        """The mode of the clause where the holder speaks of himself."""
        return self.mode if self.mode_if_self_report is None else self.mode_if_self_report

    def effect_of(self, value: Value) -> str:
        """Return the effect of a cue of the kind on its proposition where its own clause holds, by the cue's value.

        >>> CUE_KIND_FACTS[CueKind.MODAL].effect_of(Value(Commitment.POSSIBLE, Commitment.NOT_POSSIBLE))
        'makes it merely possible'
        """
        return (value.true.score > 0 and self.effect_if_true) or self.effect or COMMITMENT_EFFECTS[value.true]


CUE_KIND_FACTS: Mapping[CueKind, CueKindFacts] = {
    CueKind.NEGATION: CueKindFacts(Mode.NEGATED, "negates it", value=NEGATING, rank=3, scopes_over_clause=True),
    CueKind.IMPLICATIVE: CueKindFacts(Mode.NEGATED, leaves_no_belief=True, embeds=True, scopes_over_clause=True),
    CueKind.DENIAL: CueKindFacts(Mode.DENIED, "denies it", leaves_no_belief=True),
    CueKind.WITHHOLDING: CueKindFacts(),
    CueKind.MODAL: CueKindFacts(embeds=True),
    CueKind.HEDGE: CueKindFacts(leaves_no_belief=True, embeds=True),
    CueKind.APPEARANCE: CueKindFacts(effect_if_true="says that it only seems to be true", embeds=True),
    CueKind.EVIDENTIAL: CueKindFacts(
        Mode.REPORTED, "attributes it to others", rank=1, belief=Belief(0.7, 0.5), embeds=True
    ),
    CueKind.DOXASTIC: CueKindFacts(
        Mode.REPORTED,
        "presents it as a belief",
        mode_if_self_report=Mode.HEDGED | Mode.NEGATED,
        belief=Belief(1.0, 0.0),
    ),
    CueKind.REPORT: CueKindFacts(Mode.REPORTED, "attributes it to a source", belief=Belief(1.0, 0.2)),
    CueKind.DOUBT: CueKindFacts(
        Mode.REPORTED,
        "casts doubt on it",
        mode_if_self_report=Mode.HEDGED,
        leaves_no_belief=True,
        embeds=True,
    ),
    CueKind.CONDITION: CueKindFacts(Mode.CONDITIONAL, "makes it conditional", value=OPEN, rank=0),
    CueKind.COUNTERFACTUAL: CueKindFacts(Mode.CONDITIONAL, "makes it counterfactual", value=UNREAL, rank=0),
    CueKind.QUESTION: CueKindFacts(
        Mode.QUESTIONED, "asks whether it is true", value=OPEN, rank=0, leaves_no_belief=True
    ),
    CueKind.DISTANCING: CueKindFacts(effect="signals distance from the wording", value=OPEN),
    CueKind.FACTIVE: CueKindFacts(Mode.NEGATED, "presupposes it", belief=Belief(1.0, 0.5), embeds=True),
    CueKind.INTENTION: CueKindFacts(
        effect="states what is wanted, not what happened", belief=Belief(0.7, -0.6), embeds=True
    ),
    CueKind.ATTEMPT: CueKindFacts(effect="states what was tried, not whether it worked", embeds=True),
    CueKind.PSEUDO: CueKindFacts(embeds=True),
}

"""What kinds of cues and acts do to a proposition, where the lexicon does not say it word by word."""

from __future__ import annotations

from claimparse._stance.calculus import CERTAIN, Mode, U
from claimparse._stance.lexicon import Value
from claimparse.types import Commitment, CueKind, SpeechAct

NEGATE = Value(Commitment.NOT_CERTAIN, CERTAIN)
FALSE, TRUE = Value(Commitment.NOT_CERTAIN, U), Value(CERTAIN, U)
UNREAL = Value(Commitment.NOT_CERTAIN, Commitment.NOT_CERTAIN)
OPEN = Value(U, U)
FACT = Value(CERTAIN, CERTAIN)
SAID = Value(CERTAIN, U)
ABLE = Value(Commitment.POSSIBLE, Commitment.NOT_CERTAIN)

ACTS: dict[SpeechAct, tuple[Value, int]] = {
    SpeechAct.ASSERTS: (SAID, Mode.NONE),
    SpeechAct.DENIES: (Value(Commitment.NOT_CERTAIN, U), Mode.DENIED),
    SpeechAct.COMMITS: (OPEN, Mode.HEDGED),
    SpeechAct.DIRECTS: (OPEN, Mode.HEDGED),
    SpeechAct.EVALUATES: (SAID, Mode.NONE),
    SpeechAct.WITHHOLDS: (OPEN, Mode.HEDGED),
}
"""What an attribution commits its source to, where no predicate on the way says more."""

MODES = {
    CueKind.NEGATION: Mode.NEGATED,
    CueKind.IMPLICATIVE: Mode.NEGATED,
    CueKind.CONDITION: Mode.CONDITIONAL,
    CueKind.COUNTERFACTUAL: Mode.CONDITIONAL,
    CueKind.QUESTION: Mode.QUESTIONED,
    CueKind.DENIAL: Mode.DENIED,
    CueKind.FACTIVE: Mode.NEGATED,
    CueKind.REPORT: Mode.REPORTED,
    CueKind.DOXASTIC: Mode.REPORTED,
    CueKind.EVIDENTIAL: Mode.REPORTED,
    CueKind.DOUBT: Mode.REPORTED,
}
"""The mode a cue puts its clause in; all other kinds hedge."""

OWN_MODES = {
    CueKind.DOUBT: Mode.HEDGED,
    CueKind.DOXASTIC: Mode.HEDGED | Mode.NEGATED,
}
"""The same where the holder speaks of himself ("we think") or nobody is named ("it is feared")."""

CONSTRUCTIONS = {
    CueKind.NEGATION: NEGATE,
    CueKind.COUNTERFACTUAL: UNREAL,
    CueKind.CONDITION: OPEN,
    CueKind.QUESTION: OPEN,
    CueKind.DISTANCING: OPEN,
}
"""The values of cues that are constructions and have no entry in the lexicon."""


def mode_of_source(kind: CueKind, held: Commitment, outer: int) -> int:
    """The mode in which a new source holds its content."""
    if kind is CueKind.FACTIVE:
        return Mode.HEDGED if held is U else Mode.NONE
    if kind is CueKind.DENIAL and held.score >= 0:
        return Mode.REPORTED if held is CERTAIN else Mode.HEDGED | Mode.REPORTED
    mode = MODES.get(kind, Mode.HEDGED) | Mode.REPORTED
    if held is U or (outer & Mode.HEDGED and held is not CERTAIN):
        mode |= Mode.HEDGED
    return mode

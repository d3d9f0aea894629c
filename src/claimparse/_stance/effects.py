"""What each step of a stance's resolution does, in words for readers."""

from __future__ import annotations

from claimparse._stance.calculus import CERTAIN, U
from claimparse._stance.lexicon import Value
from claimparse.types import AnswerKind, Commitment, CueKind, SpeechAct

REPORTS = "makes it the words of a source"
TAKES_FOR_FACT = "takes it for a fact"
TURNED_DOWN = "turns it down, and says nothing of whether it is so"
NOT_HAPPENED = "is not said to have happened"

_EFFECTS = {
    CueKind.NEGATION: "says that it is not so",
    CueKind.DENIAL: "is a denial of it",
    CueKind.EVIDENTIAL: "hands it to somebody else",
    CueKind.DOXASTIC: "makes it a belief",
    CueKind.REPORT: REPORTS,
    CueKind.DOUBT: "casts doubt on it",
    CueKind.CONDITION: "makes it depend on a condition",
    CueKind.COUNTERFACTUAL: "imagines it against the facts",
    CueKind.QUESTION: "asks whether it is so",
    CueKind.DISTANCING: "keeps its wording at a distance",
    CueKind.FACTIVE: TAKES_FOR_FACT,
    CueKind.INTENTION: "tells what somebody wants, not what happened",
    CueKind.ATTEMPT: "tells what somebody tried, not whether it worked",
}

_STRENGTHS = {
    CERTAIN: "says that it is so",
    Commitment.PROBABLE: "says that it is likelier than not",
    Commitment.POSSIBLE: "makes it no more than possible",
    U: "leaves it open whether it is so",
    Commitment.NOT_POSSIBLE: "makes it possibly untrue",
    Commitment.NOT_PROBABLE: "says that it is less likely than not",
    Commitment.NOT_CERTAIN: "says that it is not so",
}
"""The effect of hedges, modals and implicatives, which their value tells."""

_ACTS = {
    SpeechAct.ASSERTS: REPORTS,
    SpeechAct.DENIES: "is a denial of it",
    SpeechAct.COMMITS: "promises it",
    SpeechAct.DIRECTS: "asks for it",
    SpeechAct.EVALUATES: "judges it",
    SpeechAct.WITHHOLDS: "keeps back whether it is so",
}


def of_cue(kind: CueKind, value: Value) -> str:
    """What a cue does to its proposition, where its own clause holds.

    >>> of_cue(CueKind.MODAL, Value(Commitment.POSSIBLE, Commitment.NOT_POSSIBLE))
    'makes it no more than possible'
    """
    if kind is CueKind.APPEARANCE and value.true.score > 0:
        return "says that it only seems so"
    return _EFFECTS.get(kind) or _STRENGTHS[value.true]


def of_negation(word: str) -> str:
    """What a negation does to a word.

    >>> of_negation("confirm")
    'negates "confirm"'
    """
    return f'negates "{word}"'


def of_answer(kind: AnswerKind, said: str, whose: str) -> str:
    """What a denial, refusal or admission answers.

    >>> of_answer(AnswerKind.DENIES, "that the firm hid losses", "Prosecutors")
    'answers Prosecutors: "that the firm hid losses"'
    """
    if kind is AnswerKind.CONCEDES:
        return f'takes back the denial "{said}"'
    if not said:
        return f"answers {whose}"
    return f'answers {whose}: "{said}"' if whose else f'answers "{said}"'


def of_belief(moved: float) -> str:
    """What a trained model knows of readers of such a clause, beside others of its label and commitment.

    >>> of_belief(-0.42)
    'readers believe such a clause less than others of its kind, by 0.4 of 6'
    """
    how = "more" if moved > 0 else "less"
    return f"readers believe such a clause {how} than others of its kind, by {abs(moved):.1f} of 6"


def of_act(act: SpeechAct) -> str:
    """What a cue of attribution does to its content."""
    return _ACTS[act]

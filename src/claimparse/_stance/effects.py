"""Words for readers: the effect of each step in the resolution of a stance."""

from __future__ import annotations

from claimparse._stance.facts import CUE_KIND_FACTS
from claimparse.types import AnswerKind, CueKind

REPORTS = CUE_KIND_FACTS[CueKind.REPORT].effect
TAKES_FOR_FACT = CUE_KIND_FACTS[CueKind.FACTIVE].effect
TURNED_DOWN = "turns it down without saying whether it is true"
NOT_HAPPENED = "is not said to have happened"


def of_negation(word: str) -> str:
    """Return what a negation does to a word.

    >>> of_negation("confirm")
    'negates "confirm"'
    """
    return f'negates "{word}"'


def of_answer(kind: AnswerKind, said: str, whose: str) -> str:
    """Return what a denial, refusal or admission answers.

    >>> of_answer(AnswerKind.DENIES, "that the firm hid losses", "Prosecutors")
    'answers Prosecutors: "that the firm hid losses"'
    """
    if kind is AnswerKind.CONCEDES:
        return f'takes back the denial "{said}"'
    if not said:
        return f"answers {whose}"
    return f'answers {whose}: "{said}"' if whose else f'answers "{said}"'


def of_belief(moved: float) -> str:
    """Return how far readers believe such a clause more or less than others of its label and commitment.

    >>> of_belief(-0.42)
    'readers believe such a clause less than others of its kind, by 0.4 of 6'
    """
    how = "more" if moved > 0 else "less"
    return f"readers believe such a clause {how} than others of its kind, by {abs(moved):.1f} of 6"

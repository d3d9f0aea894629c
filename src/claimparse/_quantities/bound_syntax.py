"""The effect of a clause on a bound: "will not pay more than 30" is at most 30, "9 goals over 31 games" is no bound."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.tree import NOMINAL, SUBJECTS, VERBAL, ancestors, child

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NEGATION = frozenset({"neg"})
_OBJECT_OR_PARTICLE = frozenset({"dobj", "prt", "nsubjpass"})
_NUMBER = frozenset({"nummod"})
_MAX_DEPTH = 12


def is_negated_bound(doc: Doc, run: Run) -> bool:
    """Return whether a bounded number is an object or adjunct of a negated verb: "may not rise above 12%".

    It is not where the number is the subject ("more than 30 did not come") or describes another noun ("is not for
    children under five").
    """
    if any(t.pos_ in VERBAL and child(t, _NEGATION) is not None for t in doc[run.start : run.end]):
        return True  # "must not exceed 30"
    token = _outward_token(doc, run)
    for governor in islice(ancestors(token), _MAX_DEPTH):
        if token.dep_ in SUBJECTS or (token.dep_ == "prep" and governor.pos_ in NOMINAL):
            return False
        if governor.pos_ in VERBAL:
            return child(governor, _NEGATION) is not None
        token = governor
    return False


def is_temporal_over(doc: Doc, run: Run) -> bool:
    """Return whether a run begins with "over" that means "during": "won 9 games over 3 seasons", "held over 3 days"."""
    over = doc[run.start]
    if over.lower_ != "over" or over.dep_ != "prep":
        return False
    if over.head.pos_ not in VERBAL:
        return child(over.head, _NUMBER) is not None
    complement = child(over.head, _OBJECT_OR_PARTICLE)
    return complement is not None and not run.start <= complement.i < run.end


def _outward_token(doc: Doc, run: Run) -> Token:
    """The first token of a run whose governor lies outside, else the first token."""
    return next((t for t in doc[run.start : run.end] if not run.start <= t.head.i < run.end), doc[run.start])

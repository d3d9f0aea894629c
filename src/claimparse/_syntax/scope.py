"""The words a cue of stance is about, on the dependency tree, in two views."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._syntax.core import CONJUNCTS, SUBJECTS, VERBAL, child
from claimparse._syntax.embedding import COPULA_LABELS, anchor, clause_frame, shares_auxiliaries

if TYPE_CHECKING:
    from spacy.tokens import Token

_OUTSIDE = frozenset({"punct", "cc", "preconj", "parataxis", "intj", "mark", "meta"})
_PHRASE_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADP", "SCONJ"})


def clause_scope(cue: Token, tokens: tuple[int, ...], *, quantifier: bool, affix: bool) -> list[int]:
    """The clause or phrase that the cue stands in, subject included, the cue left out."""
    top = _top_of_affix(cue) if affix else anchor(cue, quantifier=quantifier)
    if top.dep_ in COPULA_LABELS and top.head.pos_ in VERBAL and top.i != cue.i:
        top = top.head
    left_out = set() if affix else set(tokens)
    found = [t for t in _clause(top, cue) if t not in left_out]
    return found


def right_scope(cue: Token, tokens: tuple[int, ...], *, quantifier: bool) -> list[int]:
    """The words to the right of the cue in its clause or phrase, the cue left out."""
    top = anchor(cue, quantifier=False)
    if quantifier and cue.dep_ == "det":
        top = cue.head
    last = max(tokens)
    return [t for t in _clause(top, cue) if t > last and t not in tokens]


def _top_of_affix(word: Token) -> Token:
    if word.dep_ in COPULA_LABELS and word.head.pos_ in VERBAL:
        return word.head
    if word.dep_ == "amod":
        return word.head
    if word.dep_ == "advmod":
        return word.head
    return word


def _clause(top: Token, cue: Token) -> Iterator[int]:
    """The tokens of a clause or phrase, with the subject that it shares; in text order."""
    found = {top.i}
    for c in top.children:
        if not _outside(c, top, cue):
            found.update(range(c.left_edge.i, c.right_edge.i + 1))
    if top.pos_ in VERBAL and child(top, SUBJECTS) is None:
        found.update(_shared_subject(top))
    return iter(sorted(found))


def _outside(c: Token, top: Token, cue: Token) -> bool:
    if c.i == cue.i:
        return False
    label = c.dep_
    if label in _OUTSIDE:
        return True
    if label in CONJUNCTS:
        if c.pos_ in VERBAL and top.pos_ in VERBAL:
            return not shares_auxiliaries(c, top)
        return False
    if label in ("ccomp", "advcl") and c.i < top.i:
        return True
    return label == "advcl" and clause_frame(c) == "that"


def _shared_subject(verb: Token) -> Iterator[int]:
    at = verb
    for _ in range(6):
        if at.head.i == at.i or at.dep_ not in ("xcomp", "conj", "advcl"):
            return
        at = at.head
        own = child(at, SUBJECTS)
        if own is not None:
            yield from range(own.left_edge.i, own.right_edge.i + 1)
            return


def runs_of(tokens: list[int]) -> tuple[Run, ...]:
    """Sorted tokens as runs."""
    runs: list[Run] = []
    for t in tokens:
        if runs and runs[-1].end == t:
            runs[-1] = Run(runs[-1].start, t + 1)
        else:
            runs.append(Run(t, t + 1))
    return tuple(runs)


def complement_scope(predicate: Token, tokens: tuple[int, ...], with_subject: bool) -> list[int]:
    """The words of what a predicate takes, with its own clause's subject where asked."""
    found: set[int] = set()
    for c in predicate.children:
        if c.dep_ in SUBJECTS and not with_subject:
            continue
        if c.dep_ not in _OUTSIDE and not (c.dep_ in CONJUNCTS and c.pos_ in VERBAL):
            found.update(range(c.left_edge.i, c.right_edge.i + 1))
    if predicate.dep_ in COPULA_LABELS:
        for c in predicate.head.children:
            if c.i > predicate.i and c.dep_ not in _OUTSIDE:
                found.update(range(c.left_edge.i, c.right_edge.i + 1))
    return sorted(found - set(tokens))

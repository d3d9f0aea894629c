"""Coordinated words: what they share, and what "but" and "nor" keep apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimparse._grammar.tree import AUXILIARIES, CONJUNCTS, SUBJECTS, VERBAL, child, near_children

if TYPE_CHECKING:
    from spacy.tokens import Token


def shares_auxiliaries(verb: Token, first: Token) -> bool:
    """Return whether a coordinated verb shares the auxiliaries and negation of the first: "did not eat or drink"."""
    if child(verb, SUBJECTS) is not None or child(verb, AUXILIARIES) is not None:
        return False
    if any(c.dep_ == "cc" and first.i < c.i < verb.i and c.lower_ == "but" for c in first.children):
        return False
    if verb.pos_ not in VERBAL:
        return True
    if first.pos_ == "AUX" and first.tag_ in ("VBD", "VBZ", "VBP"):
        return False  # "is not horrible and delivers": a finite form negated by "not" shares nothing
    if first.tag_ == "VB":
        return verb.tag_ in ("VB", "VBP", "NN", "NNP")
    return verb.tag_ == first.tag_


def is_contrasted(conjunct: Token) -> bool:
    """Return whether "but" or "nor" stands between a conjunct and what it is coordinated with."""
    return any(
        c.dep_ == "cc" and c.i < conjunct.i and c.lower_ in ("but", "nor")
        for c in near_children(conjunct.head, conjunct)
    )


def is_conjunct(token: Token) -> bool:
    """Return whether a token is coordinated with its head."""
    return token.dep_ in CONJUNCTS


def conjuncts_after(conjunction: Token) -> Iterator[Token]:
    """Yield the words that a conjunction joins to the one before it: "drink" after "or" in "eat or drink"."""
    return (c for c in conjunction.head.rights if c.dep_ in CONJUNCTS and c.i > conjunction.i)

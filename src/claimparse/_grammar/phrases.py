"""Runs of words as phrases: where a noun phrase ends, and what modifies what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.tree import INSIDE_PHRASE, PREPOSITION_OBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def noun_phrase_end(doc: Doc, end: int) -> int:
    """The end of a run, moved past the noun where a word that precedes one would be its last: "a former"."""
    last = doc[end - 1]
    while last.dep_ in INSIDE_PHRASE and last.is_alpha and last.head.i >= end:
        last = last.head
        end = last.i + 1
    return end


def without_possessive(doc: Doc, run: Run) -> Run:
    """A run without a possessive ending: "the mayor" of "the mayor's claim"."""
    return Run(run.start, run.end - 1) if run.end - run.start > 1 and doc[run.end - 1].tag_ == "POS" else run


def modifies_next_noun(doc: Doc, inner: Run, outer: Run) -> bool:
    """Return whether quoted words modify the noun after them: `the "reform" bill`."""
    if outer.end >= len(doc) or doc[outer.end].is_punct:
        return False
    heads = [t for t in doc[inner.start : inner.end] if not inner.start <= t.head.i < inner.end]
    return any(t.dep_ in {"amod", "compound", "nmod", "nummod"} and t.head.i >= outer.end for t in heads)


def is_in_phrase_below(token: Token, head: Token) -> bool:
    """Return whether a token is the noun of a phrase below another: "hotel" in "a spokesman for the hotel"."""
    return token.dep_ in PREPOSITION_OBJECTS and head.is_ancestor(token)

"""Clauses, subjects and phrases on spaCy's English dependency scheme (ClearNLP labels, Penn tags)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimparse._evidence import Run

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative", "pobj", "attr", "oprd"})
COMPLEMENTS = frozenset({"ccomp", "xcomp", "pcomp"})
CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "advcl", "acl", "relcl", "csubj", "csubjpass", "parataxis"})
AUXILIARIES = frozenset({"aux", "auxpass"})
CONJUNCTS = frozenset({"conj"})
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def children(token: Token, labels: frozenset[str]) -> Iterator[Token]:
    """The children that bear one of the labels, in text order."""
    return (c for c in token.children if c.dep_ in labels)


def child(token: Token, labels: frozenset[str]) -> Token | None:
    """The first child that bears one of the labels."""
    return next(children(token, labels), None)


def first_conjunct(token: Token) -> Token:
    """The head of a chain of coordination: "claimed" -> "acknowledged" in "acknowledged ... but claimed"."""
    while token.dep_ in CONJUNCTS and token.head.i != token.i:
        token = token.head
    return token


def subject(token: Token) -> Token | None:
    """The subject of a verb, its own or the one that it shares with the verb it is coordinated with."""
    seen = token
    while True:
        found = child(seen, SUBJECTS)
        if found is not None:
            return found
        if seen.dep_ not in CONJUNCTS or seen.head.i == seen.i or seen.head.pos_ not in VERBAL:
            return None
        seen = seen.head


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive."""
    return any(c.dep_ == "auxpass" or c.dep_ in PASSIVE_SUBJECTS for c in verb.children)


def clause_head(token: Token) -> Token:
    """The verb or root of the smallest clause in which a token stands."""
    while token.dep_ not in CLAUSES and token.dep_ != "ROOT" and token.head.i != token.i:
        if token.dep_ in CONJUNCTS and token.pos_ in VERBAL:
            break
        token = token.head
    return token


def subtree_run(token: Token) -> Run:
    """The tokens of a subtree, from its left to its right edge."""
    return Run(token.left_edge.i, token.right_edge.i + 1)


def ancestors(token: Token) -> Iterator[Token]:
    """The governors of a token, nearest first, up to the root."""
    while token.head.i != token.i:
        token = token.head
        yield token

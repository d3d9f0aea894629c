"""Clauses, subjects and phrases on spaCy's English dependency scheme (ClearNLP labels, Penn tags)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimparse._evidence import Run

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "advcl", "acl", "relcl", "csubj", "csubjpass", "parataxis"})
AUXILIARIES = frozenset({"aux", "auxpass"})
CONJUNCTS = frozenset({"conj"})
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
INSIDE_PHRASE = frozenset({"det", "predet", "quantmod", "nummod", "poss", "amod", "compound"})
MAX_CHILDREN = 24


def near_children(token: Token, around: Token) -> Iterable[Token]:
    """The children of a token; of very many, those in the neighbourhood of a second token.

    Odd text gives trees where thousands of words hang on one; looking at all from each would cost quadratic time.
    """
    if token.n_lefts + token.n_rights <= MAX_CHILDREN:
        return token.children
    first, last = max(0, around.i - MAX_CHILDREN), min(len(token.doc), around.i + MAX_CHILDREN)
    return [t for t in token.doc[first:last] if t.head.i == token.i and t.i != token.i]


def children(token: Token, labels: frozenset[str]) -> Iterator[Token]:
    """The children that bear one of the labels, in text order."""
    return (c for c in token.children if c.dep_ in labels)


def child(token: Token, labels: frozenset[str]) -> Token | None:
    """The first child that bears one of the labels."""
    for c in token.children:
        if c.dep_ in labels:
            return c
    return None


def first_conjunct(token: Token) -> Token:
    """The head of a chain of coordination: "claimed" -> "acknowledged" in "acknowledged ... but claimed"."""
    while token.dep_ in CONJUNCTS and token.head.i != token.i:
        token = token.head
    return token


def conjuncts(token: Token) -> Iterator[Token]:
    """Those coordinated with a token and standing behind it, in text order: "deny" under "confirm or deny"."""
    found = child(token, CONJUNCTS)
    while found is not None:
        yield found
        found = child(found, CONJUNCTS)


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
    return any(c.dep_ == "auxpass" or c.dep_ in PASSIVE_SUBJECTS for c in near_children(verb, verb))


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


def is_number_sign(token: Token) -> bool:
    """Whether "no" stands for "number": "at No. 38", "No 10 said"."""
    doc, after = token.doc, token.i + 1
    if token.text not in ("No", "no") or after >= len(doc):
        return False
    after += doc[after].text == "." and not token.whitespace_
    return after < len(doc) and doc[after].text[0].isdigit() and (token.text == "No" or after > token.i + 1)

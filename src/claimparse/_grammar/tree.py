"""Clauses, subjects and phrases on spaCy's English dependency scheme (ClearNLP labels, Penn tags)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimparse._evidence import Run

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
NOUN_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "pobj", "dative"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "advcl", "acl", "relcl", "csubj", "csubjpass", "parataxis"})
AUXILIARIES = frozenset({"aux", "auxpass"})
DIRECT_OBJECTS = frozenset({"dobj"})
PREPOSITION_OBJECTS = frozenset({"pobj"})
PREPOSITION_COMPLEMENTS = PREPOSITION_OBJECTS | {"pcomp"}
CONJUNCTS = frozenset({"conj"})
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
INSIDE_PHRASE = frozenset({"det", "predet", "quantmod", "nummod", "poss", "amod", "compound"})
MAX_CHILDREN = 24


def near_children(token: Token, around: Token) -> Iterable[Token]:
    """The children of a token; of very many, those in the neighbourhood of a second token.

    In odd texts, thousands of words have one head; to look at all of them from each would take quadratic time.
    """
    if len(token.children) <= MAX_CHILDREN:
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
    """Yield the later conjuncts of a token, in text order: "deny" under "confirm or deny"."""
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
    """Return whether a verb is in the passive, also without an auxiliary: "the deal rejected by voters"."""
    labels = {c.dep_ for c in near_children(verb, verb)}
    is_reduced = verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and "aux" not in labels
    return is_reduced or "auxpass" in labels or not labels.isdisjoint(PASSIVE_SUBJECTS)


def passive_subject(verb: Token) -> Token | None:
    """The subject of a verb in the passive, also one that it shares: "was tried and found guilty"."""
    return subject(verb) if "auxpass" in {c.dep_ for c in near_children(verb, verb)} else None


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
    """Return whether "no" stands for "number": "at No. 38", "No 10 said"."""
    doc, after = token.doc, token.i + 1
    if token.text not in ("No", "no") or after >= len(doc):
        return False
    after += doc[after].text == "." and not token.whitespace_
    return after < len(doc) and doc[after].text[0].isdigit() and (token.text == "No" or after > token.i + 1)


FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})


RELATIVES = frozenset({"WDT", "WP", "WP$"})
WH_TAGS = RELATIVES | {"WRB"}
COPULA_LABELS = frozenset({"acomp", "attr", "oprd"})


_TENSES = {"VBD": "past", "VBZ": "present", "VBP": "present", "MD": "modal"}


MAX_CLIMB = 30


def is_name(token: Token) -> bool:
    """Return whether a token is tagged as a proper noun."""
    return bool(token.pos_ == "PROPN")


def is_pronoun(token: Token) -> bool:
    """Return whether a token is tagged as a pronoun."""
    return bool(token.pos_ == "PRON")


def is_verbal(token: Token) -> bool:
    """Return whether a token is tagged as a verb or an auxiliary."""
    return token.pos_ in VERBAL


def tense(verb: Token) -> str | None:
    """ "past", "present" or "modal", read off the first finite word of the verb group; None where none is finite."""
    for t in (*verb.lefts, verb):
        if t.i == verb.i or t.dep_ in AUXILIARIES:
            found = _TENSES.get(t.tag_)
            if found is not None:
                return found
    return None


def coordination_start(verb: Token) -> int:
    """The first token of the conjunct that a verb heads, its "and" and comma included."""
    at = int(verb.left_edge.i)
    while at > 0 and (verb.doc[at - 1].dep_ == "cc" or verb.doc[at - 1].text == ","):
        at -= 1
    return at


def phrase(token: Token, without: Iterable[int] = ()) -> Run:
    """The whole phrase of a head, its appositions and relative clauses included, up to but not into ``without``.

    The 's of a possessor is left out.
    """
    run = subtree_run(token)
    start, end = run
    if token.doc[end - 1].tag_ == "POS" and end - 1 > token.i:
        end -= 1
    for i in without:
        if start <= i < end:
            if i > token.i:
                end = min(end, clause_start(token.doc[i], token))
            elif i < token.i:
                start = max(start, i + 1)
    return trim(token.doc, Run(start, max(end, token.i + 1)))


def clause_start(token: Token, below: Token) -> int:
    """The left edge of the branch under ``below`` in which a token stands."""
    for _ in range(MAX_CLIMB):
        if token.head.i in (below.i, token.i):
            break
        token = token.head
    return int(token.left_edge.i) if token.left_edge.i > below.i else int(token.i)


_EDGE = frozenset({*",.;:—–-()[]…", "--", "..."})


def _is_edge(token: Token) -> bool:
    return token.text in _EDGE or token.is_space


def trim(doc: Doc, run: Run) -> Run:
    """A run without the punctuation and blanks at its edges; brackets stay where both are inside."""
    start, end = run
    while end > start + 1 and (_is_edge(doc[end - 1]) or doc[end - 1].dep_ == "cc"):
        if doc[end - 1].text in ")]" and any(t.text in "([" for t in doc[start : end - 1]):
            break
        end -= 1
    while start < end - 1 and _is_edge(doc[start]):
        if doc[start].text in "([" and any(t.text in ")]" for t in doc[start + 1 : end]):
            break
        start += 1
    return Run(start, end)


def after_wrap(doc: Doc, i: int) -> int:
    """The index of token i, or of the next one if i is the line break of wrapped text, where no sentence begins."""
    is_wrap = i + 1 < len(doc) and doc[i].text == "\n" and not doc[i + 1].is_sent_start
    return i + is_wrap


def root_of(doc: Doc, run: Run, preferred: frozenset[str] = VERBAL) -> int:
    """The token of a run whose head lies outside it: a verb (or other ``preferred`` word) if there is one, else the
    first such token.
    """
    if run.end - run.start <= 1:
        return run.start
    roots = [t for t in doc[run.start : run.end] if t.head.i == t.i or not run.start <= t.head.i < run.end]
    words = [t for t in roots if not t.is_punct and not t.is_space]
    best = next((t for t in words if t.pos_ in preferred), None) or next(iter(words or roots), None)
    return run.start if best is None else int(best.i)

"""The clause or phrase that a modifying word belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from claimparse._grammar.coordination import conjuncts_after
from claimparse._grammar.tree import (
    CONJUNCTS,
    COPULA_LABELS,
    INSIDE_PHRASE,
    MAX_CLIMB,
    NOMINAL,
    PREPOSITION_COMPLEMENTS,
    VERBAL,
    child,
)
from claimparse._grammar.words import CIRCUMSTANTIAL_PREPOSITIONS

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token

_CLIMBED_LABELS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "npadvmod"})
_MODIFIES_HEAD = frozenset(
    {"advmod", "neg", "npadvmod", "mark", "preconj", "aux", "auxpass", "intj", "det", "amod", "predet", "quantmod"}
    | {"dep", "prep", "nmod"}
)


def infinitive_verb(tokens: Iterable[Token]) -> Token | None:
    """Return the verb of a "to" among the tokens: "yet to be repaired"."""
    return next((t.head for t in tokens if t.tag_ == "TO"), None)


def is_excess(first: Token, last: Token) -> bool:
    """Return whether a "too" stops the infinitive of a "to": "too weak to stand"; of other words always true.

    Not so under a negation: "not too late to apply".
    """
    if first.lower_ != "too":
        return True
    phrase, verb = first.head, last.head
    if last.tag_ != "TO" or verb.head.i not in (phrase.i, phrase.head.i) or phrase.i > last.i:
        return False
    return not any(c.dep_ == "neg" for t in (phrase, phrase.head) for c in t.children)


def modified_head(token: Token, *, quantifier: bool = False) -> Token:
    """Return the head of the clause or phrase that a modifying word belongs to.

    A ``quantifier`` ("no", "nobody") reaches the verb of which its noun phrase is an argument; other words stay in
    their phrase.
    """
    beside = _phrase_after_not(token)
    if beside is not None:
        return beside
    if token.dep_ == "cc":
        target = next(conjuncts_after(token), token.head)
    elif token.dep_ in _MODIFIES_HEAD and token.lower_ != "without":
        target = token.head
    else:
        target = token
    while target.dep_ in ("advmod", "neg", "quantmod", "predet", "det", "aux", "auxpass") and target.head.i != target.i:
        quantifier = quantifier or target.dep_ == "det"
        target = target.head
    return _clause_of_argument(target) if quantifier else target


def _phrase_after_not(negation: Token) -> Token | None:
    """The phrase after a "not" that the parser attached to the noun before: "a pen, not a pencil"."""
    head = negation.head
    if negation.dep_ != "neg" or head.i > negation.i or head.pos_ not in NOMINAL:
        return None
    return next((c for c in head.rights if c.left_edge.i == negation.i + 1), None)


def answered_words(word: Token) -> Token | None:
    """Return the head of the words that a "no" or "none" after a colon answers: "Blood transfusion: no"."""
    doc, i = word.doc, word.i
    closes = i + 1 >= len(doc) or doc[i + 1].is_punct or doc[i + 1].is_sent_start or doc[i + 1].is_space
    return doc[i - 1].sent.root if closes and i > 1 and doc[i - 1].text == ":" and doc[i - 1].sent.root.i < i else None


def excluded_complement(cue: Sequence[Token]) -> Token | None:
    """Return the head of what "instead of" or a fronted "far from" excludes: "paying" in "Instead of paying, it sued".

    After a copula ("is far from clear") the whole clause is meant.
    """
    last, first = cue[-1], cue[0]
    if len(cue) == 1 or last.dep_ != "prep" or (last.head.i != first.i and first.head.i != last.i):
        return None
    governor = last.head if first.head.i == last.i else first.head
    inside = child(last, PREPOSITION_COMPLEMENTS)
    return None if governor.lemma_ == "be" else inside


def nor_conjuncts(cue: Iterable[Token]) -> Iterator[Token]:
    """Yield the phrases that the second part of "neither ... nor" coordinates; verbs share the first part anyway."""
    for word in cue:
        if word.dep_ == "cc" and word.head.pos_ not in VERBAL:
            yield from (c for c in conjuncts_after(word) if c.pos_ not in VERBAL)


def bare_participles(noun: Token) -> Iterator[Token]:
    """Yield the participle that is the verb of a headline, note or misread sentence: "No deal reached in talks"."""
    if noun.dep_ == "ROOT" and noun.pos_ in NOMINAL:
        yield from (c for c in noun.rights if c.dep_ == "acl" and c.tag_ in ("VBN", "VBD", "VBG"))


def _clause_of_argument(noun: Token) -> Token:
    """The verb of which a noun phrase is an argument; the noun or preposition where it is none."""
    for _ in range(MAX_CLIMB):
        if noun.pos_ in VERBAL or noun.head.i == noun.i:
            break
        if noun.dep_ in _CLIMBED_LABELS or (noun.dep_ in COPULA_LABELS and noun.head.pos_ in VERBAL):
            return noun.head
        if noun.dep_ in INSIDE_PHRASE or noun.dep_ in CONJUNCTS:
            noun = noun.head
        elif noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ in VERBAL:
            reaches = noun.head.head.lemma_ == "be" or noun.head.lower_ not in CIRCUMSTANTIAL_PREPOSITIONS
            return noun.head.head if reaches else noun.head
        elif noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ in NOMINAL:
            noun = noun.head.head
        else:
            return noun
    return noun


def focused_because(negation: Token) -> Token | None:
    """Return the "because" that a negation is about instead of its verb.

    "It fell not because of rain", "it did not fall because of rain but because of frost".
    """
    doc, i = negation.doc, negation.i
    if i + 1 < len(doc) and doc[i + 1].lower_ == "because":
        return doc[i + 1]
    verb = negation.head
    if negation.dep_ != "neg" or not any(
        c.lower_ == "but" and c.i + 1 < len(doc) and doc[c.i + 1].lower_ == "because" for c in verb.rights
    ):
        return None
    return next((t for c in verb.rights for t in (c, *c.lefts) if t.lower_ == "because"), None)

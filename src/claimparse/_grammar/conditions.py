"""Conditions: with a conjunction, by inversion, and as a phrase under "would"."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from claimparse._grammar.complements import is_infinitival
from claimparse._grammar.modals import has_auxiliary, is_perfect
from claimparse._grammar.tree import (
    AUXILIARIES,
    PREPOSITION_OBJECTS,
    SUBJECTS,
    VERBAL,
    child,
    clause_head,
    near_children,
)
from claimparse._grammar.words import HYPOTHETICAL_MODALS

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token


def is_concessive_if(word: Token, conditional: Collection[str]) -> bool:
    """Return whether an "if" concedes an adjective beside what has happened: "The reply, if brief, settled it".

    ``conditional`` are the adjectives that make a condition all the same: "if possible".
    """
    adjective = word.head
    verb = adjective.head
    if adjective.pos_ != "ADJ" or adjective.dep_ != "advcl" or adjective.lemma_ in conditional:
        return False
    bare = not any(c.pos_ in VERBAL for c in adjective.children)
    return bare and (verb.tag_ == "VBD" or is_perfect(verb))


def hypothetical_verb(preposition: Token) -> Token | None:
    """Return the verb of a "would" clause to which a phrase is a condition: "without the loan, it would have failed".

    After its verb the phrase may only say how: "would leave without a word".
    """
    verb = preposition.head
    if preposition.dep_ not in ("prep", "conj") or child(preposition, PREPOSITION_OBJECTS) is None:
        return None
    is_condition = has_auxiliary(verb, HYPOTHETICAL_MODALS) and (preposition.i < verb.i or is_perfect(verb))
    return verb if is_condition else None


def inverted_condition_clauses(auxiliary: Token) -> tuple[Token, ...]:
    """Return the verbs of "Had the brakes worked, ...", a condition without "if", and of its main clause; else none."""
    verb = auxiliary.head if auxiliary.dep_ in AUXILIARIES else auxiliary
    main = _main_verb_of_condition(verb) if verb.left_edge.i == auxiliary.i else None
    if main is None:
        return ()
    if verb.i != auxiliary.i:
        own = child(verb, SUBJECTS)
        return (verb, main) if own is not None and auxiliary.i < own.i < verb.i else ()
    inner = next((c for c in verb.rights if c.dep_ in ("ccomp", "xcomp") and child(c, SUBJECTS) is not None), None)
    return () if inner is None else (inner, verb, main)


def _main_verb_of_condition(verb: Token) -> Token | None:
    """The verb that depends on an inverted condition: after it, or before it under "would"."""
    head = verb.head
    if head.i > verb.i:
        return head if verb.dep_ in ("advcl", "ccomp") else None
    if verb.dep_ not in ("advcl", "ccomp", "xcomp", "conj"):
        return None
    beside = (c for c in head.rights if c.dep_ == "ccomp" and c.i < verb.i)  # "said it would have sunk had ..."
    return next((v for v in (head, *beside) if has_auxiliary(v, HYPOTHETICAL_MODALS)), None)


def is_open_condition(auxiliary: Token) -> bool:
    """Return whether an inverted condition may still come true: "should the dam burst", "were the court to agree"."""
    return auxiliary.lower_ == "should" or is_infinitival(inverted_condition_clauses(auxiliary)[0])


def condition_clauses(word: Token) -> tuple[Token, ...]:
    """Return the clauses that a condition makes open: its own and the main clause."""
    guarded = _guarded_against(word)
    if guarded is not None:
        return (guarded,)
    inner = next((c for c in word.rights if c.dep_ == "advcl"), None)
    if inner is not None and word.dep_ == "advmod":
        return inner, word.head  # "as long as the truce holds"
    verb = word.head if word.dep_ in ("mark", "aux", "auxpass", "advmod", "prep") else word
    if word.dep_ == "prep" and verb.dep_ not in ("advcl", "ccomp"):
        return (verb,)
    if verb.dep_ in ("advcl", "ccomp", "relcl", "acl") and verb.head.i != verb.i:
        return verb, verb.head
    return (verb,)


def _guarded_against(word: Token) -> Token | None:
    """What something is done against: "rose" in "closed in case it rose"; before its main clause it is a condition."""
    doc, after = word.doc, word.i + 1
    if word.lower_ == "lest":
        return word.head
    if word.lower_ != "in" or word.head.i > word.i or after + 1 >= len(doc) or doc[after].lower_ != "case":
        return None
    of = doc[after + 1]
    if of.lower_ == "of":
        return child(of, PREPOSITION_OBJECTS)
    clause = clause_head(doc[after + 2] if of.lower_ == "that" and after + 2 < len(doc) else of)
    return clause if clause.i > after else None


def joins_clauses(word: Token) -> bool:
    """Return whether a word joins clauses: "provided the truce lasts"; not "had provided"."""
    if word.tag_[0] != "V" or word.dep_ in ("mark", "prep"):
        return True
    if word.tag_ not in ("VBN", "VBG"):
        return False
    labels = {c.dep_ for c in near_children(word, word)}
    return not labels.isdisjoint({"ccomp", "pcomp"}) and labels.isdisjoint(SUBJECTS | {"dobj", "auxpass"})


def is_past_perfect_condition(word: Token) -> bool:
    """Return whether "if" goes with "had done" and so is counterfactual."""
    return word.head.tag_ == "VBN" and has_auxiliary(word.head, ("had", "'d"))

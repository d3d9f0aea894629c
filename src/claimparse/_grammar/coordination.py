"""Coordinated words: what they share, what "but" and "nor" keep apart, and which clause a second verb continues."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimparse._grammar.tree import (
    AUXILIARIES,
    CONJUNCTS,
    NOUN_SUBJECTS,
    SUBJECTS,
    VERBAL,
    child,
    coordination_start,
    first_conjunct,
    near_children,
    tense,
)
from claimparse._grammar.words import CONTRASTIVE_CONJUNCTIONS, IMPERSONAL_PRONOUNS

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token


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


def is_conjunction(token: Token) -> bool:
    """Return whether a token is "and", "but", "or"."""
    return bool(token.pos_ == "CCONJ")


def conjuncts_after(conjunction: Token) -> Iterator[Token]:
    """Yield the words that a conjunction joins to the one before it: "drink" after "or" in "eat or drink"."""
    return (c for c in conjunction.head.rights if c.dep_ in CONJUNCTS and c.i > conjunction.i)


def is_subjectless_conjunct(verb: Token) -> bool:
    """Return whether a verb is coordinated with another and has no subject of its own."""
    return verb.dep_ in CONJUNCTS and child(verb, SUBJECTS) is None


def matrix_of_coordination(verb: Token) -> Token | None:
    """The verb before a content clause with whose verb another is coordinated: "said" in "said it fell and denied"."""
    inner = first_conjunct(verb)
    is_content = inner.i != verb.i and inner.dep_ == "ccomp" and inner.head.i <= inner.i
    return inner.head if is_content else None


def continues_matrix(verb: Token, matrix: Token) -> bool:
    """Return whether a verb coordinated inside a content clause belongs to the matrix verb above the clause.

    Its tense shows it ("says it was right and calls it fair"), or "but" or a comma after a clause about a thing ("said
    the pier would hold but denied that").
    """
    inner, own_tense = first_conjunct(verb), tense(verb)
    if own_tense is None or own_tense != tense(matrix):
        return False
    about = child(inner, SUBJECTS)
    is_thing = about is not None and (about.pos_ == "NOUN" or about.lower_ in IMPERSONAL_PRONOUNS)
    lead = verb.doc[coordination_start(verb) : verb.i]
    return own_tense != tense(inner) or (is_thing and any(t.lower_ == "but" or t.text == "," for t in lead))


def coordinated_clause_after(verb: Token) -> Token | None:
    """The clause with a subject of its own after a verb and a comma: "Sales fell, she said, and prices rose"."""
    if verb.i + 1 >= len(verb.doc) or verb.nbor().text != ",":
        return None
    found = child(verb, CONJUNCTS)
    return found if found is not None and child(found, NOUN_SUBJECTS) is not None else None


def is_contrastive_clause(verb: Token) -> bool:
    """Return whether a clause with its own subject contrasts with the main clause: ", while the owner claimed that"."""
    first = verb.left_edge
    marked = verb.dep_ == "advcl" and first.dep_ == "mark" and first.lower_ in CONTRASTIVE_CONJUNCTIONS
    return marked and first.i > 0 and first.nbor(-1).text == "," and child(verb, NOUN_SUBJECTS) is not None

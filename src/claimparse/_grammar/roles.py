"""The role of a clause or noun under its governor, where no entry of the lexicon decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimparse._grammar.arguments import is_dummy
from claimparse._grammar.complements import (
    clause_frame,
    content_predicate,
    is_infinitival,
    is_likened,
    is_predicative_infinitive,
    subordinator,
)
from claimparse._grammar.noun_phrases import is_definite
from claimparse._grammar.tree import SUBJECTS, VERBAL, child, is_passive, near_children
from claimparse._grammar.words import PRIMARY_AUXILIARIES

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token

_INDEFINITE = frozenset({"anything", "nothing", "something", "everything"})
_FACTIVE_PREPOSITIONS = frozenset(
    {"because", "despite", "after", "amid", "following", "since", "during", "due", "before"}
)


def role(token: Token) -> str:
    """The relation of a clause or noun to a governor that has no entry in the lexicon.

    ``content``: what somebody is made to say; ``granted``: presupposed; ``open``: a question or infinitive left open;
    ``reset``: told on its own account (relative and adverbial clauses, definite nouns); ``purpose``: not told to have
    happened; ``part``: shares its governor's stance.
    """
    label, head = token.dep_, token.head
    if is_inverted_subject(token) or (label == "acl" and is_inverted_subject(token.head)):
        return "part"
    if label in ("ccomp", "csubj", "csubjpass", "pcomp"):
        return _role_of_clause(token, token.head)
    if label == "xcomp":
        is_open = clause_frame(token) == "to" and not is_predicative_infinitive(token)
        opens = is_open and content_predicate(token.head, token).i == token.head.i
        return "open" if opens else "part"
    if label in ("advcl", "acl"):
        return "open" if asks(token) or is_likened(token) else "purpose" if clause_frame(token) == "to" else "reset"
    if label == "amod" and (head.dep_ == "prep" or (head.i < token.i and head.lower_ in _INDEFINITE)):
        return "part"  # "far from clear", "nothing new"
    if label in ("relcl", "parataxis", "appos", "amod"):
        return "reset"
    return "reset" if _is_taken_for_granted(token) else "part"


def asks(clause: Token) -> bool:
    """Return whether a clause begins with "whether", wherever the parser attached it."""
    mark = subordinator(clause)
    return mark is not None and mark.lower_ == "whether"


def _role_of_clause(clause: Token, head: Token) -> str:
    """The role of a complement clause under its head."""
    frame, label = clause_frame(clause), clause.dep_
    if frame in ("whether", "wh"):
        return "open" if frame == "whether" or is_infinitival(clause) else "reset"
    if label == "pcomp":
        return "part" if head.lower_ == "without" or head.head.lower_ == "far" else "reset"
    if label == "ccomp" and clause.i < head.i:
        return "reset"
    if label == "ccomp" and frame == "that" and head.pos_ in VERBAL:
        return _role_of_content(clause, head)
    return "part"


def _is_taken_for_granted(token: Token) -> bool:
    """Return whether a noun or "because of" phrase stands outside its clause's negation: subjects, definites."""
    label, head = token.dep_, token.head
    if label == "prep":
        return token.lower_ in _FACTIVE_PREPOSITIONS
    if label in ("nsubj", "nsubjpass") and any(
        c.dep_ in SUBJECTS and token.i < c.i < head.i for c in near_children(head, token)
    ):
        return False  # two subjects: the parser took a verb for a noun
    if label == "nsubj":
        return not any(c.lower_ in ("no", "any", "neither") for c in token.lefts)
    if label == "pobj" and head.lower_ in ("in", "at", "on", "by", "with"):
        return not any(c.dep_ == "neg" for c in head.lefts)  # "not by the council but by the police"
    return label in ("dobj", "nsubjpass", "pobj") and is_definite(token)


def _role_of_content(clause: Token, verb: Token) -> str:
    """The role of a that-clause under an unknown word: verbs report it, adjectives and participles presuppose it."""
    predicate = content_predicate(verb, clause)
    who = child(verb, SUBJECTS)
    if predicate.i != verb.i:
        return "granted" if predicate.pos_ in ("ADJ", "VERB") else "part"
    if verb.lemma_ == "be" or who is None:
        return "part"
    return "granted" if is_passive(verb) and not is_dummy(who) else "content"


def is_inverted_subject(noun: Token) -> bool:
    """Return whether a subject follows its auxiliary: "Was the money stolen?", often parsed as a noun phrase."""
    return noun.dep_ == "nsubj" and noun.i > noun.head.i and noun.head.lemma_ in PRIMARY_AUXILIARIES

"""Noun phrases: determiners, modifiers, complements, appositions, predicate nouns, and the function of a noun."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING, Literal

from claimparse._evidence import Run
from claimparse._grammar.arguments import possessor, preposition_object, relative_antecedent
from claimparse._grammar.tags import NOUNS, PLURAL_NOUNS, PREMODIFIERS
from claimparse._grammar.tree import (
    INSIDE_PHRASE,
    NOMINAL,
    OBJECTS,
    PREPOSITION_OBJECTS,
    SUBJECTS,
    child,
    children,
    clause_head,
    clause_start,
    subject,
    tense,
    trim,
)
from claimparse._grammar.words import DEMONSTRATIVES, INDEFINITE_ARTICLES, PARTITIVE_QUANTIFIERS

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Doc, Token

_DETERMINERS = frozenset({"det"})
_NEGATIONS = frozenset({"neg"})
_ATTRIBUTES = frozenset({"attr"})
_APPOSITIONS = frozenset({"appos"})
_RELATIVE_CLAUSES = frozenset({"relcl"})
_MARKS = frozenset({"mark"})
_OPEN_MARKS = frozenset({"if", "whether", "unless"})
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_DEFINITE_DETERMINERS = DEMONSTRATIVES | {"the"}
_COMPLEMENT_PREPOSITIONS = frozenset({"of", "for", "at", "in", "to"})
_OUTSIDE = frozenset({"relcl", "punct", "cc", "preconj", "advcl"})
_MAX_CHAIN = 8
_MAX_PHRASE = 14

Function = Literal["subject", "object", "agent", "possessor", "modifier", "other"]
"""What a noun is in its clause; ``agent`` for the noun after "by", ``possessor`` for that of a subject."""


def function_of(noun: Token) -> Function:
    """What a noun is in its clause."""
    label = noun.dep_
    if label in SUBJECTS:
        return "subject"
    if label in OBJECTS:
        if label == "pobj" and noun.head.lower_ == "by":
            return "agent"
        return "modifier" if label == "pobj" and noun.head.head.pos_ in NOMINAL else "object"
    if label == "poss" and noun.head.dep_ in SUBJECTS:
        return "possessor"
    return "modifier" if label in ("compound", "nmod", "poss", "appos") else "other"


def topmost_noun(noun: Token) -> Token:
    """The noun at the top of a mention's phrase, which has the mention's function in the sentence.

    It is the noun that the mention is an apposition to, the first of coordinated nouns, or a quantifier: "Many" for
    "them" in "Many of them".
    """
    for _ in range(_MAX_CHAIN):
        label, head = noun.dep_, noun.head
        if label == "pobj" and head.lower_ == "of" and head.head.lower_ in PARTITIVE_QUANTIFIERS:
            noun = head.head
        elif label in ("appos", "conj") and head.tag_ in NOUNS:
            noun = head
        else:
            break
    return noun


# ---- determiners and modifiers


def has_determiner(noun: Token) -> bool:
    """Return whether a noun has a determiner of any kind."""
    return child(noun, _DETERMINERS) is not None


def has_definite_determiner(noun: Token) -> bool:
    """Return whether a noun has the definite article or a demonstrative."""
    return any(c.lower_ in _DEFINITE_DETERMINERS for c in children(noun, _DETERMINERS))


def is_definite(noun: Token) -> bool:
    """Return whether a noun phrase is definite, so that what it names is taken for granted."""
    return possessor(noun) is not None or has_definite_determiner(noun)


def is_indefinite(noun: Token) -> bool:
    """Return whether a noun has an indefinite article."""
    return any(c.lower_ in INDEFINITE_ARTICLES for c in children(noun, _DETERMINERS))


def is_unrealised_object(noun: Token) -> bool:
    """Return whether a noun is the object of what is yet to come, and names nobody yet: "will name a successor"."""
    verb = noun.head
    return noun.dep_ in OBJECTS and any(c.tag_ in ("MD", "TO") for c in verb.lefts)


def modifies_noun(word: Token) -> bool:
    """Return whether a word before a noun modifies it: "company" in "company boss"."""
    return word.dep_ in _MODIFIERS


def modifies_noun_after(doc: Doc, run: Run) -> bool:
    """Return whether a noun phrase that some words are part of goes on after them: "19 July" in "the 19 July truce"."""
    governors = (doc[t].head for t in range(*run) if doc[t].dep_ in _MODIFIERS or doc[t].dep_ == "nummod")
    return any(g.i >= run.end for g in governors)


def modifier_tokens(noun: Token) -> list[Token]:
    """The words before a noun that narrow it: "chief", "EU" of "the chief EU negotiator"."""
    return [c for c in noun.lefts if (modifies_noun(c) or c.dep_ == "poss") and c.tag_ in PREMODIFIERS]


def modifiers(noun: Token) -> list[str]:
    """The words before a noun that narrow it, in lower case."""
    return [c.lower_ for c in modifier_tokens(noun)]


def complements(noun: Token) -> list[Token]:
    """The nouns in the of- and for-phrases of a noun: "Norway" of "the finance minister of Norway"."""
    phrases = (c for c in noun.rights if c.dep_ == "prep" and c.lower_ in _COMPLEMENT_PREPOSITIONS)
    return [found for c in phrases if (found := preposition_object(c)) is not None]


def end_of_complements(noun: Token) -> int:
    """The end of the prepositional phrases of a noun."""
    return max([noun.i, *(c.right_edge.i for c in noun.rights if c.dep_ == "prep")]) + 1


def run_up_to(noun: Token) -> Run:
    """A noun with what precedes it in its phrase."""
    return Run(noun.left_edge.i, noun.i + 1)


def counted_phrase(noun: Token) -> Run:
    """A noun with its determiner, adjectives, "of" phrases and close conjuncts, without clauses and appositions."""
    start = min([noun.i, *(c.left_edge.i for c in noun.lefts if c.dep_ not in _OUTSIDE)])
    end = noun.i + 1
    for c in noun.rights:
        if c.dep_ == "prep" and c.lower_ == "of" and c.i == end:
            end = c.right_edge.i + 1
        elif c.dep_ == "conj" and c.tag_ in NOUNS and c.i - end <= 3:
            end = c.i + 1
    return Run(max(start, noun.i - _MAX_PHRASE), min(end, noun.i + _MAX_PHRASE))


# ---- nouns beside nouns


def appositions(noun: Token) -> Iterator[Token]:
    """The nouns in apposition to a noun, in text order."""
    return children(noun, _APPOSITIONS)


def is_apposed_after_comma(noun: Token, head: Token) -> bool:
    """Return whether a noun is in apposition to a singular one after a comma: "One of them, the trader Ann Lee"."""
    is_apposed = noun.dep_ == "appos" and noun.head == head and head.tag_ not in PLURAL_NOUNS
    return is_apposed and noun.left_edge.nbor(-1).text == ","


def conjunct_end(doc: Doc, run: Run) -> int:
    """The end of a conjunct without the commas, coordinators and adverbs before the next one: "as well as"."""
    end = run.end
    while run.start < end and (doc[end - 1].tag_ in ("CC", ",", "RB") or doc[end - 1].lower_ == "as"):
        end -= 1
    return end


# ---- clauses about nouns


def has_relative_clause(noun: Token) -> bool:
    """Return whether a relative clause describes a noun."""
    return child(noun, _RELATIVE_CLAUSES) is not None


def relative_phrase(noun: Token) -> Run:
    """A noun with what precedes it and its relative clause: "a driver who stopped to help"."""
    clause = child(noun, _RELATIVE_CLAUSES)
    end = noun.i if clause is None else clause.right_edge.i
    return trim(noun.doc, Run(noun.left_edge.i, min(end, noun.i + _MAX_PHRASE) + 1))


def predicate_nouns(who: Token) -> Iterator[Token]:
    """The nouns that a clause says its subject is: "senator" in "Ann is a senator"."""
    return (c for c in children(who.head, _ATTRIBUTES) if who.i < c.i and subject_of_predicate_noun(c) == who)


def subject_of_predicate_noun(noun: Token) -> Token | None:
    """The subject that a clause says to be what a noun names: "Ann" for "senator" in "Ann is a senator"."""
    verb = noun.head
    is_said = noun.dep_ == "attr" and tense(verb) in ("past", "present") and child(verb, _NEGATIONS) is None
    return subject(verb) if is_said else None


def is_predicate_noun(noun: Token) -> bool:
    """Return whether a noun is what a clause says its subject is: "senator" in "Ann is a senator"."""
    return noun.dep_ in _ATTRIBUTES


def is_in_open_clause(noun: Token) -> bool:
    """Return whether a predicate noun stands in a condition or a question, which leave open whether it holds."""
    verb = noun.head
    marks = {c.lower_ for c in children(verb, _MARKS)}
    return not marks.isdisjoint(_OPEN_MARKS) or verb.right_edge.text == "?"


def described_noun(relative: Token, persons: Container[str]) -> tuple[Token, Run] | None:
    """The noun for which a relative pronoun stands, with the words of its phrase; None for an interrogative.

    In "a clerk of the court, who said ..." the parse may have taken the court: where the noun before it is among
    ``persons`` and this one names none, that is meant.
    """
    noun = relative_antecedent(clause_head(relative)) if relative.tag_ in ("WP", "WDT") else None
    if noun is None:
        return None
    end = clause_start(relative, noun)
    outer = noun.head.head if noun.dep_ == "pobj" else noun
    if outer.lower_ in persons and noun.lower_ not in persons and noun.ent_type_ != "PERSON":
        noun = outer
    return noun, trim(noun.doc, Run(noun.left_edge.i, max(end, noun.i + 1)))


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

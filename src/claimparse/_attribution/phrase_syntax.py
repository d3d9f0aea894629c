"""Runs of words as phrases: whether they hold a finite verb or name somebody, and where a phrase ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.tree import FINITE_TAGS, INSIDE_PHRASE, RELATIVES, WH_TAGS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


# ---------------------------------------------------------------- single words


def is_finite(token: Token) -> bool:
    """Return whether a token is a finite verb."""
    return token.tag_ in FINITE_TAGS


def is_tagged_verb(token: Token) -> bool:
    """Return whether a token has the tag of a verb form."""
    return bool(token.tag_.startswith("VB"))


def is_named(token: Token) -> bool:
    """Return whether a token is a proper noun, part of a named entity, or in capitals."""
    return bool(token.pos_ == "PROPN" or token.ent_type_ or token.text.isupper())


def is_preposition(token: Token) -> bool:
    """Return whether a token is tagged as a preposition."""
    return bool(token.pos_ == "ADP")


def is_relative_pronoun(token: Token) -> bool:
    """Return whether a token is a relative pronoun: "who", "which"."""
    return token.tag_ in RELATIVES


def is_pronoun_or_mark(token: Token) -> bool:
    """Return whether a token is a pronoun or a punctuation mark."""
    return token.pos_ in ("PRON", "PUNCT")


def is_adverb(token: Token) -> bool:
    """Return whether a token is an adverb."""
    return bool(token.pos_ == "ADV")


def is_infinitive(token: Token) -> bool:
    """Return whether a verb is an infinitive with "to"."""
    return token.tag_ == "VB" and any(c.tag_ == "TO" for c in token.lefts)


# ---------------------------------------------------------------- runs


def has_finite_verb(doc: Doc, run: Run) -> bool:
    """Return whether a run holds a finite verb."""
    return any(t.tag_ in FINITE_TAGS for t in doc[run.start : run.end])


def modifies_next_noun(doc: Doc, inner: Run, outer: Run) -> bool:
    """Return whether quoted words modify the noun after them: `the "reform" bill`."""
    if outer.end >= len(doc) or doc[outer.end].is_punct:
        return False
    heads = [t for t in doc[inner.start : inner.end] if not inner.start <= t.head.i < inner.end]
    return any(t.dep_ in {"amod", "compound", "nmod", "nummod"} and t.head.i >= outer.end for t in heads)


def noun_phrase_end(doc: Doc, end: int) -> int:
    """The end of a run, moved past the noun where a word that precedes one would be its last: "a former"."""
    last = doc[end - 1]
    while last.dep_ in INSIDE_PHRASE and last.is_alpha and last.head.i >= end:
        last = last.head
        end = last.i + 1
    return end


def with_antecedent(doc: Doc, run: Run) -> Run:
    """A run that is a whole relative clause ("who is to testify") grown to its antecedent; any other as it is."""
    first = doc[run.start]
    verb = first.head
    if first.tag_ not in WH_TAGS or verb.dep_ != "relcl" or not run.start < verb.i < run.end:
        return run
    return Run(min(verb.head.left_edge.i, run.start), run.end)


def without_possessive(doc: Doc, run: Run) -> Run:
    """A run without a possessive ending: "the mayor" of "the mayor's claim"."""
    return Run(run.start, run.end - 1) if run.end - run.start > 1 and doc[run.end - 1].tag_ == "POS" else run


# ---------------------------------------------------------------- relations between words


def relative_clause_around(token: Token) -> Token | None:
    """The verb of the relative clause in which a token stands."""
    while token.dep_ != "relcl":
        if token.head.i == token.i:
            return None
        token = token.head
    return token


def is_object_of(token: Token, verb: Token) -> bool:
    """Return whether a token is the direct object of a verb."""
    return token.head.i == verb.i and token.dep_ == "dobj"


def is_in_phrase_below(token: Token, head: Token) -> bool:
    """Return whether a token is the noun of a phrase below another: "hotel" in "a spokesman for the hotel"."""
    return token.dep_ == "pobj" and head.is_ancestor(token)

"""Parts of speech of single words, by their tags and by the entity recogniser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimparse._grammar.tree import FINITE_TAGS, NOMINAL, RELATIVES
from claimparse._grammar.words import PERSONAL_PRONOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_common_noun(token: Token) -> bool:
    """Return whether a token is tagged as a common noun."""
    return bool(token.pos_ == "NOUN")


def is_nominal(token: Token) -> bool:
    """Return whether a token is tagged as a noun, name, pronoun or number."""
    return token.pos_ in NOMINAL


def is_adverb(token: Token) -> bool:
    """Return whether a token is tagged as an adverb."""
    return bool(token.pos_ == "ADV")


def is_preposition(token: Token) -> bool:
    """Return whether a token is tagged as a preposition."""
    return bool(token.pos_ == "ADP")


def is_finite(token: Token) -> bool:
    """Return whether a token is a finite verb."""
    return token.tag_ in FINITE_TAGS


def is_relative_pronoun(token: Token) -> bool:
    """Return whether a token is a relative pronoun: "who", "which"."""
    return token.tag_ in RELATIVES


def is_person_name(token: Token) -> bool:
    """Return whether a token is part of a person's name, by the entity recogniser."""
    return bool(token.ent_type_ == "PERSON")


def is_named(token: Token) -> bool:
    """Return whether a token is a proper noun, part of a named entity, or in capitals."""
    return bool(token.pos_ == "PROPN" or token.ent_type_ or token.text.isupper())


def is_named_or_personal(token: Token) -> bool:
    """Return whether a subject is a name or a pronoun for a person."""
    return token.pos_ == "PROPN" or token.lower_ in PERSONAL_PRONOUNS

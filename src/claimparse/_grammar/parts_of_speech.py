"""Parts of speech of single words and their use where they stand: tags, place in the phrase, spelling, particle."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimparse._grammar.tree import AUXILIARIES, FINITE_TAGS, NOMINAL, RELATIVES, VERBAL, child
from claimparse._grammar.words import PERSONAL_PRONOUNS
from claimparse.lexicon.schema.stance import Part

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token

_ACTORS = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj"})
_PART_OF_TAG: Mapping[str, Part] = {"VB": "verb", "NN": "noun", "JJ": "adjective", "RB": "adverb"}
_NOUN_LABELS = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "compound", "appos"})


def noun_lemma(noun: Token) -> str:
    """The lemma of a noun in lower case; "talks" are not several of "talk"."""
    return "talks" if noun.lower_ == "talks" else noun.lemma_.lower()


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


def is_in_adjective_position(token: Token) -> bool:
    """Return whether a token stands where adjectives do: before a noun, after a copula or a verb of calling."""
    return token.dep_ in ("amod", "acomp", "oprd")


def is_predicate_noun(token: Token) -> bool:
    """Return whether a noun stands after a copula: "the case" in "it is the case that"."""
    return bool(token.dep_ == "attr")


def may_name_actor(token: Token) -> bool:
    """Return whether a name is that of an actor, or may be one because the entity recogniser passed it over."""
    return bool(token.pos_ == "PROPN" and (token.ent_type_ in _ACTORS or not token.ent_type_))


def is_name_of_actor(token: Token) -> bool:
    """Return whether a token is a name of a person, body, people or state."""
    return token.pos_ == "PROPN" and token.ent_type_ in _ACTORS


def is_argument(noun: Token) -> bool:
    """Return whether a noun is the subject or object of a verb."""
    return noun.dep_ in _ARGUMENTS and noun.head.pos_ in VERBAL


def is_nominalised(adjective: Token) -> bool:
    """Return whether an adjective stands for a noun: "the unknown"."""
    return adjective.dep_ in (*_ARGUMENTS, "pobj") and any(c.dep_ in ("det", "poss") for c in adjective.lefts)


def particle(verb: Token) -> str | None:
    """Return the particle of a phrasal verb, or the adverb right after it: "out" of "turned out", "brushed aside"."""
    beside = (c.lower_ for c in verb.rights if c.dep_ == "advmod" and c.i == verb.i + 1)
    return next((c.lower_ for c in verb.rights if c.dep_ == "prt"), None) or next(beside, None)


def is_inflected(verb: Token) -> bool:
    """Return whether a verb has an ending of its own, and so no modal before it: "lives", "left"."""
    return verb.tag_ in ("VBZ", "VBD")


def is_auxiliary(token: Token) -> bool:
    """Return whether the token only helps another verb."""
    return token.dep_ in AUXILIARIES


def can_head_noun_phrase(token: Token) -> bool:
    """Return whether a token is a noun, name, pronoun, number or determiner."""
    return token.pos_ in NOMINAL or token.pos_ == "DET"


def is_noun(token: Token) -> bool:
    """Return whether the token is a noun or name."""
    return token.pos_ in ("NOUN", "PROPN")


def is_capitalised_noun(token: Token) -> bool:
    """Return whether a word in capitals is a noun, and so another word than the small one: "NO" for nitric oxide."""
    if not token.is_upper or len(token) < 2 or not (token.tag_.startswith("NN") or token.dep_ in _NOUN_LABELS):
        return False
    beside = token.doc[max(token.i - 1, 0) : token.i + 2]
    return not any(t.is_upper and len(t) > 1 for t in beside if t.i != token.i)  # "COUNCIL SAYS NO TO TOLL"


def is_hyphenated_no(token: Token) -> bool:
    """Return whether a word is the first part of a hyphenated one, and so negates no clause: "a no-confidence vote"."""
    after = token.i + 1
    if token.lower_ != "no" or token.whitespace_ or after >= len(token.doc):
        return False
    return token.doc[after].text in ("-", "‐", "‑") and token.doc[after].whitespace_ == ""


def part_of(token: Token) -> Part | None:
    """Return the part of speech as the lexicon names it; None for the parts that no entry has."""
    tag = token.tag_
    if tag in ("NNS", "NN") and token.dep_ in ("ROOT", "ccomp") and child(token, frozenset({"nsubj"})) is not None:
        return "verb"  # "The senator hopes to win", with "hopes" read as a noun
    if tag == "VBZ" and token.dep_ in ("dobj", "pobj"):
        return "noun"  # "dismissed reports that", with "reports" read as a verb
    if tag == "MD":
        return "modal"
    if tag in ("VBN", "VBG") and token.dep_ in ("amod", "acomp", "attr", "oprd", "conj"):
        return "participle"
    return _PART_OF_TAG.get(tag[:2])


def is_quoted_noun(before: Token | None, words: list[Token]) -> bool:
    """Return whether quoted words are common nouns, with adjectives, in a noun phrase that the word before begins."""
    if before is None or before.tag_ == "PRP" or not (before.pos_ in ("DET", "ADJ", "PRON") or before.tag_ == "POS"):
        return False
    return words[-1].pos_ == "NOUN" and all(w.pos_ in ("NOUN", "ADJ") and w.is_lower for w in words)

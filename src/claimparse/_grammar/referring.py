"""Words that refer: pronouns, demonstratives, names, and noun phrases that say more or less of a thing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.noun_phrases import is_definite
from claimparse._grammar.pronouns import PRONOUNS
from claimparse._grammar.tags import COMMON_NOUNS, PLURAL_COMMON, PROPER_NOUNS
from claimparse._grammar.tree import (
    AUXILIARIES,
    CONJUNCTS,
    DIRECT_OBJECTS,
    FINITE_TAGS,
    NOUN_SUBJECTS,
    OBJECTS,
    SUBJECTS,
    WH_TAGS,
    child,
)
from claimparse._grammar.words import DEMONSTRATIVES, PLACE_PREPOSITIONS

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Doc, Token

_DEFINITE = DEMONSTRATIVES | {"the"}
_SECOND_PERSON = frozenset({"you", "your", "yours", "yourself", "yourselves"})
_DEICTIC_ADVERBS = frozenset({"here", "there"})
REFERRING_WORDS = _DEFINITE | PRONOUNS.keys() | _SECOND_PERSON | _DEICTIC_ADVERBS | {"such"}
"""Words that may refer by themselves."""

PLURAL_SUBJECTS = frozenset({"they", "we", "you", "these", "those"})
"""Pronouns with a verb in the plural."""
_NARROWING = frozenset({"amod", "compound", "nmod", "poss"})
_NARROWING_AFTER = frozenset({"prep", "acl", "relcl", "nummod", "appos"})
_MODIFYING = frozenset({"compound", "nmod", "amod"})
_PREDICATIVE = _MODIFYING | {"attr", "appos", "oprd"}


# ---------------------------------------------------------------- pronouns

_COMPARATIVE_TAGS = frozenset({"JJR", "JJS"})
_COMPARING = frozenset(
    {
        "certain", "different", "entire", "former", "last", "latter", "next", "only", "other", "own", "previous",
        "right", "same", "such", "whole", "wrong",
    }
)  # fmt: skip
"""Adjectives that order or compare the things of a kind."""


def is_personal(token: Token) -> bool:
    """Return whether a word is a personal or possessive pronoun."""
    return token.tag_ in ("PRP", "PRP$")


def is_possessive(token: Token) -> bool:
    """Return whether a pronoun is possessive: "her boat"."""
    return bool(token.tag_ == "PRP$")


def is_reflexive(token: Token) -> bool:
    """Return whether a pronoun is reflexive: "myself"."""
    return token.lower_.endswith(("self", "selves"))


def is_subject(token: Token) -> bool:
    """Return whether a word is the subject of a clause."""
    return token.dep_ in SUBJECTS


def points_outside(token: Token) -> bool:
    """Return whether a word points to who is addressed, to a place or to things before: "you", "here", "such boats"."""
    if token.lower_ in _DEICTIC_ADVERBS:
        return bool(token.dep_ == "advmod" and token.tag_ == "RB")
    if token.lower_ == "such":
        return token.dep_ in ("amod", "predet", "det") and token.i + 1 < len(token.doc) and token.nbor().lower_ != "as"
    return is_second_person(token)


def is_second_person(token: Token) -> bool:
    """Return whether a word is "you" or "your"."""
    return token.lower_ in _SECOND_PERSON


def is_place_of_thing(name: Token) -> bool:
    """Return whether a name says where a thing is, so that "which" after it may be either: "a mill in Norby, which"."""
    preposition = name.head
    is_place = name.tag_ in PROPER_NOUNS and name.dep_ in OBJECTS and preposition.lower_ in PLACE_PREPOSITIONS
    return is_place and preposition.i > 0 and preposition.nbor(-1).tag_ in COMMON_NOUNS


def is_demonstrative(token: Token) -> bool:
    """Return whether a demonstrative stands alone: "denied this", not "this boat"."""
    return token.lower_ in DEMONSTRATIVES and token.tag_ == "DT" and token.pos_ == "PRON"


def is_relative_word(token: Token) -> bool:
    """Return whether a word is tagged as a relative or interrogative word: "who", "whose", "where"."""
    return token.tag_ in WH_TAGS


def is_relative_possessive(token: Token) -> bool:
    """Return whether a word is "whose"."""
    return bool(token.tag_ == "WP$")


def is_relative_adverb(token: Token) -> bool:
    """Return whether a word is "where", "when", "why" or "how"."""
    return bool(token.tag_ == "WRB")


def finite_words(who: Token, inside: Collection[int]) -> Iterator[Token]:
    """Yield the finite words among some tokens that agree with a subject: "have" in "I have slept and eaten"."""
    verb = who.head
    shared = (c for c in verb.rights if c.dep_ in CONJUNCTS and child(c, SUBJECTS) is None)
    for one in (verb, *shared):
        group = [*(c for c in one.lefts if c.dep_ in AUXILIARIES), one]
        first = next((t for t in group if t.i in inside), None)
        if first is not None and first.tag_ in FINITE_TAGS:
            yield first


def previous_subject(pronoun: Token) -> Token | None:
    """The subject of the sentence before, for a pronoun that is the first word and subject of its sentence.

    The verb after the pronoun says what it does, since "it is" and "they are" are often about something else.
    """
    subject = pronoun.head if is_possessive(pronoun) else pronoun
    sentence, verb = pronoun.sent, subject.head
    is_first = subject.dep_ in SUBJECTS and verb.i == sentence.root.i and pronoun.i - sentence.start <= 1
    if not is_first or sentence.start == 0 or (verb.lemma_ == "be" and subject.i == pronoun.i):
        return None
    return child(pronoun.doc[sentence.start - 1].sent.root, NOUN_SUBJECTS)


def contracted_verb(finite: Token) -> str | None:
    """The full form of the verb "'s", which after a name would be read as its possessive."""
    if finite.lower_ not in ("'s", "’s"):
        return None
    return " has" if finite.dep_ == "aux" and finite.head.tag_ == "VBN" else " is"


def coordinated_antecedent(pronoun: Token) -> Run | None:
    """The noun phrase that "it" or "they" stands for in the clause before the one it is coordinated with.

    It has the same part there and the same number: "stole the boat and sold it", "The boats sank, but they were old".
    """
    verb, entry = pronoun.head, PRONOUNS.get(pronoun.lower_)
    is_object = pronoun.dep_ in DIRECT_OBJECTS and child(verb, SUBJECTS) is None
    labels = SUBJECTS if pronoun.dep_ in SUBJECTS else DIRECT_OBJECTS if is_object else None
    if labels is None or entry is None or entry.gender in ("male", "female") or verb.dep_ not in CONJUNCTS:
        return None
    noun = child(verb.head, labels)
    if noun is None or noun.pos_ != "NOUN" or noun.i > pronoun.i or child(noun, CONJUNCTS) is not None:
        return None
    if (noun.tag_ in PLURAL_COMMON) != (entry.number == "plural"):
        return None
    narrow = narrowed(noun)
    return Run(noun.left_edge.i, noun.i + 1 if narrow is None else narrow.end)


def is_present(verb: Token) -> bool:
    """Return whether a verb is in the present tense, for any but the third person singular."""
    return bool(verb.tag_ == "VBP")


# ---------------------------------------------------------------- noun phrases


def is_part_of_name(head: Token, run: Run) -> bool:
    """Return whether a name only modifies a noun after it: "the Lund report"."""
    return head.dep_ in _MODIFYING and head.head.i >= run.end


def stands_alone(head: Token, run: Run) -> bool:
    """Return whether a description may give way to a name: "the mayor said", not "she is the mayor"."""
    is_apart = head.dep_ not in _PREDICATIVE and head.head.lower_ != "as"
    if any(c.dep_ == "prep" and c.lower_ == "of" and c.i >= run.end for c in head.rights):
        return False  # "the daughter of a clerk" is nobody known
    return is_apart and is_definite(head) and run.end - 1 <= head.right_edge.i and child(head, CONJUNCTS) is None


def bare_noun(determiner: Token) -> Token | None:
    """The noun after a definite determiner, if nothing narrows it: "plan" in "the plan failed"."""
    noun = determiner.head
    if determiner.dep_ != "det" or determiner.lower_ not in _DEFINITE or noun.i != determiner.i + 1:
        return None
    has_ending = noun.i + 1 < len(noun.doc) and noun.nbor().tag_ == "POS"
    return noun if noun.tag_ in COMMON_NOUNS and not noun.ent_type_ and not has_ending and not narrowed(noun) else None


def narrowed(noun: Token) -> Run | None:
    """The phrase of a noun with what narrows it, without its article; None if nothing does.

    Clauses and phrases right after a noun narrow it, up to a comma: "the plan to close the pier".
    """
    start, end = min([noun.i, *(c.left_edge.i for c in noun.lefts if c.dep_ in _NARROWING)]), noun.i + 1
    for c in noun.rights:
        if c.left_edge.i == end and c.dep_ in _NARROWING_AFTER:
            end = c.right_edge.i + 1
    if start > 0 and noun.doc[start - 1].tag_ in ("$", "CD"):
        return None  # "a $40m plant" is cut
    comma = next((t.i for t in noun.doc[noun.i : end] if t.text == ","), end)
    return Run(start, comma) if comma - start > 1 else None


def descriptive_phrase(noun: Token, most: int) -> Run | None:
    """The phrase of a noun with what narrows it, without its article.

    None if nothing does but words that compare it, if a pronoun is part of it, or if it has more than ``most`` tokens.
    """
    run = narrowed(noun) if not noun.ent_type_ and not any(_compares(c) for c in noun.lefts) else None
    if run is None or run.end - run.start > most or any(_points_elsewhere(t) for t in noun.doc[run.start : run.end]):
        return None
    return run


def _compares(word: Token) -> bool:
    """Return whether a modifier tells a thing from others of its kind: "the same plan", "the biggest plan"."""
    return word.tag_ in _COMPARATIVE_TAGS or word.lower_ in _COMPARING or word.ent_type_ == "ORDINAL"


def _points_elsewhere(token: Token) -> bool:
    return bool(token.pos_ == "PRON" or token.lower_ in DEMONSTRATIVES or token.is_quote or token.is_space)


def has_possessor(doc: Doc, run: Run) -> bool:
    """Return whether a phrase begins with whose the thing is."""
    return any(t.dep_ == "poss" for t in doc[run.start : run.end])

"""Parts of speech: the tags that count as one for speakers, and questions about single tokens."""

from __future__ import annotations

from claimparse._speakers.columns import Columns

PROPER = frozenset({"NNP", "NNPS"})
COMMON = frozenset({"NN", "NNS"})
SINGULAR_NOUNS = frozenset({"NN", "NNP"})
PLURAL_NOUNS = frozenset({"NNS", "NNPS"})
PLURAL_COMMON = frozenset({"NNS"})
NOUNS = PROPER | COMMON
NOMINAL = NOUNS | {"JJ"}
PREMODIFIERS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "VBN", "VBG", "HYPH", "AFX", "RB"})
COORDINATORS = frozenset({"CC"})
NOUN_PHRASE = PREMODIFIERS | {"DT", "PRP$", "POS", "CC", "FW", "PDT"}
NOUN_PHRASE_WITH_PREPOSITIONS = NOUN_PHRASE | {"IN"}
ONE_NOUN_PHRASE = NOUN_PHRASE - COORDINATORS
DETERMINERS = frozenset({"DT", "PRP$", "POS"})
VERB_GROUP = frozenset({"RB", "VBZ", "VBD", "VBP", "MD", "VBN", "VB"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PRONOMINAL = frozenset({"PRP", "PRP$", "WP", "WDT", "WP$", "EX"})


def is_verb(c: Columns, i: int) -> bool:
    """Return whether a token is a form of a full verb or of be, have or do."""
    return c.tag[i].startswith("VB")


def is_past_form(c: Columns, i: int) -> bool:
    """Return whether a token is a past tense or a past participle."""
    return c.tag[i] in {"VBD", "VBN"}


def is_cardinal(c: Columns, i: int) -> bool:
    """Return whether a token is a number: "41" in "Ann Lee, 41,"."""
    return c.tag[i] == "CD"


def is_coordinator(c: Columns, i: int) -> bool:
    """Return whether a token is "and", "or" or the like."""
    return c.tag[i] in COORDINATORS


def is_preposition(c: Columns, i: int) -> bool:
    """Return whether a token is a preposition other than "to"."""
    return c.tag[i] == "IN"


def is_preposition_or_to(c: Columns, i: int) -> bool:
    """Return whether a token is a preposition, "to" included."""
    return c.tag[i] in {"IN", "TO"}


def is_determiner(c: Columns, i: int) -> bool:
    """Return whether a token is an article or another determiner."""
    return c.tag[i] == "DT"


def is_possessive_marker(c: Columns, i: int) -> bool:
    """Return whether a token is the 's of a possessor."""
    return c.tag[i] == "POS"


def is_plural(c: Columns, noun: int) -> bool:
    """Return whether a noun is plural."""
    return c.tag[noun] in PLURAL_NOUNS


def is_plural_common(c: Columns, noun: int) -> bool:
    """Return whether a token is a plural common noun."""
    return c.tag[noun] in PLURAL_COMMON


def is_singular_common(c: Columns, noun: int) -> bool:
    """Return whether a token is a singular common noun."""
    return c.tag[noun] == "NN"


def is_personal_pronoun(c: Columns, i: int) -> bool:
    """Return whether a token is tagged as a personal or possessive pronoun."""
    return c.tag[i].startswith("PRP")


def is_noun_or_adjective(c: Columns, i: int) -> bool:
    """Return whether a token is a noun or a plain adjective."""
    return c.tag[i] in NOMINAL


def has_predicate_at(c: Columns, i: int) -> bool:
    """Return whether a finite verb, perhaps after an adverb, is at ``i``."""
    if c.tag[i] == "RB" and i + 1 < len(c):
        i += 1
    return c.tag[i] in FINITE

"""Closed classes of English words: each list stands here once, in lower case. Open classes stand in the lexicon."""

from __future__ import annotations

INDEFINITE_ARTICLES = frozenset({"a", "an"})
ARTICLES = INDEFINITE_ARTICLES | {"the"}

DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})

FIRST_PERSON = frozenset({"i", "we"})
OBJECT_PRONOUNS = frozenset({"him", "her", "me", "us", "you"})
"""Object forms that can only be people; "them" can be things, "it" is one."""

PARTITIVE_QUANTIFIERS = frozenset(
    {"all", "both", "each", "few", "half", "many", "most", "neither", "none", "several", "some"}
)
"""Words before "of them" that say how many of a group are meant."""

PRIMARY_AUXILIARIES = frozenset({"be", "do", "have"})
"""Lemmas."""

INTERROGATIVE_COMPLEMENTIZERS = frozenset({"if", "whether"})
COMPLEMENTIZERS = INTERROGATIVE_COMPLEMENTIZERS | {"that"}

DERIVATIONAL_SUFFIXES = ("ings", "ing", "ment", "ion", "al", "ure", "ed", "er")
"""Endings of nouns and participles made from verbs, in the order in which they are tried."""

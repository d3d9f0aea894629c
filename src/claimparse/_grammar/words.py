"""Closed classes of English words: each list stands here once, in lower case. Open classes stand in the lexicon."""

from __future__ import annotations

INDEFINITE_ARTICLES = frozenset({"a", "an"})
ARTICLES = INDEFINITE_ARTICLES | {"the"}

DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})

FIRST_PERSON = frozenset({"i", "we"})
OBJECT_PRONOUNS = frozenset({"him", "her", "me", "us", "you"})
"""Object forms that can only be people; "them" can be things, "it" is one."""

PRIMARY_AUXILIARIES = frozenset({"be", "do", "have"})
"""Lemmas."""

INTERROGATIVE_COMPLEMENTIZERS = frozenset({"if", "whether"})
COMPLEMENTIZERS = INTERROGATIVE_COMPLEMENTIZERS | {"that"}

THIRD_PERSON = frozenset({"he", "she", "it", "they"})
RELATIVE_PRONOUNS = frozenset({"that", "which", "who", "whom"})

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

THING_PRONOUNS = DEMONSTRATIVES | {"it", "which"}
"""Pronouns that as subjects stand for things."""

HYPOTHETICAL_MODALS = frozenset({"would", "could", "might", "'d"})
"""Modals of the main clause of a hypothetical condition."""

INVERTING_AUXILIARIES = frozenset({"had", "were", "should"})
"""Auxiliaries that begin a condition without "if": "had they known"."""

CIRCUMSTANTIAL_PREPOSITIONS = frozenset({"with", "at", "in", "under", "without", "by", "on"})
"""Prepositions whose phrase keeps a negation to itself: "left with no warning"."""

TEMPORAL_LIMITS = frozenset({"until", "till", "before"})
"""Conjunctions whose clause a negation reaches: "did not leave until the rain stopped"."""

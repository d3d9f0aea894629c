"""Tags: the Penn tags that count as one part of speech, and the labels of entities that are names."""

from __future__ import annotations

SINGULAR_COMMON = frozenset({"NN"})
PLURAL_COMMON = frozenset({"NNS"})
COMMON_NOUNS = SINGULAR_COMMON | PLURAL_COMMON
SINGULAR_PROPER = frozenset({"NNP"})
PLURAL_PROPER = frozenset({"NNPS"})
PROPER_NOUNS = SINGULAR_PROPER | PLURAL_PROPER
SINGULAR_NOUNS = SINGULAR_COMMON | SINGULAR_PROPER
PLURAL_NOUNS = PLURAL_COMMON | PLURAL_PROPER
NOUNS = COMMON_NOUNS | PROPER_NOUNS
NOUNS_AND_ADJECTIVES = NOUNS | {"JJ"}
PRONOUNS_AND_EXISTENTIALS = frozenset({"PRP", "PRP$", "WP", "WDT", "WP$", "EX"})

COORDINATORS = frozenset({"CC"})
PREPOSITIONS = frozenset({"IN"})
PREPOSITIONS_AND_TO = PREPOSITIONS | {"TO"}
COMPARATIVES = frozenset({"JJR", "RBR"})
HYPHENS = frozenset({"HYPH"})
CARDINALS = frozenset({"CD"})
POSSESSIVE_MARKERS = frozenset({"POS"})
ARTICLES_AND_DEMONSTRATIVES = frozenset({"DT"})
DETERMINERS = frozenset({"DT", "PRP$", "WDT"})

ADVERBS = frozenset({"RB"})
ADJECTIVES = frozenset({"JJ", "JJR", "JJS"})
PREMODIFIERS = NOUNS | ADJECTIVES | CARDINALS | {"VBN", "VBG", "HYPH", "AFX", "RB"}
NOUN_PHRASE = PREMODIFIERS | COORDINATORS | POSSESSIVE_MARKERS | {"DT", "PRP$", "FW", "PDT"}
"""What may stand in a noun phrase, conjuncts included."""
ONE_NOUN_PHRASE = NOUN_PHRASE - COORDINATORS

VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
PAST_FORMS = frozenset({"VBD", "VBN"})
VERB_GROUP = VERBS - {"VBG"} | ADVERBS | {"MD"}
FUNCTION_WORDS = frozenset(
    {"DT", "IN", "CC", "PRP", "PRP$", "TO", "MD", "WDT", "WP", "WRB", "EX", "UH", "POS", "PDT", "CD", "_SP"}
)
"""What is no part of a name, though it begins with a capital letter."""
ROLE_WORDS = PREMODIFIERS - CARDINALS - ADVERBS - {"VBG", "VBN", "AFX"}
"""What may stand in a role before a name: "former Foreign Minister"."""
NEW_NOUN_PHRASE = SINGULAR_PROPER | POSSESSIVE_MARKERS | {"DT", "PRP$"}
"""What shows that a conjunct is a noun phrase of its own: "the envoy and a lawyer"."""
POSTMODIFIER_STARTS = frozenset({"WP", "WDT", "VBG"})
"""The first word of a relative or participle clause after a noun."""

PERSON_LABEL = "PERSON"
BODY_LABEL = "ORG"
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NAME_LABELS = PLACE_LABELS | {PERSON_LABEL, BODY_LABEL, "NORP", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"}

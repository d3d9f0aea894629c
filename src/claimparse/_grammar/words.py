"""Closed classes of English words: each list stands here once, in lower case. Open classes stand in the lexicon."""

from __future__ import annotations

INDEFINITE_ARTICLES = frozenset({"a", "an"})
ARTICLES = INDEFINITE_ARTICLES | {"the"}

DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})

SENTENCE_OPENERS = (
    ARTICLES
    | DEMONSTRATIVES
    | frozenset({"he", "she", "it", "they", "we", "his", "her", "its", "their", "our", "there", "but"})
)
"""Words that begin a sentence where they are capitalised after a full stop: no name begins with them."""

SENTENCE_FINAL = frozenset({".", "!", "?"})
ELLIPSES = frozenset({"…", "..."})

PLACE_PREPOSITIONS = frozenset({"in", "at", "on", "near", "outside", "across"})

FIRST_PERSON = frozenset({"i", "we"})
THIRD_PERSON = frozenset({"he", "she", "it", "they"})
PERSONAL_PRONOUNS = FIRST_PERSON | {"he", "she", "him", "her", "me", "us", "you", "who", "whom"}
"""Pronouns that stand for people alone; "they" and "them" may be things."""
IMPERSONAL_PRONOUNS = DEMONSTRATIVES | {"it", "there", "which", "what"}
"""Words that stand for a thing, a clause or nothing."""

PARTITIVE_QUANTIFIERS = frozenset(
    {"all", "both", "each", "few", "half", "many", "most", "neither", "none", "several", "some"}
)
"""Words before "of them" that say how many of a group are meant."""

PRIMARY_AUXILIARIES = frozenset({"be", "do", "have"})
"""Lemmas."""

AUXILIARY_FORMS = frozenset({"is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did"})
MODALS = frozenset({"will", "would", "can", "could", "may", "might", "must", "should"})

COPULAR_VERBS = frozenset(
    {"be", "become", "remain", "seem", "appear", "prove", "look", "feel", "make", "find", "consider"}
)
"""Lemmas of verbs whose adjective or noun takes the complements of the clause: "is clear that", "made clear that"."""

INTRANSITIVE_VERBS = frozenset(
    {
        "abdicate",
        "agree",
        "apologise",
        "apologize",
        "arrive",
        "burst",
        "cheat",
        "collapse",
        "crash",
        "decline",
        "defect",
        "depart",
        "die",
        "disappear",
        "drown",
        "elope",
        "erupt",
        "escape",
        "exist",
        "explode",
        "fail",
        "faint",
        "fall",
        "flee",
        "leave",
        "lie",
        "occur",
        "perish",
        "quit",
        "rebel",
        "resign",
        "retire",
        "rise",
        "sink",
        "starve",
        "survive",
        "surrender",
        "vanish",
        "win",
        "withdraw",
    }
)
"""Lemmas of verbs that no word for something said is the object of: "the rumour that he fled" is no rumour he fled."""

LIGHT_VERBS = frozenset({"have", "make", "give", "offer", "issue", "provide"})
"""Lemmas of verbs whose object says what their subject does: "made a promise"."""

ISSUING_VERBS = frozenset(
    {
        "add", "air", "attach", "broadcast", "carry", "circulate", "deliver", "display", "distribute", "draft",
        "email", "erect", "file", "give", "hand", "hang", "hold", "issue", "launch", "leave", "mail", "make",
        "organise", "organize", "pen", "post", "present", "print", "produce", "publish", "put", "raise", "read",
        "record", "release", "run", "send", "share", "sign", "start", "submit", "tweet", "upload", "wave", "write",
    }
)  # fmt: skip
"""Lemmas of verbs whose subject speaks by the text that is their object: "sent a letter asking"."""

MEDIUM_PREPOSITIONS = frozenset({"in", "with", "through", "via", "on"})
"""Prepositions before the text in which the subject of a verb speaks: "replied with a letter asking"."""

INTERROGATIVE_COMPLEMENTIZERS = frozenset({"if", "whether"})

NEAR_NEGATIVES = frozenset({"hardly", "scarcely", "barely"})
"""Adverbs that all but negate what they stand before: "hardly anyone", "scarcely believed"."""

NEGATIVE_PRONOUNS = frozenset({"nobody", "none", "nothing"})

RELATIVE_PRONOUNS = frozenset({"that", "which", "who", "whom"})

PLURAL_PRONOUNS = frozenset({"them", "these", "those", "which", "whom", "us", "you"})
"""Pronouns after "of" that stand for several things: "19 of them"."""

HYPOTHETICAL_MODALS = frozenset({"would", "could", "might", "'d"})
"""Modals of the main clause of a hypothetical condition."""

INVERTING_AUXILIARIES = frozenset({"had", "were", "should"})
"""Auxiliaries that begin a condition without "if": "had they known"."""

CIRCUMSTANTIAL_PREPOSITIONS = frozenset({"with", "at", "in", "under", "without", "by", "on"})
"""Prepositions whose phrase keeps a negation to itself: "left with no warning"."""

TEMPORAL_LIMITS = frozenset({"until", "till", "before"})
"""Conjunctions whose clause a negation reaches: "did not leave until the rain stopped"."""

CONTRASTIVE_CONJUNCTIONS = frozenset({"while", "whereas"})
CONCESSIVE_CONJUNCTIONS = frozenset({"though", "although"})

INSTRUMENT_PREPOSITIONS = frozenset({"with", "using"})
FAULT_PREPOSITIONS = frozenset({"for", "over"})
"""Before what somebody is reproached with: "for lying", "over the delay"."""
CHARGE_PREPOSITIONS = frozenset({"of", "with", "for", "on"})
"""Before what somebody is accused of: "of fraud", "with theft"."""
JUDGEMENT_PREPOSITIONS = FAULT_PREPOSITIONS | {"as", "of"}
"""Before the reason or wording of a judgement: "condemned it as a farce"."""
CHARGING_VERBS = frozenset({"accuse", "acquit", "blame", "charge", "clear", "convict", "indict", "suspect"})
"""Verbs of a charge: "charged the driver with theft"."""
ORIGIN_PREPOSITIONS = frozenset({"by", "from", "among"})
"""Before whose claim it is: "a statement by police", "fears among traders"."""
NAME_LINKERS = frozenset({"of", "the", "and", "for"})
"""Words in lower case inside a name: "Institute for the Study of Wool"."""

DERIVATIONAL_SUFFIXES = ("ings", "ing", "ment", "ion", "al", "ure", "ed", "er")
"""Endings of nouns and participles made from verbs, in the order in which they are tried."""

OPENING_QUOTES = frozenset({'"', "“", "``", "'", "‘"})
CLOSING_QUOTES = frozenset({'"', "”", "''", "'", "’"})

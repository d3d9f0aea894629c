"""Names of the cues that are constructions or affixes and no lexicon entries, as ``cue.entry`` gives them."""

AFFIX = "negation.affix"
QUESTION = "question.mark"
WHETHER = "question.whether"
INVERSION = "condition.inversion"
WITHOUT = "condition.without"
SCARE_QUOTES = "distancing.quotes"

"""The labels of the tasks that are trained along with attribution, and not yet shipped."""

HEADS = ("cue", "negation", "negation-affix", "negation-bio", "speculation-bio")
"""Whether a token begins a cue: of an attribution; of negation (a word, an affix) as literary scopes are drawn; of
negation and of speculation as biomedical scopes are drawn."""

SCOPES = ("negation", "negation-bio", "speculation-bio")
"""The kinds of scope; each has two scores, for the tokens of the cue and for those of the scope."""

COMMITMENTS = 2
"""Scores for an event's commitment: of a clause in its context, and of an event in a bare sentence."""

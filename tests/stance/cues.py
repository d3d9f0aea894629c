"""The cues of a text with their scopes, as the tests of cues and scopes ask for them."""

from claimparse._inspect import analyse
from claimparse._stance import scopes as scope_linker


def cues_of(parser, text, view="clause"):
    """The cues of a text as (kind, words, scope words, note)."""
    analysis = analyse(parser, text)
    links = scope_linker.link(analysis.parsed, [s.mark for s in analysis.scopes], view)
    for link in links:
        words = " ... ".join(text[c.start : c.end] for c in link.mark.chars)
        yield link.mark.kind, words, link, analysis.parsed

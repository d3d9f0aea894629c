"""The classes of tokens and phrases that the decoder weighs, by form, tag and part of speech."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from claimparse._grammar.columns import Columns
from claimparse._grammar.tree import NOMINAL, VERBAL

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token

WordClass = Literal[
    "word", "opener", "closer", "stop", "comma", "colon", "mark", "that", "possessive", "determiner", "pronoun"
]
"""The class of a token."""

WORD_CLASSES: tuple[WordClass, ...] = get_args(WordClass)
"""In the order of the decoder's weights."""

PhraseEdge = Literal["clause", "nominal", "other", "sentence", "quotation", "bare"]
"""The kind of phrase that begins at a token, or ends with it; ``bare`` where none does."""

PHRASE_EDGES: tuple[PhraseEdge, ...] = get_args(PhraseEdge)
"""In the order of the decoder's weights."""


def word_classes(c: Columns) -> list[WordClass]:
    """The class of each token outside quotation marks; those are openers and closers."""
    words = list(zip(c.text, c.tag, strict=True))
    class_of = {word: _word_class(*word) for word in set(words)}
    return [class_of[word] for word in words]


def _word_class(text: str, tag: str) -> WordClass:
    if text in ".!?…":
        return "stop"
    if text == ",":
        return "comma"
    if text in ":;–—--":
        return "colon"
    if not text[0].isalnum() and tag != "POS":
        return "mark"
    if text.lower() == "that":
        return "that"
    return _class_of_tag(tag)


def _class_of_tag(tag: str) -> WordClass:
    if tag == "POS":
        return "possessive"
    if tag in ("DT", "PDT"):
        return "determiner"
    return "pronoun" if tag in ("PRP", "WP", "WDT") else "word"


def phrase_edge(head: Token) -> PhraseEdge:
    """The kind of phrase that a token heads."""
    if head.pos_ in VERBAL:
        return "clause"
    return "nominal" if head.pos_ in NOMINAL else "other"

"""What the decoder knows of tokens besides the network's scores: marks, and where phrases begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from claimparse._evidence import QuoteMark
    from claimparse._text.parsed_text import ParsedText

Bools = npt.NDArray[np.bool_]

CLASSES = ("word", "opener", "closer", "stop", "comma", "colon", "mark", "that", "possessive", "determiner", "pronoun")
"""What a token is, by its form and tag."""

EDGES = ("clause", "nominal", "other", "sentence", "quotation", "bare")
"""What begins at a token, or ends with it; ``bare`` where nothing does."""

_CLAUSAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def classes(parsed: ParsedText, quotes: Sequence[QuoteMark]) -> npt.NDArray[np.int64]:
    """The class of each token, as an index of CLASSES."""
    found = np.array([_class(t.text, t.lower_, t.tag_) for t in parsed.doc], dtype=np.int64)
    for q in quotes:
        found[q.outer.start : q.inner.start] = CLASSES.index("opener")
        found[q.inner.end : q.outer.end] = CLASSES.index("closer")
    return found


def quoted(parsed: ParsedText, quotes: Sequence[QuoteMark]) -> npt.NDArray[np.int64]:
    """0 outside quotations, 1 inside words that are set apart, 2 inside speech; marks count as inside."""
    found = np.zeros(len(parsed.doc), dtype=np.int64)
    for q in quotes:
        if q.parent is None:
            found[q.outer.start : q.outer.end] = 2 if q.speech else 1
    return found


def _class(text: str, lower: str, tag: str) -> int:
    if text in ".!?…":
        name = "stop"
    elif text == ",":
        name = "comma"
    elif text in ":;–—--":
        name = "colon"
    elif not text[0].isalnum() and tag != "POS":
        name = "mark"
    elif lower == "that":
        name = "that"
    elif tag == "POS":
        name = "possessive"
    elif tag in ("DT", "PDT"):
        name = "determiner"
    elif tag in ("PRP", "WP", "WDT"):
        name = "pronoun"
    else:
        name = "word"
    return CLASSES.index(name)


def edges(parsed: ParsedText, quotes: Sequence[QuoteMark]) -> tuple[Bools, Bools]:
    """(tokens, EDGES): what begins at each token, and what ends with it."""
    doc = parsed.doc
    begin, end = np.zeros((len(doc), len(EDGES)), bool), np.zeros((len(doc), len(EDGES)), bool)
    for token in doc:
        first, last = token.left_edge.i, token.right_edge.i
        if first == last:
            continue
        kind = 0 if token.pos_ in _CLAUSAL else 1 if token.pos_ in _NOMINAL else 2
        begin[first, kind] = end[last, kind] = True
    for sentence in doc.sents:
        begin[sentence.start, 3] = end[sentence.end - 1, 3] = True
    for q in quotes:
        for run in (q.inner, q.outer):
            if run.start < run.end:
                begin[run.start, 4] = end[run.end - 1, 4] = True
    for found in (begin, end):
        found[:, 5] = ~found[:, :5].any(axis=1)
    return begin, end

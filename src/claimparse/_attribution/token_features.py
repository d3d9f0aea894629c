"""The decoder's features of tokens besides the network's scores: quotation marks, and where phrases begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from claimparse._grammar import token_classes
from claimparse._grammar.token_classes import PHRASE_EDGES, WORD_CLASSES, phrase_edge

if TYPE_CHECKING:
    from claimparse._evidence import QuoteMark
    from claimparse._text.parsed_text import ParsedText

Bools = npt.NDArray[np.bool_]

_CLASS_INDEX = {name: k for k, name in enumerate(WORD_CLASSES)}
_EDGE_INDEX = {name: k for k, name in enumerate(PHRASE_EDGES)}


def word_classes(parsed: ParsedText, quotes: Sequence[QuoteMark]) -> npt.NDArray[np.int64]:
    """The class of each token, (tokens,), as an index of WORD_CLASSES."""
    found = np.array([_CLASS_INDEX[name] for name in token_classes.word_classes(parsed.columns)], dtype=np.int64)
    for q in quotes:
        found[q.outer.start : q.inner.start] = _CLASS_INDEX["opener"]
        found[q.inner.end : q.outer.end] = _CLASS_INDEX["closer"]
    return found


def quotation_levels(parsed: ParsedText, quotes: Sequence[QuoteMark]) -> npt.NDArray[np.int64]:
    """The level of each token, (tokens,): 0 outside quotations, 1 in quoted words that are no speech, 2 in speech.

    Quotation marks count as inside.
    """
    found = np.zeros(len(parsed.doc), dtype=np.int64)
    for q in quotes:
        if q.parent is None:
            found[q.outer.start : q.outer.end] = 2 if q.speech else 1
    return found


def phrase_edges(parsed: ParsedText, quotes: Sequence[QuoteMark]) -> tuple[Bools, Bools]:
    """The phrases that begin at each token and those that end with it, both (tokens, PHRASE_EDGES)."""
    doc = parsed.doc
    begin, end = (np.zeros((len(doc), len(PHRASE_EDGES)), bool) for _ in range(2))
    sentence, quotation, bare = (_EDGE_INDEX[name] for name in ("sentence", "quotation", "bare"))
    for token in (doc[h] for h in {h for t, h in enumerate(parsed.columns.head) if h != t}):
        kind = _EDGE_INDEX[phrase_edge(token)]
        begin[token.left_edge.i, kind] = end[token.right_edge.i, kind] = True
    for s in doc.sents:
        begin[s.start, sentence] = end[s.end - 1, sentence] = True
    for q in quotes:
        for run in (q.inner, q.outer):
            if run.start < run.end:
                begin[run.start, quotation] = end[run.end - 1, quotation] = True
    for found in (begin, end):
        found[:, bare] = ~found[:, :bare].any(axis=1)
    return begin, end

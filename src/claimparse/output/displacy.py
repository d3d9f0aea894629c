"""Data for displaCy, spaCy's own visualiser."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from typing import Any, Literal

import regex

from claimparse.output.looks import CUE_KIND_LOOKS
from claimparse.output.wording import one_line
from claimparse.types import Document, Span

_WORD = regex.compile(r"\S+")


def to_displacy(document: Document, style: Literal["ent", "span"] = "span") -> dict[str, Any]:
    """Return data for ``spacy.displacy.render(data, style=style, manual=True)``.

    Args:
        document: The document to draw.
        style: "span" has everything, in layers: sources, words of saying, contents, quantities and words of stance,
            labelled SOURCE, CUE, CONTENT, QUANTITY and with the kind of cue. "ent" is :func:`displacy_data`.

    Returns:
        The text, its title and its spans; the offsets of "span" count words (``start_token``, ``end_token``, end
        exclusive).

    >>> to_displacy(Document(text="Snow fell."))["tokens"]
    ['Snow', 'fell.']
    """
    if style == "ent":
        return displacy_data(document)
    found = [*_labelled_spans(document), *((s, "CONTENT") for a in document.attributions for s in a.content)]
    cuts = {place for span, _ in found for place in (span.start, span.end)}
    words = list(_words(document.text, cuts))
    starts, ends = [start for start, _ in words], [end for _, end in words]
    spans = []
    for span, label in sorted(found, key=lambda f: (f[0].start, -f[0].end, f[1])):
        first, last = bisect_left(starts, span.start), bisect_right(ends, span.end)
        if first < last:
            spans.append({"start_token": first, "end_token": last, "label": label})
    return {
        "text": document.text,
        "tokens": [document.text[start:end] for start, end in words],
        "spans": spans,
        "title": _displacy_title(document),
    }


def _words(text: str, cuts: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the offsets of words, which are cut where a span begins or ends."""
    for word in _WORD.finditer(text):
        inside = sorted(cuts.intersection(range(word.start() + 1, word.end())))
        yield from pairwise([word.start(), *inside, word.end()])


def _labelled_spans(document: Document) -> list[tuple[Span, str]]:
    found = [(s, "SOURCE") for a in document.attributions for s in a.source]
    found += [(s, "CUE") for a in document.attributions for s in a.cue]
    found += [(q.span, "QUANTITY") for q in document.quantities]
    drawn = [c for c in document.cues if CUE_KIND_LOOKS[c.kind].drawn]
    return found + [(s, c.kind.value.upper()) for c in drawn for s in c.spans]


def displacy_data(document: Document) -> dict[str, Any]:
    """Return data for ``spacy.displacy.render(data, style="ent", manual=True)``.

    It has sources, words of saying, quantities and words of stance, labelled SOURCE, CUE, QUANTITY and with the kind of
    cue. Where two overlap the longer is shown, since displaCy's entities don't nest.

    Args:
        document: The document to draw.

    Returns:
        The text, its title and its spans in character offsets, end exclusive.

    >>> displacy_data(Document(text="Snow fell.", name="weather"))
    {'text': 'Snow fell.', 'ents': [], 'title': 'weather'}
    """
    taken, ents = bytearray(len(document.text)), list[dict[str, Any]]()
    for span, label in sorted(_labelled_spans(document), key=lambda f: (f[0].start - f[0].end, f[0].start, f[1])):
        if span.text and not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
            ents.append({"start": span.start, "end": span.end, "label": label})
    ents.sort(key=lambda e: e["start"])
    return {"text": document.text, "ents": ents, "title": _displacy_title(document)}


def _displacy_title(document: Document) -> str | None:
    """The document's name as HTML, since displaCy escapes texts and not titles."""
    return escape(one_line(document.name)) if document.name else None

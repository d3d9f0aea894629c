"""Documents as one self-contained HTML page, and as data for displaCy.

The page needs no network, no font and no script: its switches are check boxes that its style sheet reads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib import resources
from itertools import pairwise
from typing import Any

import regex

from claimparse.output.wording import (
    act_words,
    count_words,
    flat,
    number_list,
    outer_words,
    quantity_words,
    source_words,
    visible,
)
from claimparse.types import Claim, Commitment, CueKind, Document, Span, StanceLabel

__all__ = ["displacy_data", "to_html"]

_LAYERS = (
    ("src", "sources"),
    ("cue", "words of saying"),
    ("cnt", "what is said"),
    ("qty", "quantities"),
    ("stc", "words of stance"),
)
_ANCHOR = "anchor"
_LINE = regex.compile(r"[^\n\r\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class _Mark:
    """Characters to be shown in a layer, with a note for the pointer (in the anchor layer: its name)."""

    start: int
    end: int
    layer: str
    note: str


def _text(words: str) -> str:
    return escape(visible(words))


# ---------------------------------------------------------------- the marked text


def _marks(document: Document, number: int) -> Iterator[_Mark]:
    def each(spans: Iterable[Span], layer: str, note: str) -> Iterator[_Mark]:
        return (_Mark(s.start, s.end, layer, note) for s in spans)

    for a in document.attributions:
        who = ", ".join(a.speakers) or "who this is, the text does not say"
        yield from each(a.source, "src", f"source: {who}")
        yield from each(a.cue, "cue", f"act: {a.act.value}")
        yield from each(a.content, "cnt", "")
    for q in document.quantities:
        yield from each([q.span], "qty", f"quantity: {quantity_words(q)}")
    for c in document.cues:
        if not c.inert and c.kind is not CueKind.REPORT:
            yield from each(c.spans, "stc", f"stance: {c.kind.value}")
    for k, claim in enumerate(document.claims):
        yield from each(claim.spans[:1], _ANCHOR, _anchor(number, k))


def _anchor(document: int, claim: int) -> str:
    return f"d{document}c{claim}"


def _marked(text: str, start: int, end: int, marks: Sequence[_Mark]) -> str:
    """The characters ``start`` to ``end`` as HTML, cut wherever one of the marks begins or ends, since they overlap."""
    cuts = sorted({start, end} | {k for m in marks for k in (m.start, m.end) if start < k < end})
    out, position, open_marks = list[str](), 0, list[_Mark]()
    for left, right in pairwise(cuts):
        while position < len(marks) and marks[position].start <= left:
            open_marks.append(marks[position])
            position += 1
        open_marks = [m for m in open_marks if m.end > left]
        out += [f'<a class="anchor" id="{m.note}"></a>' for m in open_marks if m.layer == _ANCHOR and m.start == left]
        shown = [m for m in open_marks if m.layer != _ANCHOR]
        out.append(_segment(text[left:right], shown))
    return "".join(out)


def _segment(words: str, marks: Sequence[_Mark]) -> str:
    if not marks:
        return _text(words)
    layers = " ".join(layer for layer, _ in _LAYERS if any(m.layer == layer for m in marks))
    notes = "; ".join(dict.fromkeys(m.note for m in marks if m.note))
    title = f' title="{_text(flat(notes))}"' if notes else ""
    return f'<span class="{layers}"{title}>{_text(words)}</span>'


def _paragraphs(document: Document, number: int) -> Iterator[str]:
    marks, position = sorted(_marks(document, number), key=lambda m: m.start), 0
    waiting: list[_Mark] = []
    for line in _LINE.finditer(document.text):
        if not line.group().strip():
            continue
        start, end = line.span()
        while position < len(marks) and marks[position].start < end:
            waiting.append(marks[position])
            position += 1
        waiting = [m for m in waiting if m.end > start]
        yield f"<p>{_marked(document.text, start, end, waiting)}</p>"


# ---------------------------------------------------------------- the table of claims


def _holders(claim: Claim) -> Iterator[tuple[str, Commitment]]:
    yield "author", claim.stance.author
    for source in claim.stance.sources:
        yield source.name or "unnamed source", source.commitment


def _row(claim: Claim, anchor: str) -> str:
    stance, own, (act, cue) = claim.stance, claim.attribution is None, act_words(claim)
    outer = f'<div class="quiet">via {_text(outer_words(claim))}</div>' if outer_words(claim) else ""
    held = "".join(
        f'<div class="quiet">{_text(flat(name))} <abbr title="{value.words}">{value.value}</abbr></div>'
        for name, value in _holders(claim)
    )
    numbers = "".join(f"<li>{_text(words)}</li>" for words in number_list(claim))
    return (
        f'<tr class="{"own" if own else "said"}"><th scope="row">{_text(source_words(claim))}{outer}</th>'
        f'<td class="act">{act}<div class="quiet cue">{_text(cue)}</div></td>'
        f'<td class="stance"><span class="label {stance.label.value}">{stance.label.value}</span>{held}</td>'
        f'<td class="claim">{_text(flat(claim.text))}&nbsp;'
        f'<a href="#{anchor}" title="show in the text" aria-label="show in the text">¶</a>{_reasons(claim)}</td>'
        f'<td class="numbers">{f"<ul>{numbers}</ul>" if numbers else ""}</td></tr>'
    )


def _reasons(claim: Claim) -> str:
    if not claim.stance.steps:
        return ""
    explained = _text(flat(claim.stance.explain()))
    return f"<details><summary>Why {claim.stance.label.value}?</summary><p>{explained}</p></details>"


def _article(document: Document, number: int) -> str:
    rows = "".join(_row(claim, _anchor(number, k)) for k, claim in enumerate(document.claims))
    labels = Counter(c.stance.label for c in document.claims)
    counts = " ".join(
        f'<span class="label {label.value}">{labels[label]} {label.value}</span>'
        for label in StanceLabel
        if labels[label]
    )
    notes = "".join(f'<p class="quiet">Note: {_text(w.message)}</p>' for w in document.warnings)
    table = (
        '<table><caption class="quiet">Claims in the order of the text</caption><thead><tr><th scope="col">Speaker</th>'
        '<th scope="col">Act</th><th scope="col">Stance</th><th scope="col">Claim</th><th scope="col">Numbers</th></tr>'
        f"</thead><tbody>{rows}</tbody></table>"
    )
    return (
        f'<article id="d{number}" aria-labelledby="d{number}h">'
        f'<h2 id="d{number}h">{_text(_title(document, number))}</h2>'
        f'<p class="quiet">{_text(document.name or "")}</p><p>{counts}</p>{notes}<div class="columns">'
        f'<div class="text" lang="en">{"".join(_paragraphs(document, number))}</div>'
        f'<div class="claims">{table if rows else "<p>No claims found.</p>"}</div></div></article>'
    )


def _title(document: Document, number: int) -> str:
    """The first line of the text that is short enough to be a heading."""
    for line in _LINE.finditer(document.text):
        words = flat(line.group())
        if words:
            return words if len(words) <= 120 else f"{words[:100].rsplit(' ', 1)[0]} ..."
    return document.name or f"Text {number}"


# ---------------------------------------------------------------- the page


def to_html(documents: Iterable[Document], title: str = "Claims") -> str:
    """One HTML page that holds everything it needs: each text with its marks, and the table of its claims."""
    documents = list(documents)
    articles = "".join(_article(d, k) for k, d in enumerate(documents, 1))
    css = resources.files("claimparse.output").joinpath("page.css").read_text("utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_text(title)}</title>\n<style>\n{css}</style></head>\n"
        f'<body><div class="page">{_header(documents, title)}{_legend()}<main>{articles}</main>{_footer(documents)}'
        "</div></body></html>\n"
    )


def _header(documents: Sequence[Document], title: str) -> str:
    counts = (
        count_words(len(documents), "text"),
        count_words(sum(len(d.claims) for d in documents), "claim"),
        count_words(sum(len(d.quantities) for d in documents), "quantity"),
    )
    index = "".join(
        f'<li><a href="#d{k}">{_text(_title(d, k))}</a> '
        f'<span class="quiet">{count_words(len(d.claims), "claim")}</span></li>'
        for k, d in enumerate(documents, 1)
    )
    return (
        f'<header><h1>{_text(title)}</h1><p class="quiet">{", ".join(counts)}</p>'
        f'<nav aria-label="Texts"><ul>{index}</ul></nav></header>'
    )


def _legend() -> str:
    switches = "".join(
        f'<label><input type="checkbox" id="show-{layer}" checked><span class="{layer}">{name}</span></label>'
        for layer, name in _LAYERS
    )
    own = '<label><input type="checkbox" id="show-own" checked>the author’s own claims</label>'
    return f'<div class="legend" role="group" aria-label="Show">{switches}{own}</div>'


def _footer(documents: Sequence[Document]) -> str:
    scale = "".join(f"<dt>{value.value}</dt><dd>{value.words}</dd>" for value in Commitment)
    signatures = dict.fromkeys(
        f"claimparse {s.claimparse}, spaCy {s.spacy}, {s.model} {s.model_version}"
        for s in (d.signature for d in documents)
        if s
    )
    return (
        '<footer class="quiet"><details><summary>How commitments are written</summary>'
        f'<dl class="scale">{scale}</dl></details><p>{_text("; ".join(signatures))}</p></footer>'
    )


# ---------------------------------------------------------------- displaCy


def displacy_data(document: Document) -> dict[str, Any]:
    """Data for ``spacy.displacy.render(data, style="ent", manual=True)``.

    Sources, words of saying, quantities and words of stance, under SOURCE, CUE, QUANTITY and the kind of stance;
    where two overlap, the longer is shown, since displaCy's entities don't nest.
    """
    found = [(s, "SOURCE") for a in document.attributions for s in a.source]
    found += [(s, "CUE") for a in document.attributions for s in a.cue]
    found += [(q.span, "QUANTITY") for q in document.quantities]
    found += [(s, c.kind.value.upper()) for c in document.cues if not c.inert for s in c.spans]
    taken, ents = bytearray(len(document.text)), list[dict[str, Any]]()
    for span, label in sorted(found, key=lambda f: (f[0].start - f[0].end, f[0].start, f[1])):
        if span.text and not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
            ents.append({"start": span.start, "end": span.end, "label": label})
    ents.sort(key=lambda e: e["start"])
    return {"text": document.text, "ents": ents, "title": document.name}

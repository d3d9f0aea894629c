"""Whole articles: attributions with speakers and acts, quantities with wholes, cues.

CED-1K labels each paragraph of a speech by itself, so a content that runs over paragraphs counts once for each. It
names the body for which an unnamed spokesperson or office speaks, and so does the prediction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from claimparse._evidence import AttributionLink, QuantityLink, Run
from claimparse._inspect import Analysis
from claimparse.types import CueKind, Identity, Medium

MEDIA = {Medium.SPOKESPERSON, Medium.OFFICE}


def _bound(link: QuantityLink) -> str:
    amount = link.amount
    if amount.kind == "bounded":
        return amount.relation
    return "=" if amount.kind == "exact" else "~"


def _quantity(analysis: Analysis, link: QuantityLink) -> dict[str, Any]:
    parsed, amount = analysis.parsed, link.amount

    def words(run: tuple[int, int] | None) -> str | None:
        return parsed.columns.text_of(Run(*run)) if run else None

    low = None if amount.low is None else float(amount.low)
    value: Any = float(amount.value)
    if amount.kind in ("range", "vague"):
        value = [low, None if amount.high is None else float(amount.high)]
    return {
        "start": link.span.start,
        "end": link.span.end,
        "value": value,
        "bound": _bound(link),
        "unit": link.unit.name if link.unit else None,
        "item": words(link.item.tokens if link.item else None),
        "whole": words(link.whole.tokens if link.whole else None),
    }


def _spoken_for(analysis: Analysis) -> dict[str, str]:
    """By the name of each unnamed spokesperson or office the one it speaks for."""
    return {
        e.name: e.principal.name
        for e in analysis.speakers.entities
        if e.principal is not None and e.identity is not Identity.NAMED and e.principal.medium in MEDIA
    }


def _by_paragraph(analysis: Analysis, link: AttributionLink) -> Iterator[Sequence[Run]]:
    """Yield the runs of a content in each paragraph."""
    for _, runs in groupby(link.content, key=lambda r: analysis.parsed.paragraph_of(r.start)):
        yield list(runs)


def predict(analysis: Analysis, record: dict[str, Any]) -> dict[str, Any]:
    """Return {"attributions", "quantities", "cues"}."""
    parsed = analysis.parsed
    chars, spoken_for = parsed.chars_of, _spoken_for(analysis)
    return {
        "attributions": [
            {
                "source": [list(chars(r)) for r in a.source],
                "speakers": [spoken_for.get(name, name) for name in analysis.speakers.of_source[k]],
                "cue": [list(chars(r)) for r in a.cue],
                "content": [list(chars(r)) for r in content],
                "quote": a.quotation.value,
                "stance": a.act.value,
            }
            for k, a in enumerate(analysis.attributions)
            for content in _by_paragraph(analysis, a)
        ],
        "quantities": [_quantity(analysis, q) for q in analysis.quantities],
        "cues": [
            {"start": c.start, "end": c.end, "kind": s.mark.kind.value}
            for s in analysis.scopes
            if s.mark.kind is not CueKind.PSEUDO
            for c in s.mark.chars
        ],
    }

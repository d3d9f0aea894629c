"""Whole articles: attributions with speakers and acts, quantities with wholes, cues."""

from __future__ import annotations

from typing import Any

from claimparse._evidence import QuantityLink
from claimparse._inspect import Analysis
from claimparse.types import CueKind


def _bound(link: QuantityLink) -> str:
    amount = link.amount
    if amount.kind == "bounded":
        return amount.relation
    return "=" if amount.kind == "exact" else "~"


def _quantity(analysis: Analysis, link: QuantityLink) -> dict[str, Any]:
    parsed, amount = analysis.parsed, link.amount

    def words(run: tuple[int, int] | None) -> str | None:
        return parsed.doc[run[0] : run[1]].text if run else None

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


def predict(analysis: Analysis, record: dict[str, Any]) -> dict[str, Any]:
    """Return {"attributions", "quantities", "cues"}."""
    parsed = analysis.parsed
    chars = parsed.chars_of
    return {
        "attributions": [
            {
                "source": [list(chars(r)) for r in a.source],
                "speakers": list(analysis.speakers.of_source[k]),
                "cue": [list(chars(r)) for r in a.cue],
                "content": [list(chars(r)) for r in a.content],
                "quote": a.quotation.value,
                "stance": a.act.value,
            }
            for k, a in enumerate(analysis.attributions)
        ],
        "quantities": [_quantity(analysis, q) for q in analysis.quantities],
        "cues": [
            {"start": c.start, "end": c.end, "kind": s.mark.kind.value}
            for s in analysis.scopes
            if s.mark.kind is not CueKind.PSEUDO
            for c in s.mark.chars
        ],
    }

"""NewsQuant: the counted noun is the unit, the subject or holder the concept; one bound sign a quantity."""

from __future__ import annotations

from typing import Any

from claimparse._assemble import Analysis
from claimparse._evidence import QuantityLink, Run
from claimparse.types import Bounded, Range, Vague

_SIGNS = {">": ">", ">=": ">", "<": "<", "<=": "<"}
_PRONOUNS = ("PRP", "DT", "WDT", "WP", "EX")
_SHORT = ("under", "below", "less", "short", "shy")


def predict(analysis: Analysis, record: dict[str, Any]) -> dict[str, Any]:
    """{"quantities": [{"start", "end", "value", "unit", "bound", "change", "concept"}]}."""
    return {"quantities": [_quantity(analysis, q) for q in analysis.quantities if _is_in_corpus(q)]}


def _is_in_corpus(link: QuantityLink) -> bool:
    """NewsQuant leaves out "several", "twice" and their like."""
    if isinstance(link.amount, Vague):
        return link.amount.word.split()[0].casefold() not in ("several", "numerous", "a", "quite")
    return link.mark.rule not in ("multiple", "age") or link.mark.change is not None


def _bound(analysis: Analysis, link: QuantityLink) -> str:
    amount = link.amount
    if isinstance(amount, Bounded):
        words = " ".join(analysis.page.text[m.start : m.end].casefold() for m in link.mark.modifiers)
        if amount.near and not any(w in words for w in _SHORT) and "<" in amount.relation:
            return "~"
        return _SIGNS[amount.relation]
    if amount.kind == "approximate" or (isinstance(amount, Range) and amount.approximate):
        return "~"
    return "="


def _unit(analysis: Analysis, link: QuantityLink) -> str | None:
    unit, item = link.unit, _words(analysis, link.item.tokens if link.item else None)
    if link.mark.share or (link.unit is None and link.item):
        return item
    if unit is not None and unit.kind == "rate" and item:
        return f"{item} {unit.name}"
    return unit.name if unit else item


def _words(analysis: Analysis, run: Run | None) -> str | None:
    return analysis.page.doc[run.start : run.end].text if run else None


def _value(link: QuantityLink) -> float | list[float]:
    amount = link.amount
    if isinstance(amount, Range | Vague):
        return [float(amount.low), float(amount.high)]
    return float(amount.value or 0)


def _concept(analysis: Analysis, link: QuantityLink) -> str | None:
    """The whole, the measured substance and the holder; the corpus leaves pronouns out."""
    doc = analysis.page.doc
    substance = link.item.tokens if link.unit and link.item and link.unit.kind != "rate" else None
    runs = [link.whole.tokens if link.whole and not link.whole.amount else None, substance, link.about]
    kept = [r for r in runs if r and not (r.end == r.start + 1 and doc[r.start].tag_ in _PRONOUNS)]
    return " ".join(doc[r.start : r.end].text for r in kept) or None


def _quantity(analysis: Analysis, link: QuantityLink) -> dict[str, Any]:
    return {
        "start": link.span.start,
        "end": link.span.end,
        "value": _value(link),
        "unit": _unit(analysis, link),
        "bound": _bound(analysis, link),
        "change": link.change if link.change in ("up", "down") else None,
        "concept": _concept(analysis, link),
    }

"""NewsQuant: the counted noun is the unit, the subject or holder the concept; each quantity has one bound sign."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from claimparse._evidence import QuantityLink, Run
from claimparse._grammar.tree import root_of
from claimparse._grammar.words import ARTICLES
from claimparse._inspect import Analysis
from claimparse._quantities.lexicon import change_words, number_words
from claimparse.types import Bounded, Exact, Range, Vague

_SIGNS = {">": ">", ">=": ">", "<": "<", "<=": "<"}
_PRONOUNS = ("PRP", "DT", "WDT", "WP", "EX")
_SHORT = ("under", "below", "less", "short", "shy")


def predict(analysis: Analysis, record: dict[str, Any]) -> dict[str, Any]:
    """Return {"quantities": [{"start", "end", "value", "unit", "bound", "change", "concept"}]}."""
    links = analysis.quantities
    wholes = {q.whole.tokens.start for q in links if q.whole and q.whole.amount and _is_one_of_many(q)}
    counted = [q for q in links if analysis.parsed.tokens_of(q.span).start not in wholes]
    kept = [q for q in counted if _is_in_corpus(analysis, q)]
    return {"quantities": list(_with_ranges(analysis, kept))}


def _with_ranges(analysis: Analysis, links: list[QuantityLink]) -> Iterator[dict[str, Any]]:
    """Yield the quantities; "fell from $9 to $7" is one range in the corpus and two quantities here."""
    skipped = False
    for left, right in zip_longest(links, links[1:]):
        if skipped:
            skipped = False
            continue
        found = _quantity(analysis, left)
        skipped = right is not None and _are_ends_of_range(analysis, left, right)
        if skipped:
            yield {**found, "value": [found["value"], _value(right)], "end": right.span.end}
        else:
            yield from _parts(analysis, left, found)


def _parts(analysis: Analysis, link: QuantityLink, found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a quantity, or the parts of a measure of several units, which the corpora count each: "6 feet 2 inches"."""
    if not link.mark.parts:
        yield found
    for k, part in enumerate(link.mark.parts):
        if analysis.parsed.text[part.chars.start : part.chars.end].split()[0].casefold() not in ARTICLES:
            start = part.chars.start if k else found["start"]
            yield {**found, "start": start, "end": part.chars.end, "value": float(part.value), "unit": part.unit.name}


def _are_ends_of_range(analysis: Analysis, left: QuantityLink, right: QuantityLink) -> bool:
    text, exact = analysis.parsed.text, isinstance(left.amount, Exact) and isinstance(right.amount, Exact)
    opened = text[max(0, left.span.start - 5) : left.span.start].casefold() == "from "
    return exact and opened and left.unit == right.unit and text[left.span.end : right.span.start] == " to "


def _is_one_of_many(link: QuantityLink) -> bool:
    """Return whether it is "one of four plans", which the corpus counts as a quarter, without the four."""
    return link.amount == Exact(value=1) and link.whole is not None and isinstance(link.whole.amount, Exact)


def _is_in_corpus(analysis: Analysis, link: QuantityLink) -> bool:
    """Return whether NewsQuant has such a quantity: "several", "twice" and "over a year" are left out."""
    if analysis.parsed.text[link.mark.chars.start : link.mark.chars.end].casefold() in ARTICLES:
        return False
    if isinstance(link.amount, Vague):
        return link.amount.word.split()[0].casefold() in number_words(analysis.parsed.lexicon).plurals
    return link.mark.rule != "multiple" or link.mark.change is not None


def _bound(analysis: Analysis, link: QuantityLink) -> str:
    amount = link.amount
    if isinstance(amount, Bounded):
        words = " ".join(analysis.parsed.text[m.start : m.end].casefold() for m in link.mark.modifiers)
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
    return analysis.parsed.columns.text_of(run) if run else None


def _value(link: QuantityLink) -> float | list[float]:
    amount = link.amount
    if isinstance(amount, Range | Vague):
        return [float(amount.low), float(amount.low if amount.high is None else amount.high)]
    if _is_one_of_many(link) and link.whole and link.whole.amount:
        return float(1 / link.whole.amount.value)
    return float(amount.value)


def _concept(analysis: Analysis, link: QuantityLink) -> str | None:
    """Return the whole, the measured substance and the holder; the corpus leaves out pronouns."""
    doc = analysis.parsed.doc
    substance = link.item.tokens if link.unit and link.item and link.unit.kind != "rate" else None
    named = link.item is not None and link.item.carried  # the whole's noun is the unit already
    runs = [link.whole.tokens if link.whole and not link.whole.amount and not named else None, substance, link.about]
    kept = [r for r in runs if r and not (r.end == r.start + 1 and doc[r.start].tag_ in _PRONOUNS)]
    return " ".join(map(analysis.parsed.columns.text_of, kept)) or None


def _change(analysis: Analysis, link: QuantityLink) -> str | None:
    """Return the change: the corpus has it in verbs, particles and negative values, not in "a 5% rise" or "5% more"."""
    if link.amount.value < 0:
        return "down"
    governor = analysis.parsed.doc[root_of(analysis.parsed.doc, link.mark.tokens)].head
    words, after = change_words(analysis.parsed.lexicon), analysis.parsed.words[link.mark.tokens.end :][:1]
    if after and after[0].casefold() in words.comparatives.keys() - words.particles.keys():
        return None
    nominal = governor.i >= link.mark.tokens.end and governor.lemma_ in words.nouns
    return link.change if link.change in ("up", "down") and not nominal else None


def _quantity(analysis: Analysis, link: QuantityLink) -> dict[str, Any]:
    return {
        "start": link.span.start,
        "end": link.span.end,
        "value": _value(link),
        "unit": _unit(analysis, link),
        "bound": _bound(analysis, link),
        "change": _change(analysis, link),
        "concept": _concept(analysis, link),
    }

"""The amounts of a text: numbers with their units and bounds. Knows no spaCy.

>>> from claimparse.lexicon import Lexicon
>>> found = measures("over 2,000 tonnes, $5 to $7 million", Lexicon.default())
>>> [(str(m.amount), m.unit.name) for m in found]
[('> 2,000', 'tonne'), ('5 million to 7 million', 'dollar')]
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import regex

from claimparse._quantities.bounds import Bounds, after_number, before_number
from claimparse._quantities.lexicon import Bound, Relation, aged_nouns
from claimparse._quantities.numbers import Number, NumberReader
from claimparse._quantities.numerals import Form
from claimparse._quantities.pairs import paired, shared
from claimparse._quantities.units import UnitReader
from claimparse._quantities.years import may_be_age
from claimparse.lexicon import Lexicon
from claimparse.lexicon.readers import SAMPLE, reader
from claimparse.types import Amount, Approximate, Bounded, Change, Exact, Range, Unit, Vague

_AGE = regex.compile(r"(?<!\p{L})(?:aged?|ages|ages\sof|age\sof)\s$", regex.I)
_THAN_OTHERS = ("older", "younger")
_WORD_BEFORE = regex.compile(r"(?<!\p{L})(?P<word>\p{L}{2,15})\s$")
_PLUS = regex.compile(r"(?<![\p{L}\p{N})])\+[$€£]?$")


_OPPOSITE: Mapping[str, Relation] = {">": "<=", "<": ">="}


@dataclass(frozen=True, slots=True)
class Measure:
    """A number in a text with its meaning.

    ``start`` to ``end`` cover it with bound and unit, ``number`` the number words alone. ``form`` is how the number (of
    two, the first) is written; ``bare`` is true for plain figures that nothing around them marks as a quantity.
    """

    start: int
    end: int
    number: tuple[int, int]
    amount: Amount
    unit: Unit | None
    form: Form
    bare: bool
    rule: str
    modifiers: tuple[tuple[int, int], ...] = ()
    change: Change | None = None
    share: tuple[int, int] | None = None


def measures(text: str, lexicon: Lexicon) -> tuple[Measure, ...]:
    """The measures of a text in order; dates, labels and codes left out. Time is linear."""
    reader = NumberReader(text, lexicon)
    out: list[Measure] = []
    for number in shared(paired(reader.numbers(), reader.units), reader.units):
        measure = _measure(number, reader.units)
        if out and _is_next_age(text, out[-1], measure):
            measure = replace(measure, unit=out[-1].unit, rule="age")
        out.append(_converted(text, out[-1], measure) if out else measure)
    return tuple(out)


def _measure(number: Number, units: UnitReader) -> Measure:
    before = before_number(units.text, number.start, units.lexicon)
    after, end = after_number(units.text, number.words_end, number.end, units.lexicon)
    unit, rule = number.unit, number.rule
    if unit is None and end > number.end:
        unit, end = units.after(end, fraction=False, scale=1) or (None, end)
    if unit is None and _is_age(number, before, after, units):
        unit, rule = units.registry.units["year"], "age"
    return Measure(
        start=before.start,
        end=max(end, number.end),
        number=(number.numeral.start, number.words_end),
        amount=_amount(number, before, after),
        unit=unit,
        form=number.form,
        bare=number.bare and not before.spans and not after.spans and not before.filled,
        rule=rule,
        modifiers=(*before.spans, *after.spans),
        change=number.change or _signed_change(number, units.text) or ("additional" if before.additional else None),
        share=number.share,
    )


def _is_age(number: Number, before: Bounds, after: Bounds, units: UnitReader) -> bool:
    """Whether a plain number is an age: "aged 5", "16 or older", "children under five"."""
    if not may_be_age(number.value) or number.share:
        return False
    text = units.text
    aged = any(_AGE.search(text, max(0, start - 9), start) for start in (number.start, before.start))
    if aged or any(text[a:b].casefold().endswith(_THAN_OTHERS) for a, b in after.spans):
        return True
    noun = _WORD_BEFORE.search(text, max(0, before.start - 16), before.start) if before.bound else None
    return noun is not None and noun["word"].casefold() in aged_nouns(units.lexicon) and not before.filled


def _is_next_age(text: str, left: Measure, right: Measure) -> bool:
    """Whether a number is the age of the next one named: "aged 9 and 12,"."""
    plain = right.unit is None and may_be_age(right.amount.value) and not right.share
    joined = text[left.end : right.start] in (" and ", " or ", ", ", ", and ")
    return left.rule == "age" and plain and joined and text[right.end : right.end + 1] in (",", ".", ";", ")", "")


def _signed_change(number: Number, text: str) -> Change | None:
    """A change written as a sign: "+0.2%", "-1.3%"."""
    if _PLUS.search(text, max(0, number.start - 3), number.start):
        return "up"
    minus = text[number.start] in "-−–"
    return "down" if minus and number.unit is not None and number.unit.name.startswith("percentage") else None


def _amount(number: Number, before: Bounds, after: Bounds) -> Amount:
    bound = before.bound or after.bound
    if bound and after.bound and bound.relation == "~":
        bound = after.bound
    about = bound is not None and bound.relation == "~"
    if number.high is not None and number.form is Form.VAGUE:
        return Vague(low=number.value, high=number.high, word=number.numeral.text)
    if number.high is not None:
        return Range(low=number.value, high=number.high, approximate=about)
    if number.tolerance is not None:
        return Approximate(value=number.value, tolerance=number.tolerance)
    if bound is None:
        return Approximate(value=number.value) if number.form is Form.ABOUT else Exact(value=number.value)
    near = bound.near or "~" in before.relations + after.relations
    return bounded(Exact(value=number.value), replace(bound, near=near))


def bounded(amount: Amount, bound: Bound) -> Amount:
    """An exact amount with the bound that stands behind its noun: "10 storeys or fewer"; others stay as they are."""
    if not isinstance(amount, Exact):
        return amount
    if bound.relation == "~":
        return Approximate(value=amount.value)
    return Bounded(value=amount.value, relation=bound.relation, near=bound.near, surprise=bound.surprise)


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a counted noun: the unit with its rate, the amount with its bound, and where that ends."""

    unit: Unit | None
    amount: Amount
    end: int
    modifiers: tuple[tuple[int, int], ...] = ()


def behind_noun(units: UnitReader, end: int, unit: Unit | None, amount: Amount) -> Behind:
    """Read on behind a counted noun that ends at ``end``: "three meals a day or more", "10 storeys or fewer"."""
    unit, stop = units.rate(end, unit) if unit else units.bare_rate(end) or (None, end)
    after, last = after_number(units.text, stop, stop, units.lexicon)
    if after.bound is None or not isinstance(amount, Exact):
        return Behind(unit, amount, stop)
    return Behind(unit, bounded(amount, after.bound), last, after.spans)


def negated(amount: Amount) -> Amount:
    """What is left of a bound whose clause is negated: "will not pay more than 30" is at most 30."""
    if not isinstance(amount, Bounded) or amount.near or amount.relation not in _OPPOSITE:
        return amount
    return Bounded(value=amount.value, relation=_OPPOSITE[amount.relation])


def _converted(text: str, left: Measure, right: Measure) -> Measure:
    """The same amount once more in brackets shares the bound: "over 6 miles (10 km)"."""
    between, amount, model = text[left.end : right.start], right.amount, left.amount
    if between not in (" (", "(") or not left.unit or not right.unit or left.unit.kind != right.unit.kind:
        return right
    if not isinstance(amount, Exact) or isinstance(model, Exact | Vague | Range):
        return replace(right, rule="conversion")
    shared_bound = {"value": amount.value} | ({"tolerance": None} if isinstance(model, Approximate) else {})
    return replace(right, amount=model.model_copy(update=shared_bound), rule="conversion")


@reader
def _read_sample(lexicon: Lexicon) -> None:
    """Read a text with the patterns, as an entry of a user's may break them."""
    measures(SAMPLE, lexicon)

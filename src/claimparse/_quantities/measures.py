"""The amounts of a text: numbers with their units and bounds, read without a parse.

>>> from claimparse.lexicon import Lexicon
>>> found = measures("over 2,000 tonnes, $5 to $7 million", Lexicon.default())
>>> [(str(m.amount), m.unit.name) for m in found]
[('> 2,000', 'tonne'), ('5 million to 7 million', 'dollar')]
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import regex

from claimparse._quantities.bounds import Bounds, bounds_after, bounds_before
from claimparse._quantities.lexicon import Bound, non_quantity_words, noun_words
from claimparse._quantities.numbers import Number, NumberPart, NumberReader
from claimparse._quantities.numerals import Form
from claimparse._quantities.pairs import join_pairs, share_units
from claimparse._quantities.units import UnitReader
from claimparse._quantities.years import YEARS, are_years, may_be_age
from claimparse.lexicon import Lexicon
from claimparse.lexicon.readers import SAMPLE, reader
from claimparse.lexicon.schema.quantities import Relation
from claimparse.types import Amount, Approximate, Bounded, Change, Exact, Range, Unit, Vague

if TYPE_CHECKING:
    from claimparse._evidence import QuantityRule

_OCCASIONS = regex.compile(r"\s(?:more\s)?times(?!\p{L})")
_AGE = regex.compile(r"(?<!\p{L})(?:aged?|ages|ages\sof|age\sof)\s$", regex.I)
_AGE_COMPARATIVES = ("older", "younger")
_WORD_BEFORE = regex.compile(r"(?<!\p{L})(?P<word>\p{L}{2,15})\s$")
_PLUS_BEFORE = regex.compile(r"(?<![\p{L}\p{N})])\+[$€£]?$")
_COMPARATIVE = regex.compile(r"(?:high|low|bett|great|larg|bigg|small|few)er\sthan(?!\p{L})", regex.I)
_WORD_AFTER = regex.compile(r"\s(?P<word>\p{L}{4,15})(?!\p{L})")
_COMPARISON_GAP = regex.compile(r"\s(?:up\s|down\s|more\s|less\s|fewer\s)?")
_MAX_GAP = 64
"""Characters between a measure and an article that may belong to it."""
_RATE_GAP = regex.compile(r"\s(?:[\p{L}-]{2,20}\s){1,3}")
_NEGATION: Mapping[Relation, Relation] = {">": "<=", "<": ">="}
"""Relations that are another one when they are negated."""


class Measure(NamedTuple):
    """A number in a text with its amount and unit.

    Attributes:
        start: The first character of the number with its bound and unit.
        end: The character after these.
        number: The start and end of the number words alone.
        words: The number words.
        amount: The amount.
        unit: The unit; None for a plain count.
        form: The form in which the number, or the first of two, is written.
        bare: Whether it is bare figures that nothing around them marks as a quantity.
        rule: The rule that read it.
        modifiers: The characters of bounds and other modifiers.
        change: The direction of a change, or "additional".
        share: The two numbers of "one in five".
        parts: The parts of a measure of several units.
    """

    start: int
    end: int
    number: tuple[int, int]
    words: str
    amount: Amount
    unit: Unit | None
    form: Form
    bare: bool
    rule: QuantityRule
    modifiers: tuple[tuple[int, int], ...] = ()
    change: Change | None = None
    share: tuple[int, int] | None = None
    parts: tuple[NumberPart, ...] = ()

    @property
    def is_word_fraction(self) -> bool:
        """Return whether it is a fraction in words ("a third"), which may be an ordinal or a part of a name."""
        return self.form is Form.FRACTION and not any(c.isdecimal() for c in self.words)

    @property
    def is_range_of_years(self) -> bool:
        """Return whether it is a span of time: "from 1971 to 1985"."""
        return isinstance(self.amount, Range) and not self.modifiers and are_years(self.words, self.amount)

    @property
    def possible_year(self) -> int | None:
        """The year that four figures may be; None for other numbers."""
        if len(self.words) != 4 or not self.words.isdecimal():
            return None
        return int(self.words) if int(self.words) in YEARS else None


def measures(text: str, lexicon: Lexicon) -> tuple[Measure, ...]:
    """The measures of a text in order, without dates, labels and codes. Takes linear time."""
    return read_measures(UnitReader(text, lexicon))


def read_measures(units: UnitReader) -> tuple[Measure, ...]:
    """The measures of a text, as :func:`measures` finds them, by its reader of units."""
    text, out = units.text, list[Measure]()
    for number in share_units(join_pairs(NumberReader(units).numbers(), units), units):
        measure = _measure(number, units)
        if number.form is Form.ARTICLE and not _is_bounded_article(text, measure, out[-1] if out else None):
            continue
        if number.is_possible_year and _is_compared_year(units, measure, out[-1] if out else None):
            continue
        if out and _is_further_age(text, out[-1], measure):
            measure = measure._replace(unit=out[-1].unit, rule="age")
        out.append(_with_conversion(text, out[-1], measure) if out else measure)
    return tuple(out)


def _is_bounded_article(text: str, measure: Measure, previous: Measure | None) -> bool:
    """Return whether a bound makes an article a number: "a mile or so"; not in "9 calls a day or so"."""
    if not isinstance(measure.amount, Approximate | Bounded):
        return False
    gap = text[previous.end : measure.start] if previous and measure.start - previous.end <= _MAX_GAP else ""
    if measure.start == measure.number[0]:  # the bound stands after the unit
        return _RATE_GAP.fullmatch(gap) is None
    is_compared = gap == " " or _COMPARATIVE.match(text, measure.start) is not None  # "3% more than last spring"
    return not (is_compared and measure.unit is not None and measure.unit.kind == "time")


def _is_compared_year(units: UnitReader, measure: Measure, previous: Measure | None) -> bool:
    """Return whether four figures are the year that another is compared with: "topped 2019 totals", "6% over 2017"."""
    if measure.unit is not None:
        return False
    noun = _WORD_AFTER.match(units.text, measure.number[1])
    if noun and noun["word"].casefold() in non_quantity_words(units.lexicon).year_nouns:
        return True
    if previous is None or previous.unit is None or measure.start == measure.number[0]:
        return False
    return _COMPARISON_GAP.fullmatch(units.text, previous.end, measure.start) is not None


def _measure(number: Number, units: UnitReader) -> Measure:
    is_occasions = _OCCASIONS.match(units.text, number.end) is not None  # "was fined over 90 times"
    is_count = number.unit is None and number.form is not Form.FRACTION and not is_occasions
    before = bounds_before(units.text, number.start, units.lexicon, is_count=is_count)
    after, end = bounds_after(units.text, number.words_end, number.end, units.lexicon)
    unit, rule = number.unit, number.rule
    if unit is None and end > number.end:
        unit, end = units.unit_after(end, fraction=False, scale=1) or (None, end)
    if unit is None and _is_age(number, before, after, units):
        unit, rule = units.registry.units["year"], "age"
    return Measure(
        start=before.start,
        end=max(end, number.end),
        number=(number.numeral.start, number.words_end),
        words=units.text[number.numeral.start : number.words_end],
        amount=_amount(number, before, after),
        unit=unit,
        form=number.form,
        bare=number.bare and not before.spans and not after.spans and not before.has_filler,
        rule=rule,
        modifiers=(*before.spans, *after.spans),
        change=number.change or _signed_change(number, units.text) or ("additional" if before.additional else None),
        share=number.share,
        parts=number.parts,
    )


def _is_age(number: Number, before: Bounds, after: Bounds, units: UnitReader) -> bool:
    """Return whether a number without a unit is an age: "aged 5", "16 or older", "children under five"."""
    if not may_be_age(number.value) or number.share:
        return False
    text = units.text
    is_after_age = any(_AGE.search(text, max(0, start - 9), start) for start in (number.start, before.start))
    if is_after_age or any(text[a:b].casefold().endswith(_AGE_COMPARATIVES) for a, b in after.spans):
        return True
    noun = _WORD_BEFORE.search(text, max(0, before.start - 16), before.start) if before.bound else None
    return noun is not None and noun["word"].casefold() in noun_words(units.lexicon).aged and not before.has_filler


def _is_further_age(text: str, left: Measure, right: Measure) -> bool:
    """Return whether a number is one more age after another: "aged 9 and 12,"."""
    is_possible = right.unit is None and may_be_age(right.amount.value) and not right.share
    is_joined = text[left.end : right.start] in (" and ", " or ", ", ", ", and ")
    return (
        left.rule == "age" and is_possible and is_joined and text[right.end : right.end + 1] in (",", ".", ";", ")", "")
    )


def _signed_change(number: Number, text: str) -> Change | None:
    """The direction of a change with a plus or minus sign: "+0.2%", "-1.3%"."""
    if _PLUS_BEFORE.search(text, max(0, number.start - 3), number.start):
        return "up"
    has_minus = text[number.start] in "-−–"
    return "down" if has_minus and number.unit is not None and number.unit.name.startswith("percentage") else None


def _amount(number: Number, before: Bounds, after: Bounds) -> Amount:
    bound = before.bound or after.bound
    if bound and after.bound and bound.relation == "~":
        bound = after.bound
    is_approximate = bound is not None and bound.relation == "~"
    if number.high is not None and number.form is Form.VAGUE:
        return Vague(low=number.value, high=number.high, word=number.numeral.text)
    if number.high is not None:
        return Range(low=number.value, high=number.high, approximate=is_approximate)
    if number.tolerance is not None:
        return Approximate(value=number.value, tolerance=number.tolerance)
    if bound is None:
        return Approximate(value=number.value) if number.form is Form.APPROXIMATE else Exact(value=number.value)
    near = bound.near or before.approximate or after.approximate
    return apply_bound(Exact(value=number.value), bound._replace(near=near))


def apply_bound(amount: Exact, bound: Bound) -> Approximate | Bounded:
    """An exact amount with a bound: "10 storeys or fewer"."""
    if bound.relation == "~":
        return Approximate(value=amount.value)
    return Bounded(value=amount.value, relation=bound.relation, near=bound.near, surprise=bound.surprise)


class AfterNoun(NamedTuple):
    """The unit and amount of a number, completed by the rate and the bound after its noun, and where these end."""

    unit: Unit | None
    amount: Amount
    end: int
    modifiers: tuple[tuple[int, int], ...] = ()


def read_after_noun(units: UnitReader, end: int, unit: Unit | None, amount: Amount) -> AfterNoun:
    """Read the rate and the bound after a counted noun that ends at ``end``: "three meals a day or more"."""
    unit, stop = units.with_rate(unit, end) if unit else units.bare_rate(end) or (None, end)
    after, last = bounds_after(units.text, stop, stop, units.lexicon)
    if after.bound is None or not isinstance(amount, Exact):
        return AfterNoun(unit, amount, stop)
    return AfterNoun(unit, apply_bound(amount, after.bound), last, after.spans)


def negate_bound(amount: Amount) -> Amount:
    """The amount of a bound in a negated clause: "will not pay more than 30" is at most 30."""
    if not isinstance(amount, Bounded) or amount.near or amount.relation not in _NEGATION:
        return amount
    return Bounded(value=amount.value, relation=_NEGATION[amount.relation])


def _with_conversion(text: str, left: Measure, right: Measure) -> Measure:
    """A measure that, in brackets, repeats the one before it, with the bound of that one: "over 6 miles (10 km)"."""
    between, amount, original = text[left.end : right.start], right.amount, left.amount
    if between not in (" (", "(") or not left.unit or not right.unit or left.unit.kind != right.unit.kind:
        return right
    if not isinstance(amount, Exact) or isinstance(original, Exact | Vague | Range):
        return right._replace(rule="conversion")
    changed = {"value": amount.value} | ({"tolerance": None} if isinstance(original, Approximate) else {})
    return right._replace(amount=original.model_copy(update=changed), rule="conversion")


@reader
def _read_sample(lexicon: Lexicon) -> None:
    """Read a text, since a user's entry may break the patterns."""
    measures(SAMPLE, lexicon)

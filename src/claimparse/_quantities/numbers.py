"""Single numbers with their sign, scale and unit, before ranges and bounds are read."""

from __future__ import annotations

import functools
from bisect import bisect_right
from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

import regex

from claimparse._quantities.articles import article_numerals
from claimparse._quantities.lexicon import number_words
from claimparse._quantities.non_quantities import non_quantity_spans
from claimparse._quantities.numerals import MAX_BITS, Form, Numeral, numerals
from claimparse._quantities.units import UnitReader
from claimparse._quantities.years import RECENT_YEARS
from claimparse.lexicon import Lexicon
from claimparse.types import Change, Unit

if TYPE_CHECKING:
    from claimparse._evidence import QuantityRule

DASHES = ("-", "–", "—")
FOLD = Unit(name="fold", kind="dimensionless")
"""The unit of "twice", "sixfold" and "2.5 times as many"."""

_WRITTEN_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100})
"""Denominators of fractions in figures; others are dates, codes and the like: "9/11"."""
_SLASH = regex.compile(r"\d++/(\d++)")
_MINUS = regex.compile(r"(?<![\p{L}\p{N}.,%)])[-−–]$|(?<!\p{L}|\sor\s)[Mm]inus[ -]$|(?<!\p{L})[Nn]egative[ ]$")
_BEFORE_HALF = regex.compile(r"(?:(?<!\p{L})(?P<one>an?|one)\s(?P<unit>\p{L}{4,8})|\p{L}{4,8})\sand\s$", regex.I)
_BEFORE_COMPARISON = regex.compile(
    r"\s(?:as|the|what|that|those|its|their|his|her|my|our|your|more|less|\p{L}+er|[\p{L}.]+['’]s?|average|normal|usual)"
    r"(?!\p{L})",
    regex.I,
)
_AGE_GROUP = regex.compile(r"(?<!\p{L})(?:under|over)-$", regex.I)
_UNNAMED_PARTS = {"foot": "inch", "stone": "pound-mass"}
"""Units whose number may follow that of a larger one without its name: "6 foot 4", "12 stone 4"."""
_PARTS_BY_WHOLE = {("hour", "metre"): "minute", ("stone", "pound sterling"): "pound-mass"}
"""What a symbol or name means behind a larger unit: "1h 20m", "12 stone 4 pounds"."""
_POSSESSIVE = regex.compile(r"['’]s\s(?=\p{L})")
_ROAD = regex.compile(r"\s(?:road|highway|freeway|motorway|route|bus|bypass)(?!\p{L})|[-–]\p{L}")
_ZERO = regex.compile(r"\s(?:(?P<below>below)|above)\szero(?!\p{L})", regex.I)


class NumberPart(NamedTuple):
    """One part of a measure of several units, with its characters: "16 minutes" in "3 hours 16 minutes"."""

    start: int
    end: int
    value: Fraction
    unit: Unit


class Number(NamedTuple):
    """A numeral with its sign, scale and unit.

    Attributes:
        numeral: The numeral; of a range or a ratio, the first.
        start: The first character, with sign and currency.
        end: The character after the unit.
        value: The value; of a range or a vague amount, the lower end.
        scale: The factor of "million" and the like, which ``value`` contains.
        unit: The unit; None for a plain count.
        form: The form in which it is written.
        words_end: The character after the number words.
        high: The upper end of a range or a vague amount.
        share: The two numbers of "one in five".
        tolerance: The greatest deviation from the value: 3 in "5 ± 3".
        rule: The rule that read it.
        change: The direction of the change: "doubled".
        parts: The parts of a measure of several units.
    """

    numeral: Numeral
    start: int
    end: int
    value: Fraction
    scale: int
    unit: Unit | None
    form: Form
    words_end: int
    high: Fraction | None = None
    share: tuple[int, int] | None = None
    tolerance: Fraction | None = None
    rule: QuantityRule = "number"
    change: Change | None = None
    parts: tuple[NumberPart, ...] = ()

    @property
    def bare(self) -> bool:
        """Return whether it is bare figures, as a year or a label is."""
        return self.numeral.bare and self.unit is None and self.start == self.numeral.start

    @property
    def is_possible_year(self) -> bool:
        """Return whether it is four bare figures that are a year in most news: "from 2017"."""
        return self.bare and len(self.numeral.text) == 4 and self.value in RECENT_YEARS


@functools.lru_cache(maxsize=8)
def _factor(lexicon: Lexicon) -> regex.Pattern[str]:
    """The pattern for the words that make a number a factor: "sixfold", "2x", "three times as many"."""
    phrases = sorted(number_words(lexicon).compared, key=lambda phrase: (-len(phrase), phrase))
    compared = "|".join(r"\s".join(map(regex.escape, phrase.split())) for phrase in phrases)
    return regex.compile(rf"(?P<times>[ -]?fold(?!\p{{L}})|x(?![\p{{L}}\p{{N}}]))|(?P<times>\stimes)\s(?:{compared})\b")


class NumberReader:
    """Reads the single numbers of one text, the one that ``units`` reads."""

    def __init__(self, units: UnitReader) -> None:
        self.text, self.lexicon, self.units = units.text, units.lexicon, units
        self.words, self._factor = number_words(units.lexicon), _factor(units.lexicon)

    def numbers(self) -> list[Number]:
        """The numbers in order, without figures that are no quantity."""
        found: list[Number] = []
        read = [n for n in numerals(self.text, self.lexicon) if n.form is not Form.OTHER]
        read = sorted([*read, *article_numerals(self.text, self.lexicon)], key=attrgetter("start"))
        excluded = non_quantity_spans(self.text, [(n.start, n.end) for n in read], self.lexicon)
        starts = [s for s, _ in excluded]
        for n in read:
            k = bisect_right(starts, n.end - 1) - 1
            if (k >= 0 and excluded[k][1] > n.start) or (n.bare and n.text.startswith("0") and n.text != "0"):
                continue
            if found and self.text[max(0, n.start - 5) : n.start] == " per ":
                continue
            number = self._number(n, found[-1] if found else None)
            if number is None or (found and found[-1].start < number.start < found[-1].end):
                continue
            if found and number.start <= found[-1].start:
                found.pop()
            found.append(number)
        return found

    def _number(self, n: Numeral, previous: Number | None) -> Number | None:
        """The number that a numeral stands for; None where it is part of a name, a code or a date."""
        if n.form in (Form.MULTIPLE, Form.CHANGE):
            return self._multiple(n)
        slash = _SLASH.fullmatch(n.text) if n.form is Form.FRACTION else None
        if slash and int(slash[1]) not in _WRITTEN_DENOMINATORS:
            return None
        currency = self.units.currency_before(n.start)
        if currency is None and self.units.is_attached_before(n.start):
            return None
        start, value, end, scale = currency[1] if currency else n.start, n.value, n.end, n.scale
        sign = _MINUS.search(self.text, max(0, start - 9), start)
        if sign:
            start, value = sign.start(), -value
        if n.form is Form.FIGURES and scale == 1:
            scale, end = self.units.scale_after(end, currency is not None or self._is_end_of_money_range(previous, n))
            value = value if scale == 1 else value * scale
        if currency and scale == 1 and self._is_code(self.text[start : n.start], n, currency[0]):
            return None
        read = self._unit(n, end, currency and currency[0])
        if read is None or value.numerator.bit_length() > MAX_BITS + 64:
            return None
        unit, stop = read
        if sign and unit is None and self.text[max(0, start - 2) : start - 1].isupper():
            return None
        if sign and sign.group()[0] in "Nn" and (unit is None or unit.kind == "time"):
            start, value = n.start, -value  # "tested negative 40 times"
        number = self._with_words_after(Number(n, start, stop, value, scale, unit, n.form, end, n.high), previous)
        return number and (self._with_half(n, previous) or number)

    def _is_code(self, mark: str, n: Numeral, unit: Unit) -> bool:
        """Return whether a sign of plain letters and figures are a name: "PS5", "the N5 road".

        Where the text names the country, "fined R500" is money.
        """
        is_letter = len(mark.strip(" .")) == 1 and mark[0].isalpha()
        if is_letter and len(mark) > 1:
            return True
        if not n.bare:
            return False
        if mark.strip() in self.words.ascii_currencies:
            return True
        return is_letter and not self._is_local_sum(n, unit)

    def _is_local_sum(self, n: Numeral, unit: Unit) -> bool:
        """Return whether a letter and figures are a sum by the text's country: no "K9", "the R21", "R62 highway"."""
        is_name = n.value < 10 or self.text[max(0, n.start - 5) : n.start - 1].casefold() == "the "
        return not is_name and not _ROAD.match(self.text, n.end) and self.units.local.names_home_of(unit)

    def _with_words_after(self, number: Number, previous: Number | None) -> Number | None:
        """A number with what the words after it say of its scale, unit and sign; None where they make it none."""
        n, unit, end = number.numeral, number.unit, number.end
        if unit is None:
            if n.text.casefold() == "quarter":
                return None
            if number.value >= 1000 and (large := self.units.large_name_at(end)):
                return number._replace(unit=large[0], end=large[1])
            if previous and previous.unit and number.start - previous.end <= 1:
                smaller = _UNNAMED_PARTS.get(previous.unit.name)
                return number._replace(unit=self.units.registry.units[smaller]) if smaller else number
        elif previous and previous.unit and (part := _PARTS_BY_WHOLE.get((previous.unit.name, unit.name))):
            is_next = self.text[previous.end : n.start] == " "
            return number._replace(unit=self.units.registry.units[part]) if is_next else number
        elif unit.name == "second" and self._is_plural(n, end, previous):
            return None
        elif unit.kind == "currency" and number.scale == 1 and self.text[end : end + 1] == " ":
            scale, end = self.units.scale_after(end, money=True)  # "75 USD million"
            return number._replace(value=number.value * scale, scale=scale, end=end)
        elif unit.name.startswith("degree") and (zero := _ZERO.match(self.text, end)):
            return number._replace(value=-abs(number.value) if zero["below"] else number.value, end=zero.end())
        return number

    def _is_plural(self, n: Numeral, end: int, previous: Number | None) -> bool:
        """Return whether the "s" after figures is that of a plural: "under-16s", "20 737s"."""
        if end != n.end + 1:
            return False
        is_counted = previous is not None and previous.unit is None and self.text[previous.end : n.start] == " "
        return is_counted or _AGE_GROUP.search(self.text, max(0, n.start - 6), n.start) is not None

    def _unit(self, n: Numeral, end: int, currency: Unit | None) -> tuple[Unit | None, int] | None:
        """The unit after a number and the character where it ends; None where other letters follow directly."""
        if currency is not None:
            return self.units.after_currency(currency, end)
        if factor := self._factor.match(self.text, end):
            return FOLD, factor.end("times")
        if n.bare and self.text[end : end + 1] in ("'", "’") and _POSSESSIVE.match(self.text, end):
            return None
        found = self.units.unit_after(end, fraction=n.form is Form.FRACTION, scale=n.scale)
        if found is None and n.form in (Form.FIGURES, Form.WORDS):
            found = self.units.invariant_name_at(end, n.value)
        if found is None and self.units.is_attached_after(end):
            return None
        return found or (None, end)

    def _multiple(self, n: Numeral) -> Number:
        """The number of "twice", "sixfold" or "halved"; "arrested twice" is a number of times, not a factor."""
        if n.form is Form.CHANGE:
            change: Change = "down" if n.value < 0 else "up"
            return Number(n, n.start, n.end, abs(n.value), 1, FOLD, n.form, n.end, rule="multiple", change=change)
        if n.text.casefold() in self.words.occasions and not _BEFORE_COMPARISON.match(self.text, n.end):
            rate, end = self.units.bare_rate(n.end) or (None, n.end)
            return Number(n, n.start, end, n.value, 1, rate, Form.WORDS, n.end)
        unit, end = self.units.with_rate(FOLD, n.end)
        return Number(n, n.start, end, n.value, 1, unit, n.form, n.end, rule="multiple")

    def _is_end_of_money_range(self, previous: Number | None, n: Numeral) -> bool:
        """Return whether a number is the second one of a range of money: "$1.5-2m"."""
        if previous is None or previous.unit is None or previous.unit.kind != "currency":
            return False
        return self.text[previous.end : n.start] in (*DASHES, " to ")

    def _with_half(self, n: Numeral, previous: Number | None) -> Number | None:
        """The number of "two years and a half" or "an hour and a half", where ``n`` is "a half" or "a quarter"."""
        if n.text.casefold() not in ("a half", "a quarter"):
            return None
        found = _BEFORE_HALF.search(self.text, max(0, n.start - 24), n.start)
        if found and found["one"] and (named := self.units.unit_named(found["unit"])):
            return Number(n, found.start(), n.end, 1 + n.value, 1, named, Form.WORDS, n.end)
        is_whole = previous is not None and previous.unit is not None and previous.value.denominator == 1
        if found and is_whole and previous and self.text[previous.end : n.start] == " and ":
            value = previous.value + n.value
            return Number(n, previous.start, n.end, value, 1, previous.unit, Form.WORDS, n.end)
        return None

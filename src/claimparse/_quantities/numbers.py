"""Single numbers with sign, scale and unit, before ranges and bounds are read."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from fractions import Fraction

import regex

from claimparse._quantities.figures import dead_figures
from claimparse._quantities.lexicon import number_words
from claimparse._quantities.numerals import MAX_BITS, Form, Numeral, numerals
from claimparse._quantities.units import UnitReader
from claimparse.lexicon import Lexicon
from claimparse.types import Change, Unit

DASHES = ("-", "–", "—")
FOLD = Unit(name="fold", kind="dimensionless")
"""The unit of "twice", "sixfold" and "2.5 times as many"."""

_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100})
_SLASH = regex.compile(r"\d++/(\d++)")
_MINUS = regex.compile(r"(?<![\p{L}\p{N}.,%)])[-−–]$|(?<!\p{L}|\sor\s)[Mm]inus[ -]$")
_HALF_AFTER = regex.compile(r"(?:(?<!\p{L})(?P<one>an?|one)\s(?P<unit>\p{L}{4,8})|\p{L}{4,8})\sand\s$", regex.I)
_FOLD = regex.compile(
    r"(?P<times>[ -]?fold(?!\p{L})|x(?![\p{L}\p{N}]))|(?P<times>\stimes)"
    r"\s(?:as|more|less|higher|lower|larger|bigger|smaller|the|greater|better|worse|faster|stronger"
    r"|longer|over|earnings|revenues?|sales|book|income|(?:its|their|his|her)\s(?:normal|usual|original))\b"
)
_TIMES = regex.compile(
    r"\s(?:as|the|what|that|those|its|their|his|her|my|our|your|more|less|\p{L}+er|[\p{L}.]+['’]s?|average|normal|usual)"
    r"(?!\p{L})",
    regex.I,
)
_OCCASIONS = frozenset({"twice", "thrice"})
_ZERO = regex.compile(r"\s(?:(?P<below>below)|above)\szero(?!\p{L})", regex.I)


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral with its sign, scale and unit.

    ``start`` takes in sign and currency, ``end`` the unit; ``words_end`` is where the number words end. ``high`` is the
    upper end of a range or of a vague amount.
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
    rule: str = "number"
    change: Change | None = None

    @property
    def bare(self) -> bool:
        """Whether it is plain figures and nothing else, as a year or a label is."""
        return self.numeral.bare and self.unit is None and self.start == self.numeral.start


class NumberReader:
    """Reads the single numbers of one text."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon
        self.units, self.words = UnitReader(text, lexicon), number_words(lexicon)

    def numbers(self) -> list[Number]:
        """The numbers in order; figures that count nothing are left out."""
        found: list[Number] = []
        read = [n for n in numerals(self.text, self.lexicon) if n.form is not Form.OTHER]
        dead = dead_figures(self.text, [(n.start, n.end) for n in read], self.lexicon)
        starts = [s for s, _ in dead]
        for n in read:
            k = bisect_right(starts, n.end - 1) - 1
            if (k >= 0 and dead[k][1] > n.start) or (n.bare and n.text.startswith("0") and n.text != "0"):
                continue
            number = self._number(n, found[-1] if found else None)
            if number is None or (found and found[-1].start < number.start < found[-1].end):
                continue
            if found and number.start <= found[-1].start:
                found.pop()
            found.append(number)
        return found

    def _number(self, n: Numeral, previous: Number | None) -> Number | None:
        """A numeral with what belongs to it; None where it is part of a name, a code or a date."""
        if n.form in (Form.MULTIPLE, Form.CHANGE):
            return self._multiple(n)
        if n.form is Form.FRACTION and (slash := _SLASH.fullmatch(n.text)) and int(slash[1]) not in _DENOMINATORS:
            return None
        currency = self.units.currency_before(n.start)
        if currency is None and self.units.glued_before(n.start):
            return None
        start, value, end, scale = currency[1] if currency else n.start, n.value, n.end, n.scale
        sign = _MINUS.search(self.text, max(0, start - 6), start)
        if sign:
            start, value = sign.start(), -value
        if n.form is Form.FIGURES and scale == 1:
            scale, end = self.units.scale_after(end, currency is not None or self._goes_on_with_money(previous, n))
            value = value if scale == 1 else value * scale
        if currency and scale == 1 and n.bare and self.text[start : n.start].strip() in self.words.transliterated:
            return None
        read = self._unit(n, end, currency and currency[0])
        if read is None or value.numerator.bit_length() > MAX_BITS + 64:
            return None
        unit, stop = read
        if unit is None and n.text.casefold() == "quarter":
            return None
        if sign and unit is None and self.text[max(0, start - 2) : start - 1].isupper():
            return None
        if unit is None and previous and previous.unit and previous.unit.name == "foot" and start == previous.end + 1:
            unit = self.units.registry.units["inch"]
        if unit is not None and unit.name.startswith("degree") and (zero := _ZERO.match(self.text, stop)):
            value, stop = -abs(value) if zero["below"] else value, zero.end()
        number = Number(n, start, stop, value, scale, unit, n.form, end, n.high)
        return self._and_a_half(n, previous) or number

    def _unit(self, n: Numeral, end: int, currency: Unit | None) -> tuple[Unit | None, int] | None:
        """The unit behind a number and where it ends; None where letters that are no unit follow at once."""
        if currency is not None:
            return self.units.after_currency(currency, end)
        if fold := _FOLD.match(self.text, end):
            return FOLD, fold.end("times")
        found = self.units.after(end, fraction=n.form is Form.FRACTION, scale=n.scale)
        if found is None and self.units.glued_after(end):
            return None
        return found or (None, end)

    def _multiple(self, n: Numeral) -> Number:
        """ "twice", "sixfold", "doubled", "halved"; "arrested twice" is a number of times, and no factor."""
        if n.form is Form.CHANGE:
            change: Change = "down" if n.value < 0 else "up"
            return Number(n, n.start, n.end, abs(n.value), 1, FOLD, n.form, n.end, rule="multiple", change=change)
        if n.text.casefold() in _OCCASIONS and not _TIMES.match(self.text, n.end):
            each, end = self.units.bare_rate(n.end) or (None, n.end)
            return Number(n, n.start, end, n.value, 1, each, Form.WORDS, n.end)
        unit, end = self.units.rate(n.end, FOLD)
        return Number(n, n.start, end, n.value, 1, unit, n.form, n.end, rule="multiple")

    def _goes_on_with_money(self, previous: Number | None, n: Numeral) -> bool:
        """Whether a number is the second of "$1.5-2m"."""
        if previous is None or previous.unit is None or previous.unit.kind != "currency":
            return False
        return self.text[previous.end : n.start] in (*DASHES, " to ")

    def _and_a_half(self, n: Numeral, previous: Number | None) -> Number | None:
        """ "two years and a half", "an hour and a half"."""
        if n.text.casefold() not in ("a half", "a quarter"):
            return None
        found = _HALF_AFTER.search(self.text, max(0, n.start - 24), n.start)
        if found and found["one"] and (named := self.units.named(found["unit"])):
            return Number(n, found.start(), n.end, 1 + n.value, 1, named, Form.WORDS, n.end)
        whole = previous is not None and previous.unit is not None and previous.value.denominator == 1
        if found and whole and previous and self.text[previous.end : n.start] == " and ":
            value = previous.value + n.value
            return Number(n, previous.start, n.end, value, 1, previous.unit, Form.WORDS, n.end)
        return None

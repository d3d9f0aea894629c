"""Numerals with what belongs to them in the text: unit, bound, range, ratio. Knows no spaCy.

>>> from claimparse.lexicon import Lexicon
>>> [(str(m.amount), m.unit and m.unit.name) for m in measures("over 2,000 tonnes, $5 to $7 million", Lexicon.default())]
[('>2000', 'tonne'), ('5000000..7000000', 'dollar')]
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import regex

from claimparse._text.bounds import Bounds, after_number, before_number
from claimparse._text.figures import dead_figures
from claimparse._text.numerals import Form, Numeral, numerals
from claimparse._text.units import UnitReader
from claimparse.lexicon import Lexicon
from claimparse.lexicon.quantities import change_words
from claimparse.types import Amount, Approximate, Bounded, Change, Exact, Range, Unit, Vague

_SLASH = regex.compile(r"\d++/(\d++)")
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100})
_MINUS = regex.compile(r"(?<![\p{L}\p{N}.,%)])[-−–]$|(?<!\p{L}|\sor\s)[Mm]inus[ -]$")
_WORD_BEFORE = regex.compile(r"(?<!\p{L})\p{L}{1,15}\s$")
_DASHES = ("-", "–", "—")
_TO = regex.compile(r"\s?[-–—]\s?|\s+to\s+|-to-|\s+through\s+")
_AND = regex.compile(r"\s+and\s+")
_OR = regex.compile(r"\s+or\s+|-or-")
_SHARED = regex.compile(r"\s*,?\s+(?:and|or|by|x|×)\s+|\s?[x×]\s?|-by-|,\s+")
_TOLERANCE = regex.compile(r"\s?(?:±|\+/-|\+-|plus or minus|give or take)\s?")
_IN = regex.compile(r"\s+(?:in|out\s+of)(?:\s+every)?\s+|-in-")
_OUT = regex.compile(r"\s+out\s+of\s+")
_BETWEEN = regex.compile(
    r"(?<!\p{L})(between|from)\s(?P<age>(?:the\s)?ages?(?:\sof)?\s)?(?:(?:about|around|roughly)\s)?$", regex.I
)
_HALF_AFTER = regex.compile(
    r"(?:(?<!\p{L})(?P<one>an?|one)\s(?P<unit>\p{L}{4,8})|(?P<more>\p{L}{4,8}))\sand\s$", regex.I
)
_TIMES = regex.compile(
    r"\stimes\s(?:as|more|less|higher|lower|larger|bigger|smaller|the|greater|better|worse|faster|stronger|longer"
    r"|over|earnings|revenues?|sales|book|income|(?:its|their|his|her)\s(?:normal|usual|original))\b"
)
_AGE = regex.compile(r"(?<!\p{L})(?:aged?|ages|ages\sof|age\sof)\s$", regex.I)
_PLUS = regex.compile(r"(?<![\p{L}\p{N})])\+[$€£]?$")
_FOLD = regex.compile(r"[ -]?fold(?!\p{L})|x(?![\p{L}\p{N}])")
_ZERO = regex.compile(r"\s(?:(?P<below>below)|above)\szero(?!\p{L})", regex.I)
_CLOSE = regex.compile(r"\)")
_PLAIN_SHARES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100})

FOLD = Unit(name="fold", kind="dimensionless")
"""The unit of "twice", "sixfold" and "2.5 times as many"."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A number in a text with its meaning.

    ``start`` to ``end`` cover it with bound and unit, ``number`` the number words alone, ``unit_end`` is where the unit
    ends. ``form`` is how the number (the first of two) is written; ``bare`` is true for plain figures that nothing
    around marks as a quantity.
    """

    start: int
    end: int
    number: tuple[int, int]
    unit_end: int
    amount: Amount
    unit: Unit | None
    form: Form
    bare: bool
    rule: str
    modifiers: tuple[tuple[int, int], ...] = ()
    change: Change | None = None
    share: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """A numeral with its unit, before ranges and bounds are read; ``start`` takes in sign and currency."""

    numeral: Numeral
    start: int
    end: int
    value: Fraction
    scale: int
    unit: Unit | None
    form: Form
    number_end: int
    high: Fraction | None = None
    share: tuple[int, int] | None = None
    tolerance: Fraction | None = None
    rule: str = "number"
    change: Change | None = None

    @property
    def bare(self) -> bool:
        return self.numeral.bare and self.unit is None and self.start == self.numeral.start


class _Measurer:
    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon
        self.units = UnitReader(text, lexicon)

    def gap(self, left: _Part, right: _Part) -> str:
        return self.text[left.end : right.start] if right.start - left.end <= 24 else "\n"

    # ------------------------------------------------------------ single numbers

    def part(self, n: Numeral, previous: _Part | None) -> _Part | None:
        """A numeral with sign, scale letter and unit; None for figures that are part of a name or code."""
        text, form, value, scale = self.text, n.form, n.value, n.scale
        if form in (Form.MULTIPLE, Form.CHANGE):
            change: Change | None = None
            if form is Form.CHANGE:
                change = "down" if value < 0 else "up"
            unit, end = self.units.rate(n.end, FOLD) if form is Form.MULTIPLE else (FOLD, n.end)
            return _Part(n, n.start, end, abs(value), 1, unit, form, n.end, rule="multiple", change=change)
        if form is Form.FRACTION and (slash := _SLASH.fullmatch(n.text)) and int(slash[1]) not in _DENOMINATORS:
            return None
        prefix = self.units.currency_before(n.start)
        start = prefix[1] if prefix else n.start
        if not prefix and self.units.glued_before(n.start):
            return None
        if sign := _MINUS.search(text, max(0, start - 6), start):
            start, value = sign.start(), -value
        end = n.end
        money = prefix is not None or self._goes_on_with_money(previous, n)
        letters = self.units.scale_after(end, money) if form is Form.FIGURES and scale == 1 else None
        if letters:
            factor, end = letters
            value, scale = value * factor, factor
        number_end = end
        if prefix:
            unit, end = self.units.after_currency(prefix[0], end)
        elif fold := (_FOLD.match(text, end) or _TIMES.match(text, end)):
            unit, end = FOLD, fold.start() + (6 if fold.re is _TIMES else len(fold.group()))
        else:
            found = self.units.after(end, n.form is Form.FRACTION, n.scale)
            if found is None and self.units.glued_after(end):
                return None
            unit, end = found or (None, end)
        if (
            unit is None
            and previous
            and previous.unit
            and previous.unit.name == "foot"
            and text[previous.end : start] == " "
        ):
            unit = self.units.registry.units["inch"]
        if unit is not None and unit.name.startswith("degree") and (zero := _ZERO.match(text, end)):
            value, end = -abs(value) if zero["below"] else value, zero.end()
        if n.text.casefold() in ("a half", "a quarter") and (half := self._and_a_half(n, previous)):
            return half
        if value.numerator.bit_length() > 3200:
            return None
        return _Part(n, start, end, value, scale, unit, form, number_end, n.high)

    def _goes_on_with_money(self, previous: _Part | None, n: Numeral) -> bool:
        """Whether a number is the second of "$1.5-2m"."""
        if previous is None or previous.unit is None or previous.unit.kind != "currency":
            return False
        return self.text[previous.end : n.start] in (*_DASHES, " to ")

    def _and_a_half(self, n: Numeral, previous: _Part | None) -> _Part | None:
        """ "two years and a half", "an hour and a half"."""
        text = self.text
        found = _HALF_AFTER.search(text, max(0, n.start - 24), n.start)
        if not found:
            return None
        if found["one"] and (unit := self.units.named(found["unit"])):
            start, value = found.start(), 1 + n.value
        elif previous and previous.unit and text[previous.end : n.start] == " and " and previous.value.denominator == 1:
            start, value, unit = previous.start, previous.value + n.value, previous.unit
        else:
            return None
        return _Part(n, start, n.end, value, 1, unit, Form.WORDS, n.end)

    def parts(self) -> list[_Part]:
        found: list[_Part] = []
        read = [n for n in numerals(self.text, self.lexicon) if n.form is not Form.OTHER]
        dead = dead_figures(self.text, [(n.start, n.end) for n in read], self.lexicon)
        starts = [s for s, _ in dead]
        for n in read:
            k = bisect_right(starts, n.end - 1) - 1
            if k >= 0 and dead[k][1] > n.start:
                continue
            part = self.part(n, found[-1] if found else None)
            if part is None:
                continue
            if found and part.start <= found[-1].start:
                found.pop()
            elif found and part.start < found[-1].end:
                continue
            found.append(part)
        return found

    # ------------------------------------------------------------ pairs

    def pair(self, a: _Part, b: _Part) -> _Part | None:
        """Two numbers that make one amount: range, ratio, tolerance."""
        gap = self.gap(a, b)
        if "\n" in gap or a.high is not None or b.high is not None or a.share:
            return None
        if a.unit and b.unit and a.unit.name != b.unit.name:
            return None
        if _TOLERANCE.fullmatch(gap) and b.value < max(a.value, 2):
            return replace(
                b,
                start=a.start,
                numeral=a.numeral,
                value=a.value,
                unit=a.unit or b.unit,
                tolerance=b.value,
                rule="tolerance",
            )
        if a.unit is None and _IN.fullmatch(gap):
            return self._share(a, b, bool(_OUT.fullmatch(gap)))
        opening = _BETWEEN.search(self.text, max(0, a.start - 32), a.start)
        if _TO.fullmatch(gap) or (opening and opening[1].casefold() == "between" and _AND.fullmatch(gap)):
            return self._range(a, b, opening, gap)
        if _OR.fullmatch(gap) and a.unit is None and 0 < b.value - a.value <= max(a.value / 2, 1):
            return self._range(a, b, None, gap)
        return None

    def _range(self, a: _Part, b: _Part, opening: regex.Match[str] | None, gap: str) -> _Part | None:
        if a.unit and not b.unit and (a.start == a.numeral.start or "-" not in gap):
            return None
        low, high = a.value, b.value
        if not opening and gap.strip() == "to" and self._after_change(a) and (a.unit or high > 3 * low > 0):
            return None
        if a.scale == 1 and b.scale > 1 and 0 <= low * b.scale < high:
            low *= b.scale
        if low >= high or a.form is Form.FRACTION != b.form is Form.FRACTION:
            return None
        unit = b.unit or a.unit
        if unit is None and opening and opening["age"]:
            unit = self.units.registry.units["year"]
        start = opening.start() if opening else a.start
        return replace(b, start=start, numeral=a.numeral, value=low, high=high, unit=unit, form=a.form, rule="range")

    def _is_score(self, a: _Part, b: _Part) -> bool:
        """Plain figures that a hyphen joins to no range, or "to" from more to less: "3-1", "218 to 206"."""
        gap = self.gap(a, b)
        return a.bare and b.bare and (gap in _DASHES or (a.value > b.value and bool(_TO.fullmatch(gap))))

    def _after_change(self, part: _Part) -> bool:
        """Whether a word of change stands before a number, so that "by 5 to 9" tells a change and a level."""
        start = before_number(self.text, part.start, self.lexicon).start
        word = _WORD_BEFORE.search(self.text, max(0, start - 16), start)
        return bool(word) and word.group().strip().casefold() in change_words(self.lexicon).forms

    def _share(self, a: _Part, b: _Part, out: bool) -> _Part | None:
        """ "one in five", "two out of five hundred"; "38 out of 46" counts, so it stays for the linker."""
        words = a.form is Form.WORDS and b.form is Form.WORDS
        whole = a.value.denominator == b.value.denominator == 1
        if not whole or not 0 < a.value < b.value or (b.unit and b.unit.kind == "time"):
            return None
        if not words and (b.value not in _PLAIN_SHARES or a.value > 10) and not (a.value < 10 and b.value % 1000 == 0):
            return None
        if words and out and b.value not in _PLAIN_SHARES and b.value % 100:
            return None
        share = (int(a.value), int(b.value))
        return replace(
            b, start=a.start, numeral=a.numeral, value=a.value / b.value, share=share, form=Form.FRACTION, rule="ratio"
        )

    def paired(self, parts: Sequence[_Part]) -> list[_Part]:
        """Join pairs; figures that a hyphen joins to no range are a score or a code and are dropped."""
        out: list[_Part] = []
        for part in parts:
            joined = self.pair(out[-1], part) if out else None
            if joined:
                out[-1] = joined
            elif out and self._is_score(out[-1], part):
                out.pop()
            else:
                out.append(part)
        return out

    def shared(self, parts: list[_Part]) -> list[_Part]:
        """Hand a unit back over "and", "or", "by": "18 by 4 inches", "3 and 4 percent"; and "per hour" into brackets."""
        for k in range(len(parts) - 2, -1, -1):
            a, b = parts[k], parts[k + 1]
            gap = self.gap(a, b)
            plain = a.unit is None and a.end == a.number_end and b.unit is not None and b.start == b.numeral.start
            if (
                plain
                and b.unit
                and b.unit.kind != "time"
                and _SHARED.fullmatch(gap)
                and (gap.strip() != "," or b.unit.name == "percentage")
            ):
                parts[k] = replace(a, unit=b.unit)
            elif gap.strip() == "(" and a.unit and b.unit and _CLOSE.match(self.text, b.end):
                unit, end = self.units.rate(b.end + 1, a.unit)
                if end > b.end + 1:
                    inner, _ = self.units.rate(b.end + 1, b.unit)
                    parts[k] = replace(a, unit=unit)
                    parts[k + 1] = replace(b, unit=inner)
        return parts

    # ------------------------------------------------------------ amounts

    def _sign(self, part: _Part) -> Change | None:
        """A change written as a sign: "+0.2%", "-1.3%"."""
        if _PLUS.search(self.text, max(0, part.start - 3), part.start):
            return "up"
        written = self.text[part.start : part.start + 1] in "-−–"
        return "down" if written and part.unit is not None and part.unit.name.startswith("percentage") else None

    def measure(self, part: _Part) -> Measure:
        before = before_number(self.text, part.start, self.lexicon)
        after, end = after_number(self.text, part.number_end, part.end, self.lexicon)
        if end > part.end and part.unit is None:
            unit, end = self.units.after(end, False, 1) or (None, end)
            part = replace(part, unit=unit)
        if part.unit is None and _AGE.search(self.text, max(0, part.start - 9), part.start):
            part = replace(part, unit=self.units.registry.units["year"], rule="age")
        modifiers = (*before.spans, *after.spans)
        marked = bool(modifiers) or before.filled
        number = (part.numeral.start, part.number_end)
        return Measure(
            start=before.start,
            end=max(end, part.end),
            number=number,
            unit_end=max(end, part.end),
            amount=_amount(part, before, after),
            unit=part.unit,
            form=part.form,
            bare=part.bare and not marked,
            rule=part.rule,
            modifiers=modifiers,
            change=part.change or self._sign(part) or ("additional" if before.additional else None),
            share=part.share,
        )


def _amount(part: _Part, before: Bounds, after: Bounds) -> Amount:
    value, bound = part.value, before.bound or after.bound
    if before.bound and before.bound.relation == "~" and after.bound:
        bound = after.bound
    if part.form is Form.VAGUE and part.high is not None:
        return Vague(low=value, high=part.high, word=part.numeral.text)
    if part.high is not None:
        return Range(low=value, high=part.high, approximate=bound is not None and bound.relation == "~")
    if part.tolerance is not None:
        return Approximate(value=value, tolerance=part.tolerance)
    if bound is not None and bound.relation != "~":
        return Bounded(
            value=value, relation=bound.relation, near=bound.near or "~" in (before.relations + after.relations)
        )
    if bound is not None or part.form is Form.ABOUT:
        return Approximate(value=value)
    return Exact(value=value)


def measures(text: str, lexicon: Lexicon) -> tuple[Measure, ...]:
    """The measures of a text in order; dates, labels and codes left out. Time is linear."""
    m = _Measurer(text, lexicon)
    out: list[Measure] = []
    for part in m.shared(m.paired(m.parts())):
        measure = m.measure(part)
        out.append(_converted(text, out[-1], measure) if out else measure)
    return tuple(out)


def _converted(text: str, left: Measure, right: Measure) -> Measure:
    """The same amount once more in brackets shares the bound: "over 6 miles (10 km)"."""
    between, amount, model = text[left.end : right.start], right.amount, left.amount
    if between not in (" (", "(") or not left.unit or not right.unit or left.unit.kind != right.unit.kind:
        return right
    if not isinstance(amount, Exact) or isinstance(model, Exact | Vague | Range):
        return replace(right, rule="conversion")
    shared = {"value": amount.value, "tolerance": None} if isinstance(model, Approximate) else {"value": amount.value}
    return replace(right, amount=model.model_copy(update=shared), rule="conversion")

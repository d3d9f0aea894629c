"""Numbers that make one amount together: ranges, ratios, tolerances; and units that neighbours share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import regex

from claimparse._quantities.bounds import before_number
from claimparse._quantities.lexicon import change_words, signs
from claimparse._quantities.numbers import DASHES, Number
from claimparse._quantities.numerals import Form
from claimparse._quantities.units import UnitReader
from claimparse.types import Unit

_WIDEST_GAP = 24
_TO = regex.compile(r"\s?[-–—]\s?|\s+to\s+|-to-|\s+through\s+")
_AND = regex.compile(r"\s+and\s+")
_OR = regex.compile(r"\s+or\s+|-or-")
_LISTED = regex.compile(r"\s*,?\s+(?:and|or|by|x|×)\s+|\s?[x×]\s?|-by-|,\s+")
_TOLERANCE = regex.compile(r"\s?(?:±|\+/-|\+-|plus or minus|give or take)\s?")
_IN = regex.compile(r"\s+(?:in|(?P<out>out\s+of))(?:\s+every)?\s+|-in-")
_OPENING = regex.compile(
    r"(?<!\p{L})(?P<word>between|from)\s(?P<age>(?:the\s)?ages?(?:\sof)?\s)?(?:(?:about|around|roughly)\s)?$", regex.I
)
_WORD_BEFORE = regex.compile(r"(?<!\p{L})\p{L}{1,15}\s$")
_WORD_AFTER = regex.compile(r"\s\p{L}{1,15}(?!\p{L})")
_FROM = regex.compile(r"(?<!\p{L})from\s$", regex.I)
_ENDS = regex.compile(r"[,.;)]|\s(?:in|a|last|the|at|on)(?!\p{L})|$")
_ROUND = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100})


def paired(numbers: Sequence[Number], units: UnitReader) -> list[Number]:
    """Join what is one amount; drop figures that a hyphen joins to none, which are a score or a code."""
    out: list[Number] = []
    for number in numbers:
        joined = _pair(out[-1], number, units) if out else None
        if joined and _is_outcome(out[-1], number, units):
            out.pop()
        elif joined:
            out[-1] = joined
        elif out and _is_score(out[-1], number, units.text):
            out.pop()
        else:
            out.append(number)
    return out


def _gap(a: Number, b: Number, text: str) -> str:
    """What stands between two numbers; a line break where they are too far apart."""
    return text[a.end : b.start] if b.start - a.end <= _WIDEST_GAP else "\n"


def _pair(a: Number, b: Number, units: UnitReader) -> Number | None:
    gap = _gap(a, b, units.text)
    if "\n" in gap or a.high is not None or b.high is not None or a.share:
        return None
    if a.unit and b.unit and a.unit.name != b.unit.name and not _has_rate(b.unit, a.unit):
        return None
    if _TOLERANCE.fullmatch(gap) and abs(b.value) < max(abs(a.value), Fraction(2)):
        # "± -3" allows what "± 3" does
        whole = {"start": a.start, "numeral": a.numeral, "value": a.value, "unit": a.unit or b.unit}
        return replace(b, **whole, tolerance=abs(b.value), rule="tolerance")  # type: ignore[arg-type]
    if a.unit is None and (part := _IN.fullmatch(gap)):
        return _ratio(a, b, out=bool(part["out"]))
    return _range(a, b, gap, units)


def _range(a: Number, b: Number, gap: str, units: UnitReader) -> Number | None:
    """ "3 to 4 million", "$5-7", "between 3 and 4", "three or four"; the second lends the first its scale and unit."""
    opening = _OPENING.search(units.text, max(0, a.start - 32), a.start)
    near = a.unit is None and 0 < b.value - a.value <= max(a.value / 2, Fraction(1))
    between = opening is not None and opening["word"].casefold() == "between"
    if not (_TO.fullmatch(gap) or (between and _AND.fullmatch(gap)) or (near and _OR.fullmatch(gap))):
        return None
    if a.unit and not b.unit and (a.start == a.numeral.start or "-" not in gap):
        return None
    low = a.value
    if opening is None and gap.strip() == "to" and (a.unit or b.value > 3 * low > 0) and _after_change(a.start, units):
        return None
    if opening and opening["word"].casefold() == "from" and _after_change(opening.start(), units):
        return None
    if a.scale == 1 and b.scale > 1 and 0 <= low * b.scale < b.value:
        low *= b.scale
    one_part = (a.form is Form.FRACTION) != (b.form is Form.FRACTION)
    if low >= b.value or one_part:
        return None
    unit = b.unit or a.unit
    if unit is None and opening and opening["age"]:
        unit = units.registry.units["year"]
    start = opening.start() if opening else a.start
    return replace(b, start=start, numeral=a.numeral, value=low, high=b.value, unit=unit, form=a.form, rule="range")


def _after_change(position: int, units: UnitReader) -> bool:
    """Whether a word of change stands before: "rose 5 to 9" is a change and a level, "rose from 5 to 9" two levels."""
    start = before_number(units.text, position, units.lexicon).start
    word = _WORD_BEFORE.search(units.text, max(0, start - 16), start)
    return word is not None and word.group().strip().casefold() in change_words(units.lexicon).forms


def _ratio(a: Number, b: Number, *, out: bool) -> Number | None:
    """ "one in five", "three out of four hundred"; "19 out of 23" counts things, so it is left to the linker."""
    whole = a.value.denominator == b.value.denominator == 1
    if not whole or not 0 < a.value < b.value or (b.unit and b.unit.kind == "time"):
        return None
    if a.form is Form.WORDS and b.form is Form.WORDS:
        plain = not out or b.value in _ROUND or b.value % 100 == 0
    else:
        plain = a.value <= 10 and (b.value in _ROUND or b.value % 1000 == 0)
    if not plain:
        return None
    share = (int(a.value), int(b.value))
    value = Fraction(*share)
    return replace(b, start=a.start, numeral=a.numeral, value=value, share=share, form=Form.FRACTION, rule="ratio")


def _is_score(a: Number, b: Number, text: str) -> bool:
    """Plain figures with a hyphen that is no range, or with "to" from more to less: "3-1", "218 to 206".

    Two levels, "from 218 to 206", are none.
    """
    gap = _gap(a, b, text)
    falls = a.value > b.value and _TO.fullmatch(gap) is not None and not _are_levels(a, gap, text)
    return a.bare and b.bare and (gap in DASHES or falls)


def _is_outcome(a: Number, b: Number, units: UnitReader) -> bool:
    """Plain figures with a hyphen beside a word for a result: "lost 2-3", "a 1-4 defeat"."""
    if not (a.bare and b.bare and _gap(a, b, units.text) in DASHES):
        return False
    outcomes = signs(units.lexicon).outcomes
    before = _WORD_BEFORE.search(units.text, max(0, a.start - 16), a.start)
    after = _WORD_AFTER.match(units.text, b.end)
    return any(w is not None and w.group().strip().casefold() in outcomes for w in (before, after))


def shared(numbers: list[Number], units: UnitReader) -> list[Number]:
    """Hand units on: "9 by 5 inches", "3, 4 and 5 km", "$3 and $4 a share", "40 miles (64 km) an hour"."""
    in_list = False
    for k in range(len(numbers) - 2, -1, -1):
        a, b = numbers[k], numbers[k + 1]
        gap = _gap(a, b, units.text)
        if in_list := _lends(a, b, gap, in_list):
            numbers[k] = _scaled(replace(a, unit=b.unit), b)
        elif a.unit and b.unit and _LISTED.fullmatch(gap) and gap[0] != "," and _has_rate(b.unit, a.unit):
            numbers[k] = replace(a, unit=b.unit)
        elif a.unit and a.unit == b.unit and _LISTED.fullmatch(gap):
            numbers[k] = _scaled(a, b)
        elif a.unit is None and b.unit and _are_levels(a, gap, units.text):
            numbers[k] = _rescaled(replace(a, unit=b.unit), b)
        elif a.unit and b.unit is None and _was(b, gap, units.text):
            numbers[k + 1] = replace(b, unit=a.unit)
        elif gap.strip() == "(" and a.unit and b.unit and units.text[b.end : b.end + 1] == ")":
            outer, end = units.rate(b.end + 1, a.unit)
            if end > b.end + 1:
                numbers[k] = replace(a, unit=outer)
                numbers[k + 1] = replace(b, unit=units.rate(b.end + 1, b.unit)[0])
    return numbers


def _scaled(a: Number, b: Number) -> Number:
    """A number with places that stands in a list before a scale: "2.2 and 2.6 billion"."""
    return a if a.value.denominator == 1 else _rescaled(a, b)


def _rescaled(a: Number, b: Number) -> Number:
    """A number with the scale of the next one: "rose from 5 to 7 million"."""
    if a.scale > 1 or b.scale < 1000 or a.value >= 1000:
        return a
    high = None if a.high is None else a.high * b.scale
    return replace(a, value=a.value * b.scale, high=high, scale=b.scale)


def _has_rate(rate: Unit, unit: Unit) -> bool:
    """Whether a unit is another one with a rate: "dollar / share" and "dollar"."""
    return rate.name.startswith(f"{unit.name} / ")


def _are_levels(a: Number, gap: str, text: str) -> bool:
    """Whether two numbers are what something was and has become: "from 5 to 7 million"."""
    return gap.strip() == "to" and _FROM.search(text, max(0, a.start - 6), a.start) is not None


def _was(b: Number, gap: str, text: str) -> bool:
    """Whether plain figures tell what an amount was before: "to 11 weeks from seven"."""
    return gap == " from " and b.end == b.words_end and _ENDS.match(text, b.end) is not None


def _lends(a: Number, b: Number, gap: str, in_list: bool) -> bool:
    """Whether a number without a unit has that of the next one; no duration; over a comma "%" or in a longer list.

    "212, or 14 percent," says the same twice, in two units.
    """
    if a.unit is not None or a.end != a.words_end or b.unit is None or b.start != b.numeral.start:
        return False
    if b.unit.kind == "time" or not _LISTED.fullmatch(gap):
        return False
    if gap.strip() == ",":
        return in_list or b.unit.name == "percentage"
    return not (gap.startswith(",") and "or" in gap and b.unit.name == "percentage" and a.value > 100)

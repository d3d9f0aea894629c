"""Numbers that make one amount together: ranges, ratios, tolerances; and units that neighbouring numbers share."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import regex

from claimparse._quantities.bounds import bounds_before
from claimparse._quantities.compounds import join_parts
from claimparse._quantities.lexicon import change_words, non_quantity_words
from claimparse._quantities.numbers import DASHES, Number
from claimparse._quantities.numerals import Form
from claimparse._quantities.units import UnitReader
from claimparse.types import Unit

_MAX_GAP = 24
_RANGE_JOINT = regex.compile(r" ?[-–—] ?|-?\s+to\s+|-to-|\s+through\s+")
_AND_JOINT = regex.compile(r"-?\s+and\s+(?:(?:perhaps|possibly|maybe|probably|even|as\s+many\s+as)\s+)?")
_OR_JOINT = regex.compile(r"-?\s+or\s+|-or-")
_LIST_JOINT = regex.compile(r"\s*,?\s+(?:and|or|by|x|×)\s+|\s?[x×]\s?|-by-|,\s+|-\s+(?:and|or)\s+")
_HANGING_HYPHEN = regex.compile(r"-\s+(?:and|or)\s+")
_TOLERANCE_JOINT = regex.compile(r"\s?(?:±|\+/-|\+-|plus or minus|give or take)\s?")
_RATIO_JOINT = regex.compile(r"\s+(?:in|(?P<out>out\s+of))(?P<every>\s+every)?\s+|-in-")
_RANGE_OPENING = regex.compile(
    r"(?<!\p{L})(?P<word>between|from)\s(?P<age>(?:the\s)?ages?(?:\sof)?\s)?(?:(?:about|around|roughly)\s)?$", regex.I
)
_MAX_CLAUSE = 80
_CLAUSE_END = regex.compile(r"[.;:!?,\n]|\d")
_WORD = regex.compile(r"\p{L}++")
_WORD_BEFORE = regex.compile(r"(?<!\p{L})\p{L}{1,15}\s$")
_WORD_AFTER = regex.compile(r"\s\p{L}{1,15}(?!\p{L})")
_BRACKET = regex.compile(r"(?<!\p{L}(?:ages?|aged|years))\s\($")
_FROM_BEFORE = regex.compile(r"(?<!\p{L})from\s$", regex.I)
_END_OF_PHRASE = regex.compile(r"[,.;)]|\s(?:in|a|last|the|at|on)(?!\p{L})|$")
_ROUND_NUMBERS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100})


def join_pairs(numbers: Sequence[Number], units: UnitReader) -> list[Number]:
    """Join the numbers that make one amount; drop those that a hyphen joins to a score or a code."""
    out: list[Number] = []
    for number in numbers:
        joined = _join(out[-1], number, units) if out else None
        if joined and _is_result(out[-1], number, units):
            out.pop()
        elif joined:
            out[-1] = joined
            if joined.parts and len(out) > 1 and (wider := _join(out[-2], joined, units)):
                out[-2:] = [wider]  # "between 2 hours 10 minutes and 2 hours 30 minutes"
        elif out and _is_score(out[-1], number, units.text):
            out.pop()
        else:
            out.append(number)
    return out


def _gap(a: Number, b: Number, text: str) -> str:
    """The text between two numbers; two line breaks where they are too far apart."""
    return text[a.end : b.start] if b.start - a.end <= _MAX_GAP else "\n\n"


def _join(a: Number, b: Number, units: UnitReader) -> Number | None:
    """The number that two numbers make together; None where they are two."""
    gap = _gap(a, b, units.text)
    if gap.count("\n") > 1 or a.high is not None or b.high is not None or a.share:
        return None
    if (compound := join_parts(a, b, gap, units)) is not None:
        return compound
    if a.unit and b.unit and a.unit.name != b.unit.name and not _has_rate(b.unit, a.unit):
        return None
    if _TOLERANCE_JOINT.fullmatch(gap) and abs(b.value) < max(abs(a.value), Fraction(2)):
        # "± -3" means "± 3"
        whole = {"start": a.start, "numeral": a.numeral, "value": a.value, "unit": a.unit or b.unit}
        return b._replace(**whole, tolerance=abs(b.value), rule="tolerance")  # type: ignore[arg-type]
    if a.unit is None and (part := _RATIO_JOINT.fullmatch(gap)):
        return _ratio(a, b, out=bool(part["out"]), every=bool(part["every"]))
    return _range(a, b, gap, units)


def _range(a: Number, b: Number, gap: str, units: UnitReader) -> Number | None:
    """The range of two numbers, with the scale and unit of the second: "3 to 4 million", "between 3 and 4"."""
    opening = _RANGE_OPENING.search(units.text, max(0, a.start - 32), a.start)
    a, first = _with_scale_of_range(a, b, gap, units.text), a.numeral
    near = a.unit is None and 0 < b.value - a.value <= max(a.value / 2, Fraction(a.scale))
    between = opening is not None and opening["word"].casefold() == "between"
    if not (
        _RANGE_JOINT.fullmatch(gap) or (between and _AND_JOINT.fullmatch(gap)) or (near and _OR_JOINT.fullmatch(gap))
    ):
        return None
    if a.unit and not b.unit and (a.start == a.numeral.start or "-" not in gap):
        return None
    low = a.value
    if (
        opening is None
        and gap.strip() == "to"
        and (a.unit or b.value > 3 * low > 0)
        and _follows_change(a.start, units)
    ):
        return None
    if opening and opening["word"].casefold() == "from" and _has_change_before(opening.start(), units):
        return None
    if a.scale == 1 and b.scale > 1 and 0 <= low * b.scale < b.value:
        low *= b.scale
    if opening and b.value < 0 < low and gap.strip() == "to":
        a, b, low = b, b._replace(value=low), b.value  # "from 8C to minus 6C"
    one_part = (a.form is Form.FRACTION) != (b.form is Form.FRACTION)
    if low >= b.value or one_part:
        return None
    unit = b.unit or a.unit
    if unit is None and opening and opening["age"]:
        unit = units.registry.units["year"]
    start = opening.start() if opening else a.start
    return b._replace(
        start=start, numeral=first, value=low, high=b.value, unit=unit, form=a.form, rule="range", parts=()
    )


def _follows_change(position: int, units: UnitReader) -> bool:
    """Return whether a word of change stands before a position.

    "Rose 5 to 9" is a change and a level, "rose from 5 to 9" two levels.
    """
    start = bounds_before(units.text, position, units.lexicon).start
    word = _WORD_BEFORE.search(units.text, max(0, start - 16), start)
    return word is not None and word.group().strip().casefold() in change_words(units.lexicon).verb_forms


def _with_scale_of_range(a: Number, b: Number, gap: str, text: str) -> Number:
    """The first number of a range with the scale of the second: "two or three hundred", "2m-3m".

    The "m" of the first is a million if that of the second is.
    """
    is_letter = a.unit is not None and a.unit.name == "metre" and b.unit is None and a.end == a.words_end + 1
    if is_letter and b.scale == 10**6 and text[b.words_end - 1] == text[a.words_end] == "m":
        return a._replace(value=a.value * b.scale, scale=b.scale, unit=None, words_end=a.end)
    is_below = a.unit is None and a.scale == 1 < b.scale and 0 < a.value < b.value / b.scale
    if _OR_JOINT.fullmatch(gap) and is_below and a.form is Form.WORDS and b.form is Form.WORDS:
        return a._replace(value=a.value * b.scale, scale=b.scale)
    return a


def _has_change_before(position: int, units: UnitReader) -> bool:
    """Return whether a clause says before a position that something changes: "would raise the cap", "its fall".

    "Rises of from 5% to 7%" and "it takes from two to three hours" are ranges.
    """
    window = units.text[max(0, position - _MAX_CLAUSE) : position].rstrip(", ")
    clause = _CLAUSE_END.split(window)[-1].casefold()
    words, changes = _WORD.findall(clause), change_words(units.lexicon)
    if not words or words[-1] in ("by", "of") or words[-1] in changes.extent_forms:
        return False
    return not changes.all_forms.isdisjoint(words)


def _ratio(a: Number, b: Number, *, out: bool, every: bool) -> Number | None:
    """The ratio of "one in five" or "three out of four hundred"; "19 out of 23" is left to the linker.

    After "one in" any number makes one but a year: "one in 73", "one in every 500".
    """
    are_whole = a.value.denominator == b.value.denominator == 1
    if not are_whole or not 0 < a.value < b.value or (b.unit and b.unit.kind == "time"):
        return None
    if every or (a.value == 1 and not out and not b.is_possible_year):
        is_ratio = True
    elif a.form is Form.WORDS and b.form is Form.WORDS:
        is_ratio = not out or b.value in _ROUND_NUMBERS or b.value % 100 == 0
    else:
        is_ratio = a.value <= 10 and (b.value in _ROUND_NUMBERS or b.value % 1000 == 0)
    if not is_ratio:
        return None
    share = (int(a.value), int(b.value))
    value = Fraction(*share)
    return b._replace(start=a.start, numeral=a.numeral, value=value, share=share, form=Form.FRACTION, rule="ratio")


def makes_ratio(part: Fraction, whole: Fraction) -> bool:
    """Return whether two numbers around a noun are a ratio: "one household in four", "nine pupils in 10"."""
    return part.denominator == whole.denominator == 1 and 0 < part < whole and part <= 10 and whole in _ROUND_NUMBERS


def _is_score(a: Number, b: Number, text: str) -> bool:
    """Return whether two numbers are a score: bare figures with a hyphen, or falling with "to": "3-1", "218 to 206".

    Two levels are none: "from 218 to 206".
    """
    gap = _gap(a, b, text)
    falls = a.value > b.value and _RANGE_JOINT.fullmatch(gap) is not None and not _are_levels(a, gap, text)
    return a.bare and b.bare and (gap in DASHES or falls)


def _is_result(a: Number, b: Number, units: UnitReader) -> bool:
    """Return whether two bare figures with a hyphen stand beside a word for a result: "lost 2-3", "a 1-4 defeat"."""
    if not (a.bare and b.bare and _gap(a, b, units.text) in DASHES):
        return False
    if _BRACKET.search(units.text, max(0, a.start - 12), a.start) and units.text[b.end : b.end + 1] == ")":
        return True  # "the Penby side (5-11)"
    results = non_quantity_words(units.lexicon).results
    before = _WORD_BEFORE.search(units.text, max(0, a.start - 16), a.start)
    after = _WORD_AFTER.match(units.text, b.end)
    return any(w is not None and w.group().strip().casefold() in results for w in (before, after))


def share_units(numbers: list[Number], units: UnitReader) -> list[Number]:
    """Give numbers the units of their neighbours: "9 by 5 inches", "$3 and $4 a share", "40 miles (64 km) an hour"."""
    in_list = False
    for k in range(len(numbers) - 2, -1, -1):
        a, b = numbers[k], numbers[k + 1]
        gap = _gap(a, b, units.text)
        is_level = _are_levels(a, gap, units.text)
        if is_level and a.bare and b.is_possible_year and not a.is_possible_year:
            numbers[k + 1] = b = b._replace(numeral=b.numeral._replace(bare=False))  # "from 1000 to 2000 tents"
        if in_list := _shares_unit_of_next(a, b, gap, in_list):
            numbers[k] = _decimal_with_scale(a._replace(unit=b.unit), b)
        elif a.unit and b.unit and _LIST_JOINT.fullmatch(gap) and gap[0] != "," and _has_rate(b.unit, a.unit):
            numbers[k] = a._replace(unit=b.unit)
        elif a.unit and a.unit == b.unit and _LIST_JOINT.fullmatch(gap):
            numbers[k] = _decimal_with_scale(a, b)
        elif a.unit is None and is_level:
            numbers[k] = _with_scale(a._replace(unit=b.unit), b)
        elif a.unit and b.unit is None and _is_other_level(b, gap, units.text, is_level=is_level):
            numbers[k + 1] = b._replace(unit=a.unit)
        elif gap.strip() == "(" and a.unit and b.unit and units.text[b.end : b.end + 1] == ")":
            outer, end = units.with_rate(a.unit, b.end + 1)
            if end > b.end + 1:
                numbers[k] = a._replace(unit=outer)
                numbers[k + 1] = b._replace(unit=units.with_rate(b.unit, b.end + 1)[0])
    return numbers


def _decimal_with_scale(a: Number, b: Number) -> Number:
    """A decimal with the scale of the next number of its list: "2.2 and 2.6 billion"; a whole number stays as it is."""
    return a if a.value.denominator == 1 else _with_scale(a, b)


def _with_scale(a: Number, b: Number) -> Number:
    """A number with the scale of the next one: "rose from 5 to 7 million"."""
    if a.scale > 1 or b.scale < 1000 or a.value >= 1000 or a.end > a.words_end:
        return a
    high = None if a.high is None else a.high * b.scale
    return a._replace(value=a.value * b.scale, high=high, scale=b.scale)


def _has_rate(rate: Unit, unit: Unit) -> bool:
    """Return whether ``rate`` is ``unit`` with a denominator: "dollar / share" and "dollar"."""
    return rate.name.startswith(f"{unit.name} / ")


def _are_levels(a: Number, gap: str, text: str) -> bool:
    """Return whether two numbers are a level before and after a change: "from 5 to 7 million"."""
    return gap.strip() == "to" and _FROM_BEFORE.search(text, max(0, a.start - 6), a.start) is not None


def _is_other_level(b: Number, gap: str, text: str, *, is_level: bool) -> bool:
    """Return whether ``b``, which has no unit, is the other level of a change: "to 11 weeks from seven".

    A year is none: "20% from 2017".
    """
    return (is_level or (gap == " from " and not b.is_possible_year)) and _ends_phrase(b, text)


def _ends_phrase(number: Number, text: str) -> bool:
    """Return whether no noun follows a number without a unit."""
    return number.end == number.words_end and _END_OF_PHRASE.match(text, number.end) is not None


def _shares_unit_of_next(a: Number, b: Number, gap: str, in_list: bool) -> bool:
    """Return whether a number without a unit has the unit of the next one: "9 by 5 inches".

    It never has a unit of time; after a comma it has a unit in a longer list, or a percentage. "212, or 14 percent,"
    says the same in two units.
    """
    if a.unit is not None or a.is_possible_year or a.end != a.words_end or b.unit is None or b.start != b.numeral.start:
        return False
    if not _LIST_JOINT.fullmatch(gap) or (b.unit.kind == "time" and not _HANGING_HYPHEN.fullmatch(gap)):
        return False
    if gap.strip() == ",":
        return in_list or (
            b.unit.name == "percentage" and (a.value >= 1 or b.value < 1)
        )  # "a ratio of 0.82, 18% lower"
    return not (gap.startswith(",") and "or" in gap and b.unit.name == "percentage" and a.value > 100)

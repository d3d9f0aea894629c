"""Measures of several units that are one quantity: "an hour and 25 minutes", "6ft 2in", "13 dollars and 45 cents"."""

from __future__ import annotations

import re

from claimparse._quantities.numbers import Number, NumberPart
from claimparse._quantities.numerals import Form
from claimparse._quantities.units import UnitReader

_JOINTS = frozenset({"", " ", "-", " and ", ", ", ", and "})
_OF_IT = re.compile(r" of (?:it|them|that|those|which)\b| (?:suspended|later|earlier|after|before|ago)\b")
"""What makes a measure after a comma another one: "two years, six months of it at home"."""
_COMMAS = frozenset({", ", ", and "})


def join_parts(a: Number, b: Number, gap: str, units: UnitReader) -> Number | None:
    """The quantity of two numbers whose second unit is part of the first; None where they are two.

    It is in the smaller unit, which keeps it whole, but money stays in the larger: 105 minutes, 13.45 dollars.
    """
    if a.unit is None or b.unit is None or a.rule != "number" or gap not in _JOINTS:
        return None
    parts, head = units.registry.parts, a.unit.name.rpartition(" ")[2]
    count = parts.get((a.unit.name, b.unit.name)) or parts.get((head, b.unit.name))
    are_points = a.high is None and b.high is None and a.tolerance is None and b.tolerance is None
    if count is None or not are_points or a.value.denominator > 1 or not 0 < b.value < count:
        return None
    is_money = a.unit.kind == "currency"
    if gap in _COMMAS and (is_money or a.form is Form.ARTICLE or _is_described(b, units.text)):
        return None
    value = a.value + b.value / count if is_money else a.value * count + b.value
    form = Form.WORDS if a.form is Form.ARTICLE else a.form
    return b._replace(
        numeral=a.numeral,
        start=a.start,
        value=value,
        unit=a.unit if is_money else b.unit,
        form=form,
        parts=(*_parts(a), *_parts(b)),
    )


def _is_described(number: Number, text: str) -> bool:
    """Return whether the words after a number say what it is a part of, or when something was."""
    return _OF_IT.match(text, number.end) is not None


def _parts(number: Number) -> tuple[NumberPart, ...]:
    """The parts of a number; one that is no measure of several units is its own only part."""
    if number.parts or number.unit is None:
        return number.parts
    return (NumberPart(number.start, number.end, number.value, number.unit),)

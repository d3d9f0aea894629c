"""Exact numbers: fractions in Python, strings in JSON."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

import regex
from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from claimparse._format import format_number

MAX_DIGITS = 1000
"""The maximum number of digits of a numerator or denominator; Python itself refuses to print more than 4,300."""

_TOO_LARGE = 10**MAX_DIGITS
_WRITTEN = regex.compile(r"[+-]?[0-9]++(?:\.[0-9]++|/[0-9]++)?+")


def to_fraction(value: Any) -> Fraction:
    """Return the exact value of a number; ValueError for anything else, and for a number with too many digits."""
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, Decimal):
        if not value.is_finite() or abs(value.adjusted()) > MAX_DIGITS:
            raise ValueError(f"a finite number of at most {MAX_DIGITS} digits is expected")
    elif isinstance(value, str):
        if len(value) > 2 * MAX_DIGITS + 2 or not _WRITTEN.fullmatch(value):
            raise ValueError('a number such as "2000", "2.5" or "1/3" is expected')
        if not value.partition("/")[2].strip("0") and "/" in value:
            raise ValueError("denominator must not be zero")
    elif isinstance(value, bool) or not isinstance(value, int | Fraction):
        raise ValueError(f"a number is expected, not {type(value).__name__}")
    found = value if type(value) is Fraction else Fraction(value)
    if max(abs(found.numerator), found.denominator) >= _TOO_LARGE:
        raise ValueError(f"a finite number of at most {MAX_DIGITS} digits is expected")
    return found


Number = Annotated[
    Fraction,
    BeforeValidator(to_fraction),
    PlainSerializer(format_number, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d+(\.\d+|/\d+)?$", "description": "an exact number"}),
]
"""An exact number: a :class:`fractions.Fraction` in Python, a string ("2000", "2.5", "1/3") in JSON."""

"""Figures that may be a year, and numbers that may be an age."""

from __future__ import annotations

from fractions import Fraction

from claimparse.types import Range

YEARS = range(1400, 2151)
"""What bare four figures are read as a year where nothing speaks for a count."""

RECENT_YEARS = range(1900, 2051)
"""Years that the news is full of: a plural behind them is not enough to make them a count."""


OLDEST = 120
"""No age of a person is higher."""


def may_be_age(value: Fraction) -> bool:
    """Whether a number can be somebody's age in whole years."""
    return value.denominator == 1 and 0 < value < OLDEST


def are_years(words: str, amount: Range) -> bool:
    """Whether a range runs from year to year: "from 1971 to 1985"; "from 1,500 to 2,000" does not."""
    plain = words[:4].isdecimal() and words[-4:].isdecimal() and "," not in words
    return plain and int(amount.low) in YEARS and int(amount.high) in YEARS

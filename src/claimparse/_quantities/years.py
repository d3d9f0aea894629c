"""Ranges of figures that may be a year and of numbers that may be an age."""

from __future__ import annotations

from fractions import Fraction

from claimparse.types import Range

YEARS = range(1400, 2151)
"""Four bare figures in this range are a year unless the words around them show a count."""

RECENT_YEARS = range(1900, 2051)
"""Years that are frequent in news: a plural after them is not enough to make them a count."""

OLDEST = 120
"""Ages are lower than this, in years."""


BEFORE_AGE = r"(?:,\s(?:now\s|then\s|(?P<each>(?:both|all|each)\s))?|\s\()$"
"""A pattern of what stands between a noun or name and an age: "Mina, now", "the twins, both", "Lopez ("."""


def may_be_age(value: Fraction) -> bool:
    """Return whether a number can be the age of a person in whole years."""
    return value.denominator == 1 and 0 < value < OLDEST


def are_years(words: str, amount: Range) -> bool:
    """Return whether a range is a span of years: "from 1971 to 1985", but not "from 1,500 to 2,000"."""
    is_bare = words[:4].isdecimal() and words[-4:].isdecimal() and "," not in words
    return is_bare and int(amount.low) in YEARS and int(amount.high) in YEARS

"""Four figures that may be a year."""

from __future__ import annotations

from claimparse.types import Range

YEARS = range(1400, 2151)
"""What bare four figures are read as a year where nothing speaks for a count."""

RECENT_YEARS = range(1900, 2051)
"""Years that the news is full of: a plural behind them is not enough to make them a count."""


def are_years(words: str, amount: Range) -> bool:
    """Whether a range runs from year to year: "from 1971 to 1985"; "from 1,500 to 2,000" does not."""
    plain = words[:4].isdecimal() and words[-4:].isdecimal() and "," not in words
    return plain and int(amount.low) in YEARS and int(amount.high) in YEARS

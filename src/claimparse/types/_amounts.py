"""Amounts: the sets of numbers that number words stand for."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from claimparse._format import write_number
from claimparse.types._base import Frozen
from claimparse.types._numbers import Number, to_fraction

Relation = Literal[">", ">=", "<", "<="]
Surprise = Literal["large", "small"]


class _Amount(Frozen):
    """The base of all amounts: an interval that may be unbounded on one side."""

    def _interval(self) -> tuple[Fraction | None, bool, Fraction | None, bool]:
        """(low, low is included, high, high is included); None for an unbounded end."""
        raise NotImplementedError

    def _format(self, write: Callable[[Fraction], str]) -> str:
        raise NotImplementedError

    def format(self, write: Callable[[Fraction], str]) -> str:
        """Return the amount on one line.

        Args:
            write: A function that formats a number.

        >>> Range(low=3, high=4).format(lambda number: f"{number}.0")
        '3.0 to 4.0'
        """
        return self._format(write)

    def __str__(self) -> str:
        return self.format(write_number)

    def contains(self, x: float | int | str | Decimal | Fraction) -> bool:
        """Return whether the words allow a number.

        Args:
            x: The number, in the unit of the amount; a string may be a fraction, "1/3".

        Raises:
            ValueError: If ``x`` is not a finite number.

        >>> Approximate(value=50).contains(45), Bounded(value=50, relation=">").contains(50)
        (True, False)
        """
        n = to_fraction(x)
        low, low_in, high, high_in = self._interval()
        above = low is None or n > low or (low_in and n == low)
        below = high is None or n < high or (high_in and n == high)
        return above and below

    def compatible(self, other: Amount) -> bool:
        """Return whether at least one number satisfies both amounts; units are ignored.

        Args:
            other: The other amount.

        >>> Bounded(value=40, relation=">").compatible(Range(low=30, high=45))
        True
        """
        a_low, a_in, a_high, a_hin = self._interval()
        b_low, b_in, b_high, b_hin = other._interval()

        def meet(low: Fraction | None, low_in: bool, high: Fraction | None, high_in: bool) -> bool:
            return low is None or high is None or low < high or (low == high and low_in and high_in)

        return meet(a_low, a_in, b_high, b_hin) and meet(b_low, b_in, a_high, a_hin)


class _Point(_Amount):
    value: Number
    """The exact number in the words."""

    @property
    def low(self) -> Fraction | None:
        """The lower bound; None if there is none."""
        return self._interval()[0]

    @property
    def high(self) -> Fraction | None:
        """The upper bound; None if there is none."""
        return self._interval()[2]


class Exact(_Point):
    """The number itself: "38 drones"."""

    kind: Literal["exact"] = "exact"
    """The kind of amount."""

    def _interval(self) -> tuple[Fraction, bool, Fraction, bool]:
        return self.value, True, self.value, True

    def _format(self, write: Callable[[Fraction], str]) -> str:
        return write(self.value)


class Approximate(_Point):
    """About a number: "approximately 50 flights", "5±2 kg"."""

    kind: Literal["approximate"] = "approximate"
    """The kind of amount."""
    tolerance: Number | None = None
    """The tolerance on either side, in the same unit, if the text gives one.

    Without it the interval extends by a tenth of the value on either side, a convention of this library.
    """

    @model_validator(mode="after")
    def _not_negative(self) -> Self:
        if self.tolerance is not None and self.tolerance < 0:
            raise ValueError("tolerance must not be negative")
        return self

    def _interval(self) -> tuple[Fraction, bool, Fraction, bool]:
        by = abs(self.value) / 10 if self.tolerance is None else self.tolerance
        return self.value - by, True, self.value + by, True

    def _format(self, write: Callable[[Fraction], str]) -> str:
        if self.tolerance is not None:
            return f"{write(self.value)} ± {write(self.tolerance)}"
        return f"~ {write(self.value)}"


class Bounded(_Point):
    """More, or less, than a number: "over 2,000" (>), "at least 20" (>=), "almost 4,500" (<), "up to 80%" (<=).

    >>> str(Bounded(value="2.5", relation=">="))
    '≥ 2.5'
    """

    kind: Literal["bounded"] = "bounded"
    """The kind of amount."""
    relation: Relation
    """The relation of the true number to the value: ">" is more than the value, "<=" at most the value."""
    near: bool = False
    """True if the words also say that the number is close: "almost", "just over"."""
    surprise: Surprise | None = None
    """The speaker's attitude to the number, if the words show it.

    "large" in "as many as 60" (<=) and "no fewer than 60" (>=), "small" in "as little as six hours" (>=) and "no more
    than six" (<=).
    """

    def _interval(self) -> tuple[Fraction | None, bool, Fraction | None, bool]:
        inside = "=" in self.relation
        if ">" in self.relation:
            return self.value, inside, None, False
        return None, False, self.value, inside

    def _format(self, write: Callable[[Fraction], str]) -> str:
        return f"{self.relation.replace('>=', '≥').replace('<=', '≤')} {write(self.value)}"


class _Interval(_Amount):
    low: Number
    """The lower end, included."""
    high: Number | None
    """The upper end, included; None if the words set none."""

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.high is not None and self.high < self.low:
            raise ValueError("low must not be larger than high")
        return self

    def _interval(self) -> tuple[Fraction | None, bool, Fraction | None, bool]:
        return self.low, True, self.high, True

    @property
    def value(self) -> Fraction:
        """The lower end, for callers who want a single number."""
        return self.low


class Range(_Interval):
    """From one number to another, both included: "between 3 and 4 million"."""

    kind: Literal["range"] = "range"
    """The kind of amount."""
    high: Number
    """The upper end, included."""
    approximate: bool = False
    """True if the words say that the ends are not exact: "about 3 to 4 million"."""

    def _format(self, write: Callable[[Fraction], str]) -> str:
        return f"{'~ ' if self.approximate else ''}{write(self.low)} to {write(self.high)}"


class Vague(_Interval):
    """An amount without a number: "dozens of drones". The interval is a convention (lexicon/vague.toml)."""

    kind: Literal["vague"] = "vague"
    """The kind of amount."""
    word: str
    """The words for the amount: "dozens"."""

    def _format(self, write: Callable[[Fraction], str]) -> str:
        return self.word


Amount = Annotated[Exact | Approximate | Bounded | Range | Vague, Field(discriminator="kind")]
"""The set of numbers that number words stand for."""

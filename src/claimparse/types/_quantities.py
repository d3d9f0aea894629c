"""Quantities: an amount, its unit and the thing counted."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from typing import Literal

from claimparse._as_read import as_read
from claimparse._format import format_number, plural, write_number
from claimparse.types._amounts import Amount, Vague
from claimparse.types._base import Frozen, Span
from claimparse.types._numbers import Number
from claimparse.types._times import Time


class Unit(Frozen):
    """The unit of a quantity: "dollar", "percentage", "hour / day"."""

    name: str
    """The name in the singular, as in quantulum3's registry: "kilometre per hour", "dollar"."""
    kind: str
    """The kind of thing that it measures: "currency", "speed", "dimensionless"."""
    uri: str | None = None
    """The name of its Wikipedia page, as in quantulum3's registry: "Kilometres_per_hour"."""
    dimensions: tuple[tuple[str, int], ...] = ()
    """The base units with their exponents, by name: ``(("hour", -1), ("kilometre", 1))`` for kilometres per hour."""

    def __str__(self) -> str:
        return self.name


class MeasurePart(Frozen):
    """One part of a measure of several units: "16 minutes" in "3 hours 16 minutes"."""

    span: Span
    """The number with its unit."""
    value: Number
    """The number, in the part's own unit: 14."""
    unit: Unit
    """The unit of the part."""

    @property
    def text(self) -> str:
        """The words of the part."""
        return self.span.text

    def __str__(self) -> str:
        return self.span.text


class Item(Frozen):
    """The thing counted: "other port towns"."""

    span: Span
    """The words for it."""
    head: str
    """The lemma of its head noun: "town"."""
    carried: bool = False
    """True if the noun is carried over from elsewhere: "840 hurt" after "310 civilians"."""

    @property
    def text(self) -> str:
        """The words of the item."""
        return self.span.text

    def __str__(self) -> str:
        return self.span.text


class Whole(Frozen):
    """The set that a quantity is part of: "46 drones" for "38 of them", "the homes" for "85% of the homes"."""

    span: Span
    """The words for it."""
    amount: Amount | None = None
    """Its amount, if the words have a number: 46 in "46 drones"."""

    @property
    def text(self) -> str:
        """The words of the whole."""
        return self.span.text

    def __str__(self) -> str:
        return self.span.text


Change = Literal["up", "down", "additional"]

_ONE = frozenset({"1", "> 1", "< 1", ">= 1", "<= 1", "≥ 1", "≤ 1", "~ 1"})
"""Amounts of one, whose unit is singular: "> 1 hour"."""


class Quantity(Frozen):
    """One quantity of the text."""

    span: Span
    """The whole expression, with modifiers, unit and item."""
    number: Span
    """The number words alone."""
    amount: Amount
    """The set of numbers that the words stand for, in the unit."""
    unit: Unit | None = None
    """The unit; None for a plain count."""
    parts: tuple[MeasurePart, ...] = ()
    """The parts of a measure of several units, the largest first: "6ft" and "2in" of "6ft 2in"; else empty."""
    item: Item | None = None
    """The thing counted; None if the text names none."""
    whole: Whole | None = None
    """The set that the quantity is part of: "46 drones" for "38 of them"."""
    change: Change | None = None
    """The direction, if the amount is a difference ("up", "down") or an addition ("additional")."""
    share: tuple[Number, Number] | None = None
    """The two numbers of "one in five": 1 and 5. The value is then 1/5."""
    about: Span | None = None
    """The words for what the number describes: "the bridge" in "the bridge is 40 metres long"."""
    time: Time | None = None
    """When the number holds, as its noun phrase or its clause tells; None without a spaCy pipeline."""
    modifiers: tuple[Span, ...] = ()
    """The words that change the amount, in text order: "more than", "about"."""
    rule: str
    """The rule that found it."""

    @property
    def value(self) -> Fraction:
        """The number in the words; the lower end of a range or of a vague amount."""
        return self.amount.value

    @property
    def low(self) -> Fraction | None:
        """The lower end of the amount; None if it has none."""
        return self.amount.low

    @property
    def high(self) -> Fraction | None:
        """The upper end of the amount; None if it has none."""
        return self.amount.high

    def contains(self, x: float | int | str | Decimal | Fraction) -> bool:
        """Return whether the amount allows a number.

        Args:
            x: The number, in the quantity's unit; a string may be a fraction, "1/3".

        Raises:
            ValueError: If ``x`` is not a finite number.

        >>> from claimparse import extract_quantities
        >>> extract_quantities("Over 2,000 homes lost power.", model=None)[0].contains(2000)
        False
        """
        return self.amount.contains(x)

    def compatible(self, other: Quantity) -> bool:
        """Return whether both quantities can be the same number: they have the same unit, and their amounts overlap.

        Args:
            other: The other quantity.

        >>> from claimparse import extract_quantities
        >>> few, many = extract_quantities("At least 20 ships sailed; later reports said 30 ships.", model=None)
        >>> few.compatible(many)
        True
        """
        mine, theirs = (self.unit and self.unit.name), (other.unit and other.unit.name)
        return mine == theirs and self.amount.compatible(other.amount)

    def to(self, unit: str) -> Quantity:
        """Convert the quantity to another unit, exactly; its span keeps the words of the text.

        If ``change`` is "up" or "down" the amount is a difference, so 5 degrees Celsius become 9 degrees Fahrenheit. A
        vague amount becomes an approximate range.

        Args:
            unit: The name or symbol of the other unit: "km", "miles per hour".

        Raises:
            ConversionError: If the units measure different things, the quantity has none, or both are currencies.
            MissingExtraError: If Pint is not installed, which the extra ``convert`` installs.

        >>> from claimparse import extract_quantities
        >>> str(extract_quantities("It weighs 5 tonnes.", model=None)[0].to("kg"))
        '5,000 kilograms'
        """
        found: Quantity = import_module("claimparse._quantities.convert").convert(self, unit)
        return found

    def __str__(self) -> str:
        """The quantity on a line that can be parsed again: "> 2,000 people", "$12 million", "6 hours / day"."""
        unit, one = self.unit.name if self.unit else "", self.amount.format(str) in _ONE
        unit, slash, by = unit.partition(" / ")
        if self.share:
            words = [self.amount.format(lambda _: "{} in {}".format(*map(format_number, self.share or ())))]
        else:
            words = [self.amount.format(lambda n: _with_sign(write_number(n), unit))]
        if unit and (unit not in _SIGNS or self.amount.kind == "vague") and self.unit and self.unit.kind != "rate":
            words += ["of"] * self._is_plural_numeral() + [unit if one else plural(unit)]
        if slash:
            words.append(f"/ {by}")
        item, whole = (as_read(named.text).text if named else "" for named in (self.item, self.whole))
        if self.item and self.whole and self.whole.amount and " " not in whole:
            return " ".join([*words, "of", self.whole.amount.format(write_number), item])
        if self.item and not (self.whole and item in whole):
            words += ["of"] * (self.whole is None and self._takes_of()) + [item]
        if self.unit and self.unit.kind == "rate":
            words.append(unit)
        if self.whole:
            words += ["of"] * (not words[-1].endswith(" of")) + [whole]
        return " ".join(words)

    def _is_plural_numeral(self) -> bool:
        """Return whether the words take "of", like "dozens" and "tens of thousands" but not "several hundred"."""
        return isinstance(self.amount, Vague) and self.amount.word.endswith("s") and self.amount.word[-2:] != "us"

    def _takes_of(self) -> bool:
        """Return whether "of" joins number and item: "dozens of ships", "40 tonnes of grain"."""
        if self._is_plural_numeral() and not self.unit:
            return True
        after = self.span.text[self.number.end - self.span.start :]
        return self.item is not None and " of " in as_read(after.partition(self.item.text)[0]).text


_SIGNS = {
    "percentage": "{}%",
    "dollar": "${}",
    "united states dollar": "US${}",
    "pound sterling": "£{}",
    "euro": "€{}",
}


def _with_sign(number: str, unit: str) -> str:
    if unit in _SIGNS and unit != "percentage" and number[-2:-1] == ".":
        number += "0"
    if number.startswith("-"):
        return "-" + _SIGNS.get(unit, "{}").format(number[1:])
    return _SIGNS.get(unit, "{}").format(number)

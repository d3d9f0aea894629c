"""A quantity of the text: its amount, its unit and the thing counted."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from typing import Literal

from claimparse._format import format_number, plural, write_number
from claimparse.types._amounts import Amount, Vague
from claimparse.types._base import Frozen, Span
from claimparse.types._numbers import Number


class Unit(Frozen):
    """What is measured: "dollar", "percentage", "hour / day".

    ``kind`` is the kind of quantity ("currency", "length", ...), ``uri`` the Wikipedia page that quantulum3's registry
    gives, ``dimensions`` the powers of base units.
    """

    name: str
    kind: str
    uri: str | None = None
    dimensions: tuple[tuple[str, int], ...] = ()

    def __str__(self) -> str:
        return self.name


class Item(Frozen):
    """The thing counted: "other port towns", by its head lemma "town".

    ``carried`` is true where the noun stands elsewhere ("840 hurt" after "310 civilians").
    """

    span: Span
    head: str
    carried: bool = False

    @property
    def text(self) -> str:
        """The words of the item."""
        return self.span.text

    def __str__(self) -> str:
        return self.span.text


class Whole(Frozen):
    """What the quantity is part of: "46 drones" for "38 of them", "the city's homes" for "85% of the city's homes"."""

    span: Span
    amount: Amount | None = None

    @property
    def text(self) -> str:
        """The words of the whole."""
        return self.span.text

    def __str__(self) -> str:
        return self.span.text


Change = Literal["up", "down", "additional"]


class Quantity(Frozen):
    """One quantity of the text.

    ``span`` covers the whole expression with its modifiers, unit and item; ``number`` the number words alone.
    ``share`` holds the two numbers of "one in five" (its value is 1/5). ``about`` is what or whom the number describes.
    ``rule`` names the rule that read it.
    """

    span: Span
    number: Span
    amount: Amount
    unit: Unit | None = None
    item: Item | None = None
    whole: Whole | None = None
    change: Change | None = None
    share: tuple[Number, Number] | None = None
    about: Span | None = None
    modifiers: tuple[Span, ...] = ()
    rule: str

    @property
    def value(self) -> Fraction:
        """The number named by the words; the lower end of a range or of a vague amount."""
        return self.amount.value

    @property
    def low(self) -> Fraction | None:
        """The lower end of the amount, None when open."""
        return self.amount.low

    @property
    def high(self) -> Fraction | None:
        """The upper end of the amount, None when open."""
        return self.amount.high

    def contains(self, x: float | int | str | Decimal | Fraction) -> bool:
        """Whether the amount allows ``x``."""
        return self.amount.contains(x)

    def compatible(self, other: Quantity) -> bool:
        """Whether both quantities may be the same number of the same thing: same unit, and amounts that meet."""
        mine, theirs = (self.unit and self.unit.name), (other.unit and other.unit.name)
        return mine == theirs and self.amount.compatible(other.amount)

    def to(self, unit: str) -> Quantity:
        """The same quantity in another unit, with exact numbers: ``q.to("km")``, ``q.to("miles per hour")``.

        Where ``change`` is "up" or "down" the amount is a difference, so 5 degrees Celsius become 9 degrees Fahrenheit.
        A vague amount becomes an approximate range. The span still holds the words of the text. ConversionError where
        kinds differ or between currencies; MissingExtraError without the extra ``convert``, which brings Pint.
        """
        found: Quantity = import_module("claimparse._quantities.convert").converted(self, unit)
        return found

    def __str__(self) -> str:
        """The quantity in a line that reads back: "> 2,000 people", "$12 million", "6 hours / day", "1 in 5 homes"."""
        unit, one = self.unit.name if self.unit else "", self.amount.written(str) == "1"
        unit, slash, by = unit.partition(" / ")
        if self.share:
            words = [self.amount.written(lambda _: "{} in {}".format(*map(format_number, self.share or ())))]
        else:
            words = [self.amount.written(lambda n: _with_sign(write_number(n), unit))]
        if unit and (unit not in _SIGNS or self.amount.kind == "vague") and self.unit and self.unit.kind != "rate":
            words += ["of"] * self._is_plural_numeral() + [unit if one else plural(unit)]
        if slash:
            words.append(f"/ {by}")
        if self.item and not (self.whole and self.item.text in self.whole.text):
            words += ["of"] * (self.whole is None and self._counts_by_of()) + [self.item.text]
        if self.unit and self.unit.kind == "rate":
            words.append(unit)
        if self.whole:
            words += ["of", self.whole.text]
        return " ".join(words)

    def _is_plural_numeral(self) -> bool:
        """Whether the words are "dozens" or "tens of thousands", which take "of"; "several hundred" takes none."""
        return isinstance(self.amount, Vague) and self.amount.word.endswith("s") and self.amount.word[-2:] != "us"

    def _counts_by_of(self) -> bool:
        """Whether the text joins number and item by "of": "dozens of ships", "40 tonnes of grain"."""
        if self._is_plural_numeral() and not self.unit:
            return True
        behind = self.span.text[self.number.end - self.span.start :]
        return self.item is not None and " of " in behind.partition(self.item.text)[0]


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

"""Quantities in other units, by Pint: exact numbers in, exact numbers out."""

from __future__ import annotations

import functools
from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from claimparse._quantities.measures import measures
from claimparse.errors import ConversionError, MissingExtraError
from claimparse.lexicon import Lexicon
from claimparse.types import Amount, Approximate, Bounded, Exact, Quantity, Range, Unit

if TYPE_CHECKING:
    import pint


def converted(quantity: Quantity, target: str) -> Quantity:
    """The quantity in the unit that ``target`` names; see :meth:`claimparse.types.Quantity.to`."""
    unit = _named(target)
    if quantity.unit is None:
        raise ConversionError(f"{str(quantity)!r} has no unit, so it can't be given in {target}")
    if quantity.unit == unit:
        return quantity
    if quantity.unit.kind == "currency" == unit.kind:
        raise ConversionError(f"{quantity.unit.name} to {unit.name}: rates of exchange change from day to day")
    if quantity.unit.kind != unit.kind:
        kinds = f"{quantity.unit.kind} to {unit.kind}"
        raise ConversionError(f"{quantity.unit.name} to {unit.name}: one kind of quantity is no other ({kinds})")
    convert = _function(quantity.unit, unit)
    if quantity.change in ("up", "down"):
        convert = _without_offset(convert)
    return quantity.model_copy(update={"amount": _amount(quantity.amount, convert), "unit": unit})


def _named(target: str) -> Unit:
    """The unit that words or a symbol name, read as in "1 km/h" or "$1"."""
    for text in (f"1 {target}", f"1{target}", f"{target}1"):
        found = measures(text, Lexicon.default())
        if len(found) == 1 and found[0].unit is not None and (found[0].start, found[0].end) == (0, len(text)):
            return found[0].unit
    raise ConversionError(f"{target!r} names no unit")


def _function(source: Unit, target: Unit) -> Callable[[Fraction], Fraction]:
    registry, exact_from, exact_to = _registry(), _pint_unit(source), _pint_unit(target)

    def convert(value: Fraction) -> Fraction:
        return Fraction(registry.Quantity(value, exact_from).to(exact_to).magnitude)

    try:
        convert(Fraction(1))
    except Exception as error:  # Pint has a dozen classes for what does not convert
        raise ConversionError(f"{source.name} to {target.name}: {error}") from error
    return convert


def _without_offset(convert: Callable[[Fraction], Fraction]) -> Callable[[Fraction], Fraction]:
    """For the size of a change: 5 degrees Celsius more are 9 degrees Fahrenheit more, not 41."""
    return lambda value: convert(value) - convert(Fraction(0))


def _amount(amount: Amount, convert: Callable[[Fraction], Fraction]) -> Amount:
    """An amount with its numbers converted; a vague one becomes a rough range."""
    match amount:
        case Exact():
            return Exact(value=convert(amount.value))
        case Approximate():
            by = amount.tolerance
            return Approximate(
                value=convert(amount.value), tolerance=None if by is None else _without_offset(convert)(by)
            )
        case Bounded():
            return amount.model_copy(update={"value": convert(amount.value)})
    if amount.high is None:
        return Bounded(value=convert(amount.low), relation=">=")
    rough = amount.approximate if isinstance(amount, Range) else True
    return Range(low=convert(amount.low), high=convert(amount.high), approximate=rough)


@functools.cache
def _registry() -> pint.UnitRegistry[Any]:
    try:
        import pint
    except ImportError as error:
        raise MissingExtraError('converting needs Pint: pip install "claimparse[convert]"') from error
    return pint.UnitRegistry(non_int_type=Fraction)


def _pint_unit(unit: Unit) -> Any:
    """Pint's unit for one of ours: by its own name, or put together from what it is made of."""
    registry = _registry()
    names = {w: name for entry in Lexicon.default().array("units", "pint") for w, name in entry["words"].items()}
    powers = unit.dimensions if len(unit.dimensions) > 1 or unit.name not in names else ((unit.name, 1),)
    try:
        if len(powers) == 1 and powers[0][1] == 1:
            return registry.parse_units(names.get(unit.name, unit.name))
        made = registry.parse_units("")
        for name, power in powers:
            made *= registry.parse_units(names.get(name, name)) ** power
    except Exception as error:
        raise ConversionError(f"Pint knows no {unit.name!r}") from error
    return made

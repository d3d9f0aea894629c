"""Conversion of quantities to other units, by Pint, with exact numbers."""

from __future__ import annotations

import functools
from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from claimparse._as_read import as_read
from claimparse._quantities.measures import measures
from claimparse._quantities.registry import unit_names
from claimparse.errors import ConversionError, MissingExtraError
from claimparse.lexicon import Lexicon
from claimparse.types import Amount, Approximate, Bounded, Exact, Quantity, Range, Unit

if TYPE_CHECKING:
    import pint

_Conversion = Callable[[Fraction], Fraction]


def convert(quantity: Quantity, target: str) -> Quantity:
    """The quantity in the unit that ``target`` names; see :meth:`claimparse.types.Quantity.to`."""
    unit = _unit_named(target)
    if quantity.unit is None:
        raise ConversionError(f"{str(quantity)!r} has no unit, so it can't be converted to {target}")
    if quantity.unit == unit:
        return quantity
    if quantity.unit.kind == "currency" == unit.kind:
        raise ConversionError(
            f"cannot convert {quantity.unit.name} to {unit.name}: exchange rates change from day to day"
        )
    if quantity.unit.kind != unit.kind:
        raise ConversionError(
            f"cannot convert {quantity.unit.kind} to {unit.kind}: {quantity.unit.name} to {unit.name}"
        )
    conversion = _conversion(quantity.unit, unit)
    if quantity.change in ("up", "down"):
        conversion = _difference_conversion(conversion)
    return quantity.model_copy(update={"amount": _convert_amount(quantity.amount, conversion), "unit": unit})


def _unit_named(target: str) -> Unit:
    """The unit that words or a symbol name, which are read with a number: "1 km/h", "$1"."""
    name = as_read(target).text
    for text in (f"1 {name}", f"1{name}", f"{name}1"):
        found = measures(text, Lexicon.default())
        if len(found) == 1 and found[0].unit is not None and (found[0].start, found[0].end) == (0, len(text)):
            return found[0].unit
    raise ConversionError(f"unknown unit: {target!r}; write it as in a text: 'km', 'miles per hour', '°C'")


def _conversion(source: Unit, target: Unit) -> _Conversion:
    """The function that converts a number from one unit to another."""
    registry, exact_from, exact_to = _registry(), _pint_unit(source), _pint_unit(target)

    def converted(value: Fraction) -> Fraction:
        return Fraction(registry.Quantity(value, exact_from).to(exact_to).magnitude)

    try:
        converted(Fraction(1))
    except Exception as error:  # Pint raises a dozen classes for units that it can't convert
        raise ConversionError(f"cannot convert {source.name} to {target.name}: {error}") from error
    return converted


def _difference_conversion(conversion: _Conversion) -> _Conversion:
    """The conversion for the size of a change: 5 degrees Celsius more are 9 degrees Fahrenheit more, not 41."""
    return lambda value: conversion(value) - conversion(Fraction(0))


def _convert_amount(amount: Amount, conversion: _Conversion) -> Amount:
    """Convert the numbers of an amount; a vague amount becomes an approximate range."""
    match amount:
        case Exact():
            return Exact(value=conversion(amount.value))
        case Approximate():
            by = amount.tolerance
            return Approximate(
                value=conversion(amount.value), tolerance=None if by is None else _difference_conversion(conversion)(by)
            )
        case Bounded():
            return amount.model_copy(update={"value": conversion(amount.value)})
    if amount.high is None:
        return Bounded(value=conversion(amount.low), relation=">=")
    approximate = amount.approximate if isinstance(amount, Range) else True
    return Range(low=conversion(amount.low), high=conversion(amount.high), approximate=approximate)


@functools.cache
def _registry() -> pint.UnitRegistry[Any]:
    """Pint's registry, for fractions."""
    try:
        import pint
    except ImportError as error:
        raise MissingExtraError('converting needs Pint: pip install "claimparse[convert]"') from error
    return pint.UnitRegistry(non_int_type=Fraction)


def _pint_unit(unit: Unit) -> Any:
    """Pint's unit for one of ours, by its name or made of the units of its dimensions."""
    registry = _registry()
    names = unit_names(Lexicon.default(), "units.pint")
    powers = unit.dimensions if len(unit.dimensions) > 1 or unit.name not in names else ((unit.name, 1),)
    try:
        if len(powers) == 1 and powers[0][1] == 1:
            return registry.parse_units(names.get(unit.name, unit.name))
        product = registry.parse_units("")
        for name, power in powers:
            product *= registry.parse_units(names.get(name, name)) ** power
    except Exception as error:
        raise ConversionError(f"Pint has no unit {unit.name!r}") from error
    return product

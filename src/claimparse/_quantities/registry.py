"""The registry of units: quantulum3's units in frozen tables, extended and ranked by lexicon/units.toml.

Only the package's data files are read; its parser is never imported. A surface or symbol that could name several units
is given one by the lexicon, or by the words around it.

    >>> from claimparse.lexicon import Lexicon
    >>> registry = unit_registry(Lexicon.default())
    >>> registry.of_surface("square miles").name, registry.of_symbol("GWh").name
    ('square mile', 'gigawatt hour')
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal

from claimparse._format import plural
from claimparse.lexicon import Lexicon, UserEntry
from claimparse.lexicon.readers import reader
from claimparse.lexicon.schema import read_entries, word_set
from claimparse.lexicon.schema.quantities import ContextEntry, PartEntry, SharedEntry, SymbolEntry, UnitEntry, WordUnits
from claimparse.types import Unit

UNIT_PREFIXES: Mapping[str, str] = {
    "Y": "yotta",
    "Z": "zetta",
    "E": "exa",
    "P": "peta",
    "T": "tera",
    "G": "giga",
    "M": "mega",
    "k": "kilo",
    "h": "hecto",
    "da": "deca",
    "d": "deci",
    "c": "centi",
    "m": "milli",
    "µ": "micro",
    "n": "nano",
    "p": "pico",
    "f": "femto",
    "a": "atto",
    "z": "zepto",
    "y": "yocto",
    "Ki": "kibi",
    "Mi": "mebi",
    "Gi": "gibi",
    "Ti": "tebi",
    "Pi": "pebi",
    "Ei": "exbi",
    "Zi": "zebi",
    "Yi": "yobi",
}
"""Prefixes of the International System and of IEC 80000-13, by symbol."""


@dataclass(frozen=True, slots=True)
class ContextualUnit:
    """A unit that a surface names near certain words.

    Attributes:
        unit: The unit.
        before: Words before the surface.
        after: Words after it.
        hyphen: Whether a hyphen before it does as well: "200-pound".
    """

    unit: Unit
    before: frozenset[str]
    after: frozenset[str]
    hyphen: bool


@dataclass(frozen=True, slots=True)
class CuedSymbol:
    """A symbol that may stand apart from the number only before one of the words: "18 in wide", "a half-point cut"."""

    symbol: str
    unit: Unit
    after: frozenset[str]
    fraction: bool


@dataclass(frozen=True, slots=True)
class SharedCurrencies:
    """The currencies of one name or sign.

    Attributes:
        units: The currencies.
        hints: Words of a text that decide where it names none of the countries: "crore".
    """

    units: tuple[Unit, ...]
    hints: Mapping[str, Unit]


@dataclass(frozen=True, slots=True)
class UnitRegistry:
    """The units of a lexicon.

    Attributes:
        units: Units by name.
        surfaces: Units by the words that name them, in lower case and in both numbers.
        symbols: Units by symbols that may stand apart from the number, as written.
        attached_symbols: Units by all symbols, which may be attached to the number.
        currencies: Currencies by the signs and codes that may stand before the number.
        large_names: Units by usual words that name them after a thousand and more: "620,000 won".
        invariant_names: Units by usual words that name them in the singular after a number above one: "12 stone".
        codes: Those of them that are letters, and stand before the number only.
        contextual_units: By surface, units that the words around it may choose instead.
        cued_symbols: Symbols that may stand apart only before certain words.
        by_dimensions: Compound units by their dimensions.
        kinds_by_dimensions: Kinds of quantity by the dimensions of their base units.
        parts: How many of the second unit make one of the first: 12 for ("foot", "inch").
        priced_nouns: Nouns that a price is given for: "$5 a head".
        shared: By name or sign, the currencies that have it ("Rs"), and words that decide where no country does.
        countries: The countries of each currency, as CLDR calls them.
    """

    units: Mapping[str, Unit]
    surfaces: Mapping[str, Unit]
    symbols: Mapping[str, Unit]
    attached_symbols: Mapping[str, Unit]
    currencies: Mapping[str, Unit]
    large_names: Mapping[str, Unit]
    invariant_names: Mapping[str, Unit]
    codes: frozenset[str]
    contextual_units: Mapping[str, tuple[ContextualUnit, ...]]
    cued_symbols: tuple[CuedSymbol, ...]
    by_dimensions: Mapping[tuple[tuple[str, int], ...], Unit]
    kinds_by_dimensions: Mapping[tuple[tuple[str, int], ...], str]
    parts: Mapping[tuple[str, str], int]
    priced_nouns: frozenset[str]
    shared: Mapping[str, SharedCurrencies]
    countries: Mapping[str, tuple[str, ...]]

    def of_surface(self, words: str) -> Unit | None:
        """The unit that words name, in upper or lower case."""
        return self.surfaces.get(words.casefold())

    def of_symbol(self, symbol: str) -> Unit | None:
        """The unit of a symbol that stands apart from the number."""
        return self.symbols.get(symbol)

    def per(self, unit: Unit, by: Unit) -> Unit:
        """The unit with a denominator, "hour / day"; where the registry has one of its own, that: "mile per hour".

        >>> from claimparse.lexicon import Lexicon
        >>> r = unit_registry(Lexicon.default())
        >>> r.per(r.units["mile"], r.units["hour"]).name, r.per(r.units["hour"], r.units["day"]).name
        ('mile per hour', 'hour / day')
        """
        powers = dict(unit.dimensions)
        for base, power in by.dimensions:
            powers[base] = powers.get(base, 0) - power
        dimensions = _dimensions(powers)
        known = self.by_dimensions.get(dimensions)
        if known is not None and unit.kind != by.kind:
            return known
        ratio = self.kinds_by_dimensions.get(_dimensions({unit.kind: 1, by.kind: -1}), f"{unit.kind} / {by.kind}")
        kind = "dimensionless" if unit.kind == by.kind else ratio
        return Unit(name=f"{unit.name} / {by.name}", kind=kind, dimensions=dimensions)


def _dimensions(powers: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Dimensions in their normal form: sorted by base, without zero powers."""
    return tuple(sorted((base, power) for base, power in powers.items() if power))


# ---------------------------------------------------------------- reading the registry


def _quantulum_json(*path: str) -> dict[str, dict[str, Any]]:
    """The content of a data file of quantulum3."""
    file = resources.files("quantulum3").joinpath(*path)
    loaded: dict[str, dict[str, Any]] = json.loads(file.read_text("utf-8"))
    return loaded


def _with_prefixes(name: str, unit: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield a unit of the file and the units made of it with the prefixes that it lists."""
    yield name, unit
    for symbol in unit.get("prefixes", ()):
        prefix = UNIT_PREFIXES[symbol]
        yield (
            prefix + name,
            {
                "surfaces": [prefix + s for s in unit["surfaces"]],
                "symbols": [symbol + s for s in unit["symbols"]],
                "entity": unit["entity"],
                "URI": (prefix.capitalize() + unit["URI"].lower()).replace("_(unit)", ""),
                "dimensions": [],
            },
        )


@functools.cache
def registry_entries() -> Mapping[str, Mapping[str, Any]]:
    """The units of quantulum3 by name, with those made by prefixes and with its corrections for English."""
    entries: dict[str, dict[str, Any]] = {}
    for path in (("units.json",), ("_lang", "en_US", "units.json")):
        for name, unit in _quantulum_json(*path).items():
            for each, fields in _with_prefixes(name, unit):
                entries.setdefault(each, {}).update(fields)
    return entries


# ---------------------------------------------------------------- building the tables


def _unit_blocks(lexicon: Lexicon) -> tuple[UnitEntry, ...]:
    """The units of the lexicon: the currencies, and then all others, which win."""
    return (
        *read_entries(lexicon, "currencies.currency", UnitEntry),
        *read_entries(lexicon, "units.unit", UnitEntry),
    )


def _units(blocks: Iterable[UnitEntry]) -> dict[str, Unit]:
    """The units of the registry and of the lexicon's blocks by name."""
    units = {}
    for name, entry in registry_entries().items():
        powers = {d["base"]: d["power"] for d in entry.get("dimensions", ())} or {name: 1}
        units[name] = Unit(name=name, kind=entry["entity"], uri=entry.get("URI"), dimensions=_dimensions(powers))
    for block in blocks:
        for unit in block.units:
            powers = {unit.name: 1} if unit.dimensions is None else unit.dimensions
            uri = unit.uri or (units[unit.name].uri if unit.name in units else None)
            units[unit.name] = Unit(name=unit.name, kind=block.kind, uri=uri, dimensions=_dimensions(powers))
    return units


def unit_names(lexicon: Lexicon, where: str) -> dict[str, str]:
    """The words or symbols of an array, with the names of their units."""
    return {word: name for entry in read_entries(lexicon, where, WordUnits) for word, name in entry.words.items()}


_Key = Literal["surfaces", "symbols"]


def _names_of_units(blocks: Iterable[UnitEntry], key: _Key) -> Iterator[tuple[str, str]]:
    """Yield each surface or symbol of the registry and of the blocks with the name of its unit; later ones win."""
    for name, entry in registry_entries().items():
        yield from ((s, name) for s in entry.get(key, ()))
    yield from _names_in(blocks, key)


def _names_in(blocks: Iterable[UnitEntry], key: _Key) -> Iterator[tuple[str, str]]:
    for unit in (unit for block in blocks for unit in block.units):
        names = (unit.name, *unit.surfaces) if key == "surfaces" else unit.symbols
        yield from ((s, unit.name) for s in names)


def _own_names(lexicon: Lexicon, key: _Key) -> dict[str, str]:
    """The surfaces or symbols of a user's own units, which win over all others."""
    own = [e for e in lexicon.array("units", "unit") if isinstance(e, UserEntry)]
    return dict(_names_in(map(UnitEntry.model_validate, own), key))


def _surfaces(
    lexicon: Lexicon, blocks: Iterable[UnitEntry], units: Mapping[str, Unit], ordinary: Iterable[str]
) -> dict[str, Unit]:
    """The units by surface, without the ``ordinary`` words that seldom name one."""
    chosen: dict[str, str] = {}
    for surface, name in [
        *_names_of_units(blocks, "surfaces"),
        *unit_names(lexicon, "units.surface").items(),
        *unit_names(lexicon, "units.prefer").items(),
        *_own_names(lexicon, "surfaces").items(),
    ]:
        for form in (surface, plural(surface)):
            chosen[form.casefold()] = name
            chosen[form.casefold().replace("-", " ")] = name
    for word in ordinary:
        chosen.pop(word, None)
        chosen.pop(plural(word), None)
    return {surface: units[name] for surface, name in chosen.items() if name in units}


def _is_separable(symbol: str, spaced: frozenset[str]) -> bool:
    """Return whether a symbol that stands apart from the number can't be mistaken for a word."""
    is_mixed = symbol != symbol.lower() and symbol != symbol.upper()
    return symbol in spaced or not symbol.isalpha() or (is_mixed and len(symbol) > 1) or len(symbol) >= 3


def _known(names: Mapping[str, str], units: Mapping[str, Unit]) -> dict[str, Unit]:
    """The units of words, without those that a lexicon has no unit for."""
    return {word: units[name] for word, name in names.items() if name in units}


@reader
@functools.lru_cache(maxsize=8)
def unit_registry(lexicon: Lexicon) -> UnitRegistry:
    """The registry of a lexicon; building it takes a few milliseconds."""
    blocks = _unit_blocks(lexicon)
    units = _units(blocks)
    ordinary, spaced, prefer = (
        word_set(lexicon, "units.ordinary"),
        word_set(lexicon, "units.spaced"),
        unit_names(lexicon, "units.prefer"),
    )
    symbols = {s: name for s, name in _names_of_units(blocks, "symbols") if s not in ordinary}
    symbols |= unit_names(lexicon, "units.symbol") | {s: n for s, n in prefer.items() if s in symbols}
    own_names, own_symbols = (_own_names(lexicon, key) for key in ("surfaces", "symbols"))
    symbols |= own_symbols
    money = {s: units[n] for s, n in symbols.items() if units[n].kind == "currency" and len(s) <= 4}
    kinds_by_dimensions = {
        _dimensions({d["base"]: d["power"] for d in e["dimensions"]}): k
        for k, e in _quantulum_json("entities.json").items()
        if e["dimensions"]
    }
    contextual_units: dict[str, tuple[ContextualUnit, ...]] = {}
    for entry in read_entries(lexicon, "units.context", ContextEntry):
        found = ContextualUnit(units[entry.unit], entry.before, entry.after, entry.hyphen)
        for form in (entry.surface, plural(entry.surface)):
            contextual_units[form] = (*contextual_units.get(form, ()), found)
    prefixes = unit_names(lexicon, "currencies.prefix") | unit_names(lexicon, "units.prefix")
    prefixes |= {s: own_symbols[s] for s in prefixes.keys() & own_symbols.keys()}
    shared: dict[str, SharedCurrencies] = {}
    for one in read_entries(lexicon, "units.shared", SharedEntry):
        currencies = tuple(units[n] for n in one.units)
        hints = {word: units[n] for word, n in one.hints.items()}
        shared |= {form: SharedCurrencies(currencies, hints) for w in one.words for form in (w, plural(w))}
    for name in own_names.keys() | own_symbols.keys():
        shared.pop(name, None)
        shared.pop(plural(name), None)
    return UnitRegistry(
        units=units,
        surfaces=_surfaces(lexicon, blocks, units, ordinary),
        symbols={
            s: units[n]
            for s, n in {**unit_names(lexicon, "units.single"), **symbols}.items()
            if _is_separable(s, spaced)
        },
        attached_symbols={s: units[n] for s, n in {**symbols, **unit_names(lexicon, "units.single")}.items()},
        currencies=money | _known(prefixes, units),
        large_names=_known(unit_names(lexicon, "units.large"), units),
        invariant_names=_known(unit_names(lexicon, "units.invariant"), units),
        codes=frozenset(s for s in prefixes if s.isalpha()),
        contextual_units=contextual_units,
        cued_symbols=tuple(
            CuedSymbol(e.symbol, units[e.unit], e.after, e.fraction)
            for e in read_entries(lexicon, "units.guided", SymbolEntry)
        ),
        by_dimensions={u.dimensions: u for u in units.values() if len(u.dimensions) > 1},
        kinds_by_dimensions=kinds_by_dimensions,
        parts={
            (e.unit, part if part in units else symbols[part]): count
            for e in read_entries(lexicon, "units.part", PartEntry)
            for part, count in e.words.items()
        },
        priced_nouns=word_set(lexicon, "units.each"),
        shared=shared,
        countries={u.name: u.countries for block in blocks for u in block.units if u.countries},
    )

"""The units of measure: quantulum3's registry as frozen tables of our own, widened and ranked by lexicon/units.toml.

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
from typing import Any

from claimparse._format import plural
from claimparse.lexicon import Lexicon
from claimparse.lexicon.readers import reader
from claimparse.types import Unit

PREFIXES: Mapping[str, str] = {
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
class Context:
    """A unit that a surface names where one of these words stands near it; ``hyphen``: also as "200-pound"."""

    unit: Unit
    before: frozenset[str]
    after: frozenset[str]
    hyphen: bool


@dataclass(frozen=True, slots=True)
class Guided:
    """A symbol that stands apart from the number only before one of these words: "18 in wide"."""

    symbol: str
    unit: Unit
    after: frozenset[str]


@dataclass(frozen=True, slots=True)
class UnitRegistry:
    """Units by name, by surface (casefolded words, plurals among them) and by symbol (as written).

    ``prefixes`` are signs and codes of currencies, which stand before the number. ``glued`` are symbols that are read
    only without a blank before them. ``contexts`` overrule ``surfaces``,
    ``guided`` are symbols that need a word behind them; ``each`` are nouns that a price is given for ("$5 a head").
    """

    units: Mapping[str, Unit]
    surfaces: Mapping[str, Unit]
    symbols: Mapping[str, Unit]
    glued: Mapping[str, Unit]
    prefixes: Mapping[str, Unit]
    contexts: Mapping[str, tuple[Context, ...]]
    guided: tuple[Guided, ...]
    named: Mapping[tuple[tuple[str, int], ...], Unit]
    kinds: Mapping[tuple[tuple[str, int], ...], str]
    each: frozenset[str]

    def of_surface(self, words: str) -> Unit | None:
        """The unit that words name, in any case."""
        return self.surfaces.get(words.casefold())

    def of_symbol(self, symbol: str) -> Unit | None:
        """The unit that a symbol names when it stands apart from the number."""
        return self.symbols.get(symbol)

    def per(self, unit: Unit, by: Unit) -> Unit:
        """The unit "hour / day", or the registry's own where it has one ("mile per hour").

        >>> from claimparse.lexicon import Lexicon
        >>> r = unit_registry(Lexicon.default())
        >>> r.per(r.units["mile"], r.units["hour"]).name, r.per(r.units["hour"], r.units["day"]).name
        ('mile per hour', 'hour / day')
        """
        powers = dict(unit.dimensions)
        for base, power in by.dimensions:
            powers[base] = powers.get(base, 0) - power
        dimensions = _sorted(powers)
        known = self.named.get(dimensions)
        if known is not None and unit.kind != by.kind:
            return known
        ratio = self.kinds.get(_sorted({unit.kind: 1, by.kind: -1}), f"{unit.kind} / {by.kind}")
        kind = "dimensionless" if unit.kind == by.kind else ratio
        return Unit(name=f"{unit.name} / {by.name}", kind=kind, dimensions=dimensions)


def _sorted(powers: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((base, power) for base, power in powers.items() if power))


# ---------------------------------------------------------------- reading the registry


def _package_json(*path: str) -> dict[str, dict[str, Any]]:
    file = resources.files("quantulum3").joinpath(*path)
    loaded: dict[str, dict[str, Any]] = json.loads(file.read_text("utf-8"))
    return loaded


def _prefixed(name: str, unit: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """A unit of the file and, where it lists prefixes, the units made with them."""
    yield name, unit
    for symbol in unit.get("prefixes", ()):
        prefix = PREFIXES[symbol]
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
    """The units of quantulum3's files by name, prefixes expanded, with its English corrections laid over them."""
    entries: dict[str, dict[str, Any]] = {}
    for path in (("units.json",), ("_lang", "en_US", "units.json")):
        for name, unit in _package_json(*path).items():
            for each, fields in _prefixed(name, unit):
                entries.setdefault(each, {}).update(fields)
    return entries


# ---------------------------------------------------------------- building the tables


def _units(lexicon: Lexicon) -> dict[str, Unit]:
    units = {}
    for name, entry in registry_entries().items():
        powers = {d["base"]: d["power"] for d in entry.get("dimensions", ())} or {name: 1}
        units[name] = Unit(name=name, kind=entry["entity"], uri=entry.get("URI"), dimensions=_sorted(powers))
    for block in lexicon.array("units", "unit"):
        for entry in block["units"]:
            name = entry["name"]
            powers = entry.get("dimensions", {name: 1})
            units[name] = Unit(name=name, kind=block["kind"], uri=entry.get("uri"), dimensions=_sorted(powers))
    return units


def _names(lexicon: Lexicon, key: str) -> Iterator[tuple[str, str]]:
    """(surface or symbol, name of its unit) of registry and lexicon; later ones win."""
    for name, entry in registry_entries().items():
        yield from ((s, name) for s in entry.get(key, ()))
    for block in lexicon.array("units", "unit"):
        for entry in block["units"]:
            extra = [entry["name"]] if key == "surfaces" else []
            yield from ((s, entry["name"]) for s in [*extra, *entry.get(key, ())])


def _words(lexicon: Lexicon, array: str) -> dict[str, str]:
    return {w: name for entry in lexicon.array("units", array) for w, name in entry["words"].items()}


def _set(lexicon: Lexicon, array: str) -> frozenset[str]:
    return frozenset(w for entry in lexicon.array("units", array) for w in entry["words"])


def _surfaces(lexicon: Lexicon, units: Mapping[str, Unit], ordinary: Iterable[str]) -> dict[str, Unit]:
    chosen: dict[str, str] = {}
    for surface, name in [
        *_names(lexicon, "surfaces"),
        *_words(lexicon, "surface").items(),
        *_words(lexicon, "prefer").items(),
    ]:
        for form in (surface, plural(surface)):
            chosen[form.casefold()] = name
            chosen[form.casefold().replace("-", " ")] = name
    for word in ordinary:
        chosen.pop(word, None)
        chosen.pop(plural(word), None)
    return {surface: units[name] for surface, name in chosen.items() if name in units}


def _apart(symbol: str, spaced: frozenset[str]) -> bool:
    """Whether a symbol can be told from a word when it stands apart from the number."""
    mixed = symbol != symbol.lower() and symbol != symbol.upper()
    return symbol in spaced or not symbol.isalpha() or (mixed and len(symbol) > 1) or len(symbol) >= 3


@reader
@functools.lru_cache(maxsize=8)
def unit_registry(lexicon: Lexicon) -> UnitRegistry:
    """The registry of a lexicon; built once, in a few milliseconds."""
    units = _units(lexicon)
    ordinary, spaced, prefer = _set(lexicon, "ordinary"), _set(lexicon, "spaced"), _words(lexicon, "prefer")
    symbols = {s: name for s, name in _names(lexicon, "symbols") if s not in ordinary}
    symbols |= _words(lexicon, "symbol") | {s: n for s, n in prefer.items() if s in symbols}
    money = {s: units[n] for s, n in symbols.items() if units[n].kind == "currency" and len(s) <= 4}
    kinds = {
        _sorted({d["base"]: d["power"] for d in e["dimensions"]}): k
        for k, e in _package_json("entities.json").items()
        if e["dimensions"]
    }
    contexts: dict[str, tuple[Context, ...]] = {}
    for entry in lexicon.array("units", "context"):
        found = Context(
            units[entry["unit"]], frozenset(entry["before"]), frozenset(entry["after"]), entry.get("hyphen", False)
        )
        for form in (entry["surface"], plural(entry["surface"])):
            contexts[form] = (*contexts.get(form, ()), found)
    return UnitRegistry(
        units=units,
        surfaces=_surfaces(lexicon, units, ordinary),
        symbols={s: units[n] for s, n in {**_words(lexicon, "single"), **symbols}.items() if _apart(s, spaced)},
        glued={s: units[n] for s, n in {**symbols, **_words(lexicon, "single")}.items()},
        prefixes=money,
        contexts=contexts,
        guided=tuple(
            Guided(e["symbol"], units[e["unit"]], frozenset(e["after"])) for e in lexicon.array("units", "guided")
        ),
        named={u.dimensions: u for u in units.values() if len(u.dimensions) > 1},
        kinds=kinds,
        each=_set(lexicon, "each"),
    )

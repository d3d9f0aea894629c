"""The currency that a shared name or sign has in a text: "Rs" is Pakistani where the text names Lahore."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from claimparse._quantities.registry import UnitRegistry, unit_registry
from claimparse.lexicon import Lexicon
from claimparse.lexicon.schema import read_entries
from claimparse.lexicon.schema.base import Entry
from claimparse.lexicon.schema.quantities import LocalEntry
from claimparse.types import Unit

if TYPE_CHECKING:
    from claimparse.lexicon.schema.persons import Country

_STATED = re.compile(
    r"\b(?:amounts?|figures|prices|sums|values|dollars?|currency)(?:\s[a-z]{2,12}){0,3}\s(?:in|are|is)"
    r"\s(?P<words>[A-Z][a-zA-Z.]+(?:\s[A-Z][a-zA-Z]+)?\sdollars|[A-Z]{3})\b"
)
_NAME_WORD = re.compile(r"(?<!\w)[^\W\d_a-z][^\W\d_]*")
_NEAR = 160
"""Characters before a sum in which a place decides before all others of the text."""


@functools.lru_cache(maxsize=8)
def _places(lexicon: Lexicon) -> tuple[Mapping[str, list[str]], Mapping[str, str]]:
    """The names that tell a country, by their first words, the longest first; and the first name of each's country."""
    countries = cast("tuple[Country, ...]", read_entries(lexicon, "places.country", Entry))
    found = {n: c.names[0] for c in countries for n in (*c.names, *c.capitals, *c.demonyms)}
    found |= {w: found.get(n, n) for e in read_entries(lexicon, "units.local", LocalEntry) for w, n in e.words.items()}
    found |= {w.upper(): n for w, n in found.items() if len(w) > 3}
    by_first: dict[str, list[str]] = {}
    for name in sorted(found, key=len, reverse=True):
        if first := _NAME_WORD.match(name):
            by_first.setdefault(first.group(), []).append(name)
    return by_first, found


@functools.lru_cache(maxsize=8)
def _homes(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """The countries of each currency, by the first of their names."""
    _, first_names = _places(lexicon)
    countries = unit_registry(lexicon).countries.items()
    return {unit: frozenset(first_names.get(c.replace("&", "and"), c) for c in names) for unit, names in countries}


class LocalCurrencies:
    """Asks which countries one text names; it is searched once, when a shared currency is first met."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon
        self.registry: UnitRegistry = unit_registry(lexicon)
        self._usual: dict[str, Unit | None] = {}

    @functools.cached_property
    def _mentions(self) -> list[tuple[int, str]]:
        """The places of the text with their countries, in order."""
        by_first, countries = _places(self.lexicon)
        found: list[tuple[int, str]] = []
        for word in _NAME_WORD.finditer(self.text):
            for name in by_first.get(word.group(), ()):
                if self.text.startswith(name, word.start()) and not self.text[word.start() + len(name) :][:1].isalnum():
                    found.append((word.start(), countries[name]))
                    break
        return found

    def names_home_of(self, unit: Unit) -> bool:
        """Return whether the text names a country whose money a currency is."""
        homes = _homes(self.lexicon).get(unit.name, frozenset())
        return any(country in homes for _, country in self._mentions)

    @functools.cached_property
    def _stated(self) -> Unit | None:
        """The dollars of a text that says which it gives: "all figures are in Canadian dollars"."""
        for found in _STATED.finditer(self.text):
            words = found["words"]
            unit = self.registry.of_surface(words) or self.registry.currencies.get(words)
            if unit and unit.name.endswith(" dollar"):
                return unit
        return None

    def resolve(self, word: str, default: Unit, position: int) -> Unit:
        """The currency that a name or sign has at a position: that of the place named in its sentence or most often.

        Where the text names none of the countries, a word of it may decide; else it is ``default``.
        """
        if word == "$":
            return self._stated or default
        shared = self.registry.shared.get(word)
        if shared is None:
            return default
        homes = _homes(self.lexicon)
        owners = {country: unit for unit in shared.units for country in homes.get(unit.name, ())}
        if near := self._nearest(owners, position):
            return near
        if word not in self._usual:
            hint = next((unit for hint, unit in shared.hints.items() if hint in self.text), None)
            self._usual[word] = self._most_frequent(owners) or hint
        return self._usual[word] or default

    def _nearest(self, owners: Mapping[str, Unit], position: int) -> Unit | None:
        """The currency of the last place before a sum in the same sentence."""
        k = bisect_left(self._mentions, (position, ""))
        for start, country in reversed(self._mentions[max(0, k - 4) : k]):
            if start < position - _NEAR or ". " in self.text[start:position]:
                return None
            if country in owners:
                return owners[country]
        return None

    def _most_frequent(self, owners: Mapping[str, Unit]) -> Unit | None:
        """The currency of the country that the text names most often; of equals, first."""
        counts = Counter(owners[country].name for _, country in self._mentions if country in owners)
        return self.registry.units[counts.most_common(1)[0][0]] if counts else None

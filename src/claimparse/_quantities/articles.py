"""The "a" that may be a number before a unit: "more than an hour", "a week or less"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from fractions import Fraction

from claimparse._quantities.numerals import Form, Numeral
from claimparse._quantities.registry import unit_registry
from claimparse.lexicon import Lexicon
from claimparse.lexicon.alternation import alternation

_KINDS = frozenset({"time", "length", "mass", "currency", "area", "volume", "angle", "dimensionless"})
"""Kinds of units that an article may stand before; "a bit" and "an atmosphere" are no measures."""


@functools.lru_cache(maxsize=8)
def _article(lexicon: Lexicon) -> re.Pattern[str]:
    """The pattern of an article before the name of a unit in the singular."""
    registry = unit_registry(lexicon)
    names = {s for s, unit in registry.surfaces.items() if unit.kind in _KINDS and s[0].isalpha()}
    return re.compile(rf"(?<![^\W_])[Aa]n?(?= (?:{alternation(sorted(names - {'percentage'}))})(?![\w-]))")


def article_numerals(text: str, lexicon: Lexicon) -> Iterator[Numeral]:
    """Yield the articles before units; only a bound or a second number makes them numbers."""
    for found in _article(lexicon).finditer(text):
        yield Numeral(*found.span(), found.group(), Fraction(1), Form.ARTICLE)

"""The "a" that may be a number before a unit: "more than an hour", "a week or less"."""

from __future__ import annotations

import functools
import heapq
import re
from collections.abc import Iterator
from fractions import Fraction

from claimparse._quantities.lexicon import bound_words
from claimparse._quantities.numerals import Form, Numeral
from claimparse._quantities.registry import unit_registry
from claimparse.lexicon import Lexicon
from claimparse.lexicon.alternation import alternation

_OPENINGS = frozenset({"between", "from"})
_KINDS = frozenset({"time", "length", "mass", "currency", "area", "volume", "angle", "dimensionless"})
"""Kinds of units that an article may stand before; "a bit" and "an atmosphere" are no measures."""


@functools.lru_cache(maxsize=8)
def _articles(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns of a small and a capital article before the name of a unit; a fixed beginning makes them fast."""
    registry = unit_registry(lexicon)
    names = {s for s, unit in registry.surfaces.items() if unit.kind in _KINDS and s[0].isalpha()}
    more = r"(?P<more>,? (?:or|and|at|to|plus|minimum|\d))?"
    unit = rf"(?= (?:{alternation(sorted(names - {'percentage'}))})(?![\w-]){more})"
    return re.compile(rf" (?P<a>an?){unit}"), re.compile(rf"(?P<a>A(?<!\wA)n?){unit}")


def article_numerals(text: str, lexicon: Lexicon) -> Iterator[Numeral]:
    """Yield the articles before units in order, where a bound or a second number may make them numbers."""
    openings = bound_words(lexicon).last_words | _OPENINGS
    small, capital = (pattern.finditer(text) for pattern in _articles(lexicon))
    for found in heapq.merge(small, capital, key=lambda match: match.start()):
        start, end = found.span("a")
        before = text[max(0, start - 16) : start].split()[-1:]
        if found["more"] or (before and before[0].casefold() in openings):
            yield Numeral(start, end, found["a"], Fraction(1), Form.ARTICLE)

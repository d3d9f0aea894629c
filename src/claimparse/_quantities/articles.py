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

_OPENINGS = frozenset({"between", "from"})
_KINDS = frozenset({"time", "length", "mass", "currency", "area", "volume", "angle", "dimensionless"})
"""Kinds of units that an article may stand before; "a bit" and "an atmosphere" are no measures."""


_LETTERS = re.compile(r"[^\W\d_]+")
_FIRST_WORD = rf"(?= (?P<first>{_LETTERS.pattern}))"
_SMALL, _CAPITAL = re.compile(rf" (?P<a>an?){_FIRST_WORD}"), re.compile(rf"(?P<a>A(?<!\wA)n?){_FIRST_WORD}")
"""Two patterns, since each is fast for its fixed beginning."""
_INSIDE_WORD = re.compile(r"[\w-]")
_MORE = re.compile(r",? (?:or|and|at|to|plus|minimum|\d)")


@functools.lru_cache(maxsize=8)
def _unit_names(lexicon: Lexicon) -> dict[str, list[str]]:
    """The names of units by their first words, the longest first."""
    found: dict[str, list[str]] = {}
    for name, unit in unit_registry(lexicon).surfaces.items():
        first = _LETTERS.match(name)
        if first and unit.kind in _KINDS and name != "percentage":
            found.setdefault(first.group(), []).append(name)
    return {first: sorted(names, key=len, reverse=True) for first, names in found.items()}


def article_numerals(text: str, lexicon: Lexicon) -> Iterator[Numeral]:
    """Yield the articles before units in order, where a bound or a second number may make them numbers."""
    openings = bound_words(lexicon).last_words | _OPENINGS
    small, capital = _SMALL.finditer(text), _CAPITAL.finditer(text)
    for found in heapq.merge(small, capital, key=lambda match: match.start()):
        begin, (start, end) = found.start("first"), found.span("a")
        ends = (
            begin + len(name) for name in _unit_names(lexicon).get(found["first"], ()) if text.startswith(name, begin)
        )
        unit_end = next((k for k in ends if not _INSIDE_WORD.match(text, k)), None)
        if unit_end is None:
            continue
        before = text[max(0, start - 16) : start].split()[-1:]
        if _MORE.match(text, unit_end) or (before and before[0].casefold() in openings):
            yield Numeral(start, end, found["a"], Fraction(1), Form.ARTICLE)

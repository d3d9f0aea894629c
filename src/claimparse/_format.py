"""Numbers, units and lists as newspapers print them; the grammar of numerals reads the numbers back."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from fractions import Fraction
from importlib import import_module

MAX_PLACES = 40
"""The most decimals of a number; one with more is written as a fraction."""

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


@functools.cache
def _irregular_plurals() -> Mapping[str, str]:
    """The plurals of units that do not end in a plain "s", as the lexicon lists them."""
    lexicon = import_module("claimparse.lexicon").Lexicon.default()
    entries = (*lexicon.array("currencies", "plural"), *lexicon.array("units", "plural"))
    return {one: many for entry in entries for one, many in entry["words"].items()}


def format_number(value: Fraction) -> str:
    """Write a number exactly: as an integer, a finite decimal, or else as ``n/d``.

    Args:
        value: The number.

    >>> [format_number(number) for number in (Fraction(5, 2), Fraction(1, 3), Fraction(2000))]
    ['2.5', '1/3', '2000']
    """
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    places = max(twos, fives)
    if rest != 1 or places > MAX_PLACES:
        return f"{value.numerator}/{value.denominator}"
    if not places:
        return str(value.numerator)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    return f"{'-' if value < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def write_number(value: Fraction) -> str:
    """Write a number with commas between its thousands, or with the name of its scale where that is shorter.

    >>> write_number(Fraction(7300)), write_number(Fraction(388_500_000)), write_number(Fraction(1, 3))
    ('7,300', '388.5 million', '1/3')
    """
    for size, name in _SCALES:
        scaled = value / size
        if 1 <= abs(scaled) < 1000 and (scaled * 1000).denominator == 1:
            return f"{format_number(scaled)} {name}"
    text = format_number(value)
    whole, dot, decimals = text.partition(".")
    if "/" in text or len(whole) < 4:
        return text
    return f"{int(whole):,}{dot}{decimals}"


def and_list(words: Sequence[str]) -> str:
    """Words in a row, with "and" before the last.

    >>> and_list(["Ada Lund", "Tom Beck", "Bo Holt"])
    'Ada Lund, Tom Beck and Bo Holt'
    """
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def plural(name: str) -> str:
    """The plural of a unit's name or another noun; its head is the last word before "per", "of" or "/".

    >>> plural("foot per second"), plural("square inch"), plural("degree Celsius"), plural("hour / day")
    ('feet per second', 'square inches', 'degrees Celsius', 'hours / day')
    """
    if listed := _irregular_plurals().get(name):
        return listed
    for separator in (" / ", " per ", " of "):
        head, found, rest = name.partition(separator)
        if found:
            return plural(head) + found + rest
    first, _, last = name.rpartition(" ")
    return f"{first} {_irregular_plurals().get(last) or _plural_word(last)}".lstrip()


_IN_USE = frozenset({"uses", "abuses", "excuses", "fuses", "muses", "refuses", "ruses"})
"""Plurals of nouns in "-use": "abuses" is no "abus"."""


def singular(word: str) -> str:
    """The singular of a regular plural.

    >>> [singular(word) for word in ("doses", "boxes", "cities", "Ukrainians", "classes", "buses", "gunmen")]
    ['dose', 'box', 'city', 'Ukrainian', 'class', 'bus', 'gunman']
    """
    if word.casefold().endswith(("series", "species")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-2] + "an"
    if word == "children":
        return "child"
    if word.endswith("uses") and word[-5:-4] not in ("a", "o") and word not in _IN_USE:
        return word[:-2]
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


def _plural_word(word: str) -> str:
    """The regular plural of a single word."""
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"

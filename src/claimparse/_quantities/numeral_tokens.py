"""The words and figures that numerals are made of, with their values: the lexer of the grammar in ``numerals``."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from enum import Enum, auto
from fractions import Fraction
from typing import NamedTuple

import regex

from claimparse._quantities.lexicon import number_words
from claimparse.lexicon import Lexicon
from claimparse.lexicon.alternation import alternation
from claimparse.types import MAX_DIGITS

MAX_EXPONENT = 400
"""The largest exponent of ten that is read."""


class Kind(Enum):
    """The part of a token in a numeral."""

    FIGURES = auto()
    FRACTION_FIGURES = auto()
    """A fraction in figures: "3/4", "½"."""
    SMALL = auto()
    """A number below twenty in words."""
    TENS = auto()
    """A number from twenty to ninety in words."""
    SCALE = auto()
    COLLECTIVE = auto()
    FRACTION = auto()
    ARTICLE = auto()
    """The "a" of "a million"."""
    PLURAL = auto()
    """A vague plural: "dozens"."""
    QUANTIFIER = auto()
    APPROXIMATE = auto()
    GROUP = auto()
    """A noun for a group of a certain number: "a trio of"."""
    MULTIPLE = auto()
    CHANGE = auto()
    OTHER = auto()
    """Figures that are no number: "2.0.1", "3rd"."""


class NumeralToken(NamedTuple):
    """A word or a run of figures of a numeral, with its value.

    ``high`` is the upper end of a vague amount; ``bare`` is true for figures alone, without separators or fractions.
    """

    start: int
    end: int
    kind: Kind
    value: Fraction
    high: Fraction | None = None
    bare: bool = False


_FIGURES = r"""(?P<figures>
    (?:(?<![\d.,])\.(?=\d))?+
    \d++ (?: (?:[.,]|'(?=\d{3}))\d++ | [ ]\d{3}(?!\d|s\b) )*+
)"""
_EXPONENT = r"(?:\^[-−+]?+\d{1,3}+|[⁻⁺]?+[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}+)"
_ATTACHED = regex.compile(
    rf"""(?P<power>[eE][+-]?+\d{{1,3}}+(?![\p{{L}}\d]) | [ ]?+[×x*·][ ]?+10(?:{_EXPONENT}|[-−]\d{{1,3}}+)
            | (?<=(?<!\d)10){_EXPONENT})
      | (?P<slash>/\d++(?:/\d++)*+)
      | (?P<mixed>[ -]\d{{1,2}}+[/⁄]\d{{1,2}}+(?![\d/.,]*\d))
      | (?P<vulgar>[ ]?+[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒])
      | (?P<ordinal>(?:(?<=1)(?<!11)st|nd|rd|th)(?![\p{{L}}\d]))
    """,
    regex.X,
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−", "0123456789-+-")
_EXPONENT_STARTS = "^⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺"
_COMMA_GROUPS = regex.compile(r"\d{1,3}(?:([,' ])\d{3}(?:\1\d{3})*+)(?:\.\d++)?+")
_INDIAN_GROUPS = regex.compile(r"\d{1,2}(?:,\d{2}(?=,))++,\d{3}(?:\.\d++)?+")
_DOT_GROUPS = regex.compile(r"\d{1,3}(?:(?:\.\d{3}){2,}+(?:,\d++)?+|\.\d{3},\d{1,2})")
_UNGROUPED = regex.compile(r"\d*+(?:\.\d++)?+")
_SEPARATOR = regex.compile(r"[,' ]")
_VULGAR_FRACTIONS = {c: Fraction(*map(int, unicodedata.normalize("NFKC", c).split("⁄"))) for c in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"}
_Meaning = tuple[Kind, Fraction, Fraction | None]


@functools.lru_cache(maxsize=8)
def _lexer(lexicon: Lexicon) -> tuple[re.Pattern[str], Mapping[str, _Meaning]]:
    """The pattern that finds tokens, and the meaning of each word."""
    n = number_words(lexicon)
    table: dict[str, _Meaning] = {}
    table |= {w: (Kind.PLURAL, Fraction(low), Fraction(high)) for w, (low, high) in n.plurals.items()}
    table |= {w: (Kind.QUANTIFIER, Fraction(low), Fraction(high)) for w, (low, high) in n.quantifiers.items()}
    table |= {w: (Kind.APPROXIMATE, Fraction(v), None) for w, v in n.approximate.items()}
    table |= {w: (Kind.GROUP, Fraction(v), None) for w, v in n.groups.items()}
    table |= {w: (Kind.SCALE, Fraction(v), None) for w, v in n.scales.items()}
    table |= {w: (Kind.COLLECTIVE, Fraction(v), None) for w, v in n.collectives.items()}
    table |= {w: (Kind.FRACTION, Fraction(1, v), None) for w, v in n.fractions.items()}
    table |= {w: (Kind.MULTIPLE, v, None) for w, v in n.multiples.items()}
    table |= {w: (Kind.CHANGE, v, None) for w, v in n.changes.items()}
    table |= {w: (Kind.SMALL if v < 20 else Kind.TENS, Fraction(v), None) for w, v in n.cardinals.items()}
    heads = [w for w, (kind, *_) in table.items() if kind in _AFTER_ARTICLE and not w.endswith("s")]
    firsts = "".join(sorted({w[0] for w in table}))
    pattern = re.compile(
        _FIGURES
        + rf"""
        | (?P<vulgar>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒])
        | \b(?=[{firsts}])
          (?: (?P<word>{alternation(w.replace(" ", "_") for w in table)})
            | (?P<article>an?)(?=[ -](?:{alternation(heads)})\b) )
          \b(?![\u0300-\u036f])""".replace("_", r"[ ]"),
        re.X | re.I,
    )
    return pattern, table


_AFTER_ARTICLE = (Kind.SCALE, Kind.COLLECTIVE, Kind.FRACTION)


def read_figures(run: str) -> Fraction | None:
    """The number that figures with separators stand for; None where they are ambiguous or no number.

    >>> read_figures("9,87,654"), read_figures("1.234.567,5"), read_figures("12,5"), read_figures("2.0.1")
    (Fraction(987654, 1), Fraction(2469135, 2), None, None)
    """
    if len(run) > MAX_DIGITS:
        return None
    if run.isdecimal():
        return Fraction(int(run))
    if _UNGROUPED.fullmatch(run):
        return _decimal(run)
    if _COMMA_GROUPS.fullmatch(run) or _INDIAN_GROUPS.fullmatch(run):
        return _decimal(_SEPARATOR.sub("", run))
    if _DOT_GROUPS.fullmatch(run):
        return _decimal(run.replace(".", "").replace(",", "."))
    return None


def _decimal(run: str) -> Fraction:
    """The value of figures with at most a decimal point."""
    whole, _, places = run.partition(".")
    return Fraction(int(whole + places), 10 ** len(places))


def _power_of_ten(tail: str) -> Fraction | None:
    """The power of ten of "e6", "×10^6", "^6" or "⁶"; None where the exponent is too large."""
    digits = tail.translate(_SUPERSCRIPTS).lstrip(" ×x*·")
    if tail.lstrip()[0] in "×x*·":
        digits = digits[2:]
    exponent = int(digits.lstrip("eE^"))
    return Fraction(10) ** exponent if abs(exponent) <= MAX_EXPONENT else None


def _ratio(numerator: str, denominator: str) -> Fraction | None:
    """The value of a fraction in figures; None where it is too long for one or divides by zero."""
    if max(len(numerator), len(denominator)) > 4 or not int(denominator):
        return None
    return Fraction(int(numerator), int(denominator))


def _figures(text: str, start: int, end: int) -> NumeralToken:
    """The token of figures with the fraction, the power of ten or the ordinal ending attached to them."""
    run = text[start:end]
    value, bare, tail = read_figures(run), run.isdecimal(), _ATTACHED.match(text, end)
    if tail is None:
        kind = Kind.OTHER if value is None else Kind.FIGURES
        return NumeralToken(start, end, kind, value or Fraction(0), bare=bare)
    piece = tail.group()
    read: Fraction | None = None
    match tail.lastgroup:
        case "vulgar" if value is not None:
            read = value + _VULGAR_FRACTIONS[piece.strip()]
        case "power" if value is not None:
            factor = _power_of_ten(piece)
            read = factor if factor is None or piece[0] in _EXPONENT_STARTS else value * factor
        case "mixed" if bare and value is not None:
            part = _ratio(*piece[1:].replace("⁄", "/").split("/"))
            read = value + part if part is not None and part < 1 else None
        case "slash" if bare and piece[1:].isdecimal():
            read = _ratio(run, piece[1:])
    kind = Kind.OTHER if read is None else Kind.FRACTION_FIGURES if tail.lastgroup == "slash" else Kind.FIGURES
    return NumeralToken(start, tail.end(), kind, read or Fraction(0))


def numeral_tokens(text: str, lexicon: Lexicon) -> Iterator[NumeralToken]:
    """Yield the tokens of a text's numerals in order."""
    pattern, table = _lexer(lexicon)
    position = 0
    while found := pattern.search(text, position):
        start, position = found.span()
        match found.lastgroup:
            case "figures":
                token = _figures(text, start, position)
                position = token.end
                yield token
            case "vulgar":
                yield NumeralToken(start, position, Kind.FRACTION_FIGURES, _VULGAR_FRACTIONS[found.group()])
            case "article":
                yield NumeralToken(start, position, Kind.ARTICLE, Fraction(1))
            case _:
                meaning = table.get(found.group().casefold())
                if meaning:
                    yield NumeralToken(start, position, *meaning)

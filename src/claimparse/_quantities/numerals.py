"""The grammar of English numerals: text in, exact numbers with their characters out. Knows no units and no spaCy.

>>> from claimparse.lexicon import Lexicon
>>> [(n.text, str(n.value)) for n in numerals("2½ of three quarters of a million", Lexicon.default())]
[('2½', '5/2'), ('three quarters of a million', '750000')]
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction

import regex

from claimparse._quantities.alternation import alternation
from claimparse._quantities.lexicon import number_words
from claimparse.lexicon import Lexicon
from claimparse.types import MAX_DIGITS

MAX_EXPONENT = 400
MAX_BITS = 3000
_WIDEST_GAP = 12


class Form(Enum):
    """How a numeral is written or what sort of number it is."""

    FIGURES = auto()
    WORDS = auto()
    FRACTION = auto()
    VAGUE = auto()
    ABOUT = auto()
    MULTIPLE = auto()
    CHANGE = auto()
    OTHER = auto()
    """Figures that are no number: ordinals, versions, "1/2/3"."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in ``text``, the words at characters ``start`` to ``end``.

    ``high`` is the upper end of a vague amount. ``scale`` is what the last words multiply by ("5 million": 1000000).
    ``bare`` is true for plain figures without separators, signs, fractions or scale: what a year or a label looks like.
    """

    start: int
    end: int
    text: str
    value: Fraction
    form: Form
    scale: int = 1
    high: Fraction | None = None
    bare: bool = False


class _Kind(Enum):
    FIGURES = auto()
    FRACTION_FIGURES = auto()
    SMALL = auto()
    TENS = auto()
    SCALE = auto()
    COLLECTIVE = auto()
    FRACTION = auto()
    ARTICLE = auto()
    PLURAL = auto()
    QUANTIFIER = auto()
    ABOUT = auto()
    MULTIPLE = auto()
    CHANGE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class _Atom:
    start: int
    end: int
    kind: _Kind
    value: Fraction
    high: Fraction | None = None
    bare: bool = False


_FIGURES = r"""(?P<figures>
    (?:(?<![\d.,])\.(?=\d))?+
    \d++ (?: [.,\u00a0\u202f\u2009']\d++ | [ ]\d{3}(?!\d) )*+
)"""
_EXPONENT = r"(?:\^[-−+]?+\d{1,3}+|[⁻⁺]?+[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}+)"
_TAIL = regex.compile(
    rf"""(?P<power>[eE][+-]?+\d{{1,3}}+(?![\p{{L}}\d]) | [ ]?+[×x*·][ ]?+10(?:{_EXPONENT}|[-−]\d{{1,3}}+)
            | (?<=(?<!\d)10){_EXPONENT})
      | (?P<slash>/\d++(?:/\d++)*+)
      | (?P<mixed>[ \u00a0-]\d{{1,2}}+[/⁄]\d{{1,2}}+(?![\d/.,]*\d))
      | (?P<vulgar>[ \u00a0]?+[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒])
      | (?P<ordinal>(?:st|nd|rd|th)(?![\p{{L}}\d]))
    """,
    regex.X,
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−", "0123456789-+-")
_RAISED = "^⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺"
_WESTERN = regex.compile(r"\d{1,3}(?:([,'\u00a0\u202f\u2009 ])\d{3}(?:\1\d{3})*+)(?:\.\d++)?+")
_INDIAN = regex.compile(r"\d{1,2}(?:,\d{2}(?=,))++,\d{3}(?:\.\d++)?+")
_DOTTED = regex.compile(r"\d{1,3}(?:(?:\.\d{3}){2,}+(?:,\d++)?+|\.\d{3},\d{1,2})")
_PLAIN = regex.compile(r"\d*+(?:\.\d++)?+")
_SEPARATOR = regex.compile(r"[,'\u00a0\u202f\u2009 ]")


_VULGAR = {c: Fraction(*map(int, unicodedata.normalize("NFKC", c).split("⁄"))) for c in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"}
_Meaning = tuple[_Kind, Fraction, Fraction | None]


@functools.lru_cache(maxsize=8)
def _lexer(lexicon: Lexicon) -> tuple[re.Pattern[str], Mapping[str, _Meaning]]:
    """The pattern that finds atoms, and the meaning of each word."""
    n = number_words(lexicon)
    table: dict[str, _Meaning] = {}
    table |= {w: (_Kind.PLURAL, Fraction(low), Fraction(high)) for w, (low, high) in n.plurals.items()}
    table |= {w: (_Kind.QUANTIFIER, Fraction(low), Fraction(high)) for w, (low, high) in n.quantifiers.items()}
    table |= {w: (_Kind.ABOUT, Fraction(v), None) for w, v in n.approximate.items()}
    table |= {w: (_Kind.SCALE, Fraction(v), None) for w, v in n.scales.items()}
    table |= {w: (_Kind.COLLECTIVE, Fraction(v), None) for w, v in n.collectives.items()}
    table |= {w: (_Kind.FRACTION, Fraction(1, v), None) for w, v in n.fractions.items()}
    table |= {w: (_Kind.MULTIPLE, v, None) for w, v in n.multiples.items()}
    table |= {w: (_Kind.CHANGE, v, None) for w, v in n.changes.items()}
    table |= {w: (_Kind.SMALL if v < 20 else _Kind.TENS, Fraction(v), None) for w, v in n.cardinals.items()}
    heads = [w for w, (kind, *_) in table.items() if kind in _AFTER_ARTICLE and not w.endswith("s")]
    firsts = "".join(sorted({w[0] for w in table}))
    pattern = re.compile(
        _FIGURES
        + rf"""
        | (?P<vulgar>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒])
        | \b(?=[{firsts}])
          (?: (?P<word>{alternation(w.replace(" ", "_") for w in table)})
            | (?P<article>an?)(?=[ \u00a0-](?:{alternation(heads)})\b) )
          \b(?![\u0300-\u036f])""".replace("_", r"[ ]"),
        re.X | re.I,
    )
    return pattern, table


_AFTER_ARTICLE = (_Kind.SCALE, _Kind.COLLECTIVE, _Kind.FRACTION)


def read_figures(run: str) -> Fraction | None:
    """The number that figures with separators stand for; None where they are ambiguous or no number.

    >>> read_figures("9,87,654"), read_figures("1.234.567,5"), read_figures("12,5"), read_figures("2.0.1")
    (Fraction(987654, 1), Fraction(2469135, 2), None, None)
    """
    if len(run) > MAX_DIGITS:
        return None
    if run.isdecimal():
        return Fraction(int(run))
    if _PLAIN.fullmatch(run):
        return _decimal(run)
    if _WESTERN.fullmatch(run) or _INDIAN.fullmatch(run):
        return _decimal(_SEPARATOR.sub("", run))
    if _DOTTED.fullmatch(run):
        return _decimal(run.replace(".", "").replace(",", "."))
    return None


def _decimal(run: str) -> Fraction:
    whole, _, places = run.partition(".")
    return Fraction(int(whole + places), 10 ** len(places))


def _power(tail: str) -> Fraction | None:
    """What "e6", "×10^6", "^6" or "⁶" multiply by."""
    digits = tail.translate(_SUPERSCRIPTS).lstrip(" ×x*·")
    if tail.lstrip()[0] in "×x*·":
        digits = digits[2:]
    exponent = int(digits.lstrip("eE^"))
    return Fraction(10) ** exponent if abs(exponent) <= MAX_EXPONENT else None


def _ratio(numerator: str, denominator: str) -> Fraction | None:
    if max(len(numerator), len(denominator)) > 4 or not int(denominator):
        return None
    return Fraction(int(numerator), int(denominator))


def _figures(text: str, start: int, end: int) -> _Atom:
    """Read figures with what is glued to them: a fraction, a power of ten, the ending of an ordinal."""
    run = text[start:end]
    value, bare, tail = read_figures(run), run.isdecimal(), _TAIL.match(text, end)
    if tail is None:
        kind = _Kind.OTHER if value is None else _Kind.FIGURES
        return _Atom(start, end, kind, value or _NOTHING, bare=bare)
    piece = tail.group()
    read: Fraction | None = None
    match tail.lastgroup:
        case "vulgar" if value is not None:
            read = value + _VULGAR[piece.strip()]
        case "power" if value is not None:
            factor = _power(piece)
            read = factor if factor is None or piece[0] in _RAISED else value * factor
        case "mixed" if bare and value is not None:
            part = _ratio(*piece[1:].replace("⁄", "/").split("/"))
            read = value + part if part is not None and part < 1 else None
        case "slash" if bare and piece[1:].isdecimal():
            read = _ratio(run, piece[1:])
    kind = _Kind.OTHER if read is None else _Kind.FRACTION_FIGURES if tail.lastgroup == "slash" else _Kind.FIGURES
    return _Atom(start, tail.end(), kind, read or Fraction(0))


def _atoms(text: str, lexicon: Lexicon) -> Iterator[_Atom]:
    pattern, table = _lexer(lexicon)
    position = 0
    while found := pattern.search(text, position):
        start, position = found.span()
        match found.lastgroup:
            case "figures":
                atom = _figures(text, start, position)
                position = atom.end
                yield atom
            case "vulgar":
                yield _Atom(start, position, _Kind.FRACTION_FIGURES, _VULGAR[found.group()])
            case "article":
                yield _Atom(start, position, _Kind.ARTICLE, Fraction(1))
            case _:
                meaning = table.get(found.group().casefold())
                if meaning:
                    yield _Atom(start, position, *meaning)


_NOTHING = Fraction(0)
_SINGLE = {_Kind.MULTIPLE: Form.MULTIPLE, _Kind.CHANGE: Form.CHANGE, _Kind.OTHER: Form.OTHER}
_WORD_DIGITS = (_Kind.SMALL, _Kind.TENS)
_ORDINAL = regex.compile(r"-(?:first|second)(?![\p{L}\p{N}])", regex.I)


class _Reader:
    """A recursive-descent reader over the atoms of a text; each atom is passed once."""

    def __init__(self, text: str, atoms: list[_Atom]) -> None:
        self.text, self.atoms = text, atoms

    def kind(self, i: int) -> _Kind | None:
        return self.atoms[i].kind if i < len(self.atoms) else None

    def gap(self, i: int) -> str | None:
        """What stands before atom i: " " or "-", or a word ("and", "of"); None where it is no gap within a number."""
        if not 0 < i < len(self.atoms):
            return None
        between = self.text[self.atoms[i - 1].end : self.atoms[i].start]
        if len(between) > _WIDEST_GAP or "\n" in between:
            return None
        words = " ".join(between.replace("-", " ").casefold().split())
        return words or ("-" if "-" in between else " ")

    def word(self, i: int) -> str:
        atom = self.atoms[i]
        return self.text[atom.start : atom.end].casefold()

    def numeral(
        self, i: int, j: int, value: Fraction, form: Form, *, scale: int = 1, high: Fraction | None = None
    ) -> Numeral:
        start, end = self.atoms[i].start, self.atoms[j - 1].end
        bare = j == i + 1 and self.atoms[i].bare
        return Numeral(start, end, self.text[start:end], value, form, scale, high, bare)

    def read(self) -> Iterator[Numeral]:
        i = 0
        while i < len(self.atoms):
            found, i = self.at(i)
            if found and max(found.value.numerator.bit_length(), found.value.denominator.bit_length()) <= MAX_BITS:
                yield found

    def at(self, i: int) -> tuple[Numeral | None, int]:
        """The numeral that begins at atom i, if one does, and the index of the atom after it."""
        atom = self.atoms[i]
        match atom.kind:
            case _Kind.ARTICLE if self.kind(i + 1) is _Kind.FRACTION:
                return self.part(i, i + 1)
            case _Kind.FIGURES | _Kind.FRACTION_FIGURES | _Kind.SMALL | _Kind.TENS | _Kind.ARTICLE:
                return self.cardinal(i)
            case _Kind.FRACTION:
                return self.part(i, i)
            case _Kind.PLURAL:
                return self.plural(i)
            case _Kind.QUANTIFIER | _Kind.ABOUT:
                return self.quantified(i)
            case _Kind.MULTIPLE | _Kind.CHANGE | _Kind.OTHER:
                return self.numeral(i, i + 1, atom.value, _SINGLE[atom.kind]), i + 1
            case _Kind.SCALE if self._opens_unit(i):
                return self.numeral(i, i + 1, atom.value, Form.WORDS, scale=int(atom.value)), i + 1
        return None, i + 1

    def _opens_unit(self, i: int) -> bool:
        """Whether a word stands alone before a unit: "its trillion-dollar market"; "multi-million" has no number."""
        atom = self.atoms[i]
        return self.text[atom.start - 1 : atom.start] != "-" and self.text[atom.end : atom.end + 1] == "-"

    def cardinal(self, i: int) -> tuple[Numeral, int]:
        """ "7", "twenty-one", "two hundred and five thousand", "7 lakh crore", "three score and ten"."""
        first = self.atoms[i]
        total, group, last, j = _NOTHING, first.value, 0, i + 1
        open_group = True
        while j < len(self.atoms) and (gap := self.gap(j)) in (" ", "-", "and"):
            atom, before = self.atoms[j], self.atoms[j - 1]
            if atom.kind in (_Kind.SCALE, _Kind.COLLECTIVE) and gap != "and":
                size = int(atom.value)
                if open_group and size < 1000 and group < (100 if size == 100 else 1000):
                    group *= size
                elif open_group and size >= 1000 and (not last or size < last):
                    total, last, open_group = total + group * size, size, False
                elif not open_group and size > last and before.kind is _Kind.SCALE:
                    total, last = total * size, last * size
                else:
                    break
            elif atom.kind in _WORD_DIGITS and self._adds(j, group if open_group else None, last, gap):
                group = group + atom.value if open_group else atom.value
                open_group = True
            else:
                break
            j += 1
        value = group if not total else total + group if open_group else total
        scale = 1 if open_group and total else (last or (100 if self.kind(j - 1) is _Kind.SCALE else 1))
        if self.kind(j - 1) is _Kind.COLLECTIVE:
            scale = int(self.atoms[j - 1].value)
        return self._with_part(i, j, value, scale)

    def _adds(self, j: int, group: Fraction | None, last: int, gap: str | None) -> bool:
        """Whether the small number at atom j goes on with the numeral before it: "hundred and five", "twenty-one"."""
        value, before = self.atoms[j].value, self.atoms[j - 1]
        if group is None:
            return bool(last) and value < last and before.kind is _Kind.SCALE and gap != "-"
        if before.kind is _Kind.COLLECTIVE:
            return gap == "and" and value < before.value
        if before.kind is _Kind.SCALE:
            return value < before.value and not (gap == " " and self._opens_compound(j))
        return before.kind is _Kind.TENS and self.kind(j) is _Kind.SMALL and 0 < value < 10 and gap != "and"

    def _opens_compound(self, j: int) -> bool:
        """Whether the number at atom j begins a compound: the five of "a hundred five-year bonds"."""
        end = self.atoms[j].end
        return self.text[end : end + 1] == "-" and not (self.kind(j + 1) and self.atoms[j + 1].start == end + 1)

    def _with_part(self, i: int, j: int, value: Fraction, scale: int) -> tuple[Numeral, int]:
        """A cardinal with the fraction after it: "two-thirds", "two and a half million", "two point five"."""
        form = Form.FIGURES if self.kind(i) is _Kind.FIGURES else Form.WORDS
        if self.kind(i) is _Kind.FRACTION_FIGURES:
            form = Form.FRACTION
        gap, kind = self.gap(j), self.kind(j)
        end = self.atoms[j - 1].end
        if self.text[end : end + 1] == "-" and _ORDINAL.match(self.text, end):
            return self.numeral(i, j, value, Form.OTHER), j
        if kind is _Kind.FRACTION and gap in (" ", "-") and self.kind(j - 1) in (*_WORD_DIGITS, _Kind.FIGURES):
            if (value > 1) != self.word(j).endswith("s"):
                ordinal = gap == "-" and self.word(j) != "half"
                return self.numeral(i, j + ordinal, value, Form.OTHER if ordinal else form, scale=scale), j + ordinal
            if value.denominator == 1 and (
                self.word(j).rstrip("s") != "quarter" or gap == "-" or self._followed(j, "of")
            ):
                return self._times(i, j + 1, value * self.atoms[j].value)
        if gap == "and":
            part = self._part_after(j)
            if part:
                value, j = value + part[0] * scale, part[1]
                if scale == 1 and self.kind(j) is _Kind.SCALE and self.gap(j) == " ":
                    scale = int(self.atoms[j].value)
                    value, j = value * scale, j + 1
        elif gap == "point" and kind is _Kind.SMALL and form is Form.WORDS:
            return self._decimals(i, j, value)
        return self.numeral(i, j, value, form, scale=scale), j

    def _part_after(self, j: int) -> tuple[Fraction, int] | None:
        """ "a half", "three quarters" at atom j."""
        if self.kind(j + 1) is not _Kind.FRACTION or self.gap(j + 1) not in (" ", "-"):
            return None
        count = self.atoms[j].value
        if self.kind(j) not in (_Kind.ARTICLE, _Kind.SMALL) or (count > 1) != self.word(j + 1).endswith("s"):
            return None
        return count * self.atoms[j + 1].value, j + 2

    def _decimals(self, i: int, j: int, value: Fraction) -> tuple[Numeral, int]:
        place, scale = Fraction(1, 10), 1
        while self.kind(j) is _Kind.SMALL and self.atoms[j].value < 10 and place > Fraction(1, 10**9):
            value, place, j = value + self.atoms[j].value * place, place / 10, j + 1
            if self.gap(j) != " ":
                break
        if self.kind(j) is _Kind.SCALE and self.gap(j) == " ":
            scale = int(self.atoms[j].value)
            value, j = value * scale, j + 1
        return self.numeral(i, j, value, Form.WORDS, scale=scale), j

    def part(self, i: int, f: int) -> tuple[Numeral | None, int]:
        """A fraction without a count: "half a million", "a quarter of a million", "a third"."""
        found, j = self._times(i, f + 1, self.atoms[f].value)
        whole = self.word(f) in ("half", "halves")
        part = whole or (self.word(f) == "quarter" and self._opens_unit(f))
        if j == f + 1 and i == f and (not part or self.word(f) == "halves"):
            return None, j
        return found, j

    def _times(self, i: int, j: int, value: Fraction) -> tuple[Numeral, int]:
        """The scale that a fraction multiplies: "half a dozen", "three quarters of a million", "half million"."""
        k = j
        if self.kind(k) is _Kind.ARTICLE and self.gap(k) in (" ", "-", "of"):
            k += 1
        if self.kind(k) in (_Kind.SCALE, _Kind.COLLECTIVE) and self.gap(k) in (" ", "-"):
            scale = int(self.atoms[k].value)
            return self.numeral(i, k + 1, value * scale, Form.WORDS, scale=scale), k + 1
        return self.numeral(i, j, value, Form.FRACTION), j

    def plural(self, i: int) -> tuple[Numeral | None, int]:
        """ "dozens", "tens of thousands", "hundreds and hundreds"."""
        first, j = self.atoms[i], i + 1
        low, high = first.value, first.high or first.value
        while self.kind(j) is _Kind.PLURAL and (gap := self.gap(j)) in ("of", "and", "upon"):
            if gap == "of":
                low, high = low * self.atoms[j].value, high * self.atoms[j].value
            elif self.word(j) != self.word(j - 1):
                break
            j += 1
        if j == i + 1 and self.word(i) in ("tens", "scores") and not self._followed(i, "of"):
            return None, j
        return self.numeral(i, j, low, Form.VAGUE, high=high), j

    def quantified(self, i: int) -> tuple[Numeral, int]:
        """ "several", "a few hundred", "a couple of dozen"."""
        first, j, scale = self.atoms[i], i + 1, 1
        while self.kind(j) in (_Kind.SCALE, _Kind.COLLECTIVE) and self.gap(j) in (" ", "-") and j - i <= 3:
            scale, j = scale * int(self.atoms[j].value), j + 1
        form = Form.ABOUT if first.kind is _Kind.ABOUT else Form.VAGUE
        high = None if first.high is None else first.high * scale
        return self.numeral(i, j, first.value * scale, form, scale=scale, high=high), j

    def _followed(self, i: int, word: str) -> bool:
        end = self.atoms[i].end
        return self.text[end : end + len(word) + 2].casefold() == f" {word} "


def numerals(text: str, lexicon: Lexicon) -> tuple[Numeral, ...]:
    """The numerals of a text in order, ordinals and the like among them as ``Form.OTHER``. Time is linear."""
    return tuple(_Reader(text, list(_atoms(text, lexicon))).read())

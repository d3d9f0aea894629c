"""The grammar of English numerals: text in, exact numbers with their characters out, without units and a parse.

>>> from claimparse.lexicon import Lexicon
>>> [(n.text, str(n.value)) for n in numerals("2½ of three quarters of a million", Lexicon.default())]
[('2½', '5/2'), ('three quarters of a million', '750000')]
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from fractions import Fraction
from typing import NamedTuple

import regex

from claimparse._quantities.numeral_tokens import Kind, NumeralToken, numeral_tokens
from claimparse.lexicon import Lexicon

MAX_BITS = 3000
"""The largest size of a numerator or denominator."""
_MAX_GAP = 12
"""Characters between two tokens of a numeral."""


class Form(Enum):
    """The form or the sort of a numeral."""

    FIGURES = auto()
    WORDS = auto()
    FRACTION = auto()
    VAGUE = auto()
    """An amount without a number: "dozens", "several"."""
    APPROXIMATE = auto()
    """A number that is meant as an estimate: "a couple"."""
    MULTIPLE = auto()
    """A factor: "twice"."""
    CHANGE = auto()
    """A factor of change: "doubled"."""
    ARTICLE = auto()
    """An article before a unit, which is a number only with a bound: "more than an hour"."""
    OTHER = auto()
    """Figures that are no number: ordinals, versions, "1/2/3"."""


class Numeral(NamedTuple):
    """A number in words or figures.

    Attributes:
        start: The first character.
        end: The character after the last.
        text: The words.
        value: The value; of a vague amount, the lower end.
        form: The form.
        scale: The factor of the last words: 1000000 in "5 million".
        high: The upper end of a vague amount.
        bare: Whether it is figures alone, without separators, fractions or scale, as a year or a label is.
    """

    start: int
    end: int
    text: str
    value: Fraction
    form: Form
    scale: int = 1
    high: Fraction | None = None
    bare: bool = False


_ZERO = Fraction(0)
_SINGLE_FORMS = {Kind.GROUP: Form.WORDS, Kind.MULTIPLE: Form.MULTIPLE, Kind.CHANGE: Form.CHANGE, Kind.OTHER: Form.OTHER}
_SMALL_NUMBERS = (Kind.SMALL, Kind.TENS)
_ORDINAL_ENDING = regex.compile(r"-(?:first|second)(?![\p{L}\p{N}])", regex.I)


_BEFORE_COUNTED = regex.compile(
    r"\s(?:more|\p{Ll}{2,}+(?<=s)(?<!\s(?:was|has|is|does|says|claims|wants|lives|plans)))(?!\p{L})"
)
"""What follows "a couple" where it is a number: "a couple days"."""
_BEFORE_THINGS = regex.compile(r"\s(?:of\s\p{L}|or\s(?:so|more))")


class _Parser:
    """A recursive-descent parser of the numerals in a sequence of tokens; each token is passed once."""

    def __init__(self, text: str, tokens: list[NumeralToken]) -> None:
        self.text, self.tokens = text, tokens

    def kind(self, i: int) -> Kind | None:
        """The kind of token i; None after the last."""
        return self.tokens[i].kind if i < len(self.tokens) else None

    def gap(self, i: int) -> str | None:
        """The gap before token i: " ", "-" or a word ("and", "of"); None where no numeral continues across it."""
        if not 0 < i < len(self.tokens):
            return None
        between = self.text[self.tokens[i - 1].end : self.tokens[i].start]
        if len(between) > _MAX_GAP or ("\n" in between and not self._is_wrapped(i, between)):
            return None
        words = " ".join(between.replace("-", " ").casefold().split())
        return words or ("-" if "-" in between else " ")

    def _is_wrapped(self, i: int, between: str) -> bool:
        """Return whether the line break before token i is inside a numeral of wrapped text: "3\\nmillion"."""
        token = self.tokens[i]
        return token.kind is Kind.SCALE and between.strip(" ") == "\n" and self.text[token.start].islower()

    def word(self, i: int) -> str:
        """Token i in lower case."""
        token = self.tokens[i]
        return self.text[token.start : token.end].casefold()

    def make_numeral(
        self, i: int, j: int, value: Fraction, form: Form, *, scale: int = 1, high: Fraction | None = None
    ) -> Numeral:
        """The numeral of tokens i to j, j exclusive."""
        start, end = self.tokens[i].start, self.tokens[j - 1].end
        bare = j == i + 1 and self.tokens[i].bare
        return Numeral(start, end, self.text[start:end], value, form, scale, high, bare)

    def parse(self) -> Iterator[Numeral]:
        """Yield the numerals in order."""
        i = 0
        while i < len(self.tokens):
            found, i = self.numeral_at(i)
            if found and max(found.value.numerator.bit_length(), found.value.denominator.bit_length()) <= MAX_BITS:
                yield found

    def numeral_at(self, i: int) -> tuple[Numeral | None, int]:
        """The numeral that begins at token i, if one does, and the index of the token after it."""
        token = self.tokens[i]
        match token.kind:
            case Kind.ARTICLE if self.kind(i + 1) is Kind.FRACTION:
                return self.fraction(i, i + 1)
            case Kind.FIGURES | Kind.FRACTION_FIGURES | Kind.SMALL | Kind.TENS | Kind.ARTICLE:
                return self.cardinal(i)
            case Kind.FRACTION:
                return self.fraction(i, i)
            case Kind.PLURAL:
                return self.vague_plural(i)
            case Kind.QUANTIFIER | Kind.APPROXIMATE:
                return self.quantified(i)
            case Kind.GROUP | Kind.MULTIPLE | Kind.CHANGE | Kind.OTHER:
                return self.make_numeral(i, i + 1, token.value, _SINGLE_FORMS[token.kind]), i + 1
            case Kind.SCALE if self._is_before_hyphenated_unit(i):
                return self.make_numeral(i, i + 1, token.value, Form.WORDS, scale=int(token.value)), i + 1
        return None, i + 1

    def _is_before_hyphenated_unit(self, i: int) -> bool:
        """Return whether token i stands before a hyphenated unit: "trillion-dollar"; not in "multi-million"."""
        token = self.tokens[i]
        return self.text[token.start - 1 : token.start] != "-" and self.text[token.end : token.end + 1] == "-"

    def cardinal(self, i: int) -> tuple[Numeral | None, int]:
        """Read a cardinal: "7", "twenty-one", "two hundred and five thousand", "7 lakh crore", "three score"."""
        first = self.tokens[i]
        total, group, last, j = _ZERO, first.value, 0, i + 1
        open_group = True
        while j < len(self.tokens) and (gap := self.gap(j)) in (" ", "-", "and"):
            token, before = self.tokens[j], self.tokens[j - 1]
            if token.kind in (Kind.SCALE, Kind.COLLECTIVE) and gap != "and":
                size = int(token.value)
                if open_group and size < 1000 and group < (100 if size == 100 else 1000):
                    group *= size
                elif open_group and size >= 1000 and (not last or size < last):
                    total, last, open_group = total + group * size, size, False
                elif not open_group and size > last and before.kind is Kind.SCALE:
                    total, last = total * size, last * size
                else:
                    break
            elif token.kind is Kind.FIGURES and gap == " " and self._continues_scale(j, last):
                group, open_group = token.value, True
            elif token.kind in _SMALL_NUMBERS and self._can_add(j, group if open_group else None, last, gap):
                group = group + token.value if open_group else token.value
                open_group = True
            else:
                break
            j += 1
        is_score = self.kind(i) is Kind.ARTICLE and self.word(j - 1) == "score"
        if is_score and not _BEFORE_THINGS.match(self.text, self.tokens[j - 1].end):
            return None, j  # "a score of 71"
        value = group if not total else total + group if open_group else total
        scale = 1 if open_group and total else (last or (100 if self.kind(j - 1) is Kind.SCALE else 1))
        if self.kind(j - 1) is Kind.COLLECTIVE:
            scale = int(self.tokens[j - 1].value)
        return self._with_fraction(i, j, value, scale)

    def _continues_scale(self, j: int, last: int) -> bool:
        """Return whether figures go on after a scale, with a smaller one: "four lakh 26 thousand crore"."""
        scale = self.tokens[j + 1].value if self.kind(j + 1) is Kind.SCALE and self.gap(j + 1) == " " else 0
        return self.tokens[j - 1].kind is Kind.SCALE and 1000 <= scale < last and self.tokens[j].value < 1000

    def _can_add(self, j: int, group: Fraction | None, last: int, gap: str | None) -> bool:
        """Return whether the small number at token j continues the numeral: "hundred and five", "twenty-one"."""
        value, before = self.tokens[j].value, self.tokens[j - 1]
        if group is None:
            return bool(last) and value < last and before.kind is Kind.SCALE and gap != "-"
        if before.kind is Kind.COLLECTIVE:
            return gap == "and" and value < before.value
        if before.kind is Kind.SCALE:
            return value < before.value and not (gap == " " and self._is_compound_start(j))
        return before.kind is Kind.TENS and self.kind(j) is Kind.SMALL and 0 < value < 10 and gap != "and"

    def _is_compound_start(self, j: int) -> bool:
        """Return whether the number at token j begins a compound: the five of "a hundred five-year bonds"."""
        end = self.tokens[j].end
        return self.text[end : end + 1] == "-" and not (self.kind(j + 1) and self.tokens[j + 1].start == end + 1)

    def _with_fraction(self, i: int, j: int, value: Fraction, scale: int) -> tuple[Numeral, int]:
        """Read the fraction after a cardinal: "two-thirds", "two and a half million", "two point five"."""
        form = Form.FIGURES if self.kind(i) is Kind.FIGURES else Form.WORDS
        if self.kind(i) is Kind.FRACTION_FIGURES:
            form = Form.FRACTION
        gap, kind = self.gap(j), self.kind(j)
        end = self.tokens[j - 1].end
        if self.text[end : end + 1] == "-" and _ORDINAL_ENDING.match(self.text, end):
            return self.make_numeral(i, j, value, Form.OTHER), j
        if kind is Kind.FRACTION and gap in (" ", "-") and self.kind(j - 1) in (*_SMALL_NUMBERS, Kind.FIGURES):
            is_modifier = gap == "-" == self.text[self.tokens[j].end : self.tokens[j].end + 1]
            if is_modifier and value.denominator == 1:  # "a three-quarter-point rise"
                return self._scaled_fraction(i, j + 1, value * self.tokens[j].value)
            if (value > 1) != self.word(j).endswith("s"):
                ordinal = gap == "-" and self.word(j) != "half"
                return self.make_numeral(
                    i, j + ordinal, value, Form.OTHER if ordinal else form, scale=scale
                ), j + ordinal
            if value.denominator == 1 and (
                self.word(j).rstrip("s") != "quarter" or gap == "-" or self._is_followed_by(j, "of")
            ):
                return self._scaled_fraction(i, j + 1, value * self.tokens[j].value)
        if gap == "and":
            fraction = self._fraction_after(j)
            if fraction:
                value, j = value + fraction[0] * scale, fraction[1]
                if scale == 1 and self.kind(j) is Kind.SCALE and self.gap(j) == " ":
                    scale = int(self.tokens[j].value)
                    value, j = value * scale, j + 1
        elif gap == "point" and kind is Kind.SMALL and form is Form.WORDS:
            return self._decimals(i, j, value)
        return self.make_numeral(i, j, value, form, scale=scale), j

    def _fraction_after(self, j: int) -> tuple[Fraction, int] | None:
        """The value of "a half" or "three quarters" at token j, and the index of the token after it."""
        if self.kind(j + 1) is not Kind.FRACTION or self.gap(j + 1) not in (" ", "-"):
            return None
        count = self.tokens[j].value
        if self.kind(j) not in (Kind.ARTICLE, Kind.SMALL) or (count > 1) != self.word(j + 1).endswith("s"):
            return None
        return count * self.tokens[j + 1].value, j + 2

    def _decimals(self, i: int, j: int, value: Fraction) -> tuple[Numeral, int]:
        """Read decimals in words: "two point five million"."""
        place, scale = Fraction(1, 10), 1
        while self.kind(j) is Kind.SMALL and self.tokens[j].value < 10 and place > Fraction(1, 10**9):
            value, place, j = value + self.tokens[j].value * place, place / 10, j + 1
            if self.gap(j) != " ":
                break
        if self.kind(j) is Kind.SCALE and self.gap(j) == " ":
            scale = int(self.tokens[j].value)
            value, j = value * scale, j + 1
        return self.make_numeral(i, j, value, Form.WORDS, scale=scale), j

    def fraction(self, i: int, f: int) -> tuple[Numeral | None, int]:
        """Read a fraction without a count: "half a million", "a quarter of a million", "a third"."""
        found, j = self._scaled_fraction(i, f + 1, self.tokens[f].value)
        is_half = self.word(f) in ("half", "halves")
        is_numeral = is_half or (self.word(f) == "quarter" and self._is_before_hyphenated_unit(f))
        if j == f + 1 and i == f and (not is_numeral or self.word(f) == "halves"):
            return None, j
        return found, j

    def _scaled_fraction(self, i: int, j: int, value: Fraction) -> tuple[Numeral, int]:
        """Read the scale after a fraction: "half a dozen", "three quarters of a million", "half million"."""
        k = j
        if self.kind(k) is Kind.ARTICLE and self.gap(k) in (" ", "-", "of"):
            k += 1
        if self.kind(k) in (Kind.SCALE, Kind.COLLECTIVE) and self.gap(k) in (" ", "-"):
            scale = int(self.tokens[k].value)
            return self.make_numeral(i, k + 1, value * scale, Form.WORDS, scale=scale), k + 1
        return self.make_numeral(i, j, value, Form.FRACTION), j

    def vague_plural(self, i: int) -> tuple[Numeral | None, int]:
        """Read a vague plural: "dozens", "tens of thousands", "hundreds and hundreds"."""
        first, j = self.tokens[i], i + 1
        low, high = first.value, first.high or first.value
        while self.kind(j) is Kind.PLURAL and (gap := self.gap(j)) in ("of", "and", "upon"):
            if gap == "of":
                low, high = low * self.tokens[j].value, high * self.tokens[j].value
            elif self.word(j) != self.word(j - 1):
                break
            j += 1
        if j == i + 1 and self.word(i) in ("tens", "scores") and not self._is_followed_by(i, "of"):
            return None, j
        return self.make_numeral(i, j, low, Form.VAGUE, high=high), j

    def quantified(self, i: int) -> tuple[Numeral | None, int]:
        """Read a quantifier with its scale: "several", "a few hundred", "a couple of dozen"."""
        first, j, scale = self.tokens[i], i + 1, 1
        while self.kind(j) in (Kind.SCALE, Kind.COLLECTIVE) and self.gap(j) in (" ", "-") and j - i <= 3:
            scale, j = scale * int(self.tokens[j].value), j + 1
        if j == i + 1 and self.word(i) == "a couple" and not _BEFORE_COUNTED.match(self.text, first.end):
            return None, j  # two people: "a couple was arrested"
        form = Form.APPROXIMATE if first.kind is Kind.APPROXIMATE else Form.VAGUE
        high = None if first.high is None else first.high * scale
        return self.make_numeral(i, j, first.value * scale, form, scale=scale, high=high), j

    def _is_followed_by(self, i: int, word: str) -> bool:
        """Return whether a word follows token i."""
        end = self.tokens[i].end
        return self.text[end : end + len(word) + 2].casefold() == f" {word} "


def numerals(text: str, lexicon: Lexicon) -> tuple[Numeral, ...]:
    """The numerals of a text in order, with ordinals and the like as ``Form.OTHER``. Takes linear time."""
    return tuple(_Parser(text, list(numeral_tokens(text, lexicon))).parse())

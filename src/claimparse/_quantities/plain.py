"""The quantities of a text without a pipeline: amounts, bounds and units, and the noun right behind a number.

What needs a parse is left out: carried-over nouns, wholes, what a quantity is about, the direction that a verb gives.
Years, names and pronouns are told by the words beside them.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from claimparse._quantities.lexicon import number_words, signs, words_around_nouns
from claimparse._quantities.measures import Behind, Measure, behind_noun, measures
from claimparse._quantities.numerals import Form
from claimparse._quantities.units import UnitReader
from claimparse._quantities.years import RECENT_YEARS, YEARS, are_years
from claimparse._text.pieces import readable
from claimparse.lexicon import Lexicon
from claimparse.types import Exact, Item, Quantity, Range, Span

_BEFORE = 24
_REACH = 160  # without an end, a pattern that needs a blank looks for one through the whole rest of a text
_NAME_BEFORE = regex.compile(r"(?P<first>(?:^|[.!?\n]\s?)[\"“]?)?(?<!\p{L})(?P<word>[\p{L}'’-]++)[ \u00a0]$")
_WORDS = regex.compile(
    r"(?:(?P<of> of)(?: (?:the|its|his|her|their|our|all|these|those))*+)?+(?: (?P<word>\p{L}[\p{L}'’-]*+)){1,4}+"
)
_HALF = regex.compile(r"\s(?:of|the|a|an|all|its|their|his|her|our)\s")
_PART = regex.compile(r"\sof\s|\s?(?:[.,;:)]|$)")
_NOT_PLURAL = ("ss", "us", "is")
_ONE = Exact(value=1)


@dataclass(frozen=True, slots=True)
class _Noun:
    start: int
    end: int
    plural: bool
    of: bool


def quantities(text: str, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """The quantities of a text in order, without a pipeline. Time is linear."""
    text = readable(text)
    units = UnitReader(text, lexicon)
    found = ((m, _noun_after(text, m, lexicon)) for m in measures(text, lexicon))
    return tuple(_quantity(units, m, noun) for m, noun in found if _counts(text, m, noun, lexicon))


def _noun_after(text: str, measure: Measure, lexicon: Lexicon) -> _Noun | None:
    """The words from behind a measure up to the first plural; after "one" the next word."""
    if measure.unit is not None and measure.unit.kind != "rate" and text[measure.end : measure.end + 4] != " of ":
        return None
    found = _WORDS.match(text, measure.end, measure.end + _REACH)
    if not found:
        return None
    spans = found.spans("word")
    for start, end in spans:
        word = text[start:end].casefold()
        if word in words_around_nouns(lexicon):
            return None
        plural = (word.endswith("s") and not word.endswith(_NOT_PLURAL)) or word in number_words(lexicon).counted
        if plural or measure.amount == _ONE:
            return _Noun(spans[0][0], end, plural, found["of"] is not None)
    return None


def _counts(text: str, measure: Measure, noun: _Noun | None, lexicon: Lexicon) -> bool:
    """Whether the words around a number let it stand: it is no year, no part of a name, no pronoun, no ordinal."""
    if measure.unit is not None or measure.share is not None:
        return True
    words = text[slice(*measure.number)]
    if measure.form is Form.FRACTION and not any(c.isdecimal() for c in words):
        rest = _HALF if "half" in words.casefold() else _PART
        return bool(measure.modifiers) or rest.match(text, measure.number[1]) is not None
    if words.casefold() == "one":
        return bool(measure.modifiers) or noun is not None
    if isinstance(measure.amount, Range) and not measure.modifiers and are_years(words, measure.amount):
        return False
    return not measure.bare or _counts_bare(text, measure, words, noun, lexicon)


def _counts_bare(text: str, measure: Measure, words: str, noun: _Noun | None, lexicon: Lexicon) -> bool:
    """Whether plain figures count something: a plural behind them says so; a name before them, or "in", does not."""
    found = _NAME_BEFORE.search(text, max(0, measure.start - _BEFORE), measure.start)
    before = found["word"] if found else ""
    plural = noun is not None and noun.plural
    if len(words) == 4 and words.isdecimal() and int(words) in YEARS:
        dated = before.casefold() in signs(lexicon).years or before[:1].isupper()
        return plural and not (dated and int(words) in RECENT_YEARS)
    return plural or not before[:1].isupper() or bool(found and found["first"])


def _quantity(units: UnitReader, m: Measure, noun: _Noun | None) -> Quantity:
    def span(start: int, end: int) -> Span:
        return Span(start=start, end=end, text=units.text[start:end])

    item, behind = None, Behind(m.unit, m.amount, m.end)
    if noun is not None:
        named = units.named(units.text[noun.start : noun.end]) if m.unit is None else None
        behind = behind_noun(units, noun.end, named or m.unit, m.amount)
        if named is None:
            head = units.text[noun.start : noun.end].rpartition(" ")[2].casefold()
            item = Item(span=span(noun.start, noun.end), head=_singular(head) if noun.plural else head)
    return Quantity(
        span=span(m.start, behind.end),
        number=span(*m.number),
        amount=behind.amount,
        unit=behind.unit,
        item=item,
        change=m.change,
        share=m.share,
        modifiers=tuple(span(*m) for m in (*m.modifiers, *behind.modifiers)),
        rule=m.rule,
    )


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word

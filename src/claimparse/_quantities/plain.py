"""The quantities of a text without a pipeline: amounts, bounds and units, and the noun directly after a number.

It leaves out all that needs a parse: nouns named before, wholes, what a quantity is about, the direction of a verb of
change. Years, names and pronouns are recognised by the words beside them.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from claimparse._format import singular
from claimparse._quantities.lexicon import non_quantity_words, noun_words, number_words
from claimparse._quantities.measures import AfterNoun, Measure, measures, read_after_noun
from claimparse._quantities.units import UnitReader
from claimparse._quantities.years import RECENT_YEARS
from claimparse._text.paragraphs import unwrapped
from claimparse._text.pieces import readable
from claimparse.lexicon import Lexicon
from claimparse.types import Exact, Item, MeasurePart, Quantity, Span

_LOOK_BACK = 24
_LOOK_AHEAD = 160  # without a limit, a pattern that needs a space searches the whole rest of a text
_NAME_BEFORE = regex.compile(r"(?P<first>(?:^|[.!?\n]\s?)[\"“]?)?(?<!\p{L})(?P<word>[\p{L}'’-]++)[ \u00a0]$")
_NOUN_WORDS = regex.compile(
    r"(?:(?P<of> of)(?: (?:the|its|his|her|their|our|all|these|those))*+)?+(?: (?P<word>\p{L}[\p{L}'’-]*+)){1,4}+"
)
_AFTER_HALF = regex.compile(r"\s(?:of|the|a|an|all|its|their|his|her|our)\s")
_AFTER_FRACTION = regex.compile(r"\sof\s|\s?(?:[.,;:)]|$)")
_PLURAL = ("s", "men")
_NOT_PLURAL = ("ss", "us", "is")
_ONE = Exact(value=1)


@dataclass(frozen=True, slots=True)
class _Noun:
    """The noun phrase after a number; ``of`` says whether "of" joins it to the number."""

    start: int
    end: int
    plural: bool
    of: bool


def quantities(text: str, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """The quantities of a text in order, without a pipeline. Takes linear time."""
    given = readable(text)
    text = unwrapped(given)
    units = UnitReader(text, lexicon)
    found = ((m, _noun_after(text, m, lexicon)) for m in measures(text, lexicon))
    return tuple(_to_quantity(given, units, m, noun) for m, noun in found if _is_quantity(text, m, noun, lexicon))


def _noun_after(text: str, measure: Measure, lexicon: Lexicon) -> _Noun | None:
    """The words after a measure up to the first plural; after "one" the next word."""
    if measure.unit is not None and measure.unit.kind != "rate" and text[measure.end : measure.end + 4] != " of ":
        return None
    found = _NOUN_WORDS.match(text, measure.end, measure.end + _LOOK_AHEAD)
    if not found:
        return None
    spans = found.spans("word")
    for start, end in spans:
        word = text[start:end].casefold()
        if word in noun_words(lexicon).boundaries:
            return None
        plural = word.endswith(_PLURAL) and not word.endswith(_NOT_PLURAL)
        plural = plural or word in number_words(lexicon).counted
        if plural or measure.amount == _ONE:
            return _Noun(spans[0][0], end, plural, found["of"] is not None)
    return None


def _is_quantity(text: str, measure: Measure, noun: _Noun | None, lexicon: Lexicon) -> bool:
    """Return whether a number is a quantity by the words around it: no year, no part of a name, no pronoun, no ordinal.

    With a parse, ``detect`` decides this.
    """
    if measure.unit is not None or measure.share is not None:
        return True
    words = measure.words.casefold()
    if measure.is_word_fraction:
        rest = _AFTER_HALF if "half" in words else _AFTER_FRACTION
        return bool(measure.modifiers) or rest.match(text, measure.number[1]) is not None
    if words == "one":
        return bool(measure.modifiers) or noun is not None
    if measure.is_range_of_years:
        return False
    return not measure.bare or _is_bare_quantity(text, measure, noun, lexicon)


def _is_bare_quantity(text: str, measure: Measure, noun: _Noun | None, lexicon: Lexicon) -> bool:
    """Return whether bare figures are a quantity: before a plural they are, after a name or "in" they are not."""
    found = _NAME_BEFORE.search(text, max(0, measure.start - _LOOK_BACK), measure.start)
    before = found["word"] if found else ""
    is_plural = noun is not None and noun.plural
    if (year := measure.possible_year) is not None:
        is_dated = before.casefold() in non_quantity_words(lexicon).before_years or before[:1].isupper()
        return is_plural and not (is_dated and year in RECENT_YEARS)
    return is_plural or not before[:1].isupper() or bool(found and found["first"])


def _to_quantity(text: str, units: UnitReader, m: Measure, noun: _Noun | None) -> Quantity:
    """The quantity of a measure and the noun after it, which names its unit or its item."""

    def span(start: int, end: int) -> Span:
        return Span(start=start, end=end, text=text[start:end])

    item, after = None, AfterNoun(m.unit, m.amount, m.end)
    if noun is not None:
        named = units.unit_named(units.text[noun.start : noun.end]) if m.unit is None else None
        after = read_after_noun(units, noun.end, named or m.unit, m.amount)
        if named is None:
            head = units.text[noun.start : noun.end].rpartition(" ")[2].casefold()
            item = Item(span=span(noun.start, noun.end), head=singular(head) if noun.plural else head)
    return Quantity(
        span=span(m.start, after.end),
        number=span(*m.number),
        amount=after.amount,
        unit=after.unit,
        parts=tuple(MeasurePart(span=span(p.start, p.end), value=p.value, unit=p.unit) for p in m.parts),
        item=item,
        change=m.change,
        share=m.share,
        modifiers=tuple(span(*m) for m in (*m.modifiers, *after.modifiers)),
        rule=m.rule,
    )

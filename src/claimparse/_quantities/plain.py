"""The quantities of a text without a pipeline: amounts, bounds and units, and the noun directly after a number.

It leaves out all that needs a parse: nouns and wholes named elsewhere, and what a quantity is about. Changes, wholes,
ages, years, names and pronouns are recognised by the words beside the number.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

from claimparse._as_read import TextAsRead, as_read
from claimparse._format import singular
from claimparse._quantities.lexicon import non_quantity_words, noun_words, number_words
from claimparse._quantities.measures import AfterNoun, Measure, read_after_noun, read_measures
from claimparse._quantities.numerals import Form
from claimparse._quantities.plain_context import (
    change_around,
    is_after_whole,
    is_apposed_age,
    is_before_whole,
    pronoun_after,
)
from claimparse._quantities.units import UnitReader
from claimparse._quantities.years import RECENT_YEARS
from claimparse._text.paragraphs import unwrapped
from claimparse.lexicon import Lexicon
from claimparse.types import Exact, Item, MeasurePart, Quantity, Span, Whole

_LOOK_BACK = 24
_LOOK_AHEAD = 160  # without a limit, a pattern that needs a space searches the whole rest of a text
_NAME_BEFORE = regex.compile(r"(?P<first>(?:^|[.!?\n]\s?)[\"“]?)?(?<!\p{L})(?P<word>[\p{L}'’-]++) $")
_NOUN_WORDS = regex.compile(
    r"(?:(?P<of> of)(?= )(?: (?:the|its|his|her|their|our|all|these|those))*+)?+"
    r"(?: (?P<word>\p{L}[\p{L}\p{N}'’-]*+)){1,6}+"
)
_AFTER_HALF = regex.compile(r"\s(?:of|the|a|an|all|its|their|his|her|our)\s")
_AFTER_FRACTION = regex.compile(r"\sof\s|\s?(?:[.,;:)]|$)")
_PLURAL = ("s", "men")
_NOT_PLURAL = ("ss", "us", "is")
_ADJECTIVE = regex.compile(r"\p{L}{2,}(?:ern|al|ous|ive|ed|ian|ish|able|ible|ic|ar|ary|ant|ent|y)")
_PARTICIPLE = regex.compile(r"\s\p{L}{2,}ing(?::|\s?[\"“]|\s(?:that|how|the|he|she|it|they|we)(?!\p{L}))")
_BEFORE_ABSOLUTE = regex.compile(r"(?:(?<!\p{L})(?:with|and)|,)\s$", regex.I)
_ONE = Exact(value=1)


class _Noun(NamedTuple):
    """The noun phrase after a number; ``of`` says whether "of" joins it to the number."""

    start: int
    end: int
    plural: bool
    of: bool


def quantities(text: str, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """The quantities of a text in order, without a pipeline. Takes linear time."""
    read_text = as_read(text)
    text = unwrapped(read_text.text)
    units = UnitReader(text, lexicon)
    read = ((m, _noun_after(text, m, lexicon)) for m in read_measures(units))
    kept = [(m, noun) for m, noun in read if _is_quantity(text, m, noun, lexicon)]
    found: list[Quantity] = []
    following: Measure | None = None
    while kept:  # what is done is let go of, since the garbage collector looks at all that a long text has
        m, noun = kept.pop()
        end = noun.end if noun else m.end
        is_part = following is not None and is_before_whole(text, m, end, following)
        found.append(_to_quantity(read_text, units, m, noun, found[-1] if is_part else None))
        if following is not None and is_after_whole(text, m, end, following):
            found[-2] = _with_whole(found[-2], found[-1])
        following = m
    return tuple(reversed(found))


def _with_whole(part: Quantity, whole: Quantity) -> Quantity:
    """A quantity as a part of another, whose item it counts."""
    item = part.item or (whole.item and whole.item.model_copy(update={"carried": True}))
    return part.model_copy(update={"item": item, "whole": part.whole or Whole(span=whole.span, amount=whole.amount)})


def _noun_after(text: str, measure: Measure, lexicon: Lexicon) -> _Noun | None:
    """The words after a measure up to the first plural; after "one" the next word."""
    if measure.unit is not None and measure.unit.kind != "rate" and text[measure.end : measure.end + 4] != " of ":
        return None
    found = _NOUN_WORDS.match(text, measure.end, measure.end + _LOOK_AHEAD)
    if not found:
        return None
    spans = found.spans("word")
    for k, (start, end) in enumerate(spans):
        word = text[start:end].casefold()
        if word == "and" and 0 < k < len(spans) - 1 and _ADJECTIVE.fullmatch(text, *spans[k - 1]):
            continue  # "23 coastal and hilly parishes"
        if word in noun_words(lexicon).boundaries or (k == 4 and "and" not in text[spans[0][0] : start].split()):
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
        is_pronoun = _PARTICIPLE.match(text, measure.end) and _BEFORE_ABSOLUTE.search(
            text, max(0, measure.start - 8), measure.start
        )
        return bool(measure.modifiers) or (noun is not None and not is_pronoun)
    if measure.form is Form.WORDS and words[0] != measure.words[0] and _follows_name(text, measure.start, lexicon):
        return False
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
    return is_plural or not _follows_name(text, measure.start, lexicon)


def _follows_name(text: str, start: int, lexicon: Lexicon) -> bool:
    """Return whether a name stands before a number: "iPhone 15", "BBC Two"; no word such as "The"."""
    found = _NAME_BEFORE.search(text, max(0, start - _LOOK_BACK), start)
    if found is None or found["word"] == found["word"].lower():
        return False
    return found["word"].casefold() not in noun_words(lexicon).boundaries


def _head(text: str, noun: _Noun) -> str:
    """The lemma of the last word of a noun phrase."""
    word = text[noun.start : noun.end].rpartition(" ")[2]
    return singular(word) if noun.plural else word


def _to_quantity(
    read: TextAsRead, units: UnitReader, m: Measure, noun: _Noun | None, whole: Quantity | None
) -> Quantity:
    """The quantity of a measure and the noun after it, which names its unit, its item or its whole.

    ``whole`` is the next quantity, if the measure is a part of it.
    """

    def span(start: int, end: int) -> Span:
        return source_span(*read.span_in_source(start, end))

    def source_span(start: int, end: int) -> Span:
        return Span(start=start, end=end, text=read.source[start:end])

    item, after = None, AfterNoun(m.unit, m.amount, m.end)
    set_of = None
    if whole is not None:
        item = whole.item and whole.item.model_copy(update={"carried": True})
        if noun is not None and not noun.of:
            item = Item(span=span(noun.start, noun.end), head=_head(units.text, noun))
        own_end = whole.item.span.end if whole.item and not whole.item.carried else whole.number.end
        end = own_end if whole.whole else max(whole.span.end, own_end)
        set_of = Whole(span=source_span(whole.span.start, end), amount=whole.amount)
    elif pronoun := pronoun_after(units.text, m):
        set_of = Whole(span=span(*pronoun))
    elif noun is not None and noun.of and m.unit is not None and m.unit.name in ("percentage", "per mille"):
        set_of = Whole(span=span(noun.start, noun.end))
    elif noun is not None:
        named = units.unit_named(units.text[noun.start : noun.end]) if m.unit is None else None
        after = read_after_noun(units, noun.end, named or m.unit, m.amount)
        if named is None:
            item = Item(span=span(noun.start, noun.end), head=_head(units.text, noun))
    is_age = after.unit is None and is_apposed_age(units.text, m, units.lexicon)
    return Quantity(
        span=source_span(span(m.start, after.end).start, set_of.span.end)
        if whole and set_of
        else span(m.start, after.end),
        number=span(*m.number),
        amount=after.amount,
        unit=units.registry.units["year"] if is_age else after.unit,
        parts=tuple(MeasurePart(span=span(p.start, p.end), value=p.value, unit=p.unit) for p in m.parts),
        item=item,
        whole=set_of,
        change=m.change or change_around(units.text, m, units.lexicon),
        share=m.share,
        modifiers=tuple(span(*m) for m in (*m.modifiers, *after.modifiers)),
        rule="age" if is_age else m.rule,
    )

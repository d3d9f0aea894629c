"""Numbers in a Doc, with their units, bounds and what they mean.

The text's own grammar finds them; here the parse takes out years, names and pronouns and adds the direction of change.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimparse._evidence import Chars, NumberMark, Run
from claimparse._syntax.change import change_of
from claimparse._syntax.nominal import (
    begins_name,
    ends_name,
    is_age_of,
    is_common_plural,
    is_counting_one,
    is_list_mark,
    is_noun_next,
    is_whole_half,
    names_after,
    names_kind,
)
from claimparse._syntax.page import Page
from claimparse._text.measures import Measure, measures
from claimparse._text.numerals import Form
from claimparse._text.years import RECENT_YEARS, YEARS, are_years
from claimparse._units import unit_registry
from claimparse.lexicon.persons import person_lexicon
from claimparse.lexicon.quantities import signs
from claimparse.types import Change, Exact, Range

_AGES = range(1, 120)
_CLOSING = frozenset(',.;)”"')


def detect(page: Page) -> tuple[NumberMark, ...]:
    """The numbers of a page in text order; dates, names and the like left out."""
    return tuple(_marks(page))


def _marks(page: Page) -> Iterator[NumberMark]:
    change: Change | None = None
    for measure in measures(page.text, page.lexicon):
        tokens = page.tokens_of(Chars(*measure.number))
        if page.ignored[tokens.start] or not _counts(page, measure, tokens):
            continue
        whole = page.tokens_of(Chars(measure.number[0], measure.end))
        unit, rule = measure.unit, measure.rule
        if _is_age(page, measure, tokens):
            unit, rule = unit_registry(page.lexicon).units["year"], "age"
        if measure.rule != "conversion":
            span = page.tokens_of(Chars(measure.start, measure.end))
            change = measure.change or change_of(page.doc, whole, span, unit, page.lexicon)
        yield NumberMark(
            chars=Chars(*measure.number),
            span=Chars(measure.start, measure.end),
            tokens=whole,
            amount=measure.amount,
            unit=unit,
            rule=rule,
            modifiers=tuple(Chars(*m) for m in measure.modifiers),
            change=change,
            share=measure.share,
        )


def _counts(page: Page, measure: Measure, tokens: Run) -> bool:
    """Whether the parse lets a number stand: it is no year, no part of a name, no pronoun, no ordinal."""
    doc, words = page.doc, page.text[measure.number[0] : measure.number[1]]
    if measure.unit is not None:
        return True
    if names_kind(doc, tokens.end):
        return False
    if measure.form is Form.FRACTION and measure.share is None and not any(c.isdecimal() for c in words):
        half = "half" in words.casefold()
        return is_whole_half(doc, tokens, bool(measure.modifiers)) if half else not is_noun_next(doc, tokens)
    if words.casefold() == "one":
        negated = tokens.start > 0 and doc[tokens.start - 1].lower_ == "not"
        return not negated and (bool(measure.modifiers) or is_counting_one(doc, tokens.start))
    if is_list_mark(doc, tokens) or (measure.form is Form.WORDS and words[:1].isupper() and names_after(doc, tokens)):
        return False
    if isinstance(measure.amount, Range) and not measure.modifiers and are_years(words, measure.amount):
        return False
    return not measure.bare or _counts_bare(page, measure, words, tokens)


def _counts_bare(page: Page, measure: Measure, words: str, tokens: Run) -> bool:
    """Whether plain figures, which might be a year or belong to a name, count something."""
    if len(words) == 4 and words.isdecimal() and isinstance(measure.amount, Exact) and int(words) in YEARS:
        return not _is_year(page, int(words), tokens)
    return not (ends_name(page.doc, tokens) or begins_name(page.doc, tokens))


def _is_year(page: Page, value: int, tokens: Run) -> bool:
    """Whether four bare figures are a year: all but those before a plural that no year goes before."""
    doc = page.doc
    before = doc[tokens.start - 1].lower_ if tokens.start else ""
    plural = is_common_plural(doc, tokens)
    if (
        before in signs(page.lexicon).years
        or before.endswith(("'s", "’s"))
        or (tokens.start and doc[tokens.start - 1].tag_ == "NNP")
    ):
        return value in RECENT_YEARS or not plural
    return not plural if value in RECENT_YEARS else ends_name(doc, tokens)


def _is_age(page: Page, measure: Measure, tokens: Run) -> bool:
    """Whether a number without a unit is an age: "Maria Lopez, 45, ...", "she is 45"."""
    start, end = measure.number
    value = measure.amount.value
    if measure.unit is not None or measure.share or value.denominator != 1 or value.numerator not in _AGES:
        return False
    between = page.text[start - 2 : start] == ", " and page.text[end : end + 1] in _CLOSING
    if between and measure.bare and tokens.start >= 2:
        named = page.doc[tokens.start - 2]
        if named.tag_ == "NNP" or (named.tag_ == "NN" and named.lemma_.lower() in person_lexicon(page.lexicon).nouns):
            return True
    return is_age_of(page.doc, tokens)

"""Numbers in a Doc, with their units, bounds and what they mean.

The text's own grammar finds them; here the parse takes out years, names and pronouns and adds the direction of change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from claimparse._evidence import Chars, NumberMark, Run
from claimparse._quantities.bounded import is_negated_bound, spans_time
from claimparse._quantities.change import change_of, is_gapped
from claimparse._quantities.item_syntax import (
    begins_name,
    ends_name,
    is_age_of,
    is_clock,
    is_common_plural,
    is_counting_one,
    is_list_mark,
    is_noun_next,
    is_whole_half,
    names_after,
    names_grade,
    names_kind,
)
from claimparse._quantities.lexicon import signs
from claimparse._quantities.measures import Measure, measures, negated
from claimparse._quantities.numerals import Form
from claimparse._quantities.registry import unit_registry
from claimparse._quantities.years import RECENT_YEARS, YEARS, are_years, may_be_age
from claimparse._text.parsed_text import ParsedText
from claimparse.lexicon.persons import person_lexicon
from claimparse.types import Bounded, Change, Exact, Range

_CLOSING = frozenset(',.;)”"')
_DASHES = frozenset({" — ", " – ", " - "})
_AGE_OPENS = regex.compile(r"(?:,\s(?:now\s|then\s)?|\s\()$")


def detect(parsed: ParsedText) -> tuple[NumberMark, ...]:
    """The numbers of a page in text order; dates, names and the like left out."""
    return tuple(_marks(parsed))


def _marks(parsed: ParsedText) -> Iterator[NumberMark]:
    previous: NumberMark | None = None
    for measure in (_without_grade(parsed, m) for m in measures(parsed.text, parsed.lexicon)):
        tokens = parsed.tokens_of(Chars(*measure.number))
        if parsed.ignored[tokens.start] or _is_next_one(parsed, measure, previous):
            continue
        if _counts(parsed, measure, tokens):
            previous = _mark(parsed, measure, tokens, previous)
            yield previous


def _is_next_one(parsed: ParsedText, measure: Measure, previous: NumberMark | None) -> bool:
    """Whether "a fifth" is one more than the four before, and no part of anything."""
    if measure.form is not Form.FRACTION or previous is None or not isinstance(previous.amount, Exact):
        return False
    if not isinstance(measure.amount, Exact) or parsed.text[measure.end : measure.end + 4] == " of ":
        return False
    return measure.amount.value * (previous.amount.value + 1) == 1


def _without_grade(parsed: ParsedText, measure: Measure) -> Measure:
    """A measure whose letter is no unit, but belongs to the noun behind it: "20 C grades"."""
    last = parsed.tokens_of(Chars(measure.start, measure.end)).end - 1
    return replace(measure, unit=None, end=measure.number[1]) if names_grade(parsed.doc, last) else measure


def _mark(parsed: ParsedText, measure: Measure, tokens: Run, previous: NumberMark | None) -> NumberMark:
    whole = parsed.tokens_of(Chars(measure.number[0], measure.end))
    measure = _in_clause(parsed, measure, parsed.tokens_of(Chars(measure.start, measure.end)), whole)
    unit, rule = measure.unit, measure.rule
    if _is_age(parsed, measure, tokens):
        unit, rule = unit_registry(parsed.lexicon).units["year"], "age"
    mark = NumberMark(
        chars=Chars(*measure.number),
        span=Chars(measure.start, measure.end),
        tokens=whole,
        amount=measure.amount,
        unit=unit,
        rule=rule,
        modifiers=tuple(Chars(*m) for m in measure.modifiers),
        change=measure.change,
        share=measure.share,
    )
    return replace(mark, change=_change(parsed, mark, previous, is_part=measure.form is Form.FRACTION))


def _change(parsed: ParsedText, mark: NumberMark, previous: NumberMark | None, *, is_part: bool) -> Change | None:
    """The direction of change that a number measures: its own or, where a verb is left out, that of the one before."""
    if mark.rule == "conversion" and previous:
        return previous.change
    span = parsed.tokens_of(mark.span)
    measured = mark.unit is not None or is_part
    change = mark.change or change_of(parsed.doc, mark.tokens, span, parsed.lexicon, measured=measured)
    if change is None and previous and previous.unit == mark.unit and previous.change in ("up", "down"):
        return previous.change if is_gapped(parsed.doc, Run(previous.tokens.end, span.start)) else None
    return change


def _in_clause(parsed: ParsedText, measure: Measure, span: Run, whole: Run) -> Measure:
    """A measure whose bound the clause turns round or takes away."""
    if not isinstance(measure.amount, Bounded) or not measure.modifiers:
        return measure
    if spans_time(parsed.doc, span):
        return replace(
            measure, amount=Exact(value=measure.amount.value), modifiers=(), start=parsed.chars_of(whole).start
        )
    return replace(measure, amount=negated(measure.amount)) if is_negated_bound(parsed.doc, span) else measure


def _counts(parsed: ParsedText, measure: Measure, tokens: Run) -> bool:
    """Whether the parse lets a number stand: it is no year, no part of a name, no pronoun, no ordinal."""
    doc, words = parsed.doc, parsed.text[measure.number[0] : measure.number[1]]
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
    if isinstance(measure.amount, Exact) and is_clock(doc, tokens, measure.amount.value, signs(parsed.lexicon).timed):
        return False
    if is_list_mark(doc, tokens) or (measure.form is Form.WORDS and words[:1].isupper() and names_after(doc, tokens)):
        return False
    if isinstance(measure.amount, Range) and not measure.modifiers and are_years(words, measure.amount):
        return False
    return not measure.bare or _counts_bare(parsed, measure, words, tokens)


def _counts_bare(parsed: ParsedText, measure: Measure, words: str, tokens: Run) -> bool:
    """Whether plain figures, which might be a year or belong to a name, count something."""
    if len(words) == 4 and words.isdecimal() and isinstance(measure.amount, Exact) and int(words) in YEARS:
        return not _is_year(parsed, int(words), tokens)
    return not (ends_name(parsed.doc, tokens) or begins_name(parsed.doc, tokens))


def _is_year(parsed: ParsedText, value: int, tokens: Run) -> bool:
    """Whether four bare figures are a year: all but those before a plural that no year goes before."""
    doc = parsed.doc
    before = doc[tokens.start - 1].lower_ if tokens.start else ""
    plural = is_common_plural(doc, tokens)
    if (
        before in signs(parsed.lexicon).years
        or before.endswith(("'s", "’s"))
        or (tokens.start and doc[tokens.start - 1].tag_ == "NNP")
    ):
        return value in RECENT_YEARS or not plural
    return not plural if value in RECENT_YEARS else ends_name(doc, tokens)


def _is_age(parsed: ParsedText, measure: Measure, tokens: Run) -> bool:
    """Whether a number without a unit is an age: "Maria Lopez, 45, ...", "she is 45"."""
    start, end = measure.number
    if measure.unit is not None or measure.share or not may_be_age(measure.amount.value):
        return False
    opened = _AGE_OPENS.search(parsed.text, max(0, start - 7), start)
    if opened and measure.bare and (parsed.text[end : end + 1] in _CLOSING or parsed.text[end : end + 3] in _DASHES):
        named = parsed.doc[max(0, parsed.tokens_of(Chars(opened.start(), opened.end())).start - 1)]
        alone = not isinstance(measure.amount, Range)  # "Penby beat Holt, 14-21"
        if (named.tag_ == "NNP" and alone) or (
            named.tag_ == "NN" and named.lemma_.lower() in person_lexicon(parsed.lexicon).person_nouns
        ):
            return True
    return is_age_of(parsed.doc, tokens, signs(parsed.lexicon).milestones)

"""The numbers of a parsed text, with their units, bounds and changes.

The grammar of numerals finds them without a parse. The parse then takes out years, names and pronouns, and adds the
direction of a change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from claimparse._evidence import Chars, NumberMark, PartMark, Run
from claimparse._grammar.counted_nouns import is_inside_compound, is_kind_compound
from claimparse._grammar.figures import (
    follows_name,
    is_before_plural,
    is_counting_one,
    is_end_of_name,
    is_grade_letter,
    is_numeric_half,
    is_of_number,
    is_ordinal,
    is_start_of_name,
    subject_of_predicate_number,
    verb_before_at,
)
from claimparse._grammar.measure_phrases import changing_word, is_gapped_clause, is_negated_bound, is_temporal_over
from claimparse._grammar.tags import (
    COMMON_NOUNS,
    COMPARATIVES,
    DETERMINERS,
    NOUNS,
    NOUNS_AND_ADJECTIVES,
    SINGULAR_PROPER,
)
from claimparse._grammar.tree import is_verbal
from claimparse._grammar.words import PERSONAL_PRONOUNS
from claimparse._quantities.lexicon import change_words, non_quantity_words, noun_words
from claimparse._quantities.measures import Measure, measures, negate_bound
from claimparse._quantities.numerals import Form
from claimparse._quantities.registry import unit_registry
from claimparse._quantities.years import BEFORE_AGE, RECENT_YEARS, may_be_age
from claimparse._text.paragraphs import unwrapped
from claimparse._text.parsed_text import ParsedText
from claimparse.lexicon.persons import person_lexicon
from claimparse.types import Bounded, Change, Exact, Range

_LEVEL_PREPOSITIONS = frozenset({"to", "from", "at"})
_AGE_BOUNDS = frozenset({"under", "over"})
_HOURS = range(1, 13)
_PART = regex.compile(r"\s(?:out\s)?of\s(?!(?:age|course)(?!\p{L}))")
_AGE_CLOSING = regex.compile(r"$|[,.;)”\"]|\s[—–-]\s|\sand\s\d{1,3}(?:[,.;)]|$)")
_AGE_OPENING = regex.compile(BEFORE_AGE)


def detect(parsed: ParsedText) -> tuple[NumberMark, ...]:
    """The numbers of a text in order, without dates, names and the like."""
    return tuple(_number_marks(parsed))


def _number_marks(parsed: ParsedText) -> Iterator[NumberMark]:
    previous: NumberMark | None = None
    for measure in (_drop_grade_letter(parsed, m) for m in measures(unwrapped(parsed.text), parsed.lexicon)):
        tokens = parsed.tokens_of(Chars(*measure.number))
        if parsed.ignored[tokens.start] or _is_next_ordinal(parsed, measure, previous):
            continue
        if _is_quantity(parsed, measure, tokens):
            previous = _number_mark(parsed, measure, tokens, previous)
            yield previous


def _is_next_ordinal(parsed: ParsedText, measure: Measure, previous: NumberMark | None) -> bool:
    """Return whether "a fifth" means one more than the four before it, not a part of something."""
    if measure.form is not Form.FRACTION or previous is None or not isinstance(previous.amount, Exact):
        return False
    if not isinstance(measure.amount, Exact) or parsed.text[measure.end : measure.end + 4] == " of ":
        return False
    return measure.amount.value * (previous.amount.value + 1) == 1


def _drop_grade_letter(parsed: ParsedText, measure: Measure) -> Measure:
    """A measure without a unit that is a letter of the noun after it: "20 C grades"."""
    if measure.unit is None or measure.unit.kind == "currency":
        return measure
    last = parsed.tokens_of(Chars(measure.start, measure.end)).end - 1
    return measure._replace(unit=None, end=measure.number[1]) if is_grade_letter(parsed.doc, last) else measure


def _number_mark(parsed: ParsedText, measure: Measure, tokens: Run, previous: NumberMark | None) -> NumberMark:
    whole = parsed.tokens_of(Chars(measure.number[0], measure.end))
    measure = _with_clause(parsed, measure, parsed.tokens_of(Chars(measure.start, measure.end)), whole)
    unit, rule = measure.unit, measure.rule
    if _is_age(parsed, measure, tokens) or (previous and _is_second_age(parsed, measure, previous)):
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
        parts=tuple(PartMark(Chars(p.start, p.end), p.value, p.unit) for p in measure.parts),
    )
    return replace(mark, change=_change(parsed, mark, previous, is_fraction=measure.form is Form.FRACTION))


def _change(parsed: ParsedText, mark: NumberMark, previous: NumberMark | None, *, is_fraction: bool) -> Change | None:
    """The direction of the change that a number measures; where the verb is elided, that of the number before."""
    if mark.rule == "conversion" and previous:
        return previous.change
    span = parsed.tokens_of(mark.span)
    measured = mark.unit is not None or is_fraction
    change = mark.change or _measured_change(parsed, mark.tokens, span, measured=measured)
    if change is None and mark.unit is not None and mark.unit.name.startswith("percentage"):
        change = (
            change_words(parsed.lexicon).comparatives.get(parsed.words[span.end].casefold())
            if span.end < len(parsed.doc)
            else None
        )
    if change is None and previous and previous.unit == mark.unit and previous.change in ("up", "down"):
        return previous.change if is_gapped_clause(parsed.doc, Run(previous.tokens.end, span.start)) else None
    return change


def _measured_change(parsed: ParsedText, tokens: Run, whole: Run, *, measured: bool) -> Change | None:
    """The direction of the change that a number measures; None where it measures no change.

    Args:
        parsed: The text.
        tokens: The tokens of the number and its unit.
        whole: These, and the tokens of its bounds.
        measured: Whether the number has a unit or is a fraction; a count measures a change only after "by" or "of".
    """
    doc, words = parsed.doc, change_words(parsed.lexicon)
    before = doc[whole.start - 1] if whole.start else None
    if before is not None and before.lower_ == "by" and whole.start > 1:
        before = doc[whole.start - 2]
    if before is not None and before.lower_ in words.particles:
        if before.tag_ in COMPARATIVES and before.i and doc[before.i - 1].tag_ in DETERMINERS:
            return None  # "the lower 48"
        verb = before.head
        is_distant = not 0 < before.i - verb.i <= 2
        if is_distant or not is_verbal(verb) or verb.lemma_ in words.verbs or verb.lemma_ in words.light_verbs:
            return words.particles[before.lower_]
    if before is not None and before.lower_ in _LEVEL_PREPOSITIONS:
        return None
    after = doc[tokens.end].lower_ if tokens.end < len(doc) else ""
    if measured and after in ("higher", "lower"):
        return words.particles[after]
    found = changing_word(doc, tokens, measured=measured)
    table = {"by": words.by_verbs, "verb": words.verbs, "noun": words.nouns}
    return None if found is None else table[found[1]].get(found[0].lemma_)


def _with_clause(parsed: ParsedText, measure: Measure, span: Run, whole: Run) -> Measure:
    """A measure whose bound is reversed or removed by its clause."""
    if not isinstance(measure.amount, Bounded) or not measure.modifiers:
        return measure
    if is_temporal_over(parsed.doc, span):
        return measure._replace(
            amount=Exact(value=measure.amount.value), modifiers=(), start=parsed.chars_of(whole).start
        )
    return measure._replace(amount=negate_bound(measure.amount)) if is_negated_bound(parsed.doc, span) else measure


def _is_quantity(parsed: ParsedText, measure: Measure, tokens: Run) -> bool:
    """Return whether a number is a quantity by the parse: no year, no part of a name, no pronoun, no ordinal.

    Without a parse, ``plain`` decides this by the words around the number.
    """
    doc, nouns, words = parsed.doc, noun_words(parsed.lexicon), measure.words
    if measure.unit is not None:
        return measure.form is not Form.ARTICLE or not is_inside_compound(
            doc, parsed.tokens_of(Chars(measure.number[0], measure.end)).end - 1
        )
    if is_kind_compound(doc, tokens.end):
        return False
    if measure.is_word_fraction and measure.share is None:
        is_half = "half" in words.casefold()
        modified = bool(measure.modifiers)
        return is_numeric_half(doc, tokens, nouns.halves, modified=modified) if is_half else not is_ordinal(doc, tokens)
    if words.casefold() == "one":
        is_negated = tokens.start > 0 and doc[tokens.start - 1].lower_ == "not"
        is_level = verb_before_at(doc, tokens) in non_quantity_words(parsed.lexicon).level_verbs
        return not is_negated and (bool(measure.modifiers) or is_level or is_counting_one(doc, tokens.start))
    if _is_clock_hour(parsed, measure, tokens):
        return False
    is_list_number = measure.form is not Form.VAGUE and _is_list_number(parsed, tokens)
    is_capitalised = measure.form is Form.WORDS and words[:1].isupper()
    if is_list_number or (is_capitalised and follows_name(doc, tokens, nouns.unmarked_plurals)):
        return False
    if measure.is_range_of_years:
        return False
    return not measure.bare or _is_bare_quantity(parsed, measure, tokens)


def _is_list_number(parsed: ParsedText, tokens: Run) -> bool:
    """Return whether a number begins a sentence before a comma: "Two, we must", not "Twelve, including a child,"."""
    after = parsed.words[tokens.end : tokens.end + 2]
    is_before_comma = bool(parsed.doc[tokens.start].is_sent_start) and after[:1] == [","]
    return is_before_comma and after[-1].casefold() not in non_quantity_words(parsed.lexicon).describing


def _is_clock_hour(parsed: ParsedText, measure: Measure, tokens: Run) -> bool:
    """Return whether a number after "at" is the hour at which something begins or ends: "opens at ten"."""
    if not isinstance(measure.amount, Exact) or measure.amount.value not in _HOURS:
        return False
    return verb_before_at(parsed.doc, tokens) in non_quantity_words(parsed.lexicon).clock_verbs


def _is_bare_quantity(parsed: ParsedText, measure: Measure, tokens: Run) -> bool:
    """Return whether bare figures, which may be a year or belong to a name, are a quantity by the parse."""
    doc, unmarked = parsed.doc, noun_words(parsed.lexicon).unmarked_plurals
    if (year := measure.possible_year) is not None:
        return not _is_year(parsed, tokens, year)
    return not (is_end_of_name(doc, tokens, unmarked) or is_start_of_name(doc, tokens, unmarked))


def _is_year(parsed: ParsedText, tokens: Run, value: int) -> bool:
    """Return whether four bare figures are a year: all but those before a plural that no year stands before."""
    doc, unmarked = parsed.doc, noun_words(parsed.lexicon).unmarked_plurals
    before = doc[tokens.start - 1] if tokens.start else None
    is_plural = is_before_plural(doc, tokens, unmarked)
    if before is not None and (
        before.lower_ in non_quantity_words(parsed.lexicon).before_years
        or before.lower_.endswith(("'s", "’s"))
        or before.tag_ in SINGULAR_PROPER
    ):
        return value in RECENT_YEARS or not is_plural
    return not is_plural if value in RECENT_YEARS else is_end_of_name(doc, tokens, unmarked)


def _is_age(parsed: ParsedText, measure: Measure, tokens: Run) -> bool:
    """Return whether a number without a unit is an age: "Maria Lopez, 45, ...", "she is 45"."""
    start, end = measure.number
    if measure.unit is not None or measure.share or not may_be_age(measure.amount.value):
        return False
    if _PART.match(parsed.text, end):
        return False  # "she is one of three"
    opening = _AGE_OPENING.search(parsed.text, max(0, start - 7), start)
    is_closed = _AGE_CLOSING.match(parsed.text, end) is not None
    is_plain = measure.bare or (measure.form is Form.WORDS and isinstance(measure.amount, Exact))
    if opening and is_plain and is_closed:
        before = parsed.doc[max(0, parsed.tokens_of(Chars(opening.start(), opening.end())).start - 1)]
        is_score = isinstance(measure.amount, Range)  # "Penby beat Holt, 14-21"
        if opening["each"] or (before.tag_ in SINGULAR_PROPER and not is_score):
            return True
        is_person = before.lemma_.lower() in person_lexicon(parsed.lexicon).person_nouns
        if before.tag_ in COMMON_NOUNS and is_person and not is_of_number(before):
            return True
    return _is_age_of_person(parsed, measure) or _is_stated_age(parsed, tokens)


def _is_age_of_person(parsed: ParsedText, measure: Measure) -> bool:
    """Return whether a bound after a noun for a person is an age: "the first mayor under 40"."""
    if not isinstance(measure.amount, Bounded) or measure.start == measure.number[0]:
        return False
    run = parsed.tokens_of(Chars(measure.start, measure.end))
    noun = parsed.doc[run.start - 1] if run.start else None
    is_adjunct = parsed.doc[run.start].lower_ in _AGE_BOUNDS and (
        run.end == len(parsed.doc) or parsed.doc[run.end].tag_ not in NOUNS_AND_ADJECTIVES
    )
    return noun is not None and is_adjunct and noun.lemma_.lower() in person_lexicon(parsed.lexicon).person_nouns


def _is_second_age(parsed: ParsedText, measure: Measure, previous: NumberMark) -> bool:
    """Return whether a number follows another age: "the brothers, 24 and 26"."""
    if previous.rule != "age" or measure.unit is not None or not measure.bare or not may_be_age(measure.amount.value):
        return False
    is_joined = parsed.text[previous.span.end : measure.start] == " and "
    return is_joined and _AGE_CLOSING.match(parsed.text, measure.number[1]) is not None


def _is_stated_age(parsed: ParsedText, tokens: Run) -> bool:
    """Return whether a bare number is given as an age: "he is 35", "the average age was 42", "she died at 63"."""
    doc, cues = parsed.doc, non_quantity_words(parsed.lexicon)
    if verb_before_at(doc, tokens) in cues.age_verbs:
        return tokens.end == len(doc) or doc[tokens.end].tag_ not in NOUNS
    bearer = subject_of_predicate_number(doc, tokens, cues.turning)
    is_personal = bearer is not None and (
        bearer.lower_ in PERSONAL_PRONOUNS
        or (bearer.tag_ in SINGULAR_PROPER and bearer.text in person_lexicon(parsed.lexicon).given_names)
    )
    return is_personal or (bearer is not None and bearer.lemma_ in noun_words(parsed.lexicon).ages)

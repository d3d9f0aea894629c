"""Times: expressions with their days, what they are said of, and the day of the text.

A row of ``expressions.txt`` is "words | relation | unit | days" for a text of Wednesday, 7 May 2031; "no" says that the
words tell no time. The rows come from TIMEX3 in TimeML and from the reading of news. A row of ``attachments.txt`` is
"text | claim, said or quantity | words of it | words of its time | days"; "-" stands for none.
"""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import claimparse
from claimparse._times.expressions import expressions
from claimparse._times.meanings import Reference, resolve
from claimparse.errors import ArgumentError, ArgumentTypeError
from claimparse.lexicon import Lexicon
from claimparse.types import Document, Interval
from tests.rows import rows

DAY = date(2031, 5, 7)
LEXICON = Lexicon.default()
EXPRESSIONS = [row.parts for row in rows("times/expressions.txt")]
TOLD = [parts for parts in EXPRESSIONS if parts[1] != "no"]
ATTACHED = [row.parts for row in rows("times/attachments.txt")]
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
TENSES = st.sampled_from(["past", "future"])
WEEKDAYS = st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])


def read(words: str):
    """The expression that some words are, as a whole."""
    (found,) = expressions(words, LEXICON)
    assert (found.start, found.end) == (0, len(words))
    return found


def days_of(words: str, day: date | None, tense: str = "past"):
    return resolve(read(words).meaning, Reference(day, tense))


# ---------------------------------------------------------------- expressions


@pytest.mark.parametrize("row", TOLD, ids=[r[0] for r in TOLD])
def test_expressions(row):
    words, relation, unit, days = row
    found, period = read(words), days_of(words, DAY)
    shown = str(Interval(start=period.start, end=period.end)) if period else "-"
    assert (found.relation.value, found.unit.value, shown) == (relation, unit, days)


@pytest.mark.parametrize("row", [r for r in EXPRESSIONS if r[1] == "no"], ids=lambda r: r[0])
def test_words_that_tell_no_time(row):
    assert expressions(row[0], LEXICON) == []


@pytest.mark.parametrize("row", TOLD, ids=[r[0] for r in TOLD])
def test_an_expression_is_read_the_same_in_a_sentence(row):
    alone, before = read(row[0]), "They met "
    (within,) = expressions(f"{before}{row[0]}, it was told.", LEXICON)
    assert (within.start, within.end) == (len(before), len(before) + len(row[0]))
    assert (within.relation, within.unit, within.meaning) == (alone.relation, alone.unit, alone.meaning)


@given(st.sampled_from([r[0] for r in TOLD]), st.none() | DAYS | st.just(date.max) | st.just(date.min), TENSES)
def test_no_period_is_empty_whatever_the_day(words, day, tense):
    period = days_of(words, day, tense)
    assert period is None or period.start < period.end


@given(
    WEEKDAYS,
    st.sampled_from(["on {}", "since {}", "last {}", "next {}", "late on {}", "from {} to Friday"]),
    DAYS,
    TENSES,
)
def test_a_week_later_a_weekday_is_a_week_later(weekday, form, day, tense):
    words, week = form.format(weekday), timedelta(days=7)
    now, then = days_of(words, day, tense), days_of(words, day + week, tense)
    assert (now.start + week, now.end + week) == then


@given(WEEKDAYS, DAYS)
def test_a_weekday_is_the_last_one_in_the_past_and_the_next_one_in_the_future(weekday, day):
    past, future = (days_of(f"on {weekday}", day, tense) for tense in ("past", "future"))
    assert timedelta(0) <= day - past.start < timedelta(days=7)
    assert timedelta(0) <= future.start - day < timedelta(days=7)
    assert f"{past.start:%A}" == f"{future.start:%A}" == weekday


@given(st.sampled_from(["in May", "on 3 June", "in the second quarter", "on Feb. 29"]), DAYS)
def test_the_past_begins_by_the_day_and_the_future_ends_after_it(words, day):
    past, future = days_of(words, day), days_of(words, day, "future")
    assert past.start <= day < future.end
    assert past.start <= future.start


@pytest.mark.parametrize("words", ["on Tuesday", "last week", "in May", "two years ago", "over the weekend"])
def test_without_a_day_a_relative_time_has_no_days(words):
    assert days_of(words, None) is None


@given(
    st.lists(st.sampled_from([r[0] for r in EXPRESSIONS]), max_size=6), st.sampled_from([" ", ", ", ". ", "\n", " to "])
)
def test_expressions_stand_in_order_and_apart(parts, joint):
    text = joint.join(parts)
    found = expressions(text, LEXICON)
    assert all(0 <= e.start < e.end <= len(text) for e in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(st.sampled_from("May 4-12,.:'’s0astoTuesdynr"), max_size=60))
def test_no_text_raises_an_error(text):
    for found in expressions(text, LEXICON):
        resolve(found.meaning, Reference(DAY))


# ---------------------------------------------------------------- what they are said of


@pytest.fixture(scope="module")
def documents(parser):
    """All texts, parsed in one batch."""
    texts = list(dict.fromkeys(r[0] for r in ATTACHED))
    return dict(zip(texts, parser.parse_many(texts, date=DAY), strict=True))


@pytest.mark.parametrize("row", ATTACHED, ids=[f"{r[0]} {r[1]} {r[2]}" for r in ATTACHED])
def test_times_belong_to_their_clause(documents, row):
    text, what, words, said, days = row
    document = documents[text]
    results = {"claim": document.claims, "said": document.attributions, "quantity": document.quantities}[what]
    time = next(r for r in results if words in (r.span.text if what == "quantity" else r.text)).time
    assert (time.text if time else "-") == said
    assert (str(time.interval) if time and time.interval else "-") == days


def test_times_survive_json(documents):
    for document in documents.values():
        assert Document.model_validate_json(document.model_dump_json()) == document
        for claim in document.claims:
            if claim.time:
                assert document.text[claim.time.span.start : claim.time.span.end] == claim.time.text


@pytest.mark.parametrize("row", ATTACHED, ids=[f"{r[0]} {r[1]} {r[2]}" for r in ATTACHED])
def test_a_time_is_never_that_of_a_claim_and_of_its_saying(documents, row):
    for claim in documents[row[0]].claims:
        if claim.time and claim.attribution:
            assert claim.time != claim.attribution.time


# ---------------------------------------------------------------- the day of the text

STORY = "The dam broke on Tuesday."


@pytest.mark.parametrize(
    ("top", "day"),
    [
        ("LOWMERE, May 7, 2031 (Northern Wire) — ", DAY),
        ("7 May 2031\n\n", DAY),
        ("Dam gives way\n\nPublished: May 7, 2031, 09:40 GMT\n\n", DAY),
        ("LOWMERE, May 7 (Northern Wire) — ", None),
        ("The riot of May 7, 2031\n\n", None),
        ("", None),
    ],
    ids=repr,
)
def test_a_dateline_with_a_year_is_the_day_of_the_text(parser, top, day):
    document = parser.parse(top + STORY)
    assert document.date == day
    found = [c.time.interval for c in document.claims if c.time and "on Tuesday" in c.time.text]
    assert [i and i.start for i in found] == [day and date(2031, 5, 6)]


@pytest.mark.parametrize("given", [DAY, datetime(2031, 5, 7, 23, 0), "2031-05-07", "2031-05-07T23:00:00"], ids=repr)
def test_the_date_that_is_given_comes_first(ruled, given):
    document = ruled.parse("LOWMERE, June 1, 2020 (Northern Wire) — " + STORY, date=given)
    assert document.date == DAY


def test_a_stream_has_one_date_or_one_for_each(ruled):
    texts = [STORY, STORY, ""]
    assert [d.date for d in ruled.parse_many(texts, date=DAY)] == [DAY] * 3
    assert [d.date for d in ruled.parse_many(texts, date=["2031-05-07", None, DAY])] == [DAY, None, DAY]
    with pytest.raises(ArgumentError, match="fewer dates"):
        list(ruled.parse_many(texts, date=[DAY]))


@pytest.mark.parametrize(
    ("bad", "error"), [("7 May", ArgumentError), (7, ArgumentTypeError), (True, ArgumentTypeError)]
)
def test_a_bad_date_is_refused(ruled, bad, error):
    with pytest.raises(error, match="date is"):
        ruled.parse(STORY, date=bad)


def test_a_doc_carries_its_date(ruled):
    nlp = ruled.nlp
    doc = nlp(STORY)
    doc._.claimparse_date = "2031-05-07"
    component = claimparse.components.ClaimparseComponent(nlp, list(claimparse.types.Part), [], {}, engine="rules")
    found = component(doc)._.claimparse
    assert found.date == DAY
    assert found.claims == ruled.parse(STORY, date=DAY).claims


def test_an_empty_interval_is_refused():
    with pytest.raises(ValidationError, match="is empty"):
        Interval(start=DAY, end=DAY)

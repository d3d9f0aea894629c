"""Hypothesis strategies for results; reached through :mod:`claimparse.testing`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TypeVar

from hypothesis import strategies as st

from claimparse import types
from claimparse.testing._text_strategies import look_alikes, numeric_texts, texts
from claimparse.types import Amount, Document, Quantity, QuotationKind, Span, SpeechAct, Stance, Time

__all__ = [
    "NewsSentence",
    "amounts",
    "documents",
    "look_alikes",
    "news_sentences",
    "numbers",
    "numeric_texts",
    "quantities",
    "spans",
    "stances",
    "texts",
    "times",
]

T = TypeVar("T")


def numbers() -> st.SearchStrategy[Fraction]:
    """Exact numbers: integers, decimals and fractions of either sign.

    >>> from hypothesis import find
    >>> find(numbers(), lambda number: number > 1)
    Fraction(2, 1)
    """
    return st.one_of(
        st.integers(-(10**15), 10**15).map(Fraction),
        st.decimals(-(10**9), 10**9, places=3).map(Fraction),
        st.fractions(max_denominator=10**6),
    )


def amounts() -> st.SearchStrategy[Amount]:
    """Amounts of all kinds.

    >>> from hypothesis import given
    >>> @given(amounts())
    ... def test_it(amount):
    ...     assert amount.contains(amount.value) or amount.kind == "bounded"
    >>> test_it()
    """
    pairs = st.tuples(numbers(), numbers()).map(sorted)
    return st.one_of(
        st.builds(types.Exact, value=numbers()),
        st.builds(types.Approximate, value=numbers(), tolerance=st.none() | numbers().map(abs)),
        st.builds(types.Bounded, value=numbers(), near=..., surprise=...),
        st.builds(lambda p, a: types.Range(low=p[0], high=p[1], approximate=a), pairs, st.booleans()),
        st.builds(
            lambda p, w, o: types.Vague(low=p[0], high=None if o else p[1], word=w), pairs, _WORDS, st.booleans()
        ),
    )


def spans(text: str) -> st.SearchStrategy[Span]:
    """Spans of at least one character.

    Args:
        text: The text of the spans, which must not be empty.

    >>> from hypothesis import find
    >>> find(spans("Kyiv"), bool)
    Span(start=0, end=1, text='K')
    """
    ends = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted)
    return ends.map(lambda e: Span(start=e[0], end=e[1], text=text[e[0] : e[1]]))


def times(text: str) -> st.SearchStrategy[Time]:
    """All relations and units of time, with spans from a text, with and without days.

    Args:
        text: The text, which must not be empty.

    >>> from hypothesis import given
    >>> @given(times("The dam broke on Tuesday."))
    ... def test_it(time):
    ...     assert time.interval is None or time.interval.start < time.interval.end
    >>> test_it()
    """
    days = st.dates(max_value=date(9000, 1, 1))
    lengths = st.integers(1, 40_000).map(lambda n: timedelta(days=n))
    interval = st.builds(lambda start, length: types.Interval(start=start, end=start + length), days, lengths)
    return st.builds(Time, span=spans(text), relation=..., interval=st.none() | interval, granularity=...)


def quantities(text: str) -> st.SearchStrategy[Quantity]:
    """Quantities with their spans anywhere in a text.

    Args:
        text: The text, which must not be empty.

    >>> from hypothesis import given
    >>> @given(quantities("9 ships"))
    ... def test_it(quantity):
    ...     assert quantity.span.text in "9 ships"
    >>> test_it()
    """
    part = spans(text)
    unit = st.builds(types.Unit, name=_WORDS, kind=_WORDS, uri=_OPTIONAL_WORDS, dimensions=_DIMENSIONS)
    return st.builds(
        Quantity,
        span=part,
        number=part,
        amount=amounts(),
        unit=st.none() | unit,
        parts=_tuples(st.builds(types.MeasurePart, span=part, value=numbers(), unit=unit)),
        item=st.none() | st.builds(types.Item, span=part, head=_WORDS, carried=...),
        whole=st.none() | st.builds(types.Whole, span=part, amount=st.none() | amounts()),
        change=...,
        share=st.none() | st.tuples(numbers(), numbers()),
        about=st.none() | part,
        time=st.none() | times(text),
        modifiers=_tuples(part),
        rule=_WORDS,
    )


def stances(text: str) -> st.SearchStrategy[Stance]:
    """Stances with their spans anywhere in a text.

    Args:
        text: The text, which must not be empty.

    >>> from hypothesis import given
    >>> @given(stances("It fell."))
    ... def test_it(stance):
    ...     assert -3 <= stance.score <= 3
    >>> test_it()
    """
    part, belief = spans(text), st.integers(-30, 30).map(lambda n: n / 10)
    source = st.builds(types.SourceStance, name=_OPTIONAL_WORDS, spans=_tuples(part))
    step = st.builds(types.Step, span=st.none() | part, effect=_WORDS)
    return st.builds(Stance, expected=belief, sources=_tuples(source), steps=_tuples(step))


@st.composite
def documents(draw: st.DrawFn, text: str | None = None) -> Document:
    """Consistent documents: spans belong to the text, and claims have the document's own results.

    Args:
        text: The text of the documents, which must not be empty; None for a different text in each.

    >>> from hypothesis import given
    >>> @given(documents())
    ... def test_it(document):
    ...     assert Document.model_validate_json(document.model_dump_json()) == document
    >>> test_it()
    """
    if text is None:
        text = draw(texts(max_size=6).filter(bool))
    part, few = spans(text), 2
    cue = st.builds(types.Cue, spans=_tuples(part, 1), scope=_tuples(part), entry=_WORDS, note=_OPTIONAL_WORDS)
    mention = st.builds(types.Mention, span=part)
    speaker = st.builds(
        types.Speaker,
        name=_WORDS,
        role=_OPTIONAL_WORDS,
        mentions=_tuples(mention),
        identity=...,
        justification=_tuples(st.builds(types.Justification, span=part)),
        on_behalf_of=st.none() | st.builds(types.Principal, name=_WORDS, span=part),
        roles=_tuples(st.builds(types.Role, span=part, former=...)),
        abbreviation=st.none() | part,
    )
    found_speakers = draw(st.lists(speaker, max_size=few, unique_by=lambda s: s.name))
    names = _subsets([s.name for s in found_speakers])
    attribution = st.builds(
        types.Attribution,
        source=_tuples(part),
        speakers=names,
        cue=_tuples(part),
        content=_tuples(part, 1),
        target=st.none() | part,
        time=st.none() | times(text),
        rule=_WORDS,
    )
    found_quantities = draw(st.lists(quantities(text), max_size=few))
    found_cues = draw(st.lists(cue, max_size=few))
    found_attributions = draw(st.lists(attribution, max_size=few))
    index = st.none() | st.integers(0, few)
    answer = st.builds(types.Answer, object=part, claim=index, accuser=_tuples(part), accusers=names, rule=_WORDS)
    replacement = st.builds(types.Replacement, span=part, text=_WORDS, reason=..., evidence=_tuples(part))
    wording = st.builds(types.Wording, text=_WORDS, replacements=_tuples(replacement), open=_tuples(part))
    claim = st.builds(
        types.Claim,
        spans=_tuples(part, 1),
        head=part,
        resolved=st.none() | wording,
        sentence=st.none() | part,
        paragraph=index,
        within=index,
        attribution=st.sampled_from([None, *found_attributions]),
        stance=stances(text),
        answers=st.none() | answer,
        time=st.none() | times(text),
        quantities=_subsets(found_quantities),
        cues=_subsets(found_cues),
    )
    warning = st.builds(types.TextWarning, code=_WORDS, message=_WORDS, span=st.none() | part)
    return Document(
        text=text,
        date=draw(st.none() | st.dates()),
        parts=tuple(types.Part),
        claims=tuple(draw(st.lists(claim, max_size=few))),
        attributions=tuple(found_attributions),
        quantities=tuple(found_quantities),
        cues=tuple(found_cues),
        speakers=tuple(found_speakers),
        warnings=draw(_tuples(warning)),
        signature=types.Signature(claimparse="0", lexicon="0", spacy="0", model="en_hand_made", model_version="0"),
    )


_WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=6)
_OPTIONAL_WORDS = st.none() | _WORDS
_DIMENSIONS = st.lists(st.tuples(_WORDS, st.integers(-4, 4)), max_size=2).map(tuple)


def _tuples(items: st.SearchStrategy[T], least: int = 0) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(items, min_size=least, max_size=2).map(tuple)


def _subsets(items: Sequence[T]) -> st.SearchStrategy[tuple[T, ...]]:
    """Subsets of the items, in their order."""
    keep = st.lists(st.booleans(), min_size=len(items), max_size=len(items))
    return keep.map(lambda flags: tuple(i for i, kept in zip(items, flags, strict=True) if kept))


# ---------------------------------------------------------------- sentences with a known analysis


@dataclass(frozen=True)
class NewsSentence:
    """A sentence with a known analysis: who says what, with which cue and which number."""

    text: str
    """The sentence."""
    source: Span
    """The source."""
    cue: Span
    """The verb of saying."""
    content: Span
    """The words for what is said."""
    value: Fraction
    """The number in the content."""
    quotation: QuotationKind
    """The form of the quotation."""
    act: SpeechAct
    """The speech act: the source asserts or denies."""


_SOURCES = ("the minister", "the company", "police", "Maria Ortega", "a spokesman for the council", "the unions")
_COUNTED = ("villages", "ships", "homes", "workers", "schools")
_EVENTS = ("were lost in the storm", "stood empty last week", "had been damaged", "were counted by the inspectors")
_VERBS = {"said": SpeechAct.ASSERTS, "added": SpeechAct.ASSERTS, "denied": SpeechAct.DENIES}


@st.composite
def news_sentences(draw: st.DrawFn) -> NewsSentence:
    """Simple news sentences with an unambiguous analysis: one source, one cue, one content, one number.

    >>> from hypothesis import find
    >>> find(news_sentences(), lambda sentence: sentence.act == "denies").text
    'The minister denied that 2 villages were lost in the storm.'
    """
    source, verb = draw(st.sampled_from(_SOURCES)), draw(st.sampled_from(sorted(_VERBS)))
    value = draw(st.integers(2, 999) | st.integers(3_000, 99_999))
    content = f"{value:,} {draw(st.sampled_from(_COUNTED))} {draw(st.sampled_from(_EVENTS))}"
    if verb != "denied" and draw(st.booleans()):
        pieces = ["“", content, ",” ", source, " ", verb, "."]
        quotation, where = QuotationKind.DIRECT, (3, 5, 1)
    else:
        pieces = [source[0].upper() + source[1:], " ", verb, " that ", content, "."]
        quotation, where = QuotationKind.INDIRECT, (0, 2, 4)
    starts = [sum(map(len, pieces[:k])) for k in where]
    by, cue, said = (Span(start=a, end=a + len(pieces[k]), text=pieces[k]) for a, k in zip(starts, where, strict=True))
    return NewsSentence("".join(pieces), by, cue, said, Fraction(value), quotation, _VERBS[verb])

"""The meanings of expressions of time: each gives its period from the day of the text and the tense of the clause.

A meaning raises ValueError or OverflowError where the calendar has no such day; ``resolve`` gives no period then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, Protocol

from claimparse._times.periods import ONE_DAY, Period, century_period, day_period, moved, period_of, shifted
from claimparse.lexicon.schema.times import Edge
from claimparse.types import Granularity

Tense = Literal["past", "future"]
"""Where a day without a year or a week lies: the last one up to the anchor, or the next one from it on."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The day from which relative times are reckoned, None where it is not known, and the tense of the clause."""

    anchor: date | None
    tense: Tense = "past"


class Meaning(Protocol):
    """The meaning of an expression."""

    def period(self, of: Reference) -> Period | None:
        """The days that it means; None where they cannot be known."""


def resolve(meaning: Meaning, reference: Reference) -> Period | None:
    """The period of a meaning; None also where the calendar has no such days."""
    try:
        return meaning.period(reference)
    except (ValueError, OverflowError):
        return None


@dataclass(frozen=True, slots=True)
class Unknown:
    """No days: "a decade later", "last summer", "a few weeks ago"."""

    def period(self, of: Reference) -> Period | None:
        return None


@dataclass(frozen=True, slots=True)
class Fixed:
    """Days that need no anchor: "May 2031", "the 1990s"."""

    fixed: Period

    def period(self, of: Reference) -> Period | None:
        return self.fixed


@dataclass(frozen=True, slots=True)
class Offset:
    """The unit of the calendar that lies some units from the anchor's: "today", "last week", "two years ago"."""

    unit: Granularity
    count: int

    def period(self, of: Reference) -> Period | None:
        if of.anchor is None:
            return None
        return shifted(period_of(of.anchor, self.unit), self.unit, self.count)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some units up to the anchor, or from it on: "the past three years", "the next two weeks"."""

    unit: Granularity
    count: int

    def period(self, of: Reference) -> Period | None:
        if of.anchor is None:
            return None
        other = moved(of.anchor, self.unit, self.count)
        return Period(min(of.anchor, other), max(of.anchor, other) + ONE_DAY)


@dataclass(frozen=True, slots=True)
class Overnight:
    """The night before the anchor's day or, in the future, the one after it."""

    def period(self, of: Reference) -> Period | None:
        if of.anchor is None:
            return None
        evening = of.anchor - ONE_DAY if of.tense == "past" else of.anchor
        return Period(evening, evening + 2 * ONE_DAY)


class Recurring(Protocol):
    """Days that come again and again; the tense chooses among them."""

    def near(self, anchor: date) -> Iterator[Period]:
        """Yield the periods around a day, in order: two that begin up to it, and two that end after it, at least."""


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, from 0 for Monday."""

    number: int

    def near(self, anchor: date) -> Iterator[Period]:
        monday = anchor - anchor.weekday() * ONE_DAY
        return (day_period(monday + (self.number + 7 * week) * ONE_DAY) for week in (-2, -1, 0, 1, 2))


@dataclass(frozen=True, slots=True)
class Weekend:
    """A Saturday and a Sunday."""

    def near(self, anchor: date) -> Iterator[Period]:
        this = period_of(anchor, Granularity.WEEKEND)
        return (shifted(this, Granularity.WEEKEND, count) for count in (-2, -1, 0, 1, 2))


@dataclass(frozen=True, slots=True)
class OfYear:
    """A part of the year, by its place in the year 2000: a day, a month or a quarter."""

    place: Period

    def near(self, anchor: date) -> Iterator[Period]:
        for year in range(anchor.year - 8, anchor.year + 9):  # 29 February may not come for eight years
            found = self.in_year(year)
            if found is not None:
                yield found

    def in_year(self, year: int) -> Period | None:
        """The part of one year; None for 29 February of most."""
        start, end = self.place
        try:
            return Period(start.replace(year=year), end.replace(year=year + end.year - start.year))
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Nearest:
    """The recurring days that lie nearest in the tense: "on Tuesday", "in May".

    With ``step``, they are chosen from the anchor whatever the tense: "last Tuesday" lies before it, "next" in a week
    after it, "this" from it on.
    """

    recurring: Recurring
    step: int | None = None

    def period(self, of: Reference) -> Period | None:
        if of.anchor is None:
            return None
        around, anchor = list(self.recurring.near(of.anchor)), of.anchor
        if self.step is None:
            in_past, anchor = of.tense == "past", of.anchor
            before = [p for p in around if p.start <= anchor]
        else:
            in_past = self.step < 0
            before = [p for p in around if p.end <= anchor]
        if self.step == 1 and isinstance(self.recurring, Weekday):
            anchor += (6 - anchor.weekday()) * ONE_DAY
        after = [p for p in around if (p.start > anchor if self.step == 1 else p.end > anchor)]
        return (before[-1] if in_past else after[0]) if before and after else None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of other days: "early 2031", "the end of May", "later this week"; a third of them where no day says more.

    ``to_edge`` leaves the first or last day alone, which is what "by the end of May" means.
    """

    whole: Meaning
    edge: Edge
    to_edge: bool = False

    def period(self, of: Reference) -> Period | None:
        whole = self.whole.period(of)
        if whole is None:
            return None
        if self.edge in ("earlier", "later"):
            return _on_one_side(whole, of.anchor, self.edge)
        size = 1 if self.to_edge else -(-whole.days // 3)
        if self.edge in ("early", "start"):
            return Period(whole.start, whole.start + size * ONE_DAY)
        if self.edge in ("late", "end"):
            return Period(whole.end - size * ONE_DAY, whole.end)
        first = whole.start + (whole.days - size) // 2 * ONE_DAY
        return Period(first, first + size * ONE_DAY)


def _on_one_side(whole: Period, anchor: date | None, edge: Edge) -> Period:
    """The days up to the anchor or from it on, if it lies in the period; else all of them."""
    if anchor is None or not whole.start <= anchor < whole.end:
        return whole
    return Period(whole.start, anchor + ONE_DAY) if edge == "earlier" else Period(anchor, whole.end)


@dataclass(frozen=True, slots=True)
class Between:
    """From the beginning of one time to the end of another; one that recurs is reckoned from the other."""

    first: Meaning
    last: Meaning

    def period(self, of: Reference) -> Period | None:
        recurs = isinstance(self.last, Nearest) and of.tense == "past"
        begins_by_other = isinstance(self.first, Nearest) and (recurs or isinstance(self.last, Fixed))
        if begins_by_other:
            last = self.last.period(of)
            first = last and self.first.period(Reference(last.start, "past"))
        else:
            first = self.first.period(of)
            from_first = isinstance(self.last, Nearest) and first
            last = self.last.period(Reference(from_first.start, "future") if from_first else of)
        return Period(first.start, last.end) if first and last and first.start < last.end else None


def in_year(recurring: OfYear, year: Meaning) -> Meaning:
    """A part of a certain year: "May 2031", "the first quarter of last year"."""
    return _InYear(recurring, year)


@dataclass(frozen=True, slots=True)
class _InYear:
    recurring: OfYear
    year: Meaning

    def period(self, of: Reference) -> Period | None:
        year = self.year.period(of)
        return year and self.recurring.in_year(year.start.year)


def with_edge(meaning: Meaning, edge: Edge, *, to_edge: bool) -> Meaning:
    """A part of what a meaning means; of two times, of the first if it is at the start and of the last otherwise."""
    if isinstance(meaning, Between):
        side = "first" if edge in ("early", "start", "earlier") else "last"
        return replace(meaning, **{side: Part(getattr(meaning, side), edge, to_edge)})
    return Part(meaning, edge, to_edge)


def century(number: int) -> Meaning:
    """A century by its number."""
    return Fixed(century_period(number))

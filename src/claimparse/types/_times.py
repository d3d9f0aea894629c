"""Times: when the text says that something is so, and the days that this means."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from claimparse.types._base import Frozen, Span


class TimeRelation(StrEnum):
    """The relation of what is said to the time that the words name."""

    AT = "at"
    """At or within that time: "on Tuesday", "in May", "last week", "two years ago"."""
    DURING = "during"
    """For all or much of that time: "during the week", "over the past three years"."""
    FROM_TO = "from-to"
    """From the one time to the other: "from May to July", "between 2019 and 2023"."""
    SINCE = "since"
    """From that time on: "since February 2022", "starting in May", "from Monday"."""
    UNTIL = "until"
    """Up to that time: "until Friday", "through June"."""
    BY = "by"
    """At that time at the latest: "by 2031"."""
    BEFORE = "before"
    """Before that time begins: "before Monday", "prior to 1990"."""
    AFTER = "after"
    """After that time: "after midnight", "following the weekend"."""
    EARLIER = "earlier"
    """Before another time that the text tells, by as much as the words say: "a year earlier", "the previous day"."""
    LATER = "later"
    """After another time that the text tells, by as much as the words say: "a decade later", "the next day"."""


class Granularity(StrEnum):
    """The unit in which the words tell a time, the shortest first."""

    HOUR = "hour"
    """An hour or less: "at 3 a.m.", "noon"."""
    DAY_PART = "part of a day"
    """A part of a day or night: "overnight", "Tuesday evening"."""
    DAY = "day"
    """A day: "on Tuesday", "4 May"."""
    WEEKEND = "weekend"
    """A Saturday and a Sunday."""
    WEEK = "week"
    """A week, from Monday to Sunday."""
    MONTH = "month"
    """A month of the calendar."""
    SEASON = "season"
    """A season, whose months depend on the place: "last summer". It has no interval."""
    QUARTER = "quarter"
    """Three months of the calendar, from January, April, July or October."""
    HALF = "half-year"
    """Six months of the calendar, from January or July."""
    YEAR = "year"
    """A year of the calendar."""
    DECADE = "decade"
    """Ten years: "the 1990s", from 1990 to 1999."""
    CENTURY = "century"
    """A hundred years: "the 19th century", from 1801 to 1900."""


class Interval(Frozen):
    """Some days in a row, one at least."""

    start: datetime.date
    """The first day."""
    end: datetime.date
    """The day after the last one."""

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.start >= self.end:
            raise ValueError(
                f"interval from {self.start} to {self.end} is empty: its end is the day after its last one"
            )
        return self

    @property
    def last(self) -> datetime.date:
        """The last day."""
        return self.end - datetime.timedelta(days=1)

    def contains(self, day: datetime.date) -> bool:
        """Return whether a day is in the interval.

        Args:
            day: The day.

        >>> from datetime import date
        >>> Interval(start=date(2031, 5, 1), end=date(2031, 6, 1)).contains(date(2031, 6, 1))
        False
        """
        return self.start <= day < self.end

    def __str__(self) -> str:
        """The first and the last day: "2031-05-01 to 2031-05-31"; one day stands alone."""
        return str(self.start) if self.start == self.last else f"{self.start} to {self.last}"


class Time(Frozen):
    """Words of the text that say when, with the days that they mean."""

    span: Span
    """The words, with the preposition: "since February 2022"."""
    relation: TimeRelation
    """The relation to the named time: at, since, until."""
    interval: Interval | None = None
    """The named time itself: all of February 2022 for "since February 2022".

    None where it cannot be known: "on Tuesday" without a date of the text, "a decade later", "last summer".
    """
    granularity: Granularity
    """The unit in which the words tell it: 2022 is a year, not twelve months."""

    @property
    def text(self) -> str:
        """The words."""
        return self.span.text

    def __str__(self) -> str:
        return self.span.text

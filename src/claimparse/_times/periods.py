"""Periods of the calendar: days, weeks, months, years, and arithmetic with them. The end of a period is exclusive.

>>> from datetime import date
>>> shifted(period_of(date(2031, 5, 7), Granularity.MONTH), Granularity.MONTH, -1)
Period(start=datetime.date(2031, 4, 1), end=datetime.date(2031, 5, 1))
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from claimparse.types import Granularity

ONE_DAY = timedelta(days=1)
SATURDAY = 5

MONTHS: Mapping[Granularity, int] = {
    Granularity.MONTH: 1,
    Granularity.QUARTER: 3,
    Granularity.HALF: 6,
    Granularity.YEAR: 12,
    Granularity.DECADE: 120,
    Granularity.CENTURY: 1200,
}
"""The units that are months of the calendar, each with their number."""

DAYS: Mapping[Granularity, int] = {
    Granularity.DAY_PART: 1,
    Granularity.DAY: 1,
    Granularity.WEEKEND: 7,
    Granularity.WEEK: 7,
}
"""The units that are days, each with the number of days from one to the next."""


class Period(NamedTuple):
    """The days from ``start`` up to but not including ``end``."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """The number of days."""
        return (self.end - self.start).days


def day_period(day: date) -> Period:
    """The period of a single day."""
    return Period(day, day + ONE_DAY)


def month_period(first: int, count: int) -> Period:
    """Some months, counted from the beginning of the year 0."""
    return Period(_month_start(first), _month_start(first + count))


def year_period(year: int) -> Period:
    """A year."""
    return month_period(12 * year, 12)


def century_period(number: int) -> Period:
    """A century by its number: the 19th has the years from 1801 to 1900."""
    return month_period(1200 * (number - 1) + 12, 1200)


def period_of(day: date, unit: Granularity) -> Period:
    """The unit of the calendar that a day is in; of a weekend, that of its week."""
    if unit is Granularity.CENTURY:
        return century_period((day.year + 99) // 100)
    if unit in MONTHS:
        months = MONTHS[unit]
        return month_period(_month_number(day) // months * months, months)
    if DAYS[unit] == 1:
        return day_period(day)
    monday = day - day.weekday() * ONE_DAY
    if unit is Granularity.WEEKEND:
        return Period(monday + SATURDAY * ONE_DAY, monday + 7 * ONE_DAY)
    return Period(monday, monday + 7 * ONE_DAY)


def shifted(period: Period, unit: Granularity, count: int) -> Period:
    """A period of the calendar that many units later, or earlier for a negative number."""
    if unit in MONTHS:
        start = _month_number(period.start)
        return month_period(start + count * MONTHS[unit], _month_number(period.end) - start)
    step = count * DAYS[unit] * ONE_DAY
    return Period(period.start + step, period.end + step)


def moved(day: date, unit: Granularity, count: int) -> date:
    """The same day that many units later; the last day of a month that is too short for it."""
    if unit not in MONTHS:
        return day + count * DAYS[unit] * ONE_DAY
    first = _month_start(_month_number(day) + count * MONTHS[unit])
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))


def _month_number(day: date) -> int:
    return 12 * day.year + day.month - 1


def _month_start(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)

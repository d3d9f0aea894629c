"""The words that name a time, each kind with its pattern and its meaning: dates, days, weeks, hours, decades."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from claimparse._times.lexicon import LEAP_YEAR, TimeWords
from claimparse._times.meanings import (
    Between,
    Fixed,
    Meaning,
    Nearest,
    Offset,
    OfYear,
    Overnight,
    Stretch,
    Unknown,
    Weekday,
    Weekend,
    century,
    in_year,
)
from claimparse._times.periods import MONTHS, Period, day_period, month_period, year_period
from claimparse.lexicon.alternation import alternation
from claimparse.types import Granularity, TimeRelation

_DAY = r"[0-3]?\d(?:st|nd|rd|th)?+(?!\d|[.,:]\d|\s?(?:%|percent|per\scent))"
_YEAR = r"(?:1[4-9]|20|21)\d\d(?![\d%]|[.,:]\d|\s?(?:%|percent|per\scent|million|billion))"
_LAST_YEAR = r"(?:\d{4}|\d{2})(?![\d%]|[.,:]\d)"
_RANGE = r"\s?(?:-|–|—|\bto\b|\band\b)\s?"
_CLAUSE_END = r"(?=\s*+(?:[.,;:!?)\]”\"—–]|$))"
END = r"(?![^\W_])"
"""The end of a word."""


class Core(NamedTuple):
    """The words that name a time, without their preposition; ``relation`` where they themselves tell it."""

    end: int
    unit: Granularity
    meaning: Meaning
    relation: TimeRelation | None = None
    needs_preposition: bool = False
    needs_edge: bool = False


_Read = Callable[[re.Match[str], bool], Core | None]


Read = Callable[[re.Match[str], bool], Core | None]
"""Reads a match; the flag says whether a preposition stands before it."""


def any_case(words: Iterable[str]) -> str:
    """A pattern of words with capitals or without."""
    return f"(?i:{alternation(word.lower() for word in words)})"


def capitalised(words: Iterable[str]) -> str:
    """A pattern of names of days or months, which begin with a capital: "may" is a verb."""
    return alternation([f(word) for word in words for f in (str.capitalize, str.upper)])


class CoreReader:
    """The patterns of one lexicon, each with the function that reads its matches."""

    def __init__(self, words: TimeWords) -> None:
        self.words = words
        self.month, self.weekday = _month_pattern(words), capitalised(words.weekdays)
        self.part, self.unit = any_case(words.parts), any_case(words.units)
        self.clock = _clock_pattern(words)
        number = any_case([*words.counts, *words.vague_counts, "few", "many"])
        self.number = rf"(?:\d{{1,3}}|{number})"
        self.count = rf"(?:{self.number}|(?i:an?|the))"
        self.named = re.compile(rf"(?:{alternation(words.named)})\s$")
        self.at_day = re.compile(r",?\s(?:on\s)?")
        self.at_clock = re.compile(rf",?\s(?:(?:at|around|about)\s)?{self.clock}")
        self.readers: list[tuple[re.Pattern[str], Read]] = [(re.compile(p), read) for p, read in self._readers()]

    def read(self, text: str, at: int, *, has_preposition: bool) -> Core | None:
        """What names a time at a character; None where nothing does."""
        for pattern, read in self.readers:
            match = pattern.match(text, at)
            if match is not None and (found := read(match, has_preposition)) is not None:
                return found
        return None

    def _readers(self) -> Iterator[tuple[str, Read]]:
        w, month, weekday, unit, count = self.words, self.month, self.weekday, self.unit, self.count
        near, years = any_case(w.near), rf"(?:(?P<year>{_YEAR})|(?P<near>{any_case(w.near)}|the)\s(?i:year){END})"
        season, ordinal = any_case(w.seasons), any_case(w.ordinals)
        yield r"(?P<iso>\d{4}-[01]\d-[0-3]\d)(?![\d-])", self._iso_date
        yield (
            rf"(?:(?:{weekday}),?\s)?(?P<month>{month})\s(?:the\s)?(?P<day>{_DAY})(?:{_RANGE}(?P<last>{_DAY}))?"
            rf"(?:,?\s(?P<year>{_YEAR}))?",
            self._date,
        )
        yield (
            rf"(?:(?:{weekday}),?\s)?(?:(?i:the)\s)?(?P<day>{_DAY})(?:{_RANGE}(?P<last>{_DAY}))?(?:\sof)?\s"
            rf"(?P<month>{month})(?:,?\s(?P<year>{_YEAR}))?",
            self._date,
        )
        yield rf"(?P<month>{month})(?:,|\sof)?\s(?P<year>{_YEAR})", self._month
        yield (
            rf"(?P<the>(?i:the)\s)?(?P<near>{near})\s(?:(?P<count>{count})\s)?(?:(?P<weekday>{weekday})"
            rf"|(?P<month>{month})|(?P<season>{season})|(?P<weekend>{any_case(w.weekends)})|(?P<part>{self.part})"
            rf"|(?P<unit>{unit})){END}(?:\s(?P<day_part>{self.part}){END})?",
            self._near,
        )
        yield (
            rf"(?P<which>{any_case(w.anaphors)})\s(?:{self.number}\s)?(?:(?P<unit>{unit})|{self.part}){END}",
            self._anaphor,
        )
        yield rf"(?i:the\sfirst)\s(?P<count>{count})\s(?i:months)\s(?i:of)\s{years}", self._first_months
        yield (
            rf"(?:Q(?P<figure>[1-4])|(?:(?i:the)\s)?(?:(?P<ordinal>{ordinal})|(?P<final>(?i:final|last)))\s"
            rf"(?:(?i:quarter)|(?P<half>(?i:half)))){END}(?:\s(?:(?:of|in)\s)?(?:(?i:the)\s(?={near}))?{years})?",
            self._quarter,
        )
        yield (
            rf"(?:(?P<count>{count})\s)?(?P<unit>{unit})\s(?:(?P<firm>{self._distances(firm=True)}){END}"
            rf"|(?P<loose>{self._distances(firm=False)}){_CLAUSE_END})",
            self._distance,
        )
        yield rf"(?i:the)\s(?P<unit>{unit}){END}", self._this_unit
        yield rf"(?P<day>{any_case(w.days)}){END}(?:\s(?P<part>{self.part}){END})?", self._deictic
        yield rf"(?:{any_case(w.nights)}){END}", self._overnight
        yield rf"(?P<weekday>{weekday})(?:\s(?P<part>{self.part})|{END}){END}", self._weekday
        yield rf"(?P<day>{any_case(w.holidays)}){END}(?:,?\s(?P<year>{_YEAR}))?", self._holiday
        yield rf"(?:(?i:the)\s)?(?P<years>\d\d[1-9]0|\d\d00)s{END}", self._decade
        yield rf"(?i:the)\s['’]?(?P<years>[1-9]0)s{END}|['’](?P<short>[1-9]0)s{END}", self._decade
        yield rf"(?i:the)\s(?P<word>{any_case(w.decades)}){END}", self._decade
        yield (
            rf"(?:(?i:the)\s)?(?:(?P<figure>\d{{1,2}})(?:st|nd|rd|th)|(?P<ordinal>{ordinal}))[\s-](?i:century){END}",
            self._century,
        )
        yield rf"(?:(?i:the)\s)?{season}{END}(?!\sof\s(?!\d{{4}}))(?:\s(?:of\s)?(?P<year>{_YEAR}))?", self._season
        yield rf"(?:(?i:the)\s)?{any_case(w.weekends)}{END}", self._weekend
        yield rf"{self.clock}", self._clock
        yield rf"(?P<month>{month})(?!\s\d)", self._month
        yield rf"(?P<year>{_YEAR})(?:[-–](?P<last>{_LAST_YEAR}))?(?![-–]?[^\W_])", self._year

    def _distances(self, *, firm: bool) -> str:
        """The words after units: those that may only be so, "ago", or those that may begin a clause, too: "after"."""
        return any_case(w for w in self.words.distances if (w in self.words.relations or w == "before") != firm)

    def _with_clock(self, text: str, core: Core) -> Core:
        """A day with the hour after it: "Friday at 3 a.m."."""
        clock = self.at_clock.match(text, core.end)
        return core._replace(end=clock.end(), unit=Granularity.HOUR) if clock else core

    def _iso_date(self, match: re.Match[str], _: bool) -> Core | None:
        try:
            day = date.fromisoformat(match["iso"])
        except ValueError:
            return None
        return Core(match.end(), Granularity.DAY, Fixed(day_period(day)))

    def _date(self, match: re.Match[str], _: bool) -> Core | None:
        month, first = self._month_number(match["month"]), _figures(match["day"])
        last = _figures(match["last"]) if match["last"] else first
        try:
            place = Period(date(LEAP_YEAR, month, first), day_period(date(LEAP_YEAR, month, last)).end)
        except ValueError:
            return None
        relation = TimeRelation.FROM_TO if match["last"] else None
        meaning = _of_year(OfYear(place), match["year"])
        core = Core(match.end(), Granularity.DAY, meaning, relation) if first <= last else None
        return core and self._with_clock(match.string, core)

    def _month(self, match: re.Match[str], has_preposition: bool) -> Core:
        recurring = self._month_of_year(match["month"])
        year = match["year"] if "year" in match.re.groupindex else None
        return Core(match.end(), Granularity.MONTH, _of_year(recurring, year), needs_preposition=year is None)

    def _month_of_year(self, word: str) -> OfYear:
        return OfYear(month_period(12 * LEAP_YEAR + self._month_number(word) - 1, 1))

    def _month_number(self, word: str) -> int:
        return self.words.months[word.rstrip(".").lower()]

    def _near(self, match: re.Match[str], has_preposition: bool) -> Core | None:
        near, count = self.words.near[match["near"].lower()], match["count"]
        if match["the"] and not (has_preposition or count or near.rolling):
            return None
        if match["unit"]:
            return self._near_unit(match, has_preposition)
        return None if count is not None else self._near_name(match, near.step)

    def _near_name(self, match: re.Match[str], step: int) -> Core:
        """The last, this or next part of a day, day of the week, weekend, month or season."""
        end = match.end()
        if match["part"]:
            return Core(end, Granularity.DAY_PART, Offset(Granularity.DAY, step))
        if match["weekday"]:
            day = Nearest(Weekday(self.words.weekdays[match["weekday"].capitalize()]), step)
            if match["day_part"]:
                return Core(end, Granularity.DAY_PART, day)
            return self._with_clock(match.string, Core(end, Granularity.DAY, day))
        if match["weekend"]:
            return Core(end, Granularity.WEEKEND, Nearest(Weekend(), step))
        if match["month"]:
            return Core(end, Granularity.MONTH, Nearest(self._month_of_year(match["month"]), step))
        return Core(end, Granularity.SEASON, Unknown())

    def _near_unit(self, match: re.Match[str], has_preposition: bool) -> Core | None:
        near, unit = self.words.near[match["near"].lower()], self.words.units[match["unit"].lower()]
        end, is_plural = match.end("unit"), match["unit"].lower().endswith("s")
        if not is_plural and not near.rolling and not match["the"] and not match["count"]:
            # "this day" and "last hour" are no days of the calendar
            return None if unit in (Granularity.DAY, Granularity.HOUR) else Core(end, unit, Offset(unit, near.step))
        if near.step == 0 or not (match["the"] or has_preposition):
            return None  # "will last five weeks"
        count = 1 if not is_plural and not match["count"] else self._number(match["count"])
        relation = TimeRelation.DURING
        if count is None:
            return Core(end, unit, Unknown(), relation)
        return Core(end, unit, _stretch(unit, near.step * count), relation)

    def _this_unit(self, match: re.Match[str], _: bool) -> Core | None:
        """The unit around the anchor, after "the end of": "the year"."""
        unit = self.words.units[match["unit"].lower()]
        if unit in (Granularity.DAY, Granularity.HOUR) or match["unit"].lower().endswith("s"):
            return None
        return Core(match.end(), unit, Offset(unit, 0), needs_edge=True)

    def _anaphor(self, match: re.Match[str], _: bool) -> Core | None:
        unit = self.words.units[match["unit"].lower()] if match["unit"] else Granularity.DAY_PART
        if unit is Granularity.HOUR:
            return None
        return Core(match.end(), unit, Unknown(), self.words.anaphors[match["which"].lower()])

    def _first_months(self, match: re.Match[str], _: bool) -> Core | None:
        count = self._number(match["count"])
        if count is None or count > 12:
            return None
        return Core(match.end(), Granularity.MONTH, self._in_year(OfYear(month_period(12 * LEAP_YEAR, count)), match))

    def _quarter(self, match: re.Match[str], has_preposition: bool) -> Core | None:
        """A quarter or a half of a year; without a year only a quarter by its number, since games have halves."""
        unit = Granularity.HALF if match["half"] else Granularity.QUARTER
        months, has_year = MONTHS[unit], bool(match["year"] or match["near"])
        number = self._quarter_number(match, 12 // months)
        is_certain = has_year or (unit is Granularity.QUARTER and not match["final"])
        if not is_certain or not 1 <= number <= 12 // months:
            return None
        place = OfYear(month_period(12 * LEAP_YEAR + months * (number - 1), months))
        needs_preposition = not (has_year or match["figure"])
        return Core(match.end(), unit, self._in_year(place, match), needs_preposition=needs_preposition)

    def _quarter_number(self, match: re.Match[str], last: int) -> int:
        if match["figure"]:
            return int(match["figure"])
        return last if match["final"] else self.words.ordinals[match["ordinal"].lower()]

    def _in_year(self, place: OfYear, match: re.Match[str]) -> Meaning:
        """A part of the year that a match names: "2031", "last year", "the year"; or the nearest."""
        if match["near"]:
            near = self.words.near.get(match["near"].lower())
            return in_year(place, Offset(Granularity.YEAR, near.step if near else 0))
        return _of_year(place, match["year"])

    def _distance(self, match: re.Match[str], _: bool) -> Core | None:
        unit = self.words.units[match["unit"].lower()]
        is_plural = match["unit"].lower().endswith("s")
        if match["count"] is None and not is_plural:
            return None
        word = (match["firm"] or match["loose"]).lower()
        distance = self.words.distances[word]
        if distance in ("earlier", "later"):
            return Core(match.end(), unit, Unknown(), TimeRelation(distance))
        count = self._number(match["count"])
        if count is None or unit is Granularity.HOUR or (match["count"] or "").lower() == "the":
            return Core(match.end(), unit, Unknown())
        return Core(match.end(), unit, Offset(unit, -count if distance == "ago" else count))

    def _number(self, words: str | None) -> int | None:
        """The number of units; None for "several", and where the words tell none."""
        if words is None:
            return None
        words = words.lower()
        if words.isdecimal():
            return int(words)
        return 1 if words in ("a", "an", "the") else self.words.counts.get(words)

    def _deictic(self, match: re.Match[str], _: bool) -> Core:
        word = match["day"].lower()
        is_part = match["part"] is not None or word.endswith("night")
        meaning = Offset(Granularity.DAY, self.words.days[word])
        core = Core(match.end(), Granularity.DAY_PART if is_part else Granularity.DAY, meaning)
        return core if is_part else self._with_clock(match.string, core)

    def _overnight(self, match: re.Match[str], _: bool) -> Core:
        return Core(match.end(), Granularity.DAY_PART, Overnight())

    def _weekday(self, match: re.Match[str], _: bool) -> Core | None:
        text, start, end = match.string, match.start(), match.end()
        if self.named.search(text, max(0, start - 12), start):
            return None
        meaning = Nearest(Weekday(self.words.weekdays[match["weekday"].capitalize()]))
        core = Core(end, Granularity.DAY_PART if match["part"] else Granularity.DAY, meaning)
        return core if match["part"] else self._with_clock(text, core)

    def _holiday(self, match: re.Match[str], _: bool) -> Core:
        name = next(h for h in self.words.holidays if h.lower() == match["day"].lower())
        place = OfYear(day_period(self.words.holidays[name]))
        return Core(match.end(), Granularity.DAY, _of_year(place, match["year"]))

    def _decade(self, match: re.Match[str], has_preposition: bool) -> Core | None:
        groups = match.groupdict()
        if word := groups.get("word"):
            years = self.words.decades[word.lower()]
        else:
            years = int(groups.get("years") or groups["short"])
        if years < 100:
            years += 1900 if years > 10 else 2000
        if not 1400 <= years <= 2150:
            return None
        unit = Granularity.CENTURY if years % 100 == 0 and years < 2000 else Granularity.DECADE
        return Core(match.end(), unit, Fixed(month_period(12 * years, MONTHS[unit])), needs_preposition=True)

    def _century(self, match: re.Match[str], has_preposition: bool) -> Core:
        number = int(match["figure"]) if match["figure"] else self.words.ordinals[match["ordinal"].lower()]
        meaning = century(number) if number else Unknown()
        return Core(match.end(), Granularity.CENTURY, meaning, needs_preposition=True)

    def _season(self, match: re.Match[str], _: bool) -> Core:
        return Core(match.end(), Granularity.SEASON, Unknown(), needs_preposition=match["year"] is None)

    def _weekend(self, match: re.Match[str], _: bool) -> Core:
        return Core(match.end(), Granularity.WEEKEND, Nearest(Weekend()), needs_preposition=True)

    def _clock(self, match: re.Match[str], has_preposition: bool) -> Core | None:
        """An hour, with the day after it if there is one: "3 a.m. on Friday"."""
        text, end = match.string, match.end()
        day = self.at_day.match(text, end)
        core = self.read(text, day.end(), has_preposition=False) if day else None
        if core is not None and core.unit is Granularity.DAY and core.relation is None:
            return core._replace(unit=Granularity.HOUR)
        return Core(end, Granularity.HOUR, Unknown(), needs_preposition=True)

    def _year(self, match: re.Match[str], _: bool) -> Core | None:
        first, last = int(match["year"]), match["last"]
        years = Fixed(year_period(first))
        if last is None:
            return Core(match.end(), Granularity.YEAR, years, needs_preposition=True)
        end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
        if not first < end <= first + 100:
            return None
        both = Between(years, Fixed(year_period(end)))
        return Core(match.end(), Granularity.YEAR, both, TimeRelation.FROM_TO, needs_preposition=True)


def _month_pattern(words: TimeWords) -> str:
    """The pattern of a month, with the full stop of an abbreviation."""
    months = words.months.items()
    short = {m for m, n in months if any(n == other and len(m) < len(o) for o, other in months)}
    abbreviated, whole = capitalised(short), capitalised(words.months.keys() - short)
    return rf"(?:(?:{abbreviated})\.|(?:{abbreviated}|{whole}){END})"


def _clock_pattern(words: TimeWords) -> str:
    """The pattern of an hour of the day."""
    return (
        r"(?:\d{1,2}(?:[:.]\d\d)?+\s?(?:[ap]\.m\.|[ap]m\b|[AP]M\b|[AP]\.M\.)"
        rf"|\d{{1,2}}:\d\d{END}|(?:\d{{1,2}}|{any_case(words.counts)})\so['’]clock|{any_case(words.clocks)}{END})"
        rf"(?:\s(?:local\stime|(?:{alternation(words.time_zones)}){END}))?+"
    )


def _figures(day: str) -> int:
    return int(day.rstrip("stndrh"))


def _of_year(place: OfYear, year: str | None) -> Meaning:
    """A part of a year in figures or, without one, of the nearest year."""
    if year is None:
        return Nearest(place)
    found = place.in_year(int(year))
    return Unknown() if found is None else Fixed(found)


def _stretch(unit: Granularity, count: int) -> Meaning:
    """Some units up to the anchor or from it on; of hours, the days that they may reach into."""
    if unit is not Granularity.HOUR:
        return Stretch(unit, count)
    days = -(-abs(count) // 24)
    return Stretch(Granularity.DAY, days if count > 0 else -days)

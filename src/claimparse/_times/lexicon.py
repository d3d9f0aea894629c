"""The words for times, read from the lexicon."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from claimparse.lexicon import Lexicon
from claimparse.lexicon.readers import reader
from claimparse.lexicon.schema import read_entries, word_set
from claimparse.lexicon.schema.quantities import WordIntervals, WordNumbers
from claimparse.lexicon.schema.times import (
    Distance,
    DistanceEntry,
    Edge,
    EdgeEntry,
    NearEntry,
    RelationEntry,
    WordDays,
    WordGranularities,
)
from claimparse.types import Granularity, TimeRelation

LEAP_YEAR = 2000
"""The year by which days of any year are written, since it has a 29 February."""


@dataclass(frozen=True, slots=True)
class Near:
    """The meaning of "last", "this", "the past": the step from the anchor's unit, and whether the unit rolls."""

    step: int
    rolling: bool


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The words of times.toml, and the numbers that units are counted with.

    Attributes:
        weekdays: The days of the week, from 0 for Monday.
        months: The months and their abbreviations, in lower case, with their numbers.
        units: Units: "week", "years".
        days: Words for a day, with its distance from the anchor: "yesterday".
        nights: "overnight".
        parts: Parts of a day: "evening".
        clocks: Hours in words: "noon".
        seasons: "spring".
        holidays: Holidays, with their days in a leap year.
        weekends: "weekend".
        ordinals: "first", with their numbers.
        decades: "nineties", with their first years in the century.
        near: Words that count from the anchor: "last", "the past".
        edges: Words for a part of a time: "early", "the end of".
        distances: Words after units that say from where they are counted: "ago".
        anaphors: Words that point to another time: "the next".
        relations: Prepositions: "since".
        hedges: Adverbs before a preposition: "shortly".
        comparisons: Words before a time with which something is compared: "than".
        repeated: Words before a time that comes again: "every".
        named: Words before a day with which they are a name: "Black".
        counts: Number words: "two".
        vague_counts: Words for no certain number: "several".
        time_zones: Abbreviations of time zones.
    """

    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    units: Mapping[str, Granularity]
    days: Mapping[str, int]
    nights: frozenset[str]
    parts: frozenset[str]
    clocks: frozenset[str]
    seasons: frozenset[str]
    holidays: Mapping[str, date]
    weekends: frozenset[str]
    ordinals: Mapping[str, int]
    decades: Mapping[str, int]
    near: Mapping[str, Near]
    edges: Mapping[str, Edge]
    distances: Mapping[str, Distance]
    anaphors: Mapping[str, TimeRelation]
    relations: Mapping[str, TimeRelation]
    hedges: frozenset[str]
    comparisons: frozenset[str]
    repeated: frozenset[str]
    named: frozenset[str]
    counts: Mapping[str, int]
    vague_counts: frozenset[str]
    time_zones: frozenset[str]


@reader
@functools.lru_cache(maxsize=8)
def time_words(lexicon: Lexicon) -> TimeWords:
    """The words for times of a lexicon."""

    def numbers(where: str) -> dict[str, int]:
        return {w: n for entry in read_entries(lexicon, where, WordNumbers) for w, n in entry.words.items()}

    def relations(where: str) -> dict[str, TimeRelation]:
        return {w: entry.relation for entry in read_entries(lexicon, where, RelationEntry) for w in entry.words}

    near = read_entries(lexicon, "times.near", NearEntry)
    vague = read_entries(lexicon, "vague.quantifier", WordIntervals)
    return TimeWords(
        weekdays=numbers("times.weekday"),
        months=numbers("times.month"),
        units={
            w: unit
            for entry in read_entries(lexicon, "times.unit", WordGranularities)
            for w, unit in entry.words.items()
        },
        days=numbers("times.day"),
        nights=word_set(lexicon, "times.night"),
        parts=word_set(lexicon, "times.part"),
        clocks=word_set(lexicon, "times.clock"),
        seasons=word_set(lexicon, "times.season"),
        holidays={
            w: date.fromisoformat(f"{LEAP_YEAR}-{day}")
            for entry in read_entries(lexicon, "times.holiday", WordDays)
            for w, day in entry.words.items()
        },
        weekends=word_set(lexicon, "times.weekend"),
        ordinals=numbers("times.ordinal"),
        decades=numbers("times.decade"),
        near={w: Near(entry.step, entry.rolling) for entry in near for w in entry.words},
        edges={w: entry.edge for entry in read_entries(lexicon, "times.edge", EdgeEntry) for w in entry.words},
        distances={
            w: entry.distance for entry in read_entries(lexicon, "times.distance", DistanceEntry) for w in entry.words
        },
        anaphors=relations("times.anaphor"),
        relations=relations("times.relation"),
        hedges=word_set(lexicon, "times.hedge"),
        comparisons=word_set(lexicon, "times.comparison"),
        repeated=word_set(lexicon, "times.repeated"),
        named=word_set(lexicon, "times.named"),
        counts={w: n for w, n in numbers("numbers.cardinal").items() if n > 0},
        vague_counts=frozenset((*numbers("vague.approximate"), *(w for entry in vague for w in entry.words))),
        time_zones=word_set(lexicon, "numbers.time_zone"),
    )

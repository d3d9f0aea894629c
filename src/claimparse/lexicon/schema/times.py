"""The arrays of times.toml: words that say when."""

from typing import Annotated, Literal

from pydantic import Field

from claimparse.lexicon.schema.base import Array, Entry, Flag, Words
from claimparse.lexicon.schema.quantities import WordNumbers
from claimparse.types import Granularity, TimeRelation

Edge = Literal["early", "mid", "late", "start", "end", "earlier", "later"]
Distance = Literal["ago", "ahead", "earlier", "later"]
MonthAndDay = Annotated[str, Field(pattern=r"^[01]\d-[0-3]\d$")]


class WordGranularities(Entry):
    """Words with the units of time that they name."""

    words: dict[str, Granularity] = Field(description="The words, each with its unit.")


class WordDays(Entry):
    """Names with days of the year."""

    words: dict[str, MonthAndDay] = Field(description='The names, each with its month and day: "12-25".')


class RelationEntry(Words):
    """Words that say how something stands to a time."""

    relation: TimeRelation = Field(description="The relation of what is said to the time.")


class EdgeEntry(Words):
    """Words for a part of a time."""

    edge: Edge = Field(description='The part; "earlier" and "later" are the sides of the day of the text.')


class NearEntry(Words):
    """Words before a unit, a day or a month that count from the day of the text."""

    step: Literal[-1, 0, 1] = Field(description="Whether they name the one before it, the one around it or the next.")
    rolling: Flag = Field(False, description="The unit ends or begins with that day: the past week has seven days.")


class DistanceEntry(Words):
    """Words after a number of units that say from where they are counted."""

    distance: Distance = Field(
        description='"ago" and "ahead" count from the day of the text, "earlier" and "later" from another time.'
    )


TIMES = {
    "weekday": Array(WordNumbers, "The days of the week, from 0 for Monday."),
    "month": Array(WordNumbers, "The months and their abbreviations, each with its number."),
    "unit": Array(WordGranularities, "Units that times are counted in."),
    "day": Array(WordNumbers, "Words for a day, each with its distance from the day of the text."),
    "night": Array(Words, "Words for the night beside the day of the text."),
    "part": Array(Words, "Parts of a day."),
    "clock": Array(Words, "Words for an hour of the day."),
    "season": Array(Words, "The seasons."),
    "holiday": Array(WordDays, "Holidays that have the same date each year."),
    "weekend": Array(Words, "Words for a Saturday and a Sunday."),
    "ordinal": Array(WordNumbers, "Ordinals of quarters, halves and centuries."),
    "decade": Array(WordNumbers, "Decades in words, each with its first year in the century."),
    "near": Array(NearEntry, "Words that count from the day of the text."),
    "edge": Array(EdgeEntry, "Words for the beginning, the middle and the end of a time."),
    "distance": Array(DistanceEntry, "Words that say from where units are counted."),
    "anaphor": Array(RelationEntry, "Words before a unit that point to another time of the text."),
    "relation": Array(RelationEntry, "Prepositions of time."),
    "hedge": Array(Words, "Adverbs before a preposition of time."),
    "comparison": Array(Words, "Words before a time with which something is compared."),
    "repeated": Array(Words, "Words before a time that comes again and again."),
    "named": Array(Words, "Words before a day of the week with which they are a name."),
    "stamp": Array(Words, "Words beside the date in a line of its own."),
}

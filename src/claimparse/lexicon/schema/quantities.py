"""The arrays of numbers.toml, vague.toml, bounds.toml, changes.toml and units.toml: words for quantities."""

from typing import Annotated, Literal

from pydantic import Field

from claimparse.lexicon.schema.base import Array, Entry, Flag, Integer, Lemmas, Phrases, Table, Words
from claimparse.types import Surprise

Direction = Literal["up", "down"]
Relation = Literal[">", ">=", "<", "<=", "~"]
Factor = Annotated[str, Field(pattern=r"^-?\d+(/[1-9]\d*)?$")]


class WordNumbers(Entry):
    """Words with whole numbers."""

    words: dict[str, Integer] = Field(description="The words, each with its number.")


class WordFactors(Entry):
    """Words with factors."""

    words: dict[str, Factor] = Field(
        description='The words, each with its factor as a string: "2", "1/2"; with a minus for a decrease.'
    )


class WordIntervals(Entry):
    """Words with intervals."""

    words: dict[str, tuple[Integer, Integer]] = Field(
        description="The words, each with the least and the greatest number that it can mean."
    )


class WordDirections(Entry):
    """Words with directions."""

    words: dict[str, Direction] = Field(description="The words, each with its direction.")


class DirectedLemmas(Lemmas):
    """Words of one direction."""

    direction: Direction = Field(description="The direction of the change.")


class BoundEntry(Words):
    """Words that make a number a bound or an estimate; of words in a row, the bound wins over the estimate."""

    relation: Relation = Field(description='The relation of the number to the bound; "~" is an estimate.')
    near: Flag = Field(False, description="The number is close to the bound.")
    surprise: Surprise | None = Field(None, description="The speaker finds the number large or small.")


class GovernorEntry(Lemmas):
    """Verbs behind which a word is a particle or a preposition, and no bound of a count."""

    before: str = Field(description="The word.")
    words: frozenset[str] = Field(description="Irregular forms of the verbs.")
    passive: frozenset[str] = Field(description='Verbs behind which it is so in the passive ("was asked about").')


class UnitDefinition(Table):
    """A unit with its names."""

    name: str = Field(description="The name of the unit in the singular, in lower case.")
    uri: str | None = Field(None, description="The title of its article in the English Wikipedia.")
    symbols: tuple[str, ...] = Field((), description="Its symbols, as they are written.")
    surfaces: tuple[str, ...] = Field((), description="Its other names, in lower case; regular plurals are known.")
    dimensions: dict[str, Integer] | None = Field(
        None, description="Of a compound unit, the units that it is made of, each with its power."
    )
    countries: tuple[str, ...] = Field((), description="Of a currency, the countries in which it is paid with.")


class UnitEntry(Entry):
    """Units of one kind."""

    kind: str = Field(description='What the units measure: "length", "currency".')
    units: tuple[UnitDefinition, ...] = Field(description="The units, each a table.")


class WordUnits(Entry):
    """Words or symbols with units."""

    words: dict[str, str] = Field(description="The words or symbols, each with the name of its unit.")


class WordPlurals(Entry):
    """Names of units with their plurals."""

    words: dict[str, str] = Field(description="The names in the singular, each with its plural.")


class ContextEntry(Entry):
    """A name that words around it give another unit."""

    surface: str = Field(description="The name, in the singular and in lower case.")
    unit: str = Field(description="The unit that it names near one of the words.")
    hyphen: Flag = Field(False, description='A hyphen before the name will do as well ("200-pound").')
    before: frozenset[str] = Field(description="Words before the name.")
    after: frozenset[str] = Field(description="Words after the name.")


class SymbolEntry(Entry):
    """A symbol that may stand apart from the number only before certain words."""

    symbol: str = Field(description="The symbol.")
    unit: str = Field(description="The name of its unit.")
    after: frozenset[str] = Field(description="The words after it.")
    fraction: bool = Field(False, description="Whether it stands after fractions alone: 'a half-point cut'.")


class SharedEntry(Words):
    """Names and signs of several currencies, of which a country named by the text chooses one."""

    units: tuple[str, ...] = Field(description="The names of the currencies.")
    hints: dict[str, str] = Field(
        {}, description="Words of a text that names none of their countries, each with the name of a currency."
    )


class LocalEntry(Entry):
    """Places with their countries."""

    words: dict[str, str] = Field(description="The places, each with a name of its country in places.country.")


class PartEntry(WordNumbers):
    """Units that are parts of another, each with how many make one, where both measure together: "6 feet 2 inches"."""

    unit: str = Field(description="The larger unit.")


NUMBERS = {
    "cardinal": Array(WordNumbers, 'Cardinals from "zero" to "ninety".'),
    "scale": Array(WordNumbers, "Words that multiply the number before them."),
    "abbreviation": Array(WordNumbers, "Scales directly after figures."),
    "letter": Array(WordNumbers, "Scales of one letter, which may be units as well."),
    "collective": Array(WordNumbers, "Nouns for a number of things."),
    "group": Array(WordNumbers, "Nouns for a group of so many, as they stand before its members."),
    "fraction": Array(WordNumbers, "Fractions, each with its denominator."),
    "multiple": Array(WordFactors, "Words that multiply."),
    "change": Array(WordFactors, "Verb forms that multiply what changes."),
    "label": Array(Words, "Nouns that take a number as a name when they are capitalised."),
    "lower": Array(Words, "Those of the labels that do so in lower case, too."),
    "index": Array(Words, "Names of stock indices."),
    "street": Array(Words, "Last words of addresses."),
    "fixed": Array(Phrases, "Set phrases with a numeral that is no quantity."),
    "year": Array(Words, "Words before a year of four figures."),
    "year_noun": Array(Words, "Nouns after a year for the figures of that year."),
    "outcome": Array(Words, "Words beside a score, a vote or a record."),
    "describing": Array(Words, "Words after a number and a comma that describe what it counts."),
    "counted": Array(Words, 'Plurals without "s" that make "m" a million.'),
    "measured": Array(Words, 'Words that make "m" a metre.'),
    "transliterated": Array(Words, "Signs of currency in plain ASCII that do not make bare figures money."),
    "edge": Array(Words, "Words that end a noun phrase."),
    "aged": Array(Words, "Nouns after which a bound is an age."),
    "timed": Array(Lemmas, "Verbs for what happens at an hour."),
    "level": Array(Lemmas, "Verbs for having a level."),
    "milestone": Array(Lemmas, "Verbs for what somebody does at an age."),
    "turning": Array(Lemmas, "Verbs for reaching an age."),
    "age_noun": Array(Lemmas, "Nouns whose value is an age."),
    "unmarked_plural": Array(Words, 'Plurals without "s" that are often tagged as singulars.'),
    "which_half": Array(Words, 'Adjectives that make "half" one of two parts.'),
    "ordering": Array(Words, "Adjectives of order before a number."),
    "statistic": Array(Words, "Nouns between a number and what it is about."),
    "occasion": Array(Words, "Those of the multiples that also say how often."),
    "compared": Array(Phrases, 'Words that make "times" a factor.'),
    "time_zone": Array(Words, "Abbreviations of time zones."),
    "minutes": Array(Words, "Minutes of the hour in words."),
    "open_prefix": Array(Words, "Words that a hyphen joins to figures that still count."),
    "open_joint": Array(Words, "Words between hyphens that join figures to a number before them."),
}
VAGUE = {
    "plural": Array(WordIntervals, 'Plurals of numerals: "dozens".'),
    "quantifier": Array(WordIntervals, 'Quantifiers: "several".'),
    "approximate": Array(WordNumbers, "Words for a number that is only approximate."),
}
BOUNDS = {
    "before": Array(BoundEntry, "Bounds and estimates before a number."),
    "after": Array(BoundEntry, "Bounds and estimates after a number."),
    "additional": Array(Words, "Words for more of the same."),
    "filler": Array(Words, "Words that may stand between a bound and its number."),
    "governor": Array(GovernorEntry, "Verbs behind which a word is no bound of a count."),
    "blocking": Array(Words, "Words that end the search for a bound."),
}
CHANGES = {
    "verb": Array(DirectedLemmas, "Verbs of change."),
    "particle": Array(WordDirections, "Adverbs of direction."),
    "noun": Array(DirectedLemmas, "Nouns of change."),
    "by": Array(WordDirections, 'Lemmas of verbs that measure a change only with "by".'),
    "between": Array(Lemmas, "Verbs and nouns of change without a direction, from one level to another."),
    "extent": Array(Lemmas, 'Verbs whose "from" begins a range.'),
    "comparative": Array(WordDirections, "Comparatives after a percentage."),
    "form": Array(Words, "Other words and forms of change."),
    "irregular": Array(WordDirections, "Irregular forms of the verbs."),
    "light": Array(Lemmas, "Verbs that leave the direction to a particle."),
}
CURRENCIES = {
    "currency": Array(UnitEntry, "The currencies of today."),
    "prefix": Array(WordUnits, "Signs and codes that stand before the number only."),
    "plural": Array(WordPlurals, "Names whose plural is no plain one."),
}
UNITS = {
    "unit": Array(UnitEntry, "Units that the registry lacks."),
    "surface": Array(WordUnits, "Further names of units."),
    "symbol": Array(WordUnits, "Further symbols of units."),
    "prefix": Array(WordUnits, "Signs of currencies that stand before the number only."),
    "large": Array(
        WordUnits,
        "Names of units that are usual words or letters, read only after a thousand and more at the end of a phrase.",
    ),
    "invariant": Array(
        WordUnits,
        "Names of units that are usual words, read in the singular after a number above one and before no noun.",
    ),
    "ordinary": Array(Words, "Names and symbols of the registry that seldom name a unit."),
    "each": Array(Words, "Nouns that a price is given for."),
    "prefer": Array(
        WordUnits, "The unit of a name or symbol that could be several, where its context does not decide."
    ),
    "single": Array(WordUnits, "Symbols that are read only when attached to the figures."),
    "spaced": Array(Words, "Symbols in lower case that may stand apart from the figures."),
    "context": Array(ContextEntry, "Names that the words around them give another unit."),
    "guided": Array(SymbolEntry, "Symbols that may stand apart from the figures only before certain words."),
    "plural": Array(WordPlurals, "Names of units, or their last words, whose plural is no plain one."),
    "shared": Array(SharedEntry, "Names and signs of several currencies, of which the text's country chooses one."),
    "local": Array(LocalEntry, "Places that tell a country, beside those of places.country."),
    "part": Array(PartEntry, "Units that measure together with a larger one."),
    "pint": Array(WordUnits, "Units, each with the name that the package Pint has for it."),
}

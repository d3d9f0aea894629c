"""The words for quantities, read from the lexicon: numbers, vague amounts, bounds, changes."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from claimparse.lexicon import Lexicon
from claimparse.lexicon.forms import regular_forms
from claimparse.lexicon.readers import reader
from claimparse.lexicon.schema import read_entries, word_set
from claimparse.lexicon.schema.quantities import (
    BoundEntry,
    DirectedLemmas,
    Direction,
    GovernorEntry,
    Relation,
    WordDirections,
    WordFactors,
    WordIntervals,
    WordNumbers,
)
from claimparse.types import Surprise


def _numbers(lexicon: Lexicon, where: str) -> dict[str, int]:
    return {w: n for entry in read_entries(lexicon, where, WordNumbers) for w, n in entry.words.items()}


def _factors(lexicon: Lexicon, where: str) -> dict[str, Fraction]:
    return {w: Fraction(f) for entry in read_entries(lexicon, where, WordFactors) for w, f in entry.words.items()}


def _intervals(lexicon: Lexicon, where: str) -> dict[str, tuple[int, int]]:
    return {w: pair for entry in read_entries(lexicon, where, WordIntervals) for w, pair in entry.words.items()}


def _directions(lexicon: Lexicon, where: str) -> dict[str, Direction]:
    return {w: d for entry in read_entries(lexicon, where, WordDirections) for w, d in entry.words.items()}


def _forms(lemmas: Iterable[str]) -> set[str]:
    """Lemmas with their regular forms."""
    return {form for lemma in lemmas for form in (lemma, *regular_forms(lemma))}


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of numbers.toml and vague.toml, by their part in a numeral.

    Attributes:
        cardinals: "one" to "ninety", with their values.
        scales: "hundred", "million", "crore", with their values.
        abbreviations: Scales after figures: "bn", "mln".
        letters: Scales of one letter, which may be units as well: "m".
        collectives: "dozen", "score", with their values.
        groups: "a trio of", with their numbers.
        fractions: "half", "thirds", with their denominators.
        multiples: "twice", "tenfold", with their factors.
        occasions: Those of the multiples that also say how often: "twice".
        changes: "doubled", "halved", with their factors, negative for a decrease.
        plurals: "dozens", "millions", with the least and the greatest number that they can mean.
        quantifiers: "several", "a few", likewise.
        approximate: "a couple", with the number that they are near to.
        counted: Plurals without "s" that make "m" a million: "3m sheep".
        measured: Words that make "m" a metre: "12 m across".
        compared: Words that make "times" a factor: "three times as many".
        ascii_currencies: Signs of currency in plain ASCII that do not make bare figures money: "PS5".
        open_prefixes: Words before a hyphen and figures that still count: "sub-70".
        open_joints: Words between hyphens that join figures to a number before them: "5-to-7".
    """

    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    abbreviations: Mapping[str, int]
    letters: Mapping[str, int]
    collectives: Mapping[str, int]
    groups: Mapping[str, int]
    fractions: Mapping[str, int]
    multiples: Mapping[str, Fraction]
    occasions: frozenset[str]
    changes: Mapping[str, Fraction]
    plurals: Mapping[str, tuple[int, int]]
    quantifiers: Mapping[str, tuple[int, int]]
    approximate: Mapping[str, int]
    counted: frozenset[str]
    measured: frozenset[str]
    compared: frozenset[str]
    ascii_currencies: frozenset[str]
    open_prefixes: frozenset[str]
    open_joints: frozenset[str]


@reader
@functools.lru_cache(maxsize=8)
def number_words(lexicon: Lexicon) -> NumberWords:
    """The number words of a lexicon."""
    return NumberWords(
        cardinals=_numbers(lexicon, "numbers.cardinal"),
        scales=_numbers(lexicon, "numbers.scale"),
        abbreviations=_numbers(lexicon, "numbers.abbreviation"),
        letters=_numbers(lexicon, "numbers.letter"),
        collectives=_numbers(lexicon, "numbers.collective"),
        groups=_numbers(lexicon, "numbers.group"),
        fractions=_numbers(lexicon, "numbers.fraction"),
        multiples=_factors(lexicon, "numbers.multiple"),
        occasions=word_set(lexicon, "numbers.occasion"),
        changes=_factors(lexicon, "numbers.change"),
        plurals=_intervals(lexicon, "vague.plural"),
        quantifiers=_intervals(lexicon, "vague.quantifier"),
        approximate=_numbers(lexicon, "vague.approximate"),
        counted=word_set(lexicon, "numbers.counted"),
        measured=word_set(lexicon, "numbers.measured"),
        compared=word_set(lexicon, "numbers.compared"),
        ascii_currencies=word_set(lexicon, "numbers.transliterated"),
        open_prefixes=word_set(lexicon, "numbers.open_prefix"),
        open_joints=word_set(lexicon, "numbers.open_joint"),
    )


@dataclass(frozen=True, slots=True)
class NounWords:
    """Words in and around the noun phrases that hold numbers.

    Attributes:
        boundaries: Words and verbs that end a noun phrase: "and", "says".
        unmarked_plurals: Plurals without "s", which the tagger takes for singulars: "police".
        ordering: Adjectives before a number that say which ones: "the last five".
        halves: Adjectives that make "half" one of two parts: "the top half".
        statistics: Nouns that stand between a number and what it is about: "a record 5%".
        aged: Nouns after which a bound is an age: "children under five".
        ages: Lemmas of nouns whose value is an age: "her age is 42".
    """

    boundaries: frozenset[str]
    unmarked_plurals: frozenset[str]
    ordering: frozenset[str]
    halves: frozenset[str]
    statistics: frozenset[str]
    aged: frozenset[str]
    ages: frozenset[str]


@reader
@functools.lru_cache(maxsize=8)
def noun_words(lexicon: Lexicon) -> NounWords:
    """The words of a lexicon for the noun phrases that hold numbers."""
    return NounWords(
        boundaries=word_set(lexicon, "numbers.edge"),
        unmarked_plurals=word_set(lexicon, "numbers.unmarked_plural"),
        ordering=word_set(lexicon, "numbers.ordering"),
        halves=word_set(lexicon, "numbers.which_half"),
        statistics=word_set(lexicon, "numbers.statistic"),
        aged=word_set(lexicon, "numbers.aged"),
        ages=word_set(lexicon, "numbers.age_noun"),
    )


@dataclass(frozen=True, slots=True)
class NonQuantityWords:
    """Cue words for figures that are no quantity (dates, times, labels, addresses, scores), and for ages.

    Attributes:
        labels: Nouns that take a number as a name when they are capitalised: "Bus 40".
        lowercase_labels: Those that do so in lower case too: "section 12".
        indices: Names of stock indices: "FTSE 100".
        streets: Last words of an address: "48 Willow Street".
        set_phrases: Phrases with a numeral that is no quantity: "ground zero".
        months: The months and their abbreviations.
        before_years: Words before a year of four figures: "since 1874".
        year_nouns: Nouns after a year for the figures of that year: "2019 levels".
        time_zones: Abbreviations after a time of day: "0830 GMT".
        minutes: Minutes of the hour in words: "six thirty".
        describing: Words after a number and a comma that describe what it counts: "twelve, including a child,".
        results: Words beside a score: "lost 2-3".
        clock_verbs: Lemmas of verbs for what happens at an hour: "opens at ten".
        level_verbs: Lemmas of verbs for having a level: "stands at one".
        age_verbs: Lemmas of verbs for what somebody does at an age: "died at 91".
        turning: Lemmas of verbs for reaching an age: "turned 40".
    """

    labels: frozenset[str]
    lowercase_labels: frozenset[str]
    indices: frozenset[str]
    streets: frozenset[str]
    set_phrases: frozenset[str]
    months: frozenset[str]
    before_years: frozenset[str]
    year_nouns: frozenset[str]
    time_zones: frozenset[str]
    minutes: frozenset[str]
    describing: frozenset[str]
    results: frozenset[str]
    clock_verbs: frozenset[str]
    level_verbs: frozenset[str]
    age_verbs: frozenset[str]
    turning: frozenset[str]


@functools.lru_cache(maxsize=8)
def non_quantity_words(lexicon: Lexicon) -> NonQuantityWords:
    """The words of a lexicon for figures that are no quantity."""
    return NonQuantityWords(
        labels=word_set(lexicon, "numbers.label"),
        lowercase_labels=word_set(lexicon, "numbers.lower"),
        indices=word_set(lexicon, "numbers.index"),
        streets=word_set(lexicon, "numbers.street"),
        set_phrases=word_set(lexicon, "numbers.fixed"),
        months=frozenset(_numbers(lexicon, "times.month")),
        before_years=word_set(lexicon, "numbers.year"),
        year_nouns=word_set(lexicon, "numbers.year_noun"),
        time_zones=word_set(lexicon, "numbers.time_zone"),
        minutes=word_set(lexicon, "numbers.minutes"),
        describing=word_set(lexicon, "numbers.describing"),
        results=word_set(lexicon, "numbers.outcome"),
        clock_verbs=word_set(lexicon, "numbers.timed"),
        level_verbs=word_set(lexicon, "numbers.level"),
        age_verbs=word_set(lexicon, "numbers.milestone"),
        turning=word_set(lexicon, "numbers.turning"),
    )


class Bound(NamedTuple):
    """The meaning of a bound.

    Attributes:
        relation: The relation of the number to the bound.
        near: Whether the number is close to the bound.
        surprise: Whether the speaker finds the number large or small.
    """

    relation: Relation
    near: bool = False
    surprise: Surprise | None = None


@dataclass(frozen=True, slots=True)
class BoundWords:
    """The words of bounds.toml.

    Attributes:
        before: Bounds before a number: "more than".
        symbols: Those written in symbols, in canonical form: ">=".
        symbol_characters: The characters that such symbols are made of.
        after: Bounds after a number: "or more".
        additional: Words for more of the same: "another".
        fillers: Words that may stand between a bound and its number: "a whopping".
        blockers: Words that end the search for a bound: "the past".
        governors: Forms of verbs behind which a word is no bound of a count: "handed" for "over".
        passive_governors: Participles behind which it is none after "be": "questioned" for "about".
        last_words: The last words of all that stands before a number.
        first_words: The first words of all that stands after one.
    """

    before: Mapping[str, Bound]
    symbols: Mapping[str, Bound]
    symbol_characters: frozenset[str]
    after: Mapping[str, Bound]
    additional: frozenset[str]
    fillers: frozenset[str]
    blockers: frozenset[str]
    governors: Mapping[str, frozenset[str]]
    passive_governors: Mapping[str, frozenset[str]]
    last_words: frozenset[str]
    first_words: frozenset[str]


_TO_ASCII = str.maketrans({"≥": ">=", "≤": "<=", "≈": "~", "∼": "~"})


def canonical_symbol(symbol: str) -> str:
    """A symbol of comparison in its canonical form: ASCII, no character twice in a row.

    >>> [canonical_symbol(symbol) for symbol in ("≥", "≥=", "≈=", ">>", "=>")]
    ['>=', '>=', '~=', '>', '=>']
    """
    return "".join(character for character, _ in groupby(symbol.translate(_TO_ASCII)))


@reader
@functools.lru_cache(maxsize=8)
def bound_words(lexicon: Lexicon) -> BoundWords:
    """The bounds of a lexicon."""

    def table(array: str) -> dict[str, Bound]:
        entries = read_entries(lexicon, f"bounds.{array}", BoundEntry)
        return {w: Bound(e.relation, e.near, e.surprise) for e in entries for w in e.words}

    before, after = table("before"), table("after")
    governors = read_entries(lexicon, "bounds.governor", GovernorEntry)
    symbols = {w: bound for w, bound in before.items() if not any(c.isalnum() for c in w)}
    additional, fillers = word_set(lexicon, "bounds.additional"), word_set(lexicon, "bounds.filler")
    return BoundWords(
        before=before,
        symbols={canonical_symbol(w): bound for w, bound in symbols.items()},
        symbol_characters=frozenset("".join(symbols)) | {"=", "-"},  # "=>" and "->" are arrows
        after=after,
        additional=additional,
        fillers=fillers,
        blockers=word_set(lexicon, "bounds.blocking"),
        governors={e.before: frozenset(_forms(e.lemmas)) | e.words for e in governors},
        passive_governors={e.before: frozenset(_forms(e.passive)) for e in governors},
        last_words=frozenset(phrase.split()[-1] for phrase in (*before, *additional, *fillers)),
        first_words=frozenset(phrase.split()[0] for phrase in after),
    )


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """The words of changes.toml.

    Attributes:
        verbs: Lemmas of verbs of change: "rise".
        irregular: Irregular forms of these: "rose".
        by_verbs: The lemmas, and those that measure a change only with "by": "raised fares by 4%".
        verb_forms: The inflected forms of the verbs: "rose".
        all_forms: These, and those of all other words of change: "raised", "growth", "doubled".
        extent_forms: Forms of verbs whose "from" begins a range: "takes from two to three hours".
        light_verbs: Lemmas of verbs that leave the direction to a particle: "closed down 3%".
        nouns: Lemmas of nouns of change: "increase".
        particles: Adverbs of direction: "up".
        comparatives: Comparatives after a percentage: "18% less".
    """

    verbs: Mapping[str, Direction]
    irregular: Mapping[str, Direction]
    by_verbs: Mapping[str, Direction]
    verb_forms: frozenset[str]
    all_forms: frozenset[str]
    extent_forms: frozenset[str]
    light_verbs: frozenset[str]
    nouns: Mapping[str, Direction]
    particles: Mapping[str, Direction]
    comparatives: Mapping[str, Direction]


@reader
@functools.lru_cache(maxsize=8)
def change_words(lexicon: Lexicon) -> ChangeWords:
    """The words of change of a lexicon."""

    def table(array: str) -> dict[str, Direction]:
        entries = read_entries(lexicon, f"changes.{array}", DirectedLemmas)
        return {w: e.direction for e in entries for w in e.lemmas}

    verbs, nouns, by = table("verb"), table("noun"), _directions(lexicon, "changes.by")
    between = word_set(lexicon, "changes.between")
    irregular = _directions(lexicon, "changes.irregular")
    forms = _forms(verbs) | irregular.keys() | word_set(lexicon, "changes.form")
    return ChangeWords(
        verbs=verbs,
        irregular=irregular,
        by_verbs=verbs | by,
        verb_forms=frozenset(forms),
        all_forms=frozenset(forms | _forms((*nouns, *by, *between)) | number_words(lexicon).changes.keys()) - {"by"},
        extent_forms=frozenset(_forms(word_set(lexicon, "changes.extent"))),
        light_verbs=word_set(lexicon, "changes.light"),
        nouns=nouns,
        particles=_directions(lexicon, "changes.particle"),
        comparatives=_directions(lexicon, "changes.comparative"),
    )

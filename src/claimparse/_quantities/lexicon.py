"""The words of quantities, typed: numbers, vague amounts, bounds, changes."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Any, Literal

from claimparse.lexicon import Lexicon
from claimparse.lexicon.readers import reader
from claimparse.types import Surprise

Direction = Literal["up", "down"]
Relation = Literal[">", ">=", "<", "<=", "~"]


def _merged(lexicon: Lexicon, file: str, array: str, key: str = "words") -> dict[str, Any]:
    return {word: value for entry in lexicon.array(file, array) for word, value in entry[key].items()}


def _listed(lexicon: Lexicon, file: str, array: str, key: str = "words") -> frozenset[str]:
    return frozenset(word for entry in lexicon.array(file, array) for word in entry[key])


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of numbers.toml and vague.toml, by what they do in a numeral.

    ``counted`` and ``measured`` are words after "m" that make it a million or a metre. ``transliterated``
    are signs of currency that plain figures behind them do not make money.
    """

    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    abbreviations: Mapping[str, int]
    letters: Mapping[str, int]
    collectives: Mapping[str, int]
    fractions: Mapping[str, int]
    multiples: Mapping[str, Fraction]
    changes: Mapping[str, Fraction]
    plurals: Mapping[str, tuple[int, int]]
    quantifiers: Mapping[str, tuple[int, int]]
    approximate: Mapping[str, int]
    counted: frozenset[str]
    measured: frozenset[str]
    transliterated: frozenset[str]


@reader
@functools.lru_cache(maxsize=8)
def number_words(lexicon: Lexicon) -> NumberWords:
    """The number words of a lexicon."""

    def spans(array: str) -> dict[str, tuple[int, int]]:
        return {w: (low, high) for w, (low, high) in _merged(lexicon, "vague", array).items()}

    def fractions(array: str) -> dict[str, Fraction]:
        return {w: Fraction(v) for w, v in _merged(lexicon, "numbers", array).items()}

    return NumberWords(
        cardinals=_merged(lexicon, "numbers", "cardinal"),
        scales=_merged(lexicon, "numbers", "scale"),
        abbreviations=_merged(lexicon, "numbers", "abbreviation"),
        letters=_merged(lexicon, "numbers", "letter"),
        collectives=_merged(lexicon, "numbers", "collective"),
        fractions=_merged(lexicon, "numbers", "fraction"),
        multiples=fractions("multiple"),
        changes=fractions("change"),
        plurals=spans("plural"),
        quantifiers=spans("quantifier"),
        approximate=_merged(lexicon, "vague", "approximate"),
        counted=_listed(lexicon, "numbers", "counted"),
        measured=_listed(lexicon, "numbers", "measured"),
        transliterated=_listed(lexicon, "numbers", "transliterated"),
    )


@functools.lru_cache(maxsize=8)
def words_around_nouns(lexicon: Lexicon) -> frozenset[str]:
    """Small words and verbs that a noun phrase behind a number does not go beyond."""
    return _listed(lexicon, "numbers", "edge")


@functools.lru_cache(maxsize=8)
def aged_nouns(lexicon: Lexicon) -> frozenset[str]:
    """Nouns behind which a bound with a plain number tells an age: "children under five"."""
    return _listed(lexicon, "numbers", "aged")


@dataclass(frozen=True, slots=True)
class Signs:
    """Words that show that a figure counts nothing (it dates, times, labels or scores) or is an age."""

    labels: frozenset[str]
    indices: frozenset[str]
    lower: frozenset[str]
    streets: frozenset[str]
    fixed: frozenset[str]
    months: frozenset[str]
    years: frozenset[str]
    outcomes: frozenset[str]
    milestones: frozenset[str]
    timed: frozenset[str]


@functools.lru_cache(maxsize=8)
def signs(lexicon: Lexicon) -> Signs:
    """The signs of a lexicon."""
    return Signs(
        labels=_listed(lexicon, "numbers", "label"),
        indices=_listed(lexicon, "numbers", "index"),
        lower=_listed(lexicon, "numbers", "lower"),
        streets=_listed(lexicon, "numbers", "street"),
        fixed=_listed(lexicon, "numbers", "fixed", "phrases"),
        months=_listed(lexicon, "numbers", "month"),
        years=_listed(lexicon, "numbers", "year"),
        outcomes=_listed(lexicon, "numbers", "outcome"),
        milestones=_listed(lexicon, "numbers", "milestone", "lemmas"),
        timed=_listed(lexicon, "numbers", "timed", "lemmas"),
    )


@dataclass(frozen=True, slots=True)
class Bound:
    """What the words of a bound say: a relation, whether the number is close to it, how the speaker finds it."""

    relation: Relation
    near: bool = False
    surprise: Surprise | None = None


@dataclass(frozen=True, slots=True)
class BoundWords:
    """Bounds before and after a number, words for more of the same, words that may stand between or that end it.

    ``stacks`` are the bounds before a number that are written in signs, in canonical form; ``signs`` are the characters
    of such. ``last_words`` end what stands before a number, ``first_words`` begin what stands after it.
    """

    before: Mapping[str, Bound]
    stacks: Mapping[str, Bound]
    signs: frozenset[str]
    after: Mapping[str, Bound]
    additional: frozenset[str]
    fillers: frozenset[str]
    blocking: frozenset[str]
    last_words: frozenset[str]
    first_words: frozenset[str]


_PLAIN_SIGNS = str.maketrans({"≥": ">=", "≤": "<=", "≈": "~", "∼": "~"})


def canonical_stack(signs: str) -> str:
    """Signs of comparison in the one form in which the table has them: ASCII, none twice in a row.

    >>> [canonical_stack(signs) for signs in ("≥", "≥=", "≈=", ">>", "=>")]
    ['>=', '>=', '~=', '>', '=>']
    """
    return "".join(sign for sign, _ in groupby(signs.translate(_PLAIN_SIGNS)))


@reader
@functools.lru_cache(maxsize=8)
def bound_words(lexicon: Lexicon) -> BoundWords:
    """The bounds of a lexicon."""

    def table(array: str) -> dict[str, Bound]:
        entries = lexicon.array("bounds", array)
        return {w: Bound(e["relation"], e.get("near", False), e.get("surprise")) for e in entries for w in e["words"]}

    before, after = table("before"), table("after")
    stacks = {w: bound for w, bound in before.items() if not any(c.isalnum() for c in w)}
    additional, fillers = _listed(lexicon, "bounds", "additional"), _listed(lexicon, "bounds", "filler")
    return BoundWords(
        before=before,
        stacks={canonical_stack(w): bound for w, bound in stacks.items()},
        signs=frozenset("".join(stacks)) | {"=", "-"},  # "=>" and "->" are arrows
        after=after,
        additional=additional,
        fillers=fillers,
        blocking=_listed(lexicon, "bounds", "blocking"),
        last_words=frozenset(phrase.split()[-1] for phrase in (*before, *additional, *fillers)),
        first_words=frozenset(phrase.split()[0] for phrase in after),
    )


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """Lemmas of verbs and nouns of change, and particles such as "up".

    ``by`` are the verbs that measure a change only with "by"; ``forms`` are the verbs as they stand in a text.
    """

    by: Mapping[str, Direction]
    forms: frozenset[str]
    light: frozenset[str]
    verbs: Mapping[str, Direction]
    nouns: Mapping[str, Direction]
    particles: Mapping[str, Direction]


@reader
@functools.lru_cache(maxsize=8)
def change_words(lexicon: Lexicon) -> ChangeWords:
    """The words of change of a lexicon."""

    def table(array: str) -> dict[str, Direction]:
        return {w: e["direction"] for e in lexicon.array("changes", array) for w in e["lemmas"]}

    verbs = table("verb")
    forms = {form for lemma in verbs for form in _regular_forms(lemma)} | _listed(lexicon, "changes", "form")
    return ChangeWords(
        by=verbs | _merged(lexicon, "changes", "by"),
        forms=frozenset(forms),
        light=_listed(lexicon, "changes", "light", "lemmas"),
        verbs=verbs,
        nouns=table("noun"),
        particles=_merged(lexicon, "changes", "particle"),
    )


def _regular_forms(lemma: str) -> Iterator[str]:
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    doubled = lemma + lemma[-1] if lemma[-1] in "pmd" and lemma[-2] in "aeiou" else stem
    yield from (lemma, lemma + "s", stem + "ed", stem + "ing", doubled + "ed", doubled + "ing")
    if lemma.endswith("y"):
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied")

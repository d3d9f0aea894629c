"""The words of stance as typed, indexed tables: modifiers, predicates with signatures, word classes, affixes."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar, get_args

from claimparse._grammar.parts_of_speech import particle
from claimparse._grammar.verb_groups import match_tail
from claimparse.errors import LexiconError
from claimparse.lexicon import Lexicon, place_of
from claimparse.lexicon.forms import verbs_by_form
from claimparse.lexicon.readers import reader
from claimparse.lexicon.schema import read_entries
from claimparse.lexicon.schema.conditions import Where
from claimparse.lexicon.schema.frames import Frame, Preposition
from claimparse.lexicon.schema.stance import AffixEntry, Modifier, Part, PredicateEntry, Signature, Target, WordClass
from claimparse.lexicon.schema.verbs import VerbEntry
from claimparse.lexicon.wording import closest_hint, join_quoted
from claimparse.types import CueKind

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token

__all__ = ["Affix", "Predicate", "StanceLexicon"]

GAP = "..."
ANY_OBJECT = "any"
CLAIMS = "claims"
"""The class of nouns for something said, which the frame "claim" asks for."""

EntryT = TypeVar("EntryT")


_AS_COMPLEMENT: Mapping[Frame, Frame] = {"claim": "np", "order": "to"}
"""The frames that the grammar does not tell apart, with what it calls them."""


class Predicate(Signature):
    """A word that takes complements, with what it commits somebody to in them."""

    part: Part
    frames: frozenset[Frame]
    where: Where | None

    @property
    def is_passive(self) -> bool:
        """Return whether it counts only as a passive, whose subject is the source or is told."""
        return self.where is not None and self.where.passive

    @property
    def calls_false(self) -> bool:
        """Return whether it is a verb that can call its object false: "dismissed the report as untrue"."""
        return "object" in self.frames

    @property
    def is_negative_judgement(self) -> bool:
        """Return whether it says that a claim is false: "untrue", "nonsense"."""
        return self.judges_truth and self.value.true.score < 0

    @property
    def is_admission(self) -> bool:
        """Return whether what a source says with it is so: "admit", "reveal"."""
        return self.kind is CueKind.REPORT and self.value.factive

    @property
    def turns_down(self) -> bool:
        """Return whether it rejects a noun, which need not be a claim: "denied bail", "rejected the offer"."""
        return bool(self.objects) and "np" in self.frames and self.kind in (CueKind.DENIAL, CueKind.DOUBT)

    @property
    def reports_clause(self) -> bool:
        """Return whether it opens a source that says a clause: "say", "expect"."""
        return self.source_value is not None and "that" in self.frames


class Affix(AffixEntry):
    """A negative prefix or suffix: the words in which it negates are ``prefix + stem``, or all but ``exceptions``."""

    def match(self, word: str, part: Part | None) -> tuple[int, int] | None:
        """Return the characters of the affix in a lower-case word, from where to where; None where it has none."""
        if not word.startswith(self.prefix):
            return None
        if self.stems:
            return (0, len(self.prefix)) if word[len(self.prefix) :] in self.stems else None
        stem = len(word) - len(self.prefix) - len(self.suffix)
        if stem < 3 or part not in self.parts or word in self.exceptions:
            return None
        if word.startswith(self.except_prefixes) or not _ends(word, self.suffix):
            return None
        if self.prefix:
            return 0, len(self.prefix)
        start = word.rindex(self.suffix)
        return start, start + len(self.suffix)


def _ends(word: str, suffix: str) -> bool:
    return not suffix or word.endswith((suffix, suffix + "ly", suffix + "ness"))


@dataclass(frozen=True, slots=True)
class StanceLexicon:
    """All words of stance, indexed.

    - ``modifiers`` by their first word, ``predicates`` by their lemma or form, and both in ``entries`` by name.
    - ``word_classes`` are classes of words that rules ask for by name.
    - ``prefixes`` are the first two letters of all prefixes.
    - ``phrases`` are the words after the first of predicates of several words, the longest first, by that first word.
    - ``starters`` are the first words of longer cues, with their second words.
    - ``heads`` are the words at which a predicate may stand, and the regular forms of verbs among them.
    - ``verb_of_form`` gives the verb of a regular form.
    """

    modifiers: Mapping[str, tuple[tuple[tuple[str, ...], Modifier], ...]]
    predicates: Mapping[str, tuple[Predicate, ...]]
    word_classes: Mapping[str, frozenset[str]]
    affixes: tuple[Affix, ...]
    prefixes: frozenset[str]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    starters: Mapping[str, frozenset[str]]
    heads: frozenset[str]
    verb_of_form: Mapping[str, str]
    entries: Mapping[str, Modifier | Predicate]

    def target(self, entry: str) -> Target | None:
        """What the words of a modifier modify; None for other entries."""
        found = self.entries.get(entry)
        return found.target if isinstance(found, Modifier) else None

    def readings(self, word: Token) -> tuple[Predicate, ...]:
        """The readings of a word, the likeliest first: of its form ("chances"), its lemma, a phrase that it begins.

        With a particle, those of the phrase come first; of the others, only those that ask for it count: "hit back at".
        """
        is_known = word.lemma_ in self.predicates or word.lemma_ in self.phrases
        lemma = word.lemma_ if is_known else self.verb_of_form.get(word.lower_, word.lemma_)
        own = (*self.readings_of_form(word), *self.predicates.get(lemma, ()))
        if lemma not in self.phrases:
            return own
        tail = next((tail for tail in self.phrases[lemma] if match_tail(word, tail)), ())
        phrase = self.predicates[" ".join((lemma, *tail))] if tail else ()
        beside = particle(word)
        if beside is None and len(tail) > 1:
            return phrase  # "pleaded guilty to" asks for nothing
        if beside is None:
            return (*own, *phrase)  # what looks like its preposition may begin an adjunct: "insisted on Friday that"
        return (*phrase, *(r for r in own if r.where is not None and beside in r.where.beside))

    def readings_of_form(self, word: Token) -> tuple[Predicate, ...]:
        """The readings of a word's form alone, which say more than those of its lemma."""
        return () if word.lower_ == word.lemma_ else self.predicates.get(word.lower_, ())

    def calls_false(self, entry: str) -> bool:
        """Return whether the words of an entry can call a claim false: "dismissed as"."""
        found = self.predicate(entry)
        return found is not None and found.calls_false

    def predicate(self, entry: str) -> Predicate | None:
        """Return the predicate of that name; None for a modifier or a construction."""
        found = self.entries.get(entry)
        return found if isinstance(found, Predicate) else None

    @classmethod
    @functools.lru_cache(maxsize=8)
    def of(cls, lexicon: Lexicon) -> StanceLexicon:
        """Return the tables of a lexicon, which are read once."""
        modifiers = read_entries(lexicon, "stance.entry", Modifier)
        affixes = read_entries(lexicon, "affixes.entry", Affix)
        classes = {e.name: frozenset(e.words) for e in read_entries(lexicon, "predicates.nouns", WordClass)}
        predicates = _predicates(lexicon)
        entries: dict[str, Modifier | Predicate] = {m.name: m for m in modifiers}
        entries.update((p.name, p) for readings in predicates.values() for p in readings)
        _require_classes(entries.values(), classes)
        first_words = {word.split()[0] for word in predicates}
        verb_of_form = verbs_by_form(
            w.split()[0] for w, found in predicates.items() if any(p.part == "verb" for p in found)
        )
        return cls(
            modifiers=_by_first_word(modifiers),
            predicates=predicates,
            word_classes=classes,
            affixes=affixes,
            prefixes=frozenset(a.prefix[:2] for a in affixes if a.prefix),
            phrases=_phrases(predicates),
            starters=_starters(modifiers),
            heads=frozenset((*first_words, *verb_of_form)),
            verb_of_form=verb_of_form,
            entries=entries,
        )


reader(StanceLexicon.of)


def _phrases(words: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The further words of phrases by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for first, *tail in (word.split() for word in words):
        if tail:
            found.setdefault(first, []).append(tuple(tail))
    return {first: tuple(sorted(tails, key=len, reverse=True)) for first, tails in found.items()}


def _predicates(lexicon: Lexicon) -> Mapping[str, tuple[Predicate, ...]]:
    """The readings of each word: the user's, the later first, then the packaged in the order of their signatures."""
    signatures = {s.name: s for s in read_entries(lexicon, "verbs.signature", Signature)}
    found: dict[str, dict[tuple[str, Where | None], tuple[int, Predicate]]] = {}
    for reading in (*_of_verbs(lexicon, signatures), *_of_others(lexicon)):
        readings, key = found.setdefault(reading.word, {}), (reading.signature.name, reading.where)
        frames = reading.frames | (readings[key][1].frames if key in readings else frozenset())
        predicate = Predicate.model_construct(
            **dict(reading.signature), part=reading.part, frames=frames, where=reading.where
        )
        readings[key] = reading.rank, predicate
    order = {name: place for place, name in enumerate(signatures)}

    def rank(ranked: tuple[int, Predicate]) -> tuple[int, int]:
        return ranked[0], order.get(ranked[1].name, len(order))

    return {word: tuple(p for _, p in sorted(readings.values(), key=rank)) for word, readings in found.items()}


class _Reading(NamedTuple):
    """A reading of a word; those of a lower ``rank`` are tried first."""

    rank: int
    word: str
    signature: Signature
    part: Part
    frames: frozenset[Frame]
    where: Where | None


def _ranked(lexicon: Lexicon, file: str, array: str, entries: Sequence[EntryT]) -> Iterator[tuple[int, EntryT]]:
    """Yield entries with their ranks: 0 for the packaged ones, less for each that was added later."""
    packaged = len(Lexicon.default().array(file, array))
    yield from ((min(0, packaged - 1 - place), entry) for place, entry in enumerate(entries))


def _of_verbs(lexicon: Lexicon, signatures: Mapping[str, Signature]) -> Iterator[_Reading]:
    """Yield the readings of verbs.

    Raises:
        LexiconError: If there is no signature of that name.
    """
    written, entries = lexicon.array("verbs", "verb"), read_entries(lexicon, "verbs.verb", VerbEntry)
    for (rank, entry), raw in zip(_ranked(lexicon, "verbs", "verb", entries), written, strict=True):
        for frame, name in entry.signature_of.items():
            if name not in signatures:
                raise LexiconError(
                    f"{place_of(raw)}verbs.verb {entry.words[0]!r}: no signature is called {name!r}"
                    f"{closest_hint(name, signatures)}; choose from {join_quoted(tuple(signatures))}"
                )
            signature = signatures[name]
            if frame == "claim" and signature.objects is None:
                signature = signature.model_copy(update={"objects": CLAIMS})
            for word in entry.words:
                yield _Reading(rank, word, signature, "verb", _as_complements(frame, word), entry.where)


def _as_complements(frame: Frame, word: str) -> frozenset[Frame]:
    """What the grammar calls a complement of a verb; the last word of a phrase may be a preposition or a particle."""
    seen = _AS_COMPLEMENT.get(frame, frame)
    last = [p for p in get_args(Preposition) if word.endswith(f" {p}")] if seen == "np" else []
    return frozenset({seen, *last})


def _of_others(lexicon: Lexicon) -> Iterator[_Reading]:
    """Yield the readings of nouns and adjectives."""
    entries = read_entries(lexicon, "predicates.entry", PredicateEntry)
    for rank, entry in _ranked(lexicon, "predicates", "entry", entries):
        signature = Signature.model_construct(**{k: v for k, v in entry if k in Signature.model_fields})
        for word in entry.words:
            yield _Reading(rank, word, signature, entry.part, entry.frames, entry.where)


def _require_classes(entries: Iterable[Modifier | Predicate], classes: Mapping[str, frozenset[str]]) -> None:
    """Raise LexiconError if a predicate asks for a class of nouns that there is not."""
    for entry in entries:
        if isinstance(entry, Predicate) and entry.objects not in (None, ANY_OBJECT, *classes):
            raise LexiconError(
                f"'objects' of {entry.name!r} is {entry.objects!r}; choose from {join_quoted((ANY_OBJECT, *classes))}"
            )


def _patterns(entry: Modifier) -> list[tuple[str, ...]]:
    """The token sequences of an entry."""
    return [tuple(words.split()) for words in entry.words]


def _by_first_word(entries: Sequence[Modifier]) -> dict[str, tuple[tuple[tuple[str, ...], Modifier], ...]]:
    """Patterns by first word, the longest first; on a tie the later entry, the user's, wins."""
    found: dict[str, list[tuple[tuple[str, ...], Modifier]]] = {}
    for entry in reversed(entries):
        for words in _patterns(entry):
            found.setdefault(words[0], []).append((words, entry))
    return {k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in found.items()}


def _starters(entries: Sequence[Modifier]) -> dict[str, frozenset[str]]:
    """The first words of longer cues, with what may come second."""
    found: dict[str, set[str]] = {}
    for words in (words for e in entries for words in _patterns(e) if len(words) > 1):
        found.setdefault(words[0], set()).add(words[1])
    return {first: frozenset(seconds) for first, seconds in found.items()}

"""The words of stance as typed, indexed tables: modifiers, predicates with signatures, word classes, affixes."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimparse._grammar.parts_of_speech import particle
from claimparse.errors import LexiconError
from claimparse.lexicon import Lexicon
from claimparse.lexicon.readers import reader
from claimparse.lexicon.schema import read_entries
from claimparse.lexicon.schema.conditions import Where
from claimparse.lexicon.schema.frames import Frame
from claimparse.lexicon.schema.stance import AffixEntry, Modifier, Part, PredicateEntry, Signature, Target, WordClass
from claimparse.lexicon.schema.verbs import VerbEntry
from claimparse.lexicon.wording import closest_hint, join_quoted
from claimparse.types import CueKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Affix", "Predicate", "StanceLexicon"]

GAP = "..."
ANY_OBJECT = "any"


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
    - ``phrasal`` are the verbs that some entry joins with a particle.
    - ``starters`` are the first words of longer cues, with their second words.
    - ``heads`` are the words at which a predicate may stand.
    """

    modifiers: Mapping[str, tuple[tuple[tuple[str, ...], Modifier], ...]]
    predicates: Mapping[str, tuple[Predicate, ...]]
    word_classes: Mapping[str, frozenset[str]]
    affixes: tuple[Affix, ...]
    prefixes: frozenset[str]
    phrasal: frozenset[str]
    starters: Mapping[str, frozenset[str]]
    heads: frozenset[str]
    entries: Mapping[str, Modifier | Predicate]

    def target(self, entry: str) -> Target | None:
        """What the words of a modifier modify; None for other entries."""
        found = self.entries.get(entry)
        return found.target if isinstance(found, Modifier) else None

    def readings(self, word: Token) -> tuple[Predicate, ...]:
        """The readings of a word: those of its form ("chances") before its lemma's; of a phrasal verb its own.

        So are those of its lemma that ask for the particle beside it: "hit back at".
        """
        lemma = word.lemma_
        beside = particle(word) if lemma in self.phrasal else None
        if beside is not None:
            with_particle = (r for r in self.predicates.get(lemma, ()) if r.where and beside in r.where.beside)
            return (*self.predicates.get(f"{lemma} {beside}", ()), *with_particle)
        return (*self.readings_of_form(word), *self.predicates.get(lemma, ()))

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
        return cls(
            modifiers=_by_first_word(modifiers),
            predicates=predicates,
            word_classes=classes,
            affixes=affixes,
            prefixes=frozenset(a.prefix[:2] for a in affixes if a.prefix),
            phrasal=frozenset(word.split()[0] for word in predicates if " " in word),
            starters=_starters(modifiers),
            heads=frozenset(word.split()[0] for word in predicates),
            entries=entries,
        )


reader(StanceLexicon.of)


def _predicates(lexicon: Lexicon) -> Mapping[str, tuple[Predicate, ...]]:
    """The readings of each word, in the order of their signatures."""
    signatures = {s.name: s for s in read_entries(lexicon, "verbs.signature", Signature)}
    found: dict[str, dict[tuple[str, Where | None], Predicate]] = {}
    for word, signature, part, frame_set, where in (*_of_verbs(lexicon, signatures), *_of_others(lexicon)):
        readings = found.setdefault(word, {})
        before = readings.get((signature.name, where))
        frames = frame_set if before is None else before.frames | frame_set
        readings[signature.name, where] = Predicate.model_construct(
            **dict(signature), part=part, frames=frames, where=where
        )
    order = {name: place for place, name in enumerate(signatures)}
    return {
        word: tuple(sorted(readings.values(), key=lambda p: order.get(p.name, len(order))))
        for word, readings in found.items()
    }


_Reading = tuple[str, Signature, Part, frozenset[Frame], Where | None]


def _of_verbs(lexicon: Lexicon, signatures: Mapping[str, Signature]) -> Iterator[_Reading]:
    """Yield the readings of verbs.

    Raises:
        LexiconError: If there is no signature of that name.
    """
    for entry in read_entries(lexicon, "verbs.verb", VerbEntry):
        for frame, name in entry.signature_of.items():
            if name not in signatures:
                raise LexiconError(
                    f"verbs.verb {entry.words[0]!r}: no signature is called {name!r}"
                    f"{closest_hint(name, signatures)}; choose from {join_quoted(tuple(signatures))}"
                )
            frames = frozenset({_AS_COMPLEMENT.get(frame, frame)})
            yield from ((word, signatures[name], "verb", frames, entry.where) for word in entry.words)


def _of_others(lexicon: Lexicon) -> Iterator[_Reading]:
    """Yield the readings of nouns and adjectives."""
    for entry in read_entries(lexicon, "predicates.entry", PredicateEntry):
        signature = Signature.model_construct(**{k: v for k, v in entry if k in Signature.model_fields})
        yield from ((word, signature, entry.part, entry.frames, entry.where) for word in entry.words)


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

"""The words of stance as typed, indexed tables: modifiers, predicates with signatures, word classes, affixes."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimparse.errors import LexiconError
from claimparse.lexicon import Lexicon
from claimparse.lexicon.readers import reader
from claimparse.lexicon.schema import read_entries
from claimparse.lexicon.schema.stance import AffixEntry, Modifier, Part, PredicateEntry, WordClass
from claimparse.types import CueKind

__all__ = ["Affix", "Predicate", "StanceLexicon"]

GAP = "..."
ANY_OBJECT = "any"


class Predicate(PredicateEntry):
    """A word that takes a clause, with its signature."""

    @property
    def calls_false(self) -> bool:
        """Return whether it is a verb that can call its object false: "dismissed the report as untrue"."""
        return "false" in self.frames

    @property
    def is_negative_judgement(self) -> bool:
        """Return whether it says that a claim is false: "untrue", "nonsense"."""
        return self.judges_truth and self.value.true.score < 0

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

    def is_quantifier(self, entry: str) -> bool:
        """Return whether the words of an entry quantify a noun phrase: "no", "few"."""
        found = self.entries.get(entry)
        return isinstance(found, Modifier) and found.quantifier

    def takes_infinitive(self, entry: str) -> bool:
        """Return whether the words of an entry modify the infinitive that they introduce: "yet to"."""
        found = self.entries.get(entry)
        return isinstance(found, Modifier) and found.infinitive

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
        predicates = read_entries(lexicon, "predicates.entry", Predicate)
        affixes = read_entries(lexicon, "affixes.entry", Affix)
        classes = {e.name: frozenset(e.words) for e in read_entries(lexicon, "predicates.nouns", WordClass)}
        _require_classes(predicates, classes)
        entries: dict[str, Modifier | Predicate] = {m.name: m for m in modifiers}
        entries.update((p.name, p) for p in predicates)
        by_lemma: dict[str, list[Predicate]] = {}
        for predicate in predicates:
            for word in predicate.words:
                by_lemma.setdefault(word, []).append(predicate)
        return cls(
            modifiers=_by_first_word(modifiers),
            predicates={k: tuple(v) for k, v in by_lemma.items()},
            word_classes=classes,
            affixes=affixes,
            prefixes=frozenset(a.prefix[:2] for a in affixes if a.prefix),
            phrasal=frozenset(word.split()[0] for word in by_lemma if " " in word),
            starters=_starters(modifiers),
            heads=frozenset(word.split()[0] for word in by_lemma),
            entries=entries,
        )


reader(StanceLexicon.of)


def _require_classes(predicates: Sequence[Predicate], classes: Mapping[str, frozenset[str]]) -> None:
    """Raise LexiconError if a predicate asks for a class of nouns that there is not."""
    for predicate in predicates:
        if predicate.objects not in (None, ANY_OBJECT, *classes):
            known = ", ".join(repr(name) for name in (ANY_OBJECT, *classes))
            raise LexiconError(
                f"predicates.entry: 'objects' of {predicate.name!r} is {predicate.objects!r}; choose from {known}"
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

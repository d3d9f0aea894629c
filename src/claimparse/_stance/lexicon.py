"""The words of stance as typed, indexed tables: modifiers, predicates with signatures, word classes, affixes."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from claimparse.errors import LexiconError
from claimparse.lexicon import Lexicon
from claimparse.lexicon.readers import reader
from claimparse.types import Commitment, CueKind

__all__ = ["Affix", "Modifier", "Predicate", "StanceLexicon", "Value"]

Part = Literal["verb", "noun", "adjective", "adverb", "modal", "participle", "any"]
"""Parts of speech to which an entry may be restricted."""

Reading = Literal["permission", "obligation"]
"""Deontic readings of a modal."""

GAP = "..."


@dataclass(frozen=True, slots=True)
class Value:
    """The commitment of a holder to what words apply to, where their own clause is true and where it is false."""

    true: Commitment
    false: Commitment

    @property
    def factive(self) -> bool:
        """Return whether negation leaves the commitment alone: "did not know that p"."""
        return self.true is self.false is not Commitment.UNCOMMITTED


@dataclass(frozen=True, slots=True)
class Modifier:
    """Words that change the commitment to the clause or phrase that they stand in.

    - ``value`` is the commitment of whoever holds the clause, ``source_value`` that of the source that the words open
      ("reportedly"); that is the object of their last word where it has one ("according to").
    - ``note`` is the reason why an entry of kind pseudo is inert.
    - ``wide``: a negation beside it is inside ("cannot"); ``quantifier``: it reaches the verb of its noun phrase ("no
      boats sank"); ``infinitive``: it modifies the infinitive that it introduces ("yet to open").
    - ``implies_negation``: its clause does not hold ("nearly"); ``contradicts_report``: what its verb reports does not
      hold ("falsely claimed"); ``judges_truth``: it says that a claim is false ("debunked").
    - ``attributive``: only before its noun; ``predicative``: not before a noun ("no better tools"); ``claims``: only of
      nouns that report; ``subject``: only in a subject; ``followed``: only before a word with one of these tags;
      ``under``: the verbs of which its noun may be an argument ("was no surprise", not "caused no surprise").
    - ``deontic``: the reading that a modal also has; ``hypothetical``: inert inside a report; ``ability``: inert where
      it describes a capacity ("can hold 40 cars").
    """

    name: str
    kind: CueKind
    words: tuple[tuple[str, ...], ...]
    value: Value | None = None
    source_value: Value | None = None
    part: Part = "any"
    note: str | None = None
    wide: bool = False
    deontic: Reading | None = None
    hypothetical: bool = False
    attributive: bool = False
    claims: bool = False
    contradicts_report: bool = False
    ability: bool = False
    quantifier: bool = False
    subject: bool = False
    implies_negation: bool = False
    predicative: bool = False
    infinitive: bool = False
    judges_truth: bool = False
    followed: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that takes a clause, with its signature.

    - ``value`` is the commitment of the predicate's holder, ``source_value`` that of its subject, where the predicate
      opens a source; ``unable`` is the subject's commitment under "cannot".
    - ``frames`` are the kinds of complements that it takes: clauses, "np" or prepositions.
    - ``objects`` names the class of nouns that count as its content; one of the words ``beside`` must stand beside it.
    - ``weak`` sources give way to the author where they are unnamed ("it is feared").
    - ``passive``: only as a passive, whose subject is the one that speaks or is told; ``copular``: only after "be"
      ("it is the case that", not "made the case that"); ``things``: only where its subject is nobody ("the data suggest
      a link", not "the minister suggested a meeting").
    - ``judges_truth``: it says that a claim is true or false, or takes it back ("untrue", "retract");
      ``denies_if_negated``: a source that says it with a negation denies the claim ("no truth in"); ``concedes``: it
      admits what its subject may have denied before.
    """

    name: str
    kind: CueKind
    part: Part
    frames: frozenset[str]
    value: Value
    source_value: Value | None = None
    unable: Commitment | None = None
    weak: bool = False
    objects: str | None = None
    beside: frozenset[str] = frozenset()
    passive: bool = False
    copular: bool = False
    things: bool = False
    judges_truth: bool = False
    denies_if_negated: bool = False
    concedes: bool = False

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


@dataclass(frozen=True, slots=True)
class Affix:
    """A negative prefix or suffix: the words in which it negates are ``prefix + stem``, or all but ``exceptions``."""

    prefix: str
    suffix: str
    stems: frozenset[str]
    exceptions: frozenset[str]
    except_prefixes: tuple[str, ...]
    parts: frozenset[Part]

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
        modifiers = [_modifier(e) for e in lexicon.array("stance", "entry")]
        rows = lexicon.array("predicates", "entry")
        predicates = [_predicate(e) for e in rows]
        affixes = tuple(_affix(e) for e in lexicon.array("affixes", "entry"))
        entries: dict[str, Modifier | Predicate] = {m.name: m for m in modifiers}
        entries.update((p.name, p) for p in predicates)
        by_lemma: dict[str, list[Predicate]] = {}
        for row, predicate in zip(rows, predicates, strict=True):
            for word in row["words"]:
                by_lemma.setdefault(word, []).append(predicate)
        return cls(
            modifiers=_by_first_word(modifiers),
            predicates={k: tuple(v) for k, v in by_lemma.items()},
            word_classes={e["name"]: frozenset(e["words"]) for e in lexicon.array("predicates", "nouns")},
            affixes=affixes,
            prefixes=frozenset(a.prefix[:2] for a in affixes if a.prefix),
            phrasal=frozenset(word.split()[0] for word in by_lemma if " " in word),
            starters=_starters(modifiers),
            heads=frozenset(word.split()[0] for word in by_lemma),
            entries=entries,
        )


reader(StanceLexicon.of)


def _by_first_word(entries: Sequence[Modifier]) -> dict[str, tuple[tuple[tuple[str, ...], Modifier], ...]]:
    """Patterns by first word, the longest first; on a tie the later entry, the user's, wins."""
    found: dict[str, list[tuple[tuple[str, ...], Modifier]]] = {}
    for entry in reversed(entries):
        for words in entry.words:
            found.setdefault(words[0], []).append((words, entry))
    return {k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in found.items()}


def _starters(entries: Sequence[Modifier]) -> dict[str, frozenset[str]]:
    """The first words of longer cues, with what may come second."""
    found: dict[str, set[str]] = {}
    for words in (w for e in entries for w in e.words if len(w) > 1):
        found.setdefault(words[0], set()).add(words[1])
    return {first: frozenset(seconds) for first, seconds in found.items()}


def _modifier(entry: dict[str, Any]) -> Modifier:
    try:
        return Modifier(
            **_plain_fields(entry, Modifier, "words", "kind", "value", "source_value", "followed", "under"),
            kind=CueKind(entry["kind"]),
            words=tuple(tuple(w.split()) for w in entry["words"]),
            value=_value(entry, "value"),
            source_value=_value(entry, "source_value"),
            followed=frozenset(entry.get("followed", ())),
            under=frozenset(entry.get("under", ())),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise LexiconError(f"stance.toml: entry {entry.get('name')!r} is not a cue: {error}") from error


def _predicate(entry: dict[str, Any]) -> Predicate:
    try:
        value = _value(entry, "value")
        assert value is not None, "value is missing"
        return Predicate(
            **_plain_fields(entry, Predicate, "kind", "frames", "value", "source_value", "unable", "beside"),
            kind=CueKind(entry["kind"]),
            frames=frozenset(entry["frames"]),
            value=value,
            source_value=_value(entry, "source_value"),
            unable=Commitment(entry["unable"]) if "unable" in entry else None,
            beside=frozenset(entry.get("beside", ())),
        )
    except (KeyError, TypeError, ValueError, AssertionError) as error:
        raise LexiconError(f"predicates.toml: entry {entry.get('name')!r} is not a predicate: {error}") from error


def _plain_fields(entry: Mapping[str, Any], made: type[Modifier | Predicate], *but: str) -> dict[str, Any]:
    """The fields that stand in an entry as they are: all of the class's but those named."""
    return {k: v for k, v in entry.items() if k in made.__dataclass_fields__ and k not in but}


def _value(entry: Mapping[str, Any], key: str) -> Value | None:
    return Value(*(Commitment(v) for v in entry[key])) if key in entry else None


def _affix(entry: dict[str, Any]) -> Affix:
    return Affix(
        prefix=entry.get("prefix", ""),
        suffix=entry.get("suffix", ""),
        stems=frozenset(entry.get("stems", ())),
        exceptions=frozenset(entry.get("except", ())),
        except_prefixes=tuple(entry.get("except_prefixes", ())),
        parts=frozenset(entry.get("parts", ())),
    )

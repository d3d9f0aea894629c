"""The words of stance as typed, indexed tables: modifiers, predicates with signatures, nouns, affixes."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from claimparse.errors import LexiconError
from claimparse.lexicon import Lexicon
from claimparse.lexicon.readers import reader
from claimparse.types import Commitment, CueKind

__all__ = ["Affix", "Modifier", "Predicate", "StanceLexicon", "Value"]

Part = Literal["verb", "noun", "adjective", "adverb", "modal", "participle", "any"]

GAP = "..."


@dataclass(frozen=True, slots=True)
class Value:
    """What a holder is committed to where the words are true, and where they are false."""

    true: Commitment
    false: Commitment

    @property
    def factive(self) -> bool:
        """Whether negation leaves the commitment alone: "did not know that p"."""
        return self.true is self.false is not Commitment.UNCOMMITTED


@dataclass(frozen=True, slots=True)
class Modifier:
    """Words that change the commitment to the clause or phrase that they stand in.

    ``held`` opens a source ("reportedly"); ``wide``: a negation beside it is inside ("cannot"); ``deontic``: the
    reading that it also has; ``hypothetical``: inert inside a report; ``ability``: inert where it tells a capacity
    ("can hold 40 cars"); ``attributive``: only before its noun; ``claims``: only of nouns that report; ``subject``:
    only in a subject; ``quantifier``: it reaches the verb of its noun phrase ("no boats sank"); ``prepositional``:
    its object is the source; ``polar``: its clause does not hold ("nearly"); ``judges``: it says of what its verb
    reports that it is not so ("falsely claimed"); ``predicative``: not before a noun ("no better tools");
    ``followed``: only before a word with one of these tags; ``under``: the verbs of which its noun may be an argument
    ("was no surprise", not "caused no surprise").
    """

    name: str
    kind: CueKind
    words: tuple[tuple[str, ...], ...]
    value: Value | None = None
    held: Value | None = None
    part: Part = "any"
    note: str | None = None
    wide: bool = False
    deontic: str | None = None
    hypothetical: bool = False
    attributive: bool = False
    claims: bool = False
    judges: bool = False
    ability: bool = False
    quantifier: bool = False
    subject: bool = False
    prepositional: bool = False
    polar: bool = False
    predicative: bool = False
    followed: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that takes a clause, with its signature.

    ``value`` is what the holder of the predicate is committed to, ``held`` what its subject is, where it opens one;
    ``unable`` is the subject's commitment under "cannot"; ``weak`` holders give way to the author where they are
    unnamed ("it is feared"); ``objects`` names the class of nouns that count as its content, ``beside`` words of which
    one must stand beside it; ``passive``: only as a passive, whose subject is the one that speaks or is told;
    ``copular``: only behind "be" ("it is the case that"; not "made the case that"); ``things``: only where its subject
    is nobody ("the data suggest a link"; not "the minister suggested a meeting").
    """

    name: str
    kind: CueKind
    part: Part
    frames: frozenset[str]
    value: Value
    held: Value | None = None
    unable: Commitment | None = None
    weak: bool = False
    objects: str | None = None
    beside: frozenset[str] = frozenset()
    passive: bool = False
    copular: bool = False
    things: bool = False


@dataclass(frozen=True, slots=True)
class Affix:
    """A negative prefix or suffix: the words in which it negates are ``prefix + stem``, or all but ``exceptions``."""

    prefix: str
    suffix: str
    stems: frozenset[str]
    exceptions: frozenset[str]
    except_prefixes: tuple[str, ...]
    parts: frozenset[str]

    def match(self, word: str, part: str) -> tuple[int, int] | None:
        """The characters of the affix in a lower-case word; None where it has none."""
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
    """All words of stance, indexed by first word or lemma; ``prefixes`` are the first two letters of all prefixes,
    ``phrasal`` the verbs that some entry joins with a particle, ``starters`` the first words of longer cues
    with the second ones, ``heads`` the words at which a predicate may stand.
    """

    modifiers: Mapping[str, tuple[tuple[tuple[str, ...], Modifier], ...]]
    predicates: Mapping[str, tuple[Predicate, ...]]
    nouns: Mapping[str, frozenset[str]]
    affixes: tuple[Affix, ...]
    prefixes: frozenset[str]
    phrasal: frozenset[str]
    starters: Mapping[str, frozenset[str]]
    heads: frozenset[str]
    names: Mapping[str, Modifier | Predicate]

    def is_quantifier(self, entry: str) -> bool:
        """Whether the words of an entry quantify a noun phrase: "no", "few"."""
        found = self.names.get(entry)
        return isinstance(found, Modifier) and found.quantifier

    @classmethod
    @functools.lru_cache(maxsize=8)
    def of(cls, lexicon: Lexicon) -> StanceLexicon:
        """The tables of a lexicon, read once."""
        modifiers = [_modifier(e) for e in lexicon.array("stance", "entry")]
        rows = lexicon.array("predicates", "entry")
        predicates = [_predicate(e) for e in rows]
        affixes = tuple(_affix(e) for e in lexicon.array("affixes", "entry"))
        names: dict[str, Modifier | Predicate] = {m.name: m for m in modifiers}
        names.update((p.name, p) for p in predicates)
        by_lemma: dict[str, list[Predicate]] = {}
        for row, predicate in zip(rows, predicates, strict=True):
            for word in row["words"]:
                by_lemma.setdefault(word, []).append(predicate)
        return cls(
            modifiers=_by_first_word(modifiers),
            predicates={k: tuple(v) for k, v in by_lemma.items()},
            nouns={e["name"]: frozenset(e["words"]) for e in lexicon.array("predicates", "nouns")},
            affixes=affixes,
            prefixes=frozenset(a.prefix[:2] for a in affixes if a.prefix),
            phrasal=frozenset(word.split()[0] for word in by_lemma if " " in word),
            starters=_starters(modifiers),
            heads=frozenset(word.split()[0] for word in by_lemma),
            names=names,
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


def _fields(entry: Mapping[str, Any], known: Iterator[str]) -> dict[str, Any]:
    names = set(known)
    return {k: v for k, v in entry.items() if k in names and k not in {"words", "value", "held"}}


def _value(entry: Mapping[str, Any], key: str) -> Value | None:
    return Value(*(Commitment(v) for v in entry[key])) if key in entry else None


def _modifier(entry: dict[str, Any]) -> Modifier:
    try:
        fields = _fields(entry, iter(Modifier.__dataclass_fields__)) | {"kind": CueKind(entry["kind"])}
        fields |= {name: frozenset(entry.get(name, ())) for name in ("followed", "under")}
        return Modifier(
            **fields,
            words=tuple(tuple(w.split()) for w in entry["words"]),
            value=_value(entry, "value"),
            held=_value(entry, "held"),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise LexiconError(f"stance.toml: entry {entry.get('name')!r} is not a cue: {error}") from error


def _predicate(entry: dict[str, Any]) -> Predicate:
    try:
        fields = _fields(entry, iter(Predicate.__dataclass_fields__))
        fields |= {"kind": CueKind(entry["kind"]), "frames": frozenset(entry["frames"])}
        fields["beside"] = frozenset(entry.get("beside", ()))
        if "unable" in entry:
            fields["unable"] = Commitment(entry["unable"])
        value = _value(entry, "value")
        assert value is not None, "value is missing"
        return Predicate(**fields, value=value, held=_value(entry, "held"))
    except (KeyError, TypeError, ValueError, AssertionError) as error:
        raise LexiconError(f"predicates.toml: entry {entry.get('name')!r} is not a predicate: {error}") from error


def _affix(entry: dict[str, Any]) -> Affix:
    return Affix(
        prefix=entry.get("prefix", ""),
        suffix=entry.get("suffix", ""),
        stems=frozenset(entry.get("stems", ())),
        exceptions=frozenset(entry.get("except", ())),
        except_prefixes=tuple(entry.get("except_prefixes", ())),
        parts=frozenset(entry.get("parts", ())),
    )

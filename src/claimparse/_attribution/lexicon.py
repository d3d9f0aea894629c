"""The cues of attribution as typed entries, indexed by the lemma of their head word."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimparse._evidence import CueClass
from claimparse.lexicon import Lexicon
from claimparse.lexicon.forms import verbs_by_form
from claimparse.lexicon.readers import reader
from claimparse.lexicon.schema import read_entries, word_set
from claimparse.lexicon.schema.conditions import ObjectClass, Where
from claimparse.lexicon.schema.cues import CueAdjective, CueNoun, CuePreposition, LightVerb
from claimparse.lexicon.schema.frames import Frame
from claimparse.lexicon.schema.stance import PredicateEntry, Signature, WordClass
from claimparse.lexicon.schema.verbs import VerbClass, VerbEntry, attribution_kind
from claimparse.types import AttributionKind, CueKind, SpeechAct

_LIGHT_FRAMES: frozenset[Frame] = frozenset({"that", "to", "quote", "np"})
_PREPOSITION_FRAMES: frozenset[Frame] = frozenset({"clause"})

DASHES = frozenset({"–", "—", "-", "--"})
"""Dashes, behind which a headline names its source: "Bandits hold six farmers – police"."""


@dataclass(frozen=True, slots=True)
class CueEntry:
    """A word or phrase of an entry: its head's lemma, the lemmas that follow it, and the keys of its entry."""

    name: str
    tail: tuple[str, ...]
    kind: CueClass
    attribution: AttributionKind
    act: SpeechAct
    frames: frozenset[Frame]
    where: Where | None = None

    @property
    def is_negative(self) -> bool:
        """Return whether the words count only under a negation."""
        return self.where is not None and self.where.negated

    @property
    def is_restricted(self) -> bool:
        """Return whether more must hold for the words to be a cue than a negation or a class of objects."""
        return self.where is not None and self.where.model_copy(update={"negated": False, "object": None}) != Where()

    @property
    def objects(self) -> ObjectClass | None:
        """The class of noun phrases that may be the object; None for any."""
        return None if self.where is None else self.where.object

    @property
    def light_verb(self) -> bool:
        """Return whether the second word is the noun that carries the meaning: "express concern"."""
        return self.kind == "light"


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """All cues by the lemma of their head word, and the classes of words that cues and contents are read by.

    Of the cues of one word, longer phrases come first, those that ask for a negation before the others, then later
    ones. ``head_lemmas`` are the first words of all cues, ``verb_of_form`` gives the verb of a regular form, and
    ``head_words`` are both together. The other sets are the arrays of cues.toml by the same names; ``court_verbs`` are
    the verbs for what is said in court, ``clausal_adjectives`` those said of clauses, too. From predicates.toml come
    the ``belief_verbs``, for holding something to be so, and the ``attack_verbs``, which deny what is ``doubtful``.
    """

    verbs: Mapping[str, tuple[CueEntry, ...]]
    adjectives: Mapping[str, CueEntry]
    nouns: Mapping[str, CueEntry]
    prepositions: Mapping[str, tuple[CueEntry, ...]]
    documents: frozenset[str]
    clausal_adjectives: frozenset[str]
    events: frozenset[str]
    disclosure_verbs: frozenset[str]
    periods: frozenset[str]
    pointed_at: frozenset[str]
    statements: frozenset[str]
    pronouns: frozenset[str]
    citing_verbs: frozenset[str]
    bylines: frozenset[str]
    false_adjectives: frozenset[str]
    perception_verbs: frozenset[str]
    section_labels: frozenset[str]
    naming_verbs: frozenset[str]
    court_verbs: frozenset[str]
    attack_verbs: frozenset[str]
    doubtful: frozenset[str]
    courts: frozenset[str]
    condition_adjectives: frozenset[str]
    belief_verbs: frozenset[str]
    verb_of_form: Mapping[str, str]
    head_lemmas: frozenset[str]
    head_words: frozenset[str]

    def lemma(self, lemma: str, form: str) -> str:
        """The lemma of a word in lower case: the tagger's, or the verb of a regular form where no cue has that lemma.

        Small models take "hoped" for a form of "hop", and "retweeted" for one of "retweete".
        """
        return lemma if lemma in self.head_lemmas else self.verb_of_form.get(form, lemma)


def _by_head_word(entries: Iterable[CueEntry]) -> Mapping[str, tuple[CueEntry, ...]]:
    """The entries of each first word, in the order in which they are tried."""
    grouped: dict[str, list[CueEntry]] = {}
    for entry in entries:
        grouped.setdefault(entry.name.split(" ", 1)[0], []).append(entry)

    def rank(placed: tuple[int, CueEntry]) -> tuple[int, bool, int]:
        place, entry = placed
        return -len(entry.tail), not entry.is_negative, -place

    return {word: tuple(e for _, e in sorted(enumerate(found), key=rank)) for word, found in grouped.items()}


_Entry = CueAdjective | CueNoun | CuePreposition | LightVerb


def _entry(name: str, kind: CueClass, entry: _Entry, frames: frozenset[Frame]) -> CueEntry:
    """A word or phrase of an entry of cues.toml."""
    where = entry.where if isinstance(entry, CuePreposition | LightVerb) else None
    return CueEntry(name, tuple(name.split()[1:]), kind, entry.attribution, entry.act, frames, where)


def _verb_entry(name: str, kind: VerbClass, act: SpeechAct, entry: VerbEntry) -> CueEntry:
    """A verb or phrase of an entry of verbs.toml that attributes something."""
    return CueEntry(name, tuple(name.split()[1:]), kind, attribution_kind(kind), act, entry.frames, entry.where)


@reader
@functools.lru_cache(maxsize=8)
def load_cues(lexicon: Lexicon) -> CueLexicon:
    """Read the entries of verbs.toml and cues.toml."""

    def words(array: str) -> frozenset[str]:
        return word_set(lexicon, f"cues.{array}")

    entries = read_entries(lexicon, "verbs.verb", VerbEntry)
    verbs = [
        _verb_entry(word, e.kind, e.act, e)
        for e in entries
        if e.kind is not None and e.act is not None
        for word in e.words
    ]
    light_verbs = [
        _entry(f"{verb} {noun}", "light", e, _LIGHT_FRAMES)
        for e in read_entries(lexicon, "cues.light", LightVerb)
        for verb in e.verbs
        for noun in e.nouns
    ]
    verbs_by_head = _by_head_word([*verbs, *light_verbs])
    adjectives = {
        word: _entry(word, "adjective", e, e.frames)
        for e in read_entries(lexicon, "cues.adjective", CueAdjective)
        for word in e.words
    }
    nouns = {
        word: _entry(word, "noun", e, e.frames) for e in read_entries(lexicon, "cues.noun", CueNoun) for word in e.words
    }
    prepositions = _by_head_word(
        _entry(word, "preposition", e, _PREPOSITION_FRAMES)
        for e in read_entries(lexicon, "cues.preposition", CuePreposition)
        for word in e.words
    )
    signatures = read_entries(lexicon, "verbs.signature", Signature)
    attacks = {s.name for s in signatures if s.objects == "doubtful"}
    beliefs = {s.name for s in signatures if s.kind is CueKind.DOXASTIC}
    head_lemmas = frozenset({":", *DASHES, *verbs_by_head, *adjectives, *nouns, *prepositions})
    verb_of_form = verbs_by_form(verbs_by_head)
    return CueLexicon(
        verbs=verbs_by_head,
        adjectives=adjectives,
        nouns=nouns,
        prepositions=prepositions,
        documents=words("document"),
        clausal_adjectives=frozenset(
            w for e in read_entries(lexicon, "cues.adjective", CueAdjective) if e.of_clauses for w in e.words
        ),
        events=words("event"),
        disclosure_verbs=words("disclosure_verb"),
        periods=words("period"),
        pointed_at=words("pointed_at"),
        statements=words("statement"),
        pronouns=words("pronoun"),
        citing_verbs=words("relay"),
        bylines=words("byline"),
        false_adjectives=words("false_adjective"),
        perception_verbs=words("perception_verb"),
        section_labels=words("section_label"),
        naming_verbs=words("naming_verb"),
        court_verbs=frozenset(cue.name for cue in verbs if cue.kind == "court"),
        attack_verbs=frozenset(w for e in entries if not attacks.isdisjoint(e.signature_of.values()) for w in e.words),
        doubtful=frozenset(
            w for e in read_entries(lexicon, "predicates.nouns", WordClass) if e.name == "doubtful" for w in e.words
        ),
        courts=words("court"),
        condition_adjectives=words("condition_adjective"),
        belief_verbs=frozenset(
            [w for e in entries if not beliefs.isdisjoint(e.signature_of.values()) for w in e.words]
            + [
                w
                for e in read_entries(lexicon, "predicates.entry", PredicateEntry)
                if e.kind is CueKind.DOXASTIC
                for w in e.words
            ]
        ),
        verb_of_form=verb_of_form,
        head_lemmas=head_lemmas,
        head_words=head_lemmas.union(verb_of_form),
    )

"""The cues of attribution as typed entries, indexed by the lemma of their head word."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from claimparse.lexicon import Lexicon
from claimparse.lexicon.readers import reader
from claimparse.types import CueKind, SpeechAct

_VOWELS = frozenset("aeiou")

Polarity = Literal["any", "negative"]


@dataclass(frozen=True, slots=True)
class CueEntry:
    """A cue: its head's lemma, the lemmas that follow it, and what it takes as content.

    ``light`` is true where the second word is the noun that carries the meaning ("express concern"). ``subjects`` is
    "document", "court" or "named" where only such a subject makes it a cue. ``objects`` says which noun phrases may be
    its object: "spoken" something said or somebody by name, who are hit with words alone; "blamed" only those whose
    fault is told; "named" a name or a document. ``polarity`` is "negative" where the cue counts only if negated.
    """

    name: str
    tail: tuple[str, ...]
    kind: str
    act: SpeechAct
    frames: frozenset[str]
    polarity: Polarity = "any"
    subjects: str = "any"
    objects: str = "any"
    light: bool = False


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """All cues, by the lemma of the head word; ``heads`` are all first words.

    ``forms`` give the verb of a regular form; ``known`` are heads and forms.

    Of the cues of one word: longer phrases first, those that ask for a negation before the others, then later ones."""

    heads: frozenset[str]
    verbs: Mapping[str, tuple[CueEntry, ...]]
    adjectives: Mapping[str, CueEntry]
    nouns: Mapping[str, CueEntry]
    prepositions: Mapping[str, tuple[CueEntry, ...]]
    documents: frozenset[str]
    events: frozenset[str]
    telling: frozenset[str]
    periods: frozenset[str]
    statements: frozenset[str]
    pronouns: frozenset[str]
    relays: frozenset[str]
    bylines: frozenset[str]
    falsities: frozenset[str]
    hearing: frozenset[str]
    labels: frozenset[str]
    naming: frozenset[str]
    slamming: frozenset[str]
    doubtful: frozenset[str]
    courts: frozenset[str]
    states: frozenset[str]
    beliefs: frozenset[str]
    forms: Mapping[str, str]
    known: frozenset[str]

    def lemma(self, lemma: str, form: str) -> str:
        """The lemma of a word in lower case; a tagger's is mended where it has none of ours and the form is regular.

        Small models take "hoped" for a form of "hop", and "retweeted" for one of "retweete".
        """
        return lemma if lemma in self.heads else self.forms.get(form, lemma)


def regular_forms(verb: str) -> tuple[str, ...]:
    """The forms of a regular verb; where a last consonant may be doubled, both.

    >>> regular_forms("hope"), regular_forms("blog")[:2]
    (('hopes', 'hoped', 'hoping'), ('blogs', 'blogged'))
    """
    if verb.endswith("e"):
        return f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    singular = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
    short = len(verb) > 2 and verb[-1] not in (*_VOWELS, *"wxy") and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    return singular, *(
        f"{stem}{end}" for stem in ((verb + verb[-1], verb) if short else (verb,)) for end in ("ed", "ing")
    )


def _grouped(entries: list[CueEntry]) -> Mapping[str, tuple[CueEntry, ...]]:
    out: dict[str, list[CueEntry]] = {}
    for e in entries:
        out.setdefault(e.name.split(" ", 1)[0], []).append(e)

    def rank(placed: tuple[int, CueEntry]) -> tuple[int, bool, int]:
        place, entry = placed
        return -len(entry.tail), entry.polarity == "any", -place

    return {k: tuple(e for _, e in sorted(enumerate(v), key=rank)) for k, v in out.items()}


@reader
@functools.lru_cache(maxsize=8)
def load_cues(lexicon: Lexicon) -> CueLexicon:
    """Read the entries of cues.toml."""

    def entries(array: str, frames: tuple[str, ...] = ()) -> list[CueEntry]:
        return [
            CueEntry(
                name=word,
                tail=tuple(word.split()[1:]),
                kind=e.get("kind", array),
                act=SpeechAct(e["act"]),
                frames=frozenset(e.get("frames", frames)),
                polarity=e.get("polarity", "any"),
                subjects=e.get("subjects", "any"),
                objects=e.get("objects", "any"),
            )
            for e in lexicon.array("cues", array)
            for word in e["words"]
        ]

    def words(array: str) -> frozenset[str]:
        return frozenset(w for e in lexicon.array("cues", array) for w in e["words"])

    light = [
        CueEntry(
            name=f"{verb} {noun}",
            tail=(noun,),
            kind="light",
            act=SpeechAct(e["act"]),
            frames=frozenset({"that", "infinitive", "quotation", "noun"}),
            polarity=e.get("polarity", "any"),
            light=True,
        )
        for e in lexicon.array("cues", "light")
        for verb in e["verbs"]
        for noun in e["nouns"]
    ]
    verbs = _grouped(entries("verb") + light)
    adjectives = {e.name: e for e in entries("adjective")}
    nouns = {e.name: e for e in entries("noun", ("that", "infinitive", "noun"))}
    prepositions = _grouped(entries("preposition", ("clause",)))
    heads = frozenset({":", *verbs, *adjectives, *nouns, *prepositions})
    forms = {form: verb for verb in verbs for form in regular_forms(verb)}
    return CueLexicon(
        heads=heads,
        verbs=verbs,
        adjectives=adjectives,
        nouns=nouns,
        prepositions=prepositions,
        documents=words("document"),
        events=words("event"),
        telling=words("telling"),
        periods=words("period"),
        statements=words("statement"),
        pronouns=words("pronoun"),
        relays=words("relay"),
        bylines=words("byline"),
        falsities=words("falsity"),
        hearing=words("hearing"),
        labels=words("label"),
        naming=words("naming"),
        slamming=words("slamming"),
        doubtful=words("doubtful"),
        courts=words("court"),
        states=words("state"),
        beliefs=frozenset(
            w for e in lexicon.array("predicates", "entry") if e["kind"] == CueKind.DOXASTIC for w in e["words"]
        ),
        forms=forms,
        known=heads.union(forms),
    )

"""The cues of attribution as typed entries, indexed by the lemma of their head word."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeVar, cast, get_args

from claimparse._evidence import CueClass, Frame, VerbClass
from claimparse.errors import LexiconError
from claimparse.lexicon import Lexicon
from claimparse.lexicon.readers import reader
from claimparse.types import CueKind, SpeechAct

_VOWELS = frozenset("aeiou")

Polarity = Literal["any", "negative"]
SubjectClass = Literal["any", "document", "court", "named"]
ObjectClass = Literal["any", "spoken", "blamed", "named"]

Choice = TypeVar("Choice", bound=str)


@dataclass(frozen=True, slots=True)
class CueEntry:
    """A cue: its head's lemma, the lemmas that follow it, and what it takes as content.

    ``light_verb`` is true where the second word is the noun that carries the meaning ("express concern"). ``subjects``
    is "document", "court" or "named" where only such a subject makes it a cue. ``objects`` says which noun phrases may
    be its object: "spoken" something said or somebody by name, who are hit with words alone; "blamed" only those whose
    fault is named; "named" a name or a document. ``polarity`` is "negative" where the cue counts only if negated.
    """

    name: str
    tail: tuple[str, ...]
    kind: CueClass
    act: SpeechAct
    frames: frozenset[Frame]
    polarity: Polarity = "any"
    subjects: SubjectClass = "any"
    objects: ObjectClass = "any"
    light_verb: bool = False


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """All cues by the lemma of their head word, and the classes of words that cues and contents are read by.

    Of the cues of one word, longer phrases come first, those that ask for a negation before the others, then later
    ones. ``head_lemmas`` are the first words of all cues, ``verb_of_form`` gives the verb of a regular form, and
    ``head_words`` are both together. The other sets are the arrays of cues.toml by the same names; ``court_verbs`` are
    the verbs for what is said in court. From predicates.toml come the ``belief_verbs``, for holding something to be so,
    and the ``attack_verbs``, which deny what is ``doubtful``.
    """

    verbs: Mapping[str, tuple[CueEntry, ...]]
    adjectives: Mapping[str, CueEntry]
    nouns: Mapping[str, CueEntry]
    prepositions: Mapping[str, tuple[CueEntry, ...]]
    documents: frozenset[str]
    events: frozenset[str]
    disclosure_verbs: frozenset[str]
    periods: frozenset[str]
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


def regular_forms(verb: str) -> tuple[str, ...]:
    """The forms of a regular verb; both spellings where the last consonant may be doubled.

    >>> regular_forms("hope"), regular_forms("blog")[:2]
    (('hopes', 'hoped', 'hoping'), ('blogs', 'blogged'))
    """
    if verb.endswith("e"):
        return f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    third_person = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
    doubles = len(verb) > 2 and verb[-1] not in (*_VOWELS, *"wxy") and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    stems = (verb + verb[-1], verb) if doubles else (verb,)
    return third_person, *(f"{stem}{ending}" for stem in stems for ending in ("ed", "ing"))


def _by_head_word(entries: Iterable[CueEntry]) -> Mapping[str, tuple[CueEntry, ...]]:
    """The entries of each first word, in the order in which they are tried."""
    grouped: dict[str, list[CueEntry]] = {}
    for entry in entries:
        grouped.setdefault(entry.name.split(" ", 1)[0], []).append(entry)

    def rank(placed: tuple[int, CueEntry]) -> tuple[int, bool, int]:
        place, entry = placed
        return -len(entry.tail), entry.polarity == "any", -place

    return {word: tuple(e for _, e in sorted(enumerate(found), key=rank)) for word, found in grouped.items()}


def _choice(value: str, choices: Iterable[str], key: str, array: str) -> str:
    """The value of an entry's key, if it is one of the choices."""
    known = tuple(choices)
    if value not in known:
        listed = ", ".join(f'"{choice}"' for choice in known)
        raise LexiconError(f'cues.{array}: {key} is "{value}"; choose from {listed}')
    return value


def _frames(names: Iterable[str], array: str) -> frozenset[Frame]:
    return frozenset(cast(Frame, _choice(name, get_args(Frame), "frames", array)) for name in names)


def _entry(words: str, entry: Mapping[str, Any], array: str, kind: str, frames: Iterable[str]) -> CueEntry:
    """The cue that an entry of an array makes of a word or phrase; LexiconError says what it cannot be."""
    return CueEntry(
        name=words,
        tail=tuple(words.split()[1:]),
        kind=cast(CueClass, kind),
        act=SpeechAct(_choice(entry["act"], SpeechAct, "act", array)),
        frames=_frames(frames, array),
        polarity=cast(Polarity, _choice(entry.get("polarity", "any"), get_args(Polarity), "polarity", array)),
        subjects=cast(SubjectClass, _choice(entry.get("subjects", "any"), get_args(SubjectClass), "subjects", array)),
        objects=cast(ObjectClass, _choice(entry.get("objects", "any"), get_args(ObjectClass), "objects", array)),
        light_verb=array == "light",
    )


def _words_of(entries: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """The words of several entries of the lexicon."""
    return frozenset(w for e in entries for w in e["words"])


@reader
@functools.lru_cache(maxsize=8)
def load_cues(lexicon: Lexicon) -> CueLexicon:
    """Read the entries of cues.toml; LexiconError says what an entry cannot be."""

    def entries(array: str, kinds: Iterable[str], frames: tuple[str, ...] = ()) -> list[CueEntry]:
        return [
            _entry(word, e, array, _choice(e.get("kind", array), kinds, "kind", array), e.get("frames", frames))
            for e in lexicon.array("cues", array)
            for word in e["words"]
        ]

    def words(array: str) -> frozenset[str]:
        return _words_of(lexicon.array("cues", array))

    light_verbs = [
        _entry(f"{verb} {noun}", e, "light", "light", ("that", "infinitive", "quotation", "noun"))
        for e in lexicon.array("cues", "light")
        for verb in e["verbs"]
        for noun in e["nouns"]
    ]
    verbs = _by_head_word([*entries("verb", get_args(VerbClass)), *light_verbs])
    adjectives = {e.name: e for e in entries("adjective", ["adjective"])}
    nouns = {e.name: e for e in entries("noun", ["noun"], ("that", "infinitive", "noun"))}
    prepositions = _by_head_word(entries("preposition", ["preposition"], ("clause",)))
    predicates = lexicon.array("predicates", "entry")
    head_lemmas = frozenset({":", *verbs, *adjectives, *nouns, *prepositions})
    verb_of_form = {form: verb for verb in verbs for form in regular_forms(verb)}
    return CueLexicon(
        verbs=verbs,
        adjectives=adjectives,
        nouns=nouns,
        prepositions=prepositions,
        documents=words("document"),
        events=words("event"),
        disclosure_verbs=words("disclosure_verb"),
        periods=words("period"),
        statements=words("statement"),
        pronouns=words("pronoun"),
        citing_verbs=words("relay"),
        bylines=words("byline"),
        false_adjectives=words("false_adjective"),
        perception_verbs=words("perception_verb"),
        section_labels=words("section_label"),
        naming_verbs=words("naming_verb"),
        court_verbs=frozenset(e.name for found in verbs.values() for e in found if e.kind == "court"),
        attack_verbs=_words_of(e for e in predicates if e.get("objects") == "doubtful"),
        doubtful=_words_of(e for e in lexicon.array("predicates", "nouns") if e["name"] == "doubtful"),
        courts=words("court"),
        condition_adjectives=words("condition_adjective"),
        belief_verbs=_words_of(e for e in predicates if e["kind"] == CueKind.DOXASTIC),
        verb_of_form=verb_of_form,
        head_lemmas=head_lemmas,
        head_words=head_lemmas.union(verb_of_form),
    )

"""The arrays of stance.toml, predicates.toml and affixes.toml: words that change a commitment, and signatures."""

from typing import Literal, NamedTuple

from pydantic import Field

from claimparse.lexicon.schema.base import Array, Entry, Flag, Words
from claimparse.lexicon.schema.conditions import WHERE, Where
from claimparse.lexicon.schema.frames import Frame, frames_field
from claimparse.types import Commitment, CueKind

__all__ = [
    "AFFIXES",
    "PREDICATES",
    "STANCE",
    "AffixEntry",
    "ModalReading",
    "Modifier",
    "Part",
    "PredicateEntry",
    "Signature",
    "Value",
    "WordClass",
]

Part = Literal["verb", "noun", "adjective", "adverb", "modal", "participle", "any"]
"""Parts of speech to which an entry may be restricted."""

ModalReading = Literal["permission", "obligation", "ability", "future"]
"""Readings of a modal that leave nothing open."""

Target = Literal["phrase", "verb", "infinitive", "report"]
"""What a modifier modifies."""


class Value(NamedTuple):
    """The commitment of a holder to what words apply to, where their own clause is true and where it is false."""

    true: Commitment
    false: Commitment

    @property
    def factive(self) -> bool:
        """Return whether negation leaves the commitment alone: "did not know that p"."""
        return self.true is self.false is not Commitment.UNCOMMITTED


_KIND = Field(description="What the words do to a commitment.")
_SCALE = " CT+ is certain that it is so, PR+ probable, PS+ possible, U uncommitted; with a minus, that it is not so."
_NAME = Field(description='The name by which results call the entry, such as "negation.particle".')


class Modifier(Entry):
    """Words that change the commitment to the clause or phrase that they stand in."""

    name: str = _NAME
    kind: CueKind = _KIND
    words: tuple[str, ...] = Field(
        description='Words and phrases in lower case, tokens separated by spaces; "..." is a gap.'
    )
    value: Value | None = Field(
        None,
        description="The commitment of whoever holds the clause to what is modified, where that stood positive and "
        "where it stood negative." + _SCALE,
    )
    source_value: Value | None = Field(
        None, description='The commitment of the source that the words open ("reportedly"), likewise.'
    )
    part: Part = Field("any", description="The part of speech to which a single word is restricted.")
    where: Where | None = WHERE
    note: str | None = Field(None, description='Of the kind "pseudo": the reason why the words are inert.')
    target: Target = Field(
        "phrase",
        description='What the words modify: the clause or "phrase" that they stand in, the "verb" of their noun phrase '
        '("no boats sank"), the "infinitive" that they introduce ("yet to open"), or what their verb reports, which '
        'then does not hold ("report": "falsely claimed").',
    )
    wide: Flag = Field(False, description='A negation beside the words is inside their scope ("cannot").')
    reading: ModalReading | None = Field(
        None,
        description='Another reading of a modal: "permission" ("visitors may feed the ducks"), "obligation" ("must '
        'leave"), "ability" ("can hold 40 cars"), or "future" in the past inside a report ("said it would").',
    )
    judges_truth: Flag = Field(False, description='The words say that a claim is false ("debunked").')


class Signature(Entry):
    """What a word commits its holder and its subject to."""

    name: str = _NAME
    kind: CueKind = _KIND
    value: Value = Field(
        description="The commitment to the complement of whoever holds the predicate, where that is true and where it "
        "is false; with source_value, that of the outer holder." + _SCALE
    )
    source_value: Value | None = Field(
        None, description="The predicate opens a source, its subject, with this commitment to the complement."
    )
    unable: Commitment | None = Field(None, description='The commitment of the source under "cannot".')
    weak: Flag = Field(False, description='The source gives way to the author where it is unnamed ("it is feared").')
    objects: str | None = Field(
        None,
        description='The class of nouns that count as content: the name of one of [[predicates.nouns]], or "any".',
    )
    judges_truth: Flag = Field(False, description='It says that a claim is true or false, or takes it back ("untrue").')


class PredicateEntry(Signature):
    """A noun or adjective that takes a clause, with its signature."""

    part: Literal["noun", "adjective", "any"] = Field(description="The part of speech of the words.")
    words: tuple[str, ...] = Field(description="Lemmas, or forms that differ in meaning (chances).")
    frames: frozenset[Frame] = frames_field(
        note=" Words that only judge what is said have none: they count after a verb that calls something so."
    )
    where: Where | None = WHERE


class WordClass(Words):
    """A class of words that rules and predicates ask for by name."""

    name: str = Field(description="The name by which rules and the key objects of predicates ask for the class.")


class AffixEntry(Entry):
    """A negative prefix or suffix, and the words in which it negates."""

    prefix: str = Field("", description="The prefix.")
    suffix: str = Field("", description="The suffix.")
    stems: frozenset[str] = Field(
        frozenset(),
        description="What follows the prefix in the words that it negates. Without it, all words of the given parts of "
        "speech count.",
    )
    exceptions: frozenset[str] = Field(
        frozenset(), alias="except", description="Words with the affix that it does not negate."
    )
    except_prefixes: tuple[str, ...] = Field((), description="Beginnings of words that the affix does not negate.")
    parts: frozenset[Part] = Field(frozenset(), description="The parts of speech of the words that it negates.")


STANCE = {"entry": Array(Modifier, "Words that change the commitment to the clause or phrase that they stand in.")}
PREDICATES = {
    "entry": Array(PredicateEntry, "Nouns and adjectives that take a clause, and what they commit somebody to."),
    "nouns": Array(WordClass, "Classes of words that rules ask for by name; some hold verbs or adverbs."),
}
AFFIXES = {"entry": Array(AffixEntry, "Negative prefixes and suffixes.")}

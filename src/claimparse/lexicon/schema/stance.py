"""The arrays of stance.toml, predicates.toml and affixes.toml: words that change a commitment."""

from typing import Literal, NamedTuple

from pydantic import Field

from claimparse.lexicon.schema.base import Array, Context, Entry, Flag, Words
from claimparse.types import Commitment, CueKind

__all__ = [
    "AFFIXES",
    "PREDICATES",
    "STANCE",
    "AffixEntry",
    "ClauseFrame",
    "DeonticReading",
    "Modifier",
    "Part",
    "PredicateEntry",
    "PredicateFrame",
    "Value",
    "WordClass",
]

Part = Literal["verb", "noun", "adjective", "adverb", "modal", "participle", "any"]
"""Parts of speech to which an entry may be restricted."""

DeonticReading = Literal["permission", "obligation"]
"""Deontic readings of a modal."""

ClauseFrame = Literal["that", "whether", "wh", "to", "ing", "bare", "oprd"]
"""The form of a clause; "oprd" is a clause without a verb."""

PredicateFrame = Literal[
    ClauseFrame, "np", "quote", "false", "judgement", "if", "as if",
    "about", "above", "across", "after", "against", "among", "around", "as", "at", "before", "behind", "below",
    "beneath", "beside", "between", "beyond", "by", "despite", "during", "for", "from", "in", "into", "like", "near",
    "of", "off", "on", "onto", "out", "over", "past", "through", "toward", "towards", "under", "until", "upon", "with",
    "within", "without",
]  # fmt: skip
"""A complement of a predicate: a kind of clause, a noun phrase, a quotation, or a preposition with its object."""


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
    note: str | None = Field(None, description='Of the kind "pseudo": the reason why the words are inert.')
    wide: Flag = Field(False, description='A negation beside the words is inside their scope ("cannot").')
    deontic: DeonticReading | None = Field(None, description="The reading that a modal also has.")
    hypothetical: Flag = Field(False, description="A modal that is inert inside a report.")
    attributive: Flag = Field(False, description="The words count only before their noun.")
    claims: Flag = Field(False, description='The words count only of nouns that report ("an untrue claim").')
    contradicts_report: Flag = Field(False, description='What their verb reports does not hold ("falsely claimed").')
    ability: Flag = Field(False, description='A modal that is inert where it means a capacity ("can hold 40 cars").')
    quantifier: Flag = Field(False, description='The words reach the verb of their noun phrase ("no boats sank").')
    subject: Flag = Field(False, description="The words count only in a subject.")
    implies_negation: Flag = Field(False, description='Their clause does not hold ("nearly").')
    predicative: Flag = Field(False, description='The words do not count before a noun ("no better tools").')
    infinitive: Flag = Field(False, description='The words modify the infinitive that they introduce ("yet to open").')
    judges_truth: Flag = Field(False, description='The words say that a claim is false ("debunked").')
    followed: Context = Field(
        frozenset(), description="The words count only before a word with one of these part-of-speech tags."
    )
    under: Context = Field(
        frozenset(),
        description='The words count as an argument only of these verbs ("was no surprise", not "caused no surprise").',
    )


class PredicateEntry(Entry):
    """A word that takes a clause, and what it commits somebody to."""

    name: str = _NAME
    kind: CueKind = _KIND
    part: Part = Field(description="The part of speech of the words.")
    words: tuple[str, ...] = Field(
        description="Lemmas, forms that differ in meaning (chances), or verbs with a particle."
    )
    frames: frozenset[PredicateFrame] = Field(
        description='The complements for which it holds: "that", "whether", "wh", "to", "ing", "bare", "oprd" (a '
        'clause without a verb), "np" (a noun phrase), "quote" (a quotation), or a preposition ("of", "from"). "false" '
        'is any complement together with a word that calls it false ("dismissed the report as untrue"); "judgement" is '
        "of words that count only there."
    )
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
        None, description='The class of nouns that count as content: the name of one of [[nouns]], or "any".'
    )
    beside: frozenset[str] = Field(frozenset(), description="One of these words must stand beside the predicate.")
    passive: Flag = Field(False, description="It counts only as a passive, whose subject is the source or is told.")
    copular: Flag = Field(
        False, description='It counts only behind "be" ("it is the case that", not "made the case that").'
    )
    things: Flag = Field(
        False,
        description='It counts only where its subject is nobody ("the data suggest a link", not "the minister '
        'suggested a meeting").',
    )
    judges_truth: Flag = Field(False, description='It says that a claim is true or false, or takes it back ("untrue").')
    denies_if_negated: Flag = Field(
        False, description='A source that says it with a negation denies the claim ("no truth in").'
    )
    concedes: Flag = Field(False, description="It admits what its subject may have denied before.")


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
    "entry": Array(PredicateEntry, "Words that take a clause, and what they commit somebody to."),
    "nouns": Array(WordClass, "Classes of words that rules ask for by name; some hold verbs or adverbs."),
}
AFFIXES = {"entry": Array(AffixEntry, "Negative prefixes and suffixes.")}

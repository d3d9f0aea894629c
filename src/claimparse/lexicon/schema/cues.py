"""The arrays of cues.toml: words that attribute a content to a source."""

from typing import Any, Literal

from pydantic import Field

from claimparse.lexicon.schema.base import Array, Entry, Words
from claimparse.types import SpeechAct

__all__ = [
    "ARRAYS",
    "CueAdjective",
    "CueNoun",
    "CuePreposition",
    "CueVerb",
    "Frame",
    "LightVerb",
    "ObjectClass",
    "Polarity",
    "SubjectClass",
    "VerbClass",
]

VerbClass = Literal[
    "say", "admit", "tell", "reply", "complain", "announce", "warn", "predict", "deny", "plead", "reject", "withhold",
    "omit", "promise", "intend", "demand", "ask", "doubt", "accuse", "court", "judge", "label", "support", "offer",
    "think", "know", "want", "fear", "show", "relay",
]  # fmt: skip
"""The class of a verb of attribution."""

Frame = Literal[
    "that", "question", "infinitive", "gerund", "quotation", "noun", "report", "object", "address", "order", "bare",
    "clause",
]  # fmt: skip
"""A kind of content that a cue takes."""

Polarity = Literal["any", "negative"]
SubjectClass = Literal["any", "document", "court", "named"]
ObjectClass = Literal["any", "spoken", "blamed", "named"]

_ACT = Field(description="The speech act that the words perform.")
_POLARITY: Any = Field("any", description='With "negative", the words count only under a negation.')
_FRAMES = (
    'What the words take as content: "that" (finite clause), "question" (whether, why), "infinitive", "gerund", '
    '"quotation", "noun" (object noun phrase), "report" (object noun phrase that names something said: a claim, this), '
    '"object" (object with what is said of it: "X as Y", "X of doing Y", "X Y", "X for Y"), "address" (the object is '
    'only the listener), "order" (the object is told to do it: "X to do Y"), "bare" (nothing), "clause" (the clause '
    "around a preposition)."
)


class CueVerb(Entry):
    """A verb that attributes its content to its subject."""

    kind: VerbClass = Field(description="The class of the verb.")
    act: SpeechAct = _ACT
    frames: frozenset[Frame] = Field(description=_FRAMES)
    words: tuple[str, ...] = Field(
        description="Lemmas of verbs, or phrases that begin with one; other words follow it."
    )
    polarity: Polarity = _POLARITY
    subjects: SubjectClass = Field(
        "any",
        description='Only such subjects make the words a cue: a "document", a "court", or "named" (a name or a pronoun '
        "for a person).",
    )
    objects: ObjectClass = Field(
        "any",
        description='Only such noun phrases may be the object: "spoken" (something said, or a person named, who is hit '
        'with words alone), "blamed" (somebody whose fault is named).',
    )


class LightVerb(Entry):
    """A light verb and the noun that carries the meaning: "express concern"."""

    act: SpeechAct = _ACT
    verbs: tuple[str, ...] = Field(description='Lemmas of the light verbs: "make", "give".')
    nouns: tuple[str, ...] = Field(description="Lemmas of the nouns that follow any of the verbs.")
    polarity: Polarity = _POLARITY


class CueAdjective(Entry):
    """A predicative adjective whose subject is the source: "is confident that"."""

    act: SpeechAct = _ACT
    frames: frozenset[Frame] = Field(description=_FRAMES)
    words: tuple[str, ...] = Field(description="The adjectives, in lower case.")


class CueNoun(Entry):
    """A noun for something said: "his claim that"."""

    kind: Literal["noun"] = Field("noun", description='Always "noun".')
    act: SpeechAct = _ACT
    frames: frozenset[Frame] = Field(frozenset({"that", "infinitive", "noun"}), description=_FRAMES)
    words: tuple[str, ...] = Field(description="Lemmas of the nouns.")


class CuePreposition(Entry):
    """A preposition whose object is the source: "according to"."""

    act: SpeechAct = _ACT
    words: tuple[str, ...] = Field(description="The words, in lower case.")
    objects: ObjectClass = Field(
        "any", description='With "named", only a name or a document as the object makes the words a cue.'
    )


ARRAYS = {
    "verb": Array(CueVerb, "Verbs that attribute their content to their subject."),
    "court": Array(Words, "Nouns for courts and for those who sit there."),
    "light": Array(LightVerb, 'Light verbs with a noun that carries the meaning: "express concern".'),
    "adjective": Array(CueAdjective, "Predicative adjectives whose subject is the source."),
    "noun": Array(CueNoun, "Nouns for something said, whose holder is the source."),
    "preposition": Array(CuePreposition, "Prepositions whose object is the source."),
    "event": Array(Words, "Nouns for events, which want and fear nothing."),
    "document": Array(Words, "Nouns for documents, which speak for those who made them."),
    "statement": Array(Words, "Nouns for something said, which may be denied or reported."),
    "perception_verb": Array(Words, 'Lemmas of verbs of listeners: "told anglers who phoned that".'),
    "false_adjective": Array(Words, 'Words that call something false: "baseless", "a lie".'),
    "condition_adjective": Array(Words, 'Adjectives for a state in which somebody is found: "found unharmed".'),
    "period": Array(Words, 'Nouns for times, which name no fault: "attacked the airline for three weeks".'),
    "disclosure_verb": Array(Words, "Lemmas of verbs whose refusal withholds something."),
    "pronoun": Array(Words, 'Pronouns and phrases that stand for a clause: "as much".'),
    "relay": Array(Words, 'Lemmas of verbs whose participle names the source of the source: "citing two engineers".'),
    "naming_verb": Array(Words, 'Lemmas of verbs that give a name and make no claim: "is known as".'),
    "byline": Array(Words, "Words that stand for a source beside the colon of a headline."),
    "section_label": Array(Words, "Words before the colon of a headline that name a section, not a source."),
}

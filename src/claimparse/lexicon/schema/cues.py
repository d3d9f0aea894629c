"""The arrays of cues.toml: words other than verbs that attribute a content to a source, and classes of words."""

from typing import Literal

from pydantic import Field

from claimparse.lexicon.schema.base import Array, Entry, Flag, Words
from claimparse.lexicon.schema.conditions import WHERE, Where
from claimparse.lexicon.schema.frames import Frame, frames_field
from claimparse.types import AttributionKind, SpeechAct

__all__ = ["ARRAYS", "CueAdjective", "CueNoun", "CuePreposition", "LightVerb"]

_ACT = Field(description="The speech act that the words perform.")
_ATTRIBUTION = Field(
    AttributionKind.SPEECH, description="What the source does: speech (the default), thought or attitude."
)


class LightVerb(Entry):
    """A light verb and the noun that carries the meaning: "express concern"."""

    attribution: AttributionKind = _ATTRIBUTION
    act: SpeechAct = _ACT
    verbs: tuple[str, ...] = Field(description='Lemmas of the light verbs: "make", "give".')
    nouns: tuple[str, ...] = Field(description="Lemmas of the nouns that follow any of the verbs.")
    where: Where | None = WHERE


class CueAdjective(Entry):
    """A predicative adjective whose subject is the source: "is confident that"."""

    attribution: AttributionKind = _ATTRIBUTION
    act: SpeechAct = _ACT
    frames: frozenset[Frame] = frames_field()
    of_clauses: Flag = Field(
        False, description='The adjectives are also said of a clause, with "it" as the subject: "it is clear that".'
    )
    words: tuple[str, ...] = Field(description="The adjectives, in lower case.")


class CueNoun(Entry):
    """A noun for something said: "his claim that"."""

    kind: Literal["noun"] = Field("noun", description='Always "noun".')
    attribution: AttributionKind = _ATTRIBUTION
    act: SpeechAct = _ACT
    frames: frozenset[Frame] = frames_field(frozenset({"that", "to", "np"}))
    words: tuple[str, ...] = Field(description="Lemmas of the nouns.")


class CuePreposition(Entry):
    """A preposition whose object is the source: "according to"."""

    attribution: AttributionKind = _ATTRIBUTION
    act: SpeechAct = _ACT
    words: tuple[str, ...] = Field(description="The words, in lower case.")
    where: Where | None = WHERE


ARRAYS = {
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
    "pointed_at": Array(Words, 'Nouns for places and things that a finger points to: "pointed to the spot".'),
    "disclosure_verb": Array(Words, "Lemmas of verbs whose refusal withholds something."),
    "pronoun": Array(Words, 'Pronouns and phrases that stand for a clause: "as much".'),
    "relay": Array(Words, 'Lemmas of verbs whose participle names the source of the source: "citing two engineers".'),
    "naming_verb": Array(Words, 'Lemmas of verbs that give a name and make no claim: "is known as".'),
    "byline": Array(Words, "Words that stand for a source beside the colon of a headline."),
    "section_label": Array(Words, "Words before the colon of a headline that name a section, not a source."),
}

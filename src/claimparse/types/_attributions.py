"""Who says what, and who the speakers are."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from claimparse.types._base import Frozen, Span


class QuotationKind(StrEnum):
    """The form of a quotation: how much of the content is between quotation marks."""

    DIRECT = "direct"
    """All of it: the source's own words."""
    MIXED = "mixed"
    """Some of it."""
    INDIRECT = "indirect"
    """None of it: the author's words for what the source says."""


class SpeechAct(StrEnum):
    """The act of the source, after Searle's classes (1976), with denial and withholding told apart."""

    ASSERTS = "asserts"
    """Says that the content is so: "said", "confirmed"."""
    DENIES = "denies"
    """Says that the content is not so: "denied", "rejected"."""
    COMMITS = "commits"
    """Binds the source to do it: "promised", "vowed"."""
    DIRECTS = "directs"
    """Tries to make others do it: "urged", "ordered", "asked"."""
    EVALUATES = "evaluates"
    """Judges it: "praised", "condemned"."""
    WITHHOLDS = "withholds"
    """Neither says nor denies it: "declined to comment on", "did not deny"."""


class Engine(StrEnum):
    """The finder of an attribution."""

    RULES = "rules"
    """The rules alone."""
    MODEL = "model"
    """The trained model alone."""
    BOTH = "both"
    """The rules and the trained model, by the same cue."""


class SpeakerKind(StrEnum):
    """The kind of a speaker."""

    PERSON = "person"
    """One person: "Ada Lund", "the harbour master"."""
    ORGANISATION = "organisation"
    """A body that speaks as one: a company, an agency, a court, a party."""
    PLACE = "place"
    """A country or a town that stands for its government: "Kyiv"."""
    GROUP = "group"
    """Several persons: "officials", "residents"."""
    PUBLICATION = "publication"
    """A medium or a text: a newspaper, a report, a statement."""
    UNKNOWN = "unknown"
    """None that the words tell."""


class MentionKind(StrEnum):
    """The form of a mention."""

    NAME = "name"
    """A proper name, whole or in part: "Ada Lund", "Lund"."""
    NOMINAL = "nominal"
    """A noun: "the harbour master"."""
    PRONOUN = "pronoun"
    """A pronoun: "she", "they"."""


class Mention(Frozen):
    """One mention of a speaker."""

    span: Span
    """The words of the mention."""
    kind: MentionKind
    """The form of the words."""


class Speaker(Frozen):
    """One person or body across the document."""

    name: str
    """The canonical name, unique in the document: the fullest that the text gives. ``Attribution.speakers`` hold it."""
    kind: SpeakerKind
    """Whether it is a person, a body, a place, a group or a publication."""
    role: str | None = None
    """The office or profession, in the words of the text and without an article: "harbour master"."""
    mentions: tuple[Mention, ...] = ()
    """All mentions as a speaker, in text order."""


class Attribution(Frozen):
    """A source, a cue and a content, as in PARC 3 (Pareti 2016): who says it, by which words, and what."""

    source: tuple[Span, ...] = ()
    """The words for whoever says it; empty for "it is reported that"."""
    speakers: tuple[str, ...] = ()
    """Their canonical names, as in ``Document.speakers``; empty where the text does not say who it is."""
    cue: tuple[Span, ...] = ()
    """The words that tell of the saying: "said", "according to"."""
    content: Annotated[tuple[Span, ...], Field(min_length=1)]
    """The words for what is said, in text order; several spans where they continue around the cue."""
    quotation: QuotationKind
    """How the content is quoted: directly, in part, or in other words."""
    act: SpeechAct
    """What the source does with the content: asserts it, denies it, promises it."""
    target: Span | None = None
    """Whom the act addresses or speaks about: X in "accused X of", "told X that"."""
    within: int | None = None
    """The index, in ``Document.attributions``, of the attribution in whose content this one stands."""
    rule: str
    """The rule that read it; "model" where the rules have no such attribution."""
    engine: Engine = Engine.RULES
    """The finder: the rules, the trained model, or both."""
    probability: float | None = None
    """How probable it is that source and content are right, from 0 to 1, by the trained model.

    None where the rules alone found it.
    """

    @property
    def text(self) -> str:
        """The words of the content."""
        return " ".join(s.text for s in self.content)

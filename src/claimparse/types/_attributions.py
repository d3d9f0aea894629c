"""Who says what, and who the speakers are."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from claimparse.types._base import Frozen, Span


class QuotationKind(StrEnum):
    """Direct: the source's words between quotation marks. Mixed: some of them. Indirect: none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class SpeechAct(StrEnum):
    """What the source does with the words, after Searle's classes with denial and withholding told apart.

    Who does "not deny" a claim withholds, too, and is committed to nothing.
    """

    ASSERTS = "asserts"
    DENIES = "denies"
    COMMITS = "commits"
    DIRECTS = "directs"
    EVALUATES = "evaluates"
    WITHHOLDS = "withholds"


class Engine(StrEnum):
    """What found an attribution: the rules, the trained model, or both of them the same cue."""

    RULES = "rules"
    MODEL = "model"
    BOTH = "both"


class SpeakerKind(StrEnum):
    """Who speaks."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    PUBLICATION = "publication"
    UNKNOWN = "unknown"


class MentionKind(StrEnum):
    """How a speaker is mentioned."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Mention(Frozen):
    """One mention of a speaker."""

    span: Span
    kind: MentionKind


class Speaker(Frozen):
    """One person or body across the document; ``name`` is unique in it and is what ``Attribution.speakers`` hold."""

    name: str
    kind: SpeakerKind
    role: str | None = None
    mentions: tuple[Mention, ...] = ()


class Attribution(Frozen):
    """Who says it, with which words, and what.

    ``source`` is empty for "it is reported that"; ``speakers`` is empty where the text does not say who it is.
    ``content`` has several spans when it continues around its cue. ``target`` is whom the act addresses, as X in
    "accused X of". ``within`` is the index, in :attr:`Document.attributions`, of the attribution in whose content this
    one stands.

    ``engine`` tells what found it. ``probability`` is how probable it is that source and content are right, by the
    trained model; None where the rules alone found it. ``rule`` is "model" where the rules have no such attribution.
    """

    source: tuple[Span, ...] = ()
    speakers: tuple[str, ...] = ()
    cue: tuple[Span, ...] = ()
    content: Annotated[tuple[Span, ...], Field(min_length=1)]
    quotation: QuotationKind
    act: SpeechAct
    target: Span | None = None
    within: int | None = None
    rule: str
    engine: Engine = Engine.RULES
    probability: float | None = None

    @property
    def text(self) -> str:
        """The words of the content."""
        return " ".join(s.text for s in self.content)

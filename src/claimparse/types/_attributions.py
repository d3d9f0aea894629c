"""Attributions and speakers: who says what."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from claimparse.types._base import Frozen, Span
from claimparse.types._times import Time


class QuotationKind(StrEnum):
    """The form of a quotation: how much of the content is in quotation marks."""

    DIRECT = "direct"
    """All of it: the source's own words."""
    MIXED = "mixed"
    """Some of it."""
    INDIRECT = "indirect"
    """None of it: the author paraphrases the source."""


class SpeechAct(StrEnum):
    """The speech act of the source, after Searle (1976), with separate classes for denying and withholding."""

    ASSERTS = "asserts"
    """Says that the content is so: "said", "confirmed"."""
    DENIES = "denies"
    """Says that the content is not so: "denied", "rejected"."""
    COMMITS = "commits"
    """Commits the source to doing it: "promised", "vowed"."""
    DIRECTS = "directs"
    """Tries to get others to do it: "urged", "ordered", "asked"."""
    EVALUATES = "evaluates"
    """Judges it: "praised", "condemned"."""
    WITHHOLDS = "withholds"
    """Neither confirms nor denies it: "declined to comment on", "did not deny"."""


class AttributionKind(StrEnum):
    """The kind of an attribution: what the source does, after Prasad et al. (2006)."""

    SPEECH = "speech"
    """Says it, aloud or in writing: "said", "according to", "the report shows"."""
    THOUGHT = "thought"
    """Believes, knows or supposes it: "thinks", "is convinced", "the belief that"."""
    ATTITUDE = "attitude"
    """Wants, intends, feels or supports it: "wants", "fears", "plans", "backs"."""
    EVENT = "event"
    """Does it: "voted", "signed". Only with ``Options(events=True)``; else such a sentence is the author's claim."""


class Engine(StrEnum):
    """The engine that found an attribution."""

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
    """A body that speaks with one voice: a company, an agency, a court, a party."""
    PLACE = "place"
    """A country or town that stands for its government: "Kyiv"."""
    GROUP = "group"
    """Several people: "officials", "residents"."""
    PUBLICATION = "publication"
    """A news outlet or a text: a newspaper, a report, a statement."""
    UNKNOWN = "unknown"
    """A kind that the words do not show."""


class MentionKind(StrEnum):
    """The form of a mention."""

    NAME = "name"
    """A proper name, in full or in part: "Ada Lund", "Lund"."""
    NOMINAL = "nominal"
    """A common noun: "the harbour master"."""
    PRONOUN = "pronoun"
    """A pronoun: "she", "they"."""


class Mention(Frozen):
    """One mention of a speaker."""

    span: Span
    """The words of the mention."""
    kind: MentionKind
    """The form of the words."""
    probability: float | None = None
    """The probability that the words mean this speaker, from 0 to 1; None where the words themselves tell it."""
    reasons: tuple[str, ...] = ()
    """What told most for this speaker among all that the words might mean, the most telling first; at most three."""


class Identity(StrEnum):
    """The identity of a speaker, as far as the text tells it."""

    NAMED = "named"
    """A name: "Ada Lund", "Reuters"."""
    UNNAMED = "unnamed"
    """A role or a description in place of a name, and no sign that the name is kept secret: "the harbour master"."""
    ANONYMOUS = "anonymous"
    """The text shows that it withholds the name: "a source", "an official who asked not to be named"."""


class JustificationKind(StrEnum):
    """The fact about a source that words justify."""

    ANONYMITY = "anonymity"
    """That the source has no name in the text: "who was not authorised to speak publicly"."""
    KNOWLEDGE = "knowledge"
    """That the source knows what it says: "who saw the document", "familiar with the plan"."""


class Justification(Frozen):
    """Words in which the text says why a source has no name, or how it comes to know."""

    kind: JustificationKind
    """What the words justify."""
    span: Span
    """The words, without those for the source."""


class Medium(StrEnum):
    """The relation of a speaker to the one for whom it speaks."""

    SPOKESPERSON = "spokesperson"
    """One whose work it is to speak for others: "a spokeswoman for the port", "his representatives"."""
    LAWYER = "lawyer"
    """A lawyer of theirs: "her attorney"."""
    AIDE = "aide"
    """One who works for them: "an adviser to the minister"."""
    OFFICE = "office"
    """Their office, staff or campaign: "the mayor's office"."""
    DOCUMENT = "document"
    """A text of theirs: "a statement from the bank", "the union's report"."""
    POST = "post"
    """A post of theirs in a social network: "a tweet by Ada Lund"."""
    FILING = "filing"
    """A paper of theirs that was handed to a court or an authority: "the firm's lawsuit"."""


class Principal(Frozen):
    """The person or body on whose behalf a speaker speaks."""

    name: str
    """The canonical name, as in ``Speaker.name`` where the principal is a speaker, too; else the words of the text."""
    span: Span
    """The words that name the principal."""
    medium: Medium
    """How the speaker speaks for the principal: as a spokesperson, a lawyer, a document."""


class Role(Frozen):
    """An office or profession of a speaker."""

    span: Span
    """The words for it, without an article: "harbour master"."""
    former: bool = False
    """True if these words call it a former one."""


class Speaker(Frozen):
    """One person or body throughout the document."""

    name: str
    """The canonical name, unique in the document: the fullest in the text. ``Attribution.speakers`` refers to it."""
    kind: SpeakerKind
    """The kind of speaker: a person, a body, a place, a group or a publication."""
    role: str | None = None
    """The office or profession, in the words of the text, without an article: "harbour master"."""
    mentions: tuple[Mention, ...] = ()
    """All its mentions as a speaker, in text order."""
    identity: Identity = Identity.NAMED
    """What the text tells of who it is: a name, a role alone, or that the name is withheld."""
    justification: tuple[Justification, ...] = ()
    """The words that say why the speaker has no name, or how it comes to know, in text order."""
    on_behalf_of: Principal | None = None
    """The person or body for whom the speaker speaks; None if it speaks for itself, or the text does not say."""
    roles: tuple[Role, ...] = ()
    """All its offices and professions that the text names beside its name, in text order."""
    abbreviation: Span | None = None
    """The abbreviation in brackets after its name: "NHA" in "the National Harbour Agency (NHA)"."""

    @property
    def anonymous(self) -> bool:
        """True if the text shows that it withholds the name."""
        return self.identity is Identity.ANONYMOUS

    @property
    def pronouns(self) -> tuple[Span, ...]:
        """The pronouns that refer to the speaker, in text order."""
        return tuple(m.span for m in self.mentions if m.kind is MentionKind.PRONOUN)


class Attribution(Frozen):
    """A source, a cue and a content, as in PARC 3 (Pareti 2016): who says what, and the words that say so."""

    source: tuple[Span, ...] = ()
    """The words for the source; empty for "it is reported that"."""
    speakers: tuple[str, ...] = ()
    """The source's canonical names, as in ``Document.speakers``; empty if the text does not say who it is.

    A quotation without a source may have a speaker: the person whom the text around it is about.
    """
    cue: tuple[Span, ...] = ()
    """The words that attribute the content: "said", "according to"; empty for a quotation that no word attributes."""
    content: Annotated[tuple[Span, ...], Field(min_length=1)]
    """The words for what is said, in text order; several spans if they continue after the cue."""
    quotation: QuotationKind
    """The form of the quotation: direct, mixed or indirect."""
    kind: AttributionKind
    """What the source does: says it, thinks it, or wants or feels it."""
    act: SpeechAct
    """The source's speech act: it asserts the content, denies it, commits to it."""
    target: Span | None = None
    """The person or body that the act addresses or concerns: X in "accused X of", "told X that"."""
    time: Time | None = None
    """When the source says it: "on Tuesday" in "said on Tuesday that"."""
    within: int | None = None
    """The index in ``Document.attributions`` of the attribution whose content contains this one."""
    rule: str
    """The rule that found it; "model" if the rules have no such attribution."""
    engine: Engine = Engine.RULES
    """The engine that found it: the rules, the trained model, or both."""
    probability: float | None = None
    """The trained model's probability that source and content are right, from 0 to 1.

    None if the rules alone found it.
    """

    @property
    def text(self) -> str:
        """The words of the content."""
        return " ".join(s.text for s in self.content)

"""Intermediate annotations by token index, with provenance: marks of the detectors, links of the linkers.

Token runs are ``(start, end)`` with the end exclusive, as in ``doc[start:end]``. Where a mark may cover part of a token
("un-supported", "$5bn"), it holds characters instead and says so. Only ``_results`` turns tokens into characters.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, NamedTuple

from claimparse.lexicon.schema.frames import Frame
from claimparse.lexicon.schema.verbs import VerbClass
from claimparse.types import (
    Amount,
    AnswerKind,
    AttributionKind,
    Change,
    Commitment,
    CueKind,
    Engine,
    Granularity,
    Identity,
    Interval,
    JustificationKind,
    Medium,
    MentionKind,
    QuotationKind,
    ReplacementReason,
    SpeakerKind,
    SpeechAct,
    StanceLabel,
    TimeRelation,
    Unit,
)


class Run(NamedTuple):
    """Tokens ``start`` to ``end``, end exclusive."""

    start: int
    end: int


class Chars(NamedTuple):
    """Characters ``start`` to ``end``, end exclusive."""

    start: int
    end: int


def tokens_of(runs: Iterable[Run]) -> set[int]:
    """Return the tokens of some runs."""
    return {t for run in runs for t in range(*run)}


def runs_of(tokens: Iterable[int]) -> tuple[Run, ...]:
    """Return tokens in text order as runs."""
    runs: list[Run] = []
    for t in tokens:
        if runs and t == runs[-1].end:
            runs[-1] = Run(runs[-1].start, t + 1)
        else:
            runs.append(Run(t, t + 1))
    return tuple(runs)


@dataclass(frozen=True, slots=True)
class Notice:
    """A fault of the text that reading could work around; becomes a TextWarning."""

    code: str
    message: str
    chars: Chars | None = None


# ---------------------------------------------------------------- detectors' marks

QuoteRule = Literal["paired", "continued", "repaired", "empty", "nickname", "title", "introduced", "scare"]
"""How a quotation was read: how its marks were paired, or why its words are nobody's speech."""

CueClass = Literal[VerbClass, "light", "adjective", "noun", "preposition", "colon", "headline"]
"""The class of a cue: that of its verb, else its part of speech or its place in the layout."""


@dataclass(frozen=True, slots=True)
class QuoteMark:
    """A quotation: ``inner`` without its quotation marks, ``outer`` with them.

    ``speech`` is false for scare quotes, titles and nicknames. ``continues`` is the index of the quotation
    in the paragraph before that this one continues (opening mark repeated), ``parent`` that of the enclosing one.
    """

    inner: Run
    outer: Run
    speech: bool
    rule: QuoteRule
    continues: int | None = None
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class CueMark:
    """A cue of attribution: the words that report ("said", "according to", "the claim that", ":").

    ``frames`` are the kinds of content that the entry takes; ``kind`` is its class, ``entry`` its lexicon name.
    """

    tokens: tuple[int, ...]
    head: int
    kind: CueClass
    frames: frozenset[Frame]
    attribution: AttributionKind
    act: SpeechAct
    entry: str


QuantityRule = Literal["number", "age", "multiple", "range", "ratio", "tolerance", "conversion"]
"""The rules that read quantities."""


@dataclass(frozen=True, slots=True)
class PartMark:
    """One part of a measure of several units, with its characters: "16 minutes" in "3 hours 16 minutes"."""

    chars: Chars
    value: Fraction
    unit: Unit


@dataclass(frozen=True, slots=True)
class NumberMark:
    """A numeral with its meaning. ``chars`` covers the number words alone, ``span`` bounds and signs as well."""

    chars: Chars
    span: Chars
    tokens: Run
    amount: Amount
    unit: Unit | None
    rule: QuantityRule
    modifiers: tuple[Chars, ...] = ()
    change: Change | None = None
    share: tuple[int, int] | None = None
    parts: tuple[PartMark, ...] = ()


@dataclass(frozen=True, slots=True)
class StanceMark:
    """A cue of stance. ``chars`` are its pieces; ``head`` is the token from which its scope is read."""

    chars: tuple[Chars, ...]
    tokens: tuple[int, ...]
    head: int
    kind: CueKind
    entry: str
    is_affix: bool = False
    note: str | None = None


# ---------------------------------------------------------------- linkers' relations


TURN = "turn:colon"
"""The rule of a turn of a transcript: its source is the label, its cue the colon."""


@dataclass(frozen=True, slots=True)
class AttributionLink:
    """Source, cue and content joined. ``source_head`` is None where the text names no source.

    ``parent`` is the index of the attribution whose content contains this one. ``probability`` is the trained model's
    probability that the attribution is right.
    """

    source: tuple[Run, ...]
    source_head: int | None
    cue: tuple[Run, ...]
    cue_head: int
    content: tuple[Run, ...]
    content_head: int
    quotation: QuotationKind
    kind: AttributionKind
    act: SpeechAct
    rule: str
    target: Run | None = None
    parent: int | None = None
    engine: Engine = Engine.RULES
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class MentionLink:
    """One mention of an entity; ``probability`` and ``reasons`` are those of the ranker, where it chose the entity."""

    tokens: Run
    head: int
    kind: MentionKind
    probability: float | None = None
    reasons: tuple[str, ...] = ()


class JustificationLink(NamedTuple):
    """Words that say why a source has no name, or how it comes to know."""

    tokens: Run
    kind: JustificationKind


class PrincipalLink(NamedTuple):
    """The one for whom a speaker speaks, with the words that name him."""

    name: str
    tokens: Run
    medium: Medium


class RoleLink(NamedTuple):
    """The words for a role of an entity."""

    tokens: Run
    is_former: bool


@dataclass(frozen=True, slots=True)
class EntityLink:
    """A person or body across the document, with its mentions in text order."""

    name: str
    kind: SpeakerKind
    role: str | None
    mentions: tuple[MentionLink, ...]
    identity: Identity = Identity.NAMED
    justification: tuple[JustificationLink, ...] = ()
    principal: PrincipalLink | None = None
    roles: tuple[RoleLink, ...] = ()
    abbreviation: Run | None = None


@dataclass(frozen=True, slots=True)
class ItemLink:
    """The thing counted."""

    tokens: Run
    head: int
    carried: bool = False


@dataclass(frozen=True, slots=True)
class WholeLink:
    """The whole that a quantity is part of."""

    tokens: Run
    amount: Amount | None = None


@dataclass(frozen=True, slots=True)
class QuantityLink:
    """A number mark with its item, whole and subject. ``span`` is the whole expression in characters."""

    mark: NumberMark
    span: Chars
    amount: Amount
    unit: Unit | None
    item: ItemLink | None = None
    whole: WholeLink | None = None
    change: Change | None = None
    about: Run | None = None
    rule: QuantityRule = "number"


class ScopeLink(NamedTuple):
    """A stance cue with the tokens in its scope, the cue itself left out."""

    mark: StanceMark
    scope: tuple[Run, ...]


class HolderLink(NamedTuple):
    """A source between the author and the claim: the index of its attribution, or None without a source."""

    attribution: int | None
    source: tuple[Run, ...]
    source_head: int | None
    commitment: Commitment


class StepLink(NamedTuple):
    """One step of a stance's resolution."""

    chars: Chars | None
    effect: str


@dataclass(frozen=True, slots=True)
class StanceLink:
    """The stance of one proposition, by its head token; ``expected`` is the belief that readers form, from -3 to 3.

    ``moved`` is how far the words that embed it move that belief by trained weights. ``negated`` is true if a negation
    is among its marks, whatever the resulting value.
    """

    head: int
    label: StanceLabel
    author: Commitment
    expected: float
    holders: tuple[HolderLink, ...] = ()
    marks: tuple[int, ...] = ()
    steps: tuple[StepLink, ...] = field(default=())
    moved: float = 0.0
    negated: bool = False


@dataclass(frozen=True, slots=True)
class AnswerLink:
    """The claim or accusation that a denial, a refusal to comment or an admission answers.

    ``object`` is the phrase for what is answered; ``claim`` the index of the claim, None where the text has none;
    ``accuser`` the phrase for its maker; ``attribution`` the index of the attribution that makes it, if there is one.
    """

    kind: AnswerKind
    object: Run
    claim: int | None
    accuser: tuple[Run, ...]
    attribution: int | None
    rule: str


class ReplacementLink(NamedTuple):
    """Words of a claim and those that stand for them in its wording; ``chars`` are empty where words are added."""

    chars: Chars
    text: str
    reason: ReplacementReason
    evidence: tuple[Run, ...] = ()


class WordingLink(NamedTuple):
    """A claim in words that can be understood alone; ``open`` are the tokens that stand for something unknown."""

    text: str
    replacements: tuple[ReplacementLink, ...]
    open: tuple[int, ...]


class TimeLink(NamedTuple):
    """Words that say when, with the days that they mean; ``interval`` is None where these cannot be known."""

    chars: Chars
    relation: TimeRelation
    granularity: Granularity
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """One proposition: its tokens, its head, the index of the attribution that makes it (None: the author's own).

    ``within`` is the index of the claim whose words hold it, of several the shortest.
    """

    tokens: tuple[Run, ...]
    head: int
    attribution: int | None
    within: int | None = None

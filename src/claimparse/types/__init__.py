"""The results: frozen, hashable pydantic models that convert to JSON and back without loss.

All offsets count characters of :attr:`Document.text`, end exclusive. Every model rejects unknown fields.

    >>> from claimparse.types import Exact, Span
    >>> Span(start=0, end=4, text="Kyiv").model_dump_json()
    '{"start":0,"end":4,"text":"Kyiv"}'
    >>> Exact(value="2.5").contains(2.5)
    True
"""

from claimparse._format import format_number
from claimparse.types._amounts import Amount, Approximate, Bounded, Exact, Range, Relation, Surprise, Vague
from claimparse.types._attributions import (
    Attribution,
    AttributionKind,
    Engine,
    Identity,
    Justification,
    JustificationKind,
    Medium,
    Mention,
    MentionKind,
    Principal,
    QuotationKind,
    Role,
    Speaker,
    SpeakerKind,
    SpeechAct,
)
from claimparse.types._base import Span
from claimparse.types._claims import Answer, AnswerKind, Claim, Replacement, ReplacementReason, Wording
from claimparse.types._documents import Document, Options, Part, Signature, TextWarning
from claimparse.types._numbers import MAX_DIGITS as MAX_DIGITS
from claimparse.types._numbers import Number
from claimparse.types._quantities import Change, Item, MeasurePart, Quantity, Unit, Whole
from claimparse.types._stance import Commitment, Cue, CueKind, SourceStance, Stance, StanceLabel, Step
from claimparse.types._times import Granularity, Interval, Time, TimeRelation
from claimparse.types._versions import SCHEMA_VERSION

__all__ = [
    "SCHEMA_VERSION",
    "Amount",
    "Answer",
    "AnswerKind",
    "Approximate",
    "Attribution",
    "AttributionKind",
    "Bounded",
    "Change",
    "Claim",
    "Commitment",
    "Cue",
    "CueKind",
    "Document",
    "Engine",
    "Exact",
    "Granularity",
    "Identity",
    "Interval",
    "Item",
    "Justification",
    "JustificationKind",
    "MeasurePart",
    "Medium",
    "Mention",
    "MentionKind",
    "Number",
    "Options",
    "Part",
    "Principal",
    "Quantity",
    "QuotationKind",
    "Range",
    "Relation",
    "Replacement",
    "ReplacementReason",
    "Role",
    "Signature",
    "SourceStance",
    "Span",
    "Speaker",
    "SpeakerKind",
    "SpeechAct",
    "Stance",
    "StanceLabel",
    "Step",
    "Surprise",
    "TextWarning",
    "Time",
    "TimeRelation",
    "Unit",
    "Vague",
    "Whole",
    "Wording",
    "format_number",
]

"""The results: frozen, hashable pydantic models that convert to JSON and back without loss.

All offsets count characters of :attr:`Document.text`, end exclusive. Every model rejects unknown fields.

    >>> from claimparse.types import Exact, Span
    >>> Span(start=0, end=4, text="Kyiv").model_dump_json()
    '{"start":0,"end":4,"text":"Kyiv"}'
    >>> Exact(value="2.5").contains(2.5)
    True
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

_NAMES = {
    "_format": ("format_number",),
    "types._amounts": ("Amount", "Approximate", "Bounded", "Exact", "Range", "Relation", "Surprise", "Vague"),
    "types._attributions": (
        "Attribution",
        "AttributionKind",
        "Engine",
        "Identity",
        "Justification",
        "JustificationKind",
        "Medium",
        "Mention",
        "MentionKind",
        "Principal",
        "QuotationKind",
        "Role",
        "Speaker",
        "SpeakerKind",
        "SpeechAct",
    ),
    "types._base": ("Span",),
    "types._claims": ("Answer", "AnswerKind", "Claim", "Replacement", "ReplacementReason", "Wording"),
    "types._documents": ("Document", "Options", "Part", "Signature", "TextWarning"),
    "types._numbers": ("MAX_DIGITS", "Number"),
    "types._quantities": ("Change", "Item", "MeasurePart", "Quantity", "Unit", "Whole"),
    "types._stance": ("Commitment", "Cue", "CueKind", "SourceStance", "Stance", "StanceLabel", "Step"),
    "types._times": ("Granularity", "Interval", "Time", "TimeRelation"),
    "types._versions": ("SCHEMA_VERSION",),
}
"""The names of each module, which is imported when one of them is first asked for."""

_HOMES = {name: module for module, names in _NAMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"claimparse.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

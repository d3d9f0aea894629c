"""A Document inside a spaCy Doc: spans for people to look at, plain data for the way back, without loss.

Each part of the analysis has its span groups, and one of them, its home, carries the part's data in its ``attrs`` under
the key "claimparse". spaCy keeps those through ``to_bytes``, pickling, ``DocBin`` and worker processes. The text is not
repeated there: a span is two offsets, a claim points at attributions, quantities and cues by their indices. The version
of the form is that of stored documents, and data of earlier versions is read as they are.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel, ValidationError

from claimparse.errors import CarriedDataError
from claimparse.types import (
    SCHEMA_VERSION,
    Attribution,
    Document,
    Options,
    Part,
    Span,
    SpeakerKind,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEY = "claimparse"
QUANTITIES = "claimparse_quantities"
SOURCES = "claimparse_sources"
CUES = "claimparse_cues"
CONTENTS = "claimparse_contents"
STANCE = "claimparse_stance"
CLAIMS = "claimparse_claims"

CLAIM_PARTS = frozenset({Part.ATTRIBUTION, Part.STANCE})
HOMES = {Part.QUANTITIES: QUANTITIES, Part.ATTRIBUTION: CONTENTS, Part.STANCE: STANCE}
FIELDS = {
    Part.QUANTITIES: ("quantities",),
    Part.ATTRIBUTION: ("attributions", "speakers", "warnings"),
    Part.STANCE: ("cues",),
}
OPTIONS = {Part.QUANTITIES: ("vague",), Part.ATTRIBUTION: ("threshold",), Part.STANCE: ("scope",)}
"""The options that each part depends on; it carries them."""

Labelled = tuple[Span, str, int]
"""A span, its label, and the index of the result it belongs to, which becomes the span's id."""


class Carried(NamedTuple):
    """What a Doc carries: the joined results of all parts that ran, and the options they ran with."""

    document: Document
    options: dict[str, Any]


# ---------------------------------------------------------------- writing


def write(doc: Doc, document: Document, options: Options) -> None:
    """Write a Document's parts into the span groups of its Doc; groups that are there already are replaced."""
    signature = _plain(document.signature) if document.signature else None
    for part in document.parts:
        data: dict[str, Any] = {field: _plain(getattr(document, field)) for field in FIELDS[part]}
        data["options"] = {name: getattr(options, name) for name in OPTIONS[part]}
        data["signature"] = signature
        data["schema_version"] = SCHEMA_VERSION
        for group, spans in _spans(document, part).items():
            _set(doc, group, spans, {KEY: data} if group == HOMES[part] else {})
    if frozenset(document.parts) >= CLAIM_PARTS:
        _set(
            doc,
            CLAIMS,
            [(s, c.stance.label.value, k) for k, c in enumerate(document.claims) for s in c.spans],
            {KEY: {"claims": _claims(document)}},
        )


def _spans(document: Document, part: Part) -> dict[str, list[Labelled]]:
    if part is Part.QUANTITIES:
        return {QUANTITIES: [(q.span, q.amount.kind, k) for k, q in enumerate(document.quantities)]}
    if part is Part.STANCE:
        return {STANCE: [(s, c.kind.value, k) for k, c in enumerate(document.cues) for s in c.spans]}
    kinds = {speaker.name: speaker.kind for speaker in document.speakers}
    found = list(enumerate(document.attributions))
    return {
        SOURCES: [(s, _kind(a, kinds), k) for k, a in found for s in a.source],
        CUES: [(s, a.act.value, k) for k, a in found for s in a.cue],
        CONTENTS: [(s, a.quotation.value, k) for k, a in found for s in a.content],
    }


def _kind(attribution: Attribution, kinds: Mapping[str, SpeakerKind]) -> str:
    return kinds.get(next(iter(attribution.speakers), ""), SpeakerKind.UNKNOWN).value


def _set(doc: Doc, group: str, spans: Iterable[Labelled], attrs: dict[str, Any]) -> None:
    from spacy.tokens import SpanGroup

    made = [
        doc.char_span(span.start, span.end, label=label, span_id=str(k), alignment_mode="expand")
        for span, label, k in spans
        if span.text
    ]
    doc.spans[group] = SpanGroup(doc, name=group, attrs=attrs, spans=[span for span in made if span is not None])


def _claims(document: Document) -> list[dict[str, Any]]:
    attributions, quantities, cues = (
        _indices(results) for results in (document.attributions, document.quantities, document.cues)
    )
    return [
        {
            "spans": _plain(claim.spans),
            "head": _plain(claim.head),
            "stance": _plain(claim.stance),
            "answers": _plain(claim.answers),
            "attribution": None if claim.attribution is None else attributions[claim.attribution],
            "quantities": [quantities[q] for q in claim.quantities],
            "cues": [cues[c] for c in claim.cues],
        }
        for claim in document.claims
    ]


def _indices(results: Sequence[Hashable]) -> dict[Hashable, int]:
    return {result: k for k, result in enumerate(results)}


def _plain(value: Any) -> Any:
    """Results as lists, dicts, strings and numbers; spans without their text."""
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end}
    if isinstance(value, BaseModel):
        return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if value is None or type(value) in (str, int, float, bool):
        return value
    return str(value)


# ---------------------------------------------------------------- reading


def read(doc: Doc) -> Carried | None:
    """What a Doc carries; None if no component ran on it.

    CarriedDataError if span groups are there but their data is gone or damaged, SchemaVersionError if a later version
    of claimparse wrote it.
    """
    homes = {part: _data(doc, home) for part, home in HOMES.items() if home in doc.spans}
    if not homes:
        return None
    text = doc.text  # which the Doc puts together anew each time it is asked
    signatures = [data.get("signature") for data in homes.values()]
    fields: dict[str, Any] = {"text": text, "parts": list(homes), "signature": signatures[0]}
    options: dict[str, Any] = {}
    try:
        fields["schema_version"] = _version(homes.values())
        for part, data in homes.items():
            fields |= {field: _spelled(data[field], text) for field in FIELDS[part]}
            options |= data["options"]
        if homes.keys() >= CLAIM_PARTS:
            fields["claims"] = [_claim(_spelled(data, text), fields) for data in _data(doc, CLAIMS)["claims"]]
        document = Document.model_validate(fields)
    except (ValidationError, LookupError, TypeError, ValueError) as error:
        raise CarriedDataError(f"the data that claimparse left in the Doc is damaged: {error}") from error
    return Carried(document, options)


def _data(doc: Doc, group: str) -> dict[str, Any]:
    data = doc.spans[group].attrs.get(KEY) if group in doc.spans else None
    if not isinstance(data, dict):
        raise CarriedDataError(
            f'doc.spans["{group}"] no longer holds the data of claimparse: Doc.from_docs drops it, and so does '
            "assigning other spans to that group. Read doc._.claimparse before that, or run the claimparse components "
            "on this Doc again"
        )
    return data


def _version(parts: Iterable[dict[str, Any]]) -> Any:
    """The schema version of the parts' data."""
    found = {data.get("schema_version", 0) for data in parts}
    if len(found) > 1:
        raise CarriedDataError(
            f"the Doc carries parts of different schema versions ({', '.join(sorted(map(str, found)))}): "
            "run the claimparse components on it again"
        )
    return found.pop()


def _claim(data: dict[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    """The plain data of a claim, with the results that it points at."""
    attribution = data["attribution"]
    return data | {
        "attribution": None if attribution is None else fields["attributions"][attribution],
        "quantities": [fields["quantities"][k] for k in data["quantities"]],
        "cues": [fields["cues"][k] for k in data["cues"]],
    }


def _spelled(value: Any, text: str) -> Any:
    """Plain data with the text of each span put back."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end"}:
            return value | {"text": text[value["start"] : value["end"]]}
        return {name: _spelled(item, text) for name, item in value.items()}
    if isinstance(value, list):
        return [_spelled(item, text) for item in value]
    return value

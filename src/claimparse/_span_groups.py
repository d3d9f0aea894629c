"""A Document inside a spaCy Doc, without loss: spans for people to look at, plain data to rebuild it from.

Each part of the analysis has its span groups, and one of them holds the part's data in its ``attrs`` under the key
"claimparse". spaCy keeps those through ``to_bytes``, pickling, ``DocBin`` and worker processes. The text is not
repeated there: a span is two offsets, and a claim refers to attributions, quantities and cues by index. The data has
the schema version of stored documents, and that of earlier versions is read as these are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel, ValidationError

from claimparse.errors import CarriedDataError
from claimparse.types import (
    SCHEMA_VERSION,
    Claim,
    Document,
    Options,
    Part,
    Span,
    SpeakerKind,
)
from claimparse.types._documents import CLAIM_PARTS

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEY = "claimparse"
QUANTITIES = "claimparse_quantities"
SOURCES = "claimparse_sources"
CUES = "claimparse_cues"
CONTENTS = "claimparse_contents"
STANCE = "claimparse_stance"
CLAIMS = "claimparse_claims"

DATA_GROUPS = {Part.QUANTITIES: QUANTITIES, Part.ATTRIBUTION: CONTENTS, Part.STANCE: STANCE}
"""The span group of each part that holds its data."""

FIELDS = {
    Part.QUANTITIES: ("quantities",),
    Part.ATTRIBUTION: ("attributions", "speakers", "warnings"),
    Part.STANCE: ("cues",),
}
"""The fields of the Document that each part fills."""

OPTIONS = {Part.QUANTITIES: ("vague",), Part.ATTRIBUTION: ("events", "threshold"), Part.STANCE: ("scope",)}
"""The options that each part depends on, which are stored with it."""

_OWN_FIELDS = tuple(name for name in Claim.model_fields if name not in ("attribution", "quantities", "cues"))
"""The fields of a claim that are stored with it; the others are the document's results."""

LabelledSpan = tuple[Span, str, int]
"""A span, its label, and the index of the result that it belongs to, which becomes the span's id."""


class StoredResults(NamedTuple):
    """The results stored in a Doc: those of all parts that have run, and the options that they ran with."""

    document: Document
    options: dict[str, Any]


# ---------------------------------------------------------------- writing


def write(doc: Doc, document: Document, options: Options) -> None:
    """Write a Document's parts into the span groups of its Doc, in place of any that are there already."""
    signature = _to_plain(document.signature) if document.signature else None
    for part in document.parts:
        data: dict[str, Any] = {field: _to_plain(getattr(document, field)) for field in FIELDS[part]}
        data["options"] = {name: getattr(options, name) for name in OPTIONS[part]}
        data["signature"] = signature
        data["date"] = _to_plain(document.date)
        data["schema_version"] = SCHEMA_VERSION
        for group, spans in _span_groups(document, part).items():
            _set_group(doc, group, spans, {KEY: data} if group == DATA_GROUPS[part] else {})
    if frozenset(document.parts) >= CLAIM_PARTS:
        _set_group(
            doc,
            CLAIMS,
            [(s, c.stance.label.value, k) for k, c in enumerate(document.claims) for s in c.spans],
            {KEY: {"claims": _claims_data(document)}},
        )


def _span_groups(document: Document, part: Part) -> dict[str, list[LabelledSpan]]:
    if part is Part.QUANTITIES:
        return {QUANTITIES: [(q.span, q.amount.kind, k) for k, q in enumerate(document.quantities)]}
    if part is Part.STANCE:
        return {STANCE: [(s, c.kind.value, k) for k, c in enumerate(document.cues) for s in c.spans]}
    kinds = {speaker.name: speaker.kind for speaker in document.speakers}
    found = list(enumerate(document.attributions))
    return {
        SOURCES: [
            (s, kinds.get(next(iter(a.speakers), ""), SpeakerKind.UNKNOWN).value, k) for k, a in found for s in a.source
        ],
        CUES: [(s, a.act.value, k) for k, a in found for s in a.cue],
        CONTENTS: [(s, a.quotation.value, k) for k, a in found for s in a.content],
    }


def _set_group(doc: Doc, group: str, spans: Iterable[LabelledSpan], attrs: dict[str, Any]) -> None:
    from spacy.tokens import SpanGroup

    made = [
        doc.char_span(span.start, span.end, label=label, span_id=str(k), alignment_mode="expand")
        for span, label, k in spans
        if span.text
    ]
    doc.spans[group] = SpanGroup(doc, name=group, attrs=attrs, spans=[span for span in made if span is not None])


def _claims_data(document: Document) -> list[dict[str, Any]]:
    results = (document.attributions, document.quantities, document.cues)
    attributions, quantities, cues = ({result: k for k, result in enumerate(found)} for found in results)
    return [
        {name: _to_plain(getattr(claim, name)) for name in _OWN_FIELDS}
        | {
            "attribution": None if claim.attribution is None else attributions[claim.attribution],
            "quantities": [quantities[q] for q in claim.quantities],
            "cues": [cues[c] for c in claim.cues],
        }
        for claim in document.claims
    ]


def _to_plain(value: Any) -> Any:
    """Return results as lists, dicts, strings and numbers; spans lose their text."""
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end}
    if isinstance(value, BaseModel):
        return {name: _to_plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, tuple):
        return [_to_plain(item) for item in value]
    if value is None or type(value) in (str, int, float, bool):
        return value
    return str(value)


# ---------------------------------------------------------------- reading


def read(doc: Doc) -> StoredResults | None:
    """Return the results in a Doc; None if no component has run on it.

    CarriedDataError if the span groups are there but their data is gone or damaged, SchemaVersionError if a later
    version of claimparse wrote it.
    """
    found = {part: _group_data(doc, group) for part, group in DATA_GROUPS.items() if group in doc.spans}
    if not found:
        return None
    text = doc.text  # rebuilt by the Doc on every access
    signatures = [data.get("signature") for data in found.values()]
    date = next((data["date"] for data in found.values() if data.get("date")), None)
    fields: dict[str, Any] = {"text": text, "date": date, "parts": list(found), "signature": signatures[0]}
    options: dict[str, Any] = {}
    try:
        fields["schema_version"] = _schema_version(found.values())
        for part, data in found.items():
            fields |= {field: _with_texts(data[field], text) for field in FIELDS[part]}
            options |= data["options"]
        if found.keys() >= CLAIM_PARTS:
            fields["claims"] = [
                _claim_fields(_with_texts(data, text), fields) for data in _group_data(doc, CLAIMS)["claims"]
            ]
        document = Document.model_validate(fields)
    except (ValidationError, LookupError, TypeError, ValueError) as error:
        raise CarriedDataError(
            f"the results that claimparse left in the Doc are damaged: run its components on the text again ({error})"
        ) from error
    return StoredResults(document, options)


def _group_data(doc: Doc, group: str) -> dict[str, Any]:
    data = doc.spans[group].attrs.get(KEY) if group in doc.spans else None
    if not isinstance(data, dict):
        raise CarriedDataError(
            f'doc.spans["{group}"] no longer holds the data of claimparse: Doc.from_docs drops it, and so does '
            "assigning other spans to that group. Read doc._.claimparse before that, or run the claimparse components "
            "on this Doc again"
        )
    return data


def _schema_version(parts: Iterable[dict[str, Any]]) -> Any:
    """The schema version of the parts' data."""
    found = {data.get("schema_version", 0) for data in parts}
    if len(found) > 1:
        raise CarriedDataError(
            f"the Doc holds parts of different schema versions ({', '.join(sorted(map(str, found)))}): "
            "run the claimparse components on it again"
        )
    return found.pop()


def _claim_fields(data: dict[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the plain data of a claim with the results that it refers to."""
    attribution = data["attribution"]
    return data | {
        "attribution": None if attribution is None else fields["attributions"][attribution],
        "quantities": [fields["quantities"][k] for k in data["quantities"]],
        "cues": [fields["cues"][k] for k in data["cues"]],
    }


def _with_texts(value: Any, text: str) -> Any:
    """Return plain data in which each span has its text again."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end"} and isinstance(value["start"], int):  # the days of an interval are words
            return value | {"text": text[value["start"] : value["end"]]}
        return {name: _with_texts(item, text) for name, item in value.items()}
    if isinstance(value, list):
        return [_with_texts(item, text) for item in value]
    return value

"""Documents as flat Arrow tables: one for each kind of result, joined by keys."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa

from claimparse.arrow._batches import error_of, require_version, with_ids
from claimparse.arrow._schema import METADATA, field_of
from claimparse.output.records import (
    AttributionRow,
    ClaimRow,
    CueRow,
    QuantityRow,
    SpeakerRow,
    attribution_rows,
    claim_rows,
    cue_rows,
    quantity_rows,
    speaker_rows,
)
from claimparse.types import Claim, Document

_Row = Mapping[str, Any]
_KIND_OF_ROW: dict[str, tuple[type, Callable[[Document], Iterator[Any]]]] = {
    "claims": (ClaimRow, claim_rows),
    "attributions": (AttributionRow, attribution_rows),
    "quantities": (QuantityRow, quantity_rows),
    "cues": (CueRow, cue_rows),
    "speakers": (SpeakerRow, speaker_rows),
}
"""The tables beside "documents": the rows of each, whose columns follow the keys."""

_INDEX = {
    "claims": "claim_index",
    "attributions": "attribution_index",
    "quantities": "quantity_index",
    "cues": "cue_index",
    "speakers": "speaker_index",
}
"""The key of each row in its document, from 0."""

_POINTS_TO = {"claims": "attribution_index", "quantities": "claim_index", "cues": "claim_index"}
"""The key by which a row names the row of another table that it belongs to."""

_DOCUMENT = {"error": str | None, "name": str | None, "date": str | None, **dict.fromkeys(_KIND_OF_ROW, int)}


def table_schemas(id_type: pa.DataType | None = None) -> dict[str, pa.Schema]:
    """Return the schemas of the flat tables, by the names of the tables.

    "documents" has a row for each text. The others have a row for each claim, attribution, quantity, cue and speaker,
    with the columns of the rows in ``claimparse.output.records``. Their key is ``id`` with an index in the document,
    from 0: ``claim_index``, ``attribution_index`` and so on. A claim also has the ``attribution_index`` of what makes
    it; a quantity and a cue have the ``claim_index`` of the shortest claim that they are part of.

    Args:
        id_type: The type of the ids; None for strings.

    >>> table_schemas()["quantities"].names[:6]
    ['id', 'quantity_index', 'claim_index', 'start', 'end', 'text']
    """
    key = pa.field("id", pa.string() if id_type is None else id_type)
    found = {"documents": pa.schema([key, *(field_of(*of) for of in _DOCUMENT.items())], METADATA)}
    for name, (kind, _) in _KIND_OF_ROW.items():
        keys = [key, field_of(_INDEX[name], int)]
        keys += [field_of(_POINTS_TO[name], int | None)] if name in _POINTS_TO else []
        columns = typing.get_type_hints(kind)
        del columns["document"]  # the id says it
        found[name] = pa.schema([*keys, *(field_of(*column) for column in columns.items())], METADATA)
    return found


def flat_tables(documents: pa.RecordBatch | pa.Table) -> dict[str, pa.Table]:
    """Return flat tables of documents: "documents", "claims", "attributions", "quantities", "cues" and "speakers".

    Args:
        documents: What :func:`parse_batch` returned or :func:`parse_dataset` wrote, or some rows of it.

    Returns:
        The tables by their names, with the schemas :func:`table_schemas`.

    Raises:
        SchemaVersionError: If another version of claimparse wrote the documents.

    >>> import pyarrow as pa
    >>> from claimparse.arrow import parse_batch
    >>> texts = pa.record_batch({"id": ["a"], "text": ["Officials said 38 boats sank."]})
    >>> flat_tables(parse_batch(texts))["claims"].select(["id", "speakers", "numbers"]).to_pylist()
    [{'id': 'a', 'speakers': 'Officials', 'numbers': '38 boats'}]
    """
    require_version(documents.schema)
    schemas = table_schemas(documents.schema.field("id").type)
    rows: dict[str, list[_Row]] = {name: [] for name in schemas}
    for document, key in with_ids(documents):
        rows["documents"].append({"id": key, **_document_row(document)})
        for name, (_, of) in _KIND_OF_ROW.items():
            pointed = _POINTED.get(name, _nowhere)(document)
            for index, (row, other) in enumerate(zip(of(document), pointed, strict=False)):
                rows[name].append({**row, "id": key, _INDEX[name]: index, **_pointer(name, other)})
    return {name: pa.Table.from_pylist(rows[name], schema=of) for name, of in schemas.items()}


def _document_row(document: Document) -> _Row:
    return {
        "error": error_of(document),
        "name": document.name,
        "date": str(document.date) if document.date else None,
        **{name: len(getattr(document, name)) for name in _KIND_OF_ROW},
    }


def _pointer(name: str, index: int | None) -> _Row:
    return {_POINTS_TO[name]: index} if name in _POINTS_TO else {}


def _nowhere(document: Document) -> Iterator[None]:
    while True:
        yield None


def _attributions_of_claims(document: Document) -> Iterator[int | None]:
    index = {attribution: k for k, attribution in enumerate(document.attributions)}
    return (index.get(claim.attribution) if claim.attribution else None for claim in document.claims)


def _claims_of(results: Iterable[Any], document: Document, found_in: Callable[[Claim], Iterable[Any]]) -> Iterator[Any]:
    """The index of the shortest claim that has each of some results."""
    shortest: dict[Any, int] = {}
    for k, claim in sorted(enumerate(document.claims), key=lambda numbered: -len(numbered[1].text)):
        shortest.update(dict.fromkeys(found_in(claim), k))
    return map(shortest.get, results)


_POINTED: dict[str, Callable[[Document], Iterator[int | None]]] = {
    "claims": _attributions_of_claims,
    "quantities": lambda document: _claims_of(document.quantities, document, lambda claim: claim.quantities),
    "cues": lambda document: _claims_of(document.cues, document, lambda claim: claim.cues),
}

"""Record batches of texts to record batches of documents, and back to documents."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import pyarrow as pa

from claimparse import _arguments
from claimparse._as_read import readable
from claimparse._parser import Parser
from claimparse.arrow._schema import DOCUMENT, restore, schema
from claimparse.errors import ArgumentError, ArgumentTypeError, ClaimparseError, SchemaVersionError
from claimparse.types import SCHEMA_VERSION, Document, Signature, TextWarning

_VERSION = b"claimparse.document"
_ONE_AT_A_TIME = threading.Lock()


class Row(NamedTuple):
    """A text to parse: its id, the day of its publication and, if it can't be read, the reason."""

    id: Any
    text: str | None
    day: datetime.date | None = None
    problem: str = ""


def parse_batch(
    batch: pa.RecordBatch,
    text: str = "text",
    id: str | None = "id",
    *,
    date: str | None = None,
    parser: Parser | None = None,
) -> pa.RecordBatch:
    """Parse the texts of a record batch: a row of documents for each of its rows, in the same order.

    It never raises an error for one text. What can't be parsed (null, bytes that are not UTF-8, one endless paragraph,
    a date that is none) has its reason in the column ``error``, which is null for all others. This is the function that
    every engine calls: Ray, Spark, DuckDB, your own loop.

    Args:
        batch: The texts.
        text: The name of the column with the texts.
        id: The name of the column with the ids, which are returned as they are; None for the number of the row.
        date: The name of a column with days of publication: dates, or strings in ISO 8601.
        parser: The parser; None for one with the defaults of :func:`claimparse.api.load`. It is loaded once
            in a process and reads one batch at a time, each in a memory zone.

    Returns:
        A batch of the schema :func:`schema`, with ids of the type of the given ones.

    Raises:
        ArgumentError: If there is no such column.
        ArgumentTypeError: If it is no record batch, or the column of texts holds something else.
        ModelNotFoundError: If no parser is given and no spaCy pipeline for English is installed.

    >>> import pyarrow as pa
    >>> texts = pa.record_batch({"id": [7, 8], "text": ["Officials said 38 boats sank.", None]})
    >>> found = parse_batch(texts)
    >>> found["claims"][0][0]["attribution"]["speakers"].as_py(), found["error"][1].as_py()
    (['Officials'], 'ArgumentTypeError: a text must be a str, not NoneType')
    """
    rows, ids = rows_of(_arguments.instance("batch", batch, pa.RecordBatch, _BATCH), text, id, date), _ids(batch, id)
    if parser is not None:
        return to_batch(parse_rows(parser, rows), ids)
    with _ONE_AT_A_TIME:
        own = _own_parser()
        with own.memory_zone():
            return to_batch(parse_rows(own, rows), ids)


_BATCH = "a pyarrow.RecordBatch; a table has them as .to_batches()"


@cache
def _own_parser() -> Parser:
    from claimparse.api import load

    return load()


def rows_of(batch: pa.RecordBatch, text: str, id: str | None, date: str | None) -> list[Row]:
    """Return the rows of a batch of texts."""
    for role, name in (("text", text), ("id", id), ("date", date)):
        if name is not None and name not in batch.schema.names:
            raise ArgumentError(f"{role} is {name!r}: give one of the columns, {', '.join(batch.schema.names)}")
    texts = batch.column(text)
    kind = texts.type.value_type if pa.types.is_dictionary(texts.type) else texts.type
    if not any(is_one(kind) for is_one in _TEXTS):
        raise ArgumentTypeError(f"text is {text!r}, a column of type {kind}: give one of strings")
    ids = _ids(batch, id).to_pylist()
    days = [None] * len(batch) if date is None else batch.column(date).to_pylist()
    return [row_of(key, _decoded(value), day) for key, value, day in zip(ids, texts, days, strict=True)]


def row_of(key: Any, text: str | Exception | None, day: Any) -> Row:
    """Return the row of a text, of the error in it, or of a day that is none."""
    if isinstance(text, Exception):
        return Row(key, None, problem=f"{type(text).__name__}: {text}")
    try:
        return Row(key, text, _arguments.day(day or None))
    except ClaimparseError as error:
        return Row(key, text, problem=f"{type(error).__name__}: {error}")


_TEXTS = (
    *(pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view),
    *(pa.types.is_binary, pa.types.is_large_binary, pa.types.is_null),
)


def _decoded(value: pa.Scalar) -> str | Exception | None:
    """The text of a cell. Arrow does not promise that a string is valid UTF-8."""
    try:
        found = value.as_py()
        return found.decode("utf-8") if isinstance(found, bytes) else found
    except UnicodeDecodeError as error:
        return ArgumentTypeError(f"not UTF-8 (at byte {error.start})")


def _ids(batch: pa.RecordBatch, id: str | None) -> pa.Array:
    return pa.array(range(len(batch)), pa.int64()) if id is None else batch.column(id)


def parse_rows(parser: Parser, rows: Sequence[Row]) -> list[Document]:
    """Return a document for each row; one without parts where the text can't be parsed."""
    whole = [row for row in rows if not row.problem]
    texts: list[Any] = [row.text for row in whole]
    found = parser.parse_many(texts, batch_size=max(len(texts), 1), date=[row.day for row in whole])
    return [failed(row, parser.signature) if row.problem else next(found) for row in rows]


def failed(row: Row, signature: Signature) -> Document:
    """Return the document of a row that has a problem."""
    return Document(
        text=readable(row.text or ""),
        warnings=(TextWarning(code="not-read", message=row.problem),),
        signature=signature,
    )


def error_of(document: Document) -> str | None:
    """Return why a text could not be parsed; None if it could."""
    if not document.failed:
        return None
    return document.warnings[-1].message if document.warnings else "no part of the analysis was run"


def to_batch(documents: Sequence[Document], ids: pa.Array) -> pa.RecordBatch:
    """Return documents as Arrow."""
    errors = pa.array(map(error_of, documents), pa.string())
    columns = pa.array([d.model_dump() for d in documents], pa.struct(DOCUMENT)).flatten()
    return pa.RecordBatch.from_arrays([ids, errors, *columns], schema=schema(ids.type))


def to_documents(batch: pa.RecordBatch | pa.Table) -> Iterator[Document]:
    """Return the documents of a batch or a table that :func:`parse_batch` or :func:`parse_dataset` made, without loss.

    Args:
        batch: The batch or the table; columns beside those of a document are ignored.

    Raises:
        SchemaVersionError: If another version of claimparse wrote it, whose documents have another form.

    >>> import pyarrow as pa
    >>> texts = pa.record_batch({"id": ["a"], "text": ["Officials said 38 boats sank."]})
    >>> (document,) = to_documents(parse_batch(texts))
    >>> document.claims[0].speakers
    ('Officials',)
    """
    require_version(batch.schema)
    return (document for document, _ in with_ids(batch.select([field.name for field in DOCUMENT])))


def with_ids(batch: pa.RecordBatch | pa.Table) -> Iterator[tuple[Document, Any]]:
    """Yield the documents of a batch or a table with their ids."""
    batches: Iterable[pa.RecordBatch] = batch.to_batches(max_chunksize=64) if isinstance(batch, pa.Table) else [batch]
    for one in batches:
        for row in one.to_pylist():
            yield Document.model_validate(restore(Document, row)), row.get("id")


def require_version(of: pa.Schema) -> None:
    """Raise SchemaVersionError for documents in another form than this version's."""
    version = (of.metadata or {}).get(_VERSION, b"").decode() or str(SCHEMA_VERSION)
    if version != str(SCHEMA_VERSION):
        raise SchemaVersionError(
            f"the Arrow data have documents of schema version {version}, and this claimparse reads version "
            f"{SCHEMA_VERSION}: read them with the version that wrote them, or parse the texts again"
        )

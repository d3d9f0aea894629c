"""The Arrow types of the results, derived from the models themselves, and the way back from Arrow to the models."""

from __future__ import annotations

import datetime
import types
import typing
from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Any, Literal, get_args, get_origin

import pyarrow as pa
from pydantic import BaseModel

from claimparse.types import SCHEMA_VERSION, Document

ARROW_VERSION = 1
"""The version of the way in which documents are written as Arrow; that of the documents is ``SCHEMA_VERSION``."""

METADATA = {b"claimparse.arrow": str(ARROW_VERSION).encode(), b"claimparse.document": str(SCHEMA_VERSION).encode()}

_PLAIN = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    Fraction: pa.string(),  # exact, as in JSON
    datetime.date: pa.date32(),
}
_NONE = type(None)


def schema(id_type: pa.DataType | None = None) -> pa.Schema:
    """Return the schema of documents as Arrow: a row for each text, with everything that was found in it.

    The columns after ``id`` and ``error`` are the fields of :class:`claimparse.types.Document`, with the same names and
    nesting: models are structs, tuples lists, enumerations and exact numbers strings, dates ``date32``, a unit's
    dimensions a map. The amount of a quantity is one struct with the fields of all kinds of amount. The schema's
    metadata tell two versions: ``claimparse.arrow`` of this mapping, ``claimparse.document`` of the documents.

    Args:
        id_type: The type of the ids; None for strings.

    >>> schema().names[:5], schema().metadata[b"claimparse.arrow"]
    (['id', 'error', 'schema_version', 'text', 'name'], b'1')
    """
    first = [pa.field("id", pa.string() if id_type is None else id_type), pa.field("error", pa.string())]
    return pa.schema([*first, *DOCUMENT], metadata=METADATA)


def arrow_type(annotation: Any) -> pa.DataType:
    """Return the Arrow type of what an annotation of a model or of a row describes."""
    (*members,) = _members(annotation)
    if len(members) > 1:
        return pa.struct(_fields_of_any(members))
    (of,) = members
    if of in _PLAIN:
        return _PLAIN[of]
    if get_origin(of) is Literal or (isinstance(of, type) and issubclass(of, StrEnum)):
        return pa.string()
    if get_origin(of) is tuple:
        item = get_args(of)[0]
        if get_origin(item) is tuple and Ellipsis not in get_args(item):
            return pa.map_(*map(arrow_type, get_args(item)))
        return pa.list_(pa.field("item", arrow_type(item), nullable=False))
    return pa.struct(fields_of(of))


def fields_of(model: type[BaseModel]) -> list[pa.Field]:
    """Return the fields of a model."""
    return [field_of(name, field.annotation) for name, field in model.model_fields.items()]


def restore(annotation: Any, value: Any) -> Any:
    """Return a value as Arrow gives it in the form from which the models are made: each with its own fields alone."""
    members = _members(annotation)
    if value is None:
        return None
    of = members[0] if len(members) == 1 else _of_kind(members, value)
    if isinstance(of, type) and issubclass(of, BaseModel):
        return {name: restore(field.annotation, value[name]) for name, field in of.model_fields.items()}
    if get_origin(of) is tuple:
        item = get_args(of)[0]
        return [one if get_origin(item) is tuple else restore(item, one) for one in value]
    return value


def _members(annotation: Any) -> list[Any]:
    """The types that an annotation allows, without None."""
    if get_origin(annotation) is typing.Annotated:
        return _members(get_args(annotation)[0])
    if get_origin(annotation) in (typing.Union, types.UnionType):
        return [one for member in get_args(annotation) if member is not _NONE for one in _members(member)]
    return [annotation]


def _is_optional(annotation: Any) -> bool:
    return get_origin(annotation) in (typing.Union, types.UnionType) and _NONE in get_args(annotation)


def field_of(name: str, annotation: Any) -> pa.Field:
    """Return the field of that name; it may be null if the annotation says so."""
    return pa.field(name, arrow_type(annotation), nullable=_is_optional(annotation))


def _fields_of_any(models: list[type[BaseModel]]) -> list[pa.Field]:
    """The fields of several models in one struct; those that not all of them have may be null."""
    found: dict[str, pa.Field] = {}
    for model in models:
        for field in fields_of(model):
            of_all = all(field.name in other.model_fields for other in models)
            known = found.get(field.name, field)
            nullable = known.nullable or field.nullable or not of_all
            found[field.name] = field.with_nullable(nullable)
    return list(found.values())


def _of_kind(models: list[type[BaseModel]], value: Mapping[str, Any]) -> type[BaseModel]:
    """The model that a struct of several was made from, by its ``kind``."""
    return next(m for m in models if value["kind"] in get_args(m.model_fields["kind"].annotation))


DOCUMENT = fields_of(Document)
"""The fields of a document."""

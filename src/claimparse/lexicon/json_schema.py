"""The JSON Schema of lexicon files, by which editors complete keys and check values as they are written."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, create_model
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from claimparse.errors import LexiconError
from claimparse.lexicon.schema import ARRAYS
from claimparse.lexicon.wording import closest_hint


def json_schema(file: str | None = None) -> dict[str, Any]:
    """The JSON Schema of a user's file, or of a packaged one.

    Args:
        file: The name of a packaged file, without its ending; None for a file of a user's own.

    Raises:
        LexiconError: If there is no such file; the message lists them.

    >>> json_schema("verbs")["properties"]["verb"]["description"]
    'Verbs: what they take, the act of speech that they perform, and their signatures.'
    """
    if file is not None and file not in ARRAYS:
        hint = closest_hint(file, ARRAYS)
        raise LexiconError(f"unknown lexicon file {file!r}{hint}; choose from {', '.join(sorted(ARRAYS))}")
    model = _own_model() if file is None else file_model(file)
    schema = model.model_json_schema(schema_generator=_TomlSchema)
    return {"$schema": GenerateJsonSchema.schema_dialect, **schema}


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")


def _arrays_model(file: str, **more: Any) -> type[BaseModel]:
    """The model of the arrays of a file, all of which may be absent."""
    fields: dict[str, Any] = {
        name: (tuple[array.model, ...], Field((), description=array.about))  # type: ignore[name-defined]
        for name, array in ARRAYS[file].items()
    }
    return create_model(file, __base__=_File, **more, **fields)


def _own_model() -> type[BaseModel]:
    """The model of a user's file, whose tables are called [[FILE.ARRAY]]."""
    files: dict[str, Any] = {
        file: (_arrays_model(file), Field(None, description=f"Entries that are added to {file}.toml."))
        for file in ARRAYS
    }
    return create_model("lexicon", __base__=_File, **files)


def file_model(file: str) -> type[BaseModel]:
    """The model of a packaged file, whose tables are called [[ARRAY]]."""
    about = (str, Field(description="What the words of the file are for."))
    examples: Any = (dict[str, str], Field({}, description="By array, an example for all its entries."))
    return _arrays_model(file, about=about, examples=examples)


class _TomlSchema(GenerateJsonSchema):
    """A JSON Schema for TOML, which has no null."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        if schema.get("default") in (None, "", (), frozenset()):
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

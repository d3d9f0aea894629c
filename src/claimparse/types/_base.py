"""The base of all results, and the span of text that most of them have."""

from __future__ import annotations

import ast
import inspect
import textwrap
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator


def _docstrings_of_fields(model: type[BaseModel]) -> dict[str, str]:
    """The docstrings under the fields of a class, by the field's name; none where its source can't be read."""
    try:
        source = inspect.getsource(model)
    except (OSError, TypeError):
        return {}
    (definition,) = ast.parse(textwrap.dedent(source)).body
    found: dict[str, str] = {}
    for field, below in pairwise(definition.body if isinstance(definition, ast.ClassDef) else ()):
        match field, below:
            case ast.AnnAssign(target=ast.Name(name)), ast.Expr(ast.Constant(str(docstring))):
                found[name] = inspect.cleandoc(docstring)
    return found


def _describe_fields(schema: dict[str, Any], model: type[BaseModel]) -> None:
    """Make the docstrings under a model's fields their descriptions in its JSON Schema.

    Pydantic does so by itself, but it reads the source of each model for it when the model is imported.
    """
    for base in reversed(model.__mro__):
        for name, docstring in _docstrings_of_fields(base).items() if issubclass(base, Frozen) else ():
            schema["properties"].get(name, {})["description"] = docstring


class Frozen(BaseModel):
    """The base of all results: immutable and hashable, without unknown fields.

    The docstring under a field is its description in the JSON Schema.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=_describe_fields)


class Span(Frozen):
    """A stretch of text: ``document.text[start:end] == text``."""

    start: Annotated[int, Field(ge=0)]
    """The offset of the first character, from 0."""
    end: Annotated[int, Field(ge=0)]
    """The offset after the last character."""
    text: str
    """The characters themselves."""

    @field_validator("text")
    @classmethod
    def _length(cls, text: str, known: ValidationInfo) -> str:
        start, end = known.data.get("start"), known.data.get("end")
        if start is not None and end is not None and end - start != len(text):
            raise ValueError(f"span {start}:{end} must be as long as its text, which has {len(text)}")
        return text

    def __str__(self) -> str:
        return self.text

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share a character.

        Args:
            other: Another span of the same text.

        >>> Span(start=0, end=4, text="Kyiv").overlaps(Span(start=4, end=5, text=","))
        False
        """
        return self.start < other.end and other.start < self.end

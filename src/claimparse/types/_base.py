"""The base of all results, and the span of text that most of them hold."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Frozen(BaseModel):
    """Base of all results: immutable, hashable, closed to unknown fields.

    The docstring under a field is its description in the JSON Schema.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Span(Frozen):
    """A run of characters: ``document.text[start:end] == text``."""

    start: Annotated[int, Field(ge=0)]
    """The place of the first character, counted from 0."""
    end: Annotated[int, Field(ge=0)]
    """The place behind the last character."""
    text: str
    """The characters themselves."""

    @model_validator(mode="after")
    def _length(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}:{self.end} does not have the length of its text ({len(self.text)})")
        return self

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

"""The base of all results, and the span of text that most of them have."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator


class Frozen(BaseModel):
    """The base of all results: immutable and hashable, without unknown fields.

    The docstring under a field is its description in the JSON Schema.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


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

"""All results for one text, the choices that change them, and what produced them."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from claimparse.types._attributions import Attribution, Speaker
from claimparse.types._base import Frozen, Span
from claimparse.types._claims import Claim
from claimparse.types._quantities import Quantity
from claimparse.types._stance import Cue, Stance
from claimparse.types._versions import SCHEMA_VERSION, migrated


class TextWarning(Frozen):
    """Something odd in the text that was read around: a quotation mark without its partner, a lone surrogate."""

    code: str
    message: str
    span: Span | None = None


class Part(StrEnum):
    """The three parts of the analysis; claims are made where the last two are there."""

    QUANTITIES = "quantities"
    ATTRIBUTION = "attribution"
    STANCE = "stance"


class Signature(Frozen):
    """What produced a Document: enough to reproduce it; ``resolver`` names the coreference plugged in, if any.

    ``trained`` names the trained model with its version and hash; None where rules alone decided.
    """

    claimparse: str
    lexicon: str
    spacy: str
    model: str
    model_version: str
    trained: str | None = None
    resolver: str | None = None


class Document(Frozen):
    """All results for one text. ``Document.model_validate_json(d.model_dump_json()) == d``.

    ``name`` is the caller's own name for the text (the command line puts the file's path there); it is never read.
    ``parts`` says what was looked for; it is empty where a text could not be parsed, and ``warnings`` then say why.
    ``schema_version`` is the version of this form. Stored documents of earlier versions are read, also those of version
    0, which have no number; one of a later version is a SchemaVersionError.
    """

    schema_version: int = Field(
        SCHEMA_VERSION, ge=SCHEMA_VERSION, le=SCHEMA_VERSION, json_schema_extra={"const": SCHEMA_VERSION}
    )
    text: str
    name: str | None = None
    parts: tuple[Part, ...] = ()
    claims: tuple[Claim, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    cues: tuple[Cue, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    warnings: tuple[TextWarning, ...] = ()
    signature: Signature | None = None

    @model_validator(mode="before")
    @classmethod
    def _of_this_version(cls, data: Any) -> Any:
        return migrated(data) if isinstance(data, dict) else data

    @property
    def failed(self) -> bool:
        """Whether nothing could be looked for: a bad text in a stream, which ``warnings`` explain."""
        return not self.parts

    def stance_of(self, result: Quantity | Attribution) -> Stance | None:
        """How firmly a quantity or an attribution of this document is held: by the shortest claim that it is part of.

        None where it is part of none, as numbers in a title. ``Parser.stances`` reads any stretch of a text by itself.
        """
        holders = [c for c in self.claims if result in c.quantities or result == c.attribution]
        return min(holders, key=lambda c: len(c.text)).stance if holders else None

    def to_html(self) -> str:
        """One HTML page of this document that needs nothing else: no network, no script, no font.

        The article with its marks, a board of its speakers, each claim with the reasons for its stance at ``#claim-1``,
        ``#claim-2`` ..., its quantities, and who speaks about whom. :func:`claimparse.output.render.render` draws it in
        other ways.
        """
        page: str = import_module("claimparse.output.render").to_html([self])
        return page

    def _repr_html_(self) -> str:
        """What a notebook shows: the text with its marks, and a list of its claims."""
        fragment: str = import_module("claimparse.output.render").render(self, "inline")
        return fragment

    def speaker(self, name: str) -> Speaker:
        """The speaker of that canonical name; KeyError if there is none."""
        for speaker in self.speakers:
            if speaker.name == name:
                return speaker
        raise KeyError(name)


class Options(Frozen):
    """Choices that change what is found.

    ``vague``: whether amounts without a number ("dozens of drones") are given. ``scope``: whether the scope of a
    negation or hedge is its clause with the subject (as in the Conan Doyle corpus) or the words to its right (as in
    BioScope). ``threshold``: the least probability of an attribution that a trained model finds, 0 to 1; None is the
    model's own, which gives the best F1. More finds fewer and surer ones; rules have no probabilities.
    """

    vague: bool = True
    scope: Literal["clause", "right"] = "clause"
    threshold: Annotated[float, Field(ge=0, le=1)] | None = None

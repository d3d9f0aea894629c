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
    """A short name of the kind of warning, for programs: "lone-surrogate", "too-long"."""
    message: str
    """What is odd, and what was done about it, in a sentence."""
    span: Span | None = None
    """Where it stands; None where it concerns the whole text."""


class Part(StrEnum):
    """The three parts of the analysis; claims are made where the last two are there."""

    QUANTITIES = "quantities"
    """Quantities: numbers with their bounds, units and things counted."""
    ATTRIBUTION = "attribution"
    """Attributions and speakers: who says what."""
    STANCE = "stance"
    """Cues of stance: words that tell how firmly something is held."""


CLAIM_PARTS = frozenset({Part.ATTRIBUTION, Part.STANCE})


class Signature(Frozen):
    """The versions and models that produced a document: enough to reproduce it."""

    claimparse: str
    """The version of claimparse."""
    lexicon: str
    """The hash of the lexicon's content: twelve hexadecimal digits."""
    spacy: str
    """The version of spaCy."""
    model: str
    """The full name of the spaCy pipeline: "en_core_web_sm"."""
    model_version: str
    """The version of the spaCy pipeline."""
    trained: str | None = None
    """The trained model with its version and hash; None where the rules alone decided."""
    resolver: str | None = None
    """The module and name of the coreference resolver plugged in, if any."""


class Document(Frozen):
    """All results for one text. ``Document.model_validate_json(d.model_dump_json()) == d``.

    All offsets in it are characters of its text, end exclusive. A stored document of an earlier form is read; one of a
    later form is a SchemaVersionError.
    """

    schema_version: int = Field(
        SCHEMA_VERSION, ge=SCHEMA_VERSION, le=SCHEMA_VERSION, json_schema_extra={"const": SCHEMA_VERSION}
    )
    """The version of this form. Stored documents of version 0 have no number."""
    text: str
    """The whole text, as it was read."""
    name: str | None = None
    """The caller's own name for the text; the command line puts the file's path there. It is never read."""
    parts: tuple[Part, ...] = ()
    """The parts of the analysis that were asked for; empty where the text could not be parsed."""
    claims: tuple[Claim, ...] = ()
    """The claims, in text order; none where attribution or stance was not asked for."""
    attributions: tuple[Attribution, ...] = ()
    """The attributions, in text order."""
    quantities: tuple[Quantity, ...] = ()
    """The quantities, in text order."""
    cues: tuple[Cue, ...] = ()
    """The cues of stance, in text order."""
    speakers: tuple[Speaker, ...] = ()
    """The speakers, each once with all mentions."""
    warnings: tuple[TextWarning, ...] = ()
    """What was odd in the text, or why it could not be parsed."""
    signature: Signature | None = None
    """What produced the document; None for one made by hand."""

    @model_validator(mode="before")
    @classmethod
    def _of_this_version(cls, data: Any) -> Any:
        return migrated(data) if isinstance(data, dict) else data

    @property
    def failed(self) -> bool:
        """True where nothing could be looked for: a bad text in a stream, which ``warnings`` explain."""
        return not self.parts

    def stance_of(self, result: Quantity | Attribution) -> Stance | None:
        """The stance of a quantity or an attribution of this document: that of the shortest claim that it is part of.

        ``Parser.stances`` reads any stretch of a text by itself.

        Args:
            result: One of this document's quantities or attributions.

        Returns:
            The stance; None where it is part of no claim, as numbers in a title.

        >>> import claimparse
        >>> document = claimparse.parse("Officials said 38 boats may have sunk.")
        >>> document.stance_of(document.quantities[0]).label.value
        'hedged'
        """
        holders = [c for c in self.claims if result in c.quantities or result == c.attribution]
        return min(holders, key=lambda c: len(c.text)).stance if holders else None

    def to_html(self) -> str:
        """One HTML page of this document that needs nothing else: no network, no script, no font.

        The article with its marks, a board of its speakers, each claim with the reasons for its stance at ``#claim-1``,
        ``#claim-2`` ..., its quantities, and who speaks about whom. :func:`claimparse.output.render.render` draws it in
        other ways.

        >>> Document(text="Snow fell.").to_html()[:15]
        '<!DOCTYPE html>'
        """
        page: str = import_module("claimparse.output.render").to_html([self])
        return page

    def _repr_html_(self) -> str:
        """What a notebook shows: the text with its marks, and a list of its claims."""
        fragment: str = import_module("claimparse.output.render").render(self, "inline")
        return fragment

    def speaker(self, name: str) -> Speaker:
        """The speaker of a canonical name.

        Args:
            name: The name, as ``Attribution.speakers`` hold it.

        Raises:
            KeyError: If there is none.

        >>> document = Document(text="Ada Lund spoke.", speakers=(Speaker(name="Ada Lund", kind="person"),))
        >>> document.speaker("Ada Lund").kind.value
        'person'
        """
        for speaker in self.speakers:
            if speaker.name == name:
                return speaker
        raise KeyError(name)


class Options(Frozen):
    """Choices that change what is found."""

    vague: bool = True
    """Whether amounts without a number ("dozens of drones") are given."""
    scope: Literal["clause", "right"] = "clause"
    """The extent of a negation's or hedge's scope.

    "clause" is its clause with the subject, as in the Conan Doyle corpus (Morante and Daelemans 2012); "right" is the
    words to its right, as in BioScope (Vincze and others 2008).
    """
    threshold: Annotated[float, Field(ge=0, le=1)] | None = None
    """The least probability of an attribution that the trained model finds, from 0 to 1.

    None is the model's own, which gives the best F1. A higher one finds fewer and surer ones. Rules have no
    probabilities.
    """

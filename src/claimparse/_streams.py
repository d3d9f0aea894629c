"""Streams of texts: batches of bounded size, and the Document of a text that could not be read."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator

from claimparse._as_read import readable
from claimparse.errors import ArgumentTypeError, TextTooLongError
from claimparse.types import Document, Signature, TextWarning

BATCH_CHARACTERS = 500_000
"""Characters after which a batch ends, so that memory does not depend on the stream."""

WARNING_CODES: dict[type[Exception], str] = {ArgumentTypeError: "not-a-text", TextTooLongError: "too-long"}
"""The errors that are the text's own fault, each with the code of its warning."""

_log = logging.getLogger(__name__)


def in_batches(texts: Iterable[str], size: int) -> Iterator[list[str]]:
    """Yield at most ``size`` texts at a time, and fewer where they are long."""
    batch: list[str] = []
    characters = 0
    for text in texts:
        batch.append(text)
        characters += len(text) if isinstance(text, str) else 0
        if len(batch) >= size or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def failed_document(text: object, number: int, error: Exception, signature: Signature) -> Document:
    """A Document without parts whose warning says why the text could not be read; the failure is logged."""
    _log_failure(number, error)
    code = WARNING_CODES.get(type(error), "not-parsed")
    return Document(
        text=readable(text) if isinstance(text, str) else "",
        warnings=(TextWarning(code=code, message=f"{type(error).__name__}: {error}"),),
        signature=signature,
    )


def _log_failure(number: int, error: Exception) -> None:
    """Log why a text failed. Only messages of our own are logged above DEBUG, since others may quote the text."""
    if type(error) in WARNING_CODES:
        _log.warning("text %d failed: %s: %s", number, type(error).__name__, error)
    else:
        _log.warning("text %d failed: %s; its message is logged at the level DEBUG", number, type(error).__name__)
        _log.debug("text %d failed", number, exc_info=error)

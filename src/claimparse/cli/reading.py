"""The shared parts of the commands: the texts behind paths, a parser, and exit codes."""

from __future__ import annotations

import argparse
import datetime
import gc
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimparse._input import TEXTS, files_in, read_text
from claimparse.errors import ClaimparseError, InputError
from claimparse.output.visible import escape_controls

if TYPE_CHECKING:
    from claimparse.api import Parser
    from claimparse.types import Document

OK, SOME_FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
STDIN = "-"
_BATCH = 8
"""The number of texts that a process is given at a time."""


class CommandError(Exception):
    """An error that ends a command with a message and an exit code."""

    def __init__(self, message: str, code: int = USAGE) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Source:
    """One text to read; ``path`` is None for standard input, ``problem`` says why it can't be read."""

    path: Path | None
    problem: str = ""

    @property
    def name(self) -> str:
        """Its name in results; bytes of a file name that are not UTF-8 become U+FFFD."""
        return "<stdin>" if self.path is None else os.fsencode(self.path).decode("utf-8", "replace")

    def failure(self, error: Exception) -> str:
        """Return the message that it can't be read."""
        return f"{escape_controls(self.name)}: {error}"

    def read(self) -> str:
        """Return the text with its line ends unchanged; InputError if it can't be read."""
        if self.problem:
            raise InputError(self.problem)
        return read_text(sys.stdin.buffer if self.path is None else self.path)


def find_sources(paths: Sequence[str]) -> Iterator[Source]:
    """Yield the texts behind the paths, in order: files as given, and the .txt files in folders."""
    for name in paths or [STDIN]:
        if name == STDIN:
            yield Source(None)
        elif os.path.isdir(name):
            texts = [Source(*found) for found in files_in(name, {TEXTS})]
            yield from texts or [Source(Path(name), f"no {TEXTS} files in this folder")]
        else:
            yield Source(Path(name))


def load_parser(args: argparse.Namespace) -> Parser:
    """Return the parser for a command's options; CommandError if a model or a lexicon file is bad."""
    from claimparse import api

    try:
        parser = api.load(args.model, lexicon=args.lexicon, engine=args.engine)
    except (ClaimparseError, OSError, ValueError) as error:
        # For a folder without a valid pipeline spaCy raises an OSError or a ValueError.
        raise CommandError(str(error)) from None
    gc.freeze()  # what is loaded stays, and the collector need not look at it again
    return parser


def parse_source(parser: Parser, source: Source, date: datetime.date | None) -> Document:
    """Return the document of a source, published on a day; InputError if there is none, for whatever reason."""
    ((_, found),) = parse_sources(parser, [source], date)
    if isinstance(found, InputError):
        raise found
    return found


def parse_sources(
    parser: Parser, sources: Iterable[Source], date: datetime.date | None, workers: int = 1
) -> Iterator[tuple[Source, Document | InputError]]:
    """Yield each source with its document or with the reason why there is none, in order."""
    texts = (_text_or_error(source) for source in sources)
    if workers == 1:
        found = _one_by_one(parser, texts, date)
    else:
        found = parser.parse_many(texts, as_tuples=True, date=date, batch_size=_BATCH, n_process=workers)
    for document, (source, error) in found:
        failure = InputError(document.warnings[0].message) if document.failed else None
        yield source, error or failure or document.model_copy(update={"name": source.name})


_Readable = tuple[str, tuple[Source, InputError | None]]


def _text_or_error(source: Source) -> _Readable:
    """The text of a source, with the source; a blank text, and the reason, if it can't be read."""
    try:
        return source.read(), (source, None)
    except InputError as error:
        return "", (source, error)


def _one_by_one(
    parser: Parser, texts: Iterable[_Readable], date: datetime.date | None
) -> Iterator[tuple[Document, tuple[Source, InputError | None]]]:
    """Parse each text as soon as it is asked for, so that its document can be shown before the next is read."""
    for text, context in texts:
        with parser.memory_zone():
            (document,) = parser.parse_many([text], date=date)
        yield document, context

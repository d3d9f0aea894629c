"""What all commands share: the texts behind paths, a parser, messages, and consoles that suit where they print."""

from __future__ import annotations

import argparse
import os
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from claimparse.errors import ClaimparseError, InputError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from claimparse.api import Parser
    from claimparse.types import Document

OK, SOME_FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
STDIN = "-"
PIPE_WIDTH = 110
FIELD = 10


class CommandError(Exception):
    """Ends a command with a message and an exit code."""

    def __init__(self, message: str, code: int = USAGE) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Source:
    """One text to read; ``path`` is None for the standard input, ``problem`` says why there is nothing to read."""

    path: Path | None
    problem: str = ""

    @property
    def name(self) -> str:
        """What messages and results call it; bytes of a file's name that are not UTF-8 become U+FFFD."""
        return "<stdin>" if self.path is None else os.fsencode(self.path).decode("utf-8", "replace")

    def read(self) -> str:
        """The text, with its line ends as they are; InputError says what is wrong with it."""
        if self.problem:
            raise InputError(self.problem)
        try:
            data = sys.stdin.buffer.read() if self.path is None else self.path.read_bytes()
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise InputError(f"not UTF-8 (at byte {error.start}); convert the file to UTF-8 first") from None
        except OSError as error:
            raise InputError(reason(error)) from None


def reason(error: OSError) -> str:
    """Why the system refused, in lower case."""
    return (error.strerror or str(error)).lower()


def find_sources(paths: Sequence[str]) -> Iterator[Source]:
    """The texts behind the paths, in order: files as given, folders searched for .txt files."""
    for name in paths or [STDIN]:
        path = Path(name)
        if name == STDIN:
            yield Source(None)
        elif path.is_dir():
            found = sorted(p for p in path.rglob("*.txt") if p.is_file())
            yield from map(Source, found) if found else [Source(path, "no .txt files in this folder")]
        else:
            yield Source(path)


def load_parser(args: argparse.Namespace) -> Parser:
    """The parser that a command's options ask for; CommandError says what is wrong with a model or a lexicon file."""
    from claimparse import api

    try:
        return api.load(args.model, lexicon=args.lexicon, engine=args.engine)
    except (ClaimparseError, OSError, ValueError) as error:
        # What spaCy raises for a folder that holds no sound pipeline is an OSError or a ValueError.
        raise CommandError(str(error)) from None


def parsed(parser: Parser, source: Source) -> Document:
    """The document of a source; InputError where there is none, whatever the reason, so that the others go on."""
    (document,) = parser.parse_many([source.read()])
    if document.failed:
        raise InputError(document.warnings[0].message)
    return document.model_copy(update={"name": source.name})


def complain(message: str) -> None:
    """Say something on the standard error."""
    print(message, file=sys.stderr, flush=True)


def standard_output() -> IO[str]:
    """The standard output, in UTF-8 unless a terminal wants something else."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8" if not sys.stdout.isatty() else None, errors="replace")
    return sys.stdout


def console_for(out: IO[str]) -> Console:
    """A console as wide as its terminal; a pipe or a file has a fixed width unless COLUMNS asks for another.

    Colours are for terminals only, and never where NO_COLOR is set (https://no-color.org): rich sees to that.
    """
    from rich.console import Console

    width = None if out.isatty() or os.environ.get("COLUMNS") else PIPE_WIDTH
    return Console(file=out, width=width, highlight=False, emoji=False, markup=False)


def fields(pairs: Iterable[tuple[str, str]], width: int) -> Text:
    """Names with what is said of each, line by line, the second lines of one below its first."""
    from rich.text import Text

    text = Text()
    for name, words in pairs:
        lines = textwrap.wrap(words, max(width - FIELD - 2, 20), break_on_hyphens=False) or [""]
        text.append(f"  {name:<{FIELD}}", style="dim").append(f"\n{'':<{FIELD + 2}}".join(lines)).append("\n")
    text.rstrip()
    return text

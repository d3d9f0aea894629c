"""The command line: ``claimparse PATH... [--format table|json|jsonl|html] [-o FILE] [--model NAME]``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn

from claimparse import __version__
from claimparse.errors import ClaimparseError, InputError, MissingAnnotationError

if TYPE_CHECKING:
    from rich.console import Console

    from claimparse.api import Parser
    from claimparse.types import Document

OK, SOME_FAILED, USAGE = 0, 1, 2
FORMATS = ("table", "json", "jsonl", "html")
STDIN = "-"
PIPE_WIDTH = 110

_DESCRIPTION = "Who claims what in English news, with which numbers, and how firmly."
_EPILOG = """\
A folder stands for all its .txt files. With no PATH, or with -, the text is read from the standard input.
Exit code: 0 all done; 1 some input could not be read (the rest is done); 2 wrong usage or no model.

examples:
  claimparse article.txt
  claimparse articles/ --format html -o build/claims.html
  curl -s https://example.org/article.txt | claimparse --format jsonl
"""


@dataclass(frozen=True, slots=True)
class Source:
    """One text to read; ``path`` is None for the standard input, ``problem`` says why there is nothing to read."""

    path: Path | None
    problem: str = ""

    @property
    def name(self) -> str:
        """What messages and results call it."""
        return "<stdin>" if self.path is None else str(self.path)

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
            raise InputError(_reason(error)) from None


def _reason(error: OSError) -> str:
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


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    try:
        return _run(_arguments(argv))
    except _UsageError as error:
        return error.code
    except BrokenPipeError:
        # The reader has gone ("| head"): nothing more to say, not even when Python flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        return 130


class _UsageError(Exception):
    def __init__(self, code: int) -> None:
        self.code = code


class _ArgumentParser(argparse.ArgumentParser):
    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        if message:
            _complain(message.strip())
        raise _UsageError(status)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}")


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    cli = _ArgumentParser(
        prog="claimparse",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    cli.add_argument("paths", nargs="*", metavar="PATH", help="a text file in UTF-8, a folder, or - for standard input")
    cli.add_argument("-f", "--format", choices=FORMATS, help="default: by the ending of FILE, else table")
    cli.add_argument("-o", "--output", type=Path, metavar="FILE", help="write there, not to the standard output")
    cli.add_argument("-m", "--model", metavar="NAME", help="a spaCy pipeline by name or path")
    cli.add_argument("--version", action="version", version=f"claimparse {__version__}")
    args = cli.parse_args(argv)
    if not args.paths and sys.stdin.isatty():
        cli.error("give a PATH, or pipe a text in (see claimparse --help)")
    if args.format is None:
        ending = args.output.suffix.lstrip(".") if args.output else ""
        args.format = ending if ending in FORMATS else "table"
    return args


def _run(args: argparse.Namespace) -> int:
    from claimparse.api import load

    try:
        parser = load(args.model)
    except (ClaimparseError, OSError, ValueError) as error:
        # What spaCy raises for a folder that holds no sound pipeline is an OSError or a ValueError.
        _complain(f"claimparse: {error}")
        return USAGE
    failed: list[Source] = []

    def documents(sources: Iterable[Source]) -> Iterator[Document]:
        for source in sources:
            try:
                yield _parsed(parser, source)
            except InputError as error:
                failed.append(source)
                _complain(f"claimparse: {source.name}: {error}")

    try:
        with _output(args.output) as out:
            console = _console(out)
            _write(documents(_with_progress(list(find_sources(args.paths)), args, console)), args.format, out, console)
    except BrokenPipeError:
        raise
    except MissingAnnotationError as error:
        _complain(f"claimparse: {error}")
        return USAGE
    except OSError as error:
        _complain(f"claimparse: {args.output or 'standard output'}: {_reason(error)}")
        return USAGE
    return SOME_FAILED if failed else OK


def _parsed(parser: Parser, source: Source) -> Document:
    """The document of a source; InputError where there is none, whatever the reason, so that the others go on."""
    (document,) = parser.parse_many([source.read()])
    if document.failed:
        raise InputError(document.warnings[0].message)
    return document.model_copy(update={"name": source.name})


def _complain(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


@contextmanager
def _output(path: Path | None) -> Iterator[IO[str]]:
    """A UTF-8 text stream to the file, whose folders are made, or to the standard output."""
    if path is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8" if not sys.stdout.isatty() else None, errors="replace")
        yield sys.stdout
        sys.stdout.flush()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as out:
        yield out


def _with_progress(sources: Sequence[Source], args: argparse.Namespace, console: Console) -> Iterator[Source]:
    """The sources, behind a bar where somebody watches and there are several; never among piped or raw output."""
    raw = args.output is None and args.format != "table"
    if args.output is not None:
        from rich.console import Console

        console = Console(stderr=True)
    if raw or len(sources) < 2 or not console.is_terminal:
        yield from sources
        return
    from rich.progress import track

    yield from track(sources, description="Reading", console=console, transient=True)


def _write(documents: Iterable[Document], form: str, out: IO[str], console: Console) -> None:
    if form == "table":
        from claimparse.output.table import document_table

        for document in documents:
            console.print(document_table(document))
    elif form == "html":
        from claimparse.output.render import to_html

        out.write(to_html(documents))
    else:
        from claimparse.output.records import to_json, to_jsonl

        out.writelines(to_jsonl(documents) if form == "jsonl" else to_json(documents))


def _console(out: IO[str]) -> Console:
    """A console as wide as its terminal; a pipe or a file has a fixed width unless COLUMNS asks for another."""
    from rich.console import Console

    width = None if out.isatty() or os.environ.get("COLUMNS") else PIPE_WIDTH
    return Console(file=out, width=width, highlight=False, emoji=False, markup=False)

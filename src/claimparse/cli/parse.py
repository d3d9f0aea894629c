"""``claimparse PATH...``: claims as a table, JSON or pages."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from claimparse.cli.reading import (
    OK,
    SOME_FAILED,
    CommandError,
    Source,
    complain,
    console_for,
    find_sources,
    load_parser,
    parsed,
    reason,
    standard_output,
)
from claimparse.errors import InputError, MissingAnnotationError

if TYPE_CHECKING:
    from rich.console import Console

    from claimparse.types import Document


def run(args: argparse.Namespace) -> int:
    """Read all sources and write their claims; the exit code."""
    to_folder = _is_folder(args.output)
    if to_folder and args.format != "html":
        raise CommandError(f"{args.output}: is a folder; only pages (--format html) are written to one")
    parser = load_parser(args)
    failed: list[Source] = []

    def documents(sources: Iterable[Source]) -> Iterator[Document]:
        for source in sources:
            try:
                yield parsed(parser, source)
            except InputError as error:
                failed.append(source)
                complain(f"claimparse: {source.name}: {error}")

    try:
        sources = list(find_sources(args.paths))
        if to_folder:
            from claimparse.output.pages import write_pages

            write_pages(documents(_with_progress(sources, args, console_for(sys.stderr))), args.output)
        else:
            with _output(args.output) as out:
                console = console_for(out)
                _write(documents(_with_progress(sources, args, console)), args.format, out, console)
    except BrokenPipeError:
        raise
    except MissingAnnotationError as error:
        raise CommandError(str(error)) from None
    except OSError as error:
        raise CommandError(f"{args.output or 'standard output'}: {reason(error)}") from None
    return SOME_FAILED if failed else OK


def _is_folder(output: str | None) -> bool:
    """Whether pages go to a folder: one that is there, or a name that ends as a folder's."""
    return output is not None and (output.endswith(("/", os.sep)) or Path(output).is_dir())


@contextmanager
def _output(name: str | None) -> Iterator[IO[str]]:
    """A UTF-8 text stream to the file, whose folders are made, or to the standard output."""
    if name is None:
        out = standard_output()
        yield out
        out.flush()
        return
    path = Path(name)
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

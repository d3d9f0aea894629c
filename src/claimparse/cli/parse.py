"""``claimparse PATH...``: claims as a table, JSON or pages."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from claimparse._input import reason
from claimparse.cli.reading import (
    OK,
    SOME_FAILED,
    CommandError,
    Source,
    find_sources,
    load_parser,
    parse_sources,
)
from claimparse.cli.streams import console_for, print_error, standard_output
from claimparse.cli.targets import require_harmless
from claimparse.errors import InputError, MissingAnnotationError, OutputError, WorkerError
from claimparse.output.files import atomic_file
from claimparse.output.formats import FORMATS, format_of

PARQUET = ".parquet"

if TYPE_CHECKING:
    from rich.console import Console

    from claimparse.types import Document


def run(args: argparse.Namespace) -> int:
    """Read all sources, write their claims and return the exit code."""
    args.output = None if args.output == "-" else args.output
    if args.output is not None and args.format is None and Path(args.output).suffix == PARQUET:
        from claimparse.cli import dataset

        return dataset.run(args)
    if args.resume:
        raise CommandError(f"--resume needs -o with a name that ends in {PARQUET}")
    form = FORMATS.get(args.format) or format_of(args.output or "")
    write_folder = form.write_folder if form and _is_folder(args.output) else None
    if write_folder is None and _is_folder(args.output):
        raise CommandError(f"{args.output}: is a folder; only --format html can write to one")
    sources = list(find_sources(args.paths))
    require_harmless(args, sources)
    if form is None:
        endings = ", ".join(f"{known.suffix} for {name}" for name, known in FORMATS.items())
        endings += f", {PARQUET} for Parquet"
        raise CommandError(f"{args.output}: no format has this ending ({endings}); choose another, or give --format")
    parser = load_parser(args)
    failed: list[Source] = []

    def documents(console: Console) -> Iterator[Document]:
        shown = _with_progress(sources, console, raw=args.output is None and form is not FORMATS["table"])
        for source, found in parse_sources(parser, shown, args.date, args.workers):
            if isinstance(found, InputError):
                failed.append(source)
                print_error(f"claimparse: {source.failure(found)}")
            else:
                yield found
        if args.output is not None and len(failed) == len(sources):
            raise CommandError(f"{args.output}: left unchanged, since no input could be read", SOME_FAILED)

    try:
        if write_folder is not None:
            write_folder(documents(console_for(sys.stderr)), args.output)
        else:
            with _output(args.output) as out:
                console = console_for(out)
                form.write(documents(console if args.output is None else console_for(sys.stderr)), console)
    except BrokenPipeError:
        raise
    except (MissingAnnotationError, OutputError, WorkerError) as error:
        raise CommandError(str(error)) from None
    except OSError as error:
        if args.output is None:
            raise
        raise CommandError(f"{args.output}: {reason(error)}") from None
    return SOME_FAILED if failed else OK


def _is_folder(output: str | None) -> bool:
    """Return whether the output is a folder: an existing one, or a name that ends with a slash."""
    return output is not None and (output.endswith(("/", os.sep)) or Path(output).is_dir())


@contextmanager
def _output(name: str | None) -> Iterator[IO[str]]:
    """Open a UTF-8 text stream to the file, which appears once all is written, or to the standard output."""
    if name is None:
        yield standard_output()
    else:
        with atomic_file(name) as out:
            yield out


def _with_progress(sources: Sequence[Source], console: Console, *, raw: bool) -> Iterable[Source]:
    """Return the sources, with a progress bar for several of them on a terminal; never amid piped or raw output."""
    if raw or len(sources) < 2 or not console.is_terminal:
        return sources
    from rich.progress import track

    return track(sources, description="Reading", console=console, transient=True)

"""Outputs that are refused: those that would overwrite the texts, lexicon files or model that are read."""

from __future__ import annotations

import argparse
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from claimparse._input import TEXTS
from claimparse.cli.reading import CommandError, Source

_STDIN, _STDOUT = 0, 1


def require_harmless(args: argparse.Namespace, sources: Sequence[Source]) -> None:
    """Raise CommandError if the output would overwrite what is read, or would be read as input the next time."""
    for harm in _harms(args, sources):
        raise CommandError(f"{args.output or 'standard output'}: {harm}; choose another output with -o")


def _harms(args: argparse.Namespace, sources: Sequence[Source]) -> Iterator[str]:
    from claimparse.api import MODEL_VARIABLE

    texts = [_STDIN if source.path is None else source.path for source in sources]
    for what, files in (("an input", texts), ("a lexicon file", args.lexicon)):
        if _is_one_of(_STDOUT if args.output is None else args.output, files):
            yield f"is {what}"
    if args.output is None:
        return
    destinations = {
        Path(os.path.realpath(args.output)),
        Path(os.path.realpath(Path(args.output).parent), Path(args.output).name),
    }
    for folder in filter(os.path.isdir, args.paths):
        if any(p.suffix == TEXTS and p.is_relative_to(os.path.realpath(folder)) for p in destinations):
            yield f"would be an input, since it is in {folder}"
    models = filter(None, (args.model, os.environ.get(MODEL_VARIABLE)))
    for model in filter(os.path.isdir, models):
        if any(p.is_relative_to(os.path.realpath(model)) for p in destinations):
            yield f"is in the model {model}"
    if os.path.isdir(args.output):
        yield from _overwritten_pages(args.output, [*texts, *args.lexicon])


def _is_one_of(output: str | int, files: Iterable[str | Path | int]) -> bool:
    """Return whether an output is one of some files, by whatever path; pipes and devices lose nothing."""
    target = _stat(output)
    if target is None or not stat.S_ISREG(target.st_mode):
        return False
    return any(os.path.samestat(target, there) for there in map(_stat, files) if there)


def _stat(file: str | Path | int) -> os.stat_result | None:
    try:
        return os.stat(file)
    except OSError:
        return None


def _overwritten_pages(folder: str, files: Iterable[str | Path | int]) -> Iterator[str]:
    from claimparse.output.pages import is_page_name

    for file in files:
        if isinstance(file, int) or not is_page_name(Path(file).name):
            continue
        if os.path.exists(file) and os.path.samefile(Path(file).parent, folder):
            yield f"contains {Path(file).name}, which is an input and has the name of a page"

"""What an output may not take the place of: the texts, the lexicon files and the model that are read for it."""

from __future__ import annotations

import argparse
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from claimparse.cli.reading import TEXTS, CommandError, Source

_STDIN, _STDOUT = 0, 1


def require_harmless(args: argparse.Namespace, sources: Sequence[Source]) -> None:
    """CommandError if what is read would be lost by writing, or if what is written would be read the next time."""
    for harm in _harms(args, sources):
        raise CommandError(f"{args.output or 'standard output'}: {harm}; name another place by -o")


def _harms(args: argparse.Namespace, sources: Sequence[Source]) -> Iterator[str]:
    texts = [_STDIN if source.path is None else source.path for source in sources]
    for what, files in (("an input", texts), ("a lexicon file that is read", args.lexicon)):
        if _among(_STDOUT if args.output is None else args.output, files):
            yield f"is {what}"
    if args.output is None:
        return
    places = {
        Path(os.path.realpath(args.output)),
        Path(os.path.realpath(Path(args.output).parent), Path(args.output).name),
    }
    for folder in filter(os.path.isdir, args.paths):
        if any(p.suffix == TEXTS and p.is_relative_to(os.path.realpath(folder)) for p in places):
            yield f"would be an input, since it lies in {folder}"
    for model in filter(os.path.isdir, _models(args)):
        if any(p.is_relative_to(os.path.realpath(model)) for p in places):
            yield f"lies in the model {model}"
    if os.path.isdir(args.output):
        yield from _pages_lost(args.output, [*texts, *args.lexicon])


def _among(output: str | int, files: Iterable[str | Path | int]) -> bool:
    """Tell whether an output is one of some files, by whatever path; pipes and devices lose nothing."""
    target = _stat(output)
    if target is None or not stat.S_ISREG(target.st_mode):
        return False
    return any(os.path.samestat(target, there) for there in map(_stat, files) if there)


def _stat(file: str | Path | int) -> os.stat_result | None:
    try:
        return os.stat(file)
    except OSError:
        return None


def _models(args: argparse.Namespace) -> Iterator[str]:
    from claimparse.api import MODEL_VARIABLE

    yield from filter(None, (args.model, os.environ.get(MODEL_VARIABLE)))


def _pages_lost(folder: str, files: Iterable[str | Path | int]) -> Iterator[str]:
    from claimparse.output.pages import is_page_name

    for file in files:
        if isinstance(file, int) or not is_page_name(Path(file).name):
            continue
        if os.path.exists(file) and os.path.samefile(Path(file).parent, folder):
            yield f"holds {Path(file).name}, which is read and has the name of a page"

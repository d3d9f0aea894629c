"""Files and folders that appear whole or not at all: what stood there before stays until all is written."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO

from claimparse.errors import OutputError

__all__ = ["whole_file", "whole_folder"]


@contextmanager
def whole_file(path: str | Path) -> Iterator[IO[str]]:
    """A text stream in UTF-8, whose text stands at ``path`` when all is written; if anything fails, nothing changes.

    Missing folders are made. The old file's rights are kept, and a link is followed. Pipes and devices are written
    directly. OSError where writing fails.
    """
    target, old = Path(os.path.realpath(path)), _stat(path)
    direct = _direct(path, old) if old is not None else None
    if direct is not None:
        with _open(direct, "w") as out:
            yield out
        return
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    beside = target.with_name(_temporary())
    with _folders(target.parent):
        try:
            with _open(beside, "x") as out:
                if old is not None:
                    _dress(beside, old)
                yield out
                out.flush()
                os.fsync(out.fileno())
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: str | Path, ours: Callable[[Path], bool], needed: Iterable[str] = ()) -> Iterator[Path]:
    """An empty folder to fill, whose files stand in ``path`` when all are written; if anything fails, nothing changes.

    In a folder that is there already, files that are ``ours`` give way and all others stay. OutputError if one of those
    has a name that is wanted: at once for those that are ``needed`` in any case. OSError where writing fails.
    """
    target = Path(os.path.realpath(path))
    there = target.exists()
    if there:
        _refuse(target, needed, ours)
    # Inside a folder that is there: it may be a mount, or the folder that somebody works in, so it is not replaced.
    room = (target if there else target.parent) / _temporary()
    new, old = (room / "new" if there else room), room / "old"
    with _folders(room.parent):
        try:
            new.mkdir(parents=True)
            yield new
            if there:
                old.mkdir()
                _exchange(new, old, target, ours)
                shutil.rmtree(old)
            else:
                new.rename(target)
        finally:
            shutil.rmtree(new, ignore_errors=True)
            for folder in (old, room):  # but not what is still in them, if it could not be moved back
                with suppress(OSError):
                    folder.rmdir()


def _exchange(new: Path, old: Path, target: Path, ours: Callable[[Path], bool]) -> None:
    """Move what is ours from the target to ``old``, and all that is new there; all moves, or none."""
    names = sorted(p.name for p in new.iterdir())
    _refuse(target, names, ours)
    # An index comes after its pages, so the old one goes first and the new one comes last.
    earlier = sorted((p for p in target.iterdir() if ours(p)), reverse=True)
    moves = [*((p, old / p.name) for p in earlier), *((new / name, target / name) for name in names)]
    with ExitStack() as undo:
        for here, there in moves:
            undo.callback(_move_back, there, here)  # before the move, so that a signal in between leaves none behind
            here.rename(there)
        undo.pop_all()


def _move_back(there: Path, here: Path) -> None:
    if there.exists() and not here.exists():
        there.rename(here)


def _refuse(target: Path, names: Iterable[str], ours: Callable[[Path], bool]) -> None:
    for name in names:
        path = target / name
        if os.path.lexists(path) and not ours(path):
            raise OutputError(f"{path} was not written by claimparse and is not replaced; choose another folder")


@contextmanager
def _folders(path: Path) -> Iterator[None]:
    """Make a folder and those above it; those that are empty afterwards go again."""
    made = [p for p in (path, *path.parents) if not p.exists()]
    try:
        path.mkdir(parents=True, exist_ok=True)
        yield
    finally:
        with suppress(OSError):
            for folder in made:
                folder.rmdir()


def _open(file: str | Path | int, mode: str) -> IO[str]:
    return open(file, mode, encoding="utf-8", errors="replace", newline="\n")


def _temporary() -> str:
    """A name that nothing has, hidden, and no text's, so that a folder of texts may hold it."""
    return f".claimparse-{secrets.token_hex(8)}.tmp"


def _stat(path: str | Path) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _direct(path: str | Path, file: os.stat_result) -> str | Path | int | None:
    """What to open for a file that nothing can take the place of; None for one that can be replaced.

    The standard output and error stay what they are, also where a shell has sent them to a file (/dev/stdout).
    """
    for number in (1, 2):
        with suppress(OSError):
            if os.path.samestat(file, os.fstat(number)):
                return os.dup(number)
    return None if stat.S_ISREG(file.st_mode) else path


def _dress(path: Path, old: os.stat_result) -> None:
    """Give a file the owner and the rights of the one that it replaces."""
    if hasattr(os, "chown"):
        with suppress(PermissionError):
            os.chown(path, old.st_uid, old.st_gid)
    path.chmod(stat.S_IMODE(old.st_mode))

"""Files and folders that appear whole or not at all: what was there before stays until everything is written."""

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

_TEMPORARY = ".claimparse-"


@contextmanager
def atomic_file(path: str | Path) -> Iterator[IO[str]]:
    """Open a UTF-8 text stream whose text is at ``path`` once all is written; if anything fails, nothing changes.

    Missing folders are created. The old file's permissions are kept, and a link is followed. Pipes and devices are
    written directly. OSError if writing fails.
    """
    target, old = Path(os.path.realpath(path)), _stat(path)
    fixed = _unreplaceable(path, old) if old is not None else None
    if fixed is not None:
        with _open(fixed, "w") as out:
            yield out
        return
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    temporary = target.with_name(_temporary_name())
    with _created_folders(target.parent):
        try:
            with _open(temporary, "x") as out:
                if old is not None:
                    _copy_permissions(temporary, old)
                yield out
                out.flush()
                os.fsync(out.fileno())
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)


@contextmanager
def atomic_path(path: Path) -> Iterator[Path]:
    """Yield the path of a file to write, in the same folder, which is at ``path`` once all is written and on the disk.

    Whenever the program or the machine stops, ``path`` is the old file, or none, or the whole new one. OSError if
    writing fails.
    """
    temporary = path.with_name(_temporary_name())
    try:
        yield temporary
        with open(temporary, "rb") as written:
            os.fsync(written.fileno())
        temporary.replace(path)
        if hasattr(os, "O_DIRECTORY"):  # the folder has the new name on the disk, too
            folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
    finally:
        temporary.unlink(missing_ok=True)


def remove_unfinished(folder: Path) -> None:
    """Remove what :func:`atomic_path` left in a folder where a program was killed."""
    for left in folder.glob(f"{_TEMPORARY}*.tmp"):
        left.unlink(missing_ok=True)


@contextmanager
def atomic_folder(path: str | Path, ours: Callable[[Path], bool], needed: Iterable[str] = ()) -> Iterator[Path]:
    """Yield an empty folder whose files are in ``path`` once all are written; if anything fails, nothing changes.

    In an existing folder, files that are ``ours`` are replaced and all others stay. OutputError if one of the others
    has the name of a new file: at once for the names that are ``needed`` in any case. OSError if writing fails.
    """
    target = Path(os.path.realpath(path))
    there = target.exists()
    if there:
        _require_no_foreign_file(target, needed, ours)
    # Inside an existing folder, which is not replaced: it may be a mount, or somebody's working directory.
    workspace = (target if there else target.parent) / _temporary_name()
    new, old = (workspace / "new" if there else workspace), workspace / "old"
    with _created_folders(workspace.parent):
        try:
            new.mkdir(parents=True)
            yield new
            if there:
                old.mkdir()
                _replace_ours(new, old, target, ours)
                shutil.rmtree(old)
            else:
                new.rename(target)
        finally:
            shutil.rmtree(new, ignore_errors=True)
            for folder in (old, workspace):  # but not what is still in them, if it could not be moved back
                with suppress(OSError):
                    folder.rmdir()


def _replace_ours(new: Path, old: Path, target: Path, ours: Callable[[Path], bool]) -> None:
    """Move our files from the target to ``old`` and the new ones to the target; either all are moved, or none."""
    names = sorted(p.name for p in new.iterdir())
    _require_no_foreign_file(target, names, ours)
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


def _require_no_foreign_file(target: Path, names: Iterable[str], ours: Callable[[Path], bool]) -> None:
    for name in names:
        path = target / name
        if os.path.lexists(path) and not ours(path):
            raise OutputError(f"{path} was not written by claimparse and is not replaced; choose another folder")


@contextmanager
def _created_folders(path: Path) -> Iterator[None]:
    """Create a folder and its parents, and remove those that are still empty afterwards."""
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


def _temporary_name() -> str:
    """A new hidden name that is not that of a text, so that it can be in a folder of texts."""
    return f"{_TEMPORARY}{secrets.token_hex(8)}.tmp"


def _stat(path: str | Path) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _unreplaceable(path: str | Path, file: os.stat_result) -> str | Path | int | None:
    """Return what to open for a file that can't be replaced, like a device; None for one that can.

    The standard output and error are never replaced, even if a shell has redirected them to a file (/dev/stdout).
    """
    for number in (1, 2):
        with suppress(OSError):
            if os.path.samestat(file, os.fstat(number)):
                return os.dup(number)
    return None if stat.S_ISREG(file.st_mode) else path


def _copy_permissions(path: Path, old: os.stat_result) -> None:
    """Give a file the owner and the permissions of the one that it replaces."""
    if hasattr(os, "chown"):
        with suppress(PermissionError):
            os.chown(path, old.st_uid, old.st_gid)
    path.chmod(stat.S_IMODE(old.st_mode))

"""Files to read, up to a limit of bytes, since /dev/zero and ``yes |`` never end; their texts; those of a folder."""

from __future__ import annotations

import errno
import os
from collections.abc import Set
from pathlib import Path
from typing import BinaryIO

from claimparse.errors import InputError

TEXTS = ".txt"
"""The suffix of files that are texts."""

MAX_INPUT_BYTES = 64 * 2**20
"""The maximum number of bytes of a text or a lexicon file."""


def read_input(source: str | Path | BinaryIO) -> bytes:
    """Return all bytes of a file; InputError if there are too many, OSError if it can't be read."""
    if isinstance(source, str | Path):
        with open(source, "rb") as file:
            return read_input(file)
    data = source.read(MAX_INPUT_BYTES + 1)
    if len(data) > MAX_INPUT_BYTES:
        raise InputError(f"larger than {MAX_INPUT_BYTES // 2**20} MiB; split it into smaller files")
    return data


def read_text(source: str | Path | BinaryIO) -> str:
    """Return the text of a file with its line ends unchanged; InputError if it can't be read."""
    try:
        return read_input(source).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 (at byte {error.start}); convert the file to UTF-8 first") from None
    except OSError as error:
        raise InputError(reason(error)) from None


def reason(error: OSError) -> str:
    """Return the reason of a system error, in lower case."""
    return "is closed" if error.errno == errno.EBADF else (error.strerror or str(error)).lower()


def files_in(folder: str | Path, suffixes: Set[str]) -> list[tuple[Path, str]]:
    """Return the files of a folder and its subfolders with one of the suffixes, by path.

    Each comes with a problem, which is empty; folders that can't be searched are listed, too, with the reason. Links to
    folders are not followed, since they may be circular.
    """
    found, waiting = list[tuple[Path, str]](), [Path(folder)]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(Path(entry))
                    elif entry.name.endswith(tuple(suffixes)) and _is_file(entry):
                        found.append((Path(entry), ""))
        except OSError as error:
            found.append((here, reason(error)))
    return sorted(found)


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a file, not a folder or a pipe of such a name or a broken link."""
    try:
        return entry.is_file()
    except OSError:
        return not entry.is_symlink()  # a file that can't be inspected; reading it will say why

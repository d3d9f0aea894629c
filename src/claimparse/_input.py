"""The bytes of one input, up to a limit: /dev/zero and ``yes |`` never end."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from claimparse.errors import InputError

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

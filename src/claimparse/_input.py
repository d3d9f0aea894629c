"""The bytes of one input, of which there may only be so many: /dev/zero and ``yes |`` never end."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from claimparse.errors import InputError

LARGEST_INPUT = 64 * 2**20
"""Bytes that a text or a lexicon file may have."""


def read_input(source: str | Path | BinaryIO) -> bytes:
    """All bytes of a file; InputError if there are too many, OSError if it can't be read."""
    if isinstance(source, str | Path):
        with open(source, "rb") as file:
            return read_input(file)
    data = source.read(LARGEST_INPUT + 1)
    if len(data) > LARGEST_INPUT:
        raise InputError(f"larger than {LARGEST_INPUT // 2**20} MiB; split it into smaller files")
    return data

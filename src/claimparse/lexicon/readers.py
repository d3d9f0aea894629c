"""The readers of entries: each wing registers its own, so that a user's file can be checked by all of them."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TypeVar

from claimparse.lexicon import Lexicon

SAMPLE = "“Over 5 km,” she said."
"""A text for readers that need one."""

_WINGS = "claimparse._results"
"""The module whose import makes every wing register."""

Reader = TypeVar("Reader", bound=Callable[[Lexicon], object])
_readers: list[Callable[[Lexicon], object]] = []


def reader(read: Reader) -> Reader:
    """Register a function that reads entries of a lexicon; it raises an error for those that it cannot use."""
    _readers.append(read)
    return read


def try_all(lexicon: Lexicon) -> None:
    """Read a lexicon with every registered reader.

    Raises:
        LexiconError: If a reader refuses an entry; a reader may raise a built-in exception instead.
    """
    importlib.import_module(_WINGS)
    for read in _readers:
        read(lexicon)

"""Who claims what in English news, with which numbers, and how firmly."""

from __future__ import annotations

import importlib
import logging
from typing import TYPE_CHECKING, Any

from claimparse._version import __version__ as __version__

if TYPE_CHECKING:
    from claimparse.api import (
        Parser,
        attribute_speakers,
        detect_stance,
        extract_quantities,
        load,
        parse,
        parse_many,
    )
    from claimparse.errors import ClaimparseError
    from claimparse.output.render import render
    from claimparse.types import Attribution, Claim, Cue, Document, Options, Quantity, Speaker, Stance

# Silent unless the caller gives the logger a handler: docs/reliability.md.
logging.getLogger(__name__).addHandler(logging.NullHandler())

_HOMES = {
    "claimparse.api": (
        "Parser",
        "attribute_speakers",
        "detect_stance",
        "extract_quantities",
        "load",
        "parse",
        "parse_many",
    ),
    "claimparse.errors": ("ClaimparseError",),
    "claimparse.output.render": ("render",),
    "claimparse.types": ("Attribution", "Claim", "Cue", "Document", "Options", "Quantity", "Speaker", "Stance"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Attribution",
    "Claim",
    "ClaimparseError",
    "Cue",
    "Document",
    "Options",
    "Parser",
    "Quantity",
    "Speaker",
    "Stance",
    "attribute_speakers",
    "detect_stance",
    "extract_quantities",
    "load",
    "parse",
    "parse_many",
    "render",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

"""Who claims what in English news, with which numbers, and how firmly."""

from __future__ import annotations

import importlib
import logging
from typing import TYPE_CHECKING, Any

from claimparse._version import __version__ as __version__

if TYPE_CHECKING:
    from claimparse.api import (
        Parser,
        as_read,
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
    "as_read",
    "attribute_speakers",
    "detect_stance",
    "extract_quantities",
    "load",
    "parse",
    "parse_many",
    "render",
]
_RESULTS = {"Attribution", "Claim", "Cue", "Document", "Options", "Quantity", "Speaker", "Stance"}
_HOMES = dict.fromkeys(_RESULTS, "types")
_HOMES |= {"ClaimparseError": "errors", "extract_quantities": "_extract", "render": "output.render"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"claimparse.{_HOMES.get(name, 'api')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

"""``extract_quantities``, in a module of its own: without a pipeline it needs neither spaCy nor what spaCy brings."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from claimparse._arguments import Day
from claimparse._quantities.plain import quantities
from claimparse.lexicon import Lexicon
from claimparse.types import Quantity

if TYPE_CHECKING:
    from claimparse._parser import Parser


def extract_quantities(
    text: str, model: str | Path | None = "default", *, date: Day | None = None
) -> tuple[Quantity, ...]:
    """Return the quantities of a text, in its order.

    Args:
        text: The text, in English.
        model: The name or path of a spaCy pipeline, which is loaded as by :func:`load` and kept. With None no pipeline
            is run, which is a hundred times as fast: it finds amounts, bounds, units and the noun right after a number,
            but no carried-over nouns, no wholes, not what a quantity is about, and no times and no changes
            expressed by verbs.
        date: The day of publication, from which "yesterday" and "on Tuesday" are reckoned; None for that of a dateline.

    Raises:
        ArgumentTypeError: If the text is not a str.
        ModelNotFoundError: If the pipeline is not installed.
        TextTooLongError: If a single paragraph is longer than the pipeline's ``max_length`` characters.

    >>> [str(q) for q in extract_quantities("Over 2,000 homes lost power.", model=None)]
    ['> 2,000 homes']
    """
    if model is None:
        return quantities(text, Lexicon.default())
    parser: Parser = import_module("claimparse.api").parser_of(model)
    return parser.extract_quantities(text, date=date)

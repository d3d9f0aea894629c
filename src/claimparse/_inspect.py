"""The inner door: the evidence behind a parser's results, by token index.

For this project's own tests, benchmarks and training scripts. It is not part of the public API: names, types
and evidence may change any day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimparse._as_read import as_read
from claimparse._model.trained import TrainedModel
from claimparse._parser import Parser
from claimparse._pipeline import Analysis

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Analysis", "analyse", "trained_model"]


def analyse(parser: Parser, text: str | Doc) -> Analysis:
    """Analyse a text, or a Doc that the parser has made of one; each layer is computed when it is first asked for."""
    if not isinstance(text, str):
        return parser._reader.analyse(text)
    read = as_read(text)
    return parser._reader.analyse(parser.doc(read.text), read=read)


def trained_model(parser: Parser) -> TrainedModel | None:
    """The trained model of a parser; None where the rules alone decide."""
    return parser._reader.trained

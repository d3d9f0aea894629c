"""Pack the tokens of a text into windows of word pieces, as the encoder reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.words import SENTENCE_FINAL

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MAX_PIECES = 150
"""The most word pieces in a window, without those at either end. Longer ones cost more and read no better."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of text for the encoder: ``pieces`` are ids, and ``tokens[k]`` begins at piece ``first[k]``."""

    pieces: tuple[int, ...]
    tokens: tuple[int, ...]
    first: tuple[int, ...]


def windows(
    words: Sequence[str], paragraphs: Sequence[Run], tokenizer: Tokenizer, limit: int = MAX_PIECES
) -> list[Window]:
    """Windows that hold as many whole paragraphs as fit; one that is too long is cut after a full stop.

    White space has no pieces and is in no window.
    """
    encoded = tokenizer.encode_batch(
        [list(words[p.start : p.end]) for p in paragraphs], is_pretokenized=True, add_special_tokens=False
    )
    out: list[Window] = []
    ids: list[int] = []
    tokens: list[int] = []
    first: list[int] = []

    def close_window() -> None:
        if tokens:
            out.append(Window(tuple(ids), tuple(tokens), tuple(first)))
        for filled in (ids, tokens, first):
            filled.clear()

    for paragraph, encoding in zip(paragraphs, encoded, strict=True):
        piece_ids = encoding.ids  # this and word_ids are copied whole on each access
        word_of = [w for w in encoding.word_ids if w is not None]
        for a, b in _stretches(words, paragraph, word_of, limit):
            if len(ids) + b - a > limit:
                close_window()
            for k in range(a, b):
                if k == a or word_of[k] != word_of[k - 1]:
                    tokens.append(paragraph.start + word_of[k])
                    first.append(len(ids))
                ids.append(piece_ids[k])
    close_window()
    return out


def _stretches(words: Sequence[str], paragraph: Run, word_of: Sequence[int], limit: int) -> list[tuple[int, int]]:
    """The pieces of a paragraph in stretches of at most ``limit``, cut between tokens, best after full stops."""
    out, start = [], 0
    while len(word_of) - start > limit:
        begins = [k for k in range(start + 1, start + limit + 1) if word_of[k] != word_of[k - 1]]
        stops = [k for k in begins if words[paragraph.start + word_of[k - 1]] in SENTENCE_FINAL]
        end = (stops or begins or [start + limit])[-1]
        out.append((start, end))
        start = end
    return [*out, (start, len(word_of))]

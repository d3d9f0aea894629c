"""The wording of messages about lexicon files: lists of choices, and the choice that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimparse._format import and_list


def join_quoted(words: Sequence[str]) -> str:
    """Words in quotation marks, with "and" before the last.

    >>> print(join_quoted(["that", "question", "noun"]))
    'that', 'question' and 'noun'
    """
    return and_list([repr(word) for word in words])


def closest_hint(word: str, choices: Iterable[str]) -> str:
    """The choice that a word may be a slip for, as a question in brackets; nothing if none is close.

    >>> closest_hint("quotaton", ["question", "quotation"])
    " (did you mean 'quotation'?)"
    """
    from difflib import get_close_matches

    close = get_close_matches(word, list(choices), n=1)
    return f" (did you mean {close[0]!r}?)" if close else ""

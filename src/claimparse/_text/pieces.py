"""Make a text readable for a pipeline: replace lone surrogates and cut long texts between paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from claimparse._text.paragraphs import paragraphs
from claimparse.errors import ArgumentTypeError, TextTooLongError
from claimparse.lexicon import Lexicon

_SURROGATE = regex.compile(r"[\ud800-\udfff]")


def readable(text: str) -> str:
    """The text with each lone surrogate, which no encoding can write, replaced by U+FFFD; offsets stay the same.

        >>> readable("a\\ud83db")
        'a\N{REPLACEMENT CHARACTER}b'

    ArgumentTypeError for anything but a str.
    """
    if not isinstance(text, str):
        hint = "; decode it first" if isinstance(text, bytes | bytearray) else ""
        raise ArgumentTypeError(f"a text must be a str, not {type(text).__name__}{hint}")
    return _SURROGATE.sub("\ufffd", str.__str__(text))


def pieces(text: str, limit: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Cut a text into stretches of at most ``limit`` characters, between paragraphs only; together they are the text.

    TextTooLongError if one paragraph alone is longer.
    """
    start = 0
    for paragraph in paragraphs(text, lexicon):
        if paragraph.end - paragraph.start > limit:
            raise TextTooLongError(
                f"the paragraph at characters {paragraph.start} to {paragraph.end} is longer than the pipeline's "
                f"nlp.max_length of {limit}; raise that setting, or break the text into paragraphs"
            )
        while paragraph.end - start > limit:
            cut = min(paragraph.start, start + limit)
            yield start, cut
            start = cut
    while len(text) - start > limit:
        yield start, start + limit
        start += limit
    if start < len(text):
        yield start, len(text)

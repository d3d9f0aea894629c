"""Cut long texts between paragraphs, so that a pipeline can read them."""

from __future__ import annotations

from collections.abc import Iterator

from claimparse._text.paragraphs import paragraphs
from claimparse.errors import TextTooLongError
from claimparse.lexicon import Lexicon


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

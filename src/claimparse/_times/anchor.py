"""The day of a text: that of a dateline with a year, or of a line that holds nothing else."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from datetime import date

from claimparse._text.dateline import dateline_end
from claimparse._text.parsed_text import ParsedText
from claimparse._times.expressions import expressions
from claimparse._times.meanings import Fixed
from claimparse.lexicon import Lexicon
from claimparse.lexicon.alternation import alternation
from claimparse.lexicon.readers import reader
from claimparse.lexicon.schema import word_set

_MAX_PARAGRAPHS = 8
"""The number of paragraphs at the top of a text in which its day is looked for."""

_MAX_STAMP = 100
"""The number of characters of a line that holds nothing but a date."""


@reader
@functools.lru_cache(maxsize=8)
def _stamp(lexicon: Lexicon) -> re.Pattern[str]:
    """The pattern of what may stand beside the date in a line of its own: "Published", "09:40 GMT"."""
    words = alternation(w.lower() for w in (*word_set(lexicon, "times.stamp"), *word_set(lexicon, "numbers.time_zone")))
    clock = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?"
    return re.compile(rf"(?:[^\w\n]|(?i:{words})\b|{clock})*+", re.I)


def text_date(parsed: ParsedText) -> date | None:
    """The day of a text, as its own first lines tell it; None where they do not, or have no year."""
    return next(_dates(parsed), None)


def _dates(parsed: ParsedText) -> Iterator[date]:
    for paragraph in parsed.paragraphs[:_MAX_PARAGRAPHS]:
        start, end = paragraph.start, paragraph.end
        close = dateline_end(parsed.text, start, end)
        if close is not None or end - start <= _MAX_STAMP:
            yield from _dates_in(parsed.text[start : close or end], parsed.lexicon, is_dateline=close is not None)


def _dates_in(words: str, lexicon: Lexicon, *, is_dateline: bool) -> Iterator[date]:
    """Yield the full date of a dateline, or of a line with nothing else."""
    for found in expressions(words, lexicon):
        is_alone = _stamp(lexicon).fullmatch(words[: found.start] + " " + words[found.end :]) is not None
        if isinstance(found.meaning, Fixed) and (is_dateline or is_alone):
            period = found.meaning.fixed
            if period.days == 1:
                yield period.start

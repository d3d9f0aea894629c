"""The text as read: without the characters that no reader sees, and with plain spaces for all others.

Which characters these are is taken from the Unicode Character Database. Spaces are those of the category Zs: no-break,
thin, narrow, ideographic. Invisible are the format characters (category Cf) that have the property
Default_Ignorable_Code_Point: the soft hyphen, zero-width spaces and joiners, U+FEFF, marks of direction. Line breaks
stay, since they end paragraphs, and so do the parts of an emoji.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

import regex

from claimparse.errors import ArgumentTypeError

_SURROGATE = regex.compile(r"[\ud800-\udfff]")
_INVISIBLE = r"[\p{Cf}&&\p{Default_Ignorable_Code_Point}--[\u200d\U000e0000-\U000e0fff]]"
_UNLIKE_READ = regex.compile(rf"(?V1)[\t\u200d[\p{{Zs}}--\ ]{_INVISIBLE}]")
_SPACE = regex.compile(r"(?V1)[\p{Zs}--\ ]|(?<!\d)\t|\t(?!\d)")  # a tab between figures separates columns
_HYPHENATED_BREAK = r"\u00ad[ \t]*+\r?+\n[ \t]*+(?=\p{Ll})"
_AFTER_HYPHENATED = regex.compile(rf"({_HYPHENATED_BREAK}[^\s]{{1,60}}+) ")
_LEFT_OUT = regex.compile(
    rf"(?V1)(?:{_HYPHENATED_BREAK}|{_INVISIBLE}|(?<!\p{{Extended_Pictographic}}[\ufe0f\U0001f3fb-\U0001f3ff]?)\u200d)++"
)


@dataclass(frozen=True, slots=True)
class TextAsRead:
    """A text as claimparse reads it, and the way back to its source; :func:`as_read` makes one."""

    source: str
    """The text as it was given."""
    text: str
    """The text without invisible characters, and with plain spaces."""
    _places: tuple[int, ...] = ()
    """The offsets in ``text`` before which characters are left out, in order."""
    _counts: tuple[int, ...] = ()
    """How many characters are left out up to each place, in all."""

    def span_in_source(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the source that is read as a span of ``text``.

        Args:
            start: The offset of its first character in ``text``.
            end: The offset after its last character.

        >>> as_read("Ann de\\u00adnied it.").span_in_source(4, 10)
        (4, 11)
        """
        first = self._in_source(start)
        return first, self._in_source(end - 1) + 1 if end > start else first

    def span_as_read(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of ``text`` as which a span of the source is read.

        Args:
            start: The offset of its first character in the source.
            end: The offset after its last character.

        >>> as_read("Ann de\\u00adnied it.").span_as_read(4, 11)
        (4, 10)
        """
        return self._as_read(start), self._as_read(end)

    def _in_source(self, offset: int) -> int:
        before = bisect_right(self._places, offset)
        return offset + self._left_out_before(before)

    def _as_read(self, offset: int) -> int:
        ends = range(len(self._places))
        before = bisect_right(ends, offset, key=lambda k: self._places[k] + self._counts[k])
        kept = offset - self._left_out_before(before)
        return min((kept, *self._places[before : before + 1]))

    def _left_out_before(self, places: int) -> int:
        return self._counts[places - 1] if places else 0


def as_read(text: str) -> TextAsRead:
    """Return a text as claimparse reads it, with the way back from its offsets.

    Spaces of all kinds become plain ones: no-break, thin, narrow, and tabs, except between figures. Soft hyphens,
    zero-width spaces and joiners, U+FEFF and marks of direction are left out, and so is the line break after a soft
    hyphen inside a word. The functions of claimparse read every text in this way themselves; for a spaCy pipeline it
    has to be done before the pipeline runs.

    Args:
        text: The text.

    Raises:
        ArgumentTypeError: If it is not a str.

    >>> read = as_read("Ann\\u00a0Lee de\\u00adnied it.")
    >>> read.text
    'Ann Lee denied it.'
    >>> read.span_in_source(8, 14)
    (8, 15)
    """
    source = readable(text)
    if not _UNLIKE_READ.search(source):
        return TextAsRead(source, source)
    spaced = _AFTER_HYPHENATED.sub("\\1\n", with_plain_spaces(source))  # the line ends after the word instead
    left_out = [match.span() for match in _LEFT_OUT.finditer(spaced)]
    counts = tuple(accumulate(end - start for start, end in left_out))
    places = tuple(end - count for (_, end), count in zip(left_out, counts, strict=True))
    return TextAsRead(source, _LEFT_OUT.sub("", spaced), places, counts)


def with_plain_spaces(text: str) -> str:
    """The text with a plain space for each other one; offsets stay the same.

    >>> with_plain_spaces("12\\u00a0000 boats")
    '12 000 boats'
    """
    return _SPACE.sub(" ", text)


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

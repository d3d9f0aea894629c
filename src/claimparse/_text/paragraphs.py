"""Split a text into paragraphs: prose, headlines, cross-links and boilerplate.

News sites separate paragraphs by line breaks. The parser ignores those, so paragraphs are found before it runs. In a
text wrapped at a column, as in mails and plain-text archives, only blank lines separate them.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from enum import StrEnum

import regex

from claimparse.lexicon import Lexicon
from claimparse.lexicon.readers import SAMPLE, reader
from claimparse.lexicon.schema import read_entries
from claimparse.lexicon.schema.texts import BoilerplateEntry

_LINE = regex.compile(r"[^\n\r\u2028\u2029]+")
_BLOCK = regex.compile(r"[^\n\r\u2028\u2029]+(?:\r?\n(?=[^\S\r\n]*+\S)[^\n\r\u2028\u2029]+)*+")
_BREAK = regex.compile(r"\n[^\S\r\n]*+(?:(?P<runs_on>\p{Ll})|\S)")
_WRAP = regex.compile(r"(?<=[^\s])\n(?<!\d\n(?=[^\n]{1,40}\d(?:\n|$)))(?=[\p{Ll}\p{Nd}\p{Sc}(\"“‘])(?!\d{1,3}[.)]\s)")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’.-]*+")
_CLOSED = regex.compile(r"[.!?…:;,][\"'”’»)\]]*+\s*+$")
MAX_HEADLINE_WORDS = 30
WRAP_COLUMN = 100
MIN_COLUMN = 30
"""The longest line of wrapped text has at least so many characters; shorter lines are a list or a poem."""
WRAP_SHARE = 0.3


class ParagraphKind(StrEnum):
    """The kind of a paragraph, as readers see it."""

    PROSE = "prose"
    HEADLINE = "headline"
    CROSSLINK = "crosslink"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Characters ``start`` to ``end`` (end exclusive, without whitespace at either end) and their kind."""

    start: int
    end: int
    kind: ParagraphKind


@functools.lru_cache(maxsize=8)
def _boilerplate(lexicon: Lexicon) -> regex.Pattern[str]:
    entries = read_entries(lexicon, "boilerplate.entry", BoilerplateEntry)
    return regex.compile("|".join(f"(?:{p})" for e in entries for p in e.patterns), regex.I)


def _ends_a_line(text: str, newline: int) -> bool:
    """Return whether words stand before a line break; each stretch of whitespace is read once."""
    at = newline - 1
    while at >= 0 and text[at] != "\n" and text[at].isspace():
        at -= 1
    return at >= 0 and text[at] != "\n"


def _is_wrapped(text: str) -> bool:
    """Return whether lines are wrapped at a column: they are short, and many continue in lower case."""
    breaks = runs_on = 0
    for match in _BREAK.finditer(text):
        if _ends_a_line(text, match.start()):
            breaks += 1
            runs_on += match["runs_on"] is not None
    if not breaks or runs_on < WRAP_SHARE * breaks:
        return False
    return MIN_COLUMN <= max(match.end() - match.start() for match in _LINE.finditer(text)) <= WRAP_COLUMN


@functools.lru_cache(maxsize=2)
def unwrapped(text: str) -> str:
    """The text with spaces for the line breaks of wrapped lines, but not before the items of a list.

    >>> unwrapped("The harbour master said that about 40\\nboats sank in the storm.\\n\\n14\\nNames")
    'The harbour master said that about 40 boats sank in the storm.\\n\\n14\\nNames'
    """
    return _WRAP.sub(" ", text) if "\n" in text and _is_wrapped(text) else text


@functools.lru_cache(maxsize=2)  # the text is asked for twice: before the parser and after it
def paragraphs(text: str, lexicon: Lexicon) -> tuple[Paragraph, ...]:
    """The paragraphs of ``text`` that hold more than whitespace, in order.

    A cross-link is a line wholly in capitals; a headline is a short line without a closing mark that prose follows.

        >>> [p.kind.value for p in paragraphs("Talks resume\\n1 min read\\nThey met.", Lexicon.default())]
        ['headline', 'boilerplate', 'prose']
    """
    pattern, out = _boilerplate(lexicon), []
    for match in (_BLOCK if _is_wrapped(text) else _LINE).finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        line = line.strip()
        if not line:
            continue
        words = len(_WORD.findall(line))
        if (len(line) <= 500 and pattern.fullmatch(line)) or not words:
            kind = ParagraphKind.BOILERPLATE
        elif line == line.upper() and words >= 4:
            kind = ParagraphKind.CROSSLINK
        elif not _CLOSED.search(line[-8:]) and words <= MAX_HEADLINE_WORDS:
            kind = ParagraphKind.HEADLINE
        else:
            kind = ParagraphKind.PROSE
        out.append(Paragraph(start, start + len(line), kind))
    return tuple(out)


@reader
def _read_sample(lexicon: Lexicon) -> None:
    """Read a sample text with the patterns, so that a broken pattern in a user's entry is reported."""
    paragraphs(SAMPLE, lexicon)

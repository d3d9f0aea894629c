"""The quotation marks of a text: straight, curly, angled and doubled single ones, and what each may do where it stands.

A mark opens or closes by its glyph where the glyph says so, else by its neighbours. Apostrophes and the signs of feet,
inches, minutes and seconds are no quotation marks.
"""

from __future__ import annotations

import functools
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

import regex

from claimparse.lexicon import Lexicon
from claimparse.lexicon.schema import word_set

Style = Literal["straight", "curly", "low", "angle", "doubled", "single-straight", "single-curly", "single-low"]
"""The shape of a quotation mark."""

_MARK = regex.compile(r"[\"“”„‟«»＂‘’‚‛'`´]")
_OPENERS: dict[str, Style] = {
    "“": "curly",
    "„": "low",
    "‟": "curly",
    "«": "angle",
    "‘": "single-curly",
    "‚": "single-low",
    "‛": "single-curly",
}
_CLOSERS: dict[str, Style] = {"”": "curly", "»": "angle", "’": "single-curly"}
_STRAIGHT: dict[str, Style] = {
    '"': "straight",
    "＂": "straight",
    "'": "single-straight",
    "`": "single-straight",
    "´": "single-straight",
}
_CLOSED_BY: dict[Style, tuple[Style, ...]] = {"low": ("curly",), "single-low": ("single-curly",)}
_DOUBLE_STYLES: frozenset[Style] = frozenset({"straight", "curly", "doubled"})
_SINGLE_STYLES: frozenset[Style] = frozenset({"single-straight", "single-curly"})
_BRACKETS = "([{<—–-/…:"
_MAX_ELISION = 12
"""The most letters of an elision."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark in its surroundings: what it may do there, by glyph and by neighbours.

    A ``spaced`` one has white space on both sides, so only the marks before and after it can tell what it does.
    """

    start: int
    end: int
    style: Style
    can_open: bool
    can_close: bool
    spaced: bool = False

    @property
    def single(self) -> bool:
        """True for single marks: ' and ’."""
        return self.style.startswith("single")


def can_pair(style: Style, mark: Mark) -> bool:
    """Return whether a mark may close what one of ``style`` opened; damaged text mixes straight and curly ones."""
    if mark.style == style or mark.style in _CLOSED_BY.get(style, ()):
        return True
    styles = {style, mark.style}
    return styles <= _DOUBLE_STYLES or styles <= _SINGLE_STYLES


def opening_mark(text: str, start: int, clipped: Collection[str]) -> Mark | None:
    """The mark that opens a quotation at the beginning of a paragraph; a single one opens a sentence."""
    mark = next(iter(marks_in(text, start, start + 1, clipped)), None)
    if mark is None or text[start] in "”»’":
        return None
    return mark if not mark.single or begins_sentence(text, mark) else None


def begins_sentence(text: str, mark: Mark) -> bool:
    """Return whether a capital or number follows a mark that opens."""
    return mark.can_open and (text[mark.end : mark.end + 1].isupper() or text[mark.end : mark.end + 1].isdigit())


@functools.lru_cache(maxsize=8)
def elisions(lexicon: Lexicon) -> frozenset[str]:
    """The clipped forms that are written with an initial apostrophe."""
    return word_set(lexicon, "quotemarks.elision")


def marks_in(text: str, start: int, end: int, clipped: Collection[str]) -> list[Mark]:
    """The quotation marks from ``start`` to ``end``, in text order; ``clipped`` are elisions."""
    marks, skip = [], -1
    for match in _MARK.finditer(text, start, end):
        at, glyph = match.start(), match.group()
        if at < skip:
            continue
        length = 2 if _is_doubled(text, at, glyph) else 1
        skip = at + length
        mark = _mark_at(text, at, glyph, length, clipped)
        if mark is not None:
            marks.append(mark)
    return marks


def _is_doubled(text: str, at: int, glyph: str) -> bool:
    """Return whether two single glyphs in a row stand for one double mark (``...'')."""
    return glyph in "'`’‘" and text[at + 1 : at + 2] == glyph


def _mark_at(text: str, at: int, glyph: str, length: int, clipped: Collection[str]) -> Mark | None:
    """The mark at an offset; None for apostrophes and for signs of feet, inches, minutes and seconds."""
    before, after = text[at - 1 : at], text[at + length : at + length + 1]
    left_free = not before or before.isspace() or before in _BRACKETS or before in _OPENERS or before in "\"'"
    right_free = not after or after.isspace() or not (after.isalnum() or after in _OPENERS or after in "$£€#@([…")
    style: Style = "doubled" if length == 2 else _OPENERS.get(glyph) or _CLOSERS.get(glyph) or _STRAIGHT[glyph]
    single = style.startswith("single")
    if single and before.isalnum() and after.isalnum():
        return None
    if single and left_free and _is_apostrophe(text, at, glyph, length, clipped):
        return None
    if single and _closes_elision(text, at, clipped):
        return None
    if glyph in _OPENERS:
        can_open, can_close = True, not left_free and right_free
    elif glyph in _CLOSERS:
        can_open, can_close = left_free and not right_free, True
    elif left_free != right_free:
        can_open, can_close = left_free, right_free
    else:
        can_open = not right_free or not after.isspace()
        can_close = not left_free or bool(before)
    if single and not left_free:
        can_open = False
    spaced = style == "straight" and not before.strip() and not after.strip()
    return Mark(at, at + length, style, can_open or spaced, can_close, spaced)


def _is_apostrophe(text: str, at: int, glyph: str, length: int, clipped: Collection[str]) -> bool:
    """Return whether a single mark before a word is the apostrophe of "’tis" or "’90s"."""
    if glyph != "‘" and _word_after(text, at + length) in clipped:
        return True
    return glyph in "’'" and text[at + length : at + length + 1].isdigit()


def _word_after(text: str, start: int) -> str:
    """The letters from an offset on, in lower case."""
    end = start
    while end < len(text) and end - start < _MAX_ELISION and text[end].isalnum():
        end += 1
    return text[start:end].lower()


def _closes_elision(text: str, at: int, clipped: Collection[str]) -> bool:
    """Return whether a mark is the second one of "rock ’n’ roll"."""
    return text[at - 1 : at].lower() == "n" and text[at - 2 : at - 1] in ("'", "’", "‘") and "n" in clipped

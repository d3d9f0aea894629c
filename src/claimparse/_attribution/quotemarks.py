"""Pair the quotation marks of a text: straight, curly, angled and doubled single marks, nested and across paragraphs.

A mark opens or closes by its glyph where the glyph says so, else by its neighbours and by what is open. Damage
stays local: a mark
without its partner gets one by the sentence around it, becomes a :class:`Fault`, and every other pair is read as usual.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from claimparse.lexicon import Lexicon
from claimparse.lexicon.readers import SAMPLE, reader

_MARK = regex.compile(r"[\"“”„‟«»＂‘’‚‛'`´]")
_OPENERS = {
    "“": "curly",
    "„": "low",
    "‟": "curly",
    "«": "angle",
    "‘": "single-curly",
    "‚": "single-low",
    "‛": "single-curly",
}
_CLOSERS = {"”": "curly", "»": "angle", "’": "single-curly"}
_STRAIGHT = {'"': "straight", "＂": "straight", "'": "single-straight", "`": "single-straight", "´": "single-straight"}
_CLOSED_BY = {"low": ("curly",), "single-low": ("single-curly",)}
_BRACKETS = "([{<—–-/…:"
MAX_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters between a pair of marks; ``start`` to ``end`` with the marks, ``inner_start`` to ``inner_end``
    without.

    ``parent`` and ``continues`` are indices of quotations: the enclosing one, and the one of an earlier paragraph
    that this
    one goes on with. ``repaired`` is true where a mark was missing.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    single: bool
    repaired: bool = False
    parent: int | None = None
    continues: int | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A mark without its partner, by its offset."""

    code: str
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Mark:
    """One mark in its surroundings: what it may do there, by glyph and by neighbours.

    A ``loose`` one has blanks on both sides, so only the marks before and behind it can tell.
    """

    start: int
    end: int
    style: str
    opens: bool
    closes: bool
    loose: bool = False

    @property
    def single(self) -> bool:
        return self.style.startswith("single")


@dataclass(frozen=True, slots=True)
class _Open:
    mark: _Mark
    index: int


@functools.lru_cache(maxsize=8)
def _elisions(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(word for entry in lexicon.array("quotemarks", "elision") for word in entry["words"])


@functools.lru_cache(maxsize=8)
def _sentence_end(lexicon: Lexicon) -> regex.Pattern[str]:
    """The end of a sentence: a closing mark before a blank and a capital, unless an initial or an abbreviation
    stands there.
    """
    short = "|".join(regex.escape(w) for entry in lexicon.array("quotemarks", "abbreviation") for w in entry["words"])
    return regex.compile(
        rf"(?:[!?…]|(?<!\b(?:\p{{Lu}}|{short}))(?<!\.\p{{Lu}})\.)[)\]]*+(?=\s++[\p{{Lu}}\d\"“‘']|\s*+$)"
    )


def _word_after(text: str, start: int) -> str:
    end = start
    while end < len(text) and end - start < 12 and text[end].isalnum():
        end += 1
    return text[start:end].lower()


def _double_single(text: str, at: int, c: str) -> bool:
    """Whether two single glyphs in a row stand for one double mark (``...'')."""
    return c in "'`’‘" and text[at + 1 : at + 2] == c


def _closes_elision(text: str, at: int, elisions: frozenset[str]) -> bool:
    """Whether a mark is the second one of "rock ’n’ roll"."""
    return text[at - 1 : at].lower() == "n" and text[at - 2 : at - 1] in ("'", "’", "‘") and "n" in elisions


def _read_mark(text: str, at: int, c: str, length: int, elisions: frozenset[str]) -> _Mark | None:
    """The mark at an offset; None for apostrophes and for signs of feet, inches, minutes and seconds."""
    before, after = text[at - 1 : at], text[at + length : at + length + 1]
    left_free = not before or before.isspace() or before in _BRACKETS or before in _OPENERS or before in "\"'"
    right_free = not after or after.isspace() or not (after.isalnum() or after in _OPENERS or after in "$£€#@([…")
    style = _OPENERS.get(c) or _CLOSERS.get(c) or _STRAIGHT[c]
    if length == 2:
        style = "doubled"
    single = style.startswith("single")
    if single and before.isalnum() and after.isalnum():
        return None
    if single and left_free and c != "‘" and _word_after(text, at + length) in elisions:
        return None
    if single and left_free and c in "’'" and after.isdigit():
        return None
    if single and _closes_elision(text, at, elisions):
        return None
    if c in _OPENERS:
        opens, closes = True, not left_free and right_free
    elif c in _CLOSERS:
        opens, closes = left_free and not right_free, True
    else:
        opens, closes = (
            not right_free or (left_free and not after.isspace()),
            not left_free or (right_free and bool(before)),
        )
        if left_free and not right_free:
            closes = False
        if right_free and not left_free:
            opens = False
    if single and opens and not left_free:
        opens = False
    loose = style == "straight" and before.isspace() and after.isspace()
    return _Mark(at, at + length, style, opens or loose, closes, loose)


def _marks(text: str, start: int, end: int, elisions: frozenset[str]) -> list[_Mark]:
    marks, skip = [], -1
    for match in _MARK.finditer(text, start, end):
        at, c = match.start(), match.group()
        if at < skip:
            continue
        length = 2 if _double_single(text, at, c) else 1
        skip = at + length
        mark = _read_mark(text, at, c, length, elisions)
        if mark:
            marks.append(mark)
    return marks


def _fits(style: str, mark: _Mark) -> bool:
    """Whether a mark may close what a mark of ``style`` opened; damaged text mixes straight and curly ones."""
    if mark.style == style or mark.style in _CLOSED_BY.get(style, ()):
        return True
    mixed = {"straight", "curly", "doubled"}
    singles = {"single-straight", "single-curly"}
    return {style, mark.style} <= mixed or {style, mark.style} <= singles


class _Reader:
    """Pairs the marks of one paragraph after the other."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text, self.elisions, self.sentence_end = text, _elisions(lexicon), _sentence_end(lexicon)
        self.found: list[Quotation] = []
        self.faults: list[Fault] = []
        self.running: int | None = None

    def paragraph(self, start: int, end: int, repeats_next: bool) -> None:
        """Pair the marks of one paragraph; ``repeats_next`` says that the next one begins with an opening mark."""
        marks = _marks(self.text, start, end, self.elisions)
        closers = [k for k, m in enumerate(marks) if m.single and m.closes]
        doubles = [k for k, m in enumerate(marks) if m.style == "straight"]
        stack: list[_Open] = []
        floor = start
        running, self.running = self.running, None
        for k, mark in enumerate(marks):
            if mark.single and not self._is_quotation(mark, marks, k, stack, closers):
                continue
            match = self._partner(mark, stack)
            if match is not None:
                for lost in reversed(stack[match + 1 :]):
                    self._drop(lost, mark.start)
                self._set_end(stack[match], mark.end, mark.start)
                del stack[match:]
                floor = mark.end
            elif mark.opens and len(stack) < MAX_DEPTH and not (mark.loose and k == doubles[-1]):
                self._reopen(mark, stack)
                stack.append(self._open(mark, stack, end, running if mark.start == start else None))
            elif not mark.single and not stack:
                self._repair_close(mark, floor, within=floor > start)
                floor = mark.end
        self._finish(stack, end, repeats_next)

    def _reopen(self, mark: _Mark, stack: list[_Open]) -> None:
        """A double mark that opens while one of its own kind is open shows that that one was never closed."""
        if stack and not mark.single and stack[-1].mark.style == mark.style:
            for lost in reversed(stack):
                self._repair_open(lost, mark.start)
            stack.clear()

    def _finish(self, stack: list[_Open], end: int, repeats_next: bool) -> None:
        """What is open at the end of a paragraph runs on where the next one repeats the mark; else it is damaged."""
        for k, left in reversed(list(enumerate(stack))):
            if k == 0 and repeats_next and not left.mark.single:
                self.running = left.index
                self._set_end(left, end, end)
            else:
                self._drop(left, end)

    def _is_quotation(self, mark: _Mark, marks: list[_Mark], k: int, stack: list[_Open], closers: list[int]) -> bool:
        """Whether a single mark quotes: what opens must be closed, and a plural's apostrophe closes nothing."""
        if stack and stack[-1].mark.single and mark.closes and _fits(stack[-1].mark.style, mark):
            possessive = self.text[mark.start - 1 : mark.start] == "s" and self.text[mark.end : mark.end + 1] == " "
            later = self._next(closers, k) if possessive else None
            return later is None or any(m.opens and m.single for m in marks[k + 1 : later])
        if not mark.opens or (stack and stack[-1].mark.single):
            return False
        return self._next(closers, k) is not None

    @staticmethod
    def _next(closers: list[int], k: int) -> int | None:
        at = bisect_right(closers, k)
        return closers[at] if at < len(closers) else None

    @staticmethod
    def _partner(mark: _Mark, stack: list[_Open]) -> int | None:
        if not mark.closes:
            return None
        for k in range(len(stack) - 1, -1, -1):
            if _fits(stack[k].mark.style, mark):
                return k
            if not stack[k].mark.single and mark.single:
                return None
        return None

    def _open(self, mark: _Mark, stack: list[_Open], end: int, continues: int | None) -> _Open:
        parent = stack[-1].index if stack else None
        self.found.append(Quotation(mark.start, end, mark.end, end, mark.single, parent=parent, continues=continues))
        return _Open(mark, len(self.found) - 1)

    def _set_end(self, opened: _Open, end: int, inner_end: int, repaired: bool = False) -> None:
        old = self.found[opened.index]
        self.found[opened.index] = replace(old, end=end, inner_end=max(inner_end, old.inner_start), repaired=repaired)

    def _drop(self, opened: _Open, end: int) -> None:
        """A single mark that nothing closes was an apostrophe; a double one is repaired."""
        if opened.mark.single:
            self._set_end(opened, opened.mark.start, opened.mark.start)
        else:
            self._repair_open(opened, end)

    def _repair_open(self, opened: _Open, limit: int) -> None:
        start = opened.mark.end
        sentence = self.sentence_end.search(self.text, start, limit)
        end = sentence.end() if sentence else start + len(self.text[start:limit].rstrip())
        self._set_end(opened, end, end, repaired=True)
        self._fault(
            "quotation-unclosed", "a quotation mark is never closed; read to the end of its sentence", opened.mark
        )

    def _repair_close(self, mark: _Mark, floor: int, *, within: bool) -> None:
        """Open what a mark closes at the start of its sentence; ``within``: a quotation ends at ``floor`` already, and
        a second closing mark in its sentence is one too many.
        """
        before = self.text[mark.start - 1 : mark.start]
        if mark.style == "straight" and before.isdigit():
            return  # inches
        starts = [m.end() for m in self.sentence_end.finditer(self.text, floor, max(mark.start - 2, floor))]
        stray = within and not starts
        start = starts[-1] if starts else floor
        start += len(self.text[start : mark.start]) - len(self.text[start : mark.start].lstrip())
        if start < mark.start and not before.isspace() and not stray:
            self.found.append(Quotation(start, mark.end, start, mark.start, mark.single, repaired=True))
        self._fault("quotation-unopened", "a quotation mark closes nothing; read from the start of its sentence", mark)

    def _fault(self, code: str, message: str, mark: _Mark) -> None:
        self.faults.append(Fault(code, message, mark.start, mark.end))


def _begins_with_mark(text: str, start: int) -> bool:
    return text[start] in '"“„«＂' or text[start : start + 2] in ("``", "''")


def quotations(
    text: str, paragraphs: Sequence[tuple[int, int]], lexicon: Lexicon
) -> tuple[tuple[Quotation, ...], tuple[Fault, ...]]:
    """The quotations of the paragraphs in text order, and the marks that had no partner.

    >>> found, faults = quotations("“Yes,” she said.", [(0, 16)], Lexicon.default())
    >>> [(q.inner_start, q.inner_end) for q in found], faults
    ([(1, 5)], ())
    """
    reader = _Reader(text, lexicon)
    for k, (start, end) in enumerate(paragraphs):
        after = paragraphs[k + 1][0] if k + 1 < len(paragraphs) else None
        reader.paragraph(start, end, after is not None and _begins_with_mark(text, after))
    return _in_order(reader.found), tuple(reader.faults)


def _in_order(found: list[Quotation]) -> tuple[Quotation, ...]:
    """Without what turned out to be no quotation, sorted, with the indices put right."""
    kept = sorted(
        (k for k, q in enumerate(found) if q.inner_start < q.inner_end <= q.end), key=lambda k: found[k].start
    )
    new = {old: k for k, old in enumerate(kept)}

    def moved(index: int | None, field: str) -> int | None:
        while index is not None and index not in new:
            index = getattr(found[index], field)
        return None if index is None else new[index]

    return tuple(
        replace(found[k], parent=moved(found[k].parent, "parent"), continues=moved(found[k].continues, "continues"))
        for k in kept
    )


@reader
def _read_sample(lexicon: Lexicon) -> None:
    """Read a text with the patterns, as an entry of a user's may break them."""
    quotations(SAMPLE, [(0, len(SAMPLE))], lexicon)

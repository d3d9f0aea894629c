"""Pair the quotation marks of a text, nested and across paragraphs.

A mark opens or closes by itself (see ``quote_marks``) and by what is open. Damage stays local: a mark without its
partner gets one by the sentence around it and is reported as an :class:`UnpairedMark`; every other pair is read as
usual.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import regex

from claimparse._attribution.quote_marks import Mark, begins_sentence, can_pair, elisions, marks_in, opening_mark
from claimparse.lexicon import Lexicon
from claimparse.lexicon.readers import SAMPLE, reader
from claimparse.lexicon.schema import read_entries
from claimparse.lexicon.schema.base import Words

MAX_DEPTH = 6
"""The most quotations one in another."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The characters between a pair of marks: ``start`` to ``end`` with them, ``inner_start`` to ``inner_end`` without.

    ``parent`` and ``continues`` are indices of quotations: the enclosing one, and the one of an earlier paragraph that
    this one continues. ``repaired`` is true where a mark was missing.
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
class UnpairedMark:
    """A mark without its partner, by its offsets."""

    code: Literal["quotation-unclosed", "quotation-unopened"]
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Open:
    """A mark that is open, and the index of its quotation."""

    mark: Mark
    index: int


@functools.lru_cache(maxsize=8)
def _sentence_end(lexicon: Lexicon) -> regex.Pattern[str]:
    """The pattern of a sentence's end: a full stop or its like before white space and a capital.

    A full stop after an initial or an abbreviation is none.
    """
    short = "|".join(
        regex.escape(w) for entry in read_entries(lexicon, "quotemarks.abbreviation", Words) for w in entry.words
    )
    return regex.compile(
        rf"(?:[!?…]|(?<!\b(?:\p{{Lu}}|{short}))(?<!\.\p{{Lu}})\.)[)\]]*+(?=\s++[\p{{Lu}}\d\"“‘']|\s*+$)"
    )


class _Pairing:
    """The pairing of marks, one paragraph after the other."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text, self.elisions, self.sentence_end = text, elisions(lexicon), _sentence_end(lexicon)
        self.found: list[Quotation] = []
        self.unpaired: list[UnpairedMark] = []
        self.running: int | None = None
        self.runs_on = False

    def read_paragraph(self, start: int, end: int, next_mark: Mark | None) -> None:
        """Pair the marks of one paragraph; ``next_mark`` is the opening mark with which the next one begins."""
        marks = marks_in(self.text, start, end, self.elisions)
        closers = [k for k, m in enumerate(marks) if m.single and m.can_close]
        doubles = [k for k, m in enumerate(marks) if m.style == "straight"]
        stack: list[_Open] = []
        floor = start
        running, self.running = self.running, None
        self.runs_on = next_mark is not None and next_mark.single
        for k, mark in enumerate(marks):
            continues = running is not None and mark.start == start
            if mark.single and not continues and not self._is_quotation(mark, marks, k, stack, closers):
                continue
            match = self._partner(mark, stack)
            if match is not None:
                for lost in reversed(stack[match + 1 :]):
                    self._drop(lost, mark.start)
                self._set_end(stack[match], mark.end, mark.start)
                del stack[match:]
                floor = mark.end
            elif mark.can_open and len(stack) < MAX_DEPTH and not (mark.spaced and k == doubles[-1]):
                self._end_unclosed(mark, stack)
                stack.append(self._open(mark, stack, end, running if continues else None))
            elif not mark.single and not stack:
                self._repair_close(mark, floor, within=floor > start)
                floor = mark.end
        self._end_paragraph(stack, end, next_mark)

    def _is_quotation(self, mark: Mark, marks: list[Mark], k: int, stack: list[_Open], closers: list[int]) -> bool:
        """Return whether a single mark quotes: if it opens, it must be closed; a plural's apostrophe closes nothing.

        Where the next paragraph begins with such a mark, too, the last one of this need not be closed.
        """
        if stack and stack[-1].mark.single and mark.can_close and can_pair(stack[-1].mark.style, mark):
            possessive = self.text[mark.start - 1 : mark.start] == "s" and self.text[mark.end : mark.end + 1] == " "
            later = self._next(closers, k) if possessive else None
            return later is None or any(m.can_open and m.single for m in marks[k + 1 : later])
        if not mark.can_open or (stack and stack[-1].mark.single):
            return False
        return self._next(closers, k) is not None or (self.runs_on and begins_sentence(self.text, mark))

    @staticmethod
    def _next(closers: list[int], k: int) -> int | None:
        """The first closer after a mark."""
        at = bisect_right(closers, k)
        return closers[at] if at < len(closers) else None

    @staticmethod
    def _partner(mark: Mark, stack: list[_Open]) -> int | None:
        """The place in the stack of the mark that this one closes."""
        if not mark.can_close:
            return None
        for k in range(len(stack) - 1, -1, -1):
            if can_pair(stack[k].mark.style, mark):
                return k
            if not stack[k].mark.single and mark.single:
                return None
        return None

    def _open(self, mark: Mark, stack: list[_Open], end: int, continues: int | None) -> _Open:
        parent = stack[-1].index if stack else None
        self.found.append(Quotation(mark.start, end, mark.end, end, mark.single, parent=parent, continues=continues))
        return _Open(mark, len(self.found) - 1)

    def _set_end(self, opened: _Open, end: int, inner_end: int, repaired: bool = False) -> None:
        old = self.found[opened.index]
        self.found[opened.index] = replace(old, end=end, inner_end=max(inner_end, old.inner_start), repaired=repaired)

    # -------------------------------------------------------- damage

    def _end_unclosed(self, mark: Mark, stack: list[_Open]) -> None:
        """End what is open before a double mark of its own kind that opens: it was never closed."""
        if stack and not mark.single and stack[-1].mark.style == mark.style:
            for lost in reversed(stack):
                self._repair_open(lost, mark.start)
            stack.clear()

    def _end_paragraph(self, stack: list[_Open], end: int, next_mark: Mark | None) -> None:
        """Let what is open at the end of a paragraph run on where the next one repeats the mark; else repair it."""
        for k, left in reversed(list(enumerate(stack))):
            if k == 0 and next_mark is not None and next_mark.single == left.mark.single:
                self.running = left.index
                self._set_end(left, end, end)
            else:
                self._drop(left, end)

    def _drop(self, opened: _Open, end: int) -> None:
        """Repair a double mark that nothing closes; a single one was an apostrophe."""
        if opened.mark.single:
            self._set_end(opened, opened.mark.start, opened.mark.start)
        else:
            self._repair_open(opened, end)

    def _repair_open(self, opened: _Open, limit: int) -> None:
        """Close what a mark opens at the end of its sentence."""
        start = opened.mark.end
        sentence = self.sentence_end.search(self.text, start, limit)
        end = sentence.end() if sentence else start + len(self.text[start:limit].rstrip())
        self._set_end(opened, end, end, repaired=True)
        message = "a quotation mark is never closed; read to the end of its sentence"
        self.unpaired.append(UnpairedMark("quotation-unclosed", message, opened.mark.start, opened.mark.end))

    def _repair_close(self, mark: Mark, floor: int, *, within: bool) -> None:
        """Open what a mark closes at the start of its sentence.

        ``within``: a quotation ends at ``floor`` already, and a second closing mark in its sentence is one too many.
        """
        before = self.text[mark.start - 1 : mark.start]
        if mark.style == "straight" and before.isdigit():
            return  # inches
        starts = [m.end() for m in self.sentence_end.finditer(self.text, floor, max(mark.start - 2, floor))]
        is_stray = within and not starts
        start = starts[-1] if starts else floor
        start += len(self.text[start : mark.start]) - len(self.text[start : mark.start].lstrip())
        if start < mark.start and not before.isspace() and not is_stray:
            self.found.append(Quotation(start, mark.end, start, mark.start, mark.single, repaired=True))
        message = "a quotation mark closes nothing; read from the start of its sentence"
        self.unpaired.append(UnpairedMark("quotation-unopened", message, mark.start, mark.end))


def find_quotations(
    text: str, paragraphs: Sequence[tuple[int, int]], lexicon: Lexicon
) -> tuple[tuple[Quotation, ...], tuple[UnpairedMark, ...]]:
    """The quotations of the paragraphs in text order, and the marks that had no partner.

    >>> found, unpaired = find_quotations("“Yes,” she said.", [(0, 16)], Lexicon.default())
    >>> [(q.inner_start, q.inner_end) for q in found], unpaired
    ([(1, 5)], ())
    """
    pairing = _Pairing(text, lexicon)
    for k, (start, end) in enumerate(paragraphs):
        after = paragraphs[k + 1][0] if k + 1 < len(paragraphs) else None
        pairing.read_paragraph(start, end, None if after is None else opening_mark(text, after, pairing.elisions))
    return _in_order(pairing.found), tuple(pairing.unpaired)


def _in_order(found: list[Quotation]) -> tuple[Quotation, ...]:
    """The quotations in text order, without empty ones, their indices renumbered."""
    kept = sorted(
        (k for k, q in enumerate(found) if q.inner_start < q.inner_end <= q.end), key=lambda k: found[k].start
    )
    new = {old: k for k, old in enumerate(kept)}

    def renumbered(index: int | None, field: Literal["parent", "continues"]) -> int | None:
        while index is not None and index not in new:
            index = getattr(found[index], field)
        return None if index is None else new[index]

    return tuple(
        replace(
            found[k],
            parent=renumbered(found[k].parent, "parent"),
            continues=renumbered(found[k].continues, "continues"),
        )
        for k in kept
    )


@reader
def _read_sample(lexicon: Lexicon) -> None:
    """Read a text with the patterns, as an entry of a user's may break them."""
    find_quotations(SAMPLE, [(0, len(SAMPLE))], lexicon)

"""Assign quotations to cues: by the parse, by their neighbourhood, and by continuing an earlier quotation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence

from claimparse._attribution.draft import Draft
from claimparse._evidence import QuoteMark, Run
from claimparse._grammar.parts_of_speech import is_finite
from claimparse._text.parsed_text import ParsedText

MAX_GAP = 12
"""The most tokens between a cue and a quotation after it."""
MAX_CONTINUATION_GAP = 40
"""The most words between a quotation and one that continues it."""


def assign_quotations(parsed: ParsedText, quotes: Sequence[QuoteMark], drafts: Sequence[Draft]) -> None:
    """Add to each draft the quotations that are its content; a quotation has one cue at most."""
    finder = _CueFinder(parsed, quotes, [d for d in drafts if d.enclosing_quote is None])
    cues: list[Draft | None] = []
    for k, q in enumerate(quotes):
        found = None if q.parent is not None else finder.cue_of(k, cues)
        cues.append(found)
        if found is not None:
            found.quotes.append(k)
    for k in range(len(quotes) - 1, -1, -1):  # a run over paragraphs may name its speaker in the last one only
        before, found = quotes[k].continues, cues[k]
        if before is not None and found is not None and cues[before] is None:
            cues[before] = found
            insort(found.quotes, before)


class _CueFinder:
    """A search for the cue of a quotation among the drafts, a fixed way around it."""

    def __init__(self, parsed: ParsedText, quotes: Sequence[QuoteMark], drafts: Sequence[Draft]) -> None:
        self.parsed, self.quotes = parsed, quotes
        clauses = [d.source_and_cue for d in drafts]
        order = sorted(range(len(drafts)), key=lambda k: clauses[k].start)
        self.by_start, self.starts = [drafts[k] for k in order], [clauses[k].start for k in order]
        order = sorted(range(len(drafts)), key=lambda k: clauses[k].end)
        self.by_end, self.ends = [drafts[k] for k in order], [clauses[k].end for k in order]
        self.content_ends = sorted(
            (d.content.runs[-1].end, k) for k, d in enumerate(self.by_start) if d.content is not None
        )
        self.by_parse = self._covering(drafts)

    def _covering(self, drafts: Sequence[Draft]) -> dict[int, Draft]:
        """For each quotation the draft whose parsed content holds most of it; of several, the smallest content."""
        starts = [q.outer.start for q in self.quotes]
        covering: dict[int, Draft] = {}
        smallest: dict[int, int] = {}
        for d in drafts:
            if d.content is None:
                continue
            for run in d.content.runs:
                at = max(bisect_right(starts, run.start) - 2, 0)
                while at < len(starts) and starts[at] < run.end:
                    q = self.quotes[at].inner
                    shared = min(q.end, run.end) - max(q.start, run.start)
                    holds_cue = q.start <= d.mark.head < q.end and self.quotes[at].rule != "repaired"
                    is_mostly_content = shared > 0 and 2 * shared >= q.end - q.start
                    if not holds_cue and (is_mostly_content or q.start <= d.content.head < q.end):
                        size = run.end - run.start
                        if at not in smallest or size < smallest[at]:
                            smallest[at], covering[at] = size, d
                    at += 1
        return covering

    def cue_of(self, k: int, earlier: Sequence[Draft | None]) -> Draft | None:
        """The draft whose content a quotation is; ``earlier`` are those of the quotations before it."""
        q = self.quotes[k]
        if k in self.by_parse:
            return self.by_parse[k]
        if q.continues is not None and earlier[q.continues] is not None:
            return earlier[q.continues]
        if not q.speech:
            return None
        return self._cue_after(q) or self._cue_before(q) or self._continued_cue(k, earlier) or self._illustrated_cue(q)

    def _cue_after(self, q: QuoteMark) -> Draft | None:
        """The cue whose clause begins right after the quotation."""
        doc, at = self.parsed.doc, q.outer.end
        while at < len(doc) and (doc[at].text in ",-—–" or doc[at].is_space) and at - q.outer.end < 3:
            at += 1
        if self.parsed.paragraph_of(at if at < len(doc) else at - 1) != self.parsed.paragraph_of(q.outer.start):
            return None
        is_stopped = doc[q.inner.end - 1].text == "."
        for d in self.by_start[bisect_left(self.starts, at) : bisect_right(self.starts, at + 1)]:
            is_taken = d.content is not None and not _overlaps_any(d.content.runs, q.outer)
            if "quote" in d.mark.frames and not (is_taken and is_stopped):
                return d
        return None

    def _cue_before(self, q: QuoteMark) -> Draft | None:
        """The cue whose clause ends shortly before the quotation, with no other verb between."""
        at = bisect_right(self.ends, q.outer.start)
        candidates = reversed(self.by_end[max(at - 3, 0) : at])
        return next((d for d in candidates if "quote" in d.mark.frames and self._introduces(d, q)), None)

    def _introduces(self, d: Draft, q: QuoteMark) -> bool:
        """Return whether nothing separates a cue from the quotation after it."""
        gap = Run(d.source_and_cue.end, q.outer.start)
        if gap.end - gap.start > MAX_GAP:
            return False
        here, there = self.parsed.paragraph_of(q.outer.start), self.parsed.paragraph_of(d.mark.head)
        words = [t for t in self.parsed.doc[gap.start : gap.end] if not t.is_space]
        has_colon = bool(words) and words[-1].text == ":"
        if there != here and not (has_colon and there is not None and here == there + 1):
            return False
        if any(t.text in ".!?;" for t in words) or any(map(is_finite, words)):
            return False
        is_between_quotes = bool(d.quotes) and self.quotes[d.quotes[-1]].outer.end <= d.source_and_cue.start
        return d.content is None or is_between_quotes or _overlaps_any(d.content.runs, Run(gap.start, q.outer.end))

    def _continued_cue(self, k: int, earlier: Sequence[Draft | None]) -> Draft | None:
        """The cue of the quotation before, where nothing but that cue's sentence stands between.

        In the next paragraph only where that one begins with the quotation.
        """
        q = self.quotes[k]
        previous = next(
            (j for j in range(k - 1, max(k - 4, -1), -1) if self.quotes[j].parent is None and self.quotes[j].speech),
            None,
        )
        found = None if previous is None else earlier[previous]
        if previous is None or found is None or not _is_sentence(self.parsed, q):
            return None
        before = self.quotes[previous].outer
        if not self._is_same_or_opens_next(before.start, q):
            return None
        between = Run(before.end, q.outer.start)
        words = [t for t in self.parsed.doc[between.start : between.end] if not t.is_space]
        stops = [t for t in words if t.text in ".!?"]
        if len(stops) > 1 or len(words) > MAX_CONTINUATION_GAP:
            return None
        at, end = bisect_left(self.starts, between.start), bisect_left(self.starts, between.end)
        others = [d for d in self.by_start[at:end] if d is not found and "quote" in d.mark.frames and d.content is None]
        return None if others else found

    def _illustrated_cue(self, q: QuoteMark) -> Draft | None:
        """The cue whose reported content ends right before a quoted sentence: `He said it was late. "We must go."`."""
        if not _is_sentence(self.parsed, q):
            return None
        at = bisect_right(self.content_ends, (q.outer.start, len(self.by_start)))
        for end, k in reversed(self.content_ends[max(at - 2, 0) : at]):
            found, between = self.by_start[k], self.parsed.doc[end : q.outer.start]
            if not 0 < len(between) <= 3 or any(t.is_alpha for t in between) or "quote" not in found.mark.frames:
                continue
            if self._is_same_or_opens_next(found.mark.head, q):
                return found
        return None

    def _is_same_or_opens_next(self, token: int, q: QuoteMark) -> bool:
        """Return whether a quotation stands in the paragraph of a token, or opens the next one."""
        there, here = self.parsed.paragraph_of(token), self.parsed.paragraph_of(q.outer.start)
        if there == here:
            return True
        return here is not None and there == here - 1 and self.parsed.runs[here].start == q.outer.start


def _overlaps_any(runs: Sequence[Run], other: Run) -> bool:
    """Return whether a run shares a token with any of several."""
    return any(r.start < other.end and other.start < r.end for r in runs)


def _is_sentence(parsed: ParsedText, q: QuoteMark) -> bool:
    """Return whether the quoted words are a sentence of their own."""
    words = parsed.doc[q.inner.start : q.inner.end]
    return any(map(is_finite, words)) and (words[0].text[:1].isupper() or len(words) > 5)

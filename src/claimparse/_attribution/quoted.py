"""Hands quotations to cues: by the parse, by what stands next to them, and by going on with an earlier one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence

from claimparse._attribution.cue_syntax import has_finite_verb
from claimparse._attribution.draft import Draft
from claimparse._evidence import QuoteMark, Run
from claimparse._text.parsed_text import ParsedText

MAX_GAP = 12


def assign_quotations(parsed: ParsedText, quotes: Sequence[QuoteMark], drafts: Sequence[Draft]) -> None:
    """Add to each draft the quotations that are its content; a quotation has one cue at most."""
    finder = _Finder(parsed, quotes, [d for d in drafts if d.inside is None])
    owner: list[Draft | None] = []
    for k, q in enumerate(quotes):
        found = None if q.parent is not None else finder.owner(k, owner)
        owner.append(found)
        if found is not None:
            found.quotes.append(k)
    for k in range(len(quotes) - 1, -1, -1):  # a run over paragraphs may name its speaker in the last one only
        before, found = quotes[k].continues, owner[k]
        if before is not None and found is not None and owner[before] is None:
            owner[before] = found
            insort(found.quotes, before)


class _Finder:
    def __init__(self, parsed: ParsedText, quotes: Sequence[QuoteMark], drafts: Sequence[Draft]) -> None:
        self.parsed, self.quotes = parsed, quotes
        clauses = [d.clause for d in drafts]
        order = sorted(range(len(drafts)), key=lambda k: clauses[k].start)
        self.by_start, self.starts = [drafts[k] for k in order], [clauses[k].start for k in order]
        order = sorted(range(len(drafts)), key=lambda k: clauses[k].end)
        self.by_end, self.ends = [drafts[k] for k in order], [clauses[k].end for k in order]
        with_end = [(d.content.runs[-1].end, k) for k, d in enumerate(self.by_start) if d.content is not None]
        self.contents = sorted(with_end)
        self.covered: dict[int, Draft] = {}
        self._cover(drafts)

    def _cover(self, drafts: Sequence[Draft]) -> None:
        """For each quotation the draft whose parsed content holds most of it; of several, the smallest content."""
        starts = [q.outer.start for q in self.quotes]
        best: dict[int, int] = {}
        for d in drafts:
            if d.content is None:
                continue
            for run in d.content.runs:
                at = max(bisect_right(starts, run.start) - 2, 0)
                while at < len(starts) and starts[at] < run.end:
                    q = self.quotes[at].inner
                    shared = min(q.end, run.end) - max(q.start, run.start)
                    inside = q.start <= d.mark.head < q.end and self.quotes[at].rule != "repaired"
                    if (not inside and shared > 0 and 2 * shared >= q.end - q.start) or (
                        not inside and q.start <= d.content.head < q.end
                    ):
                        size = run.end - run.start
                        if at not in best or size < best[at]:
                            best[at], self.covered[at] = size, d
                    at += 1

    def owner(self, k: int, owners: Sequence[Draft | None]) -> Draft | None:
        q = self.quotes[k]
        if k in self.covered:
            return self.covered[k]
        if q.continues is not None and owners[q.continues] is not None:
            return owners[q.continues]
        if not q.speech:
            return None
        return self._after(q) or self._before(q) or self._goes_on(k, owners) or self._illustrates(q)

    def _after(self, q: QuoteMark) -> Draft | None:
        """The cue whose clause begins right behind the quotation."""
        doc, at = self.parsed.doc, q.outer.end
        while at < len(doc) and (doc[at].text in ",-—–" or doc[at].is_space) and at - q.outer.end < 3:
            at += 1
        if self.parsed.paragraph_of(at if at < len(doc) else at - 1) != self.parsed.paragraph_of(q.outer.start):
            return None
        stopped = doc[q.inner.end - 1].text == "."
        for d in self.by_start[bisect_left(self.starts, at) : bisect_right(self.starts, at + 1)]:
            taken = d.content is not None and not _touches(d.content.runs, q.outer)
            if "quotation" in d.mark.frames and not (taken and stopped):
                return d
        return None

    def _before(self, q: QuoteMark) -> Draft | None:
        """The cue whose clause ends shortly before the quotation, with no other verb between."""
        doc = self.parsed.doc
        at = bisect_right(self.ends, q.outer.start)
        here = self.parsed.paragraph_of(q.outer.start)
        for d in reversed(self.by_end[max(at - 3, 0) : at]):
            gap = Run(d.clause.end, q.outer.start)
            if gap.end - gap.start > MAX_GAP or "quotation" not in d.mark.frames:
                continue
            there = self.parsed.paragraph_of(d.mark.head)
            words = [t for t in doc[gap.start : gap.end] if not t.is_space]
            colon = bool(words) and words[-1].text == ":"
            if there != here and not (colon and there is not None and here == there + 1):
                continue
            if any(t.text in ".!?;" for t in words) or has_finite_verb(doc, gap):
                continue
            around = bool(d.quotes) and self.quotes[d.quotes[-1]].outer.end <= d.clause.start
            if d.content is not None and not around and not _touches(d.content.runs, Run(gap.start, q.outer.end)):
                continue
            return d
        return None

    def _goes_on(self, k: int, owners: Sequence[Draft | None]) -> Draft | None:
        """The cue of the quotation before, where nothing but that cue's sentence stands between.

        In the next paragraph only where that one begins with the quotation.
        """
        q = self.quotes[k]
        previous = next(
            (j for j in range(k - 1, max(k - 4, -1), -1) if self.quotes[j].parent is None and self.quotes[j].speech),
            None,
        )
        if previous is None or owners[previous] is None or not _is_sentence(self.parsed, q):
            return None
        found, before = owners[previous], self.quotes[previous].outer
        there, here = self.parsed.paragraph_of(before.start), self.parsed.paragraph_of(q.outer.start)
        if there != here and (here is None or there != here - 1 or self.parsed.runs[here].start != q.outer.start):
            return None
        assert found is not None
        between = Run(before.end, q.outer.start)
        words = [t for t in self.parsed.doc[between.start : between.end] if not t.is_space]
        enders = [t for t in words if t.text in ".!?"]
        if len(enders) > 1 or len(words) > 40:
            return None
        at, end = bisect_left(self.starts, between.start), bisect_left(self.starts, between.end)
        others = [
            d for d in self.by_start[at:end] if d is not found and "quotation" in d.mark.frames and d.content is None
        ]
        return None if others else found

    def _illustrates(self, q: QuoteMark) -> Draft | None:
        """The cue whose reported content ends right before a quoted sentence: `He said it was late. "We have to
        go."`
        """
        if not _is_sentence(self.parsed, q):
            return None
        at = bisect_right(self.contents, (q.outer.start, len(self.by_start)))
        for end, k in reversed(self.contents[max(at - 2, 0) : at]):
            found, between = self.by_start[k], self.parsed.doc[end : q.outer.start]
            if (
                len(between) > 3
                or not between
                or any(t.is_alpha for t in between)
                or "quotation" not in found.mark.frames
            ):
                continue
            there, here = self.parsed.paragraph_of(found.mark.head), self.parsed.paragraph_of(q.outer.start)
            if there == here or (
                here is not None and there == here - 1 and self.parsed.runs[here].start == q.outer.start
            ):
                return found
        return None


def _touches(runs: Sequence[Run], other: Run) -> bool:
    return any(r.start < other.end and other.start < r.end for r in runs)


def _is_sentence(parsed: ParsedText, q: QuoteMark) -> bool:
    """Whether the quoted words are a sentence of their own."""
    first = parsed.doc[q.inner.start]
    return has_finite_verb(parsed.doc, q.inner) and (first.text[:1].isupper() or q.inner.end - q.inner.start > 5)

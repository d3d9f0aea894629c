"""Joins cues to their sources and contents, and quotations to their cues."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import regex

from claimparse._evidence import AttributionLink, Chars, CueMark, QuoteMark, Run
from claimparse._link.contents import Content, noun_content, preposition_content, verb_content
from claimparse._link.headlines import colon_sides
from claimparse._link.quoted import assign_quotations
from claimparse._link.sources import UNNAMED, Source, noun_source, preposition_source, verb_source
from claimparse._syntax.content import continues_matrix, coordination_start, root_of, trim
from claimparse._syntax.core import SUBJECTS, child, first_conjunct
from claimparse._syntax.page import Page
from claimparse.lexicon.cues import CueLexicon, load_cues
from claimparse.types import QuotationKind, SpeechAct

_RELATIVE = regex.compile(r", (?:which|who|whom|whose)\b")
NOUN_RULES = frozenset({"noun", "object", "order", "about"})
_CONCESSION = regex.compile(r", (?:though|although)\b")
CLOSING_MARKS = frozenset({'"', "”", "’", "'", "''"})


@dataclass(slots=True)
class Draft:
    """An attribution in the making."""

    mark: CueMark
    source: Source
    content: Content | None
    inside: int | None = None
    quotes: list[int] = field(default_factory=list)
    runs: tuple[Run, ...] = ()

    @property
    def clause(self) -> Run:
        """Source and cue with what stands between them."""
        ends = [*self.source.runs, Run(self.mark.tokens[0], self.mark.tokens[-1] + 1)]
        return Run(min(r.start for r in ends), max(r.end for r in ends))


def link(page: Page, quotes: Sequence[QuoteMark], cues: Sequence[CueMark]) -> tuple[AttributionLink, ...]:
    """The attributions of a page in text order of their cues."""
    lexicon = load_cues(page.lexicon)
    drafts = [
        d for _, marks in groupby(cues, key=lambda m: m.head) if (d := _draft(page, list(marks), lexicon)) is not None
    ]
    for draft in drafts:
        draft.inside = innermost(quotes, draft.mark.head)
    coordinated = _coordinated(page, drafts)
    assign_quotations(page, quotes, drafts)
    cuts = sorted([*_cuts(page, drafts), *coordinated])
    relatives = sorted([*cuts, *_places(page, _RELATIVE)])
    for draft in drafts:
        loose = draft.content is not None and draft.content.rule in NOUN_RULES
        draft.runs = _runs(page, draft, quotes, relatives if loose else cuts)
    kept = [d for d in drafts if d.runs]
    parents = _parents(page, kept)
    return tuple(_finished(page, d, parents[k], quotes, lexicon) for k, d in enumerate(kept))


def _draft(page: Page, marks: list[CueMark], cues: CueLexicon) -> Draft | None:
    """The first reading of a head that finds a source and a content; else the first that may take a quotation."""
    open_: Draft | None = None
    for mark in marks:
        source, content = _sides(page, mark, cues)
        if source is None:
            continue
        if content is not None:
            return Draft(mark, source, content)
        if open_ is None and "quotation" in mark.frames and source is not UNNAMED:
            open_ = Draft(mark, source, None)
    return open_


def _sides(page: Page, mark: CueMark, cues: CueLexicon) -> tuple[Source | None, Content | None]:
    if mark.kind == "colon":
        sides = colon_sides(page, mark, cues)
        if sides is None:
            return None, None
        source, content = (trim(page.doc, r) for r in sides)
        return Source((source,), root_of(page.doc, source), "colon"), Content(
            (content,), root_of(page.doc, content), "colon"
        )
    if mark.kind == "preposition":
        return preposition_source(page, mark), preposition_content(page, mark)
    if mark.kind == "noun":
        return noun_source(page, mark, cues), noun_content(page, mark, cues)
    source = verb_source(page, mark, cues)
    return source, verb_content(page, mark, cues) if source is not None else None


# ---------------------------------------------------------------- spans of content


def _cuts(page: Page, drafts: Sequence[Draft]) -> list[int]:
    """Where another cue begins a clause of its own: ", adding that ...". A content that began before ends there."""
    out = []
    for d in drafts:
        head = page.doc[d.mark.head]
        start = d.mark.tokens[0]
        while start > 1 and page.doc[start - 1].text in CLOSING_MARKS:
            start -= 1
        if head.tag_ == "VBG" and start > 0 and page.doc[start - 1].text == ",":
            out.append(start - 1)
    out.extend(_places(page, _CONCESSION))
    return out


def _places(page: Page, pattern: regex.Pattern[str]) -> list[int]:
    return [page.tokens_of(Chars(*m.span())).start for m in pattern.finditer(page.text)]


def _coordinated(page: Page, drafts: Sequence[Draft]) -> list[int]:
    """Where a cue begins that the parser put into an earlier cue's content though it is coordinated with that cue.

    "Smith said it fell and Jones denied it", "He says it was right and calls it fair": a subject of its own or the tense shows it. The
    second takes the first one's subject where it has none.
    """
    by_head, out = {d.mark.head: d for d in drafts}, []
    for d in drafts:
        verb = page.doc[d.mark.head]
        first = first_conjunct(verb)
        outer = by_head.get(first.head.i) if first.i != verb.i and first.dep_ == "ccomp" else None
        if outer is None or outer.mark.head > first.i or d.inside is not None:
            continue
        if child(verb, SUBJECTS) is None:
            if not continues_matrix(verb, first, page.doc[outer.mark.head]):
                continue
            d.source = outer.source
        out.append(coordination_start(verb))
    return out


def _runs(page: Page, draft: Draft, quotes: Sequence[QuoteMark], cuts: Sequence[int]) -> tuple[Run, ...]:
    """The content's runs in order: what the parse gives, whole quotations, without the cue's own words."""
    own, cue, inside = draft.clause, draft.mark.head, draft.inside
    pieces: list[Run] = []
    if draft.content is not None:
        for run in draft.content.runs:
            start, end = _cut(run, cuts, cue)
            pieces.extend(_without(Run(start, end), draft.content.hole))
    pieces.extend(quotes[q].outer for q in draft.quotes)
    pieces = [part for run in pieces for part in _without(run, own)]
    if inside is not None:
        bounds = quotes[inside].inner
        pieces = [Run(max(r.start, bounds.start), min(r.end, bounds.end)) for r in pieces]
    else:
        pieces = [_whole_quotes(r, quotes, own) for r in pieces if r.start < r.end]
    merged = _merged(r for r in pieces if r.start < r.end)
    ends = {quotes[q].outer.end for q in draft.quotes}
    trimmed = (Run(trim(page.doc, r).start, r.end) if r.end in ends else trim(page.doc, r) for r in merged)
    return tuple(r for r in trimmed if any(t.is_alpha or t.is_digit for t in page.doc[r.start : r.end]))


def _cut(run: Run, cuts: Sequence[int], cue: int) -> Run:
    if run.start <= cue:
        return run
    at = bisect_right(cuts, run.start)
    return Run(run.start, cuts[at]) if at < len(cuts) and cuts[at] < run.end else run


def _without(run: Run, hole: Run | None) -> list[Run]:
    if hole is None or hole.end <= run.start or run.end <= hole.start:
        return [run]
    return [r for r in (Run(run.start, hole.start), Run(hole.end, run.end)) if r.start < r.end]


def innermost(quotes: Sequence[QuoteMark], token: int) -> int | None:
    """The smallest quotation in which a token stands."""
    at: int | None = bisect_right(quotes, token, key=lambda q: q.inner.start) - 1
    while at is not None and at >= 0:
        if quotes[at].inner.start <= token < quotes[at].inner.end:
            return at
        at = quotes[at].parent
    return None


def _whole_quotes(run: Run, quotes: Sequence[QuoteMark], own: Run) -> Run:
    """A run grown to the marks of the quotations that it begins or ends in, unless those hold the cue."""
    start, end = run
    at = bisect_left(quotes, run.start, key=lambda q: q.inner.start)
    for q in quotes[max(at - 4, 0) : at + 1]:
        if q.outer.start < start < q.outer.end and not _overlap(q.outer, own):
            start, end = q.outer.start, max(end, q.outer.end)
    at = bisect_right(quotes, end, key=lambda q: q.outer.start)
    for q in reversed(quotes[max(at - 4, 0) : at]):
        if start <= q.outer.start < end < q.outer.end and not _overlap(q.outer, own):
            end = q.outer.end
    return Run(start, end)


def _overlap(a: Run, b: Run) -> bool:
    return a.start < b.end and b.start < a.end


def _merged(runs: Iterable[Run]) -> list[Run]:
    out: list[Run] = []
    for run in sorted(runs):
        if out and run.start <= out[-1].end:
            out[-1] = Run(out[-1].start, max(out[-1].end, run.end))
        else:
            out.append(run)
    return out


# ---------------------------------------------------------------- results


def _parents(page: Page, drafts: Sequence[Draft]) -> list[int | None]:
    """For each attribution the smallest other one in whose content its cue stands."""
    size = [sum(r.end - r.start for r in d.runs) for d in drafts]
    owner: list[int | None] = [None] * len(page.doc)
    for k in sorted(range(len(drafts)), key=lambda k: (-size[k], k)):
        for r in drafts[k].runs:
            owner[r.start : r.end] = [k] * (r.end - r.start)
    found = [owner[d.mark.head] for d in drafts]
    return [p if p is not None and size[p] > size[k] else None for k, p in enumerate(found)]


def _act(page: Page, draft: Draft, cues: CueLexicon) -> SpeechAct:
    """The act of the cue, unless its content names another: "announced plans", "called it false"."""
    mark, content = draft.mark, draft.content
    if content is None:
        return mark.act
    noun = cues.nouns.get(page.doc[content.head].lemma_.lower())
    if mark.kind == "announce" and noun is not None and page.doc[content.head].pos_ == "NOUN":
        return noun.act
    judged = content.rule == "object" or content.rule == "raised"
    if (
        mark.act is SpeechAct.EVALUATES
        and judged
        and any(t.lemma_.lower() in cues.falsities for t in page.doc[content.head : content.runs[-1].end])
    ):
        return SpeechAct.DENIES
    return mark.act


def _finished(
    page: Page, draft: Draft, parent: int | None, quotes: Sequence[QuoteMark], lexicon: CueLexicon
) -> AttributionLink:
    mark, content = draft.mark, draft.content
    head = content.head if content is not None and any(r.start <= content.head < r.end for r in draft.runs) else None
    if head is None:
        head = root_of(page.doc, draft.runs[0])
    return AttributionLink(
        source=draft.source.runs,
        source_head=draft.source.head,
        cue=tuple(_merged(Run(i, i + 1) for i in mark.tokens)),
        cue_head=mark.head,
        content=draft.runs,
        content_head=head,
        quotation=_quotation_kind(page, draft.runs, quotes),
        act=_act(page, draft, lexicon),
        rule=f"{mark.entry}:{content.rule if content is not None else 'quotation'}",
        target=content.target if content is not None else None,
        parent=parent,
    )


def _quotation_kind(page: Page, runs: Sequence[Run], quotes: Sequence[QuoteMark]) -> QuotationKind:
    """Direct where every word but a leading "that" stands in quotation marks, mixed where some do."""
    quoted = 0
    for run in runs:
        at, covered = bisect_left(quotes, run.start, key=lambda q: q.outer.start), run.start
        while at < len(quotes) and quotes[at].outer.start < run.end:
            q, at = quotes[at], at + 1
            if q.outer.end > covered:
                quoted += _words(page, Run(max(q.inner.start, covered), min(q.inner.end, run.end)))
                covered = q.outer.end
    if not quoted:
        return QuotationKind.INDIRECT
    lead = page.doc[runs[0].start].lower_ == "that"
    return QuotationKind.DIRECT if quoted >= sum(_words(page, r) for r in runs) - lead else QuotationKind.MIXED


def _words(page: Page, run: Run) -> int:
    return sum(not t.is_punct for t in page.doc[run.start : run.end])

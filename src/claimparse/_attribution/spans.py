"""Gives each content its exact runs: cut where another cue begins, grown to whole quotations, without the cue's
own words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from claimparse._attribution.contents import Content
from claimparse._attribution.draft import Draft
from claimparse._attribution.source_syntax import continues_matrix, is_contrasted
from claimparse._evidence import Chars, QuoteMark, Run
from claimparse._grammar.tree import SUBJECTS, child, coordination_start, first_conjunct, trim
from claimparse._text.body import body_start
from claimparse._text.parsed_text import ParsedText

NOUN_RULES = frozenset({"noun", "object", "order", "about"})
_RELATIVE = regex.compile(r", (?:which|who|whom|whose)\b")
_COLON = regex.compile(r":(?=\s)")
_CONCESSION = regex.compile(r", (?:though|although)\b|;(?! that\b)")


@dataclass(frozen=True, slots=True)
class _Edges:
    """Where contents end, as tokens in order: before ``clauses`` of another holder, noun ``phrases`` before relative
    clauses as well, before ``participles`` (each with the head of its source), and in front of a cue behind ``colons``.
    """

    clauses: Sequence[int]
    phrases: Sequence[int]
    participles: Sequence[tuple[int, int]]
    colons: Sequence[int]


def set_runs(
    parsed: ParsedText, drafts: Sequence[Draft], quotes: Sequence[QuoteMark], coordinated: Sequence[int]
) -> None:
    """Give every draft its final runs; none where nothing of the content is left."""
    clauses = sorted([*coordinated, *_places(parsed, _CONCESSION)])
    edges = _Edges(
        clauses=clauses,
        phrases=sorted([*clauses, *_places(parsed, _RELATIVE)]),
        participles=_participles(parsed, drafts),
        colons=[c for c in _places(parsed, _COLON) if not _is_quoted(c, quotes)],
    )
    for draft in drafts:
        draft.runs = _runs(parsed, draft, quotes, edges)


def _is_quoted(token: int, quotes: Sequence[QuoteMark]) -> bool:
    at = bisect_right(quotes, token, key=lambda q: q.outer.start) - 1
    return at >= 0 and any(token < q.outer.end for q in quotes[max(at - 3, 0) : at + 1])


def _places(parsed: ParsedText, pattern: regex.Pattern[str]) -> list[int]:
    return [parsed.tokens_of(Chars(*m.span())).start for m in pattern.finditer(parsed.text)]


def _participles(parsed: ParsedText, drafts: Sequence[Draft]) -> list[tuple[int, int]]:
    """Where participles of other cues begin, ", adding that ...", each with the head of its source."""
    out = []
    for d in drafts:
        if parsed.doc[d.mark.head].tag_ != "VBG":
            continue
        start = d.mark.tokens[0]
        while start > 1 and (parsed.doc[start - 1].is_right_punct or parsed.doc[start - 1].is_quote):
            start -= 1
        if start > 0 and parsed.doc[start - 1].text == ",":
            out.append((start - 1, -1 if d.source.head is None else d.source.head))
    return sorted(out)


def separate_coordinated(parsed: ParsedText, drafts: Sequence[Draft]) -> list[int]:
    """Where a cue begins that the parser put into an earlier cue's content though it is coordinated with that cue.

    "Smith said it fell and Jones denied it", "He says it was right and calls it fair": a subject of its own or the
    tense shows it. The second takes the first one's source where it has no subject.
    """
    by_head, out = {d.mark.head: d for d in drafts}, []
    for d in drafts:
        verb = parsed.doc[d.mark.head]
        if is_contrasted(verb) and d.inside is None:
            out.append(coordination_start(verb))
            continue
        first = first_conjunct(verb)
        outer = by_head.get(first.head.i) if first.i != verb.i and first.dep_ == "ccomp" else None
        if outer is None or outer.mark.head > first.i or d.inside is not None:
            continue
        if child(verb, SUBJECTS) is None:
            if not continues_matrix(verb, first, parsed.doc[outer.mark.head]):
                continue
            d.source = outer.source
        out.append(coordination_start(verb))
    return out


def _runs(parsed: ParsedText, draft: Draft, quotes: Sequence[QuoteMark], edges: _Edges) -> tuple[Run, ...]:
    own, inside, floor = draft.clause, draft.inside, body_start(parsed, draft.mark.head)
    pieces: list[Run] = []
    if draft.content is not None:
        whole = [part for run in draft.content.runs for part in _without(run, draft.content.hole)]
        pieces.extend(_cut(part, draft, draft.content, edges) for part in whole)
    pieces.extend(quotes[q].outer for q in draft.quotes)
    if draft.content is None and draft.mark.kind == "label":
        pieces = [Run(min(r.start, own.end), r.end) if r.start >= own.end else r for r in pieces]
    pieces = [part for run in pieces for part in _without(run, own)]
    pieces = [Run(floor, r.end) if r.start < floor < r.end else r for r in pieces]
    if inside is not None:
        bounds = quotes[inside].inner
        pieces = [Run(max(r.start, bounds.start), min(r.end, bounds.end)) for r in pieces]
    else:
        pieces = [whole_quotes(r, quotes, own) for r in pieces if r.start < r.end]
    ends = {quotes[q].outer.end for q in draft.quotes}
    merged = merge(r for r in pieces if r.start < r.end)
    trimmed = (Run(trim(parsed.doc, r).start, r.end) if r.end in ends else trim(parsed.doc, r) for r in merged)
    return tuple(r for r in trimmed if any(map(str.isalnum, parsed.text[slice(*parsed.chars_of(r))])))


def _cut(run: Run, draft: Draft, content: Content, edges: _Edges) -> Run:
    """A content behind its cue up to the first edge in it; a participle is none if its source stands in the content."""
    if run.end <= draft.clause.start:
        return _behind_colon(run, edges.colons)
    if run.start <= draft.mark.head:
        return run
    end, participles = run.end, edges.participles
    cuts = edges.phrases if content.rule in NOUN_RULES else edges.clauses
    at = bisect_left(cuts, run.start - (content.hole is not None))
    if at < len(cuts):
        end = min(end, cuts[at])
    at = bisect_left(participles, (run.start + 1,))
    while at < len(participles) and participles[at][0] < end:
        place, source = participles[at]
        if not run.start <= source < place:
            end = place
        at += 1
    return Run(run.start, max(end, run.start))


def _behind_colon(run: Run, colons: Sequence[int]) -> Run:
    """What stands before its cue, from the last colon on: "She was calm: the pier would hold, she said"."""
    at = bisect_left(colons, run.end - 1) - 1
    return Run(colons[at] + 1, run.end) if at >= 0 and colons[at] >= run.start else run


def _without(run: Run, hole: Run | None) -> list[Run]:
    if hole is None or hole.end <= run.start or run.end <= hole.start:
        return [run]
    return [r for r in (Run(run.start, hole.start), Run(hole.end, run.end)) if r.start < r.end]


def whole_quotes(run: Run, quotes: Sequence[QuoteMark], own: Run) -> Run:
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


def merge(runs: Iterable[Run]) -> list[Run]:
    """The runs in order, those that touch made one."""
    out: list[Run] = []
    for run in sorted(runs):
        if out and run.start <= out[-1].end:
            out[-1] = Run(out[-1].start, max(out[-1].end, run.end))
        else:
            out.append(run)
    return out

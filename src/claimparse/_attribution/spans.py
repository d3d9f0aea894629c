"""Exact runs of contents: cut where another cue begins, grown to whole quotations, without the cue's own words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from claimparse._attribution.contents import Content, ContentRule
from claimparse._attribution.draft import Draft
from claimparse._evidence import Chars, QuoteMark, Run
from claimparse._grammar.coordination import (
    continues_matrix,
    is_contrastive_clause,
    is_subjectless_conjunct,
    matrix_of_coordination,
)
from claimparse._grammar.tree import coordination_start, trim
from claimparse._grammar.verb_groups import is_present_participle
from claimparse._grammar.words import CONCESSIVE_CONJUNCTIONS
from claimparse._text.body import body_start
from claimparse._text.parsed_text import ParsedText

NOUN_RULES: frozenset[ContentRule] = frozenset({"noun", "object", "order", "about"})
"""The rules whose contents are noun phrases, or begin with one."""

_RELATIVE = regex.compile(r", (?:which|who|whom|whose)\b")
_COLON = regex.compile(r":(?=\s)")
_CONCESSION = regex.compile(rf", (?:{'|'.join(sorted(CONCESSIVE_CONJUNCTIONS))})\b|;(?! that\b)")


@dataclass(frozen=True, slots=True)
class _Boundaries:
    """The tokens at which contents end, in order.

    Any content ends before ``clauses`` of another holder or the next sentence, a noun phrase before ``relatives`` as
    well, and before ``participles`` (each with the head of its source); one before its cue begins at the last of the
    ``openings``, after a colon or a full stop.
    """

    clauses: Sequence[int]
    relatives: Sequence[int]
    participles: Sequence[tuple[int, int]]
    openings: Sequence[int]


_TAGS = frozenset({"#", "@"})
_MAX_ADDRESSES = 40
"""The most tokens of addresses and hashtags at the end of a content that are looked at."""


def set_content_runs(
    parsed: ParsedText, drafts: Sequence[Draft], quotes: Sequence[QuoteMark], coordinated: Sequence[int]
) -> None:
    """Give every draft its final runs; none where nothing of the content is left."""
    breaks = [b for b in parsed.sentence_breaks if not _is_quoted(b, quotes)]
    clauses = sorted([*coordinated, *breaks, *_tokens_matching(parsed, _CONCESSION)])
    colons = (c for c in _tokens_matching(parsed, _COLON) if not _is_quoted(c, quotes))
    boundaries = _Boundaries(
        clauses=clauses,
        relatives=sorted([*clauses, *_tokens_matching(parsed, _RELATIVE)]),
        participles=_participles(parsed, drafts),
        openings=sorted([*breaks, *(c + 1 for c in colons)]),
    )
    for draft in drafts:
        draft.runs = without_addresses(parsed, _content_runs(parsed, draft, quotes, boundaries))


def without_addresses(parsed: ParsedText, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """A content without the addresses and hashtags at its end, which a post adds to what it says."""
    if not runs:
        return runs
    doc, (start, last) = parsed.doc, runs[-1]
    at = end = last
    while at > start + 1 and last - at < _MAX_ADDRESSES:
        token, before = doc[at - 1], doc[at - 2]
        is_tagged = before.text in _TAGS and not before.whitespace_
        if token.like_url or token.text[:1] in _TAGS or is_tagged or token.text.startswith("pic.twitter.com"):
            at = end = at - 1 - is_tagged
        elif token.is_punct or token.is_space:
            at -= 1
        else:
            break
    return runs if end == last else (*runs[:-1], Run(start, max(end, start + 1)))


# ---------------------------------------------------------------- boundaries


def _is_quoted(token: int, quotes: Sequence[QuoteMark]) -> bool:
    """Return whether a token stands in a quotation."""
    at = bisect_right(quotes, token, key=lambda q: q.outer.start) - 1
    return at >= 0 and any(token < q.outer.end for q in quotes[max(at - 3, 0) : at + 1])


def _tokens_matching(parsed: ParsedText, pattern: regex.Pattern[str]) -> list[int]:
    """The tokens at which a pattern begins."""
    return [parsed.tokens_of(Chars(*m.span())).start for m in pattern.finditer(parsed.text)]


def _participles(parsed: ParsedText, drafts: Sequence[Draft]) -> list[tuple[int, int]]:
    """The commas before participles of other cues, ", adding that ...", each with the head of its source or -1."""
    out = []
    for d in drafts:
        if not is_present_participle(parsed.doc[d.mark.head]):
            continue
        start = d.mark.tokens[0]
        while start > 1 and (parsed.doc[start - 1].is_right_punct or parsed.doc[start - 1].is_quote):
            start -= 1
        if start > 0 and parsed.doc[start - 1].text == ",":
            out.append((start - 1, -1 if d.source.head is None else d.source.head))
    return sorted(out)


def separate_coordinated(parsed: ParsedText, drafts: Sequence[Draft]) -> list[int]:
    """The tokens at which a cue begins that the parser put into an earlier cue's content, though coordinated with it.

    "Smith said it fell and Jones denied it", "He says it was right and calls it fair": a subject of its own or the
    tense shows it. Where the second cue has no subject, its draft is given the first one's source.
    """
    by_head, out = {d.mark.head: d for d in drafts}, []
    for d in drafts:
        if d.enclosing_quote is not None:
            continue
        verb = parsed.doc[d.mark.head]
        if is_contrastive_clause(verb):
            out.append(coordination_start(verb))
            continue
        matrix = matrix_of_coordination(verb)
        outer = by_head.get(matrix.i) if matrix is not None else None
        if matrix is None or outer is None:
            continue
        if is_subjectless_conjunct(verb):
            if not continues_matrix(verb, matrix):
                continue
            d.source = outer.source
        out.append(coordination_start(verb))
    return out


# ---------------------------------------------------------------- runs


def _content_runs(
    parsed: ParsedText, draft: Draft, quotes: Sequence[QuoteMark], boundaries: _Boundaries
) -> tuple[Run, ...]:
    """The runs of a draft's content and quotations, without its own cue and source."""
    own, floor = draft.source_and_cue, body_start(parsed, draft.mark.head)
    pieces: list[Run] = []
    if draft.content is not None:
        whole = [part for run in draft.content.runs for part in _without(run, draft.content.excluded)]
        pieces.extend(_cut(part, draft, draft.content, boundaries) for part in whole)
    pieces.extend(quotes[q].outer for q in draft.quotes)
    if draft.content is None and draft.mark.kind in ("label", "regard"):
        pieces = [Run(min(r.start, own.end), r.end) if r.start >= own.end else r for r in pieces]
    for outside in draft.outside_content:
        pieces = [part for run in pieces for part in _without(run, outside)]
    pieces = [Run(floor, r.end) if r.start < floor < r.end else r for r in pieces]
    if draft.enclosing_quote is not None:
        bounds = quotes[draft.enclosing_quote].inner
        pieces = [Run(max(r.start, bounds.start), min(r.end, bounds.end)) for r in pieces]
    else:
        pieces = [grow_to_quotations(r, quotes, own) for r in pieces if r.start < r.end]
    ends = {quotes[q].outer.end for q in draft.quotes}
    merged = merge_runs(r for r in pieces if r.start < r.end)
    trimmed = (Run(trim(parsed.doc, r).start, r.end) if r.end in ends else trim(parsed.doc, r) for r in merged)
    return tuple(r for r in trimmed if any(map(str.isalnum, parsed.text[slice(*parsed.chars_of(r))])))


def _cut(run: Run, draft: Draft, content: Content, boundaries: _Boundaries) -> Run:
    """A content after its cue up to the first boundary in it.

    A participle is none if its source stands in the content.
    """
    if run.end <= draft.source_and_cue.start:
        return _from_last_opening(run, boundaries.openings)
    if run.start <= draft.mark.head:
        return run
    end, participles = run.end, boundaries.participles
    cuts = boundaries.relatives if content.rule in NOUN_RULES else boundaries.clauses
    at = bisect_left(cuts, run.start - (content.excluded is not None))
    if at < len(cuts):
        end = min(end, cuts[at])
    at = bisect_left(participles, (run.start + 1,))
    while at < len(participles) and participles[at][0] < end:
        place, source = participles[at]
        if not run.start <= source < place:
            end = place
        at += 1
    return Run(run.start, max(end, run.start))


def _from_last_opening(run: Run, openings: Sequence[int]) -> Run:
    """A content before its cue, from the last colon on: "She was calm: the pier would hold, she said"."""
    at = bisect_left(openings, run.end) - 1
    return Run(openings[at], run.end) if at >= 0 and openings[at] > run.start else run


def _without(run: Run, excluded: Run | None) -> list[Run]:
    """The parts of a run outside another."""
    if excluded is None or excluded.end <= run.start or run.end <= excluded.start:
        return [run]
    return [r for r in (Run(run.start, excluded.start), Run(excluded.end, run.end)) if r.start < r.end]


def grow_to_quotations(run: Run, quotes: Sequence[QuoteMark], own: Run) -> Run:
    """A run grown to the marks of the quotations that it begins or ends in, unless those hold ``own``, its cue."""
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


def merge_runs(runs: Iterable[Run]) -> list[Run]:
    """The runs in order, those that touch joined."""
    out: list[Run] = []
    for run in sorted(runs):
        if out and run.start <= out[-1].end:
            out[-1] = Run(out[-1].start, max(out[-1].end, run.end))
        else:
            out.append(run)
    return out

"""Join cues to their sources and contents, and quotations to their cues."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Literal

from claimparse._attribution.citations import attach_cited_sources, reassign_inanimate_sources
from claimparse._attribution.colons import colon_sides
from claimparse._attribution.contents import Content, ContentRule, noun_content, preposition_content, verb_content
from claimparse._attribution.draft import Draft
from claimparse._attribution.lexicon import CueLexicon, load_cues
from claimparse._attribution.quotation_cues import assign_quotations
from claimparse._attribution.refusals import join_refusals
from claimparse._attribution.sources import UNNAMED, Source, noun_source, preposition_source, verb_source
from claimparse._attribution.spans import merge_runs, separate_coordinated, set_content_runs
from claimparse._evidence import AttributionLink, CueClass, CueMark, QuoteMark, Run
from claimparse._grammar.arguments import is_negated
from claimparse._grammar.coordination import coordinated_clause_after
from claimparse._grammar.headlines import headline_subject
from claimparse._grammar.parts_of_speech import is_common_noun, noun_lemma
from claimparse._grammar.tokens import Tokens
from claimparse._grammar.tree import root_of, subtree_run, trim
from claimparse._text.parsed_text import ParsedText
from claimparse.types import QuotationKind, SpeechAct

_JUDGING: frozenset[ContentRule] = frozenset({"object", "raised", "moved"})
"""The rules whose contents say something of an object."""

_ADDRESSING: frozenset[CueClass] = frozenset({"tell", "warn"})
"""The classes of verbs that direct somebody where an infinitive follows: "told residents to stay"."""


def link(parsed: ParsedText, quotes: Sequence[QuoteMark], cues: Sequence[CueMark]) -> tuple[AttributionLink, ...]:
    """The attributions of a text in the order of their cues."""
    lexicon = load_cues(parsed.lexicon)
    drafts = []
    for head, marks in groupby(cues, key=lambda m: m.head):
        draft = _draft(parsed, list(marks), lexicon, quotes)
        if draft is not None:
            draft.enclosing_quote = _innermost_quotation(quotes, head)
            drafts.append(draft)
    drafts = join_refusals(parsed, drafts, lexicon)
    _extend_after_cues(parsed, drafts, quotes)
    coordinated = separate_coordinated(parsed, drafts)
    assign_quotations(parsed, quotes, drafts)
    set_content_runs(parsed, drafts, quotes, coordinated)
    attach_cited_sources(parsed, drafts, lexicon)
    reassign_inanimate_sources(parsed, drafts)
    kept = _distinct([d for d in drafts if d.runs])
    parents = _parents(kept)
    return tuple(_to_link(parsed, d, parents[k], quotes, lexicon) for k, d in enumerate(kept))


# ---------------------------------------------------------------- readings


def _draft(parsed: ParsedText, marks: list[CueMark], cues: CueLexicon, quotes: Sequence[QuoteMark]) -> Draft | None:
    """The first reading of a head that finds a source and a content; else the first that may take a quotation."""
    without_content: Draft | None = None
    for mark in marks:
        source, content = _source_and_content(parsed, mark, cues, quotes)
        if source is None:
            continue
        if content is not None:
            if source.described is not None:
                content = replace(content, runs=(source.described, *content.runs))
            return Draft(mark, _before_content(source, content), content)
        if without_content is None and "quote" in mark.frames and source is not UNNAMED:
            without_content = Draft(mark, source, None)
    return without_content


def _extend_after_cues(parsed: ParsedText, drafts: Sequence[Draft], quotes: Sequence[QuoteMark]) -> None:
    """Let reported contents that begin before their cue continue after it: "Sales fell, she said, and prices rose"."""
    heads = {d.mark.head for d in drafts}
    for d in drafts:
        if d.content is None or d.content.rule != "that" or d.content.head > d.mark.head:
            continue
        more = coordinated_clause_after(parsed.doc[d.mark.head])
        if more is None or more.i in heads:
            continue
        if _innermost_quotation(quotes, d.content.head) == d.enclosing_quote:
            d.content = replace(d.content, runs=(*d.content.runs, subtree_run(more)))


def _before_content(source: Source, content: Content) -> Source:
    """A source up to where its content begins, where the parser attached the content to it: "by critics as a farce"."""
    if source.head is None:
        return source
    starts = [r.start for r in content.runs if r.start > source.head]
    runs = tuple(Run(r.start, min([r.end, *(s for s in starts if s > r.start)])) for r in source.runs)
    return Source(runs, source.head, source.rule)


def _source_and_content(
    parsed: ParsedText, mark: CueMark, cues: CueLexicon, quotes: Sequence[QuoteMark]
) -> tuple[Source | None, Content | None]:
    """The source and the content that a cue joins, by its class."""
    if mark.kind == "colon":
        sides = colon_sides(parsed, mark, cues, quotes)
        return (None, None) if sides is None else _by_layout(parsed, *sides, "colon")
    if mark.kind == "headline":
        return _headline_sides(parsed, mark)
    if mark.kind == "preposition":
        return preposition_source(parsed, mark), preposition_content(parsed, mark)
    if mark.kind == "noun":
        content = noun_content(parsed, mark)
        return (None if content is None else noun_source(parsed, mark, cues)), content
    content = verb_content(parsed, mark, cues)
    if content is None and "quote" not in mark.frames:
        return None, None
    return verb_source(parsed, mark, cues), content


def _headline_sides(parsed: ParsedText, mark: CueMark) -> tuple[Source | None, Content | None]:
    """The words before a verb in a headline and those after it."""
    k = parsed.paragraph_of(mark.head)
    if k is None or mark.tokens[-1] + 1 >= parsed.runs[k].end:
        return None, None
    before = headline_subject(parsed.doc, Run(parsed.runs[k].start, mark.head))
    after = Run(mark.tokens[-1] + 1, parsed.runs[k].end)
    return _by_layout(parsed, before, after, "headline")


def _by_layout(
    parsed: ParsedText, before: Run, after: Run, rule: Literal["colon", "headline"]
) -> tuple[Source, Content]:
    """Source and content by their places alone."""
    source, content = trim(parsed.doc, before), trim(parsed.doc, after)
    return Source((source,), root_of(parsed.doc, source), rule), Content((content,), root_of(parsed.doc, content), rule)


def _innermost_quotation(quotes: Sequence[QuoteMark], token: int) -> int | None:
    """The smallest quotation in which a token stands; none where a mark is missing, as its end is a guess then."""
    at: int | None = bisect_right(quotes, token, key=lambda q: q.inner.start) - 1
    while at is not None and at >= 0:
        if quotes[at].inner.start <= token < quotes[at].inner.end:
            return None if quotes[at].rule == "repaired" else at
        at = quotes[at].parent
    return None


# ---------------------------------------------------------------- results


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that a later one repeats, and those whose content belongs to a verb above.

    "Responded ... by saying that", "a statement saying that".
    """
    by_head = {d.mark.head: d for d in drafts}
    last = {(d.runs, d.source.runs): d for d in drafts}
    reattached = {d.content.head: d for d in drafts if d.content is not None and d.content.rule == "told"}
    return [
        d
        for d in drafts
        if last[d.runs, d.source.runs] is d
        and not _has_cue_as_content(d, by_head)
        and (d.content is None or reattached.get(d.content.head, d) is d)
    ]


def _has_cue_as_content(draft: Draft, by_head: Mapping[int, Draft]) -> bool:
    """Return whether the content of a light verb is only the cue that says it, by the same source."""
    below = by_head.get(draft.content.head) if draft.mark.kind == "light" and draft.content is not None else None
    return below is not None and below.source.head == draft.source.head


def enclosing_attributions(contents: Sequence[Sequence[Run]], heads: Sequence[int]) -> list[int | None]:
    """For each attribution, the index of the smallest one whose content has the head of its cue, or None.

    Only an attribution with a larger content counts. ``heads`` are the heads of the cues.
    """
    size = [sum(r.end - r.start for r in runs) for runs in contents]
    owner: dict[int, int] = {}
    for k in sorted(range(len(contents)), key=lambda k: (-size[k], k)):
        owner.update((t, k) for r in contents[k] for t in range(*r))
    found = [owner.get(head) for head in heads]
    return [p if p is not None and size[p] > size[k] else None for k, p in enumerate(found)]


def _parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each attribution the one in whose content it stands, or that of whoever cites its source."""
    found = enclosing_attributions([d.runs for d in drafts], [d.mark.head for d in drafts])
    index = {id(d): k for k, d in enumerate(drafts)}
    return [found[k] if d.cited_by is None else index.get(id(d.cited_by)) for k, d in enumerate(drafts)]


def _act(parsed: ParsedText, draft: Draft, cues: CueLexicon) -> SpeechAct:
    """The act of the cue, unless its content names another: "announced plans", "called it false"."""
    mark, content = draft.mark, draft.content
    if mark.act is SpeechAct.DENIES and is_negated(parsed.doc[mark.head]):
        return SpeechAct.WITHHOLDS
    if content is None:
        return mark.act
    if mark.kind in _ADDRESSING and content.rule == "order" and draft.runs[0].start > mark.head:
        return SpeechAct.DIRECTS
    head = parsed.doc[content.head]
    if mark.kind == "announce" and is_common_noun(head) and head.lemma_.lower() in cues.nouns:
        return cues.nouns[head.lemma_.lower()].act
    if mark.kind == "reject" and content.rule == "object":
        rejected = parsed.predications.of(parsed.doc[mark.head]).affected
        is_said = rejected is None or noun_lemma(rejected) in cues.statements
        return SpeechAct.DENIES if is_said or _is_called_false(parsed, content, cues) else SpeechAct.EVALUATES
    if mark.entry in cues.attack_verbs and _is_doubtful(parsed, content, cues):
        return SpeechAct.DENIES
    if mark.act is SpeechAct.EVALUATES and content.rule in _JUDGING and _is_called_false(parsed, content, cues):
        return SpeechAct.DENIES
    return mark.act


def _is_doubtful(parsed: ParsedText, content: Content, cues: CueLexicon) -> bool:
    """Return whether a rumour or its like is judged, with a clause or without: "slammed claims that"."""
    noun = Tokens(parsed.doc[slice(*content.runs[0])]).root
    return noun.lemma_.lower() in cues.doubtful


def _is_called_false(parsed: ParsedText, content: Content, cues: CueLexicon) -> bool:
    """Return whether the object is called false: "called the report a lie"."""
    start, end = content.runs[-1]
    judgement = parsed.doc[start : content.head] if content.rule == "moved" else parsed.doc[content.head : end]
    return any(t.lemma_.lower() in cues.false_adjectives for t in judgement)


def _to_link(
    parsed: ParsedText, draft: Draft, parent: int | None, quotes: Sequence[QuoteMark], cues: CueLexicon
) -> AttributionLink:
    """The attribution of a finished draft."""
    mark, content = draft.mark, draft.content
    head = content.head if content is not None and any(r.start <= content.head < r.end for r in draft.runs) else None
    return AttributionLink(
        source=draft.source.runs,
        source_head=draft.source.head,
        cue=tuple(merge_runs(Run(i, i + 1) for i in mark.tokens)),
        cue_head=mark.head,
        content=draft.runs,
        content_head=root_of(parsed.doc, draft.runs[0]) if head is None else head,
        quotation=quotation_kind(parsed, draft.runs, quotes),
        kind=mark.attribution,
        act=_act(parsed, draft, cues),
        rule=f"{mark.entry}:{content.rule if content is not None else 'quotation'}",
        target=content.target if content is not None else None,
        parent=parent,
    )


def quotation_kind(parsed: ParsedText, runs: Sequence[Run], quotes: Sequence[QuoteMark]) -> QuotationKind:
    """Direct where every word but a leading "that" stands in quotation marks, mixed where some do."""
    quoted = 0
    for run in runs:
        at, covered = bisect_left(quotes, run.start, key=lambda q: q.outer.start), run.start
        while at < len(quotes) and quotes[at].outer.start < run.end:
            q, at = quotes[at], at + 1
            if q.outer.end > covered:
                first, last = max(q.inner.start, covered), min(q.inner.end, run.end)
                quoted += parsed.count(Run(first, max(first, last)))
                covered = q.outer.end
    if not quoted:
        return QuotationKind.INDIRECT
    lead = parsed.doc[runs[0].start].lower_ == "that"
    return QuotationKind.DIRECT if quoted >= sum(map(parsed.count, runs)) - lead else QuotationKind.MIXED

"""Free direct speech: quotations that no word attributes.

Leech and Short (1981) call speech without a reporting clause free. A paragraph may be a quotation and nothing else; who
speaks is then told by a line below it ("– Ada Holt, mayor"), by the quotation before it in its paragraph, or by the
paragraphs around it. Where they do not tell, its source stays empty.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from claimparse._attribution.introductions import introduced_speaker
from claimparse._attribution.nesting import nest_in_order
from claimparse._attribution.sources import can_speak
from claimparse._attribution.spans import merge_runs
from claimparse._evidence import AttributionLink, QuoteMark, Run
from claimparse._grammar.parts_of_speech import is_finite
from claimparse._grammar.tree import phrase, root_of, trim
from claimparse._grammar.words import ELLIPSES, SENTENCE_FINAL
from claimparse._text.parsed_text import ParsedText
from claimparse.types import AttributionKind, QuotationKind, SpeechAct

MIN_WORDS = 5
"""The fewest words of a quotation without a finite verb that is a statement by itself."""
MAX_BYLINE_WORDS = 25
MAX_HEADINGS = 4

_ENDS = SENTENCE_FINAL | ELLIPSES
_BEFORE = SENTENCE_FINAL | {":", "”", '"'}
_DASHES = frozenset({"-", "–", "—", "--"})


class _Source(NamedTuple):
    """The words for whoever speaks, their head, and what told it."""

    runs: tuple[Run, ...]
    head: int | None
    rule: str


_UNNAMED = _Source((), None, "unnamed")


def add_free_quotations(
    parsed: ParsedText, quotes: Sequence[QuoteMark], links: Sequence[AttributionLink]
) -> tuple[AttributionLink, ...]:
    """The attributions of a text with one more for each quotation that is in no content yet, in text order.

    Attributions by words inside such a quotation are nested in it.
    """
    chains = list(_free_chains(parsed, quotes, links))
    if not chains:
        return tuple(links)
    spoken = {t for chain in chains for k in chain for t in range(*quotes[k].inner)}
    finder, free = _SpeakerFinder(parsed, [a for a in links if a.cue_head not in spoken]), list[AttributionLink]()
    for chain in chains:
        source = finder.source_of(quotes[chain[0]].outer, quotes[chain[-1]].outer)
        free.append(_link(parsed, [quotes[k].outer for k in chain], source))
        finder.add(free[-1])
    return nest_in_order(links, free)


def _free_chains(
    parsed: ParsedText, quotes: Sequence[QuoteMark], links: Sequence[AttributionLink]
) -> Iterator[list[int]]:
    """Yield the quotations in no content, those that run on over paragraphs together, as indices."""
    attributed = np.zeros(len(parsed.doc) + 1, dtype=bool)
    for link in links:
        for run in link.content:
            if not any(q.inner.start <= link.cue_head < q.inner.end for q in _around(quotes, run)):
                attributed[run.start : run.end] = True
    chain: list[int] = []
    for k, q in enumerate(quotes):
        if q.parent is not None or not q.speech:
            continue
        if chain and q.continues != chain[-1]:
            yield chain
            chain = []
        is_free = 2 * attributed[q.inner.start : q.inner.end].sum() < q.inner.end - q.inner.start
        if is_free and (chain or _is_statement(parsed, q)):
            chain.append(k)
    if chain:
        yield chain


def _around(quotes: Sequence[QuoteMark], run: Run) -> Sequence[QuoteMark]:
    """The quotations that may hold the beginning of a run."""
    at = bisect_right(quotes, run.start, key=lambda q: q.outer.start)
    return quotes[max(at - 4, 0) : at]


def _is_statement(parsed: ParsedText, q: QuoteMark) -> bool:
    """Return whether quoted words are a statement: a sentence of many words, or of any after who says it."""
    k = parsed.paragraph_of(q.outer.start)
    if k is None or parsed.ignored[q.outer.start]:
        return False
    words = parsed.doc[q.inner.start : q.inner.end]
    has_verb = any(map(is_finite, words)) and words[0].text[:1].isupper()
    begins = parsed.runs[k].start == q.outer.start or parsed.words[q.outer.start - 1] in _BEFORE
    if begins and parsed.words[q.inner.end - 1] in _ENDS and introduced_speaker(parsed, q.outer.start) is not None:
        return True
    return parsed.count(q.inner) >= MIN_WORDS and begins and has_verb


class _SpeakerFinder:
    """A search for whoever speaks a free quotation, in the lines and attributions around it."""

    def __init__(self, parsed: ParsedText, links: Sequence[AttributionLink]) -> None:
        self.parsed = parsed
        self.last: dict[int, AttributionLink] = {}
        self.first: dict[int, AttributionLink] = {}
        self.in_list: AttributionLink | None = None
        for link in sorted(links, key=lambda a: a.content[-1].end):
            if link.parent is None and link.source:
                self.add(link)

    def add(self, link: AttributionLink) -> None:
        """Take note of an attribution in its paragraphs."""
        if link.rule.startswith("free:") and link.source and self._is_heading(self._paragraph_before(link)):
            self.in_list = link
        for run in link.content:
            for token in (run.start, run.end - 1):
                k = self.parsed.paragraph_of(token)
                if k is not None and link.source:
                    self.last[k] = link
                    self.first.setdefault(k, link)

    def source_of(self, first: Run, last: Run) -> _Source:
        """Whoever speaks from one quotation to another."""
        return next((s for s in self._sources_around(first, last) if s is not None), _UNNAMED)

    def _sources_around(self, first: Run, last: Run) -> Iterator[_Source | None]:
        """Yield what may tell who speaks, the surest first; None where it does not."""
        yield self._byline(last)
        here, end = self.parsed.paragraph_of(first.start), self.parsed.paragraph_of(last.end - 1)
        if here is None or end is None:
            return
        introduced = introduced_speaker(self.parsed, first.start)
        if introduced is not None:
            yield _Source((phrase(introduced),), introduced.i, "introduced")
        if here in self.last and self.last[here].content[-1].end <= first.start:
            yield _source_of(self.last[here], "turn")
        if self.parsed.runs[here].start != first.start:
            return
        yield _source_of(self.last.get(here - 1), "before")
        after = self.first.get(end + 1)
        opens = after is not None and after.content[0].start == self.parsed.runs[end + 1].start
        yield _source_of(after if opens else None, "after")
        yield self._introduced(here - 1)
        before = self._before_headings(here)
        yield _source_of(self.last.get(before), "before")
        if before < here - 1:
            yield _source_of(self.in_list, "list")
            yield self._introduced(before)

    def _paragraph_before(self, link: AttributionLink) -> int:
        """The paragraph before a quotation; -1 if there is none."""
        here = self.parsed.paragraph_of(link.content[0].start)
        return -1 if here is None else here - 1

    def _before_headings(self, here: int) -> int:
        """The last paragraph before one and the headings over it; -1 if there is none.

        A list of quotations goes on below "On fees:", and below a line of stars.
        """
        before = here - 1
        while before >= max(here - MAX_HEADINGS, 0) and self._is_heading(before):
            before -= 1
        return before

    def _is_heading(self, paragraph: int) -> bool:
        """Return whether a paragraph only heads others: it ends with a colon or has no finite verb."""
        if paragraph < 0:
            return False
        run = self.parsed.runs[paragraph]
        words = [t for t in self.parsed.doc[run.start : run.end] if not t.is_space]
        return not words or words[-1].text == ":" or not any(map(is_finite, words))

    def _introduced(self, paragraph: int) -> _Source | None:
        """Whoever is the subject of a paragraph's last sentence."""
        if paragraph < 0:
            return None
        run = self.parsed.runs[paragraph]
        verb = self.parsed.doc[run.end - 1].sent.root
        subject = self.parsed.predications.of(verb).subject
        if subject is None or subject.i < run.start or not can_speak(self.parsed, subject):
            return None
        return _Source((phrase(subject),), subject.i, "introduced")

    def _byline(self, quotation: Run) -> _Source | None:
        """The words between a dash right after a quotation and the end of their line."""
        doc, at = self.parsed.doc, quotation.end
        while at < len(doc) and doc[at].is_space:
            at += 1
        k = self.parsed.paragraph_of(at) if at < len(doc) else None
        if k is None or doc[at].text not in _DASHES:
            return None
        run = trim(doc, Run(at + 1, self.parsed.runs[k].end))
        if not 0 < self.parsed.count(run) <= MAX_BYLINE_WORDS or any(map(is_finite, doc[run.start : run.end])):
            return None
        return _Source((run,), root_of(doc, run), "byline")


def _source_of(link: AttributionLink | None, rule: str) -> _Source | None:
    return None if link is None else _Source(link.source, link.source_head, rule)


def _link(parsed: ParsedText, quotations: Sequence[Run], source: _Source) -> AttributionLink:
    """The attribution of a free quotation; the place of its cue is the mark that opens it."""
    content = tuple(merge_runs(quotations))
    return AttributionLink(
        source=source.runs,
        source_head=source.head,
        cue=(),
        cue_head=content[0].start,
        content=content,
        content_head=root_of(parsed.doc, Run(content[0].start + 1, content[0].end)),
        quotation=QuotationKind.DIRECT,
        kind=AttributionKind.SPEECH,
        act=SpeechAct.ASSERTS,
        rule=f"free:{source.rule}",
    )

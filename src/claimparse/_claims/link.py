"""Cuts a page into claims: the contents of attributions, and the clauses that nobody else is made to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from claimparse._claims.answered import denied_noun
from claimparse._claims.main_clauses import clause_tokens, embedded_head, main_predicates, only_says, stated
from claimparse._evidence import AttributionLink, ClaimLink, QuoteMark, Run, StanceMark
from claimparse._grammar.tree import NOMINAL
from claimparse._page.page import Page
from claimparse._page.paragraphs import ParagraphKind
from claimparse._stance.facts import CUE_KIND_FACTS
from claimparse.types import SpeechAct

JUDGEMENT = "denial.call"
"""The entry of words that call a claim something."""


def _is_about_a_proposition(cue: StanceMark) -> bool:
    return CUE_KIND_FACTS[cue.kind].embeds or cue.entry in ("chance.impossible", "truth.false", "truth.lie")


def _tokens(runs: Iterable[Run]) -> Iterator[int]:
    return (t for run in runs for t in range(*run))


def _runs(page: Page, tokens: Sequence[int]) -> tuple[Run, ...]:
    """Contiguous runs of tokens, with punctuation and blanks at their edges left out."""
    runs: list[Run] = []
    for t in tokens:
        if runs and t == runs[-1].end:
            runs[-1] = Run(runs[-1].start, t + 1)
        else:
            runs.append(Run(t, t + 1))
    return tuple(trimmed for r in runs if (trimmed := _trim(page, r)) is not None)


def _trim(page: Page, run: Run) -> Run | None:
    start, end = run

    def outside(t: int) -> bool:
        token = page.doc[t]
        mark = token.is_punct and token.pos_ not in NOMINAL  # a percent sign is a noun
        return token.is_space or (mark and not token.is_quote and not token.is_bracket)

    while start < end and outside(start):
        start += 1
    while start < end and outside(end - 1):
        end -= 1
    return Run(start, end) if start < end else None


def _is_prose(page: Page, token: int) -> bool:
    return not page.ignored[token] and page.kind_of(token) is not ParagraphKind.CROSSLINK


def _authors_own(
    page: Page, attributions: Sequence[AttributionLink], quotes: Sequence[QuoteMark]
) -> Iterator[ClaimLink]:
    said = set(_tokens(r for a in attributions for r in a.content))
    said.update(_tokens(q.inner for q in quotes if q.speech))
    saying = frozenset(a.cue_head for a in attributions)
    given_away = said | saying | set(_tokens(r for a in attributions for r in (*a.source, *a.cue)))
    for sentence in page.doc.sents:
        for verb in main_predicates(sentence):
            if verb.i in said or verb.i in saying or only_says(verb, saying) or not _is_prose(page, verb.i):
                continue
            tokens = [t for t in clause_tokens(verb, saying) if not page.ignored[t]]
            runs = _runs(page, tokens)
            if runs and any(t not in given_away for t in tokens):
                yield ClaimLink(runs, stated(verb).i, None)


def _content_head(page: Page, a: AttributionLink, judging: Mapping[int, Sequence[int]]) -> int:
    """The head of what somebody says; of what is called false, the word for the thing and not the judgement."""
    if a.act is not SpeechAct.DENIES or a.cue_head not in judging:
        return a.content_head
    inside = frozenset(_tokens(a.content)).difference(judging[a.cue_head])
    noun = denied_noun(page.doc[a.cue_head], page.doc[a.content_head], inside)
    return a.content_head if noun is None else noun.i


def link(
    page: Page, attributions: Sequence[AttributionLink], quotes: Sequence[QuoteMark], cues: Sequence[StanceMark]
) -> tuple[ClaimLink, ...]:
    """The claims of a page in text order: one for each attribution, and the author's own.

    Unattributed speech is nobody's claim, and neither are cross-links and boilerplate. The head of a claim is the word
    whose stance the reader asks for: what is likely, not that it is likely.
    """
    about = (t for c in cues if _is_about_a_proposition(c) for t in c.tokens)
    yet = (page.doc[c.head].head.i for c in cues if c.entry == "negation.yet")  # "has yet to open"
    cued = frozenset((*about, *yet))
    judging = {c.head: c.tokens for c in cues if c.entry == JUDGEMENT}
    made = [ClaimLink(a.content, _content_head(page, a, judging), k) for k, a in enumerate(attributions)]
    claims = sorted([*made, *_authors_own(page, attributions, quotes)], key=lambda c: (c.head, c.tokens))
    return tuple(replace(c, head=_head_within(page, c, cued)) for c in claims)


def _head_within(page: Page, claim: ClaimLink, cued: frozenset[int]) -> int:
    """The head of what a claim says, never outside its words: "They'll be sorry" is not about "he put it bluntly"."""
    head = embedded_head(page.doc[claim.head], cued).i
    return head if any(r.start <= head < r.end for r in claim.tokens) else claim.head

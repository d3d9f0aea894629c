"""Attributions written with a colon: "Daily Post: Talks to resume", "TALKS TO RESUME: REPORT", "SMITH: We will see."

Parsers fail on headlines and on capitals, so only the words' shapes and their kinds decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimparse._evidence import CueMark, Run
from claimparse._syntax.content import FINITE_TAGS
from claimparse._syntax.page import Page
from claimparse._text.paragraphs import ParagraphKind

if TYPE_CHECKING:
    from claimparse.lexicon.cues import CueLexicon

MAX_SOURCE_WORDS = 7
MIN_CONTENT_WORDS = 3


def colon_sides(page: Page, mark: CueMark, cues: CueLexicon) -> tuple[Run, Run] | None:
    """Source and content of a colon, each a run of tokens; None where the colon does something else."""
    k = page.paragraph_of(mark.head)
    if k is None:
        return None
    whole = page.runs[k]
    left, right = Run(whole.start, mark.head), Run(mark.head + 1, whole.end)
    if _words(page, left) == 0 or _words(page, right) == 0:
        return None
    closing = page.paragraphs[k].kind in (ParagraphKind.HEADLINE, ParagraphKind.CROSSLINK)
    if (
        closing
        and _words(page, right) <= 3
        and _names_source(page, right, cues, last=True)
        and _words(page, left) >= MIN_CONTENT_WORDS
    ):
        return right, left
    if (
        _words(page, left) <= MAX_SOURCE_WORDS
        and _words(page, right) >= MIN_CONTENT_WORDS
        and _names_source(page, left, cues, last=False)
    ):
        return left, right
    return None


def _tokens(page: Page, run: Run) -> Iterator[int]:
    return (i for i in range(run.start, run.end) if not page.doc[i].is_punct and not page.doc[i].is_space)


def _words(page: Page, run: Run) -> int:
    return sum(1 for _ in _tokens(page, run))


def _names_source(page: Page, run: Run, cues: CueLexicon, last: bool) -> bool:
    """Whether the words can be a source: all begin with a capital, hold no finite verb, and are no label of a section."""
    words = [page.doc[i] for i in _tokens(page, run)]
    final = words[-1]
    if final.lemma_.lower() in cues.documents or final.lower_ in cues.bylines:
        return True
    if (
        last
        or any(w.lower_ in cues.labels for w in words)
        or any(page.doc[i].text in '.!?:;,"“”' for i in range(run.start, run.end - 1))
    ):
        return False
    if any(w.tag_ in FINITE_TAGS and not w.text.isupper() for w in words):
        return False
    capital = all(w.text[0].isupper() or w.text.lower() in {"of", "the", "and", "for"} for w in words)
    return capital and any(w.pos_ == "PROPN" or w.text.isupper() for w in words)

"""Attributions written with a colon: "Daily Post: Talks to resume", "TALKS TO RESUME: REPORT", "SMITH: We will see."

Parsers fail on headlines and on capitals, so only the words' shapes and their kinds decide.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from claimparse._evidence import CueMark, QuoteMark, Run
from claimparse._grammar.headlines import TOP, is_title_case
from claimparse._grammar.tree import FINITE_TAGS
from claimparse._text.body import body_start
from claimparse._text.paragraphs import ParagraphKind
from claimparse._text.parsed_text import ParsedText
from claimparse.lexicon.persons import person_lexicon

if TYPE_CHECKING:
    from claimparse._attribution.lexicon import CueLexicon

MAX_SOURCE_WORDS = 7
MAX_BYLINE_WORDS = 3
MAX_NAME = 4
MIN_CONTENT_WORDS = 3


def colon_sides(
    parsed: ParsedText, mark: CueMark, cues: CueLexicon, quotes: Sequence[QuoteMark]
) -> tuple[Run, Run] | None:
    """Source and content of a colon, each a run of tokens; None where the colon does something else.

    Several may stand in one paragraph: `Smith: "Yes." Jones: "No."`.
    """
    k = parsed.paragraph_of(mark.head)
    if k is None or mark.head < body_start(parsed, mark.head):
        return None
    at = bisect_right(quotes, mark.head, key=lambda q: q.outer.start)
    before = quotes[at - 1].outer.end if at and quotes[at - 1].outer.end <= mark.head else 0
    left, right = Run(max(parsed.runs[k].start, before), mark.head), Run(mark.head + 1, parsed.runs[k].end)
    if at < len(quotes) and quotes[at].outer.start == right.start:
        right = quotes[at].outer
    quoted = at < len(quotes) and quotes[at].outer == right
    if _fits(parsed, left, MAX_SOURCE_WORDS) and (quoted or _holds_content(parsed, right)):
        shown = k < TOP and left.end - left.start <= MAX_NAME and is_title_case(parsed.doc, parsed.runs[k])
        if _names_source(parsed, left, cues, tagged=not shown):
            return left, right
    closing = parsed.paragraphs[k].kind in (ParagraphKind.HEADLINE, ParagraphKind.CROSSLINK)
    if (
        closing
        and not quoted
        and _fits(parsed, left, MAX_NAME)
        and _names_role(parsed, left, cues)
        and _told(parsed, right)
    ):
        return left, right
    if (
        closing
        and _fits(parsed, right, MAX_BYLINE_WORDS)
        and _holds_content(parsed, left)
        and _is_byline(parsed, right, cues)
    ):
        return right, left
    return None


def _fits(parsed: ParsedText, run: Run, limit: int) -> bool:
    """Whether a run has at least one word and at most ``limit``."""
    return run.end - run.start <= 3 * limit and 0 < _words(parsed, run, limit + 1) <= limit


def _holds_content(parsed: ParsedText, run: Run) -> bool:
    return _words(parsed, run, MIN_CONTENT_WORDS) == MIN_CONTENT_WORDS


def _tokens(parsed: ParsedText, run: Run) -> Iterator[int]:
    return (i for i in range(run.start, run.end) if not parsed.doc[i].is_punct and not parsed.doc[i].is_space)


def _words(parsed: ParsedText, run: Run, limit: int) -> int:
    """The number of words in a run, counted up to a limit."""
    return sum(1 for _ in islice(_tokens(parsed, run), limit))


def _is_byline(parsed: ParsedText, run: Run, cues: CueLexicon) -> bool:
    final = [parsed.doc[i] for i in _tokens(parsed, run)][-1]
    return final.lemma_.lower() in cues.documents or final.lower_ in cues.bylines


def _names_role(parsed: ParsedText, run: Run, cues: CueLexicon) -> bool:
    """Whether the words of a headline before a colon end in a noun for a person or body: "Nurses' leader"."""
    words = [parsed.doc[i] for i in _tokens(parsed, run)]
    persons, last = person_lexicon(parsed.lexicon), words[-1].lower_
    known = last in persons.person_nouns or last in persons.body_nouns
    return known and not any(w.lower_ in cues.labels or w.tag_ in FINITE_TAGS for w in words)


def _told(parsed: ParsedText, run: Run) -> bool:
    """Whether something is told: a finite verb."""
    return _holds_content(parsed, run) and any(parsed.doc[i].tag_ in FINITE_TAGS for i in _tokens(parsed, run))


def _names_source(parsed: ParsedText, run: Run, cues: CueLexicon, *, tagged: bool) -> bool:
    """Whether the words can be a source: all begin with a capital, hold no finite verb, and are no label of a
    section. ``tagged`` is false where the tagger can't be trusted.
    """
    if _is_byline(parsed, run, cues):
        return True
    words = [parsed.doc[i] for i in _tokens(parsed, run)]
    inner = parsed.doc[run.start : run.end - 1]
    if any(w.lower_ in cues.labels for w in words) or any(t.text in '.!?:;,"“”' for t in inner):
        return False
    if not tagged:
        return all(w.text[0].isupper() for w in words)
    if any(w.tag_ in FINITE_TAGS and not w.text.isupper() for w in words):
        return False
    if any(w.lemma_.lower() in cues.verbs and w.tag_.startswith("VB") for w in words):
        return False
    capital = all(w.text[0].isupper() or w.lower_ in {"of", "the", "and", "for"} for w in words)
    return capital and any(w.pos_ == "PROPN" or w.ent_type_ or w.text.isupper() for w in words)

"""Attributions written with a colon: "Daily Post: Talks to resume", "TALKS TO RESUME: REPORT", "SMITH: We will see."

Parsers fail on headlines and on capitals, so only the words' shapes and their classes decide.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from claimparse._attribution.lexicon import DASHES
from claimparse._evidence import CueMark, QuoteMark, Run
from claimparse._grammar.headlines import TOP, is_title_case
from claimparse._grammar.parts_of_speech import is_common_noun, is_finite, is_named
from claimparse._grammar.tree import is_pronoun, is_verbal, subject
from claimparse._grammar.verb_groups import is_present_participle
from claimparse._grammar.words import ARTICLES, NAME_LINKERS, SENTENCE_FINAL
from claimparse._text.body import body_start
from claimparse._text.paragraphs import ParagraphKind
from claimparse._text.parsed_text import ParsedText
from claimparse.lexicon.persons import person_lexicon

if TYPE_CHECKING:
    from claimparse._attribution.lexicon import CueLexicon
    from claimparse._grammar.tokens import Token

MAX_SOURCE_WORDS = 7
MAX_BYLINE_WORDS = 3
MAX_NAME_WORDS = 4
MIN_CONTENT_WORDS = 3
MAX_LIST = 12
"""The most paragraphs of a list after the line that introduces it."""
ANSWERS = frozenset(
    {"yes", "no", "yeah", "well", "thanks", "thank", "hello", "absolutely", "correct", "right", "exactly"}
)
"""Words with which somebody speaks who states nothing."""


def colon_sides(
    parsed: ParsedText, mark: CueMark, cues: CueLexicon, quotes: Sequence[QuoteMark]
) -> tuple[Run, Run] | None:
    """Source and content of a colon, each a run of tokens; None where the colon attributes nothing.

    Several may stand in one paragraph: `Smith: "Yes." Jones: "No."`.
    """
    k = parsed.paragraph_of(mark.head)
    if k is None or mark.head < body_start(parsed, mark.head):
        return None
    left, right, is_quoted = _around(parsed, mark.head, k, quotes)
    whole = Run(parsed.runs[k].start, mark.head)
    if is_quoted:
        left = _last_sentence(parsed, left)
        if _has_words(parsed, left, MAX_NAME_WORDS) and _is_bare_role(parsed, left, cues):
            return left, right
    if mark.entry in DASHES:
        set_off = mark.head > whole.start and bool(parsed.doc[mark.head - 1].whitespace_)
        return (right, whole) if set_off and k < TOP and _is_signed(parsed, whole, right, k, cues) else None
    if _has_words(parsed, left, MAX_SOURCE_WORDS) and (is_quoted or _is_content(parsed, right)):
        in_title = k < TOP and left.end - left.start <= MAX_NAME_WORDS and is_title_case(parsed.doc, parsed.runs[k])
        if _names_source(parsed, left, cues, trust_tags=not in_title):
            in_list = _is_in_list(parsed, k)
            noted = not is_quoted and (k >= TOP or in_list) and _is_list_item(parsed, left, right, in_list=in_list)
            return None if noted else (left, right)
    if parsed.paragraphs[k].kind not in (ParagraphKind.HEADLINE, ParagraphKind.CROSSLINK):
        return None
    is_role = not is_quoted and _has_words(parsed, left, MAX_NAME_WORDS) and _names_role(parsed, left, cues)
    if is_role and _is_content(parsed, right) and any(is_finite(t) for t in _words(parsed, right)):
        return left, right
    return (right, whole) if _is_signed(parsed, whole, right, k, cues) else None


def _is_signed(parsed: ParsedText, left: Run, right: Run, paragraph: int, cues: CueLexicon) -> bool:
    """Return whether a headline names its source at its end: "Fuel prices to rise: minister", "... – ASUU".

    A name counts where it stands out: in capitals, or behind words in small letters that state something. The name of
    the site behind a dash is none.
    """
    if not _has_words(parsed, right, MAX_BYLINE_WORDS) or not _is_content(parsed, left):
        return False
    if _is_byline(parsed, right, cues) or _names_role(parsed, right, cues):
        return True
    words, persons = list(_words(parsed, right)), person_lexicon(parsed.lexicon)
    if any(w.lower_ in cues.section_labels or w.lower_ in persons.press_nouns or w.like_num for w in words):
        return False
    if all(w.text.isupper() and len(w.text) > 1 for w in words):
        return not parsed.columns.text_of(left).isupper()
    states = any(is_verbal(w) for w in _words(parsed, left))
    in_title = is_title_case(parsed.doc, parsed.runs[paragraph])
    return states and not in_title and all(w.text[0].isupper() and is_named(w) for w in words)


def _is_in_list(parsed: ParsedText, paragraph: int) -> bool:
    """Return whether a paragraph stands in a list that a sentence with a colon introduces: "They face these charges:".

    The line of a label ("Ada Holt:") is no sentence.
    """
    before = parsed.runs[max(paragraph - MAX_LIST, 0) : paragraph]
    return any(parsed.words[r.end - 1] == ":" and any(map(is_finite, parsed.doc[r.start : r.end])) for r in before)


def _is_list_item(parsed: ParsedText, left: Run, right: Run, *, in_list: bool) -> bool:
    """Return whether what follows a name is noted about it: "Ann Lee: Theft of a bicycle, held overnight".

    In a list any word may come first that is no verb: "Public intoxication".
    """
    words = list(_words(parsed, right))
    ends = {t.text for t in parsed.doc[right.start : right.end] if t.is_punct}
    says = any(_states(w) or is_pronoun(w) or w.lower_ in ANSWERS for w in words)
    is_noted = is_common_noun(words[0]) or is_present_participle(words[0]) or (in_list and not is_verbal(words[0]))
    return is_noted and not says and ends.isdisjoint({"?", "!", "…"}) and not parsed.doc[left.start].is_upper


def _states(verb: Token) -> bool:
    """Return whether a word is a finite verb with its subject; what follows a comma may be a participle: ", held"."""
    return is_finite(verb) and subject(verb) is not None and verb.nbor(-1).text != ","


def _around(parsed: ParsedText, colon: int, paragraph: int, quotes: Sequence[QuoteMark]) -> tuple[Run, Run, bool]:
    """The words before a colon in its paragraph, those after it, and whether they are a quotation."""
    at = bisect_right(quotes, colon, key=lambda q: q.outer.start)
    before = quotes[at - 1].outer.end if at and quotes[at - 1].outer.end <= colon else 0
    left = Run(max(parsed.runs[paragraph].start, before), colon)
    if at < len(quotes) and quotes[at].outer.start == colon + 1:
        return left, quotes[at].outer, True
    return left, Run(colon + 1, parsed.runs[paragraph].end), False


def _words(parsed: ParsedText, run: Run) -> Iterator[Token]:
    """Yield the tokens of a run that are neither punctuation nor white space."""
    return (t for t in (parsed.doc[i] for i in range(run.start, run.end)) if not t.is_punct and not t.is_space)


def _count(parsed: ParsedText, run: Run, limit: int) -> int:
    """The number of words in a run, counted up to a limit."""
    return sum(1 for _ in islice(_words(parsed, run), limit))


def _has_words(parsed: ParsedText, run: Run, limit: int) -> bool:
    """Return whether a run has at least one word and at most ``limit``."""
    return run.end - run.start <= 3 * limit and 0 < _count(parsed, run, limit + 1) <= limit


def _is_content(parsed: ParsedText, run: Run) -> bool:
    """Return whether a run is long enough to be a content."""
    return _count(parsed, run, MIN_CONTENT_WORDS) == MIN_CONTENT_WORDS


def _is_byline(parsed: ParsedText, run: Run, cues: CueLexicon) -> bool:
    """Return whether a run ends in a word that stands for a source beside a colon: "watchdog", "study"."""
    last = list(_words(parsed, run))[-1]
    return last.lemma_.lower() in cues.documents or last.lower_ in cues.bylines


def _names_role(parsed: ParsedText, run: Run, cues: CueLexicon) -> bool:
    """Return whether the words of a headline before a colon end in a noun for a person or body: "Nurses' leader"."""
    words, persons = list(_words(parsed, run)), person_lexicon(parsed.lexicon)
    last = words[-1].lower_
    known = last in persons.person_nouns or last in persons.body_nouns
    return known and not any(w.lower_ in cues.section_labels or is_finite(w) for w in words)


def _last_sentence(parsed: ParsedText, run: Run) -> Run:
    """The words of a run after its last full stop."""
    stops = [i for i in range(run.start, run.end - 1) if parsed.words[i] in SENTENCE_FINAL]
    return Run(stops[-1] + 1, run.end) if stops and parsed.words[stops[-1] + 1][:1].isupper() else run


def _is_bare_role(parsed: ParsedText, run: Run, cues: CueLexicon) -> bool:
    """Return whether words before a quotation are a definite role and nothing more: `The skipper: "Too late."`."""
    first = next(_words(parsed, run), None)
    return first is not None and first.lower_ in ARTICLES and first.is_title and _names_role(parsed, run, cues)


def _names_source(parsed: ParsedText, run: Run, cues: CueLexicon, *, trust_tags: bool) -> bool:
    """Return whether words can be a source: capitalised, without a finite verb, and no label of a section.

    ``trust_tags`` is false where the tagger can't be trusted.
    """
    words = list(_words(parsed, run))
    if words[-1].lower_ not in cues.bylines and any(w.lower_ in cues.section_labels for w in words):
        return False
    if _is_byline(parsed, run, cues) and not (trust_tags and any(_says(w, cues) for w in words)):
        return True
    inner = parsed.doc[run.start : run.end - 1]
    if any(t.text in '.!?:;,"“”' for t in inner):
        return False
    if not trust_tags:
        return all(w.text[0].isupper() for w in words)
    if any(is_finite(w) and not w.text.isupper() for w in words):
        return False
    if any(_says(w, cues) for w in words):
        return False
    capitalised = all(w.text[0].isupper() or w.lower_ in NAME_LINKERS for w in words)
    return capitalised and any(is_named(w) for w in words)


def _says(word: Token, cues: CueLexicon) -> bool:
    """Return whether a word is a verb of saying: "told" in "Lund told the court:"."""
    return word.lemma_.lower() in cues.verbs and is_verbal(word)

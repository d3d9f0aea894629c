"""Quotations in a Doc: which words stand between quotation marks, and whether they are speech."""

from __future__ import annotations

import functools

from claimparse._attribution.quote_pairs import Quotation, find_quotations
from claimparse._evidence import Chars, Notice, QuoteMark, QuoteRule, Run
from claimparse._grammar.noun_phrases import modifies_next_noun
from claimparse._grammar.parts_of_speech import is_finite
from claimparse._grammar.tree import is_name
from claimparse._text.paragraphs import ParagraphKind
from claimparse._text.parsed_text import ParsedText
from claimparse.lexicon.schema import word_set

MAX_SCARE_WORDS = 4
MAX_NICKNAME_WORDS = 3


_words = functools.lru_cache(maxsize=16)(word_set)


def detect(parsed: ParsedText) -> tuple[tuple[QuoteMark, ...], tuple[Notice, ...]]:
    """The quotations of a text in order, and a notice for each mark without a partner."""
    text = parsed.text
    parts = [(p.start, p.end) for p in parsed.paragraphs if p.kind is not ParagraphKind.BOILERPLATE]
    found, unpaired = find_quotations(text, parts, parsed.lexicon)
    marks = []
    for q in found:
        inner, outer = parsed.tokens_of(_words_in(text, q)), parsed.tokens_of(Chars(q.start, q.end))
        other_use = _non_speech_use(parsed, q, inner, outer)
        rule = other_use or ("repaired" if q.repaired else "continued" if q.continues is not None else "paired")
        marks.append(QuoteMark(inner, outer, other_use is None, rule, q.continues, q.parent))
    return tuple(marks), tuple(Notice(m.code, m.message, Chars(m.start, m.end)) for m in unpaired)


def _words_in(text: str, q: Quotation) -> Chars:
    """The characters between the marks without white space at the ends, which belongs to the token before it."""
    words = text[q.inner_start : q.inner_end]
    start = q.inner_start + len(words) - len(words.lstrip())
    return Chars(start, max(start + len(words.strip()), start + 1))


def _non_speech_use(parsed: ParsedText, q: Quotation, inner: Run, outer: Run) -> QuoteRule | None:
    """The use of quoted words that are nobody's speech: a nickname, a title, scare quotes; None for speech."""
    doc, count = parsed.doc, parsed.count(inner)
    if not count or q.continues is not None:
        return None if count else "empty"
    capitalised = _is_capitalised(parsed, inner)
    if not capitalised and count > MAX_SCARE_WORDS:
        return None
    before = doc[outer.start - 1] if outer.start > 0 else None
    after = doc[outer.end] if outer.end < len(doc) else None
    is_sentence_end = parsed.text[q.inner_end - 1] in ".!?…"
    if capitalised and not is_sentence_end:
        if count <= MAX_NICKNAME_WORDS and before and after and is_name(before) and is_name(after):
            return "nickname"
        if before and before.lower_ != ":" and _is_title(parsed, q, inner, outer):
            return "title"
    if count <= MAX_SCARE_WORDS and not is_sentence_end and parsed.text[q.inner_end - 1] != ",":
        if _neighbours(parsed, outer) & _words(parsed.lexicon, "quotemarks.introducer"):
            return "introduced"
        if modifies_next_noun(doc, inner, outer):
            return "scare"
    return None


def _neighbours(parsed: ParsedText, outer: Run) -> set[str]:
    """The two words before a quotation and the two after it, in lower case."""
    around = (*parsed.doc[max(outer.start - 2, 0) : outer.start], *parsed.doc[outer.end : outer.end + 2])
    return {t.lower_ for t in around}


def _is_title(parsed: ParsedText, q: Quotation, inner: Run, outer: Run) -> bool:
    """Return whether capitalised words are the title of a work: a noun for one is near, or they hold no finite verb."""
    if _neighbours(parsed, outer) & _words(parsed.lexicon, "quotemarks.work"):
        return True
    is_introduced = parsed.text[max(q.start - 3, 0) : q.start].rstrip()[-1:] in (",", ":")
    return parsed.count(inner) > 1 and not any(map(is_finite, parsed.doc[slice(*inner)])) and not is_introduced


def _is_capitalised(parsed: ParsedText, inner: Run) -> bool:
    """Return whether quoted words begin with a capital, and all but stop words and numbers have one."""
    words = (i for i in range(*inner) if parsed.counts[i + 1] > parsed.counts[i])
    first = next(words, None)
    if first is None or not parsed.words[first][0].isupper():
        return False
    return all(parsed.words[i][0].isupper() or parsed.words[i][0].isdigit() or parsed.doc[i].is_stop for i in words)

"""Quotations in a Doc: which words stand between quotation marks, and whether they are speech."""

from __future__ import annotations

import functools

from claimparse._attribution.cue_syntax import has_finite_verb, modifies_outside
from claimparse._attribution.quotemarks import Quotation, quotations
from claimparse._evidence import Chars, Notice, QuoteMark, Run
from claimparse._grammar.tree import is_name
from claimparse._text.paragraphs import ParagraphKind
from claimparse._text.parsed_text import ParsedText
from claimparse.lexicon import Lexicon

MAX_SCARE_WORDS = 4


@functools.lru_cache(maxsize=8)
def _words(lexicon: Lexicon, array: str) -> frozenset[str]:
    return frozenset(w for entry in lexicon.array("quotemarks", array) for w in entry["words"])


def detect(parsed: ParsedText) -> tuple[tuple[QuoteMark, ...], tuple[Notice, ...]]:
    """The quotations of a page in text order, and what was odd about their marks."""
    text = parsed.text
    parts = [(p.start, p.end) for p in parsed.paragraphs if p.kind is not ParagraphKind.BOILERPLATE]
    found, faults = quotations(text, parts, parsed.lexicon)
    marks = []
    for q in found:
        inner, outer = parsed.tokens_of(Chars(q.inner_start, q.inner_end)), parsed.tokens_of(Chars(q.start, q.end))
        no_speech = _no_speech(parsed, q, inner, outer)
        rule = no_speech or ("repaired" if q.repaired else "continued" if q.continues is not None else "paired")
        marks.append(QuoteMark(inner, outer, no_speech is None, rule, q.continues, q.parent))
    return tuple(marks), tuple(Notice(f.code, f.message, Chars(f.start, f.end)) for f in faults)


def _no_speech(parsed: ParsedText, q: Quotation, inner: Run, outer: Run) -> str | None:
    """Why the quoted words are nobody's speech here: a nickname, the title of a work, scare quotes; else None."""
    doc, count = parsed.doc, parsed.count(inner)
    if not count or q.continues is not None:
        return None if count else "empty"
    capitals = _has_capitals(parsed, inner)
    if not capitals and count > MAX_SCARE_WORDS:
        return None
    before = doc[outer.start - 1] if outer.start > 0 else None
    after = doc[outer.end] if outer.end < len(doc) else None
    ends = parsed.text[q.inner_end - 1] in ".!?…"
    if count <= 3 and capitals and not ends and before and after and is_name(before) and is_name(after):
        return "nickname"
    near = {t.lower_ for t in doc[max(outer.start - 2, 0) : outer.start]} | {
        t.lower_ for t in doc[outer.end : outer.end + 2]
    }
    if (
        capitals
        and not ends
        and (count > 1 or near & _words(parsed.lexicon, "work"))
        and before
        and before.lower_ != ":"
    ):
        preceded = parsed.text[max(q.start - 3, 0) : q.start].rstrip()[-1:] in (",", ":")
        if near & _words(parsed.lexicon, "work") or (not has_finite_verb(doc, inner) and not preceded):
            return "title"
    if count <= MAX_SCARE_WORDS and not ends and parsed.text[q.inner_end - 1] != ",":
        if near & _words(parsed.lexicon, "introducer"):
            return "introduced"
        if modifies_outside(doc, inner, outer):
            return "scare"
    return None


def _has_capitals(parsed: ParsedText, inner: Run) -> bool:
    """Whether quoted words begin with a capital, and all but stop words and numbers have one."""
    words = (i for i in range(*inner) if parsed.counts[i + 1] > parsed.counts[i])
    first = next(words, None)
    if first is None or not parsed.words[first][0].isupper():
        return False
    return all(parsed.words[i][0].isupper() or parsed.words[i][0].isdigit() or parsed.doc[i].is_stop for i in words)

"""Edits of a claim's words, and the text that they make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import regex

from claimparse._evidence import Chars, Run
from claimparse._text.parsed_text import ParsedText
from claimparse.types import ReplacementReason

_QUOTES = '"“”„«»'
_SPACES = regex.compile(r"\s+")
_BEFORE_STOP = regex.compile(r"\s+(?=[,.;:!?)\]%’”])|(?<=[(\[“])\s+")
_EDGES = " ,;:–—-"
_ABBREVIATION = regex.compile(r"(?:\b\p{Lu}|\b\p{Lu}\p{Ll}{0,2})\.$")
"""An initial or a short title at the end keeps its stop: "J.", "Dr."."""


class Edit(NamedTuple):
    """Words in place of some tokens.

    If ``tokens`` is empty, they come before the token there, or without ``is_before`` after the one that ends there.
    """

    tokens: Run
    text: str
    reason: ReplacementReason
    evidence: tuple[Run, ...] = ()
    is_before: bool = True


def inserted(before: int, text: str, reason: ReplacementReason, evidence: tuple[Run, ...] = ()) -> Edit:
    """Words that are added before a token."""
    return Edit(Run(before, before), text, reason, evidence)


def appended(end: int, text: str, reason: ReplacementReason) -> Edit:
    """Words that are added after the token that ends at a place."""
    return Edit(Run(end, end), text, reason, is_before=False)


def chars_of(parsed: ParsedText, edit: Edit) -> Chars:
    """The characters that an edit replaces."""
    start, end = edit.tokens
    if end > start:
        return parsed.chars_of(edit.tokens)
    at = parsed.starts[start] if edit.is_before else parsed.ends[start - 1]
    return Chars(at, at)


def edited(parsed: ParsedText, runs: Sequence[Run], edits: Iterable[Edit]) -> str:
    """The text of some runs with edits made, as a sentence without its stop; outer quotation marks are left out."""
    at: dict[int, list[Edit]] = {}
    for e in edits:
        at.setdefault(e.tokens.start, []).append(e)
    out: list[str] = []
    for run in runs:
        out.extend(_words(parsed, run, at))
        out.append(" ")
    return _sentence("".join(out))


def _words(parsed: ParsedText, run: Run, at: dict[int, list[Edit]]) -> Iterable[str]:
    t, words, spaced = run.start, parsed.words, parsed.columns.followed_by_space
    while t < run.end:
        here = at.get(t, ())
        for e in here:
            if e.tokens.end == t and e.is_before:
                yield f"{e.text} "
        replacing = next((e for e in here if e.tokens.end > t), None)
        if replacing is None:
            yield words[t] + " " * spaced[t]
            t += 1
        else:
            t = replacing.tokens.end
            yield replacing.text + " " * (spaced[t - 1] and bool(replacing.text))
    yield from (f" {e.text}" for e in at.get(run.end, ()) if e.tokens.end == run.end and not e.is_before)


def _sentence(text: str) -> str:
    """A text with single spaces, a capital and no stop; quotation marks around all of it or without a pair go."""
    text = _BEFORE_STOP.sub("", _SPACES.sub(" ", text)).strip(_EDGES)
    marks = [k for k, c in enumerate(text) if c in _QUOTES]
    if len(marks) % 2:
        text = "".join(c for c in text if c not in _QUOTES)
    elif len(marks) == 2 and marks[0] == 0 and all(not c.isalnum() for c in text[marks[1] :]):
        text = text.strip(_QUOTES + ".,") if text[-1:] not in "?!" else text.replace(text[0], "", 1)
    text = text.strip(_EDGES)
    if text.endswith(".") and not text.endswith(("..", ". .")) and not _ABBREVIATION.search(text):
        text = text[:-1].rstrip(_EDGES)
    return text[:1].upper() + text[1:]

"""Sentences that begin after a full stop which the parser may take for part of a word: "$360m. Sales", "the U.S. The".

Some are told by the words alone, before the parser runs; others by the parse, as a new subject begins there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import regex

from claimparse._grammar.tree import FINITE_TAGS, NOUN_SUBJECTS, is_name
from claimparse._grammar.words import SENTENCE_OPENERS

if TYPE_CHECKING:
    from claimparse._grammar.columns import Columns

_INITIALS = regex.compile(r"(?:\p{L}\.){2,}")
_UNIT = regex.compile(r"(?:.*\d)?\p{L}\.")


def starts_by_words(words: Sequence[str], followed_by_space: Sequence[bool]) -> list[int]:
    """The tokens that begin a sentence after a stop inside a token: a unit glued to its number, or initials.

    After initials only a word that no name begins with: "at 5 p.m. The doors", not "at 5 p.m. Monday", "U.S. Steel".
    """
    stopped = (i for i, word in enumerate(words) if len(word) > 1 and word[-1] == ".")
    return [i + 1 for i in stopped if i + 1 < len(words) and _is_end(words, followed_by_space, i)]


def _is_end(words: Sequence[str], followed_by_space: Sequence[bool], i: int) -> bool:
    """Return whether a token that ends with a full stop ends a sentence."""
    word, after = words[i], words[i + 1]
    if not (followed_by_space[i] and after[0].isupper()):
        return False
    if _INITIALS.fullmatch(word):
        return after.lower() in SENTENCE_OPENERS
    is_glued = i > 0 and words[i - 1][-1].isdigit() and not followed_by_space[i - 1]
    return bool(_UNIT.fullmatch(word)) and (is_glued or word[0].isdigit())


def sentence_breaks(c: Columns) -> list[int]:
    """The tokens, in order, that begin a sentence after a stop in or beside a word, whether the parser saw it or not.

    Other full stops are seen by all who read a text.
    """
    return sorted({*starts_by_words(c.text, c.followed_by_space), *_starts_by_parse(c)})


def _starts_by_parse(c: Columns) -> Iterator[int]:
    """Yield the capitalised words after such a stop with which a sentence begins, or the subject of a finite verb."""
    for i in range(1, len(c)):
        if not c.text[i][0].isupper():
            continue
        last = c.text[i - 1]
        if last == "." and _follows_number(c, i - 1):
            yield from (i,) if c.begins_sentence(i) else ()
        elif len(last) > 1 and last[-1] == "." and not is_name(c.doc[i]):
            yield from (i,) if c.begins_sentence(i) or _opens_clause(c, i) else ()


def _follows_number(c: Columns, i: int) -> bool:
    """Return whether a number stands before a token, or a unit glued to one: "$2.6bn.", "12 km."."""
    is_glued = i > 1 and c.text[i - 2][-1].isdigit() and not c.followed_by_space[i - 2]
    return is_glued or (i > 0 and c.text[i - 1][0].isdigit())


def _opens_clause(c: Columns, i: int) -> bool:
    """Return whether a token begins the subject of a finite verb, and the word before belongs to neither."""
    token, before = c.doc[i], c.doc[i - 1]
    noun = token if token.dep_ in NOUN_SUBJECTS else token.head
    if noun.dep_ not in NOUN_SUBJECTS or noun.left_edge.i != i or not noun.i < noun.head.i:
        return False
    verb = noun.head
    is_finite = any(t.tag_ in FINITE_TAGS for t in (verb, *verb.lefts))
    return is_finite and not noun.is_ancestor(before) and before.head.i != verb.i

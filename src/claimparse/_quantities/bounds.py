"""Bounds and estimates around a number: "more than", "or more", "about"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from claimparse._grammar.words import ARTICLES
from claimparse._quantities.lexicon import Bound, BoundWords, bound_words, canonical_symbol, number_words
from claimparse.lexicon import Lexicon

_MAX_WIDTH = 48
"""Characters before a number in which its bounds are looked for."""
_MAX_WORDS = 6
"""Words of one bound."""

_SPACES = " \t"
_SUB = regex.compile(r"(?<!\p{L})sub-$", regex.I)
_AFTER = regex.compile(
    r"(?P<sign>\s?\+(?![\p{L}\p{N}]))|(?P<part>-?(?:plus|odd|ish)(?!\p{L})|-some(?!\p{L}))|(?P<words>,?(?:\s\p{L}{2,11}){1,4}+)",
    regex.I,
)
_NEXT_AMOUNT = regex.compile(r"\s(?:\p{Sc}|\p{Lu}{1,3}\p{Sc}|\d|(?P<word>\p{L}++))")
_COMPARISON = regex.compile(r"\s(?:than|of)(?!\p{L})", regex.I)
_DETERMINERS = ARTICLES | {"another"}

_ADJUNCT_PREPOSITIONS = frozenset({"for", "on", "in", "at", "with", "to", "by", "after"})
_FORMS_OF_BE = frozenset({"be", "am", "are", "is", "was", "were", "been", "being"})

_Span = tuple[int, int]


class Bounds(NamedTuple):
    """The bounds and other modifiers on one side of a number.

    Attributes:
        start: The character where they begin.
        bound: The bound that decides.
        approximate: Whether one of the bounds is an estimate.
        additional: Whether the number comes on top of another: "another 14".
        spans: The characters of the modifiers, in text order.
        has_filler: Whether words such as "a total of" show that the number is no year.
    """

    start: int
    bound: Bound | None = None
    approximate: bool = False
    additional: bool = False
    spans: tuple[_Span, ...] = ()
    has_filler: bool = False


def bounds_before(text: str, start: int, lexicon: Lexicon, *, is_count: bool = False) -> Bounds:
    """The bounds directly before character ``start``; the nearest one decides, but an estimate gives way to others.

    Before a count (``is_count``) the preposition or particle of a verb is none: "handed over 40 keys".
    """
    table = bound_words(lexicon)
    if symbol := _symbol_before(text, start, table):
        return symbol
    backwards = _words_before(text, start)
    last = next(backwards, None)
    if last is None or text[last[0] : last[1]].casefold() not in table.last_words:
        return Bounds(start)
    words, has_filler = [last, *backwards][::-1], False
    k, begin, approximate, additional = len(words), start, False, False
    bound: Bound | None = None
    spans: list[_Span] = []
    while k > 0:
        sizes = range(min(_MAX_WORDS, k), 0, -1)
        size = next((n for n in sizes if _is_known(_phrase(text, words[k - n : k]), table)), 0)
        if not size:
            break
        run = words[k - size : k]
        phrase, k = _phrase(text, run), k - size
        if phrase in table.blockers or (is_count and _is_governed(text, phrase, words[:k][-4:], table)):
            break
        has_filler = has_filler or size > 1
        found, is_additional = table.before.get(phrase), phrase in table.additional
        if found:
            approximate = approximate or found.relation == "~"
            if bound is None or bound.relation == "~" != found.relation:
                bound = found
        if found or is_additional:
            additional, begin = additional or is_additional, run[0][0]
            spans.insert(0, (begin, run[-1][1]))
    return Bounds(begin, bound, approximate, additional, tuple(spans), has_filler)


def _is_governed(text: str, phrase: str, before: list[_Span], table: BoundWords) -> bool:
    """Return whether a verb before a word makes it a particle or preposition: "ran over", "were asked about".

    A short adjunct may stand between them: "were asked on Monday about", "argued for weeks about".
    """
    if not before or phrase not in table.governors:
        return False
    words = [_phrase(text, [word]) for word in before]
    if len(words) > 2 and words[-2] in _ADJUNCT_PREPOSITIONS:
        words = words[:-2]
    auxiliary, verb = ["", *words][-2:]
    is_passive = verb in table.passive_governors[phrase] and auxiliary in _FORMS_OF_BE
    return is_passive or verb in table.governors[phrase]


def _symbol_before(text: str, start: int, table: BoundWords) -> Bounds | None:
    """The bound in symbols directly before a number ("~", ">= ", "sub-"); None for symbols without a meaning."""
    if text[start - 1 : start] == "-" and (sub := _SUB.search(text, max(0, start - 5), start)):
        return Bounds(sub.start(), table.before["sub-"], spans=(sub.span(),))
    end = start - (text[start - 1 : start] == " ")
    begin = end
    while begin and text[begin - 1] in table.symbol_characters:
        begin -= 1
    bound = table.symbols.get(canonical_symbol(text[begin:end]))
    return None if bound is None else Bounds(begin, bound, spans=((begin, start),))


def _words_before(text: str, start: int) -> Iterator[_Span]:
    """Yield the words before a number up to the next punctuation or line break, the nearest first."""
    window, end = max(0, start - _MAX_WIDTH), start
    count = 0
    while count < 2 * _MAX_WORDS and end > window and text[end - 1] in _SPACES:
        while end > window and text[end - 1] in _SPACES:
            end -= 1
        begin = end
        while begin > window and (text[begin - 1].isalpha() or text[begin - 1] in ".'’-"):
            begin -= 1
        if begin == end or begin == window > 0:
            return
        yield begin, end
        end, count = begin, count + 1


def _phrase(text: str, run: list[_Span]) -> str:
    return " ".join(text[a:b] for a, b in run).casefold()


def _is_known(phrase: str, table: BoundWords) -> bool:
    return any(phrase in t for t in (table.before, table.additional, table.fillers, table.blockers))


def bounds_after(text: str, number_end: int, unit_end: int, lexicon: Lexicon) -> tuple[Bounds, int]:
    """The bound after the number words or after the unit, and the character where it ends."""
    table = bound_words(lexicon)
    for position in dict.fromkeys((number_end, unit_end)):
        found = _AFTER.match(text, position)
        if not found:
            continue
        phrase = found.group().lstrip(", ")
        words = phrase.split()
        if words[0].casefold() not in table.first_words or (words[0].isupper() and words[0].isalpha()):
            continue
        for n in range(len(words), 0, -1):
            bound = table.after.get(" ".join(words[:n]).casefold())
            first = found.end() - len(phrase)
            end = first + len(" ".join(words[:n]))
            if bound and not _begins_new_phrase(text, end, words[:n], lexicon):
                approximate = bound.relation == "~"
                return Bounds(first, bound, approximate, spans=((first, end),)), max(end, unit_end)
    return Bounds(unit_end), unit_end


def _begins_new_phrase(text: str, end: int, words: list[str], lexicon: Lexicon) -> bool:
    """Return whether the words begin something else: "and more than 3 cats", "plus £10"."""
    return _COMPARISON.match(text, end) is not None or (len(words) == 1 and _is_addition(text, end, words[0], lexicon))


def _is_addition(text: str, end: int, word: str, lexicon: Lexicon) -> bool:
    """Return whether "plus" adds another amount or thing: "£80 plus £10", "$5 plus a fee"; not in "65 plus"."""
    following = _NEXT_AMOUNT.match(text, end) if word.casefold() == "plus" else None
    if following is None:
        return False
    word = following["word"]
    return word is None or word.casefold() in _DETERMINERS or word.casefold() in number_words(lexicon).cardinals

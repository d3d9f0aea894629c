"""Bounds and estimates around a number: "more than", "or more", "about"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from claimparse._quantities.lexicon import Bound, BoundWords, bound_words, canonical_stack, number_words
from claimparse.lexicon import Lexicon

_WINDOW = 48
_MOST_WORDS = 6
_BLANKS = " \u00a0\t"
_SUB = regex.compile(r"(?<!\p{L})sub-$", regex.I)
_AFTER = regex.compile(
    r"(?P<sign>\s?\+(?![\p{L}\p{N}]))|(?P<part>-?(?:plus|odd|ish)(?!\p{L})|-some(?!\p{L}))|(?P<words>,?(?:\s\p{L}{2,11}){1,4}+)",
    regex.I,
)

_NEXT = regex.compile(r"\s(?:\p{Sc}|\p{Lu}{1,3}\p{Sc}|\d|(?P<word>\p{L}++))")
_COMPARES = regex.compile(r"\s(?:than|of)(?!\p{L})", regex.I)
_ARTICLES = frozenset({"a", "an", "the", "another"})

_Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What stands beside a number: the decisive bound, all relations, the modifiers' characters, where it begins.

    ``filled``: words such as "a total of" show that a number follows, not a year.
    """

    start: int
    bound: Bound | None = None
    relations: str = ""
    additional: bool = False
    spans: tuple[_Run, ...] = ()
    filled: bool = False


def before_number(text: str, start: int, lexicon: Lexicon) -> Bounds:
    """The bounds directly before character ``start``; the one nearest to the number decides, estimates give way."""
    table = bound_words(lexicon)
    if signed := _signs_before(text, start, table):
        return signed
    backwards = _words_before(text, start)
    last = next(backwards, None)
    if last is None or text[last[0] : last[1]].casefold() not in table.last_words:
        return Bounds(start)
    words, filled = [last, *backwards][::-1], False
    k, begin, relations, additional = len(words), start, "", False
    bound: Bound | None = None
    spans: list[_Run] = []
    while k > 0:
        size = next((n for n in range(min(_MOST_WORDS, k), 0, -1) if _known(_phrase(text, words[k - n : k]), table)), 0)
        if not size:
            break
        run = words[k - size : k]
        phrase, k = _phrase(text, run), k - size
        if phrase in table.blocking:
            break
        filled = filled or size > 1
        found, more = table.before.get(phrase), phrase in table.additional
        if found:
            relations += found.relation
            if bound is None or bound.relation == "~" != found.relation:
                bound = found
        if found or more:
            additional, begin = additional or more, run[0][0]
            spans.insert(0, (begin, run[-1][1]))
    return Bounds(begin, bound, relations, additional, tuple(spans), filled)


def _signs_before(text: str, start: int, table: BoundWords) -> Bounds | None:
    """The bound in signs directly before a number: "~", ">= ", "sub-"; None for a stack of signs that means nothing."""
    if text[start - 1 : start] == "-" and (sub := _SUB.search(text, max(0, start - 5), start)):
        return Bounds(sub.start(), table.before["sub-"], spans=(sub.span(),))
    end = start - (text[start - 1 : start] == " ")
    begin = end
    while begin and text[begin - 1] in table.signs:
        begin -= 1
    bound = table.stacks.get(canonical_stack(text[begin:end]))
    return None if bound is None else Bounds(begin, bound, spans=((begin, start),))


def _words_before(text: str, start: int) -> Iterator[_Run]:
    """The words before a number up to the next mark or line break, the nearest first."""
    window, end = max(0, start - _WINDOW), start
    count = 0
    while count < 2 * _MOST_WORDS and end > window and text[end - 1] in _BLANKS:
        while end > window and text[end - 1] in _BLANKS:
            end -= 1
        begin = end
        while begin > window and (text[begin - 1].isalpha() or text[begin - 1] in ".'’-"):
            begin -= 1
        if begin == end or begin == window > 0:
            return
        yield begin, end
        end, count = begin, count + 1


def _phrase(text: str, run: list[_Run]) -> str:
    return " ".join(text[a:b] for a, b in run).casefold()


def _known(phrase: str, table: BoundWords) -> bool:
    return any(phrase in t for t in (table.before, table.additional, table.fillers, table.blocking))


def _adds_another(text: str, end: int, word: str, lexicon: Lexicon) -> bool:
    """Whether "plus" adds another amount or thing: "£80 plus £10", "$5 plus a fee"; "65 plus" is a bound."""
    following = _NEXT.match(text, end) if word.casefold() == "plus" else None
    if following is None:
        return False
    word = following["word"]
    return word is None or word.casefold() in _ARTICLES or word.casefold() in number_words(lexicon).cardinals


def after_number(text: str, number_end: int, unit_end: int, lexicon: Lexicon) -> tuple[Bounds, int]:
    """The bound after the number words or after the unit, and where it ends."""
    table = bound_words(lexicon)
    for position in dict.fromkeys((number_end, unit_end)):
        found = _AFTER.match(text, position)
        if not found:
            continue
        phrase = found.group().lstrip(", \u00a0")
        words = phrase.split()
        if words[0].casefold() not in table.first_words or (words[0].isupper() and words[0].isalpha()):
            continue
        for n in range(len(words), 0, -1):
            bound = table.after.get(" ".join(words[:n]).casefold())
            first = found.end() - len(phrase)
            end = first + len(" ".join(words[:n]))
            if bound and not _goes_on(text, end, words[:n], lexicon):
                return Bounds(first, bound, bound.relation, spans=((first, end),)), max(end, unit_end)
    return Bounds(unit_end), unit_end


def _goes_on(text: str, end: int, words: list[str], lexicon: Lexicon) -> bool:
    """Whether the words begin something else: "and more than 3 cats", "plus £10"."""
    return _COMPARES.match(text, end) is not None or (len(words) == 1 and _adds_another(text, end, words[0], lexicon))

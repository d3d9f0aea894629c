"""Figures and number words that are no quantity: dates, times, labels, addresses, telephone numbers, set phrases.

>>> from claimparse.lexicon import Lexicon
>>> text = "On 3 May 2019 at 2.15pm, 40 people met in room 404."
>>> [text[a:b] for a, b in non_quantity_spans(text, [(3, 4), (14, 18), (52, 55)], Lexicon.default())]
['3 May 2019', '2.15pm', 'room 404']
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import regex

from claimparse._quantities.lexicon import NonQuantityWords, non_quantity_words, number_words
from claimparse.lexicon import Lexicon
from claimparse.lexicon.alternation import alternation

_DAY = r"(?<![\d.,:/-])\d{1,2}(?:st|nd|rd|th)?+"
_DAYS = rf"{_DAY}(?:\s?(?:-|–|—|to|and|or|,)\s?\d{{1,2}}(?:st|nd|rd|th)?+(?!\d|[,.:]\d))?+"
_HOUR = r"(?<![\d.,:/-])\d{1,2}(?:[:.]\d{2})?+"
_CLOCK = r"(?:[ap]\.\s?m\.?|[ap]m|[AP]M|[AP]\.M\.?)(?!\p{L})"
_WORD_END = r"(?![^\W_])"
_NO_MORE_FIGURES = r"(?![^\W_]|[,.]\d|\s?(?:%|percent|per\scent|million|billion|thousand|hundred))"

_STARTS_WITH_DIGIT = rf"""
    {_DAYS}(?:\sof)?\s(?:\L<months>)(?![\p{{L}}\p{{N}}])(?:,?\s\d{{4}}(?!\d|,\d))?+
  | (?<!\d)\d{{4}}-\d{{2}}-\d{{2}}(?!\d)(?:T[\d:.]{{4,15}}Z?)?+
  | (?<![\d/])\d{{1,2}}/\d{{1,2}}/\d{{2,4}}(?![\d/])
  | (?<![\d/])(?:24/7|9/11|7/7)(?![\d/]) | (?<!\d)911(?=\s(?:call|operator|dispatch))
  | {_HOUR}(?:\s?(?:-|–|to|and|until|till)\s?\d{{1,2}}(?:[:.]\d{{2}})?+)?+\s?{_CLOCK}
  | (?<![\d:])\d{{1,2}}:\d{{2}}(?::\d{{2}})?+(?:\.\d++)?+
  | \d++\so['’]clock
  | (?<![\d.,-])\d{{1,2}}-(?:K|Q|F|Eleven)(?![\p{{L}}\p{{N}}]) | (?<!\d)\d{{3}}\([a-z]\)(?:\(\d\))?+
  | (?<![\d.:])\d{{1,2}}[.:]?\d\d\s?(?:\L<time_zones>)(?!\p{{L}})
  | (?<![\d.,])(?:1\d|20)\d\d[-–/]\d{{2}}(?!\d|[.,]\d|\s?%)
  | (?<![\d.,])(?:1\d\d|20\d|[2-9])0s(?!\p{{L}})
  | (?<!\d)\d{{1,4}}\s?(?:BC|BCE|AD|CE)(?!\p{{L}})
  | (?<![\d.,])(?:0\d{{2,4}}(?:[ -]\d{{3,4}}){{1,3}}+|\d{{3}}-0\d{{3}})(?!\d)
  | (?<![\d-])\d{{3}}-\d{{4}}(?![\d-])
  | (?<![\d-])\d++(?:[-–]\d++){{2,}}+ | (?<![\d-])\d{{5}}-\d{{4}}(?!\d)
  | (?<![\p{{L}}\p{{N}},.])\d{{1,5}}[A-Z]?\s(?:\p{{Lu}}[\p{{L}}.'’-]{{1,20}}\s){{1,3}}(?:\L<streets>){_WORD_END}
  | (?<=^[ \t]{{0,8}})\d{{1,3}}[.)]\s
"""


def _months(words: NonQuantityWords) -> list[str]:
    """The months as they are written: "May", "MAY"."""
    return [f(m) for m in sorted(words.months) for f in (str.capitalize, str.upper)]


def _forms(phrase: str) -> tuple[str, ...]:
    """The forms in which a set phrase may stand; one with capitals is a name: "four seasons" is no "Four Seasons"."""
    if phrase != phrase.lower():
        return phrase, phrase.upper()
    return phrase, phrase.capitalize(), phrase.title(), phrase.upper()


class _Opening(NamedTuple):
    """Words that begin what is no quantity, and the pattern of what has to follow them."""

    words: str
    rest: re.Pattern[str]


def _rests(lexicon: Lexicon) -> Iterator[tuple[Iterable[str], str]]:
    """Yield the words that begin what is no quantity, with what follows them: "May" 3, "Section" 4, "no one"."""
    words, cardinals = non_quantity_words(lexicon), number_words(lexicon).cardinals
    hours = alternation(word for word, value in cardinals.items() if 1 <= value <= 12)
    clock_time = rf"(?:\d{{1,2}}(?:[:.]\d\d)?+|{hours})(?:[\s-](?:{alternation(sorted(words.minutes))}))?+"
    before_hours = ("at", "by", "until", "till", "before", "after", "since", "from", "around", "about")
    labels = [*(w.capitalize() for w in words.labels), *words.lowercase_labels]
    yield ("http", "https"), r"://\S++"
    yield ("www",), r"\.\S++"
    yield _months(words), rf"\.?+\s(?:the\s)?+{_DAYS}(?:,?\s\d{{4}}(?!\d))?+{_NO_MORE_FIGURES}"
    yield _months(words), r"\.?,?\s(?:(?:1\d|20)\d\d|['’]\d\d)(?!\d|[,.]\d)"
    yield (
        (form for word in before_hours for form in (word, word.capitalize())),
        rf"\s{clock_time}\s(?:in\sthe\s(?:small\shours|morning|afternoon|evening)|at\snight){_WORD_END}",
    )
    yield ("half", "Half", "quarter", "Quarter"), rf"\s(?:past|to)\s{clock_time}{_WORD_END}"
    yield (form for word in cardinals if 3 <= len(word) <= 6 for form in _forms(word)), r"\so['’]clock"
    yield ("AD",), r"\s\d{1,4}(?!\d)"
    yield (
        (form for label in labels for form in (f"{label}s", label)),
        r"\s(?:No\.?\s)?\d{1,4}(?:\.\d{1,2})?[A-Za-z]?(?:\s?(?:,|-|–|and|to|or|of|through)\s?\d{1,3})?"
        rf"(?![^\W\d_]){_NO_MORE_FIGURES}",
    )
    yield ("No", "Nos"), r"\.?\s?\d++"
    yield ("the Group of", "The Group of"), r"\s\d{1,2}(?![^\W_]|[,.]\d)"
    yield (form for index in words.indices for form in (index, index.lower())), r"\s\d{2,4}(?![^\W_]|[,.]\d|\s?%)"
    names = {phrase for phrase in words.set_phrases if phrase != phrase.lower()}
    yield (form for name in names for form in _forms(name)), _WORD_END
    yield (
        (form for phrase in words.set_phrases - names for form in _forms(phrase)),
        r"(?![^\W_]|-[^\W\d_]|\s(?:of|a|per|in|out)\s)",
    )


_FIRST_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+")


@functools.lru_cache(maxsize=8)
def _openings(lexicon: Lexicon) -> Mapping[str, tuple[_Opening, ...]]:
    """What may begin with a word, by that word; of one kind the longest first."""
    found: dict[str, tuple[_Opening, ...]] = {}
    for phrases, pattern in _rests(lexicon):
        rest = re.compile(pattern)
        for phrase in sorted(set(phrases), key=len, reverse=True):
            if first := _FIRST_WORD.match(phrase):
                found[first.group()] = (*found.get(first.group(), ()), _Opening(phrase, rest))
    return found


def _starting_with_word(text: str, low: int, high: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the spans in a part of a text that begin with a word and are no quantity."""
    openings, stop = _openings(lexicon), low
    for word in _FIRST_WORD.finditer(text, low, high):
        start = word.start()
        for phrase, rest in openings.get(word.group(), ()) if start >= stop else ():
            is_here = text.startswith(phrase, start, high)
            if is_here and (match := rest.match(text, start + len(phrase), high)):
                stop = match.end()
                yield start, stop
                break


_STARTS_WITH_SYMBOL = r"""(?=[+('’#№\[])(?:
    \+\d[\d\s()-]{6,20}\d | \(\d{3}\)\s?\d{3}-\d{4} | ['’]\d0s(?!\p{L}) | [#№]\s?\d++ | \[\d{1,3}\] | \(\d\)\s )
"""


@functools.lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> tuple[regex.Pattern[str], ...]:
    words = non_quantity_words(lexicon)
    streets = [w.capitalize() for w in words.streets]
    return (
        regex.compile(
            rf"(?<!\d)(?=\d)(?:{_STARTS_WITH_DIGIT})",
            regex.X | regex.M,
            streets=streets,
            months=_months(words),
            time_zones=sorted(words.time_zones),
        ),
        regex.compile(_STARTS_WITH_SYMBOL, regex.X),
    )


_MARGIN = 48


def _windows(text: str, numbers: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a text around the numbers, joined where they meet; nothing else has to be searched."""
    begin = stop = 0
    for start, end in numbers:
        low, high = max(0, start - _MARGIN), min(len(text), end + _MARGIN)
        if low > stop:
            if stop:
                yield begin, stop
            begin = low
        stop = max(stop, high)
    if stop:
        yield begin, stop


def non_quantity_spans(text: str, numbers: Sequence[tuple[int, int]], lexicon: Lexicon) -> list[tuple[int, int]]:
    """The spans of a text in which figures are no quantity, in order and without overlap. Takes linear time.

    Args:
        text: The text.
        numbers: The spans of its numbers, in order; only their surroundings are searched.
        lexicon: The lexicon.
    """
    found: list[tuple[int, int]] = []
    for low, high in _windows(text, numbers):
        found += _starting_with_word(text, low, high, lexicon)
        found += [match.span() for pattern in _patterns(lexicon) for match in pattern.finditer(text, low, high)]
    spans: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans

"""Figures and number words that count nothing: dates, times, labels, addresses, telephone numbers, set phrases.

>>> from claimparse.lexicon import Lexicon
>>> text = "On 3 May 2019 at 2.15pm, 40 people met in room 404."
>>> [text[a:b] for a, b in dead_figures(text, [(3, 4), (14, 18), (52, 55)], Lexicon.default())]
['3 May 2019', '2.15pm', 'room 404']
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

import regex

from claimparse._quantities.alternation import alternation
from claimparse._quantities.lexicon import signs
from claimparse.lexicon import Lexicon

_DAY = r"(?<![\d.,:/-])\d{1,2}(?:st|nd|rd|th)?+"
_DAYS = rf"{_DAY}(?:\s?(?:-|–|—|to|and|or|,)\s?\d{{1,2}}(?:st|nd|rd|th)?+(?!\d|[,.:]\d))?+"
_HOUR = r"(?<![\d.,:/-])\d{1,2}(?:[:.]\d{2})?+"
_CLOCK = r"(?:[ap]\.m\.?|[ap]m|[AP]M|[AP]\.M\.?)(?!\p{L})"
_WORD_END = r"(?![^\W_])"
_O_CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)?+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?:[\s-](?:fifteen|thirty|forty-five))?+"
)
_NOT_MORE = r"(?![^\W_]|[,.]\d|\s?(?:%|percent|per\scent|million|billion|thousand|hundred))"

_FIGURES_FIRST = rf"""
    {_DAYS}(?:\sof)?\s(?:\L<months>)(?![\p{{L}}\p{{N}}])(?:,?\s\d{{4}}(?!\d|,\d))?+
  | (?<!\d)\d{{4}}-\d{{2}}-\d{{2}}(?!\d)(?:T[\d:.]{{4,15}}Z?)?+
  | (?<![\d/])\d{{1,2}}/\d{{1,2}}/\d{{2,4}}(?![\d/])
  | (?<![\d/])(?:24/7|9/11|7/7)(?![\d/]) | (?<!\d)911(?=\s(?:call|operator|dispatch))
  | {_HOUR}(?:\s?(?:-|–|to|and|until|till)\s?\d{{1,2}}(?:[:.]\d{{2}})?+)?+\s?{_CLOCK}
  | (?<![\d:])\d{{1,2}}:\d{{2}}(?::\d{{2}})?+(?:\.\d++)?+
  | \d{{1,2}}\so['’]clock
  | (?<!\d)\d{{3,4}}\s?(?:GMT|UTC|BST|CET|EST|EDT|IST)(?!\p{{L}})
  | (?<![\d.,])(?:1\d|20)\d\d[-–/]\d{{2}}(?!\d|[.,]\d|\s?%)
  | (?<![\d.,])(?:1\d\d|20\d|[2-9])0s(?!\p{{L}})
  | (?<!\d)\d{{1,4}}\s?(?:BC|BCE|AD|CE)(?!\p{{L}})
  | (?<![\d.,])(?:0\d{{2,4}}(?:[ -]\d{{3,4}}){{1,3}}+|\d{{3}}-0\d{{3}})(?!\d)
  | (?<![\d-])\d++(?:[-–]\d++){{2,}}+ | (?<![\d-])\d{{5}}-\d{{4}}(?!\d)
  | (?<![\p{{L}}\p{{N}},.])\d{{1,5}}[A-Z]?\s(?:\p{{Lu}}[\p{{L}}.'’-]{{1,20}}\s){{1,3}}(?:\L<streets>){_WORD_END}
  | (?<=^[ \t]{{0,8}})\d{{1,3}}[.)]\s
"""


def _months(lexicon: Lexicon) -> list[str]:
    return [f(m) for m in sorted(signs(lexicon).months) for f in (str.capitalize, str.upper)]


def _words_first(lexicon: Lexicon) -> str:
    """What begins with a word: "May 3", "Section 4", "no one"; for ``re``, which is the faster on lists of words."""
    s = signs(lexicon)
    months = alternation(_months(lexicon))
    labels = alternation([*(w.capitalize() for w in sorted(s.labels)), *sorted(s.lower)])
    indices = alternation(sorted(f(w) for w in s.indices for f in (str, str.lower)))
    fixed = alternation(f(p) for p in sorted(s.fixed) for f in (str, str.capitalize, str.title, str.upper))
    return rf"""(?<![^\W_])(?=[^\W\d_])(?:
    (?:https?://|www\.)\S++
  | (?:{months})\.?+\s(?:the\s)?+{_DAYS}(?:,?\s\d{{4}}(?!\d))?+{_NOT_MORE}
  | (?:{months})\.?,?\s(?:(?:1\d|20)\d\d|['’]\d\d)(?!\d|[,.]\d)
  | (?:[Aa]t|[Bb]y|[Uu]ntil|[Tt]ill|[Bb]efore|[Aa]fter|[Ss]ince|[Ff]rom|[Aa]round|[Aa]bout)\s{_O_CLOCK}
    \s(?:in\sthe\s(?:small\shours|morning|afternoon|evening)|at\snight){_WORD_END}
  | (?:[Hh]alf|[Qq]uarter)\s(?:past|to)\s{_O_CLOCK}{_WORD_END}
  | [^\W\d_]{{3,6}}\so['’]clock | AD\s\d{{1,4}}(?!\d)
  | (?:{labels})s?\s(?:No\.?\s)?\d{{1,4}}(?:\.\d{{1,2}})?[A-Za-z]?(?:\s?(?:,|-|–|and|to|or|of)\s?\d{{1,3}})?
    (?![^\W\d_]){_NOT_MORE}
  | (?:No|Nos)\.?\s?\d++
  | (?:{indices})\s\d{{2,4}}(?![^\W_]|[,.]\d|\s?%)
  | (?:{fixed})(?![^\W_]|-[^\W\d_]|\s(?:of|a|per|in|out)\s)
    )"""


_SIGNS_FIRST = r"""(?=[+('’#№\[])(?:
    \+\d[\d\s()-]{6,20}\d | \(\d{3}\)\s?\d{3}-\d{4} | ['’]\d0s(?!\p{L}) | [#№]\s?\d++ | \[\d{1,3}\] | \(\d\)\s )
"""
_Pattern = re.Pattern[str] | regex.Pattern[str]


@functools.lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> tuple[_Pattern, ...]:
    streets = [w.capitalize() for w in signs(lexicon).streets]
    return (
        regex.compile(rf"(?=\d)(?:{_FIGURES_FIRST})", regex.X | regex.M, streets=streets, months=_months(lexicon)),
        regex.compile(_SIGNS_FIRST, regex.X),
        re.compile(_words_first(lexicon), re.X),
    )


_MARGIN = 48


def _windows(text: str, numbers: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The surroundings of the numbers, joined where they meet; the rest of a text needs no look."""
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


def dead_figures(text: str, numbers: Sequence[tuple[int, int]], lexicon: Lexicon) -> list[tuple[int, int]]:
    """The characters, in order and without overlap, where none of the ``numbers`` counts anything. Time is linear."""
    found = [
        match.span()
        for low, high in _windows(text, numbers)
        for pattern in _patterns(lexicon)
        for match in pattern.finditer(text, low, high)
    ]
    dead: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not dead or start >= dead[-1][1]:
            dead.append((start, end))
    return dead

"""Hypothesis strategies for texts that are hard to read; reached through :mod:`claimparse.testing`."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

_SCRAPS = (
    *('"', "“", "”", "‘", "’", "'", "«", "»", "(", ")", " - ", " — "),
    *(", ", ". ", ": ", "; ", "? ", "! ", "…", "\n", "\n\n"),
    *("he said", "said Ms. Ortega", "according to", "the ministry denied", "may", "not", "no", "if", "that", "whether"),
    *("38", "1,250", "$4.5m", "£3bn", "7%", "½", "3/4", "one in five", "dozens of", "between 3 and 4 million", "12:30"),
    *("of them", "of the 46 boats", "U.S.", "Mr. Okafor", "She", "the latter", "km/h", "€", "1 min read", "BREAKING"),
    *("\t", "\u00a0", "\u200b", "\x00", "\x1b[0m", "\ufeff", "\u2028", "🚢", "мир", "平和", "سلام", "e\u0301"),
)


def texts(*, surrogates: bool = False, max_size: int = 12) -> st.SearchStrategy[str]:
    """Texts that might break a parser: scraps of news, odd characters and other scripts, in any order.

    Args:
        surrogates: Include lone surrogates, which no encoding can write.
        max_size: The maximum number of scraps in a text.

    >>> from hypothesis import given
    >>> @given(texts())
    ... def test_it(text):
    ...     assert text.encode().decode() == text
    >>> test_it()
    """
    scrap = st.sampled_from(_SCRAPS) | st.text(max_size=8)
    if surrogates:
        scrap |= st.characters(categories=["Cs"])
    glue = st.sampled_from(["", " "])
    return st.tuples(st.lists(scrap, max_size=max_size), glue).map(lambda made: made[1].join(made[0]))


_SIGNS = (
    *("~", "~=", "≈", "∼", "≃", "≥", "≥=", "≤", "<", ">", "=", "≠"),
    *("+", "-", "−", "–", "—", "‐", "﹣", "－", "±", "∓", "+/-"),
    *("×", "x", "*", "·", "÷", "/", "⁄", "^", "%", "‰", "°", "º", "'", '"', "′", "″", "#", "№", "@", "&", "_", "|"),
    *(".", ",", ":", ";", "!", "?", "(", ")", "[", "]", "“", "”", "…", "$", "€", "£", "¥", "₿", "US$"),
)
_FIGURES = (
    *("0", "00", "1", "2", "5", "007", "38", "2019", "1,250", "1 000", "1'000", "1.000.000", "1,23,456", "0.0", "1.5"),
    *("1e5", "1e400", "1e-400", "10^6", "10^999", "10⁶", "10⁻⁵", "9" * 40, "9" * 1001, "½", "⅞", "²", "3/4", "0/0"),
    *("5/0", "1/2/3", "1-1/2", "٣٤", "５", "५", "Ⅻ", "①", "12:30", "1990s", "2nd", "5±-3", "3–5", "5 to 3", "1 in 0"),
)
_MEASURED = (
    *("kg", "km/h", "m²", "°C", "k", "m", "bn", "million", "dozen", "percent", "percentage points", "dollars", "years"),
    *("people", "times", "fold", "more than", "at least", "sub-", "between", "to", "and", "or", "minus", "or more"),
    *("plus or minus", "half", "a third", "twice", "dozens", "several", "of", "rose", "by", "per", "a day", "aged"),
)


def numeric_texts(*, max_size: int = 10) -> st.SearchStrategy[str]:
    """Texts that might break a parser of numbers: signs, figures and units in any order, mostly without spaces.

    Args:
        max_size: The maximum number of scraps in a text.

    >>> from hypothesis import given
    >>> @given(numeric_texts())
    ... def test_it(text):
    ...     assert len(text.split()) <= len(text)
    >>> test_it()
    """
    scrap = st.one_of(*(st.sampled_from(scraps) for scraps in (_SIGNS, _FIGURES, _MEASURED)))
    glued = st.tuples(scrap, st.sampled_from(["", "", "", " ", "\u00a0", "\n"])).map("".join)
    return st.lists(glued, max_size=max_size).map("".join)


_SPACES = "\u00a0\u2009\u202f\u2003\u3000"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u202a"


def look_alikes(text: str, *, max_changes: int = 40) -> st.SearchStrategy[str]:
    """Texts that look like ``text`` but have other kinds of spaces, and invisible characters between letters.

    Args:
        text: The text, with plain spaces and without invisible characters.
        max_changes: The maximum number of changes.

    >>> import claimparse
    >>> from hypothesis import given
    >>> @given(look_alikes("Ada Lund spoke."))
    ... def test_it(text):
    ...     assert claimparse.as_read(text).text == "Ada Lund spoke."
    >>> test_it()
    """
    spaces = [k for k, character in enumerate(text) if character == " "]
    gaps = [k for k, pair in enumerate(pairwise(text), 1) if "".join(pair).isalpha()]
    if not spaces and not gaps:
        return st.just(text)
    change = st.tuples(st.sampled_from([*spaces, *gaps]), st.sampled_from(_SPACES), st.sampled_from(_INVISIBLE))

    def changed(changes: list[tuple[int, str, str]]) -> str:
        found, last = "", 0
        for place, space, invisible in sorted(changes):
            is_space = text[place] == " "
            found += text[last:place] + (space if is_space else invisible)
            last = place + is_space
        return found + text[last:]

    return st.lists(change, max_size=max_changes, unique_by=lambda made: made[0]).map(changed)

"""Datelines of news agencies: "WASHINGTON (AP) — The president said ..."."""

from __future__ import annotations

import regex

_PLACE_AND_AGENCY = r"\p{Lu}[\p{L}.'’]*+[\p{L}.,'’ \d]{0,50}+\(\p{Lu}[^()\n]{1,25}\)"
_PLACE_IN_CAPITALS = r"\p{Lu}{3,}+[\p{L}.,'’ \d]{0,40}+"
_BEFORE_COLON = regex.compile(r"\p{Lu}{4,}+(?:\s\p{Lu}{3,}+)?:\s++(?=\p{Lu})")
_IN_FIRST_PERSON = regex.compile(r"(?<!\p{L})(?:I|[Ww]e|[Mm]y|[Oo]ur)(?!\p{L})")
_SHORTEST = 60
_DATELINE = regex.compile(
    rf"(?:{_PLACE_AND_AGENCY}|{_PLACE_IN_CAPITALS})(?:\s*+(?:[—–]|--?+)\s++|-(?=\p{{Lu}}\p{{Ll}}))"
)


def dateline_end(text: str, start: int, end: int) -> int | None:
    """The first character after the dateline of a paragraph; None where it has none.

    >>> dateline_end("WASHINGTON (AP) — Rain fell.", 0, 28)
    18
    """
    match = _DATELINE.match(text, start, min(end, start + 100))
    return match.end() if match else None


def label_end(text: str, start: int, end: int) -> int | None:
    """The first character after a label in capitals with a colon; None before a headline or words in the first person.

    >>> label_end("KOLKATA: Police on Friday arrested two men who had sold the bell.", 0, 65)
    9
    """
    match = _BEFORE_COLON.match(text, start, min(end, start + 40))
    if match is None or end - start < _SHORTEST or text[end - 1] != ".":
        return None
    return None if _IN_FIRST_PERSON.search(text, match.end(), end) else match.end()

"""Datelines of news agencies: "WASHINGTON (AP) — The president said ..."."""

from __future__ import annotations

import regex

_PLACE_AND_AGENCY = r"\p{Lu}[\p{L}.'’]*+[\p{L}.,'’ \d]{0,50}+\(\p{Lu}[^()\n]{1,25}\)"
_PLACE_IN_CAPITALS = r"\p{Lu}{3,}+[\p{L}.,'’ \d]{0,40}+"
_DATELINE = regex.compile(rf"(?:{_PLACE_AND_AGENCY}|{_PLACE_IN_CAPITALS})\s*+(?:[—–]|--?+)\s++")


def dateline_end(text: str, start: int, end: int) -> int | None:
    """Where the text of a paragraph begins behind its dateline; None where it has none.

    >>> dateline_end("WASHINGTON (AP) — Rain fell.", 0, 28)
    18
    """
    match = _DATELINE.match(text, start, min(end, start + 100))
    return match.end() if match else None

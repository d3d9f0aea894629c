"""Look over a user's lexicon file: what can't be read, what no reader knows, what stands there already.

What an entry may hold is learnt from the packaged entries beside which it will stand; there is no second list of keys.

    >>> [p.message for p in check_text("mine.toml", '[[cues.verb]]\\nwords = ["bewail"]\\nsource = "own reading"')]
    ["lacks 'act', 'frames' and 'kind', which every packaged entry of cues.verb has"]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex

from claimparse.errors import LexiconError
from claimparse.lexicon import Lexicon, read_file, segment_text
from claimparse.lexicon.readers import try_all
from claimparse.lexicon.search import phrases_of

__all__ = ["Problem", "check_file", "check_text", "require_readable"]

_HEADER = regex.compile(r"^[^\S\n]*\[\[\s*([\w-]+)\s*\.\s*([\w-]+)\s*\]\]", regex.M)
_FREE = {"source", "example", "note", "name"}
_OFTEN = 3
_KINDS = {str: "string", dict: "table", bool: "boolean", int: "number", float: "number"}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a file, at a line of it (from 1) where that is known.

    ``grave`` is false for what may be meant: the file can be used as it is.
    """

    line: int | None
    message: str
    grave: bool = True


def check_file(path: str | Path) -> tuple[Problem, ...]:
    """What is wrong with a user's file; LexiconError if it can't be read at all."""
    return check_text(str(path), read_file(path))


def check_text(name: str, text: str) -> tuple[Problem, ...]:
    """What is wrong with a user's lexicon text, in its order; ``name`` is what messages call it."""
    try:
        extended = Lexicon.with_texts([(name, text)])
    except LexiconError as error:
        return (Problem(None, str(error).removeprefix(f"{name}: ")),)
    placed = list(_placed(segment_text(text, name), _lines(text)))
    found = [Problem(p.line, *told) for p in placed for told in _of_entry(p.where, p.entry, p.packaged)]
    return tuple(found if any(p.grave for p in found) else [*found, *_unreadable(extended, placed)])


@dataclass(frozen=True, slots=True)
class _Placed:
    """An entry of the user's, where it stands ("cues.verb"), its line, and the packaged entries beside it."""

    where: str
    line: int | None
    entry: Any
    packaged: Sequence[Mapping[str, Any]]


def _lines(text: str) -> dict[tuple[str, str], list[int]]:
    """The line of each entry's header, by file and array."""
    lines: dict[tuple[str, str], list[int]] = {}
    for header in _HEADER.finditer(text):
        lines.setdefault((header[1], header[2]), []).append(text.count("\n", 0, header.start()) + 1)
    return lines


def _placed(tables: Mapping[str, Any], lines: Mapping[tuple[str, str], Sequence[int]]) -> Iterator[_Placed]:
    for file, arrays in tables.items():
        for array, entries in arrays.items():
            packaged, at = Lexicon.default().array(file, array), lines.get((file, array), ())
            for number, entry in enumerate(entries):
                yield _Placed(f"{file}.{array}", at[number] if number < len(at) else None, entry, packaged)


def _unreadable(extended: Lexicon, placed: Sequence[_Placed]) -> Iterator[Problem]:
    """The entries that some reader refuses. One may need another that stands below it: a unit, a class of nouns.

    All are read together first; one by one, which takes long, only where that fails.
    """
    read, waiting, reasons = Lexicon.default(), list(placed), dict[int, str]()
    try:
        require_readable(extended)
        return
    except LexiconError:
        pass
    while waiting:
        left = []
        for p in waiting:
            try:
                trial = read.with_entry(p.where, p.entry)
                require_readable(trial)
                read = trial
            except LexiconError as error:
                reasons[id(p)] = str(error)
                left.append(p)
        if len(left) == len(waiting):
            break
        waiting = left
    yield from (Problem(p.line, reasons[id(p)]) for p in waiting)


def _of_entry(where: str, entry: Any, packaged: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, bool]]:
    if not isinstance(entry, dict):
        yield f"{where} holds tables, and this is none", True
        return
    known = {key: value for other in packaged for key, value in other.items()}
    held = {key: {kind for other in packaged for kind in _kinds_in(other.get(key))} for key in known}
    needed = set.intersection(*(set(other) for other in packaged)) - {"source", "example"}
    if lacking := sorted(needed - set(entry)):
        yield f"lacks {_listed(lacking)}, which every packaged entry of {where} has", True
    for key in entry:
        if key not in known:
            yield f"{key!r} means nothing in {where}; there are {_listed(sorted(known))}", True
        elif type(entry[key]) is not type(known[key]):
            yield f"{key!r} is a {_kind(entry[key])}; the packaged entries have a {_kind(known[key])}", True
        elif odd := sorted(_kinds_in(entry[key]) - held[key]) if held[key] else []:
            yield f"{key!r} holds a {odd[0]}; the packaged entries hold a {' or a '.join(sorted(held[key]))}", True
        else:
            yield from _of_values(where, key, entry[key], packaged)
    if not str(entry.get("source", "")).strip():
        yield "names no source: say where the words come from", False
    phrases = phrases_of(entry)
    if not all(phrase.strip() for phrase in phrases):
        yield "holds an empty word", True
    elif odd := [phrase for phrase in phrases if phrase != " ".join(phrase.split())]:
        yield f"{_listed(odd)} has a blank too many, so that no text has it", True
    if entry.get("name") in {other.get("name") for other in packaged} - {None}:
        yield f"the name {entry['name']!r} is taken by a packaged entry", False
    read = {phrase for other in packaged for phrase in phrases_of(other)}
    if again := sorted(read.intersection(phrases_of(entry))):
        yield f"{_listed(again)} is read in {where} already; the reading here comes after it", False


def _of_values(where: str, key: str, value: Any, packaged: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, bool]]:
    """Values that no packaged entry has, where a few values are used again and again."""
    used = Counter(v for other in packaged for v in _strings(other.get(key)))
    if key in _FREE or sum(used.values()) < _OFTEN * max(len(used), _OFTEN):
        return
    if odd := sorted(set(_strings(value)) - set(used)):
        yield f"no packaged entry of {where} has {_listed(odd)} for {key!r}; they have {_listed(sorted(used))}", False


def require_readable(lexicon: Lexicon) -> None:
    """Read all entries once, so that a bad one is found before any text is; LexiconError says what it is."""
    try:
        try_all(lexicon)
    except KeyError as error:
        raise LexiconError(f"an entry added to the lexicon can't be read: there is no {error.args[0]!r}") from error
    except (IndexError, TypeError, ValueError, AttributeError, regex.error) as error:
        raise LexiconError(f"an entry added to the lexicon can't be read: {error}") from error


def _strings(value: Any) -> list[str]:
    return [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, str)]


def _kind(value: Any) -> str:
    return _KINDS.get(type(value), "list")


def _kinds_in(value: Any) -> set[str]:
    """What kinds of values a list or a table holds."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {_kind(one) for one in inside}


def _listed(words: Sequence[str]) -> str:
    quoted = [repr(word) for word in words]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)

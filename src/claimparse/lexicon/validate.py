"""Check a user's lexicon file for entries that no reader can use, unknown keys, and words that are packaged already.

The keys and values that an entry may have are those of the packaged entries of its array; there is no second list.

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
from claimparse.lexicon import Lexicon, parse_toml, read_file
from claimparse.lexicon.readers import try_all
from claimparse.lexicon.search import phrases_of

__all__ = ["Problem", "check_file", "check_text", "require_readable"]

_ENTRY_HEADER = regex.compile(r"^[^\S\n]*\[\[\s*([\w-]+)\s*\.\s*([\w-]+)\s*\]\]", regex.M)
_FREE_TEXT_KEYS = {"source", "example", "note", "name"}
_MIN_REPEATS = 3
_TYPE_NAMES = {str: "string", dict: "table", bool: "boolean", int: "number", float: "number"}


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem with a file, at a line of it (from 1) where that is known.

    ``is_error`` is false for what may be intended: the file can be used as it is.
    """

    line: int | None
    message: str
    is_error: bool = True


def check_file(path: str | Path) -> tuple[Problem, ...]:
    """The problems with a user's file, in its order.

    Raises:
        LexiconError: If the file can't be read at all.
    """
    return check_text(str(path), read_file(path))


def check_text(name: str, text: str) -> tuple[Problem, ...]:
    """The problems with a user's lexicon text, in its order; ``name`` is what messages call it."""
    try:
        extended = Lexicon.with_texts([(name, text)])
    except LexiconError as error:
        return (Problem(None, str(error).removeprefix(f"{name}: ")),)
    entries = list(_user_entries(parse_toml(text, name), _header_lines(text)))
    found = [Problem(e.line, *problem) for e in entries for problem in _entry_problems(e)]
    return tuple(found if any(p.is_error for p in found) else [*found, *_refused_entries(extended, entries)])


@dataclass(frozen=True, slots=True)
class _UserEntry:
    """A user's entry, with its file and array ("cues.verb"), its line, and the packaged entries of that array."""

    where: str
    line: int | None
    entry: Any
    packaged: Sequence[Mapping[str, Any]]


def _header_lines(text: str) -> dict[tuple[str, str], list[int]]:
    """The line of each entry's header, by file and array."""
    lines: dict[tuple[str, str], list[int]] = {}
    for header in _ENTRY_HEADER.finditer(text):
        lines.setdefault((header[1], header[2]), []).append(text.count("\n", 0, header.start()) + 1)
    return lines


def _user_entries(tables: Mapping[str, Any], lines: Mapping[tuple[str, str], Sequence[int]]) -> Iterator[_UserEntry]:
    for file, arrays in tables.items():
        for array, entries in arrays.items():
            packaged, at = Lexicon.default().array(file, array), lines.get((file, array), ())
            for number, entry in enumerate(entries):
                yield _UserEntry(f"{file}.{array}", at[number] if number < len(at) else None, entry, packaged)


def _refused_entries(extended: Lexicon, entries: Sequence[_UserEntry]) -> Iterator[Problem]:
    """Yield the entries that some reader refuses. One may need another that follows it: a unit, a class of nouns.

    All are read together first; one by one, which takes long, only if that fails.
    """
    read, waiting, reasons = Lexicon.default(), list(entries), dict[int, str]()
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


def _entry_problems(user_entry: _UserEntry) -> Iterator[tuple[str, bool]]:
    """Yield the message of each problem with an entry, and whether it is an error."""
    where, entry, packaged = user_entry.where, user_entry.entry, user_entry.packaged
    if not isinstance(entry, dict):
        yield f"an entry of {where} must be a table, [[{where}]]", True
        return
    yield from _key_problems(where, entry, packaged)
    if not str(entry.get("source", "")).strip():
        yield "has no source: say where the words come from", False
    yield from _word_problems(where, entry, packaged)


def _key_problems(
    where: str, entry: Mapping[str, Any], packaged: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[str, bool]]:
    """Yield missing keys, unknown ones and values of other types than the packaged entries have."""
    known = {key: value for other in packaged for key, value in other.items()}
    needed = set.intersection(*(set(other) for other in packaged)) - {"source", "example"}
    if lacking := sorted(needed - set(entry)):
        yield f"lacks {_join_quoted(lacking)}, which every packaged entry of {where} has", True
    for key, value in entry.items():
        if key not in known:
            yield f"unknown key {key!r} in {where}; expected one of {_join_quoted(sorted(known))}", True
            continue
        expected = {kind for other in packaged for kind in _element_types(other.get(key))}
        if type(value) is not type(known[key]):
            yield f"{key!r} is a {_type_name(value)}; expected a {_type_name(known[key])}", True
        elif odd := sorted(_element_types(value) - expected) if expected else []:
            yield f"{key!r} contains a {odd[0]}; expected a {' or a '.join(sorted(expected))}", True
        else:
            yield from _value_problems(where, key, value, packaged)


def _value_problems(
    where: str, key: str, value: Any, packaged: Iterable[Mapping[str, Any]]
) -> Iterator[tuple[str, bool]]:
    """Yield the values that no packaged entry has, where the packaged entries share a few values."""
    used = Counter(v for other in packaged for v in _as_strings(other.get(key)))
    if key in _FREE_TEXT_KEYS or sum(used.values()) < _MIN_REPEATS * max(len(used), _MIN_REPEATS):
        return
    if odd := sorted(set(_as_strings(value)) - set(used)):
        expected = _join_quoted(sorted(used))
        yield f"no packaged entry of {where} has {_join_quoted(odd)} for {key!r}; expected one of {expected}", False


def _word_problems(
    where: str, entry: Mapping[str, Any], packaged: Iterable[Mapping[str, Any]]
) -> Iterator[tuple[str, bool]]:
    """Yield the words that can never match, and those and the name that a packaged entry has, too."""
    phrases = phrases_of(entry)
    if not all(phrase.strip() for phrase in phrases):
        yield "contains an empty word", True
    elif odd := [phrase for phrase in phrases if phrase != " ".join(phrase.split())]:
        yield (
            f"{_join_quoted(odd)} {'contains' if len(odd) == 1 else 'contain'} extra whitespace and can never match",
            True,
        )
    if entry.get("name") in {other.get("name") for other in packaged} - {None}:
        yield f"the name {entry['name']!r} is already that of a packaged entry", False
    listed = {phrase for other in packaged for phrase in phrases_of(other)}
    if again := sorted(listed.intersection(phrases)):
        yield (
            f"{_join_quoted(again)} {'is' if len(again) == 1 else 'are'} already in {where}; this entry overrides it",
            False,
        )


def require_readable(lexicon: Lexicon) -> None:
    """Read all entries once, so that a bad one is found before any text is parsed.

    Raises:
        LexiconError: If a reader cannot use an entry.
    """
    try:
        try_all(lexicon)
    except KeyError as error:
        raise LexiconError(f"an added lexicon entry can't be read: there is no {error.args[0]!r}") from error
    except (IndexError, TypeError, ValueError, AttributeError, regex.error) as error:
        raise LexiconError(f"an added lexicon entry can't be read: {error}") from error


def _as_strings(value: Any) -> list[str]:
    return [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, str)]


def _type_name(value: Any) -> str:
    return _TYPE_NAMES.get(type(value), "list")


def _element_types(value: Any) -> set[str]:
    """The names of the types of the values in a list or a table."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {_type_name(one) for one in inside}


def _join_quoted(words: Sequence[str]) -> str:
    quoted = [repr(word) for word in words]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)

"""Check a user's lexicon file for entries that no reader can use, unknown keys, and words that are packaged already.

>>> [p.message for p in check_text("mine.toml", '[[cues.verb]]\\nwords = ["bewail"]\\nsource = "own reading"')]
["lacks 'act', 'frames' and 'kind', which every entry of cues.verb needs"]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex

from claimparse.errors import LexiconError
from claimparse.lexicon import Lexicon, parse_toml, read_file
from claimparse.lexicon.readers import try_all
from claimparse.lexicon.schema import entry_faults
from claimparse.lexicon.search import phrases_of
from claimparse.lexicon.wording import join_quoted

_ENTRY_HEADER = regex.compile(r"^[^\S\n]*\[\[\s*([\w-]+)\s*\.\s*([\w-]+)\s*\]\]", regex.M)


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
    where, entry = user_entry.where, user_entry.entry
    yield from ((fault, True) for fault in entry_faults(where, entry))
    if isinstance(entry, dict):
        if not str(entry.get("source", "")).strip():
            yield "has no source: say where the words come from", False
        yield from _word_problems(where, entry, user_entry.packaged)


def _word_problems(
    where: str, entry: Mapping[str, Any], packaged: Iterable[Mapping[str, Any]]
) -> Iterator[tuple[str, bool]]:
    """Yield the words that can never match, and those and the name that a packaged entry has, too."""
    phrases = phrases_of(entry)
    if not all(phrase.strip() for phrase in phrases):
        yield "contains an empty word", True
    elif odd := [phrase for phrase in phrases if phrase != " ".join(phrase.split())]:
        yield (
            f"{join_quoted(odd)} {'contains' if len(odd) == 1 else 'contain'} extra whitespace and can never match",
            True,
        )
    if entry.get("name") in {other.get("name") for other in packaged} - {None}:
        yield f"the name {entry['name']!r} is already that of a packaged entry", False
    listed = {phrase for other in packaged for phrase in phrases_of(other)}
    if again := sorted(listed.intersection(phrases)):
        yield (
            f"{join_quoted(again)} {'is' if len(again) == 1 else 'are'} already in {where}; this entry overrides it",
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

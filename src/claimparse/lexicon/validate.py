"""Check a user's lexicon file for entries that no reader can use, unknown keys, and words that are packaged already.

>>> [p.message for p in check_text("mine.toml", '[[verbs.verb]]\\nwords = ["bewail"]\\nsource = "own reading"')]
["lacks 'frames', which every entry of verbs.verb needs"]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex

from claimparse.errors import LexiconError
from claimparse.lexicon import Lexicon, UserEntry, parse_toml, place_of, read_file
from claimparse.lexicon.readers import try_all
from claimparse.lexicon.schema import entry_faults, phrases_of
from claimparse.lexicon.wording import join_quoted


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
    entries = [
        (f"{file}.{array}", entry)
        for file, arrays in parse_toml(text, name).items()
        for array in arrays
        for entry in extended.array(file, array)[len(Lexicon.default().array(file, array)) :]
    ]
    found = [Problem(_line(entry), *problem) for where, entry in entries for problem in _entry_problems(where, entry)]
    return tuple(found if any(p.is_error for p in found) else [*found, *_refused_entries(extended, entries)])


def _line(entry: Any) -> int | None:
    return entry.line if isinstance(entry, UserEntry) else None


def _refused_entries(extended: Lexicon, entries: Sequence[tuple[str, Any]]) -> Iterator[Problem]:
    """Yield the entries that some reader refuses. One may need another that follows it: a unit, a class of nouns.

    All are read together first; one by one, which takes long, only if that fails.
    """
    try:
        require_readable(extended)
        return
    except LexiconError:
        pass
    read, reasons = Lexicon.default(), dict.fromkeys(range(len(entries)), "")
    before = len(entries) + 1
    while len(reasons) < before:
        before = len(reasons)
        for k in list(reasons):
            try:
                trial = read.with_entry(*entries[k])
                require_readable(trial)
            except LexiconError as error:
                reasons[k] = str(error).removeprefix(place_of(entries[k][1]))
            else:
                read = trial
                del reasons[k]
    yield from (Problem(_line(entries[k][1]), reason) for k, reason in reasons.items())


def _entry_problems(where: str, entry: Any) -> Iterator[tuple[str, bool]]:
    """Yield the message of each problem with an entry, and whether it is an error."""
    yield from ((fault, True) for fault in entry_faults(where, entry))
    if isinstance(entry, dict):
        if not str(entry.get("source", "")).strip():
            yield "has no source: say where the words come from", False
        yield from _word_problems(where, entry)


def _word_problems(where: str, entry: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """Yield the words that can never match, and those and the name that a packaged entry has, too."""
    phrases, packaged = phrases_of(where, entry), Lexicon.default().array(*where.split("."))
    if not all(phrase.strip() for phrase in phrases):
        yield "contains an empty word", True
    elif odd := [phrase for phrase in phrases if phrase != " ".join(phrase.split())]:
        contain = "contains" if len(odd) == 1 else "contain"
        yield f"{join_quoted(odd)} {contain} extra whitespace and can never match", True
    if entry.get("name") in {other.get("name") for other in packaged} - {None}:
        yield f"the name {entry['name']!r} is already that of a packaged entry", False
    listed = {phrase for other in packaged for phrase in phrases_of(where, other)}
    if again := sorted(listed.intersection(phrases)):
        are = "is" if len(again) == 1 else "are"
        yield f"{join_quoted(again)} {are} already in {where}; this entry overrides it", False


def require_readable(lexicon: Lexicon) -> None:
    """Read all entries once, so that a bad one is found before any text is parsed.

    Raises:
        LexiconError: If a reader cannot use an entry.
    """
    try:
        try_all(lexicon)
    except (LookupError, TypeError, ValueError, AttributeError, regex.error) as error:
        why = f"there is no {error.args[0]!r}" if isinstance(error, KeyError) else error
        raise LexiconError(f"an added lexicon entry can't be read: {why}") from error

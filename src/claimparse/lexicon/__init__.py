"""The words by which texts are read, as TOML files that say where each entry comes from.

A packaged file holds ``about`` and arrays of tables, such as ``[[entry]]``; each table names its ``source`` and has an
``example``, or its array has one in the table ``[examples]``. A user's file adds to them: its tables are named
``[[FILE.ARRAY]]``, for example ``[[verbs.verb]]``. Added tables come after the packaged ones, so where both name a
word, the user's reading wins.

    >>> from claimparse.lexicon import Lexicon
    >>> len(Lexicon.default().hash)
    12
"""

from __future__ import annotations

import functools
import hashlib
import json
import logging
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from itertools import zip_longest
from pathlib import Path
from typing import Any

import regex

from claimparse._input import read_input
from claimparse.errors import InputError, LexiconError
from claimparse.lexicon.wording import closest_hint

__all__ = ["Lexicon"]

_HEADER = regex.compile(r"\s*+\[\[\s*+([\w-]++)\s*+\.\s*+([\w-]++)\s*+\]\]")

_log = logging.getLogger(__name__)


class Lexicon:
    """All tables of the packaged files and of the user's; immutable, compared and hashed by its content.

    Args:
        tables: By the name of a file, its arrays of tables by their names.
    """

    def __init__(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        self._tables = tables

    @functools.cached_property
    def hash(self) -> str:
        """Twelve hexadecimal digits of the SHA-256 of the content."""
        blob = json.dumps(dict(self._tables), sort_keys=True, default=str).encode()
        return hashlib.sha256(blob).hexdigest()[:12]

    @classmethod
    @functools.cache
    def default(cls) -> Lexicon:
        """The packaged lexicon. Each of its files is read once, when its words are first asked for.

        >>> Lexicon.default() is Lexicon.default()
        True
        """
        return cls(_PackagedFiles())

    @classmethod
    def extended(cls, paths: Iterable[str | Path]) -> Lexicon:
        """The packaged lexicon with users' TOML files added.

        Args:
            paths: The files; where two name a word, the later reading wins.

        Raises:
            LexiconError: If a file can't be read, is not valid TOML or names an unknown table.

        >>> Lexicon.extended([]) == Lexicon.default()
        True
        """
        return cls.with_texts((str(path), read_file(path)) for path in paths)

    @classmethod
    def with_texts(cls, files: Iterable[tuple[str, str]]) -> Lexicon:
        """The packaged lexicon with users' TOML texts added.

        Args:
            files: Pairs of the name that errors call a text by, and the text.

        Raises:
            LexiconError: If a text is not valid TOML or names an unknown table.

        >>> mine = Lexicon.with_texts([("mine", "[[verbs.verb]]\\nwords = ['quoth']\\n")])
        >>> mine.array("verbs", "verb")[-1]
        {'words': ['quoth']}
        """
        tables: dict[str, dict[str, Any]] = {k: dict(v) for k, v in cls.default()._tables.items()}
        for path, text in files:
            _log.info("the words of %s are added to the lexicon", path)
            lines = _header_lines(text)
            for name, arrays in parse_toml(text, path).items():
                if name not in tables or not isinstance(arrays, dict):
                    hint, known = closest_hint(name, tables), ", ".join(sorted(tables))
                    raise LexiconError(f"{path}: unknown lexicon file {name!r}{hint}; choose from {known}")
                for array, entries in arrays.items():
                    old = tables[name].get(array)
                    if not isinstance(old, list) or not isinstance(entries, list):
                        names = [k for k, v in tables[name].items() if isinstance(v, list)]
                        elsewhere = [repr(f"{k}.{array}") for k in sorted(tables) if array in tables[k]]
                        found = f" (did you mean {' or '.join(elsewhere)}?)" if elsewhere else ""
                        raise LexiconError(
                            f"{path}: unknown array {array!r} in {name}{found or closest_hint(array, names)}; "
                            f"choose from {', '.join(names)}"
                        )
                    placed = zip_longest(entries, lines.get((name, array), [])[: len(entries)])
                    added = (UserEntry(e, path, at) if isinstance(e, dict) else e for e, at in placed)
                    tables[name][array] = [*old, *added]
        return cls(tables)

    def with_entry(self, where: str, entry: Mapping[str, Any]) -> Lexicon:
        """This lexicon with one more entry, at the end of an array.

        Args:
            where: The file and the array: "verbs.verb".
            entry: The keys and values of the entry.

        Raises:
            LexiconError: If there is no such array.

        >>> Lexicon.default().with_entry("verbs.verb", {"words": ["quoth"]}).array("verbs", "verb")[-1]
        {'words': ['quoth']}
        """
        file, _, array = where.partition(".")
        entries = [*self.array(file, array), entry]
        return Lexicon({**self._tables, file: {**self._tables[file], array: entries}})

    def array(self, file: str, array: str) -> list[dict[str, Any]]:
        """The tables of one array of one file, in order.

        Args:
            file: The name of the file, without its ending.
            array: The name of the array.

        Raises:
            LexiconError: If there is no such array.

        >>> Lexicon.default().array("vague", "approximate")[0]["words"]["a couple of"]
        2
        """
        try:
            found = self._tables[file][array]
        except KeyError as error:
            raise LexiconError(f"the lexicon has no array {array!r} in {file}.toml") from error
        assert isinstance(found, list)
        return found

    def entries(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Yield all tables, each with its file and array ("verbs.verb"), in the order of the files.

        >>> next(Lexicon.default().entries())[0]
        'affixes.entry'
        """
        for file in sorted(self._tables):
            for array, entries in self._tables[file].items():
                if isinstance(entries, list):
                    yield from ((f"{file}.{array}", entry) for entry in entries)

    def example(self, where: str, entry: Mapping[str, Any]) -> str | None:
        """An example sentence, whose reading depends on a word of the entry.

        That of an array ("places.country") is filled in with the first word of each list of the entry.

        Args:
            where: The file and the array: "verbs.verb".
            entry: The keys and values of the entry.

        Returns:
            The sentence; None if neither the entry nor its array has one.

        >>> lexicon = Lexicon.default()
        >>> lexicon.example("places.country", {"names": ["Norway"], "demonyms": ["Norwegian", "Norwegians"]})
        'Norwegian ministers flew home, Norway said.'
        """
        file, _, array = where.partition(".")
        if "example" in entry or array not in self._tables[file].get("examples", {}):
            return entry.get("example")
        firsts = {key: value[0] for key, value in entry.items() if isinstance(value, list) and value}
        pattern: str = self._tables[file]["examples"][array]
        try:
            return pattern.format_map(firsts)
        except KeyError:
            return None

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Lexicon) and self.hash == other.hash)

    def __hash__(self) -> int:
        return len(self._tables)  # the same for the same content, and no file need be read for it


class _PackagedFiles(Mapping[str, Mapping[str, Any]]):
    """The tables of the packaged files by their names; each file is read when it is first asked for."""

    def __init__(self) -> None:
        found = (f for f in resources.files(__package__).iterdir() if f.name.endswith(".toml"))
        self._files = {f.name.removesuffix(".toml"): f for f in sorted(found, key=lambda f: f.name)}
        self._read: dict[str, Mapping[str, Any]] = {}

    def __getitem__(self, name: str) -> Mapping[str, Any]:
        if name not in self._read:
            file = self._files[name]
            self._read[name] = parse_toml(file.read_text("utf-8"), file.name)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


class UserEntry(dict[str, Any]):
    """An entry of a user's file: its keys and values, the file, and the line where it begins if that is known."""

    def __init__(self, entry: Mapping[str, Any], file: str, line: int | None) -> None:
        super().__init__(entry)
        self.file, self.line = file, line

    @property
    def place(self) -> str:
        """The file and the line: "mine.toml:3"."""
        return self.file if self.line is None else f"{self.file}:{self.line}"


def place_of(entry: object) -> str:
    """The file and line of a user's entry, to begin a message with; nothing for packaged entries."""
    return f"{entry.place}: " if isinstance(entry, UserEntry) else ""


def _header_lines(text: str) -> dict[tuple[str, str], list[int]]:
    """The line of each entry's header, by file and array."""
    lines: dict[tuple[str, str], list[int]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            lines.setdefault((header[1], header[2]), []).append(number)
    return lines


def read_file(path: str | Path) -> str:
    """The text of a user's lexicon file.

    Raises:
        LexiconError: If the file can't be read.
    """
    try:
        return read_input(path).decode("utf-8")
    except (InputError, OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"cannot read the lexicon {path}: {error}") from error


def parse_toml(text: str, name: str) -> dict[str, Any]:
    """The tables of a TOML text.

    Raises:
        LexiconError: If the text is not valid TOML; the message calls it ``name``.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name} is not valid TOML: {error}") from error

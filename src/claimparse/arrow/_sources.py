"""The rows of a dataset's files, one at a time: Parquet, CSV and JSON lines, with gzip or without, and files of text.

A row that can't be read (a line that is no JSON, a file that is not UTF-8) is a row with a problem, not an error, so
that every row of the input is a row of the output.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from claimparse._input import MAX_INPUT_BYTES, TEXTS, files_in, read_text, reason
from claimparse.arrow._batches import Row, row_of, rows_of
from claimparse.errors import ArgumentError, ArgumentTypeError, InputError

PARQUET, CSV, JSON_LINES = ".parquet", ".csv", (".jsonl", ".ndjson")
GZIP = ".gz"
SUFFIXES = frozenset({TEXTS, PARQUET, CSV, *JSON_LINES, *(suffix + GZIP for suffix in (CSV, *JSON_LINES))})
_ROWS_AT_A_TIME = 64


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns that are read; without an id, rows are numbered."""

    text: str
    id: str | None
    date: str | None

    @property
    def names(self) -> list[str]:
        """The names of all columns that are read."""
        return [name for name in (self.text, self.id, self.date) if name is not None]


class Place(NamedTuple):
    """A row of the input, and how many bytes of the input end with it."""

    row: Row | Path
    """The row, or the file with its text."""
    bytes_read: int


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a dataset, in the order in which they are read, each with its size and the time of its change."""

    found: tuple[tuple[Path, int, int], ...]

    @property
    def size(self) -> int:
        """The bytes of all files."""
        return sum(size for _, size, _ in self.found)

    @property
    def fingerprint(self) -> str:
        """A hash of the names, sizes and times of change: another one if the input was changed."""
        listed = [[os.fsencode(path).hex(), size, changed] for path, size, changed in self.found]
        return hashlib.sha256(json.dumps(listed).encode()).hexdigest()[:32]

    def id_type(self, columns: Columns) -> pa.DataType:
        """The type of the ids: that of the Parquet files, if all are of one type, and else strings."""
        if columns.id is None:
            return pa.int64()
        if any(path.suffix != PARQUET for path, _, _ in self.found):
            return pa.string()
        kinds = {_parquet_schema(path).field(columns.id).type for path, _, _ in self.found}
        return kinds.pop() if len(kinds) == 1 else pa.string()

    def require(self, columns: Columns) -> None:
        """Raise ArgumentError if a file lacks a column; in JSON lines each row has its own."""
        for path, _, _ in self.found:
            if _suffix(path) in (PARQUET, CSV):
                known = _parquet_schema(path).names if _suffix(path) == PARQUET else _header(path)
                missing = next((name for name in columns.names if name not in known), None)
                if missing is not None:
                    raise ArgumentError(
                        f"{path} has no column {missing!r}: give one of {', '.join(known)}, or id=None for numbers"
                    )


def find_files(source: str | Path | Sequence[str | Path]) -> Files:
    """Return the files of one or several paths; a folder stands for all files in it that can be read.

    InputError if there is none, or one can't be read.
    """
    paths = [source] if isinstance(source, str | Path) else source
    if not isinstance(paths, Sequence) or not all(isinstance(path, str | Path) for path in paths):
        raise ArgumentTypeError(f"source is of type {type(source).__name__}: give the path of a file or a folder")
    found: list[Path] = []
    for path in map(Path, paths):
        if path.is_dir():
            inside = files_in(path, SUFFIXES)
            for folder, problem in inside:
                if problem:
                    raise InputError(f"{folder}: {problem}")
            found += [file for file, _ in inside]
        elif path.name.endswith(tuple(SUFFIXES)):
            found.append(path)
        else:
            raise InputError(f"{path}: give a folder, or a file that ends in {', '.join(sorted(SUFFIXES))}")
    if not found:
        raise InputError(f"{', '.join(map(str, paths))}: no files that end in {', '.join(sorted(SUFFIXES))}")
    try:
        return Files(tuple((path, (s := path.stat()).st_size, s.st_mtime_ns) for path in found))
    except OSError as error:
        raise InputError(f"{error.filename}: {reason(error)}") from None


def read_rows(files: Files, columns: Columns) -> Iterator[Place]:
    """Yield the rows of the files, in order. Texts in files of their own are read by :func:`read_row`."""
    before = number = 0
    for path, size, _ in files.found:
        for row, bytes_read in _rows_in(path, size, columns):
            if columns.id is None and isinstance(row, Row):
                row = row._replace(id=number)  # noqa: PLW2901
            yield Place(row, before + bytes_read)
            number += 1
        before += size


def read_row(place: Place, number: int, columns: Columns) -> Row:
    """Return the row at a place, with the text of its file if it has one of its own."""
    if isinstance(place.row, Row):
        return place.row
    name = number if columns.id is None else os.fsencode(place.row).decode("utf-8", "replace")
    try:
        return Row(name, read_text(place.row))
    except InputError as error:
        return Row(name, None, problem=f"InputError: {error}")


def _rows_in(path: Path, size: int, columns: Columns) -> Iterator[Place]:
    if path.suffix == TEXTS:
        return iter([Place(path, size)])
    if path.suffix == PARQUET:
        return _parquet_rows(path, size, columns)
    return _rows_of_lines(path, columns)


def _suffix(path: Path) -> str:
    """The suffix that says what a file holds, without that of gzip."""
    return Path(path.stem).suffix if path.suffix == GZIP else path.suffix


def _parquet_schema(path: Path) -> pa.Schema:
    try:
        return pq.read_schema(path)
    except (OSError, pa.ArrowException) as error:
        raise InputError(f"{path}: {error}") from None


def _parquet_rows(path: Path, size: int, columns: Columns) -> Iterator[Place]:
    try:
        with pq.ParquetFile(path) as file:
            total, done = file.metadata.num_rows, 0
            for batch in file.iter_batches(_ROWS_AT_A_TIME, columns=columns.names):
                for row in rows_of(batch, columns.text, columns.id, columns.date):
                    done += 1
                    yield Place(row, size * done // total)
    except (OSError, pa.ArrowException) as error:
        raise InputError(f"{path}: {error}") from None


class _Lines:
    """The lines of a file, decoded, with the number of bytes and lines read; what is not UTF-8 becomes surrogates.

    ``damage`` says why the lines of a file with gzip end before their time.
    """

    def __init__(self, path: Path) -> None:
        self.path, self.bytes_read, self.count, self.damage = path, 0, 0, ""

    def __iter__(self) -> Iterator[str]:
        with open(self.path, "rb") as file:
            lines = gzip.GzipFile(fileobj=file) if self.path.suffix == GZIP else file
            try:
                for line in lines:
                    self.bytes_read = file.tell()
                    self.count += 1
                    bare = line.removeprefix(b"\xef\xbb\xbf" if self.count == 1 else b"")
                    yield bare.decode("utf-8", "surrogateescape")
            except (EOFError, gzip.BadGzipFile, zlib.error) as error:
                self.count += 1
                self.damage = f"damaged gzip data ({error})"

    def problem(self, words: str) -> Row:
        """The row of a line that can't be read."""
        return Row(None, None, problem=f"InputError: line {self.count} of {self.path.name}: {words}")


def _header(path: Path) -> list[str]:
    """The fields of the first line of a CSV file; InputError if there are none."""
    lines = _Lines(path)
    found = next(csv.reader(lines), [])
    if lines.damage:
        raise InputError(f"{path}: {lines.damage}")
    if not found:
        raise InputError(f"{path} has no header: its first line has to name the columns")
    return found


def _rows_of_lines(path: Path, columns: Columns) -> Iterator[Place]:
    lines = _Lines(path)
    yield from _csv_rows(lines, columns) if _suffix(path) == CSV else _json_rows(lines, columns)
    if lines.damage:
        yield Place(lines.problem(lines.damage), lines.bytes_read)


def _csv_rows(lines: _Lines, columns: Columns) -> Iterator[Place]:
    read = csv.reader(lines)
    header = next(read, [])
    while True:
        try:
            fields = next(read)
        except StopIteration:
            return
        except csv.Error as error:
            yield Place(lines.problem(str(error)), lines.bytes_read)
            continue
        if lines.damage:  # in the middle of these fields
            return
        if not fields:  # a blank line
            continue
        if len(fields) == len(header):
            row = _row(dict(zip(header, fields, strict=True)), columns)
        else:
            row = lines.problem(f"has {len(fields)} fields, and the header {len(header)}")
        yield Place(row, lines.bytes_read)


def _json_rows(lines: _Lines, columns: Columns) -> Iterator[Place]:
    for line in lines:
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Place(lines.problem(f"no JSON ({error})"), lines.bytes_read)
            continue
        row = _row(found, columns) if isinstance(found, dict) else lines.problem("no JSON object")
        yield Place(row, lines.bytes_read)


def _row(values: dict[str, Any], columns: Columns) -> Row:
    key = values.get(columns.id) if columns.id is not None else None
    text = values.get(columns.text)
    day = values.get(columns.date) if columns.date is not None else None
    if isinstance(text, str) and any("\udc80" <= character <= "\udcff" for character in _surrogates(text)):
        return row_of(key, ArgumentTypeError("not UTF-8"), day)
    if text is not None and not isinstance(text, str):
        return row_of(key, ArgumentTypeError(f"a text must be a str, not {type(text).__name__}"), day)
    return row_of(key, text, day)


def _surrogates(text: str) -> str:
    """The text if it may have surrogates, which is quick to tell."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text
    return ""


@contextmanager
def csv_fields() -> Iterator[None]:
    """Let fields of CSV be as long as a text may be; the limit belongs to the whole program, so it is set back."""
    before = csv.field_size_limit(MAX_INPUT_BYTES)
    try:
        yield
    finally:
        csv.field_size_limit(before)

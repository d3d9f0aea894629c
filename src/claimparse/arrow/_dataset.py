"""A whole dataset to Parquet, part by part, so that a run that was stopped at any moment goes on where it was.

The input is cut into parts of equally many rows, in its own order. A part is written under another name and renamed
once it is on the disk, so that a file with the name of a part is that part, whole: the files themselves say what is
done, and nothing else has to agree with them. The manifest says of which input, read how, they are the parts.
"""

from __future__ import annotations

import itertools
import json
import time
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from claimparse import _arguments
from claimparse._arguments import Day
from claimparse._as_read import readable
from claimparse._parser import Parser
from claimparse._streams import in_batches
from claimparse._version import __version__
from claimparse._workers import Lost
from claimparse.arrow._batches import Row, failed, parse_rows, to_batch
from claimparse.arrow._schema import ARROW_VERSION
from claimparse.arrow._sources import Columns, Files, Place, csv_fields, find_files, read_row, read_rows
from claimparse.errors import OutputError
from claimparse.output.files import atomic_path, remove_unfinished
from claimparse.types import SCHEMA_VERSION

MANIFEST = "_claimparse.json"
_BATCH = 16
"""The number of texts that are read together, and that a process is given at a time."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a finished :func:`parse_dataset`."""

    rows: int
    """The number of rows of the input, and of the output."""
    errors: int
    """The number of rows that could not be parsed; their column ``error`` says why."""
    parts: int
    """The number of files that were written, now or by earlier runs."""
    resumed: int
    """The number of rows that earlier runs had done."""
    seconds: float
    """The seconds that this run took."""


def parse_dataset(
    source: str | Path | Sequence[str | Path],
    out: str | Path,
    *,
    text: str = "text",
    id: str | None = "id",
    date: str | None = None,
    day: Day | None = None,
    parser: Parser | None = None,
    workers: int = 1,
    part_size: int = 1000,
    resume: bool = False,
    progress: bool = True,
) -> Summary:
    """Parse a dataset and write Parquet files: one row of the schema :func:`schema` for each text, in the same order.

    Memory does not depend on the size of the dataset. A row that can't be parsed is a row with an ``error``. The output
    is a folder of files ``part-000000.parquet``, ``part-000001.parquet`` ..., each of which appears when it is whole,
    and of a manifest. Where a run was stopped, whenever and however, the same call with ``resume=True`` does the rest:
    finished parts are not done again, and each row of the input is in the output once. One run at a time may write to a
    folder.

    Args:
        source: A file or a folder, or several: Parquet (``.parquet``), CSV with a header (``.csv``), JSON lines
            (``.jsonl``, ``.ndjson``), both also with gzip (``.csv.gz``), or texts (``.txt``), whose ids are their
            paths. A folder stands for all files in it with these endings.
        out: The folder to write.
        text: The name of the column with the texts.
        id: The name of the column with the ids; None to number the rows from 0.
        date: The name of a column with days of publication: dates, or strings in ISO 8601.
        day: The day of publication of the texts that have none of their own.
        parser: The parser, which nobody else may use meanwhile; None for one with the defaults of
            :func:`claimparse.api.load`.
        workers: The number of processes, as ``n_process`` of :meth:`claimparse.api.Parser.parse_many`.
        part_size: The number of rows of a file.
        resume: True to go on where an earlier run was stopped. Without one, it begins.
        progress: True for a progress bar on standard error if that is a terminal: rows, rate and time left.

    Returns:
        The numbers of rows, errors and parts.

    Raises:
        ArgumentError: If an argument is not one of the choices, or a file has no such column.
        ArgumentTypeError: If an argument has the wrong type.
        InputError: If there is no such file, or it can't be read.
        OutputError: If ``out`` holds results already and ``resume`` is False; or those of another input, other settings
            or another version; or anything else; or if it is inside of ``source``.
        ModelNotFoundError: If no parser is given and no spaCy pipeline for English is installed.
        WorkerError: If processes can't start.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     lines = '{"id": "a", "text": "Officials said 38 boats sank."}\\n{"id": "b", "text": 7}\\n'
    ...     _ = Path(folder, "news.jsonl").write_text(lines)
    ...     done = parse_dataset(Path(folder, "news.jsonl"), Path(folder, "claims.parquet"))
    >>> done.rows, done.errors, done.parts
    (2, 1, 1)
    """
    began = time.monotonic()
    columns = Columns(text, id, date)
    size, count = _arguments.whole_number("part_size", part_size, 1), _arguments.processes(workers)
    given, files, folder = _arguments.day(day, "day"), find_files(source), Path(out)
    _require_outside(folder, source)
    files.require(columns)
    if parser is None:
        from claimparse.api import load

        parser = load()
    facts = {**_facts(files, columns, parser, size), "day": str(given) if given else None}
    complete = _prepare(folder, facts, resume=resume)
    if complete is not None:
        return Summary(**complete, resumed=complete["rows"], seconds=time.monotonic() - began)
    run = _Run(folder, files, columns, size, given)
    with csv_fields(), _Bar(files.size, shown=progress) as bar, closing(run.results(parser, count)) as results:
        run.write(results, bar)
    done = {"rows": run.rows, "errors": _errors(folder), "parts": len(_parts(folder))}
    _write_manifest(folder, {**facts, "complete": done})
    return Summary(**done, resumed=run.resumed, seconds=time.monotonic() - began)


class _Run:
    """One run: rows in, batches to work on, parts out."""

    def __init__(self, folder: Path, files: Files, columns: Columns, part_size: int, day: Any) -> None:
        self.folder, self.files, self.columns, self.part_size, self.day = folder, files, columns, part_size, day
        self.id_type = files.id_type(columns)
        self.done = _parts(folder)
        self.rows = self.resumed = 0
        self._waiting: deque[int] = deque()
        """The numbers of the parts that are worked on, in order."""
        self._places: deque[tuple[int, int]] = deque()
        """For each batch that is worked on, the rows up to its end, and the bytes of the input."""

    def results(self, parser: Parser, count: int) -> Generator[pa.RecordBatch, None, None]:
        """Yield the documents of all rows that are not done yet, in order."""
        work = partial(_parse, id_type=self.id_type)
        if count == 1:
            yield from (work(parser, batch) for batch in self._batches())
            return
        for found in parser._in_processes(work, count)(self._batches()):
            yield _lost(found, parser, self.id_type) if isinstance(found, Lost) else found

    def write(self, results: Iterator[pa.RecordBatch], bar: _Bar) -> None:
        """Write the results in parts of equal size; the last one may be smaller."""
        part: list[pa.RecordBatch] = []
        count = finished = 0
        for batch in results:
            part.append(batch)
            count += len(batch)
            finished += len(batch)
            while self._places and self._places[0][0] <= finished:
                bar.show(finished, self._places.popleft()[1])
            if count == self.part_size:
                self._write_part(part)
                part, count = [], 0
        if part:
            self._write_part(part)

    def _write_part(self, batches: Sequence[pa.RecordBatch]) -> None:
        with atomic_path(_part(self.folder, self._waiting.popleft())) as path:
            pq.write_table(pa.Table.from_batches(batches), path, compression="zstd")

    def _batches(self) -> Iterator[list[Row]]:
        places = enumerate(read_rows(self.files, self.columns))
        sent = 0
        for part, numbered in itertools.groupby(places, key=lambda numbered: numbered[0] // self.part_size):
            if part in self.done:
                skipped = sum(1 for _ in numbered)
                self.rows += skipped
                self.resumed += skipped
                continue
            self._waiting.append(part)
            for batch in in_batches(map(self._read, numbered), _BATCH, lambda read: read[0].text):
                self.rows += len(batch)
                sent += len(batch)
                self._places.append((sent, batch[-1][1]))
                yield [row for row, _ in batch]

    def _read(self, numbered: tuple[int, Place]) -> tuple[Row, int]:
        """A row, with its text and day, and the bytes of the input up to its end."""
        number, place = numbered
        row = read_row(place, number, self.columns)
        return row._replace(day=row.day or self.day), place.bytes_read


def _parse(parser: Parser, rows: Sequence[Row], *, id_type: pa.DataType) -> pa.RecordBatch:
    """Parse some rows; this is what processes do."""
    with parser.memory_zone():
        return to_batch(parse_rows(parser, rows), _ids(rows, id_type))


def _ids(rows: Sequence[Row], id_type: pa.DataType) -> pa.Array:
    if id_type != pa.string():
        return pa.array([row.id for row in rows], id_type)
    return pa.array([None if row.id is None else readable(str(row.id)) for row in rows], id_type)


def _lost(lost: Lost[Row], parser: Parser, id_type: pa.DataType) -> pa.RecordBatch:
    """The row of a text that ended its process."""
    problem = f"WorkerError: the worker process that read it {lost.reason}, twice"
    document = failed(lost.item._replace(problem=problem), parser.signature)
    return to_batch([document], _ids([lost.item], id_type))


# ---------------------------------------------------------------- the folder


def _part(folder: Path, number: int) -> Path:
    return folder / f"part-{number:06}.parquet"


def _parts(folder: Path) -> set[int]:
    """The numbers of the parts that are done."""
    return {int(path.stem.removeprefix("part-")) for path in folder.glob("part-*.parquet")}


def _errors(folder: Path) -> int:
    """The number of rows with an error, by the statistics that Parquet keeps."""
    count = 0
    for path in folder.glob("part-*.parquet"):
        groups = pq.read_metadata(path)
        column = groups.schema.names.index("error")
        for k in range(groups.num_row_groups):
            values = groups.row_group(k).column(column)
            count += values.num_values - values.statistics.null_count
    return count


def _facts(files: Files, columns: Columns, parser: Parser, part_size: int) -> dict[str, Any]:
    """What the parts of one output have in common."""
    return {
        "claimparse": __version__,
        "arrow": ARROW_VERSION,
        "document": SCHEMA_VERSION,
        "input": {"files": len(files.found), "bytes": files.size, "fingerprint": files.fingerprint},
        "columns": {"text": columns.text, "id": columns.id, "date": columns.date},
        "part_size": part_size,
        "signature": parser.signature.model_dump(),
        "options": parser.options.model_dump(),
    }


def _prepare(folder: Path, facts: dict[str, Any], *, resume: bool) -> dict[str, int] | None:
    """Make the folder ready; what it says of a finished run, if there was one."""
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder} is a file; choose the name of a folder")
    manifest = folder / MANIFEST
    if not manifest.exists():
        if folder.exists() and any(folder.iterdir()):
            raise OutputError(f"{folder} is not empty, and was not written by claimparse; choose another folder")
        folder.mkdir(parents=True, exist_ok=True)
        _write_manifest(folder, {**facts, "complete": None})
        return None
    if not resume:
        raise OutputError(
            f"{folder} holds results already; resume it (resume=True, --resume), or choose another folder"
        )
    before = json.loads(manifest.read_text("utf-8"))
    other = [name for name in facts if before.get(name) != facts[name]]
    if other:
        raise OutputError(
            f"{folder} holds results with another {' and another '.join(other)}; give what it was begun with, or "
            "choose another folder"
        )
    remove_unfinished(folder)
    complete: dict[str, int] | None = before["complete"]
    return complete


def _write_manifest(folder: Path, facts: dict[str, Any]) -> None:
    with atomic_path(folder / MANIFEST) as path:
        path.write_text(f"{json.dumps(facts, indent=2)}\n", "utf-8")


def _require_outside(folder: Path, source: str | Path | Sequence[str | Path]) -> None:
    """Refuse an output that would be an input the next time."""
    for path in map(Path, [source] if isinstance(source, str | Path) else source):
        if path.is_dir() and folder.resolve().is_relative_to(path.resolve()):
            raise OutputError(f"{folder} would be an input, since it is in {path}; choose another folder")


# ---------------------------------------------------------------- progress


class _Bar:
    """A progress bar on standard error, if that is a terminal: how far, how many rows, how fast, and the time left."""

    def __init__(self, total: int, *, shown: bool) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        console = Console(stderr=True)
        columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
        self._bar = Progress(*columns, console=console, transient=True, disable=not (shown and console.is_terminal))
        self._task = self._bar.add_task("", total=total)
        self._began = time.monotonic()

    def __enter__(self) -> _Bar:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def show(self, rows: int, bytes_read: int) -> None:
        """Show how many rows this run has done, and how much of the input is read."""
        rate = rows / max(time.monotonic() - self._began, 1e-9)
        self._bar.update(self._task, completed=bytes_read, description=f"{rows:,} texts, {rate:.1f} a second")

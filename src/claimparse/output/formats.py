"""The formats in which documents are written; each imports what it needs only when it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from claimparse.types import Document


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its writer, the suffix of its files, and its writer of folders if it has one.

    Writers take a console rather than a file, since a table needs its width and a progress bar may run on it.
    """

    write: Callable[[Iterable[Document], Console], None]
    suffix: str
    write_folder: Callable[[Iterable[Document], str], object] | None = None


def _write_table(documents: Iterable[Document], console: Console) -> None:
    from claimparse.output.table import document_table

    for document in documents:
        console.print(document_table(document))


def _write_json(documents: Iterable[Document], console: Console) -> None:
    from claimparse.output.records import to_json

    console.file.writelines(to_json(documents))


def _write_jsonl(documents: Iterable[Document], console: Console) -> None:
    from claimparse.output.records import to_jsonl

    console.file.writelines(to_jsonl(documents))


def _write_html(documents: Iterable[Document], console: Console) -> None:
    from claimparse.output.render import to_html

    console.file.write(to_html(documents))


def _write_pages(documents: Iterable[Document], folder: str) -> object:
    from claimparse.output.pages import write_pages

    return write_pages(documents, folder)


FORMATS = {
    "table": Format(_write_table, ".txt"),
    "json": Format(_write_json, ".json"),
    "jsonl": Format(_write_jsonl, ".jsonl"),
    "html": Format(_write_html, ".html", _write_pages),
}


def format_of(name: str) -> Format | None:
    """Return the format that a file's suffix stands for; a table for a name without one, None if no format has it."""
    suffix = PurePath(name).suffix
    return next((form for form in FORMATS.values() if suffix in ("", form.suffix)), None)

"""The formats in which documents are written; each loads what it needs only when it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from claimparse.types import Document

__all__ = ["DEFAULT", "FORMATS", "Format", "format_of"]


@dataclass(frozen=True, slots=True)
class Format:
    """How documents are written to a console's file, the ending of such files, and how to a folder where they can be.

    Writers take a console and not its file alone, since a table needs its width, and a bar may run on it.
    """

    write: Callable[[Iterable[Document], Console], None]
    suffix: str | None = None
    write_folder: Callable[[Iterable[Document], str], object] | None = None


def _table(documents: Iterable[Document], console: Console) -> None:
    from claimparse.output.table import document_table

    for document in documents:
        console.print(document_table(document))


def _json(documents: Iterable[Document], console: Console) -> None:
    from claimparse.output.records import to_json

    console.file.writelines(to_json(documents))


def _jsonl(documents: Iterable[Document], console: Console) -> None:
    from claimparse.output.records import to_jsonl

    console.file.writelines(to_jsonl(documents))


def _html(documents: Iterable[Document], console: Console) -> None:
    from claimparse.output.render import to_html

    console.file.write(to_html(documents))


def _pages(documents: Iterable[Document], folder: str) -> object:
    from claimparse.output.pages import write_pages

    return write_pages(documents, folder)


FORMATS = {
    "table": Format(_table),
    "json": Format(_json, ".json"),
    "jsonl": Format(_jsonl, ".jsonl"),
    "html": Format(_html, ".html", _pages),
}
DEFAULT = "table"


def format_of(name: str) -> str:
    """The format that the ending of a file's name asks for."""
    return next((form for form, f in FORMATS.items() if f.suffix and name.endswith(f.suffix)), DEFAULT)

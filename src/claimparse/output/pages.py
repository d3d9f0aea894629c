"""A folder of pages: one for each text, and an index that leads to them, for more texts than one page can hold."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePath
from urllib.parse import quote

import regex

from claimparse.output.marked import Ids
from claimparse.output.render import Index, index_html, page_html
from claimparse.output.views import People, view
from claimparse.types import Document

__all__ = ["write_pages"]

LONGEST_NAME = 60
_OTHER = regex.compile(r"[^\p{L}\p{N}]+")


def write_pages(documents: Iterable[Document], folder: str | Path, title: str = "Claims") -> list[Path]:
    """Write a page for each document and ``index.html``, which names texts and speakers; gives the files, in order.

    The folder is made where it is missing; files of the same names are overwritten, others are left alone. Documents
    are taken one at a time, and none is kept, so a stream may be of any length. OSError where writing fails.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [path.name for path in write_pages([Document(text="Snow fell.", name="snow.txt")], folder)]
    ['0001-snow.html', 'index.html']
    """
    folder, index, written = Path(folder), Index(), list[Path]()
    folder.mkdir(parents=True, exist_ok=True)
    for number, document in enumerate(documents, 1):
        people = People()
        found = view(document, people, Ids(), number)
        name = f"{number:04}-{_slug(document.name or '')}.html"
        index.add(found, quote(name))
        written.append(_write(folder / name, page_html([found], people, found.title, "index.html")))
    written.append(_write(folder / "index.html", index_html(index, title)))
    return written


def _slug(name: str) -> str:
    """A text's name as part of a file's: the letters and digits of its last part."""
    return _OTHER.sub("-", PurePath(name).stem)[:LONGEST_NAME].strip("-") or "text"


def _write(path: Path, page: str) -> Path:
    path.write_text(page, "utf-8", newline="\n")
    return path

"""A folder of pages, one for each text, with an index: for more texts than one page can hold."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePath
from urllib.parse import quote

import regex

from claimparse.output.files import atomic_folder
from claimparse.output.index import Index
from claimparse.output.marked import Ids
from claimparse.output.render import GENERATOR, index_html, page_html
from claimparse.output.views import People, view
from claimparse.types import Document

__all__ = ["is_page_name", "write_pages"]

INDEX = "index.html"
MAX_SLUG_LENGTH = 60
_OTHER = regex.compile(r"[^\p{L}\p{N}]+")
_NAME = regex.compile(r"[0-9]{4,}-.+\.html|index\.html")
_HEAD_BYTES = 1000


def write_pages(documents: Iterable[Document], folder: str | Path, title: str = "Claims") -> list[Path]:
    """Write a page for each document, and an ``index.html`` of texts and speakers.

    The pages appear together once all are written; if anything fails, the folder stays as it was. The pages of an
    earlier run are replaced; other files are left alone. Documents are taken one at a time and not kept, so a stream
    can be of any length.

    Args:
        documents: The documents, in the order of the index.
        folder: The folder, which is created if it does not exist.
        title: The title of the index.

    Returns:
        The files, in order.

    Raises:
        OutputError: If a file that claimparse did not write would be replaced.
        OSError: If writing fails.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [path.name for path in write_pages([Document(text="Snow fell.", name="snow.txt")], folder)]
    ['0001-snow.html', 'index.html']
    """
    index, names = Index(), list[str]()
    with atomic_folder(folder, _is_page, needed=[INDEX]) as room:
        for number, document in enumerate(documents, 1):
            people = People()
            found = view(document, people, Ids(), number)
            names.append(f"{number:04}-{_slug(document.name or '')}.html")
            index.add(found, quote(names[-1]))
            _write(room / names[-1], page_html([found], people, found.title, INDEX))
        _write(room / INDEX, index_html(index, title))
    return [Path(folder) / name for name in [*names, INDEX]]


def is_page_name(name: str) -> bool:
    """Return whether a file of this name may be a page that :func:`write_pages` wrote and would replace.

    Args:
        name: The name of the file, without its folder.

    >>> is_page_name("0001-snow.html"), is_page_name("snow.html")
    (True, False)
    """
    return _NAME.fullmatch(name) is not None


def _is_page(path: Path) -> bool:
    if not is_page_name(path.name) or path.is_symlink():
        return False
    try:
        with path.open("rb") as file:
            return GENERATOR.encode() in file.read(_HEAD_BYTES)
    except OSError:
        return False


def _slug(name: str) -> str:
    """Return a text's name as part of a file name: the letters and digits of its last component."""
    return _OTHER.sub("-", PurePath(name).stem)[:MAX_SLUG_LENGTH].strip("-") or "text"


def _write(path: Path, page: str) -> None:
    path.write_text(page, "utf-8", newline="\n")

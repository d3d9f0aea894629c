"""What the model is made from, by ``sources.toml``: read only if it has the hash that is written there."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDS = 5
"""The parts of the documents that are set aside in turn."""
TABLE = Path(__file__).with_name("sources.toml")


@dataclass(frozen=True)
class Corpus:
    """A corpus: its file below the folder of corpora; texts under other ``licences`` than those listed are left out.

    ``weight`` is that of each answer in a fit over several corpora. With ``clauses``, the answers are about whole
    clauses, with the negations and modals in them.
    """

    name: str
    use: str
    path: str
    sha256: str
    address: str
    licence: str
    annotated: bool = False
    licences: Sequence[str] | None = None
    weight: float = 1.0
    clauses: bool = False

    def read(self, folder: Path) -> list[dict[str, Any]]:
        """The records of the corpus; ValueError if the file is another one."""
        path = folder / self.path
        require_hash(path, self.sha256)
        return [r for r in read_records(path) if self.licences is None or r["licence"] in self.licences]


def corpora() -> dict[str, Corpus]:
    """The corpora by their names."""
    entries = tomllib.loads(TABLE.read_text("utf-8"))["corpus"]
    return {entry["name"]: Corpus(**entry) for entry in entries}


def fold_of(document: str) -> int:
    """The part that a document is set aside in, by its name alone."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % FOLDS


def encoder() -> dict[str, str]:
    """The entry of the pretrained encoder."""
    found: dict[str, str] = tomllib.loads(TABLE.read_text("utf-8"))["encoder"]
    return found


def require_hash(path: Path, expected: str) -> None:
    """Raise ValueError if a file has another hash."""
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != expected:
        raise ValueError(f"{path} has the hash {found}, not {expected}: see {TABLE}")


def read_records(path: Path) -> list[dict[str, Any]]:
    """The records of a JSON lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]

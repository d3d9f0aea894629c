"""Tables of test sentences in text files.

"# phenomenon" begins a section, and each line below it is a row: its parts stand between " | ", and "¶" in one of them
is a break between paragraphs. Each folder of ``tables`` says in its test what the parts of its rows are.
"""

from typing import NamedTuple

from tests.paths import TABLES


class Row(NamedTuple):
    """A row of a table with the phenomenon under which it stands."""

    phenomenon: str
    parts: tuple[str, ...]

    @property
    def id(self) -> str:
        return f"{self.phenomenon}: {' | '.join(self.parts[:2])}"


def rows(path: str) -> list[Row]:
    """Return the rows of the tables that fit a pattern, such as ``stance/*.txt``."""
    found = []
    for table in sorted(TABLES.glob(path)):
        phenomenon = table.stem
        for line in table.read_text("utf-8").splitlines():
            if line.startswith("# "):
                phenomenon = f"{table.stem}, {line[2:]}"
            elif line:
                parts = line.replace("¶", "\n\n").split(" | ")
                found.append(Row(phenomenon, tuple(part.strip() for part in parts)))
    assert found, path
    return found

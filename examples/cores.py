"""Articles on two cores: the same documents in the same order, each with the name that stood beside its text.

python examples/cores.py [FOLDER]
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import claimparse

ARTICLES = Path(__file__).resolve().parent / "articles"


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the texts of a folder with their names, one at a time."""
    for path in sorted(folder.glob("*.txt")):
        yield path.read_text("utf-8"), path.stem


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    parser = claimparse.load()
    for document, name in parser.parse_many(texts(folder), as_tuples=True, n_process=2, batch_size=1):
        print(f"{name}: {len(document.claims)} claims by {len(document.speakers)} speakers")


if __name__ == "__main__":  # each process imports this file, and must not start processes of its own
    main()

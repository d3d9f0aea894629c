"""Sentences as they stand in news, from what users of number extractors ask for in those projects' trackers.

The table was written, with its answers, before the extractor was run on it. A row is {"class", "text", "quantities",
"about"}: each quantity as `str()` writes it with its change; ``about`` (where given) is what each one describes.
"""

import json
from itertools import groupby

import pytest

from claimparse.types import Part
from tests.paths import TABLES

ENGINES = ("rules",)  # quantities are the same by both, which test_api holds

TABLE = TABLES / "quantities.jsonl"
ROWS = [json.loads(line) for line in TABLE.read_text("utf-8").splitlines()]
CLASSES = {name: list(rows) for name, rows in groupby(ROWS, key=lambda row: row["class"])}


def written(quantity):
    return f"{quantity}" + (f" {quantity.change}" if quantity.change else "")


@pytest.mark.parametrize("name", CLASSES)
def test_quantities_in_news(parser, name):
    rows = CLASSES[name]
    docs = parser.parse_many((row["text"] for row in rows), [Part.QUANTITIES])
    for row, doc in zip(rows, docs, strict=True):
        assert (row["text"], [written(q) for q in doc.quantities]) == (row["text"], row["quantities"])
        if "about" in row:
            about = [q.about and q.about.text for q in doc.quantities]
            assert (row["text"], about) == (row["text"], row["about"])


def test_a_class_stands_in_one_place():
    names = [name for name, _ in groupby(ROWS, key=lambda row: row["class"])]
    assert len(names) == len(set(names))
    assert len({row["text"] for row in ROWS}) == len(ROWS)

"""Quantities of sentences, in tables by phenomenon; most rows had their answer before the extractor was run on them.

A row of ``tables/quantities`` is "sentence | quantity; quantity [| what each is about]": quantities as ``str()`` writes
them with their change, and "-" where there is none.
"""

import pytest

from claimparse.types import Part
from tests.rows import rows

ENGINES = ("rules",)  # quantities are the same by both, which test_api holds

ROWS = rows("quantities/*.txt")


def listed(part):
    """Return the items of a part of a row, with None for "-"."""
    return [None if item == "-" else item for item in part.split("; ")]


def written(quantity):
    return f"{quantity}" + (f" {quantity.change}" if quantity.change else "")


@pytest.fixture(scope="module")
def documents(parser):
    """All sentences, parsed in one batch."""
    return list(parser.parse_many((row.parts[0] for row in ROWS), [Part.QUANTITIES]))


@pytest.mark.parametrize("k", range(len(ROWS)), ids=[f"{row.phenomenon}: {row.parts[0]}" for row in ROWS])
def test_quantities_of_a_sentence(documents, k):
    _, quantities, *about = ROWS[k].parts
    found = documents[k].quantities
    assert [written(q) for q in found] == [q for q in listed(quantities) if q]
    if about:
        assert [q.about and q.about.text for q in found] == [a for a in listed(about[0]) if found]


def test_no_sentence_stands_twice():
    assert len({row.parts[0] for row in ROWS}) == len(ROWS)

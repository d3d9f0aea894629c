"""The stance of claims in tables of news-like sentences, each written with its answer before any rule was run on it.

A row is "sentence | head word of the claim | label author [value source]"; the head word's last occurrence counts. Rows
that begin with "~" are known to go wrong, most of them by the parse; with "~rules", by the rules alone. Where the
engines read a row differently and both are right, it goes on with "| what the trained model reads | why".
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from claimparse._inspect import analyse
from engines import expected

TABLES = Path(__file__).parent / "tables"


class Row(NamedTuple):
    """One sentence with its expected stance."""

    kind: str
    text: str
    word: str
    expected: str
    model: tuple[str, ...]
    known: frozenset[str]


WRONG = re.compile(r"^~(rules)? ")


def _wrong(line: str) -> frozenset[str]:
    """The engines that are known to read a row wrongly."""
    wrong = WRONG.match(line)
    return frozenset() if wrong is None else frozenset([wrong[1]] if wrong[1] else ["rules", "model"])


def rows(name: str) -> list[Row]:
    """The rows of a table with the phenomenon under which they stand."""
    found, kind = [], ""
    for line in (TABLES / name).read_text("utf-8").splitlines():
        if line.startswith("# "):
            kind = line[2:]
        elif line:
            text, word, expected, *model = (part.strip() for part in WRONG.sub("", line).split(" | "))
            found.append(Row(kind, text, word, expected, tuple(model), _wrong(line)))
    return found


NAMES = ("stance_first.txt", "stance_second.txt", "stance_third.txt")
ROWS = {name: rows(name) for name in NAMES}


def _param(name: str, k: int, row: Row):
    return pytest.param(name, k, id=f"{row.kind}: {row.text} | {row.word}")


@pytest.fixture(scope="module")
def docs(parser):
    """All sentences, parsed in one batch."""
    return {name: list(parser.docs(row.text for row in table)) for name, table in ROWS.items()}


@pytest.mark.parametrize(("name", "k"), [_param(n, k, r) for n, table in ROWS.items() for k, r in enumerate(table)])
def test_row(request, parser, docs, name, k):
    row, doc = ROWS[name][k], docs[name][k]
    if ("model" if parser.signature.trained else "rules") in row.known:
        request.applymarker(pytest.mark.xfail(reason="known to go wrong"))
    head = [t.i for t in doc if t.text == row.word][-1]
    link = analyse(parser, doc).stances.resolve(head)
    named = [h for h in link.holders if h.source]
    label, author, *held = expected(parser, row, row.expected, {row: row.model} if row.model else {}).split(" ", 2)
    assert (link.label.value, link.author.value) == (label, author)
    if held:
        source = doc[named[-1].source[0].start : named[-1].source[-1].end].text if named else ""
        assert f"{named[-1].commitment.value if named else ''} {source}" == held[0]


@pytest.mark.parametrize("name", NAMES)
def test_few_rows_are_known_to_go_wrong(name):
    table = ROWS[name]
    assert sum(bool(row.known) for row in table) <= len(table) / 10
    assert len({row.text for row in table}) >= 80

"""The stance of claims, in tables by phenomenon; most rows had their answer before any rule was run on them.

A row of ``tables/stance`` is "sentence | head word of the claim | label author [value source]"; the head word's last
occurrence counts. Rows that begin with "~" are known to go wrong, most of them by the parse; with "~rules", by the
rules alone. Where the engines read a row differently and both are right, it goes on with "| what the trained model
reads | why".
"""

import re
from typing import NamedTuple

import pytest

from claimparse._inspect import analyse
from claimparse.types import StanceLabel
from tests import rows
from tests.engines import expected

WRONG = re.compile(r"^~(rules)? ")


class Row(NamedTuple):
    """One sentence with its expected stance."""

    id: str
    text: str
    word: str
    expected: str
    model: tuple[str, ...]
    known: frozenset[str]


def row_of(row: rows.Row) -> Row:
    sentence, word, stance, *model = row.parts
    wrong = WRONG.match(sentence)
    known = () if wrong is None else [wrong[1]] if wrong[1] else ["rules", "model"]
    return Row(row.id, WRONG.sub("", sentence), word, stance, tuple(model), frozenset(known))


ROWS = [row_of(row) for row in rows.rows("stance/*.txt")]


@pytest.fixture(scope="module")
def docs(parser):
    """All sentences, parsed in one batch."""
    return list(parser.docs(row.text for row in ROWS))


@pytest.mark.parametrize("k", range(len(ROWS)), ids=[row.id for row in ROWS])
def test_stance_of_a_sentence(request, parser, docs, k):
    row, doc = ROWS[k], docs[k]
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


def test_one_row_in_fifty_at_most_is_known_to_go_wrong():
    assert sum(bool(row.known) for row in ROWS) <= len(ROWS) / 50


def test_the_tables_have_every_label_and_no_row_twice():
    assert {row.expected.split()[0] for row in ROWS} == {label.value for label in StanceLabel}
    assert len({(row.text, row.word) for row in ROWS}) == len(ROWS)

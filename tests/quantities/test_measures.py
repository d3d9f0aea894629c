"""Measures: a number with its bound, its range and its unit, found in the text alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimparse._format import plural
from claimparse._quantities.measures import measures
from claimparse.types import Range
from tests.quantities.strategies import LEXICON, POINTS, UNITS, quantity

NAMED = sorted(n for n, u in UNITS.units.items() if UNITS.surfaces.get(plural(n).casefold()) == u)
UNIT = st.sampled_from([None, None, *(UNITS.units[n] for n in NAMED)])


@given(POINTS, UNIT)
def test_a_written_quantity_reads_back(amount, unit):
    (found,) = measures(f"{quantity(amount, unit)}", LEXICON)
    assert (found.amount, found.unit) == (amount, unit)


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from([1, 1000, 10**6]), st.booleans())
def test_a_written_range_reads_back(low, more, scale, approximate):
    amount = Range(low=low * scale, high=(low + more) * scale, approximate=approximate)
    (found,) = measures(f"{quantity(amount)} tents", LEXICON)
    assert found.amount == amount


BEFORE = st.sampled_from(
    ["", "more than ", "about ", "at least ", "up to ", "between ", "minus ", "$", "US$", "an additional "]
)
CORE = st.sampled_from(
    ["5", "1,000", "2.5", "two", "half a million", "dozens", "1/2", "several hundred", "one in five"]
)
AFTER = st.sampled_from(
    ["", "%", "m", "bn", " km/h", " years old", "-year-old", " of them", " people", " or more", " and 7", "-9", " to 8"]
)


@given(
    st.lists(st.tuples(BEFORE, CORE, AFTER), min_size=1, max_size=4), st.sampled_from([" ", ", ", "; ", " and ", "\n"])
)
def test_measures_stand_in_order_and_inside_the_text(parts, joint):
    text = joint.join("".join(p) for p in parts)
    found = measures(text, LEXICON)
    for m in found:
        assert 0 <= m.start <= m.number[0] < m.number[1] <= m.end <= len(text)
    assert all(a.start < b.start and a.number[1] <= b.number[0] for a, b in pairwise(found))


@given(st.text(max_size=80))
def test_a_measure_of_any_text_has_its_number(text):
    for m in measures(text, LEXICON):
        assert text[m.number[0] : m.number[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3\nmillion homes", ["3 million"]),
        ("20\nto 30 million crowns", ["20 million to 30 million"]),
        ("3\n\nmillion", ["3"]),
    ],
)
def test_a_number_goes_on_after_one_line_break(text, expected):
    assert [str(m.amount) for m in measures(text, LEXICON)] == expected

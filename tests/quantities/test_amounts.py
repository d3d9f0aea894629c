"""Amounts as intervals, and how a quantity is written."""

from hypothesis import given

from claimparse.types import Approximate, Bounded, Exact, Item, Span
from tests.quantities.strategies import AMOUNTS, UNITS, VALUES, quantity


@given(AMOUNTS)
def test_low_value_and_high_are_in_order(amount):
    assert amount.low is None or amount.low <= amount.value
    assert amount.high is None or amount.value <= amount.high
    if amount.low is not None and amount.high is not None:
        assert amount.contains((amount.low + amount.high) / 2)


@given(AMOUNTS, AMOUNTS, VALUES)
def test_amounts_that_share_a_number_are_compatible(a, b, x):
    if a.contains(x) and b.contains(x):
        assert a.compatible(b)
    assert a.compatible(b) == b.compatible(a)
    assert a.compatible(a)


def test_a_quantity_is_written_with_its_item_and_unit():
    item = Item(span=Span(start=0, end=6, text="people"), head="people")
    assert str(quantity(Bounded(value=7000, relation=">"), item=item)) == "> 7,000 people"
    assert str(quantity(Exact(value=730_000_000), UNITS.units["dollar"])) == "$730 million"
    assert str(quantity(Approximate(value=60), UNITS.units["percentage"])) == "~ 60%"

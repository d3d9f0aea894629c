"""Amounts, units and quantities for the tests of measures and amounts."""

from fractions import Fraction

from hypothesis import assume
from hypothesis import strategies as st

from claimparse._quantities.registry import unit_registry
from claimparse.lexicon import Lexicon
from claimparse.types import Approximate, Bounded, Exact, Quantity, Range, Span

LEXICON = Lexicon.default()
UNITS = unit_registry(LEXICON)

VALUES = st.one_of(
    st.integers(2, 10**15).map(Fraction),
    st.decimals("0.001", 10**9, places=3).map(Fraction),
    st.sampled_from([Fraction(1, 3), Fraction(2, 3), Fraction(5, 8)]),
)
POINTS = st.one_of(
    VALUES.map(lambda v: Exact(value=v)),
    VALUES.map(lambda v: Approximate(value=v)),
    st.builds(Bounded, value=VALUES, relation=st.sampled_from([">", ">=", "<", "<="])),
)


@st.composite
def ranges(draw):
    low, high = sorted([draw(VALUES), draw(VALUES)])
    assume(low < high)
    return Range(low=low, high=high, approximate=draw(st.booleans()))


AMOUNTS = st.one_of(POINTS, ranges())


def quantity(amount, unit=None, item=None):
    span = Span(start=0, end=3, text="???")
    return Quantity(span=span, number=span, amount=amount, unit=unit, item=item, rule="test")

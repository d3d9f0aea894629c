"""Quantities in other units, and quantities without a pipeline."""

import builtins
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimparse import extract_quantities
from claimparse._quantities import convert as _convert
from claimparse._quantities.registry import unit_registry
from claimparse.errors import ConversionError, MissingExtraError
from claimparse.lexicon import Lexicon
from claimparse.types import Approximate, Bounded, Exact, Range

ENGINES = ("rules",)  # quantities are the same by both, which test_api holds

REGISTRY = unit_registry(Lexicon.default())
CONVERTED = [
    # Written for the kinds of units that news has; values from the definitions of the units.
    ("The road is 5 miles long.", "km", Exact(value="8.04672")),
    ("More than 300 kilometres of road.", "miles", None),
    ("It was over 41C in town.", "degrees Fahrenheit", Bounded(value="105.8", relation=">")),
    ("A train reached 180 km/h.", "metres per second", Exact(value=50)),
    ("It took 90 to 120 minutes.", "hours", Range(low="1.5", high=2)),
    ("They keep 200 kg ± 10 kg.", "g", Approximate(value=200_000, tolerance=10_000)),
    ("The farm has 2 square kilometres.", "hectares", Exact(value=200)),
    ("A flow of 3 cubic metres per second.", "litres per second", Exact(value=3000)),
    ("Dozens of hours were lost.", "days", Range(low="1/2", high=5, approximate=True)),
    ("The share is 5%.", "per mille", Exact(value=50)),
]


def one(text):
    (found,) = extract_quantities(text, model=None)
    return found


class TestConversion:
    """Quantity.to()."""

    @pytest.fixture(autouse=True)
    def _pint(self):
        pytest.importorskip("pint")

    @pytest.mark.parametrize(("text", "unit", "amount"), CONVERTED)
    def test_converts_exactly(self, text, unit, amount):
        found = one(text).to(unit)
        assert amount is None or found.amount == amount
        assert found.to(one(text).unit.name).amount.value == one(text).amount.value
        assert found.span == one(text).span

    def test_a_change_has_no_offset(self, parser):
        (q,) = parser.extract_quantities("Temperatures rose by 5 degrees Celsius.")
        assert (q.change, q.to("degrees Fahrenheit").value) == ("up", 9)

    def test_written_in_the_new_unit(self, parser):
        (q,) = parser.extract_quantities("Over 10 hectares of maize burned.")
        assert str(q.to("square metres")) == "> 100,000 square metres of maize"

    def test_the_same_unit_changes_nothing(self):
        assert one("It weighs 5 kg.").to("kilograms") == one("It weighs 5 kg.")

    @pytest.mark.parametrize(
        ("text", "unit", "says"),
        [
            ("It weighs 5 kg.", "miles", "mass to length"),
            ("It costs $5.", "euros", "exchange"),
            ("Some 5 boats sank.", "km", "no unit"),
            ("It weighs 5 kg.", "flibberts", "names no unit"),
            ("They hold 3 bitcoin per day.", "dollars", "kind"),
        ],
    )
    def test_what_cannot_be(self, text, unit, says):
        with pytest.raises(ConversionError, match=says):
            one(text).to(unit)

    @given(st.fractions(0, 10**6, max_denominator=1000))
    def test_there_and_back_is_the_same(self, value):
        q = one("It is 5 miles long.").model_copy(update={"amount": Exact(value=value)})
        assert q.to("km").to("miles").amount == q.amount

    def test_exact_fractions_come_out(self):
        assert one("It is 5 miles long.").to("km").value == Fraction(25146, 3125)


def test_without_pint_the_error_names_the_extra(monkeypatch):
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name == "pint":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    _convert._registry.cache_clear()
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match=r"claimparse\[convert\]"):
        one("It is 5 miles long.").to("km")
    _convert._registry.cache_clear()


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
def test_plain(text, expected):
    assert [str(q).casefold() for q in extract_quantities(text, model=None)] == [e.casefold() for e in expected]


@given(st.sampled_from(sorted(REGISTRY.units)), st.sampled_from(sorted(REGISTRY.units)))
def test_a_rate_has_the_dimensions_of_both_units(one, other):
    above, below = REGISTRY.units[one], REGISTRY.units[other]
    rate = REGISTRY.per(above, below)
    powers = dict(above.dimensions)
    for base, power in below.dimensions:
        powers[base] = powers.get(base, 0) - power
    assert dict(rate.dimensions) == {base: power for base, power in powers.items() if power}
    if above.kind == below.kind:
        assert rate.kind == "dimensionless"


@given(st.text(max_size=80))
def test_any_text_is_read_without_a_pipeline(text):
    for q in extract_quantities(text, model=None):
        assert q.number.text
        assert q.span.start <= q.number.start < q.number.end <= q.span.end


def test_a_model_may_be_named(monkeypatch):
    monkeypatch.setattr("claimparse.api._parser_of", pytest.fail)
    with pytest.raises(pytest.fail.Exception, match="some_model"):
        extract_quantities("5 boats", model="some_model")

"""The registry of units: names, dimensions, plurals and rates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimparse._format import plural
from claimparse._quantities.registry import registry_entries, unit_registry
from claimparse.lexicon import Lexicon

REGISTRY = unit_registry(Lexicon.default())


def test_the_registry_agrees_with_that_of_quantulum():
    load = pytest.importorskip("quantulum3.load")
    theirs = load.units().names
    assert set(registry_entries()) == set(theirs)
    for name, unit in theirs.items():
        mine = REGISTRY.units[name]
        if name in {"gigaton", "megaton", "kiloton"}:
            continue
        assert (mine.kind, mine.uri) == (unit.entity.name, unit.uri), name
        assert dict(mine.dimensions) == {d["base"]: d["power"] for d in unit.dimensions}, name
        assert set(registry_entries()[name].get("surfaces", ())) == set(unit.surfaces), name
        assert set(registry_entries()[name].get("symbols", ())) == set(unit.symbols), name


def test_plurals_are_those_of_inflect():
    engine = pytest.importorskip("inflect").engine()
    names = (
        "hour",
        "foot",
        "inch",
        "century",
        "mile per hour",
        "square foot",
        "barrel",
        "gallon",
        "day",
        "parsec",
        "lux",
    )
    assert [plural(n) for n in names] == [engine.plural(n) for n in names]


def test_rates_of_the_registry_keep_their_names():
    assert REGISTRY.per(REGISTRY.units["kilometre"], REGISTRY.units["hour"]).name == "kilometre per hour"
    assert REGISTRY.per(REGISTRY.units["hour"], REGISTRY.units["day"]).name == "hour / day"
    assert REGISTRY.per(REGISTRY.units["dollar"], REGISTRY.units["barrel"]).dimensions == (
        ("barrel", -1),
        ("dollar", 1),
    )


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

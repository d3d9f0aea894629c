"""The sources of units hold together: quantulum3's registry, Babel's currencies, the lexicon, a user's entries."""

import importlib.util
import warnings
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimparse import extract_quantities
from claimparse._quantities.plain import quantities
from claimparse._quantities.registry import registry_entries, unit_names, unit_registry
from claimparse.lexicon import Lexicon
from claimparse.lexicon.schema import read_entries
from claimparse.lexicon.schema.quantities import LocalEntry, SharedEntry, UnitEntry
from tests.paths import ROOT

LEXICON = Lexicon.default()
REGISTRY = unit_registry(LEXICON)


def test_the_currencies_are_those_of_babel():
    babel = pytest.importorskip("babel")
    spec = importlib.util.spec_from_file_location("make_currencies", ROOT / "tools" / "make_currencies.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    packaged = tool.FILE.read_text("utf-8")
    assert tool.currencies() == packaged, f"Babel {babel.__version__} differs: run tools/make_currencies.py"


def test_each_unit_is_named_once():
    names = [
        u.name
        for where in ("currencies.currency", "units.unit")
        for e in read_entries(LEXICON, where, UnitEntry)
        for u in e.units
    ]
    assert len(names) == len(set(names))
    doubled = set(names) & set(registry_entries())
    assert {n for n in doubled if REGISTRY.units[n].kind != "currency"} <= set()


def test_tables_name_known_units_and_countries():
    for where in ("surface", "symbol", "prefix", "large", "prefer", "single"):
        assert set(unit_names(LEXICON, f"units.{where}").values()) - set(REGISTRY.units) <= {"degree celsius"}, where
    shared = {n for e in read_entries(LEXICON, "units.shared", SharedEntry) for n in (*e.units, *e.hints.values())}
    assert shared <= set(REGISTRY.countries)
    countries = {n for entry in LEXICON.array("places", "country") for n in entry["names"]}
    assert {n for e in read_entries(LEXICON, "units.local", LocalEntry) for n in e.words.values()} <= countries


MINE = """
[[units.unit]]
kind = "currency"
units = [{ name = "penby crown", symbols = ["Rs"], surfaces = ["crown", "quid"] }]
"""


@pytest.mark.parametrize("text", ["40 crowns", "40 quid", "Rs40", "40 quids", "Lahore paid Rs 40"])
def test_a_user_s_own_unit_wins(text):
    (found,) = quantities(text, Lexicon.with_texts([("mine", MINE)]))
    assert found.unit.name == "penby crown"


PLAIN_UNITS = (
    "km", "kg", "cm", "mm", "mg", "GB", "MW", "kilometres", "metres", "tonnes", "hours", "days", "weeks", "months",
    "years", "euros", "dollars", "rand", "litres", "acres", "square miles", "watts",
    "volts", "degrees celsius", "percent",
    "inches", "miles per hour", "knots", "yards", "grams", "kilowatts",
)  # fmt: skip
"""Units with one meaning for both, as quantulum3's classifier of ambiguous ones is no dependency."""


@pytest.fixture(scope="module")
def theirs():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parser = pytest.importorskip("quantulum3.parser")
    return parser.parse


@given(whole=st.integers(1, 999), tenths=st.none() | st.integers(1, 9), unit=st.sampled_from(PLAIN_UNITS))
def test_a_plain_number_with_a_unit_is_read_as_quantulum_reads_it(theirs, whole, tenths, unit):
    number = str(whole) if tenths is None else f"{whole}.{tenths}"
    text = f"It took {number} {unit}."
    (mine,), (other,) = extract_quantities(text, model=None), theirs(text)
    assert mine.value == Fraction(str(other.value))
    assert mine.unit.name == other.unit.name

"""Symbols beside figures: what each kind means, and that no run of them breaks a reader."""

from fractions import Fraction

import pytest
from hypothesis import given

from claimparse import extract_quantities
from claimparse._quantities.bounds import bounds_before
from claimparse.errors import ClaimparseError
from claimparse.lexicon import Lexicon
from claimparse.testing import numeric_texts
from claimparse.types import Document, Quantity

KINDS = {
    "signs of a bound": [
        ("≥5 kg", ["≥ 5 kilograms"]),
        ("≤ 5 kg", ["≤ 5 kilograms"]),
        (">5", ["> 5"]),
        ("< £5m", ["< £5 million"]),
        (">=5", ["≥ 5"]),
        ("~5%", ["~ 5%"]),
        ("∼ 5", ["~ 5"]),
        ("≈$5", ["~ $5"]),
        ("~ -5 °C", ["~ -5 degrees Celsius"]),
        ("3<5", ["3", "< 5"]),
    ],
    "stacks that say what one sign says": [
        ("~=5", ["~ 5"]),
        ("~= 5", ["~ 5"]),
        ("≈=5 kg", ["~ 5 kilograms"]),
        ("∼=5", ["~ 5"]),
        ("≥=5", ["≥ 5"]),
        ("≤= 5", ["≤ 5"]),
        (">==5", ["≥ 5"]),
        ("~~5", ["~ 5"]),
        (">>5", ["> 5"]),
        ("~~~~~~~~~~5", ["~ 5"]),
    ],
    "stacks that say nothing": [
        ("=5", ["5"]),
        ("==5", ["5"]),
        ("<>5", ["5"]),
        ("≥≤5", ["5"]),
        ("~<5", ["5"]),
        ("=>5", ["5"]),
        ("-> 5", ["5"]),
        ("over = 5", ["5"]),
    ],
    "tolerances": [
        ("5±2 kg", ["5 ± 2 kilograms"]),
        ("5 ± 0", ["5 ± 0"]),
        ("0 ± 1 km", ["0 ± 1 kilometres"]),
        ("½±½", ["0.5 ± 0.5"]),
    ],
    "negative tolerances": [
        ("5±-3 kg", ["5 ± 3 kilograms"]),
        ("5+/--3 kg", ["5 ± 3 kilograms"]),
        ("100 ± −99 kg", ["100 ± 99 kilograms"]),
    ],
    "tolerances of negative numbers": [
        ("-20 ± 5 °C", ["-20 ± 5 degrees Celsius"]),
        ("minus 20±5%", ["-20% ± 5%"]),
    ],
    "a tolerance without a number": [("±5%", ["5%"]), ("∓5%", ["5%"]), ("5 ± kg", ["5"]), ("±", [])],
    "a tolerance as large as its number": [("5 ± 6 kg", ["5", "6 kilograms"])],
    "fractions of nothing": [
        ("5/0 people", []),
        ("0/0 of them", []),
        ("1 1/0 cups", []),
        ("1 in 0 homes", ["1", "0 homes"]),
    ],
    "huge exponents": [("10^999 cells", []), ("1e999 kg", []), ("9e9999999999 kg", [])],
    "small exponents": [("2×10⁻⁵ m", ["0.00002 metres"]), ("10⁻⁵ m", ["0.00001 metres"])],
    "stacked signs of percent": [("5%%", ["5%"]), ("5 % %", ["5%"]), ("%5", ["5"]), ("5‰", ["5 per milles"])],
    "stacked signs of money": [("$$5", ["$5"]), ("€$5", ["$5"]), ("-$5", ["-$5"]), ("$-5", ["-5"])],
    "stacked plus and minus": [("++5%", ["5%"]), ("+-5%", ["-5%"]), ("5++", ["≥ 5"])],
    "dashes before figures": [
        ("-5 °C", ["-5 degrees Celsius"]),
        ("−5 °C", ["-5 degrees Celsius"]),
        ("–5 °C", ["-5 degrees Celsius"]),
        ("—5 °C", ["5 degrees Celsius"]),
        ("‐5 °C", ["5 degrees Celsius"]),
        ("－5 °C", ["5 degrees Celsius"]),
    ],
    "ranges that run backwards or nowhere": [
        ("5-3 km", ["5", "3 kilometres"]),
        ("between 7 and 3 km", ["7 kilometres", "3 kilometres"]),
        ("from 9 to 9 km", ["9 kilometres", "9 kilometres"]),
        ("-3--5 °C", ["-3", "-5 degrees Celsius"]),
    ],
    "figures of other scripts": [("٣٤ km", ["34 kilometres"]), ("５ kg", ["5 kilograms"]), ("Ⅻ km", []), ("①", [])],
}


def written(found):
    return [str(q) for q in found]


@pytest.mark.parametrize("kind", KINDS)
def test_the_meaning_of_symbols(kind):
    for text, quantities in KINDS[kind]:
        assert (text, written(extract_quantities(text, model=None))) == (text, quantities)


@pytest.mark.parametrize("kind", KINDS)
def test_symbols_break_no_parse(parser, kind):
    texts = [text for text, _ in KINDS[kind]]
    for text, found in zip(texts, parser.parse_many(texts), strict=True):
        assert (text, found.failed) == (text, False)


def test_a_run_of_symbols_belongs_to_the_quantity():
    (found,) = extract_quantities("Sales fell ≈= 5% in May.", model=None)
    assert (found.span.text, [m.text for m in found.modifiers]) == ("≈= 5%", ["≈= "])


def test_a_user_s_symbol_is_read():
    lexicon = Lexicon.with_texts(
        [("mine.toml", '[[bounds.before]]\nsource = "own reading"\nexample = "≳ 5"\nrelation = ">="\nwords = ["≳"]')]
    )
    assert bounds_before("≳ 5", 2, lexicon).bound.relation == ">="
    assert bounds_before("≳= 5", 3, lexicon).bound is None


UNITS = ["km", "percentage", "celsius", "kg", "dollar", "hour"]


def assert_all_methods_work(text, found):
    """Check that every method of each quantity works and that they agree with one another."""
    for q in found:
        assert text[q.span.start : q.span.end] == q.span.text
        assert Quantity.model_validate_json(q.model_dump_json()) == q
        assert str(q)
        assert q.low is None or q.high is None or q.low <= q.high
        assert all(isinstance(q.contains(x), bool) for x in (q.value, 0, "1/3", 2.5, Fraction(10) ** 400))
        assert all(q.compatible(other) == other.compatible(q) for other in found)
        for unit in UNITS:
            try:
                other = q.to(unit)
            except ClaimparseError:
                continue
            assert Quantity.model_validate_json(other.model_dump_json()) == other
            assert str(other)


@given(text=numeric_texts())
def test_any_symbols_are_read_without_a_pipeline(text):
    assert_all_methods_work(text, extract_quantities(text, model=None))


def parsed(parser, text):
    found = parser.parse(text)
    assert_all_methods_work(text, found.quantities)
    assert Document.model_validate_json(found.model_dump_json()) == found
    assert all(claim.stance.explain() for claim in found.claims)


@given(text=numeric_texts(), frame=numeric_texts(max_size=3))
def test_any_symbols_are_parsed(parser, text, frame):
    parsed(parser, f"{text} were lost, {frame} said. “{text},” she denied.")


@given(text=numeric_texts())
def test_any_symbols_are_parsed_with_the_model(trained, text):
    parsed(trained, f"{text} were lost, police said. “{text},” she denied.")

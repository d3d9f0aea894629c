"""The number grammar: text to exact values with their characters. No parser runs here."""

import time
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimparse._quantities.numeral_tokens import read_figures
from claimparse._quantities.numerals import Form, numerals
from claimparse.lexicon import Lexicon
from claimparse.lexicon.alternation import alternation

LEXICON = Lexicon.default()


def read(text):
    """(words, value) of the numerals that are numbers."""
    return [(n.text, n.value) for n in numerals(text, LEXICON) if n.form is not Form.OTHER]


FIGURES = [
    ("7", 7),
    ("1,234", 1234),
    ("1,234,567.5", Fraction(2469135, 2)),
    ("9,87,654", 987654),
    ("12,34,56,789", 123456789),
    ("1 234 567", 1234567),
    ("1'234'567", 1234567),
    ("1.234.567", 1234567),
    ("1.234,56", Fraction(123456, 100)),
    (".75", Fraction(3, 4)),
    ("0.5", Fraction(1, 2)),
    ("３４５", 345),
    ("٤٢", 42),
    ("2½", Fraction(5, 2)),
    ("⅔", Fraction(2, 3)),
    ("3 1/4", Fraction(13, 4)),
    ("3-1/2", Fraction(7, 2)),
    ("5/8", Fraction(5, 8)),
    ("1.5e6", 1_500_000),
    ("2×10^9", 2 * 10**9),
    ("4 x 10⁻³", Fraction(4, 1000)),
    ("10⁶", 10**6),
    ("10^12", 10**12),
]
WORDS = [
    ("nineteen", 19),
    ("forty-two", 42),
    ("forty two", 42),
    ("three hundred", 300),
    ("three hundred and five", 305),
    ("two thousand five hundred", 2500),
    ("one hundred twenty-three thousand four hundred fifty-six", 123456),
    ("two million three hundred thousand and seven", 2_300_007),
    ("six hundred million", 600_000_000),
    ("a thousand", 1000),
    ("a hundred thousand", 100_000),
    ("one and a half", Fraction(3, 2)),
    ("two-and-a-half", Fraction(5, 2)),
    ("three and three quarters", Fraction(15, 4)),
    ("two and a half million", 2_500_000),
    ("a million and a half", 1_500_000),
    ("seven point two five", Fraction(29, 4)),
    ("three point two billion", 3_200_000_000),
    ("a dozen", 12),
    ("three dozen", 36),
    ("half a dozen", 6),
    ("three score and ten", 70),
    ("a quarter of a million", 250_000),
    ("half a billion", 500_000_000),
    ("three quarters of a million", 750_000),
    ("two-thirds", Fraction(2, 3)),
    ("five eighths", Fraction(5, 8)),
    ("one third", Fraction(1, 3)),
    ("a fifth", Fraction(1, 5)),
]
MIXED = [
    ("4.5 million", 4_500_000),
    ("3 hundred", 300),
    ("12 thousand", 12_000),
    ("1.2 lakh", 120_000),
    ("3.5 lakh crore", 3_500_000_000_000),
    ("40 crore", 400_000_000),
    ("2 dozen", 24),
    ("1½ million", 1_500_000),
]
VAGUE = [
    ("dozens", 12, 120),
    ("hundreds", 100, 1000),
    ("tens of thousands", 10_000, 100_000),
    ("hundreds of thousands", 100_000, 1_000_000),
    ("hundreds and hundreds", 100, 1000),
    ("several", 3, 9),
    ("several hundred", 300, 900),
    ("a few dozen", 24, 72),
    ("a handful", 2, 7),
]
NO_NUMBERS = [
    *[
        "",
        "million",
        "the third man",
        "first",
        "22nd",
        "31st",
        "twenty-third",
        "seventy-first",
        "2.0.1",
        "12,5",
        "1,2,3",
    ],
    *["quarter", "tens", "someone", "tension", "fourteenth", "halves", "seventyish", "0/0", "5/0"],
]


@pytest.mark.parametrize(("text", "value"), FIGURES + WORDS + MIXED)
def test_a_number_with_all_its_words(text, value):
    assert read(text) == [(text, value)]


@pytest.mark.parametrize(("text", "value"), WORDS)
def test_case_does_not_matter(text, value):
    assert read(text.upper()) == [(text.upper(), value)]


@pytest.mark.parametrize(("text", "low", "high"), VAGUE)
def test_vague_amounts_have_conventional_intervals(text, low, high):
    (found,) = numerals(text, LEXICON)
    assert (found.form, found.value, found.high) == (Form.VAGUE, low, high)


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_words_that_are_no_number(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("five and six", [5, 6]),
        ("one, two or three", [1, 2, 3]),
        ("twenty-one twenty-two", [21, 22]),
        ("ten\ntwenty", [10, 20]),
        ("a hundred and a thousand", [100, 1000]),
        ("5 hundred 5", [500, 5]),
        ("three two", [3, 2]),
        ("7 1/8 by 2 3/4", [Fraction(57, 8), Fraction(11, 4)]),
    ],
)
def test_adjacent_numbers_are_two(text, values):
    assert [v for _, v in read(text)] == values


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("twice", Form.MULTIPLE),
        ("sixfold", Form.MULTIPLE),
        ("doubled", Form.CHANGE),
        ("a couple of hundred", Form.APPROXIMATE),
    ],
)
def test_multiples_changes_and_estimates(text, form):
    (found,) = numerals(text, LEXICON)
    assert found.form is form


# ---------------------------------------------------------------- properties

SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
SMALL += ["seventeen", "eighteen", "nineteen"]
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(n, joint=" and ", hyphen="-"):
    """A number below 10^15 in words."""
    if n < 20:
        return SMALL[n]
    if n < 100:
        return TENS[n // 10] + (hyphen + SMALL[n % 10] if n % 10 else "")
    for size, name in (
        (10**12, "trillion"),
        (10**9, "billion"),
        (10**6, "million"),
        (1000, "thousand"),
        (100, "hundred"),
    ):
        if n >= size:
            rest = n % size
            link = joint if rest and rest < 100 else " "
            return f"{spell(n // size, joint, hyphen)} {name}" + (link + spell(rest, joint, hyphen) if rest else "")
    raise AssertionError


@given(st.integers(0, 10**15 - 1), st.sampled_from([" and ", " "]), st.sampled_from(["-", " "]))
def test_spelled_numbers_read_back(n, joint, hyphen):
    text = spell(n, joint, hyphen)
    assert read(text) == [(text, n)]


@given(st.integers(0, 10**18), st.sampled_from([",", " ", "'"]))
def test_grouped_figures_read_back(n, mark):
    text = f"{n:,}".replace(",", mark)
    assert read_figures(text) == n
    assert [v for _, v in read(text)] == [n]


@given(st.decimals(0, 10**12, places=4))
def test_decimals_read_back_exactly(n):
    assert read(f"{n:,f}") == [(f"{n:,f}", Fraction(n))]


@given(st.integers(1, 999), st.sampled_from(["thousand", "million", "billion", "trillion"]))
def test_scales_multiply(n, scale):
    size = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}[scale]
    (found,) = numerals(f"{n} {scale}", LEXICON)
    assert (found.value, found.scale) == (n * size, size)


PIECES = st.sampled_from(
    [
        "5",
        "1,000",
        "2.5",
        "½",
        "1/2",
        "one",
        "two",
        "twenty",
        "hundred",
        "thousand",
        "million",
        "and",
        "a",
        "half",
        "-",
        "of",
        "dozen",
        "dozens",
        "third",
        "thirds",
        "several",
        ".",
        ",",
        "e5",
        "×10^",
    ]
)


@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "-", "  ", "\n"])), max_size=12))
def test_offsets_reproduce_the_text_in_order(pieces):
    text = "".join(a + b for a, b in pieces)
    found = numerals(text, LEXICON)
    assert all(text[n.start : n.end] == n.text for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(n.high is None or n.value <= n.high for n in found)


@given(st.text(max_size=60))
def test_the_numerals_of_any_text_have_its_characters(text):
    for n in numerals(text, LEXICON):
        assert text[n.start : n.end] == n.text


def test_a_thousand_digits_are_no_number():
    assert read("9" * 5000) == []
    assert read("1" + ",000" * 2000) == []


@pytest.mark.parametrize(
    "chunk", ["1", "1,000,", "1-", "1/", "one hundred and ", "twenty-one ", "½", "1e5", "10^", ".5"]
)
def test_the_time_is_linear(chunk):
    def seconds(size):
        text = chunk * (size // len(chunk))
        began = time.process_time()
        numerals(text, LEXICON)
        return time.process_time() - began

    seconds(1000)
    assert min(seconds(8_000) for _ in range(3)) < 4 * min(seconds(4_000) for _ in range(3)) + 0.05


@given(st.sets(st.text(st.characters(codec="ascii"), min_size=1, max_size=4), min_size=1, max_size=8))
def test_an_alternation_matches_its_words_alone(words):
    import re

    pattern = re.compile(alternation(words))
    assert all(pattern.fullmatch(w) for w in words)
    assert not any(pattern.fullmatch(w + "\x7f\x7f") for w in words if w + "\x7f\x7f" not in words)

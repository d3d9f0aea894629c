"""Figures that are no quantities: dates, times, labels, addresses."""

import pytest

from claimparse._quantities.non_quantities import non_quantity_spans
from claimparse._quantities.numerals import numerals
from claimparse.lexicon import Lexicon

LEXICON = Lexicon.default()

DEAD = [
    *["3 May 2019", "May 3", "May 3, 2019", "Sept. 20-24", "5th of June", "June 2021", "2021-05-03", "03/05/2021"],
    *["10:30", "10.30am", "5 p.m.", "9 to 5 p.m.", "seven o'clock", "1800 GMT", "1990s", "2012-13", "44 BC", "AD 79"],
    *["+44 20 7946 0000", "(212) 555-0100", "978-3-16-148410-0", "90210-1234", "24/7", "Section 12", "Article 50"],
    *[
        "page 12",
        "Room 101",
        "Route 66",
        "No. 10",
        "#5",
        "12 Acacia Avenue",
        "no one",
        "fifty-fifty",
        "https://a.b/c/5",
    ],
    *["Chapters 3 to 5", "[12]"],
]


@pytest.mark.parametrize("words", DEAD)
def test_figures_that_count_nothing(words):
    text = f"It was {words} then."
    numbers = [(n.start, n.end) for n in numerals(text, LEXICON)]
    spans = non_quantity_spans(text, numbers, LEXICON)
    assert all(any(a < end and start < b for a, b in spans) for start, end in numbers)


@pytest.mark.parametrize(
    "text",
    ["May 5,000 people come?", "section 8 million dollars", "5 people met at noon", "march 20 miles", "in 50 rooms"],
)
def test_figures_that_count_something(text):
    numbers = [(n.start, n.end) for n in numerals(text, LEXICON)]
    spans = non_quantity_spans(text, numbers, LEXICON)
    assert any(not any(a < end and start < b for a, b in spans) for start, end in numbers)

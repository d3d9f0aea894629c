"""Quantities in running text: names with numbers, hours and ages, wholes that chain, "plus" and the written form."""

import pytest

from claimparse.types import Part

ENGINES = ("rules",)  # quantities are the same by both, which test_api holds

NAMES = [
    # Written for names that hold a number: models between a count and its noun, and kinds of things.
    ("Kenya bought four Comet 2 trucks.", ["4 Comet 2 trucks"]),
    ("The army lost 12 T-72 tanks and three Boeing 737 planes.", ["12 T-72 tanks", "3 Boeing 737 planes"]),
    ("The jet carried 2 AIM-9 missiles.", ["2 AIM-9 missiles"]),
    ("The firm sold 900 of the small three-wheelers.", ["900 of the small three-wheelers"]),
    ("Police stopped three three-wheelers.", ["3 three-wheelers"]),
    ("She drives a two-seater and sleeps in a four-poster.", []),
    ("Both sides lost 200 aircraft parts.", ["200 aircraft parts"]),
    ("One in five night passengers slept badly.", ["1 in 5 night passengers"]),
]

TIMES = [
    # Written for hours in words, which look like counts, and for ages, which look like bare numbers.
    ("At five in the morning the bridge was closed.", []),
    ("The crew left by six in the evening and slept at ten at night.", []),
    ("The shop opens at half past eight.", []),
    ("Deaths rose to five in the village.", ["5"]),
    ("The storm killed 24 people, among them Ana Ruiz and her brother, 34.", ["24 people", "34 years"]),
    ("The mayor, 45, and his wife, 31, were held.", ["45 years", "31 years"]),
    ("The ferry, 45, sank.", ["45"]),
    ("The pole vaulter is 6-foot-2 and the set of ''500'' is full.", ["6 feet", "2 inches", "500"]),
    ("Debt stood at 4.2%, down from 4.5% a month earlier.", ["4.2%", "4.5%"]),
    ("Prices climb 3% a year.", ["3% / year up"]),
    ("They heard two dozen five-year-old children.", ["24 five-year-old children", "5 years"]),
    ("The town sold a hundred five-year bonds.", ["100 five-year bonds", "5 years"]),
]

PARTS = [
    # Written for sums, and for wholes that stand before or behind their parts.
    ("They paid £80m plus £10m in bonuses.", ["£80 million", "£10 million"]),
    ("The fine is $900 plus a fee.", ["$900"]),
    ("The trip cost £1,500-£2,000 per head.", ["£1,500 to £2,000 / head"]),
    ("Net profit fell by a third to €3.4m.", ["1/3", "€3.4 million"]),
    ("Only those aged 65 plus may apply.", ["≥ 65 years"]),
    (
        "Of the 3,118 who took the drug, 44 fell ill; of the 3,122 who did not, 152 did.",
        ["3,118", "44 of 3,118", "3,122", "152 of 3,122"],
    ),
    ("Four of 17 of the 19 works were sold.", ["4 works of 17", "17 of 19 works", "19 works"]),
    ("The list has 27 letters, and 19 of them are vowels.", ["27 letters", "19 of 27 letters"]),
    ("Fewer than the 45,000 it had aimed for came.", ["45,000"]),
]

WRITTEN = [
    # Written for the line that a quantity gives of itself.
    ("Several hundred million dollars went missing.", ["Several hundred million dollars"]),
    ("Hundreds of millions of dollars went missing.", ["Hundreds of millions of dollars"]),
    ("A few million euros were found.", ["A few million euros"]),
    ("Numerous homes were lost.", ["Numerous homes"]),
    ("Petrol cost $87.6 a barrel.", ["$87.60 / barrel"]),
]


@pytest.mark.parametrize(("text", "quantities"), NAMES + TIMES + PARTS + WRITTEN)
def test_reading(parser, text, quantities):
    found = parser.parse(text, [Part.QUANTITIES]).quantities
    assert [f"{q}" + (f" {q.change}" if q.change else "") for q in found] == quantities


def test_the_age_of_kin_is_about_the_kin(parser):
    *_, age = parser.parse("The storm hurt Ana Ruiz and her brother, 34.", [Part.QUANTITIES]).quantities
    assert (age.unit.name, age.about.text, age.rule) == ("year", "her brother", "age")


def test_the_whole_of_a_chain_is_its_nearest_number(parser):
    first, second, _ = parser.parse("Four of 17 of the 19 works were sold.", [Part.QUANTITIES]).quantities
    assert (first.whole.text, first.whole.amount.value) == ("17", 17)
    assert (second.whole.text, second.whole.amount.value) == ("19 works", 19)


def test_the_head_of_a_name_with_a_number(parser):
    (found,) = parser.parse("Kenya bought four Comet 2 trucks.", [Part.QUANTITIES]).quantities
    assert (found.item.text, found.item.head) == ("Comet 2 trucks", "truck")


@pytest.mark.parametrize(
    ("text", "about"),
    [
        # Written for numbers that stand inside the words they describe.
        ("Rainfall of 120 mm was measured.", ["Rainfall"]),
        ("More than 100 guards and 15 drivers were at the gate.", [None, None]),
        ("Brent crude gained 90 cents to $81.2 a barrel.", ["Brent crude", "Brent crude"]),
    ],
)
def test_what_a_number_is_about(parser, text, about):
    found = parser.parse(text, [Part.QUANTITIES]).quantities
    assert [q.about and q.about.text for q in found] == about

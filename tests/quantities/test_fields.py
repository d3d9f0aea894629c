"""The fields of a quantity."""

from fractions import Fraction

import pytest

from claimparse.types import Approximate, Bounded, Exact, Part, Vague

ENGINES = ("rules",)  # quantities are the same by both, which test_api holds


def one(parser, text):
    (found,) = parser.parse(text, [Part.QUANTITIES]).quantities
    return found


def test_a_bound(parser):
    q = one(parser, "Nearly 90 tents burned.")
    assert q.amount == Bounded(value=90, relation="<", near=True)
    assert (q.low, q.high, q.value) == (None, 90, 90)
    assert [m.text for m in q.modifiers] == ["Nearly"]


@pytest.mark.parametrize(
    ("words", "relation", "surprise"),
    [
        ("as little as", ">=", "small"),
        ("as few as", ">=", "small"),
        ("no more than", "<=", "small"),
        ("as many as", "<=", "large"),
        ("no fewer than", ">=", "large"),
        ("at least", ">=", None),
        ("up to", "<=", None),
    ],
)
def test_a_bound_that_the_speaker_finds_large_or_small(parser, words, relation, surprise):
    found = one(parser, f"They own {words} 60 boats.")
    assert found.amount == Bounded(value=60, relation=relation, surprise=surprise)


def test_a_bound_of_an_estimate_is_a_bound(parser):
    assert one(parser, "Up to about 70 shops closed.").amount == Bounded(value=70, relation="<=", near=True)


def test_the_item_and_its_head(parser):
    q = one(parser, "Rangers freed 14 rare forest elephants.")
    assert (q.item.text, q.item.head, q.item.carried) == ("rare forest elephants", "elephant", False)
    assert q.span.text == "14 rare forest elephants"


def test_an_item_carried_from_the_number_before(parser):
    first, second = parser.parse("The flood killed 40 farmers and displaced 900.", [Part.QUANTITIES]).quantities
    assert (second.item.text, second.item.carried, second.span.text) == ("farmers", True, "900")
    assert second.item.span == first.item.span


def test_them_stands_for_the_item_before(parser):
    _, q = parser.parse("Customs stopped 60 lorries. They searched 25 of them.", [Part.QUANTITIES]).quantities
    assert (q.item.text, q.whole.text, q.whole.amount) == ("lorries", "60 lorries", Exact(value=60))


def test_a_whole_with_an_amount(parser):
    q, whole = parser.parse("Some 12 of the roughly 50 wells are dry.", [Part.QUANTITIES]).quantities
    assert q.amount == Approximate(value=12)
    assert q.whole.amount == whole.amount == Approximate(value=50)


def test_a_whole_before_its_part(parser):
    text = "Out of a total of over 500 tents, the relief group has pitched 90 tents."
    first, q = parser.parse(text, [Part.QUANTITIES]).quantities
    assert (q.item.text, q.whole.text, first.whole) == ("tents", "over 500 tents", None)


def test_the_whole_of_a_percentage(parser):
    q = one(parser, "About 30% of the island's farm land is dry.")
    assert (q.unit.name, q.whole.text, q.item) == ("percentage", "the island's farm land", None)


def test_a_share(parser):
    q = one(parser, "One in eight homes stands empty.")
    assert (q.share, q.value, q.item.text) == ((1, 8), Fraction(1, 8), "homes")


def test_the_change(parser):
    assert one(parser, "Exports grew by 6%.").change == "up"
    assert one(parser, "Exports are down 6%.").change == "down"
    assert one(parser, "A further 6 vans came.").change == "additional"


def test_the_subject(parser):
    assert one(parser, "The new tunnel cost $60 million.").about.text == "The new tunnel"


def test_a_unit_has_a_kind_and_a_page(parser):
    unit = one(parser, "The road is 12 km long.").unit
    assert (unit.name, unit.kind, unit.uri) == ("kilometre", "length", "Kilometre")


def test_a_vague_amount(parser):
    q = one(parser, "Hundreds of nurses marched.")
    assert q.amount == Vague(low=100, high=1000, word="Hundreds")
    assert q.contains(250)
    assert not q.contains(99)


def test_boilerplate_has_no_quantities(parser):
    assert parser.parse("2 min read\n\nThe mayor spoke to the press.", [Part.QUANTITIES]).quantities == ()


def test_an_age_after_a_relative_is_about_the_relative(parser):
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
def test_the_subject_of_a_number_inside_it(parser, text, about):
    found = parser.parse(text, [Part.QUANTITIES]).quantities
    assert [q.about and q.about.text for q in found] == about


@pytest.mark.parametrize(
    ("text", "head"),
    [("They gave 300 doses.", "dose"), ("Some 17 Ukrainians won.", "Ukrainian"), ("They sold 12 HIMARS.", "HIMARS")],
)
def test_the_head_of_an_item_is_a_lemma(parser, text, head):
    assert one(parser, text).item.head == head

"""The result types: exact numbers, intervals, JSON in and out."""

import json
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from claimparse.testing import amounts, documents, numbers, quantities
from claimparse.types import (
    MAX_DIGITS,
    Amount,
    Approximate,
    Attribution,
    Bounded,
    Commitment,
    Cue,
    Document,
    Exact,
    Number,
    Part,
    Quantity,
    Range,
    Span,
    Stance,
    StanceLabel,
    Unit,
    Vague,
    format_number,
)

NUMBER = TypeAdapter(Number)
AMOUNT = TypeAdapter(Amount)


class TestNumbers:
    @pytest.mark.parametrize(
        ("given_as", "value"),
        [
            ("2000", 2000),
            ("2.5", Fraction(5, 2)),
            ("1/3", Fraction(1, 3)),
            ("-0.10", Fraction(-1, 10)),
            (0.1, Fraction(1, 10)),
            (7, 7),
            (Decimal("1.20"), Fraction(6, 5)),
            (Fraction(22, 7), Fraction(22, 7)),
        ],
    )
    def test_a_number_is_read_exactly(self, given_as, value):
        assert Exact(value=given_as).value == value

    @pytest.mark.parametrize(
        "bad",
        [
            *("", "x", "1e9", "1e999999999", "1/0", "1/00", "1.", ".5", "1/2/3", "1.5/2", "１", " 1", "9" * 5000),
            True,
            None,
            [1],
            float("inf"),
            float("nan"),
            Decimal("1E+9999999"),
            10**MAX_DIGITS,
            Fraction(1, 10**MAX_DIGITS),
        ],
        ids=lambda bad: repr(bad)[:20],
    )
    def test_what_has_no_exact_written_form_is_refused(self, bad):
        with pytest.raises(ValidationError):
            Exact(value=bad)

    @given(numbers())
    def test_a_number_is_written_and_read_back(self, n):
        assert NUMBER.validate_json(NUMBER.dump_json(n)) == n

    @given(st.fractions(max_denominator=2**200) | st.integers(-(10**MAX_DIGITS) + 1, 10**MAX_DIGITS - 1).map(Fraction))
    def test_huge_numbers_are_written_and_read_back(self, n):
        assert NUMBER.validate_python(format_number(n)) == n

    @pytest.mark.parametrize(
        ("n", "written"),
        [
            (Fraction(0), "0"),
            (Fraction(-5, 2), "-2.5"),
            (Fraction(1, 8), "0.125"),
            (Fraction(2, 3), "2/3"),
            (Fraction(-1, 20), "-0.05"),
            (Fraction(10**12), "1000000000000"),
            (Fraction(1, 2**60), f"1/{2**60}"),
        ],
    )
    def test_a_number_is_written_as_a_decimal_where_it_can_be(self, n, written):
        assert format_number(n) == written


class TestAmounts:
    @pytest.mark.parametrize(
        ("amount", "inside", "outside"),
        [
            (Exact(value=38), [38, "38", 38.0], [37, 39, Fraction(77, 2)]),
            (Approximate(value=50), [45, 50, 55], [44, 56]),
            (Approximate(value=-50), [-45, -55], [-44, -56]),
            (Approximate(value=5, tolerance=2), [3, 7], [2.9, 8]),
            (Bounded(value=2000, relation=">"), [2001, 10**9], [2000, 0]),
            (Bounded(value=20, relation=">="), [20, 21], [19]),
            (Bounded(value=4500, relation="<", near=True), [4499], [4500]),
            (Bounded(value=80, relation="<="), [80, 0], [81]),
            (Range(low=5, high=7), [5, 6.5, 7], [4.9, 8]),
            (Vague(low=24, high=None, word="dozens"), [24, 10**6], [23]),
        ],
        ids=str,
    )
    def test_contains(self, amount, inside, outside):
        assert all(amount.contains(x) for x in inside)
        assert not any(amount.contains(x) for x in outside)

    @pytest.mark.parametrize(
        ("amount", "low", "high"),
        [
            (Exact(value=3), 3, 3),
            (Bounded(value=3, relation=">"), 3, None),
            (Bounded(value=3, relation="<="), None, 3),
            (Range(low=3, high=4), 3, 4),
            (Vague(low=3, high=None, word="several"), 3, None),
            (Approximate(value=10), 9, 11),
        ],
        ids=str,
    )
    def test_ends(self, amount, low, high):
        assert (amount.low, amount.high) == (low, high)

    @pytest.mark.parametrize(
        ("one", "other", "meet"),
        [
            (Exact(value=5), Bounded(value=5, relation=">="), True),
            (Exact(value=5), Bounded(value=5, relation=">"), False),
            (Bounded(value=5, relation=">="), Bounded(value=5, relation="<="), True),
            (Bounded(value=5, relation=">"), Bounded(value=5, relation="<="), False),
            (Bounded(value=5, relation=">"), Bounded(value=9, relation=">"), True),
            (Range(low=1, high=2), Range(low=3, high=4), False),
        ],
        ids=str,
    )
    def test_compatible(self, one, other, meet):
        assert one.compatible(other) is meet
        assert other.compatible(one) is meet

    @given(amounts(), numbers())
    def test_what_an_amount_contains_is_compatible_with_it(self, amount, n):
        assert amount.contains(n) == amount.compatible(Exact(value=n))

    @given(amounts(), amounts())
    def test_compatible_is_mutual(self, one, other):
        assert one.compatible(other) == other.compatible(one)
        assert one.compatible(one)

    @given(amounts())
    def test_the_value_is_in_the_interval_or_at_its_end(self, amount):
        assert amount.contains(amount.value) or amount.value in (amount.low, amount.high)

    @given(amounts())
    def test_json(self, amount):
        assert AMOUNT.validate_json(AMOUNT.dump_json(amount)) == amount

    @pytest.mark.parametrize("build", [lambda: Range(low=2, high=1), lambda: Vague(low=2, high=1, word="x")])
    def test_an_interval_runs_upwards(self, build):
        with pytest.raises(ValidationError, match="low must not be larger than high"):
            build()

    def test_a_tolerance_is_not_negative(self):
        with pytest.raises(ValidationError):
            Approximate(value=5, tolerance=-1)


def quantity(text: str, amount: Amount, **more: object) -> Quantity:
    span = Span(start=0, end=len(text), text=text)
    return Quantity(span=span, number=span, amount=amount, rule="test", **more)


class TestQuantities:
    def test_a_quantity_has_the_methods_of_its_amount(self):
        found = quantity("over 5 km", Bounded(value=5, relation=">"), unit=Unit(name="kilometre", kind="length"))
        assert (found.value, found.low, found.high) == (5, 5, None)
        assert found.contains(6)
        assert str(found) == "> 5 kilometres"

    def test_compatible_only_in_the_same_unit(self):
        metres = quantity("5 m", Exact(value=5), unit=Unit(name="metre", kind="length"))
        seconds = quantity("5 s", Exact(value=5), unit=Unit(name="second", kind="time"))
        bare = quantity("5", Exact(value=5))
        assert metres.compatible(metres)
        assert not metres.compatible(seconds)
        assert not metres.compatible(bare)

    @given(quantities("Over 2,000 homes"))
    def test_json(self, found):
        assert Quantity.model_validate_json(found.model_dump_json()) == found


class TestSpans:
    def test_length_is_that_of_the_text(self):
        with pytest.raises(ValidationError, match="as long as its text"):
            Span(start=0, end=3, text="four")

    def test_overlap(self):
        one, two, three = (Span(start=a, end=a + 2, text="ab") for a in (0, 1, 2))
        assert one.overlaps(two)
        assert not one.overlaps(three)


class TestDocuments:
    @given(documents())
    def test_json_without_loss(self, document):
        again = Document.model_validate_json(document.model_dump_json())
        assert again == document
        assert hash(again) == hash(document)

    @given(documents())
    def test_plain_python_without_loss(self, document):
        assert Document.model_validate(document.model_dump()) == document
        assert Document.model_validate(document.model_dump(mode="json")) == document

    def test_a_document_is_frozen_and_takes_no_other_fields(self):
        document = Document(text="")
        with pytest.raises(ValidationError, match="frozen"):
            document.text = "x"  # type: ignore[misc]
        with pytest.raises(ValidationError, match="not permitted"):
            Document(text="", more=1)  # type: ignore[call-arg]

    def test_a_document_without_parts_has_failed(self):
        assert Document(text="").failed
        assert not Document(text="", parts=(Part.STANCE,)).failed

    def test_a_speaker_by_name(self):
        document = Document.model_validate({"text": "x", "speakers": [{"name": "Ana Ruiz", "kind": "person"}]})
        assert document.speaker("Ana Ruiz").kind == "person"
        assert document.speaker("Holt") is None

    @pytest.mark.parametrize("mode", ["serialization", "validation"])
    def test_json_schema_names_every_type(self, mode):
        schema = Document.model_json_schema(mode=mode)
        json.dumps(schema)
        assert {"Claim", "Attribution", "Quantity", "Cue", "Stance", "Speaker", "Span", "Exact", "Vague"} <= schema[
            "$defs"
        ].keys()
        assert schema["$defs"]["Exact"]["properties"]["value"]["type"] == "string"

    @pytest.mark.parametrize("model", [Attribution, Cue])
    def test_the_schema_asks_for_at_least_one_span(self, model):
        field = "content" if model is Attribution else "spans"
        assert model.model_json_schema()["properties"][field]["minItems"] == 1


class TestStance:
    def test_scores_run_from_certain_to_its_contrary(self):
        assert [c.score for c in Commitment] == [3, 2, 1, 0, -1, -2, -3]

    def test_the_innermost_holder_scores(self):
        stance = Stance.model_validate(
            {
                "label": "denied",
                "author": "U",
                "sources": [{"name": "A", "commitment": "CT+"}, {"name": None, "commitment": "CT-"}],
                "steps": [{"span": {"start": 2, "end": 8, "text": "denied"}, "effect": "turns the source against it"}],
            }
        )
        assert stance.label is StanceLabel.DENIED
        assert stance.score == -3
        assert stance.explain() == (
            "Denied: the author uncommitted (U), A certain of it (CT+), "
            'an unnamed source certain that it is not so (CT-), because "denied" turns the source against it.'
        )

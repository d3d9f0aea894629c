"""Rows and JSON of documents."""

import json
import math

from hypothesis import given
from hypothesis import strategies as st

from claimparse.output import records
from claimparse.types import (
    Bounded,
    Document,
    Quantity,
)
from tests.output.documents import DOCUMENT, TEXT, span


def test_claim_rows_are_flat_and_complete():
    rows = list(records.claim_rows(DOCUMENT))
    assert [r["speakers"] for r in rows] == ["", "Nora Vint", ""]
    assert [r["attributed"] for r in rows] == [False, True, True]
    assert rows[1] == {
        "document": "bakers.txt",
        "start": TEXT.index("We have"),
        "end": TEXT.index("”\nAcc"),
        "claim": "We have lost 38 of 46 ovens, ... and nobody cares.",
        "resolved": "",
        "open": "",
        "sentence": "",
        "paragraph": None,
        "within": None,
        "attributed": True,
        "speakers": "Nora Vint",
        "anonymous": False,
        "on_behalf_of": "",
        "source": "baker Nora Vint",
        "cue": "said",
        "kind": "speech",
        "act": "asserts",
        "quotation": "direct",
        "stance": "reported",
        "author": "U",
        "holder": "CT+",
        "expected": 0.0,
        "time": "",
        "time_relation": None,
        "time_start": None,
        "time_end": None,
        "said": "",
        "said_start": None,
        "said_end": None,
        "answers": None,
        "accuser": "",
        "numbers": "38 of 46 ovens",
    }


def test_quantity_rows_have_one_set_of_keys():
    rows = list(records.quantity_rows(DOCUMENT))
    assert [(r["text"], r["value"], r["unit"], r["whole"]) for r in rows] == [
        ("12%", 12.0, "percentage", None),
        ("38 of 46 ovens", 38.0, None, "46 ovens"),
    ]
    assert len({tuple(r) for r in rows}) == 1


def test_numbers_beyond_floats_are_infinite_in_rows():
    huge = Quantity(span=span("12"), number=span("12"), amount=Bounded(value=-(10**400), relation=">="), rule="t")
    (row,) = records.quantity_rows(Document(text=TEXT, quantities=(huge,)))
    assert (row["value"], row["low"], row["high"]) == (-math.inf, -math.inf, None)


def test_json_lines_and_json_lists_are_read_back():
    empty = Document(text="")
    assert list(records.from_jsonl([*records.to_jsonl([DOCUMENT, empty]), "\n"])) == [DOCUMENT, empty]
    for documents in ([], [DOCUMENT], [DOCUMENT, empty]):
        read = json.loads("".join(records.to_json(documents)))
        assert [Document.model_validate(d) for d in read] == documents


OBEYED = "\x00\x07\x1b\x7f\x9b\u202e\u2066"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from(OBEYED)))
def test_json_has_no_control_characters_and_is_read_back(text):
    (line,) = records.to_jsonl([Document(text=text, name=text)])
    assert not set(OBEYED).intersection(line)
    (read,) = records.from_jsonl([line])
    assert (read.text, read.name) == (text, text)

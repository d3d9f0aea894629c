"""The words for a claim's numbers and holders."""

from claimparse.output import wording
from claimparse.types import (
    Exact,
    Quantity,
)
from tests.output.documents import CERTAIN, DOCUMENT, FREE, OVENS, PERCENT, held, span


def test_quantities_are_written_with_their_direction():
    assert [wording.quantity_words(q) for q in (PERCENT, OVENS)] == ["up 12%", "38 of 46 ovens"]
    assert wording.quantity_words(OVENS.model_copy(update={"change": "additional"})) == "another 38 of 46 ovens"


def test_an_outer_source_is_not_the_speaker():
    stance = held(FREE, "reported", ("Gazette", FREE), ("Nora Vint", FREE), ("Nora Vint", CERTAIN))
    assert wording.outer_words(DOCUMENT.claims[1].model_copy(update={"stance": stance})) == "Gazette"


def test_a_whole_is_not_listed_again():
    whole = Quantity(span=span("46 ovens"), number=span("46"), amount=Exact(value=46), item=OVENS.item, rule="t")
    claim = DOCUMENT.claims[1].model_copy(update={"quantities": (OVENS, whole)})
    assert wording.number_list(claim) == ["38 of 46 ovens"]

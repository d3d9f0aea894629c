"""Documents inside spaCy Docs: nothing is lost on any way that spaCy stores a Doc."""

import json
import pickle

import pytest
from hypothesis import given
from spacy.tokens import Doc, DocBin, SpanGroup
from spacy.vocab import Vocab

from claimparse._span_groups import CLAIMS, CONTENTS, CUES, DATA_GROUPS, QUANTITIES, SOURCES, STANCE, read, write
from claimparse.components import document_of
from claimparse.errors import CarriedDataError
from claimparse.testing import documents
from claimparse.types import Document, Options, Part

TEXT = "“We lost 38 boats,” Ana Ruiz said."


def doc_of(text: str) -> Doc:
    """A Doc of one character a token, so that every span falls on tokens and nothing but spaCy is tested."""
    return Doc(Vocab(), words=list(text), spaces=[False] * len(text))


def written(document: Document, options: Options | None = None) -> Doc:
    doc = doc_of(document.text)
    write(doc, document, options or Options())
    return doc


def hand_made() -> Document:
    """Return a document with one of everything."""
    span = lambda start, end: {"start": start, "end": end, "text": TEXT[start:end]}  # noqa: E731
    attribution = {
        "source": [span(20, 28)],
        "speakers": ["Ana Ruiz"],
        "cue": [span(29, 33)],
        "content": [span(1, 17)],
        "quotation": "direct",
        "kind": "speech",
        "act": "asserts",
        "rule": "test",
    }
    quantity = {
        "span": span(9, 17),
        "number": span(9, 11),
        "amount": {"kind": "exact", "value": "38"},
        "item": {"span": span(12, 17), "head": "boat"},
        "rule": "test",
    }
    cue = {"spans": [span(29, 33)], "kind": "report", "entry": "say"}
    claim = {
        "spans": [span(1, 17)],
        "head": span(4, 8),
        "attribution": attribution,
        "stance": {"label": "reported", "author": "U", "sources": [{"name": "Ana Ruiz", "commitment": "CT+"}]},
        "quantities": [quantity],
        "cues": [],
    }
    speaker = {"name": "Ana Ruiz", "kind": "person", "mentions": [{"span": span(20, 28), "kind": "name"}]}
    return Document.model_validate(
        {
            "text": TEXT,
            "parts": list(Part),
            "claims": [claim],
            "attributions": [attribution],
            "quantities": [quantity],
            "cues": [cue],
            "speakers": [speaker],
            "warnings": [{"code": "test", "message": "odd", "span": span(0, 1)}],
        }
    )


@given(documents())
def test_any_document_comes_back_whole(document):
    carried = read(written(document))
    assert carried is not None
    assert carried.document == document


@given(documents())
def test_a_document_through_bytes_and_docbin(document):
    doc = written(document)
    assert document_of(Doc(Vocab()).from_bytes(doc.to_bytes())) == document
    stored = DocBin(docs=[doc], store_user_data=False).to_bytes()
    assert [document_of(d) for d in DocBin().from_bytes(stored).get_docs(Vocab())] == [document]


@given(documents())
def test_a_document_through_pickle_and_copy(document):
    doc = written(document)
    assert document_of(pickle.loads(pickle.dumps(doc))) == document
    assert document_of(doc.copy()) == document


def test_a_document_through_a_file(tmp_path):
    written(hand_made()).to_disk(tmp_path / "doc")
    assert document_of(Doc(Vocab()).from_disk(tmp_path / "doc")) == hand_made()


@given(documents())
def test_the_data_is_plain_json(document):
    for group in written(document).spans.values():
        assert json.loads(json.dumps(group.attrs)) == group.attrs


def test_options_travel_with_the_parts_that_depend_on_them():
    options = Options(vague=False, scope="right")
    carried = read(written(hand_made(), options))
    assert carried is not None
    assert Options(**carried.options) == options
    carried = read(written(hand_made().model_copy(update={"parts": (Part.STANCE,)}), options))
    assert carried is not None
    assert carried.options == {"scope": "right"}


@pytest.mark.parametrize("part", Part)
def test_a_document_of_one_part(part):
    whole = hand_made()
    fields = {"quantities": "quantities", "attribution": "attributions", "stance": "cues"}
    alone = Document.model_validate(
        {"text": TEXT, "parts": [part], fields[part]: getattr(whole, fields[part]), "signature": None}
    )
    assert document_of(written(alone)) == alone


def test_spans_are_labelled_and_name_their_result():
    doc = written(hand_made())
    seen = {name: [(s.text, s.label_, s.id_) for s in group] for name, group in doc.spans.items()}
    assert seen == {
        QUANTITIES: [("38 boats", "exact", "0")],
        SOURCES: [("Ana Ruiz", "person", "0")],
        CUES: [("said", "asserts", "0")],
        CONTENTS: [("We lost 38 boats", "direct", "0")],
        STANCE: [("said", "report", "0")],
        CLAIMS: [("We lost 38 boats", "reported", "0")],
    }


def test_a_span_inside_a_token_covers_the_token_but_loses_nothing():
    doc = Doc(Vocab(), words=["unsupported", "claims"])
    prefix = {"start": 0, "end": 2, "text": "un"}
    document = Document.model_validate(
        {"text": doc.text, "parts": ["stance"], "cues": [{"spans": [prefix], "kind": "negation", "entry": "un-"}]}
    )
    write(doc, document, Options())
    assert doc.spans[STANCE][0].text == "unsupported"
    assert document_of(doc) == document


def test_a_doc_without_results_has_no_document():
    assert document_of(doc_of("x")) is None


def test_an_empty_document():
    empty = Document(text="", parts=tuple(Part))
    assert document_of(written(empty)) == empty


class TestDamage:
    def test_joined_docs_are_an_error(self):
        doc = written(hand_made())
        joined = Doc.from_docs([doc, doc])
        assert joined is not None
        with pytest.raises(CarriedDataError, match="from_docs"):
            document_of(joined)

    @pytest.mark.parametrize("group", [*DATA_GROUPS.values(), CLAIMS])
    def test_a_replaced_group_is_an_error(self, group):
        doc = written(hand_made())
        doc.spans[group] = [doc[0:1]]
        with pytest.raises(CarriedDataError, match=group):
            document_of(doc)

    def test_deleted_claims_are_an_error(self):
        doc = written(hand_made())
        del doc.spans[CLAIMS]
        with pytest.raises(CarriedDataError):
            document_of(doc)

    @pytest.mark.parametrize(
        "data",
        [
            {},
            {"quantities": 1, "options": {}, "signature": None},
            {"quantities": [{"span": {"start": 5, "end": 999}}], "options": {}, "signature": None},
            {"quantities": [], "options": None, "signature": None},
            {"quantities": [], "options": {}, "signature": {"odd": 1}},
        ],
        ids=str,
    )
    def test_damaged_data_is_an_error(self, data):
        doc = doc_of("x")
        doc.spans[QUANTITIES] = SpanGroup(doc, name=QUANTITIES, attrs={"claimparse": data})
        with pytest.raises(CarriedDataError, match="damaged"):
            document_of(doc)


def test_reading_asks_a_doc_for_its_text_once(parser):
    doc = parser.doc("Police said on Monday that 38 boats were lost. “They may be found,” Ana Ruiz said. " * 20)
    found = parser.of_doc(doc)
    write(doc, found, Options())
    asked = []

    class Counted:
        spans = doc.spans

        @property
        def text(self):
            asked.append(self)
            return doc.text

    carried = read(Counted())
    assert (len(carried.document.claims), len(asked)) == (len(found.claims), 1)

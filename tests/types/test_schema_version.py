"""Stored documents name the version of their form: older ones are read, later ones are refused in so many words."""

import json
from collections.abc import Callable
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from spacy.tokens import Doc, DocBin

import claimparse
from claimparse._span_groups import DATA_GROUPS, KEY, QUANTITIES, write
from claimparse.components import document_of
from claimparse.errors import CarriedDataError, ClaimparseError, SchemaVersionError
from claimparse.output.records import from_jsonl, to_json, to_jsonl
from claimparse.testing import documents
from claimparse.types import SCHEMA_VERSION, Document, Options, Part
from claimparse.types._versions import MIGRATIONS, migrate
from tests.paths import DATA

VERSIONS = sorted(DATA.glob("version-*"))


def frozen(ending: str) -> list[Any]:
    """The frozen files of a kind, of all versions."""
    files = sorted(DATA.glob(f"version-*/*.{ending}"))
    return [pytest.param(path, id=f"{path.parent.name}/{path.name}") for path in files]


READERS: dict[str, Callable[[str], Document]] = {
    "model_validate_json": Document.model_validate_json,
    "model_validate": lambda text: Document.model_validate(json.loads(text)),
    "from_jsonl": lambda text: next(from_jsonl([text])),
    "TypeAdapter": lambda text: TypeAdapter(list[Document]).validate_json(f"[{text}]")[0],
}


def stored(document: Document, **changed: Any) -> dict[str, Any]:
    """A document's plain data with some fields changed; None takes one out."""
    data = json.loads(document.model_dump_json()) | changed
    return {name: value for name, value in data.items() if name not in changed or value is not None}


class TestWritten:
    @given(documents())
    def test_every_output_names_the_version(self, document):
        assert document.schema_version == SCHEMA_VERSION
        assert document.model_dump()["schema_version"] == SCHEMA_VERSION
        for text in (document.model_dump_json(), "".join(to_jsonl([document])), "".join(to_json([document]))):
            found = json.loads(text)
            assert (found[0] if isinstance(found, list) else found)["schema_version"] == SCHEMA_VERSION

    @pytest.mark.parametrize("mode", ["serialization", "validation"])
    def test_the_schema_names_the_version(self, mode):
        field = Document.model_json_schema(mode=mode)["properties"]["schema_version"]
        assert (field["const"], field["default"]) == (SCHEMA_VERSION, SCHEMA_VERSION)

    def test_a_document_made_in_code_is_of_this_version(self, parser):
        document = parser.parse("The port denied that it lost 12 cranes.")
        fields = {name: getattr(document, name) for name in Document.model_fields if name != "schema_version"}
        assert Document(**fields) == document


class TestOlder:
    @pytest.mark.parametrize("read", READERS.values(), ids=READERS)
    @pytest.mark.parametrize("path", frozen("json"))
    def test_frozen_documents_are_read(self, path, read):
        text = path.read_text("utf-8")
        found = read(text)
        assert found.schema_version == SCHEMA_VERSION
        assert found.claims
        assert stored(found) == migrate(json.loads(text))

    @pytest.mark.parametrize("path", frozen("spacy"))
    def test_frozen_docs_are_read(self, path):
        (doc,) = DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)
        assert document_of(doc) == Document.model_validate_json(path.with_suffix(".json").read_text("utf-8"))

    def test_there_is_a_frozen_folder_for_each_version_and_a_step_from_each_to_the_next(self):
        assert list(MIGRATIONS) == list(range(SCHEMA_VERSION))
        assert {int(v.name.removeprefix("version-")) for v in VERSIONS} >= set(MIGRATIONS)

    @given(documents())
    def test_from_version_0_to_1_only_the_number_changes(self, document):
        data = stored(document, schema_version=None)
        assert "schema_version" not in data
        assert MIGRATIONS[0](data) == data
        assert Document.model_validate(data) == document

    @given(documents())
    def test_from_version_1_to_2_attributions_gain_their_kind(self, document):
        data = stored(document, schema_version=1)
        for found in (*data["attributions"], *(c["attribution"] for c in data["claims"] if c["attribution"])):
            del found["kind"]
        read = Document.model_validate(data)
        assert {a.kind for a in read.attributions} <= {"speech"}
        unkind = {"attributions": {"__all__": {"kind"}}, "claims": {"__all__": {"attribution": {"kind"}}}}
        assert read.model_dump(exclude=unkind) == document.model_dump(exclude=unkind)

    @given(documents())
    def test_from_version_2_to_3_results_gain_their_time(self, document):
        data = stored(document, schema_version=2, date=None)
        results = (*data["attributions"], *data["quantities"], *data["claims"])
        inner = [r for c in data["claims"] for r in (*c["quantities"], c["attribution"]) if r]
        for found in (*results, *inner):
            found.pop("time", None)
        read = Document.model_validate(data)
        assert read.date is None
        assert {r.time for r in (*read.attributions, *read.quantities, *read.claims)} <= {None}

    @given(documents())
    def test_from_version_4_to_5_quantities_gain_their_parts(self, document):
        data = stored(document, schema_version=4)
        for found in (*data["quantities"], *(q for c in data["claims"] for q in c["quantities"])):
            found.pop("parts", None)
        read = Document.model_validate(data)
        assert {q.parts for q in read.quantities} <= {()}
        unparted = {"quantities": {"__all__": {"parts"}}, "claims": {"__all__": {"quantities": {"__all__": {"parts"}}}}}
        assert read.model_dump(exclude=unparted) == document.model_dump(exclude=unparted)

    @given(documents())
    def test_reading_leaves_the_data_as_it_was(self, document):
        data = stored(document, schema_version=None)
        before = json.dumps(data)
        Document.model_validate(data)
        assert json.dumps(data) == before

    def test_migrations_run_in_order(self, monkeypatch):
        rename = lambda old, new: lambda data: {new if k == old else k: v for k, v in data.items()}  # noqa: E731
        steps = {0: rename("body", "words"), 1: rename("words", "text")}
        monkeypatch.setattr("claimparse.types._versions.MIGRATIONS", steps)
        monkeypatch.setattr("claimparse.types._versions.SCHEMA_VERSION", 2)
        for data in ({"body": "a"}, {"schema_version": 1, "words": "a"}, {"schema_version": 2, "text": "a"}):
            assert migrate(data) == {"schema_version": 2, "text": "a"}


class TestNewer:
    @pytest.mark.parametrize("read", READERS.values(), ids=READERS)
    @given(more=st.integers(1, 10**6))
    def test_a_later_version_is_refused_with_what_to_do(self, read, more):
        later = SCHEMA_VERSION + more
        text = json.dumps(stored(Document(text="x"), schema_version=later, gained=1))
        with pytest.raises(SchemaVersionError) as caught:
            read(text)
        message = str(caught.value)
        assert f"schema version {later}" in message
        assert f"up to {SCHEMA_VERSION}" in message
        assert f"claimparse {claimparse.__version__}" in message
        assert "read it with the version that wrote it, or a later one" in message
        assert isinstance(caught.value, ClaimparseError)

    @pytest.mark.parametrize("bad", [None, -1, 1.5, "one", [1], 10**30 * -1], ids=repr)
    def test_a_bad_version_is_refused(self, bad):
        with pytest.raises(ValidationError, match="schema_version"):
            Document.model_validate({"text": "x", "schema_version": bad})

    def test_the_signature_does_not_decide(self):
        signature = {"claimparse": "9.9.9", "lexicon": "0", "spacy": "0", "model": "en", "model_version": "0"}
        assert Document.model_validate(stored(Document(text="x"), signature=signature)).signature.claimparse == "9.9.9"


class TestCarried:
    @pytest.fixture
    def doc(self) -> Doc:
        doc = Doc(spacy.blank("en").vocab, words=["Nine", "boats"])
        write(doc, Document(text=doc.text, parts=tuple(Part)), Options())
        return doc

    def test_each_part_names_the_version(self, doc):
        assert {doc.spans[home].attrs[KEY]["schema_version"] for home in DATA_GROUPS.values()} == {SCHEMA_VERSION}

    def test_results_without_a_version_are_read(self, doc):
        for home in DATA_GROUPS.values():
            del doc.spans[home].attrs[KEY]["schema_version"]
        assert document_of(doc) == Document(text=doc.text, parts=tuple(Part))

    def test_results_of_a_later_version_are_refused(self, doc):
        for home in DATA_GROUPS.values():
            doc.spans[home].attrs[KEY]["schema_version"] = SCHEMA_VERSION + 1
        with pytest.raises(SchemaVersionError, match=f"schema version {SCHEMA_VERSION + 1}.*a later one"):
            document_of(doc)

    def test_parts_of_different_versions_do_not_make_a_document(self, doc):
        del doc.spans[QUANTITIES].attrs[KEY]["schema_version"]
        with pytest.raises(CarriedDataError, match=r"versions \(0, 5\)"):
            document_of(doc)


def choices(schema: Any) -> list[str]:
    """The values that a schema lists, wherever in it."""
    if isinstance(schema, list):
        return sorted({value for part in schema for value in choices(part)})
    if not isinstance(schema, dict):
        return []
    listed = [*schema.get("enum", ()), *(schema[key] for key in schema if key == "const")]
    return sorted({*map(str, listed), *choices(list(schema.values()))})


def form_of(schema: dict[str, Any]) -> dict[str, Any]:
    """The fields of each object with the values that they may have where they are listed, and the lists of choices."""
    parts = {"Document": schema, **schema["$defs"]}
    return {
        name: {field: choices(of) for field, of in part["properties"].items()}
        if "properties" in part
        else choices(part)
        for name, part in parts.items()
    }


def test_the_schema_changes_only_with_its_version():
    """Fails where a field or a choice comes or goes: raise the version, with a step in MIGRATIONS, a folder of frozen
    documents of the version before, and this table written anew."""
    frozen = json.loads((DATA / "form.json").read_text("utf-8"))
    assert frozen == {"schema_version": SCHEMA_VERSION, "form": form_of(Document.model_json_schema())}

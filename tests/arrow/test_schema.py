"""The Arrow schema: it is that of the models, nothing is lost in it, and it does not change without its version."""

import typing

import pytest
from hypothesis import given
from pydantic import BaseModel

import claimparse
from claimparse.output import records
from claimparse.testing import documents
from claimparse.types import SCHEMA_VERSION, Document
from tests.paths import ROOT

pa = pytest.importorskip("pyarrow")

from claimparse.arrow import ARROW_VERSION, flat_tables, parse_batch, schema, table_schemas, to_documents  # noqa: E402
from claimparse.arrow._batches import to_batch  # noqa: E402

ENGINES = ("rules",)
TEXTS = [
    "Ada Lund, the mayor, said on 4 May 2031 that 38 of 46 boats, or one in five, may have sunk. She denied it.",
    "Between 3 and 4 tonnes of grain, at least $5 a day, and 5±2 kg were lost, police said. Dozens went.",
    "",
]


def models_in(annotation):
    """The models that an annotation names, wherever in it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in typing.get_args(annotation):
        yield from models_in(part)


def structs_in(kind):
    """The structs in an Arrow type, wherever in it, and their fields."""
    if pa.types.is_struct(kind):
        yield kind
    for k in range(kind.num_fields):
        yield from structs_in(kind.field(k).type)


def test_every_field_of_every_model_is_in_the_schema():
    found = {frozenset(f.name for f in struct) for field in schema() for struct in structs_in(field.type)}
    waiting, seen = [Document], set()
    while waiting:
        for field in waiting.pop().model_fields.values():
            new = set(models_in(field.annotation)) - seen
            seen |= new
            waiting += new
    assert len(seen) > 20
    for model in seen:
        assert any(set(model.model_fields) <= names for names in found), model
    assert schema().names == ["id", "error", *Document.model_fields]


def leaves(fields, path=""):
    """The columns of a schema, also those inside of others, one a line."""
    for field in fields:
        name = f"{path}{field.name}"
        inside = [field.type.field(k) for k in range(field.type.num_fields)]
        if inside:
            yield f"{name}: {'struct' if pa.types.is_struct(field.type) else str(field.type).partition('<')[0]}"
            yield from leaves(inside, f"{name}.")
        else:
            yield f"{name}: {field.type}{' or null' * field.nullable}"


def listed():
    """All columns of all schemas."""
    schemas = {"nested": schema(), **table_schemas()}
    return "".join(f"[{name}]\n" + "".join(f"{line}\n" for line in leaves(of)) for name, of in schemas.items())


def test_a_schema_that_changes_has_a_new_version():
    """With the first change of a version, write its file anew: it has what ``listed()`` returns."""
    known = ROOT / "tests" / "data" / "arrow" / f"{ARROW_VERSION}-{SCHEMA_VERSION}.txt"
    assert listed() == known.read_text("utf-8")


@given(document=documents())
def test_documents_come_back_as_they_were(document):
    batch = to_batch([document], pa.array(["a"]))
    batch.validate(full=True)
    assert list(to_documents(batch)) == [document]


class TestFlatTables:
    @pytest.fixture
    def parsed(self, ruled):
        return parse_batch(pa.record_batch({"id": [7, 8, 9], "text": TEXTS}), parser=ruled)

    def test_they_have_the_columns_of_the_rows(self):
        names = {
            "claims": records.ClaimRow,
            "attributions": records.AttributionRow,
            "quantities": records.QuantityRow,
            "cues": records.CueRow,
            "speakers": records.SpeakerRow,
        }
        for name, row in names.items():
            columns = [column for column in table_schemas()[name].names if column != "id" and column[-6:] != "_index"]
            assert columns == [column for column in typing.get_type_hints(row) if column != "document"]

    def test_they_hold_all_rows_with_their_keys(self, parsed):
        tables, found = flat_tables(parsed), list(to_documents(parsed))
        assert {name: table.schema for name, table in tables.items()} == table_schemas(pa.int64())
        for name in ("claims", "attributions", "quantities", "cues", "speakers"):
            counts = [len(getattr(document, name)) for document in found]
            assert tables["documents"][name].to_pylist() == counts
            index = next(column for column in tables[name].schema.names if column.endswith("_index"))
            keys = tables[name].select(["id", index]).to_pylist()
            expected = [{"id": 7 + d, index: k} for d, count in enumerate(counts) for k in range(count)]
            assert keys == expected

    def test_keys_lead_to_what_they_mean(self, parsed):
        tables, (first, *_) = flat_tables(parsed), to_documents(parsed)
        claims = [row for row in tables["claims"].to_pylist() if row["id"] == 7]
        for claim, row in zip(first.claims, claims, strict=True):
            found = None if row["attribution_index"] is None else first.attributions[row["attribution_index"]]
            assert found == claim.attribution
        for quantity, row in zip(first.quantities, tables["quantities"].to_pylist(), strict=False):
            of = None if row["claim_index"] is None else first.claims[row["claim_index"]]
            assert (of and of.stance) == first.stance_of(quantity)

    def test_all_exact_numbers_are_kept(self, parsed):
        shares = [q["share"] for row in parsed["quantities"].to_pylist() for q in row if q["share"]]
        assert shares == [["1", "5"]]
        kinds = {q["amount"]["kind"] for row in parsed["quantities"].to_pylist() for q in row}
        assert kinds == {"exact", "bounded", "approximate", "range", "vague"}


def test_documents_of_another_version_are_refused():
    batch = to_batch([Document(text="It rained.")], pa.array(["a"]))
    later = pa.Table.from_batches([batch]).replace_schema_metadata({"claimparse.document": "99"})
    with pytest.raises(claimparse.errors.SchemaVersionError, match="version 99"):
        to_documents(later)

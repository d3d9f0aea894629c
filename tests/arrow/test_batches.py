"""``parse_batch``: a row for each row, whatever is in it."""

import datetime

import pytest

import claimparse
from claimparse.errors import ArgumentError, ArgumentTypeError

pa = pytest.importorskip("pyarrow")

from claimparse.arrow import parse_batch, schema, to_documents  # noqa: E402
from claimparse.arrow._batches import _own_parser  # noqa: E402

TEXTS = ["Ada Lund denied that 38 boats sank.", None, "", "no end " * 60, "On Tuesday it rained."]
CODES = [None, "ArgumentTypeError: a text must be a str, not NoneType", None, "TextTooLongError", None]


@pytest.fixture
def short(parser, monkeypatch):
    """A parser that reads no paragraph of more than 100 characters."""
    monkeypatch.setattr(parser.nlp, "max_length", 100)
    return parser


def batch_of(**columns):
    return pa.record_batch({"id": list(range(len(next(iter(columns.values()))))), **columns})


def test_each_row_has_a_row(short):
    found = parse_batch(batch_of(text=TEXTS), parser=short)
    assert found.schema == schema(pa.int64())
    assert found["id"].to_pylist() == [*range(len(TEXTS))]
    for error, code in zip(found["error"].to_pylist(), CODES, strict=True):
        assert (error or "").startswith(code or "")
        assert (error is None) == (code is None)
    assert list(to_documents(found)) == list(short.parse_many(TEXTS))


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.binary(), pa.dictionary(pa.int32(), pa.string()), pa.string_view()]
)
def test_columns_of_texts(parser, kind):
    column = pa.array([TEXTS[0], None], pa.string()).cast(kind) if kind != pa.string_view() else None
    column = pa.array([TEXTS[0], None], kind) if column is None else column
    found = parse_batch(pa.record_batch({"id": ["a", "b"], "text": column}), parser=parser)
    assert list(to_documents(found)) == list(parser.parse_many([TEXTS[0], None]))


def test_bytes_that_are_no_text(parser):
    raw = pa.array([b"It rained.", b"a\xffb"], pa.binary())
    for column in (raw, raw.view(pa.string())):
        found = parse_batch(pa.record_batch({"id": [1, 2], "text": column}), parser=parser)
        assert found["error"].to_pylist() == [None, "ArgumentTypeError: not UTF-8 (at byte 1)"]


@pytest.mark.parametrize("ids", [pa.array(["a", None]), pa.array([1, 2], pa.int8()), pa.array([b"a", b"b"])])
def test_ids_come_back_as_they_are(parser, ids):
    found = parse_batch(pa.record_batch({"key": ids, "text": ["", ""]}), id="key", parser=parser)
    assert found["id"].equals(ids)


def test_rows_without_ids_are_numbered(parser):
    assert parse_batch(pa.record_batch({"text": ["", ""]}), id=None, parser=parser)["id"].to_pylist() == [0, 1]


@pytest.mark.parametrize(
    "days", [[datetime.date(2031, 5, 8), None], ["2031-05-08", ""], [datetime.datetime(2031, 5, 8, 9, 30), None]]
)
def test_days_of_publication(parser, days):
    found = parse_batch(batch_of(text=[TEXTS[4]] * 2, day=days), date="day", parser=parser)
    assert [document.date for document in to_documents(found)] == [datetime.date(2031, 5, 8), None]


def test_a_day_that_is_none_is_an_error_of_its_row(parser):
    found = parse_batch(batch_of(text=["It rained."] * 2, day=["May", None]), date="day", parser=parser)
    assert found["error"][0].as_py().startswith("ArgumentError: date is 'May'")
    assert found["error"][1].as_py() is None


def test_an_empty_batch(parser):
    assert parse_batch(batch_of(text=pa.array([], pa.string())), parser=parser).num_rows == 0


def test_wrong_columns(parser):
    with pytest.raises(ArgumentError, match="text is 'body': give one of the columns, id, text"):
        parse_batch(batch_of(text=[""]), text="body", parser=parser)
    with pytest.raises(ArgumentTypeError, match="a column of type int64"):
        parse_batch(batch_of(text=[1]), parser=parser)
    with pytest.raises(ArgumentTypeError, match="to_batches"):
        parse_batch(pa.table({"id": [1], "text": [""]}), parser=parser)


def test_without_a_parser_the_default_one_reads(parser):
    _own_parser.cache_clear()
    found = parse_batch(batch_of(text=TEXTS[:1]))
    assert next(to_documents(found)).signature == claimparse.load().signature

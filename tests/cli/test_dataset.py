"""``claimparse PATH... -o NAME.parquet``."""

import json

import pytest

pq = pytest.importorskip("pyarrow.parquet")

from claimparse.arrow import to_documents  # noqa: E402

ENGINES = ("rules",)


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"The dam broke on Tuesday. {name}")
    return folder


def test_a_folder_is_written_and_resumed(run, corpus, tmp_path):
    out = tmp_path / "claims.parquet"
    code, shown, error = run(corpus, "-o", out, "--date", "2031-05-08")
    assert (code, shown) == (0, "")
    assert error == "claimparse: 3 texts in 1 files; 0 could not be read\n"
    assert [str(d.claims[0].time.interval) for d in to_documents(pq.read_table(out))] == ["2031-05-06"] * 3
    code, _, error = run(corpus, "-o", out)
    assert code == 2
    assert "holds results already" in error
    code, _, error = run(corpus, "-o", out, "--date", "2031-05-08", "--resume")
    assert code == 0
    assert "3 of them by earlier runs" in error


def test_columns(run, tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"body": "It rained.", "key": 7, "day": "2031-05-08"}) + "\nnonsense\n")
    names = ("--text-column", "body", "--id-column", "key", "--date-column", "day")
    assert run(path, "-o", tmp_path / "x.parquet", *names)[0] == 1
    table = pq.read_table(tmp_path / "x.parquet")
    assert table["id"].to_pylist() == ["7", None]
    assert str(table["date"][0]) == "2031-05-08"
    assert run(path, "-o", tmp_path / "y.parquet", "--text-column", "body", "--id-column", "")[0] == 1
    assert pq.read_table(tmp_path / "y.parquet")["id"].to_pylist() == [0, 1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-o", "x.parquet"], "standard input can't be resumed"),
        (["missing.csv", "-o", "x.parquet"], "missing.csv: no such file"),
        (["missing.txt", "--resume"], "--resume needs -o with a name that ends in .parquet"),
    ],
)
def test_wrong_usage(run, monkeypatch, tmp_path, arguments, words):
    monkeypatch.chdir(tmp_path)
    code, _, error = run(*arguments, stdin=b"It rained.")
    assert code == 2
    assert words in error
    assert not (tmp_path / "x.parquet").exists()

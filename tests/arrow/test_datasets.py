"""``parse_dataset``: every row of the input once, in its order, in all formats, and wherever a run is stopped."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time

import pytest

import claimparse
from claimparse.errors import ArgumentError, ArgumentTypeError, InputError, OutputError
from tests import workers
from tests.paths import ROOT

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

from claimparse.arrow import parse_dataset, schema, to_documents  # noqa: E402

ENGINES = ("rules",)
TEXTS = [f"Ada Lund denied that {k + 2} boats sank." for k in range(7)]
IDS = [f"a{k}" for k in range(7)]


def ids_of(out):
    return pq.read_table(out)["id"].to_pylist()


def lines(*values):
    return "".join(f"{value if isinstance(value, str) else json.dumps(value)}\n" for value in values)


@pytest.fixture
def news(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text(lines(*({"id": key, "text": text} for key, text in zip(IDS, TEXTS, strict=True))))
    return path


class TestFormats:
    def run(self, parser, source, out, **how):
        done = parse_dataset(source, out, parser=parser, part_size=3, **how)
        table = pq.read_table(out)
        assert done.rows == len(table)
        assert done.errors == len(table) - table["error"].null_count
        assert done.parts == -(-len(table) // 3)
        return table

    def test_json_lines(self, parser, news, tmp_path):
        table = self.run(parser, news, tmp_path / "out.parquet")
        assert table["id"].to_pylist() == IDS
        assert list(to_documents(table)) == list(parser.parse_many(TEXTS))

    def test_csv(self, parser, tmp_path):
        (tmp_path / "news.csv").write_text(
            '\ufeffday,body,key\n2031-05-08,"On Tuesday\nit ""rained"".",b\n,It snowed.,c\n'
        )
        how = {"text": "body", "id": "key", "date": "day"}
        table = self.run(parser, tmp_path / "news.csv", tmp_path / "out", **how)
        first, second = to_documents(table)
        assert (first.text, str(first.date), second.date) == ('On Tuesday\nit "rained".', "2031-05-08", None)

    @pytest.mark.parametrize("kind", [pa.int64(), pa.string()])
    def test_parquet(self, parser, tmp_path, kind):
        ids = pa.array(range(7)).cast(kind)
        pq.write_table(pa.table({"id": ids, "other": TEXTS, "text": TEXTS}), tmp_path / "n.parquet", row_group_size=2)
        table = self.run(parser, tmp_path / "n.parquet", tmp_path / "out")
        assert table["id"].combine_chunks().equals(ids)
        assert table.schema == schema(kind)

    def test_folders_of_texts(self, parser, tmp_path):
        folder = tmp_path / "texts"
        (folder / "b").mkdir(parents=True)
        for name in ("c.txt", "b/x.txt", "a.txt"):
            (folder / name).write_text(f"It rained in {name}.")
        (folder / "d.txt").write_bytes(b"\xff")
        (folder / "e.md").write_text("no text")
        table = self.run(parser, folder, tmp_path / "out", day="2031-05-08")
        assert table["id"].to_pylist() == [str(folder / name) for name in ("a.txt", "b/x.txt", "c.txt", "d.txt")]
        assert table["error"].to_pylist()[:3] == [None] * 3
        assert "not UTF-8" in table["error"].to_pylist()[3]
        assert table["date"].to_pylist()[0].isoformat() == "2031-05-08"

    def test_several_paths_of_several_formats(self, parser, news, tmp_path):
        (tmp_path / "x.csv").write_text("id,text\n1,It rained.\n")
        table = self.run(parser, [tmp_path / "x.csv", news], tmp_path / "out")
        assert table["id"].to_pylist() == ["1", *IDS]

    @pytest.mark.parametrize("suffix", ["jsonl", "csv"])
    def test_gzip(self, parser, tmp_path, suffix):
        rows = [{"id": key, "text": text} for key, text in zip(IDS, TEXTS, strict=True)]
        as_csv = "id,text\n" + "".join(f'{row["id"]},"{row["text"]}"\n' for row in rows)
        written = (as_csv if suffix == "csv" else lines(*rows)).encode()
        (tmp_path / f"plain.{suffix}").write_bytes(written)
        (tmp_path / f"zipped.{suffix}.gz").write_bytes(gzip.compress(written))
        plain = self.run(parser, tmp_path / f"plain.{suffix}", tmp_path / "one")
        assert plain["id"].to_pylist() == IDS
        assert self.run(parser, tmp_path / f"zipped.{suffix}.gz", tmp_path / "two") == plain

    def test_rows_without_ids_are_numbered(self, parser, news, tmp_path):
        assert self.run(parser, news, tmp_path / "out", id=None)["id"].to_pylist() == [*range(7)]

    def test_two_processes_write_the_same(self, parser, news, tmp_path):
        alone = self.run(parser, news, tmp_path / "one")
        assert self.run(parser, news, tmp_path / "two", workers=2) == alone

    test_two_processes_write_the_same = pytest.mark.process(test_two_processes_write_the_same)

    @pytest.mark.parametrize("suffix", ["jsonl", "csv"])
    def test_an_empty_file(self, parser, tmp_path, suffix):
        (tmp_path / f"x.{suffix}").write_text("id,text\n" if suffix == "csv" else "")
        assert parse_dataset(tmp_path / f"x.{suffix}", tmp_path / "out", parser=parser).rows == 0


class TestRowsThatCannotBeRead:
    def errors(self, parser, path, tmp_path):
        parse_dataset(path, tmp_path / "out", parser=parser)
        return pq.read_table(tmp_path / "out").select(["id", "error"]).to_pylist()

    def test_json_lines(self, parser, tmp_path):
        path = tmp_path / "x.jsonl"
        bad = lines({"id": 1, "text": "a"}, "{", "[1]", "", {"id": 2}, {"id": 3, "text": 4}, {"text": "\ud800"})
        path.write_bytes(bad.encode() + b'{"id": "q", "text": "\xff"}\n')
        found = self.errors(parser, path, tmp_path)
        assert [row["id"] for row in found] == ["1", None, None, "2", "3", None, "q"]
        wanted = (None, "line 2 of x.jsonl: no JSON", "line 3 of x.jsonl", "NoneType", "not int", None, "not UTF-8")
        for row, words in zip(found, wanted, strict=True):
            assert words is None if row["error"] is None else words in row["error"]

    def test_csv(self, parser, tmp_path):
        path = tmp_path / "x.csv"
        path.write_bytes(b'id,text\n1,a\n2\n3,b,c\n\n4,"\xff"\n5,' + b"x" * 200_000 + b"\n")
        found = self.errors(parser, path, tmp_path)
        assert [row["id"] for row in found] == ["1", None, None, "4", "5"]
        assert found[1]["error"] == "InputError: line 3 of x.csv: has 1 fields, and the header 2"
        assert "not UTF-8" in found[3]["error"]
        assert [row["error"] for row in (found[0], found[4])] == [None, None]

    def test_damaged_gzip(self, parser, tmp_path):
        """The lines before the damage are read, and one row says where it is."""
        written = lines(*({"id": k, "text": f"It rained. {os.urandom(600).hex()}"} for k in range(90)))
        path = tmp_path / "x.jsonl.gz"
        path.write_bytes(gzip.compress(written.encode())[:-9_000])
        *read, last = self.errors(parser, path, tmp_path)
        assert len(read) > 10
        assert [row["id"] for row in read] == [str(k) for k in range(len(read))]
        assert last["error"].startswith(f"InputError: line {len(read) + 1} of x.jsonl.gz: damaged gzip data")

    def test_gzip_that_ends_inside_quotes(self, parser, tmp_path):
        whole = gzip.compress(b'id,text\n1,It snowed.\n2,"It rained.\nIt had\n')
        (tmp_path / "x.csv.gz").write_bytes(whole + gzip.compress(b' snowed."\n3,It thawed.\n')[:9])
        found = self.errors(parser, tmp_path / "x.csv.gz", tmp_path)
        assert [row["id"] for row in found] == ["1", None]
        assert "damaged gzip data" in found[1]["error"]

    @pytest.mark.parametrize("name", ["x.csv", "x.csv.gz"])
    def test_csv_without_a_line(self, parser, tmp_path, name):
        (tmp_path / name).write_bytes(b"")
        with pytest.raises(InputError, match="has no header"):
            parse_dataset(tmp_path / name, tmp_path / "out", parser=parser)

    def test_csv_that_is_no_gzip(self, parser, tmp_path):
        (tmp_path / "x.csv.gz").write_text("id,text\n1,It rained.\n")
        with pytest.raises(InputError, match="damaged gzip data"):
            parse_dataset(tmp_path / "x.csv.gz", tmp_path / "out", parser=parser)

    @pytest.mark.process
    def test_a_text_that_ends_its_process(self, tmp_path, news):
        news.write_text(news.read_text() + lines({"id": "z", "text": "He said the guillotine fell."}))
        parser = claimparse.load(engine="rules", resolver=workers.killer)
        done = parse_dataset(news, tmp_path / "out", parser=parser, workers=2, part_size=3)
        assert (done.rows, done.errors) == (8, 1)
        assert "exit code 9" in pq.read_table(tmp_path / "out")["error"].to_pylist()[7]


class TestResumption:
    def test_what_is_done_is_not_done_again(self, parser, news, tmp_path, monkeypatch):
        out = tmp_path / "out"
        parse_dataset(news, out, parser=parser, part_size=2)
        whole = pq.read_table(out)
        (out / "part-000001.parquet").unlink()
        manifest = out / "_claimparse.json"
        manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "complete": None}))
        (out / ".claimparse-left.tmp").write_text("half a part")
        read, parse = [], parser.parse_many
        monkeypatch.setattr(parser, "parse_many", lambda texts, **how: parse(read.extend(texts) or texts, **how))
        done = parse_dataset(news, out, parser=parser, part_size=2, resume=True)
        assert (done.rows, done.resumed, done.parts) == (7, 5, 4)
        assert read == TEXTS[2:4]
        assert pq.read_table(out) == whole
        assert sorted(p.name for p in out.iterdir() if p.suffix != ".parquet") == ["_claimparse.json"]

    def test_a_finished_run_is_left_alone(self, parser, news, tmp_path):
        first = parse_dataset(news, tmp_path / "out", parser=parser)
        again = parse_dataset(news, tmp_path / "out", parser=parser, resume=True)
        assert (again.rows, again.errors, again.parts, again.resumed) == (first.rows, 0, 1, 7)

    @pytest.mark.parametrize(
        ("change", "words"),
        [({"part_size": 5}, "part_size"), ({"id": None}, "columns"), ({"parser": "options"}, "options")],
    )
    def test_other_settings_are_refused(self, parser, news, tmp_path, change, words):
        parse_dataset(news, tmp_path / "out", parser=parser)
        other = claimparse.load(nlp=parser.nlp, engine="rules", options=claimparse.Options(vague=False))
        how = {"parser": parser, **change, **({"parser": other} if "parser" in change else {})}
        with pytest.raises(OutputError, match=f"results with another {words}"):
            parse_dataset(news, tmp_path / "out", resume=True, **how)

    def test_a_changed_input_is_refused(self, parser, news, tmp_path):
        parse_dataset(news, tmp_path / "out", parser=parser)
        news.write_text(news.read_text() + "\n")
        with pytest.raises(OutputError, match="another input"):
            parse_dataset(news, tmp_path / "out", parser=parser, resume=True)

    def test_results_are_not_overwritten(self, parser, news, tmp_path):
        parse_dataset(news, tmp_path / "out", parser=parser)
        with pytest.raises(OutputError, match="--resume"):
            parse_dataset(news, tmp_path / "out", parser=parser)
        (tmp_path / "mine").mkdir()
        (tmp_path / "mine" / "thesis.txt").write_text("precious")
        for resume in (False, True):
            with pytest.raises(OutputError, match="not empty"):
                parse_dataset(news, tmp_path / "mine", parser=parser, resume=resume)
        with pytest.raises(OutputError, match="is a file"):
            parse_dataset(news, news, parser=parser)
        with pytest.raises(OutputError, match="would be an input"):
            parse_dataset(tmp_path, tmp_path / "new", parser=parser)


class TestArguments:
    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"source": "missing.csv"}, "missing.csv: no such file"),
            ({"source": "news.xml"}, "ends in .csv, .csv.gz, .jsonl"),
            ({"source": 3}, "the path of a file"),
            ({"part_size": 0}, "part_size"),
            ({"workers": 0}, "one process a core"),
            ({"day": "May"}, "day is 'May'"),
        ],
    )
    def test_bad_ones(self, parser, news, tmp_path, change, words):
        kinds = (InputError, ArgumentError, ArgumentTypeError)
        with pytest.raises(kinds, match=words):
            parse_dataset(**{"source": news, "out": tmp_path / "out", "parser": parser, **change})
        assert not (tmp_path / "out").exists()

    @pytest.mark.parametrize("suffix", ["csv", "parquet"])
    def test_columns_that_are_not_there(self, parser, tmp_path, suffix):
        path = tmp_path / f"x.{suffix}"
        if suffix == "csv":
            path.write_text("key,text\n1,a\n")
        else:
            pq.write_table(pa.table({"key": [1], "text": ["a"]}), path)
        with pytest.raises(ArgumentError, match="has no column 'id': give one of key, text"):
            parse_dataset(path, tmp_path / "out", parser=parser)
        assert not (tmp_path / "out").exists()

    def test_a_file_that_is_no_parquet(self, parser, tmp_path):
        (tmp_path / "x.parquet").write_bytes(b"nothing")
        with pytest.raises(InputError, match=r"x\.parquet"):
            parse_dataset(tmp_path / "x.parquet", tmp_path / "out", parser=parser)


PROGRAM = """
import sys, claimparse
from claimparse.arrow import parse_dataset
if __name__ == "__main__":
    source, out, workers = sys.argv[1:]
    parser = claimparse.load(engine="rules")
    parse_dataset(source, out, parser=parser, workers=int(workers), part_size=2, resume=True)
"""


@pytest.mark.process
@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
@pytest.mark.parametrize(("workers", "at"), [(1, (1, 6)), (2, (3,))])
def test_killed_at_any_moment_every_row_comes_once(tmp_path, workers, at):
    source, out, script = tmp_path / "news.jsonl", tmp_path / "out", tmp_path / "program.py"
    source.write_text(lines(*({"id": str(k), "text": f"{k} boats sank. " * 20} for k in range(41))))
    script.write_text(PROGRAM)
    command = [sys.executable, str(script), str(source), str(out), str(workers)]
    for parts in at:
        with subprocess.Popen(command, cwd=ROOT, start_new_session=True) as program:
            while program.poll() is None and len(list(out.glob("part-*"))) < parts:
                time.sleep(0.001)
            os.killpg(program.pid, signal.SIGKILL)
        assert program.returncode == -signal.SIGKILL
    subprocess.run(command, cwd=ROOT, check=True)
    assert ids_of(out) == [str(k) for k in range(41)]
    assert len(list(out.iterdir())) == 22

"""The command line: what it reads, what it prints, what it says when something is wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from claimparse import api
from claimparse.cli.streams import PIPE_WIDTH
from claimparse.errors import ModelNotFoundError
from claimparse.types import Document
from tests.paths import ROOT

STORY = "The mill burned down on Friday, police said. Owner Ada Crewe denied that she had sold 40 looms."


@pytest.fixture
def run(parser, monkeypatch, command_line):
    """Run the command line with the parser that is loaded already; ``run.asked`` are the models it asks for."""
    asked = []

    def load(model=None, **_):
        asked.append(model)
        return parser

    monkeypatch.setattr(api, "load", load)
    command_line.asked = asked
    return command_line


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "mill.txt"
    path.write_text(STORY, "utf-8")
    return path


# ---------------------------------------------------------------- inputs


def test_a_file_gives_a_table(run, story):
    code, out, err = run(story)
    assert (code, err) == (0, "")
    assert "mill.txt" in out.replace("\n", "")  # a long path goes over lines
    assert "Speaker" in out
    assert max(map(len, out.splitlines())) <= PIPE_WIDTH


def test_a_folder_stands_for_its_text_files_in_order(run, story):
    deep = story.parent / "more" / "b.txt"
    deep.parent.mkdir()
    deep.write_text("Snow fell.", "utf-8")
    (story.parent / "notes.md").write_text("no article", "utf-8")
    code, out, _ = run(story.parent, "--format", "jsonl")
    documents = [Document.model_validate_json(line) for line in out.splitlines()]
    assert code == 0
    assert [(d.name, d.text) for d in documents] == [(str(story), STORY), (str(deep), "Snow fell.")]


@pytest.mark.parametrize("args", [(), ("-",)])
def test_standard_input(run, args):
    code, out, _ = run(*args, "--format", "json", stdin=STORY.encode())
    assert code == 0
    assert [(d["name"], d["text"]) for d in json.loads(out)] == [("<stdin>", STORY)]


def test_line_ends_are_kept_and_a_byte_order_mark_is_dropped(run, tmp_path):
    path = tmp_path / "windows.txt"
    path.write_bytes(b"\xef\xbb\xbfOne.\r\nTwo.\r\n")
    _, out, _ = run(path, "-f", "jsonl")
    assert json.loads(out)["text"] == "One.\r\nTwo.\r\n"


def test_empty_text_gives_an_empty_document(run):
    code, out, _ = run("-f", "jsonl", stdin=b"")
    assert code == 0
    assert json.loads(out)["claims"] == []
    assert run(stdin=b"")[0] == 0


# ---------------------------------------------------------------- outputs


@pytest.mark.parametrize(
    ("name", "begins"), [("a.json", "["), ("a.jsonl", "{"), ("a.html", "<!DOCTYPE"), ("a.txt", "/"), ("a", "/")]
)
def test_the_format_follows_the_ending_of_the_output(run, story, name, begins):
    target = story.parent / "new" / "folder" / name
    code, out, err = run(story, "-o", target)
    assert (code, out, err) == (0, "", "")
    assert target.read_text("utf-8").startswith(begins)


def test_an_ending_of_no_format_is_refused(run, story):
    target = story.parent / "a.csv"
    code, out, err = run(story, "-o", target)
    assert (code, out, target.exists()) == (2, "", False)
    assert "(.txt for table, .json for json, .jsonl for jsonl, .html for html, .parquet for Parquet)" in err
    assert run(story, "-o", target, "-f", "table")[0] == 0


def test_an_explicit_format_wins_over_the_ending(run, story):
    target = story.parent / "a.json"
    run(story, "-o", target, "--format", "html")
    assert target.read_text("utf-8").startswith("<!DOCTYPE")


@pytest.mark.process
def test_json_is_utf_8_whatever_the_locale(story):
    story.write_text("“Łódź is cold,” she said.", "utf-8")
    done = command(story, "-f", "json", PYTHONUTF8="0", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout.decode("utf-8"))[0]["text"].startswith("“Łódź")
    assert done.returncode == 0


def test_no_inputs_give_an_empty_list(run, tmp_path):
    code, out, err = run(tmp_path, "--format", "json")
    assert (code, json.loads(out)) == (1, [])
    assert err == f"claimparse: {tmp_path}: no .txt files in this folder\n"


# ---------------------------------------------------------------- what goes wrong


def test_bad_files_are_named_and_the_rest_is_done(run, story):
    latin = story.parent / "latin.txt"
    latin.write_bytes("Café".encode("latin-1"))
    missing = story.parent / "missing.txt"
    code, out, err = run(latin, missing, story, "-f", "jsonl")
    assert code == 1
    assert [json.loads(line)["name"] for line in out.splitlines()] == [str(story)]
    assert err.splitlines() == [
        f"claimparse: {latin}: not UTF-8 (at byte 3); convert the file to UTF-8 first",
        f"claimparse: {missing}: no such file or directory",
    ]


def test_a_text_that_the_library_refuses_is_named(run, parser, story, monkeypatch):
    long = story.parent / "long.txt"
    long.write_text("word " * 50, "utf-8")
    monkeypatch.setattr(parser.nlp, "max_length", 100)
    code, out, err = run(long, story, "-f", "jsonl")
    assert (code, len(out.splitlines())) == (1, 1)
    assert err.startswith(f"claimparse: {long}: TextTooLongError: ")


def test_a_pipeline_without_a_parser_is_a_message(run, story, monkeypatch):
    monkeypatch.setattr(api, "load", lambda model=None, **_: api.Parser(spacy.blank("en")))
    code, _, err = run(story, "-f", "json")
    assert code == 2
    assert err.startswith("claimparse: ")
    assert "Traceback" not in err


@pytest.mark.process
def test_a_folder_that_holds_no_pipeline_is_a_message(story):
    done = command(story, "--model", story.parent)
    assert done.returncode == 2
    assert done.stderr.startswith(b"claimparse: ")
    assert b"Traceback" not in done.stderr


def test_no_model_is_a_message(run, story, monkeypatch):
    def load(model=None, **_):
        raise ModelNotFoundError(f"no model {model}; run this")

    monkeypatch.setattr(api, "load", load)
    assert run(story, "--model", "xx") == (2, "", "claimparse: no model xx; run this\n")


def test_the_model_is_passed_on(run, story):
    run(story, "--model", "some_model")
    assert run.asked == ["some_model"]


def test_an_output_that_cannot_be_written_is_a_message(run, story):
    taken = story.parent / "taken"
    taken.write_text("", "utf-8")
    code, out, err = run(story, "-o", taken / "a.json")
    assert (code, out) == (2, "")
    assert err.startswith(f"claimparse: {taken / 'a.json'}: ")


@pytest.mark.parametrize("end", ["", "/", "new/"])
def test_only_pages_go_to_a_folder(run, story, end):
    folder = f"{story.parent}/{end}".replace("//", "/") if end else story.parent
    code, out, err = run(story, "-o", folder)
    assert (code, out) == (2, "")
    assert err == f"claimparse: {folder}: is a folder; only --format html can write to one\n"
    assert list(story.parent.iterdir()) == [story]


@pytest.mark.parametrize("args", [("-o", ""), ("",), ("-l", "")])
def test_a_path_without_a_name_is_wrong_usage(run, story, args):
    code, out, err = run(story, *args)
    assert (code, out) == (2, "")
    assert "give the name of a file or a folder" in err


@pytest.mark.parametrize("args", [("--format", "xml"), ("--nonsense",)])
def test_wrong_usage(run, args):
    code, out, err = run(*args)
    assert (code, out) == (2, "")
    assert err.startswith("usage: claimparse")


def test_a_terminal_without_a_path_is_wrong_usage(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", type("Terminal", (), {"isatty": staticmethod(lambda: True)}))
    code, _, err = run()
    assert code == 2
    assert "give a PATH" in err


@pytest.mark.parametrize(("option", "begins"), [("--help", "usage: claimparse"), ("--version", "claimparse 0.")])
def test_help_and_version(run, option, begins):
    code, out, err = run(option)
    assert (code, err) == (0, "")
    assert out.startswith(begins)


@pytest.mark.skipif(sys.platform != "linux", reason="needs names of files that are no text")
@pytest.mark.parametrize("args", [("-f", "jsonl"), ("-f", "json"), ("-f", "html", "-o", "out/"), ("-o", "a.html"), ()])
def test_a_file_whose_name_is_not_utf_8(run, tmp_path, monkeypatch, args):
    monkeypatch.chdir(tmp_path)
    Path(os.fsdecode(b"mill\xff.txt")).write_text(STORY, "utf-8")
    code, out, err = run(".", *args)
    assert (code, err) == (0, "")
    pages = [p.read_text("utf-8") for p in tmp_path.rglob("*.html")]
    assert any("mill\ufffd.txt" in said for said in [out, *pages])


# ---------------------------------------------------------------- real processes


def command(*args, **environment) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "claimparse", *map(str, args)],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.mark.process
def test_help_is_quick_because_it_loads_no_model():
    code = "import sys; from claimparse import cli; cli.main(['--help']); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


@pytest.mark.process
def test_a_closed_pipe_is_no_error(story):
    story.write_text("\n".join([STORY] * 200), "utf-8")
    arguments = [sys.executable, "-m", "claimparse", str(story), "-f", "jsonl"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        child.stdout.read(1)
        child.stdout.close()
        assert child.stderr.read() == b""
        assert child.wait() == 0


@pytest.mark.process
@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_a_terminal_sees_a_bar_only_with_several_inputs(story):
    def on_terminal(*args) -> str:
        import pty

        master, slave = pty.openpty()
        child = subprocess.Popen(
            [sys.executable, "-m", "claimparse", *map(str, args)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
        )
        os.close(slave)
        seen = b""
        while True:
            try:
                piece = os.read(master, 65536)
            except OSError:
                break
            if not piece:
                break
            seen += piece
        os.close(master)
        assert child.wait() == 0
        return seen.decode()

    several, one = on_terminal(story, story), on_terminal(story)
    assert "Reading" in several
    assert several.count("mill.txt") == 2
    assert "Reading" not in one


def test_the_examples_folder_reads_well(run):
    articles = ROOT / "examples" / "articles"
    code, out, err = run(articles)
    assert (code, err) == (0, "")
    for path in articles.glob("*.txt"):
        assert str(path) in out


def test_a_hyphen_is_the_standard_output(command_line, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = b"Officials said two boats sank."
    assert command_line("-", "-f", "json", "-o", "-", stdin=text) == command_line("-", "-f", "json", stdin=text)
    assert not list(tmp_path.iterdir())

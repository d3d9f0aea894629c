"""Every command on streams that are closed, full, endless or left by their reader: one line, and its exit code."""

import os
import subprocess
import sys

import pytest

from claimparse.types import SCHEMA_VERSION

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full, /dev/zero and a shell"),
]

STORY = "The mill burned down on Friday, police said. Owner Ada Crewe denied that she had sold 40 looms.\n"
OWN = '[[verbs.verb]]\nkind = "say"\nact = "asserts"\nframes = ["that"]\nwords = ["warble"]\nsource = "a test"\n'

PRINTING = {
    "table": "a.txt",
    "json": "a.txt -f json",
    "jsonl": "a.txt -f jsonl",
    "html": "a.txt -f html",
    "explain": "explain a.txt",
    "show": "lexicon show deny",
    "check": "lexicon check own.toml",
    "schema": "lexicon schema",
    "doctor": "doctor",
    "completion": "completion bash",
    "help": "--help",
    "version": "--version",
    "help of a command": "explain --help",
}
READING = {"table": "", "json": "- -f json", "html": "- -f html", "to a file": "-o out.json", "explain": "explain -"}
OUTPUTS = {
    "closed": (">&-", 2, "claimparse: standard output: is closed\n"),
    "full": ("> /dev/full", 2, "claimparse: standard output: no space left on device\n"),
    "left": ("| true", 0, ""),
    "closed for messages": ("2>&-", 0, ""),
}
INPUTS = {
    "closed": ("<&-", "is closed"),
    "endless": ("< /dev/zero", "larger than 64 MiB; split it into smaller files"),
}


@pytest.fixture
def shell(tmp_path, monkeypatch):
    """Run a command line in a shell whose exit code is claimparse's: (exit code, standard output, standard error)."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    (tmp_path / "own.toml").write_text(OWN, "utf-8")

    def run(args: str, streams: str = ""):
        # Unbuffered output meets its end in another place than buffered output, which the environment may ask for.
        script = f"set -o pipefail; {sys.executable} -m claimparse {args} {streams}"
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
        done = subprocess.run(
            ["bash", "-c", script], capture_output=True, text=True, check=False, timeout=120, env=environment
        )
        return done.returncode, done.stdout, done.stderr

    return run


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("command", PRINTING)
def test_an_output_that_is_closed_full_or_left(shell, command, output):
    if command == "completion":
        pytest.importorskip("shtab")
    streams, code, message = OUTPUTS[output]
    got, out, err = shell(PRINTING[command], streams)
    assert (got, err) == (code, message)
    assert bool(out) == ("for messages" in output)


@pytest.mark.parametrize("given", INPUTS)
@pytest.mark.parametrize("command", READING)
def test_an_input_that_is_closed_or_endless(shell, command, given):
    streams, message = INPUTS[given]
    code, _, err = shell(READING[command], streams)
    first, *rest = err.splitlines()
    assert (code, first) == (1, f"claimparse: <stdin>: {message}")
    assert rest == (
        ["claimparse: out.json: left unchanged, since no input could be read"] if "-o" in READING[command] else []
    )


def test_an_input_that_never_stops(shell):
    code, out, err = shell("-f jsonl", "< <(yes Snow fell.)")
    assert (code, out) == (1, "")
    assert err == "claimparse: <stdin>: larger than 64 MiB; split it into smaller files\n"


@pytest.mark.parametrize("command", ["json", "table", "explain"])
def test_all_streams_closed(shell, command):
    assert shell(PRINTING[command], "<&- >&- 2>&-") == (2, "", "")
    assert shell("a.txt -o out.json", "<&- >&- 2>&-") == (0, "", "")
    assert shell("gone.txt -f json", "2>&-")[0] == 1


@pytest.mark.parametrize("streams", ["2>&-", "2> /dev/full"])
def test_messages_are_not_printed_elsewhere_where_the_error_stream_is_closed(shell, streams):
    assert shell("gone.txt -f jsonl", streams) == (1, "", "")
    assert shell("--nonsense", streams) == (2, "", "")


def test_a_large_output_that_is_left_halfway(shell):
    with open("a.txt", "a", encoding="utf-8") as file:
        file.write(f"\n{STORY}" * 300)
    for form in ("table", "json", "html"):
        code, out, err = shell(f"a.txt -f {form}", "| head -n 1")
        assert (code, len(out.splitlines()), err) == (0, 1, "")
    code, out, err = shell("explain a.txt", "| head -n 1")
    assert (code, len(out.splitlines()), err) == (0, 1, "")


def test_a_pipe_is_read_and_written_as_a_file(shell):
    code, out, err = shell("<(cat a.txt) -f jsonl -o >(cat)", "; wait")
    assert (code, err) == (0, "")
    assert out.startswith(f'{{"schema_version":{SCHEMA_VERSION},"text":"The mill burned')


def test_the_standard_output_by_its_name_adds_to_a_file(shell, tmp_path):
    (tmp_path / "log").write_text("before\n", "utf-8")
    assert shell("a.txt -f jsonl -o /dev/stdout", ">> log") == (0, "", "")
    assert (tmp_path / "log").read_text("utf-8").startswith('before\n{"')


@pytest.mark.process
class TestWorkers:
    def test_several_processes_write_the_same_in_the_same_order(self, run, tmp_path):
        folder = tmp_path / "texts"
        folder.mkdir()
        for k in range(12):
            (folder / f"{k:02}.txt").write_text(f"Ada Lund denied that {k + 2} boats sank.", "utf-8")
        (folder / "05.txt").write_bytes(b"\xff")
        code, alone, error = run(folder, "--format", "jsonl")
        assert run(folder, "--format", "jsonl", "--workers", 2) == (code, alone, error)
        assert (code, alone.count("\n")) == (1, 11)
        assert "05.txt: not UTF-8" in error

    @pytest.mark.parametrize("bad", ["0", "-2", "two", "1.5"])
    def test_numbers_of_processes(self, run, bad):
        code, _, error = run("--workers", bad, "x.txt")
        assert code == 2
        assert "-1 for one a core" in error

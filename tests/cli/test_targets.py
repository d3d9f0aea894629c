"""The outputs of the command line: never written over its inputs, and never half."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimparse import api
from claimparse.cli import reading

STORY = "The mill burned down on Friday, police said. Owner Ada Crewe denied that she had sold 40 looms."
OWN = '[[verbs.verb]]\nkind = "say"\nact = "asserts"\nframes = ["that"]\nwords = ["warble"]\nsource = "a test"\n'
needs_posix = pytest.mark.skipif(os.name == "nt", reason="needs POSIX files")


@pytest.fixture
def run(parser, monkeypatch, command_line):
    """Run the command line with the pipeline that is loaded already; ``run.loaded`` says whether it was asked for."""
    command_line.loaded = []

    def load(model):
        command_line.loaded.append(model)
        return parser.nlp

    monkeypatch.setattr(api, "_load_model", load)
    return command_line


@pytest.fixture
def here(tmp_path, monkeypatch):
    """The working folder, with a text, another in a folder, a lexicon file and a model's folder."""
    monkeypatch.chdir(tmp_path)
    for name, text in {"a.txt": STORY, "in/b.txt": STORY, "own.toml": OWN, "model/meta.json": "{}"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


# ---------------------------------------------------------------- what is read stays


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ("a.txt -o a.txt", "a.txt: is an input"),
        ("a.txt -o ./in/../a.txt", "./in/../a.txt: is an input"),
        ("in -o in/b.txt -f json", "in/b.txt: is an input"),
        ("a.txt in -o in/b.txt", "in/b.txt: is an input"),
        ("in -o in/new.txt", "in/new.txt: would be an input, since it is in in"),
        ("in -o in/deep/new.txt", "in/deep/new.txt: would be an input, since it is in in"),
        ("a.txt -l own.toml -o own.toml", "own.toml: is a lexicon file"),
        ("a.txt -m model -o model/meta.json", "model/meta.json: is in the model model"),
        ("a.txt -m model -f html -o model", "model: is in the model model"),
        ("a.txt -m model -f html -o model/pages/", "model/pages/: is in the model model"),
        ("in/index.html -f html -o in", "in: contains index.html, which is an input and has the name of a page"),
        ("in/0001-a.html -f html -o in/", "in/: contains 0001-a.html, which is an input and has the name of a page"),
    ],
)
def test_an_output_that_would_destroy_is_refused_before_anything_is_loaded(run, here, args, message):
    for name in ("index.html", "0001-a.html"):
        (here / "in" / name).write_text("mine", "utf-8")
    before = tree(here)
    assert run(*args.split()) == (2, "", f"claimparse: {message}; choose another output with -o\n")
    assert (tree(here), run.loaded) == (before, [])


@needs_posix
@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_a_link_to_an_input_is_an_input(run, here, link):
    link(here / "a.txt", here / "other")
    for args in (("a.txt", "-o", "other"), ("other", "-o", "a.txt")):
        code, _, err = run(*args)
        assert (code, "is an input" in err) == (2, True)
    assert (here / "a.txt").read_text("utf-8") == STORY


def test_the_model_of_the_environment_stays(run, here, monkeypatch):
    monkeypatch.setenv(api.MODEL_VARIABLE, str(here / "model"))
    assert run("a.txt", "-o", "model/a.json")[0] == 2


@pytest.mark.parametrize(
    "args", ["a.txt -o b.txt", "in -o b.txt", "in -o in/b.json", "in -f html -o in", "in -o inn.txt"]
)
def test_an_output_that_destroys_nothing_is_written(run, here, args):
    before = tree(here)
    assert run(*args.split()) == (0, "", "")
    assert before.items() < tree(here).items()


@pytest.mark.process
@needs_posix
@pytest.mark.parametrize(
    ("args", "shell"), [("a.txt", ">> a.txt"), ("-", "< a.txt >> a.txt"), ("- -o a.txt", "< a.txt")]
)
def test_the_shell_s_own_redirection_is_refused_too(here, args, shell):
    done = subprocess.run(
        f"{sys.executable} -m claimparse {args} {shell}", shell=True, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "is an input" in done.stderr) == (2, True)
    assert (here / "a.txt").read_text("utf-8") == STORY


# ---------------------------------------------------------------- nothing half


@pytest.mark.parametrize(
    "target", ["old.json", "old.jsonl", "old.html", "old.txt", "new/a.json", "pages/", "new/pages/"]
)
@pytest.mark.parametrize("texts", [["gone.txt"], ["gone.txt", "empty"], ["latin.txt"]])
def test_the_old_result_stays_where_no_input_can_be_read(run, here, target, texts):
    (here / "empty").mkdir()
    (here / "latin.txt").write_bytes("Café".encode("latin-1"))
    for name in ("old.json", "old.jsonl", "old.html", "old.txt"):
        (here / name).write_text("old", "utf-8")
    run("a.txt", "-f", "html", "-o", "pages/")
    before = tree(here)
    code, out, err = run(*texts, "-o", target, *(["-f", "html"] if target.endswith("/") else []))
    assert (code, out) == (1, "")
    assert err.splitlines()[-1] == f"claimparse: {target}: left unchanged, since no input could be read"
    assert len(err.splitlines()) == len(texts) + 1
    assert tree(here) == before
    assert not (here / "new").exists()


def test_the_inputs_that_can_be_read_are_written(run, here):
    code, _, err = run("gone.txt", "a.txt", "-o", "a.json")
    assert (code, len(err.splitlines())) == (1, 1)
    assert len(json.loads((here / "a.json").read_text("utf-8"))) == 1


@pytest.mark.parametrize(("form", "target"), [("json", "old"), ("html", "old"), ("table", "old"), ("html", "pages/")])
def test_a_full_disk_leaves_the_old_result(run, here, monkeypatch, form, target):
    (here / "old").write_text("old", "utf-8")
    run("in", "-f", "html", "-o", "pages/")
    before = tree(here)

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    monkeypatch.setattr(Path, "write_text", full)
    assert run("a.txt", "-f", form, "-o", target) == (2, "", f"claimparse: {target}: no space left on device\n")
    assert tree(here) == before


def test_a_page_of_another_program_stays(run, here):
    (here / "site").mkdir()
    (here / "site" / "index.html").write_text("mine", "utf-8")
    place = Path("site", "index.html")
    code, out, err = run("a.txt", "-f", "html", "-o", "site")
    assert (code, out) == (2, "")
    assert err.endswith(f"{place} was not written by claimparse and is not replaced; choose another folder\n")
    assert [(p.name, p.read_text("utf-8")) for p in (here / "site").iterdir()] == [("index.html", "mine")]


@needs_posix
@pytest.mark.process
@pytest.mark.parametrize("target", ["old.html", "pages/"])
def test_a_file_that_grows_too_large_leaves_the_old_result(here, target):
    (here / "old.html").write_text("old", "utf-8")
    (here / "pages").mkdir()
    before = tree(here)
    command = f"ulimit -f 2; {sys.executable} -m claimparse a.txt -f html -o {target}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, f"claimparse: {target}: file too large\n")
    assert tree(here) == before


@needs_posix
@pytest.mark.process
@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
@pytest.mark.parametrize("target", ["old.json", "pages/"])
def test_a_signal_leaves_the_old_result(here, name, code, target):
    """The second text is a pipe that nobody writes to, so that the signal comes in the midst."""
    os.mkfifo(here / "z.txt")
    (here / "old.json").write_text("old", "utf-8")
    (here / "pages").mkdir()
    before = tree(here)
    program = (
        "import signal, sys; from claimparse import cli; "
        "signal.signal(signal.SIGINT, signal.default_int_handler); "  # a job in the background is born without it
        "signal.signal(signal.SIGHUP, signal.SIG_DFL); "  # so is one under nohup
        "sys.exit(cli.main(sys.argv[1:]))"
    )
    args = [sys.executable, "-c", program, "a.txt", "z.txt", "-f", "html", "-o", target]
    with subprocess.Popen(args, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        try:
            until = time.monotonic() + 60
            while not list(here.rglob(".claimparse-*")) and time.monotonic() < until:
                time.sleep(0.05)
            assert list(here.rglob(".claimparse-*"))
            time.sleep(0.2)
            child.send_signal(getattr(signal, name))
            assert child.wait(timeout=60) == code
            assert child.stderr.read() == b""
        finally:
            child.kill()
    assert tree(here) == before
    assert not list(here.rglob(".claimparse-*"))


@needs_posix
@pytest.mark.process
@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGINT", 130)])
def test_a_signal_in_a_finalizer_stops_too(name, code):
    """Python prints what a finalizer raises, and goes on."""
    program = f"""
import os, signal, sys, time
from claimparse.cli.streams import stop_on_signals
signal.signal(signal.SIGINT, signal.default_int_handler)
class Last:
    def __del__(self):
        os.kill(os.getpid(), signal.{name})
        sum(range(10))
try:
    with stop_on_signals():
        one = Last()
        del one
        time.sleep(60)
except KeyboardInterrupt:
    sys.exit(130)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=30)
    assert (done.returncode, done.stderr) == (code, "")


@needs_posix
def test_the_standard_output_by_its_name_is_written_directly(run, here):
    assert run("a.txt", "-o", os.devnull)[0] == 0
    assert Path(os.devnull).is_char_device()


# ---------------------------------------------------------------- inputs that end, and folders that can be read


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr("claimparse._input.MAX_INPUT_BYTES", 2**20)


@needs_posix
@pytest.mark.parametrize("args", [["/dev/zero"], ["explain", "/dev/zero"]])
def test_an_endless_input_is_refused(run, small, args):
    assert run(*args) == (1, "", "claimparse: /dev/zero: larger than 1 MiB; split it into smaller files\n")


def test_the_largest_input_is_read(run, small, here):
    (here / "large.txt").write_bytes(b"\n" * 2**20)
    assert run("large.txt", "-f", "jsonl")[0] == 0
    (here / "large.txt").write_bytes(b"\n" * (2**20 + 1))
    assert run("large.txt", "-f", "jsonl")[:2] == (1, "")


@needs_posix
def test_an_endless_lexicon_is_refused(run, small):
    for args, code in ((["lexicon", "check", "/dev/zero"], 1), (["-", "-l", "/dev/zero"], 2)):
        got, out, err = run(*args, stdin=b"")
        assert (got, out) == (code, "")
        assert err == "claimparse: cannot read the lexicon /dev/zero: larger than 1 MiB; split it into smaller files\n"


def test_a_folder_cannot_be_explained(run, here):
    code, out, err = run("explain", "in")
    assert (code, out, len(err.splitlines())) == (1, "", 1)


def test_a_folder_that_cannot_be_searched_is_named_and_the_rest_is_done(run, here, monkeypatch):
    (here / "in" / "closed").mkdir()
    scandir = os.scandir

    def closed(path):
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(reading.os, "scandir", closed)
    code, out, err = run("in", "-f", "jsonl")
    assert (code, err) == (1, f"claimparse: {Path('in', 'closed')}: permission denied\n")
    assert [json.loads(line)["name"] for line in out.splitlines()] == [str(Path("in", "b.txt"))]


@pytest.mark.process
@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs to become somebody else")
def test_a_folder_of_another_user_is_named(here):
    (here / "in" / "closed").mkdir(mode=0o700)
    (here / "in" / "listed").mkdir()
    (here / "in" / "listed" / "c.txt").write_text(STORY, "utf-8")
    (here / "in" / "listed").chmod(0o744)  # its names may be read, and nothing behind them
    program = (
        "import os; from claimparse.cli.reading import find_sources; os.chdir('in'); os.setuid(65534); "
        "print([(s.name, s.problem) for s in find_sources(['.'])])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == f"{[('b.txt', ''), ('closed', 'permission denied'), ('listed/c.txt', '')]}\n"


@needs_posix
def test_links_that_lead_back_do_not_loop(run, here):
    (here / "in" / "back").symlink_to(here / "in")
    (here / "in" / "nowhere.txt").symlink_to(here / "in" / "gone")
    (here / "in" / "self.txt").symlink_to(here / "in" / "self.txt")
    code, out, err = run("in", "-f", "jsonl")
    assert (code, len(out.splitlines()), err) == (0, 1, "")


def test_a_deep_folder_is_searched(run, here):
    deep = here / "deep"
    for _ in range(300):
        deep /= "d"
    deep.mkdir(parents=True)
    (deep / "c.txt").write_text("Snow fell.", "utf-8")
    assert run("deep", "-f", "jsonl")[0] == 0


# ---------------------------------------------------------------- nothing to obey

EVIL = "a\x1b]0;x\x07\x9b\u202e\nclaimparse: b"
SHOWN = r"a\x1b]0;x\x07\x9b\u202e\x0aclaimparse: b"


@needs_posix
@pytest.mark.parametrize(
    "args",
    [
        [f"{EVIL}.txt"],
        [f"gone{EVIL}"],
        ["explain", f"{EVIL}.txt:99"],
        ["explain", f"{EVIL}.empty"],
        ["explain", f"gone{EVIL}"],
        ["lexicon", "check", f"{EVIL}.toml"],
        ["lexicon", "check", f"gone{EVIL}"],
        ["lexicon", "show", EVIL],
        ["lexicon", "show", "warble", "-l", f"{EVIL}.toml"],
        ["lexicon", EVIL],
        ["a.txt", f"--{EVIL}"],
        ["a.txt", "-f", EVIL],
        ["a.txt", "-f", "json", "-o", f"gone{EVIL}/"],
        ["a.txt", "-o", f"a.txt/{EVIL}"],
        ["a.txt", "-l", f"gone{EVIL}"],
        ["a.txt", "-m", f"gone{EVIL}"],
        ["doctor", "-m", f"gone{EVIL}"],
        ["completion", EVIL],
        ["explain", "evil.txt"],
        ["evil.txt"],
        ["evil.txt", "-f", "json"],
        ["evil.txt", "-f", "jsonl"],
    ],
    ids=lambda args: " ".join(args).encode("ascii", "backslashreplace").decode(),
)
def test_a_terminal_gets_no_control_characters(run, here, monkeypatch, args):
    (here / f"{EVIL}.txt").write_text(STORY, "utf-8")
    (here / f"{EVIL}.empty").write_text("", "utf-8")
    (here / "evil.txt").write_text(f"Mayor Ada{EVIL} said that 40{EVIL} looms might burn{EVIL}.", "utf-8")
    (here / f"{EVIL}.toml").write_text(OWN.replace("a test", r"a\u001b\u009b\u202e test"), "utf-8")
    code, out, err = run(*args)
    assert code in (0, 1, 2)
    assert not {"\x1b", "\x07", "\x9b", "\u202e"}.intersection(out + err)
    assert "Traceback" not in err


@needs_posix
def test_a_file_name_cannot_fake_a_message(run, here):
    (here / f"{EVIL}.txt").write_bytes(b"\xff")
    assert run(f"{EVIL}.txt")[2] == f"claimparse: {SHOWN}.txt: not UTF-8 (at byte 0); convert the file to UTF-8 first\n"

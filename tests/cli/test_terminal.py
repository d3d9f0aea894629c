"""The command line at a terminal: help, completion, colours and Ctrl-C."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import regex


@pytest.mark.process
@pytest.mark.parametrize(
    "command",
    [
        [],
        ["explain"],
        ["lexicon"],
        ["lexicon", "check"],
        ["lexicon", "show"],
        ["lexicon", "schema"],
        ["doctor"],
        ["completion"],
    ],
)
def test_every_command_has_a_help_that_loads_little(command):
    code = f"import sys; from claimparse import cli; c = cli.main({[*command, '--help']!r}); print(c, *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    said, *loaded = done.stdout.splitlines()[-1].split()
    assert said == "0"
    assert done.stdout.startswith("usage: claimparse")
    assert not {"spacy", "pydantic", "rich", "jinja2", "shtab"}.intersection(loaded)


@pytest.mark.parametrize("args", ["lexicon", "lexicon burn", "explain", "completion tea", "doctor x"])
def test_wrong_usage_of_a_command(run, args):
    code, out, err = run(*args.split())
    assert (code, out) == (2, "")
    assert err.startswith("usage: claimparse")


def test_a_file_called_as_a_command_is_reached_by_a_path(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("doctor").write_text("Snow fell, officials said.", "utf-8")
    assert '"name":"doctor"' in run("./doctor", "-f", "jsonl")[1]


@pytest.mark.process
@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["do"], ["doctor"]),
        (["lexicon", ""], ["check", "show", "schema"]),
        (["--format", "j"], ["json", "jsonl"]),
        (["completion", "b"], ["bash"]),
        (["art"], []),
    ],
)
def test_bash_completes_commands_and_choices_and_else_paths(run, typed, offered):
    pytest.importorskip("shtab")
    _, script, _ = run("completion", "bash")
    assert "complete -o default" in script
    words = " ".join(f"'{word}'" for word in ["claimparse", *typed])
    asking = f"COMP_WORDS=({words}); COMP_CWORD={len(typed)}; _shtab_claimparse; echo ${{COMPREPLY[@]}}"
    done = subprocess.run(["bash", "-c", f"{script}\n{asking}"], capture_output=True, text=True, check=False)
    assert (done.stdout.split(), done.stderr) == (offered, "")


def test_completion_without_shtab_says_what_to_install(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "shtab", None)
    code, out, err = run("completion", "zsh")
    assert (code, out) == (2, "")
    assert 'pip install "claimparse[completion]"' in err


def on_terminal(*args, **environment) -> str:
    import pty

    master, slave = pty.openpty()
    command = [sys.executable, "-m", "claimparse", *map(str, args)]
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", **environment}
    with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment):
        os.close(slave)
        seen = b""
        while True:
            try:
                piece = os.read(master, 65536)
            except OSError:
                piece = b""
            if not piece:
                break
            seen += piece
    os.close(master)
    return seen.decode()


COLOUR = regex.compile(r"\x1b\[[0-9;]*3[0-7][0-9;]*m")


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_colours_are_for_terminals_and_off_with_no_color(own):
    assert COLOUR.search(on_terminal("lexicon", "check", own))
    plain = on_terminal("lexicon", "check", own, NO_COLOR="1")
    assert "can be used" in plain
    assert not COLOUR.search(plain)


def test_a_pipe_gets_no_colours(run, story):
    for args in (["doctor"], ["explain", story], [story], ["lexicon", "show", "deny"], ["lexicon", "check", story]):
        assert "\x1b" not in run(*args)[1]


@pytest.mark.process
@pytest.mark.skipif(not Path("/dev/stdin").exists(), reason="needs a file that waits")
def test_control_c_ends_quietly_with_130():
    code = (
        "import signal, sys; from claimparse import cli; import claimparse.cli.words, claimparse.lexicon.validate; "
        "signal.signal(signal.SIGINT, signal.default_int_handler); "  # a job in the background is born without it
        "print(1, flush=True); sys.exit(cli.main(['lexicon', 'check', '/dev/stdin']))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout.readline().strip() == b"1"
        time.sleep(0.3)
        child.send_signal(signal.SIGINT)
        assert child.wait(timeout=30) == 130
        assert child.stderr.read() == b""

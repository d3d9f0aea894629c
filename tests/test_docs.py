"""Every Python block of README.md and docs/ runs, page by page in one namespace, and every output shown is real.

A block is ``python`` in its fence. A ``text`` block right after a ``python`` one is what that block prints. Examples in
docstrings run, too, and what commands are shown to print is held against what they print.
"""

import contextlib
import doctest
import importlib
import io
import pkgutil
import shlex
from pathlib import Path

import pytest
import regex

import claimparse
from claimparse import api, cli

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = regex.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", regex.M | regex.S)
LINK = regex.compile(r"\]\((?!https?://|#)([^)#\s]+)(#[^)\s]*)?\)")


def pages(wanted):
    return [pytest.param(p, id=str(p.relative_to(ROOT))) for p in PAGES if wanted(p.read_text("utf-8"))]


@pytest.mark.parametrize("page", pages(lambda text: "```python" in text))
def test_code_of_the_page_runs_and_prints_what_it_says(page, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    namespace, printed = {"__name__": "page"}, None
    text = page.read_text("utf-8")
    for block in BLOCK.finditer(text):
        language, code = block.groups()
        line = text.count("\n", 0, block.start()) + 1
        if language == "python":
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(compile("\n" * line + code, str(page), "exec"), namespace)
            printed = out.getvalue()
        elif language == "text" and printed:
            assert code == printed, f"{page.name}:{line} shows something else than the code above it prints"
        if language != "python":
            printed = None


MODULES = [m.name for m in pkgutil.walk_packages(claimparse.__path__, "claimparse.") if "__main__" not in m.name]


@pytest.mark.parametrize("module", MODULES)
def test_examples_in_docstrings_are_real(module):
    assert doctest.testmod(importlib.import_module(module)).failed == 0


@pytest.mark.parametrize("page", pages(LINK.search))
def test_links_to_files_lead_somewhere(page):
    for link in LINK.finditer(page.read_text("utf-8")):
        assert (page.parent / link.group(1)).exists(), link.group()


def sessions():
    """The blocks that show one command and lines of what it prints."""
    for page in PAGES:
        for block in BLOCK.finditer(page.read_text("utf-8")):
            command, *shown = block.group(2).splitlines() or [""]
            if block.group(1) == "console" and shown and not any(line.startswith("$ ") for line in shown):
                yield pytest.param(command, shown, id=f"{page.name}: {command}")


@pytest.mark.parametrize(("command", "shown"), list(sessions()))
def test_what_a_command_is_shown_to_print_is_real(command, shown, parser, monkeypatch, capsys):
    """The lines shown are lines of the command's output, in order; "..." stands for what is left out."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(api, "load", lambda model=None, lexicon=(): parser)
    assert cli.main(shlex.split(command.removeprefix("$ claimparse "))) == 0
    real = iter(line.rstrip() for line in capsys.readouterr().out.splitlines())
    for line in shown:
        assert line == "..." or line in real, f"not in the output, or not there: {line}"


def test_the_readme_shows_a_table():
    assert sum(param.id.startswith("README.md: $ claimparse examples/") for param in sessions()) == 1


def test_readme_has_the_two_commands():
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()
    commands = [line for line in lines if line.startswith("python3 -m venv .venv && ")]
    assert len(commands) == 2
    assert "claimparse examples/articles" in commands[0]
    assert "pytest" in commands[1]

"""Every Python block of README.md, docs/ and the docstrings runs, and every output shown is real.

A block is ``python`` in its fence; a ``text`` block right after it is what it prints. A page shares one namespace, and
runs with both engines: where the rules alone print something else, a second ``text`` block, after words that say so
("rules alone"), shows it. What commands are shown to print is held against what they print.
"""

import contextlib
import importlib
import io
import logging
import shlex

import pytest
import regex
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.myst import CodeBlockParser
from sybil.parsers.rest import DocTestParser

from claimparse import api, cli, errors
from tests.paths import ROOT

PAGES = [ROOT / "README.md", *sorted(p for p in (ROOT / "docs").rglob("*.md") if "_generated" not in p.parts)]
MODULES = sorted(p for p in (ROOT / "src").rglob("*.py") if ">>> " in p.read_text("utf-8"))
BLOCK = regex.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", regex.M | regex.S)
BY_RULES = regex.compile(r"\s*[^`]*rules alone[^`]*```text\n")
LINK = regex.compile(r"\]\((?!https?://|#)([^)#\s]+)(#[^)\s]*)?\)")


def pages(wanted):
    return [pytest.param(p, id=str(p.relative_to(ROOT))) for p in PAGES if wanted(p.read_text("utf-8"))]


def run(example):
    """Run a Python block, and keep what it prints for the block after it."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile("\n" * example.line + example.parsed, example.path, "exec"), example.namespace)
    example.namespace["__printed__"] = out.getvalue()


def compare(example):
    """A block of text is the output of the block before it, if that printed anything, by the engine that it is for."""
    page, engine = example.document.text, example.namespace["__engine__"]
    by_rules = "rules alone" in page[page.rfind("```", 0, example.region.start) : example.region.start]
    if engine == "rules" and not by_rules and BY_RULES.match(page, example.region.end):
        return  # the next block shows what the rules print
    printed = example.namespace.pop("__printed__", "")
    if printed and example.parsed.rstrip("\n") != printed.rstrip("\n"):
        raise AssertionError(f"{example.path}:{example.line} shows something else than the code above it:\n{printed}")


def forget(example):
    """Between code and its output stands nothing else."""
    example.namespace.pop("__printed__", None)


MYST = Sybil(
    parsers=[
        CodeBlockParser("python", run),
        CodeBlockParser("text", compare),
        *(CodeBlockParser(language, forget) for language in ("sh", "console", "toml", "powershell")),
    ]
)


@pytest.fixture
def logger_as_it_was():
    """Undo what a page does to the logger."""
    logger = logging.getLogger("claimparse")
    before = [*logger.handlers]
    yield
    logger.handlers = before
    logger.setLevel(logging.NOTSET)


@pytest.mark.usefixtures("logger_as_it_was")
@pytest.mark.parametrize("page", pages(lambda text: "```python" in text))
def test_code_of_the_page_runs_and_prints_what_it_says(page, parser, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(api, "_default_parser", lambda: parser)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    document = MYST.parse(page)
    document.namespace.update(__name__="page", __engine__="model" if parser.signature.trained else "rules")
    examples = list(document.examples())
    assert sum(1 for e in examples if e.region.evaluator is run) == page.read_text("utf-8").count("```python\n")
    for example in examples:
        example.evaluate()


def marks_of(module):
    return [pytest.mark.ray] if module.name == "ray.py" else []


@pytest.mark.parametrize(
    "module", [pytest.param(p, id=str(p.relative_to(ROOT / "src")), marks=marks_of(p)) for p in MODULES]
)
def test_examples_of_the_docstrings_are_real(module):
    name = ".".join(module.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")
    if module.name == "ray.py":
        pytest.importorskip("ray")
    document = PythonDocStringDocument.parse(str(module), DocTestParser())
    document.namespace.update(vars(importlib.import_module(name)))
    examples = list(document.examples())
    assert examples
    for example in examples:
        example.evaluate()


PUBLIC = {
    name: [*importlib.import_module(name).__all__]
    for name in (
        "claimparse",
        "claimparse.api",
        "claimparse.arrow",
        "claimparse.types",
        "claimparse.lexicon",
        "claimparse.resolvers",
        "claimparse.testing",
        "claimparse.components",
        "claimparse.output.pages",
        "claimparse.output.records",
        "claimparse.output.render",
    )
} | {"claimparse.errors": [n for n, v in vars(errors).items() if isinstance(v, type)]}
REFERENCE = "\n".join(p.read_text("utf-8") for p in sorted((ROOT / "docs" / "reference").glob("*.md")))


@pytest.mark.parametrize(("module", "name"), [(m, n) for m, names in PUBLIC.items() for n in names])
def test_every_public_name_has_a_reference_entry_with_an_example(module, name):
    assert regex.search(rf"^\.\. (auto\w+:: [\w.]+\.|py:type:: ){name}(\(|$)", REFERENCE, regex.M), "no entry"
    code = "".join(block.group(2) for block in BLOCK.finditer(REFERENCE) if block.group(1) == "python")
    assert regex.search(rf"\b{name}\b", code), "no example"


@pytest.mark.parametrize("page", pages(LINK.search))
def test_links_to_files_lead_somewhere(page):
    for link in LINK.finditer(page.read_text("utf-8")):
        generated = link.group(1).startswith("_generated/")
        assert generated or (page.parent / link.group(1)).exists(), link.group()


def sessions():
    """The blocks that show one command and lines of what it prints."""
    for page in PAGES:
        for block in BLOCK.finditer(page.read_text("utf-8")):
            command, *shown = block.group(2).splitlines() or [""]
            if block.group(1) == "console" and shown and not any(line.startswith("$ ") for line in shown):
                columns = 100 if page.name == "README.md" else 88  # what fits on the page
                yield pytest.param((command, shown, columns), id=f"{page.name}: {command}")


@pytest.mark.parametrize("session", list(sessions()))
def test_what_a_command_is_shown_to_print_is_real(session, trained, monkeypatch, capsys):
    """The lines shown are lines of the command's output, in order; "..." stands for what is left out.

    It is shown as the install command of the README leaves things: with the trained model.
    """
    command, shown, columns = session
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr(api, "load", lambda model=None, **_: trained)
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

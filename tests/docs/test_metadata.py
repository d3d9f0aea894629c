"""Files beside the code are well formed: the entry for the spaCy Universe, the citation, the templates."""

import contextlib
import io
import json
import tomllib

import pytest
import spacy
import yaml

import claimparse
from claimparse.cli.doctor import EXTRAS
from tests.paths import ROOT

ENTRY = json.loads((ROOT / "docs" / "universe.json").read_text("utf-8"))
TEXTS = ("id", "title", "slogan", "description", "pip", "code_language", "author")
CATEGORIES = {"pipeline", "training", "conversational", "scientific", "visualizers", "apis", "models", "research"}


@pytest.mark.parametrize("field", TEXTS)
def test_the_entry_has_what_the_universe_asks_for(field):
    assert isinstance(ENTRY[field], str)
    assert ENTRY[field].strip()


def test_the_entry_is_short_and_has_known_categories():
    assert len(ENTRY["slogan"]) <= 80
    assert ENTRY["category"]
    assert set(ENTRY["category"]) <= CATEGORIES


def test_the_entry_s_code_runs(monkeypatch, parser):
    load = spacy.load
    monkeypatch.setattr(spacy, "load", lambda name: load(f"{parser.nlp.meta['lang']}_{parser.nlp.meta['name']}"))
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec("\n".join(ENTRY["code_example"]), {"__name__": "entry"})
    assert out.getvalue() == "('The minister',) denied that 40 schools would close\n"


def test_the_doctor_knows_each_extra_and_what_it_brings():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    names = {name: [need.partition(">")[0].partition("[")[0] for need in needs] for name, needs in extras.items()}
    brought = {name: [package for package in packages if package != "claimparse"] for name, packages in names.items()}
    assert {name: [package] for name, (package, _) in EXTRAS.items()} == {
        name: needs for name, needs in brought.items() if name not in ("en", "test")
    }


def test_the_citation_has_the_version_that_is_imported():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert citation["version"] == claimparse.__version__
    assert {"cff-version", "message", "title", "authors"} <= set(citation)


@pytest.mark.parametrize("form", sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[!c]*.yml")), ids=lambda p: p.stem)
def test_issue_forms_name_each_field_once(form):
    fields = yaml.safe_load(form.read_text("utf-8"))["body"]
    names = [field["id"] for field in fields]
    assert len(names) == len(set(names))
    assert all(field["attributes"]["label"] for field in fields)

"""``claimparse doctor``: what is installed, and what to run where something is missing."""

import platform
import re

from claimparse import api
from claimparse.errors import ModelNotFoundError


def test_everything_is_installed(run):
    code, out, err = run("doctor")
    assert (code, err) == (0, "")
    for words in ("claimparse ", "spacy ", "lexicon ", "model used ", "extra convert ", "extra testing "):
        assert f"ok {words}" in out
    assert re.search(rf"ok CPU +{platform.machine()} with \w+", out)
    assert "no " not in [line[:3] for line in out.splitlines()]


def test_a_missing_pipeline_says_what_to_run(run, monkeypatch):
    def missing(model):
        raise ModelNotFoundError("no pipeline is installed. Install one with\n  pip install it")

    monkeypatch.setattr(api, "_load_model", missing)
    monkeypatch.setattr(api, "find_model", missing)
    code, out, _ = run("doctor")
    assert code == 2
    assert "no model used" in out
    assert "pip install it" in out


def test_a_pipeline_without_components_is_not_accepted(run, monkeypatch):
    import spacy

    monkeypatch.setattr(api, "_load_model", lambda model: spacy.blank("en"))
    code, out, _ = run("doctor")
    assert code == 2
    assert "no model used" in out


def test_the_model_of_the_environment_is_looked_at(run, monkeypatch):
    monkeypatch.setenv(api.MODEL_VARIABLE, "en_my_model")
    code, out, _ = run("doctor")
    assert code == 2
    assert "-- model en_my_model" in out
    assert f"which {api.MODEL_VARIABLE} names" in out

"""Shared by all tests: one parser for the session, and how hard Hypothesis tries (HYPOTHESIS_PROFILE=dev|ci|fast)."""

import io
import os
import sys

import pytest
from hypothesis import HealthCheck, settings

import claimparse
from claimparse import cli
from claimparse._model.trained import ENGINE_VARIABLE

# The tests say what the rules find, whether or not the trained model is installed; those of the model ask for it.
os.environ.setdefault(ENGINE_VARIABLE, "rules")

SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]

# The default: the same few examples each time, so that a first run neither flakes nor takes long.
settings.register_profile(
    "fast", max_examples=20, derandomize=True, database=None, deadline=None, suppress_health_check=SLOW_IS_FINE
)
settings.register_profile("dev", max_examples=60, deadline=None, suppress_health_check=SLOW_IS_FINE)
settings.register_profile("ci", max_examples=300, deadline=None, print_blob=True, suppress_health_check=SLOW_IS_FINE)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


@pytest.fixture(scope="session")
def parser():
    """The default parser; loaded once."""
    return claimparse.load()


@pytest.fixture(scope="session")
def trained():
    """The parser with the trained model."""
    pytest.importorskip("claimparse_en")
    return claimparse.load(engine="model")


@pytest.fixture
def command_line(monkeypatch, capsys):
    """Runs the command line in this process: (exit code, standard output, standard error)."""

    def run(*args, stdin: bytes | None = None):
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = cli.main([str(a) for a in args])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run

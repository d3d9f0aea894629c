"""Shared by all tests: one parser for the session, and how hard Hypothesis tries (HYPOTHESIS_PROFILE=dev|ci|fast)."""

import io
import os
import sys

import pytest
from hypothesis import HealthCheck, settings

import claimparse
from claimparse import cli
from claimparse._model.trained import ENGINE_VARIABLE

# A test of a class runs once for each engine, in an instance of its own.
SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.differing_executors]

# The default: the same few examples each time, so that a first run neither flakes nor takes long.
settings.register_profile(
    "fast", max_examples=14, derandomize=True, database=None, deadline=None, suppress_health_check=SLOW_IS_FINE
)
settings.register_profile("dev", max_examples=60, deadline=None, suppress_health_check=SLOW_IS_FINE)
settings.register_profile("ci", max_examples=300, deadline=None, print_blob=True, suppress_health_check=SLOW_IS_FINE)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


@pytest.fixture(scope="session")
def ruled():
    """The parser that knows only the rules."""
    return claimparse.load(engine="rules")


@pytest.fixture(scope="session")
def trained(ruled):
    """The parser with the trained model, which users have by default; on the same pipeline."""
    pytest.importorskip("claimparse_en")
    return claimparse.load(nlp=ruled.nlp, engine="model")


def pytest_generate_tests(metafunc):
    """Run what asks for the parser with both engines, unless its module names fewer as its ENGINES.

    The second time is marked, so that a quick run can do with the engine that users have.
    """
    if "parser" in metafunc.fixturenames:
        both = ("model", pytest.param("rules", marks=pytest.mark.rules))
        engines = getattr(metafunc.module, "ENGINES", both)
        metafunc.parametrize("parser", engines, indirect=True, scope="session")


@pytest.fixture(scope="session")
def parser(request):
    """The parser of each engine in turn: a test holds for both, unless its table says otherwise."""
    return request.getfixturevalue("trained" if request.param == "model" else "ruled")


@pytest.fixture(autouse=True)
def engine_of_the_parser(request):
    """Give the components and ``load()`` the engine of the test's parser where none is named."""
    if "parser" not in request.fixturenames:
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ENGINE_VARIABLE, "model" if request.getfixturevalue("parser").signature.trained else "rules")
        yield


@pytest.fixture
def command_line(monkeypatch, capsys):
    """Run the command line in this process: (exit code, standard output, standard error)."""

    def run(*args, stdin: bytes | None = None):
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = cli.main([str(a) for a in args])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run

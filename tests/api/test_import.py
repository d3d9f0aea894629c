"""Imports: the package and its types are light."""

import json
import subprocess
import sys

import pytest

import claimparse

pytestmark = pytest.mark.process
HEAVY = ("spacy", "thinc", "numpy", "quantulum3", "inflect", "hypothesis", "rich", "jinja2", "pyarrow", "ray")


def modules_after(code: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded once it has run some code."""
    program = f"{code}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "code",
    [
        "import claimparse; dir(claimparse); claimparse.__version__",
        "import claimparse.types; from claimparse import Document; Document.model_json_schema()",
        "import claimparse.errors",
        "import claimparse.lexicon; claimparse.lexicon.Lexicon.default()",
        "import claimparse.testing; claimparse.testing.read_tagged('<a>b</a>')",
    ],
)
def test_a_light_import_loads_no_heavy_module(code):
    assert modules_after(code).isdisjoint(HEAVY)


def test_pydantic_is_loaded_when_it_is_needed():
    assert "pydantic" not in modules_after("import claimparse")


def test_quantulum3_never_runs_its_parser():
    loaded = modules_after("import claimparse; claimparse.extract_quantities('Over 2,000 homes lost power.')")
    assert "spacy" in loaded
    assert loaded.isdisjoint({"quantulum3.parser", "quantulum3.classifier", "inflect", "sklearn"})


def test_every_language_imports_the_components_and_little_more():
    loaded = modules_after("import spacy; spacy.blank('en').has_factory('claimparse')")
    assert "claimparse.components" in loaded
    assert loaded.isdisjoint({"claimparse.types", "claimparse._results", "claimparse.api", "claimparse.lexicon"})


def test_every_public_name_can_be_imported():
    for name in claimparse.__all__:
        assert getattr(claimparse, name).__name__ == name
    assert set(claimparse.__all__) <= set(dir(claimparse))
    assert claimparse.__all__ == sorted(claimparse.__all__)


def test_an_unknown_name():
    with pytest.raises(AttributeError, match="'pars'"):
        claimparse.pars  # noqa: B018


@pytest.mark.parametrize(("package", "module", "extra"), [("pyarrow", "arrow", "arrow"), ("ray", "ray", "ray")])
def test_a_missing_extra_is_named(package, module, extra):
    program = (
        f"import sys; sys.modules['{package}'] = None\n"
        f"from claimparse.errors import MissingExtraError\n"
        f"try:\n    import claimparse.{module}\nexcept MissingExtraError as error:\n    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert f'pip install "claimparse[{extra}]"' in done.stdout

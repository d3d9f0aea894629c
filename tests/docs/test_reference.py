"""The reference serves who reads only it: every field, member, parameter and error of the public names is described.

Descriptions stand as docstrings in the code. From there they come to the pages, to editors and to the JSON Schema.
"""

import ast
import enum
import inspect
import textwrap
import typing
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import regex
from pydantic import BaseModel
from spacy.language import Language
from spacy.tokens import Doc, Span

import claimparse
from claimparse import api, arrow, components, lexicon, resolvers, testing, types
from claimparse.output import pages, records, render
from claimparse.types._base import Frozen
from tests.paths import ROOT

SOURCE = Path(claimparse.__file__).parent
MODULES = (api, arrow, types, components, lexicon, resolvers, testing, pages, records, render)
PUBLIC = {f"{module.__name__}.{name}": getattr(module, name) for module in MODULES for name in module.__all__}
PUBLIC_NAMES = {name.rpartition(".")[2]: value for name, value in PUBLIC.items()}
CLASSES = {name: value for name, value in PUBLIC.items() if isinstance(value, type)}
MODELS = {name: kind for name, kind in CLASSES.items() if issubclass(kind, BaseModel)}
MEMBERS = {name: kind for name, kind in CLASSES.items() if issubclass(kind, enum.Enum)}


def attribute_docstrings(kind: type) -> dict[str, str]:
    """The docstrings under the attributes of a class and of those it comes from, by the attribute's name."""
    return {
        target.id: ast.literal_eval(told.value)
        for base in reversed(kind.__mro__)
        if base.__module__.startswith("claimparse.")
        for attribute, told in pairwise(ast.parse(textwrap.dedent(inspect.getsource(base))).body[0].body)
        if isinstance(told, ast.Expr) and isinstance(told.value, ast.Constant)
        for target in targets(attribute)
    }


def targets(statement: ast.stmt) -> list[Any]:
    """The names that a statement gives values or types to."""
    if isinstance(statement, ast.AnnAssign):
        return [statement.target]
    return statement.targets if isinstance(statement, ast.Assign) else []


def fields(kind: type) -> list[str]:
    """The public fields of a model, a dataclass, a named tuple or a typed dictionary."""
    return [
        name
        for base in reversed(kind.__mro__)
        if base.__module__.startswith("claimparse.")
        for name in inspect.get_annotations(base)
        if not name.startswith("_") and name != "model_config"
    ]


@pytest.mark.parametrize("name", MODELS)
def test_the_schema_describes_every_field(name):
    for field, told in MODELS[name].model_json_schema()["properties"].items():
        description = told.get("description", "")
        assert description.endswith("."), f"{name}.{field} is not described"
        assert ":" + "class:" not in description, f"{name}.{field}: a schema has no roles"


@pytest.mark.parametrize("name", CLASSES)
def test_every_field_and_member_has_a_docstring(name):
    kind = CLASSES[name]
    wanted = list(kind.__members__) if name in MEMBERS else fields(kind)
    assert set(wanted) <= set(attribute_docstrings(kind)), "lacks docstrings under its attributes"


@pytest.mark.parametrize("name", MODELS)
def test_a_class_leaves_its_fields_to_their_own_docstrings(name):
    told = MODELS[name].__doc__.partition(">>>")[0]
    assert not [field for field in MODELS[name].model_fields if f"``{field}``" in told]


# ---------------------------------------------------------------- functions


def functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """The public functions, and the methods of public classes where they are written, each once."""
    for name, value in PUBLIC.items():
        if inspect.isroutine(value):
            yield name, value
        for base in reversed(value.__mro__) if name in CLASSES else ():
            if base.__module__.startswith("claimparse."):
                yield from ((f"{base.__module__}.{base.__name__}.{of}", method) for of, method in methods(base))


def has_body(function: Any) -> bool:
    """Return whether a function is written in the library, not made by a decorator."""
    return inspect.isfunction(function) and Path(function.__code__.co_filename).is_relative_to(SOURCE)


def methods(kind: type) -> Iterator[tuple[str, Callable[..., Any]]]:
    """The public methods that a class writes itself."""
    for name, value in vars(kind).items():
        method = value.__func__ if isinstance(value, classmethod) else value
        is_method = inspect.isroutine(inspect.unwrap(method)) and not isinstance(method, cached_property)
        if is_method and (name == "__call__" or not name.startswith("_")):
            yield name, method


FUNCTIONS = dict(functions())
MADE_BY_CALLERS = [kind for kind in CLASSES.values() if has_body(vars(kind).get("__init__"))]
HEADING = regex.compile(r"^(Args|Returns|Yields|Raises):\n((?:    .*\n|\n)+)", regex.M)
ENTRY = regex.compile(r"^    (\w+): \S", regex.M)
ERROR = regex.compile(r"\b\w+Error\b")


def docstring(of: Any) -> str:
    """The docstring without its indent, ended by a line break."""
    return f"{inspect.cleandoc(of.__doc__)}\n"


def entries(told: str, section: str) -> list[str]:
    """The names that a section describes, one a line."""
    return [name for heading, body in HEADING.findall(told) if heading == section for name in ENTRY.findall(body)]


def raised(function: Callable[..., Any]) -> set[str]:
    """The errors that the body of a function itself raises."""
    body = inspect.unwrap(function)
    tree = ast.parse(textwrap.dedent(inspect.getsource(body)) if has_body(body) else "")
    calls = (node.exc for node in ast.walk(tree) if isinstance(node, ast.Raise))
    return {call.func.id for call in calls if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)}


def parameters(function: Callable[..., Any]) -> list[str]:
    """The names of what a caller gives."""
    return [name for name in inspect.signature(function).parameters if name not in ("self", "cls", "_")]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_describes_its_parameters_in_their_order(name):
    assert entries(docstring(FUNCTIONS[name]), "Args") == parameters(FUNCTIONS[name])


@pytest.mark.parametrize("kind", MADE_BY_CALLERS)
def test_every_class_describes_what_it_is_made_with(kind):
    assert entries(docstring(kind), "Args") == parameters(kind)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_lists_its_errors(name):
    told = docstring(FUNCTIONS[name])
    assert raised(FUNCTIONS[name]) | {*ERROR.findall(told)} <= {*entries(told, "Raises")}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_has_an_example(name):
    """test_docs.py runs them."""
    assert ">>> " in docstring(FUNCTIONS[name])


@pytest.mark.parametrize("name", PUBLIC)
def test_docstrings_open_with_a_noun_phrase_or_an_imperative(name):
    value = PUBLIC[name]
    members = [m for m in vars(value).values() if isinstance(m, property | cached_property)] if name in CLASSES else []
    for told in (one.__doc__ for one in [value, *members] if name in CLASSES or name in FUNCTIONS):
        assert not regex.match(r"(Whether|What|How|Who)\b", told), told


TWO_LUNDS = types.Document(
    text="", speakers=tuple(types.Speaker(name=name, kind="person") for name in ("Ada Lund", "Bo Lund"))
)
BAD_CALLS: list[tuple[str, list[Any], dict[str, Any]]] = [
    ("api.load", [], {"engine": "Rules"}),
    ("api.load", [], {"threads": "all"}),
    ("api.load", ["no_such_model"], {}),
    ("api.load", [], {"lexicon": "missing.toml"}),
    ("api.load", [], {"engine": "no/such/folder"}),
    ("api.extract_quantities", [3, None], {}),
    ("api.extract_quantities", ["Nine", "no_such_model"], {}),
    ("types._amounts._Amount.contains", [types.Exact(value=1), "one"], {}),
    ("types._quantities.Quantity.to", [api.extract_quantities("It weighs 5 tonnes.", model=None)[0], "km"], {}),
    ("types._documents.Document.speaker", [TWO_LUNDS, "Lund"], {}),
    ("types._documents.Document.claims_of", [TWO_LUNDS, "Lund"], {}),
    ("lexicon.Lexicon.extended", [lexicon.Lexicon, ["missing.toml"]], {}),
    ("lexicon.Lexicon.with_texts", [lexicon.Lexicon, [("mine", "[[no.such]]\nwords = []")]], {}),
    ("lexicon.Lexicon.with_entry", [lexicon.Lexicon.default(), "no.such", {}], {}),
    ("lexicon.Lexicon.with_entry", [lexicon.Lexicon.default(), "cues.such", {}], {}),
    ("lexicon.Lexicon.array", [lexicon.Lexicon.default(), "no", "such"], {}),
    ("testing.read_tagged", ["<cue>said"], {}),
    ("arrow.parse_batch", ["no batch"], {}),
    ("arrow.parse_dataset", ["missing.csv", "out"], {}),
    ("arrow.parse_dataset", ["missing.csv", "out"], {"part_size": 0}),
    ("output.records.from_jsonl", [["no document"]], {}),
    ("output.records.from_jsonl", [['{"schema_version": 99, "text": ""}']], {}),
    ("output.render.render", [types.Document(text=""), "poster"], {}),
]
BAD_CALLS_OF_THE_PARSER: list[tuple[str, list[Any], dict[str, Any]]] = [
    ("parse", [3], {}),
    ("parse", ["It rained.", "weather"], {}),
    ("parse_many", ["one text"], {}),
    ("parse_many", [[]], {"batch_size": 0}),
    ("parse_many", [["a"]], {"as_tuples": True}),
    ("parse_many", [[]], {"n_process": 0}),
    ("extract_quantities", [3], {}),
    ("attribute_speakers", [3], {}),
    ("detect_stance", [3], {}),
    ("resolve", ["It rained.", [(0, 99)]], {}),
    ("stances", ["It rained.", [(0, 99)]], {}),
    ("doc", [3], {}),
    ("docs", ["one text"], {}),
    ("of_doc", ["It rained."], {}),
]


def check_error_is_listed(function: Callable[..., Any], arguments: list[Any], named: dict[str, Any]) -> None:
    with pytest.raises(Exception) as caught:
        list(function(*arguments, **named))
    listed = entries(docstring(function), "Raises")
    assert [kind for kind in type(caught.value).__mro__ if kind.__name__ in listed], repr(caught.value)


@pytest.mark.parametrize(("name", "arguments", "named"), BAD_CALLS)
def test_what_a_bad_argument_raises_is_listed(name, arguments, named):
    check_error_is_listed(FUNCTIONS[f"claimparse.{name}"], arguments, named)


@pytest.mark.parametrize(("name", "arguments", "named"), BAD_CALLS_OF_THE_PARSER)
def test_what_a_bad_argument_of_the_parser_raises_is_listed(name, arguments, named, parser):
    check_error_is_listed(getattr(parser, name), arguments, named)


# ---------------------------------------------------------------- components

COMPONENTS = ("claimparse", *(f"claimparse_{part}" for part in ("quantities", "attribution", "stance", "paragraphs")))
COMPONENTS_PAGE = (ROOT / "docs" / "components.md").read_text("utf-8")


def table(first: str) -> list[list[str]]:
    """The rows of the table whose first heading is that word."""
    rows = COMPONENTS_PAGE.partition(f"| {first} |")[2].partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("| ").split(" | ")] for row in rows]


def quoted(cell: str) -> list[str]:
    """The names between backticks."""
    return regex.findall(r"`([^`]+)`", cell)


def test_the_page_has_what_components_require_and_assign():
    told = {quoted(name)[0]: (quoted(requires), quoted(assigns)) for name, _, requires, assigns in table("component")}
    metas = {name: Language.get_factory_meta(name) for name in COMPONENTS}
    assert told == {name: ([*meta.requires], [*meta.assigns]) for name, meta in metas.items()}


def test_the_page_has_the_settings_of_components_with_their_defaults():
    told: dict[str, dict[str, Any]] = {name: {} for name in COMPONENTS}
    for setting, _, default, having, meaning in table("setting"):
        assert meaning
        for name in quoted(having):
            told[name][quoted(setting)[0]] = ast.literal_eval(default.strip("`"))
    assert told == {name: Language.get_factory_meta(name).default_config for name in COMPONENTS}


def classes_in(annotation: Any) -> Iterator[type]:
    """The classes that an annotation names, wherever in it."""
    if isinstance(annotation, type):
        yield annotation
    for part in annotation if isinstance(annotation, list) else typing.get_args(annotation):
        yield from classes_in(part)


def is_private(kind: type) -> bool:
    """Return whether a class is claimparse's own and no public module names it."""
    return kind.__module__.startswith("claimparse.") and kind not in PUBLIC.values()


SIGNATURES = FUNCTIONS | {f"{kind.__name__}.__init__": kind.__init__ for kind in MADE_BY_CALLERS}


@pytest.mark.parametrize("name", SIGNATURES)
def test_signatures_name_public_types_only(name):
    """What users pass in and get back, they can import."""
    function = inspect.unwrap(SIGNATURES[name])
    if has_body(function):
        seen_by_checkers = {"Doc": Doc, "Language": Language, "TokenSpan": Span, "SpacySpan": Span}
        hints = typing.get_type_hints(function, {**seen_by_checkers, **PUBLIC_NAMES, **function.__globals__})
        assert [kind for hint in hints.values() for kind in classes_in(hint) if is_private(kind)] == []


def test_a_private_type_in_a_signature_is_seen():
    assert is_private(Frozen)
    assert not is_private(types.Document)
    assert list(classes_in(list[Frozen | None])) == [Frozen, type(None)]

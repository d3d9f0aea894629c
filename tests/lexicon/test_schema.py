"""The models of lexicon entries: they fit all packaged entries, explain all keys, and say what is wrong."""

import json
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any, get_args

import pytest
import regex
from pydantic import BaseModel, ValidationError

import claimparse
from claimparse.lexicon import Lexicon
from claimparse.lexicon.json_schema import file_model, json_schema
from claimparse.lexicon.schema import ARRAYS, entry_faults, read_entries
from claimparse.lexicon.schema.base import Entry
from claimparse.lexicon.schema.frames import Preposition
from claimparse.lexicon.schema.quantities import UnitDefinition
from claimparse.lexicon.schema.verbs import VerbEntry
from tests.lexicon.own import OWN

WHERE = [f"{file}.{array}" for file, arrays in ARRAYS.items() for array in arrays]
FILES = sorted(ARRAYS)
MODELS = sorted({a.model for arrays in ARRAYS.values() for a in arrays.values()}, key=lambda model: model.__name__)
VERB = {"kind": "say", "act": "asserts", "frames": ["that"], "words": ["warble"]}
MODIFIER = {"name": "mine", "kind": "negation", "words": ["nix"], "value": ["CT-", "CT+"]}


def packaged(file: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("claimparse.lexicon").joinpath(f"{file}.toml").read_text("utf-8"))


def test_every_packaged_array_has_a_model():
    arrays = {f"{file}.{name}" for file in FILES for name, value in packaged(file).items() if isinstance(value, list)}
    assert arrays == set(WHERE)
    assert {p.stem for p in (Path(claimparse.__file__).parent / "lexicon").glob("*.toml")} == set(FILES)


@pytest.mark.parametrize("where", WHERE)
def test_every_packaged_entry_is_faultless(where):
    file, _, array = where.partition(".")
    entries = Lexicon.default().array(file, array)
    assert [fault for entry in entries for fault in entry_faults(where, entry)] == []
    assert len(read_entries(Lexicon.default(), where, Entry)) == len(entries) > 0


@pytest.mark.parametrize("model", [*MODELS, UnitDefinition], ids=lambda model: model.__name__)
def test_every_key_is_described(model: type[BaseModel]):
    assert [key for key, field in model.model_fields.items() if not (field.description or "").endswith(".")] == []
    assert model.model_config["extra"] == "forbid"
    assert model.model_config["frozen"]


def test_every_array_and_every_choice_is_described():
    assert [where for where in WHERE if not describe(where).endswith(".")] == []
    frames = VerbEntry.model_fields["frames"]
    (choices,) = get_args(frames.annotation)
    described = set(get_args(choices)) - set(get_args(Preposition))
    assert [name for name in described if f'"{name}"' not in (frames.description or "")] == []


def describe(where: str) -> str:
    file, _, array = where.partition(".")
    return ARRAYS[file][array].about


@pytest.mark.parametrize(
    ("where", "entry", "messages"),
    [
        ("verbs.verb", {}, ["lacks 'frames' and 'words', which every entry of verbs.verb needs"]),
        ("verbs.verb", "warble", ["an entry of verbs.verb must be a table, [[verbs.verb]]"]),
        (
            "cues.court",
            {"wrods": ["moot"], "words": ["moot"]},
            ["unknown key 'wrods' in cues.court (did you mean 'words'?); choose from 'example', 'source' and 'words'"],
        ),
        (
            "verbs.verb",
            VERB | {"act": "assert"},
            [
                "'act' is 'assert' (did you mean 'asserts'?); choose from 'asserts', 'denies', 'commits', 'directs', "
                "'evaluates' and 'withholds'"
            ],
        ),
        ("verbs.verb", VERB | {"act": 3}, ["'act' is a number; expected a string"]),
        (
            "verbs.verb",
            VERB | {"where": {"subject": "bird"}},
            [
                "'subject' in 'where' is 'bird'; choose from 'document', 'court', 'named', 'actor', 'thing' and "
                "'speaker'"
            ],
        ),
        ("verbs.verb", VERB | {"where": {"tag": ["VB"]}}, ["'where' has the unknown key 'tag'"]),
        ("verbs.verb", {k: VERB[k] for k in VERB if k != "act"}, ["'kind' and 'act' go together: give both or none"]),
        (
            "verbs.verb",
            VERB | {"signature": "report.say", "signatures": {"that": "report.say"}},
            ["give 'signature' for all complements, or 'signatures' for each, not both"],
        ),
        (
            "verbs.verb",
            VERB | {"signatures": {"to": "report.say"}},
            ["'signatures' has 'to', which is not in 'frames'"],
        ),
        ("verbs.verb", VERB | {"words": "warble"}, ["'words' is a string; expected a list"]),
        ("verbs.verb", VERB | {"words": ["warble", 3]}, ["'words' contains a number; expected a string"]),
        ("cues.relay", {"words": tomllib.loads("a = 2020-01-01")["a"]}, ["'words' is a date; expected a list"]),
        ("stance.entry", MODIFIER | {"wide": "yes"}, ["'wide' is a string; expected a boolean"]),
        ("stance.entry", MODIFIER | {"value": ["CT-"]}, ["'value' has too few values; expected two"]),
        ("stance.entry", MODIFIER | {"value": ["U", "U", "U"]}, ["'value' has too many values; expected two"]),
        ("stance.entry", MODIFIER | {"value": "U"}, ["'value' is a string; expected a list"]),
        (
            "stance.entry",
            MODIFIER | {"value": ["CT-", "CT"]},
            [
                "'value' contains 'CT' (did you mean 'CT-'?); choose from 'CT+', 'PR+', 'PS+', 'U', 'PS-', 'PR-' and "
                "'CT-'"
            ],
        ),
        ("vague.plural", {"words": {"oodles": [1]}}, ["'oodles' in 'words' has too few values; expected two"]),
        ("vague.plural", {"words": {"oodles": [1, 2, 3]}}, ["'oodles' in 'words' has too many values; expected two"]),
        (
            "vague.plural",
            {"words": {"oodles": [1, "x"]}},
            ["'oodles' in 'words' contains a string; expected a whole number"],
        ),
        (
            "vague.plural",
            {"words": {"oodles": [1, 2.5]}},
            ["'oodles' in 'words' contains a number; expected a whole number"],
        ),
        ("vague.approximate", {"words": ["oodles"]}, ["'words' is a list; expected a table"]),
        (
            "numbers.multiple",
            {"words": {"thricefold": "three"}},
            [r"'thricefold' in 'words' is 'three'; expected the form ^-?\d+(/[1-9]\d*)?$"],
        ),
        ("units.unit", {"kind": "length", "units": [{}]}, ["'units' lacks 'name'"]),
        ("units.unit", {"kind": "length", "units": ["smoot"]}, ["'units' contains a string; expected a table"]),
        (
            "units.unit",
            {"kind": "length", "units": [{"name": "smoot", "symbol": ["sm"]}]},
            ["'units' has the unknown key 'symbol'"],
        ),
    ],
)
def test_a_fault_has_a_plain_message(where, entry, messages):
    assert list(entry_faults(where, entry)) == messages


# ---------------------------------------------------------------- JSON Schema


@pytest.mark.parametrize("file", FILES)
def test_the_schema_of_a_packaged_file_accepts_it(file):
    schema, tables = json_schema(file), packaged(file)
    assert accepts(schema, tables, schema["$defs"])
    file_model(file).model_validate(tables)


def test_the_schema_of_a_file_of_ones_own_accepts_one():
    schema = json_schema()
    assert accepts(schema, tomllib.loads(OWN), schema["$defs"])
    assert accepts(schema, {file: without_about(packaged(file)) for file in FILES}, schema["$defs"])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("words", "wrods"),
        (".verb", ".verv"),
        ("verbs", "verbz"),
        ("asserts", "yodels"),
        ('["warble"]', "5"),
        ("that", "than"),
    ],
)
def test_the_schema_refuses_what_the_check_refuses(old, new):
    schema = json_schema()
    assert not accepts(schema, tomllib.loads(OWN.replace(old, new)), schema["$defs"])


def test_the_schema_is_json_with_a_description_of_every_key():
    schema = json_schema()
    assert "null" not in json.dumps(schema)
    objects = [schema, *(d for d in schema["$defs"].values() if "properties" in d)]
    assert all(o["additionalProperties"] is False for o in objects)
    assert [key for o in objects for key, value in o["properties"].items() if "description" not in value] == []


def test_a_file_with_an_unknown_array_is_refused():
    with pytest.raises(ValidationError):
        file_model("cues").model_validate({"about": "x", "verbs": []})


def without_about(tables: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in tables.items() if isinstance(value, list)}


TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}


def accepts(schema: dict[str, Any], value: Any, defs: dict[str, Any]) -> bool:
    """Return whether a JSON Schema accepts a value; only the keywords that pydantic writes are known."""
    if "$ref" in schema:
        return accepts(defs[schema["$ref"].removeprefix("#/$defs/")], value, defs)
    kind = TYPES[schema["type"]]
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        return False
    if kind is dict:
        known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
        if not set(schema.get("required", ())) <= set(value):
            return False
        return all(accepts(known[k], v, defs) if k in known else fits_other(others, v, defs) for k, v in value.items())
    if kind is list:
        first = schema.get("prefixItems", [])
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            return False
        items = [*first, *[schema.get("items", {})] * (len(value) - len(first))]
        return all(accepts(s, v, defs) for s, v in zip(items, value, strict=True))
    choices = schema.get("enum", [schema.get("const", value)])
    return value in choices and regex.search(schema.get("pattern", ""), str(value)) is not None


def fits_other(others: Any, value: Any, defs: dict[str, Any]) -> bool:
    return others if isinstance(others, bool) else accepts(others, value, defs)

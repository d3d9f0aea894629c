"""Plain messages for what is wrong with the keys and values of an entry."""

from collections.abc import Iterator, Mapping
from typing import Any

import regex
from pydantic import ValidationError

from claimparse.lexicon.schema.base import Entry
from claimparse.lexicon.wording import closest_hint, join_quoted

_TYPE_NAMES = {str: "string", dict: "table", list: "list", bool: "boolean", int: "number", float: "number"}
_EXPECTED_TYPES = {
    "string_type": "string",
    "bool_type": "boolean",
    "int_type": "whole number",
    "tuple_type": "list",
    "frozen_set_type": "list",
    "named_tuple_type": "list",
    "arguments_type": "list",
    "dict_type": "table",
    "model_type": "table",
}
"""By pydantic's name of a fault, the TOML type that was expected."""
_WRONG_LENGTH = {
    "too_short": "is empty",
    **dict.fromkeys(("too_long", "unexpected_positional_argument"), "has too many values; expected two"),
}
_CHOICE = regex.compile(r"'([^']*)'")

Place = tuple[int | str, ...]


def describe_faults(where: str, model: type[Entry], error: ValidationError) -> Iterator[str]:
    """Yield a message for each fault of an entry of an array; missing keys share one."""
    faults = [(f["type"], f["loc"], f["input"], f.get("ctx", {})) for f in error.errors(include_url=False)]
    if missing := sorted(str(place[0]) for kind, place, _, _ in faults if kind == "missing" and len(place) == 1):
        yield f"lacks {join_quoted(missing)}, which every entry of {where} needs"
    for kind, place, value, context in faults:
        if kind == "extra_forbidden" and len(place) == 1:
            keys = sorted(field.alias or key for key, field in model.model_fields.items())
            hint = closest_hint(str(place[0]), keys)
            yield f"unknown key {place[0]!r} in {where}{hint}; choose from {join_quoted(keys)}"
        elif kind != "missing" or len(place) > 1:
            yield _describe(where, kind, place, value, context)


def _describe(where: str, kind: str, place: Place, value: Any, context: Mapping[str, Any]) -> str:
    """The message for a value that is not what it should be."""
    if not place:
        return str(context.get("error", f"an entry of {where} must be a table, [[{where}]]"))
    if kind in _WRONG_LENGTH:
        return f"{_name(place)} {_WRONG_LENGTH[kind]}"
    if kind == "missing_argument" or (kind == "missing" and isinstance(place[-1], int)):
        return f"{_name(place[:-1])} has too few values; expected two"
    if kind == "missing":
        return f"{_name(place[:-1])} lacks {place[-1]!r}"
    if kind == "extra_forbidden":
        return f"{_name(place[:-1])} has the unknown key {place[-1]!r}"
    has = f"{_name(place)} is" if not isinstance(place[-1], int) else f"{_name(place[:-1])} contains"
    if kind in ("literal_error", "enum") and isinstance(value, str):
        choices = _CHOICE.findall(context["expected"])
        return f"{has} {value!r}{closest_hint(value, choices)}; choose from {join_quoted(choices)}"
    if kind == "string_pattern_mismatch":
        return f"{has} {value!r}; expected the form {context['pattern']}"
    expected = _EXPECTED_TYPES.get(kind, "string")  # a choice is a string, too
    return f"{has} a {_TYPE_NAMES.get(type(value), 'date')}; expected a {expected}"


def _name(place: Place) -> str:
    """The place of a value in an entry: "'words'", "'oodles' in 'words'", "'units'"."""
    return " in ".join(repr(key) for key in reversed(place) if isinstance(key, str) and key != "[key]")

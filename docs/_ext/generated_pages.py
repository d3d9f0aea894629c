"""Pages made when the site is built: the lexicon from its TOML files and models, figures from figures.json."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimparse.lexicon import Lexicon
from claimparse.lexicon.json_schema import json_schema
from claimparse.lexicon.schema import ARRAYS
from claimparse.lexicon.search import verbs_with

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from benchmarks.peers import report  # noqa: E402

LEXICON = ROOT / "src" / "claimparse" / "lexicon"
OUT = ROOT / "docs" / "_generated"
SHOWN = 12
ROW = 60
SHARED_KEYS = ("source", "example")
VALUES = {"string": "string", "integer": "whole number", "boolean": "`true` or `false`"}
PLURALS = {"string": "strings", "whole number": "whole numbers", "table": "tables"}
ABOUT_THE_ENTRY = ("source", "name", "note")
TABLES = ("signatures", "where")


def setup(app: Any) -> dict[str, Any]:
    app.connect("builder-inited", lambda _: write_pages(OUT))
    app.add_role("figure", figure_role)
    return {"parallel_read_safe": True}


def write_pages(out: Path) -> None:
    out.mkdir(exist_ok=True)
    pages = {
        "figures.md": figures(),
        **performance(),
        **{f"lexicon-{p.stem}.md": catalogue(p) for p in sorted(LEXICON.glob("*.toml"))},
    }
    for name, text in pages.items():
        page = out / name
        if not page.exists() or page.read_text("utf-8") != text:  # an unchanged page need not be built again
            page.write_text(text, "utf-8")


# ---------------------------------------------------------------- lexicon


def catalogue(path: Path) -> str:
    """One lexicon file as a page: each array a section with its keys and its entries."""
    tables, schema = tomllib.loads(path.read_text("utf-8")), json_schema(path.stem)
    lines = [f"# {path.stem}", "", _prose(tables.pop("about")), ""]
    for array, entries in tables.items():
        if not isinstance(entries, list):
            continue
        where = f"{path.stem}.{array}"
        lines += [f"## {where}", "", _prose(ARRAYS[path.stem][array].about), ""]
        lines += ["| key | value | meaning |", "|---|---|---|", *_keys(schema["properties"][array], schema["$defs"])]
        lines += ["", "| words, *in use* | reading | source |", "|---|---|---|"]
        lines += [_row(where, entry) for entry in entries]
        lines.append("")
    return "\n".join(lines)


def _keys(array: dict[str, Any], defs: dict[str, Any], within: str = "") -> Iterator[str]:
    """The rows of the keys that the tables of an array may have, from its JSON Schema."""
    table = _resolved(array.get("items", array), defs)
    for key, value in table["properties"].items():
        if key in SHARED_KEYS:
            continue
        needed = "" if key in table.get("required", ()) else "; optional"
        yield f"| {_code(within + key)} | {_value(value, defs)}{needed} | {_cell(value['description'])} |"
        if "properties" in _resolved(value.get("items", value), defs):
            yield from _keys(value, defs, f"{within}{key}.")


def _value(value: dict[str, Any], defs: dict[str, Any]) -> str:
    """What a key takes: its choices, or its type."""
    value = _resolved(value, defs)
    if "enum" in value:
        return ", ".join(map(_code, value["enum"]))
    if "const" in value:
        return _code(value["const"])
    if value["type"] == "array":
        parts = value.get("prefixItems", [value.get("items", {})])
        kind = _value(parts[0], defs)
        return f"{'pair' if len(parts) == 2 else 'list'} of {PLURALS.get(kind, kind)}"
    if value["type"] == "object":
        inner = value.get("additionalProperties")
        return f"table of words, each with a value: {_value(inner, defs)}" if inner else "table"
    return VALUES[value["type"]]


def _resolved(schema: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    return defs[schema["$ref"].removeprefix("#/$defs/")] if "$ref" in schema else schema


def _row(where: str, entry: dict[str, Any]) -> str:
    if where == "verbs.signature":
        verbs = _words({"words": verbs_with(Lexicon.default(), entry["name"])})
        return f"| {verbs} | {_reading(entry)} | {_cell(entry['source'])} |"
    example = Lexicon.default().example(where, entry)
    assert example, f"an entry of {where} has no example"
    return f"| {_words(entry)}<br>*{_cell(example)}* | {_reading(entry)} | {_cell(entry.get('source', ''))} |"


def _words(entry: dict[str, Any]) -> str:
    """The words of an entry: those of its lists and the keys of its tables; the first few where there are many."""
    words = list(_strings(entry))
    shown = ", ".join(_code(_shorten(word)) for word in words[:SHOWN])
    return f"{shown}, and {len(words) - SHOWN} more" if len(words) > SHOWN else shown or _code(entry.get("name", ""))


def _shorten(word: str) -> str:
    """A word whole, and the beginning of a pattern that is longer than a row."""
    return word if len(word) <= ROW else f"{word[:ROW]}…"


def _strings(entry: dict[str, Any]) -> Iterator[str]:
    for key, value in entry.items():
        if key in (*ABOUT_THE_ENTRY, "value", "frames", "where", "signatures"):
            continue
        if isinstance(value, dict):
            yield from map(str, value)
        elif isinstance(value, list):
            for one in value:
                yield str(one.get("name", next(iter(one.values())))) if isinstance(one, dict) else str(one)


def _reading(entry: dict[str, Any]) -> str:
    told = {k: v for k, v in entry.items() if k not in ("source", "example")}
    plain = {k: v for k, v in told.items() if isinstance(v, str | bool | int | float)}
    lists = {k: ", ".join(map(str, entry[k])) for k in ("value", "frames") if k in entry}
    tables = {k: ", ".join(f"{key}: {_plain(v)}" for key, v in told[k].items()) for k in TABLES if k in told}
    return "<br>".join(f"{k}: {_code(v)}" for k, v in {**plain, **lists, **tables}.items()) or "listed"


def _plain(value: object) -> str:
    return " or ".join(map(str, value)) if isinstance(value, list) else str(value).lower()


def _code(value: object) -> str:
    text = " ".join(str(value).split()).replace("|", "\\|")
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")


def _prose(text: str) -> str:
    return " ".join(text.split()).replace("<", "\\<").replace("[", "\\[").replace("*", "\\*")


# ---------------------------------------------------------------- figures


def figures() -> str:
    measured = json.loads((ROOT / "benchmarks" / "figures.json").read_text("utf-8"))
    lines = [
        "---",
        "orphan: true",
        "---",
        "",
        "# All figures",
        "",
        "As `benchmarks/figures.json` holds them: the development parts, this release.",
    ]
    lines += [
        "The goal is what the project set itself before it measured.",
        "",
        "| what | measured | goal |",
        "|---|--:|--:|",
    ]
    for name, figure in measured.items():
        goal = figure.get("goal", "")
        lines.append(f"| {_cell(name)} | {figure['value']} | {goal} |")
    return "\n".join([*lines, ""])


def performance() -> dict[str, str]:
    """The tables of the page on performance, each in a file to include."""
    return {f"performance-{name}.md": f"{table}\n" for name, table in report.tables(report.load()).items()}


# The signature is docutils' own.
def figure_role(name, rawtext, text, lineno, inliner, options=None, content=None):  # noqa: PLR0917
    """``{figure}`PolNeAR: relation F1` `` is the number itself; a name that is not measured stops the build."""
    from docutils import nodes

    measured = json.loads((ROOT / "benchmarks" / "figures.json").read_text("utf-8"))
    measured |= {f"performance: {key}": {"value": value} for key, value in report.facts(report.load()).items()}
    if text not in measured:
        return [], [inliner.reporter.error(f"no figure is called {text!r}", line=lineno)]
    return [nodes.Text(str(measured[text]["value"]))], []

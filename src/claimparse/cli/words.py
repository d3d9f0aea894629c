"""``claimparse lexicon check FILE...``, ``claimparse lexicon show WORD`` and ``claimparse lexicon schema``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator

from claimparse.cli.reading import OK, SOME_FAILED, CommandError
from claimparse.cli.streams import console_for, field_list, print_error, print_text, standard_output, styled_text
from claimparse.errors import LexiconError
from claimparse.lexicon import Lexicon
from claimparse.lexicon.schema import phrases_of
from claimparse.lexicon.search import LexiconMatch, find, verbs_with

MAX_WORDS = 12


def check(args: argparse.Namespace) -> int:
    """Print the problems of lexicon files as FILE:LINE: MESSAGE; return 1 if one cannot be used."""
    from claimparse.lexicon.validate import check_file

    code, console = OK, console_for(standard_output())
    for name in args.files:
        try:
            problems = check_file(name)
        except LexiconError as error:
            print_error(f"claimparse: {error}")
            code = SOME_FAILED
            continue
        for p in problems:
            place = name if p.line is None else f"{name}:{p.line}"
            kind, style = ("error", "bold red") if p.is_error else ("note", "cyan")
            console.print(styled_text(f"{place}: ", (kind, style), f": {p.message}"), soft_wrap=True)
        if any(p.is_error for p in problems):
            code = SOME_FAILED
        else:
            console.print(styled_text(f"{name}: ", ("can be used", "green")), soft_wrap=True)
    return code


def show(args: argparse.Namespace) -> int:
    """Print the entries for a word; return 1 if there are none."""
    try:
        lexicon = Lexicon.extended(args.lexicon)
    except LexiconError as error:
        raise CommandError(str(error)) from None
    word = " ".join(args.word)
    found = find(lexicon, word)
    if not found:
        print_error(f"claimparse: no lexicon entry for {word!r}; give an irregular verb in its dictionary form")
        return SOME_FAILED
    console = console_for(standard_output())
    for one in found:
        console.print(styled_text((_title(one), "bold")))
        console.print(field_list(_fields(lexicon, one), console.width))
    return OK


def schema(args: argparse.Namespace) -> int:
    """Print the JSON Schema of lexicon files."""
    from claimparse.lexicon.json_schema import json_schema

    try:
        found = json_schema(args.file)
    except LexiconError as error:
        raise CommandError(str(error)) from None
    print_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n")
    return OK


def _title(found: LexiconMatch) -> str:
    words = ", ".join(found.phrases) or found.entry.get("name") or found.entry.get("prefix") or found.entry["suffix"]
    return f"{words}  [{found.where}]"


def _plain(value: object) -> str:
    return " or ".join(map(str, value)) if isinstance(value, list) else str(value)


def _fields(lexicon: Lexicon, found: LexiconMatch) -> Iterator[tuple[str, str]]:
    entry, phrases = found.entry, found.phrases
    listing = phrases_of(found.where, entry)
    others = [p for p in listing if p not in phrases]
    for key, value in entry.items():
        if key == "example":
            continue
        if isinstance(value, dict):
            shown = phrases if phrases_of(found.where, {key: value}) else value
            yield key, ", ".join(f"{p} = {_plain(value[p])}" for p in shown if p in value)
        elif isinstance(value, list) and not any(isinstance(v, str) and v not in listing for v in value) and others:
            continue
        else:
            yield key, ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    if example := lexicon.example(found.where, entry):
        yield "example", example
    if found.where == "verbs.signature":
        yield "verbs", ", ".join(verbs_with(lexicon, entry["name"]))
    if others:
        more = len(others) - MAX_WORDS
        yield "beside", ", ".join(others[:MAX_WORDS]) + (f" and {more} more" if more > 0 else "")

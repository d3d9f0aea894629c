"""Count how often each rule says yes on a folder of texts.

python benchmarks/rules.py FOLDER [--engine rules|model] [--most N]

A rule is a function of claimparse's wings or grammar that answers a yes/no question, or that finds something or None.
For each one, the rarest first: how often it was asked, how often it said yes, and in how many texts. A rule that no
text needs is worth reading again: it may rest on a principle, or be left over from one sentence.
FOLDER holds .txt files, or .jsonl files with a "text" in each line.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import json
import pkgutil
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import claimparse

WINGS = ("_attribution", "_claims", "_grammar", "_quantities", "_speakers", "_stance", "_text")


@dataclass
class Count:
    """How one rule answered: calls, yeses, and the texts with a yes."""

    asked: int = 0
    yes: int = 0
    texts: set[int] = field(default_factory=set)


def is_rule(function: Any) -> bool:
    """Return whether a function answers a yes/no question, or finds something or None."""
    answer = str(inspect.get_annotations(function).get("return", ""))
    return answer == "bool" or answer.endswith("| None")


def rules() -> dict[CodeType, str]:
    """The code of every rule, with its name."""
    found = {}
    for wing in WINGS:
        package = importlib.import_module(f"claimparse.{wing}")
        for entry in pkgutil.iter_modules(package.__path__, f"claimparse.{wing}."):
            module = importlib.import_module(entry.name)
            classes = [c for _, c in inspect.getmembers(module, inspect.isclass) if c.__module__ == entry.name]
            for home in (module, *classes):
                for name, member in inspect.getmembers(home, inspect.isfunction):
                    function = inspect.unwrap(member)
                    if function.__module__ == entry.name and is_rule(function):
                        found[function.__code__] = f"{entry.name.removeprefix('claimparse.')}.{name}"
    return found


def count(parser: claimparse.Parser, texts: Iterator[str]) -> dict[str, Count]:
    """Parse the texts and count the answers of every rule."""
    names = rules()
    counts = {name: Count() for name in names.values()}
    number = 0

    def watch(frame: FrameType, event: str, value: object) -> None:
        name = names.get(frame.f_code) if event == "return" else None
        if name is not None:
            counted = counts[name]
            counted.asked += 1
            if value is not None and value is not False:
                counted.yes += 1
                counted.texts.add(number)

    for text in texts:
        sys.setprofile(watch)
        try:
            parser.parse(text)
        finally:
            sys.setprofile(None)
        number += 1
    return counts


def read(folder: Path) -> Iterator[str]:
    """Yield the texts of a folder."""
    for path in sorted(folder.iterdir()):
        if path.suffix == ".txt":
            yield path.read_text(encoding="utf-8")
        elif path.suffix == ".jsonl":
            yield from (json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines())


def main(arguments: list[str] | None = None) -> None:
    """Count, and print the rules that say yes least."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--engine", choices=["rules", "model"], default="rules")
    options.add_argument("--most", type=int, default=5, help="print rules that said yes in at most so many texts")
    given = options.parse_args(arguments)
    counts = count(claimparse.load(engine=given.engine), read(given.folder))
    rare = {name: c for name, c in counts.items() if c.asked and len(c.texts) <= given.most}
    for name, c in sorted(rare.items(), key=lambda item: (len(item[1].texts), item[1].yes, item[0])):
        print(f"{name:60} asked {c.asked:8,}  yes {c.yes:6,}  texts {len(c.texts):4}")
    spread = Counter(min(len(c.texts), 2) for c in counts.values() if c.asked)
    print(f"{len(counts)} rules, {sum(spread.values())} asked: {spread[0]} never said yes, {spread[1]} in one text")


if __name__ == "__main__":
    main()

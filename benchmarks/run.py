"""Measure claimparse on all development sets and hold the figures against the committed ones.

python benchmarks/run.py [--data DIR] [--only NAME ...] [--jobs N] [--update]

Prints one table: each figure's goal, what is committed in benchmarks/figures.json, and what it is now. Exit code 1 if a
headline (marked *) has dropped by more than a point. The data is no part of the project; without it the run is skipped.
Large sets are sampled: every k-th record, the same ones each time. Sets of the trained model are left out where it is
not installed.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
FIGURES = HERE / "figures.json"
DATA = HERE.parent.parent / "shared"
TOLERANCE = 1.0
Figures = dict[str, float]


@dataclass(frozen=True)
class Run:
    """The files of one set in a temporary folder: gold, which the scorer reads, and predictions."""

    data: Path
    gold: Path
    predicted: Path

    def score(self, script: str, *arguments: str | Path) -> str:
        """Run a scorer in the data folder and return its output."""
        command = [sys.executable, str(self.data / script), *map(str, arguments)]
        return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


@dataclass(frozen=True)
class Set:
    """A development set: its task, its file, its measure, and a step if only every n-th record is read."""

    task: str
    records: str
    measure: Callable[[Run], Figures]
    every: int = 1
    gold: str = ""
    engine: str = "rules"


def _attribution(run: Run) -> Figures:
    out = run.predicted.with_suffix(".scores")
    run.score(
        "bench/attribution/score.py", "--gold", run.gold, "--pred", run.predicted, "--bootstrap", "0", "--json", out
    )
    scores = json.loads(out.read_text("utf-8"))["scores"]
    rows = {
        "": "all",
        "quoted ": "quoted",
        "indirect ": "indirect",
        "speech-cue ": "speech-cue",
        "other-cue ": "other-cue",
    }
    return {f"{name}relation F1": 100 * scores[f"{row}/relation"]["f1"] for name, row in rows.items()}


def _quantity(run: Run) -> Figures:
    name = run.predicted.stem
    shown = run.score(
        "bench/quantity/score.py", "--gold", run.gold.parent, "--preds", run.predicted.parent, "--sets", name, "--json"
    )
    rows = json.loads(shown)["rows"]
    wanted = ("value", "value+unit", "value+bound", "value+unit+bound", "concept_partial")
    return {f"{k} F1": rows[k]["F1"] for k in wanted if k in rows}


def _stance(*wanted: str, threshold: float = 1.5) -> Callable[[Run], Figures]:
    def measure(run: Run) -> Figures:
        shown = run.score(
            "bench/stance/score.py", "--gold", run.gold, "--pred", run.predicted, "--thr", str(threshold), "--json"
        )
        found = json.loads(shown)
        figures = {f"{k} F1": 100 * found[k]["F1"] for k in wanted}
        if "fact" in found:
            correlation = found["fact"]["r"]
            figures["macro-F1"] = 100 * found["fact"]["macroF1"]
            figures["r x100"] = 0.0 if math.isnan(correlation) else 100 * correlation
            figures["MAE x100"] = 100 * found["fact"]["mae"]
        return figures

    return measure


def _hard(run: Run) -> Figures:
    shown = run.score("bench/stance/score_hard.py", run.gold, run.predicted)
    figures = {"stance macro-F1": 100 * float(_match(r"stance macro-F1 ([\d.]+)", shown)[0])}
    for key in ("author", "source_value"):
        right, of = _match(rf"^{key}: (\d+)/(\d+)", shown)
        figures[f"{key} right %"] = 100 * float(right) / float(of)
    return figures | {f"3-class {k}": v for k, v in _stance(threshold=2.5)(run).items() if k == "macro-F1"}


def _speaker(run: Run) -> Figures:
    shown = json.loads(run.score("bench/speaker/score.py", run.gold, run.predicted))["hard"]
    return {"any %": 100 * shown["any"]} | {f"canon {k} x100": 100 * shown[k] for k in ("P", "R", "F")}


def _pronouns(run: Run) -> Figures:
    return {k: v for k, v in _speaker(run).items() if k == "any %"}


def _seeds(run: Run) -> Figures:
    shown = run.score("seeds/score.py", run.predicted)
    found, speakers, acts = _match(r"attributions (\d+)/\d+ found .*?speaker (\d+), .*?stance (\d+)", shown)
    counts = {"attributions": found, "speakers": speakers, "acts": acts}
    names = ("quantities", "value", "bound", "unit", "item", "whole", "traps")
    pattern = (
        r"quantities (\d+)/\d+ found; value (\d+), bound (\d+), unit (\d+), item (\d+), whole (\d+); traps taken (\d+)"
    )
    counts |= dict(zip(names, _match(pattern, shown), strict=True))
    counts["cues"] = _match(r"cues (\d+)/", shown)[0]
    return {k: float(v) for k, v in counts.items()}


def _utterances(run: Run) -> Figures:
    shown = json.loads(run.score("bench/ced/score.py", run.gold, run.predicted).splitlines()[-1])
    return {f"{key} %": float(shown[key]) for key in ("found", "named", "speaker", "covered", "direct_F")}


def _match(pattern: str, shown: str) -> tuple[str, ...]:
    match = re.search(pattern, shown, re.M)
    if match is None:
        raise SystemExit(f"the scorer's output has changed: no {pattern!r} in\n{shown}")
    return match.groups()


SETS = {
    "five articles": Set("seeds", "seeds/gold.jsonl", _seeds),
    "PolNeAR": Set("attribution", "bench/attribution/polnear.dev.jsonl", _attribution),
    "PolNeAR, trained": Set("attribution", "bench/attribution/polnear.dev.jsonl", _attribution, engine="model"),
    "five articles, trained": Set("seeds", "seeds/gold.jsonl", _seeds, engine="model"),
    "hard stances, trained": Set("hard", "bench/stance/hard.dev.jsonl", _hard, engine="model"),
    "NewsQuant": Set("quantity", "bench/quantity/NewsQuant.jsonl", _quantity),
    "hard quantities": Set("quantity", "bench/quantity/hard.jsonl", _quantity),
    "hard stances": Set("hard", "bench/stance/hard.dev.jsonl", _hard),
    "cdsco": Set("stance", "bench/stance/cdsco.dev.jsonl", _stance("neg_cue", "neg_scope_tok", "neg_scope_exact")),
    "sfu": Set(
        "stance",
        "bench/stance/sfu.dev.jsonl",
        _stance("neg_cue_ovl", "neg_scope_tok", "spec_sent", "spec_cue"),
        every=6,
    ),
    "bio_abs": Set(
        "stance",
        "bench/stance/bio_abs.dev.jsonl",
        _stance("neg_cue_ovl", "neg_scope_tok", "spec_sent", "spec_cue"),
        every=6,
    ),
    "uw": Set("stance", "bench/stance/uw.dev.jsonl", _stance(), every=2),
    "cb": Set("stance", "bench/stance/cb.dev.jsonl", _stance()),
    "mv2": Set("stance", "bench/stance/mv2.dev.jsonl", _stance(), every=2),
    "CED-1K": Set("seeds", "bench/ced/ced.dev.jsonl", _utterances),
    "CED-1K, trained": Set("seeds", "bench/ced/ced.dev.jsonl", _utterances, engine="model"),
    "GUM": Set("speaker", "bench/speaker/gum_dev.jsonl", _speaker, gold="bench/speaker/gum_dev.gold.jsonl"),
    "GUM any": Set("speaker", "bench/speaker/gum_any_dev.jsonl", _speaker, gold="bench/speaker/gum_any_dev.gold.jsonl"),
    "GAP": Set("speaker", "bench/speaker/gap_dev.jsonl", _pronouns, every=6, gold="bench/speaker/gap_dev.gold.jsonl"),
}


def _sampled(path: Path, every: int) -> Iterator[str]:
    lines = (line for line in path.read_text("utf-8").split("\n") if line.strip())
    return (f"{line}\n" for k, line in enumerate(lines) if k % every == 0)


def measure(name: str, one: Set, data: Path) -> Figures:
    """Predict one set in a process of its own and score it; nothing if that failed."""
    with tempfile.TemporaryDirectory() as folder:
        stem = Path(one.records).name.partition(".")[0]
        given, gold, predicted = (Path(folder) / k / f"{stem}.jsonl" for k in ("in", "gold", "out"))
        for path, source in ((given, one.records), (gold, one.gold or one.records)):
            path.parent.mkdir()
            path.write_text("".join(_sampled(data / source, one.every)), "utf-8")
        predicted.parent.mkdir()
        command = [sys.executable, str(HERE / "predict.py"), one.task, str(given), str(predicted)]
        command += ["--engine", one.engine]
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        if done.returncode:
            print(f"{name}: predict.py failed\n{done.stderr}", file=sys.stderr)
            return {}
        run = Run(data, gold, predicted)
        return {f"{name}: {key}": round(value, 1) for key, value in one.measure(run).items()}


def verdict(committed: dict[str, dict[str, Any]], now: Figures) -> tuple[list[str], list[str]]:
    """Return the lines of the table, and the headline figures that have dropped by more than the tolerance."""
    lines, dropped = [f"{'':38}{'goal':>8}{'committed':>11}{'now':>8}"], []
    for key, value in now.items():
        known = committed.get(key, {})
        before, goal, headline = known.get("value"), known.get("goal"), known.get("headline", False)
        lower_is_better = key.endswith(("traps", "MAE x100"))
        loss = 0.0 if before is None else (value - before if lower_is_better else before - value)
        if headline and loss > TOLERANCE:
            dropped.append(key)
        mark = "  DROPPED" if key in dropped else ""
        lines.append(f"{'* ' if headline else '  '}{key:36}{_cell(goal, 8)}{_cell(before, 11)}{_cell(value, 8)}{mark}")
    return lines, dropped


def _cell(value: float | None, width: int) -> str:
    return f"{'-' if value is None else format(value, '.1f'):>{width}}"


def main() -> int:
    """Measure, print and compare."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--data", type=Path, default=DATA, help="the folder that holds bench/ and seeds/")
    cli.add_argument("--only", nargs="+", choices=list(SETS), metavar="NAME", help=f"some of: {', '.join(SETS)}")
    cli.add_argument("--update", action="store_true", help="write the figures found to figures.json")
    cli.add_argument("--jobs", type=int, default=2, help="sets measured at the same time (default: 2)")
    args = cli.parse_args()
    engines = {"rules", *(["model"] if find_spec("claimparse_en") else [])}
    asked = {k: s for k, s in SETS.items() if k in (args.only or SETS) and s.engine in engines}
    here = {k: s for k, s in asked.items() if (args.data / s.records).exists()}
    if not here:
        print("skipped: no data")
        return 0
    began = time.monotonic()
    with ThreadPoolExecutor(max_workers=args.jobs) as pool:
        found = list(pool.map(lambda k: measure(k, here[k], args.data), here))
    now = {key: value for figures in found for key, value in figures.items()}
    committed = json.loads(FIGURES.read_text("utf-8"))
    lines, dropped = verdict(committed, now)
    print(*lines, sep="\n")
    sampled = ", ".join(f"{k} 1/{s.every}" for k, s in here.items() if s.every > 1)
    print(f"\n{time.monotonic() - began:.0f} s; sampled: {sampled or 'none'}; * is held by the gate")
    if not all(found):
        return 1
    if args.update:
        merged = {key: {**committed.get(key, {}), "value": value} for key, value in now.items()}
        FIGURES.write_text(json.dumps({**committed, **merged}, indent=1, ensure_ascii=False) + "\n", "utf-8")
        return 0
    if dropped:
        print(f"dropped by more than {TOLERANCE:g}: {', '.join(dropped)}", file=sys.stderr)
    return 1 if dropped else 0


if __name__ == "__main__":
    sys.exit(main())

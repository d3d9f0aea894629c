"""Measure claimparse's parts and other libraries side by side.

python -m benchmarks.peers.run [--repeats N] [--articles N] [--only NAME ...] [--part speed|growth] [--limit SECONDS]

Makes a virtual environment for each peer in build/peers, which needs pip and a package index the first time. Each peer
reads texts from 1 KB to 1 MB once. Then all read the same articles, made up by rule, each in a process of its own; they
take turns, ``--repeats`` times. A peer that can't be installed, fails or runs out of time is a row with the reason.
Writes results.json beside this file and the plots of docs/performance.md.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.generated import article, articles
from benchmarks.peers import report
from benchmarks.peers.table import PEERS, Peer

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENTS = ROOT / "build" / "peers"
DRIVERS = Path(__file__).with_name("drivers.py")
SIZES = (1_000, 10_000, 100_000, 1_000_000)
INSTALL_LIMIT, RUN_LIMIT = 900, 120
"""Seconds."""

Figures = dict[str, Any]


class Failed(Exception):
    """A peer that can't be measured; the message says why."""


def _python(peer: Peer) -> Path:
    key = hashlib.sha256("\n".join((*peer.requirements, *peer.alone)).encode()).hexdigest()[:12]
    return ENVIRONMENTS / key / "bin" / "python"


def _reason(output: str) -> str:
    """Return the line of the output that says most: pip's first error, or the last line of a traceback."""
    lines = [line.strip() for line in output.splitlines() if line.strip() and "WARNING" not in line]
    errors = [line for line in lines if line.startswith("ERROR:")]
    return (errors or lines[-1:] or ["no output"])[0].removeprefix("ERROR: ").replace(str(ROOT), ".")


def _output(command: list[str], limit: float) -> tuple[str, str | None]:
    """Return what a command printed, and why it failed, if it did."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    environment.pop("PYTHONPATH", None)
    try:
        done = subprocess.run(
            command, capture_output=True, check=False, text=True, timeout=limit, cwd=ROOT, env=environment
        )
    except subprocess.TimeoutExpired as late:
        printed = late.stdout or b""
        return printed.decode() if isinstance(printed, bytes) else printed, f"not done in {limit:.0f} s"
    return done.stdout, _reason(done.stderr) if done.returncode else None


def install(peer: Peer) -> None:
    """Make the peer's environment, unless it is there."""
    python = _python(peer)
    complete = python.parents[1] / "complete"
    if complete.exists():
        return
    pip = [*_pip(python), "install", "--quiet"]
    steps = [[sys.executable, "-m", "venv", str(python.parents[1])], [*pip, *peer.requirements]]
    if peer.alone:
        steps.append([*pip, "--no-deps", *peer.alone])
    for step in steps:
        _, failure = _output(step, INSTALL_LIMIT)
        if failure:
            raise Failed(f"can't be installed: {failure}")
    complete.touch()


def _pip(python: Path) -> list[str]:
    return [str(python), "-m", "pip", "--disable-pip-version-check"]


def versions(peer: Peer) -> dict[str, str]:
    """Return the versions of what the peer asked for, and of spaCy, if it is there."""
    printed, _ = _output([*_pip(_python(peer)), "list", "--format", "json"], 120)
    found = {row["name"].lower().replace("_", "-"): row["version"] for row in json.loads(printed)}
    asked = {requirement.split("==")[0].split("[")[0].lower() for requirement in (*peer.requirements, *peer.alone)}
    return {
        name: version for name, version in sorted(found.items()) if name in {*asked, "spacy"} or "claimparse" in name
    }


def drive(peer: Peer, texts: Path, limit: float, *options: str) -> tuple[list[Figures], str | None]:
    """Return the driver's lines, and why it failed, if it did."""
    command = [str(_python(peer)), str(DRIVERS), peer.driver, str(texts), str(time.time()), *options]
    printed, failure = _output(command, limit)
    return [json.loads(line) for line in printed.splitlines() if line.startswith("{")], failure


def _sized(size: int, seed: int) -> str:
    """Return whole paragraphs of about that many characters."""
    text = article(seed, size // 5)
    return text[: text.rfind("\n\n", 0, size)] if len(text) > size else text


def _groups() -> list[list[str]]:
    """Return texts of each size, of about 20,000 characters together at least."""
    return [[_sized(size, seed) for seed in range(max(20_000 // size, 1))] for size in SIZES]


def _write_lines(path: Path, rows: list[Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def medians(runs: list[Figures]) -> Figures:
    """Return the median of each figure; words per CPU second is that of the runs' rates."""
    rows = [{**run, "words_per_cpu_s": run["words"] / run["cpu_s"]} for run in runs]
    return {key: round(statistics.median(row[key] for row in rows), 3) for key in rows[0]}


def prepare(peers: list[Peer]) -> dict[str, Figures]:
    """Return a row for each peer, with its versions, or why it can't be installed."""
    rows: dict[str, Figures] = {}
    for peer in peers:
        row = rows[peer.name] = {"does": peer.does}
        try:
            install(peer)
            row["versions"] = versions(peer)
        except Failed as why:
            row["failed"] = str(why)
    return rows


def measure_speed(peers: list[Peer], texts: list[str], repeats: int, rows: dict[str, Figures]) -> None:
    """Let the peers that work read the texts in turn, and add the medians to their rows."""
    runs: dict[str, list[Figures]] = {peer.name: [] for peer in peers}
    with tempfile.TemporaryDirectory() as folder:
        given = _write_lines(Path(folder, "texts.jsonl"), texts)
        for turn in range(repeats):
            for peer in peers:
                row = rows[peer.name]
                if "failed" not in row:
                    lines, failure = drive(peer, given, RUN_LIMIT)
                    runs[peer.name] += lines
                    row |= {"failed": failure} if failure else {}
                    print(f"{turn + 1}/{repeats} {peer.name}: {failure or lines[0]}", flush=True)
    for name, lines in runs.items():
        if lines:
            rows[name] |= {"runs": len(lines), "medians": medians(lines)}


def measure_growth(peers: list[Peer], rows: dict[str, Figures], limit: float) -> None:
    """Let the peers that work read longer and longer texts, and add the times to their rows."""
    with tempfile.TemporaryDirectory() as folder:
        given = _write_lines(Path(folder, "sized.jsonl"), _groups())
        for peer in peers:
            row = rows[peer.name]
            if "failed" not in row:
                row["growth"], failure = drive(peer, given, limit, "--growth")
                row |= {"growth_failed": failure} if failure else {}
                print(f"growth {peer.name}: {failure or ''} {row['growth']}", flush=True)


def main() -> None:
    """Measure, print the tables and write the results."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--repeats", type=int, default=5)
    cli.add_argument("--articles", type=int, default=10)
    cli.add_argument("--words", type=int, default=400)
    cli.add_argument("--only", nargs="+", metavar="NAME", help="measure these and keep the others' figures")
    cli.add_argument("--part", choices=("speed", "growth"), help="measure this and keep the other figures")
    cli.add_argument("--limit", type=float, default=300, help="seconds that a peer may take for the longer texts")
    args = cli.parse_args()
    peers = [peer for peer in PEERS if not args.only or peer.name in args.only]
    texts = list(articles(args.articles, args.words))
    rows = prepare(peers)
    if args.part != "speed":
        measure_growth(peers, rows, args.limit)
    if args.part != "growth":
        measure_speed(peers, texts, args.repeats, rows)
    kept = report.load()["peers"] if (args.only or args.part) and report.RESULTS.exists() else {}
    for row in kept.values():
        row.pop("failed", None)  # it may work now
    merged = {peer.name: {**kept.get(peer.name, {}), **rows.get(peer.name, {})} for peer in PEERS}
    results = {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "articles": len(texts),
        "words": sum(len(text.split()) for text in texts),
        "peers": {name: row for name, row in merged.items() if row},
    }
    report.RESULTS.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    report.write_plots(results)
    print(*report.tables(results).values(), sep="\n\n")


if __name__ == "__main__":
    main()

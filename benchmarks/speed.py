"""Measure what claimparse adds to the CPU time of its spaCy pipeline, on one example article.

python benchmarks/speed.py [--article FILE] [--repeats N] [--model NAME]

Both are timed in turn in one run, so that a busy machine slows both alike; the ratio is that of the medians. It is
printed for the rules and, if it is installed, for the trained model.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import claimparse

ARTICLE = Path(__file__).resolve().parent.parent / "examples" / "articles" / "flood.txt"
GOAL = 1.3


def _cpu_seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def ratio(parser: claimparse.Parser, text: str, repeats: int) -> tuple[float, float]:
    """Return the median CPU seconds of the pipeline alone, and the ratio of ``parse`` to it."""
    parser.parse(text)
    pairs = [(_cpu_seconds(lambda: parser.nlp(text)), _cpu_seconds(lambda: parser.parse(text))) for _ in range(repeats)]
    alone, whole = (statistics.median(side) for side in zip(*pairs, strict=True))
    return alone, whole / alone


def main() -> None:
    """Print the ratio."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--article", type=Path, default=ARTICLE)
    cli.add_argument("--repeats", type=int, default=25)
    cli.add_argument("--model")
    args = cli.parse_args()
    text = args.article.read_text("utf-8")
    for engine in ("rules", "model") if find_spec("claimparse_en") else ("rules",):
        parser = claimparse.load(args.model, engine=engine, threads=1)
        alone, times = ratio(parser, text, args.repeats)
        goal = f"goal: at most {GOAL}" if engine == "rules" else "no goal"
        said = f"the pipeline alone {1000 * alone:.0f} ms of CPU, parse() {times:.2f} times that ({goal})"
        print(f"{engine}: {len(text)} characters, {said}")


if __name__ == "__main__":
    main()

"""Measure what a run over an archive costs: CPU and memory of each process, and the work of the first one.

python benchmarks/scale.py [--articles N] [--words N] [--workers N] [--engine rules|model|auto]

Articles made up by rule are read by one process, then the same by several, to Documents (``parse_many``) and to Parquet
(``parse_dataset``). Wall times say little on a machine that does other work; CPU times do. What the first process does
for each article, while the others parse, bounds how many can work for it.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import claimparse
from benchmarks.generated import articles
from claimparse.arrow import parse_dataset


def main() -> None:
    """Print the figures."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--articles", type=int, default=300)
    cli.add_argument("--words", type=int, default=400)
    cli.add_argument("--workers", type=int, default=2)
    cli.add_argument("--engine", default="rules")
    args = cli.parse_args()
    parser = claimparse.load(engine=args.engine, threads=1)
    texts = list(articles(args.articles, args.words))
    words = sum(len(text.split()) for text in texts)
    parser.parse(texts[0])

    def children() -> float:
        spent = resource.getrusage(resource.RUSAGE_CHILDREN)
        return spent.ru_utime + spent.ru_stime

    def show(name: str, wall: float, first: float, others: float) -> None:
        rate = f"{args.articles / wall:.1f} articles a second"
        cpu = (
            f"CPU ms an article: {1000 * first / args.articles:.1f} here, {1000 * others / args.articles:.1f} elsewhere"
        )
        print(f"{name:32} {wall:6.1f} s, {rate}; {cpu}", flush=True)

    print(f"{args.articles} articles, {words / args.articles:.0f} words each; engine {args.engine}")
    for count in (1, args.workers):
        wall, first, others = time.monotonic(), time.process_time(), children()
        for _ in parser.parse_many(texts, n_process=count, batch_size=8):
            pass
        show(
            f"parse_many, n_process={count}", time.monotonic() - wall, time.process_time() - first, children() - others
        )
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "news.jsonl"), Path(folder, "claims.parquet")
        source.write_text("".join(json.dumps({"id": k, "text": t}) + "\n" for k, t in enumerate(texts)), "utf-8")
        wall, first, others = time.monotonic(), time.process_time(), children()
        parse_dataset(source, out, parser=parser, workers=args.workers)
        show(
            f"parse_dataset, workers={args.workers}",
            time.monotonic() - wall,
            time.process_time() - first,
            children() - others,
        )
        written = sum(path.stat().st_size for path in out.glob("part-*")) / args.articles / 1024
        read = source.stat().st_size / args.articles / 1024
        print(f"Parquet: {written:.1f} KiB an article, of {read:.1f} KiB of text")
    here, elsewhere = (
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(f"memory: {elsewhere:.0f} MiB for the largest of the other processes, {here:.0f} MiB for this one")


if __name__ == "__main__":
    main()

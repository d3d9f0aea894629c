"""Measure how memory grows while a parser reads ever new articles, with a memory zone around each batch and without.

python benchmarks/memory.py [--articles N] [--words N] [--engine rules|model|auto] [--without]

Prints the resident memory, the pipeline's words and strings after a tenth of the articles, and again after each further
tenth. With the zone (the default, as worker processes and the command line use it) it exits 1 if memory has grown by
more than 5% from the first tenth to the end. The articles are made up by rule, each with names and adjectives that no
other has, so that they ask more of memory than news does.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from contextlib import nullcontext
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import claimparse
from benchmarks.generated import articles
from claimparse._streams import in_batches

MAX_GROWTH = 0.05


def resident() -> float:
    """Return the resident memory of this process in MiB."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> int:
    """Print the table and return 1 if memory has grown too much."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--articles", type=int, default=2_000)
    cli.add_argument("--words", type=int, default=400)
    cli.add_argument("--engine", default="rules")
    cli.add_argument("--without", action="store_true")
    args = cli.parse_args()
    parser = claimparse.load(engine=args.engine, threads=1)
    zone = nullcontext if args.without else parser.memory_zone
    every, done, first, began = max(args.articles // 10, 1), 0, 0.0, time.process_time()
    shown = every
    for batch in in_batches(articles(args.articles, args.words), 32):
        with zone():
            for _ in parser.parse_many(batch):
                pass
        done += len(batch)
        if done >= shown:
            shown += every
            now, vocab = resident(), parser.nlp.vocab
            first = first or now
            seconds = time.process_time() - began
            print(
                f"{done:7,} articles  {now:7.1f} MiB ({now / first - 1:+.1%})  {len(vocab):8,} words "
                f"{len(vocab.strings):8,} strings  {1000 * seconds / done:.0f} ms of CPU each",
                flush=True,
            )
    return int(not args.without and resident() / first - 1 > MAX_GROWTH)


if __name__ == "__main__":
    sys.exit(main())

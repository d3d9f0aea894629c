"""Check that the trained model reads texts alike on this processor and on older ones that QEMU emulates.

python benchmarks/processors.py [--cpu NAME ...] [FILE ...]

Reads the example articles, or the files given, here and under ``qemu-x86_64 -cpu NAME`` (Debian's package qemu-user).
Prints, for each processor, how many attributions one side alone has and the largest difference of a probability. Exit
code 1 if an attribution is on one side only, or a probability differs by more than 0.01. Without QEMU or the model, the
check is skipped.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ARTICLES = Path(__file__).resolve().parent.parent / "examples" / "articles"
PROCESSORS = ("Haswell", "Nehalem")
"""With AVX2 and without VNNI, as most laptops from 2013 to 2020; with SSE4 alone."""
TOLERANCE = 0.01
QEMU = "qemu-x86_64"

Found = dict[str, float]


def attributions(files: list[Path]) -> Found:
    """The probability of each attribution; its name is its place, spans, act and kind."""
    import claimparse

    parser, found = claimparse.load(engine="model", threads=1), {}
    for file in files:
        for a in parser.parse(file.read_text("utf-8")).attributions:
            spans = [[(s.start, s.end) for s in part] for part in (a.source, a.cue, a.content)]
            name = json.dumps([str(file), spans, a.speakers, a.act, a.kind, a.within, a.engine])
            found[name] = a.probability or 0.0
    return found


def emulated(processor: str, files: list[Path]) -> Found:
    """The same under emulation."""
    command = [QEMU, "-cpu", processor, sys.executable, __file__, "--print", *map(str, files)]
    found: Found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def main() -> int:
    """Compare."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("files", nargs="*", type=Path)
    cli.add_argument("--cpu", nargs="+", default=PROCESSORS)
    cli.add_argument("--print", action="store_true", help="print the attributions and compare nothing")
    args = cli.parse_args()
    files = args.files or sorted(ARTICLES.glob("*.txt"))
    if args.print:
        print(json.dumps(attributions(files)))
        return 0
    if shutil.which(QEMU) is None or find_spec("claimparse_en") is None:
        print(f"skipped: {QEMU} or claimparse-en is not installed")
        return 0
    here, failed = attributions(files), False
    for processor in args.cpu:
        there = emulated(processor, files)
        alone = here.keys() ^ there.keys()
        most = max((abs(p - there[name]) for name, p in here.items() if name in there), default=0.0)
        failed |= bool(alone) or most > TOLERANCE
        print(
            f"{processor}: {len(alone)} of {len(here)} attributions on one side only; probabilities within {most:.4f}"
        )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())

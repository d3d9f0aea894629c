"""Kill a run of ``parse_dataset`` with SIGKILL at random moments, resume it, and count: every row of the input once.

python benchmarks/kills.py [--kills N] [--workers N] [--rows N] [--seed N]

Each run is started, killed after a random time, and started again with ``resume=True``. One that ends before it is
killed is checked, and the next begins a new output. It exits 1 if a row was lost, doubled or changed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.generated import articles

PROGRAM = """
import sys, claimparse
from claimparse.arrow import parse_dataset
if __name__ == "__main__":
    parser = claimparse.load(engine="rules")
    print("loaded", flush=True)
    parse_dataset(*sys.argv[1:3], parser=parser, workers=int(sys.argv[3]), part_size=5, resume=True)
"""


def _start(script: Path, source: Path, out: Path, workers: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(script), str(source), str(out), str(workers)]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True)
    assert program.stdout is not None
    program.stdout.readline()
    return program


def _is_whole(out: Path, expected: pa.Table | None, rows: int) -> pa.Table | None:
    """Return the table if it has every row once and is the expected one."""
    table = pq.read_table(out)
    whole = table["id"].to_pylist() == [str(k) for k in range(rows)] and (expected is None or table == expected)
    return table if whole else None


def main() -> int:
    """Kill, resume, count; return 1 if a row was lost."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--kills", type=int, default=20)
    cli.add_argument("--workers", type=int, default=1)
    cli.add_argument("--rows", type=int, default=150)
    cli.add_argument("--seed", type=int, default=1)
    args = cli.parse_args()
    chance, kills, runs, wrong = random.Random(args.seed), 0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        script, source, out = Path(folder, "program.py"), Path(folder, "news.jsonl"), Path(folder, "claims.parquet")
        script.write_text(PROGRAM, "utf-8")
        rows = ({"id": str(k), "text": text} for k, text in enumerate(articles(args.rows, words=60)))
        source.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
        program = _start(script, source, out, args.workers)
        began = time.monotonic()
        assert program.wait() == 0
        seconds = time.monotonic() - began
        expected = _is_whole(out, None, args.rows)
        assert expected is not None
        shutil.rmtree(out)
        while kills < args.kills or out.exists():
            program = _start(script, source, out, args.workers)
            try:
                if kills >= args.kills:
                    program.wait()
                program.wait(chance.uniform(0, seconds / 2))
            except subprocess.TimeoutExpired:
                os.killpg(program.pid, signal.SIGKILL)
                program.wait()
                kills += 1
                print(f"kill {kills} with {len(list(out.glob('part-*')))} parts done", flush=True)
                continue
            runs += 1
            wrong += program.returncode != 0 or _is_whole(out, expected, args.rows) is None
            shutil.rmtree(out)
    print(f"{kills} kills, {runs} runs resumed to their end, {runs - wrong} of them with every row exactly once")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())

"""Kill a run of ``parse_dataset`` with SIGKILL at random moments, resume it, and count: every row of the input once.

python benchmarks/kills.py [--kills N] [--workers N] [--rows N] [--seed N] [--ray]

Each run is started, killed after a random time, and started again with ``resume=True``. One that ends before it is
killed is checked, and the next begins a new output. With --ray, the actor of one Ray run is killed again and again. It
exits 1 if a row was lost, doubled or changed.
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


def _actors() -> list[int]:
    """The processes in which claimparse runs in a Ray that this process started."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()]
    parents = {int(pid): int(parent) for pid, parent, *_ in rows}

    def is_ours(pid: int) -> bool:
        while pid > 1 and pid != os.getpid():
            pid = parents.get(pid, 0)
        return pid == os.getpid()

    return [int(row[0]) for row in rows if "ray::" in row[-1] and "_TextParser" in row[-1] and is_ours(int(row[0]))]


def _kill_actors(kills: int, chance: random.Random) -> int:
    """Kill the actor of a Ray run at random moments while its batches come; 1 if a row is lost, doubled or changed."""
    import ray

    import claimparse
    import claimparse.ray
    from claimparse.arrow import to_documents

    ray.init(num_cpus=4, include_dashboard=False, log_to_driver=False)
    texts = list(articles(40 * kills, words=60))
    table = pa.table({"id": range(len(texts)), "text": texts})
    blocks = ray.data.from_arrow([table.slice(k, 10) for k in range(0, len(texts), 10)])
    found, done, next_kill = [], 0, chance.randint(1, 60)
    parsed = claimparse.ray.parse(blocks, workers=1, batch_size=5, engine="rules")
    for batch in parsed.iter_batches(batch_size=5, batch_format="pyarrow", prefetch_batches=0):
        found.append(batch)
        if done < kills and sum(map(len, found)) >= next_kill:
            time.sleep(chance.uniform(0, 0.3))
            for pid in _actors():
                os.kill(pid, signal.SIGKILL)
                done += 1
                print(f"kill {done} with {sum(map(len, found))} rows done", flush=True)
            next_kill = sum(map(len, found)) + chance.randint(1, 40)
    whole = pa.concat_tables(found).sort_by("id")
    expected = claimparse.load(engine="rules").parse_many(texts)
    same = whole["id"].to_pylist() == list(range(len(texts))) and list(to_documents(whole)) == list(expected)
    print(f"{done} actors killed; {'every row exactly once' if same else 'rows lost, doubled or changed'}")
    return int(not same)


def main() -> int:
    """Kill, resume, count; return 1 if a row was lost."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--kills", type=int, default=20)
    cli.add_argument("--workers", type=int, default=1)
    cli.add_argument("--rows", type=int, default=150)
    cli.add_argument("--seed", type=int, default=1)
    cli.add_argument("--ray", action="store_true")
    args = cli.parse_args()
    if args.ray:
        return _kill_actors(args.kills, random.Random(args.seed))
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

"""Predict a benchmark task with claimparse.

python benchmarks/predict.py TASK IN.jsonl OUT.jsonl [--model SPACY_MODEL] [--engine auto|rules|model|FOLDER]

TASK: attribution | quantity | stance | hard | speaker | seeds. IN holds {id, text} a line (speaker: also mentions;
stance: also tok and, for sets of events, events with t; hard: also head); gold keys are ignored. Engine auto takes the
trained model where it is installed, else rules; a folder with a trained model will do as well. Prints words per second
of CPU time, loading excluded.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import claimparse
from benchmarks.tasks import OPTIONS, TASKS
from claimparse._inspect import analyse


def main() -> None:
    """Read IN, write OUT and print the speed."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("task", choices=sorted(TASKS))
    cli.add_argument("input", type=Path)
    cli.add_argument("output", type=Path)
    cli.add_argument("--model")
    cli.add_argument("--engine", default="auto", help="auto, rules, model, or a trained model's folder")
    args = cli.parse_args()
    parser = claimparse.load(args.model, engine=args.engine, options=OPTIONS.get(args.task))
    parser.parse("Officials said on Monday that two people had not been found.")
    records = [json.loads(line) for line in args.input.read_text("utf-8").splitlines() if line.strip()]
    for number, record in enumerate(records):
        record.setdefault("id", number)
    predict, words, began = TASKS[args.task], 0, time.process_time()
    with args.output.open("w", encoding="utf-8") as out:
        for record, doc in zip(records, parser.docs(r["text"] for r in records), strict=True):
            words += len(record["text"].split())
            found = predict(analyse(parser, doc), record)
            out.write(json.dumps({"id": record["id"], **found}, ensure_ascii=False) + "\n")
    seconds = time.process_time() - began
    print(f"{args.task}: {len(records)} texts, {words} words, {words / seconds:.0f} words per CPU second")


if __name__ == "__main__":
    main()

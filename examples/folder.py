"""A folder of articles to one JSON document a line, and back to flat rows.

python examples/folder.py [FOLDER] [OUT.jsonl]
"""

import sys
from collections import Counter
from pathlib import Path

import claimparse
from claimparse.output.records import claim_rows, from_jsonl, to_jsonl

ARTICLES = Path(__file__).parent / "articles"


def main(folder: Path = ARTICLES, out: Path = Path("build/claims.jsonl")) -> None:
    paths = sorted(folder.glob("*.txt"))
    documents = claimparse.parse_many(path.read_text("utf-8") for path in paths)
    named = (d.model_copy(update={"name": p.name}) for p, d in zip(paths, documents, strict=True))
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8") as lines:
        lines.writelines(to_jsonl(named))

    with out.open(encoding="utf-8") as lines:
        rows = [row for document in from_jsonl(lines) for row in claim_rows(document)]
    print(f"{len(rows)} claims in {len(paths)} articles, in {out}")
    for label, count in Counter(row["stance"] for row in rows).most_common():
        print(f"{count:5} {label}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))

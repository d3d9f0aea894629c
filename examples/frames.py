"""Claims in data frames: pandas and polars, whichever is installed.

python examples/frames.py
"""

from importlib.util import find_spec
from pathlib import Path

import claimparse
from claimparse.output.records import claim_rows

ARTICLES = Path(__file__).parent / "articles"


def main() -> None:
    paths = sorted(ARTICLES.glob("*.txt"))
    documents = claimparse.parse_many(path.read_text("utf-8") for path in paths)
    rows = [{"file": p.name, **row} for p, d in zip(paths, documents, strict=True) for row in claim_rows(d)]

    if find_spec("pandas"):
        import pandas as pd

        print(pd.crosstab(pd.DataFrame(rows)["file"], pd.DataFrame(rows)["stance"]))
    if find_spec("polars"):
        import polars as pl

        frame = pl.DataFrame(rows, infer_schema_length=None)
        print(frame.filter(pl.col("stance") == "denied").select("file", "speakers", "claim"))


if __name__ == "__main__":
    main()

"""Claims with Spark, on this machine: the same function and the same code as on a cluster.

python examples/spark.py

Needs Java and: pip install "claimparse[arrow]" pyspark pandas
"""

import os
import sys
from collections.abc import Iterator

import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from claimparse.arrow import parse_batch, schema

TEXTS = [
    (1, "The minister denied that 40 schools would close."),
    (2, None),
    (3, "At least 200 homes were flooded, Ines Kolb said."),
]


def parse(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Parse batches of texts; each of Spark's Python processes loads the models once."""
    for batch in batches:
        yield parse_batch(batch)


def main() -> None:
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "64")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    texts = spark.createDataFrame(TEXTS, "id long, text string").repartition(2)
    documents = texts.mapInArrow(parse, from_arrow_schema(schema(pa.int64())))
    documents.createOrReplaceTempView("documents")
    claims = spark.sql("SELECT id, explode(claims) AS claim FROM documents")
    for row in claims.orderBy("id").collect():
        print(row.id, row.claim.attribution.speakers, row.claim.stance.label)
    for row in documents.where("error IS NOT NULL").select("id", "error").collect():
        print(row.id, row.error)
    spark.stop()


if __name__ == "__main__":
    main()

"""Documents as Arrow: record batches in and out, and whole datasets to Parquet; the extra ``arrow`` installs pyarrow.

>>> import pyarrow as pa
>>> from claimparse.arrow import parse_batch
>>> found = parse_batch(pa.record_batch({"id": ["a"], "text": ["It may rain."]}))
>>> found["claims"][0][0]["stance"]["label"].as_py()
'hedged'
"""

from __future__ import annotations

from claimparse.errors import MissingExtraError

try:
    import pyarrow  # noqa: F401  for its error
except ImportError as error:
    raise MissingExtraError(
        f'claimparse.arrow needs pyarrow ({error}): install it with\n  pip install "claimparse[arrow]"'
    ) from error

from claimparse.arrow._batches import parse_batch, to_documents
from claimparse.arrow._dataset import Summary, parse_dataset
from claimparse.arrow._schema import ARROW_VERSION, schema
from claimparse.arrow._tables import flat_tables, table_schemas

__all__ = [
    "ARROW_VERSION",
    "Summary",
    "flat_tables",
    "parse_batch",
    "parse_dataset",
    "schema",
    "table_schemas",
    "to_documents",
]

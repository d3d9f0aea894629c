"""Documents with Ray Data, on one machine or many; the extra ``ray`` installs what it needs.

Ray has the data and the machines; claimparse gives it actors that load the models once and read batches of texts.
"""

from __future__ import annotations

import gc
from functools import partial
from typing import Any

from claimparse.api import load
from claimparse.errors import MissingExtraError

try:
    import pyarrow as pa
    import ray.data

    from claimparse.arrow import parse_batch, schema
except ImportError as error:
    raise MissingExtraError(
        f'claimparse.ray needs Ray Data ({error}): install it with\n  pip install "claimparse[ray]"'
    ) from error

__all__ = ["parse"]


class _TextParser:
    """What runs in each of Ray's processes: a parser, loaded once."""

    def __init__(self, text: str, id: str, date: str | None, arguments: dict[str, Any]) -> None:
        self._read = partial(parse_batch, text=text, id=id, date=date)
        self._id, self._parser = id, load(**{"threads": 1, **arguments})
        gc.freeze()  # what is loaded stays, and the collector need not look at it again

    def __call__(self, table: pa.Table) -> pa.Table:
        with self._parser.memory_zone():
            found = [self._read(batch, parser=self._parser) for batch in table.to_batches()]
        return pa.Table.from_batches(found, schema=schema(table.schema.field(self._id).type))


def parse(
    dataset: ray.data.Dataset,
    *,
    text: str = "text",
    id: str = "id",
    date: str | None = None,
    workers: int | tuple[int, int] | None = None,
    batch_size: int = 32,
    num_cpus: float = 1,
    **arguments: Any,
) -> ray.data.Dataset:
    """Parse the texts of a Ray dataset: one row of the schema :func:`claimparse.arrow.schema` for each of its rows.

    Nothing runs before the result is asked for. Each actor loads the models once. Ray streams the blocks and gives an
    actor no more of them than it can hold; where an actor dies, it starts another and gives that one the batch again,
    so no row is lost or doubled. A row that can't be parsed has its reason in the column ``error``.

    Args:
        dataset: The texts.
        text: The name of the column with the texts.
        id: The name of the column with the ids, which are returned as they are.
        date: The name of a column with days of publication: dates, or strings in ISO 8601.
        workers: The number of actors, or the least and the most; None for 1 up to as many as there are CPUs. Leave a
            CPU for the tasks that read the data: Ray waits for ever where the least number of actors takes all.
        batch_size: The number of texts that are read together.
        num_cpus: The number of CPUs that Ray sets aside for each actor.
        arguments: Arguments of :func:`claimparse.api.load`, such as ``engine="rules"``.

    Returns:
        The dataset of documents. Its rows come in the order of the blocks if Ray's context says so
        (``ray.data.DataContext.get_current().execution_options.preserve_order``), and in any order otherwise.

    >>> parse.__module__
    'claimparse.ray'
    """
    least, most = (workers, workers) if isinstance(workers, int) else workers or (1, None)
    return dataset.select_columns([name for name in (id, text, date) if name is not None]).map_batches(
        _TextParser,
        fn_constructor_args=(text, id, date, arguments),
        batch_format="pyarrow",
        batch_size=batch_size,
        compute=ray.data.ActorPoolStrategy(min_size=least, max_size=most),
        num_cpus=num_cpus,
    )

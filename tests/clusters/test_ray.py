"""Ray Data on this machine: the results of one process, in whatever order, and none lost where an actor is killed."""

import os
import signal
import subprocess

import pytest

import claimparse

pytestmark = [pytest.mark.ray, pytest.mark.xdist_group("ray")]
pa = pytest.importorskip("pyarrow")
ray = pytest.importorskip("ray")
pytest.importorskip("ray.data")

import claimparse.ray  # noqa: E402
from claimparse.arrow import schema, to_documents  # noqa: E402

TEXTS = [f"Ada Lund denied on 4 May 2031 that {k + 2} of {k + 9} boats sank. " * 3 for k in range(60)]


@pytest.fixture(scope="module", autouse=True)
def cluster():
    ray.init(num_cpus=4, include_dashboard=False, log_to_driver=False, ignore_reinit_error=True)
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield
    ray.shutdown()


def dataset(texts, rows=10):
    """A dataset in blocks of so many rows."""
    table = pa.table({"id": range(len(texts)), "other": ["x"] * len(texts), "text": texts})
    return ray.data.from_arrow([table.slice(k, rows) for k in range(0, len(texts), rows)])


def as_table(found):
    return pa.concat_tables(ray.get(found.to_arrow_refs())).sort_by("id")


def test_results_are_those_of_one_process(ruled):
    texts = [*TEXTS[:10], None, ""]
    table = as_table(claimparse.ray.parse(dataset(texts, 4), workers=2, batch_size=4, engine="rules"))
    assert table.schema.equals(schema(pa.int64()))
    assert list(to_documents(table)) == list(ruled.parse_many(texts))
    assert [k for k, error in enumerate(table["error"].to_pylist()) if error] == [10]


def actors():
    """The processes in which claimparse runs, of the Ray that this test started."""
    told = subprocess.run(["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in told.splitlines()]
    parents = {int(pid): int(parent) for pid, parent, *_ in rows}

    def is_ours(pid):
        while pid > 1 and pid != os.getpid():
            pid = parents.get(pid, 0)
        return pid == os.getpid()

    return [int(row[0]) for row in rows if "_TextParser" in row[-1] and "ray::" in row[-1] and is_ours(int(row[0]))]


def test_an_actor_that_is_killed_loses_nothing(ruled):
    found = claimparse.ray.parse(dataset(TEXTS, 5), workers=1, batch_size=5, engine="rules")
    killed, tables = [], []
    for batch in found.iter_batches(batch_size=5, batch_format="pyarrow", prefetch_batches=0):
        if not killed:
            killed = actors()
            for pid in killed:
                os.kill(pid, signal.SIGKILL)
        tables.append(batch)
    assert killed
    table = pa.concat_tables(tables).sort_by("id")
    assert table["id"].to_pylist() == [*range(len(TEXTS))]
    assert [d.claims for d in to_documents(table)] == [d.claims for d in ruled.parse_many(TEXTS)]


def test_columns_that_are_not_there():
    with pytest.raises(Exception, match="body"):
        claimparse.ray.parse(dataset(TEXTS[:2]), text="body", engine="rules").take_all()

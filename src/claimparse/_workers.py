"""Processes that share the work on a stream: results in order, and no text lost where a process dies.

A batch of items goes to a process that is free, and its result comes back before the process gets another. Of each
process is known what it works on, so where one dies (out of memory, killed), its batch is done again item by item, in
new processes. An item that ends a process when it is alone in it is given back as :class:`Lost`.

Processes are always spawned, never forked: a fork of a program with threads may hang.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, Generic, NamedTuple, TypeVar

from claimparse.errors import WorkerError

Item = TypeVar("Item")
Result = TypeVar("Result")

BATCHES_AHEAD = 2
"""How many batches are held for each process, being read or waiting for those before them."""

BATCHES_OF_A_PROCESS = 1_000
"""The batches after which a process makes room for a new one, so that whatever it has kept of its texts is gone.

spaCy's memory zones forget words, but the table of their numbers grows: by 9 MiB for 100,000 words.
"""

_SECONDS_TO_END = 2.0
_GUARD = (
    'a program that uses several processes has to start below `if __name__ == "__main__":`, since each process imports '
    "it; and it has to be a file, not standard input"
)

_log = logging.getLogger(__name__)


class Lost(NamedTuple, Generic[Item]):
    """An item that ended the process that worked on it, twice."""

    item: Item
    reason: str
    """How the process ended: "was killed by signal 9"."""


@dataclass(slots=True)
class _Slot(Generic[Item, Result]):
    """The results of a batch, one for all of it or, if a process died, one for each item; None where to come."""

    results: list[Result | Lost[Item] | None]

    @property
    def is_complete(self) -> bool:
        """True if all results are there."""
        return all(result is not None for result in self.results)


@dataclass(slots=True)
class _Task(Generic[Item, Result]):
    """Items for a process, and where their result goes."""

    items: Sequence[Item]
    slot: _Slot[Item, Result]
    place: int = 0
    again: bool = False
    """True for an item that is done again, alone, since a process died that had it."""


@dataclass(slots=True)
class _Worker(Generic[Item, Result]):
    process: SpawnProcess
    connection: Connection
    task: _Task[Item, Result] | None = None
    ready: bool = False
    batches: int = 0


class _Done(NamedTuple):
    result: Any


class _Raised(NamedTuple):
    error: Exception


def in_processes(
    load: Callable[[], Any],
    work: Callable[[Any, Sequence[Item]], Result],
    batches: Iterable[Sequence[Item]],
    count: int,
) -> Iterator[Result | Lost[Item]]:
    """Yield the results of batches, in order, worked on by ``count`` processes; for a lost item, a ``Lost``.

    Each process calls ``load`` once and ``work`` with what it returned and a batch. Both are functions of a module, or
    objects that can be pickled. An error of ``work`` is raised. When the generator ends or is closed, all processes
    end. WorkerError if the processes can't start.
    """
    try:
        program = pickle.dumps((load, work))
    except Exception as error:  # pickle raises anything
        raise WorkerError(
            f"the parser can't be sent to other processes ({error}): a resolver has to be a function or an object of a "
            "class at the top level of a module"
        ) from error
    pool: _Pool[Item, Result] = _Pool(program, count)
    try:
        yield from pool.run(iter(batches))
    finally:
        pool.end()


@dataclass(slots=True)
class _Pool(Generic[Item, Result]):
    program: bytes
    count: int
    workers: list[_Worker[Item, Result]] = field(default_factory=list)
    again: deque[_Task[Item, Result]] = field(default_factory=deque)

    def run(self, batches: Iterator[Sequence[Item]]) -> Iterator[Result | Lost[Item]]:
        slots: deque[_Slot[Item, Result]] = deque()
        more = True
        while True:
            while self._has_free_worker() and (self.again or (more and len(slots) < BATCHES_AHEAD * self.count)):
                if self.again:
                    self._give(self.again.popleft())
                    continue
                batch = next(batches, None)
                if batch is None:
                    more = False
                    continue
                slots.append(_Slot([None]))
                self._give(_Task(batch, slots[-1]))
            while slots and slots[0].is_complete:
                yield from (result for result in slots.popleft().results if result is not None)
            if slots and any(worker.task for worker in self.workers):
                self._listen()
            elif not slots and not more:
                return

    def end(self) -> None:
        """End all processes."""
        for worker in self.workers:
            worker.connection.close()
            worker.process.terminate()
        for worker in self.workers:
            worker.process.join(_SECONDS_TO_END)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self.workers.clear()

    def _has_free_worker(self) -> bool:
        return len(self.workers) < self.count or any(worker.task is None for worker in self.workers)

    def _give(self, task: _Task[Item, Result]) -> None:
        """Give a task to a free process or, without one, to a new one, which gets it once it has loaded."""
        worker = next((w for w in self.workers if w.task is None), None) or self._start()
        worker.task = task
        if worker.ready:
            self._send(worker)

    def _start(self) -> _Worker[Item, Result]:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self.program), daemon=True, name="claimparse-worker")
        process.start()
        theirs.close()
        self.workers.append(_Worker(process, ours))
        return self.workers[-1]

    def _send(self, worker: _Worker[Item, Result]) -> None:
        assert worker.task is not None
        try:
            worker.connection.send(worker.task.items)
        except OSError:  # it died while it had nothing to do
            self.again.appendleft(worker.task)
            self._remove(worker)

    def _listen(self) -> None:
        """Wait until some process has something to say, and take it."""
        by_connection = {worker.connection: worker for worker in self.workers if worker.task}
        for connection in wait(list(by_connection)):
            worker = by_connection[connection]  # type: ignore[index]  # what we gave
            try:
                message = worker.connection.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if isinstance(message, _Raised):
                raise message.error
            if isinstance(message, _Done):
                assert worker.task is not None
                worker.task.slot.results[worker.task.place] = message.result
                worker.task = None
                worker.batches += 1
                if worker.batches >= BATCHES_OF_A_PROCESS:
                    self._remove(worker)
            else:
                worker.ready = True
                self._send(worker)

    def _bury(self, worker: _Worker[Item, Result]) -> None:
        """Take out a process that died; what it worked on is done again, item by item, or is lost."""
        how = self._remove(worker)
        if not worker.ready:
            raise WorkerError(f"a worker process {how} before it had loaded the parser: {_GUARD}")
        task = worker.task
        assert task is not None
        if task.again:
            task.slot.results[task.place] = Lost(task.items[0], how)
            return
        _log.warning("a worker process %s; the %d texts that it had are read again", how, len(task.items))
        task.slot.results[:] = [None] * len(task.items)
        self.again.extend(_Task([item], task.slot, place, again=True) for place, item in enumerate(task.items))

    def _remove(self, worker: _Worker[Item, Result]) -> str:
        """Remove a process that is dead or has nothing to do, and return how it ended."""
        self.workers.remove(worker)
        worker.connection.close()
        worker.process.join(_SECONDS_TO_END)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
        code = worker.process.exitcode or 0
        return f"was killed by signal {-code}" if code < 0 else f"ended with exit code {code}"


def _serve(connection: Connection, program: bytes) -> None:
    """What a process does: load, and work on batches until the connection is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the first process ends the others
    try:
        load, work = pickle.loads(program)
        loaded = load()
        gc.freeze()  # what is loaded stays, and the collector need not look at it again
        connection.send("ready")
    except Exception as error:  # noqa: BLE001  whatever it is, it is raised where the user sees it
        _reply(connection, _Raised(error))
        return
    while True:
        try:
            items = connection.recv()
        except (EOFError, OSError):
            return
        try:
            answer: _Done | _Raised = _Done(work(loaded, items))
        except Exception as error:  # noqa: BLE001  as above
            answer = _Raised(error)
        if not _reply(connection, answer):
            return


def _reply(connection: Connection, answer: _Done | _Raised) -> bool:
    """Send an answer; False if nobody is there any more. An error that can't be sent is described."""
    if isinstance(answer, _Raised):
        try:
            pickle.loads(pickle.dumps(answer))
        except Exception:  # noqa: BLE001  pickle raises anything
            answer = _Raised(WorkerError(f"{type(answer.error).__name__}: {answer.error}"))
    try:
        connection.send(answer)
    except OSError:
        return False
    return True

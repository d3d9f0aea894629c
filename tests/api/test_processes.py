"""Streams that several processes share: same results, same order, and no text lost where a process dies."""

import itertools
import os
import pickle
import signal
import subprocess
import sys
import time
from contextlib import suppress
from functools import partial

import pytest

import claimparse
from claimparse._workers import BATCHES_AHEAD, Lost, in_processes
from claimparse.errors import ArgumentError, ArgumentTypeError, WorkerError
from claimparse.types import Options
from tests import workers
from tests.paths import ROOT

ENGINES = ("rules",)
STREAM = ["Two ferries sank.", None, "Ada Lund said it rained. She left.", "", 7, "The dam may not hold.\ud800", b"x"]
DAYS = ["2031-05-07", None, "2031-05-08", None, None, "2031-05-09", None]


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until(holds, seconds=20):
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


@pytest.mark.process
class TestWorkers:
    def test_results_come_in_order(self):
        batches = [[1, 2], [3], [4, 5, 6], [7]]
        assert list(in_processes(workers.load, workers.double, batches, 2)) == [[2, 4], [6], [8, 10, 12], [14]]

    def test_what_ends_its_process_is_named_and_all_else_is_done(self):
        batches = [[1, "die", 2], [3, 4], ["exit"], [5]]
        found = list(in_processes(workers.load, workers.double, batches, 2))
        assert found == [
            *([2], Lost("die", "was killed by signal 9"), [4]),
            *([6, 8], Lost("exit", "ended with exit code 7"), [10]),
        ]

    def test_what_was_not_to_blame_is_done_again(self, tmp_path):
        once = tmp_path / "once"
        assert list(in_processes(workers.load, workers.double, [[1, once, 2]], 1)) == [[2], [str(once)], [4]]

    def test_processes_that_are_killed_are_replaced(self):
        seen = []
        for pid in in_processes(workers.load, workers.pids, ([k] for k in range(5)), 1):
            seen.append(pid)
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        assert len(seen) == 5
        assert len(set(seen)) >= 3

    def test_processes_make_room_for_new_ones(self, monkeypatch):
        monkeypatch.setattr("claimparse._workers.BATCHES_OF_A_PROCESS", 2)
        seen = list(in_processes(workers.load, workers.pids, ([k] for k in range(5)), 1))
        assert seen[0] == seen[1] != seen[2] == seen[3] != seen[4]

    def test_no_more_is_read_than_can_be_worked_on(self):
        read = []
        endless = (read.append(k) or [k] for k in itertools.count())
        found = in_processes(workers.load, workers.double, endless, 2)
        for k in range(12):
            assert next(found) == [2 * k]
            assert len(read) <= k + 1 + 2 * BATCHES_AHEAD
        found.close()

    def test_processes_end_with_the_stream(self):
        pid = next(found := in_processes(workers.load, workers.pids, itertools.repeat([1]), 2))
        assert is_alive(pid)
        found.close()
        assert not is_alive(pid)

    def test_an_error_in_a_process_is_raised(self):
        with pytest.raises(ValueError, match="no such number"):
            list(in_processes(workers.load, workers.double, [[1], ["raise"]], 2))

    def test_an_error_of_the_stream_is_raised(self):
        with pytest.raises(ZeroDivisionError):
            list(in_processes(workers.load, workers.double, ([1 // k] for k in (1, 0)), 2))

    @pytest.mark.parametrize(
        ("load", "kind", "words"),
        [
            (workers.load_nothing, ValueError, "nothing to load"),
            (workers.die_loading, WorkerError, "exit code 3 before it had loaded .* __name__"),
            (lambda: None, WorkerError, "can't be sent"),
        ],
    )
    def test_processes_that_cannot_start(self, load, kind, words):
        with pytest.raises(kind, match=words):
            list(in_processes(load, workers.double, [[1]], 2))


class TestMemoryZones:
    NEW = "Brankoweth Lurtides said that 3 quarfish boats sank. She denied it."

    def test_results_are_the_same_and_words_are_forgotten(self, parser):
        strings = parser.nlp.vocab.strings
        before = len(strings)
        with parser.memory_zone():
            found = parser.parse(self.NEW)
            assert "quarfish" in strings
        assert "quarfish" not in strings
        assert len(strings) == before
        assert found.claims[0].speakers == ("Brankoweth Lurtides",)
        assert parser.parse(self.NEW) == found

    def test_an_error_ends_it_properly(self, parser):
        strings = parser.nlp.vocab.strings

        def fail():
            with parser.memory_zone():
                parser.parse("The zorbelish boats sank.")
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail()
        assert "zorbelish" not in strings
        with parser.memory_zone():
            parser.parse("The yondish boats sank.")
        assert "yondish" not in strings


class TestPickledParsers:
    def test_it_is_loaded_anew_with_what_it_was_loaded_with(self, tmp_path):
        own = tmp_path / "own.toml"
        own.write_text('[[verbs.verb]]\nkind = "say"\nact = "denies"\nframes = ["that"]\nwords = ["vouchsafe"]\n')
        parser = claimparse.load(lexicon=own, engine="rules", options=Options(vague=False))
        parser.nlp.max_length = 60
        data = pickle.dumps(parser)
        own.unlink()
        again = pickle.loads(data)
        assert again.signature == parser.signature
        assert again.options == parser.options
        texts = ["Dozens vouchsafed that 3 boats sank.", "no end " * 20]
        assert list(again.parse_many(texts)) == list(parser.parse_many(texts))

    def test_a_pipeline_made_by_hand_is_sent_as_a_whole(self, parser):
        assert pickle.loads(pickle.dumps(parser)).parse("He said 3 boats sank.") == parser.parse(
            "He said 3 boats sank."
        )

    def test_the_models_are_not_in_it(self):
        assert len(pickle.dumps(claimparse.load(engine="rules"))) < 2_000


class TestArguments:
    @pytest.mark.parametrize("bad", [0, -2])
    def test_numbers_of_processes(self, parser, bad):
        with pytest.raises(ArgumentError, match="-1 for one process a core"):
            parser.parse_many([], n_process=bad)

    @pytest.mark.parametrize("bad", [1.5, "2", True, None])
    def test_types_of_numbers(self, parser, bad):
        with pytest.raises(ArgumentTypeError, match="n_process"):
            parser.parse_many([], n_process=bad)

    @pytest.mark.parametrize("bad", ["ab", "abc", ("a",), None])
    def test_texts_that_are_no_pairs(self, parser, bad):
        with pytest.raises(ArgumentTypeError, match=r"pairs \(text, context\)"):
            list(parser.parse_many([("It rained.", 1), bad], as_tuples=True))


class TestDocuments:
    def test_contexts_stay_beside_their_texts(self, parser):
        contexts = [object() for _ in STREAM]
        found = list(parser.parse_many(zip(STREAM, contexts, strict=True), as_tuples=True, batch_size=2))
        assert [context for _, context in found] == contexts
        assert [document for document, _ in found] == list(parser.parse_many(STREAM))

    @pytest.mark.process
    @pytest.mark.parametrize("engine", ["rules", "model"])
    def test_two_processes_read_as_one(self, request, engine):
        parser = request.getfixturevalue("ruled" if engine == "rules" else "trained")
        expected = list(parser.parse_many(STREAM, date=DAYS))
        pairs = zip(STREAM, itertools.count(), strict=False)
        found = list(parser.parse_many(pairs, date=DAYS, batch_size=2, n_process=2, as_tuples=True))
        assert found == list(zip(expected, itertools.count(), strict=False))

    @pytest.mark.process
    def test_a_text_that_ends_its_process_fails_and_no_other(self, ruled, caplog):
        parser = claimparse.load(engine="rules", resolver=workers.killer)
        texts = ["She said it rained.", "He said the guillotine fell.", "He said that 3 boats sank.", None]
        found = list(parser.parse_many(texts, n_process=2))
        assert [document.failed for document in found] == [False, True, False, True]
        (warning,) = found[1].warnings
        assert (found[1].text, warning.code) == (texts[1], "worker-died")
        assert "exit code 9" in warning.message
        assert [found[0], found[2]] == [parser.parse(texts[0]), parser.parse(texts[2])]
        assert "text 1 failed: WorkerError" in caplog.text

    @pytest.mark.process
    def test_a_resolver_that_cannot_be_sent(self, ruled):
        parser = claimparse.load(engine="rules", resolver=lambda doc, mentions: [None for _ in mentions])
        with pytest.raises(WorkerError, match="top level of a module"):
            list(parser.parse_many(["It rained."], n_process=2))


PROGRAM = """
import itertools, sys, claimparse
if __name__ == "__main__":
    parser = claimparse.load(engine="rules")
    for k, document in enumerate(parser.parse_many(itertools.repeat("It rained."), n_process=2, batch_size=1)):
        if k == 4:
            print("running", flush=True)
"""


def group(pid):
    """The processes of a group."""
    found = subprocess.run(["ps", "-eo", "pid=,pgid="], capture_output=True, text=True, check=True).stdout
    return [int(line.split()[0]) for line in found.splitlines() if int(line.split()[1]) == pid]


@pytest.mark.process
@pytest.mark.skipif(os.name != "posix", reason="process groups are POSIX's")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "SIGKILL of the first alone"])
def test_no_process_is_left(tmp_path, number):
    script = tmp_path / "program.py"
    script.write_text(PROGRAM)
    run = partial(subprocess.Popen, [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with run(text=True, start_new_session=True, cwd=ROOT) as program:
        assert program.stdout.readline() == "running\n"
        assert len(group(program.pid)) >= 3
        (os.killpg if number == signal.SIGINT else os.kill)(program.pid, number)
        told = program.stderr.read()
    assert wait_until(lambda: not group(program.pid))
    assert told.count("Traceback") == (number == signal.SIGINT), told

"""The gate's arithmetic, sampling, and the entry that outside measurement calls, on records made up here."""

import json
import subprocess
import sys

import pytest

from benchmarks import growth, rules, run, speed
from benchmarks.peers import drivers, report, table
from benchmarks.peers import run as peers
from benchmarks.tasks import TASKS
from claimparse._inspect import analyse
from tests.paths import ROOT

TEXT = "The mayor denied that 40 trams had stopped."
RECORDS = {
    "attribution": {},
    "quantity": {},
    "seeds": {},
    "speaker": {"mentions": [[0, 9]]},
    "stance": {"set": "cdsco", "tok": [[0, 3], [4, 9], [10, 16]], "neg": []},
    "hard": {"head": [35, 42]},
}


@pytest.mark.parametrize(
    ("before", "now", "falls"),
    [(60.0, 59.0, False), (60.0, 58.9, True), (60.0, 70.0, False), (None, 1.0, False)],
    ids=["a point is tolerated", "more is not", "a rise", "a new figure"],
)
def test_the_gate_fails_when_a_headline_figure_drops(before, now, falls):
    lines, dropped = run.verdict({"set: F1": {"value": before, "goal": 55, "headline": True}}, {"set: F1": now})
    assert dropped == (["set: F1"] if falls else [])
    assert ("DROPPED" in lines[1]) is falls


def test_only_headline_figures_are_gated_and_trap_figures_must_not_rise():
    assert run.verdict({"set: F1": {"value": 90.0}}, {"set: F1": 10.0})[1] == []
    known = {"seeds: traps": {"value": 0.0, "headline": True}}
    assert run.verdict(known, {"seeds: traps": 2.0})[1] == ["seeds: traps"]


def test_sampling_takes_every_kth_record(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("".join(f'{{"id": {k}}}\n' for k in range(7)), "utf-8")
    assert [json.loads(line)["id"] for line in run._sampled(path, 3)] == [0, 3, 6]


@pytest.mark.process
def test_without_data_the_run_is_skipped(tmp_path):
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "run.py"), "--data", str(tmp_path)], capture_output=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, b"skipped: no data")


def test_committed_figures_name_goals_for_every_headline():
    figures = json.loads(run.FIGURES.read_text("utf-8"))
    assert {key.partition(":")[0] for key in figures} <= set(run.SETS)
    assert all({"value", "goal"} <= set(f) for f in figures.values() if f.get("headline"))


def test_every_task_is_known():
    assert set(RECORDS) == set(TASKS)
    assert {s.task for s in run.SETS.values()} <= set(TASKS)


@pytest.mark.parametrize("task", RECORDS)
def test_every_task_predicts_json(parser, task):
    record = {"id": 1, "text": TEXT, **RECORDS[task]}
    found = TASKS[task](analyse(parser, TEXT), record)
    assert json.loads(json.dumps(found)) == found
    assert found


@pytest.mark.process
def test_predict_writes_a_line_for_every_record(tmp_path):
    given, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    given.write_text("\n".join(json.dumps({"text": t}) for t in (TEXT, "", "Snow fell.")) + "\n", "utf-8")
    command = [sys.executable, str(ROOT / "benchmarks" / "predict.py"), "attribution", str(given), str(out)]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert "words per CPU second" in done.stdout
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [r["id"] for r in rows] == [0, 1, 2]
    assert len(rows[0]["attributions"]) == 1


def test_the_speed_ratio_compares_the_whole_with_the_pipeline(parser):
    alone, times = speed.ratio(parser, TEXT, 3)
    assert alone > 0
    assert times > 0.5


class TestGrowth:
    SIZES = (10_000, 20_000, 400_000)

    @pytest.mark.parametrize("power", [0, 1, 1.5, 2])
    def test_the_exponent_is_the_power_of_the_size(self, power):
        seconds = [3e-5 * size**power for size in self.SIZES]
        assert growth.exponent(self.SIZES, seconds) == pytest.approx(power)

    @pytest.mark.parametrize(
        ("part", "power", "code"),
        [("rules", 1, 0), ("rules", 1.2, 1), ("spaCy", 2, 0)],
        ids=["linear", "more", "spaCy"],
    )
    def test_the_gate_fails_where_a_part_grows_faster(self, monkeypatch, capsys, part, power, code):
        monkeypatch.setattr(growth, "parts", lambda _: {part: lambda text: lambda: len(text)})
        monkeypatch.setattr(growth, "_cpu_seconds", lambda work, _: 1e-6 * work() ** power)
        monkeypatch.setattr(sys, "argv", ["growth.py", "--kinds", "one word"])
        assert growth.main() == code
        assert ("ABOVE 1.1" in capsys.readouterr().out) is bool(code)

    @pytest.mark.parametrize("kind", growth.KINDS)
    def test_texts_have_the_size_asked_for(self, kind):
        assert len(growth.KINDS[kind](1234)) == 1234

    def test_every_part_can_be_measured(self, monkeypatch):
        monkeypatch.setattr(growth, "_RUNS", 1)
        found = dict(growth.measure(growth.parts(None), growth.KINDS["news"], [600]))
        assert {"tokens", "rules", "read from a Doc"} <= set(found)
        assert all(seconds[0] > 0 for seconds in found.values())


def test_rules_are_counted_by_their_answers(ruled):
    texts = ["The bank was accused of fraud by a clerk.", "The mayor said that rain fell."]
    counts = rules.count(ruled, iter(texts))["_grammar.tree.is_passive"]
    assert counts.yes
    assert counts.texts == {0}
    assert counts.asked > counts.yes


class TestPeers:
    MINE = table.Peer("mine", "nothing", "quantities", ())
    RUNS = ({"words": 10, "cpu_s": 1.0}, {"words": 10, "cpu_s": 5.0}, {"words": 10, "cpu_s": 2.0})

    def test_every_peer_has_a_driver(self):
        assert all(callable(getattr(drivers, peer.driver)) for peer in table.PEERS)
        assert len({peer.name for peer in table.PEERS}) == len(table.PEERS)

    def test_the_median_is_of_the_runs(self):
        assert peers.medians([*self.RUNS]) == {"words": 10, "cpu_s": 2.0, "words_per_cpu_s": 5.0}

    def test_a_driver_measures_texts(self, monkeypatch, tmp_path):
        monkeypatch.setattr(peers, "_python", lambda _: sys.executable)
        texts = tmp_path / "texts.jsonl"
        texts.write_text(json.dumps(TEXT) + "\n" + json.dumps("Snow fell.") + "\n", "utf-8")
        (line,), failure = peers.drive(self.MINE, texts, 60)
        assert failure is None
        assert line["words"] == 10
        assert {"startup_s", "startup_cpu_s", "cpu_s", "peak_mib"} < set(line)

    def test_growth_is_measured_for_each_size(self, monkeypatch, tmp_path):
        monkeypatch.setattr(peers, "_python", lambda _: sys.executable)
        texts = tmp_path / "texts.jsonl"
        texts.write_text(json.dumps([TEXT, TEXT]) + "\n" + json.dumps([TEXT * 3]) + "\n", "utf-8")
        lines, failure = peers.drive(self.MINE, texts, 60, "--growth")
        assert failure is None
        assert [line["chars"] for line in lines] == [len(TEXT), 3 * len(TEXT)]

    @pytest.mark.parametrize(
        ("code", "limit", "reason"),
        [
            ("raise OSError('no model')", 60, "OSError: no model"),
            ("print('{}', flush=True); import time; time.sleep(60)", 2, "not done in 2 s"),
        ],
    )
    def test_a_peer_that_fails_gives_the_reason(self, monkeypatch, tmp_path, code, limit, reason):
        driver = tmp_path / "drivers.py"
        driver.write_text(code, "utf-8")
        monkeypatch.setattr(peers, "DRIVERS", driver)
        monkeypatch.setattr(peers, "_python", lambda _: sys.executable)
        assert peers.drive(self.MINE, tmp_path, limit)[1] == reason

    def test_the_reason_of_a_failed_install_is_its_first_error(self):
        assert peers._reason("WARNING: old\nERROR: no such version\nERROR: failed\n") == "no such version"

    def test_texts_have_about_the_size_asked_for(self):
        for size in (1_000, 10_000):
            assert 0.5 * size < len(peers._sized(size, 1)) <= size

    def test_a_peer_that_failed_is_a_row_with_the_reason(self):
        base = {"words_per_cpu_s": 500.0, "startup_cpu_s": 1.0, "peak_mib": 100.0}
        rows = {
            table.BASELINE: {"does": "all", "runs": 5, "medians": base, "growth": []},
            "mine": {"does": "less", "runs": 5, "medians": {**base, "words_per_cpu_s": 1000.0}},
            "other": {"does": "more", "failed": "no model"},
        }
        speed_of = report.tables({"articles": 1, "words": 100, "peers": rows})["speed"].splitlines()
        assert speed_of[3] == "| mine | less | 1,000 | 2.0 | 1.00 | 100 |"
        assert speed_of[4] == "| other | more | no model | | | |"

    def test_the_committed_plots_are_drawn_from_the_committed_results(self):
        found = report.load()
        assert (report.PLOTS / "peers-speed.svg").read_text("utf-8") == report.bars(found)
        assert (report.PLOTS / "peers-growth.svg").read_text("utf-8") == report.lines(found)
        assert set(found["peers"]) == {peer.name for peer in table.PEERS}

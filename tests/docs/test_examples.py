"""The example scripts run as a user runs them, and the example articles are what the documentation says."""

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec

import pytest
import spacy

from tests.paths import ROOT

pytestmark = pytest.mark.process
EXAMPLES = ROOT / "examples"
SHOWS = {
    "functions.py": ["denied", "200 families", "Ines Kolb", "denial"],
    "pipeline.py": ["The minister denied that 40 schools would close.", "Halden Bank"],
    "folder.py": ["claims in 5 articles", "denied"],
    "fact_check.py": ["passenger: no number fits both", "The coast guard: 38 passengers"],
    "media_monitor.py": ["2031-03-03 Halden Bank denies", "<- Prosecutors", "withholds"],
    "llm_check.py": ["verified", "the stance is denied", "said by Ines Kolb", "not in the text"],
    "frames.py": ["earnings.txt", "Kestrel Motors"],
    "cores.py": ["earnings: ", "trial: 59 claims by 18 speakers"],
    "spark.py": ["1 ['The minister'] denied", "2 ArgumentTypeError", "3 ['Ines Kolb'] reported"],
}


def test_every_script_is_tested():
    assert {p.name for p in EXAMPLES.glob("*.py")} == set(SHOWS)


@pytest.mark.parametrize("name", SHOWS)
def test_the_script_runs(name, tmp_path):
    if name == "spark.py" and not (find_spec("pyspark") and shutil.which("java")):
        pytest.skip("Spark needs Java and pyspark")
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / name)],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == "" or name == "spark.py"  # whose Java warns
    for words in SHOWS[name]:
        assert words in done.stdout


def test_the_training_config_makes_a_pipeline_that_finds_claims():
    config = spacy.util.load_config(EXAMPLES / "config.cfg")
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    with nlp.select_pipes(disable="textcat"):
        found = nlp("The minister denied that 40 schools would close.")._.claimparse
    assert found.claims[0].speakers == ("The minister",)
    assert "claimparse" in config["training"]["frozen_components"]


def test_there_are_enough_articles_of_the_length_of_news():
    lengths = [len(p.read_text("utf-8").split()) for p in sorted((EXAMPLES / "articles").glob("*.txt"))]
    assert len(lengths) >= 4
    assert all(400 <= n <= 700 for n in lengths)

"""The example scripts run as a user runs them, and the example articles are what the documentation says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
SHOWS = {
    "functions.py": ["denied", "200 families", "Ines Kolb", "denial"],
    "pipeline.py": ["The minister denied that 40 schools would close.", "Halden Bank"],
    "folder.py": ["claims in 5 articles", "denied"],
}


def test_every_script_is_tested():
    assert {p.name for p in EXAMPLES.glob("*.py")} == set(SHOWS)


@pytest.mark.parametrize("name", SHOWS)
def test_the_script_runs(name, tmp_path):
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / name)],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    for words in SHOWS[name]:
        assert words in done.stdout


def test_there_are_enough_articles_of_the_length_of_news():
    lengths = [len(p.read_text("utf-8").split()) for p in sorted((EXAMPLES / "articles").glob("*.txt"))]
    assert len(lengths) >= 4
    assert all(400 <= n <= 700 for n in lengths)

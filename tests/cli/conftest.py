"""The command line with a pipeline that is loaded already, and files to give it."""

import pytest

from claimparse import api
from tests.lexicon.own import OWN

STORY = (
    "Mill burns down\n\nMayor Ada Crewe denied that she had sold more than 40 looms.\r\n"
    "Fire chief Tom Vance said the mill might be rebuilt.\n"
)


@pytest.fixture
def run(monkeypatch, parser, command_line):
    """Run the command line with the pipeline that is loaded already."""
    monkeypatch.setattr(api, "_load_model", lambda model: parser.nlp)
    return command_line


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "mill.txt"
    path.write_bytes(STORY.encode())
    return path


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(OWN, "utf-8")
    return path

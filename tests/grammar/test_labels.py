"""Dependency labels and part-of-speech tags stand in the grammar, and in the modules of a wing that ask the parse."""

import ast
from pathlib import Path

import pytest

import claimparse

SOURCE = Path(claimparse.__file__).parent
FRAMES = {"oprd"}  # a label that is also the name of a frame in the lexicon
COMMON_WORDS = {
    "advmod",
    "dep",
    "case",
    "mark",
    "prep",
    "agent",
    "meta",
    "cc",
    "det",
    "conj",
    "X",
    "IN",
    "TO",
    "MD",
    "POS",
}  # words of other meanings, too

ASKED_IN_GRAMMAR_ALONE = ("_speakers", "_quantities", "_stance")


ASKED_IN_GRAMMAR_ALONE = ["_attribution"]
ATTRIBUTES = {"dep", "dep_", "tag", "tag_", "pos", "pos_", "ent_type", "ent_type_", "morph"}


def is_syntax(path: Path) -> bool:
    """Return whether a module may name labels."""
    if "_grammar" in path.parts:
        return True
    return path.stem.endswith("_syntax") and path.parent.name not in ASKED_IN_GRAMMAR_ALONE


@pytest.mark.parametrize("wing", ASKED_IN_GRAMMAR_ALONE)
def test_a_wing_reads_no_label_itself(wing):
    read = [
        f"{path.name}:{node.lineno}: {node.attr}"
        for path in (SOURCE / wing).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ATTRIBUTES
    ]
    assert read == []


def test_labels_are_named_in_modules_of_syntax_only(ruled):
    known = {*ruled.nlp.get_pipe("parser").labels, *ruled.nlp.get_pipe("tagger").labels}
    labels = {label for label in known if label[0].isalpha()} - FRAMES - COMMON_WORDS
    assert {"nsubj", "ccomp", "VBD", "WP$"} <= labels
    named = [
        f"{path.relative_to(SOURCE)}:{node.lineno}: {node.value}"
        for path in SOURCE.rglob("*.py")
        if not is_syntax(path)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in labels
    ]
    assert named == []

"""Dependency labels and part-of-speech tags are named in the grammar alone."""

import ast
from pathlib import Path

import pytest

import claimparse

SOURCE = Path(claimparse.__file__).parent
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

ATTRIBUTES = {"dep", "dep_", "tag", "tag_", "pos", "pos_", "ent_type", "ent_type_", "morph"}
LABEL_FREE = ["_attribution"]
"""Wings that do not even compare labels with the grammar's sets of labels."""


@pytest.mark.parametrize("wing", LABEL_FREE)
def test_a_wing_reads_no_label_itself(wing):
    read = [
        f"{path.name}:{node.lineno}: {node.attr}"
        for path in (SOURCE / wing).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ATTRIBUTES
    ]
    assert read == []


def test_labels_are_named_in_the_grammar_only(ruled):
    known = {*ruled.nlp.get_pipe("parser").labels, *ruled.nlp.get_pipe("tagger").labels}
    labels = {label for label in known if label[0].isalpha()} - COMMON_WORDS
    assert {"nsubj", "ccomp", "VBD", "WP$"} <= labels
    named = [
        f"{path.relative_to(SOURCE)}:{node.lineno}: {node.value}"
        for path in SOURCE.rglob("*.py")
        if "_grammar" not in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in labels
    ]
    assert named == []

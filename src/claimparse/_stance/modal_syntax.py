"""Verbs under a modal: states, abilities and what can be perceived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimparse._grammar.tree import child

if TYPE_CHECKING:
    from spacy.tokens import Token

_STATES = frozenset(
    {
        "be",
        "have",
        "know",
        "think",
        "feel",
        "like",
        "love",
        "hate",
        "seem",
        "exist",
        "contain",
        "belong",
        "cost",
        "want",
    }
)


def is_measured(verb: Token) -> bool:
    """Whether a verb's object is counted: "carries 400 cars"."""
    found = child(verb, frozenset({"dobj"}))
    return found is not None and any(c.pos_ == "NUM" or c.dep_ == "nummod" for c in found.lefts)


def is_perceived(verb: Token) -> bool:
    """Whether "could be seen" tells what there was to see: not what it may be taken for, by whom, or some day."""
    if not any(c.dep_ == "auxpass" for c in verb.lefts) or not any(c.lower_ == "could" for c in verb.lefts):
        return False
    return not any(c.dep_ == "agent" or c.lower_ in ("as", "if") or c.ent_type_ == "DATE" for c in verb.rights)


def is_stative(verb: Token) -> bool:
    """Whether a verb is perfect, progressive or a state: "must have left", "must be leaving", "must know"."""
    return verb.lemma_ in _STATES or any(
        c.lemma_ in ("have", "be") and c.dep_ == "aux" and c.tag_ == "VB" for c in verb.lefts
    )

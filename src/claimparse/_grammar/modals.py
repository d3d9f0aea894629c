"""Verbs under a modal or in the perfect: hypotheses, states, abilities and what can be perceived."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from claimparse._grammar.tree import DIRECT_OBJECTS, child, is_passive

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token


def has_auxiliary(verb: Token, words: Collection[str]) -> bool:
    """Return whether a verb has one of the words as an auxiliary, in lower case: "would" in "would leave"."""
    return any(c.dep_ == "aux" and c.lower_ in words for c in verb.lefts)


def is_perfect(verb: Token) -> bool:
    """Return whether a verb has the auxiliary "have": "would have left", "has left"."""
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.lefts)


def has_counted_object(verb: Token) -> bool:
    """Return whether a verb's object is counted: "carries 400 cars"."""
    found = child(verb, DIRECT_OBJECTS)
    return found is not None and any(c.pos_ == "NUM" or c.dep_ == "nummod" for c in found.lefts)


def reports_perception(verb: Token) -> bool:
    """Return whether "could be seen" reports that something was seen: not how it may be seen, by whom, or some day."""
    qualified = any(c.dep_ == "agent" or c.lower_ in ("as", "if") or c.ent_type_ == "DATE" for c in verb.rights)
    return is_passive(verb) and has_auxiliary(verb, ("could",)) and not qualified


def is_stative(verb: Token, statives: Collection[str]) -> bool:
    """Return whether a verb under a modal is perfect, progressive or a state.

    "Must have left", "must be leaving", "must know"; ``statives`` are the lemmas of verbs of states.
    """
    return verb.lemma_ in statives or any(
        c.lemma_ in ("have", "be") and c.dep_ == "aux" and c.tag_ == "VB" for c in verb.lefts
    )

"""Readers' belief in a clause beyond its signature, by features of its predicate.

Two predicates of one signature leave readers with different beliefs: they believe more of what somebody "was told that"
than of what he "was asked whether". The weights are a trained model's; without one nothing is changed.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimparse._evidence import StanceLink, StanceMark
from claimparse._grammar.complements import possible_hosts
from claimparse._grammar.tree import is_passive, tense

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_BELIEF = 3.0
"""The firmest belief, as on FactBank's scale from -3 to 3."""


@functools.lru_cache(maxsize=4)
def read_belief_weights(path: Path) -> Mapping[str, float]:
    """Return the weights in a trained model's file: how far each feature shifts the belief."""
    return MappingProxyType(json.loads(path.read_text("utf-8")))


def is_prospective(head: Token) -> bool:
    """Return whether a token heads an infinitive under a predicate in the present or future: "plans to sell".

    The weights are of sentences in the past, where what was planned has happened by now or has not.
    """
    return any(
        frame == "to" and tense(governor) in ("present", "modal") for governor, frame in possible_hosts(head)[:1]
    )


def belief_features(head: Token, marks: Sequence[StanceMark], negated: bool) -> Iterator[str]:
    """Yield the features of the proposition that a token heads: its governor, frame and words of stance."""
    for governor, frame in possible_hosts(head)[:1]:
        word = governor.lemma_.lower()
        yield f"frame={frame}|{negated}|{is_passive(governor)}"
        yield f"under={word}|{negated}"
        yield f"under={word}|{frame}|{negated}"
    for mark in marks:
        word = head.doc[mark.head].lemma_.lower()
        yield f"word={word}|{negated}"


def with_belief(link: StanceLink, head: Token, marks: Sequence[StanceMark], weights: Mapping[str, float]) -> StanceLink:
    """Return the stance with readers' belief shifted by the weights of its features."""
    if is_prospective(head):
        return link
    features = dict.fromkeys(belief_features(head, marks, link.negated))
    shift = sum(weights.get(feature, 0.0) for feature in features)
    shifted = max(-MAX_BELIEF, min(MAX_BELIEF, link.expected + shift))
    return replace(link, expected=round(shifted, 2), moved=round(shift, 2))

"""What readers make of a clause beyond its signature: the signs of its predicate, and what each was found to count.

Two predicates of one signature leave readers with different beliefs: "was told that" tells more than "was asked
whether". The weights are a trained model's; without one nothing is changed.
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
from claimparse._grammar.complements import embeddings
from claimparse._grammar.tree import is_passive, tense

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST = 3.0
"""The surest belief."""


@functools.lru_cache(maxsize=4)
def read_beliefs(path: Path) -> Mapping[str, float]:
    """The weights of a trained model's file: how far each sign moves the belief."""
    return MappingProxyType(json.loads(path.read_text("utf-8")))


def is_to_come(head: Token) -> bool:
    """Return whether a token heads an infinitive under a predicate in the present or future: "plans to sell".

    The weights are of sentences in the past, where what was planned has happened by now or has not.
    """
    return any(frame == "to" and tense(governor) in ("present", "modal") for governor, frame in embeddings(head)[:1])


def signs(head: Token, marks: Sequence[StanceMark], negated: bool) -> Iterator[str]:
    """The names of what is known of the proposition that a token heads: its governor, frame and words of stance."""
    for governor, frame in embeddings(head)[:1]:
        word = governor.lemma_.lower()
        yield f"frame={frame}|{negated}|{is_passive(governor)}"
        yield f"under={word}|{negated}"
        yield f"under={word}|{frame}|{negated}"
    for mark in marks:
        word = head.doc[mark.head].lemma_.lower()
        yield f"word={word}|{negated}"


def believed(link: StanceLink, head: Token, marks: Sequence[StanceMark], weights: Mapping[str, float]) -> StanceLink:
    """The stance with the belief that readers form, moved by what the signs count."""
    if is_to_come(head):
        return link
    by = sum(weights.get(sign, 0.0) for sign in dict.fromkeys(signs(head, marks, link.negated)))
    return replace(link, expected=round(max(-MOST, min(MOST, link.expected + by)), 2), moved=round(by, 2))

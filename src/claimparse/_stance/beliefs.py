"""Readers' belief in a clause beyond its signature, by features of the clause and of what embeds it.

By the rules, readers believe whatever a committed holder holds. In truth they believe less of what is reported than of
what the author tells, and more of what somebody "was told that" than of what he "was asked whether". The weights are
a trained model's; without one nothing is changed.
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
from claimparse._grammar.complements import clause_frame, possible_hosts
from claimparse._grammar.tree import COPULA_LABELS, clause_head, is_verbal, tense
from claimparse._stance.calculus import compose, readers_commitment
from claimparse._stance.facts import CERTAIN, CUE_KIND_FACTS, NEGATING, Mode
from claimparse.types import Commitment, CueKind, StanceLabel

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token

MAX_BELIEF, LEAST_BELIEF = 3.0, 0.1
"""The firmest belief, as on FactBank's scale from -3 to 3, and the least where a holder is committed."""


@functools.lru_cache(maxsize=4)
def read_belief_weights(path: Path) -> Mapping[str, float]:
    """Return the weights in a trained model's file: how far each feature shifts the belief."""
    return MappingProxyType(json.loads(path.read_text("utf-8")))


def with_belief(link: StanceLink, head: Token, marks: Sequence[StanceMark], weights: Mapping[str, float]) -> StanceLink:
    """Return the stance with readers' belief by the weights of its class, its tenses and its words.

    ``moved`` is what the words do within the scale. A commitment that readers take over decides the sign of their
    belief, and a clause's own negation turns its belief round.
    """
    if is_negation(link, head, marks):
        believed = with_belief(affirmed(link, marks), head, marks[:-1], weights)
        return replace(link, expected=-believed.expected, moved=-believed.moved)
    if is_plain(link, head, marks):
        return link
    usual = (belief_class(link, head, marks), *tense_features(link, head, marks))
    shift = sum(weights.get(feature, 0.0) for feature in word_features(link, head, marks))
    belief = link.expected + sum(weights.get(feature, 0.0) for feature in usual)
    committed = readers_commitment((link.author, *(h.commitment for h in link.holders))).score
    low = LEAST_BELIEF if committed > 0 else -MAX_BELIEF
    high = -LEAST_BELIEF if committed < 0 else MAX_BELIEF
    without, expected = (max(low, min(high, b)) for b in (belief, belief + shift))
    return replace(link, expected=round(expected, 2), moved=round(expected - without, 2))


def belief_class(link: StanceLink, head: Token, marks: Sequence[StanceMark]) -> str:
    """Return the class of the proposition that a token heads.

    It is the label, the innermost holder's commitment, and the kind of the innermost cue: whether that is negated, and
    whether the proposition is its complement or only somewhere below.
    """
    if _is_open(link.label):
        return f"class={link.label.value}"
    if not marks:
        return f"class={_held(link)}"
    below = "" if _is_governed(head, marks[-1]) else "|below"
    return f"class={_held(link)}|{_innermost(marks)}{below}"


def tense_features(link: StanceLink, head: Token, marks: Sequence[StanceMark]) -> Iterator[str]:
    """Yield the tense of the proposition that a token heads and of what embeds it; for an infinitive, its form.

    Conditions and questions have no features: whatever is in them stays open.
    """
    if _is_open(link.label):
        return
    held = _held(link)
    for governor, _ in possible_hosts(head)[:1]:
        above = tense(clause_head(governor))
        if above is not None:
            yield f"above={above}|{held}"
            if marks and _is_governed(head, marks[-1]):
                yield f"above={above}|{_innermost(marks)}"
    verb = head.head if head.dep_ in COPULA_LABELS else head
    if is_verbal(verb):
        yield f"tense={tense(verb) or clause_frame(verb)}|{held}"


def word_features(link: StanceLink, head: Token, marks: Sequence[StanceMark]) -> Iterator[str]:
    """Yield the cue of the proposition that a token heads, and the word that embeds it, with its frame."""
    if _is_open(link.label):
        return
    if marks and marks[-1].kind is not CueKind.NEGATION and _is_governed(head, marks[-1]):
        yield f"word={_lemma(head.doc[marks[-1].head])}{_polarity(_is_negated(marks))}"
    for governor, frame in possible_hosts(head)[:1]:
        word, polarity = _lemma(governor), f"|{_innermost_commitment(link).value}{_polarity(link.negated)}"
        yield f"under={word}{polarity}"
        yield f"under={word}|{frame}{polarity}"


def is_plain(link: StanceLink, head: Token, marks: Sequence[StanceMark]) -> bool:
    """Return whether the author asserts a proposition and nothing embeds or qualifies it: readers believe him."""
    return link.label is StanceLabel.ASSERTED and not marks and not possible_hosts(head)


def is_negation(link: StanceLink, head: Token, marks: Sequence[StanceMark]) -> bool:
    """Return whether a proposition is untrue by its own negation, the innermost cue: "said that it was not sold"."""
    if not marks or marks[-1].kind is not CueKind.NEGATION or _innermost_commitment(link).score >= 0:
        return False
    if any(c.score > 0 for c in (link.author, *(h.commitment for h in link.holders))):
        return False  # somebody takes it to be true: "falsely said that it was not sold"
    negated = head.doc[marks[-1].head].head
    return negated.i == head.i or (head.dep_ in COPULA_LABELS and negated.i == head.head.i)


def affirmed(link: StanceLink, marks: Sequence[StanceMark]) -> StanceLink:
    """Return the stance that a proposition has without its own negation, the last of its marks."""
    rest = marks[:-1]
    author = compose(link.author, NEGATING)
    holders = tuple(h._replace(commitment=compose(h.commitment, NEGATING)) for h in link.holders)
    hedged = any(CUE_KIND_FACTS[mark.kind].mode & Mode.HEDGED for mark in rest)
    if (holders[-1].commitment if holders else author) is not CERTAIN and (hedged or not holders):
        label = StanceLabel.HEDGED
    else:
        label = StanceLabel.REPORTED if holders else StanceLabel.ASSERTED
    negated = any(mark.kind is CueKind.NEGATION for mark in rest)
    return replace(link, label=label, author=author, holders=holders, expected=-link.expected, negated=negated)


def _is_open(label: StanceLabel) -> bool:
    """Return whether nobody says that a clause is so: it is a condition or a question."""
    return label is StanceLabel.CONDITIONAL or label is StanceLabel.QUESTIONED


def _is_governed(head: Token, mark: StanceMark) -> bool:
    """Return whether a proposition is the complement of a cue, or modified by it."""
    return head.doc[mark.head].head.i == head.i or any(g.i in mark.tokens for g, _ in possible_hosts(head))


def _held(link: StanceLink) -> str:
    """The label and the innermost holder's commitment."""
    return f"{link.label.value} {_innermost_commitment(link).value}"


def _innermost_commitment(link: StanceLink) -> Commitment:
    return link.holders[-1].commitment if link.holders else link.author


def _innermost(marks: Sequence[StanceMark]) -> str:
    """The kind of the innermost cue, and whether it is negated: "intention|not"."""
    return marks[-1].kind.value + _polarity(_is_negated(marks))


def _is_negated(marks: Sequence[StanceMark]) -> bool:
    """Return whether the innermost cue is negated, not negated twice."""
    return sum(mark.kind is CueKind.NEGATION for mark in marks[:-1]) % 2 == 1


def _polarity(negated: bool) -> str:
    return "|not" if negated else ""


def _lemma(word: Token) -> str:
    return str(word.lemma_.lower())

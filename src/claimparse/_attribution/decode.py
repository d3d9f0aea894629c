"""Readings of the model: the best chain of each candidate cue, as runs of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from claimparse._attribution.candidates import Candidates
from claimparse._attribution.crf import STATES, Ints, Weights, attribution_probabilities, potentials, viterbi_by_window
from claimparse._attribution.readings import Reading
from claimparse._evidence import AttributionLink, Run, runs_of, tokens_of


@dataclass(frozen=True, slots=True)
class Decoder:
    """The weights of the evidence, and the least probabilities of an attribution.

    ``threshold`` holds for what the model alone finds, ``threshold_if_rule_agrees`` for what the rules have, too.
    """

    weights: Weights
    threshold: float
    threshold_if_rule_agrees: float

    def read(self, candidates: Sequence[Candidates], rules: Sequence[AttributionLink]) -> list[Reading]:
        """The readings of the candidates that are probable enough, each with the rules' attribution of its cue."""
        by_head = {r.cue_head: k for k, r in enumerate(rules) if r.parent is None}
        found = (_with_rule(f, by_head) for f in _decoded(candidates, rules, self.weights))
        return [f for f in found if f.probability >= self._least(f)]

    def _least(self, reading: Reading) -> float:
        return self.threshold if reading.rule is None else self.threshold_if_rule_agrees


def _with_rule(found: Reading, by_head: Mapping[int, int]) -> Reading:
    """A reading with the rules' attribution whose cue's head is in its cue: "continued by saying"."""
    if found.rule is not None:
        return found
    heads = (by_head[t] for r in found.cue for t in range(*r) if t in by_head)
    return replace(found, rule=next(heads, None))


def _decoded(candidates: Sequence[Candidates], rules: Sequence[AttributionLink], weights: Weights) -> Iterator[Reading]:
    """Yield the readings of the best chains; where one gives no content, the spans of the rules."""
    decoded = viterbi_by_window([potentials(c.evidence, weights) for c in candidates], weights)
    for c, states in zip(candidates, decoded, strict=True):
        p = c.probability
        confidence = attribution_probabilities(np.log(p / np.maximum(1 - p, 1e-9)), c.evidence, states, weights)
        for row, (cue, link) in enumerate(zip(c.cues.tolist(), c.links, strict=True)):
            spans = _spans(c.tokens, states[row])
            head = Run(c.tokens[cue], c.tokens[cue] + 1)
            found = Reading(spans["cue"] or (head,), spans["source"], spans["content"], float(confidence[row]), link)
            if found.content:
                yield found
            elif link is not None:
                yield found.with_spans_of(rules[link])


def _spans(tokens: Sequence[int], states: Ints) -> dict[str, tuple[Run, ...]]:
    """The runs of content, cue and source; ``states`` are those of the tokens, (tokens,)."""
    inside = np.flatnonzero(states)
    found: dict[int, list[int]] = {state: [] for state in STATES.values()}
    for k, state in zip(inside.tolist(), states[inside].tolist(), strict=True):
        found[state].append(tokens[k])
    return {name: runs_of(found[state]) for name, state in STATES.items()}


def without_overlaps(found: Iterable[Reading]) -> list[Reading]:
    """Of readings whose cues share a token the one that the rules have, else the most probable; in text order."""
    taken: set[int] = set()
    kept = []
    for f in sorted(found, key=lambda f: (f.rule is None, -f.probability, f.head)):
        cue = tokens_of(f.cue)
        if taken.isdisjoint(cue):
            taken |= cue
            kept.append(f)
    return sorted(kept, key=lambda f: f.head)

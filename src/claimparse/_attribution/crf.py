"""Read attributions off the network's scores: a chain over the tokens for each cue, with further evidence.

Quotation marks, phrases and rules are that evidence. A token is in one of four states with regard to a cue: outside, in
the content, the cue or the source. Its score in a state, and the score of a span that begins or ends at it, is a
weighted sum of the network's scores and of features; the weights are those of a conditional random field (Lafferty,
McCallum and Pereira 2001), fitted on documents that the network was not trained on. The best chain is Viterbi's.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal, cast

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

NEVER = -1e4
"""The score of what is impossible."""

STATES = {"content": 1, "cue": 2, "source": 3}
"""The states of a token in an attribution; 0 is outside."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the evidence, float32.

    ``role`` (7,) scales the network's scores, ``bias`` (7,); ``classes`` (classes, 4) and ``quoted``
    (3, 4) count in a state; ``rules`` (8, 7) by the rules' label, 0 where they have no such cue; ``begin`` (edges, 4)
    and ``end`` (edges, 3); ``move`` (4, 4) from state to state at a break, ``stay`` (3,). ``trust`` (8,) weighs the
    features by which an attribution is trusted, see :func:`confidence_features`.
    """

    role: Floats
    bias: Floats
    classes: Floats
    quoted: Floats
    rules: Floats
    begin: Floats
    end: Floats
    move: Floats
    stay: Floats
    trust: Floats


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence on the cues of one window.

    ``roles`` (cues, tokens, 7) are logarithms of probabilities; ``classes`` and ``quoted``
    (tokens,) as features have them; ``rules`` (cues, tokens) are the rules' labels plus one, 0 where they have no such
    cue; ``begin`` and ``end`` (tokens, edges); ``own`` (cues, tokens, 4) is NEVER where a cue's own token would not be
    in the cue, else 0.
    """

    roles: Floats
    classes: Ints
    quoted: Ints
    rules: Ints
    begin: Floats
    end: Floats
    own: Floats


@dataclass(frozen=True, slots=True)
class Potentials:
    """The scores of all states: ``enter`` (cues, tokens, 4), ``keep`` and ``leave`` (cues, tokens, 3), float32.

    ``enter[..., s]`` is the score of a token that begins a span in state ``s`` or is outside, ``keep`` of one that goes
    on with one, and ``leave`` is added where a span ends with the token.
    """

    enter: Floats
    keep: Floats
    leave: Floats


def log_softmax(scores: Floats) -> Floats:
    """The logarithms of probabilities along the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return cast(Floats, shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)))


_ENTER, _KEEP = [0, 1, 3, 5], [2, 4, 6]


def potentials(e: Evidence, w: Weights) -> Potentials:
    """The weighted evidence; also of tensors, to fit the weights."""
    labels = e.roles * w.role + w.bias + w.rules[e.rules]
    states = (w.classes[e.classes] + w.quoted[e.quoted])[None] + e.own
    enter = labels[..., _ENTER] + states + (e.begin @ w.begin)[None]
    return Potentials(enter, labels[..., _KEEP] + states[..., 1:], (e.end @ w.end)[None] + 0 * enter[..., 1:])


def viterbi_by_window(windows: Sequence[Potentials], weights: Weights) -> list[Ints]:
    """The results of :func:`viterbi` for each of several windows, found at once."""
    if not windows:
        return []
    width = max(c.enter.shape[1] for c in windows)
    states = viterbi(_stacked(windows, width), weights)
    rows = np.cumsum([0, *(len(c.enter) for c in windows)]).tolist()
    places = [(slice(*ends), slice(c.enter.shape[1])) for c, ends in zip(windows, pairwise(rows), strict=True)]
    return [states[at] for at in places]


def _stacked(windows: Sequence[Potentials], width: int) -> Potentials:
    """The potentials of several windows as those of one; everything after the end of a window is outside."""

    def padded(name: Literal["enter", "keep", "leave"], outside: float, inside: float) -> Floats:
        parts: list[Floats] = []
        for c in windows:
            scores: Floats = getattr(c, name)
            fill = np.full((len(scores), width - scores.shape[1], scores.shape[2]), inside, dtype=np.float32)
            fill[..., 0] = outside
            parts.append(np.concatenate([scores, fill], axis=1))
        return np.concatenate(parts)

    return Potentials(padded("enter", 0, NEVER), padded("keep", NEVER, NEVER), padded("leave", 0, 0))


def viterbi(scores: Potentials, weights: Weights) -> Ints:
    """The best state of each token, (cues, tokens).

    Everything after the last token is outside.
    """
    enter, keep, leave = (np.ascontiguousarray(s.swapaxes(0, 1)) for s in (scores.enter, scores.keep, scores.leave))
    keep += weights.stay
    tokens, cues, _ = enter.shape
    left = np.zeros_like(enter)  # left[t]: the best score of a chain whose span in each state ends before token t
    goes_on = np.zeros(enter.shape, dtype=bool)
    moves = np.ascontiguousarray(weights.move.T)
    score = enter[0].copy()
    for t in range(1, tokens):
        kept = score[:, 1:] + keep[t]
        score[:, 1:] += leave[t - 1]
        left[t] = score
        score = (score[:, None] + moves).max(axis=2)
        score += enter[t]
        np.greater(kept, score[:, 1:], out=goes_on[t, :, 1:])
        np.maximum(kept, score[:, 1:], out=score[:, 1:])
    score[:, 1:] += leave[-1]
    rows, states = np.arange(cues), np.empty((tokens, cues), dtype=np.int64)
    states[-1] = (score + moves[0]).argmax(axis=1)
    for t in range(tokens - 1, 0, -1):
        state = states[t]
        before = (left[t] + moves[state]).argmax(axis=1)
        states[t - 1] = np.where(goes_on[t, rows, state], state, before)
    return states.T


def attribution_probabilities(logits: Floats, e: Evidence, states: Ints, weights: Weights) -> Floats:
    """The probability that each attribution is right, (cues,).

    Right means that the source is found and at least half of the content. The probability is a logistic regression on
    :func:`confidence_features`, and calibrated: of all attributions given 0.8, four in five are right.
    """
    return cast(Floats, 1 / (1 + np.exp(-(confidence_features(logits, e, states) @ weights.trust))))


def confidence_features(logits: Floats, e: Evidence, states: Ints) -> Floats:
    """The features of the probability that an attribution is right, (cues, 8).

    In order: the network's score of the cue; whether the rules have the cue; if they do, how much the network doubts
    it; whether there is a source; how sure the network is of the content's tokens; the same of the source's; how much
    of the content is quoted; the constant 1.
    """
    inside = [np.logaddexp(e.roles[..., k], e.roles[..., k + 1]) for k in (1, 3, 5)]
    content, source = states == STATES["content"], states == STATES["source"]

    def mean(values: Floats, where: npt.NDArray[np.bool_]) -> Floats:
        return cast(Floats, np.where(where, values, 0).sum(axis=1) / np.maximum(where.sum(axis=1), 1))

    ruled = (e.rules > 0).any(axis=1)
    speech = content & (e.quoted == 2)[None]
    columns = [
        np.clip(logits, -4, 6),
        ruled,
        ruled * np.clip(-logits, 0, 4),
        source.any(axis=1),
        np.clip(mean(inside[0], content), -4, 0),
        np.clip(mean(inside[2], source), -4, 0),
        speech.sum(axis=1) / np.maximum(content.sum(axis=1), 1),
        np.ones(len(states)),
    ]
    return np.stack([np.asarray(c, dtype=np.float32) for c in columns], axis=1)


@functools.lru_cache(maxsize=4)
def read_weights(path: Path) -> Weights:
    """The weights in a file."""
    with np.load(path, allow_pickle=False) as arrays:
        return Weights(**{name: arrays[name].astype(np.float32) for name in Weights.__dataclass_fields__})

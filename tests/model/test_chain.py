"""The chain that is read off the network's scores is the best of all."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claimparse._attribution.crf import Potentials, Weights, viterbi

TOKENS, SCORES = 4, st.integers(-20, 20)


def scores(*shape: int) -> st.SearchStrategy[np.ndarray]:
    """Whole numbers: their sums are exact, so equal chains have equal scores."""
    size = int(np.prod(shape))
    return st.lists(SCORES, min_size=size, max_size=size).map(lambda v: np.array(v, np.float32).reshape(shape))


def score_of(states: tuple[int, ...], p: Potentials, w: Weights) -> float:
    """The score of a chain: the best over every choice of which tokens go on with the span before them."""
    repeated = [t for t in range(1, TOKENS) if states[t] == states[t - 1] != 0]
    choices = itertools.product((False, True), repeat=len(repeated))
    return max(_score(states, {t for t, c in zip(repeated, choice, strict=True) if c}, p, w) for choice in choices)


def _score(states: tuple[int, ...], going_on: set[int], p: Potentials, w: Weights) -> float:
    total = p.enter[0, 0, states[0]] + w.move[states[-1], 0]
    for t in range(1, TOKENS):
        s, before = states[t], states[t - 1]
        total += p.keep[0, t, s - 1] + w.stay[s - 1] if t in going_on else p.enter[0, t, s] + w.move[before, s]
    ends = [t for t in range(TOKENS) if states[t] and t + 1 not in going_on]
    return float(total + sum(p.leave[0, t, states[t] - 1] for t in ends))


@given(scores(1, TOKENS, 4), scores(1, TOKENS, 3), scores(1, TOKENS, 3), scores(4, 4), scores(3))
def test_no_chain_scores_higher(
    enter: np.ndarray, keep: np.ndarray, leave: np.ndarray, move: np.ndarray, stay: np.ndarray
) -> None:
    unused = dict.fromkeys(Weights.__dataclass_fields__, np.zeros(0, np.float32))
    potentials, weights = Potentials(enter, keep, leave), Weights(**(unused | {"move": move, "stay": stay}))
    best = tuple(viterbi(potentials, weights)[0].tolist())
    every = itertools.product(range(4), repeat=TOKENS)
    assert score_of(best, potentials, weights) == max(score_of(c, potentials, weights) for c in every)

"""Fit a conditional log-linear model of choices, with pairs of features."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import torch

LEAST_TIMES = 8
"""A feature that is seen in fewer cases gets no weight."""
LEAST_TIMES_OF_PAIR = 40
PENALTY, PENALTY_OF_ALL_PAIRS = 2.0, 6.0
JOINT = " & "


@dataclass
class Case:
    """A choice: its kind, the features of its options, the first of which is none of the others, and the right ones.

    ``document`` and ``corpus`` are the names of those that it is from.
    """

    kind: str
    options: Sequence[Sequence[str]]
    right: frozenset[int]
    document: str
    corpus: str


def fit(cases: Sequence[Case], importance: Mapping[str, float], pairs: int) -> dict[str, float]:
    """The weights of the features, and of the ``pairs`` of features that tell most.

    ``importance`` weighs the cases of each corpus. A pair is named by its features in alphabetical order.
    """
    every = _fit(cases, _frequent(cases, LEAST_TIMES_OF_PAIR, with_pairs=True), importance, PENALTY_OF_ALL_PAIRS)
    joint = sorted((f for f in every if JOINT in f), key=lambda f: (-abs(every[f]), f))
    return _fit(cases, [*_frequent(cases, LEAST_TIMES), *joint[:pairs]], importance, PENALTY)


def with_pairs(option: Sequence[str]) -> list[str]:
    """The features of an option, and all pairs of them."""
    single = sorted(set(option))
    return [*single, *(f"{a}{JOINT}{b}" for a, b in combinations(single, 2))]


def _frequent(cases: Sequence[Case], times: int, *, with_pairs: bool = False) -> list[str]:
    """The features of enough cases; pairs are those of the options but the first."""
    found: Counter[str] = Counter()
    for case in cases:
        features = {f for option in case.options for f in option}
        if with_pairs:
            features |= {f for option in case.options[1:] for f in _pairs(option)}
        found.update(features)
    return sorted(f for f, n in found.items() if n >= times)


def _pairs(option: Sequence[str]) -> list[str]:
    return [f"{a}{JOINT}{b}" for a, b in combinations(sorted(set(option)), 2)]


def _fit(
    cases: Sequence[Case], names: Sequence[str], importance: Mapping[str, float], penalty: float
) -> dict[str, float]:
    """The weights of some features that make the right options most likely, with a penalty on their squares."""
    place = {f: k for k, f in enumerate(names)}
    has_pairs = any(JOINT in f for f in names)
    rows: list[int] = []
    columns: list[int] = []
    owner: list[int] = []
    right: list[bool] = []
    for n, case in enumerate(cases):
        for k, option in enumerate(case.options):
            features: Collection[str] = set(option) | set(_pairs(option) if has_pairs and k else ())
            ids = [place[f] for f in sorted(features) if f in place]
            rows += [len(owner)] * len(ids)
            columns += ids
            owner.append(n)
            right.append(k in case.right)
    shape = (len(owner), len(names))
    x = torch.sparse_coo_tensor(torch.tensor([rows, columns]), torch.ones(len(rows)), shape).coalesce().to_sparse_csr()
    of, is_right = torch.tensor(owner), torch.tensor(right)
    weight = torch.tensor([importance[c.corpus] for c in cases])
    w = torch.zeros(len(names), requires_grad=True)
    optimizer = torch.optim.LBFGS([w], max_iter=50, line_search_fn="strong_wolfe")

    def log_sum(scores: torch.Tensor) -> torch.Tensor:
        top = torch.full((len(cases),), -1e9).scatter_reduce(0, of, scores.detach(), "amax")
        return top + torch.zeros(len(cases)).scatter_add(0, of, (scores - top[of]).exp()).log()

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        scores = (x @ w[:, None])[:, 0]
        loss = weight * (log_sum(scores) - log_sum(scores.masked_fill(~is_right, -1e9)))
        value = loss.sum() + penalty / 2 * (w**2).sum()
        value.backward()
        return value

    optimizer.step(closure)
    return {f: round(v, 3) for f, v in zip(names, w.detach().tolist(), strict=True) if abs(v) >= 0.0005}

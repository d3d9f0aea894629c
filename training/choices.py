"""Fit a conditional log-linear model of choices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch

LEAST_TIMES = 8
"""A feature that is seen in fewer cases gets no weight."""
PENALTY = 2.0


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


def fit(cases: Sequence[Case], importance: Mapping[str, float]) -> dict[str, float]:
    """The weights of the features that make the right options most likely, with a penalty on their squares.

    ``importance`` weighs the cases of each corpus.
    """
    times = Counter(f for case in cases for f in {f for option in case.options for f in option})
    names = sorted(f for f, n in times.items() if n >= LEAST_TIMES)
    place = {f: k for k, f in enumerate(names)}
    rows: list[int] = []
    columns: list[int] = []
    owner: list[int] = []
    right: list[bool] = []
    for n, case in enumerate(cases):
        for k, option in enumerate(case.options):
            ids = sorted(place[f] for f in set(option) if f in place)
            rows += [len(owner)] * len(ids)
            columns += ids
            owner.append(n)
            right.append(k in case.right)
    shape = (len(owner), len(names))
    x = torch.sparse_coo_tensor(torch.tensor([rows, columns]), torch.ones(len(rows)), shape).coalesce().to_sparse_csr()
    of, is_right = torch.tensor(owner), torch.tensor(right)
    weight = torch.tensor([importance[c.corpus] for c in cases])
    w = torch.zeros(len(names), requires_grad=True)
    optimizer = torch.optim.LBFGS([w], max_iter=80, line_search_fn="strong_wolfe")

    def log_sum(scores: torch.Tensor) -> torch.Tensor:
        top = torch.full((len(cases),), -1e9).scatter_reduce(0, of, scores.detach(), "amax")
        return top + torch.zeros(len(cases)).scatter_add(0, of, (scores - top[of]).exp()).log()

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        scores = (x @ w[:, None])[:, 0]
        loss = weight * (log_sum(scores) - log_sum(scores.masked_fill(~is_right, -1e9)))
        value = loss.sum() + PENALTY / 2 * (w**2).sum()
        value.backward()
        return value

    optimizer.step(closure)
    return {f: round(v, 3) for f, v in zip(names, w.detach().tolist(), strict=True) if abs(v) >= 0.0005}

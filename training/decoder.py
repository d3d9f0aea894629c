"""Fit the decoder on the documents held out: ``python -m training.decoder CONFIG.toml MODEL``.

MODEL is a folder with network.onnx, pairs.npz and tokenizer.json; decoder.npz is added. First the weights of the chain
are fitted, then those by which an attribution is trusted, and the threshold with the best F1.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

import claimparse
from claimparse._attribution.candidates import CandidateFinder, Candidates, label_tokens
from claimparse._attribution.crf import STATES, Evidence, Weights, confidence_features, potentials, viterbi
from claimparse._evidence import Chars, Run
from claimparse._grammar.token_classes import PHRASE_EDGES, WORD_CLASSES
from claimparse._inspect import analyse
from claimparse._model.labels import TAGS
from claimparse._model.network import Network
from claimparse._model.windows import windows
from training.data import is_held_out
from training.sources import read_records
from training.train import tokenizer_of

SCALE = 2.0
"""The weight of the network's scores against the features: less gives more exact ends and fewer attributions."""

BY_CUE = frozenset({"roles", "rules", "own"})
"""The evidence with a row for each cue."""

SHAPES = {
    "bias": (len(TAGS),),
    "classes": (len(WORD_CLASSES), 4),
    "quoted": (3, 4),
    "rules": (len(TAGS) + 1, len(TAGS)),
    "begin": (len(PHRASE_EDGES), 4),
    "end": (len(PHRASE_EDGES), 3),
    "move": (4, 4),
    "stay": (3,),
}


@dataclass
class Case:
    """The candidates of one window; ``gold`` (cues, tokens) are labels, ``known`` the rows that are cues in the gold.

    ``right`` are the (content, source) tokens of each gold attribution in the window.
    """

    found: Candidates
    gold: np.ndarray
    known: np.ndarray
    right: list[tuple[frozenset[int], frozenset[int]]]


def cases(folder: Path, records: Iterable[dict[str, Any]]) -> list[Case]:
    """The windows of documents with evidence and gold."""
    tokenizer, network = tokenizer_of(folder), Network(folder / "network.onnx", folder / "pairs.npz", 1)
    parser, out = claimparse.load(engine="rules"), []
    for record in records:
        analysis = analyse(parser, record["text"])
        parsed = analysis.parsed
        finder = CandidateFinder(parsed, analysis.quotes, analysis.rule_attributions)
        scored = [(w, network.scores(w)) for w in windows(parsed.words, parsed.runs, tokenizer)]
        gold = [
            {role: [parsed.tokens_of(Chars(s, e)) for s, e in a[role]] for role in ("content", "cue", "source")}
            for a in record["attributions"]
        ]
        out.extend(_case(found, gold) for found in finder.find(network, scored))
    return out


def _case(found: Candidates, gold: Sequence[dict[str, list[Run]]]) -> Case:
    place = {t: k for k, t in enumerate(found.tokens)}
    width = len(found.tokens)
    rows, right = np.zeros((len(found.cues), width), dtype=np.int64), []
    known: dict[int, int] = {}
    for a in gold:
        content, cue, source = (
            frozenset(place[t] for r in a[role] for t in range(*r) if t in place)
            for role in ("content", "cue", "source")
        )
        if not cue:
            continue
        right.append((content, source))
        hits = [row for row, c in enumerate(found.cues.tolist()) if c in cue]
        if hits:
            rows[hits[0]] = label_tokens(a, place, width)
            known[hits[0]] = 1
    return Case(found, rows, np.array(sorted(known), dtype=np.int64), right)


def loss(batch: Sequence[Case], p: dict[str, Tensor]) -> Tensor:
    """The negative logarithm of the gold chains' probability, summed (forward algorithm)."""
    w = Weights(**p, trust=torch.zeros(1))  # type: ignore[arg-type]
    width = max(c.gold.shape[1] for c in batch)
    parts: list[list[Tensor]] = [[], [], [], []]
    for case in batch:
        e = case.found.evidence
        values = [getattr(e, f.name)[case.known] if f.name in BY_CUE else getattr(e, f.name) for f in fields(Evidence)]
        c = potentials(Evidence(*map(torch.from_numpy, values)), w)  # type: ignore[arg-type]
        rows, pad = len(case.known), width - case.gold.shape[1]
        off = torch.full((rows, pad, 3), -1e4)
        parts[0].append(torch.cat([c.enter, torch.cat([torch.zeros(rows, pad, 1), off], -1)], 1))
        parts[1].append(torch.cat([c.keep, off], 1))
        parts[2].append(torch.cat([c.leave, torch.zeros(rows, pad, 3)], 1))
        gold = torch.from_numpy(case.gold[case.known])
        parts[3].append(torch.cat([gold, torch.zeros(rows, pad, dtype=torch.long)], 1))
    enter, keep, leave, gold = (torch.cat(part) for part in parts)
    rows = torch.arange(len(enter))
    none = torch.zeros(len(enter), 1)
    state = (gold + 1) // 2
    score, total = enter[:, 0], enter[rows, 0, state[:, 0]]
    for t in range(1, width):
        ends = torch.cat([none, leave[:, t - 1]], 1)
        entered = torch.logsumexp((score + ends)[:, :, None] + p["move"][None], 1) + enter[:, t]
        on = p["stay"] + keep[:, t]
        kept = score[:, 1:] + on
        score = torch.cat([entered[:, :1], torch.logaddexp(entered[:, 1:], kept)], 1)
        a, b = state[:, t - 1], state[:, t]
        goes_on = (gold[:, t] % 2 == 0) & (gold[:, t] > 0)
        breaks = ends[rows, a] + p["move"][a, b] + enter[rows, t, b]
        total = total + torch.where(goes_on, torch.cat([none, on], 1)[rows, b], breaks)
    ends = torch.cat([none, leave[:, -1]], 1) + p["move"][:, 0]
    return (torch.logsumexp(score + ends, 1) - total - ends[rows, state[:, -1]]).sum()


def fit_chain(data: Sequence[Case], steps: int = 25, l2: float = 4e-4) -> dict[str, Tensor]:
    """The weights of the chain."""
    data = sorted((c for c in data if len(c.known)), key=lambda c: c.gold.shape[1])
    groups = [data[k : k + 24] for k in range(0, len(data), 24)]
    free = {name: torch.zeros(shape, requires_grad=True) for name, shape in SHAPES.items()}
    fixed = {"role": torch.full((len(TAGS),), SCALE)}
    optimizer = torch.optim.Adam(free.values(), lr=0.06)
    for step in range(steps):
        optimizer.param_groups[0]["lr"] = 0.06 * (1 - step / steps)
        for group in groups:
            penalty = sum((v**2).sum() for v in free.values())
            value = loss(group, free | fixed) / sum(len(c.known) for c in group) + l2 * penalty
            optimizer.zero_grad()
            value.backward()
            optimizer.step()
    return {name: v.detach() for name, v in (free | fixed).items()}


def fit_trust(data: Sequence[Case], weights: Weights) -> tuple[np.ndarray, float, float]:
    """The weights of the confidence features, the threshold with the best F1, and the expected calibration error."""
    xs, ys = [], []
    for case in data:
        e = case.found.evidence
        states = viterbi(potentials(e, weights), weights)
        xs.append(confidence_features(_logit(case.found.probability), e, states))
        ys.append([_is_right(row, case.right) for row in states])
    x, y = torch.from_numpy(np.concatenate(xs)), torch.tensor(np.concatenate(ys), dtype=torch.float32)
    w = torch.zeros(x.shape[1], requires_grad=True)
    optimizer = torch.optim.LBFGS([w], max_iter=200)

    def closure() -> Tensor:
        optimizer.zero_grad()
        value = torch.nn.functional.binary_cross_entropy_with_logits(x @ w, y) + 1e-4 * (w**2).sum()
        value.backward()
        return value

    optimizer.step(closure)
    p = torch.sigmoid(x @ w).detach().numpy()
    gold = sum(len(c.right) for c in data)
    scores = {t: 2 * float(y[p >= t].sum()) / (float((p >= t).sum()) + gold) for t in np.arange(0.1, 0.9, 0.02)}
    threshold = max(scores, key=lambda t: scores[t])
    return w.detach().numpy(), float(threshold), calibration_error(p, y.numpy())


def calibration_error(p: np.ndarray, y: np.ndarray, bins: int = 10) -> float:
    """The mean distance between the probabilities of predictions and the shares of them that are right."""
    at = np.minimum((p * bins).astype(int), bins - 1)
    return float(
        sum(abs(p[at == b].mean() - y[at == b].mean()) * (at == b).mean() for b in range(bins) if (at == b).any())
    )


def _logit(p: np.ndarray) -> np.ndarray:
    return np.log(p / np.maximum(1 - p, 1e-9))


def _is_right(states: np.ndarray, gold: Sequence[tuple[frozenset[int], frozenset[int]]]) -> bool:
    content, source = (set(np.flatnonzero(states == STATES[name]).tolist()) for name in ("content", "source"))
    return any(
        2 * len(content & c) >= 0.5 * (len(content) + len(c)) and (bool(source & s) or not (source or s))
        for c, s in gold
        if content
    )


def main() -> None:
    """Fit and write."""
    config, folder = tomllib.loads(Path(sys.argv[1]).read_text("utf-8")), Path(sys.argv[2])
    torch.set_num_threads(1)
    records = read_records(Path(config["labels"]) / "polnear.jsonl")
    data = cases(folder, [r for r in records if is_held_out(r["id"])])
    chain = {name: v.numpy() for name, v in fit_chain(data).items()}
    trust, threshold, error = fit_trust(data, Weights(**chain, trust=np.zeros(1, np.float32)))
    np.savez(folder / "decoder.npz", **chain, trust=trust)
    print(json.dumps({"threshold": round(threshold, 2), "calibration error": round(error, 4)}))


if __name__ == "__main__":
    main()

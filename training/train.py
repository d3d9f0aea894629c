"""Train the network: ``python -m training.train CONFIG.toml``.

Writes checkpoints and a log of figures to the configuration's folder; the same command goes on from the last
checkpoint. With ``teachers``, folders of models exported before, the labels are softened by the mean of theirs:
annotators often disagree on where a content ends, and a hard label hides it.
"""

from __future__ import annotations

import json
import math
import random
import sys
import time
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

from claimparse._model.labels import TAGS, distance_buckets
from claimparse._model.network import Network as Deployed
from training.data import CorpusReader, Example, is_held_out, read_records
from training.network import Network

CLS, SEP, MASK = 101, 102, 103
CHECKPOINT = 100


def tokenizer_of(folder: Path) -> Tokenizer:
    """The encoder's tokenizer, without truncation or padding."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def batches(examples: Sequence[Example], pieces: int) -> list[list[Example]]:
    """Windows of similar length together, at most ``pieces`` a batch, padding included."""
    out: list[list[Example]] = []
    batch: list[Example] = []
    for e in sorted(examples, key=lambda e: len(e.window.pieces)):
        if batch and (len(batch) + 1) * (len(e.window.pieces) + 2) > pieces:
            out.append(batch)
            batch = []
        batch.append(e)
    return [*out, batch] if batch else out


def tensors(batch: Sequence[Example], masked: float = 0.0) -> tuple[Tensor, Tensor]:
    """Ids and attention mask; a share of the pieces is ``masked``, so that constructions are learnt, not names."""
    width = max(len(e.window.pieces) for e in batch) + 2
    ids = torch.zeros(len(batch), width, dtype=torch.long)
    mask = torch.zeros(len(batch), width, dtype=torch.long)
    for row, e in enumerate(batch):
        n = len(e.window.pieces) + 2
        ids[row, :n] = torch.tensor([CLS, *e.window.pieces, SEP])
        mask[row, :n] = 1
    if masked:
        words = (ids != 0) & (ids != CLS) & (ids != SEP)
        ids[words & (torch.rand(ids.shape) < masked)] = MASK
    return ids, mask


@dataclass
class SoftLabels:
    """The labels of teachers for a window: ``heads`` (tokens,) and ``roles[c]`` (tokens, labels), probabilities."""

    heads: Tensor
    roles: dict[int, Tensor]


def encoded(network: Network, batch: Sequence[Example], masked: float = 0.0) -> list[Tensor]:
    """The vectors of each window's tokens."""
    ids, mask = tensors(batch, masked)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        h = network.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
    h = network.dropout(h.float())
    return [h[row, torch.tensor(e.window.first) + 1] for row, e in enumerate(batch)]


def roles_of(network: Network, x: Tensor, cues: Sequence[int]) -> Tensor:
    """The scores (cues, tokens, labels) of every token's role in the attribution of each cue."""
    at = torch.tensor(cues)
    near = torch.from_numpy(distance_buckets(at.numpy(), len(x)))
    return network.roles(network.roles.word(x), network.roles.cue(x[at]), near)


def loss_of(network: Network, batch: Sequence[tuple[Example, SoftLabels | None]], masked: float = 0.0) -> Tensor:
    """The sum of the losses of tags, heads and roles; those of rare labels are divided by their own number."""
    tags, heads, roles = [], [], []
    tokens, cues, marked = 0, 1.0, 1.0
    for (e, soft), x in zip(batch, encoded(network, [e for e, _ in batch], masked), strict=True):
        unary = network.unary(x)
        tags.append(F.cross_entropy(unary[:, : len(TAGS)], torch.tensor(e.tags), reduction="sum"))
        tokens += len(e.tags)
        head = torch.zeros(len(x))
        head[list(e.roles)] = 1
        targets = {c: F.one_hot(torch.tensor(labels), len(TAGS)).float() for c, labels in e.roles.items()}
        if soft is not None:
            head = (head + soft.heads) / 2
            targets = {c: (targets[c] + p) / 2 if c in targets else p * soft.heads[c] for c, p in soft.roles.items()}
        heads.append(F.binary_cross_entropy_with_logits(unary[:, len(TAGS)], head, reduction="sum"))
        cues += float(head.sum())
        if targets:
            target = torch.stack([targets[c] for c in sorted(targets)])
            scores = roles_of(network, x, sorted(targets)).log_softmax(-1)
            roles.append(-(target * scores).sum())
            marked += float(target[..., 1:].sum())
    total = torch.stack(tags).sum() / tokens + 0.5 * torch.stack(heads).sum() / cues
    return total + torch.stack(roles).sum() / marked if roles else total


MIN_TEACHER_PROBABILITY = 0.3
"""The least probability of a cue of the teachers that is learnt from though it was not annotated."""


def soft_labels(teachers: Sequence[Deployed], e: Example) -> SoftLabels | None:
    """The mean of the teachers' labels for a window; None without teachers."""
    if not teachers:
        return None
    scored = [(t, t.scores(e.window)) for t in teachers]
    heads = torch.stack([torch.from_numpy(s.heads).sigmoid() for _, s in scored]).mean(0)
    cues = sorted({*e.roles, *torch.nonzero(heads > MIN_TEACHER_PROBABILITY).flatten().tolist()})
    roles = torch.stack([torch.from_numpy(t.roles(s, np.array(cues, dtype=np.int64))).softmax(-1) for t, s in scored])
    return SoftLabels(heads, dict(zip(cues, roles.mean(0), strict=True)))


class Average:
    """A moving average of the weights, which decodes better than the last ones."""

    def __init__(self, network: nn.Module, decay: float) -> None:
        self.decay = decay
        self.kept = {k: v.detach().clone() for k, v in network.state_dict().items()}

    def update(self, network: nn.Module, step: int) -> None:
        """Move towards the weights of a step; the first steps weigh less."""
        decay = min(self.decay, (1 + step) / (10 + step))
        for k, v in network.state_dict().items():
            if v.is_floating_point():
                self.kept[k].lerp_(v.detach(), 1 - decay)


def examples_of(config: dict[str, Any], tokenizer: Tokenizer) -> list[list[Example]]:
    """The training examples, in turns: windows of different lengths show a sentence with more or less context.

    Held-out documents are left out.
    """
    reader = CorpusReader(tokenizer)
    records = read_records(Path(config["corpora"]) / "attribution/polnear.train.jsonl")
    kept = [r for r in records if not is_held_out(r["id"])][: config.get("documents")]
    return [[e for r in kept for e in reader.attributions(r, limit)] for limit in config["windows"]]


def network_of(config: dict[str, Any], weights: Path | None = None) -> Network:
    """The network before training, or with the weights of an earlier run."""
    network = Network(Path(config["encoder"]))
    if weights is not None:
        network.load_state_dict(torch.load(weights, weights_only=True))
    return network


class TrainingRun:
    """A training run: the state that a checkpoint holds, written and read."""

    def __init__(self, config: dict[str, Any], folder: Path, steps: int) -> None:
        self.folder, self.step = folder, 0
        start = config.get("start")
        self.network = network_of(config, Path(start) if start else None)
        self.network.train()
        rate = config["rate"]
        heads = [p for n, p in self.network.named_parameters() if not n.startswith("encoder.")]
        self.optimizer = torch.optim.AdamW(
            [{"params": self.network.encoder.parameters(), "lr": rate}, {"params": heads, "lr": 5 * rate}],
            weight_decay=0.01,
            fused=True,
        )
        self.average = Average(self.network, 0.998)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda s: min(1.0, (s + 1) / 60) * max(0.0, 1 - s / steps)
        )

    def learn(self, batch: Sequence[tuple[Example, SoftLabels | None]], masked: float) -> float:
        """Take one step and return its loss."""
        loss = loss_of(self.network, batch, masked)
        self.optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.step += 1
        self.average.update(self.network, self.step)
        return float(loss.detach())

    def save(self) -> None:
        """Write a checkpoint; the one before stays until the new one is complete."""
        state = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "average": self.average.kept,
            "step": self.step,
        }
        torch.save(state, self.folder / "new.pt")
        (self.folder / "new.pt").replace(self.folder / "last.pt")

    def resume(self) -> None:
        """Go on from the last checkpoint, if there is one."""
        last = self.folder / "last.pt"
        if last.exists():
            state = torch.load(last, weights_only=True)
            self.network.load_state_dict(state["network"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.schedule.load_state_dict(state["schedule"])
            self.average.kept, self.step = state["average"], state["step"]


def main() -> None:
    """Train by the configuration."""
    config = tomllib.loads(Path(sys.argv[1]).read_text("utf-8"))
    folder = Path(config["out"])
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])
    tokenizer = tokenizer_of(Path(config["encoder"]))
    turns = [batches(examples, config["pieces"]) for examples in examples_of(config, tokenizer)]
    folders = [Path(t) for t in config.get("teachers", ())]
    teachers = [Deployed(f / "network.onnx", f / "pairs.npz", config["threads"]) for f in folders]
    data = [[[(e, soft_labels(teachers, e)) for e in batch] for batch in turn] for turn in turns]
    epochs = [len(data[k % len(data)]) for k in range(config["epochs"])]
    run = TrainingRun(config, folder, sum(epochs))
    run.resume()
    began, running = time.time(), math.nan
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        for epoch, first in enumerate(accumulate(epochs[:-1], initial=0)):
            todo = list(data[epoch % len(data)])
            random.Random(f"{config['seed']} {epoch}").shuffle(todo)
            torch.manual_seed(config["seed"] * 1000 + epoch)
            for batch in todo[max(run.step - first, 0) :]:
                loss = run.learn(batch, config["hidden"])
                running = loss if math.isnan(running) else 0.97 * running + 0.03 * loss
                if run.step % 25 == 0:
                    about = {"step": run.step, "of": sum(epochs), "loss": round(running, 4)}
                    print(json.dumps(about | {"seconds": round(time.time() - began)}), file=log, flush=True)
                if run.step % CHECKPOINT == 0:
                    run.save()
    run.save()
    torch.save(run.average.kept, folder / "average.pt")


if __name__ == "__main__":
    main()

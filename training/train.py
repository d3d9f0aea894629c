"""Train the network: ``python -m training.train CONFIG.toml``.

Writes checkpoints and a log of figures to the configuration's folder; the same command goes on from the last
checkpoint. With a ``teacher``, a network trained before, half of each label is that network's: annotators often
disagree on where a content ends, and a hard label hides it. Its vectors are matched, too (Sanh et al. 2019).
"""

from __future__ import annotations

import json
import math
import random
import sys
import time
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

from claimparse._model.labels import TAGS, distance_buckets
from training.data import CorpusReader, Example, is_held_out
from training.network import Network, Shape, load_network, pretrained
from training.prune import pruned
from training.sources import read_records

CLS, SEP, MASK = 101, 102, 103
CHECKPOINT = 100
MIN_TEACHER_PROBABILITY = 0.3
"""The least probability of a cue of the teacher that is learnt from though it was not annotated."""


def tokenizer_of(folder: Path) -> Tokenizer:
    """The encoder's tokenizer, without truncation or padding."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


@dataclass
class SoftLabels:
    """The teacher's labels for a window, probabilities, and its vectors (tokens, hidden).

    ``heads`` (tokens,) and ``roles[c]`` (tokens, labels).
    """

    heads: Tensor
    vectors: Tensor
    roles: dict[int, Tensor] = field(default_factory=dict)


Labelled = tuple[Example, SoftLabels | None]


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


def encoded(network: Network, batch: Sequence[Example], masked: float = 0.0) -> list[Tensor]:
    """The vectors of each window's tokens."""
    h = network.tokens(*tensors(batch, masked))
    return [h[row, torch.tensor(e.window.first) + 1] for row, e in enumerate(batch)]


def roles_of(network: Network, x: Tensor, cues: Sequence[int]) -> Tensor:
    """The scores (cues, tokens, labels) of every token's role in the attribution of each cue."""
    at = torch.tensor(cues)
    near = torch.from_numpy(distance_buckets(at.numpy(), len(x)))
    return network.roles(network.roles.word(x), network.roles.cue(x[at]), near)


def loss_of(network: Network, batch: Sequence[Labelled], masked: float = 0.0) -> Tensor:
    """The sum of the losses of cues, kinds, roles and vectors; those of rare labels are divided by their own number."""
    sums = torch.zeros(4)
    counts = [1.0, 1.0, 1.0, 1.0]
    for (e, soft), vectors in zip(batch, encoded(network, [e for e, _ in batch], masked), strict=True):
        x = network.dropout(vectors)
        unary = network.unary(x)
        head = torch.zeros(len(x))
        head[list(e.roles)] = 1
        targets = {c: F.one_hot(torch.tensor(labels), len(TAGS)).float() for c, labels in e.roles.items()}
        if soft is not None:
            head = (head + soft.heads) / 2
            targets = {c: (targets[c] + p) / 2 if c in targets else p * soft.heads[c] for c, p in soft.roles.items()}
            sums[3] = sums[3] + F.mse_loss(vectors, soft.vectors.float(), reduction="sum") / vectors.shape[1]
            counts[3] += len(x)
        parts = [F.binary_cross_entropy_with_logits(unary[:, 0], head, reduction="sum")]
        amounts = [float(head.sum())]
        if e.kinds:
            at, kinds = torch.tensor(list(e.kinds)), torch.tensor(list(e.kinds.values()))
            parts.append(F.cross_entropy(unary[at, 1:], kinds, reduction="sum"))
        else:
            parts.append(torch.zeros(()))
        amounts.append(float(len(e.kinds)))
        if targets:
            target = torch.stack([targets[c] for c in sorted(targets)])
            parts.append(-(target * roles_of(network, x, sorted(targets)).log_softmax(-1)).sum())
            amounts.append(float(target[..., 1:].sum()))
        for k, (part, amount) in enumerate(zip(parts, amounts, strict=False)):
            sums[k] = sums[k] + e.weight * part
            counts[k] += e.weight * amount
    weights = torch.tensor([0.5, 0.3, 1.0, 2.0])
    return (weights * sums / torch.tensor(counts)).sum()


@torch.no_grad()
def soft_labels(teacher: Network, batch: Sequence[Example]) -> list[Labelled]:
    """The examples of a batch with the teacher's labels."""
    out: list[Labelled] = []
    for e, x in zip(batch, encoded(teacher, batch), strict=True):
        heads = teacher.unary(x)[:, 0].sigmoid()
        soft = SoftLabels(heads, x.half())
        cues = sorted({*e.roles, *torch.nonzero(heads > MIN_TEACHER_PROBABILITY).flatten().tolist()})
        if cues:
            soft.roles = dict(zip(cues, roles_of(teacher, x, cues).softmax(-1), strict=True))
        out.append((e, soft))
    return out


class Average:
    """A moving average of the weights, which decodes better than the last ones."""

    def __init__(self, network: nn.Module, decay: float) -> None:
        self.decay = decay
        self.kept = {k: v.detach().clone() for k, v in network.state_dict().items()}
        self.steps = 0

    def update(self, network: nn.Module) -> None:
        """Move towards the weights of a step; the first steps weigh less."""
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        for k, v in network.state_dict().items():
            self.kept[k].lerp_(v.detach(), 1 - decay)


def examples_of(config: dict[str, Any], tokenizer: Tokenizer, limit: int) -> list[Example]:
    """The training examples in windows of at most ``limit`` pieces; held-out documents are left out."""
    reader, out = CorpusReader(tokenizer), list[Example]()
    for name, weight in config["sources"].items():
        records = read_records(Path(config["labels"]) / f"{name}.jsonl")
        kept = [r for r in records if not is_held_out(r["id"])][: config.get("documents")]
        out.extend(e for r in kept for e in reader.examples(r, limit, weight))
    return out


class TrainingRun:
    """A training run: the state that a checkpoint holds, written and read."""

    def __init__(self, config: dict[str, Any], network: Network, steps: int) -> None:
        self.folder, self.step, self.network = Path(config["out"]), 0, network
        network.train()
        rate = config["rate"]
        inside = [p for n, p in network.named_parameters() if n.startswith("encoder.") and not n.endswith(".step")]
        outside = [p for n, p in network.named_parameters() if not n.startswith("encoder.") and not n.endswith(".step")]
        self.optimizer = torch.optim.AdamW(
            [
                {"params": inside, "lr": rate},
                {"params": outside, "lr": 5 * rate},
                {"params": [g.step for g in network.grids], "lr": rate, "weight_decay": 0.0},
            ],
            weight_decay=0.01,
            fused=True,
        )
        self.average = Average(network, 0.998)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda s: min(1.0, (s + 1) / 60) * max(0.0, 1 - s / steps)
        )

    def learn(self, batch: Sequence[Labelled], masked: float) -> float:
        """Take one step and return its loss."""
        loss = loss_of(self.network, batch, masked)
        self.optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.step += 1
        self.average.update(self.network)
        return float(loss.detach())

    def use_integers(self, some: Sequence[Sequence[Labelled]]) -> None:
        """Round weights and activations from now on; some batches show how large the activations are."""
        for grid in self.network.grids:
            grid.seen = []
        with torch.no_grad():
            for batch in some:
                self.network.tokens(*tensors([e for e, _ in batch]))
        for grid in self.network.grids:
            grid.calibrate()
        self.network.use_integers()
        self.average = Average(self.network, 0.998)

    def save(self) -> None:
        """Write a checkpoint; the one before stays until the new one is complete."""
        state = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "average": self.average.kept,
            "averaged": self.average.steps,
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
            if self.network.on_output.is_on:
                self.network.use_integers()
            self.optimizer.load_state_dict(state["optimizer"])
            self.schedule.load_state_dict(state["schedule"])
            self.average.kept, self.average.steps, self.step = state["average"], state["averaged"], state["step"]


def start_of(config: dict[str, Any], some: Sequence[Sequence[Labelled]]) -> Network:
    """The network that a run starts from: the pretrained encoder, or the teacher, pruned to the shape asked for."""
    if "shape" not in config:
        return pretrained(Path(config["encoder"]))
    return pruned(load_network(Path(config["teacher"])), Shape(**config["shape"]), some, loss_of)


def main() -> None:
    """Train by the configuration."""
    config = tomllib.loads(Path(sys.argv[1]).read_text("utf-8"))
    folder = Path(config["out"])
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])
    tokenizer = tokenizer_of(Path(config["encoder"]))
    turns = [batches(examples_of(config, tokenizer, limit), config["pieces"]) for limit in config["windows"]]
    teacher = load_network(Path(config["teacher"])).eval() if "teacher" in config else None
    data: list[list[list[Labelled]]] = [
        [soft_labels(teacher, batch) if teacher else [(e, None) for e in batch] for batch in turn] for turn in turns
    ]
    epochs = [len(data[k % len(data)]) for k in range(config["epochs"])]
    some = random.Random(config["seed"]).sample(data[0], min(24, len(data[0])))
    run = TrainingRun(config, start_of(config, some), sum(epochs))
    run.resume()
    began, running = time.time(), math.nan
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        for epoch, first in enumerate(accumulate(epochs[:-1], initial=0)):
            todo = list(data[epoch % len(data)])
            random.Random(f"{config['seed']} {epoch}").shuffle(todo)
            torch.manual_seed(config["seed"] * 1000 + epoch)
            if epoch == config.get("integers_from") and run.step <= first:
                run.use_integers(some)
            for batch in todo[max(run.step - first, 0) :]:
                loss = run.learn(batch, config["hidden"])
                running = loss if math.isnan(running) else 0.97 * running + 0.03 * loss
                if run.step % 25 == 0:
                    about = {"step": run.step, "of": sum(epochs), "loss": round(running, 4)}
                    print(json.dumps(about | {"seconds": round(time.time() - began)}), file=log, flush=True)
                if run.step % CHECKPOINT == 0:
                    run.save()
    run.save()
    run.network.load_state_dict(run.average.kept)
    run.network.save(folder / "network.pt")


if __name__ == "__main__":
    main()

"""Train the network: ``python -m training.train CONFIG.toml``.

Writes checkpoints and a log of figures to the configuration's folder; the same command goes on from the last
checkpoint. Attributions are read in whole documents, stance in windows of one sentence or several.
"""

from __future__ import annotations

import json
import math
import random
import sys
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

from claimparse._model.labels import TAGS, bucket
from training.data import Example, Reader, held_out, packed, read
from training.labels import HEADS
from training.network import Network

CLS, SEP, MASK = 101, 102, 103
CHECKPOINT = 100


def tokenizer_of(folder: Path) -> Tokenizer:
    """The encoder's tokenizer, without cutting or filling up."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def batches(examples: Sequence[Example], pieces: int) -> list[list[Example]]:
    """Windows of like length together, at most ``pieces`` a batch with the filling counted."""
    out: list[list[Example]] = []
    batch: list[Example] = []
    for e in sorted(examples, key=lambda e: len(e.window.pieces)):
        if batch and (len(batch) + 1) * (len(e.window.pieces) + 2) > pieces:
            out.append(batch)
            batch = []
        batch.append(e)
    return [*out, batch] if batch else out


def tensors(batch: Sequence[Example], hidden: float = 0.0) -> tuple[Tensor, Tensor]:
    """Ids and mask; a share of the pieces is ``hidden``, so that the network learns constructions and not names."""
    width = max(len(e.window.pieces) for e in batch) + 2
    ids = torch.zeros(len(batch), width, dtype=torch.long)
    mask = torch.zeros(len(batch), width, dtype=torch.long)
    for row, e in enumerate(batch):
        n = len(e.window.pieces) + 2
        ids[row, :n] = torch.tensor([CLS, *e.window.pieces, SEP])
        mask[row, :n] = 1
    if hidden:
        words = (ids != 0) & (ids != CLS) & (ids != SEP)
        ids[words & (torch.rand(ids.shape) < hidden)] = MASK
    return ids, mask


def loss_of(network: Network, batch: Sequence[Example], hidden: float = 0.0) -> Tensor:
    """The sum of what each annotated layer costs; rare labels are weighed by their own number."""
    ids, mask = tensors(batch, hidden)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        h = network.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
    h = network.dropout(h.float())
    parts: dict[str, list[Tensor]] = {"tags": [], "heads": [], "roles": [], "scopes": [], "events": []}
    rare = {"heads": 1, "roles": 1, "scopes": 1, "events": 0}
    tokens = 0
    for row, e in enumerate(batch):
        at = torch.tensor(e.window.first) + 1
        x = h[row, at]
        unary = network.unary(x)
        if e.tags:
            parts["tags"].append(F.cross_entropy(unary[:, : len(TAGS)], torch.tensor(e.tags), reduction="sum"))
            tokens += len(e.tags)
        if e.kinds:
            kinds = sorted(e.kinds)
            gold = torch.zeros(len(x), len(HEADS))
            for token, kind in e.heads:
                gold[token, kind] = 1
            logits = unary[:, len(TAGS) : len(TAGS) + len(HEADS)]
            parts["heads"].append(F.binary_cross_entropy_with_logits(logits[:, kinds], gold[:, kinds], reduction="sum"))
            rare["heads"] += len(e.heads)
        if e.roles:
            cues = sorted(e.roles)
            labels = torch.tensor([e.roles[c] for c in cues])
            near = torch.from_numpy(bucket(torch.tensor(cues).numpy(), len(x)))
            scores = network.roles(network.roles.word(x), network.roles.cue(x[cues]), near)
            parts["roles"].append(F.cross_entropy(scores.flatten(0, 1), labels.flatten(), reduction="sum"))
            rare["roles"] += int((labels > 0).sum())
        if e.scopes:
            cues = [s[0] for s in e.scopes]
            near = torch.from_numpy(bucket(torch.tensor(cues).numpy(), len(x)))
            scores = network.scopes(network.scopes.word(x), network.scopes.cue(x[cues]), near)
            for k, (_, kind, cue, scope) in enumerate(e.scopes):
                gold = torch.zeros(len(x), 2)
                gold[cue, 0] = 1
                gold[scope, 1] = 1
                mine = scores[k, :, 2 * kind : 2 * kind + 2]
                parts["scopes"].append(F.binary_cross_entropy_with_logits(mine, gold, reduction="sum"))
                rare["scopes"] += len(cue) + len(scope)
        if e.events:
            where = [t for t, _, _ in e.events]
            columns = [len(TAGS) + len(HEADS) + c for _, c, _ in e.events]
            values = torch.tensor([v for _, _, v in e.events])
            parts["events"].append(F.smooth_l1_loss(unary[where, columns], values, reduction="sum", beta=0.3))
            rare["events"] += len(e.events)
    total = h.new_zeros(())
    weight = {"tags": 1.0, "heads": 0.5, "roles": 1.0, "scopes": 0.5, "events": 1.0}
    for name, found in parts.items():
        if found:
            total = total + weight[name] * torch.stack(found).sum() / (tokens if name == "tags" else rare[name])
    return total


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


def examples_of(config: dict[str, Any], tokenizer: Tokenizer, epoch: int) -> list[Example]:
    """What is trained on in one epoch; held-out documents are left out."""
    reader, rng = Reader(tokenizer), random.Random(epoch)
    bench = Path(config["corpora"])
    out: list[Example] = []
    if epoch == 0 or "attributions" not in _CACHE:
        records = read(bench / "attribution/polnear.train.jsonl")
        kept = [r for r in records if not held_out(r["id"])][: config.get("documents")]
        _CACHE["attributions"] = [e for r in kept for e in reader.attributions(r)]
    out += _CACHE["attributions"]
    for name, share in config["stance"].items():
        records = read(bench / f"stance/{name}.dev.jsonl")
        kept = [r for r in records if r.get("part", "train") == "train" and not held_out(r["doc"], 0.15)]
        if name in ("cdsco", "cb", "mv2"):  # these have a part of their own that is set aside
            kept = [r for r in records if r["part"] == "train"]
        if share < 1:
            kept = [r for r in kept if not held_out(f"{epoch} {r['doc']}", 1 - share)]
        if name in ("cb", "mv2"):
            rng.shuffle(kept)
        out += packed(kept, tokenizer, rng)
    return out


_CACHE: dict[str, list[Example]] = {}


class Run:
    """A training run: what is kept in a checkpoint, and how one is written and read."""

    def __init__(self, config: dict[str, Any], folder: Path, steps: int) -> None:
        encoder = Path(config["encoder"])
        self.folder, self.step = folder, 0
        self.network = Network(encoder)
        self.network.train()
        heads = [p for n, p in self.network.named_parameters() if not n.startswith("encoder.")]
        self.optimizer = torch.optim.AdamW(
            [{"params": self.network.encoder.parameters(), "lr": 2e-4}, {"params": heads, "lr": 1e-3}],
            weight_decay=0.01,
            fused=True,
        )
        self.average = Average(self.network, 0.998)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda s: min(1.0, (s + 1) / 60) * max(0.0, 1 - s / steps)
        )

    def learn(self, batch: Sequence[Example], hidden: float) -> float:
        """One step; its loss."""
        loss = loss_of(self.network, batch, hidden)
        self.optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.step += 1
        self.average.update(self.network, self.step)
        return float(loss.detach())

    def save(self) -> None:
        """Write a checkpoint; the one before stays until it is whole."""
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
    """Train as the configuration says."""
    config = tomllib.loads(Path(sys.argv[1]).read_text("utf-8"))
    folder = Path(config["out"])
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])
    tokenizer = tokenizer_of(Path(config["encoder"]))
    first = batches(examples_of(config, tokenizer, 0), config["pieces"])
    steps = int(len(first) * config["epochs"])
    run = Run(config, folder, steps)
    run.resume()
    began, running = time.time(), math.nan
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        while run.step < steps:
            epoch, done = divmod(run.step, len(first))
            todo = batches(examples_of(config, tokenizer, epoch), config["pieces"])
            random.Random(1000 + epoch).shuffle(todo)
            for batch in todo[done : len(first)][: steps - run.step]:
                loss = run.learn(batch, config.get("hidden", 0.0))
                running = loss if math.isnan(running) else 0.97 * running + 0.03 * loss
                if run.step % 25 == 0:
                    about = {"step": run.step, "of": steps, "loss": round(running, 4)}
                    print(json.dumps(about | {"seconds": round(time.time() - began)}), file=log, flush=True)
                if run.step % CHECKPOINT == 0:
                    run.save()
            if len(todo) < len(first):  # an epoch packed into fewer windows than the first
                run.step = max(run.step, (epoch + 1) * len(first))
    run.save()
    torch.save(run.average.kept, folder / "average.pt")


if __name__ == "__main__":
    main()

"""The network: an encoder with heads for cues, their kinds, and the roles of tokens with regard to a cue.

The encoder is BERT's (Devlin et al. 2019), with as many attention heads and inner units as its shape says. Its
arithmetic can be that of eight-bit integers: :class:`Grid` rounds activations to steps and lets gradients through
(Esser et al. 2020), and weights are rounded to 127 steps for each output.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from claimparse._model.labels import DISTANCE_BUCKETS, KINDS, TAGS

HIDDEN, HEAD, VOCABULARY, POSITIONS, EPSILON = 384, 32, 30522, 512, 1e-12
WEIGHT_STEPS = 63
"""The largest integer of a weight. Two products with an activation of 255 then fit into 16 bits: 2 * 63 * 255 = 32130.

Processors without VNNI add pairs of products in 16 bits and cut off what does not fit.
"""
UNARY = 1 + len(KINDS)
"""The scores of a token by itself: a cue begins there, and its kind."""


@dataclass(frozen=True)
class Shape:
    """The size of an encoder: ``layers``, attention ``heads`` and ``inner`` units of each; ``relu`` or GELU."""

    layers: int = 6
    heads: int = 12
    inner: int = 1536
    relu: bool = False


class _Round(torch.autograd.Function):
    """Rounding with the gradient of the identity."""

    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:  # type: ignore[override]
        return x.round()

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> Tensor:  # type: ignore[override]
        return grad


def rounded(x: Tensor) -> Tensor:
    """The nearest integers; the gradient passes."""
    out: Tensor = _Round.apply(x)
    return out


class Grid(nn.Module):
    """Steps for an activation: integers from ``low`` to ``high`` times ``step``, which is learnt; off until set."""

    def __init__(self, low: int, high: int, parts: int = 1) -> None:
        super().__init__()
        self.low, self.high = low, high
        self.step = nn.Parameter(torch.zeros(parts))
        self.seen: list[Tensor] | None = None

    def forward(self, x: Tensor) -> Tensor:
        """The activation (..., parts, width) or, with one part, of any shape, as integers times the step."""
        if self.seen is not None:
            peaks = x.detach().abs().float()
            flat = peaks.reshape(-1, 1) if len(self.step) == 1 else peaks.movedim(-2, -1).reshape(-1, len(self.step))
            keep = max(1, flat.shape[0] // 10000)
            self.seen.append(flat.topk(keep, dim=0).values[-1])
        if not self.is_on:
            return x
        step = self.scaled_step(x)
        return rounded((x / step).clamp(self.low, self.high)) * step

    def scaled_step(self, x: Tensor) -> Tensor:
        """The step, shaped for an activation; its gradient is made smaller, as it sums over many elements."""
        damp = 1 / math.sqrt(x.numel() / len(self.step) * self.high)
        step = self.step * damp + (self.step * (1 - damp)).detach()
        return step if len(self.step) == 1 else step[:, None]

    @property
    def is_on(self) -> bool:
        """Return whether the steps are set."""
        return bool(self.step.detach()[0] > 0)

    def calibrate(self) -> None:
        """Set the steps by the peaks seen since ``seen`` was emptied."""
        assert self.seen
        with torch.no_grad():
            self.step.copy_(torch.stack(self.seen).mean(0).clamp(min=1e-3) / self.high)
        self.seen = None


class Linear(nn.Linear):
    """A layer whose weights are rounded, one scale for each output, where ``integers`` is true."""

    integers = False

    def forward(self, x: Tensor) -> Tensor:
        """The outputs."""
        if not self.integers:
            return super().forward(x)
        scale = self.scales()
        return F.linear(x, rounded(self.weight / scale) * scale, self.bias)

    def scales(self) -> Tensor:
        """The step of each output's weights (outputs, 1)."""
        return self.weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / WEIGHT_STEPS


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads, self.relu = shape.heads, shape.relu
        width = shape.heads * HEAD
        self.query, self.key, self.value = (Linear(HIDDEN, width) for _ in range(3))
        self.out, self.up, self.down = Linear(width, HIDDEN), Linear(HIDDEN, shape.inner), Linear(shape.inner, HIDDEN)
        self.norm, self.last_norm = nn.LayerNorm(HIDDEN, EPSILON), nn.LayerNorm(HIDDEN, EPSILON)
        self.dropout = nn.Dropout(0.1)
        self.on_input, self.on_middle = Grid(-128, 127), Grid(-128, 127)
        self.on_query, self.on_key, self.on_value = (Grid(-127, 127, shape.heads) for _ in range(3))
        self.on_context, self.on_inner = Grid(-127, 127), Grid(0, 255)
        self.head_mask: Tensor | None = None
        self.unit_mask: Tensor | None = None

    def forward(self, x: Tensor, outside: Tensor) -> Tensor:
        """From (windows, pieces, hidden); ``outside`` (windows, 1, 1, pieces) is true where a window has ended."""
        given = self.on_input(x)
        q, k, v = (
            grid(layer(given).unflatten(-1, (self.heads, HEAD))).transpose(1, 2)
            for grid, layer in (
                (self.on_query, self.query),
                (self.on_key, self.key),
                (self.on_value, self.value),
            )
        )
        scores = (q @ k.transpose(-1, -2)).float() / math.sqrt(HEAD)
        scores = scores.masked_fill(outside, -1e4)
        if self.on_context.is_on:
            shares = rounded(255 * torch.exp(scores - scores.amax(-1, keepdim=True).detach()))
            shares = shares / shares.sum(-1, keepdim=True)
        else:
            shares = scores.softmax(-1)
        context = shares.to(v.dtype) @ v
        if self.head_mask is not None:
            context = context * self.head_mask[:, None, None]
        context = self.on_context(context.transpose(1, 2).flatten(-2))
        x = self.norm(x + self.dropout(self.out(context)).float())
        inner = self.up(self.on_middle(x))
        inner = self.on_inner(F.relu(inner) if self.relu else F.gelu(inner))
        if self.unit_mask is not None:
            inner = inner * self.unit_mask
        return self.last_norm(x + self.dropout(self.down(inner)).float())


class Encoder(nn.Module):
    """The encoder: pieces in, a vector for each out."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(VOCABULARY, HIDDEN), nn.Embedding(POSITIONS, HIDDEN)
        self.norm, self.dropout = nn.LayerNorm(HIDDEN, EPSILON), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The vectors (windows, pieces, hidden) of ids (windows, pieces); ``mask`` is 0 after the end of a window."""
        x = self.dropout(self.norm(self.words(ids) + self.places.weight[: ids.shape[1]]))
        outside = mask[:, None, None] == 0
        for layer in self.layers:
            x = layer(x, outside)
        return x


class PairScorer(nn.Module):
    """A layer that scores every token against every cue: relu(word + cue), a layer, and a bias by their distance."""

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.word, self.cue = Linear(HIDDEN, width), Linear(HIDDEN, width)
        self.out = nn.Linear(width, labels)
        self.distance = nn.Embedding(DISTANCE_BUCKETS, labels)
        nn.init.zeros_(self.distance.weight)
        with torch.no_grad():
            self.out.bias.fill_(0.0)
            self.out.bias[0] = 3.0  # most tokens have no role

    def forward(self, word: Tensor, cue: Tensor, buckets: Tensor) -> Tensor:
        """The scores (cues, tokens, labels) of the projections (tokens, width) and (cues, width)."""
        out: Tensor = self.out(torch.relu(word[None] + cue[:, None])) + self.distance(buckets)
        return out


class Network(nn.Module):
    """Encoder and heads; ``unary`` scores that a cue begins at a token, and the cue's kind."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        self.dropout = nn.Dropout(0.1)
        self.on_output = Grid(-127, 127)
        self.unary = Linear(HIDDEN, UNARY)
        self.roles = PairScorer(192, len(TAGS))

    def tokens(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The vectors (windows, pieces, hidden) from which the heads score."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            h = self.encoder(ids, mask)
        out: Tensor = self.on_output(h.float())
        return out

    @property
    def grids(self) -> list[Grid]:
        """The places at which activations are rounded."""
        return [m for m in self.modules() if isinstance(m, Grid)]

    def use_integers(self) -> None:
        """Round the weights of all layers from now on."""
        for m in self.modules():
            if isinstance(m, Linear):
                m.integers = True

    def save(self, path: Path) -> None:
        """Write shape and weights."""
        torch.save({"shape": asdict(self.shape), "weights": self.state_dict()}, path)


def load_network(path: Path) -> Network:
    """The network that was written to a file; with the arithmetic of integers, if it was trained so."""
    state = torch.load(path, weights_only=True)
    network = Network(Shape(**state["shape"]))
    network.load_state_dict(state["weights"])
    if network.on_output.is_on:
        network.use_integers()
    return network


_PARTS = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "norm",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "last_norm",
}


def pretrained(encoder: Path) -> Network:
    """The network before training: the encoder of a folder with model.safetensors, and new heads."""
    network = Network(Shape())
    network.encoder.load_state_dict(encoder_weights(load_file(encoder / "model.safetensors")), strict=False)
    return network


def encoder_weights(bert: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """BERT's weights by the names of :class:`Encoder`; all pieces are of the first type, which is added to places."""
    found = {
        "words.weight": bert["embeddings.word_embeddings.weight"],
        "places.weight": bert["embeddings.position_embeddings.weight"]
        + bert["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": bert["embeddings.LayerNorm.weight"],
        "norm.bias": bert["embeddings.LayerNorm.bias"],
    }
    for name, weight in bert.items():
        if name.startswith("encoder.layer."):
            number, part = name.removeprefix("encoder.layer.").split(".", 1)
            part, end = part.rsplit(".", 1)
            found[f"layers.{number}.{_PARTS[part]}.{end}"] = weight
    return found

"""Take the attention heads and inner units out of a network that matter least to its loss."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import torch
from torch import Tensor

from training.network import HEAD, Layer, Network, Shape

T = TypeVar("T")


def pruned(network: Network, shape: Shape, batches: Iterable[T], loss: Callable[[Network, T], Tensor]) -> Network:
    """A network of another shape with the most important heads and inner units of each layer.

    A part is important if the loss changes fast with it (Michel et al. 2019): the sum over batches of the gradient
    of a mask on it.
    """
    layers: list[Layer] = list(network.encoder.layers)  # type: ignore[arg-type]
    for layer in layers:
        layer.head_mask = torch.ones(network.shape.heads, requires_grad=True)
        layer.unit_mask = torch.ones(network.shape.inner, requires_grad=True)
    masks = [m for layer in layers for m in (layer.head_mask, layer.unit_mask) if m is not None]
    importance = [torch.zeros_like(m) for m in masks]
    network.eval()
    for batch in batches:
        slopes = torch.autograd.grad(loss(network, batch), masks)
        importance = [total + slope.abs() for total, slope in zip(importance, slopes, strict=True)]
    for layer in layers:
        layer.head_mask = layer.unit_mask = None
    out = Network(shape)
    state = network.state_dict()
    for k, (heads, units) in enumerate(zip(importance[::2], importance[1::2], strict=True)):
        kept = heads.topk(shape.heads).indices.sort().values
        rows = (kept[:, None] * HEAD + torch.arange(HEAD)).flatten()
        inner = units.topk(shape.inner).indices.sort().values
        at = f"encoder.layers.{k}"
        for name in ("query", "key", "value"):
            state[f"{at}.{name}.weight"] = state[f"{at}.{name}.weight"][rows]
            state[f"{at}.{name}.bias"] = state[f"{at}.{name}.bias"][rows]
            state[f"{at}.on_{name}.step"] = torch.zeros(shape.heads)
        state[f"{at}.out.weight"] = state[f"{at}.out.weight"][:, rows]
        state[f"{at}.up.weight"] = state[f"{at}.up.weight"][inner]
        state[f"{at}.up.bias"] = state[f"{at}.up.bias"][inner]
        state[f"{at}.down.weight"] = state[f"{at}.down.weight"][:, inner]
    out.load_state_dict(state)
    return out

"""Turn a released network back into weights to go on from: ``python -m training.thaw CONFIG.toml MODEL OUT.pt``.

Eight-bit integers are put back to scale; what they had lost to rounding stays lost.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.train import network_of

EMBEDDINGS = ("word", "position", "token_type")
HEADS = ("unary", "roles.word", "roles.cue")
LAYER = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
"""The matrices of one layer of the encoder, in the order in which they are multiplied by."""


def thaw(model: Path) -> dict[str, torch.Tensor]:
    """The weights of a released network under the names that training has for them."""
    graph = onnx.load(str(model / "network.onnx")).graph
    arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}

    def scaled(name: str) -> np.ndarray:
        whole = arrays[f"{name}_quantized"].astype(np.float32) - arrays[f"{name}_zero_point"].astype(np.float32)
        return np.asarray(whole * arrays[f"{name}_scale"])

    found = {name.removeprefix("network."): a for name, a in arrays.items() if name.startswith("network.")}
    found = {name: a for name, a in found.items() if name.endswith((".weight", ".bias"))}
    for part in EMBEDDINGS:
        name = f"encoder.embeddings.{part}_embeddings.weight"
        found[name] = scaled(f"network.{name}")
    multiplied = [n.input[1].removesuffix("_quantized") for n in graph.node if n.op_type == "MatMulInteger"]
    for k, name in enumerate(m for m in multiplied if m.startswith("val_")):
        found[f"encoder.encoder.layer.{k // len(LAYER)}.{LAYER[k % len(LAYER)]}.weight"] = scaled(name).T
    for head in HEADS:
        found[f"{head}.weight"] = scaled(f"network.{head}.weight_Transposed").T
    with np.load(model / "pairs.npz", allow_pickle=False) as pairs:
        names = {"weight": "out.weight", "bias": "out.bias", "distance": "distance.weight"}
        found |= {f"roles.{name}": pairs[key] for key, name in names.items()}
    return {name: torch.from_numpy(np.array(a)) for name, a in found.items()}


if __name__ == "__main__":
    config = tomllib.loads(Path(sys.argv[1]).read_text("utf-8"))
    network = network_of(config)
    network.load_state_dict(thaw(Path(sys.argv[2])), strict=True)
    torch.save(network.state_dict(), sys.argv[3])

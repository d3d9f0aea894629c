"""Export the network: ``python -m training.export CONFIG.toml OUT``.

Writes ``network.onnx`` (the encoder and the scores of each token, weights as eight-bit integers), ``pairs.npz``
(the layers that score tokens against cues) and the tokenizer.
"""

from __future__ import annotations

import shutil
import sys
import tomllib
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import Network

OUTPUTS = ["unary", "words", "cues"]


class Deployed(nn.Module):
    """The deployed part of the network: one window without padding, scores at the pieces that begin tokens."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """From piece ids (1, pieces) and the places of tokens' first pieces (tokens,), arrays with a row a token."""
        n = self.network
        h = n.encoder(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state[0][first]
        return n.unary(h), n.roles.word(h), n.roles.cue(h)


def export(encoder: Path, weights: Path, out: Path, *, quantise: bool = True) -> None:
    """Write the files of a model to the folder ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    network = Network(encoder)
    network.load_state_dict(torch.load(weights, weights_only=True))
    network.eval()
    network.encoder.config._attn_implementation = "eager"
    with TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        sample = (torch.randint(1000, 20000, (1, 40)), torch.arange(1, 39))
        dimensions = {
            "ids": {1: torch.export.Dim("pieces", min=4, max=512)},
            "first": {0: torch.export.Dim("tokens", min=2, max=510)},
        }
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            torch.onnx.export(
                Deployed(network),
                sample,
                str(plain),
                input_names=["ids", "first"],
                output_names=OUTPUTS,
                dynamic_shapes=dimensions,
                dynamo=True,
                external_data=False,
                opset_version=18,
            )
        if quantise:
            quantize_dynamic(
                plain, out / "network.onnx", per_channel=True, reduce_range=False, weight_type=QuantType.QInt8
            )
        else:
            shutil.copy(plain, out / "network.onnx")
    onnx.checker.check_model(str(out / "network.onnx"))
    pairs = {
        "weight": network.roles.out.weight,
        "bias": network.roles.out.bias,
        "distance": network.roles.distance.weight,
    }
    np.savez(out / "pairs.npz", **{name: value.detach().numpy() for name, value in pairs.items()})
    shutil.copy(encoder / "tokenizer.json", out / "tokenizer.json")


if __name__ == "__main__":
    config = tomllib.loads(Path(sys.argv[1]).read_text("utf-8"))
    export(
        Path(config["encoder"]),
        Path(config["out"]) / "average.pt",
        Path(sys.argv[2]),
        quantise="--plain" not in sys.argv,
    )

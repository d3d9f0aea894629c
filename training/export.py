"""Export a network that was trained with integers: ``python -m training.export CONFIG.toml OUT``.

Writes ``network.onnx`` (the encoder and the scores of each token), ``pairs.npz`` (the layers that score tokens against
cues) and the tokenizer.

The graph gives the same scores on every x86-64 processor. Matrices are multiplied as integers: weights from -63 to 63
and activations from 0 to 255, so that no sum of two products leaves 16 bits (see ``WEIGHT_STEPS``), or as floats that
hold integers below 2**24, whose sums are exact in any order. The scales are fixed. What else is computed is computed
for each element by itself, or summed over rows by code that does not depend on the processor. No optimiser changes it.
"""

from __future__ import annotations

import shutil
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.network import EPSILON, HEAD, UNARY, VOCABULARY, Layer, Linear, Network, load_network

MICROSOFT = "com.microsoft"
OUTPUTS = ["unary", "words", "cues"]
MAX_16_BIT, MAX_32_BIT = 2**15 - 1, 2**31 - 1
ONE = 64
"""The integer that stands for 1 in the column of values that sums the shares of attention."""

Floats = npt.NDArray[np.float32]


class GraphBuilder:
    """Nodes and constants of a graph; calling it with an operator adds a node and returns the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[tuple[str, tuple[int, ...], bytes], onnx.TensorProto] = {}
        self._names = 0

    def __call__(
        self, operator: str, *inputs: str, outputs: Sequence[str] = (), domain: str = "", **settings: object
    ) -> str:
        """Add a node and return the name of its first output."""
        names = list(outputs) or [self._name("x")]
        self.nodes.append(helper.make_node(operator, list(inputs), names, domain=domain, **settings))
        return names[0]

    def constant(self, value: npt.ArrayLike, kind: npt.DTypeLike) -> str:
        """The name of a constant; equal ones are stored once."""
        array = np.asarray(value, dtype=kind)
        key = (array.dtype.str, array.shape, array.tobytes())
        if key not in self.constants:
            self.constants[key] = numpy_helper.from_array(array, self._name("c"))
        return self.constants[key].name

    def numbers(self, *values: int) -> str:
        """Add a constant of integers."""
        return self.constant(values, np.int64)

    def scale(self, value: npt.ArrayLike) -> str:
        """Add a constant of floats."""
        return self.constant(value, np.float32)

    def zero(self, value: int) -> str:
        """Add the integer that stands for 0."""
        return self.constant(value, np.uint8)

    def split(self, x: str, widths: Sequence[int], axis: int) -> list[str]:
        """Add a node that splits an array; returns the names of its parts."""
        parts = [self._name("x") for _ in widths]
        self("Split", x, self.numbers(*widths), outputs=parts, axis=axis)
        return parts

    def _name(self, prefix: str) -> str:
        self._names += 1
        return f"{prefix}{self._names}"


class Columns:
    """The weights of several layers with the same input, side by side, as integers with a scale for each column."""

    def __init__(self) -> None:
        self._weights: list[npt.NDArray[np.int8]] = []
        self._scales: list[Floats] = []
        self._biases: list[Floats] = []

    def add(self, layer: Linear, rows: slice = slice(None)) -> None:
        """Add the columns of a layer's outputs."""
        scales = layer.scales()[rows]
        self._weights.append((layer.weight[rows] / scales).round().detach().numpy().astype(np.int8).T)
        self._scales.append(scales[:, 0].numpy())
        self._biases.append(layer.bias[rows].detach().numpy())

    def add_constant(self, value: float) -> None:
        """Add a column with the same output for every input."""
        self._weights.append(np.zeros((self._weights[0].shape[0], 1), dtype=np.int8))
        self._scales.append(np.ones(1, dtype=np.float32))
        self._biases.append(np.array([value], dtype=np.float32))

    @property
    def weights(self) -> npt.NDArray[np.int8]:
        """The integers (inputs, columns)."""
        return np.concatenate(self._weights, axis=1)

    @property
    def scales(self) -> Floats:
        """The scale of each column."""
        return np.concatenate(self._scales)

    @property
    def biases(self) -> Floats:
        """The bias of each column."""
        return np.concatenate(self._biases)


class Exporter(GraphBuilder):
    """The graph of a network; inputs are ``ids`` (pieces,) and ``first`` (tokens,), the first piece of each token."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        x = self._embedded()
        layers: list[Layer] = list(network.encoder.layers)  # type: ignore[arg-type]
        for layer in layers:
            x = self._layer(layer, x, layer is layers[-1])
        self._heads(x)

    @property
    def model(self) -> onnx.ModelProto:
        """The finished model."""
        integers, floats = TensorProto.INT64, TensorProto.FLOAT
        graph = helper.make_graph(
            self.nodes,
            "claimparse",
            [
                helper.make_tensor_value_info("ids", integers, ["pieces"]),
                helper.make_tensor_value_info("first", integers, ["tokens"]),
            ],
            [helper.make_tensor_value_info(name, floats, ["tokens", None]) for name in OUTPUTS],
            list(self.constants.values()),
        )
        domains = [helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=domains, ir_version=10)

    # ---------------------------------------------------------------- parts of the network

    def _embedded(self) -> str:
        e = self.network.encoder
        words = e.words.weight.detach().numpy()
        scale = np.maximum(np.abs(words).max(1, keepdims=True), 1e-8) / 127
        rows = self("Gather", self.constant((words / scale).round(), np.int8), "ids", axis=0)
        scales = self("Gather", self.scale(scale), "ids", axis=0)
        x = self("Mul", self("Cast", rows, to=TensorProto.FLOAT), scales)
        places = self(
            "Slice",
            self.scale(e.places.weight.detach().numpy()),
            self.numbers(0),
            self("Shape", "ids"),
            self.numbers(0),
        )
        return self._normalised(e.norm, self("Add", x, places))

    def _layer(self, layer: Layer, x: str, is_last: bool) -> str:
        """One layer; the last one goes on with the first piece of each token alone."""
        heads = layer.heads
        step = {
            name: getattr(layer, f"on_{name}").step.detach().numpy() for name in ("query", "key", "value", "context")
        }
        columns, steps = Columns(), list[Floats]()
        for name in ("query", "key"):
            columns.add(getattr(layer, name))
            steps.append(np.repeat(step[name], HEAD))
        for head in range(heads):
            columns.add(layer.value, slice(head * HEAD, (head + 1) * HEAD))
            columns.add_constant(ONE)
            steps.append(np.append(np.full(HEAD, step["value"][head]), 1))
        merged = self._integers(self._grid(layer.on_input.step, x), layer.on_input.step, columns, np.concatenate(steps))
        width = heads * HEAD
        query, key, value = self.split(merged, [width, width, width + heads], axis=1)
        scores = self("MatMul", self._by_head(query, heads, [1, 0, 2]), self._by_head(key, heads, [1, 2, 0]))
        below = self("Sub", scores, self("ReduceMax", scores, self.numbers(2), keepdims=1))
        factor = (step["query"] * step["key"] / np.sqrt(HEAD)).reshape(-1, 1, 1)
        shares = self("Exp", self("Mul", below, self.scale(factor)))
        shares = self("Cast", self("QuantizeLinear", shares, self.scale(1 / 255), self.zero(0)), to=TensorProto.FLOAT)
        summed = self("MatMul", shares, self._by_head(value, heads, [1, 0, 2]))
        context, total = self.split(summed, [HEAD, 1], axis=2)
        factor = (ONE * step["value"] / step["context"]).reshape(-1, 1, 1)
        context = self("Mul", self("Div", context, total), self.scale(factor))
        context = self("Reshape", self("Transpose", context, perm=[1, 0, 2]), self.numbers(-1, width))
        if is_last:
            context, x = (self("Gather", v, "first", axis=0) for v in (context, x))
        context = self("QuantizeLinear", context, self.scale(1), self.zero(128))
        x = self._normalised(layer.norm, self("Add", x, self._floats(context, layer.on_context.step, layer.out)))
        up = Columns()
        up.add(layer.up)
        middle = self._grid(layer.on_middle.step, x)
        inner = self._integers(
            middle, layer.on_middle.step, up, np.full(len(up.scales), float(layer.on_inner.step)), zero=0
        )
        down = self._floats(inner, layer.on_inner.step, layer.down, zero=0)
        return self._normalised(layer.last_norm, self("Add", x, down))

    def _heads(self, x: str) -> None:
        n = self.network
        columns = Columns()
        for layer in (n.unary, n.roles.word, n.roles.cue):
            columns.add(layer)
        out = self._scaled(self._grid(n.on_output.step, x), n.on_output.step, columns)
        width = n.roles.word.out_features
        self("Split", out, self.numbers(UNARY, width, width), outputs=OUTPUTS, axis=1)

    # ---------------------------------------------------------------- arithmetic

    def _normalised(self, norm: object, x: str) -> str:
        """The rows of x with mean 0 and variance 1, scaled; by separate nodes, which no kernel may join."""
        mean = self("ReduceMean", x, self.numbers(1), keepdims=1)
        off = self("Sub", x, mean)
        variance = self("ReduceMean", self("Mul", off, off), self.numbers(1), keepdims=1)
        deviation = self("Sqrt", self("Add", variance, self.scale(EPSILON)))
        unit = self("Mul", off, self("Div", self.scale(1), deviation))
        scaled = self("Mul", unit, self.scale(norm.weight.detach().numpy()))  # type: ignore[attr-defined]
        return self("Add", scaled, self.scale(norm.bias.detach().numpy()))  # type: ignore[attr-defined]

    def _grid(self, step: object, x: str) -> str:
        return self("QuantizeLinear", x, self.scale(float(step)), self.zero(128))  # type: ignore[arg-type]

    def _by_head(self, x: str, heads: int, order: Sequence[int]) -> str:
        """Integers (pieces, heads * width) as floats, by head."""
        floats = self("DequantizeLinear", x, self.scale(1), self.zero(128))
        return self("Transpose", self("Reshape", floats, self.numbers(0, heads, -1)), perm=list(order))

    def _integers(self, x: str, step: object, columns: Columns, steps: Floats, zero: int = 128) -> str:
        """The product as integers in ``steps``, cut off at 0 and 255; with 0 for ``zero`` that is relu."""
        size = float(step)  # type: ignore[arg-type]
        bias = np.rint(columns.biases / (size * columns.scales))
        return self(
            "QGemm", x, self.scale(size), self.zero(128), self.constant(columns.weights, np.int8),
            self.scale(columns.scales / steps), self.constant(np.zeros(len(steps)), np.int8),
            self.constant(bias, np.int32), self.scale(1), self.zero(zero), domain=MICROSOFT,
        )  # fmt: skip

    def _floats(self, x: str, step: object, layer: Linear, zero: int = 128) -> str:
        columns = Columns()
        columns.add(layer)
        return self._scaled(x, step, columns, zero)

    def _scaled(self, x: str, step: object, columns: Columns, zero: int = 128) -> str:
        """The product as floats."""
        return self(
            "MatMulIntegerToFloat", x, self.constant(columns.weights, np.int8), self.scale(float(step)),  # type: ignore[arg-type]
            self.scale(columns.scales), self.zero(zero), self.constant(np.zeros(len(columns.scales)), np.int8),
            self.scale(columns.biases), domain=MICROSOFT,
        )  # fmt: skip


def require_exact_sums(model: onnx.ModelProto) -> None:
    """Raise ValueError if two products of integers may leave 16 bits, or a sum of products 32.

    Processors without VNNI add the products of two neighbouring weights of a column in 16 bits, and cut off what does
    not fit; the largest activation is 255.
    """
    for constant in model.graph.initializer:
        weights = numpy_helper.to_array(constant)
        if weights.dtype != np.int8 or weights.ndim != 2 or weights.shape[0] == VOCABULARY:
            continue
        sizes = np.abs(weights.astype(np.int64))
        pairs = sizes[::2] + np.pad(sizes[1::2], ((0, len(sizes) % 2), (0, 0)))
        if 255 * pairs.max() > MAX_16_BIT or 255 * sizes.sum(axis=0).max() > MAX_32_BIT:
            raise ValueError(
                f"sums of the weights {constant.name} may overflow: at most {255 * pairs.max()} for a pair"
            )


def export(encoder: Path, weights: Path, out: Path) -> None:
    """Write the files of a model to the folder ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    network = load_network(weights).eval()
    model = Exporter(network).model
    onnx.checker.check_model(model)
    require_exact_sums(model)
    onnx.save(model, out / "network.onnx")
    pairs = {
        "weight": network.roles.out.weight,
        "bias": network.roles.out.bias,
        "distance": network.roles.distance.weight,
    }
    np.savez(out / "pairs.npz", **{name: value.detach().numpy() for name, value in pairs.items()})
    shutil.copy(encoder / "tokenizer.json", out / "tokenizer.json")


if __name__ == "__main__":
    config = tomllib.loads(Path(sys.argv[1]).read_text("utf-8"))
    export(Path(config["encoder"]), Path(config["out"]) / "network.pt", Path(sys.argv[2]))

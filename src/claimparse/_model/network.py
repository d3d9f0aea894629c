"""Run the trained network over windows."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt
import onnxruntime

from claimparse._model.labels import distance_buckets
from claimparse._model.windows import Window

Floats = npt.NDArray[np.float32]
CLS_ID, SEP_ID = 101, 102
"""The ids of the encoder's pieces at either end of a window."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of one window's tokens, a row a token.

    ``heads`` (tokens,) are logits: a cue begins at the token. ``kinds`` (tokens, 4) are logits, too: what somebody does
    by the token, in the order of KINDS. From ``words`` and ``cues`` (tokens, width) pairs of a token and a cue are
    scored.
    """

    heads: Floats
    kinds: Floats
    words: Floats
    cues: Floats


def _usable_cores() -> int:
    """The number of cores that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)  # not on every system
    return len(allowed(0)) if allowed else os.cpu_count() or 1


class Network:
    """The network of a model; the scores of a window do not depend on others.

    They are also the same on every x86-64 processor: the graph does without arithmetic that depends on it, and nothing
    may rearrange it.

    It uses ``threads`` threads, or if that is 0 all cores but the one on which the parser is at work meanwhile.
    """

    def __init__(self, network: Path, pairs: Path, threads: int = 0) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads or max(1, _usable_cores() - 1)
        options.inter_op_num_threads = 1
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # waiting threads burn no CPU
        self._session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        with np.load(pairs, allow_pickle=False) as arrays:
            self._weight, self._bias, self._distance = (arrays[name] for name in ("weight", "bias", "distance"))

    def scores(self, window: Window) -> Scores:
        """Score one window."""
        ids = np.array([CLS_ID, *window.pieces, SEP_ID], dtype=np.int64)
        first = np.array(window.first, dtype=np.int64) + 1
        unary, words, cues = cast(list[Floats], self._session.run(None, {"ids": ids, "first": first}))
        return Scores(unary[:, 0], unary[:, 1:], words, cues)

    def roles(self, scores: Scores, cues: npt.NDArray[np.int64]) -> Floats:
        """The scores (cues, tokens, 7) of every token's role in the attribution of each cue."""
        hidden = np.maximum(scores.words[None] + scores.cues[cues][:, None], 0)
        distance = self._distance[distance_buckets(cues, len(scores.words))]
        return cast(Floats, hidden @ self._weight.T + self._bias + distance)

"""Runs the trained network over windows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt
import onnxruntime

from claimparse._model.labels import HEADS, ROLES, SCOPES, TAGS, bucket
from claimparse._model.windows import Window

Floats = npt.NDArray[np.float32]
FIRST, LAST = 101, 102
"""The encoder's marks at either end of a window."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of one window's tokens, a row a token; ``words`` and ``cues`` are what pairs are scored from."""

    tags: Floats
    heads: Floats
    commitments: Floats
    words: Mapping[str, Floats]
    cues: Mapping[str, Floats]


class Network:
    """The network of a model; the same window has the same scores, whatever it is asked together with."""

    def __init__(self, network: Path, pairs: Path, threads: int = 0) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        with np.load(pairs, allow_pickle=False) as arrays:
            self._pairs: dict[str, Floats] = {name: arrays[name] for name in arrays.files}

    def scores(self, window: Window) -> Scores:
        """Score one window. It is never filled up with others: the integers' scale would depend on them."""
        ids = np.array([[FIRST, *window.pieces, LAST]], dtype=np.int64)
        first = np.array(window.first, dtype=np.int64) + 1
        found = self._session.run(None, {"ids": ids, "first": first})
        unary, role_word, role_cue, scope_word, scope_cue = cast(list[Floats], found)
        tags, heads, commitments = np.split(unary, [len(TAGS), len(TAGS) + len(HEADS)], axis=1)
        return Scores(
            tags, heads, commitments, {"roles": role_word, "scopes": scope_word}, {"roles": role_cue, "scopes": scope_cue}
        )

    def roles(self, scores: Scores, cues: npt.NDArray[np.int64]) -> Floats:
        """The scores (cues, tokens, roles) of every token in the attribution of each cue."""
        return self._pair("roles", scores, cues).reshape(len(cues), -1, len(ROLES))

    def scopes(self, scores: Scores, cues: npt.NDArray[np.int64]) -> Floats:
        """The scores (cues, tokens, kinds, 2) of every token as a part of each cue, and of its scope."""
        return self._pair("scopes", scores, cues).reshape(len(cues), -1, len(SCOPES), 2)

    def _pair(self, name: str, scores: Scores, cues: npt.NDArray[np.int64]) -> Floats:
        words, mine = scores.words[name], scores.cues[name][cues]
        hidden = np.maximum(words[None] + mine[:, None], 0)
        out = hidden @ self._pairs[f"{name}_weight"].T + self._pairs[f"{name}_bias"]
        return cast(Floats, out + self._pairs[f"{name}_distance"][bucket(cues, len(words))])

"""The labels that the network gives, in the order of its outputs."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

TAGS = ("O", "B-content", "I-content", "B-cue", "I-cue", "B-source", "I-source")
"""What a token is in any attribution, or in that of one cue."""

_EDGES = np.array([-64, -32, -16, -8, -4, -2, -1, 0, 1, 2, 4, 8, 16, 32, 64])
BUCKETS = len(_EDGES) + 1


def bucket(cues: npt.NDArray[np.int64], tokens: int) -> npt.NDArray[np.int64]:
    """The class of the distance from each cue to each token, (cues, tokens)."""
    return np.searchsorted(_EDGES, np.arange(tokens)[None] - cues[:, None], side="right").astype(np.int64)

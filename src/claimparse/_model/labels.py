"""The labels that the network gives, in the order of its outputs."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

TAGS = ("O", "B-content", "I-content", "B-cue", "I-cue", "B-source", "I-source")
"""The labels of a token: its role in any attribution, or in that of one cue."""

KINDS = ("speech", "thought", "attitude", "event")
"""What somebody does by a cue: the values of AttributionKind."""

_DISTANCES = np.array([-64, -32, -16, -8, -4, -2, -1, 0, 1, 2, 4, 8, 16, 32, 64])
DISTANCE_BUCKETS = len(_DISTANCES) + 1
"""The number of classes of distances between a cue and a token."""


def distance_buckets(cues: npt.NDArray[np.int64], tokens: int) -> npt.NDArray[np.int64]:
    """The class of the distance from each cue to each token, (cues, tokens)."""
    return np.searchsorted(_DISTANCES, np.arange(tokens)[None] - cues[:, None], side="right").astype(np.int64)

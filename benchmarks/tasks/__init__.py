"""Maps claimparse's results onto the conventions of each public corpus; the library's own are not bent to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.tasks import attribution, hard, quantity, seeds, speaker, stance
from claimparse._pipeline import Analysis

Record = dict[str, Any]
Predict = Callable[[Analysis, Record], Record]

TASKS: dict[str, Predict] = {
    "attribution": attribution.predict,
    "quantity": quantity.predict,
    "stance": stance.predict,
    "hard": hard.predict,
    "speaker": speaker.predict,
    "seeds": seeds.predict,
}
"""One function a task: the analysis of a text and its input record in, the keys of the prediction (without id) out."""

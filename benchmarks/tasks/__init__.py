"""Results mapped to the conventions of each public corpus, so that the library can keep its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.tasks import attribution, hard, quantity, seeds, speaker, stance
from claimparse._inspect import Analysis
from claimparse.types import Options

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
"""One function for each task: from the analysis of a text and its input record to the prediction, without its id."""

OPTIONS: dict[str, Options] = {"attribution": Options(events=True)}
"""The options for tasks whose corpus has other conventions: PolNeAR annotates events, too."""

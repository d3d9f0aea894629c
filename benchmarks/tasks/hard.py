"""The full stance of one claim, named by its head word."""

from __future__ import annotations

from typing import Any

from claimparse._evidence import Chars
from claimparse._inspect import Analysis


def predict(analysis: Analysis, record: dict[str, Any]) -> dict[str, Any]:
    """Return {"stance", "author", "source", "source_value", "events"} of the claim at record["head"]."""
    parsed = analysis.parsed
    head = parsed.tokens_of(Chars(*record["head"]))
    stance = analysis.stances.resolve(head.start)
    held = stance.holders[-1] if stance.holders else None
    commitment = held.commitment if held and held.source else stance.author
    source = " ".join(parsed.text[slice(*parsed.chars_of(r))] for r in held.source) if held and held.source else None
    return {
        "stance": stance.label.value,
        "author": stance.author.value,
        "source": source,
        "source_value": held.commitment.value if held and source else None,
        "events": [{"t": e["t"], "score": commitment.score} for e in record.get("events", [])],
    }

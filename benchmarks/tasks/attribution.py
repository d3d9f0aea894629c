"""PolNeAR: univocal attributions, one flat list."""

from __future__ import annotations

from typing import Any

from claimparse._assemble import Analysis


def predict(analysis: Analysis, record: dict[str, Any]) -> dict[str, Any]:
    """{"attributions": [{"source", "cue", "content"}]} in characters."""
    chars = analysis.page.chars_of
    return {
        "attributions": [
            {
                "source": [list(chars(r)) for r in a.source],
                "cue": [list(chars(r)) for r in a.cue],
                "content": [list(chars(r)) for r in a.content],
            }
            for a in analysis.attributions
        ]
    }

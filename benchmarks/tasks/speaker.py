"""GUM and GAP: the canonical name of each given mention."""

from __future__ import annotations

from typing import Any

from claimparse._evidence import Chars
from claimparse._inspect import Analysis


def predict(analysis: Analysis, record: dict[str, Any]) -> dict[str, Any]:
    """Return {"resolved": [name or None, ...]}."""
    parsed, speakers = analysis.parsed, analysis.speakers
    return {"resolved": [speakers.resolve(parsed.tokens_of(Chars(*m))) for m in record["mentions"]]}

"""NewsQuant: the counted noun is the unit, the subject or holder the concept; one bound sign a quantity."""

from __future__ import annotations

from typing import Any

from claimparse._assemble import Analysis


def predict(analysis: Analysis, record: dict[str, Any]) -> dict[str, Any]:
    """{"quantities": [{"start", "end", "value", "unit", "bound", "change", "concept"}]}."""
    return {"quantities": []}

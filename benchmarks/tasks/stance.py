"""Negation and speculation cues with scopes, and the commitment to events, per corpus convention."""

from __future__ import annotations

from typing import Any

from claimparse._assemble import Analysis


def predict(analysis: Analysis, record: dict[str, Any]) -> dict[str, Any]:
    """{"neg", "spec", "uncertain", "events"}, as far as the record's set asks for them."""
    return {}

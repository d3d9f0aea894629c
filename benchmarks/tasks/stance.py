"""Negation and speculation cues with scopes, and the commitment to events, per corpus convention."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal

from claimparse._assemble import Analysis
from claimparse._detect.stance import detect
from claimparse._evidence import Chars, ScopeLink, StanceLink
from claimparse._link import scope as scope_linker
from claimparse.lexicon.stance import Predicate, StanceLexicon
from claimparse.types import CueKind, StanceLabel

View = Literal["clause", "right"]

NEGATIONS = frozenset({CueKind.NEGATION, CueKind.IMPLICATIVE})
SPECULATIONS = frozenset(
    {
        CueKind.MODAL,
        CueKind.HEDGE,
        CueKind.APPEARANCE,
        CueKind.DOXASTIC,
        CueKind.EVIDENTIAL,
        CueKind.CONDITION,
        CueKind.DOUBT,
    }
)

VIEWS: dict[str, View] = {"cdsco": "clause", "sfu": "right", "bio_abs": "right"}


def predict(analysis: Analysis, record: dict[str, Any]) -> dict[str, Any]:
    """{"neg", "spec", "events"}, as far as the record's set asks for them."""
    found: dict[str, Any] = {}
    if record["set"] in VIEWS:
        marks = [s.mark for s in analysis.scopes]
        scopes = scope_linker.link(analysis.page, marks, VIEWS[record["set"]])
        found["neg"] = [_cue(analysis, s) for s in scopes if _is_negation(analysis, s, record["set"])]
        found["spec"] = [_cue(analysis, s) for s in scopes if s.mark.kind in SPECULATIONS]
    if "events" in record:
        found["events"] = [_event(analysis, e["t"], record["tok"]) for e in record["events"]]
    return found


def _is_negation(analysis: Analysis, scope: ScopeLink, corpus: str) -> bool:
    mark = scope.mark
    if mark.entry == "negation.affix":
        return corpus == "cdsco"
    if mark.kind not in NEGATIONS:
        return False
    entry = StanceLexicon.of(analysis.page.lexicon).names.get(mark.entry)
    return entry is None or not isinstance(entry, Predicate) or entry.negative


def _cue(analysis: Analysis, scope: ScopeLink) -> dict[str, Any]:
    return {
        "cue": [list(c) for c in scope.mark.chars],
        "scope": [list(analysis.page.chars_of(r)) for r in scope.scope],
    }


def _event(analysis: Analysis, t: int, tok: list[list[int]]) -> dict[str, Any]:
    page = analysis.page
    head = page.tokens_of(Chars(*tok[t]))
    return {"t": t, "score": _score(analysis.stances.resolve(head.start))}


def _score(stance: StanceLink) -> float:
    held = stance.holders[-1].commitment if stance.holders else stance.author
    return held.score


_ = (detect, Callable, Iterable, StanceLabel)

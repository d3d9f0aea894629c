"""Negation and speculation cues with scopes, and the commitment to events, per corpus convention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from claimparse._assemble import Analysis
from claimparse._evidence import Chars, Run, ScopeLink, StanceLink, StanceMark
from claimparse._link import scope as scope_linker
from claimparse.types import CueKind


@dataclass(frozen=True)
class Convention:
    """What one corpus counts as a cue, and how far its scopes reach.

    Entries are named by their lexicon name or its first part. ``cut``: of "no one", "no longer" only the "no" is the cue;
    ``doubt``: "have no doubt" counts as a negation.
    """

    scope: Literal["clause", "right"]
    negations: frozenset[str]
    without: frozenset[str] = frozenset()
    speculations: frozenset[CueKind] = frozenset()
    speculative: frozenset[str] = frozenset()
    not_speculative: frozenset[str] = frozenset()
    cut: bool = False


_PLAIN = frozenset({"negation.particle", "negation.quantifier", "negation.multiword"})
_LACK = frozenset({"implicative.lack", "implicative.absence"})
_FAIL = frozenset({"implicative.fail", "implicative.unable", "implicative.failure"})
_HEDGES = frozenset({CueKind.MODAL, CueKind.HEDGE, CueKind.APPEARANCE, CueKind.DOXASTIC})

CONVENTIONS = {
    "cdsco": Convention(
        "clause",
        _PLAIN | _FAIL | {"negation.affix", "chance.impossible", "chance.unlikely"},
        without=frozenset({"rather than", "instead of", "as opposed to", "nothing but", "anything but", "far from", "yet to", "on the contrary"}),
        cut=True,
    ),
    "sfu": Convention(
        "right",
        _PLAIN,
        without=frozenset(
            {"rather than", "instead of", "as opposed to", "nothing but", "anything but", "far from", "yet to", "yet to be"}
            | {"nothing", "nowhere", "with the exception of"}
        ),
        speculations=_HEDGES | {CueKind.CONDITION},
    ),
    "bio_abs": Convention("right", _PLAIN | _FAIL | _LACK, speculations=_HEDGES | {CueKind.DOUBT}),
}


def predict(analysis: Analysis, record: dict[str, Any]) -> dict[str, Any]:
    """{"neg", "spec", "events"}, as far as the record's set asks for them."""
    found: dict[str, Any] = {}
    convention = CONVENTIONS.get(record["set"])
    if convention is not None:
        marks = [_own_negation(analysis, s.mark) if convention.cut else s.mark for s in analysis.scopes]
        scopes = scope_linker.link(analysis.page, marks, convention.scope)
        found["neg"] = [_cue(analysis, s, convention) for s in scopes if _is_negation(analysis, s, convention)]
        found["spec"] = [_cue(analysis, s, convention) for s in scopes if _is_speculation(analysis, s, convention)]
    if "events" in record:
        found["events"] = [_event(analysis, e["t"], record["tok"]) for e in record["events"]]
    return found


def _own_negation(analysis: Analysis, mark: StanceMark) -> StanceMark:
    """The "no" of "have no doubt", where "doubt" is a noun of the clause and not part of an adverbial."""
    doc = analysis.page.doc
    if mark.entry != "pseudo.certain" or len(mark.tokens) != 2 or doc[mark.tokens[0]].lower_ != "no":
        return mark
    if doc[mark.tokens[1]].dep_ not in ("dobj", "attr", "nsubj"):
        return mark
    first = mark.tokens[0]
    chars = analysis.page.chars_of(Run(first, first + 1))
    return StanceMark((chars,), (first,), first, CueKind.NEGATION, "negation.quantifier")


def _words(analysis: Analysis, scope: ScopeLink) -> str:
    text = analysis.page.doc.text
    return " ".join(text[slice(*c)] for c in scope.mark.chars).lower()


def _is_negation(analysis: Analysis, scope: ScopeLink, convention: Convention) -> bool:
    return scope.mark.entry in convention.negations and _words(analysis, scope) not in convention.without


def _is_speculation(analysis: Analysis, scope: ScopeLink, convention: Convention) -> bool:
    return scope.mark.kind in convention.speculations


def _cue(analysis: Analysis, scope: ScopeLink, convention: Convention) -> dict[str, Any]:
    chars = analysis.page.chars_of
    cue = [list(c) for c in scope.mark.chars]
    reach = [list(chars(r)) for r in scope.scope]
    if convention.cut and _words(analysis, scope).startswith("no "):
        cue, reach = [[cue[0][0], cue[0][0] + 2]], [[cue[0][0] + 3, cue[-1][1]], *reach]
    return {"cue": cue, "scope": reach}


def _event(analysis: Analysis, t: int, tok: list[list[int]]) -> dict[str, Any]:
    head = analysis.page.tokens_of(Chars(*tok[t]))
    return {"t": t, "score": _score(analysis.stances.resolve(head.start))}


def _score(stance: StanceLink) -> float:
    return (stance.holders[-1].commitment if stance.holders else stance.author).score

"""Negation and speculation cues with scopes, and the commitment to events, per corpus convention."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from spacy.tokens import Token

from claimparse._evidence import Chars, Run, ScopeLink, StanceLink, StanceMark
from claimparse._pipeline import Analysis
from claimparse.types import CueKind


@dataclass(frozen=True)
class Convention:
    """What one corpus counts as a cue, and how far its scopes reach.

    Entries go by their names in the lexicon. ``words`` count wherever they stand, ``contracted`` modals together with
    their "n't"; ``without``: words of those entries that do not count. ``cut``: of "no one", "no longer" only the "no"
    is the cue; ``inert``: "no" and "not" count even where they negate nothing ("not only"); ``passive``: the subject of
    a passive is in scope. ``joined``: words that are a cue only together with the one behind them; ``bare``: of "most
    likely" only the last word is; ``open``: what, negated, is one speculation with its negation: "not known";
    ``affirmed``: modals that count only where nothing negates them.
    """

    scope: Literal["clause", "right"]
    negations: frozenset[str]
    without: frozenset[str] = frozenset()
    speculations: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    contracted: frozenset[str] = frozenset()
    cut: bool = False
    inert: bool = False
    passive: bool = False
    joined: Mapping[str, str] = field(default_factory=dict)
    bare: bool = False
    open: frozenset[str] = frozenset()
    affirmed: frozenset[str] = frozenset()


_PLAIN = frozenset({"negation.particle", "negation.quantifier", "negation.multiword"})
_LACK = frozenset({"implicative.lack", "implicative.absence"})
_FAIL = frozenset({"implicative.fail", "implicative.unable", "implicative.failure"})
_MODALS = frozenset({"modal.may", "modal.must", "chance.likely", "appearance.seem"})
_SUGGESTIONS = frozenset({"doxastic.suggest", "doxastic.suggest_thing", "doxastic.suggested"})
_HEDGES = _MODALS | _SUGGESTIONS | {"hedge.probable", "hedge.possible", "hedge.potential", "chance.possible"}
_HEDGES |= {"doxastic.suspect", "doxastic.think"}
_CONTRASTS = frozenset(
    {"rather than", "instead of", "as opposed to", "nothing but", "anything but", "far from", "yet to"}
)

CONVENTIONS = {
    "cdsco": Convention(
        "clause",
        _PLAIN | _FAIL | {"negation.affix", "chance.impossible", "chance.unlikely", "hedge.unclear"},
        without=_CONTRASTS | {"on the contrary"},
        cut=True,
    ),
    "sfu": Convention(
        "right",
        _PLAIN,
        without=frozenset(
            _CONTRASTS
            | {"yet to be"}
            | {"nothing", "nowhere", "with the exception of"}
            | {
                "look",
                "looks",
                "looked",
                "looking",
                "sound",
                "sounds",
                "sounded",
                "tend",
                "tends",
                "tended",
                "'d",
                "guess",
            }
            | {"feel", "feels", "felt", "figure", "figured", "imagine", "unless", "maybe not", "assume", "anticipate"}
            | {
                "provided",
                "predict",
                "gather",
                "conclude",
                "worry",
                "judge",
                "sense",
                "bet",
                "theoretically",
                "arguably",
            }
        ),
        speculations=_HEDGES | {"modal.could", "modal.can", "modal.should", "modal.would", "chance.possible"},
        words=frozenset({"if", "or", "whether", "either"}),
        contracted=frozenset({"could", "would", "should", "must"}),
        inert=True,
    ),
    "bio_abs": Convention(
        "right",
        _PLAIN | _FAIL | _LACK,
        without=frozenset({"loss", "conclude", "concluded", "apparent", "assessed", "considered", "expected", "must"}),
        speculations=_HEDGES
        | {"hedge.unclear", "question.open", "question.open_wh", "doxastic.believe"}
        | {"modal.could", "modal.should", "modal.would"},
        words=frozenset({"whether"}),
        passive=True,
        joined=dict.fromkeys(("indicate", "indicates", "indicated", "indicating"), "that"),
        bare=True,
        open=frozenset({"known", "clear"}),
        affirmed=frozenset({"could"}),
    ),
}


CLAUSES = frozenset({"cb"})
"""Sets whose events stand for a clause as it is worded, negation and modals included."""

SCORES: dict[str, dict[tuple[str, str], float]] = {
    "cb": {
        ("asserted", "CT+"): 2.3,
        ("reported", "CT+"): 2.0,
        ("hedged", "PS+"): 2.1,
        ("hedged", "PR+"): 0.2,
        ("reported", "PR+"): 0.2,
        ("hedged", "U"): 0.2,
        ("hedged", "not U"): -0.9,
        ("conditional", ""): 0.8,
        ("questioned", ""): 0.0,
    },
    "mv2": {
        ("asserted", "CT+"): 2.2,
        ("reported", "CT+"): 1.8,
        ("reported", "PR+"): 0.4,
        ("reported", "U"): 1.0,
        ("hedged", "PR+"): 0.5,
        ("asserted", "U"): -0.2,
        ("conditional", "U"): 0.3,
        ("negated", "CT-"): -1.6,
        ("negated", "PR-"): -0.6,
        ("reported", "PR-"): 0.2,
        ("denied", ""): 0.3,
    },
}
"""The mean answer of a set's annotators to each label and commitment, where it is not the library's own expectation.

Read off the development parts of these two sets; other sets are given what the library expects.
"""


def predict(analysis: Analysis, record: dict[str, Any]) -> dict[str, Any]:
    """{"neg", "spec", "events"}, as far as the record's set asks for them."""
    found: dict[str, Any] = {}
    convention = CONVENTIONS.get(record["set"])
    if convention is not None:
        marks = [_read(analysis, s.mark, convention) for s in analysis.scopes]
        scopes = analysis.scopes_of(marks, convention.scope, passive=convention.passive)
        found["neg"] = [_cue(analysis, s, convention) for s in scopes if _is_negation(analysis, s, convention)]
        found["neg"] += _concord(analysis, found["neg"], convention)
        found["spec"] = [_cue(analysis, s, convention) for s in scopes if _is_speculation(analysis, s, convention)]
        found["spec"] += [{"cue": [list(c)]} for c in _plain_words(analysis, convention)]
        found["spec"] += _open(analysis, scopes, convention)
    if "events" in record:
        found["events"] = [_event(analysis, e["t"], record) for e in record["events"]]
    return found


def _read(analysis: Analysis, mark: StanceMark, convention: Convention) -> StanceMark:
    """The negative word of an inert phrase, where the corpus counts it: "have no doubt", or all of them."""
    doc = analysis.parsed.doc
    if convention.inert and mark.entry not in convention.negations:
        negative = next((t for t in mark.tokens if doc[t].lower_ in ("not", "n't", "n’t")), None)
        if negative is not None:
            return StanceMark(
                (analysis.parsed.chars_of(Run(negative, negative + 1)),),
                (negative,),
                negative,
                CueKind.NEGATION,
                "negation.particle",
            )
    first = mark.tokens[0]
    if mark.kind is not CueKind.PSEUDO or doc[first].lower_ not in ("no", "not", "without"):
        return mark
    counted = mark.entry == "pseudo.certain" and doc[mark.tokens[-1]].dep_ in ("dobj", "attr", "nsubj")
    if not (counted or convention.inert):
        return mark
    chars = analysis.parsed.chars_of(Run(first, first + 1))
    entry = "negation.quantifier" if doc[first].lower_ == "no" else "negation.particle"
    return StanceMark((chars,), (first,), first, CueKind.NEGATION, entry)


def _words(analysis: Analysis, scope: ScopeLink) -> str:
    text = analysis.parsed.doc.text
    return " ".join(text[slice(*c)] for c in scope.mark.chars).lower()


def _is_negation(analysis: Analysis, scope: ScopeLink, convention: Convention) -> bool:
    first = scope.mark.tokens[0]
    before = analysis.parsed.doc[first - 1].lower_ if first else ""
    if _words(analysis, scope) in ("n't", "n’t") and before in convention.contracted:
        return False  # counted as one speculation with its modal
    if scope.mark.kind is CueKind.PSEUDO and not convention.inert:
        return False
    return scope.mark.entry in convention.negations and _words(analysis, scope) not in convention.without


def _is_speculation(analysis: Analysis, scope: ScopeLink, convention: Convention) -> bool:
    if scope.mark.kind is CueKind.PSEUDO and not convention.inert:
        return False
    words, following = _words(analysis, scope), analysis.parsed.doc[scope.mark.tokens[-1] :][1:2].text.lower()
    if words in convention.joined and following != convention.joined[words]:
        return False
    if words in convention.affirmed and _is_unable(analysis, scope):
        return False
    return scope.mark.entry in convention.speculations and words not in convention.without


def _left_open(analysis: Analysis, scope: ScopeLink, convention: Convention) -> Token | None:
    """What a negation leaves open: "known" in "is not known"."""
    verb = analysis.parsed.doc[scope.mark.head].head
    words = (t for t in (verb, *verb.rights) if t.i > scope.mark.head and t.lower_ in convention.open)
    return next(words, None) if scope.mark.kind is CueKind.NEGATION else None


def _open(analysis: Analysis, scopes: Sequence[ScopeLink], convention: Convention) -> Iterator[dict[str, Any]]:
    """Each negation that leaves something open, as one speculation with it."""
    for scope in scopes:
        word = _left_open(analysis, scope, convention)
        if word is not None:
            cue = _cue(analysis, scope, convention)
            yield {**cue, "cue": [*cue["cue"], [word.idx, word.idx + len(word)]]}


def _is_unable(analysis: Analysis, scope: ScopeLink) -> bool:
    """Whether a modal is negated: what could not be is no speculation."""
    verb = analysis.parsed.doc[scope.mark.head].head
    negations = (s for s in analysis.scopes if s.mark.kind is CueKind.NEGATION)
    return any(run.start <= verb.i < run.end for s in negations for run in s.scope)


def _plain_words(analysis: Analysis, convention: Convention) -> Iterator[Chars]:
    """The words that the corpus counts wherever they stand and claimparse does not."""
    for token in analysis.parsed.doc if convention.words else ():
        if token.lower_ in convention.words:
            yield Chars(token.idx, token.idx + len(token))


def _concord(analysis: Analysis, cues: Sequence[dict[str, Any]], convention: Convention) -> list[dict[str, Any]]:
    """ "Either" at the end of a negated clause ("not bad either"), where the corpus counts it as a second cue."""
    found = []
    for token in analysis.parsed.doc if "either" in convention.words else ():
        closes = token.lower_ == "either" and token.right_edge.i == token.i and token.dep_ != "preconj"
        following = analysis.parsed.doc[token.i + 1].lower_ if token.i + 1 < len(analysis.parsed.doc) else "."
        before = [c for c in cues if c["cue"][0][0] < token.idx]
        if closes and before and not following.isalpha():
            cut = [[s, min(e, token.idx)] for s, e in before[-1]["scope"] if s < token.idx]
            found.append({"cue": [[token.idx, token.idx + len(token)]], "scope": cut})
    return found


def _cue(analysis: Analysis, scope: ScopeLink, convention: Convention) -> dict[str, Any]:
    chars = analysis.parsed.chars_of
    cue = [list(c) for c in scope.mark.chars]
    last = scope.mark.tokens[-1] + 1
    if _words(analysis, scope) in convention.contracted and last < len(analysis.parsed.doc):
        following = analysis.parsed.doc[last]
        if following.lower_ in ("n't", "n’t"):
            cue = [[cue[0][0], following.idx + len(following)]]
    reach = [list(chars(r)) for r in scope.scope]
    words = _words(analysis, scope)
    if words in convention.joined:
        following = analysis.parsed.doc[last]
        cue[-1][1] = following.idx + len(following)
    if convention.bare and " likely" in words:
        cue = [[cue[-1][1] - len("likely"), cue[-1][1]]]
    if convention.cut and words.startswith(("no ", "not one")):
        first = cue[0][0] + words.index(" ")
        cue, reach = [[cue[0][0], first]], [[first + 1, cue[-1][1]], *reach]
    return {"cue": cue, "scope": reach}


def _event(analysis: Analysis, t: int, record: dict[str, Any]) -> dict[str, Any]:
    head = analysis.parsed.tokens_of(Chars(*record["tok"][t])).start
    stances = analysis.stances
    stance = stances.resolve_clause(head) if record["set"] in CLAUSES else stances.resolve(head)
    return {"t": t, "score": _score(stance, SCORES.get(record["set"], {}))}


def _score(stance: StanceLink, table: Mapping[tuple[str, str], float]) -> float:
    """The score of a stance by a set's table, else the library's own; "not U" is an open one with a negation.

    What a trained model moves it by is added to either.
    """
    held = (stance.holders[-1].commitment if stance.holders else stance.author).value
    label = stance.label.value
    keys = [(label, f"not {held}")] if stance.negated else []
    keys += [(label, held), (label, "")]
    return next((table[k] + stance.moved for k in keys if k in table), stance.expected)

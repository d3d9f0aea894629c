"""Negation and speculation cues with scopes, and the commitment to events, per corpus convention."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from claimparse._evidence import Chars, Run, ScopeLink, StanceLink, StanceMark
from claimparse._grammar.tokens import Token
from claimparse._inspect import Analysis
from claimparse._stance.calculus import readers_commitment
from claimparse.types import CueKind


@dataclass(frozen=True)
class Convention:
    """The cues that one corpus counts, and how far their scopes reach. Entries are named as in the lexicon."""

    scope: Literal["clause", "right"]
    negations: frozenset[str]
    excluded: frozenset[str] = frozenset()
    """Words of these entries that do not count."""
    speculations: frozenset[str] = frozenset()
    extra_words: frozenset[str] = frozenset()
    """Words that count wherever they occur."""
    contracted_modals: frozenset[str] = frozenset()
    """Modals that are one cue together with their "n't"."""
    cuts_after_no: bool = False
    """True if only the "no" of "no one" and "no longer" is the cue."""
    counts_inert: bool = False
    """True if "no" and "not" count even where they negate nothing: "not only"."""
    passive_subjects: bool = False
    """True if the subject of a passive is in scope."""
    joined_words: Mapping[str, str] = field(default_factory=dict)
    """Words that are a cue only together with the word that follows."""
    drops_degree_words: bool = False
    """True if only the last word of "most likely" is the cue."""
    open_predicates: frozenset[str] = frozenset()
    """Predicates that are a speculation together with their negation: "not known"."""
    affirmative_only: frozenset[str] = frozenset()
    """Modals that count only if they are not negated."""


_PLAIN = frozenset({"negation.particle", "negation.quantifier", "negation.multiword"})
_LACKING = frozenset({"implicative.lack", "implicative.absence"})
_FAILING = frozenset({"implicative.fail", "implicative.unable", "implicative.failure"})
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
        _PLAIN | _FAILING | {"negation.affix", "chance.impossible", "chance.unlikely", "hedge.unclear"},
        excluded=_CONTRASTS | {"on the contrary"},
        cuts_after_no=True,
    ),
    "sfu": Convention(
        "right",
        _PLAIN,
        excluded=frozenset(
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
        extra_words=frozenset({"if", "or", "whether", "either"}),
        contracted_modals=frozenset({"could", "would", "should", "must"}),
        counts_inert=True,
    ),
    "bio_abs": Convention(
        "right",
        _PLAIN | _FAILING | _LACKING,
        excluded=frozenset({"loss", "conclude", "concluded", "apparent", "assessed", "considered", "expected", "must"}),
        speculations=_HEDGES
        | {"hedge.unclear", "question.open", "question.open_wh", "doxastic.believe"}
        | {"modal.could", "modal.should", "modal.would"},
        extra_words=frozenset({"whether"}),
        passive_subjects=True,
        joined_words=dict.fromkeys(("indicate", "indicates", "indicated", "indicating"), "that"),
        drops_degree_words=True,
        open_predicates=frozenset({"known", "clear"}),
        affirmative_only=frozenset({"could"}),
    ),
}


CLAUSES = frozenset({"cb", "rp"})
"""The sets whose events stand for a whole clause, with its negation and modals."""

SENTENCES = frozenset({"mv2", "rp"})
"""The sets of single sentences that people have scored: a trained model has learnt from both, so it needs no table."""
THRESHOLD = 1.5
"""The score from which on an event counts as a fact; below it, it is uncertain."""

SCORES: dict[str, dict[tuple[str, str], float]] = {
    "cb": {
        ("asserted", "CT+"): 2.3,
        ("reported", "CT+"): 2.0,
        ("hedged", "PS+"): 2.1,
        ("hedged", "PR+"): 0.2,
        ("reported", "PR+"): 0.2,
        ("hedged", "U"): 0.2,
        ("hedged", "not U"): -0.9,
        ("negated", "PR-"): -2.0,
        ("reported", "PR-"): -2.0,
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
"""The annotators' mean score for each label and commitment, where it differs from the library's own.

It was read off the development parts of these two sets; other sets get the library's score.
"""


def predict(analysis: Analysis, record: dict[str, Any]) -> dict[str, Any]:
    """Return {"neg", "spec", "events"}, as far as the record's set has them."""
    found: dict[str, Any] = {}
    convention = CONVENTIONS.get(record["set"])
    if convention is not None:
        marks = [_corpus_mark(analysis, s.mark, convention) for s in analysis.scopes]
        scopes = analysis.scopes_of(marks, convention.scope, passive=convention.passive_subjects)
        found["neg"] = [_cue(analysis, s, convention) for s in scopes if _is_negation(analysis, s, convention)]
        found["neg"] += _negative_concord(analysis, found["neg"], convention)
        found["spec"] = [_cue(analysis, s, convention) for s in scopes if _is_speculation(analysis, s, convention)]
        found["spec"] += [{"cue": [list(c)]} for c in _extra_cues(analysis, convention)]
        found["spec"] += _open_speculations(analysis, scopes, convention)
    if "events" in record:
        found["events"] = [_event(analysis, e["t"], record) for e in record["events"]]
    return found


def _corpus_mark(analysis: Analysis, mark: StanceMark, convention: Convention) -> StanceMark:
    """Return the mark as the corpus has it: the negative word alone of a phrase like "have no doubt"."""
    doc = analysis.parsed.doc
    if convention.counts_inert and mark.entry not in convention.negations:
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
    if not (counted or convention.counts_inert):
        return mark
    chars = analysis.parsed.chars_of(Run(first, first + 1))
    entry = "negation.quantifier" if doc[first].lower_ == "no" else "negation.particle"
    return StanceMark((chars,), (first,), first, CueKind.NEGATION, entry)


def _cue_words(analysis: Analysis, scope: ScopeLink) -> str:
    text = analysis.parsed.text
    return " ".join(text[slice(*c)] for c in scope.mark.chars).lower()


def _is_negation(analysis: Analysis, scope: ScopeLink, convention: Convention) -> bool:
    first = scope.mark.tokens[0]
    before = analysis.parsed.doc[first - 1].lower_ if first else ""
    if _cue_words(analysis, scope) in ("n't", "n’t") and before in convention.contracted_modals:
        return False  # counted as one speculation with its modal
    if scope.mark.kind is CueKind.PSEUDO and not convention.counts_inert:
        return False
    return scope.mark.entry in convention.negations and _cue_words(analysis, scope) not in convention.excluded


def _is_speculation(analysis: Analysis, scope: ScopeLink, convention: Convention) -> bool:
    if scope.mark.kind is CueKind.PSEUDO and not convention.counts_inert:
        return False
    words, following = (
        _cue_words(analysis, scope),
        "".join(t.lower_ for t in analysis.parsed.doc[scope.mark.tokens[-1] + 1 :][:1]),
    )
    if words in convention.joined_words and following != convention.joined_words[words]:
        return False
    if words in convention.affirmative_only and _is_negated_modal(analysis, scope):
        return False
    return scope.mark.entry in convention.speculations and words not in convention.excluded


def _open_predicate(analysis: Analysis, scope: ScopeLink, convention: Convention) -> Token | None:
    """Return the predicate that a negation leaves open: "known" in "is not known"."""
    verb = analysis.parsed.doc[scope.mark.head].head
    words = (t for t in (verb, *verb.rights) if t.i > scope.mark.head and t.lower_ in convention.open_predicates)
    return next(words, None) if scope.mark.kind is CueKind.NEGATION else None


def _open_speculations(
    analysis: Analysis, scopes: Sequence[ScopeLink], convention: Convention
) -> Iterator[dict[str, Any]]:
    """Yield each negation with the predicate that it leaves open, as one speculation."""
    for scope in scopes:
        word = _open_predicate(analysis, scope, convention)
        if word is not None:
            cue = _cue(analysis, scope, convention)
            yield {**cue, "cue": [*cue["cue"], [word.idx, word.idx + len(word)]]}


def _is_negated_modal(analysis: Analysis, scope: ScopeLink) -> bool:
    """Return whether a modal is negated: what could not be is no speculation."""
    verb = analysis.parsed.doc[scope.mark.head].head
    negations = (s for s in analysis.scopes if s.mark.kind is CueKind.NEGATION)
    return any(run.start <= verb.i < run.end for s in negations for run in s.scope)


def _extra_cues(analysis: Analysis, convention: Convention) -> Iterator[Chars]:
    """Yield the words that the corpus counts wherever they occur and claimparse does not."""
    for token in analysis.parsed.doc if convention.extra_words else ():
        if token.lower_ in convention.extra_words:
            yield Chars(token.idx, token.idx + len(token))


def _negative_concord(
    analysis: Analysis, cues: Sequence[dict[str, Any]], convention: Convention
) -> list[dict[str, Any]]:
    """Return each "either" at the end of a negated clause ("not bad either") if the corpus counts it as a cue."""
    found = []
    for token in analysis.parsed.doc if "either" in convention.extra_words else ():
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
    if _cue_words(analysis, scope) in convention.contracted_modals and last < len(analysis.parsed.doc):
        following = analysis.parsed.doc[last]
        if following.lower_ in ("n't", "n’t"):
            cue = [[cue[0][0], following.idx + len(following)]]
    reach = [list(chars(r)) for r in scope.scope]
    words = _cue_words(analysis, scope)
    if words in convention.joined_words:
        following = analysis.parsed.doc[last]
        cue[-1][1] = following.idx + len(following)
    if convention.drops_degree_words and " likely" in words:
        cue = [[cue[-1][1] - len("likely"), cue[-1][1]]]
    if convention.cuts_after_no and words.startswith(("no ", "not one")):
        first = cue[0][0] + words.index(" ")
        cue, reach = [[cue[0][0], first]], [[first + 1, cue[-1][1]], *reach]
    return {"cue": cue, "scope": reach}


def _event(analysis: Analysis, t: int, record: dict[str, Any]) -> dict[str, Any]:
    head = analysis.parsed.tokens_of(Chars(*record["tok"][t])).start
    stances, name = analysis.stances, record["set"]
    stance = stances.resolve_clause(head) if name in CLAUSES else stances.resolve(head)
    if name in SENTENCES and stances.belief_weights is not None:
        return {"t": t, "score": stance.expected}
    usual = _usual_score(stance, SCORES.get(name, {}))
    score = stance.expected if usual is None else usual + stance.moved
    return {"t": t, "score": score, "label": _fact_label(_committed(stance) if usual is None else usual)}


def _usual_score(stance: StanceLink, table: Mapping[tuple[str, str], float]) -> float | None:
    """Return the score of a stance by a set's table, where that has one; "not U" is an open one with a negation."""
    held = (stance.holders[-1].commitment if stance.holders else stance.author).value
    label = stance.label.value
    keys = [(label, f"not {held}")] if stance.negated else []
    keys += [(label, held), (label, "")]
    return next((table[k] for k in keys if k in table), None)


def _committed(stance: StanceLink) -> float:
    """Return the score of the commitment that readers take over."""
    return readers_commitment((stance.author, *(h.commitment for h in stance.holders))).score


def _fact_label(score: float) -> str:
    return "fact+" if score >= THRESHOLD else "fact-" if score <= -THRESHOLD else "uncertain"

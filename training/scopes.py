"""Fit the chains that draw scopes: ``python -m training.scopes FOLDER MODEL``, FOLDER being that of the corpora.

Adds scopes.json to the folder MODEL: for each view of a scope, what every sign counts. Each chain is a conditional
random field over the cues that the rules find, fitted by CRFsuite; before, a fifth of the documents is set aside in
turn, and how the rules and the chain do on it is printed.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pycrfsuite

import claimparse
from claimparse._evidence import Chars, ScopeLink
from claimparse._stance import cues as stance_detector
from claimparse._stance.scope_crf import ScopeWeights, draw, write_weights
from claimparse._stance.scope_features import scope_features
from claimparse._stance.scopes import View, link
from claimparse._text.parsed_text import ParsedText, segment_text
from claimparse.types import CueKind
from training.sources import FOLDS, corpora, fold_of

CORPORA: dict[View, tuple[str, tuple[str, ...]]] = {
    "clause": ("stories", ("neg",)),
    "right": ("abstracts", ("neg", "spec")),
}
"""The corpus whose annotators drew scopes as a view has them, and its layers."""

ANNOTATED = frozenset(
    {CueKind.NEGATION, CueKind.IMPLICATIVE, CueKind.HEDGE, CueKind.MODAL, CueKind.APPEARANCE, CueKind.DOXASTIC}
)
"""The kinds of cue that these corpora are about; others are found in the same words by chance."""

LEAST, ENOUGH = 0.01, 8
"""The least weight that is kept; how many annotated cues of an entry suffice to draw its scopes."""


@dataclass
class Case:
    """A cue with its scope by the rules, and the tokens that annotators put into it."""

    parsed: ParsedText
    link: ScopeLink
    gold: frozenset[int]
    document: str


def cases(records: Iterable[dict[str, Any]], view: View, layers: Sequence[str]) -> Iterator[Case]:
    """The cues of sentences that the rules find and annotators have, too."""
    parser = claimparse.load(engine="rules")
    records = list(records)
    for record, doc in zip(records, parser.docs(r["text"] for r in records), strict=True):
        parsed = segment_text(doc, parser.lexicon)
        found = [s for s in link(parsed, stance_detector.detect(parsed), view) if s.mark.kind in ANNOTATED]

        def tokens(
            places: Iterable[int], record: dict[str, Any] = record, parsed: ParsedText = parsed
        ) -> frozenset[int]:
            runs = (parsed.tokens_of(Chars(*record["tok"][k])) for k in places)
            return frozenset(t for run in runs for t in range(*run))

        for gold in (g for layer in layers for g in record[layer]):
            cue = tokens(gold["cue"])
            best = max(found, key=lambda s: len(cue.intersection(s.mark.tokens)), default=None)
            if best is not None and cue.intersection(best.mark.tokens):
                yield Case(parsed, best, tokens(gold["scope"]), record["doc"])


def fit(data: Iterable[Case]) -> ScopeWeights:
    """The weights that make the annotators' scopes most probable."""
    trainer, entries = pycrfsuite.Trainer(verbose=False), Counter[str]()
    for case in data:
        entries[case.link.mark.entry] += 1
        seen = scope_features(case.parsed.doc, case.link)
        trainer.append(
            seen.of, ["in" if t in case.gold else "out" for t in range(seen.first, seen.first + len(seen.of))]
        )
    trainer.set_params({"c1": 0.1, "c2": 5.0, "max_iterations": 100, "feature.possible_transitions": True})
    with TemporaryDirectory() as folder:
        trainer.train(f"{folder}/chain")
        tagger = pycrfsuite.Tagger()
        tagger.open(f"{folder}/chain")
        info = tagger.info()
        tagger.close()
    counts: dict[str, float] = {}
    for (sign, label), weight in info.state_features.items():
        counts[sign] = counts.get(sign, 0.0) + (weight if label == "in" else -weight)
    (stay_out, enter), (leave, stay_in) = (
        [info.transitions.get((a, b), 0.0) for b in ("out", "in")] for a in ("out", "in")
    )
    kept = {sign: round(weight, 3) for sign, weight in sorted(counts.items()) if abs(weight) >= LEAST}
    often = frozenset(entry for entry, count in entries.items() if count >= ENOUGH)
    return ScopeWeights(often, kept, ((stay_out, enter), (leave, stay_in)))


def figures(drawn: Iterable[tuple[Case, ScopeLink]]) -> dict[str, float]:
    """F1 of the words in scopes, and the share of scopes that are right to the word."""
    both = either = right = cues = 0
    for case, found in drawn:
        words = {t.i for t in case.parsed.doc if t.text[0].isalnum() and t.i not in case.link.mark.tokens}
        gold = case.gold & words
        mine = {t for r in found.scope for t in range(*r)} & words
        both, either = both + len(gold & mine), either + len(gold) + len(mine)
        right, cues = right + (gold == mine), cues + 1
    return {"words": round(200 * both / max(either, 1), 2), "exact": round(100 * right / max(cues, 1), 2), "cues": cues}


def main() -> None:
    """Measure, fit and write."""
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    weights: dict[View, ScopeWeights] = {}
    for view, (corpus, layers) in CORPORA.items():
        data = list(cases(corpora()[corpus].read(source), view, layers))
        drawn = []
        for fold in range(FOLDS):
            fitted = fit(c for c in data if fold_of(c.document) != fold)
            drawn += [(c, *draw(c.parsed.doc, [c.link], fitted)) for c in data if fold_of(c.document) == fold]
        print(json.dumps({"view": view, "rules": figures((c, c.link) for c in data), "chain": figures(drawn)}))
        weights[view] = fit(data)
        print(json.dumps({"view": view, "features": len(weights[view].features), "moves": weights[view].moves}))
    write_weights(folder / "scopes.json", weights)


if __name__ == "__main__":
    main()

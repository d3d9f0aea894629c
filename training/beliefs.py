"""Fit what predicates leave readers believing: ``python -m training.beliefs FOLDER MODEL``.

Adds beliefs.json to the folder MODEL: how far each sign moves the belief from the mean of all propositions with the
same label and commitment, by ridge regression over answers of the crowd. Before, a fifth of the lists is set aside in
turn, and the correlation with the answers there is printed.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import Ridge

import claimparse
from claimparse._evidence import Chars
from claimparse._inspect import analyse
from claimparse._stance.beliefs import belief_features
from training.scopes import LEAST
from training.sources import FOLDS, corpora, fold_of

ALPHA = 2.0


@dataclass
class Case:
    """A proposition: its class, by label, commitment and negation; its features; the mean answer; its document."""

    group: tuple[str, str, bool]
    features: tuple[str, ...]
    answer: float
    document: str


def cases(records: Sequence[dict[str, Any]]) -> list[Case]:
    """The propositions of sentences."""
    parser = claimparse.load(engine="rules")
    out = []
    for record, doc in zip(records, parser.docs(r["text"] for r in records), strict=True):
        analysis = analyse(parser, doc)
        for event in record["events"]:
            head = analysis.parsed.tokens_of(Chars(*record["tok"][event["t"]])).start
            stance = analysis.stances.resolve(head)
            marks = [analysis.scopes[k].mark for k in stance.marks]
            held = stance.holders[-1].commitment if stance.holders else stance.author
            group = (stance.label.value, held.value, stance.negated)
            found = tuple(dict.fromkeys(belief_features(doc[head], marks, stance.negated)))
            out.append(Case(group, found, event["v"], record["doc"]))
    return out


def means(data: Iterable[Case]) -> dict[tuple[str, str, bool], float]:
    """The mean answer of each class."""
    answers = defaultdict(list)
    for case in data:
        answers[case.group].append(case.answer)
    return {group: float(np.mean(values)) for group, values in answers.items()}


def fit(data: Sequence[Case]) -> dict[str, float]:
    """The change of the answer by each sign."""
    mean, columns = means(data), DictVectorizer()
    rows = columns.fit_transform([dict.fromkeys(c.features, 1.0) for c in data])
    ridge = Ridge(alpha=ALPHA, fit_intercept=False, solver="sparse_cg", tol=1e-8)
    ridge.fit(rows, [c.answer - mean[c.group] for c in data])
    weights = zip(columns.get_feature_names_out(), ridge.coef_, strict=True)
    return {str(sign): round(float(weight), 3) for sign, weight in weights if abs(weight) >= LEAST}


def main() -> None:
    """Measure, fit and write."""
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    data = cases(corpora()["verbs"].read(source))
    plain, moved = [], []
    for fold in range(FOLDS):
        rest = [c for c in data if fold_of(c.document) != fold]
        mean, weights = means(rest), fit(rest)
        for case in (c for c in data if fold_of(c.document) == fold):
            known = mean.get(case.group, 0.0)
            plain.append((case.answer, known))
            moved.append((case.answer, known + sum(weights.get(s, 0.0) for s in case.features)))
    correlations = {
        name: round(float(np.corrcoef(*zip(*pairs, strict=True))[0, 1]), 3)
        for name, pairs in (("classes", plain), ("moved", moved))
    }
    weights = fit(data)
    print(json.dumps({**correlations, "features": len(weights)}))
    (folder / "beliefs.json").write_text(json.dumps(weights, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()

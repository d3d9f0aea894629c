"""Fit what clauses leave readers believing: ``python -m training.beliefs FOLDER MODEL``.

Adds beliefs.json to the folder MODEL: how far its class moves readers' belief in a proposition from that of the rules,
and its features from that of its class, both by ridge regression over readers' answers. Before, a fifth of the
documents is set aside in turn, and the correlation with the answers there is printed for each corpus.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import Ridge

import claimparse
from claimparse._evidence import Chars, StanceLink, StanceMark
from claimparse._inspect import analyse
from claimparse._stance.beliefs import (
    MAX_BELIEF,
    affirmed,
    belief_class,
    is_negation,
    is_plain,
    tense_features,
    with_belief,
    word_features,
)
from claimparse.types import Commitment, StanceLabel
from training.sources import FOLDS, Corpus, corpora, fold_of

if TYPE_CHECKING:
    from spacy.tokens import Token

CLASS_ALPHA, ALPHA = 20.0, 4.0
"""The penalties on the weights of classes and of features."""
LEAST_TIMES, LEAST = 2, 0.01
"""How often a feature has to occur, and the least weight that is written down."""
_PAIR = re.compile(r"^(?:pos|neg)(?=\d)")
"""What tells a sentence from its negation in the name of a document: both are set aside together."""


@dataclass(frozen=True)
class Case:
    """A proposition with its stance by the rules, its head and marks; readers' answer, and the weight of that."""

    link: StanceLink
    head: Token
    marks: Sequence[StanceMark]
    answer: float
    weight: float
    corpus: str
    fold: int

    @property
    def group(self) -> str:
        """Its class."""
        return belief_class(self.link, self.head, self.marks)

    @property
    def features(self) -> frozenset[str]:
        """Its tenses and words."""
        known = self.link, self.head, self.marks
        return frozenset((*tense_features(*known), *word_features(*known)))

    def affirmed(self) -> Case:
        """The proposition without its own negation, which turns the answer round."""
        if not is_negation(self.link, self.head, self.marks):
            return self
        return replace(self, link=affirmed(self.link, self.marks), marks=self.marks[:-1], answer=-self.answer)

    def belief(self, weights: Mapping[str, float]) -> float:
        """Readers' belief in it by the weights."""
        return with_belief(self.link, self.head, self.marks, weights).expected

    @property
    def is_assertion(self) -> bool:
        """Whether the author says that it is so."""
        certain = not self.link.holders and self.link.author is Commitment.CERTAIN
        return certain and self.link.label is StanceLabel.ASSERTED and not self.link.negated


def cases(corpus: Corpus, folder: Path) -> Iterator[Case]:
    """The propositions of a corpus."""
    parser, records = claimparse.load(engine="rules"), corpus.read(folder)
    for record, doc in zip(records, parser.docs(r["text"] for r in records), strict=True):
        analysis = analyse(parser, doc)
        resolve = analysis.stances.resolve_clause if corpus.clauses else analysis.stances.resolve
        for event in record["events"]:
            link = resolve(analysis.parsed.tokens_of(Chars(*record["tok"][event["t"]])).start)
            marks = [analysis.scopes[k].mark for k in link.marks]
            fold = fold_of(_PAIR.sub("", record["doc"]))
            yield Case(link, doc[link.head], marks, event["v"], corpus.weight, corpus.name, fold)


def scales(data: Sequence[Case]) -> dict[str, float]:
    """What the answers of each corpus are multiplied by, so that those to assertions are those to the rules' own.

    Readers of single sentences use the ends of the scale less than readers of news.
    """
    answers = defaultdict(list)
    for case in data:
        if case.is_assertion:
            answers[case.corpus].append(case.answer)
    return {corpus: MAX_BELIEF / float(np.mean(found)) for corpus, found in answers.items()}


def ridge(signs: Sequence[frozenset[str]], rest: np.ndarray, data: Sequence[Case], alpha: float) -> dict[str, float]:
    """The weight of each sign, by what is left of the answers to explain."""
    times = Counter(sign for found in signs for sign in found)
    columns = DictVectorizer()
    rows = columns.fit_transform([{s: 1.0 for s in sorted(found) if times[s] >= LEAST_TIMES} for found in signs])
    model = Ridge(alpha=alpha, fit_intercept=False, solver="sparse_cg", tol=1e-8)
    model.fit(rows, rest, sample_weight=[case.weight for case in data])
    weights = zip(columns.get_feature_names_out(), model.coef_, strict=True)
    return {str(sign): round(float(weight), 3) for sign, weight in weights if abs(weight) >= LEAST}


def fit(data: Sequence[Case]) -> dict[str, float]:
    """The weights of classes, and those of features by what the classes leave to explain."""
    scale, told = scales(data), [case.affirmed() for case in data]
    moving = [case for case in told if not is_plain(case.link, case.head, case.marks)]
    rest = np.array([case.answer * scale[case.corpus] - case.link.expected for case in moving])
    groups = [case.group for case in moving]
    classes = ridge([frozenset((group,)) for group in groups], rest, moving, CLASS_ALPHA)
    rest -= [classes.get(group, 0.0) for group in groups]
    return classes | ridge([case.features for case in moving], rest, moving, ALPHA)


def correlation(data: Sequence[Case], beliefs: Sequence[float]) -> float:
    """The correlation of beliefs with readers' answers."""
    return round(float(np.corrcoef([case.answer for case in data], beliefs)[0, 1]), 3)


def main() -> None:
    """Measure, fit and write."""
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    used = [corpus for corpus in corpora().values() if corpus.use == "beliefs"]
    data = [case for corpus in used for case in cases(corpus, source)]
    learnt = {fold: fit([case for case in data if case.fold != fold]) for fold in range(FOLDS)}
    for corpus in used:
        own = [case for case in data if case.corpus == corpus.name]
        by_rules = correlation(own, [case.link.expected for case in own])
        set_aside = correlation(own, [case.belief(learnt[case.fold]) for case in own])
        print(json.dumps({"corpus": corpus.name, "rules": by_rules, "weights": set_aside}))
    weights = fit(data)
    print(json.dumps({"weights": len(weights)}))
    (folder / "beliefs.json").write_text(json.dumps(weights, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()

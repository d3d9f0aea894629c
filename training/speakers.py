"""Learn which antecedent a pronoun, a role or a surname has: ``python -m training.speakers FOLDER``.

FOLDER is that of the corpora. Writes the weights of ``claimparse/_speakers/ranker.toml``. Before, a fifth of the
documents is set aside in turn, and the ranker's answers there are printed.

The text is read as it is for use. Wherever a choice is to be made, its options are noted with their features and with
whether they are right, and the right one is taken.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any


import claimparse
from claimparse._evidence import Chars
from claimparse._grammar.tree import NOMINAL, root_of
from claimparse._inspect import Analysis, analyse
from claimparse._speakers.antecedents import Anaphor
from claimparse._speakers.entities import DocumentEntities
from claimparse._speakers.entity import Entity
from claimparse._speakers.mention_reader import MentionReader
from claimparse._speakers.ranker import AnaphorKind, Choice, Features, Ranker
from training.choices import Case, fit

OUT = Path(__file__).parent.parent / "src/claimparse/_speakers/ranker.toml"


class Recorder(Ranker):
    """Takes the right antecedents, and notes the options."""

    def __init__(self, gold: Gold, document: str, corpus: str, policy: Ranker | None = None) -> None:
        self._gold, self._document, self._corpus, self._policy = gold, document, corpus, policy
        self.cases: list[Case] = []

    def choose(
        self, kind: AnaphorKind, options: Sequence[tuple[Entity, Features]], none: Features, anaphor: Anaphor
    ) -> Choice:
        """The right option, as far as it is known; else what the policy chooses."""
        right = self._gold.right(anaphor, [e for e, _ in options])
        if right is None:
            return self._policy.choose(kind, options, none, anaphor) if self._policy else Choice(None, 0.0)
        features = [none, *(f for _, f in options)]
        if options:
            self.cases.append(Case(kind, features, right, self._document, self._corpus))
        k = min(right)
        return Choice(options[k - 1][0] if k else None, 1.0)


class Gold:
    """The answers of annotators who marked all mentions: chains of coreference."""

    def __init__(self, analysis: Analysis, chains: Sequence[Sequence[tuple[int, int]]]) -> None:
        parsed = analysis.parsed
        size: dict[int, int] = {}
        self._chain: dict[int, int] = {}
        self._texts = [[parsed.text[a:b] for a, b in chain] for chain in chains]
        for k, chain in enumerate(chains):
            for span in chain:
                run = parsed.tokens_of(Chars(*span))
                head = root_of(parsed.doc, run, NOMINAL)
                if span[1] - span[0] < size.get(head, 1 << 30):
                    size[head], self._chain[head] = span[1] - span[0], k

    def right(self, anaphor: Anaphor, options: Sequence[Entity]) -> frozenset[int] | None:
        """The right options by their places from 1, 0 if there is none; None if the annotators did not say."""
        chain = self._chain.get(anaphor.token.i)
        if chain is None:
            return None
        found = {k for k, e in enumerate(options, 1) if self._chain_of(e) == chain or self._are_members(e, chain)}
        return frozenset(found or {0})

    def _chain_of(self, entity: Entity) -> int | None:
        heads = [m.head for m in entity.mentions] + [m.tokens.end - 1 for m in entity.mentions]
        chains = Counter(self._chain[h] for h in heads if h in self._chain)
        return max(chains, key=lambda c: (chains[c], -c)) if chains else None

    def _are_members(self, entity: Entity, chain: int) -> bool:
        last = [e.words[-1] for e in entity.members if e.words]
        return len(last) > 1 and any(all(w in text for w in last) for text in self._texts[chain])


def collect(analysis: Analysis, recorder: Recorder) -> list[Case]:
    """The cases of a text."""
    MentionReader(DocumentEntities(analysis.parsed, analysis.attributions, analysis.quotes), {}, recorder).read()
    return recorder.cases

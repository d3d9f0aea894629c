"""Learn which antecedent a pronoun, a role or a surname has: ``python -m training.speakers FOLDER``.

FOLDER is that of the corpora. Writes the weights of ``claimparse/_speakers/ranker.toml``. Before, a fifth of the
documents is set aside in turn, and the ranker's answers there are printed.

The text is read as it is for use. Wherever a choice is to be made, its options are noted with their features and with
whether they are right, and the right one is taken. Where nobody has said which is right, the ranker as it is chooses.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import regex

import claimparse
from claimparse._evidence import Chars
from claimparse._grammar.tree import NOMINAL, root_of
from claimparse._inspect import Analysis, analyse
from claimparse._speakers.antecedents import Anaphor
from claimparse._speakers.entities import DocumentEntities
from claimparse._speakers.entity import Entity
from claimparse._speakers.mention_reader import MentionReader
from claimparse._speakers.ranker import AnaphorKind, Choice, Features, Ranker, load_ranker
from training.choices import Case, fit
from training.masking import masked
from training.sources import FOLDS, corpora, fold_of

OUT = Path(__file__).parent.parent / "src/claimparse/_speakers/ranker.toml"
ABOUT = "# The weights by which antecedents are ranked, by kind of anaphor; made by training/speakers.py."
LEAST = {"group": 0.33, "name": 0.7, "person": 0.3, "quotation": 0.5, "role": 0.4, "thing": 0.3}
"""The least probability of an antecedent."""
THRESHOLDS = (0.3, 0.5, 0.7, 0.9)
IMPORTANCE = {"web-chains": 1.0, "novel-chains": 0.5, "utterances": 3.0, "pronouns": 0.7, "masks": 1.0}
"""By corpus, how much each case counts."""
IMPORTANCE_FOR_THINGS = IMPORTANCE | {"novel-chains": 0.3, "masks": 4.0}
"""In other texts than news, "it" seldom stands for a body."""
MASKED = {"news": 2, "polnear": 3}
"""The corpora whose names are replaced, every second or third text."""
LEAST_DICE = 0.5


class Gold(Protocol):
    """What is known of the antecedents of a text; ``names_only`` where it is of those alone that have names."""

    names_only: bool

    def right(self, anaphor: Anaphor, options: Sequence[Entity]) -> frozenset[int] | None:
        """The right options by their places from 1, 0 if none of them is; None if that is not known."""


class Recorder(Ranker):
    """Takes the right antecedents, and notes the options."""

    def __init__(self, gold: Gold, document: str, corpus: str, policy: Ranker) -> None:
        self._gold, self._document, self._corpus, self._policy = gold, document, corpus, policy
        self.cases: list[Case] = []

    def choose(
        self, kind: AnaphorKind, options: Sequence[tuple[Entity, Features]], none: Features, anaphor: Anaphor
    ) -> Choice:
        """The right option, as far as it is known; else what the policy chooses."""
        right = self._gold.right(anaphor, [e for e, _ in options])
        if right is None:
            return self._policy.choose(kind, options, none, anaphor)
        told = [k for k, (e, _) in enumerate(options, 1) if e.is_named or not self._gold.names_only]
        if told:
            features = [none, *(options[k - 1][1] for k in told)]
            places = frozenset(told.index(k) + 1 if k else 0 for k in right if not k or k in told)
            self.cases.append(Case(kind, features, places or frozenset({0}), self._document, self._corpus))
        k = min(right)
        return Choice(options[k - 1][0] if k else None, 1.0)


class Chains:
    """The answers of annotators who marked all mentions: chains of coreference."""

    names_only = False

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
        """The right options, by coreference."""
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


class Utterances:
    """The answers of annotators who named the agent of utterances."""

    names_only = True

    def __init__(self, analysis: Analysis, utterances: Sequence[Mapping[str, Any]]) -> None:
        parsed = analysis.parsed
        contents = [
            (link.source_head, " ".join(parsed.text[slice(*parsed.chars_of(run))] for run in link.content))
            for link in analysis.attributions
            if link.source_head is not None
        ]
        pairs = [(dice(u["utterance"], text), n, head) for n, u in enumerate(utterances) for head, text in contents]
        self._agent: dict[int, str] = {}
        used: set[int] = set()
        for share, n, head in sorted(pairs, reverse=True):
            if share >= LEAST_DICE and n not in used and head not in self._agent:
                used.add(n)
                self._agent[head] = utterances[n]["agent"]

    def right(self, anaphor: Anaphor, options: Sequence[Entity]) -> frozenset[int] | None:
        """The options with the agent's name, if the anaphor is the source of an utterance."""
        agent = self._agent.get(anaphor.token.i)
        return None if agent is None else _named(agent, options)


class Answers:
    """The names that single mentions stand for, by the last character of each."""

    names_only = True

    def __init__(self, analysis: Analysis, names: Sequence[tuple[int, str]]) -> None:
        parsed = analysis.parsed
        self._name = {parsed.tokens_of(Chars(at, at + 1)).start: name for at, name in names}

    def right(self, anaphor: Anaphor, options: Sequence[Entity]) -> frozenset[int] | None:
        """The options with the name, if it is known."""
        name = self._name.get(anaphor.token.i)
        return None if name is None else _named(name, options)


def words_of(text: str) -> Counter[str]:
    """The words of a text in lower case."""
    return Counter(regex.findall(r"\w+", text.lower()))


def dice(one: str, other: str) -> float:
    """The Dice coefficient of two texts by their words."""
    a, b = words_of(one), words_of(other)
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def _named(name: str, options: Sequence[Entity]) -> frozenset[int]:
    """The options whose name has all words of another, or the other way round; 0 if there is none."""
    wanted = set(words_of(name))
    found = {k for k, e in enumerate(options, 1) if (own := set(words_of(e.name))) and (own <= wanted or wanted <= own)}
    return frozenset(found or {0})


# ---------------------------------------------------------------- texts


def golds(folder: Path, parser: claimparse.Parser) -> Iterator[tuple[str, str, Analysis, Gold]]:
    """Yield the texts of all corpora, each with the names of corpus and document and what is known of it."""
    known = corpora()
    for name in ("web-chains", "novel-chains"):
        for record in known[name].read(folder):
            analysis = analyse(parser, record["text"])
            yield name, str(record["id"]), analysis, Chains(analysis, record["chains"])
    for record in known["utterances"].read(folder):
        analysis = analyse(parser, record["text"])
        yield "utterances", str(record["id"]), analysis, Utterances(analysis, record["utterances"])
    answers = {record["id"]: record["gold"][0] for record in known["pronoun-answers"].read(folder)}
    for record in known["pronouns"].read(folder):
        analysis, gold = analyse(parser, record["text"]), answers[record["id"]]
        names = [(gold["end"] - 1, max(gold["names"], key=len))] if gold["names"] else []
        yield "pronouns", str(record["id"]), analysis, Answers(analysis, names)
    for name, step in MASKED.items():
        for record in known[name].read(folder)[::step]:
            document, ranker = f"{name}-{record['id']}", load_ranker()
            text, places = masked(analyse(parser, record["text"]), document, ranker)
            if places:
                analysis = analyse(parser, text)
                yield "masks", document, analysis, Answers(analysis, places)


def cases_of(corpus: str, document: str, analysis: Analysis, gold: Gold) -> list[Case]:
    """The cases of a text."""
    recorder = Recorder(gold, document, corpus, load_ranker())
    MentionReader(DocumentEntities(analysis.parsed, analysis.attributions, analysis.quotes), {}, recorder).read()
    return recorder.cases


# ---------------------------------------------------------------- fitting


def fitted(kind: str, cases: Sequence[Case]) -> dict[str, float]:
    """The weights of one kind."""
    return fit(cases, IMPORTANCE_FOR_THINGS if kind == "thing" else IMPORTANCE)


def measure(kind: str, cases: Sequence[Case]) -> None:
    """Print precision and recall on documents set aside, by corpus, for thresholds of probability."""
    answers: dict[str, list[tuple[float, bool]]] = {}
    for fold in range(FOLDS):
        weights = fitted(kind, [c for c in cases if fold_of(c.document) != fold])
        for case in cases:
            if fold_of(case.document) == fold:
                scores = [sum(weights.get(f, 0.0) for f in option) for option in case.options]
                best = max(range(1, len(scores)), key=scores.__getitem__)
                share = math.exp(scores[best]) / math.fsum(map(math.exp, scores))
                answers.setdefault(case.corpus, []).append((share, best in case.right))
    known = Counter(case.corpus for case in cases if 0 not in case.right)
    for corpus, found in sorted(answers.items()):
        for least in sorted({LEAST[kind], *THRESHOLDS}):
            given = [is_right for share, is_right in found if share >= least]
            precision, recall = sum(given) / max(1, len(given)), sum(given) / max(1, known[corpus])
            figures = f"precision {100 * precision:5.1f}  recall {100 * recall:5.1f}  of {known[corpus]}"
            print(f"{kind:8} {corpus:14} from {least:.2f}  {figures}")


def write(weights: Mapping[str, Mapping[str, float]]) -> None:
    """Write the weights and the least probabilities."""
    lines = [ABOUT, "", "[least]", *(f"{kind} = {value}" for kind, value in LEAST.items())]
    for kind, those in sorted(weights.items()):
        lines += ["", f"[weights.{kind}]", *(f'"{feature}" = {value}' for feature, value in sorted(those.items()))]
    OUT.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Collect, measure, fit and write."""
    folder, parser = Path(sys.argv[1]), claimparse.load(threads=1)
    cases: dict[str, list[Case]] = {}
    for text in golds(folder, parser):
        for case in cases_of(*text):
            cases.setdefault(case.kind, []).append(case)
    cases.pop("name", None)  # too few; they have the weights of "he" and "she"
    for kind, those in sorted(cases.items()):
        measure(kind, those)
    write({kind: fitted(kind, those) for kind, those in cases.items()})


if __name__ == "__main__":
    main()

"""Chooses the antecedent of a pronoun, surname or description, or abstains.

A log-linear model of what mentions have been ranked by since Lappin and Leass (1994): recency, grammatical role, being
a source, agreement, and here also roles and turns of speech. Its weights are learnt (``training/speakers.py``), and few
enough that every choice can be explained by those that decided it.
"""

from __future__ import annotations

import functools
import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Literal, NamedTuple

from claimparse._grammar.pronouns import subjects_above
from claimparse._grammar.tree import SUBJECTS
from claimparse._speakers.antecedents import Anaphor, Antecedent, Candidate
from claimparse._speakers.entity import Entity
from claimparse._speakers.salience import saliences

AnaphorKind = Literal["person", "group", "thing", "role", "name"]
"""Each has weights of its own: he and she, they, it, a noun; a surname has those of he."""

Features = tuple[str, ...]


JOINT = " & "
"""Between the two features of a pair, in alphabetical order."""
MAX_REASONS = 3


class Choice(NamedTuple):
    """The antecedent, None if the text does not say or more than one fits; its probability, and what told most."""

    entity: Entity | None
    probability: float
    reasons: tuple[str, ...] = ()


class Ranker:
    """Ranks antecedents by a weighted sum of their features.

    Args:
        weights: By kind, the weights of features and of pairs of them.
        least: By kind, the least probability of an antecedent.
    """

    def __init__(self, weights: Mapping[str, Mapping[str, float]], least: Mapping[str, float]) -> None:
        self._weights, self._least = {**weights, "name": weights["person"]}, least
        self._pairs = {kind: _pairs_of(those) for kind, those in self._weights.items()}

    def choose(
        self, kind: AnaphorKind, options: Sequence[tuple[Entity, Features]], none: Features, anaphor: Anaphor
    ) -> Choice:
        """The most probable of the options, if it is probable enough.

        ``none`` are the features of the answer that it is none of them.
        """
        if not options:
            return Choice(None, 1.0)
        weights = self._weights[kind]
        parts = [self._parts(kind, features) for _, features in options]
        scores = [sum(weights.get(f, 0.0) for f in none), *(sum(w for _, w in one) for one in parts)]
        top = max(scores)
        shares = [math.exp(s - top) for s in scores]
        best = max(range(1, len(scores)), key=scores.__getitem__)
        probability = round(shares[best] / sum(shares), 3)
        if probability < self._least[kind]:
            return Choice(None, round(1 - probability, 3))
        told = sorted(parts[best - 1], key=lambda part: -part[1])[:MAX_REASONS]
        return Choice(options[best - 1][0], probability, tuple(f for f, w in told if w > 0))

    def _parts(self, kind: AnaphorKind, features: Features) -> list[tuple[str, float]]:
        """The features of an option, and the pairs of them, that have weights."""
        weights, pairs, present = self._weights[kind], self._pairs[kind], frozenset(features)
        found = [(f, weights[f]) for f in features if f in weights]
        for f in features:
            found += [(f"{f}{JOINT}{other}", weight) for other, weight in pairs.get(f, ()) if other in present]
        return found


def _pairs_of(weights: Mapping[str, float]) -> Mapping[str, Sequence[tuple[str, float]]]:
    """By the first feature of each pair, the second ones with the weights of the pairs."""
    pairs: dict[str, list[tuple[str, float]]] = {}
    for name, weight in weights.items():
        first, joint, second = name.partition(JOINT)
        if joint:
            pairs.setdefault(first, []).append((second, weight))
    return pairs


@functools.cache
def load_ranker() -> Ranker:
    """The ranker with the weights that belong to the library."""
    read = tomllib.loads((files("claimparse._speakers") / "ranker.toml").read_text("utf-8"))
    return Ranker(read["weights"], read["least"])


# ---------------------------------------------------------------- features


def mention_features(anaphor: Anaphor, options: Sequence[Antecedent], spoke: Sequence[Candidate]) -> list[list[str]]:
    """The features of each of the options that its mentions show.

    ``spoke`` are the mentions as sources before the anaphor, in text order.
    """
    above = subjects_above(anaphor.token)
    turns = list(dict.fromkeys(c.entity.index for c in reversed(spoke)))
    order = sorted(range(len(options)), key=lambda k: -_last(options[k]))
    places = {k: min(n, 4) for n, k in enumerate(order)}
    salience = saliences(anaphor, options, above)
    return [
        [
            *_of_entity(one.entity),
            *_of_turn(anaphor, one.entity, turns, spoke),
            *(_of_last_mention(anaphor, one.mentions[-1], places[k]) if one.mentions else _of_far(one.entity)),
            *_of_mentions(anaphor, one.mentions, above),
            *_of_salience(k, salience),
            *(["only option"] if len(options) == 1 else []),
        ]
        for k, one in enumerate(options)
    ]


def _last(option: Antecedent) -> int:
    return option.mentions[-1].token.i if option.mentions else -1


def _of_entity(e: Entity) -> Iterable[str]:
    yield f"kind {e.kind.value}"
    yield "named" if e.is_named else "unnamed"
    yield "plural" if e.is_plural else "single"
    yield f"mentions {_bucket(len(e.mentions))}"
    yield f"names {_bucket(e.name_count)}"
    flags = {
        "members": bool(e.members),
        "gender known": e.gender is not None,
        "most named": e.is_most_named,
        "in lead": e.is_in_lead,
    }
    yield from _true(flags)


def _of_turn(anaphor: Anaphor, e: Entity, turns: Sequence[int], spoke: Sequence[Candidate]) -> Iterable[str]:
    """The features of who spoke last: ``turns`` are the entities that did, the last one first."""
    turn = turns.index(e.index) if e.index in turns else -1
    source = "source, " if anaphor.is_source else ""
    yield f"{source}turn {turn if 0 <= turn < 3 else 'none'}"
    if turn == 0:
        yield f"{source}spoke last, paragraphs {min(anaphor.paragraph - spoke[-1].paragraph, 3)}"
        if len(spoke) > 1 and spoke[-2].entity is e:
            yield f"{source}spoke last twice"


def _of_far(e: Entity) -> Iterable[str]:
    """The features of an entity that none of the last mentions means."""
    yield "far" if e.last_mention >= 0 else "named later"


def _of_last_mention(anaphor: Anaphor, last: Candidate, place: int) -> Iterable[str]:
    """The features of the last mention, which is the ``place``-th to last of all options."""
    as_subject = anaphor.token.dep_ in SUBJECTS
    back = max(anaphor.lines_since(last), 0)
    yield f"place {place}"
    yield f"place {place}, {last.function}"
    yield f"back {min(back, 5)}"
    yield f"back {min(back, 2)}, {last.function}"
    yield f"paragraphs {min(abs(anaphor.paragraph - last.paragraph), 3)}"
    flags = {
        f"subject after {last.function}": as_subject,
        "both sources": anaphor.is_source and last.is_source,
        "begins sentence": last.begins_sentence,
        "embedded": last.is_embedded and back > 0,
        "agent": last.function == "agent" and back == 0,
        "pronoun": last.is_pronoun,
        "same pronoun": last.is_pronoun and last.token.lower_ == anaphor.token.lower_,
        "in other quotation": last.quote >= 0 and last.quote != anaphor.quote,
        "in same quotation": 0 <= anaphor.quote == last.quote,
        "newly introduced": not last.entity.is_named and last.is_indefinite,
    }
    yield from _true(flags)


def _of_mentions(anaphor: Anaphor, mentions: Sequence[Candidate], above: set[int]) -> Iterable[str]:
    yield f"recent mentions {min(len(mentions), 4)}"
    flags = {
        "follows": any(o.token.i > anaphor.token.i for o in mentions),
        "governs": any(o.token.i in above for o in mentions),
    }
    for k in range(3):
        near = [o for o in mentions if anaphor.lines_since(o) == k]
        flags[f"subject at {k}"] = any(o.function == "subject" for o in near)
        flags[f"source at {k}"] = any(o.is_source for o in near)
    yield from _true(flags)


def _of_salience(k: int, salience: Sequence[float | None]) -> Iterable[str]:
    """How the salience of the ``k``-th option stands to that of the others."""
    own = salience[k]
    if own is None:
        return
    others = [s for j, s in enumerate(salience) if j != k and s is not None]
    ahead = own - max(others) if others else 9.0
    yield f"salience {math.floor(min(max(own, -4), 4))}"
    yield f"salience ahead by {math.floor(2 * min(max(ahead, -2), 2)) / 2}"


def _true(flags: Mapping[str, bool]) -> Iterable[str]:
    return (name for name, applies in flags.items() if applies)


def none_features(anaphor: Anaphor, options: Sequence[Antecedent]) -> list[str]:
    """The features of the answer that it is none of the options."""
    nearest = min((anaphor.lines_since(o.mentions[-1]) for o in options if o.mentions), default=9)
    return [
        "none",
        f"none of {min(len(options), 4)}",
        f"none, nearest {min(max(nearest, 0), 4)}",
        *(["none, source"] if anaphor.is_source else []),
        *(["none, quoted"] if anaphor.quote >= 0 else []),
        *(["none, subject"] if anaphor.token.dep_ in SUBJECTS else []),
    ]


def _bucket(count: int) -> str:
    return str(count) if count < 3 else "3-4" if count < 5 else "5-8" if count < 9 else "9+"

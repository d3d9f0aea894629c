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

from claimparse._grammar.pronouns import Pronoun, subjects_above
from claimparse._speakers.antecedents import Anaphor, Antecedent, Candidate
from claimparse._speakers.entity import Entity
from claimparse._speakers.salience import saliences

AnaphorKind = Literal["person", "group", "thing", "role", "name", "quotation"]
"""Each has weights of its own: he and she, they, it, a noun; a surname and a quotation without a source have those of
he.
"""

Features = tuple[str, ...]


MAX_REASONS = 3


class Choice(NamedTuple):
    """The antecedent, None if the text does not say or more than one fits; its probability, and what told most."""

    entity: Entity | None
    probability: float
    reasons: tuple[str, ...] = ()


class Ranker:
    """Ranks antecedents by a weighted sum of their features.

    Args:
        weights: By kind, the weights of features.
        least: By kind, the least probability of an antecedent.
    """

    def __init__(self, weights: Mapping[str, Mapping[str, float]], least: Mapping[str, float]) -> None:
        self._weights, self._least = {**weights, **dict.fromkeys(("name", "quotation"), weights["person"])}, least

    def choose(
        self, kind: AnaphorKind, options: Sequence[tuple[Entity, Features]], none: Features, anaphor: Anaphor
    ) -> Choice:
        """The most probable of the options, if it is probable enough.

        ``none`` are the features of the answer that it is none of them.
        """
        if not options:
            return Choice(None, 1.0)
        weights = self._weights[kind]
        scores = [sum(weights.get(f, 0.0) for f in features) for features in (none, *(f for _, f in options))]
        top = max(scores)
        shares = [math.exp(s - top) for s in scores]
        best = max(range(1, len(scores)), key=scores.__getitem__)
        probability = round(shares[best] / sum(shares), 3)
        if probability < self._least[kind]:
            return Choice(None, round(1 - probability, 3))
        entity, features = options[best - 1]
        told = sorted(features, key=lambda f: -weights.get(f, 0.0))[:MAX_REASONS]
        return Choice(entity, probability, tuple(f for f in told if weights.get(f, 0.0) > 0))


@functools.cache
def load_ranker() -> Ranker:
    """The ranker with the weights that belong to the library."""
    read = tomllib.loads((files("claimparse._speakers") / "ranker.toml").read_text("utf-8"))
    return Ranker(read["weights"], read["least"])


# ---------------------------------------------------------------- features

_TURNS = ("spoke last", "spoke last but one", "spoke last but two", "did not speak lately")
_PLACES = (
    "mentioned last", "mentioned last but one", "mentioned last but two", "mentioned before", "mentioned long ago",
)  # fmt: skip
_SENTENCES = (
    "in this sentence", "one sentence before", "two sentences before", "three sentences before",
    "four sentences before", "five sentences before",
)  # fmt: skip
_PARAGRAPHS = ("in this paragraph", "one paragraph before", "two paragraphs before", "three paragraphs before")
"""The last of each stands for all beyond it."""


def mention_features(anaphor: Anaphor, options: Sequence[Antecedent], spoke: Sequence[Candidate]) -> list[list[str]]:
    """The features of each of the options that its mentions show.

    ``spoke`` are the mentions as sources before the anaphor, in text order.
    """
    above = subjects_above(anaphor.token)
    turns = list(dict.fromkeys(c.entity.index for c in reversed(spoke)))
    order = sorted(range(len(options)), key=lambda k: -_last(options[k]))
    places = {k: min(n, len(_PLACES) - 1) for n, k in enumerate(order)}
    salience = saliences(anaphor, options, above)
    highest = sorted((s for s in salience if s is not None), reverse=True)[:2]
    return [
        [
            *_of_entity(one.entity),
            *_of_gender(anaphor.pronoun, one.entity),
            *_of_turn(anaphor, one.entity, turns, spoke),
            *(_of_last_mention(anaphor, one.mentions[-1], places[k]) if one.mentions else _of_far(one.entity)),
            *_of_mentions(anaphor, one.mentions, above),
            *_of_salience(salience[k], highest),
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
    yield f"mentioned {_bucket(len(e.mentions))} times"
    yield f"named {_bucket(e.name_count)} times"
    flags = {
        "members": bool(e.members),
        "gender known": e.gender is not None,
        "most named": e.is_most_named,
        "named at the top": e.is_in_lead,
    }
    yield from _true(flags)


def _of_gender(pronoun: Pronoun, e: Entity) -> Iterable[str]:
    """The features of the pronouns that were taken to mean an entity before; a name shows no gender."""
    if pronoun.gender in ("male", "female") and e.gender is None:
        yield from (f"called {'so' if g == pronoun.gender else 'otherwise'} before" for g in sorted(e.pronouns))


def _of_turn(anaphor: Anaphor, e: Entity, turns: Sequence[int], spoke: Sequence[Candidate]) -> Iterable[str]:
    """The features of who spoke last: ``turns`` are the entities that did, the last one first."""
    turn = turns.index(e.index) if e.index in turns else -1
    source = "source, " if anaphor.is_source else ""
    yield f"{source}{_TURNS[turn if turn < len(_TURNS) else -1]}"
    if turn == 0:
        yield f"{source}spoke last, {_PARAGRAPHS[min(anaphor.paragraph - spoke[-1].paragraph, 3)]}"
        if len(spoke) > 1 and spoke[-2].entity is e:
            yield f"{source}spoke last twice"


def _of_far(e: Entity) -> Iterable[str]:
    """The features of an entity that none of the last mentions means."""
    yield "far" if e.last_mention >= 0 else "named later"


def _of_last_mention(anaphor: Anaphor, last: Candidate, place: int) -> Iterable[str]:
    """The features of the last mention, which is the ``place``-th to last of all options."""
    back = max(anaphor.lines_since(last), 0)
    yield _PLACES[place]
    yield f"{_PLACES[place]}, {last.function}"
    yield _SENTENCES[min(back, 5)]
    yield f"{_SENTENCES[min(back, 2)]}, {last.function}"
    yield _PARAGRAPHS[min(abs(anaphor.paragraph - last.paragraph), 3)]
    flags = {
        f"subject after {last.function}": anaphor.is_subject,
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
    yield f"{min(len(mentions), 4)} mentions near"
    flags = {
        "follows": any(o.token.i > anaphor.token.i for o in mentions),
        "governs": any(o.token.i in above for o in mentions),
    }
    yield from _true(flags)
    lines = [(anaphor.lines_since(o), o) for o in mentions]
    for k, place in enumerate(_SENTENCES[:3]):
        near = [o for back, o in lines if back == k]
        if any(o.function == "subject" for o in near):
            yield f"a subject {place}"
        if any(o.is_source for o in near):
            yield f"a source {place}"


def _of_salience(own: float | None, highest: Sequence[float]) -> Iterable[str]:
    """How the salience of an option stands to that of the others; ``highest`` are the two highest ones."""
    if own is None:
        return
    ahead = own - highest[own == highest[0]] if len(highest) > 1 else 9.0
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
        *(["none, subject"] if anaphor.is_subject else []),
    ]


def _bucket(count: int) -> str:
    return str(count) if count < 3 else "3-4" if count < 5 else "5-8" if count < 9 else "9+"

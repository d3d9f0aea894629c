"""Third-person pronouns: ranks the persons and bodies of the last sentences, or abstains.

A sum of weights in the tradition of Lappin and Leass (1994): recency, grammatical role, being a source, and agreement.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimparse._link.people import Entity
from claimparse._syntax.persons import (
    OBJECT_LABELS,
    SUBJECT_LABELS,
    Columns,
    Pronoun,
    governing_verbs,
    governor,
    subject_of,
)
from claimparse.types import SpeakerKind

WINDOW = 24
MAX_SENTENCES = 4
BODIES = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.PLACE, SpeakerKind.PUBLICATION})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that a pronoun may go back to."""

    entity: Entity
    token: int
    sentence: int
    paragraph: int
    quote: int
    subject: bool
    source: bool
    modifier: bool
    pronoun: bool


@dataclass(frozen=True, slots=True)
class Weights:
    """What each property adds to a candidate; chosen by hand on news and biographies."""

    sentence: float = -1.0
    paragraph: float = -0.5
    subject: float = 1.0
    governs: float = 1.6
    source: float = 0.5
    both_sources: float = 0.8
    modifier: float = -1.0
    other_quote: float = -1.5
    agrees: float = 1.0
    unknown_kind: float = -1.0
    repeated: float = 0.25
    pronoun: float = 0.6
    least: float = -1.2
    margin: float = 0.35


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pronoun stands; ``speaker`` is the speaker of its quotation, who is no third person there."""

    token: int
    sentence: int
    paragraph: int
    quote: int
    source: bool
    speaker: Entity | None = None


def candidate_kind_fits(entity: Entity, pronoun: Pronoun) -> bool:
    """Whether an entity agrees with a pronoun in number, animacy and gender, as far as these are known."""
    if pronoun.number == "plural":
        return entity.plural or entity.kind is SpeakerKind.ORGANISATION
    if entity.plural:
        return False
    if pronoun.gender == "neuter":
        return entity.kind in BODIES
    if entity.kind in BODIES:
        return False
    return entity.gender is None or entity.gender == pronoun.gender


def resolve_pronoun(c: Columns, pronoun: Pronoun, place: Place, recent: Iterable[Candidate]) -> Entity | None:
    """The entity a third-person pronoun means; None when none fits or two fit about equally well."""
    verb = governor(c, place.token)
    own_subject = subject_of(c, verb)
    governing = {subject_of(c, v) for v in governing_verbs(c, place.token)} - {place.token, None}
    objective = c.dep[place.token] in OBJECT_LABELS and c.tag[place.token] == "PRP"
    possessive = c.tag[place.token] == "PRP$"
    scores: dict[int, float] = {}
    entities: dict[int, Entity] = {}
    barred: set[int] = set()
    for one in recent:
        entity = one.entity
        if place.sentence - one.sentence > MAX_SENTENCES or not candidate_kind_fits(entity, pronoun):
            continue
        if entity is place.speaker:
            continue
        if one.token == own_subject and objective and not pronoun.reflexive:
            barred.add(entity.index)
        if pronoun.reflexive and one.token != own_subject:
            continue
        if not possessive and not one.modifier and not pronoun.reflexive and _coarguments(c, one.token, place.token):
            barred.add(entity.index)
        score = _score(one, pronoun, place, one.token in governing)
        if score > scores.get(entity.index, -99.0):
            scores[entity.index], entities[entity.index] = score, entity
    ranked = sorted(((s, -i) for i, s in scores.items() if i not in barred), reverse=True)
    if not ranked or ranked[0][0] < WEIGHTS.least:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < WEIGHTS.margin:
        return None
    return entities[-ranked[0][1]]


def _coarguments(c: Columns, a: int, b: int) -> bool:
    """Whether two mentions are arguments of the same verb: "Ann saw her" names two persons."""
    return c.head[a] == c.head[b] and c.dep[a] in SUBJECT_LABELS | OBJECT_LABELS and c.dep[b] in OBJECT_LABELS


def _score(one: Candidate, pronoun: Pronoun, place: Place, governs: bool) -> float:
    w, entity = WEIGHTS, one.entity
    score = w.sentence * (place.sentence - one.sentence) + w.paragraph * (place.paragraph != one.paragraph)
    score += w.subject * one.subject + w.governs * governs + w.modifier * one.modifier + w.source * one.source
    score += w.both_sources * (one.source and place.source) + w.pronoun * one.pronoun
    score += w.other_quote * (one.quote >= 0 and one.quote != place.quote)
    score += w.agrees * (pronoun.gender is not None and entity.gender == pronoun.gender)
    score += w.unknown_kind * (entity.kind is SpeakerKind.UNKNOWN)
    return score + w.repeated * min(entity.count, 6)

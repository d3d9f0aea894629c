"""Third-person pronouns: ranks the persons and bodies of the last sentences, or abstains.

A sum of weights in the tradition of Lappin and Leass (1994): recency, grammatical role, being a source, and agreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimparse._speakers.mention_syntax import (
    OBJECT_LABELS,
    SUBJECT_LABELS,
    Columns,
    Pronoun,
    governing_verbs,
    governor,
    is_agent_behind,
    is_indefinite,
    subject_of,
)
from claimparse._speakers.people import Entity
from claimparse.types import SpeakerKind

WINDOW = 24
MAX_SENTENCES = 4
ARGUMENTS = SUBJECT_LABELS | OBJECT_LABELS
MODIFYING_LABELS = frozenset({"poss", "compound", "nmod", "appos"})
BODIES = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.PLACE, SpeakerKind.PUBLICATION})

#: What each property of a candidate adds to its score.
WEIGHTS = {
    "one sentence back": -1.5,
    "two sentences back": -2.5,
    "three or more sentences back": -3.0,
    "another paragraph": -0.6,
    "subject": 1.5,
    "object": 0.3,
    "both subjects": 1.0,
    "author of something": 1.0,
    "subject's possessor": 1.8,
    "other modifier": 0.2,
    "begins its sentence": 0.2,
    "subject of a governing clause": 0.3,
    "subject of the clause behind": 1.0,
    "subject of a clause below": -0.5,
    "source": 0.2,
    "both sources": 0.9,
    "in another quotation": -0.8,
    "agrees in gender": 0.6,
    "may be no person": -0.5,
    "may be no body": -0.9,
    "pronoun": -0.4,
    "last mentioned": 0.7,
    "named often": 0.6,
    "unnamed": -0.5,
    "newly introduced": 1.0,
}
BACK = ("", "one sentence back", "two sentences back", "three or more sentences back")
LEAST = -1.5
MARGIN = 0.2
SURNAME_MARGIN = 0.8
DESCRIPTION_MARGIN = 1.0
ANYONE = Pronoun(3, "singular", None)


class Candidate(NamedTuple):
    """A mention that a pronoun may go back to, with the ``worth`` of the properties it has by itself.

    ``sentence`` numbers all sentences, ``line`` those outside quotations.
    """

    entity: Entity
    token: int
    sentence: int
    line: int
    paragraph: int
    quote: int
    source: bool
    subject: bool
    embedded: bool
    author: bool
    worth: float


def weigh(
    c: Columns, entity: Entity, label: str, *, possessor: bool, initial: bool, pronoun: bool, token: int
) -> float:
    """What a mention is worth by itself: its grammatical role and its form.

    ``label`` is its dependency label; a ``possessor`` modifies a subject: "Ann's" in "Ann's plan failed".
    """
    w, worth = WEIGHTS, 0.0
    if label in SUBJECT_LABELS:
        worth += w["subject"]
    elif label in OBJECT_LABELS:
        worth += w["object"]
    if possessor:
        worth += w["subject's possessor"]
    elif label in MODIFYING_LABELS:
        worth += w["other modifier"]
    if initial:
        worth += w["begins its sentence"]
    if pronoun:
        worth += w["pronoun"]
    if not entity.named:
        worth += w["unnamed"]
        if label in ARGUMENTS and is_indefinite(c, token):
            worth += w["newly introduced"]
    return worth


class Place(NamedTuple):
    """Where a pronoun stands, ``line`` as in Candidate.

    ``speaker`` is the speaker of its quotation, who is no third person there; ``told`` are the persons named in the
    quotation of which the pronoun is the source.
    """

    token: int
    sentence: int
    line: int
    paragraph: int
    quote: int
    source: bool
    speaker: Entity | None = None
    told: frozenset[int] = frozenset()


def agrees(entity: Entity, pronoun: Pronoun) -> bool:
    """Whether an entity agrees with a pronoun in number, animacy and gender, as far as these are known."""
    if pronoun.number == "plural":
        return entity.plural
    inanimate = entity.thing or entity.kind in BODIES
    if entity.plural or (entity.kind is SpeakerKind.PERSON if pronoun.gender == "neuter" else inanimate):
        return False
    return entity.gender is None or entity.gender == pronoun.gender


def resolve_pronoun(
    c: Columns, pronoun: Pronoun, place: Place, recent: Iterable[Candidate], behind: Candidate | None
) -> Entity | None:
    """The entity a third-person pronoun means; None when none fits or two fit about equally well.

    ``behind`` is the subject that follows a pronoun in a fronted clause: "Before she left, Ann ...".
    """
    own_subject = subject_of(c, governor(c, place.token))
    fitting = [o for o in recent if agrees(o.entity, pronoun)] + ([behind] if behind is not None else [])
    if (
        pronoun.number == "plural"
        and place.source
        and behind is None
        and not any(_back(o, place) <= 1 for o in fitting)
    ):
        fitting = _speaking_body(c, place, recent)
    if pronoun.reflexive:
        fitting = [o for o in fitting if o.token == own_subject]
    verb = _governor_of_argument(c, place.token)
    beside = [o for o in fitting if not pronoun.reflexive and _governor_of_argument(c, o.token) == verb]
    barred = {o.entity.index for o in beside if _are_arguments(c, o.token, place.token)}
    if c.dep[place.token] in SUBJECT_LABELS:
        barred |= {o.entity.index for o in fitting if o.author and is_agent_behind(c, o.token, place.token)}
    return _best(c, pronoun, place, [o for o in fitting if o.entity.index not in barred], MARGIN)


def _speaking_body(c: Columns, place: Place, recent: Iterable[Candidate]) -> list[Candidate]:
    """The body that said something in the sentence before and for which "they" now says more."""
    said = [o for o in recent if o.source and o.subject and _back(o, place) == 1]
    alone = len(said) > 0 and c.dep[place.token] in SUBJECT_LABELS and all(o.entity is said[0].entity for o in said)
    return said[-1:] if alone and said[0].entity.kind in BODIES else []


def resolve_surname(c: Columns, place: Place, family: Sequence[Entity], recent: Iterable[Candidate]) -> Entity | None:
    """The member of a family that a bare surname means, when only one of them is being spoken of."""
    wanted = {e.index for e in family}
    return _best(c, ANYONE, place, [o for o in recent if o.entity.index in wanted], SURNAME_MARGIN)


def resolve_description(
    c: Columns, place: Place, people: Sequence[Entity], recent: Iterable[Candidate]
) -> Entity | None:
    """The person a new description means, when the last sentence or this one clearly speaks of one."""
    wanted, above = {e.index for e in people}, {subject_of(c, v) for v in governing_verbs(c, place.token)}
    near = [o for o in recent if o.entity.index in wanted and _back(o, place) <= 1]
    if any(o.token in above for o in near):
        return None  # who says something of "the candidate" means another one
    entity = _best(c, ANYONE, place, near, DESCRIPTION_MARGIN)
    subject = any(o.entity is entity and o.subject for o in near)
    return entity if entity is not None and entity.named and subject else None


def _best(c: Columns, pronoun: Pronoun, place: Place, fitting: Sequence[Candidate], margin: float) -> Entity | None:
    """The entity of the best candidate, if it is good enough and no other comes near."""
    above = {subject_of(c, v) for v in governing_verbs(c, place.token)}
    subject = c.dep[place.token] in SUBJECT_LABELS
    scores: dict[int, tuple[float, Entity]] = {}
    near = [o for o in fitting if _back(o, place) <= MAX_SENTENCES and o.entity is not place.speaker]
    near = [o for o in near if o.entity.index not in place.told]
    for k, one in enumerate(near):
        entity, last = one.entity, k == len(near) - 1 and one.token < place.token
        score = _score(one, place, pronoun, subject=subject, governs=one.token in above, last=last)
        if entity.index not in scores or score > scores[entity.index][0]:
            scores[entity.index] = score, entity
    ranked = sorted((-score, index) for index, (score, _) in scores.items())
    if not ranked or -ranked[0][0] < LEAST or (len(ranked) > 1 and ranked[1][0] - ranked[0][0] < margin):
        return None
    return scores[ranked[0][1]][1]


def _back(one: Candidate, place: Place) -> int:
    """How many sentences a candidate lies back; seen from outside a quotation, those inside others do not count."""
    return place.line - one.line if place.quote < 0 else place.sentence - one.sentence


def _governor_of_argument(c: Columns, i: int) -> int:
    return c.head[c.head[i]] if c.dep[i] == "pobj" else c.head[i]


def _are_arguments(c: Columns, a: int, b: int) -> bool:
    """Whether two mentions below one verb are different arguments of it: "Ann saw her" names two persons."""
    return c.dep[a] in ARGUMENTS and (
        c.dep[b] in OBJECT_LABELS or (c.dep[b] in SUBJECT_LABELS and c.dep[a] in OBJECT_LABELS)
    )


def _score(one: Candidate, place: Place, pronoun: Pronoun, *, subject: bool, governs: bool, last: bool) -> float:
    """What a candidate is worth from where a pronoun stands; ``subject``: the pronoun is one itself."""
    entity, w = one.entity, WEIGHTS
    back = _back(one, place)
    score = one.worth + (w[BACK[min(back, 3)]] if back > 0 else 0.0)
    if place.paragraph != one.paragraph:
        score += w["another paragraph"]
    if one.subject:
        score += w["both subjects"] * subject + w["subject of a clause below"] * (one.embedded and back > 0)
    if one.token > place.token:
        score += w["subject of the clause behind"]
    elif governs:
        score += w["subject of a governing clause"]
    if one.author and back == 0:
        score += w["author of something"]
    if one.source:
        score += w["source"] + w["both sources"] * place.source
    if one.quote >= 0 and one.quote != place.quote:
        score += w["in another quotation"]
    if pronoun.gender == "neuter":
        score += w["may be no body"] * (entity.kind is SpeakerKind.UNKNOWN and entity.named)
    if pronoun.gender in ("female", "male"):
        score += w["agrees in gender"] * (entity.gender is not None)
        score += w["may be no person"] * (entity.kind is SpeakerKind.UNKNOWN)
    return score + w["last mentioned"] * last + w["named often"] * (entity.count >= 4)

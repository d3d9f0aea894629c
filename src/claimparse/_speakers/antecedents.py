"""Ranks the persons and bodies of the last sentences as antecedents of a pronoun, surname or description, or abstains.

A sum of weights in the tradition of Lappin and Leass (1994): recency, grammatical role, being a source, and agreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from claimparse._grammar.noun_phrases import Function
from claimparse._grammar.pronouns import (
    ANY_PERSON,
    Pronoun,
    are_coarguments,
    is_agent_of_fronted_participle,
    noun_governor,
    subjects_above,
)
from claimparse._grammar.tree import SUBJECTS, clause_head, subject
from claimparse._speakers.entity import BODY_KINDS, Entity
from claimparse.types import SpeakerKind

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_CANDIDATES = 24
MAX_SENTENCES = 4
MIN_OFTEN_NAMED = 4


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight that each property of a candidate adds to its score."""

    one_sentence_back: float = -1.5
    two_sentences_back: float = -2.5
    three_or_more_sentences_back: float = -3.0
    other_paragraph: float = -0.6
    subject: float = 1.5
    object: float = 0.3
    both_subjects: float = 1.0
    agent_of_by_phrase: float = 1.0
    possessor_of_subject: float = 1.8
    other_modifier: float = 0.2
    begins_sentence: float = 0.2
    subject_of_governing_clause: float = 0.3
    subject_after_fronted_clause: float = 1.0
    subject_of_embedded_clause: float = -0.5
    source: float = 0.2
    both_sources: float = 0.9
    in_other_quotation: float = -0.8
    gender_is_known: float = 0.6
    may_be_no_person: float = -0.5
    may_be_no_body: float = -0.9
    pronoun: float = -0.4
    last_mentioned: float = 0.7
    often_named: float = 0.6
    unnamed: float = -0.5
    newly_introduced: float = 1.0


WEIGHTS = Weights()
RECENCY = (0.0, WEIGHTS.one_sentence_back, WEIGHTS.two_sentences_back, WEIGHTS.three_or_more_sentences_back)
"""Weights by the number of sentences back; the last one for all farther ones."""

OF_FUNCTION: Mapping[Function, float] = {
    "subject": WEIGHTS.subject,
    "object": WEIGHTS.object,
    "agent": WEIGHTS.object,
    "possessor": WEIGHTS.possessor_of_subject,
    "modifier": WEIGHTS.other_modifier,
    "other": 0.0,
}
ARGUMENTS = frozenset[Function]({"subject", "object", "agent"})

MIN_SCORE = -1.5
PRONOUN_MARGIN = 0.2
SURNAME_MARGIN = 0.8
DESCRIPTION_MARGIN = 1.0
"""By how much the best candidate must lead the next one."""


class Candidate(NamedTuple):
    """A mention that may be the antecedent, with its ``salience``: the weight of the properties it has by itself.

    ``governor`` is the verb or noun above it; ``sentence`` numbers all sentences, ``line`` those outside quotations.
    """

    entity: Entity
    token: Token
    governor: int
    sentence: int
    line: int
    paragraph: int
    quote: int
    is_source: bool
    is_subject: bool
    is_embedded: bool
    is_by_agent: bool
    salience: float


def mention_salience(
    entity: Entity, function: Function, *, begins_sentence: bool, is_pronoun: bool, is_indefinite: bool
) -> float:
    """The weight of a mention by itself: of its function in the sentence and its form."""
    w, salience = WEIGHTS, OF_FUNCTION[function]
    if begins_sentence:
        salience += w.begins_sentence
    if is_pronoun:
        salience += w.pronoun
    if not entity.is_named:
        salience += w.unnamed
        if is_indefinite and function in ARGUMENTS:
            salience += w.newly_introduced
    return salience


class Anaphor(NamedTuple):
    """A pronoun, surname or description to be resolved; ``line`` as in Candidate.

    ``speaker`` is the speaker of its quotation, who is no third person there; ``named_in_quotes`` are the persons named
    in the quotations of which it is the source.
    """

    token: Token
    sentence: int
    line: int
    paragraph: int
    quote: int
    is_source: bool
    speaker: Entity | None = None
    named_in_quotes: frozenset[int] = frozenset()


def may_agree(entity: Entity, pronoun: Pronoun) -> bool:
    """Return whether an entity agrees with a pronoun in number, animacy and gender, as far as these are known."""
    if pronoun.number == "plural":
        return entity.is_plural
    is_inanimate = entity.is_thing or entity.kind in BODY_KINDS
    if entity.is_plural or (entity.kind is SpeakerKind.PERSON if pronoun.gender == "neuter" else is_inanimate):
        return False
    return entity.gender is None or entity.gender == pronoun.gender


def resolve_pronoun(
    pronoun: Pronoun, anaphor: Anaphor, recent: Iterable[Candidate], following: Candidate | None
) -> Entity | None:
    """The entity a third-person pronoun means; None when none fits or two fit about equally well.

    ``following`` is the subject that follows a pronoun in a fronted clause: "Before she left, Ann ...".
    """
    token = anaphor.token
    fitting = [o for o in recent if may_agree(o.entity, pronoun)] + ([following] if following is not None else [])
    is_plural_source = pronoun.number == "plural" and anaphor.is_source
    if is_plural_source and following is None and not any(_sentences_back(o, anaphor) <= 1 for o in fitting):
        fitting = _body_still_speaking(anaphor, recent)
    if pronoun.is_reflexive:
        verb = clause_head(token)
        own = subject(verb)
        if own == token:  # "remains himself", "as himself, brash": the subject of the clause above
            own = subject(clause_head(verb.head))
        fitting = [o for o in fitting if own is not None and o.token.i == own.i]
        barred = set[int]()
    else:
        governor = noun_governor(token).i
        beside = (o for o in fitting if o.governor == governor)
        barred = {o.entity.index for o in beside if are_coarguments(o.token, token)}
    if token.dep_ in SUBJECTS:
        agents = (o for o in fitting if o.is_by_agent and is_agent_of_fronted_participle(o.token, token))
        barred |= {o.entity.index for o in agents}
    return _best(pronoun, anaphor, [o for o in fitting if o.entity.index not in barred], PRONOUN_MARGIN)


def _body_still_speaking(anaphor: Anaphor, recent: Iterable[Candidate]) -> list[Candidate]:
    """The body that said something in the sentence before and for which "they" now says more."""
    speaking = [o for o in recent if o.is_source and o.is_subject and _sentences_back(o, anaphor) == 1]
    is_alone = len(speaking) > 0 and all(o.entity is speaking[0].entity for o in speaking)
    is_body = is_alone and anaphor.token.dep_ in SUBJECTS and speaking[0].entity.kind in BODY_KINDS
    return speaking[-1:] if is_body else []


def resolve_surname(anaphor: Anaphor, family: Sequence[Entity], recent: Iterable[Candidate]) -> Entity | None:
    """The member of a family that a bare surname means, when only one of them is being spoken of."""
    indices = {e.index for e in family}
    return _best(ANY_PERSON, anaphor, [o for o in recent if o.entity.index in indices], SURNAME_MARGIN)


def resolve_description(anaphor: Anaphor, people: Sequence[Entity], recent: Iterable[Candidate]) -> Entity | None:
    """The person a new description means, when the last sentence or this one clearly speaks of one."""
    indices = {e.index for e in people}
    above = subjects_above(anaphor.token)
    near = [o for o in recent if o.entity.index in indices and _sentences_back(o, anaphor) <= 1]
    if any(o.token.i in above for o in near):
        return None  # who says something of "the candidate" means another one
    entity = _best(ANY_PERSON, anaphor, near, DESCRIPTION_MARGIN)
    was_subject = any(o.entity is entity and o.is_subject for o in near)
    return entity if entity is not None and entity.is_named and was_subject else None


def _best(pronoun: Pronoun, anaphor: Anaphor, fitting: Sequence[Candidate], margin: float) -> Entity | None:
    """The entity of the best candidate, if it is good enough and leads the next one by a margin."""
    above = subjects_above(anaphor.token)
    near = [o for o in fitting if _sentences_back(o, anaphor) <= MAX_SENTENCES and o.entity is not anaphor.speaker]
    near = [o for o in near if o.entity.index not in anaphor.named_in_quotes]
    best: dict[int, tuple[float, Entity]] = {}
    for k, one in enumerate(near):
        score = _score(
            one,
            anaphor,
            pronoun,
            as_subject=anaphor.token.dep_ in SUBJECTS,
            governs=one.token.i in above,
            is_last=k == len(near) - 1 and one.token.i < anaphor.token.i,
        )
        if one.entity.index not in best or score > best[one.entity.index][0]:
            best[one.entity.index] = score, one.entity
    ranked = sorted((-score, index) for index, (score, _) in best.items())
    if not ranked or -ranked[0][0] < MIN_SCORE or (len(ranked) > 1 and ranked[1][0] - ranked[0][0] < margin):
        return None
    return best[ranked[0][1]][1]


def _sentences_back(one: Candidate, anaphor: Anaphor) -> int:
    """The number of sentences back to a candidate; from outside a quotation, those inside others do not count."""
    return anaphor.line - one.line if anaphor.quote < 0 else anaphor.sentence - one.sentence


def _score(
    one: Candidate, anaphor: Anaphor, pronoun: Pronoun, *, as_subject: bool, governs: bool, is_last: bool
) -> float:
    """The score of a candidate for an anaphor; ``as_subject`` if that is a subject itself."""
    entity, w = one.entity, WEIGHTS
    back = _sentences_back(one, anaphor)
    score = one.salience + (RECENCY[min(back, 3)] if back > 0 else 0.0)
    if anaphor.paragraph != one.paragraph:
        score += w.other_paragraph
    if one.is_subject:
        score += w.both_subjects * as_subject + w.subject_of_embedded_clause * (one.is_embedded and back > 0)
    if one.token.i > anaphor.token.i:
        score += w.subject_after_fronted_clause
    elif governs:
        score += w.subject_of_governing_clause
    if one.is_by_agent and back == 0:
        score += w.agent_of_by_phrase
    if one.is_source:
        score += w.source + w.both_sources * anaphor.is_source
    if one.quote >= 0 and one.quote != anaphor.quote:
        score += w.in_other_quotation
    if pronoun.gender == "neuter":
        score += w.may_be_no_body * (entity.kind is SpeakerKind.UNKNOWN and entity.is_named)
    if pronoun.gender in ("female", "male"):
        score += w.gender_is_known * (entity.gender is not None)
        score += w.may_be_no_person * (entity.kind is SpeakerKind.UNKNOWN)
    return score + w.last_mentioned * is_last + w.often_named * (entity.mention_count >= MIN_OFTEN_NAMED)

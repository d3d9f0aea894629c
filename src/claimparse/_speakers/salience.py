"""The salience of a possible antecedent: a sum of weights in the tradition of Lappin and Leass (1994).

Recency, grammatical role, being a source, and agreement. The ranker takes it as one sign among others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimparse._grammar.noun_phrases import Function
from claimparse._speakers.antecedents import Anaphor, Antecedent, Candidate
from claimparse.types import SpeakerKind

MIN_OFTEN_NAMED = 4


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight that each property of a candidate adds."""

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


def saliences(anaphor: Anaphor, options: Sequence[Antecedent], above: set[int]) -> list[float | None]:
    """The salience of each option by its best mention; None for those that no recent mention means.

    ``above`` are the subjects of the clauses in which the anaphor stands.
    """
    last = max((o.mentions[-1].token.i for o in options if o.mentions), default=-1)
    return [max((_salience(m, anaphor, above, last) for m in one.mentions), default=None) for one in options]


def _salience(one: Candidate, anaphor: Anaphor, above: set[int], last: int) -> float:
    entity, w, pronoun = one.entity, WEIGHTS, anaphor.pronoun
    back, is_subject = anaphor.lines_since(one), one.function == "subject"
    flags = {
        w.begins_sentence: one.begins_sentence,
        w.pronoun: one.is_pronoun,
        w.other_paragraph: anaphor.paragraph != one.paragraph,
    }
    score = OF_FUNCTION[one.function] + (RECENCY[min(back, 3)] if back > 0 else 0.0)
    score += sum(weight for weight, applies in flags.items() if applies)
    if not entity.is_named:
        score += w.unnamed + w.newly_introduced * (one.is_indefinite and one.function in ARGUMENTS)
    if is_subject:
        score += w.both_subjects * anaphor.is_subject
        score += w.subject_of_embedded_clause * (one.is_embedded and back > 0)
    if one.token.i > anaphor.token.i:
        score += w.subject_after_fronted_clause
    elif one.token.i in above:
        score += w.subject_of_governing_clause
    score += w.agent_of_by_phrase * (one.function == "agent" and back == 0)
    if one.is_source:
        score += w.source + w.both_sources * anaphor.is_source
    score += w.in_other_quotation * (one.quote >= 0 and one.quote != anaphor.quote)
    if pronoun.gender == "neuter":
        score += w.may_be_no_body * (entity.kind is SpeakerKind.UNKNOWN and entity.is_named)
    if pronoun.gender in ("female", "male"):
        score += w.gender_is_known * (entity.gender is not None)
        score += w.may_be_no_person * (entity.kind is SpeakerKind.UNKNOWN)
    is_last = one.token.i == last and last < anaphor.token.i
    return score + w.last_mentioned * is_last + w.often_named * (entity.name_count >= MIN_OFTEN_NAMED)

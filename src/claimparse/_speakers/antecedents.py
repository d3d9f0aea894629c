"""The possible antecedents of a pronoun, surname or description: the entities of the last mentions that fit it.

What cannot be one is left out here, by agreement and by the rules of binding; ``ranker`` chooses among the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimparse._grammar.noun_phrases import Function, is_unrealised_object
from claimparse._grammar.pronouns import (
    ANY_PERSON,
    PRONOUNS,
    Pronoun,
    are_coarguments,
    is_agent_of_fronted_participle,
    noun_governor,
)
from claimparse._grammar.tree import SUBJECTS, clause_head, subject
from claimparse._speakers.entity import BODY_KINDS, Entity
from claimparse.types import SpeakerKind

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token

MAX_CANDIDATES = 32
"""The number of last mentions that are looked at."""
MAX_ENTITIES = 8
"""The number of entities mentioned last among which one is chosen; others are hardly ever meant."""
MAX_SENTENCES = 6


class Candidate(NamedTuple):
    """A mention that may be the antecedent.

    ``governor`` is the verb or noun above it; ``sentence`` numbers all sentences, ``line`` those outside quotations.
    """

    entity: Entity
    token: Token
    function: Function
    governor: int
    sentence: int
    line: int
    paragraph: int
    quote: int
    is_source: bool
    is_embedded: bool
    is_pronoun: bool
    is_indefinite: bool
    begins_sentence: bool


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
    is_subject: bool
    pronoun: Pronoun = ANY_PERSON
    speaker: Entity | None = None
    named_in_quotes: frozenset[int] = frozenset()

    def lines_since(self, one: Candidate) -> int:
        """The number of sentences back to a candidate; from outside a quotation, those in others do not count."""
        return self.line - one.line if self.quote < 0 else self.sentence - one.sentence


class Antecedent(NamedTuple):
    """An entity that may be meant, with its mentions among the last ones, in text order."""

    entity: Entity
    mentions: Sequence[Candidate]


def may_agree(entity: Entity, pronoun: Pronoun) -> bool:
    """Return whether an entity may agree with a pronoun in number, animacy and gender, as far as these are known.

    One person or body may be "they", too.
    """
    if pronoun.number == "plural":
        return not entity.is_thing
    is_inanimate = entity.is_thing or entity.kind in BODY_KINDS
    if entity.is_plural or (entity.kind is SpeakerKind.PERSON if pronoun.gender == "neuter" else is_inanimate):
        return False
    return entity.gender is None or entity.gender == pronoun.gender


def is_other_gender(one: Candidate, pronoun: Pronoun) -> bool:
    """Return whether a mention is "he" where a pronoun is "she", or the other way round: it can't be of one person."""
    genders = (PRONOUNS[one.token.lower_].gender if one.is_pronoun else None, pronoun.gender)
    return genders in (("female", "male"), ("male", "female"))


def antecedents_of_pronoun(
    anaphor: Anaphor, recent: Iterable[Candidate], following: Candidate | None
) -> list[Antecedent]:
    """The entities that a third-person pronoun may mean, by their last mentions.

    ``following`` is the subject that follows a pronoun in a fronted clause: "Before she left, Ann ...".
    """
    token, pronoun = anaphor.token, anaphor.pronoun
    fitting = [o for o in recent if may_agree(o.entity, pronoun) and not is_other_gender(o, pronoun)]
    fitting = [o for o in fitting if not (o.is_indefinite and not o.entity.is_named and is_unrealised_object(o.token))]
    fitting += [following] if following is not None else []
    if pronoun.is_reflexive:
        verb = clause_head(token)
        own = subject(verb)
        if own == token:  # "remains himself", "as himself, brash": the subject of the clause above
            own = subject(clause_head(verb.head))
        return _by_entity(anaphor, (o for o in fitting if own is not None and o.token.i == own.i))
    governor = noun_governor(token).i
    beside = (o for o in fitting if o.governor == governor)
    barred = {o.entity.index for o in beside if are_coarguments(o.token, token)}
    if token.dep_ in SUBJECTS:
        agents = (o for o in fitting if o.function == "agent" and is_agent_of_fronted_participle(o.token, token))
        barred |= {o.entity.index for o in agents}
    return _by_entity(anaphor, (o for o in fitting if o.entity.index not in barred))


def antecedents_of_name(anaphor: Anaphor, family: Sequence[Entity], recent: Iterable[Candidate]) -> list[Antecedent]:
    """The members of a family that a bare surname may mean."""
    indices = {e.index for e in family}
    return _by_entity(anaphor, (o for o in recent if o.entity.index in indices))


def persons_near(anaphor: Anaphor, recent: Iterable[Candidate]) -> list[Antecedent]:
    """The single persons who may speak where the text names nobody."""
    return _by_entity(anaphor, (o for o in recent if o.entity.kind is SpeakerKind.PERSON and not o.entity.is_plural))


def antecedents_of_noun(anaphor: Anaphor, recent: Iterable[Candidate], more: Iterable[Entity]) -> list[Antecedent]:
    """The single persons and bodies that a definite noun may mean, with ``more`` that hold its role."""
    fitting = (o for o in recent if not o.entity.is_plural and not o.entity.is_thing)
    found = _by_entity(anaphor, fitting)
    known = {a.entity.index for a in found}
    others = {e.index: e for e in more if e.index not in known and e is not anaphor.speaker}
    return [*(Antecedent(e, ()) for e in others.values()), *found]


def _by_entity(anaphor: Anaphor, fitting: Iterable[Candidate]) -> list[Antecedent]:
    """The entities of candidates that are near enough, in the order of their last mentions."""
    found: dict[int, list[Candidate]] = {}
    for one in fitting:
        index = one.entity.index
        if one.entity is anaphor.speaker or index in anaphor.named_in_quotes:
            continue
        if anaphor.lines_since(one) <= MAX_SENTENCES:
            found[index] = [*found.pop(index, ()), one]
    last = list(found.values())[-MAX_ENTITIES:]
    return [Antecedent(mentions[-1].entity, mentions) for mentions in last]

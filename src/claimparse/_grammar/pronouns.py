"""The personal pronouns of English: what they agree with, and what they may stand for in their sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimparse._grammar.expletives import is_expletive
from claimparse._grammar.tree import (
    CLAUSES,
    CONJUNCTS,
    OBJECTS,
    SUBJECTS,
    clause_head,
    is_pronoun,
    subject,
)

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token

_EMBEDDED = CLAUSES - {"relcl"} | CONJUNCTS
_FRONTED = frozenset({"advcl", "pcomp", "acl", "csubj"})
_MAX_CLAUSES = 6
_MAX_CHAIN = 8

Number = Literal["singular", "plural"]
PronounPerson = Literal[1, 2, 3]
PronounGender = Literal["female", "male", "neuter"]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """The person, number and gender of a pronoun; ``gender`` is None where any gender agrees, as with "they"."""

    person: PronounPerson
    number: Number
    gender: PronounGender | None
    is_reflexive: bool = False


ANY_PERSON = Pronoun(3, "singular", None)
"""Agrees with any one person or body, as a name or description does."""


def _with_forms(words: str, pronoun: Pronoun) -> dict[str, Pronoun]:
    return dict.fromkeys(words.split(), pronoun)


PRONOUNS: dict[str, Pronoun] = {
    **_with_forms("he him his", Pronoun(3, "singular", "male")),
    **_with_forms("himself", Pronoun(3, "singular", "male", True)),
    **_with_forms("she her hers", Pronoun(3, "singular", "female")),
    **_with_forms("herself", Pronoun(3, "singular", "female", True)),
    **_with_forms("it its", Pronoun(3, "singular", "neuter")),
    **_with_forms("itself", Pronoun(3, "singular", "neuter", True)),
    **_with_forms("they them their theirs", Pronoun(3, "plural", None)),
    **_with_forms("themselves", Pronoun(3, "plural", None, True)),
    **_with_forms("i me my mine myself", Pronoun(1, "singular", None)),
    **_with_forms("we us our ours ourselves", Pronoun(1, "plural", None)),
}


def is_third_person(token: Token) -> bool:
    """Return whether a token is a pronoun of the third person that stands for a person or thing."""
    pronoun = PRONOUNS.get(token.lower_)
    return pronoun is not None and pronoun.person == 3 and is_pronoun(token) and not is_expletive(token)


# ---- what a pronoun may stand for in its sentence


def noun_governor(noun: Token) -> Token:
    """The governor of a noun, or that of the preposition before it."""
    return noun.head.head if noun.dep_ == "pobj" else noun.head


def are_coarguments(a: Token, b: Token) -> bool:
    """Return whether two nouns under one verb are different arguments of it: "Ann saw her" means two persons."""
    labels = {a.dep_, b.dep_}
    return labels <= SUBJECTS | OBJECTS and not labels <= SUBJECTS


def subjects_above(token: Token) -> set[int]:
    """The subjects of the verbs above a token, as long as clauses embed one another; relative clauses end the climb."""
    found, verb = set[int](), clause_head(token)
    for _ in range(_MAX_CLAUSES):
        who = subject(verb)
        if who is not None:
            found.add(who.i)
        if verb.dep_ not in _EMBEDDED:
            break
        verb = clause_head(verb.head)
    return found


def is_in_embedded_clause(token: Token) -> bool:
    """Return whether the clause of a token is embedded in another one or coordinated with it."""
    return clause_head(token).dep_ in _EMBEDDED


def subject_after_fronted_clause(pronoun: Token) -> Token | None:
    """The subject after a fronted clause that holds a pronoun: "Ann" for "she" in "Before she left, Ann called"."""
    below, verb = pronoun, clause_head(pronoun)
    for _ in range(_MAX_CHAIN):
        who = subject(verb)
        if who is not None and below.i < verb.i and below.i < who.i:
            return who
        if verb.dep_ not in _FRONTED or verb.head.i < verb.i:
            return None
        below, verb = verb, clause_head(verb.head)
    return None


def is_agent_of_fronted_participle(agent: Token, who: Token) -> bool:
    """Return whether a noun is the agent of a participle before a clause: "Ann" in "Asked by Ann, he"."""
    participle = agent.head.head
    return agent.head.dep_ == "agent" and participle.dep_ == "advcl" and participle.head == who.head

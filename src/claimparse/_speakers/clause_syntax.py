"""Questions about the parse of clauses: subjects, arguments and the verbs above a token."""

from __future__ import annotations

from collections.abc import Container, Iterator

from claimparse._evidence import Run
from claimparse._speakers.columns import Columns
from claimparse._speakers.word_syntax import is_verb

SUBJECT_LABELS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECT_LABELS = frozenset({"dobj", "pobj", "dative", "iobj"})
ARGUMENT_LABELS = SUBJECT_LABELS | OBJECT_LABELS
EMBEDDING = frozenset({"ccomp", "xcomp", "advcl", "pcomp", "acl", "conj", "parataxis"})
FRONTED = frozenset({"advcl", "pcomp", "acl", "csubj"})
MAX_CLIMB = 24
MAX_CLAUSES = 6
MAX_CHAIN = 8


def governor(c: Columns, i: int) -> int:
    """The verb or root that governs a token; the climb is bounded, so that odd trees cost no more than others."""
    for _ in range(MAX_CLIMB):
        h = c.head[i]
        if h == i or is_verb(c, h):
            return h
        i = h
    return i


def governing_verbs(c: Columns, i: int) -> Iterator[int]:
    """The verbs above a token, nearest first, as long as clauses embed one another; relative clauses end the climb."""
    for _ in range(MAX_CLAUSES):
        verb = governor(c, i)
        yield verb
        if c.dep[verb] not in EMBEDDING or c.head[verb] == verb:
            return
        i = verb


def is_in_embedded_clause(c: Columns, i: int) -> bool:
    """Return whether the clause of a token is embedded in another one or coordinated with it."""
    return c.dep[governor(c, i)] in EMBEDDING


def governor_of_argument(c: Columns, i: int) -> int:
    """The governor of a noun, or that of the preposition before it."""
    return c.head[c.head[i]] if c.dep[i] == "pobj" else c.head[i]


def are_coarguments(c: Columns, a: int, b: int) -> bool:
    """Return whether two mentions under one verb are different arguments of it: "Ann saw her" means two persons."""
    return c.dep[a] in ARGUMENT_LABELS and (
        c.dep[b] in OBJECT_LABELS or (c.dep[b] in SUBJECT_LABELS and c.dep[a] in OBJECT_LABELS)
    )


def is_subject(c: Columns, i: int) -> bool:
    """Return whether a token is a subject."""
    return c.dep[i] in SUBJECT_LABELS


def is_argument(c: Columns, i: int) -> bool:
    """Return whether a token is a subject or an object, of a verb or a preposition."""
    return c.dep[i] in ARGUMENT_LABELS


def is_possessor_of_subject(c: Columns, i: int) -> bool:
    """Return whether a noun is the possessor of a subject: "Ann" in "Ann's plan failed"."""
    return c.dep[i] == "poss" and is_subject(c, c.head[i])


def is_by_agent(c: Columns, i: int) -> bool:
    """Return whether a noun is in a by-phrase: "Ann" in "a book by Ann"."""
    return c.dep[i] == "pobj" and c.lower[c.head[i]] == "by"


def subject_of(c: Columns, verb: int) -> int | None:
    """The subject of a verb, its own or the one it shares with the verb it is coordinated with."""
    for _ in range(MAX_CLAUSES):
        found = next((k for k in c.children[verb] if is_subject(c, k)), None)
        if found is not None:
            return found
        if c.dep[verb] != "conj" or c.head[verb] == verb:
            return None
        verb = c.head[verb]
    return None


def subject_after_fronted_clause(c: Columns, i: int) -> int | None:
    """The subject after a fronted clause that holds a token: "Ann" for "she" in "Before she left, Ann called"."""
    for _ in range(MAX_CHAIN):
        verb = governor(c, i)
        subject = subject_of(c, verb)
        if subject is not None and verb > i and subject > i:
            return subject
        if verb == i or c.dep[verb] not in FRONTED or c.head[verb] < verb:
            return None
        i = verb
    return None


def is_agent_of_fronted_participle(c: Columns, agent: int, subject: int) -> bool:
    """Return whether a noun is the agent of a participle before a clause: "Ann" in "Asked by Ann, he"."""
    by = c.head[agent]
    participle = c.head[by]
    return c.dep[by] == "agent" and c.dep[participle] == "advcl" and c.head[participle] == c.head[subject]


def has_auxiliary_or_negation(c: Columns, verb: int) -> bool:
    """Return whether a verb is negated or has an auxiliary, so that what it predicates may not hold."""
    return any(c.dep[k] in {"neg", "aux"} for k in c.children[verb])


def subject_of_predicate_noun(c: Columns, noun: int) -> int | None:
    """The subject of whom a noun is predicated: "Ann" for "senator" in "Ann is a senator"; negations do not count."""
    if c.dep[noun] != "attr" or has_auxiliary_or_negation(c, c.head[noun]):
        return None
    return subject_of(c, c.head[noun])


def predicate_nouns(c: Columns, subject: int) -> Iterator[int]:
    """The nouns predicated of a subject after it: "senator" in "Ann is a senator"."""
    if is_subject(c, subject):
        yield from (k for k in c.children[c.head[subject]] if c.dep[k] == "attr" and k > subject)


def relative_antecedent(c: Columns, relative: int, persons: Container[str]) -> tuple[int, Run] | None:
    """The head and the words of what a relative pronoun stands for; None if it stands for nothing or is interrogative.

    In "a clerk of the court, who said ..." the parse may have taken the court: where the noun before it is among
    ``persons`` and this one names none, that is meant.
    """
    if c.tag[relative] not in {"WP", "WDT"}:
        return None
    verb = relative
    while c.dep[verb] != "relcl":
        if c.head[verb] == verb:
            return None
        verb = c.head[verb]
    noun, end = c.head[verb], c.doc[verb].left_edge.i
    outer = c.head[c.head[noun]] if c.dep[noun] == "pobj" else noun
    if c.lower[outer] in persons and c.lower[noun] not in persons and c.doc[noun].ent_type_ != "PERSON":
        noun = outer
    while end > noun + 1 and not c.text[end - 1][0].isalnum():
        end -= 1
    return noun, Run(c.doc[noun].left_edge.i, max(end, noun + 1))

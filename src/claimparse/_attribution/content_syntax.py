"""The complements of cues: complement clauses and their kinds, objects with what is said of them, and host clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from claimparse._evidence import CueClass, Run
from claimparse._grammar.arguments import agent, patient
from claimparse._grammar.complements import clause_frame
from claimparse._grammar.tree import (
    AUXILIARIES,
    MAX_CLIMB,
    NOUN_SUBJECTS,
    RELATIVES,
    SUBJECTS,
    VERBAL,
    child,
    phrase,
    subtree_run,
    tense,
)
from claimparse._grammar.words import CHARGE_PREPOSITIONS, FAULT_PREPOSITIONS, JUDGEMENT_PREPOSITIONS
from claimparse.lexicon.schema.frames import ClauseFrame

if TYPE_CHECKING:
    from spacy.tokens import Token

ComplementKind = Literal["that", "question", "infinitive", "order", "gerund", "small"]
"""A kind of complement: a finite clause, a question, an infinitive without or with ("order") its own subject, a gerund,
or a clause without a finite verb ("small").
"""

_CLAUSES = frozenset({"ccomp", "xcomp", "pcomp"})
_COMPLEMENTS = _CLAUSES | {"acl", "advcl", "oprd", "attr"}
_NOUN_CLAUSES = frozenset({"acl", "ccomp", "relcl"})
_DIRECT_OBJECT = frozenset({"dobj"})
_INDIRECT_OBJECT = frozenset({"dative", "iobj"})
_PREPOSITION_OBJECT = frozenset({"pobj"})
_PREPOSITION_COMPLEMENTS = frozenset({"pobj", "pcomp"})
_AS = frozenset({"as"})


# ---------------------------------------------------------------- complement clauses

_KINDS: Mapping[ClauseFrame, tuple[ComplementKind, ComplementKind]] = {
    "that": ("that", "that"),
    "whether": ("question", "question"),
    "wh": ("question", "question"),
    "to": ("infinitive", "order"),
    "ing": ("gerund", "small"),
}
"""The kind of complement that a clause with each frame is, without and with a subject."""


def complement_kind(token: Token) -> ComplementKind | None:
    """The kind of complement that a token heads; None where it heads none."""
    if token.dep_ not in _COMPLEMENTS:
        return None
    frame, has_subject = clause_frame(token), child(token, NOUN_SUBJECTS) is not None
    if frame in ("bare", "small"):
        return "that" if token.dep_ == "ccomp" and (token.pos_ in VERBAL or not has_subject) else "small"
    return _KINDS[frame][has_subject]


def _has_complementizer(clause: Token) -> bool:
    """Return whether "that" introduces a clause."""
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.lefts)


def is_that_clause(token: Token) -> bool:
    """Return whether "that" introduces a finite clause."""
    return tense(token) is not None and _has_complementizer(token)


def complement_clauses(anchor: Token, verb: Token) -> Iterator[Token]:
    """Yield the complement clauses of a word of a cue, those after it first; of a particle also its that-clauses."""
    for c in (*anchor.rights, *anchor.lefts):
        if c.dep_ in _CLAUSES or (anchor.i != verb.i and is_that_clause(c)):
            yield c
    if anchor.i == verb.i:
        yield from (c for c in complements_on_agent(verb) if c.dep_ in _NOUN_CLAUSES)


def is_participle_clause(token: Token) -> bool:
    """Return whether a clause is a bare participle: "Asked about the plan, he said ..."."""
    return token.tag_ in {"VBN", "VBD"} and child(token, SUBJECTS) is None and child(token, AUXILIARIES) is None


def is_after_semicolon(verb: Token, clause: Token) -> bool:
    """Return whether a semicolon separates a clause from the verb after it: "It leaks; the owner denies this"."""
    return any(c.text == ";" and c.i > clause.i for c in verb.lefts)


def content_start(last: Token, clause: Token, start: int) -> int:
    """The token with which a content clause begins, its "that" or an adverbial clause before it included.

    ``last`` is the last word of the cue, to which parsers attach what comes first: "says that, if it rains, ...", "says
    whatever happens, they will stay".
    """
    doc = clause.doc
    if start > 0 and doc[start - 1].lower_ == "that":
        return start - 1
    gap = doc[last.i + 1 : start]
    if 1 < len(gap) <= MAX_CLIMB and gap[-1].text == "," and not gap[0].is_punct and doc[start].lower_ != "that":
        attached = {t.dep_ for t in gap if t.head.i == last.i}
        if "advcl" in attached and attached <= {"advcl", "punct", "advmod"}:
            return last.i + 1
    return start


def content_end(verb: Token, clause: Token) -> int:
    """The end of a content clause, further clauses between it and the verb included."""
    later = (c for c in verb.lefts if c.i > clause.i and c.dep_ == "ccomp")
    return max([subtree_run(clause).end, *(c.right_edge.i + 1 for c in later)])


def content_clause_of(noun: Token) -> Token | None:
    """The that-clause that spells a noun out: "was dead" under "the claim that the plan was dead"."""
    return next((c for c in noun.rights if c.dep_ in _NOUN_CLAUSES and is_that_clause(c)), None)


def noun_complements(noun: Token) -> Iterator[tuple[Token, Literal["that", "infinitive"]]]:
    """Yield the that-clauses and infinitives of a noun, with their kinds: "the claim that", "a promise to"."""
    for c in noun.rights:
        kind = complement_kind(c) if c.dep_ in _NOUN_CLAUSES else None
        if kind == "infinitive" or (kind == "that" and _has_complementizer(c)):
            yield c, kind


# ---------------------------------------------------------------- objects


def indirect_object(verb: Token) -> Token | None:
    """The indirect object of a verb, where no preposition marks it: "voters" in "promised voters a bridge"."""
    found = child(verb, _INDIRECT_OBJECT)
    return found if found is not None and found.pos_ != "ADP" else None


def object_of(verb: Token, cue_tokens: Iterable[int] = ()) -> Token | None:
    """The object after a verb, or after the preposition that belongs to its cue ("refer to the claims")."""
    found = child(verb, _DIRECT_OBJECT) or indirect_object(verb)
    if found is not None and found.i > verb.i and found.i not in cue_tokens:
        return found
    after = (child(verb.doc[i], _PREPOSITION_OBJECT) for i in cue_tokens if i > verb.i)
    return next((noun for noun in after if noun is not None), None)


def has_direct_object(verb: Token) -> bool:
    """Return whether a verb has a direct object."""
    return child(verb, _DIRECT_OBJECT) is not None


def passive_subject(verb: Token) -> Token | None:
    """The subject before a passive verb."""
    return next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)


def raised_subject(verb: Token) -> tuple[Run, ...]:
    """The patient of a passive as the first part of the content that it was raised from."""
    found = patient(verb)
    if found is None:
        return ()
    return (phrase(found, (verb.i,)) if found.i == verb.head.i else subtree_run(found),)


def relativised_object(verb: Token) -> Token | None:
    """The noun that a relative clause describes and whose object it is: "a charge she denies", "which she denies"."""
    noun, first = verb.head, verb.left_edge
    own_subject = child(verb, SUBJECTS)
    if verb.dep_ != "relcl" or noun.i >= first.i or own_subject is None or own_subject.tag_ in RELATIVES:
        return None
    objects = [c for c in verb.children if c.dep_ in {"dobj", "ccomp"}]
    return noun if not objects or (objects == [first] and first.tag_ in RELATIVES) else None


def judgement_end(verb: Token, end: int) -> int:
    """The end of a judgement: that of the object, or of the reason or wording after it ("for lying", "as unfair")."""
    for c in (*verb.rights, *complements_on_agent(verb, "judge")):
        if c.dep_ == "prep" and c.i >= end and c.lower_ in JUDGEMENT_PREPOSITIONS:
            end = max(end, c.right_edge.i + 1)
    return end


# ---------------------------------------------------------------- object predicates


def complements_on_agent(verb: Token, kind: CueClass | None = None) -> Iterator[Token]:
    """Yield the complements of a passive verb that the parser attached to its agent.

    "was warned by inspectors that it leaks", "was described by critics as a farce"; of verbs of accusing also the
    charge ("accused by regulators of hiding losses") and of judging the reason ("praised by a judge for her work").
    """
    by = agent(verb)
    if by is None:
        return
    for c in by.rights:
        is_clause = c.dep_ in _NOUN_CLAUSES and is_that_clause(c)
        is_wording = c.dep_ == "prep" and c.lower_ in _AS and c.nbor(-1).lower_ != "such"
        is_reason = kind in {"judge", "accuse"} and c.lower_ in FAULT_PREPOSITIONS and _gives_reason(c)
        if is_clause or is_wording or is_reason:
            yield c
    charge = _nested_charge(by) if kind == "accuse" else None
    if charge is not None:
        yield charge


def _gives_reason(preposition: Token) -> bool:
    """Return whether a deed or thing follows, and no name of whom somebody works for: "for the smell", "for lying"."""
    found = child(preposition, _PREPOSITION_COMPLEMENTS)
    if found is None or found.ent_type_ or found.pos_ == "PROPN":
        return False
    return found.dep_ == "pcomp" or found.left_edge.dep_ in {"det", "poss"}


def object_predicate(verb: Token, kind: CueClass) -> Token | None:
    """The predicate of a verb's object: "as ...", an object complement, or, of accusing verbs, "of ..."."""
    accusing = kind == "accuse"
    prepositions = CHARGE_PREPOSITIONS if accusing else _AS
    for c in verb.rights:
        if c.dep_ in {"oprd", "attr", "acomp"}:
            return c
        if c.dep_ == "prep" and c.lower_ in prepositions:
            return c
        if c.dep_ == "advcl" and not accusing and any(x.lower_ == "as" and x.dep_ == "mark" for x in c.lefts):
            return c
        below = None
        if c.dep_ == "agent":
            below = next((x for x in complements_on_agent(verb, kind) if x.lower_ in prepositions), None)
        elif c.dep_ == "dobj":
            as_phrase = next((x for x in c.rights if x.dep_ == "prep" and x.lower_ in _AS), None)
            below = _nested_charge(c) if accusing else as_phrase
        if below is not None:
            return below
    return None


def _nested_charge(accused: Token) -> Token | None:
    """The last of a chain of of-phrases that parsers attach to the accused, if it names a deed."""
    noun, last = accused, None
    for _ in range(3):
        found = next((x for x in noun.rights if x.dep_ == "prep" and x.lower_ in CHARGE_PREPOSITIONS), None)
        if found is None:
            break
        last, below = found, child(found, _PREPOSITION_OBJECT)
        if below is None:
            break
        noun = below
    return last if last is not None and _names_deed(last) else None


def _names_deed(preposition: Token) -> bool:
    """Return whether a deed follows: a gerund, also where the parser took it for a noun, or a noun without article.

    "of hiding oil", "of fraud"; but not "of the bank", "of Leeds".
    """
    if child(preposition, frozenset({"pcomp"})) is not None:
        return True
    found = child(preposition, _PREPOSITION_OBJECT)
    if found is None or found.left_edge.i != preposition.i + 1:
        return False
    bare = found.tag_ == "NN" and not any(c.dep_ in {"det", "poss", "nummod"} for c in found.lefts)
    return found.left_edge.lower_.endswith("ing") or bare


def predicate_head(predicate: Token) -> Token:
    """The token that carries an object predicate: the noun or verb after its preposition, else itself."""
    return child(predicate, _PREPOSITION_COMPLEMENTS) or predicate


def displaced_object(predicate: Token) -> Token | None:
    """The noun with a that-clause after "as", which is the object itself: "dismissed as a lie the claim that"."""
    noun = child(predicate, _PREPOSITION_OBJECT)
    return noun if noun is not None and content_clause_of(noun) is not None else None


# ---------------------------------------------------------------- after the last word of a phrase


def introduced_clause(word: Token) -> Token | None:
    """The clause that a word introduces which the parser took for a conjunction."""
    return word.head if word.dep_ == "mark" and word.head.i > word.i else None


def is_particle(token: Token) -> bool:
    """Return whether a word is the particle of a phrasal verb, whose object is the verb's: "brushed off the claim"."""
    return bool(token.dep_ == "prt")


def is_preposition_object(token: Token) -> bool:
    """Return whether a token is the object of a preposition."""
    return token.dep_ in _PREPOSITION_OBJECT


def clause_after(verb: Token, noun: Token) -> Token | None:
    """The first clause of a verb after a noun: "to resign" in "called on the mayor to resign"."""
    return next((x for x in verb.rights if x.dep_ in {"xcomp", "ccomp", "advcl"} and x.i > noun.i), None)


def infinitive_below(noun: Token) -> Token | None:
    """The infinitive of a noun: "to resign" in "for the mayor to resign"."""
    below = (x for x in noun.rights if x.dep_ in {"acl", "relcl", "xcomp"})
    return next((x for x in below if complement_kind(x) == "infinitive"), None)


def topic_below(phrase: Token, governor: Token) -> Token | None:
    """The noun or verb of a prepositional phrase that says what a noun is about."""
    if phrase.dep_ not in {"prep", "agent"} or governor.pos_ != "NOUN":
        return None
    return next((x for x in phrase.rights if x.dep_ in _PREPOSITION_COMPLEMENTS), None)


def is_phrase_clause(token: Token) -> bool:
    """Return whether a token heads a complement clause of a preposition, particle or noun."""
    return token.dep_ in _NOUN_CLAUSES | {"pcomp"} and complement_kind(token) is not None


# ---------------------------------------------------------------- clauses around a cue


def host_clause(verb: Token) -> Token | None:
    """The verb of the clause in which a cue stands as a parenthesis; None where the cue is no parenthesis."""
    head = verb.head
    if head.i == verb.i or head.pos_ not in VERBAL:
        return None
    if verb.dep_ == "parataxis":
        return head
    if verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.lefts):
        return head
    if verb.dep_ == "ccomp" and verb.i > 0 and verb.left_edge.i > 0 and verb.left_edge.nbor(-1).text in ",—–":
        return head
    return None


def enclosing_clause(token: Token) -> Token | None:
    """The head of the clause in which an adjunct such as "according to" stands; of the first of coordinated ones."""
    clause = token.head
    if clause.i == token.i:
        return None
    for _ in range(MAX_CLIMB):
        if clause.pos_ in VERBAL and clause.dep_ != "conj":
            return clause
        if clause.head.i == clause.i:
            return clause
        clause = clause.head
    return clause

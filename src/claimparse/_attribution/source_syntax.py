"""Whose act a verb or noun is: subjects, agents, possessors, and those understood from other clauses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimparse._grammar.subjects import _NOUN_SUBJECTS, _own_subject
from claimparse._grammar.tree import (
    AUXILIARIES,
    CONJUNCTS,
    FINITE_TAGS,
    MAX_CLIMB,
    NOMINAL,
    RELATIVES,
    SUBJECTS,
    VERBAL,
    child,
    coordination_start,
    tense,
)

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_THINGS = frozenset({"it", "there", "this", "that", "these", "those", "which", "what"})


def inverted_subject(verb: Token) -> Token | None:
    """The name or noun right behind a verb that ends a quotation: `..., said Smith`."""
    found = child(verb, frozenset({"dobj", "attr", "oprd", "npadvmod"}))
    if found is None or found.i < verb.i or found.pos_ not in NOMINAL or verb.i == 0:
        return None
    return found if not verb.nbor(-1).is_alpha else None


def loose_subject(verb: Token) -> Token | None:
    """A noun right before a main verb that the parser gave another part: "Less than a third agreed that ..."."""
    before = [c for c in verb.lefts if c.pos_ in NOMINAL and c.dep_ in {"npadvmod", "dep", "attr", "nmod", "dobj"}]
    if not before or verb.dep_ not in {"ROOT", "ccomp", "advcl", "conj"}:
        return None
    last = before[-1]
    return (
        last
        if all(t.dep_ in AUXILIARIES or t.dep_ == "advmod" for t in verb.doc[last.right_edge.i + 1 : verb.i])
        else None
    )


def relative_pronoun(verb: Token) -> Token | None:
    """The relative pronoun that a verb has as its subject: "who" in "officials who said and later denied"."""
    for _ in range(MAX_CLIMB):
        own = _own_subject(verb)
        if own is not None:
            return own if own.tag_ in RELATIVES else None
        if verb.dep_ not in {"conj", "xcomp", "advcl", "pcomp", "prep"} or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def cited(verb: Token) -> Token | None:
    """Whom a participle cites: "officials" in ", citing officials, "."""
    return child(verb, frozenset({"dobj"})) if verb.tag_ == "VBG" else None


def modified_verbs(participle: Token) -> Iterator[int]:
    """The verbs that a participle clause may go with, nearest first; of one behind a noun those above the noun."""
    token = participle
    for _ in range(MAX_CLIMB):
        if token.head.i == token.i or token.dep_ == "relcl":
            return
        token = token.head
        if token.pos_ in VERBAL:
            yield int(token.i)


def is_empty_subject(found: Token, verb: Token) -> bool:
    """Whether a subject stands for nobody: "it" of "it is hard to say", "which" of a clause about a whole sentence."""
    if found.lower_ == "it":
        return verb.tag_ == "VB" and not (verb.dep_ == "xcomp" and verb.head.pos_ == "VERB")
    return found.lower_ == "which" and verb.tag_ == "VB"


def is_reduced_relative(gap: Span) -> bool:
    """Whether the words between a noun and its verb are a participle's: "gathered outside the hall"."""
    if gap[0].tag_ not in {"VBN", "VBG"}:
        return False
    return not any(t.tag_ in FINITE_TAGS or t.is_punct or t.dep_ in AUXILIARIES or t.dep_ == "cc" for t in gap)


# ---------------------------------------------------------------- coordination that parsers get wrong


def continues_matrix(verb: Token, inner: Token, outer: Token) -> bool:
    """Whether a verb coordinated with the ``inner`` one of a content clause rather goes on with the ``outer`` one.

    Its tense says so ("says it was right and calls it fair"), or "but" or a comma behind a clause about a thing ("said
    the pier would hold but denied that").
    """
    now = tense(verb)
    if now is None or now != tense(outer):
        return False
    about = child(inner, SUBJECTS)
    thing = about is not None and (about.pos_ == "NOUN" or about.lower_ in _THINGS)
    lead = verb.doc[coordination_start(verb) : verb.i]
    return now != tense(inner) or (thing and any(t.lower_ == "but" or t.text == "," for t in lead))


def clause_behind_comma(verb: Token) -> Token | None:
    """The clause with a subject of its own that goes on behind a verb and a comma: "..., she said, and prices rose"."""
    if verb.i + 1 >= len(verb.doc) or verb.nbor().text != ",":
        return None
    found = child(verb, CONJUNCTS)
    return found if found is not None and child(found, _NOUN_SUBJECTS) is not None else None


def is_contrasted(verb: Token) -> bool:
    """Whether a verb with a subject of its own is set against the main clause: ", while the owner claimed that ..."."""
    first = verb.left_edge
    against = verb.dep_ == "advcl" and first.dep_ == "mark" and first.lower_ in {"while", "whereas"}
    return against and first.i > 0 and first.nbor(-1).text == "," and child(verb, _NOUN_SUBJECTS) is not None

"""Subjects, agents and objects of cues that may be sources, where the parser does not simply give them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimparse._grammar.arguments import own_subject
from claimparse._grammar.tree import AUXILIARIES, FINITE_TAGS, MAX_CLIMB, NOMINAL, RELATIVES, VERBAL, child

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_PREPOSITION_COMPLEMENTS = frozenset({"pobj", "dobj", "pcomp", "nmod"})
_EXPLETIVE = frozenset({"expl"})


# ---------------------------------------------------------------- subjects


def inverted_subject(verb: Token) -> Token | None:
    """The name or noun right after a verb that ends a quotation: `..., said Smith`."""
    found = child(verb, frozenset({"dobj", "attr", "oprd", "npadvmod"}))
    if found is None or found.i < verb.i or found.pos_ not in NOMINAL or verb.i == 0:
        return None
    return found if not verb.nbor(-1).is_alpha else None


def mislabelled_subject(verb: Token) -> Token | None:
    """The noun right before a main verb to which the parser gave another label: "Less than a third agreed that"."""
    before = [c for c in verb.lefts if c.pos_ in NOMINAL and c.dep_ in {"npadvmod", "dep", "attr", "nmod", "dobj"}]
    if not before or verb.dep_ not in {"ROOT", "ccomp", "advcl", "conj"}:
        return None
    last = before[-1]
    between = verb.doc[last.right_edge.i + 1 : verb.i]
    return last if all(t.dep_ in AUXILIARIES or t.dep_ == "advmod" for t in between) else None


def relative_subject(verb: Token) -> Token | None:
    """The relative pronoun that is the subject of a verb: "who" in "officials who said and later denied"."""
    for _ in range(MAX_CLIMB):
        own = own_subject(verb)
        if own is not None:
            return own if own.tag_ in RELATIVES else None
        if verb.dep_ not in {"conj", "xcomp", "advcl", "pcomp", "prep"} or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def is_expletive_subject(found: Token, verb: Token) -> bool:
    """Return whether a subject stands for nobody.

    "There"; "it" of "it is hard to say"; "which" of a clause about a whole sentence.
    """
    if found.dep_ in _EXPLETIVE:
        return True
    if found.lower_ == "it":
        return verb.tag_ == "VB" and not (verb.dep_ == "xcomp" and verb.head.pos_ == "VERB")
    return found.lower_ == "which" and verb.tag_ == "VB"


def is_existential(noun: Token) -> bool:
    """Return whether "there is" announces a noun: "there are fears that"."""
    return child(noun.head, _EXPLETIVE) is not None


# ---------------------------------------------------------------- participles


def is_reduced_relative(gap: Span) -> bool:
    """Return whether the words between a noun and its verb are a participle's: "gathered outside the hall"."""
    if gap[0].tag_ not in {"VBN", "VBG"}:
        return False
    return not any(t.tag_ in FINITE_TAGS or t.is_punct or t.dep_ in AUXILIARIES or t.dep_ == "cc" for t in gap)


def cited_noun(verb: Token) -> Token | None:
    """The noun that a participle cites: "officials" in ", citing officials, "."""
    return child(verb, frozenset({"dobj"})) if verb.tag_ == "VBG" else None


def verbs_above(verb: Token) -> Iterator[int]:
    """Yield the verbs on which a participle or conjunct may depend, nearest first, up to its relative clause."""
    token = verb
    for _ in range(MAX_CLIMB):
        if token.head.i == token.i or token.dep_ == "relcl":
            return
        token = token.head
        if token.pos_ in VERBAL:
            yield int(token.i)


# ---------------------------------------------------------------- prepositions


def preposition_complement(preposition: Token) -> Token | None:
    """The complement of a preposition, such as the last word of "according to"."""
    return child(preposition, _PREPOSITION_COMPLEMENTS)

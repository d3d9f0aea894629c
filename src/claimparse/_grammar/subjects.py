"""Understood subjects: the doer of a verb that has no subject of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimparse._grammar.tree import (
    AUXILIARIES,
    MAX_CLIMB,
    NOMINAL,
    RELATIVES,
    VERBAL,
    child,
    children,
    coordination_start,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


_OWN = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


_NOUN_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


_SHARING = frozenset({"conj", "advcl", "ccomp", "parataxis", "prep", "pcomp", "dep", "acl", "acomp", "oprd", "xcomp"})


def agent(verb: Token) -> Token | None:
    """The doer of a passive: "police" in "was reported by police"."""
    return prepositional_object(verb, frozenset({"by"}))


def possessor(noun: Token) -> Token | None:
    """The possessor of a noun: "Smith" in "Smith's claim"."""
    return child(noun, frozenset({"poss"}))


def prepositional_object(token: Token, prepositions: frozenset[str]) -> Token | None:
    """The noun under one of the prepositions that hang on a token: "police" in "a statement by police"."""
    for c in children(token, frozenset({"prep", "agent"})):
        if c.lower_ in prepositions:
            found = child(c, frozenset({"pobj"}))
            if found is not None:
                return found
    return None


def understood_subject(verb: Token, documents: frozenset[str]) -> Token | None:
    """The doer of a verb: its subject, or the one it shares as a conjunct, participle, infinitive or relative clause.

    A participle behind a document that somebody issued ("issued a statement saying") has the issuer's.
    """
    token = verb if child(verb, _NOUN_SUBJECTS) is not None else coordinated_below(verb) or verb
    for _ in range(MAX_CLIMB):
        own = _own_subject(token) if token.pos_ not in NOMINAL else possessor(token)
        if own is not None:
            return (relative_antecedent(token) if own.tag_ in RELATIVES else None) or own
        head = token.head
        if token.dep_ == "relcl" or (token.dep_ == "acl" and head.pos_ in NOMINAL):
            return _holder_of_clause(token, documents)
        if head.i == token.i or (token.pos_ not in NOMINAL and token.dep_ not in _SHARING):
            return None
        quoted = token.dep_ == "prep" and token.lower_ == "as"  # "quoted her as saying"
        if quoted or (token.dep_ == "xcomp" and token.tag_ == "VB"):
            told = child(head, frozenset({"dobj"}))
            if told is not None and head.i < told.i < token.i:
                return told
        token = head
    return None


def _own_subject(verb: Token) -> Token | None:
    """The subject of a verb; the nearer one in "which they say is safe", where the parser may give it two."""
    found = list(children(verb, _OWN)) or [x for c in children(verb, AUXILIARIES) for x in children(c, _OWN)]
    if len(found) > 1 and found[0].tag_ in RELATIVES and found[1].i < verb.i:
        return found[1]
    return found[0] if found else None


def _holder_of_clause(clause: Token, documents: frozenset[str]) -> Token:
    """The doer of a clause behind a noun: the noun, the issuer of a document, or behind a comma the main subject."""
    noun = clause.head
    if clause.dep_ == "relcl":
        return noun
    loose = clause.tag_ == "VBG" and clause.i > 0 and clause.nbor(-1).text == ","
    if noun.lemma_.lower() in documents or (loose and noun.dep_ not in {"nsubj", "nsubjpass", "appos"}):
        return _issuer(noun) or noun
    return noun


def _issuer(noun: Token) -> Token | None:
    """The subject of the verb that a noun is an object of."""
    if noun.dep_ not in {"dobj", "pobj"}:
        return None
    verb = noun.head
    for _ in range(4):
        if verb.pos_ in VERBAL:
            break
        verb = verb.head
    own = child(verb, frozenset({"nsubj"})) if verb.pos_ in VERBAL else None
    if own is not None and own.tag_ in RELATIVES:
        return relative_antecedent(verb) or own
    return own


def relative_antecedent(verb: Token) -> Token | None:
    """The noun that a relative clause describes, where the clause's verb stands in it; None elsewhere."""
    for _ in range(MAX_CLIMB):
        if verb.dep_ == "relcl":
            return verb.head if verb.head.pos_ in NOMINAL else None
        if verb.dep_ not in {"conj", "ccomp", "xcomp"} or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def coordinated_below(verb: Token) -> Token | None:
    """The verb of a loose adverbial clause to which a verb rather belongs that the parser hung on the main verb.

    "Spokesmen denied it until May, when the minister admitted the flaw but claimed ...": claimed goes with admitted.
    """
    if verb.dep_ != "conj" or verb.i == 0:
        return None
    head, at = verb.head, coordination_start(verb) - 1
    token = verb.doc[max(at, 0)]
    for _ in range(MAX_CLIMB):
        if token.i <= head.i:
            return None
        if token.dep_ in {"relcl", "advcl"} and token.tag_ == verb.tag_:
            first = token.left_edge
            opened = first.i > 0 and first.nbor(-1).text == "," and first.tag_ in {"WRB", "IN"}
            return token if opened and child(token, frozenset({"nsubj"})) is not None else None
        token = token.head
    return None

"""Predicates of objects: what is said of the object of a verb, the charge against it, and the judgement on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from claimparse._grammar.arguments import agent, preposition_object
from claimparse._grammar.complements import NOUN_CLAUSES, content_clause_of, is_that_clause
from claimparse._grammar.tree import DIRECT_OBJECTS, PREPOSITION_OBJECTS, child
from claimparse._grammar.words import CHARGE_PREPOSITIONS, FAULT_PREPOSITIONS, JUDGEMENT_PREPOSITIONS

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token

Reproach = Literal["judge", "accuse"]
"""What a verb does that takes the reason of a judgement, or a charge."""

_GERUND = frozenset({"pcomp"})
_AS = frozenset({"as"})


def object_predicate(verb: Token, *, accusing: bool) -> Token | None:
    """The predicate of a verb's object: "as ...", an object complement, or, of accusing verbs, "of ..."."""
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
            found = complements_on_agent(verb, "accuse" if accusing else None)
            below = next((x for x in found if x.lower_ in prepositions), None)
        elif c.dep_ == "dobj":
            as_phrase = next((x for x in c.rights if x.dep_ == "prep" and x.lower_ in _AS), None)
            below = _nested_charge(c) if accusing else as_phrase
        if below is not None:
            return below
    return None


def predicate_head(predicate: Token) -> Token:
    """The token that carries an object predicate: the noun or verb after its preposition, else itself."""
    return preposition_object(predicate) or predicate


def displaced_object(predicate: Token) -> Token | None:
    """The noun with a that-clause after "as", which is the object itself: "dismissed as a lie the claim that"."""
    noun = child(predicate, PREPOSITION_OBJECTS)
    return noun if noun is not None and content_clause_of(noun) is not None else None


def fused_object(verb: Token) -> Token | None:
    """The last noun of an object that the parser may have made of two: "the report nonsense", "the claims rubbish"."""
    noun = child(verb, DIRECT_OBJECTS)
    return noun if noun is not None and any(c.dep_ == "compound" for c in noun.lefts) else None


def predicated(verb: Token) -> Iterator[Token]:
    """The words that a verb of calling predicates of its object: "untrue", "as baseless", "as baseless reports"."""
    for c in verb.children:
        if c.dep_ in ("oprd", "xcomp", "ccomp", "acomp", "attr", "advcl"):
            yield c
            yield from (g for g in c.children if g.dep_ in ("acomp", "attr"))
        elif c.dep_ == "prep" and c.lower_ == "as":
            for g in c.children:
                yield g
                yield from (h for h in g.children if h.dep_ in ("amod", "conj", "acomp"))
        elif c.dep_ in ("dobj", "pobj"):
            if c == fused_object(verb):
                yield c
            if any(g.dep_ in ("acl", "relcl") for g in c.rights):
                yield c.right_edge
            for g in c.children:
                if g.dep_ == "prep" and g.lower_ == "as":
                    for h in g.children:
                        yield h
                        yield from (k for k in h.children if k.dep_ in ("amod", "conj"))
                elif g.dep_ == "amod" and g.i > c.i:
                    yield g


def is_only_object(noun: Token, verb: Token) -> bool:
    """Return whether a noun is a verb's object and nothing is said of it: "called the governor", "called a vote"."""
    if noun.dep_ != "dobj" or noun.head.i != verb.i:
        return False
    others = (c for c in verb.rights if c.i != noun.i)
    return not any(c.dep_ in {"oprd", "ccomp", "acomp", "attr", "dobj"} for c in others)


# ---------------------------------------------------------------- judgements and charges


def judgement_end(verb: Token, end: int) -> int:
    """The end of a judgement: that of the object, or of the reason or wording after it ("for lying", "as unfair")."""
    for c in (*verb.rights, *complements_on_agent(verb, "judge")):
        if c.dep_ == "prep" and c.i >= end and c.lower_ in JUDGEMENT_PREPOSITIONS:
            end = max(end, c.right_edge.i + 1)
    return end


def complements_on_agent(verb: Token, reproach: Reproach | None = None) -> Iterator[Token]:
    """Yield the complements of a passive verb that the parser attached to its agent.

    "was warned by inspectors that it leaks", "was described by critics as a farce"; of verbs of accusing also the
    charge ("accused by regulators of hiding losses") and of judging the reason ("praised by a judge for her work").
    """
    by = agent(verb)
    if by is None:
        return
    for c in by.rights:
        is_clause = c.dep_ in NOUN_CLAUSES and is_that_clause(c)
        is_wording = c.dep_ == "prep" and c.lower_ in _AS and c.nbor(-1).lower_ != "such"
        is_reason = reproach is not None and c.lower_ in FAULT_PREPOSITIONS and _gives_reason(c)
        if is_clause or is_wording or is_reason:
            yield c
    charge = _nested_charge(by) if reproach == "accuse" else None
    if charge is not None:
        yield charge


def _gives_reason(preposition: Token) -> bool:
    """Return whether a deed or thing follows, not the name of an employer: "for the smell", "for lying"."""
    found = preposition_object(preposition)
    if found is None or found.ent_type_ or found.pos_ == "PROPN":
        return False
    return found.dep_ == "pcomp" or found.left_edge.dep_ in {"det", "poss"}


def _nested_charge(accused: Token) -> Token | None:
    """The last of a chain of phrases of charge that parsers attach to the accused; None unless it names a deed."""
    noun, last = accused, None
    for _ in range(3):
        found = next((x for x in noun.rights if x.dep_ == "prep" and x.lower_ in CHARGE_PREPOSITIONS), None)
        if found is None:
            break
        last, below = found, child(found, PREPOSITION_OBJECTS)
        if below is None:
            break
        noun = below
    return last if last is not None and _names_deed(last) else None


def _names_deed(preposition: Token) -> bool:
    """Return whether a deed follows: a gerund, also where the parser took it for a noun, or a noun without article.

    "of hiding oil", "of fraud"; but not "of the bank", "of Leeds".
    """
    if child(preposition, _GERUND) is not None:
        return True
    found = child(preposition, PREPOSITION_OBJECTS)
    if found is None or found.left_edge.i != preposition.i + 1:
        return False
    bare = found.tag_ == "NN" and not any(c.dep_ in {"det", "poss", "nummod"} for c in found.lefts)
    return found.left_edge.lower_.endswith("ing") or bare

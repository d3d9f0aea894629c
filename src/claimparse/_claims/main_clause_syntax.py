"""The main clauses of a sentence: which verbs state something, and which words belong to each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.complements import embeddings
from claimparse._grammar.tree import AUXILIARIES, NOMINAL, SUBJECTS, VERBAL, child, children, subject
from claimparse._stance.modifier_syntax import is_tag, part_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_COORDINATED = frozenset({"conj", "parataxis", "ccomp"})
_CONNECTIVES = frozenset({"cc", "punct", "preconj"})
_SUBORDINATE = frozenset({"advcl", "parataxis", "ccomp"})
_PREDICATIVE = frozenset({"acomp", "attr", "oprd"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj"})
_OPEN = frozenset({"xcomp", "prep"})
_OWN_MATTER = frozenset({"dobj", "attr", "acomp", "oprd", "dative", "prep", "ccomp"})


def _is_predicate(token: Token) -> bool:
    return token.pos_ in VERBAL or part_of(token) == "verb"


def _is_imperative(verb: Token) -> bool:
    """A base form that nothing precedes as subject or auxiliary: "Read more", "Contact us"."""
    return verb.tag_ == "VB" and subject(verb) is None and child(verb, AUXILIARIES) is None


def _is_independent(verb: Token) -> bool:
    """Whether a clause under another one stands beside it: coordinated, or set beside it without a conjunction."""
    if verb.dep_ == "conj":
        return True
    return verb.dep_ in {"parataxis", "ccomp"} and child(verb, SUBJECTS) is not None and verb.i < verb.head.i


def stated(predicate: Token) -> Token:
    """The verb of a clause: of a noun that is the root since its verb was read as a participle, that one.

    "Profit narrowed to 4%." is read like "profit cut to 4%".
    """
    if predicate.pos_ not in NOMINAL:
        return predicate
    return next((c for c in predicate.rights if c.dep_ == "acl" and c.tag_ == "VBN"), predicate)


def _states(token: Token, sentence: Span) -> bool:
    """Whether a clause's root states something: a verb, or the noun of one that was misread in a sentence of prose."""
    if _is_predicate(token):
        return not _is_imperative(token) and not _only_asks(token)
    closed = next((t.text == "." for t in reversed(sentence) if not t.is_space), False)
    return closed and token.i == sentence.root.i and stated(token).i != token.i


def _only_asks(verb: Token) -> bool:
    """Whether a verb is the tag of another clause; where the parser saw no other, it keeps that one's words."""
    return is_tag(verb) and (verb.dep_ == "conj" or child(verb, frozenset({"ccomp"})) is not None)


def main_predicates(sentence: Span) -> Iterator[Token]:
    """The verbs of a sentence's main clauses in text order; none for a fragment, a title or an order.

    Coordinated verbs count one by one ("The army fell back but held the bridge": two), since each has its own stance.
    """
    waiting, found = [sentence.root], []
    while waiting:
        verb = waiting.pop()
        if _states(verb, sentence):
            found.append(verb)
        waiting.extend(c for c in verb.children if c.dep_ in _COORDINATED and _is_independent(c))
    return iter(sorted(found, key=lambda t: t.i))


def _shared_subject(verb: Token) -> Run | None:
    """The subject that a coordinated verb takes from the verb before it."""
    if child(verb, SUBJECTS) is not None:
        return None
    found = subject(verb)
    return Run(found.left_edge.i, found.right_edge.i + 1) if found is not None else None


def _opens_on(child_: Token, saying: frozenset[int]) -> bool:
    """Whether a verb says something by way of this child: "went on to say", "continued by saying"."""
    if child_.dep_ == "prep":
        return any(c.dep_ == "pcomp" and c.i in saying for c in child_.children)
    return child_.dep_ == "xcomp" and child_.i in saying


def only_says(verb: Token, saying: frozenset[int]) -> bool:
    """Whether a verb does no more than lead up to a verb of saying: "He went on to say that ...".

    So does the first of two alternatives that share their object: "neither confirmed nor denied the raid".
    """
    if _shares_object(verb, saying):
        return True
    opened = [c for c in verb.children if c.dep_ in _OPEN and _opens_on(c, saying)]
    return bool(opened) and not any(c.dep_ in _OWN_MATTER and c not in opened for c in verb.children)


def _shares_object(verb: Token, saying: frozenset[int]) -> bool:
    alternative = any(c.dep_ == "cc" and c.lower_ in ("nor", "or") for c in verb.rights)
    said = any(c.dep_ == "conj" and c.i in saying for c in verb.rights)
    return alternative and said and child(verb, _OWN_MATTER) is None


def clause_tokens(verb: Token, left_out: frozenset[int]) -> list[int]:
    """The tokens of a main clause in text order: its subtree without the main clauses coordinated with it.

    Clauses whose head is in ``left_out`` go too where they stand beside the statement ("..., though the ministry
    denied it"); inside a noun phrase they stay ("the deal that he said was dead").
    """
    tokens: list[int] = []
    shared = _shared_subject(verb)
    if shared is not None:
        tokens.extend(range(*shared))
    waiting = [verb]
    while waiting:
        token = waiting.pop()
        tokens.append(token.i)
        for c in token.children:
            beside = token.i == verb.i and (c.dep_ in _COORDINATED and _is_predicate(c) and _is_independent(c))
            attributed = (c.i in left_out and c.dep_ in _SUBORDINATE) or _opens_on(c, left_out)
            if beside or attributed or (token.i == verb.i and c.dep_ in _CONNECTIVES and c.dep_ != "punct"):
                continue
            waiting.append(c)
    return sorted(set(tokens))


def embedded_head(verb: Token, cued: frozenset[int]) -> Token:
    """The head of the proposition that a cue at the head of a clause is about.

    "The boat seems to have sunk" is about sinking, "It is unlikely that they will come" about coming. ``cued`` are the
    tokens of such cues.
    """
    while True:
        bearers = [t for t in (verb, *children(verb, _PREDICATIVE)) if t.i in cued]
        inner = [c for b in bearers for t in (b, verb) for c in children(t, _COMPLEMENTS) if c.i != verb.i]
        inner += [c for b in bearers for c in b.rights if any(t.i == b.i and f == "that" for t, f in embeddings(c))]
        if not inner:
            return verb
        verb = inner[0]

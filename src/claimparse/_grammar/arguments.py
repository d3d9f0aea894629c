"""The subject, agent or possessor behind a predicate, looked up through shared and relative clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.tree import CONJUNCTS, SUBJECTS, VERBAL, child, is_number_sign, near_children, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

WH_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
COPULA_LABELS = frozenset({"acomp", "attr", "oprd"})
_LIGHT = frozenset({"have", "make", "give", "offer", "issue", "provide"})
MAX_CLIMB = 8
"""The number of governors searched for a subject, which keeps work linear on any text."""


def controller(predicate: Token) -> Token | None:
    """The participant who says or thinks what a predicate states.

    A verb has its own subject or one it shares; a noun its possessor or "by" phrase; "who" stands for its antecedent.
    """
    if predicate.pos_ in ("NOUN", "PROPN"):
        doer = child(predicate, frozenset({"poss"})) or _doer(predicate)
        if doer is not None:
            return doer
        if predicate.dep_ == "dobj" and predicate.head.lemma_ not in _LIGHT:
            return None
    verb: Token | None = predicate.head if predicate.dep_ in COPULA_LABELS | {"dobj"} else predicate
    for _ in range(MAX_CLIMB):
        if verb is None:
            break
        found = next((c for c in near_children(verb, predicate) if c.dep_ in SUBJECTS), None)
        if found is not None and found.dep_ != "expl":
            return _antecedent(found, verb)
        if verb.dep_ in ("acl", "relcl"):
            return verb.head
        cited = _cited(verb)
        if cited is not None:
            return cited
        verb = _sharing(verb)
    return None


def _cited(verb: Token) -> Token | None:
    """The person a verb above quotes: "a jockey" in "quoted a jockey as saying"."""
    quoted = verb.dep_ == "pcomp" and verb.head.lower_ == "as"
    return child(verb.head.head, frozenset({"dobj"})) if quoted else None


def _sharing(verb: Token) -> Token | None:
    """The verb above that has the same subject."""
    if verb.dep_ in ("xcomp", "advcl"):
        return verb.head
    if verb.dep_ == "pcomp":
        above = verb.head.head
        verb = above.head if above.dep_ == "advmod" else above  # "stopped short of denying"
        return verb if verb.pos_ in VERBAL else None
    return verb.head if verb.dep_ in CONJUNCTS and verb.head.pos_ in VERBAL else None


def _doer(noun: Token) -> Token | None:
    """The agent of a noun of action: "the bank" in "the denial by the bank"."""
    by = next((c for c in noun.rights if c.dep_ in ("prep", "agent") and c.lower_ == "by"), None)
    return None if by is None else child(by, frozenset({"pobj"}))


def _antecedent(found: Token, verb: Token) -> Token:
    if found.tag_ in WH_TAGS or found.lower_ == "that":
        clause = verb
        for _ in range(MAX_CLIMB):
            if clause.dep_ not in ("xcomp", "ccomp", "conj"):
                break
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return found


def agent(verb: Token) -> Token | None:
    """The agent of a passive: "by the court"."""
    for c in verb.children:
        if c.dep_ == "agent":
            return child(c, frozenset({"pobj"}))
    return None


def is_negative_subject(verb: Token) -> bool:
    """Return whether the subject is "nobody", "no minister" or "few ministers"."""
    who = subject(verb)
    return who is not None and (
        who.lower_ in ("nobody", "none", "no-one", "nothing")
        or any(c.lower_ == "no" and not is_number_sign(c) for c in who.lefts)
        or any(t.lower_ == "few" and is_few(t) for t in (who, *who.lefts))
        or _is_hardly(who)
    )


def _is_hardly(noun: Token) -> bool:
    start = noun.left_edge
    return start.i < noun.i and start.lower_ in ("hardly", "scarcely", "barely")


def is_few(word: Token) -> bool:
    """Return whether "few" or "hardly a" opens a subject: "few traders", "very few of them"; not "a few", "the few".

    So does what "there" announces: "there are few signs".
    """
    noun = word if word.dep_ in SUBJECTS else word.head
    start = noun.left_edge
    opens = start.i == word.i or (start.i == word.i - 1 and start.lower_ in ("very", "too", "so", "precious"))
    announced = noun.dep_ == "attr" and child(noun.head, frozenset({"expl"})) is not None
    return opens and (noun.dep_ in SUBJECTS or announced)


def is_dummy(noun: Token) -> bool:
    """Return whether a subject names nobody: "it", "there"."""
    return noun.dep_ == "expl" or noun.lower_ in ("it", "there")


def is_impersonal(predicate: Token) -> bool:
    """Return whether a predicate's subject is "it" or missing: "it is certain that"."""
    who = controller(predicate)
    return who is None or is_dummy(who)


def object_of(preposition: Token) -> Token | None:
    """The noun behind a preposition."""
    return child(preposition, frozenset({"pobj"}))


def phrase_run(noun: Token) -> Run:
    """The tokens of a noun phrase up to its first relative clause, apposition or comma."""
    start, end = noun.left_edge.i, noun.right_edge.i + 1
    for c in noun.rights:
        if c.dep_ in ("relcl", "acl", "appos", "punct") or (c.dep_ == "conj" and c.pos_ in VERBAL):
            end = c.left_edge.i
            break
    return Run(start, max(end, noun.i + 1))

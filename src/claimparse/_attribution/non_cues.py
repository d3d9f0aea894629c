"""Verbs that would attribute something elsewhere and do not here: by their subject, their object, or as passives."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from claimparse._grammar.tree import NOMINAL, PASSIVE_SUBJECTS, SUBJECTS, child, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_PREDICATED = frozenset({"oprd", "ccomp", "acomp", "attr"})


def takes_place(who: Token | None, events: Collection[str]) -> bool:
    """Whether a subject is an event, which says nothing: "the summit aims to", "the visit signals"."""
    return who is not None and who.pos_ == "NOUN" and who.lemma_.lower() in events


def gives_name(verb: Token, words: Span, naming: Collection[str]) -> bool:
    """Whether a passive gives a thing some words for its name: "is known as Old Baldy"; not "is known to have fled"."""
    if verb.lemma_.lower() not in naming or not is_passive(verb):
        return False
    return any(t.pos_ in NOMINAL and t.i > verb.i and verb.i in (t.head.i, t.head.head.i) for t in words)


def only_calls(verb: Token, words: Span) -> bool:
    """Whether somebody or something is called, and called nothing: "called the governor", "called an election"."""
    whom = words.root
    if verb.lemma_ != "call" or is_passive(verb) or whom.dep_ != "dobj" or whom.head.i != verb.i:
        return False
    called = any(c.dep_ in _PREDICATED or (c.dep_ == "dobj" and c.i != whom.i) for c in verb.rights)
    return not called and not any(t.is_quote for t in verb.doc[max(0, words.start - 1) : words.end])


def deprives(verb: Token) -> bool:
    """Return whether a verb of denying keeps a thing from somebody: "denied him a goal"; not "denied to him that"."""
    return any(c.dep_ in ("dative", "iobj") and c.pos_ in NOMINAL for c in verb.rights)


def hearer(verb: Token, courts: Collection[str]) -> Token | None:
    """Who only hears what nobody named says: "MPs were told", "the court heard"."""
    told = child(verb, PASSIVE_SUBJECTS)
    if told is not None or verb.lemma_ != "hear":
        return told
    who = child(verb, SUBJECTS)
    return who if who is not None and who.lemma_.lower() in courts else None


def holds_negation(words: Span, within: Collection[int]) -> bool:
    """Whether a "not" is among the words that stands also among the tokens ``within``."""
    return any(t.dep_ == "neg" and t.i in within for t in words)

"""False positives among cues: verbs that report nothing here, by their subject, their object or as passives."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from claimparse._grammar.tree import NOMINAL, PASSIVE_SUBJECTS, SUBJECTS, child, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_PREDICATES = frozenset({"oprd", "ccomp", "acomp", "attr"})


def is_event_subject(subject: Token | None, events: Collection[str]) -> bool:
    """Return whether a subject is an event, which says nothing: "the summit aims to", "the visit signals"."""
    return subject is not None and subject.pos_ == "NOUN" and subject.lemma_.lower() in events


def is_naming_passive(verb: Token, words: Span, naming_verbs: Collection[str]) -> bool:
    """Return whether a passive names a thing: "is known as Old Baldy"; not "is known to have fled"."""
    if verb.lemma_.lower() not in naming_verbs or not is_passive(verb):
        return False
    return any(t.pos_ in NOMINAL and t.i > verb.i and verb.i in (t.head.i, t.head.head.i) for t in words)


def is_call_without_predicate(verb: Token, words: Span) -> bool:
    """Return whether something is called, and called nothing: "called the governor", "called an election"."""
    called = words.root
    if verb.lemma_ != "call" or is_passive(verb) or called.dep_ != "dobj" or called.head.i != verb.i:
        return False
    if any(c.dep_ in _PREDICATES or (c.dep_ == "dobj" and c.i != called.i) for c in verb.rights):
        return False
    return not any(t.is_quote for t in verb.doc[max(0, words.start - 1) : words.end])


def is_deprivation(verb: Token) -> bool:
    """Return whether a verb of denying keeps a thing from somebody: "denied him a goal"; not "denied to him that"."""
    return any(c.dep_ in ("dative", "iobj") and c.pos_ in NOMINAL for c in verb.rights)


def hearer(verb: Token, court_verbs: Collection[str], courts: Collection[str]) -> Token | None:
    """The one who only hears what nobody named says: "MPs" in "MPs were told", "court" in "the court heard"."""
    told = child(verb, PASSIVE_SUBJECTS)
    if told is not None or verb.lemma_ not in court_verbs:
        return told
    listener = child(verb, SUBJECTS)
    return listener if listener is not None and listener.lemma_.lower() in courts else None

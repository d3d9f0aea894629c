"""The "it" that stands for no thing: "It is hard to say", "It took a year to build", "It was Lund who left".

The kinds are those of the Cambridge Grammar: extraposition (ch. 16 §1.4), clefts (ch. 16 §9), weather, time and
distance (ch. 4 §3.1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimparse._grammar.tree import SUBJECTS, child, is_name, is_pronoun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimparse._grammar.tokens import Token

_HAPPENING = frozenset({"happen", "occur"})
"""Lemmas of verbs whose subject is an event."""
_SEEMING = frozenset({"seem", "appear", "turn", "follow", "emerge", "transpire"})
"""Lemmas of verbs with a clause in place of their subject: "It turned out that"."""
_WEATHER = frozenset({"rain", "snow", "hail", "drizzle"})
_CIRCUMSTANCES = frozenset(
    {"cold", "dark", "foggy", "hot", "icy", "late", "light", "rainy", "snowy", "sunny", "warm", "wet", "windy"}
)
"""Adjectives for the weather and the time of day."""
_SUBJECT_ORIENTED = frozenset(
    {
        "able", "afraid", "anxious", "apt", "bound", "careful", "certain", "content", "delighted", "desperate",
        "determined", "due", "eager", "eligible", "entitled", "first", "free", "glad", "happy", "hesitant", "intent",
        "keen", "last", "liable", "likely", "loath", "next", "pleased", "poised", "prepared", "prone", "proud", "quick",
        "ready", "reluctant", "scheduled", "set", "slated", "slow", "sure", "supposed", "unable", "unlikely",
        "unwilling", "welcome", "willing",
    }
)  # fmt: skip
"""Adjectives before an infinitive that say something of their subject: "It is ready to sell"."""
_MEASURED_TIMES = frozenset({"early", "late", "soon"})
"""Adjectives after "too" that say nothing of a thing: "too early to say"."""
_CLAUSES = frozenset({"ccomp", "csubj"})
_INFINITIVES = frozenset({"xcomp", "advcl", "acl", "relcl", "ccomp"})
_MODIFIERS = frozenset({"relcl", "acl"})
_PREDICATES = frozenset({"acomp", "attr"})


def is_expletive(token: Token) -> bool:
    """Return whether a token is an "it" that stands for a clause, an event, the weather or nothing."""
    if token.lower_ != "it" or token.dep_ not in SUBJECTS:
        return False
    verb = token.head
    if verb.lemma_ in _HAPPENING or verb.lemma_ in _WEATHER:
        return True
    below = [c for c in verb.children if c.i > token.i]
    predicate = next((c for c in below if c.dep_ in _PREDICATES), None)
    takes_clause = token.dep_ == "nsubjpass" or predicate is not None or verb.lemma_ in _SEEMING
    if takes_clause and any(_is_content(c) for b in below for c in (b, *b.rights)):
        return True
    if predicate is None:
        return _costs_time(verb) or _makes_sense(verb)
    is_circumstance = predicate.lower_ in _CIRCUMSTANCES and predicate.i == predicate.right_edge.i
    return is_circumstance or _is_cleft(predicate) or _is_extraposed(predicate)


def _is_content(clause: Token) -> bool:
    """Return whether a clause is what is said to be clear or a shame: "that they left"."""
    if clause.dep_ in _CLAUSES:
        return not _infinitive(clause)
    return clause.dep_ in _MODIFIERS and any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.lefts)


def _is_extraposed(predicate: Token) -> bool:
    """Return whether an adjective is said of doing something: "hard to say", "too risky for them to go"."""
    infinitives = [*_infinitives(predicate), *_infinitives(predicate.head)]
    if predicate.dep_ != "acomp" or predicate.lower_ in _SUBJECT_ORIENTED or not infinitives:
        return False
    is_measured = any(c.lower_ in ("too", "enough") for c in predicate.children)
    has_own_subject = any(child(verb, SUBJECTS) is not None for verb in infinitives)
    return not is_measured or has_own_subject or predicate.lower_ in _MEASURED_TIMES


def _is_cleft(predicate: Token) -> bool:
    """Return whether somebody is picked out: "It was Lund who left"."""
    clause = child(predicate, frozenset({"relcl"}))
    return clause is not None and (is_name(predicate) or is_pronoun(predicate)) and not _infinitive(clause)


def _costs_time(verb: Token) -> bool:
    """ "It took three hours to get there"."""
    return verb.lemma_ == "take" and any(_infinitives(verb))


def _makes_sense(verb: Token) -> bool:
    """ "It makes no sense to wait"."""
    noun = child(verb, frozenset({"dobj"}))
    return verb.lemma_ == "make" and noun is not None and noun.lemma_ == "sense" and any(_infinitives(verb))


def _infinitives(governor: Token) -> Iterator[Token]:
    """The infinitives below a word or below its object."""
    near = (c for b in governor.rights for c in (b, *(b.rights if b.dep_ == "dobj" else ())))
    return (c for c in near if c.dep_ in _INFINITIVES and _infinitive(c))


def _infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.tag_ == "TO" for c in verb.lefts)

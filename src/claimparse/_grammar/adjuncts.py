"""Adjuncts of time in the parse: the clause that they belong to, and where its verb places them."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING, Literal

from claimparse._evidence import Run
from claimparse._grammar.tags import CARDINALS, NOUNS
from claimparse._grammar.tree import (
    AUXILIARIES,
    CONJUNCTS,
    MAX_CLIMB,
    NOMINAL,
    PREPOSITION_OBJECTS,
    SUBJECTS,
    VERBAL,
    clause_head,
    near_children,
    root_of,
    subject,
)

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Doc, Token

_ADNOMINAL = frozenset({"compound", "poss", "nmod", "amod", "nummod"})
_BARE = frozenset({"npadvmod"})
_SHARING = frozenset({"xcomp"})
_PAST_TAGS = frozenset({"VBD", "VBN"})
_PRESENT_TAGS = frozenset({"VBZ", "VBP"})
_IN_LEVEL = NOUNS | CARDINALS | {"$", "#", "JJ", "DT", "RB"}
_COMPARING = frozenset({"from", "than", "versus", "against"})
_MAX_LEVEL = 8
_HAVE = frozenset({"have", "'ve", "’ve"})


def adjunct_head(doc: Doc, run: Run) -> Token:
    """The token of an expression whose head lies outside it: its preposition or its noun."""
    return doc[root_of(doc, run, frozenset({"ADP"}))]


def is_adjunct(head: Token, run: Run) -> bool:
    """Return whether an expression says when: not "Tuesday was dry", "the Monday meeting", "the events of Tuesday".

    Args:
        head: The expression's head.
        run: The expression.
    """
    governor = head.head
    if head.dep_ in _BARE and governor.i == run.end and governor.pos_ in VERBAL and subject(governor) is None:
        return False  # a subject, whatever the parser takes it for
    if head.dep_ in SUBJECTS or (head.dep_ in _ADNOMINAL and governor.i >= run.end and governor.pos_ in NOMINAL):
        return False
    is_object = head.dep_ in PREPOSITION_OBJECTS and governor.i < run.start
    return not (is_object and governor.head.pos_ in NOMINAL and governor.head.i != governor.i)


def clause_of(token: Token) -> Token:
    """The verb or root of the clause in which an adjunct stands; a bounded climb."""
    return clause_head(token)


def nouns_between(head: Token, clause: Token) -> int:
    """The number of nouns through which an adjunct hangs on its clause: none for "sank on Tuesday"."""
    count, token = 0, head
    for _ in range(MAX_CLIMB):
        if token.i in (clause.i, token.head.i):
            break
        token = token.head
        count += token.i != clause.i and token.pos_ in NOMINAL
    return count


def sharing_verb(verb: Token, inside: Container[int]) -> Token:
    """The highest verb that shares its adjuncts with a verb below it: "began" in "began to sink".

    ``inside`` are the tokens that it must stand among.
    """
    for _ in range(MAX_CLIMB):
        above = clause_head(verb.head)
        if verb.dep_ not in _SHARING or above.i not in inside or above.i == verb.i:
            break
        verb = above
    return verb


def is_compared(doc: Doc, start: int) -> bool:
    """Return whether an expression stands after a level with which another is compared: "to 40 from 38 a year earlier".

    Args:
        doc: The text.
        start: The expression's first token.
    """
    for k in range(start - 1, max(-1, start - _MAX_LEVEL), -1):
        if doc[k].lower_ in _COMPARING:
            return k < start - 1
        if doc[k].tag_ not in _IN_LEVEL:
            return False
    return False


def accompanied_clause(verb: Token) -> Token | None:
    """The clause whose event a participle tells more of, "sank" of "sank, killing nine"; None for other verbs."""
    return clause_head(verb.head) if verb.dep_ == "advcl" and verb.tag_ == "VBG" else None


def is_verb(token: Token) -> bool:
    """Return whether a word is a verb, which can be done at a time."""
    return token.pos_ in VERBAL


def fronting_verb(verb: Token) -> Token | None:
    """The first of two coordinated verbs, whose adjuncts at the front the second one shares; None for other verbs."""
    return verb.head if verb.dep_ in CONJUNCTS and verb.head.pos_ in VERBAL else None


def front_end(verb: Token) -> int:
    """The token before which the adjuncts of a clause stand at its front: its subject or, without one, its verb."""
    who = subject(verb)
    return min(verb.i, who.left_edge.i) if who is not None and who.head.i == verb.i else verb.i


def tense_of(verb: Token, *, in_headline: bool = False) -> Literal["past", "future"]:
    """Where the days lie that the adjuncts of a clause name without a year or a week.

    In the past, unless the verb is modal, an infinitive or in the present: "will meet", "plans to meet", "meets on
    Friday". An infinitive of purpose has the tense of its clause. The present of a headline tells the past.
    """
    for _ in range(MAX_CLIMB):
        if verb.pos_ not in VERBAL:
            return "past"
        auxiliaries = [c for c in near_children(verb, verb) if c.dep_ in AUXILIARIES and c.i < verb.i]
        if any(a.lemma_ in _HAVE or a.lower_ in _HAVE or a.tag_ == "VBD" for a in auxiliaries):
            return "past"
        is_purpose = verb.dep_ == "advcl" and verb.head.i != verb.i  # "came from behind to win on Saturday"
        if any(a.tag_ == "MD" or (a.tag_ == "TO" and not is_purpose) for a in auxiliaries):
            return "future"
        if verb.tag_ in _PRESENT_TAGS or any(a.tag_ in _PRESENT_TAGS for a in auxiliaries):
            return "past" if in_headline else "future"
        if verb.tag_ in _PAST_TAGS or verb.head.i == verb.i:
            return "past"
        verb = clause_head(verb.head)  # "killing nine"
    return "past"

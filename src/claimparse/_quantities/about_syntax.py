"""The phrase that a number describes: the noun that it modifies, or a participant of its clause."""

from __future__ import annotations

from collections.abc import Container
from itertools import islice
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.tree import VERBAL, ancestors, child, subject
from claimparse._grammar.words import RELATIVE_PRONOUNS, THIRD_PERSON
from claimparse._quantities.item_syntax import NOUNS, noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TEMPORAL_ADVERBS = frozenset({"later", "ago", "earlier", "before", "after", "afterwards", "on"})
_AMOUNT_PREPOSITIONS = frozenset({"to", "by", "at", "from", "for", "in", "with"})
"""Before a level or a difference, which belongs to the object of the verb: "raised the price by 5%"."""
_MODIFIER_LABELS = frozenset({"nummod", "compound", "amod", "nmod", "npadvmod", "quantmod", "appos"})
_DIRECT_OBJECTS = frozenset({"dobj", "obj"})
_POSSESSORS = frozenset({"poss"})
_PREPOSITION_OBJECTS = frozenset({"pobj"})
_NEVER_LAST = frozenset({"IN", "CC", "DT", ",", "TO", "HYPH", "-LRB-", "CD", "$"})
_PROPER_NOUNS = frozenset({"NNP", "NNPS"})
_DIRECTION_MARKS = frozenset({"up", "down", "+", "-", "by"})
_MAX_DEPTH = 40


def described_phrase(
    head: Token, inside: Run, changes: Container[str], statistics: Container[str], *, duration: bool
) -> Run | None:
    """The phrase for what a number is about: the noun that it modifies, or the object or subject of its clause.

    Args:
        head: The token of the number that governs the others.
        inside: The tokens of the whole quantity.
        changes: Nouns such as "rise": the number is about the thing that rises.
        statistics: Nouns such as "average", which are passed over.
        duration: Whether the quantity is a time, which the parser often attaches to a noun by mistake.
    """
    if head.dep_ == "npadvmod" and head.head.lower_ in _TEMPORAL_ADVERBS:
        return None
    token, passed = head, {head.i}
    for governor in islice(ancestors(head), _MAX_DEPTH):
        if governor.pos_ in VERBAL:
            found = _participant(governor, token, duration)
            if found is not None:
                if found.dep_ == "expl" or found.i in passed or _is_within(found, inside):
                    return None
                return _phrase_outside(found, inside)
        elif _is_within(governor, inside) or governor.lower_ in statistics:
            pass
        elif governor.tag_ in NOUNS and _is_quantity_modifier(token, inside, duration):
            return _phrase_outside(_changing_noun(governor, inside) if governor.lemma_ in changes else governor, inside)
        token = governor
        passed.add(governor.i)
    return None


def _changing_noun(change: Token, inside: Run) -> Token:
    """The noun for what changes, "pay" in "a rise of 5% in pay"; where there is none, the noun of change itself."""
    for prep in (*change.rights, *change.doc[inside.end : inside.end + 1]):
        noun = child(prep, _PREPOSITION_OBJECTS) if prep.lower_ == "in" else None
        if noun is not None and noun.tag_ in NOUNS:
            return noun
    return change


def _is_within(token: Token, run: Run) -> bool:
    return run.start <= token.i < run.end


def _is_quantity_modifier(token: Token, inside: Run, duration: bool) -> bool:
    """Return whether a word under a noun says how many, how much or which of it there is."""
    if token.dep_ == "prep":
        return not duration or token.lower_ == "of" or _is_within(token, inside)
    return token.dep_ in _MODIFIER_LABELS or token.dep_ in ("acl", "relcl")


def _participant(verb: Token, below: Token, duration: bool) -> Token | None:
    """The subject of ``verb``, or its object where the number is a level or a difference: "sold the house for $2m".

    ``below`` is the child of the verb that the number stands in.
    """
    if below.dep_ == "prep" and below.lower_ in _AMOUNT_PREPOSITIONS and not duration:
        target = child(verb, _DIRECT_OBJECTS)
        if target is not None and target.i < below.i:
            return target
    found = subject(verb)
    return None if found is None else _antecedent(found, verb)


def _antecedent(found: Token, verb: Token) -> Token:
    """The antecedent of a relative pronoun, or of a pronoun whose clause is embedded in one with a noun as subject."""
    if found.lower_ in RELATIVE_PRONOUNS and verb.dep_ in ("relcl", "acl") and verb.head.tag_ in NOUNS:
        return verb.head
    if found.lower_ in THIRD_PERSON:
        for governor in islice(ancestors(verb), _MAX_DEPTH):
            above = subject(governor) if governor.pos_ in VERBAL else None
            if above is not None and above.i < found.i and above.tag_ in NOUNS:
                return above
    return found


def _phrase_outside(head: Token, inside: Run) -> Run | None:
    """The noun phrase of ``head`` without the quantity in it."""
    doc, run = head.doc, noun_phrase(head)
    if _is_within(head, inside) or (head.tag_ == "CD" and not _is_part_of_name(head)):
        return None
    if run.start < inside.end <= head.i:
        suffix = 2 * (doc[inside.end].tag_ == "HYPH")  # the "-wide" of "a six-mile-wide crater"
        return Run(min(inside.end + suffix, head.i), run.end)
    start = run.start
    while start < head.i and doc[start].is_punct and not doc[start].is_quote:
        start += 1
    end = min(run.end, inside.start) if head.i < inside.start else run.end
    while end - 1 > head.i and doc[end - 1].tag_ in _NEVER_LAST:
        end -= 1
    return Run(start, end)


def _is_part_of_name(figure: Token) -> bool:
    """Return whether figures end a name: "the Nikkei 225"."""
    return figure.i > 0 and figure.nbor(-1).tag_ in NOUNS and figure.nbor(-1).head.i == figure.i


def possessor(noun: Token) -> Run | None:
    """The possessor of the things counted: "the minister" in "two of the minister's aides"."""
    owner = child(noun, _POSSESSORS)
    return noun_phrase(owner) if owner is not None and owner.tag_ in NOUNS else None


def preceding_name(doc: Doc, start: int) -> Run | None:
    """The name directly before a figure: "Nasdaq +0.8%", "Nikkei 225 up 9 percent".

    Before a word of direction it may be any noun: "Acme shares, down 3 cents".
    """
    i = start - 1
    while i > 0 and doc[i].lower_ in _DIRECTION_MARKS:
        i -= 1
    has_direction = i < start - 1
    if i > 0 and has_direction and doc[i].tag_ == ",":
        i -= 1
    end = i + 1
    if i > 0 and doc[i].tag_ == "CD" and doc[i - 1].tag_ in _PROPER_NOUNS:
        i -= 1
    if i < 0 or doc[i].tag_ not in (NOUNS if has_direction else _PROPER_NOUNS):
        return None
    while i > 0 and doc[i - 1].tag_ in NOUNS and not doc[i].is_sent_start:
        i -= 1
    return Run(i, end)

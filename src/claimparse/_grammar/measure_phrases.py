"""What a measure is about: the noun that it modifies or a participant of its clause, and the word of change above."""

from __future__ import annotations

from collections.abc import Container
from itertools import islice
from typing import TYPE_CHECKING, Literal

from claimparse._evidence import Run
from claimparse._grammar.arguments import preposition_object
from claimparse._grammar.counted_nouns import strip_determiner
from claimparse._grammar.main_clauses import is_imperative
from claimparse._grammar.noun_phrases import counted_phrase
from claimparse._grammar.tags import CARDINALS, HYPHENS, NOUNS, PROPER_NOUNS
from claimparse._grammar.tree import DIRECT_OBJECTS, NOMINAL, SUBJECTS, VERBAL, ancestors, child, root_of, subject
from claimparse._grammar.words import RELATIVE_PRONOUNS, THIRD_PERSON

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Doc, Token

_TEMPORAL_ADVERBS = frozenset({"later", "ago", "earlier", "before", "after", "afterwards", "on"})
_AMOUNT_PREPOSITIONS = frozenset({"to", "by", "at", "from", "for", "in", "with"})
"""Before a level or a difference, which belongs to the object of the verb: "raised the price by 5%"."""
_MODIFIERS = frozenset({"nummod", "compound", "nmod", "amod", "npadvmod", "quantmod"})
_ADNOMINAL = _MODIFIERS | {"appos", "acl", "relcl"}
_MEASURES = frozenset({"dobj", "npadvmod", "attr", "oprd", "nmod", "dep", "advmod", "acomp", "dative"})
_NUMBERS = frozenset({"nummod"})
_NEGATIONS = frozenset({"neg"})
_OBJECTS_OR_PARTICLES = frozenset({"dobj", "prt", "nsubjpass"})
_NEVER_LAST = CARDINALS | HYPHENS | {"IN", "CC", "DT", ",", "TO", "-LRB-", "$"}
_IN_GAP = NOUNS | CARDINALS | {",", "CC", "DT", "POS", "JJ"}
_DIRECTION_MARKS = frozenset({"up", "down", "+", "-", "by"})
_POINTS = frozenset({"point", "points", "pts"})
_MAX_DEPTH = 40
_MAX_GAP = 10

ChangeRelation = Literal["by", "verb", "noun"]
"""How a measure stands to a word of change: "rose by 5%", "rose 5%", "a rise of 5%"."""


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
    token, passed, own = head, {head.i}, range(*inside)
    for governor in islice(ancestors(head), _MAX_DEPTH):
        if governor.pos_ in VERBAL:
            found = _participant(governor, token, duration)
            if found is not None:
                return None if found.dep_ == "expl" or found.i in passed else _phrase_outside(found, inside)
        elif governor.tag_ in NOUNS and governor.i not in own and governor.lower_ not in statistics:
            is_of = token.dep_ == "prep" and (not duration or token.lower_ == "of" or token.i in own)
            if is_of or token.dep_ in _ADNOMINAL:
                noun = _changing_noun(governor, inside) if governor.lemma_ in changes else governor
                return _phrase_outside(noun, inside)
        token = governor
        passed.add(governor.i)
    return None


def _changing_noun(change: Token, inside: Run) -> Token:
    """The noun for what changes, "pay" in "a rise of 5% in pay"; where there is none, the noun of change itself."""
    for prep in (*change.rights, *change.doc[inside.end : inside.end + 1]):
        noun = preposition_object(prep) if prep.lower_ == "in" else None
        if noun is not None and noun.tag_ in NOUNS:
            return noun
    return change


def _participant(verb: Token, below: Token, duration: bool) -> Token | None:
    """The subject of ``verb``, or its object where the number is a level or a difference: "sold the house for $2m".

    ``below`` is the child of the verb that the number stands in.
    """
    if below.dep_ == "prep" and below.lower_ in _AMOUNT_PREPOSITIONS and not duration:
        target = child(verb, DIRECT_OBJECTS)
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
    doc, run = head.doc, counted_phrase(head)
    if head.i in range(*inside) or (head.tag_ in CARDINALS and not _is_part_of_name(head)):
        return None
    if run.start < inside.end <= head.i:
        suffix = 2 * (doc[inside.end].tag_ in HYPHENS)  # the "-wide" of "a six-mile-wide crater"
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


def preceding_name(doc: Doc, start: int) -> Run | None:
    """The name directly before a figure: "Nasdaq +0.8%", "Nikkei 225 up 9 percent".

    Before a word of direction it may be any noun: "Acme shares, down 3 cents".
    """
    i = start - 1
    while i > 0 and doc[i].lower_ in _DIRECTION_MARKS:
        i -= 1
    has_direction = i < start - 1
    if i > 0 and has_direction and doc[i].text == ",":
        i -= 1
    end = i + 1
    if i > 0 and doc[i].tag_ in CARDINALS and doc[i - 1].tag_ in PROPER_NOUNS:
        i -= 1
    if i < 0 or doc[i].tag_ not in (NOUNS if has_direction else PROPER_NOUNS):
        return None
    while i > 0 and doc[i - 1].tag_ in NOUNS and not doc[i].is_sent_start:
        i -= 1
    return Run(i, end)


# ---- changes


def changing_word(doc: Doc, tokens: Run, *, measured: bool) -> tuple[Token, ChangeRelation] | None:
    """The verb or noun that a number may measure a change of; none at an imperative: "Add 2 pounds".

    A count, which is not ``measured`` in units or points, stands after "by" or "of".
    """
    measured = measured or (tokens.end < len(doc) and doc[tokens.end].lower_ in _POINTS)
    head = doc[root_of(doc, strip_determiner(doc, tokens))]  # not "a" of "a quarter-point cut"
    if head.lower_ not in _POINTS and head.head.lower_ in _POINTS:
        head = head.head
    while head.dep_ in _MODIFIERS and head.head.tag_ in CARDINALS and head.head.i > head.i:
        head = head.head  # "fell $3 to $20", read as one number
    governor = head.head
    if head.dep_ == "nummod" and head.i < governor.i:
        head, governor = governor, governor.head
    if head.dep_ == "conj" and governor.dep_ == "pobj":
        head, governor = governor, governor.head
    if head.dep_ == "pobj" and governor.lower_ in ("of", "by"):
        outer = governor.head
        if governor.lower_ == "by" and outer.pos_ == "VERB":
            return outer, "by"
        return (outer, "noun") if outer.i < governor.i else None
    if not measured:
        return None
    if head.dep_ in _MEASURES and governor.pos_ in VERBAL and governor.i < head.i:
        return None if governor.dep_ == "ROOT" and is_imperative(governor) else (governor, "verb")
    return (governor, "noun") if head.dep_ in _MODIFIERS and governor.i > head.i else None


def is_gapped_clause(doc: Doc, between: Run) -> bool:
    """Return whether a verb of change is elided between two numbers: "the Dow fell 1%, the Nasdaq 2%"."""
    words = doc[between.start : between.end]
    if not 2 <= len(words) <= _MAX_GAP or words[0].tag_ not in (",", "CC"):
        return False
    return any(t.tag_ in NOUNS for t in words) and all(t.tag_ in _IN_GAP or t.lower_ == "by" for t in words)


# ---- bounds


def is_negated_bound(doc: Doc, run: Run) -> bool:
    """Return whether a bounded number is an object or adjunct of a negated verb: "may not rise above 12%".

    It is not where the number is the subject ("more than 30 did not come") or describes another noun ("is not for
    children under five").
    """
    if any(t.pos_ in VERBAL and child(t, _NEGATIONS) is not None for t in doc[run.start : run.end]):
        return True  # "must not exceed 30"
    token = doc[root_of(doc, run)]
    for governor in islice(ancestors(token), _MAX_DEPTH):
        if token.dep_ in SUBJECTS or (token.dep_ == "prep" and governor.pos_ in NOMINAL):
            return False
        if governor.pos_ in VERBAL:
            return child(governor, _NEGATIONS) is not None
        token = governor
    return False


def is_temporal_over(doc: Doc, run: Run) -> bool:
    """Return whether a run begins with "over" that means "during": "won 9 games over 3 seasons", "held over 3 days"."""
    over = doc[run.start]
    if over.lower_ != "over" or over.dep_ != "prep":
        return False
    if over.head.pos_ not in VERBAL:
        return child(over.head, _NUMBERS) is not None
    complement = child(over.head, _OBJECTS_OR_PARTICLES)
    return complement is not None and complement.i not in range(*run)

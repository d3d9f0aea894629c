"""What a number describes: the noun that it modifies, or a participant of its clause."""

from __future__ import annotations

from collections.abc import Container
from itertools import islice
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.tree import VERBAL, ancestors, child, subject
from claimparse._quantities.item_syntax import NOUNS, noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LATER = frozenset({"later", "ago", "earlier", "before", "after", "afterwards", "on"})
_LEVELS = frozenset({"to", "by", "at", "from", "for", "in", "with"})
_RELATIVES = frozenset({"that", "which", "who", "whom"})
_THIRD_PERSON = frozenset({"it", "they", "he", "she"})
_MODIFIERS = frozenset({"nummod", "compound", "amod", "nmod", "npadvmod", "quantmod", "appos"})
_DIRECT = frozenset({"dobj", "obj"})
_POSSESSIVE = frozenset({"poss"})
_OBJECT = frozenset({"pobj"})
_OPEN_ENDS = frozenset({"IN", "CC", "DT", ",", "TO", "HYPH", "-LRB-", "CD", "$"})
_PROPER = frozenset({"NNP", "NNPS"})
_SIGNS = frozenset({"up", "down", "+", "-", "by"})
_SUMS = frozenset({"average", "total", "record", "minimum", "maximum", "estimate", "sum", "median"})
_DEEPEST = 40


def described(doc: Doc, head: Token, inside: Run, duration: bool, changes: Container[str]) -> Run | None:
    """What a number is about: the noun that it modifies, the noun of "N of 5%", the object or subject of its clause.

    ``inside`` are the tokens of the quantity itself; ``duration`` tells that it measures time, whose adjuncts hang on
    nouns by mistake more often than not. ``changes`` are nouns such as "rise": what is meant is that which rises.
    """
    if head.dep_ == "npadvmod" and head.head.lower_ in _LATER:
        return None
    token, passed = head, {head.i}
    for governor in islice(ancestors(head), _DEEPEST):
        if governor.pos_ in VERBAL:
            found = _participant(governor, token, duration)
            if found is not None:
                if found.dep_ == "expl" or found.i in passed or _within(found, inside):
                    return None
                return _apart(found, inside)
        elif _within(governor, inside) or governor.lower_ in _SUMS:
            pass
        elif governor.tag_ in NOUNS and _modifies(token, inside, duration):
            return _apart(_changed(governor, inside) if governor.lemma_ in changes else governor, inside)
        token = governor
        passed.add(governor.i)
    return None


def _changed(change: Token, inside: Run) -> Token:
    """What rises in "a rise of 5% in pay"; the rise itself where it is not said so."""
    for prep in (*change.rights, *change.doc[inside.end : inside.end + 1]):
        noun = child(prep, _OBJECT) if prep.lower_ == "in" else None
        if noun is not None and noun.tag_ in NOUNS:
            return noun
    return change


def _within(token: Token, run: Run) -> bool:
    return run.start <= token.i < run.end


def _modifies(token: Token, inside: Run, duration: bool) -> bool:
    """Whether a word under a noun says how many, how much or which of it there is."""
    if token.dep_ == "prep":
        return not duration or token.lower_ == "of" or _within(token, inside)
    return token.dep_ in _MODIFIERS or token.dep_ in ("acl", "relcl")


def _participant(verb: Token, below: Token, duration: bool) -> Token | None:
    """Who or what a number under ``verb`` is about; ``below`` is the word through which it hangs on the verb.

    A level or a difference belongs to the object: "raised the price by 5%", "sold the house for $2m".
    """
    if below.dep_ == "prep" and below.lower_ in _LEVELS and not duration:
        target = child(verb, _DIRECT)
        if target is not None and target.i < below.i:
            return target
    found = subject(verb)
    return None if found is None else _antecedent(found, verb)


def _antecedent(found: Token, verb: Token) -> Token:
    """The noun that a relative pronoun, or a pronoun under a clause with a subject of its own, stands for."""
    if found.lower_ in _RELATIVES and verb.dep_ in ("relcl", "acl") and verb.head.tag_ in NOUNS:
        return verb.head
    if found.lower_ in _THIRD_PERSON:
        for governor in islice(ancestors(verb), _DEEPEST):
            above = subject(governor) if governor.pos_ in VERBAL else None
            if above is not None and above.i < found.i and above.tag_ in NOUNS:
                return above
    return found


def _apart(head: Token, inside: Run) -> Run | None:
    """The noun phrase of ``head``, cut where the quantity begins."""
    doc, run = head.doc, noun_phrase(head)
    if _within(head, inside) or (head.tag_ == "CD" and not _is_named(head)):
        return None
    if run.start < inside.end <= head.i:
        joined = 2 * (doc[inside.end].tag_ == "HYPH")  # the "-wide" of "a six-mile-wide crater"
        return Run(min(inside.end + joined, head.i), run.end)
    start = run.start
    while start < head.i and doc[start].is_punct and not doc[start].is_quote:
        start += 1
    end = min(run.end, inside.start) if head.i < inside.start else run.end
    while end - 1 > head.i and doc[end - 1].tag_ in _OPEN_ENDS:
        end -= 1
    return Run(start, end)


def _is_named(figure: Token) -> bool:
    """Whether figures end a name: "the Nikkei 225"."""
    return figure.i > 0 and figure.nbor(-1).tag_ in NOUNS and figure.nbor(-1).head.i == figure.i


def possessor(noun: Token) -> Run | None:
    """Whose the things counted are: "two of the minister's aides"."""
    owner = child(noun, _POSSESSIVE)
    return noun_phrase(owner) if owner is not None and owner.tag_ in NOUNS else None


def left_name(doc: Doc, start: int) -> Run | None:
    """The name directly before a figure: "Nasdaq +0.8%", "Nikkei 225 up 9 percent"; before a change also a noun.

    As in "Acme shares, down 3 cents".
    """
    i = start - 1
    while i > 0 and doc[i].lower_ in _SIGNS:
        i -= 1
    moved = i < start - 1
    if i > 0 and moved and doc[i].tag_ == ",":
        i -= 1
    end = i + 1
    if i > 0 and doc[i].tag_ == "CD" and doc[i - 1].tag_ in _PROPER:
        i -= 1
    if i < 0 or doc[i].tag_ not in (NOUNS if moved else _PROPER):
        return None
    while i > 0 and doc[i - 1].tag_ in NOUNS and not doc[i].is_sent_start:
        i -= 1
    return Run(i, end)

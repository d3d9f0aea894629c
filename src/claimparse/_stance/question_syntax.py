"""Questions and tags: the clause that a question mark closes, and negations that ask for agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimparse._grammar.tree import SUBJECTS, VERBAL, WH_TAGS, child
from claimparse._grammar.words import PRIMARY_AUXILIARIES

if TYPE_CHECKING:
    from spacy.tokens import Token

_APOSTROPHES = frozenset({"'", "’", "`"})
_SENTENCE_ENDS = frozenset({".", "?", "!", ":"})
MAX_QUESTION = 60
"""The number of tokens before its mark in which a question is looked for: work stays linear on any text."""


def yes_no_question_head(mark: Token) -> Token | None:
    """Return the head of the clause that a question mark closes, where that is a yes-no question; else None."""
    root = _questioned_head(mark)
    if root is not None and is_tag_question(root):
        root = root.head if root.dep_ == "conj" else child(root, frozenset({"ccomp"})) or root
    if root is None:
        return None
    asks_what = any(
        c.tag_ in WH_TAGS or c.left_edge.tag_ in WH_TAGS for c in root.lefts if c.dep_ not in ("advcl", "ccomp")
    )
    return None if asks_what else root


def _questioned_head(mark: Token) -> Token | None:
    """The head of the words that a question mark closes: the parser often attaches it to the verb that asks instead."""
    doc, start = mark.doc, mark.i
    quoted = start + 1 < len(doc) and _is_quotation_mark(doc[start + 1])
    while start > max(0, mark.i - MAX_QUESTION) and not doc[start].is_sent_start:
        before = doc[start - 1]
        if before.text in _SENTENCE_ENDS or (quoted and _is_quotation_mark(before)):
            break
        start -= 1
    if start <= mark.head.i < mark.i:
        return mark.head
    heads = [t for t in doc[start : mark.i] if not start <= t.head.i < mark.i or t.head.i == t.i]
    return next((t for t in heads if t.pos_ in VERBAL), heads[0] if heads else None)


def _is_quotation_mark(token: Token) -> bool:
    return token.is_quote and (token.text not in _APOSTROPHES or token.tag_ in ("``", "''"))


def is_tag_question(verb: Token) -> bool:
    """Return whether a verb is a tag, which asks for agreement and states nothing: "does it not?", "isn't he?"."""
    doc, after = verb.doc, verb.i + 1
    if verb.i == 0 or doc[verb.i - 1].text != "," or not (verb.tag_ == "MD" or verb.lemma_ in PRIMARY_AUXILIARIES):
        return False
    after += after < len(doc) and doc[after].tag_ == "RB"
    last = after + 1 + (after + 1 < len(doc) and doc[after + 1].tag_ == "RB")
    return last < len(doc) and doc[after].tag_ == "PRP" and doc[last].text in ("?", ",")


def is_in_tag_question(negation: Token) -> bool:
    """Return whether a negation belongs to a tag: "is it not?", "isn't it?"."""
    return any(is_tag_question(t) for t in negation.doc[max(0, negation.i - 2) : negation.i])


def is_in_biased_question(negation: Token) -> bool:
    """Return whether a negation makes a yes-no question expect a yes: "Didn't he win?"; not "Why didn't he win?"."""
    if negation.lower_ not in ("n't", "n’t") or negation.dep_ != "neg":
        return False
    verb = negation.head
    who = child(verb, SUBJECTS)
    inverted = who is not None and who.i > negation.i and not any(c.tag_ in WH_TAGS for c in verb.lefts)
    return inverted and _is_before_question_mark(verb)


def _is_before_question_mark(verb: Token) -> bool:
    """Return whether a question mark stands after a verb in its sentence."""
    for token in verb.doc[verb.i + 1 : verb.i + MAX_QUESTION]:
        if token.is_sent_start:
            return False
        if token.text == "?":
            return True
    return False

"""Questions and tags: the clause that a question mark closes, and negations that ask for agreement."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from claimparse._grammar.tree import SUBJECTS, VERBAL, WH_TAGS, child
from claimparse._grammar.words import ELLIPSES, PRIMARY_AUXILIARIES, SENTENCE_FINAL

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Doc, Token

_APOSTROPHES = frozenset({"'", "’", "`"})
_PLAIN_ANSWERS = frozenset({"nope", "nah"})
_AFTER_ANSWER = ELLIPSES | {",", ".", "!", ";", "-", "–", "—"}
_SENTENCE_ENDS = SENTENCE_FINAL | {":"}
MAX_QUESTION = 60
"""The number of tokens before its mark in which a question is looked for: work stays linear on any text."""


def question_head(mark: Token) -> Token | None:
    """Return the head of the clause that a question mark closes: "Did it burn?", "Why did it burn?"."""
    head = _questioned_head(mark)
    return head if head is None else tagged_clause(head) or head


def is_answer_particle(word: Token) -> bool:
    """Return whether a "no" only answers, and negates nothing in its clause: "No, it did not burn"."""
    if word.lower_ in _PLAIN_ANSWERS:
        return word.i + 1 < len(word.doc) and word.nbor().text == ","
    if word.lower_ != "no" or (word.head.i != word.i and word.dep_ == "det" and word.head.i > word.i + 1):
        return False
    doc, i = word.doc, word.i
    opens = i == 0 or word.is_sent_start or doc[i - 1].is_punct or is_answer_particle(doc[i - 1])
    after = doc[i + 1] if i + 1 < len(doc) else None
    if not opens or after is None:
        return False
    in_list = i > 0 and doc[i - 1].text == ":" and after.text != ","  # "Blood transfusion: no."
    return not in_list and (after.text in _AFTER_ANSWER or after.lower_ == "no")


def open_subject(whether: Token) -> Token | None:
    """The verb of a subject clause that "whether" introduces, wherever the parser attached it; None elsewhere."""
    verb = whether.head
    if verb.dep_ not in ("csubj", "csubjpass", "advcl", "ccomp") or verb.head.i <= verb.i:
        return None
    above, first = verb.head, verb.left_edge
    own = child(above, SUBJECTS)
    opens = first.i == whether.i and (first.is_sent_start or first.i == 0 or first.nbor(-1).is_punct)
    has_subject = own is not None and own.i != verb.i and own.i > verb.i
    return verb if opens and not has_subject and "or" not in {c.lower_ for c in verb.children} else None


def is_bare_answer(doc: Doc, at: int) -> bool:
    """Return whether a word answers yes or no and says nothing more: "she said no."."""
    if at >= len(doc) or doc[at].lower_ not in ("yes", "no"):
        return False
    return at + 1 == len(doc) or doc[at + 1].is_punct or doc[at + 1].is_space or doc[at + 1].dep_ == "cc"


def _has_question_word(verb: Token) -> bool:
    """Return whether a phrase before a verb asks for something: "why", "which door"."""
    before = (c for c in verb.lefts if c.dep_ not in ("advcl", "ccomp"))
    return any(c.tag_ in WH_TAGS or c.left_edge.tag_ in WH_TAGS for c in before)


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


def _is_tag_question(verb: Token) -> bool:
    """Return whether a verb is a tag, which asks for agreement and states nothing: "does it not?", "isn't he?"."""
    doc, after = verb.doc, verb.i + 1
    if verb.i == 0 or doc[verb.i - 1].text != "," or not (verb.tag_ == "MD" or verb.lemma_ in PRIMARY_AUXILIARIES):
        return False
    after += after < len(doc) and doc[after].tag_ == "RB"
    last = after + 1 + (after + 1 < len(doc) and doc[after + 1].tag_ == "RB")
    return last < len(doc) and doc[after].tag_ == "PRP" and doc[last].text in ("?", ",")


def tagged_clause(tag: Token) -> Token | None:
    """Return the clause that a tag asks agreement with; None of other verbs, and where the parser saw no clause."""
    if not _is_tag_question(tag):
        return None
    return tag.head if tag.dep_ == "conj" else child(tag, frozenset({"ccomp"}))


def is_in_tag_question(negation: Token) -> bool:
    """Return whether a negation belongs to a tag: "is it not?", "isn't it?"."""
    return any(_is_tag_question(t) for t in negation.doc[max(0, negation.i - 2) : negation.i])


def is_in_biased_question(negation: Token) -> bool:
    """Return whether a negation makes a yes-no question expect a yes: "Didn't he win?"; not "Why didn't he win?"."""
    if negation.lower_ not in ("n't", "n’t") or negation.dep_ != "neg":
        return False
    verb = negation.head
    who = child(verb, SUBJECTS)
    if who is None or who.i < negation.i or _has_question_word(verb):
        return False
    sentence = takewhile(lambda t: not t.is_sent_start, verb.doc[verb.i + 1 : verb.i + MAX_QUESTION])
    return any(t.text == "?" for t in sentence)

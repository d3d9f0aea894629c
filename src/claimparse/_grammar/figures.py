"""Figures and number words in the parse: whether one counts something, or belongs to a name, a date or a set phrase."""

from __future__ import annotations

from collections.abc import Container
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.counted_nouns import is_plural_of_model
from claimparse._grammar.tags import (
    ADJECTIVES,
    ARTICLES_AND_DEMONSTRATIVES,
    COMMON_NOUNS,
    DETERMINERS,
    HYPHENS,
    NOUNS,
    NOUNS_AND_ADJECTIVES,
    PLURAL_COMMON,
    PLURAL_NOUNS,
    PROPER_NOUNS,
    SINGULAR_COMMON,
    SINGULAR_NOUNS,
    SINGULAR_PROPER,
)
from claimparse._grammar.tree import after_wrap, ancestors, root_of, subject
from claimparse._grammar.words import ARTICLES

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Doc, Token

_AFTER_HALF = ARTICLES | {"of", "all", "its", "their", "his", "her", "our"}
_BEFORE_HALF_OF_TWO = SINGULAR_NOUNS | {"JJ", "JJS", "DT", "PRP$", "CD", "HYPH"}
_AFTER_COUNTED_HALF = PLURAL_COMMON | {"IN", ".", "VBD", "VBP"}
_AFTER_ONE = ADJECTIVES | {"VBG", "VBN"}
_BEFORE_PLURAL = SINGULAR_COMMON | {"JJ", "JJR"}
_BEFORE_ABSOLUTE = frozenset({"with", "and", ","})
"""What stands before a participle clause with a subject of its own."""
_PREDICATES = frozenset({"attr", "acomp", "oprd", "dobj"})

_NUMBERS = frozenset({"number", "count", "tally", "toll"})
_MAX_DEPTH = 8


def is_counting_one(doc: Doc, i: int) -> bool:
    """Return whether "one" is a number: "one ferry", "one of the"; not the pronoun, not "one-party"."""
    next_word = after_wrap(doc, i + 1)
    following = doc[next_word] if next_word < len(doc) else None
    if following is None or following.tag_ in PLURAL_COMMON:
        return False  # "one lives in Bern", with a verb read as a noun
    if following.lower_ == "of":
        return True
    if _is_subject_of_participle(doc, i, next_word):
        return False
    is_compound = i + 2 < len(doc) and doc[i + 2].tag_ in HYPHENS  # "one out-of-town bus"
    is_modifier = doc[i].dep_ == "nummod" and (following.tag_ in _AFTER_ONE or is_compound)
    is_number = following.tag_ in NOUNS or is_modifier
    return is_number and not (i and doc[i - 1].tag_ in DETERMINERS)


def _is_subject_of_participle(doc: Doc, one: int, i: int) -> bool:
    """Return whether "one" is the subject of the participle at token i: "with one writing: ...", "one saying that"."""
    if not one or not doc[i].lower_.endswith("ing") or doc[one - 1].lower_ not in _BEFORE_ABSOLUTE or i + 1 >= len(doc):
        return False
    after = doc[i + 1]
    return after.text == ":" or after.is_quote or after.lower_ in ("that", "how") or after.tag_ in ("PRP", "DT", "PRP$")


def is_of_number(noun: Token) -> bool:
    """Return whether a noun stands below one for a number: "the number of clerks hit by thieves, 87, has doubled"."""
    return any(t.lemma_ in _NUMBERS for t in islice(ancestors(noun), _MAX_DEPTH))


def is_numeric_half(doc: Doc, run: Run, halves: Container[str], *, modified: bool) -> bool:
    """Return whether "half" is a number: "half of them", "half the voters", "more than half"; not "the first half".

    ``halves`` are adjectives that make it one of two parts.
    """
    before = doc[run.start - 1] if run.start else None
    end = after_wrap(doc, run.end)
    following = doc[end] if end < len(doc) else None
    if modified or (following is not None and following.lower_ in _AFTER_HALF):
        return before is None or before.lower_ not in halves
    if before is not None and (before.tag_ in _BEFORE_HALF_OF_TWO or before.lower_ in ("per", "in")):
        return False
    return following is None or following.tag_ in _AFTER_COUNTED_HALF


def is_ordinal(doc: Doc, run: Run) -> bool:
    """Return whether the noun after "a third" shows that it is an ordinal: "a third person"."""
    following = doc[run.end] if run.end < len(doc) else None
    return (
        following is not None
        and following.tag_ in NOUNS_AND_ADJECTIVES
        and not any("-" in t.text for t in doc[slice(*run)])
    )


def is_grade_letter(doc: Doc, i: int) -> bool:
    """Return whether token i is a capital letter that belongs to the next noun: "20 C grades", not "20 C"."""
    letter = doc[i]
    has_degree_sign = i > 0 and "°" in doc[i - 1].text
    is_capital = len(letter) == 1 and letter.is_upper and not has_degree_sign
    return is_capital and i + 1 < len(doc) and doc[i + 1].tag_ in COMMON_NOUNS


def verb_before_at(doc: Doc, run: Run) -> str:
    """The lemma of the verb to which "at" joins a number: "open" of "opens at ten"; "" where there is none."""
    number = doc[root_of(doc, run)]
    is_after_at = number.dep_ == "pobj" and number.head.lower_ == "at"
    return str(number.head.head.lemma_) if is_after_at else ""


def subject_of_predicate_number(doc: Doc, run: Run, verbs: Container[str]) -> Token | None:
    """The subject of a number after "be" or one of ``verbs``: "he" of "he is 35", "she" of "she turned 40"."""
    number = doc[root_of(doc, run)]
    verb = number.head
    is_predicate = number.dep_ in _PREDICATES and (verb.lemma_ == "be" or verb.lemma_ in verbs)
    return subject(verb) if is_predicate else None


def is_before_plural(doc: Doc, run: Run, unmarked: Container[str]) -> bool:
    """Return whether a number counts a plural noun, with "s" or ``unmarked``: "1700 nurses", "1600 new desks".

    After a determiner it does not count: "the 1700 fires" are those of a year.
    """
    if run.start and doc[run.start - 1].tag_ in DETERMINERS:
        return False
    start = after_wrap(doc, run.end)
    for token in doc[start : start + 3]:
        if token.tag_ in PLURAL_COMMON or token.lower_ in unmarked:
            return True
        if token.tag_ not in _BEFORE_PLURAL:
            return False
    return False


def follows_name(doc: Doc, run: Run, unmarked: Container[str]) -> bool:
    """Return whether a number word is part of the name before it: "World War Two", "Formula One"."""
    if not run.start or doc[run.start].is_sent_start:
        return False
    before = doc[run.start - 1]
    if before.lower_ == "of" and run.start > 1:
        before = doc[run.start - 2]
    return before.text[:1].isupper() and before.tag_ in NOUNS and not is_before_plural(doc, run, unmarked)


def is_end_of_name(doc: Doc, run: Run, unmarked: Container[str]) -> bool:
    """Return whether bare figures belong to the proper name before them: a model, an index, a rocket."""
    if not run.start:
        return False
    number, before = doc[root_of(doc, run)], doc[run.start - 1]
    if before.tag_ not in PROPER_NOUNS | SINGULAR_COMMON or before.text == before.lower_:
        return False
    is_attached = before.head.i == number.i or number.head.i in (before.i, before.head.i)
    return is_attached or _follows_determined_name(doc, run.start) or not is_before_plural(doc, run, unmarked)


def _follows_determined_name(doc: Doc, i: int) -> bool:
    """Return whether a determiner and a proper name stand before token i: "the Nikkei 225"."""
    k = i - 1
    while k > 0 and i - k <= 4 and doc[k].tag_ in SINGULAR_PROPER:
        k -= 1
    return k < i - 1 and doc[k].tag_ in ARTICLES_AND_DEMONSTRATIVES


def is_start_of_name(doc: Doc, run: Run, unmarked: Container[str]) -> bool:
    """Return whether bare figures begin a proper name: "the 767 Freighter", but not "400 Hilux trucks"."""
    following = doc[run.end] if run.end < len(doc) else None
    if run.end + 1 < len(doc) and doc[run.end + 1].tag_ in HYPHENS:
        return False  # "30 Penby-made boats"
    if following is not None and len(following) > 3 and following.is_upper:
        return bool(run.start) and doc[run.start - 1].tag_ in DETERMINERS  # "12 HIMARS", but "the 767 LONG"
    if following is None or following.tag_ not in SINGULAR_PROPER or is_before_plural(doc, run, unmarked):
        return False
    if is_plural_of_model(following):
        return False
    after = takewhile(lambda t: not t.is_punct, doc[run.end + 1 : run.end + 6])
    return not any(t.tag_ in PLURAL_NOUNS for t in after)

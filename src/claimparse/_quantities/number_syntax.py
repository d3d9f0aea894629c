"""Questions about a number in the parse: whether it is a quantity, an age, or part of a name, a date or a list."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.tree import subject
from claimparse._grammar.words import ARTICLES
from claimparse._quantities.item_syntax import DETERMINERS, NOUNS, run_head
from claimparse._quantities.lexicon import NonQuantityWords, NounWords
from claimparse._quantities.years import RECENT_YEARS

if TYPE_CHECKING:
    from fractions import Fraction

    from spacy.tokens import Doc, Token

_AFTER_HALF = ARTICLES | {"of", "all", "its", "their", "his", "her", "our"}
_PERSONAL_SUBJECTS = frozenset({"he", "she", "i", "who", "you"})


def is_counting_one(doc: Doc, i: int) -> bool:
    """Return whether "one" is a number: "one ferry", "one of the"; not the pronoun, not "one-party"."""
    following = doc[i + 1] if i + 1 < len(doc) else None
    if following is None or (i and doc[i - 1].tag_ in DETERMINERS and following.lower_ != "of"):
        return False
    if following.lower_ == "of":
        return True
    return following.tag_ in NOUNS or (following.tag_ in ("JJ", "JJS", "JJR", "VBG", "VBN") and doc[i].dep_ == "nummod")


def is_numeric_half(doc: Doc, run: Run, words: NounWords, *, modified: bool) -> bool:
    """Return whether "half" is a number: "half of them", "half the voters", "more than half"; not "the first half"."""
    before = doc[run.start - 1] if run.start else None
    following = doc[run.end] if run.end < len(doc) else None
    if modified or (following is not None and following.lower_ in _AFTER_HALF):
        return before is None or before.lower_ not in words.halves
    if before is not None and (
        before.tag_ in ("JJ", "JJS", "DT", "PRP$", "CD", "HYPH", "NN", "NNP") or before.lower_ in ("per", "in")
    ):
        return False
    return following is None or following.tag_ in ("NNS", "IN", ".", "VBD", "VBP")


def is_before_noun(doc: Doc, run: Run) -> bool:
    """Return whether a noun follows, so that "a third" is an ordinal: "a third person"."""
    return run.end < len(doc) and doc[run.end].tag_ in (*NOUNS, "JJ") and "-" not in doc[run.start : run.end].text


def is_grade_letter(doc: Doc, i: int) -> bool:
    """Return whether token i is a capital letter that belongs to the next noun: "20 C grades", not "20 C"."""
    letter = doc[i]
    has_degree_sign = i > 0 and "°" in doc[i - 1].text
    is_capital = len(letter) == 1 and letter.is_upper and not has_degree_sign
    return is_capital and i + 1 < len(doc) and doc[i + 1].tag_ in ("NN", "NNS")


def is_clock_hour(doc: Doc, run: Run, value: Fraction, words: NonQuantityWords) -> bool:
    """Return whether a number after "at" is the hour at which something begins or ends: "opens at ten"."""
    number = run_head(doc, run)
    at = number.head
    is_hour = value.denominator == 1 and 1 <= value <= 12
    return is_hour and number.dep_ == "pobj" and at.lower_ == "at" and at.head.lemma_ in words.clock_verbs


def is_list_number(doc: Doc, run: Run) -> bool:
    """Return whether a number opens an item of a list: "Two, we must act." """
    return run.end < len(doc) and doc[run.end].text == "," and bool(doc[run.start].is_sent_start)


def is_before_plural(doc: Doc, run: Run, words: NounWords) -> bool:
    """Return whether a number counts a plural noun: "1700 nurses", "1600 new desks".

    After a determiner it does not count: "the 1700 fires" are those of a year.
    """
    if run.start and doc[run.start - 1].tag_ in DETERMINERS:
        return False
    for token in doc[run.end : run.end + 3]:
        if token.tag_ == "NNS" or token.lower_ in words.unmarked_plurals:
            return True
        if token.tag_ not in ("JJ", "NN", "JJR"):
            return False
    return False


def follows_name(doc: Doc, run: Run, words: NounWords) -> bool:
    """Return whether a number word is part of the name before it: "World War Two", "Formula One"."""
    if not run.start or doc[run.start].is_sent_start:
        return False
    before = doc[run.start - 1]
    if before.lower_ == "of" and run.start > 1:
        before = doc[run.start - 2]
    return before.text[:1].isupper() and before.tag_ in NOUNS and not is_before_plural(doc, run, words)


def is_end_of_name(doc: Doc, run: Run, words: NounWords) -> bool:
    """Return whether bare figures belong to the proper name before them: a model, an index, a rocket."""
    if not run.start:
        return False
    number, before = run_head(doc, run), doc[run.start - 1]
    if before.tag_ not in ("NNP", "NNPS", "NN") or before.text == before.lower_:
        return False
    if _follows_determined_name(doc, run.start):
        return True
    is_attached = before.head.i == number.i or number.head.i in (before.i, before.head.i)
    return is_attached or not is_before_plural(doc, run, words)


def _follows_determined_name(doc: Doc, i: int) -> bool:
    """Return whether a determiner and a proper name stand before token i: "the Nikkei 225"."""
    k = i - 1
    while k > 0 and i - k <= 4 and doc[k].tag_ == "NNP":
        k -= 1
    return k < i - 1 and doc[k].tag_ == "DT"


def is_start_of_name(doc: Doc, run: Run, words: NounWords) -> bool:
    """Return whether bare figures begin a proper name: "the 767 Freighter", but not "400 Hilux trucks"."""
    following = doc[run.end] if run.end < len(doc) else None
    if following is None or following.tag_ != "NNP" or is_before_plural(doc, run, words):
        return False
    after = takewhile(lambda t: not t.is_punct, doc[run.end + 1 : run.end + 6])
    return not any(t.tag_ in ("NNS", "NNPS") for t in after)


def is_year(doc: Doc, run: Run, value: int, nouns: NounWords, cues: NonQuantityWords) -> bool:
    """Return whether four bare figures are a year: all but those before a plural that no year stands before."""
    token = doc[run.start - 1] if run.start else None
    is_plural = is_before_plural(doc, run, nouns)
    if token is not None and (
        token.lower_ in cues.before_years or token.lower_.endswith(("'s", "’s")) or is_proper_noun(token)
    ):
        return value in RECENT_YEARS or not is_plural
    return not is_plural if value in RECENT_YEARS else is_end_of_name(doc, run, nouns)


def is_stated_age(doc: Doc, run: Run, nouns: NounWords, cues: NonQuantityWords) -> bool:
    """Return whether a bare number is given as an age: "he is 35", "the average age was 42", "she died at 63"."""
    head = run_head(doc, run)
    verb = head.head
    if head.dep_ == "pobj" and verb.lower_ == "at" and verb.head.lemma_ in cues.age_verbs:
        return run.end == len(doc) or doc[run.end].tag_ not in NOUNS
    if head.dep_ not in ("attr", "acomp", "oprd", "dobj") or not (verb.lemma_ == "be" or verb.lemma_ in cues.turning):
        return False
    bearer = subject(verb)
    return bearer is not None and (bearer.lower_ in _PERSONAL_SUBJECTS or bearer.lemma_ in nouns.ages)


def is_proper_noun(token: Token) -> bool:
    """Return whether a token is a proper noun in the singular."""
    return token.tag_ == "NNP"


def is_common_noun(token: Token) -> bool:
    """Return whether a token is a common noun in the singular."""
    return token.tag_ == "NN"

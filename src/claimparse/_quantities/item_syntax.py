"""Noun phrases: the thing that a number counts and what it is part of."""

from __future__ import annotations

from collections.abc import Container
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.tree import SUBJECTS, VERBAL, ancestors, first_conjunct, subject

if TYPE_CHECKING:
    from fractions import Fraction

    from spacy.tokens import Doc, Token

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_ADJECTIVES = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "RB", "RBR", "RBS", "HYPH", "AFX", "``", "''", "POS"})
_INNER = frozenset({"compound", "amod", "nmod", "poss", "punct", "quantmod", "npadvmod"})
_DETERMINERS = frozenset({"DT", "PRP$", "WDT"})
_PRONOUNS = frozenset({"them", "these", "those", "which", "whom", "us", "you"})
_COMPARING = frozenset({"including", "with", "from", "versus", "against"})
_CLAUSE_STARTS = frozenset({";", "and", "but", "while"})
_PERSONS = frozenset({"he", "she", "i", "who", "you"})
_WHICH_HALF = frozenset(
    {"first", "second", "latter", "last", "other", "top", "bottom", "final", "early", "back", "front"}
)
_IN_A_ROW = frozenset({"first", "last", "next", "past", "previous"})
_CALENDAR = frozenset({"last", "next", "this"})
_DEEPEST = 40
_LONGEST_ITEM = 8
_LONGEST_PHRASE = 14


def run_head(doc: Doc, run: Run) -> Token:
    """The token of a run that governs the others: the first one whose own head lies outside."""
    first = doc[run.start]
    if run.end - run.start == 1:
        return first
    for i in range(run.start, run.end):
        token = doc[i]
        head = token.head.i
        if not run.start <= head < run.end or head == i:
            return token
    return first


# ---------------------------------------------------------------- what is no quantity


def is_counting_one(doc: Doc, i: int) -> bool:
    """Whether "one" counts: "one ferry", "one of the"; not the pronoun, not "one-party"."""
    following = doc[i + 1] if i + 1 < len(doc) else None
    if following is None or (i and doc[i - 1].tag_ in _DETERMINERS and following.lower_ != "of"):
        return False
    if following.lower_ == "of":
        return True
    return following.tag_ in NOUNS or (following.tag_ in ("JJ", "JJS", "JJR", "VBG", "VBN") and doc[i].dep_ == "nummod")


def is_whole_half(doc: Doc, run: Run, modified: bool) -> bool:
    """Whether "half" is a number: "half of them", "half the voters", "more than half"; not "the first half"."""
    before = doc[run.start - 1] if run.start else None
    following = doc[run.end] if run.end < len(doc) else None
    if modified or (
        following is not None
        and following.lower_ in ("of", "the", "a", "an", "all", "its", "their", "his", "her", "our")
    ):
        return before is None or before.lower_ not in _WHICH_HALF
    if before is not None and (
        before.tag_ in ("JJ", "JJS", "DT", "PRP$", "CD", "HYPH", "NN", "NNP") or before.lower_ in ("per", "in")
    ):
        return False
    return following is None or following.tag_ in ("NNS", "IN", ".", "VBD", "VBP")


def is_noun_next(doc: Doc, run: Run) -> bool:
    """Whether a noun follows, so that "a third" is an ordinal: "a third person"."""
    return run.end < len(doc) and doc[run.end].tag_ in (*NOUNS, "JJ") and "-" not in doc[run.start : run.end].text


def names_kind(doc: Doc, i: int) -> bool:
    """Whether the hyphen at token i joins a number to the name of a kind: "three-wheelers", "a four-poster"."""
    if i + 1 >= len(doc) or doc[i].text != "-" or not doc[i + 1].lower_.endswith(("er", "ers")):
        return False
    return doc[i + 1].tag_ in ("NN", "NNS") and (i + 2 == len(doc) or doc[i + 2].tag_ not in NOUNS)


def names_grade(doc: Doc, i: int) -> bool:
    """Whether a capital letter behind a number belongs to the noun behind it: "20 C grades", not "20 C"."""
    letter = doc[i]
    measured = i > 0 and "°" in doc[i - 1].text
    alone = len(letter) == 1 and letter.is_upper and not measured
    return alone and i + 1 < len(doc) and doc[i + 1].tag_ in ("NN", "NNS")


def is_clock(doc: Doc, run: Run, value: Fraction, timed: Container[str]) -> bool:
    """Whether a number behind "at" is the hour at which something begins or ends: "opens at ten".

    ``timed`` are the verbs of such.
    """
    number = run_head(doc, run)
    at = number.head
    hour = value.denominator == 1 and 1 <= value <= 12
    return hour and number.dep_ == "pobj" and at.lower_ == "at" and at.head.lemma_ in timed


def is_list_mark(doc: Doc, run: Run) -> bool:
    """Whether a number opens a point of a list: "Two, we must act." """
    return run.end < len(doc) and doc[run.end].text == "," and bool(doc[run.start].is_sent_start)


def names_after(doc: Doc, run: Run) -> bool:
    """Whether a capitalised number word ends a name, as in the name of a war or a racing class."""
    if not run.start or doc[run.start].is_sent_start:
        return False
    before = doc[run.start - 1]
    if before.lower_ == "of" and run.start > 1:
        before = doc[run.start - 2]
    return before.text[:1].isupper() and before.tag_ in NOUNS and not is_common_plural(doc, run)


def is_common_plural(doc: Doc, run: Run) -> bool:
    """Whether the number counts a plural: "1700 nurses", "1600 new desks"; a determiner before it speaks for a year."""
    if run.start and doc[run.start - 1].tag_ in _DETERMINERS:
        return False
    for token in doc[run.end : run.end + 3]:
        if token.tag_ == "NNS" or token.lower_ in ("people", "police", "staff"):
            return True
        if token.tag_ not in ("JJ", "NN", "JJR"):
            return False
    return False


def ends_name(doc: Doc, run: Run) -> bool:
    """Whether plain figures belong to the proper name before them: a model, an index, a rocket."""
    if not run.start:
        return False
    number, before = run_head(doc, run), doc[run.start - 1]
    if before.tag_ not in ("NNP", "NNPS", "NN") or before.text == before.lower_:
        return False
    if _determined_name(doc, run.start):
        return True
    return before.head.i == number.i or number.head.i in (before.i, before.head.i) or not is_common_plural(doc, run)


def _determined_name(doc: Doc, i: int) -> bool:
    """Whether a determiner and a proper name end before token i: "the Nikkei 225"."""
    k = i - 1
    while k > 0 and i - k <= 4 and doc[k].tag_ == "NNP":
        k -= 1
    return k < i - 1 and doc[k].tag_ == "DT"


def begins_name(doc: Doc, run: Run) -> bool:
    """Whether plain figures begin a proper name: "the 767 Freighter"; "400 Hilux trucks" counts."""
    following = doc[run.end] if run.end < len(doc) else None
    if following is None or following.tag_ != "NNP" or is_common_plural(doc, run):
        return False
    behind = takewhile(lambda t: not t.is_punct, doc[run.end + 1 : run.end + 6])
    return not any(t.tag_ in ("NNS", "NNPS") for t in behind)


def is_age_of(doc: Doc, run: Run, milestones: Container[str]) -> bool:
    """Whether a bare number says how old somebody is: "he is 35", "the average age was 42", "she died at 63".

    ``milestones`` are the verbs of the last kind.
    """
    head = run_head(doc, run)
    verb = head.head
    if head.dep_ == "pobj" and verb.lower_ == "at" and verb.head.lemma_ in milestones:
        return run.end == len(doc) or doc[run.end].tag_ not in NOUNS
    if head.dep_ not in ("attr", "acomp", "oprd", "dobj") or verb.lemma_ not in ("be", "turn"):
        return False
    who = subject(verb)
    return who is not None and (who.lower_ in _PERSONS or who.lemma_ in ("age", "expectancy"))


# ---------------------------------------------------------------- the thing counted


def counted(doc: Doc, start: int) -> tuple[Run, int] | None:
    """The noun phrase without determiner that begins at token ``start``, and its head: "other major cities"."""
    if _counts_nothing(doc, start):
        return None
    stop, last = min(start + _LONGEST_ITEM, len(doc)), None
    i = start
    while i < stop:
        token = doc[i]
        if (token.is_sent_start and i > start) or token.is_space:
            break
        if token.tag_ in NOUNS:
            last, outer = token, first_conjunct(token)
            if (outer.dep_ not in _INNER or outer.head.i < start) and not _goes_on(doc, token):
                break
        elif (
            _is_part_of_name(doc, i, start)
            or (token.tag_ == "CD" and last is not None and doc[i - 1].tag_ == "POS")
            or (token.tag_ in ("CC", ",") and last is not None and last.dep_ in _INNER and last.head.i > i)
            or (
                token.tag_ == "," and i > start and doc[i - 1].tag_ == "JJ" and i + 1 < stop and doc[i + 1].tag_ == "JJ"
            )
        ):
            pass
        elif token.tag_ not in _ADJECTIVES:
            break
        i += 1
    if last is None:
        return None
    if doc[start].tag_ == "HYPH" and start + 1 < len(doc) and doc[start + 1].tag_ in NOUNS:
        return Run(start + 1, start + 2), start + 1
    if doc[start].tag_ == "HYPH" and start + 2 <= last.i:
        start += 2
    while doc[start].tag_ in ("HYPH", "``", "''") and start < last.i:
        start += 1
    return Run(start, last.i + 1), last.i


def _counts_nothing(doc: Doc, start: int) -> bool:
    """Whether what begins behind a number is no thing counted."""
    if start and doc[start - 1].dep_ in SUBJECTS and doc[start - 1].head.i == start:
        return True  # "38 sank", with "sank" read as a noun
    if start + 1 == len(doc):
        return False
    strong = doc[start].tag_ == "HYPH" and doc[start + 1].lower_ == "strong"  # "a 500-strong force" has 500 members
    dated = doc[start].lower_ in _CALENDAR and doc[start + 1].tag_ == "NN"  # "turned 90 last week"
    return strong or dated


def _goes_on(doc: Doc, noun: Token) -> bool:
    """Whether the noun behind a noun belongs to the same phrase, whatever the parse says: "night passengers"."""
    i = noun.i + 1
    following = doc[i] if i < len(doc) else None
    if following is None or following.is_sent_start:
        return False
    if following.tag_ in NOUNS:
        return noun.head.i == i or (noun.tag_ == "NN" and following.tag_ in ("NN", "NNS"))
    return _is_model(doc, i)


def _is_model(doc: Doc, i: int) -> bool:
    """Whether token i is the figure of a model between its name and its noun: "Comet 4 airliners"."""
    if i + 1 >= len(doc) or doc[i + 1].tag_ not in NOUNS:
        return False
    return doc[i].tag_ == "CD" and doc[i].text[-1].isdecimal() and doc[i - 1].tag_ in ("NNP", "NNPS")


def _is_part_of_name(doc: Doc, i: int, start: int) -> bool:
    """Whether a number belongs to the noun behind it: "Comet 4 airliners", "MiG-21 jets", "small three-wheelers"."""
    text = doc[i].text
    if doc[i].tag_ != "CD" or i + 1 >= len(doc):
        return False
    if i > start and _is_model(doc, i):
        return True
    code = text[0].isupper() and text[-1].isdecimal() and doc[i + 1].tag_ in NOUNS
    return code or (i + 2 < len(doc) and doc[i + 1].text == "-" and doc[i + 2].tag_ in (*NOUNS, *_ADJECTIVES))


def noun_phrase(head: Token) -> Run:
    """A noun with what belongs to it closely: determiner, adjectives, "of" phrases; no clauses, no appositions."""
    start = min(
        [head.i, *(c.left_edge.i for c in head.lefts if c.dep_ not in ("relcl", "punct", "cc", "preconj", "advcl"))]
    )
    end = head.i + 1
    for right in head.rights:
        if right.dep_ == "prep" and right.lower_ == "of" and right.i == end:
            end = right.right_edge.i + 1
        elif right.dep_ == "conj" and right.tag_ in NOUNS and right.i - end <= 3:
            end = right.i + 1
    return Run(max(start, head.i - _LONGEST_PHRASE), min(end, head.i + _LONGEST_PHRASE))


def of_phrase(doc: Doc, i: int) -> tuple[int, int] | None:
    """ "of" or "out of" at token i: the index behind it and the index of the noun (or bare number) that it governs."""
    if i < len(doc) and doc[i].lower_ == "out" and i + 1 < len(doc):
        i += 1
    if i >= len(doc) or doc[i].lower_ != "of":
        return None
    k = i + 1
    while (
        not names_kind(doc, k + 1)
        and k < min(len(doc) - 1, i + 7)
        and (doc[k].tag_ in (*_DETERMINERS, "PDT", "CD", "RB", "IN", "JJR", "JJS") or doc[k].lower_ in _IN_A_ROW)
    ):
        if doc[k].tag_ in ("RB", "IN", "JJR", "JJS") and not any(t.tag_ == "CD" for t in doc[k + 1 : k + 4]):
            break
        k += 1
    found = counted(doc, k) if k < len(doc) else None
    if found:
        return i + 1, found[1]
    if i + 1 < len(doc) and is_plural_pronoun(doc[i + 1]):
        return i + 1, i + 1
    return (i + 1, k - 1) if k > i + 1 and doc[k - 1].tag_ == "CD" else None


def undetermined_half(doc: Doc, run: Run) -> tuple[int, int] | None:
    """ "half the voters", "half a year's rent": the index of the determiner and of its noun."""
    if doc[run.end - 1].lower_ != "half" or run.end >= len(doc) or doc[run.end].tag_ not in _DETERMINERS:
        return None
    found = counted(doc, run.end + 1) if run.end + 1 < len(doc) else None
    return (run.end, found[1]) if found else None


def opens_whole(doc: Doc, run: Run) -> bool:
    """Whether a quantity stands in a phrase "out of (a total of) ..." that a number after it is taken from."""
    i = run.start - 1
    if i >= 0 and doc[i].tag_ in _DETERMINERS:
        i -= 1
    if i >= 0 and doc[i].lower_ == "of" and (doc[i].is_sent_start or doc[i - 1].lower_ in _CLAUSE_STARTS):
        return True
    while i > 0 and run.start - i <= _LONGEST_ITEM:
        if doc[i].lower_ == "of" and doc[i - 1].lower_ == "out":
            return i < 2 or doc[i - 2].tag_ not in ("CD", *NOUNS)
        if doc[i].tag_ not in ("IN", "DT", "JJ", "JJR", "RB", "PRP$", *NOUNS) or doc[i].is_sent_start:
            return False
        i -= 1
    return False


def plays_other_part(doc: Doc, source: int, run: Run) -> bool:
    """Whether the noun at ``source`` does what is done to the things counted: "two gunmen who killed 14"."""
    number, noun = run_head(doc, run), doc[source]
    if number.dep_ not in ("dobj", "npadvmod") or number.head.pos_ not in VERBAL:
        return False
    verb = number.head
    doer = subject(verb)
    while doer is None and verb.dep_ in ("xcomp", "advcl", "conj") and verb.head.i != verb.i:
        verb = verb.head
        doer = subject(verb)
    return (doer is not None and doer.i == noun.i) or any(a.i == noun.i for a in islice(ancestors(number), _DEEPEST))


def carries_noun(doc: Doc, run: Run, start: int) -> bool:
    """Whether a number without a noun counts what was counted before: "900 displaced", "hurt at least 9"."""
    head = run_head(doc, run)
    following = doc[run.end] if run.end < len(doc) else None
    if following is not None and following.tag_ in ("VBN", "VBD", "VBP", "JJ"):
        return True
    if start and doc[start - 1].lower_ in _COMPARING:
        return True
    return head.dep_ in ("dobj", "nsubj", "nsubjpass", "conj", "attr", "npadvmod") and (
        not start or doc[start - 1].tag_ != "IN"
    )


def is_plural_pronoun(token: Token) -> bool:
    """ "them", "these", "whom": stands for things named before."""
    return token.lower_ in _PRONOUNS


def without_determiner(doc: Doc, run: Run) -> Run:
    """A noun phrase without "the", "its", "all"."""
    start = run.start
    while start < run.end - 1 and (doc[start].tag_ in _DETERMINERS or doc[start].lower_ == "all"):
        start += 1
    return Run(start, run.end)

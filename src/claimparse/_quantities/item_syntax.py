"""Noun phrases around a number: the thing that it counts and the whole that it is part of."""

from __future__ import annotations

from collections.abc import Container
from itertools import islice
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.tree import SUBJECTS, VERBAL, ancestors, first_conjunct, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_ADJECTIVE_TAGS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "RB", "RBR", "RBS", "HYPH", "AFX", "``", "''", "POS"})
_INNER_LABELS = frozenset({"compound", "amod", "nmod", "poss", "punct", "quantmod", "npadvmod"})
DETERMINERS = frozenset({"DT", "PRP$", "WDT"})
_PLURAL_PRONOUNS = frozenset({"them", "these", "those", "which", "whom", "us", "you"})
_PARALLEL_PREPOSITIONS = frozenset({"including", "with", "from", "versus", "against"})
_CLAUSE_OPENERS = frozenset({";", "and", "but", "while"})
_DEICTICS = frozenset({"last", "next", "this"})
_MAX_DEPTH = 40
_MAX_ITEM = 8
_MAX_PHRASE = 14


def run_head(doc: Doc, run: Run) -> Token:
    """The token of a run that governs the others: the first one that is a root or whose head lies outside."""
    first = doc[run.start]
    if run.end - run.start == 1:
        return first
    for i in range(run.start, run.end):
        token = doc[i]
        head = token.head.i
        if not run.start <= head < run.end or head == i:
            return token
    return first


def is_kind_compound(doc: Doc, i: int) -> bool:
    """Return whether the hyphen at token i joins a number to the name of a kind: "three-wheelers", "a four-poster"."""
    if i + 1 >= len(doc) or doc[i].text != "-" or not doc[i + 1].lower_.endswith(("er", "ers")):
        return False
    return doc[i + 1].tag_ in ("NN", "NNS") and (i + 2 == len(doc) or doc[i + 2].tag_ not in NOUNS)


def counted_noun(doc: Doc, start: int) -> tuple[Run, int] | None:
    """The noun phrase without determiner that begins at token ``start``, and its head: "other major cities".

    None where no such phrase begins there.
    """
    if _is_uncounted(doc, start):
        return None
    stop, last = min(start + _MAX_ITEM, len(doc)), None
    i = start
    while i < stop:
        token = doc[i]
        if (token.is_sent_start and i > start) or token.is_space:
            break
        if token.tag_ in NOUNS:
            last, outer = token, first_conjunct(token)
            if (outer.dep_ not in _INNER_LABELS or outer.head.i < start) and not _is_inside_compound(doc, token):
                break
        elif (
            _is_part_of_name(doc, i, start)
            or (token.tag_ == "CD" and last is not None and doc[i - 1].tag_ == "POS")
            or (token.tag_ in ("CC", ",") and last is not None and last.dep_ in _INNER_LABELS and last.head.i > i)
            or (
                token.tag_ == "," and i > start and doc[i - 1].tag_ == "JJ" and i + 1 < stop and doc[i + 1].tag_ == "JJ"
            )
        ):
            pass
        elif token.tag_ not in _ADJECTIVE_TAGS:
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


def _is_uncounted(doc: Doc, start: int) -> bool:
    """Return whether the words after a number, at token ``start``, can't name a thing that it counts."""
    if start and doc[start - 1].dep_ in SUBJECTS and doc[start - 1].head.i == start:
        return True  # "38 sank", with "sank" read as a noun
    if start + 1 == len(doc):
        return False
    strong = doc[start].tag_ == "HYPH" and doc[start + 1].lower_ == "strong"  # "a 500-strong force" has 500 members
    dated = doc[start].lower_ in _DEICTICS and doc[start + 1].tag_ == "NN"  # "turned 90 last week"
    return strong or dated


def _is_inside_compound(doc: Doc, noun: Token) -> bool:
    """Return whether the next noun belongs to the same compound, even against the parse: "night passengers"."""
    i = noun.i + 1
    following = doc[i] if i < len(doc) else None
    if following is None or following.is_sent_start:
        return False
    if following.tag_ in NOUNS:
        return noun.head.i == i or (noun.tag_ == "NN" and following.tag_ in ("NN", "NNS"))
    return _is_model_number(doc, i)


def _is_model_number(doc: Doc, i: int) -> bool:
    """Return whether token i is the number of a model between its name and its noun: "Comet 4 airliners"."""
    if i + 1 >= len(doc) or doc[i + 1].tag_ not in NOUNS:
        return False
    return doc[i].tag_ == "CD" and doc[i].text[-1].isdecimal() and doc[i - 1].tag_ in ("NNP", "NNPS")


def _is_part_of_name(doc: Doc, i: int, start: int) -> bool:
    """Return whether a number belongs to the noun after it: "Comet 4 airliners", "MiG-21 jets", "three-wheelers"."""
    text = doc[i].text
    if doc[i].tag_ != "CD" or i + 1 >= len(doc):
        return False
    if i > start and _is_model_number(doc, i):
        return True
    code = text[0].isupper() and text[-1].isdecimal() and doc[i + 1].tag_ in NOUNS
    return code or (i + 2 < len(doc) and doc[i + 1].text == "-" and doc[i + 2].tag_ in (*NOUNS, *_ADJECTIVE_TAGS))


def noun_phrase(head: Token) -> Run:
    """A noun with its determiner, adjectives, "of" phrases and close conjuncts, without clauses and appositions."""
    start = min(
        [head.i, *(c.left_edge.i for c in head.lefts if c.dep_ not in ("relcl", "punct", "cc", "preconj", "advcl"))]
    )
    end = head.i + 1
    for right in head.rights:
        if right.dep_ == "prep" and right.lower_ == "of" and right.i == end:
            end = right.right_edge.i + 1
        elif right.dep_ == "conj" and right.tag_ in NOUNS and right.i - end <= 3:
            end = right.i + 1
    return Run(max(start, head.i - _MAX_PHRASE), min(end, head.i + _MAX_PHRASE))


def of_phrase(doc: Doc, i: int, ordering: Container[str]) -> tuple[int, int] | None:
    """The phrase after "of" or "out of" at token i: the index of its first token, and of its noun or bare number.

    ``ordering`` are adjectives that may stand before a number in it: "of the last five".
    """
    if i < len(doc) and doc[i].lower_ == "out" and i + 1 < len(doc):
        i += 1
    if i >= len(doc) or doc[i].lower_ != "of":
        return None
    k = i + 1
    while (
        not is_kind_compound(doc, k + 1)
        and k < min(len(doc) - 1, i + 7)
        and (doc[k].tag_ in (*DETERMINERS, "PDT", "CD", "RB", "IN", "JJR", "JJS") or doc[k].lower_ in ordering)
    ):
        if doc[k].tag_ in ("RB", "IN", "JJR", "JJS") and not any(t.tag_ == "CD" for t in doc[k + 1 : k + 4]):
            break
        k += 1
    found = counted_noun(doc, k) if k < len(doc) else None
    if found:
        return i + 1, found[1]
    if i + 1 < len(doc) and is_plural_pronoun(doc[i + 1]):
        return i + 1, i + 1
    return (i + 1, k - 1) if k > i + 1 and doc[k - 1].tag_ == "CD" else None


def half_complement(doc: Doc, run: Run) -> tuple[int, int] | None:
    """The phrase after "half" without "of" ("half the voters"): the index of its determiner and of its noun."""
    if doc[run.end - 1].lower_ != "half" or run.end >= len(doc) or doc[run.end].tag_ not in DETERMINERS:
        return None
    found = counted_noun(doc, run.end + 1) if run.end + 1 < len(doc) else None
    return (run.end, found[1]) if found else None


def is_partitive_whole(doc: Doc, run: Run) -> bool:
    """Return whether a quantity is the whole that a later number is part of: "out of 500 tents, 90 ..."."""
    i = run.start - 1
    if i >= 0 and doc[i].tag_ in DETERMINERS:
        i -= 1
    if i >= 0 and doc[i].lower_ == "of" and (doc[i].is_sent_start or doc[i - 1].lower_ in _CLAUSE_OPENERS):
        return True
    while i > 0 and run.start - i <= _MAX_ITEM:
        if doc[i].lower_ == "of" and doc[i - 1].lower_ == "out":
            return i < 2 or doc[i - 2].tag_ not in ("CD", *NOUNS)
        if doc[i].tag_ not in ("IN", "DT", "JJ", "JJR", "RB", "PRP$", *NOUNS) or doc[i].is_sent_start:
            return False
        i -= 1
    return False


def is_agent_of_count(doc: Doc, noun: int, run: Run) -> bool:
    """Return whether the noun at index ``noun`` acts on the things that a number counts: "two gunmen who killed 14"."""
    number = run_head(doc, run)
    if number.dep_ not in ("dobj", "npadvmod") or number.head.pos_ not in VERBAL:
        return False
    verb = number.head
    agent = subject(verb)
    while agent is None and verb.dep_ in ("xcomp", "advcl", "conj") and verb.head.i != verb.i:
        verb = verb.head
        agent = subject(verb)
    return (agent is not None and agent.i == noun) or any(a.i == noun for a in islice(ancestors(number), _MAX_DEPTH))


def has_elided_noun(doc: Doc, run: Run, start: int) -> bool:
    """Return whether a number stands for a noun that was counted before: "900 displaced", "hurt at least 9"."""
    head = run_head(doc, run)
    following = doc[run.end] if run.end < len(doc) else None
    if following is not None and following.tag_ in ("VBN", "VBD", "VBP", "JJ"):
        return True
    if start and doc[start - 1].lower_ in _PARALLEL_PREPOSITIONS:
        return True
    return head.dep_ in ("dobj", "nsubj", "nsubjpass", "conj", "attr", "npadvmod") and (
        not start or doc[start - 1].tag_ != "IN"
    )


def is_plural_pronoun(token: Token) -> bool:
    """Return whether a token is a pronoun for several things: "them", "these", "whom"."""
    return token.lower_ in _PLURAL_PRONOUNS


def strip_determiner(doc: Doc, run: Run) -> Run:
    """A noun phrase without "the", "its", "all"."""
    start = run.start
    while start < run.end - 1 and (doc[start].tag_ in DETERMINERS or doc[start].lower_ == "all"):
        start += 1
    return Run(start, run.end)

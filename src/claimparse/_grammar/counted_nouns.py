"""What a number counts: the noun phrase after it, the whole of which it is a part, and nouns left out."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import islice
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._format import singular
from claimparse._grammar.tags import (
    ADJECTIVES,
    CARDINALS,
    COMMON_NOUNS,
    DETERMINERS,
    HYPHENS,
    NOUNS,
    PLURAL_COMMON,
    PLURAL_PROPER,
    POSSESSIVE_MARKERS,
    PREPOSITIONS,
    PROPER_NOUNS,
    SINGULAR_COMMON,
)
from claimparse._grammar.tree import SUBJECTS, VERBAL, after_wrap, ancestors, first_conjunct, root_of, subject
from claimparse._grammar.words import PLACE_PREPOSITIONS, PLURAL_PRONOUNS

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Doc, Token

_QUOTES = frozenset({"``", "''"})
_MODIFIERS = ADJECTIVES | HYPHENS | _QUOTES | POSSESSIVE_MARKERS | {"VBN", "VBG", "RB", "RBR", "RBS", "AFX"}
_DESCRIBING = ADJECTIVES | {"VBN", "VBG"}
_INNER_LABELS = frozenset({"compound", "amod", "nmod", "poss", "punct", "quantmod", "npadvmod"})
_BEFORE_COUNTED = DETERMINERS | CARDINALS | {"PDT"}
_RATHER = PREPOSITIONS | {"RB", "JJR", "JJS"}
"""What may stand before a number in an "of" phrase: "of about 500", "of more than 500"."""
_IN_WHOLE = NOUNS | PREPOSITIONS | {"DT", "JJ", "JJR", "RB", "PRP$"}
_IN_OPENING = NOUNS | DETERMINERS | ADJECTIVES | HYPHENS | {"VBN", "VBD", "RB"}
_NOMINAL_ADJECTIVES = frozenset({"JJ", "VBN", "VBD"})
"""What "the" makes a noun: "of the injured"."""
_AFTER_ELIDED = frozenset({"VBN", "VBD", "VBP", "JJ"})
_COUNT_LABELS = frozenset({"dobj", "nsubj", "nsubjpass", "conj", "attr", "npadvmod"})
_BEFORE_ELIDED = frozenset({"including", "with", "from", "versus", "against", "remaining", "other"})
_ADJUNCT_PREPOSITIONS = PLACE_PREPOSITIONS | {"from"}
_CLAUSE_OPENERS = frozenset({";", "and", "but", "while"})
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_DEICTICS = frozenset({"last", "next", "this"})
_NEVER_HEADS = _WEEKDAYS | {"hostage", "prisoner", "captive", "today", "yesterday", "tomorrow", "tonight"}
"""Nouns that end the phrase before them: "took four clerks hostage", "after three quakes today"."""
_MODELS = re.compile(r"[A-Z]+-?\d+s")
_MAX_DEPTH = 40
_MAX_ITEM = 8


def is_kind_compound(doc: Doc, i: int) -> bool:
    """Return whether the hyphen at token i joins a number to the name of a kind: "three-wheelers", "a four-poster"."""
    if i + 1 >= len(doc) or doc[i].text != "-" or not doc[i + 1].lower_.endswith(("er", "ers")):
        return False
    return doc[i + 1].tag_ in COMMON_NOUNS and (i + 2 == len(doc) or doc[i + 2].tag_ not in NOUNS)


def counted_noun(doc: Doc, start: int) -> tuple[Run, int] | None:
    """The noun phrase without determiner that begins at token ``start``, and its head: "other major cities".

    None where no such phrase begins there.
    """
    start = after_wrap(doc, start)
    if start >= len(doc) or _is_uncounted(doc, start):
        return None
    stop, last = min(start + _MAX_ITEM, len(doc)), None
    for i in range(start, stop):
        token = doc[i]
        if after_wrap(doc, i) > i or (last is not None and _is_misread_hyphen(doc, i)):
            continue
        if (token.is_sent_start and i > start) or token.is_space or (last is not None and token.lower_ in _NEVER_HEADS):
            break
        if token.tag_ in NOUNS:
            last, outer = token, first_conjunct(token)
            if (outer.dep_ not in _INNER_LABELS or outer.head.i < start) and not is_inside_compound(doc, token.i):
                break
        elif token.tag_ not in _MODIFIERS and not _joins_modifiers(doc, i, Run(start, stop), last):
            break
    if last is None:
        return None
    if doc[start].tag_ in HYPHENS and start + 1 < len(doc) and doc[start + 1].tag_ in NOUNS:
        return Run(start + 1, start + 2), start + 1
    if doc[start].tag_ in HYPHENS and start + 2 <= last.i:
        start += 2
    while doc[start].tag_ in HYPHENS | _QUOTES and start < last.i:
        start += 1
    return Run(start, last.i + 1), last.i


def _is_misread_hyphen(doc: Doc, i: int) -> bool:
    """Return whether token i is a hyphen that the tagger takes for a noun: "co-workers"."""
    return doc[i].text == "-" and doc[i].tag_ in NOUNS and i + 1 < len(doc) and doc[i + 1].tag_ in NOUNS


def _joins_modifiers(doc: Doc, i: int, phrase: Run, last: Token | None) -> bool:
    """Return whether a number, coordinator or comma goes on before the noun: "bus and rail workers", "big, red".

    So does each word of a compound with hyphens: "out-of-town buses".
    """
    token, following = doc[i], doc[i + 1] if i + 1 < len(doc) else None
    if following is not None and (following.tag_ in HYPHENS or (i > phrase.start and doc[i - 1].tag_ in HYPHENS)):
        return True
    if token.tag_ in CARDINALS:
        is_after_name = last is not None and doc[i - 1].tag_ in POSSESSIVE_MARKERS
        return is_after_name or _is_part_of_name(doc, i, phrase.start)
    if token.tag_ not in ("CC", ","):
        return False
    if token.tag_ == "CC" and i > phrase.start and following is not None and following.tag_ in _DESCRIBING:
        return doc[i - 1].tag_ in _DESCRIBING
    is_between = token.tag_ == "," and i > phrase.start and doc[i - 1].tag_ == "JJ" and i + 1 < phrase.end
    are_conjuncts = last is not None and last.dep_ in _INNER_LABELS and last.head.i > i
    return are_conjuncts or (is_between and following is not None and following.tag_ == "JJ")


def _is_uncounted(doc: Doc, start: int) -> bool:
    """Return whether the words after a number, at token ``start``, can't name a thing that it counts."""
    if start and doc[start - 1].head.i == start and doc[start - 1].dep_ in SUBJECTS:
        return True  # "38 sank", with "sank" read as a noun
    if start + 1 == len(doc):
        return False
    if any(t.lower_ in _WEEKDAYS for t in doc[start : start + 2]):
        return True  # "180 late Friday"
    strong = doc[start].tag_ in HYPHENS and doc[start + 1].lower_ == "strong"  # "a 500-strong force" has 500 members
    dated = doc[start].lower_ in _DEICTICS and doc[start + 1].tag_ in SINGULAR_COMMON  # "turned 90 last week"
    return strong or dated


def is_plural_of_model(token: Token) -> bool:
    """Return whether a token is the plural of a model: "A350s"."""
    return _MODELS.fullmatch(token.text) is not None


def head_lemma(doc: Doc, i: int) -> str:
    """The lemma of a counted noun; of a capitalised plural, which the tagger leaves, and of "doses", the singular."""
    noun = doc[i]
    is_cut = noun.tag_ in PLURAL_COMMON and noun.lemma_.endswith("os") and noun.lower_ == f"{noun.lemma_}es"
    is_name = (noun.tag_ in PLURAL_PROPER and not noun.text.isupper()) or is_plural_of_model(noun)
    if noun.lower_ in ("species", "series"):
        return str(noun.lower_)
    return singular(noun.text) if is_name or is_cut else str(noun.lemma_)


def is_inside_compound(doc: Doc, i: int) -> bool:
    """Return whether the noun after token i belongs to one compound with it, even against the parse: "night owls"."""
    noun, i = doc[i], i + 1
    following = doc[i] if i < len(doc) else None
    if following is None or following.is_sent_start:
        return False
    if following.tag_ in HYPHENS or following.text == "-":
        return i + 1 < len(doc) and doc[i + 1].tag_ in NOUNS  # "X-rays"
    if following.tag_ in NOUNS:
        return noun.head.i == i or (noun.tag_ in SINGULAR_COMMON and following.tag_ in COMMON_NOUNS)
    return _is_model_number(doc, i)


def _is_model_number(doc: Doc, i: int) -> bool:
    """Return whether token i is the number of a model between its name and its noun: "Comet 4 airliners"."""
    if i + 1 >= len(doc) or doc[i + 1].tag_ not in NOUNS:
        return False
    return doc[i].tag_ in CARDINALS and doc[i].text[-1].isdecimal() and doc[i - 1].tag_ in PROPER_NOUNS


def _is_part_of_name(doc: Doc, i: int, start: int) -> bool:
    """Return whether a number belongs to the noun after it: "Comet 4 airliners", "MiG-21 jets", "three-wheelers"."""
    text = doc[i].text
    if i + 1 >= len(doc):
        return False
    if i > start and _is_model_number(doc, i):
        return True
    code = text[0].isupper() and text[-1].isdecimal() and doc[i + 1].tag_ in NOUNS | ADJECTIVES
    return code or (i + 2 < len(doc) and doc[i + 1].text == "-" and doc[i + 2].tag_ in NOUNS | _MODIFIERS)


def of_phrase(doc: Doc, i: int, ordering: Container[str]) -> tuple[int, int] | None:
    """The phrase after "of" or "out of" at token i: the index of its first token, and of its noun or bare number.

    ``ordering`` are adjectives that may stand before a number in it: "of the last five".
    """
    i = after_wrap(doc, i)
    if i + 1 < len(doc) and doc[i].lower_ == "out":
        i += 1
    if i >= len(doc) or doc[i].lower_ != "of":
        return None
    k = i + 1
    while (
        k < min(len(doc) - 1, i + 7)
        and not is_kind_compound(doc, k + 1)
        and not (doc[k].tag_ in CARDINALS and doc[k + 1].tag_ in HYPHENS)  # "of two-lane road"
        and (doc[k].tag_ in _BEFORE_COUNTED | _RATHER or doc[k].lower_ in ordering)
    ):
        if doc[k].tag_ in _RATHER and not any(t.tag_ in CARDINALS for t in doc[k + 1 : k + 4]):
            break
        k += 1
    found = counted_noun(doc, k)
    if found:
        return i + 1, found[1]
    if i + 1 < len(doc) and doc[i + 1].lower_ in PLURAL_PRONOUNS:
        return i + 1, i + 1
    if k < len(doc) and doc[k - 1].lower_ == "the" and doc[k].tag_ in _NOMINAL_ADJECTIVES:
        return i + 1, k
    return (i + 1, k - 1) if k > i + 1 and doc[k - 1].tag_ in CARDINALS else None


def end_of_pronoun(doc: Doc, i: int) -> int:
    """The token after a pronoun with its participle: "those surveyed"."""
    has_participle = doc[i].lower_ == "those" and i + 1 < len(doc) and doc[i + 1].tag_ in ("VBN", "VBD")
    return i + 1 + has_participle


def opening_of_phrase(doc: Doc, start: int) -> Run | None:
    """The phrase after an initial "of", up to the comma before token ``start``: "Of the injured, 7 ..."."""
    i = start - 1
    if i < 2 or doc[i].text != ",":
        return None
    k = i - 1
    while k > 0 and i - k <= _MAX_ITEM and doc[k].tag_ in _IN_OPENING and not doc[k].is_sent_start:
        k -= 1
    is_opening = doc[k].lower_ == "of" and doc[k].is_sent_start and k + 1 < i
    return Run(k + 1, i) if is_opening and doc[k + 1].tag_ in DETERMINERS else None


def is_in_adjunct(doc: Doc, noun: int) -> bool:
    """Return whether the noun at an index stands after a preposition of place: "nurses in 14 towns"."""
    return doc[noun].dep_ == "pobj" and doc[noun].head.lower_ in _ADJUNCT_PREPOSITIONS


def half_complement(doc: Doc, run: Run) -> tuple[int, int] | None:
    """The phrase after "half" without "of" ("half the voters"): the index of its determiner and of its noun."""
    if doc[run.end - 1].lower_ != "half" or run.end >= len(doc) or doc[run.end].tag_ not in DETERMINERS:
        return None
    k = run.end + 1
    while k < min(len(doc) - 1, run.end + 5) and doc[k].tag_ in CARDINALS | _RATHER:
        k += 1
    found = counted_noun(doc, k)
    return (run.end, found[1]) if found else None


def is_after_partitive(doc: Doc, i: int, number: int, ordering: Container[str]) -> bool:
    """Return whether "out of" at token i governs the number at a later index: "out of five", "out of the last six"."""
    if not i + 2 <= number <= i + 4 or doc[i].lower_ != "out" or doc[i + 1].lower_ != "of":
        return False
    return all(t.tag_ in DETERMINERS | ADJECTIVES or t.lower_ in ordering for t in doc[i + 2 : number])


def is_partitive_whole(doc: Doc, run: Run) -> bool:
    """Return whether a quantity is the whole that a later number is part of: "out of 500 tents, 90 ..."."""
    i = run.start - 1
    if i >= 0 and doc[i].tag_ in DETERMINERS:
        i -= 1
    if i >= 0 and doc[i].lower_ == "of" and (doc[i].is_sent_start or doc[i - 1].lower_ in _CLAUSE_OPENERS):
        return True
    while i > 0 and run.start - i <= _MAX_ITEM:
        if doc[i].lower_ == "of" and doc[i - 1].lower_ == "out":
            return i < 2 or doc[i - 2].tag_ not in NOUNS | CARDINALS
        if doc[i].tag_ not in _IN_WHOLE or doc[i].is_sent_start:
            return False
        i -= 1
    return False


def is_agent_of_count(doc: Doc, noun: int, run: Run) -> bool:
    """Return whether the noun at index ``noun`` acts on the things that a number counts: "two gunmen who killed 14"."""
    number = doc[root_of(doc, run)]
    if number.dep_ not in ("dobj", "npadvmod") or number.head.pos_ not in VERBAL:
        return False
    verb = number.head
    agent = subject(verb)
    while agent is None and verb.dep_ in ("xcomp", "advcl", "conj"):
        verb = verb.head
        agent = subject(verb)
    return (agent is not None and agent.i == noun) or any(a.i == noun for a in islice(ancestors(number), _MAX_DEPTH))


def has_elided_noun(doc: Doc, run: Run, start: int) -> bool:
    """Return whether a number stands for a noun that was counted before: "900 displaced", "hurt at least 9".

    ``start`` is the first token of the number's modifiers.
    """
    if run.end < len(doc) and doc[run.end].tag_ in _AFTER_ELIDED:
        return True
    if start and doc[start - 1].lower_ in _BEFORE_ELIDED:
        return True
    is_after_preposition = start > 0 and doc[start - 1].tag_ in PREPOSITIONS
    return doc[root_of(doc, run)].dep_ in _COUNT_LABELS and not is_after_preposition


def strip_determiner(doc: Doc, run: Run) -> Run:
    """A noun phrase without "the", "its", "all"."""
    start = run.start
    while start < run.end - 1 and (doc[start].tag_ in DETERMINERS or doc[start].lower_ == "all"):
        start += 1
    return Run(start, run.end)

"""Names: where one begins, goes on and ends, by capital letters, tags and the entities of the tagger."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from claimparse._evidence import Run
from claimparse._grammar.columns import Columns
from claimparse._grammar.tags import (
    BODY_LABEL,
    FUNCTION_WORDS,
    NAME_LABELS,
    PERSON_LABEL,
    PLACE_LABELS,
    PLURAL_NOUNS,
    POSSESSIVE_MARKERS,
    PREMODIFIERS,
    PROPER_NOUNS,
)
from claimparse._grammar.words import ARTICLES
from claimparse.lexicon.persons import PersonLexicon, normalized

BODY_NAME_JOINTS = frozenset({"of", "for", "on", "and", "&"})
_NEVER_AT_EDGES = BODY_NAME_JOINTS | {"in", "at", "to", "on", "by", "with", "'s", "’s", ",", "-"}
_NEVER_AT_END = _NEVER_AT_EDGES | ARTICLES
_GOES_ON = PREMODIFIERS - {"RB", "VBG", "CD"}
_MAX_PARTICLES = 4
_MAX_BODY_TAIL = 3
_MAX_PORTFOLIOS = 5
_MAX_SEAT = 3
_KOREAN_SYLLABLE = regex.compile(
    r"(?i)(?:ch|kk?|g|n|d|tt?|r|m|b|pp?|ss?|jj?|h|y|w)?(?:[yw]?[aeiou]|ae|yae|eo|yeo|ye|wa|wae|oe|wo|we|wi|eu|ui|oo|ee|ou)(?:k|n|l|m|p|ng)?"
)
"""A syllable in the Revised Romanization of Korean, or in the spellings that names keep ("soo", "hee")."""


def is_capitalised(c: Columns, i: int) -> bool:
    """Return whether a token begins with a capital letter and is no function word, date or number."""
    is_word = c.text[i][0].isupper() and c.tag[i] not in FUNCTION_WORDS
    return is_word and (c.entity_label[i] == "" or c.entity_label[i] in NAME_LABELS)


def may_begin_name(c: Columns, i: int, person_words: frozenset[str]) -> bool:
    """Return whether a name may begin at a token: by its tag, its entity, or a person's name that has it elsewhere."""
    is_name = c.tag[i] in PROPER_NOUNS or c.entity_label[i] in NAME_LABELS or c.text[i] in person_words
    return is_name and is_capitalised(c, i)


def part_that_is_a_name(words: Sequence[str], lex: PersonLexicon) -> slice:
    """The words of a name or of a phrase used as one, without function words and marks at its ends.

    It is empty if these, suffixes and forms of companies ("Inc.") are all there is.
    """
    start, end = 0, len(words)
    while start < end and words[start].lower() in _NEVER_AT_EDGES:
        start += 1
    while start < end and words[end - 1] != "A" and _is_no_end(words[end - 1], lex):  # "Child A"
        end -= 1
    no_names = lex.suffixes | lex.company_forms
    is_name = any(w not in no_names and w.lower() not in _NEVER_AT_END for w in words[start:end])
    return slice(start, end if is_name else start)


def _is_no_end(word: str, lex: PersonLexicon) -> bool:
    return word.lower() in _NEVER_AT_END or word in lex.particles


def initials(words: Sequence[str]) -> frozenset[str]:
    """The initials that may stand for a name of several words: of all capitalised words, or of the first and last.

    >>> sorted(initials(["Ada", "Mary", "Lund"]))
    ['AL', 'AML']
    """
    first = [w[0].upper() for w in words if w[0].isupper()]
    return frozenset({"".join(first), first[0] + first[-1]}) if len(first) > 1 else frozenset()


def seat_length(c: Columns, lex: PersonLexicon, i: int) -> int:
    """The number of tokens at ``i`` that are a place that stands for a body ("Number 10"); 0 if they are none."""
    ends = range(min(i + _MAX_SEAT, len(c)), i, -1)
    return next((end - i for end in ends if c.text_of(Run(i, end)) in lex.seats), 0)


def continues_entity(c: Columns, i: int) -> bool:
    """Return whether a token continues the name that the tagger begins before it."""
    return c.entity_label[i] in NAME_LABELS and not c.begins_entity[i]


def continuation_length(c: Columns, lex: PersonLexicon, i: int, end: int) -> int:
    """The number of tokens at ``i`` that continue a name: a capitalised word, perhaps after a hyphen or particles, or
    the lower-case part of a given name after a hyphen.
    """
    if c.sentence[i] != c.sentence[i - 1] and not _is_false_sentence_start(c, i):
        return 0
    may_be_joint = c.lower[i] in BODY_NAME_JOINTS or c.tag[i] in POSSESSIVE_MARKERS
    if may_be_joint and i + 1 < end and _is_joint_in_body_name(c, lex, i):
        return 2
    if is_capitalised(c, i) and (c.tag[i] in _GOES_ON or continues_entity(c, i)):
        return 1
    if i + 1 < end and (_is_second_half(c, i + 1) or _is_suffix_after_comma(c, lex, i)):
        return 2
    for k in range(i, min(i + _MAX_PARTICLES, end)):
        is_joint = c.text[k] in {"-", "’", "'"} and not c.followed_by_space[k - 1] and not c.followed_by_space[k]
        if not is_joint and c.text[k] not in lex.particles:
            return k - i + 1 if k > i and is_capitalised(c, k) else 0
    return 0


def _is_second_half(c: Columns, i: int) -> bool:
    """Return whether a token is the lower-case part of a given name after a hyphen: "seok" of "Ki-seok".

    Taggers take some for other words ("Do-hyun"); two Korean syllables after a family name are one nevertheless.
    """
    is_joined = c.text[i - 1] == "-" and not c.followed_by_space[i - 2] and not c.followed_by_space[i - 1]
    if not is_joined or not c.text[i].islower():
        return False
    is_tagged = c.tag[i] in PROPER_NOUNS and c.tag[i - 2] in PROPER_NOUNS
    return is_tagged or all(_KOREAN_SYLLABLE.fullmatch(c.text[k]) for k in (i - 2, i))


def _is_suffix_after_comma(c: Columns, lex: PersonLexicon, i: int) -> bool:
    """Return whether a comma is inside a name, before a suffix or form: "Tarn Foods, Inc.", "Ann Lee, Jr."."""
    is_suffix = c.text[i] == "," and (
        c.text[i + 1] in lex.company_forms or normalized(c.text[i + 1]) in lex.generation_suffixes
    )
    return is_suffix and is_capitalised(c, i - 1)


def _is_false_sentence_start(c: Columns, i: int) -> bool:
    """Return whether a sentence that begins at ``i`` begins inside a name: after an abbreviation, or no punctuation."""
    before = c.text[i - 1][-1]
    return before == "." or (before.isalnum() and c.tag[i] in PROPER_NOUNS)


def _is_joint_in_body_name(c: Columns, lex: PersonLexicon, i: int) -> bool:
    """Return whether "of", "for", "and" or "'s" is in a body's name: "Ministry of Defence", "St Mary's Hospital"."""
    is_inside = c.entity_label[i] in ("ORG", "FAC") and continues_entity(c, i) and continues_entity(c, i + 1)
    if c.tag[i] in POSSESSIVE_MARKERS and _is_group(c, lex, i - 1) and c.text[i + 1] in lex.body_name_heads:
        return True  # "the Traders' Congress"
    if c.text[i] == "&" or (c.lower[i] == "and" and _is_body_name_tail(c, lex, i + 1)):
        return c.text[i + 1][0].isupper() and c.tag[i + 1] not in FUNCTION_WORDS
    before = c.text[i - 1]
    is_head = before in lex.body_name_heads or (_is_group(c, lex, i - 1) and not c.begins_entity[i + 1])
    is_proper = c.tag[i + 1] in PROPER_NOUNS and c.text[i + 1][0].isupper()
    if c.lower[i] == "of" and before[0].isupper() and c.lower[i - 1] in lex.realm_nouns:
        return is_proper
    if c.lower[i] == "on" and before in lex.body_name_heads:  # "Committee on Water Use", not "on Monday"
        return is_proper and is_capitalised(c, i + 1) and c.entity_label[i + 1] not in PLACE_LABELS
    return is_inside or (c.lower[i] in {"of", "for"} and is_head and is_proper and not c.begins_entity[i + 1])


def _is_group(c: Columns, lex: PersonLexicon, i: int) -> bool:
    """Return whether a token is a capitalised plural for persons: "Traders"."""
    return c.tag[i] in PLURAL_NOUNS and c.text[i][:-1].lower() in lex.person_nouns and c.text[i][0].isupper()


def _is_body_name_tail(c: Columns, lex: PersonLexicon, start: int) -> bool:
    """Return whether the capitalised words from a token on end in a word for a body: "Technology Committee"."""
    end = start
    while end < min(start + _MAX_BODY_TAIL, len(c)) and c.text[end][0].isupper() and c.tag[end] in PROPER_NOUNS:
        end += 1
    is_tail = end - start > 1 and c.text[end - 1] in lex.body_name_heads
    return is_tail and c.entity_label[start - 2] != PERSON_LABEL


def name_after_portfolios(c: Columns, lex: PersonLexicon, office: int, end: int) -> int | None:
    """The first token of the name after an office and what it is for; None if none is there.

    "Leader of the Opposition Ann Lee", "Minister of Work, Water Use and Health Ann Lee", "Minister of Work and Water
    Use, Ann Lee".
    """
    if office + 3 >= end or c.text[office] not in lex.offices or c.lower[office + 1] not in {"of", "for"}:
        return None
    i, is_last = office + 2 + (c.lower[office + 2] in ARTICLES), False
    for count in range(_MAX_PORTFOLIOS):
        start = i
        while i < end and is_capitalised(c, i) and not begins_full_name(c, lex, i, end):
            i += 1
        if i == start or i + 1 >= end:
            return None
        if begins_full_name(c, lex, i, end):
            return i
        comma = c.text[i] == "," or (not count and c.lower[i] in {"of", "for"})
        if is_last:
            is_name = comma and is_capitalised(c, i + 1) and _is_apposed_full_name(c, lex, i + 1, end)
            return i + 1 if is_name else None
        i += comma
        is_last = c.lower[i] in {"and", "&"}
        if not (comma or is_last) or i + is_last + 1 >= end:
            return None
        i += is_last
        if begins_full_name(c, lex, i, end):
            return i if comma and count and not is_last else None
    return None


def has_portfolios_before(c: Columns, lex: PersonLexicon, start: int, name: int) -> bool:
    """Return whether the words before a name are an office for several things: "Food and Water Minister Ann Lee"."""
    between = range(start, name - 1)
    is_list = all(c.text[i][0].isupper() or c.text[i] in {"and", "&", ","} for i in between)
    return c.text[name - 1] in lex.offices and 0 < len(between) <= 2 * _MAX_PORTFOLIOS and is_list


def begins_full_name(c: Columns, lex: PersonLexicon, i: int, end: int) -> bool:
    """Return whether a person's full name begins at a token, by its given name or the tagger's label."""
    is_person = c.text[i] in lex.given_names or (c.entity_label[i] == PERSON_LABEL and c.begins_entity[i])
    is_hyphenated = i + 3 < end and c.text[i + 1] == "-"
    return is_person and i + 1 < end and (is_hyphenated or is_capitalised(c, i + 1))


def _is_apposed_full_name(c: Columns, lex: PersonLexicon, i: int, end: int) -> bool:
    """Return whether two or three capitalised words before a comma are a name, and no body's."""
    k = i
    while k < min(i + 3, end) and is_capitalised(c, k):
        k += 1
    return k - i > 1 and c.text[k : k + 1] == [","] and c.text[k - 1] not in lex.body_name_heads


def is_one_body(c: Columns, start: int, end: int) -> bool:
    """Return whether the tagger takes tokens for the name of one body."""
    return {*c.entity_label[start:end]} == {BODY_LABEL} and not any(c.begins_entity[start + 1 : end])


def follows_preposition_or_article(c: Columns, i: int) -> bool:
    """Return whether a word that is a place or body as well as a surname means that here: "in Jordan", "the Post"."""
    before = i - 1
    return before >= 0 and c.tag[before] in {"IN", "TO", "DT"} and c.lower[before] not in {"by", "that", "as", "to"}

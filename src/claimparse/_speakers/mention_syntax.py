"""Questions about the parse of mentions: pronouns, nouns and their phrases."""

from __future__ import annotations

from collections.abc import Container, Iterator

from claimparse._evidence import Run
from claimparse._grammar.words import INDEFINITE_ARTICLES, PARTITIVE_QUANTIFIERS
from claimparse._speakers.clause_syntax import MAX_CHAIN, is_subject
from claimparse._speakers.columns import Columns
from claimparse._speakers.pronouns import PRONOUNS
from claimparse._speakers.word_syntax import (
    NOUNS,
    ONE_NOUN_PHRASE,
    PREMODIFIERS,
    is_cardinal,
    is_personal_pronoun,
    is_plural,
    is_preposition,
)

MODIFYING_LABELS = frozenset({"poss", "compound", "nmod", "appos"})
COMPLEMENT_PREPOSITIONS = frozenset({"of", "for", "at", "in", "to"})


# ---- pronouns


def is_expletive(c: Columns, i: int) -> bool:
    """Return whether "it" stands for a clause that follows: "It is clear that ...", "it was reported that ..."."""
    if c.lower[i] != "it" or not is_subject(c, i):
        return False
    below = [k for k in c.children[c.head[i]] if k > i]
    is_copular = c.dep[i] == "nsubjpass" or any(c.dep[k] in {"acomp", "attr"} for k in below)
    return is_copular and any(
        c.dep[k] in {"ccomp", "csubj"} for b in below for k in (b, *c.children[b]) if k > b or k == b
    )


def is_third_person(c: Columns, i: int) -> bool:
    """Return whether a token is a pronoun of the third person that refers to a person or thing."""
    pronoun = PRONOUNS.get(c.lower[i])
    return pronoun is not None and pronoun.person == 3 and is_personal_pronoun(c, i) and not is_expletive(c, i)


# ---- nouns and their phrases


def head_of_run(c: Columns, run: Run) -> int:
    """The token of a run whose governor is outside it; the first such noun where the parse breaks the run up."""
    heads = [i for i in range(run.start, run.end) if not run.start <= c.head[i] < run.end or c.head[i] == i]
    nominal = [i for i in heads if c.tag[i] in NOUNS or c.lower[i] in PRONOUNS]
    return (nominal or heads or [run.end - 1])[0]


def run_up_to(c: Columns, noun: int) -> Run:
    """A noun with what precedes it in its phrase."""
    return Run(c.doc[noun].left_edge.i, noun + 1)


def run_from_first_child(c: Columns, noun: int) -> Run:
    """A noun with the words before it that it governs itself."""
    return Run(min((*c.children[noun], noun)), noun + 1)


def conjuncts_within(c: Columns, head: int, inside: Run) -> list[int]:
    """A noun and those coordinated with it inside a run, in text order."""
    out, stack = [], [head]
    while stack:
        i = stack.pop()
        out.append(i)
        stack += [k for k in c.children[i] if c.dep[k] == "conj" and inside.start <= k < inside.end]
    return sorted(out)


def first_conjunct(c: Columns, i: int) -> int:
    """The first of coordinated or apposed nouns."""
    for _ in range(MAX_CHAIN):
        if c.dep[i] not in {"conj", "appos"}:
            break
        i = c.head[i]
    return i


def topmost_noun(c: Columns, i: int) -> int:
    """The noun at the top of a mention's phrase, which has the mention's role in the sentence.

    It is the noun that the mention is an apposition to, the first of coordinated nouns, or a quantifier: "Many" for
    "them" in "Many of them".
    """
    for _ in range(MAX_CHAIN):
        quantifier = quantifier_of(c, i)
        joined = c.dep[i] in {"appos", "conj"} and c.tag[c.head[i]] in NOUNS
        if not joined and quantifier is None:
            break
        i = c.head[i] if quantifier is None else quantifier
    return i


def quantifier_of(c: Columns, noun: int) -> int | None:
    """The word that says how many of a group are meant: "Many" of "Many of them"."""
    of = c.head[noun]
    quantifier = c.head[of]
    is_partitive = c.dep[noun] == "pobj" and c.lower[of] == "of" and c.lower[quantifier] in PARTITIVE_QUANTIFIERS
    return quantifier if is_partitive else None


def appositions(c: Columns, noun: int) -> Iterator[int]:
    """The nouns in apposition to a noun, in text order."""
    return (k for k in c.children[noun] if c.dep[k] == "appos")


def is_apposed_after_comma(c: Columns, noun: int, head: int) -> bool:
    """Return whether a noun is in apposition to a singular one after a comma: "One of them, the trader Ann Lee"."""
    is_apposed = c.dep[noun] == "appos" and c.head[noun] == head and not is_plural(c, head)
    return is_apposed and c.text[c.doc[noun].left_edge.i - 1] == ","


def is_noun_modifier(c: Columns, noun: int) -> bool:
    """Return whether a noun modifies another one: "company" in "company boss"."""
    return c.dep[noun] in {"compound", "nmod"}


def is_apposed_to_name(c: Columns, noun: int, name_head: int) -> bool:
    """Return whether a noun before a name describes it: "the magazine Globe", but not "the magazine Lee founded"."""
    return not is_subject(c, name_head) or c.head[noun] == name_head


def has_relative_clause(c: Columns, noun: int) -> bool:
    """Return whether a relative clause describes a noun."""
    return any(c.dep[k] == "relcl" for k in c.children[noun])


def is_example_after_like(c: Columns, i: int, things: Container[str]) -> bool:
    """Return whether a name is an example of ``things`` and so nobody, whatever its form: "things like Ember"."""
    return i > 1 and c.lower[i - 1] == "like" and c.lower[c.head[i - 1]] in things


def possessor(c: Columns, noun: int) -> int | None:
    """The possessor of a noun: "her" of "her husband", the last word of a name with 's."""
    return next((k for k in c.children[noun] if c.dep[k] == "poss" and k < noun), None)


def age_after_name(c: Columns, i: int) -> str:
    """The age given after the last token of a name: "79" of "Ann Lee, 79," and "Ann Lee, who is 79"; else ""."""
    k = i + 1
    if c.text[k : k + 1] != [","]:
        return ""
    k += 1 + 2 * (c.lower[k + 1 : k + 3] in (["who", "is"], ["who", "was"]))
    is_age = k < len(c) and is_cardinal(c, k) and c.text[k].isdigit() and len(c.text[k]) <= 3
    return c.text[k] if is_age and (k + 1 == len(c) or c.tag[k + 1] not in NOUNS) else ""


def age_as_description(c: Columns, i: int) -> str:
    """The age that describes a person, at the token "old": "79" of "the 79-year-old"; else ""."""
    start = i - 4
    is_age = start > 0 and c.lower[i] == "old" and c.lower[start + 1 : i] == ["-", "year", "-"]
    return c.text[start] if is_age and c.lower[start - 1] == "the" and c.dep[i] not in {"amod", "compound"} else ""


def has_definite_determiner(c: Columns, noun: int) -> bool:
    """Return whether a noun has the definite article or a singular demonstrative."""
    return any(c.dep[k] == "det" and c.lower[k] in {"the", "this", "that"} for k in c.children[noun])


def is_indefinite(c: Columns, noun: int) -> bool:
    """Return whether a noun has an indefinite article."""
    return any(c.dep[k] == "det" and c.lower[k] in INDEFINITE_ARTICLES for k in c.children[noun])


def modifiers(c: Columns, noun: int) -> list[str]:
    """The words before a noun that narrow it, in lower case: "chief", "EU" of "the chief EU negotiator"."""
    return [
        c.lower[k]
        for k in c.children[noun]
        if k < noun and c.dep[k] in {"amod", "compound", "nmod", "poss"} and c.tag[k] in PREMODIFIERS
    ]


def complement_words(c: Columns, noun: int) -> list[str]:
    """The nouns in the of- and for-phrases of a noun, in lower case."""
    return [c.lower[k] for k in complements(c, noun)]


def complements(c: Columns, noun: int) -> list[int]:
    """The nouns in the of- and for-phrases of a noun: "Norway" of "the finance minister of Norway"."""
    return [
        obj
        for prep in c.children[noun]
        if prep > noun and c.dep[prep] == "prep" and c.lower[prep] in COMPLEMENT_PREPOSITIONS
        for obj in c.children[prep]
        if c.dep[obj] == "pobj"
    ]


def end_of_complements(c: Columns, noun: int) -> int:
    """The end of the prepositional phrases of a noun."""
    end = noun + 1
    for k in c.children[noun]:
        if k > noun and c.dep[k] == "prep":
            end = max(end, c.doc[k].right_edge.i + 1)
    return end


def ends_source_phrase(c: Columns, i: int) -> bool:
    """Return whether a source's phrase ends before a token: a mark, a relative pronoun or a present participle."""
    return c.text[i] in {",", ";", ":", "(", "—", "–"} or c.tag[i] in {"WP", "WDT", "VBG"}


def trim_coordination(c: Columns, start: int, end: int) -> int:
    """The end of a conjunct that ends at ``end``, without commas, coordinators and adverbs before the next one."""
    while start < end and (c.tag[end - 1] in {"CC", ",", "RB"} or c.lower[end - 1] == "as"):
        end -= 1
    return end


def apposition_end(c: Columns, noun: int, limit: int) -> int:
    """The end of a noun's phrase in apposition: at the next comma, dash or verb, at most ``limit`` tokens on."""
    end = noun + 1
    while end < min(len(c), noun + limit) and (c.tag[end] in ONE_NOUN_PHRASE or is_preposition(c, end)):
        end += 1
    while end > noun + 1 and c.tag[end - 1] in {"IN", "DT", "POS"}:
        end -= 1
    return end

"""Clauses and phrases without a finite verb, as contents have them: "to cut fares", "taking bribes", "it a lie".

``inside`` are the tokens of the content.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from claimparse._grammar.tags import PLURAL_NOUNS
from claimparse._grammar.tree import (
    AUXILIARIES,
    CONJUNCTS,
    FINITE_TAGS,
    NOMINAL,
    SUBJECTS,
    WH_TAGS,
    child,
    first_conjunct,
    is_verbal,
    tense,
)
from claimparse._grammar.words import CHARGE_PREPOSITIONS, INTERROGATIVE_COMPLEMENTIZERS, SENTENCE_FINAL

if TYPE_CHECKING:
    from claimparse._grammar.columns import Columns
    from claimparse._grammar.tokens import Doc, Token

_STOPS = SENTENCE_FINAL | {":"}
_CLAUSE_OPENERS = frozenset({"that", "whether", "if"})
_FUNCTION_WORDS = frozenset({"ADP", "SCONJ", "CCONJ", "PUNCT", "SPACE"})
_MAIN = frozenset({"ROOT", "ccomp", "conj"})
_SUBJECTS_AND_POSSESSORS = SUBJECTS | {"poss"}
_OBJECT_PREDICATES = frozenset({"oprd", "attr", "acomp", "xcomp", "ccomp", "appos", "conj"})


def is_plural_noun(noun: Token) -> bool:
    """Return whether a noun or number is plural, or the first of several."""
    if noun.tag_ == "CD":
        return noun.lower_ not in ("1", "one")
    return noun.tag_ in PLURAL_NOUNS or child(noun, CONJUNCTS) is not None


def ungoverned(doc: Doc, tokens: Sequence[int]) -> list[Token]:
    """The words that no other one of some tokens governs; prepositions and conjunctions if there is no other."""
    inside = frozenset(tokens)
    tops = [doc[t] for t in tokens if doc[t].head.i not in inside or doc[t].head.i == t]
    return [t for t in tops if t.pos_ not in _FUNCTION_WORDS] or tops


def top_of(doc: Doc, tokens: Sequence[int], head: int) -> Token:
    """The word that carries a content: its head, or the verb above it there; else a verb, or the first word.

    Where the head is a noun before an infinitive, it is the infinitive: "found the report to be false".
    """
    inside, words = frozenset(tokens), ungoverned(doc, tokens)
    infinitive = next((t for t in words if is_verbal(t) and infinitive_marker(t, inside) is not None), None)
    if head not in inside:
        return next((t for t in words if is_verbal(t)), words[0])
    top = doc[head]
    if not is_verbal(top):
        return top if infinitive is None else infinitive
    while top.head.i in inside and top.head.i != top.i and is_verbal(top.head):
        top = top.head
    return top


def is_finite(doc: Doc, columns: Columns, tokens: Sequence[int]) -> bool:
    """Return whether some tokens make a clause with a finite verb."""
    tag, label = columns.tag, columns.dep
    finite = [t for t in tokens if tag[t] in FINITE_TAGS]
    if any(label[columns.head[t] if label[t] in AUXILIARIES else t] in _MAIN for t in finite):
        return True
    if finite and not any(tag[t] in WH_TAGS for t in tokens) and _has_own_subject(doc, finite):
        return True  # "the project no longer made sense", read as "the project that no longer made sense"
    words = [columns.lower[t] for t in tokens if columns.text[t].isalpha()]
    if len(words) > 1 and words[0] in _CLAUSE_OPENERS:
        return True
    tops = ungoverned(doc, tokens)
    verb = next((t for t in tops if is_verbal(t)), tops[0])
    return is_verbal(verb) and tense(verb) is not None


def _has_own_subject(doc: Doc, finite: Sequence[int]) -> bool:
    """Return whether any finite verb says something of the noun that it is read as describing."""
    verbs = (doc[t].head if doc[t].dep_ in AUXILIARIES else doc[t] for t in finite)
    return any(verb.dep_ == "relcl" and child(verb, SUBJECTS) is None for verb in verbs)


def has_finite_word(doc: Doc, tokens: Collection[int]) -> bool:
    """Return whether any of some tokens is finite: "has not commented on"."""
    return any(doc[t].tag_ in FINITE_TAGS for t in tokens)


def nouns_among(doc: Doc, tokens: Sequence[int]) -> list[Token]:
    """The nouns, names and pronouns among some tokens."""
    return [doc[t] for t in tokens if doc[t].pos_ in NOMINAL]


def head_of_compound(noun: Token, inside: Collection[int]) -> Token:
    """The head of the noun phrase that begins with a noun: "forces" in "Ukraine's armed forces"."""
    while noun.head.i in inside and noun.head.i > noun.i and noun.head.pos_ in NOMINAL:
        noun = noun.head
    return noun


# ---------------------------------------------------------------- verbs


def infinitive_marker(verb: Token, inside: Collection[int]) -> Token | None:
    """The "to" of an infinitive."""
    return next((c for c in verb.lefts if c.lower_ == "to" and c.dep_ in AUXILIARIES and c.i in inside), None)


def bare_form(marker: Token, verb: Token) -> Token:
    """The first bare form after "to": "have" in "to have won"."""
    return next((t for t in verb.doc[marker.i + 1 : verb.i + 1] if t.tag_ == "VB"), verb)


def gerund(verb: Token, inside: Collection[int]) -> Token | None:
    """The first word in -ing of a verb or of its auxiliaries: "having" in "having lied"."""
    group = [*(c for c in verb.lefts if c.dep_ in AUXILIARIES and c.i in inside), verb]
    return group[0] if group[0].tag_ == "VBG" else None


def adverbs_before(first: Token, verb: Token, inside: Collection[int]) -> int:
    """The token at which the adverbs right before the first word of a verb begin: "openly" in "openly lying"."""
    adverbs = {c.i for c in verb.lefts if c.dep_ == "advmod"}
    start = first.i
    while start - 1 in adverbs and start - 1 in inside:
        start -= 1
    return start


def opens_question(doc: Doc, first: int) -> bool:
    """Return whether a content begins as an embedded question: "whether it paid", "how many came"."""
    return doc[first].tag_ in WH_TAGS or doc[first].lower_ in INTERROGATIVE_COMPLEMENTIZERS


def gerund_of_charge(doc: Doc, tokens: Sequence[int], cue: int) -> Token | None:
    """The verb of what somebody is charged with after a noun: "hiding" in "accused the firm of hiding losses"."""
    inside = frozenset(tokens)
    for t in tokens:
        preposition = preposition_before(doc[t])
        if preposition is None or preposition.i not in inside or preposition.lower_ not in CHARGE_PREPOSITIONS:
            continue
        governor = preposition.head
        if governor.i == cue or (governor.head.i == cue and governor.pos_ in NOMINAL):
            return doc[t]
    return None


def misread_gerund(word: Token) -> Token | None:
    """A gerund that is read as an adjective: "striking" in "denied striking civilian areas"."""
    return word if word.tag_ == "VBG" and word.dep_ == "amod" else None


def bare_verb(verb: Token) -> Token | None:
    """A subjunctive, which has the bare form: "step" in "demanded that she step down"."""
    has_auxiliary = child(verb, AUXILIARIES) is not None
    return verb if verb.tag_ in ("VB", "VBP") and not has_auxiliary and child(verb, SUBJECTS) is not None else None


def gapped_auxiliary(verb: Token) -> str | None:
    """The "was" or "were" that a participle with a subject of its own lacks: "Four were killed and six wounded"."""
    first, who = first_conjunct(verb), child(verb, SUBJECTS)
    if verb.tag_ != "VBN" or first.i == verb.i or who is None or child(verb, AUXILIARIES) is not None:
        return None
    if not any(c.lower_ in ("was", "were") for c in first.lefts if c.dep_ in AUXILIARIES):
        return None
    return "were" if is_plural_noun(who) else "was"


def headline_passive(verb: Token, inside: Collection[int]) -> Token | None:
    """A past participle without an auxiliary in a sentence without a stop: "17 hurt in crash".

    In any other sentence it is a past tense that was read wrongly: "Reactions split along party lines."
    """
    has_auxiliary = any(c.dep_ in AUXILIARIES and c.i in inside for c in verb.lefts)
    is_headline = not any(t.text in _STOPS for t in verb.sent[-3:])
    return verb if verb.tag_ == "VBN" and not has_auxiliary and is_headline else None


def preposition_before(verb: Token) -> Token | None:
    """The preposition whose complement is a verb: "of" in "of lying"; in "of hiding losses" also if it is misparsed."""
    if verb.dep_ == "pcomp":
        return verb.head
    noun = verb.head
    is_modifier = verb.tag_ == "VBG" and verb.dep_ == "amod" and noun.dep_ == "pobj"
    return noun.head if is_modifier and noun.head.i == verb.i - 1 else None


def negation_before(marker: Token, verb: Token) -> Token | None:
    """The "not" right before the "to" of an infinitive."""
    return next((c for c in verb.lefts if c.dep_ == "neg" and c.i == marker.i - 1), None)


def worded_subject_of(verb: Token, inside: Collection[int]) -> Token | None:
    """The subject of a verb among some tokens, or whose doing a gerund is."""
    found = child(verb, _SUBJECTS_AND_POSSESSORS)
    return found if found is not None and found.i in inside else None


# ---------------------------------------------------------------- predicates of nouns


def linking_as(after: Sequence[Token]) -> Token | None:
    """The preposition "as" before what something is called."""
    return next((t for t in after if t.lower_ == "as" and t.dep_ != "mark"), None)


def complement_of(token: Token, verb: int) -> bool:
    """Return whether a preposition hangs on a verb itself, given by its index: "accused the firm of fraud"."""
    return token.head.i == verb and token.dep_ == "prep"


def is_object_predicate(word: Token) -> bool:
    """Return whether a noun or adjective may be said of the noun before it: "called the plan a mistake"."""
    return not is_verbal(word) and word.dep_ in _OBJECT_PREDICATES


def appears_known(noun: Token) -> bool:
    """Return whether a name or pronoun stands for a thing that is taken for granted."""
    return noun.pos_ in ("PROPN", "PRON")


def opens_content(token: Token, after: Token) -> bool:
    """Return whether "that" opens a clause, given the word after it; else it points to a thing: "that boat"."""
    if token.lower_ != "that":
        return False
    return token.dep_ == "mark" or token.tag_ == "IN" or after.tag_ in ("IN", "DT", "PRP", "PRP$", "NNP", "CD")

"""What is said about a noun beside its own clause: the phrases after it, and whom the words of a phrase describe."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from claimparse._evidence import Run
from claimparse._grammar.arguments import is_negated, possessor, preposition_object, understood_subject
from claimparse._grammar.tree import (
    COPULA_LABELS,
    DIRECT_OBJECTS,
    MAX_CLIMB,
    NOMINAL,
    PREPOSITION_COMPLEMENTS,
    RELATIVES,
    SUBJECTS,
    VERBAL,
    ancestors,
    child,
    children,
    subtree_run,
    trim,
)
from claimparse._grammar.words import NEGATIVE_PRONOUNS

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token

_NOUN_CLAUSES = frozenset({"relcl", "acl"})
_AFTER_NOUN = _NOUN_CLAUSES | {"amod", "prep"}
_ADJUNCTS = frozenset({"advcl", "prep"})
_COMPLEMENT_CLAUSES = frozenset({"ccomp", "xcomp", "pcomp"})
_OBJECTS = DIRECT_OBJECTS | PREPOSITION_COMPLEMENTS
_OUTSIDE_PREDICATE = SUBJECTS | {"punct", "cc", "advcl", "mark", "ccomp", "parataxis", "intj", "dep"}
_NAMED_AS = frozenset({"oprd", "attr", "dobj"})
_NOBODY = NEGATIVE_PRONOUNS | {"neither"}
_REFUSING = frozenset({"decline", "refuse"})
_NEGATIVE = frozenset({"not", "n't", "n’t", "never", "without"})


class Description(NamedTuple):
    """Words about somebody: their run, the head of their clause or phrase, and ``who`` it is about.

    ``is_statement`` is true if they are a predicate of their own, false if they modify a noun or a verb.
    """

    run: Run
    head: Token
    who: Token
    is_statement: bool


def partitive_noun(word: Token) -> Token | None:
    """The noun of which a quantifier takes a part: "people" for "one" in "one of the people"."""
    of = next((c for c in word.rights if c.dep_ == "prep" and c.i == word.i + 1 and c.lower_ == "of"), None)
    return preposition_object(of) if of is not None else None


def phrases_after(noun: Token) -> Iterator[Token]:
    """Yield the heads of the clauses and phrases after a noun that describe it, those after its "of" noun included.

    "Familiar" in "people familiar with it"; "saw" in "one of the people who saw it".
    """
    for word in (noun, partitive_noun(noun)):
        if word is not None:
            yield from (c for c in word.rights if c.dep_ in _AFTER_NOUN)


def is_about_noun(phrase: Token) -> bool:
    """Return whether a phrase after a noun says something of it: not negated, and not with another subject."""
    own = child(phrase, SUBJECTS)
    is_denied = is_negated(phrase) or any(_is_negative(t) for t in (phrase, *phrase.children))
    return not is_denied and (own is None or own.tag_ in RELATIVES)


def predicative_words(phrase: Token) -> Iterator[Token]:
    """Yield the head of a phrase after a noun, and what a copula in it says: "familiar" in "who is familiar with"."""
    yield phrase
    yield from children(phrase, COPULA_LABELS)


def complement_words(phrase: Token) -> Iterator[Token]:
    """Yield what a phrase after a noun says that it has: "knowledge" in "with knowledge of it"."""
    if phrase.lemma_ == "have" or phrase.lower_ == "with":
        yield from children(phrase, _OBJECTS)


def phrase_after(head: Token) -> Run:
    """The words of a phrase after a noun, up to a relative clause after a comma, which is about the noun itself."""
    doc, run = head.doc, subtree_run(head)
    ends = (i for i in range(run.start + 1, run.end - 1) if doc[i].text == "," and doc[i + 1].tag_ in RELATIVES)
    return trim(doc, Run(run.start, next(ends, run.end)))


def has_of_complement(noun: Token) -> bool:
    """Return whether a noun is the noun of something: "the source of the river"."""
    return any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.rights)


def object_of(verb: Token) -> Token | None:
    """The direct object of a verb."""
    return child(verb, DIRECT_OBJECTS)


def noun_described(adjective: Token) -> Token | None:
    """The noun that an adjective before it describes: "minister" for "unnamed" in "one unnamed minister"."""
    noun = adjective.head
    return noun if adjective.dep_ == "amod" and adjective.i < noun.i and noun.pos_ in NOMINAL else None


def is_predicative(adjective: Token) -> bool:
    """Return whether a verb says an adjective of its subject: "remain anonymous"."""
    return adjective.dep_ in COPULA_LABELS


def is_refused(verb: Token) -> bool:
    """Return whether a verb, or one of those above it in its clause, is negated or refuses: "declined to be named"."""
    for token in (verb, *_verbs_above(verb)):
        is_nobody = any(c.lower_ in _NOBODY for c in children(token, SUBJECTS))
        if is_nobody or token.lemma_ in _REFUSING or any(map(_is_negative, token.lefts)):
            return True
    return False


def _is_negative(word: Token) -> bool:
    return word.lower_ in _NEGATIVE or word.lower_.endswith(("n't", "n’t"))


def _verbs_above(verb: Token) -> Iterator[Token]:
    """Yield the verbs of which a verb is the complement, nearest first."""
    for head in ancestors(verb):
        if verb.dep_ not in _COMPLEMENT_CLAUSES or head.pos_ not in VERBAL | {"ADP"}:
            return
        yield head
        verb = head


def has_complement(verb: Token) -> bool:
    """Return whether a verb of naming says as what: "was not named captain", "named in the will"."""
    return any(c.dep_ in _NAMED_AS or (c.dep_ == "prep" and c.lower_ in ("as", "in")) for c in verb.rights)


def has_infinitive(verb: Token) -> bool:
    """Return whether an infinitive follows a verb: "authorised to speak"."""
    return any(c.dep_ == "xcomp" for c in verb.rights)


def concerned_noun(verb: Token) -> Token | None:
    """The noun that something is done to: the object, or the subject of a passive."""
    return child(verb, DIRECT_OBJECTS) or child(verb, SUBJECTS)


class Sources(NamedTuple):
    """The sources of a text: the heads of sources by those of their cues, and all heads of sources."""

    of_cue: Mapping[int, int]
    heads: Container[int]


def description_around(
    word: Token, sources: Sources, reporting: Container[int], parts: Container[str]
) -> Description | None:
    """The clause or phrase of a word, and the noun that it is about; None where it is about none.

    A phrase beside a cue is about the source of the cue, unless a cue among ``reporting`` reports it ("asked for
    anonymity"). ``parts`` are nouns that stand for the one who has them: "her name was withheld" is about her.
    """
    doc, token, of_cue = word.doc, word, sources.of_cue
    for _ in range(MAX_CLIMB):
        head = token.head
        if token.dep_ in _NOUN_CLAUSES and head.pos_ in NOMINAL and head.lower_ not in parts:
            around = chain([head], islice(ancestors(head), MAX_CLIMB))
            return _modifying(token, next((a for a in around if a.i in sources.heads), head))
        if token.dep_ in _ADJUNCTS and (token.dep_ == "prep" or child(token, SUBJECTS) is None):
            above = (a.i for a in (head, *_clauses_above(head)) if a.i in of_cue and a.i not in reporting)
            cue = next(above, None)
            if cue is not None and (token.dep_ == "advcl" or head.i == cue):
                return _modifying(token, doc[of_cue[cue]])
            if token.dep_ == "prep" and head.i in sources.heads:
                return _modifying(token, head)
        if token.pos_ in VERBAL and (head.i == token.i or (token.dep_ in ("conj", "ccomp", "parataxis"))):
            own = child(token, SUBJECTS)
            if token.dep_ != "ccomp" or own is None or own.lower_ not in parts:
                return _statement(token, word, parts)
        if head.i == token.i:
            return None
        token = head
    return None


def _clauses_above(verb: Token) -> Iterator[Token]:
    """Yield the verbs above a verb up to the end of its relative clause."""
    for token in islice(ancestors(verb), MAX_CLIMB):
        if verb.dep_ in _NOUN_CLAUSES:
            return
        verb = token
        yield token


def _modifying(head: Token, who: Token) -> Description:
    return Description(trim(head.doc, subtree_run(head)), head, who, False)


def _statement(verb: Token, word: Token, parts: Container[str]) -> Description | None:
    """The predicate of a verb, without its subject and what stands before it.

    Of a verb with an object only the phrase of the word: "confirmed it on condition of anonymity".
    """
    who = understood_subject(verb)
    if who is not None and who.lower_ in parts:
        who = possessor(who)
    if who is None:
        return None
    pronouns = [c for c in children(verb, SUBJECTS) if c.tag_ in RELATIVES]
    words = [c for c in verb.lefts if c.dep_ not in _OUTSIDE_PREDICATE] + pronouns
    inside = [c.left_edge.i for c in words if c.i > who.i]
    start = min([verb.i, *inside])
    if child(verb, DIRECT_OBJECTS) is not None:
        start = next((c.i for c in verb.rights if c.dep_ == "prep" and c.is_ancestor(word)), start)
    return Description(trim(verb.doc, Run(start, verb.right_edge.i + 1)), verb, who, not pronouns)

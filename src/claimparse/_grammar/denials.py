"""Questions about the parse of denials: the noun for what is denied, whose claim it is, and the stems of its words."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar import arguments
from claimparse._grammar.parts_of_speech import can_head_noun_phrase
from claimparse._grammar.predication import Predication
from claimparse._grammar.tree import VERBAL
from claimparse._grammar.words import DERIVATIONAL_SUFFIXES

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token

_OBJECTS = frozenset({"dobj", "nsubjpass", "pobj", "attr", "oprd"})
_CONTENT_WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
MIN_STEM = 4
MAX_WORDS = 40
"""Tokens on either side of a noun that count as its phrase."""


def is_pronominal(token: Token) -> bool:
    """Return whether a word only points at something: "it", "this", "them"."""
    return token.pos_ in ("PRON", "DET")


def denied_noun(cue: Token, head: Token, content_tokens: Collection[int]) -> Token | None:
    """The noun for what is denied: "the claims" in "dismissed the claims as false"; None for a clause.

    ``content_tokens`` are the tokens of the content, without those of the cue that calls it false.
    """
    if can_head_noun_phrase(head) and head.i in content_tokens:
        return head
    if head.pos_ in VERBAL and head.dep_ in ("ccomp", "xcomp", "acl", "relcl", "pcomp") and not _is_predication(head):
        return None
    for verb in (cue, head):
        found = next((c for c in verb.children if c.dep_ in (*_OBJECTS, "nsubj") and c.i in content_tokens), None)
        if found is not None:
            return found
    return None


def _is_predication(verb: Token) -> bool:
    """Return whether a clause only predicates an adjective of its subject: "considered to be false"."""
    return verb.lemma_ == "be" and any(c.dep_ == "acomp" for c in verb.children)


def tokens_below(noun: Token) -> Iterator[Token]:
    """The words of a noun's phrase, itself included, in text order."""
    first = max(noun.left_edge.i, noun.i - MAX_WORDS)
    return iter(noun.doc[first : min(noun.right_edge.i, noun.i + MAX_WORDS) + 1])


def phrase_within(noun: Token, content_tokens: Collection[int]) -> Run:
    """The tokens of a noun's phrase that are in a content."""
    tokens = [t.i for t in tokens_below(noun) if t.i in content_tokens]
    return Run(min(tokens, default=noun.i), max(tokens, default=noun.i) + 1)


def claimant(noun: Token) -> Token | None:
    """The noun for the one whose claim a noun names: "Moscow's claims", "claims by Moscow", "claims from Moscow"."""
    found = arguments.originator(noun)
    return None if found is None or found.pos_ == "PRON" else found


def speaker_of(predicate: Predication) -> Token | None:
    """The noun for the one who says something with a word: its subject, or its agent in the passive."""
    if predicate.word.pos_ not in VERBAL:
        return claimant(predicate.word) if predicate.word.pos_ == "NOUN" else None
    return None if arguments.is_dummy(predicate.doer) and predicate.is_impersonal else predicate.doer


def stem(word: Token) -> str:
    """The stem that a verb shares with its noun: "poison" for "poisoning"."""
    lemma = word.lemma_.lower()
    for ending in DERIVATIONAL_SUFFIXES:
        if lemma.endswith(ending) and len(lemma) - len(ending) >= MIN_STEM:
            return lemma.removesuffix(ending).removesuffix("e")
    return lemma.removesuffix("e")


def content_stems(words: Iterable[Token], light: Container[str]) -> Iterator[str]:
    """The stems of nouns, verbs, adjectives and numbers, without those whose lemmas are ``light`` words."""
    return (stem(w) for w in words if w.pos_ in _CONTENT_WORDS and w.lemma_.lower() not in light)

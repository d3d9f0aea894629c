"""What is denied and by whom it was said, on the dependency tree."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar import arguments as controllers
from claimparse._grammar.tree import NOMINAL, VERBAL, child, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECTS = frozenset({"dobj", "nsubjpass", "pobj", "attr", "oprd"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_ENDINGS = ("ings", "ing", "ment", "ion", "al", "ure", "ed", "er")
_LIGHT = frozenset({"be", "have", "do", "say", "other", "such", "more", "same", "own", "get", "make", "take", "go"})
MIN_STEM = 4
MAX_WORDS = 40


def is_pronoun(token: Token) -> bool:
    """Whether a word only points: "it", "this", "them"."""
    return token.pos_ in ("PRON", "DET")


def denied_noun(cue: Token, head: Token, inside: Collection[int]) -> Token | None:
    """The noun for what is denied: "the claims" in "dismissed the claims as false"; None for a clause.

    ``inside`` are the tokens of what is said, without those that judge it.
    """
    if (head.pos_ in NOMINAL or head.pos_ == "DET") and head.i in inside:
        return head
    if head.pos_ in VERBAL and head.dep_ in ("ccomp", "xcomp", "acl", "relcl", "pcomp") and not _is_judged(head):
        return None
    for verb in (cue, head):
        found = next((c for c in verb.children if c.dep_ in (*_OBJECTS, "nsubj") and c.i in inside), None)
        if found is not None:
            return found
    return None


def _is_judged(verb: Token) -> bool:
    """Whether a clause only calls its subject something: "considered to be false"."""
    return verb.lemma_ == "be" and any(c.dep_ == "acomp" for c in verb.children)


def below(noun: Token) -> Iterator[Token]:
    """The words below a noun, itself included, in text order."""
    first = max(noun.left_edge.i, noun.i - MAX_WORDS)
    return iter(noun.doc[first : min(noun.right_edge.i, noun.i + MAX_WORDS) + 1])


def phrase(noun: Token, inside: Collection[int]) -> Run:
    """The tokens of a noun phrase that lie in some content."""
    tokens = [t.i for t in below(noun) if t.i in inside]
    return Run(min(tokens, default=noun.i), max(tokens, default=noun.i) + 1)


def owner(noun: Token) -> Token | None:
    """Whose claim a noun names: "Moscow's claims", "claims by Moscow", "claims from Moscow"."""
    whose = child(noun, frozenset({"poss"}))
    if whose is not None:
        return None if whose.pos_ == "PRON" else whose
    for c in noun.rights:
        if c.dep_ in ("prep", "agent") and c.lower_ in ("by", "from"):
            return controllers.object_of(c)
        if c.dep_ == "acl" and (by := controllers.agent(c)) is not None:
            return by
    return None


def accuser(word: Token) -> Token | None:
    """Who says something with a word: its subject, or its agent in the passive."""
    if word.pos_ not in VERBAL:
        return owner(word) if word.pos_ == "NOUN" else None
    who = controllers.agent(word) if is_passive(word) else controllers.controller(word)
    return None if who is None or controllers.is_dummy(who) else who


def key(word: Token) -> str:
    """A form in which a verb and its noun meet: "poison" for "poisoning"."""
    lemma = word.lemma_.lower()
    for ending in _ENDINGS:
        if lemma.endswith(ending) and len(lemma) - len(ending) >= MIN_STEM:
            return lemma.removesuffix(ending).removesuffix("e")
    return lemma.removesuffix("e")


def keys(words: Iterable[Token]) -> Iterator[str]:
    """The forms of the words that carry content."""
    return (key(w) for w in words if w.pos_ in _CONTENT and w.lemma_.lower() not in _LIGHT)

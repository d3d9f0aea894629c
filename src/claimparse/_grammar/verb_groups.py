"""Verb groups and phrasal verbs: which words belong to a verb or a predicative adjective, and in which form it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimparse._grammar.complements import is_infinitival, is_predicative_infinitive
from claimparse._grammar.misattachments import is_misparsed_main_verb
from claimparse._grammar.tree import AUXILIARIES, DIRECT_OBJECTS, SUBJECTS, child

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token

_PASSIVE_AUXILIARY = frozenset({"auxpass"})
_GROUP = AUXILIARIES | {"neg", "advmod"}
_AFTER_VERBS = frozenset({"prt", "prep", "advmod", "acomp", "ccomp"})


def verb_group(word: Token) -> list[int]:
    """A verb with the auxiliaries, negations and adverbs that stand unbroken before it: "has not publicly said".

    A predicative adjective has the group of its copula: "has not been sure".
    """
    if word.dep_ in {"acomp", "oprd"}:
        return [*verb_group(word.head), word.i]
    doc, first = word.doc, word.i
    own = {c.i: c for c in word.lefts if c.dep_ in _GROUP}
    at = word.i - 1
    while at in own:
        if own[at].dep_ in AUXILIARIES or own[at].dep_ == "neg":
            first = at
        at -= 1
    group = list(range(first, word.i + 1))
    return [i for i in group if doc[i].lower_ != "to"] if doc[first].lower_ == "to" else group


def infinitive_start(verb: Token) -> int:
    """The token with which an infinitive begins: its "to" where it has one, else the verb."""
    return next((c.i for c in verb.lefts if c.lower_ == "to"), verb.i)


def match_tail(verb: Token, tail: tuple[str, ...]) -> list[Token] | None:
    """The tokens of a phrase after its verb ("call" + "on"); None where one of its words is missing.

    Each is the next word, or a particle or preposition of the verb.
    """
    found: list[Token] = []
    doc, at = verb.doc, verb.i + 1
    for word in tail:
        near = doc[at] if at < len(doc) else None
        if near is not None and word in (near.lower_, near.lemma_):
            found.append(near)
        else:
            heads = (verb.i, found[-1].i if found else verb.i)
            after = (c for c in doc[at : at + 5] if c.lower_ == word and c.head.i in heads)
            match = next((c for c in after if c.dep_ in _AFTER_VERBS), None)
            if match is None:
                return None
            found.append(match)
        at = found[-1].i + 1
    return found


def is_particle(token: Token) -> bool:
    """Return whether a word is the particle of a phrasal verb, whose object is the verb's: "brushed off the claim"."""
    return bool(token.dep_ == "prt")


# ---------------------------------------------------------------- forms


def is_present_participle(verb: Token) -> bool:
    """Return whether a verb is a present participle."""
    return bool(verb.tag_ == "VBG")


def is_infinitive(verb: Token) -> bool:
    """Return whether a word is an infinitive with "to"; an address after "to" is none, whatever its tag."""
    return verb.tag_ == "VB" and verb.is_alpha and is_infinitival(verb)


def is_independent_form(word: Token) -> bool:
    """Return whether a word is used as a verb of its own.

    It is no adjective before a noun, no auxiliary, no "reason to say", no "to blame" and no "a man called X".
    """
    tag, label = word.tag_, word.dep_
    if not tag.startswith("VB") or label in {"amod", "compound", "aux", "auxpass"}:
        return False
    if is_predicative_infinitive(word):
        return False
    if label in {"acl", "relcl"} and tag in {"VB", "VBN"} and child(word, SUBJECTS | _PASSIVE_AUXILIARY) is None:
        return (tag == "VBN" and any(c.dep_ == "agent" for c in word.rights)) or is_misparsed_main_verb(word)
    return True


def is_predicative(word: Token) -> bool:
    """Return whether an adjective or participle is the predicate of a subject: "is sure", "seemed worried"."""
    if word.pos_ == "ADJ" and word.dep_ == "oprd":
        return child(word.head, DIRECT_OBJECTS) is None
    if word.pos_ == "ADJ":
        return word.dep_ == "acomp"
    return word.tag_ == "VBN" and (word.dep_ == "acomp" or child(word, _PASSIVE_AUXILIARY) is not None)

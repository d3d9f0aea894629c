"""The forms of cues: verb groups, phrasal verbs, predicative adjectives, and what a verb is done to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimparse._grammar.tree import AUXILIARIES, SUBJECTS, child, tense
from claimparse._grammar.words import FAULT_PREPOSITIONS, INSTRUMENT_PREPOSITIONS, PERSONAL_PRONOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

AUXPASS = frozenset({"auxpass"})
_PATIENTS = frozenset({"dobj", "nsubjpass"})
_GROUP = AUXILIARIES | {"neg", "advmod"}
_TAIL = frozenset({"prt", "prep", "advmod", "acomp", "ccomp"})


# ---------------------------------------------------------------- parts of speech


def is_common_noun(token: Token) -> bool:
    """Return whether a token is tagged as a common noun."""
    return bool(token.pos_ == "NOUN")


def is_person_name(token: Token) -> bool:
    """Return whether a token is part of a person's name, by the entity recogniser."""
    return bool(token.ent_type_ == "PERSON")


def is_named_or_personal(token: Token) -> bool:
    """Return whether a subject is a name or a pronoun for a person."""
    return token.pos_ == "PROPN" or token.lower_ in PERSONAL_PRONOUNS


def is_present_participle(token: Token) -> bool:
    """Return whether a verb is a present participle."""
    return bool(token.tag_ == "VBG")


# ---------------------------------------------------------------- the words of a cue


def is_reporting_form(token: Token) -> bool:
    """Return whether a token is used as a verb that reports.

    It is no adjective before a noun, no "reason to say" and no "a man called X".
    """
    tag, dep = token.tag_, token.dep_
    if not tag.startswith("VB") or dep in {"amod", "compound", "aux", "auxpass"}:
        return False
    if dep in {"acl", "relcl"} and tag in {"VB", "VBN"} and child(token, SUBJECTS | AUXPASS) is None:
        return (tag == "VBN" and any(c.dep_ == "agent" for c in token.rights)) or is_misparsed_main_verb(token)
    return True


def is_misparsed_main_verb(token: Token) -> bool:
    """Return whether a participle after a noun is really its verb, as its that-clause shows: "a poll found that"."""
    if token.tag_ != "VBN" or token.dep_ not in {"acl", "relcl"}:
        return False
    return any(c.dep_ == "ccomp" and tense(c) is not None for c in token.rights)


def is_predicative(token: Token) -> bool:
    """Return whether an adjective or participle is the predicate of a subject: "is sure", "seemed worried"."""
    if token.pos_ == "ADJ" and token.dep_ == "oprd":
        return child(token.head, frozenset({"dobj"})) is None
    if token.pos_ == "ADJ":
        return token.dep_ == "acomp"
    return token.tag_ == "VBN" and (token.dep_ == "acomp" or child(token, AUXPASS) is not None)


def verb_group(verb: Token) -> list[int]:
    """A verb with the auxiliaries, negations and adverbs that stand unbroken before it: "has not publicly said"."""
    doc, first = verb.doc, verb.i
    own = {c.i: c for c in verb.lefts if c.dep_ in _GROUP}
    at = verb.i - 1
    while at in own:
        if own[at].dep_ in AUXILIARIES or own[at].dep_ == "neg":
            first = at
        at -= 1
    group = list(range(first, verb.i + 1))
    return [i for i in group if doc[i].lower_ != "to"] if doc[first].lower_ == "to" else group


def copula_group(adjective: Token) -> list[int]:
    """The verb group of a predicative adjective, "was" or "has not been"; that of a participle is its own."""
    return verb_group(adjective.head if adjective.dep_ in {"acomp", "oprd"} else adjective)


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
            below = (c for t in (verb, *found[-1:]) for c in t.rights if c.lower_ == word and at <= c.i <= at + 4)
            match = next((c for c in below if c.dep_ in _TAIL), None)
            if match is None:
                return None
            found.append(match)
        at = found[-1].i + 1
    return found


# ---------------------------------------------------------------- objects


def objects_after(verb: Token) -> list[Token]:
    """The direct objects after a verb, an inverted passive subject included: "concern" in "expressed concern"."""
    return [c for c in verb.rights if c.dep_ in _PATIENTS]


def object_or_passive_subject(verb: Token) -> Token | None:
    """The noun that a verb is done to: its object, in the passive its subject."""
    return child(verb, _PATIENTS)


def has_instrument(verb: Token) -> bool:
    """Return whether an instrument of a verb is named: "with stones", "using drones"."""
    return any(c.lower_ in INSTRUMENT_PREPOSITIONS for c in verb.rights) or any(
        c.dep_ == "prep" and c.lower_ == "with" for x in objects_after(verb) for c in x.rights
    )


def stated_fault(verb: Token) -> Token | None:
    """The fault that somebody is reproached with: "lying" in "attacked him for lying", "delay" in "over the delay"."""
    for c in (*verb.rights, *(c for x in objects_after(verb) for c in x.rights)):
        if c.dep_ == "prep" and c.lower_ in FAULT_PREPOSITIONS:
            return child(c, frozenset({"pobj", "pcomp"}))
    return None

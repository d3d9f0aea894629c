"""Attributions that the model alone finds and in which nothing is said."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from claimparse._attribution.cue_syntax import match_tail
from claimparse._attribution.lexicon import CueLexicon, load_cues
from claimparse._attribution.non_reporting_syntax import (
    is_call_without_predicate,
    is_deprivation,
    is_event_subject,
    is_naming_passive,
)
from claimparse._attribution.phrase_syntax import is_adverb, is_object_of, is_pronoun_or_mark
from claimparse._attribution.readings import Reading, tokens_of
from claimparse._grammar.tree import is_passive, is_verbal, root_of, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimparse._text.parsed_text import ParsedText


def is_false_positive(parsed: ParsedText, reading: Reading, citing: Container[int]) -> bool:
    """Return whether the words of an attribution that the model alone finds show that nothing is said.

    An event takes place, a name is given, somebody is called on the phone or denied a goal; an adverb speaks for
    nobody; a bare noun is said only with a word for saying. Words of citing inside others' words, at the tokens
    ``citing``, belong to the rules.
    """
    doc, cues = parsed.doc, load_cues(parsed.lexicon)
    verb, words = doc[root_of(doc, reading.cue[0])], doc[slice(*reading.content[-1])]
    return (
        any(t in citing for t in tokens_of(reading.cue))
        or (not reading.source and is_naming_passive(verb, words, cues.naming_verbs))
        or is_event_subject(subject(verb), cues.events)
        or (len(reading.content) == 1 and is_call_without_predicate(verb, words))
        or is_adverb(verb)
        or is_deprivation(verb)
        or _is_affected_source(parsed, reading, verb)
        or _is_deed(parsed, reading, cues)
    )


def _is_affected_source(parsed: ParsedText, reading: Reading, verb: Token) -> bool:
    """Return whether the source is only affected by the content: "the claim that it had failed angered doctors"."""
    cause = subject(verb)
    if cause is None or is_passive(verb) or cause.i not in tokens_of(reading.content):
        return False
    return any(is_object_of(parsed.doc[t], verb) for t in tokens_of(reading.source))


def _is_deed(parsed: ParsedText, reading: Reading, cues: CueLexicon) -> bool:
    """Return whether something is done to a thing or a person, and nothing said: "signed the deal"."""
    content = [parsed.doc[t] for t in tokens_of(reading.content)]
    if all(is_pronoun_or_mark(t) for t in content):
        return True
    if any(is_verbal(t) for t in content):
        return False
    return not any(_can_take_noun(parsed.doc[t], cues) for t in tokens_of(reading.cue))


def _can_take_noun(token: Token, cues: CueLexicon) -> bool:
    """Return whether a word of the lexicon takes a bare noun as what is said or thought: "denied the report"."""
    lemma = cues.lemma(token.lemma_.lower(), token.lower_)
    if lemma in cues.nouns or token.lower_ in cues.adjectives or lemma in cues.belief_verbs:
        return True
    entries = (e for e in cues.verbs.get(lemma, ()) if match_tail(token, e.tail) is not None)
    return any(not e.is_restricted and not e.frames.isdisjoint({"np", "claim", "object"}) for e in entries)

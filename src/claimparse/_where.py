"""The conditions of lexicon entries (the key ``where``), tested on a word in its sentence."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimparse._grammar.arguments import has_no_object, is_few
from claimparse._grammar.parts_of_speech import (
    is_argument,
    is_common_noun,
    is_name_of_actor,
    is_named_or_personal,
    is_noun,
)
from claimparse._grammar.predication import Predication
from claimparse._grammar.words import IMPERSONAL_PRONOUNS
from claimparse._text.parsed_text import ParsedText
from claimparse.lexicon import Lexicon
from claimparse.lexicon.persons import person_lexicon
from claimparse.lexicon.readers import reader
from claimparse.lexicon.schema import read_entries, word_set
from claimparse.lexicon.schema.conditions import SubjectClass, Where
from claimparse.lexicon.schema.stance import PredicateEntry, Signature
from claimparse.lexicon.schema.verbs import VerbEntry

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token


@dataclass(frozen=True, slots=True)
class ConditionWords:
    """Classes of words that conditions ask for: lemmas of nouns, and of words that report what somebody says.

    ``speakers`` are the nouns for what can say something: persons, bodies, texts.
    """

    documents: frozenset[str]
    courts: frozenset[str]
    actors: frozenset[str]
    speakers: frozenset[str]
    reporting: frozenset[str]


@reader
@functools.lru_cache(maxsize=8)
def condition_words(lexicon: Lexicon) -> ConditionWords:
    """Read the classes of words that conditions ask for."""
    persons = person_lexicon(lexicon)
    verbs = read_entries(lexicon, "verbs.verb", VerbEntry)
    nouns = read_entries(lexicon, "predicates.entry", PredicateEntry)
    documents = word_set(lexicon, "cues.document")
    actors = frozenset((*persons.person_nouns, *persons.body_nouns, *persons.press_nouns))
    opening = {s.name for s in read_entries(lexicon, "verbs.signature", Signature) if s.source_value is not None}
    return ConditionWords(
        documents=documents,
        courts=word_set(lexicon, "cues.court"),
        actors=actors,
        speakers=frozenset((*actors, *persons.generic_nouns, *persons.text_nouns, *documents)),
        reporting=frozenset(
            [w for e in verbs if not opening.isdisjoint(e.signature_of.values()) for w in e.words]
            + [w for e in nouns if e.source_value is not None for w in e.words]
        ),
    )


def holds(where: Where | None, words: Sequence[Token], parsed: ParsedText) -> bool:
    """Return whether a condition holds of the words of an entry in their sentence.

    The key ``object`` is no condition of the entry: it restricts noun phrases as its content.
    """
    if where is None:
        return True
    word, last = governing_word(words), words[-1]
    predicate, classes = parsed.predications.of(word), condition_words(parsed.lexicon)
    return (
        (not where.beside or any(c.lower_ in where.beside for c in word.children))
        and (not where.intransitive or predicate.direct_object is None)
        and (not where.passive or predicate.is_passive)
        and (not where.negated or predicate.is_negated)
        and (not where.no_object or predicate.is_negated or has_no_object(word))
        and (not where.dep or word.dep_ in where.dep)
        and word.dep_ not in where.not_dep
        and (not where.head or word.head.lemma_ in where.head)
        and (not where.head_pos or word.head.pos_ in where.head_pos)
        and (not where.argument_of or not is_argument(word) or word.head.lemma_ in where.argument_of)
        and (not where.next_tag or (last.i + 1 < len(last.doc) and last.nbor().tag_ in where.next_tag))
        and (not where.together or len({t.head.i for t in words}) == 1)
        and (not where.opens_subject or is_few(words[0]))
        and (not where.head_reports or word.head.lemma_.lower() in classes.reporting)
        and (where.subject is None or _is_of_class(_subject(predicate, where.subject), where.subject, classes))
    )


def governing_word(words: Sequence[Token]) -> Token:
    """The last word of a cue that no other word of it governs."""
    inside = {t.i for t in words}
    return next((t for t in reversed(words) if t.head.i not in inside or t.head.i == t.i), words[-1])


def _subject(predicate: Predication, wanted: SubjectClass) -> Token | None:
    """The subject of a verb, of a passive its agent; understood from other clauses only if it may be a thing."""
    if wanted in ("actor", "thing", "speaker"):
        return predicate.doer
    return predicate.agent if predicate.is_passive else predicate.subject


def _is_of_class(found: Token | None, wanted: SubjectClass, words: ConditionWords) -> bool:
    """Return whether a subject is of a class; what has no subject or a name for it may have a speaker."""
    if wanted == "speaker":
        return found is None or not is_common_noun(found) or not words.speakers.isdisjoint(_forms(found))
    if found is None:
        return False
    lemma = found.lemma_.lower()
    if wanted == "document":
        return lemma in words.documents
    if wanted == "court":
        return lemma in words.courts
    if wanted == "named":
        return is_named_or_personal(found)
    if not is_noun(found):
        return (found.lower_ in IMPERSONAL_PRONOUNS) is (wanted == "thing")
    return (is_name_of_actor(found) or lemma in words.actors) is (wanted == "actor")


def _forms(noun: Token) -> tuple[str, str]:
    """The lemma and the form of a noun: "police" is in the lexicon as it stands."""
    return noun.lemma_.lower(), noun.lower_

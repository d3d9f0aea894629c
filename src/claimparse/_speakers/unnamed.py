"""Entities without a name: "a Pentagon official", "the ministry", "residents"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.columns import Columns
from claimparse._grammar.noun_phrases import (
    complements,
    end_of_complements,
    has_definite_determiner,
    has_relative_clause,
    is_indefinite,
    modifiers,
    relative_phrase,
    run_up_to,
)
from claimparse._grammar.tags import PLURAL_NOUNS, POSTMODIFIER_STARTS
from claimparse._speakers.entity import Entity
from claimparse._speakers.name_clusters import NameClusters
from claimparse.lexicon.persons import PersonLexicon
from claimparse.types import SpeakerKind

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token

PHRASE_ENDS = frozenset(",;:(—–")
PHRASE_BREAKS = frozenset({";", ":", "—", "–", "--", "\n"})


class UnnamedEntities:
    """The entities of a text that have no name, by their phrases and by the nouns that they were last called.

    ``add_holder`` is told each person of whom a role has become known.
    """

    def __init__(
        self, c: Columns, lex: PersonLexicon, clusters: NameClusters, add_holder: Callable[[Entity], None]
    ) -> None:
        self.columns, self.lex, self.clusters, self._add_holder = c, lex, clusters, add_holder
        self._by_phrase: dict[str, Entity] = {}
        self.by_noun: dict[str, Entity] = {}

    def is_person_noun(self, i: int) -> bool:
        """Return whether a token is a noun for a person or the acronym of an office: "envoy", "PM"."""
        c, word = self.columns, self.columns.lower[i]
        is_body = i > 0 and c.lower[i - 1] in self.lex.corps.get(word, ())
        return (word in self.lex.person_nouns and not is_body) or c.text[i] in self.lex.office_acronyms

    def is_plural(self, i: int) -> bool:
        """Return whether a noun is plural; an acronym of an office is not."""
        return self.columns.tag[i] in PLURAL_NOUNS and self.columns.text[i] not in self.lex.office_acronyms

    def person(self, noun: str) -> Entity | None:
        """The last person without a name whom the text has called by a noun: "a surveyor"."""
        entity = self.by_noun.get(noun)
        return entity if entity is not None and not entity.is_named and not entity.is_plural else None

    def replace(self, unnamed: Entity, entity: Entity) -> None:
        """Put a named entity in the place of one without a name."""
        for index in (self._by_phrase, self.by_noun):
            index.update({key: entity for key, e in index.items() if e is unnamed})

    def of_phrase(self, head: int, around: Run) -> Entity:
        """The entity of a source without a name: its phrase as in the text; the same phrase is the same entity."""
        name = self.columns.text_of(self._phrase_run(head, around))
        return self._by_phrase.get(_phrase_key(name)) or self._add_phrase(head, name)

    def _add_phrase(self, head: int, name: str) -> Entity:
        entity = self._by_phrase[_phrase_key(name)] = self._new(head, name)
        return entity

    def _introduced(self, head: int, around: Run) -> Entity:
        """The entity of an indefinite noun: somebody new, unless one called by all the same words has spoken before."""
        noun = self.columns.doc[head]
        name = self.columns.text_of(self._phrase_run(head, around))
        before = self._by_phrase.get(_phrase_key(name))
        if before is not None and has_relative_clause(noun):
            name = self.columns.text_of(relative_phrase(noun))
            before = self._by_phrase.get(_phrase_key(name))
        has_spoken = before is not None and not before.is_named and before.has_spoken
        return before if before is not None and has_spoken else self._add_phrase(head, name)

    def of_noun(self, i: int, source: Run | None) -> Entity:
        """The entity of a noun without a name: the one last called so, or that of its phrase."""
        c, word = self.columns, self.columns.lower[i]
        before = self.by_noun.get(word)
        if before is not None and has_definite_determiner(c.doc[i]) and not narrowing_words(c.doc[i]):
            return before
        phrase = source or Run(run_up_to(c.doc[i]).start, end_of_complements(c.doc[i]))
        entity = self._introduced(i, phrase) if is_indefinite(c.doc[i]) else self.of_phrase(i, phrase)
        self.by_noun[word] = entity
        if self.is_person_noun(i) and word not in entity.role_nouns:
            entity.role_nouns.add(word)
            entity.role_words.update(modifiers(c.doc[i]))
            self._add_holder(entity)
        return entity

    def _new(self, head: int, name: str) -> Entity:
        lex, word = self.lex, self.columns.lower[head]
        if self.is_plural(head):
            kind = SpeakerKind.UNKNOWN if word in lex.text_nouns else SpeakerKind.GROUP
        elif self.is_person_noun(head) and word not in lex.body_nouns:
            kind = SpeakerKind.PERSON
        elif word in lex.press_nouns:
            kind = SpeakerKind.PUBLICATION
        else:
            kind = SpeakerKind.ORGANISATION if word in lex.body_nouns else SpeakerKind.UNKNOWN
        entity = self.clusters.add(kind, (), name)
        entity.is_named, entity.is_plural = False, self.is_plural(head)
        entity.gender, entity.is_thing = lex.person_nouns.get(word), word in lex.text_nouns
        return entity

    def _phrase_run(self, head: int, around: Run) -> Run:
        """A source's phrase up to the first comma, relative pronoun or participle after its head."""
        c, end = self.columns, head + 1
        while end < around.end and c.text[end] not in PHRASE_ENDS and c.tag[end] not in POSTMODIFIER_STARTS:
            end += 1
        breaks = (i + 1 for i in range(around.start, head) if c.text[i] in PHRASE_BREAKS)
        start = max(breaks, default=min(around.start, head))
        while start < head and not c.text[start][0].isalnum():
            start += 1
        return Run(start, end)


def _phrase_key(name: str) -> str:
    """What phrases have in common that are the same but for articles, case and spaces."""
    return " ".join(name.lower().split()).removeprefix("the ").removeprefix("a ").removeprefix("an ")


def narrowing_words(noun: Token) -> frozenset[str]:
    """The words that say which of its kind a noun means: "chief", "EU", "Norway"."""
    return frozenset((*modifiers(noun), *(c.lower_ for c in complements(noun))))

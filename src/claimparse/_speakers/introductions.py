"""Introductions of people and bodies: nouns in apposition to a name or predicated of it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from claimparse._evidence import Run
from claimparse._speakers.clause_syntax import has_auxiliary_or_negation, predicate_nouns
from claimparse._speakers.columns import Columns
from claimparse._speakers.mention_syntax import apposition_end, is_apposed_to_name, run_from_first_child, run_up_to
from claimparse._speakers.names import NameMention
from claimparse._speakers.word_syntax import (
    DETERMINERS,
    NOUN_PHRASE,
    NOUN_PHRASE_WITH_PREPOSITIONS,
    ONE_NOUN_PHRASE,
    has_predicate_at,
    is_cardinal,
    is_plural,
    is_possessive_marker,
)
from claimparse.lexicon.persons import PersonLexicon

MAX_APPOSITION = 12

Introduction = tuple[int, Run]
"""A noun that says who or what a name names, and the noun's phrase."""


@dataclass(frozen=True, slots=True)
class IntroductionFinder:
    """Finds the nouns beside a name that say who or what it names: roles of persons, or kinds of bodies.

    ``nouns`` are those looked for, ``title_tokens`` the tokens of titles before names.
    """

    columns: Columns
    lex: PersonLexicon
    title_tokens: frozenset[int]
    nouns: Container[str]

    def introductions_of(self, name: NameMention) -> Iterator[Introduction]:
        """Yield the nouns in apposition to a name or predicated of it, each with its phrase."""
        c = self.columns
        for found in (self._apposed_after(name), self._named_by_participle(name), self._apposed_before(name)):
            if found is not None:
                yield found
        for noun in predicate_nouns(c, name.last):
            if self._is_wanted(noun) and not has_auxiliary_or_negation(c, c.head[name.last]):
                yield noun, run_from_first_child(c, noun)

    def noun_before(self, name: NameMention) -> Iterator[Introduction]:
        """Yield the noun directly before a name: "the magazine Globe", but not "the magazine Lee founded"."""
        c, noun = self.columns, name.run.start - 1
        has_article = noun > 0 and c.lower[noun - 1] == "the"
        is_person = name.words[0] in self.lex.given_names
        if has_article and self._is_wanted(noun) and not is_person and is_apposed_to_name(c, noun, name.last):
            yield noun, Run(noun, noun + 1)

    def _is_wanted(self, i: int) -> bool:
        return self.columns.lower[i] in self.nouns and not is_plural(self.columns, i)

    def _apposed_after(self, name: NameMention) -> Introduction | None:
        """The noun in "Name, the spokesperson for ...": in a phrase after a comma that no verb follows."""
        c, start = self.columns, name.core.end + 1
        if start >= len(c) or c.text[start - 1] != ",":
            return None
        if is_cardinal(c, start) and start + 1 < len(c) and c.text[start + 1] == ",":
            start += 2
        for i in range(start, min(start + MAX_APPOSITION, len(c))):
            if c.tag[i] not in NOUN_PHRASE or c.sentence[i] != c.sentence[start]:
                return None
            is_last = i + 1 < len(c) and c.tag[i + 1] not in ONE_NOUN_PHRASE
            if self._is_wanted(i) and i not in self.title_tokens and is_last:
                return None if has_predicate_at(c, i + 1) else (i, Run(start, apposition_end(c, i, MAX_APPOSITION)))
        return None

    def _named_by_participle(self, name: NameMention) -> Introduction | None:
        """The noun in "a nurse named Name"."""
        c, participle = self.columns, name.run.start - 1
        if participle < 1 or c.lower[participle] not in self.lex.naming_verbs or not self._is_wanted(participle - 1):
            return None
        return participle - 1, run_up_to(c, participle - 1)

    def _apposed_before(self, name: NameMention) -> Introduction | None:
        """The noun in "the envoy for ..., Name,": in a phrase with a determiner before a comma."""
        c, comma = self.columns, (name.role_run or name.run).start - 1
        if comma < 2 or c.text[comma] != ",":
            return None
        following = c.text[name.core.end] if name.core.end < len(c) else "."
        if following not in {",", ".", ";", "—", "-", ")", "of", "at"}:
            return None
        noun = None
        for i in range(comma - 1, max(comma - MAX_APPOSITION, -1), -1):
            if c.sentence[i] != c.sentence[comma] or c.tag[i] not in NOUN_PHRASE_WITH_PREPOSITIONS:
                return None
            if self._is_wanted(i):
                noun = i
            if noun is not None and c.tag[i] in DETERMINERS:
                if len(name.words) < 2 and self._is_role_of_unrelated_person(c.lower[noun]):
                    return None
                return noun, Run(i + is_possessive_marker(c, i), comma)
        return None

    def _is_role_of_unrelated_person(self, noun: str) -> bool:
        lex = self.lex
        return noun in lex.person_nouns and noun not in lex.kin_nouns and noun not in lex.body_nouns

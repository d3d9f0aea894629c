"""Introductions of people and bodies: nouns in apposition to a name or predicated of it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from claimparse._evidence import Run
from claimparse._grammar.columns import Columns
from claimparse._grammar.noun_phrases import predicate_nouns, run_up_to
from claimparse._grammar.tags import (
    ADVERBS,
    ARTICLES_AND_DEMONSTRATIVES,
    CARDINALS,
    DETERMINERS,
    NOUN_PHRASE,
    NOUNS,
    ONE_NOUN_PHRASE,
    PLURAL_NOUNS,
    POSSESSIVE_MARKERS,
    PREPOSITIONS,
)
from claimparse._grammar.tree import FINITE_TAGS, SUBJECTS
from claimparse._speakers.names import NameMention
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
        if c.dep[name.last] in SUBJECTS:
            for noun in predicate_nouns(c.doc[name.last]):
                if self._is_wanted(noun.i):
                    yield noun.i, run_up_to(noun)

    def noun_before(self, name: NameMention) -> Iterator[Introduction]:
        """Yield the noun directly before a name: "the magazine Globe", but not "the magazine Lee founded".

        In "Dairy group Tarn" it has no article, but modifies the name.
        """
        c, noun = self.columns, name.run.start - 1
        has_article = noun > 0 and c.lower[noun - 1] == "the"
        is_person = name.words[0] in self.lex.given_names
        is_apposed = c.dep[name.last] not in SUBJECTS or c.head[noun] == name.last
        is_compound = noun >= 0 and c.text[noun].islower() and c.head[noun] == name.last
        if (has_article or is_compound) and self._is_wanted(noun) and not is_person and is_apposed:
            yield noun, Run(noun, noun + 1)

    def _is_wanted(self, i: int) -> bool:
        c = self.columns
        is_plural = c.tag[i] in PLURAL_NOUNS and c.text[i] not in self.lex.office_acronyms
        return c.lower[i] in self.nouns and not is_plural

    def _apposed_after(self, name: NameMention) -> Introduction | None:
        """The noun in "Name, the spokesperson for ...": in a phrase after a comma that no verb follows."""
        c, start = self.columns, name.core.end + 1
        if start >= len(c) or c.text[start - 1] != ",":
            return None
        if c.tag[start] in CARDINALS and start + 1 < len(c) and c.text[start + 1] == ",":
            start += 2
        for i in range(start, min(start + MAX_APPOSITION, len(c))):
            if c.tag[i] not in NOUN_PHRASE or c.sentence[i] != c.sentence[start]:
                return None
            is_last = i + 1 < len(c) and c.tag[i + 1] not in ONE_NOUN_PHRASE
            if self._is_wanted(i) and i not in self.title_tokens and is_last:
                return None if self._has_predicate_at(i + 1) else (i, Run(start, self._apposition_end(i)))
        return None

    def _has_predicate_at(self, i: int) -> bool:
        """Return whether a finite verb, perhaps after an adverb, is at ``i``."""
        tags = self.columns.tag[i : i + 2]
        return tags[tags[0] in ADVERBS and len(tags) > 1] in FINITE_TAGS

    def _apposition_end(self, noun: int) -> int:
        """The end of a noun's phrase in apposition: at the next comma, dash or verb."""
        tag, end = self.columns.tag, noun + 1
        while end < min(len(tag), noun + MAX_APPOSITION) and tag[end] in ONE_NOUN_PHRASE | PREPOSITIONS:
            end += 1
        while end > noun + 1 and tag[end - 1] in PREPOSITIONS | ARTICLES_AND_DEMONSTRATIVES | POSSESSIVE_MARKERS:
            end -= 1
        return end

    def _named_by_participle(self, name: NameMention) -> Introduction | None:
        """The noun in "a nurse named Name"."""
        c, participle = self.columns, name.run.start - 1
        if participle < 1 or c.lower[participle] not in self.lex.naming_verbs or not self._is_wanted(participle - 1):
            return None
        return participle - 1, run_up_to(c.doc[participle - 1])

    def _apposed_before(self, name: NameMention) -> Introduction | None:
        """The noun in "the envoy for ..., Name,": in a phrase with a determiner before a comma."""
        c, comma = self.columns, (name.role_run or name.run).start - 1
        if comma < 2 or c.text[comma] != ",":
            return None
        following = c.text[name.core.end] if name.core.end < len(c) else "."
        if following not in {",", ".", ";", "—", "-", ")", "of", "at"}:
            return None
        noun, end = None, comma - 3 if _bracketed_acronym(c, comma) is not None else comma
        for i in range(end - 1, max(end - MAX_APPOSITION, -1), -1):
            if c.sentence[i] != c.sentence[comma] or c.tag[i] not in NOUN_PHRASE | PREPOSITIONS:
                return None
            is_head = c.tag[i] in NOUNS and c.tag[i + 1] not in NOUNS  # not "police" of "the police chief"
            if self._is_wanted(i) and is_head:
                noun = i
            if noun is None and c.tag[i] in POSSESSIVE_MARKERS:
                return None
            if noun is not None and c.tag[i] in DETERMINERS | POSSESSIVE_MARKERS:
                if len(name.words) < 2 and self._is_role_of_unrelated_person(c.lower[noun]):
                    return None
                return noun, Run(i + (c.tag[i] in POSSESSIVE_MARKERS), end)
        return None

    def _is_role_of_unrelated_person(self, noun: str) -> bool:
        lex = self.lex
        return noun in lex.person_nouns and noun not in lex.kin_nouns and noun not in lex.body_nouns


def office_acronym(c: Columns, lex: PersonLexicon, name: NameMention) -> str | None:
    """The acronym of an office in brackets before its holder's name: "the Chief Medical Officer (CMO), Ada Holt".

    None where its letters begin no words right before it, or these name no office.
    """
    end = name.run.start - (name.run.start > 0 and c.text[name.run.start - 1] == ",")
    found = _bracketed_acronym(c, end)
    if found is None:
        return None
    words = [w for w in c.text[max(end - 3 - MAX_APPOSITION, 0) : end - 3] if w[0].isupper()][-len(found) :]
    names_office = any(w in lex.offices or w.lower() in lex.person_nouns for w in words)
    return found if names_office and "".join(w[0] for w in words) == found else None


def _bracketed_acronym(c: Columns, end: int) -> str | None:
    """The acronym in brackets that end at a token: "(CMO)"."""
    if end < 4 or c.text[end - 1] != ")" or c.text[end - 3] != "(":
        return None
    word = c.text[end - 2]
    return word if word.isupper() and word.isalpha() and len(word) > 1 else None

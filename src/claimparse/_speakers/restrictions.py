"""Restrictions: the words of a role that say which of its kind it is, and whether they make it another office.

"Health" in "the health minister" makes another office than "Finance Minister"; "outspoken" only describes.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.columns import Columns
from claimparse._grammar.noun_phrases import complements, has_definite_determiner, modifier_tokens, modifiers
from claimparse._grammar.tags import ADJECTIVES, COMMON_NOUNS, NAME_LABELS, NOUNS, PERSON_LABEL, PROPER_NOUNS
from claimparse._grammar.tree import PREPOSITION_OBJECTS
from claimparse._speakers.entity import Entity, Restriction
from claimparse.lexicon.persons import PersonLexicon, normalized

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token

OWNING_PREPOSITIONS = frozenset({"of", "for"})


@dataclass(frozen=True)
class Restrictions:
    """Reads the restrictions in the words of roles."""

    columns: Columns
    lex: PersonLexicon

    def kind_of(self, i: int, head: int) -> Restriction | None:
        """What a token in the phrase of a role restricts it by; None if it only describes the holder."""
        c, lex, word, lower = self.columns, self.lex, self.columns.text[i], self.columns.lower[i]
        tag, is_name = c.tag[i], c.tag[i] in PROPER_NOUNS
        if lower in lex.standings:
            return "standing"
        if lex.country(word) is not None:
            return "country"
        if word in lex.parties:
            return "party"
        if lower in lex.ranks or lower in lex.epithets or lower in lex.former or not word[0].isalpha():
            return None
        if is_name and word not in lex.portfolios:
            is_office = i < head and c.text[head][0].isupper() and c.entity_label[i] not in NAME_LABELS - {PERSON_LABEL}
            return "portfolio" if is_office and word not in lex.places else "name"
        is_field = lower in lex.relational or lower.title() in lex.portfolios or tag in COMMON_NOUNS
        return "portfolio" if is_name or (is_field and tag in COMMON_NOUNS | ADJECTIVES) else None

    def in_phrase(self, run: Run, heads: Set[int]) -> Mapping[Restriction, set[str]]:
        """The words of a role by what they restrict it by; ``heads`` are its nouns."""
        found: defaultdict[Restriction, set[str]] = defaultdict(set)
        last = max(heads)
        for i in range(*run):
            kind = self.kind_of(i, last) if i != last else None
            if kind is not None and (kind == "standing" or i not in heads):
                found[kind].add(self.key(self.columns.text[i]))
        return found

    def of_noun(self, noun: Token) -> Mapping[Restriction, set[str]]:
        """The words before a noun and after "of" or "for" by what they restrict it by; "of the group" does not."""
        found: defaultdict[Restriction, set[str]] = defaultdict(set)
        after = (t for t in complements(noun) if t.head.lower_ in OWNING_PREPOSITIONS)
        owners = [t for t in after if t.tag_ in PROPER_NOUNS or not has_definite_determiner(t) or self._is_standing(t)]
        for token in (*modifier_tokens(noun), *(t for t in owners if t.tag_ in NOUNS)):
            kind = self.kind_of(token.i, noun.i)
            if kind is not None:
                found[kind].add(self.key(token.text))
        return found

    def _is_standing(self, token: Token) -> bool:
        return token.lower_ in self.lex.standings

    def key(self, word: str) -> str:
        """The country of a demonym, capital or country's name; any other word in lower case without dots."""
        return self.lex.country(word) or normalized(word)

    # ---- another office

    def make_other_office(self, noun: Token, entity: Entity) -> bool:
        """Return whether the words around a noun for an entity's role make it the office of somebody else.

        They do where the entity's own roles are restricted otherwise, and where a rank or side is new. So is a place or
        body that the text has not given, before the noun for an office that each has one of. A field that is new to a
        role without one only tells more of it.
        """
        own, found = {self.key(w) for w in (*entity.role_words, *entity.words)}, self.of_noun(noun)
        below = self.lex.standings_below & entity.restrictions.get("standing", set())
        for kind, words in found.items():
            others = words - own
            if kind == "portfolio" and "name" in entity.restrictions:
                others = {w for w in others if w not in self.lex.body_nouns}  # "union" for a union with a name
            if others and (kind == "standing" or entity.restrictions.get(kind)):
                return True
            if self._has_one(noun, kind) and not all(self._is_given(w, noun.left_edge.i) for w in others):
                return True
        return found.get("standing", set()).isdisjoint(below) and bool(below) and self._is_whole_office(noun, own)

    def _is_whole_office(self, noun: Token, own: Set[str]) -> bool:
        """Return whether a noun names a whole office, not its deputies: "the mayor", "the finance minister"."""
        return noun.lower_ not in self.lex.offices_of_deputies or any(self.key(m) in own for m in modifiers(noun))

    def _has_one(self, noun: Token, kind: Restriction) -> bool:
        """Return whether a country, place or body has one holder of the office of a noun alone."""
        lex = self.lex
        return kind in ("country", "name") and noun.lower_ in (
            lex.offices_of_country if kind == "country" else lex.single_offices
        )

    def _is_given(self, word: str, before: int) -> bool:
        """Return whether the text has given a place or body before, and not only as where something takes place."""
        return self._first_given.get(word, before) < before

    @functools.cached_property
    def _first_given(self) -> Mapping[str, int]:
        """The first token that gives each place or body, by its key."""
        c, found = self.columns, dict[str, int]()
        for i, word in enumerate(c.text):
            is_where = c.dep[i] in PREPOSITION_OBJECTS and c.lower[c.head[i]] not in OWNING_PREPOSITIONS
            if word[0].isupper() and not is_where:
                for part in filter(None, (word, *word.split("-"))):
                    found.setdefault(self.key(part), i)
        return found

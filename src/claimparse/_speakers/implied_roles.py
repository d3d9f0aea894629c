"""Roles that only a verb implies: "Ann Lee, who chairs the panel", "Bo Roe, prosecuting", "became governor"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimparse._evidence import Run
from claimparse._grammar.columns import Columns
from claimparse._grammar.tags import (
    CARDINALS,
    NOUN_PHRASE,
    NOUNS_AND_ADJECTIVES,
    PAST_FORMS,
    SINGULAR_NOUNS,
    VERB_GROUP,
    VERBS,
)
from claimparse._speakers.names import NameMention
from claimparse.lexicon.persons import PersonLexicon

MAX_OBJECT = 8
MAX_AUXILIARIES = 3


@dataclass(frozen=True, slots=True)
class ImpliedRole:
    """A role read off a verb: its nouns, the words that narrow it ("panel"), and whether it is a former role, a current
    one, or may be both; ``office_noun`` is the token that names it, if one does.
    """

    nouns: tuple[str, ...]
    narrowing: tuple[str, ...]
    is_former: bool
    is_current: bool
    office_noun: int | None = None


@dataclass(frozen=True, slots=True)
class ImpliedRoleFinder:
    """Finds the roles that the verb after a name gives its bearer."""

    columns: Columns
    lex: PersonLexicon

    def roles_of(self, name: NameMention, phrases: Sequence[Run]) -> Iterator[ImpliedRole]:
        """Yield the roles from the verb of which the name is the subject, or from that of a relative or participle
        clause after it or after one of the ``phrases`` that describe it.
        """
        for end in (name.core.end, *(run.end for run in phrases if run.start >= name.core.end)):
            verb = self._verb_after(end)
            role = self._role_from(verb) if verb is not None else None
            if role is not None:
                yield role

    def _verb_after(self, end: int) -> int | None:
        """The verb after a name or its apposition: "Lee, 41, who now chairs", "Lee, representing", "Lee runs"."""
        c, i, size = self.columns, end, len(self.columns)
        has_comma = i < size and c.text[i] == ","
        i += has_comma
        if has_comma and i + 1 < size and c.tag[i] in CARDINALS and c.text[i + 1] == ",":
            i += 2
        has_who = i < size and c.lower[i] == "who"
        i += has_who
        for _ in range(MAX_AUXILIARIES):  # "has since", "was"
            if i < size and c.tag[i] in VERB_GROUP and not self._gives_role(c.lower[i]):
                i += 1
        if i >= size or c.sentence[i] != c.sentence[end - 1]:
            return None
        if has_comma and not has_who:  # taggers take a bare "prosecuting" for an adjective or noun
            return i if c.lower[i].endswith("ing") else None
        return i if c.tag[i] in VERBS else None

    def _gives_role(self, word: str) -> bool:
        return word in self.lex.roles_by_verb_form or self._is_office_verb(word)

    def _is_office_verb(self, word: str) -> bool:
        return word in self.lex.taking_verbs or word in self.lex.filling_verbs or word in self.lex.leaving_verbs

    def _role_from(self, verb: int) -> ImpliedRole | None:
        c, roles, word = self.columns, self.lex.roles_by_verb_form, self.columns.lower[verb]
        if word in roles and self._may_take_object(verb):
            nouns = tuple(sorted(roles[word]))
            return ImpliedRole(nouns, self._object_words(verb), is_former=c.tag[verb] in PAST_FORMS, is_current=True)
        if self._is_office_verb(word):
            return self._office_from(verb)
        return None

    def _may_take_object(self, verb: int) -> bool:
        """Return whether an object, a comma or nothing follows a verb."""
        i = verb + 1
        return i >= len(self.columns) or self.columns.tag[i] in NOUN_PHRASE or self.columns.text[i] == ","

    def _object_words(self, verb: int) -> tuple[str, ...]:
        """The nouns and adjectives after a verb, which narrow the role: "panel" in "chairs the panel"."""
        c, out = self.columns, list[str]()
        for i in range(verb + 1, min(verb + 1 + MAX_OBJECT, len(c))):
            if c.tag[i] not in NOUN_PHRASE and c.lower[i] not in {"of", "for"}:
                break
            if c.tag[i] in NOUNS_AND_ADJECTIVES:
                out.append(c.lower[i])
        return tuple(out)

    def _office_from(self, verb: int) -> ImpliedRole | None:
        """The office after "became" or "stood down as"."""
        c, lex, word = self.columns, self.lex, self.columns.lower[verb]
        may_name_office = word in lex.taking_verbs
        for i in range(verb + 1, min(verb + MAX_OBJECT, len(c))):
            if c.text[i] in {",", ";", ".", "“", '"'} or c.sentence[i] != c.sentence[verb]:
                return None
            may_name_office = may_name_office or c.lower[i] == "as"
            is_person_noun = c.lower[i] in lex.person_nouns and c.tag[i] in SINGULAR_NOUNS
            if may_name_office and is_person_noun:
                return ImpliedRole(
                    (c.lower[i],),
                    self._object_words(verb),
                    is_former=word not in lex.taking_verbs,
                    is_current=word not in lex.leaving_verbs,
                    office_noun=i,
                )
        return None

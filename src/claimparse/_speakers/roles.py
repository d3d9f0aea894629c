"""The roles and the gender that names and the phrases beside them give the bearers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimparse._evidence import Run
from claimparse._grammar.columns import Columns
from claimparse._grammar.tags import ARTICLES_AND_DEMONSTRATIVES, DETERMINERS, NOUNS, POSSESSIVE_MARKERS, PROPER_NOUNS
from claimparse._speakers.entity import Entity
from claimparse._speakers.introductions import Introduction, office_acronym
from claimparse._speakers.names import NameMention
from claimparse._speakers.restrictions import Restrictions
from claimparse._speakers.role_proof import RoleProof
from claimparse.lexicon.persons import PersonLexicon, normalized
from claimparse.lexicon.schema.persons import Gender
from claimparse.types import SpeakerKind

ROLE_LINKERS = frozenset({"for", "to", "at", "with", "in"})


@dataclass(frozen=True, slots=True)
class RoleReader:
    """Reads roles and gender off names and phrases, and adds them to entities."""

    columns: Columns
    lex: PersonLexicon
    restrictions: Restrictions
    proof: RoleProof

    def title_gender(self, name: NameMention) -> Gender | None:
        """The gender that the titles before a name show: that of the first title with a gender."""
        titles = self.columns.text[name.run.start : name.core.start]
        genders = (self.lex.honorifics.get(w) or self.lex.offices.get(w) for w in titles)
        return next((g for g in genders if g), None)

    def add_name(self, entity: Entity, name: NameMention, introductions: Iterable[Introduction]) -> None:
        """Add the gender and the roles in a mention of a person's name and the phrases beside it."""
        if entity.kind not in (SpeakerKind.PERSON, SpeakerKind.UNKNOWN):
            return
        self._add_gender(entity, name)
        titles = [t for t in (*name.titles, name.suffix) if t in self.lex.offices_with_synonyms]
        entity.add_role_nouns(titles, is_former=name.role_run is not None and self._is_former(name.role_run))
        acronym = office_acronym(self.columns, self.lex, name)
        if acronym is not None:
            entity.add_role_nouns([normalized(acronym)], is_former=False)
        entity.role_words.update(t for t in name.titles if t in self.lex.contraries)
        if name.role_run is not None:
            self.add_phrase(entity, name.role_run)
        for _, run in introductions:
            self.add_phrase(entity, run)
        self._add_place(entity, name)
        if not self.lex.role_titles.isdisjoint(name.titles):
            self._show(entity, Run(name.run.start, name.core.start), is_former=False)

    def _add_place(self, entity: Entity, name: NameMention) -> None:
        """Add the place or body after "of": "Mayor Ann Lee of Norby"."""
        c, i = self.columns, name.core.end + 1
        if entity.role_nouns and i < len(c) and c.lower[i - 1] == "of" and c.tag[i] in PROPER_NOUNS:
            entity.role_words.add(normalized(c.text[i]))
            entity.add_restrictions(self.restrictions.in_phrase(Run(i, i + 1), {name.last}))

    def _add_gender(self, entity: Entity, name: NameMention) -> None:
        """Add the gender of the titles; a name by itself proves none."""
        gender = self.title_gender(name)
        if gender:
            entity.gender = gender
            entity.kind = SpeakerKind.PERSON

    def add_phrase(self, entity: Entity, run: Run) -> None:
        """Add a phrase for a person's role, and the gender of its nouns."""
        c, lex = self.columns, self.lex
        heads = [i for i in self._words_for_holder(run) if c.lower[i] in lex.person_nouns or c.text[i] in lex.offices]
        heads = [i for i in heads if self.proof.holds(i)]
        if not heads:
            return
        entity.add_role_nouns((normalized(c.text[i]) for i in heads), is_former=self._is_former(run))
        omitted = ARTICLES_AND_DEMONSTRATIVES | POSSESSIVE_MARKERS
        entity.role_words.update(normalized(c.text[i]) for i in range(*run) if c.tag[i] not in omitted)
        entity.add_restrictions(self.restrictions.in_phrase(run, set(heads)))
        for i in heads:
            gender = lex.offices.get(c.text[i]) or lex.person_nouns.get(c.lower[i])
            if gender and entity.gender is None and c.tag[i] in NOUNS:
                entity.gender = gender
        names_role = any(c.text[i] in lex.offices or c.lower[i] not in lex.generic_nouns for i in heads)
        if names_role:
            has_article = c.tag[run.start] in DETERMINERS
            self._show(entity, Run(run.start + has_article, run.end), is_former=self._is_former(run))

    def _show(self, entity: Entity, run: Run, *, is_former: bool) -> None:
        """Add the words for a role to those that results show, once, without a comma at the end."""
        end = next((i + 1 for i in reversed(range(*run)) if self.columns.text[i][-1].isalnum()), run.end)
        one = (Run(run.start, end), is_former)
        entity.role = entity.role or self.columns.text_of(one[0])
        if one not in entity.role_runs:
            entity.role_runs.append(one)

    def _words_for_holder(self, run: Run) -> list[int]:
        """The words of a role that describe its holder; in "the city's lawyer for the mayor" "lawyer" alone."""
        c = self.columns
        end = next((i for i in range(*run) if c.lower[i] in ROLE_LINKERS), run.end)
        return [i for i in range(run.start, end) if i + 1 == len(c) or c.tag[i + 1] not in POSSESSIVE_MARKERS]

    def _is_former(self, run: Run) -> bool:
        return not self.lex.former.isdisjoint(self.columns.lower[run.start : run.end])

"""The persons that possessed nouns mean.

"Her husband" is the person whom the text has introduced as that, or whose wife it has said she is; "his lawyer" the one
introduced as his; "his wife" else the woman with his surname.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from claimparse._grammar.arguments import possessor
from claimparse._grammar.columns import Columns
from claimparse._grammar.noun_phrases import complements
from claimparse._grammar.tags import PLURAL_NOUNS
from claimparse._speakers.entity import Entity
from claimparse.lexicon.persons import PersonLexicon
from claimparse.types import SpeakerKind

MAX_RELATIVES = 24


class Relatives:
    """Finds the persons that possessed nouns mean.

    Args:
        introduced: The nouns by which the text introduces persons, each with its person.
        entity_at: The entity of each token that has been read.
        by_surname: The persons with full names, by their surnames.
    """

    def __init__(
        self,
        c: Columns,
        lex: PersonLexicon,
        introduced: Iterable[tuple[int, Entity]],
        entity_at: Mapping[int, Entity],
        by_surname: Mapping[str, Sequence[Entity]],
    ) -> None:
        self.columns, self.lex, self.entity_at, self.by_surname = c, lex, entity_at, by_surname
        self._introduced: defaultdict[str, list[tuple[int, Entity]]] = defaultdict(list)
        for noun, entity in introduced:
            self._introduced[c.lower[noun]].append((noun, entity))

    def person_meant(self, noun: int) -> Entity | None:
        """The person a possessed noun means, where the text has said who that is; else None."""
        word = self.columns.lower[noun]
        if word not in self.lex.person_nouns or self.columns.tag[noun] in PLURAL_NOUNS:
            return None
        owner = self._owner(noun)
        if owner is None:
            return None
        candidates = chain(self._introduced_as(word, owner), self._by_inverse_relation(word, owner))
        found = {e.index: e for e in candidates if e is not owner}
        if not found and word in self.lex.kin_nouns:
            found = {e.index: e for e in self._by_shared_surname(word, owner)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _introduced_as(self, word: str, owner: Entity) -> Iterable[Entity]:
        """Yield those whom the text calls the owner's ``word``, or a synonym: "attorney" for a lawyer."""
        synonyms = (s for s in self.lex.role_synonyms.get(word, ()) if not s.rank)
        words = {word, *(office for synonym in synonyms for office in synonym.offices)}
        for other in sorted(words & self._introduced.keys()):
            yield from (e for k, e in self._introduced[other][:MAX_RELATIVES] if self._owner(k) is owner)

    def _by_inverse_relation(self, word: str, owner: Entity) -> Iterable[Entity]:
        """Yield those to whom the owner is the inverse: "her father" is the one whose daughter she is."""
        gender = self.lex.person_nouns.get(word)
        for other in sorted(self.lex.inverse_kin.get(word, frozenset()) & self._introduced.keys()):
            for k, relative in self._introduced[other][:MAX_RELATIVES]:
                related = self._owner(k) if relative is owner else None
                if related is not None and (gender is None or related.gender in (None, gender)):
                    yield related

    def _by_shared_surname(self, word: str, owner: Entity) -> Iterable[Entity]:
        """Yield the persons of the owner's surname whose gender fits the noun."""
        gender = self.lex.person_nouns.get(word)
        surname = owner.words[-1] if len(owner.words) > 1 else ""
        for e in self.by_surname.get(surname, ()) if gender else ():
            if e is not owner and e.gender in (None, gender) and e.kind is SpeakerKind.PERSON:
                yield e

    def _owner(self, noun: int) -> Entity | None:
        """The person to whom a noun is related: "her" in "her husband", "Ann" in "Ann's lawyer", "a lawyer for Ann"."""
        token = self.columns.doc[noun]
        owner = possessor(token)
        if owner is not None:
            return self.entity_at.get(owner.i)
        return next((self.entity_at[k.i] for k in complements(token) if k.i in self.entity_at), None)

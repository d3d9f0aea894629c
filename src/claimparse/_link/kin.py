"""Relatives: "her husband" is whoever the text has named as that, "her father" also the one whose daughter she is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimparse._link.people import Entity
from claimparse._syntax.persons import Columns, is_plural, possessor
from claimparse.lexicon.persons import PersonLexicon

MAX_RELATIVES = 24


@dataclass(frozen=True, slots=True)
class Relatives:
    """Looks relatives up. ``named`` holds the nouns by which the text introduces persons as somebody's relatives, each
    with its person; ``at`` the entity of each token that has been read.
    """

    c: Columns
    lex: PersonLexicon
    named: Sequence[tuple[int, Entity]]
    at: Mapping[int, Entity]

    def of(self, noun: int) -> Entity | None:
        """The person a possessed noun for a relative means, where the text has said who that is; else None."""
        if not self.named or self.c.lower[noun] not in self.lex.kin or is_plural(self.c, noun):
            return None
        whose = self._whose(noun)
        if whose is None:
            return None
        word, found = self.c.lower[noun], list[Entity]()
        gender, inverse = self.lex.nouns.get(word), self.lex.inverse_kin.get(word, frozenset())
        for k, relative in self.named[:MAX_RELATIVES]:
            related, told = self._whose(k), self.c.lower[k]
            if related is whose and told == word:
                found.append(relative)
            elif relative is whose and related is not None and told in inverse and related.gender in (None, gender):
                found.append(related)
        return found[0] if len({e.index for e in found}) == 1 else None

    def _whose(self, noun: int) -> Entity | None:
        owner = possessor(self.c, noun)
        return self.at.get(owner) if owner is not None else None

"""Who somebody is to somebody else: "her husband" is whoever the text has named as that or as her counterpart in the
relation, "his lawyer" the lawyer whom it has introduced as his, "his wife" else the woman who bears his surname.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from claimparse._speakers.mention_syntax import Columns, complements, is_plural, possessor
from claimparse._speakers.people import Entity
from claimparse.lexicon.persons import PersonLexicon
from claimparse.types import SpeakerKind

MAX_RELATIVES = 24


class Relatives:
    """Looks relatives up. ``named`` holds the nouns by which the text introduces persons as somebody's relatives,
    lawyers, rivals, each with its person; ``at`` the entity of each token that has been read; ``bearers`` gives the
    persons of a surname.
    """

    def __init__(
        self,
        c: Columns,
        lex: PersonLexicon,
        named: Iterable[tuple[int, Entity]],
        at: Mapping[int, Entity],
        bearers: Mapping[str, Sequence[Entity]],
    ) -> None:
        self.c, self.lex, self.at, self.bearers = c, lex, at, bearers
        self._named: defaultdict[str, list[tuple[int, Entity]]] = defaultdict(list)
        for noun, entity in named:
            self._named[c.lower[noun]].append((noun, entity))

    def of(self, noun: int) -> Entity | None:
        """The person a possessed noun means, where the text has said who that is; else None."""
        word = self.c.lower[noun]
        if word not in self.lex.nouns or is_plural(self.c, noun):
            return None
        whose = self.whose(noun)
        if whose is None:
            return None
        found = {e.index: e for e in chain(self._told(word, whose), self._inverse(word, whose)) if e is not whose}
        if not found and word in self.lex.kin:
            found = {e.index: e for e in self._of_one_name(word, whose)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _told(self, word: str, whose: Entity) -> Iterable[Entity]:
        """Those whom the text calls somebody's so, or by another word for it: "attorney" of a lawyer."""
        words = {word, *(o for answer in self.lex.answers.get(word, ()) if not answer.rank for o in answer.offices)}
        for other in sorted(words & self._named.keys()):
            yield from (e for k, e in self._named[other][:MAX_RELATIVES] if self.whose(k) is whose)

    def _inverse(self, word: str, whose: Entity) -> Iterable[Entity]:
        """Those to whom somebody is what the noun is to him in turn: "her father" is the one whose daughter she is."""
        gender = self.lex.nouns.get(word)
        for other in sorted(self.lex.inverse_kin.get(word, frozenset()) & self._named.keys()):
            for k, relative in self._named[other][:MAX_RELATIVES]:
                related = self.whose(k) if relative is whose else None
                if related is not None and (gender is None or related.gender in (None, gender)):
                    yield related

    def _of_one_name(self, word: str, whose: Entity) -> Iterable[Entity]:
        """The persons of somebody's surname whose sex fits the noun."""
        gender, surname = self.lex.nouns.get(word), whose.words[-1] if len(whose.words) > 1 else ""
        for e in self.bearers.get(surname, ()) if gender else ():
            if e is not whose and e.gender == gender and e.kind is SpeakerKind.PERSON:
                yield e

    def whose(self, noun: int) -> Entity | None:
        """Of whom a noun is: "her husband", "Ann's lawyer", "a lawyer for Ann"."""
        owner = possessor(self.c, noun)
        if owner is not None:
            return self.at.get(owner)
        return next((self.at[k] for k in complements(self.c, noun) if k in self.at), None)

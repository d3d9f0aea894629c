"""Ages that persons are told apart by: "Ann Lee, 79," and "the 79-year-old"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimparse._grammar.columns import Columns
from claimparse._grammar.noun_phrases import modifies_noun
from claimparse._grammar.tags import NOUNS
from claimparse._speakers.antecedents import Candidate
from claimparse._speakers.entity import Entity
from claimparse.types import SpeakerKind

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Doc


class Ages:
    """The persons of a text by their ages."""

    def __init__(self, c: Columns, doc: Doc) -> None:
        self.columns, self.doc = c, doc
        self._by_age: defaultdict[str, list[Entity]] = defaultdict(list)

    def read_after_name(self, i: int, entity: Entity) -> None:
        """Note the age given after the last token of a person's name, if there is one."""
        age = self._age_after(i)
        if age and not entity.age:
            entity.age = age
            self._by_age[age].append(entity)

    def _age_after(self, i: int) -> str:
        """The age given after the last token of a name: "79" of "Ann Lee, 79," and "Ann Lee, who is 79"; else ""."""
        c, k = self.columns, i + 1
        if c.text[k : k + 1] != [","]:
            return ""
        k += 1 + 2 * (c.lower[k + 1 : k + 3] in (["who", "is"], ["who", "was"]))
        is_age = k < len(c) and c.text[k].isdigit() and len(c.text[k]) <= 3
        return c.text[k] if is_age and (k + 1 == len(c) or c.tag[k + 1] not in NOUNS) else ""

    def person_meant(self, i: int, recent: Iterable[Candidate]) -> Entity | None:
        """The one person of the age in "the 79-year-old"; None if there are several.

        An age that the text has told of nobody goes on with the person of whom it told something last; ``recent`` are
        the last mentions, the latest first.
        """
        age = self._described_age(i)
        found = [e for e in self._by_age.get(age, ()) if e.mentions]
        if not age or found:
            return found[0] if len(found) == 1 else None
        told = (c.entity for c in recent if c.function == "subject" and c.quote < 0)
        last = next((e for e in told if e.kind is SpeakerKind.PERSON), None)
        return last if last is not None and last.is_named and not last.age else None

    def _described_age(self, i: int) -> str:
        """The age that describes a person, at the token "old": "79" of "the 79-year-old"; else ""."""
        c, start = self.columns, i - 4
        is_age = start > 0 and c.lower[i] == "old" and c.lower[start + 1 : i] == ["-", "year", "-"]
        return c.text[start] if is_age and c.lower[start - 1] == "the" and not modifies_noun(self.doc[i]) else ""

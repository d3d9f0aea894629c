"""Sources that list several names: "Ann Lee, Bo Roe and Cy Poe", "Both firms, Ostrel and Fenn Lines"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimparse._evidence import Run
from claimparse._speakers.clause_syntax import is_subject
from claimparse._speakers.columns import Columns
from claimparse._speakers.mention_syntax import first_conjunct
from claimparse._speakers.name_syntax import begins_conjunct_person
from claimparse._speakers.names import NameMention
from claimparse._speakers.word_syntax import is_coordinator, is_plural_common, is_preposition


@dataclass(frozen=True, slots=True)
class NameLists:
    """Finds the names that a source lists.

    ``name_at`` is the name of each token in one, ``title_tokens`` are the tokens of titles before names.
    """

    columns: Columns
    name_at: Mapping[int, NameMention]
    title_tokens: frozenset[int]

    def subjects(self, names: Sequence[NameMention]) -> dict[int, list[NameMention]]:
        """The names that are one subject, by the last token of the last one: "Ann and Bo Lee", "Ann, Bo and Cy"."""
        c, out = self.columns, dict[int, list[NameMention]]()
        joined: list[NameMention] = []
        for name in names:
            between = c.text[joined[-1].core.end : name.run.start] if joined else []
            if not between or len(between) > 2 or any(w not in {",", "and", "&"} for w in between):
                joined = []
            joined.append(name)
            is_complete = len(joined) > 1 and "," not in between[-1:]
            if is_complete and is_subject(c, first_conjunct(c, joined[0].last)):
                out[name.last] = list(joined)
        return out

    def joins_persons(self, head: int, run: Run) -> bool:
        """Return whether a phrase that ends in a name joins two persons, not two roles of one ("pollster and
        strategist").
        """
        c, name = self.columns, self.name_at[run.end - 1]
        between = range(head + 1, name.run.start)
        has_own_phrase = any(begins_conjunct_person(c, i) for i in between) or bool(name.titles)
        return has_own_phrase and any(is_coordinator(c, i) for i in between)

    def apposed_to_plural(self, head: int, run: Run) -> list[int]:
        """The last tokens of the names in apposition to a plural noun: "Both firms, Ostrel and Fenn Lines"."""
        c = self.columns
        has_mark = head + 2 < run.end and c.text[head + 1] in {",", ":", "—", "–"}
        return self.listed_in(Run(head + 2, run.end)) if is_plural_common(c, head) and has_mark else []

    def listed_in(self, run: Run) -> list[int]:
        """The last tokens of the names of a source that is a mere list of names: "Ann Lee, Bo Roe and Cy Poe"."""
        c, heads, i = self.columns, list[int](), run.start
        while i < run.end:
            name = self.name_at.get(i)
            if name is not None:
                heads.append(name.last)
                i = name.core.end
            elif c.text[i] in {",", "and", "&", "or"} or i in self.title_tokens:
                i += 1
            elif is_preposition(c, i):
                break
            else:
                return []
        return heads if len(heads) > 1 and any(is_coordinator(c, k) for k in range(run.start, run.end)) else []

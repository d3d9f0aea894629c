"""Sources that list several names: "Ann Lee, Bo Roe and Cy Poe", "Both firms, Ostrel and Fenn Lines"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimparse._evidence import Run
from claimparse._grammar.columns import Columns
from claimparse._grammar.noun_phrases import function_of, topmost_noun
from claimparse._grammar.tags import (
    COORDINATORS,
    NEW_NOUN_PHRASE,
    PLURAL_COMMON,
    PREPOSITIONS,
)
from claimparse._speakers.names import NameMention


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
            if is_complete and function_of(topmost_noun(c.doc[joined[0].last])) == "subject":
                out[name.last] = list(joined)
        return out

    def joins_persons(self, head: int, run: Run) -> bool:
        """Return whether a phrase that ends in a name joins two persons, not two roles of one ("pollster and
        strategist").
        """
        c, name = self.columns, self.name_at[run.end - 1]
        between = {*c.tag[head + 1 : name.run.start]}
        has_own_phrase = bool(name.titles) or not between.isdisjoint(NEW_NOUN_PHRASE)
        return has_own_phrase and not between.isdisjoint(COORDINATORS)

    def apposed_to_plural(self, head: int, run: Run) -> list[int]:
        """The last tokens of the names in apposition to a plural noun: "Both firms, Ostrel and Fenn Lines"."""
        c = self.columns
        has_mark = head + 2 < run.end and c.text[head + 1] in {",", ":", "—", "–"}
        return self.listed_in(Run(head + 2, run.end)) if c.tag[head] in PLURAL_COMMON and has_mark else []

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
            elif c.tag[i] in PREPOSITIONS:
                break
            else:
                return []
        return heads if len(heads) > 1 and not COORDINATORS.isdisjoint(c.tag[slice(*run)]) else []

"""Sources that list several names: "Ann Lee, Bo Roe and Cy Poe", "Both firms, Ostrel and Fenn Lines"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimparse._evidence import Run
from claimparse._speakers.mention_syntax import SUBJECT_LABELS, Columns
from claimparse._speakers.names import NameMention


@dataclass(frozen=True, slots=True)
class Lists:
    """Finds the names that a source lists. ``name_at`` holds the name of each token in one, ``in_titles`` the tokens of
    titles before names.
    """

    c: Columns
    name_at: Mapping[int, NameMention]
    in_titles: frozenset[int]

    def of_subjects(self, names: Sequence[NameMention]) -> dict[int, list[NameMention]]:
        """By the end of the last one the names that are together a subject: "Ann and Bo Lee said", "Ann, Bo and Cy"."""
        c, out = self.c, dict[int, list[NameMention]]()
        joined: list[NameMention] = []
        for name in names:
            between = c.text[joined[-1].core.end : name.run.start] if joined else []
            if not between or len(between) > 2 or any(w not in {",", "and", "&"} for w in between):
                joined = []
            joined.append(name)
            if len(joined) > 1 and "," not in between[-1:] and c.dep[self._top(joined[0].last)] in SUBJECT_LABELS:
                out[name.last] = list(joined)
        return out

    def _top(self, i: int) -> int:
        """The first of coordinated nouns."""
        for _ in range(8):
            if self.c.dep[i] not in {"conj", "appos"}:
                break
            i = self.c.head[i]
        return i

    def joins_persons(self, head: int, run: Run) -> bool:
        """Whether a phrase that ends in a name joins two persons, not two roles of one ("pollster and strategist")."""
        between = range(head + 1, self.name_at[run.end - 1].run.start)
        return any(self.c.tag[i] == "CC" for i in between) and (
            any(self.c.tag[i] in {"DT", "PRP$", "POS", "NNP"} for i in between)
            or bool(self.name_at[run.end - 1].titles)
        )

    def apposed(self, head: int, run: Run) -> list[int]:
        """The last tokens of the names in apposition to a plural noun: "Both firms, Ostrel and Fenn Lines"."""
        c, behind = self.c, Run(head + 2, run.end)
        apposed = c.tag[head] == "NNS" and head + 2 < run.end and c.text[head + 1] in {",", ":", "—", "–"}
        return self.of_names(behind) if apposed else []

    def of_names(self, run: Run) -> list[int]:
        """The last tokens of the names of a source that is a mere list of names: "Ann Lee, Bo Roe and Cy Poe"."""
        heads: list[int] = []
        i = run.start
        while i < run.end:
            name = self.name_at.get(i)
            if name is not None:
                heads.append(name.last)
                i = name.core.end
            elif self.c.text[i] in {",", "and", "&", "or"} or i in self.in_titles:
                i += 1
            elif self.c.tag[i] == "IN":
                break
            else:
                return []
        return heads if len(heads) > 1 and any(self.c.tag[i] == "CC" for i in range(run.start, run.end)) else []

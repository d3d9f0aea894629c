"""Tells what each quantity is about: by the syntax around it, and through the quantities beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimparse._evidence import ItemLink, QuantityLink, Run
from claimparse._quantities.item_syntax import run_head
from claimparse._quantities.lexicon import change_words
from claimparse._quantities.subjects import described, left_name, possessor
from claimparse._text.parsed_text import ParsedText

_NEAR = 6


def describe(parsed: ParsedText, links: Sequence[QuantityLink]) -> tuple[QuantityLink, ...]:
    """The quantities of a page, in text order, with what they are about."""
    describer, found, done = _Describer(parsed), list[QuantityLink](), list[QuantityLink]()
    for link in links:
        found.append(describer.by_syntax(link, found[-1] if found else None))
    for k, link in enumerate(found):
        near = found[max(0, k - _NEAR) : k] + found[k + 1 : k + 1 + _NEAR]
        done.append(describer.by_neighbours(link, near, done[-1] if done else None))
    return tuple(done)


class _Describer:
    def __init__(self, parsed: ParsedText) -> None:
        self.parsed, self.doc = parsed, parsed.doc
        self.changes = change_words(parsed.lexicon).nouns

    def by_syntax(self, link: QuantityLink, previous: QuantityLink | None) -> QuantityLink:
        """What the words around a quantity say; a level behind a change describes the same: "fell 5p to 80p"."""
        inside = self._expression(link)
        changes = link.change in ("up", "down") or (link.unit is not None and link.unit.name == "percentage")
        if changes and (name := left_name(self.doc, inside.start)):
            return replace(link, about=name)
        if previous and previous.change in ("up", "down") and self._is_level_after(previous, inside.start):
            return replace(link, about=previous.about)
        carried = link.item is None or link.item.carried
        head = run_head(self.doc, link.mark.tokens if carried else inside)
        duration = link.unit is not None and link.unit.kind == "time"
        owner = possessor(self.doc[link.item.head]) if link.item else None
        about = owner or described(self.doc, head, inside, duration, self.changes)
        if about is None and link.unit is not None:
            about = left_name(self.doc, inside.start)
        return replace(link, about=about)

    def by_neighbours(
        self, link: QuantityLink, near: Sequence[QuantityLink], previous: QuantityLink | None
    ) -> QuantityLink:
        """A measure is about no measure beside it but about what that one is about: "3 years, 2 months and 14 days".

        The same amount in brackets describes the same.
        """
        about, unseen = link.about, list(near)
        while about is not None:
            other = next((n for n in unseen if self._holds(n, about.end - 1, link.item)), None)
            if other is None:
                return replace(link, about=self._without_measure(about, near))
            unseen.remove(other)
            about = other.about
        return replace(link, about=previous.about if previous and link.rule == "conversion" else None)

    def _expression(self, link: QuantityLink) -> Run:
        return self.parsed.tokens_of(link.span)

    def _is_level_after(self, change: QuantityLink, start: int) -> bool:
        end = self._expression(change).end
        return end == start - 1 and self.doc[end].lower_ in ("to", "at")

    def _holds(self, link: QuantityLink, token: int, shared: ItemLink | None = None) -> bool:
        """Whether a token belongs to a measure, or to a quantity that counts the same things as another one."""
        expression = self._expression(link)
        measures = link.item is None and link.unit is not None
        same = link.item is not None and shared is not None and link.item.head == shared.head
        return (measures or same) and expression.start <= token < expression.end

    def _without_measure(self, about: Run, near: Sequence[QuantityLink]) -> Run:
        """A phrase without a measure that it begins with: "1.8 million-mile (2.9m km) journey"."""
        for link in near:
            if self._holds(link, about.start + self._marks(about)):
                about = Run(min(self._expression(link).end, about.end - 1), about.end)
        return Run(about.start + self._marks(about), about.end)

    def _marks(self, run: Run) -> int:
        """How many marks and hyphens a phrase begins with."""
        return next((k for k in range(run.end - run.start) if not self.doc[run.start + k].is_punct), 0)

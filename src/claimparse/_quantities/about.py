"""The words for what each quantity is about: read from the syntax around it, and from the quantities beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimparse._evidence import Chars, ItemLink, QuantityLink, Run
from claimparse._grammar.arguments import possessor
from claimparse._grammar.measure_phrases import described_phrase, preceding_name
from claimparse._grammar.noun_phrases import counted_phrase
from claimparse._grammar.tags import NOUNS
from claimparse._grammar.tree import root_of
from claimparse._quantities.lexicon import change_words, noun_words
from claimparse._text.parsed_text import ParsedText

_MAX_NEIGHBOURS = 6
"""Quantities on each side that may tell what one is about."""


def resolve_about(parsed: ParsedText, links: Sequence[QuantityLink]) -> tuple[QuantityLink, ...]:
    """The quantities of a text, in text order, with the words for what they are about."""
    resolver, found, done = _AboutResolver(parsed), list[QuantityLink](), list[QuantityLink]()
    for link in links:
        found.append(resolver.from_syntax(link, found[-1] if found else None))
    for k, link in enumerate(found):
        neighbours = found[max(0, k - _MAX_NEIGHBOURS) : k] + found[k + 1 : k + 1 + _MAX_NEIGHBOURS]
        done.append(resolver.from_neighbours(link, neighbours, done[-1] if done else None))
    return tuple(done)


class _AboutResolver:
    def __init__(self, parsed: ParsedText) -> None:
        self.parsed, self.doc = parsed, parsed.doc
        self.changes, self.statistics = change_words(parsed.lexicon).nouns, noun_words(parsed.lexicon).statistics

    def from_syntax(self, link: QuantityLink, previous: QuantityLink | None) -> QuantityLink:
        """Set what a quantity is about from the words around it.

        A level after a change is about the same as the change: "fell 5p to 80p".
        """
        inside = self.parsed.tokens_of(link.span)
        is_change = link.change in ("up", "down") or (link.unit is not None and link.unit.name == "percentage")
        if is_change and (name := preceding_name(self.doc, inside.start)):
            return _with_about(link, name)
        if previous and previous.change in ("up", "down") and self._is_level_after(previous, inside.start):
            return _with_about(link, previous.about)
        carried = link.item is None or link.item.carried
        head = self.doc[root_of(self.doc, link.mark.tokens if carried else inside)]
        duration = link.unit is not None and link.unit.kind == "time"
        owner = possessor(self.doc[link.item.head]) if link.item else None
        if owner is not None and owner.tag_ in NOUNS:
            about: Run | None = counted_phrase(owner)
        else:
            about = described_phrase(head, inside, self.changes, self.statistics, duration=duration)
        if about is None and link.unit is not None:
            about = preceding_name(self.doc, inside.start)
        return _with_about(link, about)

    def from_neighbours(
        self, link: QuantityLink, neighbours: Sequence[QuantityLink], previous: QuantityLink | None
    ) -> QuantityLink:
        """Set what a quantity is about to what the measure beside it is about: "3 years, 2 months and 14 days".

        The same amount in brackets is about the same.
        """
        about, unseen = link.about, list(neighbours)
        while about is not None:
            other = next((n for n in unseen if self._includes(n, about.end - 1, link.item)), None)
            if other is None:
                return _with_about(link, self._strip_measure(about, neighbours))
            unseen.remove(other)
            about = other.about
        return _with_about(link, previous.about if previous and link.rule == "conversion" else None)

    def _is_level_after(self, change: QuantityLink, start: int) -> bool:
        """Return whether "to" or "at" alone stands between a change and token ``start``."""
        end = self.parsed.tokens_of(change.span).end
        return end == start - 1 and self.doc[end].lower_ in ("to", "at")

    def _includes(self, link: QuantityLink, token: int, item: ItemLink | None = None) -> bool:
        """Return whether a token belongs to a measure, or to a quantity that counts the same ``item``."""
        is_measure = link.item is None and link.unit is not None
        is_same = link.item is not None and item is not None and link.item.head == item.head
        word = Chars(self.parsed.starts[token], self.parsed.ends[token])
        return (is_measure or is_same) and word.start < link.span.end and link.span.start < word.end

    def _strip_measure(self, about: Run, neighbours: Sequence[QuantityLink]) -> Run:
        """A phrase without the measure that it begins with: "1.8 million-mile (2.9m km) journey"."""
        for link in neighbours:
            if self._includes(link, about.start + self._leading_punctuation(about)):
                about = Run(min(self.parsed.tokens_of(link.span).end, about.end - 1), about.end)
        return Run(about.start + self._leading_punctuation(about), about.end)

    def _leading_punctuation(self, run: Run) -> int:
        """The number of punctuation tokens that a phrase begins with."""
        return next((k for k in range(run.end - run.start) if not self.doc[run.start + k].is_punct), 0)


def _with_about(link: QuantityLink, about: Run | None) -> QuantityLink:
    return link if about == link.about else replace(link, about=about)

"""Attributions as the model reads them, and an index of the rules' attributions that they are held against."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from claimparse._evidence import AttributionLink, Run


@dataclass(frozen=True, slots=True)
class Reading:
    """An attribution as the model reads it, in runs of tokens.

    ``rule`` is the index of the rules' attribution of the same cue, if there is one.
    """

    cue: tuple[Run, ...]
    source: tuple[Run, ...]
    content: tuple[Run, ...]
    probability: float
    rule: int | None

    @property
    def head(self) -> int:
        """The first token of the cue."""
        return self.cue[0].start

    def with_spans_of(self, link: AttributionLink) -> Reading:
        """The reading with the spans of an attribution by the rules."""
        return replace(self, cue=link.cue, source=link.source, content=link.content)


class RuleIndex:
    """The attributions of a text by the rules, by what a reading is held against, found without looking at all."""

    def __init__(self, links: Sequence[AttributionLink]) -> None:
        self.links = links
        self.by_cue_head = {r.cue_head: r for r in links}
        self.sources = {run for r in links for run in r.source}
        self._by_content_start: dict[int, list[AttributionLink]] = {}
        self._by_parent: dict[int | None, list[AttributionLink]] = {}
        self._longest_source: dict[int, Run] = {}
        for r in links:
            self._by_content_start.setdefault(r.content[0].start, []).append(r)
            self._by_parent.setdefault(r.parent, []).append(r)
            for run in r.source:
                for token in range(*run):
                    known = self._longest_source.get(token, run)
                    self._longest_source[token] = min(run, known)

    def nested_in(self, index: int | None) -> Sequence[AttributionLink]:
        """The attributions that stand in the content of another."""
        return () if index is None else self._by_parent.get(index, ())

    def with_cue_in(self, tokens: Collection[int]) -> Iterator[AttributionLink]:
        """Yield the attributions whose cue has its head among some tokens."""
        return (self.by_cue_head[t] for t in tokens if t in self.by_cue_head)

    def with_content_from(self, tokens: Collection[int]) -> Iterator[AttributionLink]:
        """Yield the attributions whose content begins among some tokens."""
        return (r for t in tokens for r in self._by_content_start.get(t, ()))

    def longest_source(self, token: int) -> Run | None:
        """The run of a source that holds a token and begins first."""
        return self._longest_source.get(token)

"""Resolves sources and other mentions to persons and bodies across the document, or abstains.

Names, sources and quotations come first (``entities``); then the text is read once from its beginning
(``mention_reader``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimparse._evidence import AttributionLink, EntityLink, QuoteMark, Run
from claimparse._speakers.entities import DocumentEntities, SourcePart
from claimparse._speakers.entity import Entity
from claimparse._speakers.mention_reader import MentionReader
from claimparse._speakers.ranker import load_ranker
from claimparse._speakers.resolver_query import query_resolver
from claimparse._speakers.source_facts import Bearer, SourceFacts
from claimparse._text.parsed_text import ParsedText

if TYPE_CHECKING:
    from claimparse.resolvers import Resolver


@dataclass(frozen=True)
class Speakers:
    """The entities of a text that are sources, and the speakers of each source.

    ``of_source[i]`` holds the names of the speakers of attribution ``i``.
    """

    entities: tuple[EntityLink, ...] = ()
    of_source: tuple[tuple[str, ...], ...] = ()
    _reader: MentionReader | None = field(default=None, repr=False, compare=False)

    @property
    def all_entities(self) -> tuple[Entity, ...]:
        """The persons and bodies that the text mentions, sources or not."""
        if self._reader is None:
            return ()
        return tuple({e.index: e for _, e in sorted(self._reader.entity_at.items())}.values())

    def resolve(self, run: Run) -> str | None:
        """The canonical name of the person or body that a mention names; None where the text does not say."""
        entity = self._reader.entity_of(run) if self._reader is not None else None
        return entity.name if entity is not None and entity.is_named else None


def link(
    parsed: ParsedText,
    attributions: Sequence[AttributionLink],
    quotes: Sequence[QuoteMark],
    resolver: Resolver | None = None,
) -> Speakers:
    """Resolve all mentions of a text; a ``resolver`` is asked before the rules."""
    document = DocumentEntities(parsed, attributions, quotes)
    reader = MentionReader(document, _resolved(document, resolver) if resolver is not None else {}, load_ranker())
    reader.read()
    bearers = [_bearers(reader, parts) for parts in document.source_parts]
    of_source = [
        tuple({b.entity.index: b.entity for b in found}.values()) or _speaker_without_source(reader, link)
        for found, link in zip(bearers, attributions, strict=True)
    ]
    names = tuple(tuple(e.name for e in speakers) for speakers in of_source)
    facts = SourceFacts(document, attributions, bearers, reader.entity_at)
    return Speakers(_entity_links(of_source, facts), names, reader)


def _bearers(reader: MentionReader, parts: Iterable[SourcePart]) -> list[Bearer]:
    """The coordinated parts of a source, each with the entities that it means."""
    return [
        Bearer(head, run, entity) for head, run in parts for entity in reader.speakers_of([(head, run)]) if entity.name
    ]


def _speaker_without_source(reader: MentionReader, link: AttributionLink) -> tuple[Entity, ...]:
    """Who speaks in a quotation that has no source, if the reader has chosen somebody."""
    start = link.content[0].start
    speaker = reader.entity_at.get(start) if start in reader.document.untagged else None
    return (speaker,) if speaker is not None else ()


def _resolved(document: DocumentEntities, resolver: Resolver) -> Mapping[int, Run]:
    """The answers of a resolver, which is asked once for all mentions that names do not settle."""
    mentions = dict(document.unresolved_mentions())
    return query_resolver(document.parsed.source, mentions, resolver) if mentions else {}


def _entity_links(of_source: Sequence[Sequence[Entity]], facts: SourceFacts) -> tuple[EntityLink, ...]:
    """The entities that are a source, in the order in which the text first mentions them."""
    by_name: dict[str, list[Entity]] = {}
    for entity in {e.index: e for speakers in of_source for e in speakers}.values():
        by_name.setdefault(entity.name, []).append(entity)
    links = [facts.link(name, min(same, key=lambda e: e.index), same) for name, same in by_name.items()]
    return tuple(sorted(links, key=lambda link: (link.mentions[0].tokens if link.mentions else Run(0, 0), link.name)))

"""What a text tells of its sources beside their names: whether they have one, for whom they speak, their roles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimparse._evidence import AttributionLink, EntityLink, RoleLink, Run
from claimparse._speakers.entities import DocumentEntities
from claimparse._speakers.entity import Entity
from claimparse._speakers.justifications import Bearer, Justifications
from claimparse._speakers.principals import Principals

__all__ = ["Bearer", "SourceFacts"]


class SourceFacts:
    """The facts about the entities that are sources.

    Args:
        bearers: The coordinated nouns of the source of each attribution, with their entities.
        entity_at: The entity of each token, after all mentions were read.
    """

    def __init__(
        self,
        document: DocumentEntities,
        attributions: Sequence[AttributionLink],
        bearers: Sequence[Sequence[Bearer]],
        entity_at: Mapping[int, Entity],
    ) -> None:
        self._document = document
        sources = {b.head: b.entity for found in bearers for b in found}
        self._justifications = Justifications(document.parsed, attributions, bearers, entity_at)
        self._principals = Principals(document, attributions, entity_at, sources)
        self._abbreviations = self._bracketed_names()

    def link(self, name: str, entity: Entity, same: Sequence[Entity]) -> EntityLink:
        """The evidence for a speaker: an entity, with all those of the same name."""
        mentions = {m.tokens: m for e in same for m in e.mentions}
        roles = {RoleLink(run, is_former) for e in same for run, is_former in e.role_runs}
        kept = sorted(r for r in roles if not any(_is_inside(r, other) for other in roles))
        first = RoleLink(*entity.role_runs[0]) if entity.role_runs else None
        shown = next((r.tokens for r in kept if first is not None and (r == first or _is_inside(first, r))), None)
        return EntityLink(
            name=name,
            kind=entity.kind,
            role=entity.role if shown is None else self._document.columns.text_of(shown),
            mentions=tuple(mentions[run] for run in sorted(mentions)),
            identity=self._justifications.identity_of(entity),
            justification=self._justifications.of(entity),
            principal=self._principals.of(entity),
            roles=tuple(kept),
            abbreviation=self._abbreviations.get(entity.index),
        )

    def _bracketed_names(self) -> Mapping[int, Run]:
        """By entity, the abbreviation that stands in brackets after its name."""
        c, document = self._document.columns, self._document
        found: dict[int, Run] = {}
        for name in document.names:
            before, after = name.core.start - 1, name.core.end
            if before < 1 or after >= len(c) or (c.text[before], c.text[after]) != ("(", ")"):
                continue
            entity = document.entity_at.get(name.last)
            if entity is not None and document.entity_at.get(before - 1) is entity and c.text[name.last].isupper():
                found.setdefault(entity.index, name.core)
        return found


def _is_inside(role: RoleLink, other: RoleLink) -> bool:
    """Return whether another role holds all the words of a role and more."""
    one, whole = role.tokens, other.tokens
    return one != whole and whole.start <= one.start and one.end <= whole.end

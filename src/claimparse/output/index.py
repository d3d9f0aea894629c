"""The index of many texts: which texts there are, and who makes claims in which of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from claimparse.output.views import View, count_stances, in_order
from claimparse.output.wording import count_words, one_line
from claimparse.types import SpeakerKind, StanceLabel

_NAMED = {SpeakerKind.PERSON, SpeakerKind.ORGANISATION, SpeakerKind.PLACE, SpeakerKind.PUBLICATION}


@dataclass(frozen=True, slots=True)
class TextEntry:
    """A text in the index: its title, its address and the counts of what was found."""

    title: str
    href: str
    claims: int
    quantities: int
    stances: tuple[tuple[StanceLabel, int], ...]


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A speaker in the index: the texts they speak in, by number and link, and their claims in all of them."""

    name: str
    texts: tuple[tuple[int, str], ...]
    claims: int
    stances: tuple[tuple[StanceLabel, int], ...]


class Index:
    """An index of many texts, which are added one by one so that none has to be kept."""

    def __init__(self) -> None:
        self.texts: list[TextEntry] = []
        self._places: dict[str, list[tuple[int, str]]] = {}
        self._stances: dict[str, Counter[StanceLabel]] = {}
        self._signatures: dict[str, None] = {}

    def add(self, v: View, page: str = "") -> None:
        """Add a text whose address is ``page``, or that is on the index's own page."""
        claims, quantities = v.document.claims, v.document.quantities
        place = page or f"#{v.ids.part('article')}"
        self.texts.append(TextEntry(v.title, place, len(claims), len(quantities), count_stances(claims)))
        if s := v.document.signature:
            self._signatures[f"claimparse {s.claimparse}, spaCy {s.spacy}, {s.model} {s.model_version}"] = None
        for row in v.speakers:
            if row.claims and row.speaker.kind in _NAMED:
                name = one_line(row.speaker.name)
                self._places.setdefault(name, []).append((len(self.texts), f"{page}#{row.id}"))
                self._stances.setdefault(name, Counter()).update(dict(row.stances))

    @property
    def people(self) -> list[PersonEntry]:
        """All named people and bodies who make claims, those in most texts first."""
        found = [
            PersonEntry(name, tuple(self._places[name]), counts.total(), in_order(counts))
            for name, counts in self._stances.items()
        ]
        return sorted(found, key=lambda p: (-len(p.texts), -p.claims, p.name))

    @property
    def signatures(self) -> tuple[str, ...]:
        """The versions and models that produced the documents."""
        return tuple(self._signatures)

    @property
    def summary(self) -> str:
        """The counts in words: "5 texts, 80 claims, 41 quantities"."""
        claims, quantities = sum(t.claims for t in self.texts), sum(t.quantities for t in self.texts)
        counted = ((len(self.texts), "text"), (claims, "claim"), (quantities, "quantity"))
        return ", ".join(count_words(n, noun) for n, noun in counted)

"""Make texts in which names are replaced by pronouns or roles, so that what these mean is known without annotators."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimparse._grammar.tree import SUBJECTS
from claimparse._inspect import Analysis
from claimparse._speakers.entities import DocumentEntities
from claimparse._speakers.entity import BODY_KINDS, Entity
from claimparse._speakers.mention_reader import MentionReader
from claimparse._speakers.names import NameMention
from claimparse._speakers.ranker import Ranker
from claimparse.types import MentionKind, SpeakerKind

SHARE = 0.5
SHARE_WITHOUT_ROLES = 0.4
"""The share of texts in which no role is left before a name, as where readers know who somebody is."""
LEAST_DISTANCE = 12
SENTENCES_BACK = 2
"""A pronoun stands for somebody mentioned that recently."""


@dataclass(frozen=True)
class Mask:
    """Words for a name: its characters ``start`` to ``end`` are replaced; ``name`` is the canonical name."""

    start: int
    end: int
    words: str
    name: str


def masked(analysis: Analysis, name: str, ranker: Ranker) -> tuple[str, list[tuple[int, str]]]:
    """A text with masks, and by the last character of each mask the name it stands for.

    ``name`` is that of the text: the same one gives the same masks.
    """
    chance = random.Random(name)
    reader = MentionReader(DocumentEntities(analysis.parsed, analysis.attributions, analysis.quotes), {}, ranker)
    reader.read()
    masks = list(_masks(reader, chance))
    if chance.random() < SHARE_WITHOUT_ROLES:
        masks += _without_roles(reader, masks)
    masks.sort(key=lambda m: m.start)
    text, out, at = analysis.parsed.text, "", 0
    places = []
    for mask in masks:
        out += text[at : mask.start] + mask.words
        at = mask.end
        if mask.words:
            places.append((len(out) - 1, mask.name))
    return out + text[at:], places


def _masks(reader: MentionReader, chance: random.Random) -> Iterator[Mask]:
    """Yield masks of later names that are subjects outside quotations."""
    document, c = reader.document, reader.columns
    entities = [e for e in reader.clusters.entities if e.is_named and _may_be_masked(e)]
    pronouns = {e.index: _pronoun_of(e, chance) for e in entities}
    mentions = sorted((m.head, e.index) for e in reader.clusters.entities for m in e.mentions)
    last = -LEAST_DISTANCE
    for head, e in _later_names(entities):
        name = document.name_at.get(head)
        if name is None or name.in_headline or c.dep[head] not in SUBJECTS or document.quote_of[head] >= 0:
            continue
        if head - last < LEAST_DISTANCE or chance.random() > SHARE or _goes_on(reader, name):
            continue
        before = [(k, index) for k, index in mentions if k < head][-12:]
        is_near = any(index == e.index and c.sentence[head] - c.sentence[k] <= SENTENCES_BACK for k, index in before)
        nouns = _nouns_of(reader, e)
        if is_near and (not nouns or chance.random() < 0.5):
            words = pronouns[e.index]
        elif nouns:
            words = f"the {chance.choice(nouns)}"
        else:
            continue
        last = head
        yield _mask(reader, name, words, e.name)


def _may_be_masked(e: Entity) -> bool:
    return (e.kind is SpeakerKind.PERSON and len(e.words) > 1) or e.kind in BODY_KINDS - {SpeakerKind.PLACE}


def _pronoun_of(e: Entity, chance: random.Random) -> str:
    if e.kind is not SpeakerKind.PERSON:
        return "it"
    return {"male": "he", "female": "she"}[e.gender or chance.choice(("male", "female"))]


def _later_names(entities: Sequence[Entity]) -> list[tuple[int, Entity]]:
    """The heads of all names but each entity's first, in text order; and of bodies the first, too."""
    found = []
    for e in entities:
        heads = sorted(m.head for m in e.mentions if m.kind is MentionKind.NAME)
        found += [(head, e) for head in heads[1:]]
    return sorted(found, key=lambda f: f[0])


def _goes_on(reader: MentionReader, name: NameMention) -> bool:
    """Return whether a possessive, a conjunct or an apposition follows a name."""
    return reader.columns.lower[name.core.end : name.core.end + 1] in (["'s"], ["’s"], ["and"], [","])


def _nouns_of(reader: MentionReader, e: Entity) -> list[str]:
    lex = reader.lex
    if e.kind is SpeakerKind.PERSON:
        return sorted(n for n in e.role_nouns if n in lex.person_nouns and n not in lex.kin_nouns)
    collective = lex.body_nouns | lex.press_nouns
    return sorted({n for n in (*e.role_nouns, *(w.lower() for w in e.words)) if n in collective})


def _mask(reader: MentionReader, name: NameMention, words: str, canonical: str) -> Mask:
    c, parsed = reader.columns, reader.document.parsed
    first = name.run.start - (name.run.start > 0 and c.lower[name.run.start - 1] == "the")
    shown = words[0].upper() + words[1:] if c.begins_sentence(first) else words
    return Mask(parsed.starts[first], parsed.ends[name.core.end - 1], shown, canonical)


def _without_roles(reader: MentionReader, masks: Sequence[Mask]) -> Iterator[Mask]:
    """Yield empty masks of the roles before names, where no other mask stands."""
    c, parsed = reader.columns, reader.document.parsed
    for name in reader.document.names:
        role = name.role_run
        if role is None or role.start >= name.core.start or c.begins_sentence(role.start):
            continue
        start, end = parsed.starts[role.start], parsed.starts[name.core.start]
        if all(end <= m.start or m.end <= start for m in masks):
            yield Mask(start, end, "", "")

"""Clusters the names of a text: one entity for all spellings and short forms of a person's, body's or place's name."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence

from claimparse._grammar.columns import Columns
from claimparse._grammar.names import follows_preposition_or_article, part_that_is_a_name
from claimparse._speakers.entity import Entity
from claimparse._speakers.introductions import Introduction, office_acronym
from claimparse._speakers.name_kinds import NameKey, NameKinds, as_listed, name_key
from claimparse._speakers.names import NameMention, spelling_key
from claimparse._speakers.restrictions import Restrictions
from claimparse._speakers.role_proof import RoleProof
from claimparse._speakers.roles import RoleReader
from claimparse.lexicon import Lexicon
from claimparse.lexicon.persons import PersonLexicon, person_lexicon
from claimparse.types import SpeakerKind

PERSON, UNKNOWN = SpeakerKind.PERSON, SpeakerKind.UNKNOWN
_COMPASS = frozenset({"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central"})
MAX_FAMILY = 8


class NameClusters:
    """The entities of a text, and the entity of each name mention.

    ``of_name`` is the entity of each name, None where several persons share it; ``families`` holds these persons by the
    last token of the name.

    Args:
        roles: By name, the nouns beside it that name persons.
        bodies: By name, the nouns beside it that name kinds of bodies.
        full_names: By a short form of a given name, the names it may stand for; both as spelling keys.
        proof: Tells which nouns prove a role.
    """

    def __init__(
        self,
        c: Columns,
        lex: PersonLexicon,
        names: Sequence[NameMention],
        roles: Sequence[Sequence[Introduction]],
        bodies: Sequence[Sequence[Introduction]],
        *,
        full_names: Mapping[str, frozenset[str]],
        proof: RoleProof,
    ) -> None:
        self.columns, self.lex, self.names = c, lex, names
        self.entities: list[Entity] = []
        self.role_reader = RoleReader(c, lex, Restrictions(c, lex), proof)
        self.families: dict[int, list[Entity]] = {}
        self.of_name: list[Entity | None] = [None] * len(names)
        self._roles, self._bodies = roles, bodies
        self._full_names = full_names
        self._by_last: defaultdict[str, list[Entity]] = defaultdict(list)
        self._by_first: defaultdict[str, list[Entity]] = defaultdict(list)
        self._by_inner: defaultdict[str, list[Entity]] = defaultdict(list)
        self._by_key: dict[NameKey, Entity] = {}
        self._groups = NameKinds(c, lex, names, roles, bodies)
        self._cluster_full_names()
        self._cluster_short_names()

    def add(self, kind: SpeakerKind, words: tuple[str, ...] = (), name: str = "") -> Entity:
        """Add a new entity, and return it; what is no whole name by itself ("Inc.") leaves it without a name."""
        parts = (name or " ".join(words)).split(" ")
        whole = " ".join(parts[part_that_is_a_name(parts, self.lex)])
        entity = Entity(len(self.entities), kind, words, whole, is_plural=kind is SpeakerKind.GROUP)
        self.entities.append(entity)
        return entity

    def by_surname(self) -> Mapping[str, Sequence[Entity]]:
        """The persons with full names, by their surnames."""
        out: defaultdict[str, list[Entity]] = defaultdict(list)
        for entity in self.entities:
            if entity.kind is PERSON and len(entity.words) > 1:
                out[entity.words[-1]].append(entity)
        return out

    # ---- full names

    def _cluster_full_names(self) -> None:
        keys = self._groups.keys
        without_suffix = {(key[0], key[-1]) for key, n in zip(keys, self.names, strict=True) if not n.suffix}
        for k in sorted(range(len(self.names)), key=self._certainty):
            key, name = keys[k], self.names[k]
            kind = self._groups.kinds[key]
            if len(key) < 2 or kind not in (PERSON, UNKNOWN) or key in self._groups.full_forms:
                continue
            tells_generation = name.suffix in self.lex.generation_suffixes
            suffix = name.suffix if tells_generation and (key[0], key[-1]) in without_suffix else ""
            entity = self._match_full(key, suffix, in_headline=name.in_headline) or self._match_misread(key, name)
            if entity is None:
                entity = self._add_full_name(kind, key, name, suffix)
            elif kind is PERSON:
                entity.kind = PERSON
            entity.full_name_starts.append(name.core.start)
            acronym = office_acronym(self.columns, self.lex, name)
            if acronym is not None:
                self._by_key.setdefault(name_key([acronym]), entity)  # "the CMO" is read as a name
            self.of_name[k] = entity
        self._choose_spellings()

    def _add_full_name(self, kind: SpeakerKind, key: NameKey, name: NameMention, suffix: str) -> Entity:
        entity = self.add(kind, name.words)
        entity.suffix = suffix
        if suffix:
            entity.name = self.columns.text_of(name.core)
        self._by_last[key[-1]].append(entity)
        self._by_first[key[0]].append(entity)
        for word in dict.fromkeys(key[1:-1]):
            if len(word) > 2 and word not in self.lex.particles:
                self._by_inner[word].append(entity)
        self._by_key.setdefault(key, entity)
        return entity

    def _choose_spellings(self) -> None:
        """Write each name as in its first mention, or in the first one that is not in capitals."""
        spellings: dict[NameKey, tuple[str, ...]] = {}
        for key, name in zip(self._groups.keys, self.names, strict=True):
            if key not in spellings or (spellings[key][-1].isupper() and not name.words[-1].isupper()):
                spellings[key] = name.words
        for entity in self.entities:
            entity.full_name_starts.sort()
            if not entity.suffix:
                entity.words = spellings[name_key(entity.words)]
                entity.name = " ".join(entity.words)

    def _match_full(self, key: NameKey, suffix: str, *, in_headline: bool) -> Entity | None:
        """A longer or equal name with the same ends, or one that this name ends or begins.

        A headline capitalises the words before a name too, so there a longer name may end in a known one.
        """
        for entity in self._by_last[key[-1]][:MAX_FAMILY]:
            other = name_key(entity.words)
            has_end = other[-len(key) :] == key or (in_headline and key[-len(other) :] == other)
            if entity.suffix == suffix and (self._have_same_ends(key, other) or has_end):
                return entity
        for entity in self._by_first[key[0]][:MAX_FAMILY]:
            other = name_key(entity.words)
            if entity.suffix == suffix and other[: len(key)] == key:
                return entity
        if key[0] in self.lex.particles:  # "De la Cruz" of "Ann de la Cruz Mora"
            for entity in self._by_inner[key[-1]][:MAX_FAMILY]:
                other = name_key(entity.words)
                if any(other[k : k + len(key)] == key for k in range(1, len(other))):
                    return entity
        return None

    def _match_misread(self, key: NameKey, name: NameMention) -> Entity | None:
        """The bearer of a surname before which a word is capitalised only as it begins a sentence or headline."""
        found = self._by_last.get(key[-1], []) if self._may_be_misread(name) else []
        return found[0] if len(found) == 1 and found[0].words[0] in self.lex.given_names else None

    def _may_be_misread(self, name: NameMention) -> bool:
        """Return whether the first of two words may be capitalised only as it begins a sentence or headline."""
        is_initial = name.in_headline or self.columns.begins_sentence(name.run.start)
        return len(name.words) == 2 and is_initial and name.words[0] not in self.lex.given_names

    def _certainty(self, k: int) -> tuple[bool, bool, int, int]:
        """The key by which names are ordered: those that may hold a word too many come last, longer ones first."""
        name = self.names[k]
        return name.in_headline, self._may_be_misread(name), -len(self._groups.keys[k]), k

    def _have_same_ends(self, key: NameKey, other: NameKey) -> bool:
        """Return whether two full names may be one person's: same surname, like given names, no other middle name."""
        if key[-1] != other[-1] or not self._are_alike(key[0], other[0]):
            return False
        mine, theirs = key[1:-1], other[1:-1]
        return not mine or not theirs or self._are_alike(mine[0], theirs[0])

    def _are_alike(self, a: str, b: str) -> bool:
        """Return whether two given names are the same, or one is the initial or short form of the other."""
        if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
            return True
        return b in self._full_names.get(a, ()) or a in self._full_names.get(b, ())

    # ---- short names, and names of bodies and places

    def _cluster_short_names(self) -> None:
        for entity, name, phrases in zip(self.of_name, self.names, self._roles, strict=True):
            if entity is not None:
                self.role_reader.add_name(entity, name, phrases)
        for k, (key, name) in enumerate(zip(self._groups.keys, self.names, strict=True)):
            entity = self.of_name[k]
            if entity is None:
                family = self._family(key, name)
                entity = self._match_short(family, name)
                if entity is None and family:
                    self.families[name.last] = family
                    continue
                if entity is None:
                    entity = self._same_or_new(key, name)
                self.of_name[k] = entity
                self.role_reader.add_name(entity, name, self._roles[k])
                entity.role_nouns.update(self.columns.lower[noun] for noun, _ in self._bodies[k])
            entity.short_name_count += 1

    def _family(self, key: NameKey, name: NameMention) -> list[Entity]:
        """The persons whom a short name may mean: those of that surname, given name or short form."""
        if len(key) > 1:
            return []
        word = key[0]
        found = self._by_last.get(word) or self._by_first.get(word) or self._with_first_surname(name.words[0])
        found = (found or self._with_short_form(word))[:MAX_FAMILY]
        if self._groups.kinds[key] not in (PERSON, UNKNOWN):
            may_be_surname = not follows_preposition_or_article(self.columns, name.run.start)
            found = [e for e in found if may_be_surname and e.kind is PERSON and spelling_key(e.words[-1]) == key[0]]
        if name.words[0] in self.lex.country_of:  # "China" is no short form of "North China"
            found = [e for e in found if e.words[0] not in _COMPASS]
        gender = self.role_reader.title_gender(name)
        return [e for e in found if not (gender and e.gender and gender != e.gender)]

    def _with_first_surname(self, word: str) -> list[Entity]:
        """The persons with the first of two surnames: "Salas" of "Ana Salas Rojo", whom nothing calls "Rojo"; middle
        names stand for nobody.
        """
        found = [] if as_listed(word) in self.lex.given_names else self._by_inner.get(spelling_key(word), [])
        return [e for e in found if len(e.words) == 3 and name_key(e.words[-1:]) not in self._groups.mentions]

    def _with_short_form(self, word: str) -> list[Entity]:
        return [e for full in sorted(self._full_names.get(word, ())) for e in self._by_first.get(full, ())]

    def _match_short(self, family: list[Entity], name: NameMention) -> Entity | None:
        """The one of a family whom a short name means, by title, rank or place in the text; None if none stands out."""
        found = family
        if len(found) > 1:
            ranks = {t for t in name.titles if t in self.lex.normalized_titles and t not in self.lex.courtesy_titles}
            gender = self.role_reader.title_gender(name)
            of_rank = [e for e in found if ranks & (e.role_nouns | e.role_words)]
            of_gender = [e for e in found if e.gender == gender]
            found = of_rank or (of_gender if gender else found)
        if len(found) > 1:
            found = [e for e in found if e.full_name_starts[0] < name.core.start] or found
        if len(found) > 1:
            found = self._most_mentioned(found)
        return found[0] if len(found) == 1 else None

    def _most_mentioned(self, found: list[Entity]) -> list[Entity]:
        """The member of a family whom the text names twice as often as any other; all if there is none."""
        ranked = sorted(found, key=lambda e: -(len(e.full_name_starts) + e.short_name_count))
        first, second = ranked[0], ranked[1]
        times, others = (len(e.full_name_starts) + e.short_name_count for e in (first, second))
        return [first] if times >= 2 * others else found

    def _same_or_new(self, key: NameKey, name: NameMention) -> Entity:
        """The entity of the same words, or a new one; a surname with a title of the other gender is another person."""
        groups = self._groups
        gender = self.role_reader.title_gender(name)
        full = groups.full_forms.get(key, key)
        written = groups.mentions[full][0].words if full != key else name.words
        is_dateline = name.words[0].isupper() and not written[0].isupper() and len(name.words[0]) > 5
        is_after = groups.first_start[full] < name.core.start
        if not is_dateline and (name.in_headline or key in groups.initials or is_after):
            key = full
        entity = self._by_key.get(key)
        if entity is not None and gender and entity.gender and entity.gender != gender:
            key = (*key, gender)
            entity = self._by_key.get(key)
        if entity is None:
            shown = self.columns.text_of(name.run) if key not in groups.kinds else ""
            words = groups.mentions[key][0].words if key in groups.mentions else name.words
            entity = self._by_key[key] = self.add(groups.kinds.get(key, PERSON), words, shown)
            entity.full_name_starts.append(name.core.start)
        return entity


@functools.lru_cache(maxsize=8)
def full_given_names(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """By the spelling key of each short form of a given name, those of the names it may stand for."""
    nicknames = person_lexicon(lexicon).nicknames
    return {spelling_key(short): frozenset(map(spelling_key, full)) for short, full in nicknames.items()}

"""Gathers the names of a page into persons, bodies and places: one entity for all spellings and short forms."""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimparse._evidence import MentionLink, Run
from claimparse._speakers.implied import Implied
from claimparse._speakers.mention_syntax import NOUNS, Columns
from claimparse._speakers.names import NameMention, page_slice, plain, skeleton
from claimparse.lexicon import Lexicon
from claimparse.lexicon.persons import Gender, PersonLexicon, person_lexicon
from claimparse.types import SpeakerKind

Key = tuple[str, ...]
PERSON, PLACE, UNKNOWN = SpeakerKind.PERSON, SpeakerKind.PLACE, SpeakerKind.UNKNOWN
MAX_FAMILY = 8
PAST = frozenset({"former", "ex"})
ACADEMIC = frozenset({"dr", "doctor", "prof", "professor"})


@dataclass(slots=True)
class Entity:
    """A person or body while a page is read; ``words`` is the fullest name found.

    ``past`` and ``now`` are the ``heads`` of roles told as former and as present ones; ``implied`` those that only
    a verb tells; ``left`` says that he left an
    office. ``members`` are the persons of a group that the text names together: "Ann and Bo Lee".
    """

    index: int
    kind: SpeakerKind
    words: tuple[str, ...] = ()
    name: str = ""
    suffix: str = ""
    gender: Gender | None = None
    plural: bool = False
    named: bool = True
    thing: bool = False
    role: str | None = None
    heads: set[str] = field(default_factory=set)
    traits: set[str] = field(default_factory=set)
    past: set[str] = field(default_factory=set)
    now: set[str] = field(default_factory=set)
    implied: set[str] = field(default_factory=set)
    left: bool = False
    age: str = ""
    full: list[int] = field(default_factory=list)
    seen: int = -1
    count: int = 0
    mentions: list[MentionLink] = field(default_factory=list)
    members: tuple[Entity, ...] = ()


class Registry:
    """The entities of a page, and the entity of each name mention.

    ``families`` holds, by the last token of a short name that several persons share, these persons.
    """

    def __init__(
        self,
        c: Columns,
        lex: PersonLexicon,
        names: Sequence[NameMention],
        introduced: Sequence[Sequence[tuple[int, Run]]],
        founded: Sequence[Sequence[tuple[int, Run]]],
        *,
        formal: Mapping[str, frozenset[str]],
    ) -> None:
        self.c, self.lex, self.names, self.introduced, self.founded = c, lex, names, introduced, founded
        self.entities: list[Entity] = []
        self._formal = formal
        self._by_last: defaultdict[str, list[Entity]] = defaultdict(list)
        self._by_first: defaultdict[str, list[Entity]] = defaultdict(list)
        self._by_key: dict[Key, Entity] = {}
        self._keys = [tuple(skeleton(w) for w in n.words) for n in names]
        self._groups: defaultdict[Key, list[NameMention]] = defaultdict(list)
        self._first: dict[Key, int] = {}
        for key, name in zip(self._keys, names, strict=True):
            self._groups[key].append(name)
            self._first.setdefault(key, name.core.start)
        self._kinds = self._judge_kinds()
        self._bodies = self._short_bodies()
        self.families: dict[int, list[Entity]] = {}
        self.of_name: list[Entity | None] = [None] * len(names)
        self._gather_full_names()
        self._gather_short_names()

    def add(self, kind: SpeakerKind, words: tuple[str, ...] = (), name: str = "") -> Entity:
        """A new entity."""
        entity = Entity(len(self.entities), kind, words, name or " ".join(words), plural=kind is SpeakerKind.GROUP)
        self.entities.append(entity)
        return entity

    def by_surname(self) -> Mapping[str, Sequence[Entity]]:
        """The persons with full names by their surnames."""
        out: defaultdict[str, list[Entity]] = defaultdict(list)
        for entity in self.entities:
            if entity.kind is PERSON and len(entity.words) > 1:
                out[entity.words[-1]].append(entity)
        return out

    # ---- what kind of thing a name names

    def _judge_kinds(self) -> dict[Key, SpeakerKind]:
        introduced = {
            key
            for key, phrases in zip(self._keys, self.introduced, strict=True)
            if any(self.c.lower[noun] not in self.lex.bodies for noun, _ in phrases)
        }
        founded = {key: self.c.lower[p[0][0]] for key, p in zip(self._keys, self.founded, strict=True) if p}
        return {
            key: self._kind(found, introduced=key in introduced, founded=founded.get(key))
            for key, found in self._groups.items()
        }

    def _kind(self, group: Sequence[NameMention], *, introduced: bool, founded: str | None) -> SpeakerKind:
        """By titles, lexicon, given name, apposition and the majority of the tagger's labels, in this order."""
        readings = self._readings(group, introduced=introduced, founded=founded)
        return next((kind for kind, holds in readings if holds), UNKNOWN)

    def _readings(
        self, group: Sequence[NameMention], *, introduced: bool, founded: str | None
    ) -> Iterator[tuple[SpeakerKind, bool]]:
        """The kinds a name may have, each with whether what tells of it is there; nothing is asked before its turn."""
        lex, first = self.lex, group[0].words
        whole, last, several = " ".join(first), _head_word(first), len(first) > 1
        labels = Counter(n.label for n in group)
        person, most = labels["PERSON"], max(labels, key=lambda k: (labels[k], k))
        given = _given(first[0]) in lex.given or _is_initial(first[0])
        collective = several and not given and self.c.tag[group[0].last] == "NNPS"
        titled = any(t in lex.personal for n in group for t in n.titles)
        either = founded in lex.nouns and person > 0 and several  # an operator may be a person or a body
        told = founded is not None and not either and (several or person <= max(1, len(group) // 2))
        tagged = 0 < len(group) <= person * (2 if labels["ORG"] else 3)
        role = any(n.role for n in group) and labels["ORG"] <= person + 1
        chambers = lex.chambers.values()
        yield SpeakerKind.PUBLICATION, whole in lex.agencies
        yield PERSON, titled and last not in lex.body_names
        yield PLACE, whole in lex.demonyms or whole in lex.places
        yield SpeakerKind.GROUP, first[0] in chambers and last[-1:] == "s" and last[:-1] in lex.parties
        yield SpeakerKind.ORGANISATION, last in lex.body_names and not (given and person)
        yield SpeakerKind.PUBLICATION, several and last in lex.mastheads and not given
        yield PERSON, several and given and person > labels["ORG"]
        yield PERSON, self._is_shortened_to_surname(group)
        yield SpeakerKind.PUBLICATION, told and founded in lex.press
        yield SpeakerKind.GROUP, collective and last.lower().removesuffix("s") in lex.nouns
        yield SpeakerKind.ORGANISATION, told or collective
        yield PERSON, (several and given) or introduced or role or tagged
        yield SpeakerKind.ORGANISATION, most == "ORG" and (several or whole.isupper())
        yield PLACE, most in ("GPE", "LOC", "FAC") and several and any(self._is_elsewhere(n) for n in group)

    def _is_shortened_to_surname(self, group: Sequence[NameMention]) -> bool:
        """Whether a name of two words is later its last word alone, as of persons; bodies keep the first."""
        first = group[0]
        key = tuple(skeleton(w) for w in first.words)
        short = self._groups.get(key[-1:], ())
        bare = (
            len(key) == 2 and bool(short) and key[:1] not in self._groups and first.words[-1] not in self.lex.mastheads
        )
        article = any(n.run.start and self.c.tag[n.run.start - 1] == "DT" for n in (*group, *short))
        known = first.words[0] in self.lex.places or first.words[0] in self.lex.demonyms or first.words[-1].isupper()
        return bare and not article and not known and self.c.tag[first.last] == "NNP"

    def _short_bodies(self) -> dict[Key, Key]:
        """The full names of bodies by their short forms: initials, first word, a newspaper's last word.

        A form that is a place, or short for two names, is none.
        """
        full: defaultdict[Key, list[Key]] = defaultdict(list)
        for key, kind in self._kinds.items():
            if len(key) > 1 and kind is not PERSON:
                words = self._groups[key][0].words
                forms: list[Key] = [(skeleton("".join(w[0] for w in words if w[0].isupper())),)]
                if kind in (SpeakerKind.ORGANISATION, SpeakerKind.PUBLICATION):
                    forms += [key[:1], *([key[1:], key[-2:]] if len(key) > 2 else [])]
                if kind is SpeakerKind.PUBLICATION or (
                    words[-1] in self.lex.body_names and self._has_article(key[-1:])
                ):
                    forms.append(key[-1:])
                for form in dict.fromkeys(forms):
                    if form in self._kinds and form != key and self._may_be_short(form, initials=form == forms[0]):
                        full[form].append(key)
        return {form: keys[0] for form, keys in full.items() if len(keys) == 1}

    def _has_article(self, key: Key) -> bool:
        """Whether the text always puts "the" before a word, which then is short for a longer name: "the Alliance"."""
        group = self._groups.get(key, ())
        return bool(group) and all(n.run.start and self.c.lower[n.run.start - 1] == "the" for n in group)

    def _may_be_short(self, form: Key, *, initials: bool) -> bool:
        group = self._groups[form]
        if initials:
            return group[0].words[0].isupper()
        places = sum(n.label in ("GPE", "LOC", "FAC") or self._is_inside(n) for n in group)
        plain_word = _given(group[0].words[0]) not in self.lex.given and not group[0].titles
        return plain_word and self._kinds[form] is not PLACE and 2 * places < len(group)

    def _is_inside(self, name: NameMention) -> bool:
        """Whether a name stands behind a preposition of place: "in Elm"."""
        return name.run.start > 0 and self.c.lower[name.run.start - 1] in {"in", "near", "outside", "across"}

    # ---- full names

    def _gather_full_names(self) -> None:
        order = sorted(range(len(self.names)), key=self._certainty)
        juniors = {(key[0], key[-1]) for key, n in zip(self._keys, self.names, strict=True) if not n.suffix}
        for k in order:
            key, name = self._keys[k], self.names[k]
            kind = self._kinds[key]
            if len(key) < 2 or kind not in (PERSON, UNKNOWN):
                continue
            distinct = name.suffix if (key[0], key[-1]) in juniors and name.suffix in ("jr", "sr", "ii") else ""
            entity = self._match_full(key, distinct, headline=name.headline) or self._misread(key, name)
            if entity is None:
                entity = self.add(kind, name.words)
                entity.suffix = distinct
                if distinct:
                    entity.name = page_slice(self.c, name.core)
                self._by_last[key[-1]].append(entity)
                self._by_first[key[0]].append(entity)
                self._by_key.setdefault(key, entity)
            elif kind is PERSON:
                entity.kind = PERSON
            entity.full.append(name.core.start)
            self.of_name[k] = entity
        spelt: dict[Key, tuple[str, ...]] = {}
        for key, name in zip(self._keys, self.names, strict=True):
            if key not in spelt or (spelt[key][-1].isupper() and not name.words[-1].isupper()):
                spelt[key] = name.words
        for entity in self.entities:
            entity.full.sort()
            if not entity.suffix:
                entity.words = spelt[tuple(skeleton(w) for w in entity.words)]
                entity.name = " ".join(entity.words)

    def _match_full(self, key: Key, suffix: str, *, headline: bool) -> Entity | None:
        """A longer or equal name with the same ends, or one that this name ends or begins.

        A headline capitalises the words before a name too, so there a longer name may end in a known one.
        """
        for entity in self._by_last[key[-1]][:MAX_FAMILY]:
            other = tuple(skeleton(w) for w in entity.words)
            ends = other[-len(key) :] == key or (headline and key[-len(other) :] == other)
            if entity.suffix == suffix and (self._same_ends(key, other) or ends):
                return entity
        for entity in self._by_first[key[0]][:MAX_FAMILY]:
            other = tuple(skeleton(w) for w in entity.words)
            if entity.suffix == suffix and other[: len(key)] == key:
                return entity
        return None

    def _misread(self, key: Key, name: NameMention) -> Entity | None:
        """The bearer of a surname before which a word is capitalised only because it begins a sentence or headline."""
        found = self._by_last.get(key[-1], []) if self._may_be_misread(name) else []
        return found[0] if len(found) == 1 and found[0].words[0] in self.lex.given else None

    def _may_be_misread(self, name: NameMention) -> bool:
        c, start = self.c, name.run.start
        initial = name.headline or start == 0 or c.sentence[start] != c.sentence[start - 1]
        return len(name.words) == 2 and initial and name.words[0] not in self.lex.given

    def _certainty(self, k: int) -> tuple[bool, bool, int, int]:
        """In which order names are read: those that may hold a word too many come last, longer ones first."""
        name = self.names[k]
        return name.headline, self._may_be_misread(name), -len(self._keys[k]), k

    def _same_ends(self, key: Key, other: Key) -> bool:
        """Whether two full names may be one person's: same surname, given names alike, middle names not at odds."""
        if key[-1] != other[-1] or not self._agree(key[0], other[0]):
            return False
        mine, theirs = key[1:-1], other[1:-1]
        return not mine or not theirs or self._agree(mine[0], theirs[0])

    def _agree(self, a: str, b: str) -> bool:
        """Whether two given names are the same, an initial of one another or the short form of one another."""
        if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
            return True
        return b in self._formal.get(a, ()) or a in self._formal.get(b, ())

    # ---- short names, and names that are no person's

    def _gather_short_names(self) -> None:
        self._note_all()
        for k, (key, name) in enumerate(zip(self._keys, self.names, strict=True)):
            entity = self.of_name[k]
            if entity is None:
                entity = self._match_short(key, name)
                if entity is None and (family := self._family(key, name)):
                    self.families[name.last] = family
                    continue
                if entity is None:
                    entity = self._other(key, name)
                self.of_name[k] = entity
                self._note(entity, name, self.introduced[k])
                entity.heads.update(self.c.lower[noun] for noun, _ in self.founded[k])
            entity.count += 1

    def _family(self, key: Key, name: NameMention) -> list[Entity]:
        if len(key) > 1:
            return []
        found = (self._by_last.get(key[0]) or self._by_first.get(key[0]) or self._by_short_form(key[0]))[:MAX_FAMILY]
        if self._kinds[key] not in (PERSON, UNKNOWN):
            surname = not self._is_elsewhere(name)
            found = [e for e in found if surname and e.kind is PERSON and skeleton(e.words[-1]) == key[0]]
        gender = self._title_gender(name)
        return [e for e in found if not (gender and e.gender and gender != e.gender)]

    def _by_short_form(self, word: str) -> list[Entity]:
        return [e for full in sorted(self._formal.get(word, ())) for e in self._by_first.get(full, ())]

    def _is_elsewhere(self, name: NameMention) -> bool:
        """Whether a word that is a place or body as well as a surname means that here: "in Jordan", "the Post"."""
        c, before = self.c, name.run.start - 1
        return before >= 0 and c.tag[before] in {"IN", "TO", "DT"} and c.lower[before] not in {"by", "that", "as", "to"}

    def _title_gender(self, name: NameMention) -> Gender | None:
        if not name.titles:
            return None
        titles = [self.lex.honorifics.get(w) or self.lex.offices.get(w) for w in self._title_words(name)]
        return next((g for g in titles if g), None)

    def _title_words(self, name: NameMention) -> list[str]:
        return self.c.text[name.run.start : name.core.start]

    def _match_short(self, key: Key, name: NameMention) -> Entity | None:
        """The person a surname or given name means; a family is told apart by title or rank in the text, or not."""
        found = self._family(key, name)
        if len(found) > 1:
            offices = {t for t in name.titles if t in self.lex.personal and t not in {"mr", "mrs", "ms"}}
            held = [e for e in found if offices & (e.heads | e.traits)]
            sure = [e for e in found if e.gender == self._title_gender(name)]
            found = held or (sure if self._title_gender(name) else found)
        if len(found) > 1:
            before = [e for e in found if e.full[0] < name.core.start]
            found = before or found
        if len(found) > 1:
            found = self._dominant(found)
        return found[0] if len(found) == 1 else None

    def _dominant(self, found: list[Entity]) -> list[Entity]:
        """The member of a family that a bare surname means: whom the text introduces first and names more often."""
        ranked = sorted(found, key=lambda e: -(len(e.full) + e.count))
        first, second = ranked[0], ranked[1]
        clear = len(first.full) + first.count >= 2 * (len(second.full) + second.count)
        return [first] if clear else found

    def _other(self, key: Key, name: NameMention) -> Entity:
        """The entity of the same words, or a new one; a surname with another sex of title is another person."""
        gender = self._title_gender(name)
        full = self._bodies.get(key, key)
        written = self._groups[full][0].words if full != key else name.words
        dateline = name.words[0].isupper() and not written[0].isupper() and len(name.words[0]) > 5
        if not dateline and (name.headline or self._first[full] < name.core.start):
            key = full
        entity = self._by_key.get(key)
        if entity is not None and gender and entity.gender and entity.gender != gender:
            key = (*key, gender)
            entity = self._by_key.get(key)
        if entity is None:
            shown = page_slice(self.c, name.run) if key not in self._kinds else ""
            words = self._groups[key][0].words if key in self._groups else name.words
            entity = self._by_key[key] = self.add(self._kinds.get(key, PERSON), words, shown)
            entity.full.append(name.core.start)
        return entity

    # ---- what names tell of their bearers

    def _note_all(self) -> None:
        for entity, name, phrases in zip(self.of_name, self.names, self.introduced, strict=True):
            if entity is not None:
                self._note(entity, name, phrases)

    def _note(self, entity: Entity, name: NameMention, phrases: Sequence[tuple[int, Run]]) -> None:
        if entity.kind not in (PERSON, UNKNOWN):
            return
        gender = self._title_gender(name)
        if gender:
            entity.gender = gender
            entity.kind = PERSON
        if entity.gender is None and (len(name.words) > 1 or len(entity.words) == 1):
            first = _given(name.words[0])
            entity.gender = self.lex.given.get(first) or self.lex.given.get(first.split("-")[0])
            if entity.gender is None and first in self.lex.given and len(name.words) > 2:
                entity.gender = self.lex.given.get(_given(name.words[1]))  # "Jo Anne"
        told = [t for t in (*name.titles, name.suffix) if t in ACADEMIC or t in self.lex.answered]
        self.add_heads(entity, told, past=name.role is not None and self._is_past(name.role))
        for run in ([name.role] if name.role else []) + [run for _, run in phrases]:
            self.add_role(entity, run)
        if entity.role is None and "professor" in name.titles:
            entity.role = page_slice(self.c, Run(name.run.start, name.core.start))

    def _own(self, run: Run) -> Iterator[int]:
        """The words of a role that tell of its holder; in "the city's lawyer for the mayor" "lawyer" alone."""
        for i in range(run.start, run.end):
            if self.c.lower[i] in {"for", "to", "at", "with", "in"}:
                return
            if i + 1 == len(self.c) or self.c.tag[i + 1] != "POS":
                yield i

    def _is_past(self, run: Run) -> bool:
        return any(w in PAST for w in self.c.lower[run.start : run.end])

    def add_heads(self, entity: Entity, heads: Iterable[str], *, past: bool = False) -> None:
        """Note the nouns of a role, which was told as a former one or not."""
        heads = list(heads)
        entity.heads.update(heads)
        (entity.past if past else entity.now).update(heads)

    def imply(self, entity: Entity, role: Implied) -> None:
        """Note a role that only the wording tells."""
        for told, past in ((role.past, True), (role.now, False)):
            if told:
                self.add_heads(entity, role.heads, past=past)
        if role.noun is None:
            entity.implied.update(role.heads)
        entity.traits.update(role.traits)

    def add_role(self, entity: Entity, run: Run) -> None:
        """Note a phrase that tells who a person is, and the gender that its nouns tell."""
        c, lex = self.c, self.lex
        heads = [i for i in self._own(run) if c.lower[i] in lex.nouns or c.text[i] in lex.offices]
        if not heads:
            return
        self.add_heads(entity, [plain(c.text[i]) for i in heads], past=self._is_past(run))
        entity.traits.update(plain(c.text[i]) for i in range(run.start, run.end) if c.tag[i] not in {"DT", "POS"})
        for i in heads:
            gender = lex.offices.get(c.text[i]) or lex.nouns.get(c.lower[i])
            if gender and entity.gender is None and c.tag[i] in NOUNS:
                entity.gender = gender
        telling = any(c.text[i] in lex.offices or c.lower[i] not in lex.anyone for i in heads)
        if entity.role is None and telling:
            entity.role = page_slice(c, Run(run.start + (c.tag[run.start] == "DT"), run.end))


def _given(word: str) -> str:
    """A word as given names are listed: a name in capitals has them at the beginnings of its parts alone."""
    return word.title() if word.isupper() and len(word) > 2 else word


def _head_word(words: tuple[str, ...]) -> str:
    """The word that tells what a name names: "Ministry" of "Ministry of Defence", else the last one."""
    joint = next((k for k, w in enumerate(words) if w in ("of", "for")), 0)
    return words[joint - 1] if joint else words[-1]


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[1] == "." and word[0].isupper()


@functools.lru_cache(maxsize=8)
def formal_names(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """By the skeleton of each short form those of the names it may stand for."""
    nicknames = person_lexicon(lexicon).nicknames
    return {skeleton(short): frozenset(map(skeleton, full)) for short, full in nicknames.items()}

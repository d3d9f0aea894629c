"""Resolves sources and other mentions to persons and bodies across the document, or abstains.

Names, sources and quotations come first (known); then the text is read once from its beginning, and each nominal and
pronoun looks back at the last few mentions only, so the work is linear.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimparse._evidence import AttributionLink, EntityLink, MentionLink, QuoteMark, Run
from claimparse._speakers.kin import Relatives
from claimparse._speakers.known import Known, is_third_person, nominal_run
from claimparse._speakers.mention_syntax import (
    EMBEDDING,
    NOUNS,
    PRONOMINAL,
    PRONOUNS,
    SUBJECT_LABELS,
    Pronoun,
    age_named,
    age_told,
    fronted_under,
    governor,
    is_definite,
    part_of,
    phrase_head,
)
from claimparse._speakers.names import NameMention, page_slice
from claimparse._speakers.nominals import Nominals
from claimparse._speakers.people import PAST, Entity
from claimparse._speakers.plugged import answered
from claimparse._speakers.pronouns import (
    WINDOW,
    Candidate,
    Place,
    resolve_description,
    resolve_pronoun,
    resolve_surname,
    weigh,
)
from claimparse._text.parsed_text import ParsedText
from claimparse.types import MentionKind, SpeakerKind

if TYPE_CHECKING:
    from claimparse.resolvers import Resolver


@dataclass(frozen=True)
class Speakers:
    """The entities of a page, and who each source is.

    ``entities`` are those that are a source; ``of_source[i]`` holds the names of the speakers of attribution ``i``.
    """

    entities: tuple[EntityLink, ...] = ()
    of_source: tuple[tuple[str, ...], ...] = ()
    _reader: _Reader | None = field(default=None, repr=False, compare=False)

    def resolve(self, run: Run) -> str | None:
        """The canonical name of the person or body that a mention names; None where the text does not say."""
        entity = self._reader.entity_of(run) if self._reader is not None else None
        return entity.name if entity is not None and entity.named else None


def link(
    parsed: ParsedText,
    attributions: Sequence[AttributionLink],
    quotes: Sequence[QuoteMark],
    resolver: Resolver | None = None,
) -> Speakers:
    """Resolve all mentions of a page; a ``resolver`` is asked before the rules."""
    known = Known(parsed, attributions, quotes)
    reader = _Reader(known, _answers(known, resolver) if resolver is not None else {})
    reader.read()
    of_source = tuple(reader.speakers_of(parts) for parts in known.parts)
    return Speakers(_links(of_source), tuple(tuple(e.name for e in found) for found in of_source), reader)


def _answers(known: Known, resolver: Resolver) -> Mapping[int, Run]:
    """Who the mentions are that names do not settle, by a resolver that is asked once for all of them."""
    mentions = dict(known.unresolved())
    return answered(known.parsed.doc, mentions, resolver) if mentions else {}


class _Reader:
    """Reads a page once and keeps which token heads a mention of which entity; ``answers`` are a resolver's."""

    def __init__(self, known: Known, answers: Mapping[int, Run]) -> None:
        self.known, self.answers = known, answers
        self.c, self.lex, self.registry = known.c, known.lex, known.registry
        self.at, self.stands_for = dict(known.at), dict(known.stands_for)
        self.recent: deque[Candidate] = deque(maxlen=WINDOW)
        self.nominals = Nominals(self.c, self.lex, self.registry, known.in_titles, self.at)
        self.relatives = Relatives(self.c, self.lex, known.introduced, self.at, self.registry.by_surname())

    # ---- reading from the beginning

    def read(self) -> None:
        """Resolve nominals and third-person pronouns in text order."""
        c, at, families = self.c, self.at, self.registry.families
        ends, groups = self.known.ends, self.known.groups
        for i in self.known.heads():
            if i in ends:
                if i in families:
                    self._meet_family(i, ends[i])
                elif i in at:
                    self._name_role(ends[i], at[i])
                    self._meet(i, at[i], ends[i].run, MentionKind.NAME)
                    at[i].age = at[i].age or age_told(c, i)
                    if i in groups:
                        self._meet_group(i, groups[i])
            elif c.lower[i] in PRONOUNS:
                self._meet_pronoun(i)
            elif c.tag[i] not in PRONOMINAL:
                self._meet_noun(i)

    def _name_role(self, name: NameMention, entity: Entity) -> None:
        """Join a name to the person or body of whom the text has told the role alone before.

        "A retired teacher sued. The teacher, Ann Lee, ..." or, as news stories begin, "A retired teacher sued." and in
        the next paragraph "Ann Lee said ...".
        """
        if entity.full[:1] != [name.core.start]:
            return
        noun = self.stands_for.get(name.last)
        unnamed = None
        if noun is not None and is_definite(self.c, noun):
            unnamed = self.nominals.before_name(self.c.lower[noun])
        if unnamed is None and name is self.known.delayed:
            unnamed = self._lead_subject(entity)
        if unnamed is None or not self._may_be(unnamed, entity):
            return
        for mention in unnamed.mentions:
            self.at[mention.head] = entity
        entity.mentions += unnamed.mentions
        self.nominals.give_name(unnamed, entity)
        self.recent = deque((o._replace(entity=entity) if o.entity is unnamed else o for o in self.recent), WINDOW)

    def _may_be(self, unnamed: Entity, entity: Entity) -> bool:
        """Whether kind, sex and what the text tells of their roles allow two entities to be one."""
        kinds = {unnamed.kind, entity.kind} <= {SpeakerKind.PERSON, SpeakerKind.UNKNOWN} or unnamed.kind is entity.kind
        sexes = unnamed.gender is None or entity.gender in (None, unnamed.gender)
        return kinds and sexes and (not entity.heads or bool(entity.heads & unnamed.heads))

    def _lead_subject(self, entity: Entity) -> Entity | None:
        """The only subject of the first paragraph that has no name, if none of its kind there has one."""
        found: dict[int, Entity] = {}
        for i in range(*self.known.lead):
            one = self.at.get(i)
            if one is None or self.c.dep[i] not in SUBJECT_LABELS or self.c.lower[i] in PRONOUNS:
                continue
            if one.named and one.kind is entity.kind:
                return None
            if not one.named and not one.plural and self._may_be(one, entity):
                found[one.index] = one
        return next(iter(found.values())) if len(found) == 1 else None

    def _meet(self, i: int, entity: Entity, run: Run, kind: MentionKind) -> None:
        self.at[i] = entity
        entity.seen = i
        if self.c.dep[i] in SUBJECT_LABELS and self.c.lower[self.c.head[i]] in self.lex.leaving:
            entity.left = True
        if kind is not MentionKind.NAME:
            entity.count += 1
        entity.mentions.append(MentionLink(run, i, kind))
        self.recent.append(self._candidate(i, entity, kind))

    def _candidate(self, i: int, entity: Entity, kind: MentionKind) -> Candidate:
        c = self.c
        phrase = self.stands_for.get(i, i)
        for _ in range(8):
            whole = part_of(c, phrase)
            joined = c.dep[phrase] in {"appos", "conj"} and c.tag[c.head[phrase]] in NOUNS
            if not joined and whole is None:
                break
            phrase = c.head[phrase] if whole is None else whole
        label = c.dep[phrase]
        worth = weigh(
            c,
            entity,
            label,
            possessor=label == "poss" and c.dep[c.head[phrase]] in SUBJECT_LABELS,
            initial=i < 4 or c.sentence[i - 4] != c.sentence[i],
            pronoun=kind is MentionKind.PRONOUN,
            token=i,
        )
        return Candidate(
            entity=entity,
            token=i,
            sentence=c.sentence[i],
            line=self.known.line[i],
            paragraph=self.known.paragraph[i],
            quote=self.known.quote[i],
            source=i in self.known.sources or phrase in self.known.sources,
            subject=label in SUBJECT_LABELS,
            embedded=c.dep[governor(c, i)] in EMBEDDING,
            author=label == "pobj" and c.lower[c.head[phrase]] == "by",
            worth=worth,
        )

    def _meet_group(self, i: int, names: Sequence[NameMention]) -> None:
        """Note persons named together, whom "they" or "the couple" may mean."""
        members = tuple(self.at[n.last] for n in names if n.last in self.at)
        if len(members) < len(names) or any(e.kind is not SpeakerKind.PERSON for e in members):
            return
        name = page_slice(self.c, Run(names[0].core.start, names[-1].core.end))
        group = self.registry.add(SpeakerKind.GROUP, (), name)
        group.members, group.seen = members, i
        self.recent.append(self._candidate(names[0].last, group, MentionKind.NAME))

    def _place(self, i: int, speaker: Entity | None = None) -> Place:
        c, known, source = self.c, self.known, i in self.known.sources
        told = self._told_by(i) if source else frozenset()
        return Place(i, c.sentence[i], known.line[i], known.paragraph[i], known.quote[i], source, speaker, told)

    def _told_by(self, source: int) -> frozenset[int]:
        """The persons whom the quotation of a source names: who speaks says "I", not his name."""
        return frozenset(
            self.at[i].index
            for run in self.known.quoted_by.get(source, ())
            for i in range(*run)
            if i in self.known.name_at and i in self.at and self.known.quote[i] >= 0
        )

    def _meet_family(self, i: int, name: NameMention) -> None:
        entity = self._answer(i) or resolve_surname(self.c, self._place(i), self.registry.families[i], self.recent)
        if entity is not None:
            self._meet(i, entity, name.run, MentionKind.NAME)
            return
        # A pronoun may still tell by its gender which of them was meant.
        self.recent.extend(self._candidate(i, e, MentionKind.NAME) for e in self.registry.families[i])

    def _meet_pronoun(self, i: int) -> None:
        c = self.c
        if not is_third_person(c, i):
            return
        pronoun, quote = PRONOUNS[c.lower[i]], self.known.quote[i]
        speaker = self._known_speaker(quote) if quote >= 0 else None
        entity = self._answer(i) or resolve_pronoun(
            c, pronoun, self._place(i, speaker), self.recent, self._behind(i, pronoun)
        )
        if entity is not None:
            if entity.gender is None and pronoun.gender in ("male", "female"):
                entity.gender, entity.kind = pronoun.gender, SpeakerKind.PERSON
            self._meet(i, entity, Run(i, i + 1), MentionKind.PRONOUN)

    def _behind(self, i: int, pronoun: Pronoun) -> Candidate | None:
        """The named person who is the subject behind a fronted clause in which a pronoun stands."""
        subject = fronted_under(self.c, i)
        entity = self.at.get(subject) if subject is not None and subject in self.known.name_at else None
        return (
            self._candidate(subject, entity, MentionKind.NAME) if subject is not None and entity is not None else None
        )

    def _meet_noun(self, i: int) -> None:
        age = age_named(self.c, i)
        aged = {o.entity.index: o.entity for o in self.recent if o.entity.age == age} if age else {}
        if len(aged) == 1:
            self._meet(i, next(iter(aged.values())), nominal_run(self.c, i), MentionKind.NOMINAL)
            return
        one = self._one_of_them(i)
        if one is not None:
            self.at[i] = one
            return
        source = self.known.sources.get(i)
        titled = self.known.titled(i, source, self.at) if source is not None else None
        if source is not None and titled is not None:
            self.nominals.note_role(titled, Run(source.start, self.known.name_at[source.end - 1].core.start))
            self.at[i] = titled
            self.stands_for[source.end - 1] = i
            return
        relative = self.relatives.of(i) if i not in self.at else None
        found = self._answer(i) or relative or self._epithet(i)
        entity = found or self.nominals.resolve(i, self.known.sources.get(i), self.recent)
        if entity is not None:
            self._meet(i, entity, nominal_run(self.c, i), MentionKind.NOMINAL)

    def _one_of_them(self, i: int) -> Entity | None:
        """Who is meant by "One of them, a nurse named Ann Lee"."""
        apposed = (self.at[k] for k in self.c.children[i] if self.c.dep[k] == "appos" and k in self.at)
        return next(apposed, None) if self.c.lower[i] == "one" else None

    def _epithet(self, i: int) -> Entity | None:
        """The person of whom the last sentence spoke, called by another noun: "The New York businessman"."""
        gender, office = self.lex.nouns.get(self.c.lower[i]), self.c.lower[i] in self.lex.office_epithets
        telling = self.c.dep[i] in SUBJECT_LABELS and (not office or i in self.known.sources)
        if not telling or not self.nominals.is_epithet(i):
            return None
        people = {o.entity.index: o.entity for o in self.recent if o.entity.kind is SpeakerKind.PERSON}
        fitting = [e for e in people.values() if not e.plural and gender in (None, e.gender)]
        if office:  # somebody of another office is not meant
            others = self.lex.epithets - self.lex.office_epithets
            fitting = [e for e in fitting if e.heads <= others and not PAST & e.traits]
        return resolve_description(self.c, self._place(i), fitting, self.recent)

    def _known_speaker(self, quote: int) -> Entity | None:
        head = self.known.said_by.get(quote)
        if head is None:
            return None
        if head in self.at:
            return self.at[head]
        return self.nominals.holder(head) if is_definite(self.c, head) else None

    # ---- answers

    def _answer(self, i: int) -> Entity | None:
        """Who a mention is by the answer of the resolver, if it gave one that this page knows."""
        return self.entity_of(self.answers[i]) if i in self.answers else None

    def entity_of(self, run: Run) -> Entity | None:
        """The entity that a mention names, by the head of its phrase."""
        return self._entity_at(phrase_head(self.c, run), run)

    def _entity_at(self, head: int, run: Run) -> Entity | None:
        c = self.c
        pronoun = PRONOUNS.get(c.lower[head])
        if pronoun is not None and pronoun.person == 1 and pronoun.number == "singular":
            return self._known_speaker(self.known.quote[head])
        if pronoun is not None:
            return self.at.get(head)
        return self.known.titled(head, run, self.at) or self.at.get(head)

    def speakers_of(self, parts: Sequence[tuple[int, Run]]) -> tuple[Entity, ...]:
        """The entities of the coordinated parts of a source, each once, in text order."""
        found: list[Entity] = []
        for head, whole in parts:
            entity = self._entity_at(head, whole)
            nameless = head not in self.known.name_at and self.c.tag[head] not in PRONOMINAL
            if entity is None and nameless and self.c.lower[head] not in PRONOUNS:
                entity = self.nominals.phrase(head, whole)
            for one in () if entity is None else entity.members or (entity,):
                if one not in found:
                    found.append(one)
        return tuple(found)


def _links(of_source: Sequence[Sequence[Entity]]) -> tuple[EntityLink, ...]:
    """The entities that are a source, in the order in which the text first mentions them."""
    spoken: dict[str, list[Entity]] = {}
    for entity in {e.index: e for found in of_source for e in found}.values():
        spoken.setdefault(entity.name, []).append(entity)
    links = []
    for name, same in spoken.items():
        first = min(same, key=lambda e: e.index)
        mentions = {m.tokens: m for e in same for m in e.mentions}
        links.append(EntityLink(name, first.kind, first.role, tuple(mentions[run] for run in sorted(mentions))))
    return tuple(sorted(links, key=lambda link: (link.mentions[0].tokens if link.mentions else Run(0, 0), link.name)))

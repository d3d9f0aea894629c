"""Resolves sources and other mentions to persons and bodies across the document, or abstains.

Names come first (names, people); then the text is read once from its beginning, and each nominal and pronoun looks
back at the last few mentions only, so the work is linear.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from claimparse._evidence import AttributionLink, EntityLink, MentionLink, QuoteMark, Run
from claimparse._link.implied import ImpliedRoles
from claimparse._link.introductions import Introductions
from claimparse._link.kin import Relatives
from claimparse._link.lists import Lists
from claimparse._link.names import NameMention, find_names, page_slice
from claimparse._link.nominals import Nominals, nominals
from claimparse._link.people import PAST, Entity, Registry, formal_names
from claimparse._link.plugged import answered
from claimparse._link.pronouns import (
    BODIES,
    WINDOW,
    Candidate,
    Place,
    resolve_description,
    resolve_pronoun,
    resolve_surname,
    weigh,
)
from claimparse._syntax.page import Page
from claimparse._syntax.persons import (
    EMBEDDING,
    NOUNS,
    PRONOMINAL,
    PRONOUNS,
    SUBJECT_LABELS,
    Columns,
    Pronoun,
    age_named,
    age_told,
    antecedent,
    conjuncts,
    fronted_under,
    governor,
    is_definite,
    is_expletive,
    is_plural,
    names_thing,
    part_of,
    phrase_head,
    read_columns,
)
from claimparse._text.paragraphs import ParagraphKind
from claimparse.lexicon.persons import PersonLexicon, person_lexicon
from claimparse.types import MentionKind, QuotationKind, SpeakerKind

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
    page: Page,
    attributions: Sequence[AttributionLink],
    quotes: Sequence[QuoteMark],
    resolver: Resolver | None = None,
) -> Speakers:
    """Resolve all mentions of a page; a ``resolver`` is asked before the rules."""
    reader = _Reader(page, attributions, quotes)
    if resolver is not None:
        reader.ask(resolver)
    reader.read()
    of_source = tuple(reader.speakers_of(parts) for parts in reader.parts)
    return Speakers(reader.links(of_source), tuple(tuple(e.name for e in found) for found in of_source), reader)


class _Reader:
    """Reads a page once and keeps which token heads a mention of which entity."""

    def __init__(self, page: Page, attributions: Sequence[AttributionLink], quotes: Sequence[QuoteMark]) -> None:
        self.page, self.attributions = page, attributions
        self.c: Columns = read_columns(page)
        self.lex: PersonLexicon = person_lexicon(page.lexicon)
        self.names: list[NameMention] = find_names(self.c, self.lex, page)
        in_titles = self.in_titles = frozenset(i for n in self.names for i in range(n.run.start, n.core.start))
        persons = Introductions(self.c, self.lex, in_titles, self.lex.nouns)
        bodies = Introductions(self.c, self.lex, in_titles, self.lex.bodies | self.lex.press)
        introduced = [tuple(persons.of(name)) for name in self.names]
        founded = [(*bodies.of(name), *bodies.beside(name)) for name in self.names]
        self.registry = Registry(self.c, self.lex, self.names, introduced, founded, formal=formal_names(page.lexicon))
        self.at: dict[int, Entity] = {}
        self.stands_for: dict[int, int] = {}
        self.name_at: dict[int, NameMention] = {}
        self.recent: deque[Candidate] = deque(maxlen=WINDOW)
        self.paragraph = _spread(page.runs, len(self.c))
        self.quote = _spread([q.inner if q.speech else Run(0, 0) for q in quotes], len(self.c))
        self.line = _lines(self.c, self.quote)
        self.said_by = self._quote_attributions(quotes)
        for name, entity in zip(self.names, self.registry.of_name, strict=True):
            if entity is not None and names_thing(self.c, name.core.start) and len(name.words) == entity.count == 1:
                entity.kind, entity.gender, entity.thing = SpeakerKind.UNKNOWN, None, True
            for i in range(name.core.start, name.core.end):
                self.name_at[i] = name
                if entity is not None:
                    self.at[i] = entity
        for name, entity, roles, kinds in zip(self.names, self.registry.of_name, introduced, founded, strict=True):
            if entity is not None and entity.kind is not SpeakerKind.PLACE:
                phrases = roles if entity.kind is SpeakerKind.PERSON else kinds
                self.at.update((noun, entity) for noun, _ in phrases)
                self.stands_for.update((name.last, noun) for noun, _ in phrases if noun < name.core.start)
        for entity, name in zip(self.registry.of_name, self.names, strict=True):
            if entity is not None and name.role is not None:
                self.at.update((i, entity) for i in range(*name.role) if self.c.lower[i] in self.lex.nouns)
        offices = ImpliedRoles(self.c, self.lex)
        for entity, name, roles in zip(self.registry.of_name, self.names, introduced, strict=True):
            if entity is not None and entity.kind in (SpeakerKind.PERSON, SpeakerKind.UNKNOWN):
                for role in offices.of(name, [run for _, run in roles]):
                    self.registry.imply(entity, role)
                    if role.noun is not None:
                        self.at[role.noun] = entity
        self.lists = Lists(self.c, self.name_at, in_titles)
        self.parts = [self._parts(a) for a in attributions]
        self.sources = {head: whole for parts in self.parts for head, whole in parts}
        self.nominals = Nominals(self.c, self.lex, self.registry, in_titles, self.at)
        self.relatives = Relatives(
            self.c, self.lex, self._named_relatives(introduced), self.at, self.registry.by_surname()
        )
        self.answers: dict[int, Run] = {}
        self.lead = Run(0, 0)
        self.delayed = self._first_named()
        self.quoted_by = {
            a.source_head: a.content
            for a in attributions
            if a.source_head is not None and a.quotation is not QuotationKind.INDIRECT
        }

    def _named_relatives(self, introduced: Sequence[Sequence[tuple[int, Run]]]) -> list[tuple[int, Entity]]:
        """The nouns that may tell of a named person whose relative or lawyer he is, each with him."""
        return [
            (noun, entity)
            for entity, phrases in zip(self.registry.of_name, introduced, strict=True)
            if entity is not None
            for noun, _ in phrases
        ]

    def _quote_attributions(self, quotes: Sequence[QuoteMark]) -> Mapping[int, int]:
        """The attribution whose content holds each quotation; the innermost where several do."""
        at: dict[int, int] = {}
        for k, a in enumerate(self.attributions):
            if a.quotation is not QuotationKind.INDIRECT:
                for run in a.content:
                    for q in {self.quote[i] for i in (run.start, (run.start + run.end) // 2, run.end - 1)}:
                        at[q] = k
        for q, mark in enumerate(quotes):
            if mark.continues is not None and q not in at and mark.continues in at:
                at[q] = at[mark.continues]
        at.pop(-1, None)
        return at

    # ---- somebody else's answers

    def ask(self, resolver: Resolver) -> None:
        """Ask once who all pronouns, unnamed sources and roles, and surnames of a family are."""
        mentions = dict(self._unresolved())
        if mentions:
            self.answers = answered(self.page.doc, mentions, resolver)

    def _unresolved(self) -> Iterator[tuple[int, Run]]:
        """The mentions that a name alone does not settle, by their heads."""
        c, people = self.c, frozenset((*self._nominals(), *self.sources))
        for i in range(len(c)):
            if i in self.registry.families:
                yield i, self.name_at[i].run
            elif self._is_third_person(i):
                yield i, Run(i, i + 1)
            elif i in people and c.tag[i] not in PRONOMINAL and i not in self.at and i not in self.in_titles:
                yield i, self._nominal_run(i)

    def _is_third_person(self, i: int) -> bool:
        c, pronoun = self.c, PRONOUNS.get(self.c.lower[i])
        return pronoun is not None and pronoun.person == 3 and c.tag[i][:3] == "PRP" and not is_expletive(c, i)

    def _nominal_run(self, i: int) -> Run:
        return Run(self.c.doc[i].left_edge.i, i + 1)

    def _answer(self, i: int) -> Entity | None:
        """Who a mention is by the answer of the resolver, if it gave one that this page knows."""
        return self.entity_of(self.answers[i]) if i in self.answers else None

    # ---- reading from the beginning

    def read(self) -> None:
        """Resolve nominals and third-person pronouns in text order."""
        c, at, families = self.c, self.at, self.registry.families
        ends, groups = {n.last: n for n in self.names}, self.lists.of_subjects(self.names)
        for i in sorted(
            {*ends, *self._nominals(), *self.sources, *(i for i, w in enumerate(c.lower) if w in PRONOUNS)}
        ):
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
        if unnamed is None and name is self.delayed:
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

    def _first_named(self) -> NameMention | None:
        """The first name of the second paragraph outside quotations, where it is the subject; stories name there whom
        they have begun with.
        """
        prose = [r for r, p in zip(self.page.runs, self.page.paragraphs, strict=True) if p.kind is ParagraphKind.PROSE]
        if len(prose) < 2:
            return None
        self.lead, behind = prose[0], prose[1]
        name = next((n for n in self.names if n.core.start >= behind.start and self.quote[n.last] < 0), None)
        if name is None or name.core.end > behind.end or (name.titles and name.role is None):
            return None
        if self.c.lower[name.core.end : name.core.end + 1] in (["and"], ["&"]):
            return None
        head = self.stands_for.get(name.last, name.last)
        return name if self.c.dep[head] in SUBJECT_LABELS or head in self.sources else None

    def _lead_subject(self, entity: Entity) -> Entity | None:
        """The only subject of the first paragraph that has no name, if none of its kind there has one."""
        found: dict[int, Entity] = {}
        for i in range(*self.lead):
            one = self.at.get(i)
            if one is None or self.c.dep[i] not in SUBJECT_LABELS or self.c.lower[i] in PRONOUNS:
                continue
            if one.named and one.kind is entity.kind:
                return None
            if not one.named and not one.plural and self._may_be(one, entity):
                found[one.index] = one
        return next(iter(found.values())) if len(found) == 1 else None

    def _nominals(self) -> list[int]:
        """The nouns that may mean people or bodies."""
        words, tag = nominals(self.page.lexicon), self.c.tag
        return [i for i, word in enumerate(self.c.lower) if word in words and tag[i] in words[word]]

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
            line=self.line[i],
            paragraph=self.paragraph[i],
            quote=self.quote[i],
            source=i in self.sources or phrase in self.sources,
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
        source = i in self.sources
        told = self._told_by(i) if source else frozenset()
        return Place(i, self.c.sentence[i], self.line[i], self.paragraph[i], self.quote[i], source, speaker, told)

    def _told_by(self, source: int) -> frozenset[int]:
        """The persons whom the quotation of a source names: who speaks says "I", not his name."""
        return frozenset(
            self.at[i].index
            for run in self.quoted_by.get(source, ())
            for i in range(*run)
            if i in self.name_at and i in self.at and self.quote[i] >= 0
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
        if not self._is_third_person(i):
            return
        pronoun, quote = PRONOUNS[c.lower[i]], self.quote[i]
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
        entity = self.at.get(subject) if subject is not None and subject in self.name_at else None
        return (
            self._candidate(subject, entity, MentionKind.NAME) if subject is not None and entity is not None else None
        )

    def _meet_noun(self, i: int) -> None:
        age = age_named(self.c, i)
        aged = {o.entity.index: o.entity for o in self.recent if o.entity.age == age} if age else {}
        if len(aged) == 1:
            self._meet(i, next(iter(aged.values())), self._nominal_run(i), MentionKind.NOMINAL)
            return
        one = self._one_of_them(i)
        if one is not None:
            self.at[i] = one
            return
        source = self.sources.get(i)
        titled = self._titled(i, source) if source is not None else None
        if source is not None and titled is not None:
            self.nominals.note_role(titled, Run(source.start, self.name_at[source.end - 1].core.start))
            self.at[i] = titled
            self.stands_for[source.end - 1] = i
            return
        relative = self.relatives.of(i) if i not in self.at else None
        found = self._answer(i) or relative or self._epithet(i)
        entity = found or self.nominals.resolve(i, self.sources.get(i), self.recent)
        if entity is not None:
            self._meet(i, entity, self._nominal_run(i), MentionKind.NOMINAL)

    def _one_of_them(self, i: int) -> Entity | None:
        """Who is meant by "One of them, a nurse named Ann Lee"."""
        apposed = (self.at[k] for k in self.c.children[i] if self.c.dep[k] == "appos" and k in self.at)
        return next(apposed, None) if self.c.lower[i] == "one" else None

    def _epithet(self, i: int) -> Entity | None:
        """The person of whom the last sentence spoke, called by another noun: "The New York businessman"."""
        gender, office = self.lex.nouns.get(self.c.lower[i]), self.c.lower[i] in self.lex.office_epithets
        if self.c.dep[i] not in SUBJECT_LABELS or not self.nominals.is_epithet(i) or (office and i not in self.sources):
            return None
        people = {o.entity.index: o.entity for o in self.recent if o.entity.kind is SpeakerKind.PERSON}
        fitting = [e for e in people.values() if not e.plural and gender in (None, e.gender)]
        if office:  # somebody of another office is not meant
            others = self.lex.epithets - self.lex.office_epithets
            fitting = [e for e in fitting if e.heads <= others and not PAST & e.traits]
        return resolve_description(self.c, self._place(i), fitting, self.recent)

    def _known_speaker(self, quote: int) -> Entity | None:
        k = self.said_by.get(quote)
        head = self.attributions[k].source_head if k is not None else None
        if head is None or head in self.at:
            return None if head is None else self.at[head]
        return self.nominals.holder(head) if is_definite(self.c, head) else None

    # ---- answers

    def entity_of(self, run: Run) -> Entity | None:
        """The entity that a mention names, by the head of its phrase."""
        return self._entity_at(phrase_head(self.c, run), run)

    def _entity_at(self, head: int, run: Run) -> Entity | None:
        c = self.c
        pronoun = PRONOUNS.get(c.lower[head])
        if pronoun is not None and pronoun.person == 1 and pronoun.number == "singular":
            return self._known_speaker(self.quote[head])
        if pronoun is not None:
            return self.at.get(head)
        return self._titled(head, run) or self.at.get(head)

    def _titled(self, head: int, run: Run) -> Entity | None:
        """The person whose name ends a phrase: behind a far office, or in apposition to its head; a body so apposed.

        "Foreign Ministry spokeswoman for the region Ann Lee"; "One of them, the trader Ann Lee".
        """
        c, last = self.c, run.end - 1
        name, entity = self.name_at.get(last), self.at.get(last)
        if name is None or entity is None or name.last != last or head >= name.core.start:
            return None
        office = c.text[head] in self.lex.offices or c.lower[head] in self.lex.nouns
        apposed = c.dep[last] == "appos" and c.head[last] == head and not is_plural(c, head)
        apposed = apposed and c.text[c.doc[last].left_edge.i - 1] == ","
        before = name.core.start - 1
        titled = name.titles or name.role is not None or c.lower[before] in self.lex.nouns
        inside = titled and any(c.tag[i] in {"IN", "TO"} for i in range(head, name.core.start))
        behind = office and not inside and c.tag[before] in {"NN", "NNP"} and len(name.words) > 1
        person, body = entity.kind is SpeakerKind.PERSON, c.tag[head] == "NN" and entity.kind in BODIES
        return entity if (apposed and (person or body)) or (behind and person) else None

    def speakers_of(self, parts: Sequence[tuple[int, Run]]) -> tuple[Entity, ...]:
        """The entities of the coordinated parts of a source, each once, in text order."""
        found: list[Entity] = []
        for head, whole in parts:
            entity = self._entity_at(head, whole)
            nameless = head not in self.name_at and self.c.tag[head] not in PRONOMINAL
            if entity is None and nameless and self.c.lower[head] not in PRONOUNS:
                entity = self.nominals.phrase(head, whole)
            for one in () if entity is None else entity.members or (entity,):
                if one not in found:
                    found.append(one)
        return tuple(found)

    def _parts(self, link: AttributionLink) -> list[tuple[int, Run]]:
        """The coordinated heads of a source, each with its own part of the source."""
        if link.source_head is None or not link.source:
            return []
        c, around = self.c, _around(link)
        named = antecedent(c, link.source_head, self.lex.nouns)
        if named is not None:
            return [named]
        if self._titled(link.source_head, around) is not None and not self.lists.joins_persons(
            link.source_head, around
        ):
            return [(link.source_head, around)]
        heads = self.lists.of_names(around) or self.lists.apposed(link.source_head, around)
        heads = heads or conjuncts(c, link.source_head, around)
        starts = [around.start, *(max(c.doc[h].left_edge.i, k + 1) for k, h in pairwise(heads))]
        ends = [*starts[1:], around.end]
        parts = []
        for head, start, end in zip(heads, starts, ends, strict=True):
            last = end
            while head + 1 < last < around.end and (c.tag[last - 1] in {"CC", ",", "RB"} or c.lower[last - 1] == "as"):
                last -= 1
            parts.append((head, Run(min(start, head), last)))
        return parts

    def links(self, of_source: Sequence[Sequence[Entity]]) -> tuple[EntityLink, ...]:
        """The entities that are a source, in the order in which the text first mentions them."""
        spoken: dict[str, list[Entity]] = {}
        for entity in {e.index: e for found in of_source for e in found}.values():
            spoken.setdefault(entity.name, []).append(entity)
        links = []
        for name, same in spoken.items():
            first = min(same, key=lambda e: e.index)
            mentions = {m.tokens: m for e in same for m in e.mentions}
            links.append(EntityLink(name, first.kind, first.role, tuple(mentions[run] for run in sorted(mentions))))
        return tuple(
            sorted(links, key=lambda link: (link.mentions[0].tokens if link.mentions else Run(0, 0), link.name))
        )


def _around(link: AttributionLink) -> Run:
    """The run of a source in which its head stands."""
    return next(
        (r for r in link.source if link.source_head is not None and r.start <= link.source_head < r.end), link.source[0]
    )


def _spread(runs: Sequence[Run], length: int) -> list[int]:
    """The index of the run that covers each token, -1 for none; later runs lie over earlier ones."""
    out = [-1] * length
    for k, run in enumerate(runs):
        out[run.start : run.end] = [k] * (run.end - run.start)
    return out


def _lines(c: Columns, quote: Sequence[int]) -> list[int]:
    """The number of each token's sentence when those inside quotations are not counted."""
    starts = [i for i, (one, other) in enumerate(pairwise(c.sentence), 1) if one != other]
    out: list[int] = []
    for line, (start, end) in enumerate(pairwise([0, *(i for i in starts if quote[i] < 0), len(c)])):
        out += [line] * (end - start)
    return out

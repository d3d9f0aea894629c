"""What is known of a page before its mentions are read one by one: names and their bearers, sources, quotations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimparse._evidence import AttributionLink, QuoteMark, Run
from claimparse._speakers.implied import ImpliedRoles
from claimparse._speakers.introductions import Introductions
from claimparse._speakers.lists import Lists
from claimparse._speakers.mention_syntax import (
    PRONOMINAL,
    PRONOUNS,
    SUBJECT_LABELS,
    Columns,
    antecedent,
    conjuncts,
    is_expletive,
    is_plural,
    names_thing,
    read_columns,
)
from claimparse._speakers.names import NameMention, find_names
from claimparse._speakers.nominals import nominals
from claimparse._speakers.people import Entity, Registry, formal_names
from claimparse._speakers.pronouns import BODIES
from claimparse._text.paragraphs import ParagraphKind
from claimparse._text.parsed_text import ParsedText
from claimparse.lexicon.persons import PersonLexicon, person_lexicon
from claimparse.types import QuotationKind, SpeakerKind

NOWHERE = Run(0, 0)


class Named(NamedTuple):
    """A name with its bearer, and the nouns beside it, each with its phrase: roles of a person, kinds of a body."""

    name: NameMention
    entity: Entity
    roles: Sequence[tuple[int, Run]]
    kinds: Sequence[tuple[int, Run]]


class Known:
    """The names of a page with their bearers, its sources and its quotations; reading changes the entities alone.

    ``at`` is the entity of each token of a name and of each noun beside one. By the last token of a name, ``ends`` is
    the name, ``stands_for`` the noun before it that heads their phrase, and ``groups`` the names of a list that it
    ends. ``introduced`` are the nouns beside names, each with the bearer.

    ``parts`` are the coordinated heads of the source of each attribution, each with its own part of the source,
    ``sources`` those of all attributions. ``said_by`` is the head of the source of a quotation, ``quoted_by`` what is
    quoted of a source. ``paragraph``, ``quote`` and ``line`` tell where a token stands, -1 for nowhere; a line is a
    sentence when those inside quotations are not counted. ``lead`` is the first paragraph, ``delayed`` the name of whom
    it may tell.
    """

    def __init__(
        self, parsed: ParsedText, attributions: Sequence[AttributionLink], quotes: Sequence[QuoteMark]
    ) -> None:
        self.parsed = parsed
        self.c: Columns = read_columns(parsed)
        self.lex: PersonLexicon = person_lexicon(parsed.lexicon)
        self.names: list[NameMention] = find_names(self.c, self.lex, parsed)
        self.ends = {n.last: n for n in self.names}
        self.name_at = {i: name for name in self.names for i in range(*name.core)}
        self.in_titles = frozenset(i for n in self.names for i in range(n.run.start, n.core.start))
        self.at: dict[int, Entity] = {}
        self.stands_for: dict[int, int] = {}
        self.registry, named = self._bearers()
        self._note_tokens(named)
        self._note_implied(named)
        self.introduced = [(noun, one.entity) for one in named for noun, _ in one.roles]
        self.paragraph = _spread(parsed.runs, len(self.c))
        self.quote = _spread([q.inner if q.speech else NOWHERE for q in quotes], len(self.c))
        self.line = _lines(self.c, self.quote)
        self._lists = Lists(self.c, self.name_at, self.in_titles)
        self.groups = self._lists.of_subjects(self.names)
        self.parts = [self._parts(a) for a in attributions]
        self.sources = {head: whole for parts in self.parts for head, whole in parts}
        quoting = [a for a in attributions if a.quotation is not QuotationKind.INDIRECT]
        self.said_by = self._sources_of_quotes(quoting, quotes)
        self.quoted_by = {a.source_head: a.content for a in quoting if a.source_head is not None}
        prose = [r for r, p in zip(parsed.runs, parsed.paragraphs, strict=True) if p.kind is ParagraphKind.PROSE]
        self.lead = prose[0] if prose else NOWHERE
        self.delayed = self._first_named(prose[1]) if len(prose) > 1 else None

    # ---- names

    def _bearers(self) -> tuple[Registry, list[Named]]:
        """The entities of the page, and those that bear a name."""
        c, lex = self.c, self.lex
        persons = Introductions(c, lex, self.in_titles, lex.nouns)
        bodies = Introductions(c, lex, self.in_titles, lex.bodies | lex.press)
        roles = [tuple(persons.of(name)) for name in self.names]
        kinds = [(*bodies.of(name), *bodies.beside(name)) for name in self.names]
        registry = Registry(c, lex, self.names, roles, kinds, formal=formal_names(self.parsed.lexicon))
        told = zip(self.names, registry.of_name, roles, kinds, strict=True)
        named = [Named(name, entity, r, k) for name, entity, r, k in told if entity is not None]
        for name, entity, _, _ in named:
            if names_thing(c, name.core.start) and len(name.words) == entity.count == 1:
                entity.kind, entity.gender, entity.thing = SpeakerKind.UNKNOWN, None, True
        return registry, named

    def _note_tokens(self, named: Sequence[Named]) -> None:
        """Note which tokens mean the bearers of names: those of the names, the nouns beside them, those of titles."""
        self.at.update({i: one.entity for one in named for i in range(*one.name.core)})
        for name, entity, roles, kinds in named:
            if entity.kind is not SpeakerKind.PLACE:
                phrases = roles if entity.kind is SpeakerKind.PERSON else kinds
                self.at.update((noun, entity) for noun, _ in phrases)
                self.stands_for.update((name.last, noun) for noun, _ in phrases if noun < name.core.start)
        for name, entity, _, _ in named:
            if name.role is not None:
                self.at.update((i, entity) for i in range(*name.role) if self.c.lower[i] in self.lex.nouns)

    def _note_implied(self, named: Sequence[Named]) -> None:
        """Note the roles that the verbs behind names tell."""
        offices = ImpliedRoles(self.c, self.lex)
        for name, entity, roles, _ in named:
            if entity.kind in (SpeakerKind.PERSON, SpeakerKind.UNKNOWN):
                for role in offices.of(name, [run for _, run in roles]):
                    self.registry.imply(entity, role)
                    if role.noun is not None:
                        self.at[role.noun] = entity

    def _first_named(self, second: Run) -> NameMention | None:
        """The first name of the second paragraph outside quotations, where it is the subject; stories name there whom
        they have begun with.
        """
        name = next((n for n in self.names if n.core.start >= second.start and self.quote[n.last] < 0), None)
        if name is None or name.core.end > second.end or (name.titles and name.role is None):
            return None
        if self.c.lower[name.core.end : name.core.end + 1] in (["and"], ["&"]):
            return None
        head = self.stands_for.get(name.last, name.last)
        return name if self.c.dep[head] in SUBJECT_LABELS or head in self.sources else None

    def titled(self, head: int, run: Run, at: Mapping[int, Entity]) -> Entity | None:
        """The person whose name ends a phrase: behind a far office, or in apposition to its head; a body so apposed.

        "Foreign Ministry spokeswoman for the region Ann Lee"; "One of them, the trader Ann Lee". ``at`` is the entity
        of each token as far as the page has been read.
        """
        c, last = self.c, run.end - 1
        name, entity = self.name_at.get(last), at.get(last)
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

    # ---- sources and quotations

    def _parts(self, link: AttributionLink) -> list[tuple[int, Run]]:
        """The coordinated heads of a source, each with its own part of the source."""
        if link.source_head is None or not link.source:
            return []
        c, around = self.c, _around(link)
        named = antecedent(c, link.source_head, self.lex.nouns)
        if named is not None:
            return [named]
        titled = self.titled(link.source_head, around, self.at)
        if titled is not None and not self._lists.joins_persons(link.source_head, around):
            return [(link.source_head, around)]
        heads = self._lists.of_names(around) or self._lists.apposed(link.source_head, around)
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

    def _sources_of_quotes(
        self, quoting: Sequence[AttributionLink], quotes: Sequence[QuoteMark]
    ) -> Mapping[int, int | None]:
        """The source of the attribution whose content holds each quotation; the innermost where several do."""
        at: dict[int, int | None] = {}
        for a in quoting:
            for run in a.content:
                for q in {self.quote[i] for i in (run.start, (run.start + run.end) // 2, run.end - 1)}:
                    at[q] = a.source_head
        for q, mark in enumerate(quotes):
            if mark.continues is not None and q not in at and mark.continues in at:
                at[q] = at[mark.continues]
        at.pop(-1, None)
        return at

    # ---- what is there to read

    def heads(self) -> list[int]:
        """The tokens that may head a mention, in text order."""
        pronouns = (i for i, word in enumerate(self.c.lower) if word in PRONOUNS)
        return sorted({*self.ends, *self._nouns(), *self.sources, *pronouns})

    def unresolved(self) -> Iterator[tuple[int, Run]]:
        """The mentions that a name alone does not settle, by their heads: pronouns, unnamed sources and roles, and
        surnames of a family.
        """
        c, people = self.c, frozenset((*self._nouns(), *self.sources))
        for i in range(len(c)):
            if i in self.registry.families:
                yield i, self.name_at[i].run
            elif is_third_person(c, i):
                yield i, Run(i, i + 1)
            elif i in people and c.tag[i] not in PRONOMINAL and i not in self.at and i not in self.in_titles:
                yield i, nominal_run(c, i)

    def _nouns(self) -> list[int]:
        """The nouns that may mean people or bodies."""
        words, tag = nominals(self.parsed.lexicon), self.c.tag
        return [i for i, word in enumerate(self.c.lower) if word in words and tag[i] in words[word]]


def is_third_person(c: Columns, i: int) -> bool:
    """Whether a token is a pronoun of the third person that means somebody or something."""
    pronoun = PRONOUNS.get(c.lower[i])
    return pronoun is not None and pronoun.person == 3 and c.tag[i][:3] == "PRP" and not is_expletive(c, i)


def nominal_run(c: Columns, i: int) -> Run:
    """A noun with what stands before it in its phrase."""
    return Run(c.doc[i].left_edge.i, i + 1)


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

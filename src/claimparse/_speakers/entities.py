"""The entities of a text before pronouns and nominals are resolved: names and their bearers, sources, quotations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimparse._evidence import AttributionLink, QuoteMark, Run, tokens_of
from claimparse._grammar.columns import Columns
from claimparse._grammar.denials import is_pronominal
from claimparse._grammar.names import has_portfolios_before
from claimparse._grammar.noun_phrases import conjunct_end, described_noun, is_apposed_after_comma, run_up_to
from claimparse._grammar.pronouns import PRONOUNS, is_third_person
from claimparse._grammar.tags import (
    PREPOSITIONS_AND_TO,
    PRONOUNS_AND_EXISTENTIALS,
    SINGULAR_COMMON,
    SINGULAR_NOUNS,
)
from claimparse._grammar.tree import SUBJECTS, conjuncts
from claimparse._speakers.entity import BODY_KINDS, Entity
from claimparse._speakers.implied_roles import ImpliedRoleFinder
from claimparse._speakers.introductions import Introduction, IntroductionFinder
from claimparse._speakers.name_clusters import NameClusters, full_given_names
from claimparse._speakers.name_lists import NameLists
from claimparse._speakers.names import NameMention, find_names
from claimparse._speakers.nominals import nominal_words
from claimparse._speakers.role_proof import RoleProof
from claimparse._speakers.turns import Turns
from claimparse._text.paragraphs import ParagraphKind
from claimparse._text.parsed_text import ParsedText
from claimparse.lexicon.persons import PersonLexicon, person_lexicon
from claimparse.types import QuotationKind, SpeakerKind, SpeechAct

EMPTY = Run(0, 0)

SourcePart = tuple[int, Run]
"""The head of one of the coordinated nouns of a source, and its part of the source."""


class Bearer(NamedTuple):
    """The entity that a name names, with the nouns beside the name: roles of a person, kinds of a body."""

    name: NameMention
    entity: Entity
    roles: Sequence[Introduction]
    kinds: Sequence[Introduction]


class DocumentEntities:
    """The name clusters, sources and quotations of a text; resolving mentions changes the entities alone.

    ``entity_at`` is the entity of each token of a name and of each noun beside one. By the last token of a name,
    ``name_ending_at`` is the name, ``noun_before`` the noun that heads the phrase of noun and name, and
    ``listed_names`` the names of a list that it ends. ``introduced`` are the nouns beside names, each with the bearer.

    ``source_parts`` are the coordinated heads of the source of each attribution, each with its own part of the source;
    ``source_of_head`` holds the parts of all attributions by their heads. By the head of a source,
    ``content_of_source`` is what it says, ``quotes_of_source`` what is quoted of it. ``denying`` are the sources that
    deny "it", which another has said. ``source_of_quote`` is the head of the source of each quotation. ``untagged`` are
    the quotations without a source by their first tokens, which stand for their sources. ``turns`` are the turns of a
    transcript, ``speaker_of_label`` who speaks in those whose label is no full name, by its head; None where the text
    does not say.

    ``paragraph_of``, ``quote_of`` and ``line_of`` number the paragraph, quotation and line of each token, -1 for none;
    a line is a sentence when those inside quotations are not counted. ``lead`` is the first paragraph,
    ``name_after_lead`` the name of the person whom it may be about.
    """

    def __init__(
        self, parsed: ParsedText, attributions: Sequence[AttributionLink], quotes: Sequence[QuoteMark]
    ) -> None:
        self.parsed = parsed
        self.columns = parsed.columns
        self.lex: PersonLexicon = person_lexicon(parsed.lexicon)
        self.turns = Turns(self.columns, self.lex, attributions)
        self.names: list[NameMention] = find_names(self.columns, self.lex, parsed, self.turns.name_words())
        self.name_ending_at = {n.last: n for n in self.names}
        self.name_at = {i: name for name in self.names for i in range(*name.core)}
        self.title_tokens = frozenset(i for n in self.names for i in range(n.run.start, n.core.start))
        self.entity_at: dict[int, Entity] = {}
        self.noun_before: dict[int, int] = {}
        self.clusters, bearers = self._cluster_names(RoleProof(self.columns, self.lex, attributions, quotes))
        self._note_tokens(bearers)
        self._note_implied_roles(bearers)
        self._note_prominence(bearers)
        self.speaker_of_label = self.turns.speakers(self.entity_at)
        self.introduced = [(noun, one.entity) for one in bearers for noun, _ in one.roles]
        size = len(self.columns)
        self.paragraph_of = _index_by_token(parsed.runs, size)
        self.quote_of = _index_by_token([q.inner if q.speech else EMPTY for q in quotes], size)
        self.line_of = _number_lines(self.columns, self.quote_of)
        self._lists = NameLists(self.columns, self.name_at, self.title_tokens)
        self.listed_names = self._lists.subjects(self.names)
        self.source_parts = [self._split_source(a) for a in attributions]
        self.source_of_head = {head: whole for parts in self.source_parts for head, whole in parts}
        self.denying = frozenset(
            a.source_head
            for a in attributions
            if a.act is SpeechAct.DENIES and is_pronominal(parsed.doc[a.content_head])
        )
        self.content_of_source = {a.source_head: a.content for a in attributions if a.source_head is not None}
        quoting = [a for a in attributions if a.quotation is not QuotationKind.INDIRECT]
        self.untagged = {a.content[0].start: a.content for a in quoting if a.source_head is None and not a.cue}
        self.source_of_quote = self._sources_of_quotes(quoting, quotes)
        self.quotes_of_source = {a.source_head: a.content for a in quoting if a.source_head is not None}
        self._quotation_before = {
            i: a.content[0].start for a in quoting for i in tokens_of(a.source) if a.content[0].start < i
        }
        kinds = zip(parsed.runs, parsed.paragraphs, strict=True)
        self.headline_tokens = frozenset(i for r, p in kinds if p.kind is ParagraphKind.HEADLINE for i in range(*r))
        prose = [r for r, p in zip(parsed.runs, parsed.paragraphs, strict=True) if p.kind is ParagraphKind.PROSE]
        self.lead = prose[0] if prose else EMPTY
        self.name_after_lead = self._first_subject_name(prose[1]) if len(prose) > 1 else None

    # ---- names

    def _cluster_names(self, proof: RoleProof) -> tuple[NameClusters, list[Bearer]]:
        """The clusters of the names of the text, and the bearer of each name that has one."""
        c, lex = self.columns, self.lex
        acronyms = map(str.lower, lex.office_acronyms)
        persons = IntroductionFinder(c, lex, self.title_tokens, lex.person_nouns.keys() | acronyms)
        bodies = IntroductionFinder(c, lex, self.title_tokens, lex.body_nouns | lex.press_nouns)
        roles = [tuple(persons.introductions_of(name)) for name in self.names]
        kinds = [(*bodies.introductions_of(name), *bodies.noun_before(name)) for name in self.names]
        full_names = full_given_names(self.parsed.lexicon)
        clusters = NameClusters(c, lex, self.names, roles, kinds, full_names=full_names, proof=proof)
        named = zip(self.names, clusters.of_name, roles, kinds, strict=True)
        bearers = [Bearer(name, entity, r, k) for name, entity, r, k in named if entity is not None]
        for name, entity, _, _ in bearers:
            before = name.core.start - 1  # "like" in "things like Ember"
            is_thing = before > 0 and c.lower[before] == "like" and c.lower[c.head[before]] in lex.thing_nouns
            if is_thing and len(name.words) == entity.short_name_count == 1:
                entity.kind, entity.gender, entity.is_thing = SpeakerKind.UNKNOWN, None, True
        return clusters, bearers

    def _note_tokens(self, bearers: Sequence[Bearer]) -> None:
        """Note which tokens mean the bearers of names: those of the names, the nouns beside them, those of titles."""
        self.entity_at.update({i: one.entity for one in bearers for i in range(*one.name.core)})
        for name, entity, roles, kinds in bearers:
            if entity.kind is not SpeakerKind.PLACE:
                phrases = roles if entity.kind is SpeakerKind.PERSON else kinds
                self.entity_at.update((noun, entity) for noun, _ in phrases)
                self.noun_before.update((name.last, noun) for noun, _ in phrases if noun < name.core.start)
        for name, entity, _, _ in bearers:
            if name.role_run is not None:
                nouns = (i for i in range(*name.role_run) if self.columns.lower[i] in self.lex.person_nouns)
                self.entity_at.update((i, entity) for i in nouns)

    def _note_implied_roles(self, bearers: Sequence[Bearer]) -> None:
        """Note the roles that the verbs after names imply."""
        finder = ImpliedRoleFinder(self.columns, self.lex)
        for name, entity, roles, _ in bearers:
            if entity.kind in (SpeakerKind.PERSON, SpeakerKind.UNKNOWN):
                for role in finder.roles_of(name, [run for _, run in roles]):
                    entity.add_implied_role(role)
                    if role.office_noun is not None:
                        self.entity_at[role.office_noun] = entity

    def _note_prominence(self, bearers: Sequence[Bearer]) -> None:
        """Note who is named most often, and who is named in the headline or the first paragraph."""
        named = [one.entity for one in bearers if one.entity.kind is not SpeakerKind.PLACE]
        if named:
            max(named, key=lambda e: (e.name_count, -e.index)).is_most_named = True
        prose = (
            r for r, p in zip(self.parsed.runs, self.parsed.paragraphs, strict=True) if p.kind is ParagraphKind.PROSE
        )
        lead_end = next(prose, EMPTY).end
        for one in bearers:
            if one.name.core.start < lead_end:
                one.entity.is_in_lead = True

    def _first_subject_name(self, paragraph: Run) -> NameMention | None:
        """The first name of a paragraph outside quotations, where it is a subject or source.

        In their second paragraph, news stories name the person whom they have begun with.
        """
        names = (n for n in self.names if n.core.start >= paragraph.start and self.quote_of[n.last] < 0)
        name = next(names, None)
        if name is None or name.core.end > paragraph.end or (name.titles and name.role_run is None):
            return None
        if self.columns.lower[name.core.end : name.core.end + 1] in (["and"], ["&"]):
            return None
        head = self.noun_before.get(name.last, name.last)
        return name if self.columns.dep[head] in SUBJECTS or head in self.source_of_head else None

    def named_at_end(self, head: int, run: Run, entity_at: Mapping[int, Entity]) -> Entity | None:
        """The person whose name ends a phrase, after a distant office or in apposition to its head; or an apposed body.

        "Foreign Ministry spokeswoman for the region Ann Lee", "City of Oxley Mayor Ann Lee"; "One of them, the trader
        Ann Lee". ``entity_at`` is the entity of each token as far as the text has been read.
        """
        c, lex, last = self.columns, self.lex, run.end - 1
        name, entity = self.name_at.get(last), entity_at.get(last)
        if name is None or entity is None or name.last != last or head >= name.core.start:
            return None
        is_person = entity.kind is SpeakerKind.PERSON
        has_office = c.text[head] in lex.offices or c.lower[head] in lex.person_nouns
        if head >= name.run.start and (has_office or c.lower[head] in lex.realm_nouns):
            return entity
        if self._is_portfolio(head, name) or (name.role_run is not None and name.role_run.start <= head):
            return entity
        if is_apposed_after_comma(c.doc[last], c.doc[head]):
            is_body = c.tag[head] in SINGULAR_COMMON and entity.kind in BODY_KINDS
            if is_person or is_body:
                return entity
        before = name.core.start - 1
        has_own_title = name.titles or name.role_run is not None or c.lower[before] in lex.person_nouns
        is_inside = has_own_title and any(tag in PREPOSITIONS_AND_TO for tag in c.tag[head : name.core.start])
        follows_office = has_office and not is_inside and c.tag[before] in SINGULAR_NOUNS and len(name.words) > 1
        return entity if follows_office and is_person else None

    # ---- sources and quotations

    def _split_source(self, link: AttributionLink) -> list[SourcePart]:
        """The coordinated heads of a source, each with its own part of the source."""
        if link.source_head is None or not link.source:
            return []
        c, source = self.columns, _run_of_head(link)
        antecedent = described_noun(c.doc[link.source_head], self.lex.person_nouns)
        if antecedent is not None:
            return [(antecedent[0].i, antecedent[1])]
        named = self.named_at_end(link.source_head, source, self.entity_at)
        if named is not None and not self._joins_persons(link.source_head, source):
            return [(link.source_head, source)]
        heads = self._lists.listed_in(source) or self._lists.apposed_to_plural(link.source_head, source)
        heads = heads or [
            link.source_head,
            *(k.i for k in conjuncts(c.doc[link.source_head]) if source.start <= k.i < source.end),
        ]
        starts = [source.start, *(max(c.doc[h].left_edge.i, k + 1) for k, h in pairwise(heads))]
        parts = []
        for head, start, end in zip(heads, starts, [*starts[1:], source.end], strict=True):
            last = end if end >= source.end else conjunct_end(c.doc, Run(head + 1, end))
            parts.append((head, Run(min(start, head), last)))
        return parts

    def _joins_persons(self, head: int, source: Run) -> bool:
        """Return whether a source that ends in a name joins two persons, not two portfolios or roles of one."""
        return not self._is_portfolio(head, self.name_at[source.end - 1]) and self._lists.joins_persons(head, source)

    def _is_portfolio(self, head: int, name: NameMention) -> bool:
        """Return whether a noun is what an office before a name is for: "Food" in "Food and Water Minister Ann Lee"."""
        before = (self.entity_at.get(i) for i in range(head, name.core.start))
        names_person = any(e is not None and e.kind is SpeakerKind.PERSON and e.words != name.words for e in before)
        return not names_person and has_portfolios_before(self.columns, self.lex, head, name.core.start)

    def _sources_of_quotes(
        self, quoting: Sequence[AttributionLink], quotes: Sequence[QuoteMark]
    ) -> Mapping[int, int | None]:
        """The source of the attribution whose content holds each quotation; the innermost where several do."""
        sources: dict[int, int | None] = {}
        for a in quoting:
            for run in a.content:
                middle = (run.start + run.end) // 2
                for quote in {self.quote_of[i] for i in (run.start, middle, run.end - 1)}:
                    sources[quote] = a.content[0].start if a.content[0].start in self.untagged else a.source_head
        for quote, mark in enumerate(quotes):
            if mark.continues is not None and quote not in sources and mark.continues in sources:
                sources[quote] = sources[mark.continues]
        sources.pop(-1, None)
        return sources

    # ---- mentions

    def mention_heads(self) -> list[int]:
        """The tokens that may head a mention, in text order, but who says something before what is said."""
        pronouns = (i for i, word in enumerate(self.columns.lower) if word in PRONOUNS)
        nouns = (*self._nominal_heads(), *self._ages())
        heads = {*self.name_ending_at, *nouns, *self.source_of_head, *self.untagged, *pronouns}
        return sorted(heads, key=lambda i: (self._quotation_before.get(i, i), i))

    def unresolved_mentions(self) -> Iterator[tuple[int, Run]]:
        """Yield the mentions that names alone do not settle, by their heads: pronouns, roles, unnamed sources and
        surnames of a family.
        """
        c, nominal_heads = self.columns, frozenset((*self._nominal_heads(), *self.source_of_head))
        named = self.entity_at.keys() | self.title_tokens
        for i in range(len(c)):
            if i in self.clusters.families:
                yield i, self.name_at[i].run
            elif is_third_person(c.doc[i]):
                yield i, Run(i, i + 1)
            elif i in nominal_heads and i not in named and c.tag[i] not in PRONOUNS_AND_EXISTENTIALS:
                yield i, run_up_to(c.doc[i])

    def _ages(self) -> Iterator[int]:
        """Yield the last tokens of ages that may describe a person: "old" in "the 29-year-old"."""
        lower = self.columns.lower
        return (i for i in range(4, len(lower)) if lower[i] == "old" and lower[i - 3 : i] == ["-", "year", "-"])

    def _nominal_heads(self) -> list[int]:
        """The nouns that may mean people or bodies."""
        tags, tag = nominal_words(self.parsed.lexicon), self.columns.tag
        return [i for i, word in enumerate(self.columns.lower) if word in tags and tag[i] in tags[word]]


def _run_of_head(link: AttributionLink) -> Run:
    """The run of a source that holds its head; else the first."""
    head = link.source_head
    return next((r for r in link.source if head is not None and r.start <= head < r.end), link.source[0])


def _index_by_token(runs: Sequence[Run], length: int) -> list[int]:
    """The index of the run that covers each token, -1 for none; a later run hides an earlier one."""
    out = [-1] * length
    for k, run in enumerate(runs):
        out[run.start : run.end] = [k] * (run.end - run.start)
    return out


def _number_lines(c: Columns, quote_of: Sequence[int]) -> list[int]:
    """The number of each token's sentence when those inside quotations are not counted."""
    starts = [i for i, (one, other) in enumerate(pairwise(c.sentence), 1) if one != other]
    out: list[int] = []
    for line, (start, end) in enumerate(pairwise([0, *(i for i in starts if quote_of[i] < 0), len(c)])):
        out += [line] * (end - start)
    return out

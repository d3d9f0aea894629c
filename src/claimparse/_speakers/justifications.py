"""Whether a source is anonymous, and the words that say why it has no name or how it comes to know.

A source is anonymous where the text shows that it withholds the name: the noun says so ("insiders"), words of
anonymity do ("on condition of anonymity"), or what the source knows is told in place of its name ("a banker briefed on
the talks").
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING, NamedTuple

from claimparse._evidence import AttributionLink, JustificationLink, Run, tokens_of
from claimparse._grammar.descriptions import (
    Description,
    Sources,
    complement_words,
    concerned_noun,
    description_around,
    has_complement,
    has_infinitive,
    has_of_complement,
    is_about_noun,
    is_predicative,
    is_refused,
    noun_described,
    object_of,
    partitive_noun,
    phrase_after,
    phrases_after,
    predicative_words,
)
from claimparse._grammar.noun_phrases import has_definite_determiner, is_definite
from claimparse._grammar.tree import is_passive, trim
from claimparse._grammar.words import PARTITIVE_QUANTIFIERS
from claimparse._speakers.entity import Entity
from claimparse.lexicon.persons import person_lexicon
from claimparse.lexicon.readers import reader
from claimparse.lexicon.schema import read_entries, word_set
from claimparse.lexicon.schema.persons import AnonymityUse, AnonymityWords, Knowledge
from claimparse.types import Identity, JustificationKind, SpeakerKind

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token
    from claimparse._text.parsed_text import ParsedText
    from claimparse.lexicon import Lexicon


MAX_SOURCES_BACK = 12


class Bearer(NamedTuple):
    """One of the coordinated nouns of a source: its head, its part of the source and the entity that it means."""

    head: int
    run: Run
    entity: Entity


class AnonymityLexicon:
    """The words of sources that are not named: nouns for them, words of anonymity and words of knowledge."""

    def __init__(self, lexicon: Lexicon) -> None:
        def nouns(array: str) -> frozenset[str]:
            listed = word_set(lexicon, f"roles.{array}")
            return listed | {noun + "s" for noun in listed}

        self.veiled, self.nameless, self.naming_nouns = nouns("veiled"), nouns("nameless"), nouns("naming_noun")
        self.nouns = self.veiled | self.nameless
        entries = read_entries(lexicon, "roles.anonymity", AnonymityWords)
        self.use_of: Mapping[str, AnonymityUse] = {word: e.use for e in entries for word in e.words}
        known = read_entries(lexicon, "roles.knowledge", Knowledge)
        self.knowledge = {lemma: e for e in known for lemma in e.lemmas}
        self.documents = word_set(lexicon, "cues.document")


@reader
@functools.lru_cache(maxsize=8)
def anonymity_lexicon(lexicon: Lexicon) -> AnonymityLexicon:
    """The typed view of a lexicon, read once."""
    return AnonymityLexicon(lexicon)


class Justifications:
    """The justifications of the sources of a text, and what it tells of who they are.

    Args:
        bearers: The coordinated nouns of the sources of each attribution.
        entity_at: The entity of each token that has been read.
    """

    def __init__(
        self,
        parsed: ParsedText,
        attributions: Sequence[AttributionLink],
        bearers: Sequence[Sequence[Bearer]],
        entity_at: Mapping[int, Entity],
    ) -> None:
        self.parsed, self.columns, self.doc = parsed, parsed.columns, parsed.doc
        self.words = anonymity_lexicon(parsed.lexicon)
        self._attributions, self._entity_at, self._bearers_of = attributions, entity_at, bearers
        self._bearers = sorted({b.head: b for found in bearers for b in found}.values(), key=lambda b: b.head)
        self._heads = [b.head for b in self._bearers]
        self._entity_of_head = {b.head: b.entity for b in self._bearers}
        people = {b.head for b in self._bearers if self._may_be_person(b)}
        of_cue = {a.cue_head: a.source_head for a in attributions if a.source_head in people}
        self._sources = Sources(of_cue, people)
        self._found: defaultdict[int, set[JustificationLink]] = defaultdict(set)
        self._anonymous: set[int] = set()
        self._read_nouns()
        self._read_words_of_anonymity()

    def of(self, entity: Entity) -> tuple[JustificationLink, ...]:
        """The justifications of an entity in text order, without those inside others."""
        found = sorted(self._found[entity.index], key=lambda j: (j.tokens.start, -j.tokens.end))
        kept: list[JustificationLink] = []
        for one in found:
            if not kept or one.tokens.end > kept[-1].tokens.end:
                kept.append(one)
        return tuple(kept)

    def identity_of(self, entity: Entity) -> Identity:
        """What the text tells of who an entity is."""
        if entity.is_named:
            return Identity.NAMED
        return Identity.ANONYMOUS if entity.index in self._anonymous else Identity.UNNAMED

    # ---- the nouns of sources, and what follows them

    def _read_nouns(self) -> None:
        """Read the nouns of sources, and the phrases after them that say how they know."""
        for bearer in self._bearers:
            head, entity = bearer.head, bearer.entity
            if self.columns.lower[head] in self.words.veiled and not has_of_complement(self.doc[head]):
                self._anonymous.add(entity.index)
            if not self._may_be_person(bearer):
                continue
            for known, is_inside in self._knowledge_of(self.doc[head]):
                lies_outside = self._add(entity, JustificationKind.KNOWLEDGE, known, known.start)
                if lies_outside and is_inside and self._has_no_name(self.doc[head]):
                    self._anonymous.add(entity.index)

    def _may_be_person(self, bearer: Bearer) -> bool:
        """Return whether a source is a person or several: the parse may have attached a clause to "the talks"."""
        word = self.columns.lower[bearer.head]
        persons = person_lexicon(self.parsed.lexicon).person_nouns
        is_noun = word in self.words.nouns or word in persons or word.removesuffix("s") in persons
        return is_noun or bearer.entity.kind is SpeakerKind.PERSON

    def _has_no_name(self, noun: Token) -> bool:
        """Return whether a noun tells of somebody not yet known, in place of a name: "an official", "the people"."""
        return not is_definite(noun) or (partitive_noun(noun) or noun).lower_ in self.words.nameless

    def _knowledge_of(self, noun: Token) -> Iterator[tuple[Run, bool]]:
        """Yield the phrases after a noun that say how it knows, and whether only few can know so."""
        for phrase in phrases_after(noun):
            entry = self._knowledge_entry(phrase) if is_about_noun(phrase) else None
            if entry is not None:
                is_inside = entry.inside or self._is_of_document(phrase)
                yield phrase_after(phrase), is_inside

    def _knowledge_entry(self, phrase: Token) -> Knowledge | None:
        """The entry of the word that carries the meaning of a phrase after a noun, if it is a word of knowledge."""
        known = self.words.knowledge
        found = [known[w.lemma_.lower()] for w in predicative_words(phrase) if w.lemma_.lower() in known]
        inner = [known[w.lemma_.lower()] for w in complement_words(phrase) if w.lemma_.lower() in known]
        fitting = [e for e in found if not e.complement and (e.inside or not is_passive(phrase))]
        fitting += [e for e in inner if e.complement]
        return next((e for e in fitting if not e.of_document or self._is_of_document(phrase)), None)

    def _is_of_document(self, verb: Token) -> bool:
        seen = object_of(verb)
        return seen is not None and seen.lemma_.lower() in self.words.documents

    # ---- words of anonymity

    def _read_words_of_anonymity(self) -> None:
        """Read the words of anonymity, wherever they stand."""
        use_of = self.words.use_of
        for i, word in enumerate(self.columns.lower):
            if word not in use_of:
                continue
            token, use = self.doc[i], use_of[word]
            noun = noun_described(token) if use == "modifier" else None
            if noun is not None:
                if noun.i in self._entity_of_head:
                    self._note(self._entity_of_head[noun.i], Run(i, i + 1), i)
            elif self._shows_anonymity(token, use):
                reporting = self._reported.get(i, frozenset())
                found = description_around(token, self._sources, reporting, self.words.naming_nouns)
                if found is not None:
                    for entity in self._entities_described(found):
                        self._note(entity, found.run, i)

    def _shows_anonymity(self, word: Token, use: AnonymityUse) -> bool:
        """Return whether a word of anonymity does its work: naming is refused, leave to speak is not given."""
        if use == "sign":
            return True
        if use == "alias" or (use == "naming" and self._gives_alias(word.i)):
            return self._gives_alias(word.i)
        if use == "modifier":
            return is_predicative(word)
        if use == "naming":
            return is_refused(word) and not has_complement(word)
        if use == "leave":
            return is_refused(word) and has_infinitive(word)
        noun = concerned_noun(word)
        is_name = noun is not None and noun.lower_ in self.words.naming_nouns
        return is_name and (use == "hiding" or is_refused(word))

    def _gives_alias(self, verb: int) -> bool:
        """Return whether what stands for a name follows a verb: "known only as Child B"."""
        following = self.columns.lower[verb + 1 : verb + 3]
        return following in (["only", "as"], ["only", "by"])

    def _note(self, entity: Entity, run: Run, word: int) -> None:
        """Note words around a word of anonymity, unless the text gives a name."""
        if not entity.is_named and self._add(entity, JustificationKind.ANONYMITY, run, word):
            self._anonymous.add(entity.index)

    def _entities_described(self, found: Description) -> Sequence[Entity]:
        """The sources that a description is about; none for what somebody else is reported to say of them."""
        who = found.who
        if found.is_statement and found.head.i in self._reported:
            return ()
        entity = self._entity_of_head.get(who.i) or self._entity_at.get(who.i)
        if entity is not None:
            return () if entity.kind is SpeakerKind.PLACE else (entity,)
        if who.lower_ in PARTITIVE_QUANTIFIERS:
            return self._last_several(who)
        return self._last_called(who) if has_definite_determiner(who) else ()

    def _last_called(self, noun: Token) -> Sequence[Entity]:
        """The source last called by a noun, also in part: "the people" after "one of the people"."""
        words = ((b, (self.columns.lower[b.head], self._partitive(b.head))) for b in self._bearers_before(noun))
        return [b.entity for b, called in words if noun.lower_ in called][-1:]

    def _last_several(self, quantifier: Token) -> Sequence[Entity]:
        """The sources that a quantifier alone means: the last group, or for "both" the last two."""
        before = [b.entity for b in self._bearers_before(quantifier)]
        groups = [e for e in before if e.is_plural]
        last_two = list({e.index: e for e in reversed(before)}.values())[:2]
        return groups[-1:] or (last_two if quantifier.lower_ == "both" else [])

    def _bearers_before(self, token: Token) -> Sequence[Bearer]:
        """The last sources before a token."""
        before = bisect_left(self._heads, token.i)
        return self._bearers[max(before - MAX_SOURCES_BACK, 0) : before]

    def _partitive(self, head: int) -> str:
        noun = partitive_noun(self.doc[head])
        return noun.lower_ if noun is not None else ""

    # ---- where justifications stand

    def _add(self, entity: Entity, kind: JustificationKind, run: Run, word: int) -> bool:
        """Add words around a word up to what the source says; return whether the word lies outside of that."""
        said = self._said_by.get(entity.index, {})
        end = next((i for i in range(*run) if i in said and not run.start <= said[i] < run.end), run.end)
        if end <= word:
            return False
        self._found[entity.index].add(JustificationLink(trim(self.doc, Run(run.start, end)), kind))
        return True

    @functools.cached_property
    def _said_by(self) -> Mapping[int, Mapping[int, int]]:
        """By entity, the tokens of what it says, each with the head of its cue.

        Words that hold the cue themselves ("who asked not to be named") may hold what it reports.
        """
        said: defaultdict[int, dict[int, int]] = defaultdict(dict)
        for found, a in zip(self._bearers_of, self._attributions, strict=True):
            for entity in {b.entity.index for b in found}:
                said[entity].update(dict.fromkeys(tokens_of(a.content), a.cue_head))
        return said

    @functools.cached_property
    def _reported(self) -> Mapping[int, Set[int]]:
        """The tokens of all contents, each with the heads of the cues that report it."""
        found: defaultdict[int, set[int]] = defaultdict(set)
        for a in self._attributions:
            for i in tokens_of(a.content):
                found[i].add(a.cue_head)
        return found

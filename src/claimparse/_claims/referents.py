"""The persons, bodies and things that the words of a text stand for, and what to call them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from claimparse._evidence import AttributionLink, EntityLink, MentionLink, Run, tokens_of
from claimparse._format import and_list
from claimparse._grammar.noun_phrases import is_definite
from claimparse._grammar.pronouns import PRONOUNS
from claimparse._grammar.referring import REFERRING_WORDS, descriptive_phrase
from claimparse._grammar.tags import COMMON_NOUNS, NOUNS, PROPER_NOUNS
from claimparse._grammar.tree import WH_TAGS
from claimparse._grammar.words import ARTICLES
from claimparse._speakers.entity import BODY_KINDS, Entity
from claimparse._speakers.link import Speakers
from claimparse._text.parsed_text import ParsedText
from claimparse.lexicon import Lexicon
from claimparse.lexicon.persons import PersonLexicon, person_lexicon
from claimparse.lexicon.readers import reader
from claimparse.lexicon.schema import word_set
from claimparse.types import MentionKind, QuotationKind, SpeakerKind

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token

LEAST_PROBABILITY = 0.6
"""The least probability of an antecedent that takes the place of a description, or of a pronoun for the source."""
LEAST_PROBABILITY_OF_OTHERS = 0.8
"""The least probability of an antecedent other than the source that takes the place of its pronoun."""
MAX_WORDS_OF_PHRASE = 12
_WH_WORDS = frozenset({"who", "whose", "which", "what"})
MAX_SENTENCES_BETWEEN = 6
"""The most sentences between two mentions of a thing that is called by a bare noun: "the plan"."""


@reader
@lru_cache(maxsize=8)
def unique_nouns(lexicon: Lexicon) -> frozenset[str]:
    """The lemmas of nouns that need no other text to be understood with "the"."""
    return word_set(lexicon, "answers.unique")


@reader
@lru_cache(maxsize=8)
def offences(lexicon: Lexicon) -> frozenset[str]:
    """The lemmas of nouns for what somebody is guilty of."""
    return word_set(lexicon, "answers.offence")


class _History(NamedTuple):
    """The mentions of a common noun in a text.

    ``starts`` has, for each, the first mention from which the thing is mentioned every few sentences, always as one
    that is known. ``phrase`` is the first mention that says more than the noun, with its phrase; ``second`` the first
    one with another such phrase.
    """

    nouns: list[int]
    starts: list[int]
    phrase: tuple[int, Run] | None
    second: int | None


class Referents:
    """The persons, bodies and things that the words of a text stand for."""

    def __init__(self, parsed: ParsedText, speakers: Speakers, attributions: Sequence[AttributionLink]) -> None:
        self.parsed, self.doc, self.speakers, self.attributions = parsed, parsed.doc, speakers, attributions
        self._histories: dict[tuple[str, str], _History] = {}
        self._bodies: dict[tuple[str, ...], str | None] = {}
        self._articles: dict[str, bool] = {}
        self._full_names: dict[int, tuple[Run, ...]] = {}

    @cached_property
    def refers(self) -> list[bool]:
        """By token, whether it may be a word that refers, so that no other is looked at."""
        starts = self.by_start
        return [
            i in starts or word in REFERRING_WORDS or tag in WH_TAGS
            for i, (word, tag) in enumerate(zip(self.parsed.columns.lower, self.parsed.columns.tag, strict=True))
        ]

    @cached_property
    def is_noun(self) -> list[bool]:
        """By token, whether it is a noun or a name."""
        return [tag in NOUNS for tag in self.parsed.columns.tag]

    @cached_property
    def by_head(self) -> dict[int, tuple[Entity, MentionLink]]:
        """The mentions by their heads, each with its entity."""
        return {m.head: (e, m) for e in self.speakers.all_entities for m in e.mentions}

    @cached_property
    def by_start(self) -> dict[int, tuple[Entity, MentionLink]]:
        """The names and descriptions by their first tokens, each with its entity."""
        kept = (found for found in self.by_head.values() if found[1].kind is not MentionKind.PRONOUN)
        return {m.tokens.start: (e, m) for e, m in kept}

    @cached_property
    def by_name(self) -> dict[str, Entity]:
        """The entities by their names."""
        return {e.name: e for e in reversed(self.speakers.all_entities)}

    @cached_property
    def _quoted_by(self) -> dict[int, int]:
        """By token of a direct quotation, the number of the attribution that quotes it."""
        return {
            t: k
            for k, a in enumerate(self.attributions)
            if a.quotation is QuotationKind.DIRECT
            for t in tokens_of(a.content)
        }

    def are_said_together(self, one: int, other: int) -> bool:
        """Return whether two tokens are words of the author's, or of one direct quotation."""
        return self._quoted_by.get(one) == self._quoted_by.get(other)

    @cached_property
    def _persons(self) -> PersonLexicon:
        return person_lexicon(self.parsed.lexicon)

    @cached_property
    def _nouns(self) -> dict[tuple[str, str], list[int]]:
        """The tokens of each common noun, by its lemma and tag."""
        found: dict[tuple[str, str], list[int]] = {}
        columns = self.parsed.columns
        for i, tag in enumerate(columns.tag):
            if tag in COMMON_NOUNS and not self.parsed.ignored[i]:
                found.setdefault((columns.lemma[i], tag), []).append(i)
        return found

    def _history_of(self, noun: Token) -> _History:
        key = noun.lemma_, noun.tag_
        if key not in self._histories:
            self._histories[key] = self._history(self._nouns.get(key, []))
        return self._histories[key]

    def _history(self, nouns: list[int]) -> _History:
        columns, starts, start = self.parsed.columns, list[int](), 0
        phrases: list[tuple[int, Run]] = []
        wordings: list[tuple[int, str]] = []
        for k, i in enumerate(nouns):
            is_far = k > 0 and columns.sentence[i] - columns.sentence[nouns[k - 1]] > MAX_SENTENCES_BETWEEN
            if is_far or not is_definite(self.doc[i]):
                start = k
            starts.append(start)
            run = descriptive_phrase(self.doc[i], MAX_WORDS_OF_PHRASE) if len(wordings) < 2 else None
            if run is not None:
                phrases.append((k, run))
                words = columns.text_of(run).lower()
                if not wordings or wordings[0][1] != words:
                    wordings.append((k, words))
        return _History(nouns, starts, phrases[0] if phrases else None, wordings[1][0] if len(wordings) > 1 else None)

    def fuller_phrase(self, noun: Token) -> Run | None:
        """The one phrase before that says more of a noun; None if there is none, or if there are two.

        Between it and the noun the thing is mentioned every few sentences, and always as one that is known.
        """
        history = self._history_of(noun)
        at = bisect_left(history.nouns, noun.i)
        if history.phrase is None or at >= len(history.nouns):
            return None
        first, run = history.phrase
        is_only = history.second is None or history.second >= at
        return run if first < at and run.end <= noun.i and is_only and history.starts[at] <= first else None

    def name_of(self, entity: Entity) -> str | None:
        """What to call an entity: its name, or the description with "the" or with the name of whose it is."""
        if entity.is_named:
            return entity.name or None
        first, _, rest = entity.name.partition(" ")
        if first.lower() in _WH_WORDS:
            return None
        pronoun = PRONOUNS.get(first.lower())
        if pronoun is not None and rest and entity.mentions:
            owner, mention = self.by_head.get(entity.mentions[0].tokens.start, (None, None))
            is_known = owner is not None and mention is not None and owner.is_named and is_sure(mention)
            return f"{possessive(owner.name)} {rest}" if is_known and owner is not None else None
        if not entity.name or any(w.lower() in PRONOUNS for w in entity.name.split()):
            return None
        if first.lower() in ARTICLES and rest:
            return f"the {rest}"
        is_one_noun = not entity.is_plural and not rest and entity.kind is SpeakerKind.PERSON
        return f"the {entity.name}" if is_one_noun else entity.name

    def worded(self, name: str) -> str:
        """A name as it stands inside a sentence: "the World Bank", "a fire official"."""
        entity = self.by_name.get(name)
        if entity is None or not entity.is_named:
            is_capital = entity is not None and self._is_capital_alone(entity)
            return f"{name[:1].lower()}{name[1:]}" if is_capital else name
        if entity.kind not in BODY_KINDS:
            return name
        if name not in self._articles:
            self._articles[name] = self._has_article(entity)
        return f"the {name}" if self._articles[name] else name

    def full_name(self, entity: Entity) -> tuple[Run, ...]:
        """The words of the text that name an entity in full; its first mention where none does."""
        if entity.index not in self._full_names:
            names = [m for m in entity.mentions if m.kind is MentionKind.NAME]
            full = next((m for m in names if m.tokens.start in entity.full_name_starts), names[0] if names else None)
            self._full_names[entity.index] = (full.tokens,) if full else tuple(m.tokens for m in entity.mentions[:1])
        return self._full_names[entity.index]

    def _is_capital_alone(self, entity: Entity) -> bool:
        """Return whether the first word of a description has a capital for its place in the sentence alone."""
        start = entity.mentions[0].tokens.start if entity.mentions else -1
        columns = self.parsed.columns
        return start >= 0 and entity.name.startswith(columns.text[start]) and columns.tag[start] not in PROPER_NOUNS

    def _has_article(self, entity: Entity) -> bool:
        """Return whether the text has "the" before the name of a body in full: "the World Bank said"."""
        columns = self.parsed.columns
        length = len(entity.name.split())
        for m in entity.mentions:
            start, end = m.tokens
            if m.kind is MentionKind.NAME and columns.lower[start] != "the" and end - start == length:
                is_modifier = self.doc[m.head].head.i >= end and columns.tag[self.doc[m.head].head.i] in NOUNS
                if start > 0 and columns.lower[start - 1] == "the" and not is_modifier:
                    return True
        return False

    def is_person(self, name: str) -> bool:
        """Return whether a name is that of one person."""
        entity = self.by_name.get(name)
        return entity is not None and entity.kind is SpeakerKind.PERSON

    def is_text(self, name: str) -> bool:
        """Return whether a source is a text without a name, so that its "I" is its author: "the statement reads"."""
        entity = self.by_name.get(name)
        words = name.lower().split()
        return entity is not None and not entity.is_named and words[-1] in self._persons.text_nouns

    def is_called(self, entity: Entity, noun: Token) -> bool:
        """Return whether a noun surely stands for an entity; "the city" may be any city, whatever its name says."""
        return noun.lower_ not in self._persons.realm_nouns or noun.lower_ in entity.role_nouns

    def speaking_body(self, names: Sequence[str]) -> str | None:
        """Who "we" is in the words of some speakers: they themselves, the body for which one speaks, he and others."""
        found = self._links_of(names)
        if not found:
            return None
        if len(found) > 1 or found[0].kind in BODY_KINDS or found[0].kind is SpeakerKind.GROUP:
            return and_list([link.name for link in found])
        return self.body_of(names) or f"{found[0].name} and others"

    def body_of(self, names: Sequence[str]) -> str | None:
        """The body for which a single person speaks."""
        key = tuple(names)
        if key not in self._bodies:
            found = self._links_of(names)
            self._bodies[key] = self._body_of(found[0]) if len(found) == 1 else None
        return self._bodies[key]

    def _body_of(self, link: EntityLink) -> str | None:
        return link.principal.name if link.principal else self._body_in_role(link) or self._body_of_officer(link)

    @cached_property
    def _bodies_by_head(self) -> list[tuple[int, str]]:
        """The mentions of organisations with a name, by their heads in text order."""
        found = ((head, entity) for head, (entity, _) in self.by_head.items() if entity.is_named)
        return sorted((head, e.name) for head, e in found if e.kind is SpeakerKind.ORGANISATION)

    def _links_of(self, names: Sequence[str]) -> list[EntityLink]:
        return [self.link_by_name[name] for name in names if name in self.link_by_name]

    @cached_property
    def link_by_name(self) -> dict[str, EntityLink]:
        """The speakers by their names."""
        return {link.name: link for link in self.speakers.entities}

    def _body_in_role(self, link: EntityLink) -> str | None:
        """The body that a role of a speaker names: "Acme" in "chief executive of Acme", "its" in "its chairman"."""
        for role in link.roles:
            for t in () if role.is_former else range(max(role.tokens.start - 1, 0), role.tokens.end):
                entity, _ = self.by_head.get(t, (None, None))
                if entity is not None and entity.is_named and entity.kind is SpeakerKind.ORGANISATION:
                    return entity.name
        return None

    def _body_of_officer(self, link: EntityLink) -> str | None:
        """The only body named shortly before one of its officers: "Norvik fell. Chief executive Ann Lee said"."""
        columns = self.parsed.columns
        roles = [columns.text_of(role.tokens).lower() for role in link.roles if not role.is_former]
        roles = roles or [link.name.lower()]
        if not link.mentions or not any(role.endswith(tuple(self._persons.officer_nouns)) for role in roles):
            return None
        start = link.mentions[0].tokens.start
        near: set[str] = set()
        bodies = self._bodies_by_head
        for k in range(bisect_left(bodies, (start,)) - 1, -1, -1):
            head, name = bodies[k]
            if columns.sentence[start] - columns.sentence[head] > 1:
                break
            near.add(name)
        return near.pop() if len(near) == 1 else None


def is_sure(mention: MentionLink) -> bool:
    """Return whether a mention is probable enough to be replaced by a name."""
    return mention.probability is None or mention.probability >= LEAST_PROBABILITY


def is_sure_of_pronoun(mention: MentionLink, pronoun: Token, *, is_source: bool) -> bool:
    """Return whether the antecedent of a pronoun is probable enough to take its place.

    "It" often stands for a thing or a fact: only the source, who has just been named, is sure enough.
    """
    if is_source or mention.probability is None:
        return is_sure(mention)
    return PRONOUNS[pronoun.lower_].gender != "neuter" and mention.probability >= LEAST_PROBABILITY_OF_OTHERS


def definite_text(parsed: ParsedText, run: Run) -> str:
    """The text of a noun phrase that was mentioned before: "the pier" for "a pier"."""
    words = " ".join(parsed.text[slice(*parsed.chars_of(run))].split())
    first, _, rest = words.partition(" ")
    return f"the {rest}" if first.lower() in ARTICLES and rest else words


def possessive(name: str) -> str:
    """The possessive of a name."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"

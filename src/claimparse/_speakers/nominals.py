"""Nominals: "the ambassador", "a Pentagon official", "the ministry", "the latter".

A definite nominal goes back to whoever holds its role; a source that no name answers is an entity of its own.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from claimparse._evidence import Run
from claimparse._speakers.mention_syntax import (
    NOMINAL,
    PLURAL,
    PRONOUNS,
    SUBJECT_LABELS,
    Columns,
    complement_words,
    has_relative_clause,
    is_definite,
    is_indefinite,
    is_negated,
    is_plural,
    modifiers,
    subject_of,
)
from claimparse._speakers.names import page_slice, plain
from claimparse._speakers.people import PAST, Entity, Registry
from claimparse._speakers.pronouns import ARGUMENTS, BODIES, Candidate
from claimparse.lexicon import Lexicon
from claimparse.lexicon.persons import Answer, PersonLexicon, person_lexicon
from claimparse.types import SpeakerKind

MAX_HOLDERS = 8
MAX_BACK = 60
ORDER = {"former": -2, "latter": -1}
BREAKS = frozenset({";", ":", "—", "–", "--", "\n"})
RANK = frozenset(
    {
        "top",
        "chief",
        "senior",
        "former",
        "then",
        "late",
        "same",
        "current",
        "outgoing",
        "new",
        "longtime",
        "veteran",
        "leading",
    }
)


@functools.lru_cache(maxsize=8)
def nominals(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """The words that may mean people or bodies, in lower case, each with the tags it may have."""
    lex = person_lexicon(lexicon)
    words = (*lex.nouns, *lex.pairs, *lex.bodies, *lex.press, *ORDER)
    return {noun + "s": PLURAL for noun in lex.nouns} | dict.fromkeys(words, NOMINAL)


class Nominals:
    """Who has which role on a page, and which entity a nominal means."""

    def __init__(
        self,
        c: Columns,
        lex: PersonLexicon,
        registry: Registry,
        in_titles: frozenset[int],
        at: dict[int, Entity],
    ) -> None:
        self.c, self.lex, self.registry, self.at = c, lex, registry, at
        self._holders: defaultdict[str, list[Entity]] = defaultdict(list)
        self._phrases: dict[str, Entity] = {}
        self._same_head: dict[str, Entity] = {}
        self._in_titles = in_titles
        self._collective = lex.bodies | lex.press
        self._parties = {e.words: e for e in registry.entities if e.kind is SpeakerKind.GROUP}

        for entity in registry.entities:
            self._note_roles(entity)

    def _note_roles(self, entity: Entity) -> None:
        for head in sorted(entity.heads):
            if entity not in self._holders[head][-MAX_HOLDERS:]:
                self._holders[head].append(entity)

    def note_role(self, entity: Entity, run: Run) -> None:
        """Note a phrase that tells a person's role, so that its noun may mean this person later."""
        if entity.kind is SpeakerKind.PERSON:
            self.registry.add_role(entity, run)
            self._note_roles(entity)

    def before_name(self, noun: str) -> Entity | None:
        """The last person without a name whom the text has called by a noun: "a surveyor"."""
        entity = self._same_head.get(noun)
        return entity if entity is not None and not entity.named and not entity.plural else None

    def give_name(self, unnamed: Entity, entity: Entity) -> None:
        """Note that the text has named a person or body of which it first told the role only."""
        entity.heads |= unnamed.heads
        entity.traits |= unnamed.traits
        entity.past |= unnamed.heads if PAST & unnamed.traits else set()
        entity.now |= set() if PAST & unnamed.traits else unnamed.heads
        entity.gender = entity.gender or unnamed.gender
        for known in (self._phrases, self._same_head):
            known.update({key: entity for key, e in known.items() if e is unnamed})
        for holders in self._holders.values():
            holders[:] = [e for e in holders if e is not unnamed]
        self._note_roles(entity)

    # ---- what a noun means

    def resolve(self, i: int, source: Run | None, recent: Iterable[Candidate]) -> Entity | None:
        """The entity a noun means; a new one for people and sources without a name; None for other nouns.

        ``source`` is the run of the source that the noun heads, if it heads one.
        """
        c, lex = self.c, self.lex
        word = c.lower[i]
        if i in self.at or i in self._in_titles or (c.dep[i] in {"compound", "nmod"} and not source):
            return None
        told = self._party_members(i) or self._predicated(i)
        if told is not None:
            return told
        if word in ORDER and is_definite(c, i):
            return self._former_or_latter(i, ORDER[word], recent)
        if word in lex.pairs and is_definite(c, i):
            pairs = [o.entity for o in recent if len(o.entity.members) == 2]
            return pairs[-1] if pairs else self._unnamed(i, source) if source else None
        if word in lex.nouns and not is_plural(c, i):
            known = is_definite(c, i) or (c.text[i] in lex.offices and not is_indefinite(c, i))
            held = self.holder(i) if known else None
            if held is not None or word not in self._collective:
                return held or self._unnamed(i, source)
        if word in self._collective and is_definite(c, i):
            found = self._body(i, recent)
            return found or (self._unnamed(i, source) if source else None)
        if source or (is_plural(c, i) and word.removesuffix("s") in lex.nouns and c.dep[i] in SUBJECT_LABELS):
            return self._unnamed(i, source)
        return None

    def _predicated(self, i: int) -> Entity | None:
        """The person of whom a role is predicated: "She is a senator"; later "the senator" may be her."""
        c = self.c
        subject = subject_of(c, c.head[i]) if c.dep[i] == "attr" and c.lower[i] in self.lex.nouns else None
        entity = self.at.get(subject) if subject is not None and not is_plural(c, i) else None
        if entity is None or entity.kind is not SpeakerKind.PERSON or not entity.named or is_negated(c, c.head[i]):
            return None
        self.note_role(entity, Run(min((*c.children[i], i)), i + 1))
        return entity

    def is_epithet(self, i: int) -> bool:
        """Whether a noun may describe anew a person just spoken of: definite, no complement, no one's known role."""
        c, word = self.c, self.c.lower[i]
        if word not in self.lex.epithets or i in self.at or i in self._in_titles or not is_definite(c, i):
            return False
        bare = not complement_words(c, i) and not has_relative_clause(c, i)
        return bare and self.holder(i) is None

    def _former_or_latter(self, i: int, place: int, recent: Iterable[Candidate]) -> Entity | None:
        """The last or last but one entity named in this sentence or the two before."""
        named: dict[int, Entity] = {}
        for one in recent:
            word = self.c.lower[one.token]
            near = self.c.sentence[i] - one.sentence <= 2
            if one.entity.named and near and word not in ORDER and word not in PRONOUNS:
                named.pop(one.entity.index, None)
                named[one.entity.index] = one.entity
        found = list(named.values())
        return found[place] if len(found) >= 2 else self._noun_before(i, place)

    def _noun_before(self, i: int, place: int) -> Entity | None:
        """The same of nouns for people and bodies, where fewer than two have names: "The union sued the firm."."""
        c, found = self.c, list[int]()
        for k in range(i - 1, max(i - MAX_BACK, -1), -1):
            if c.sentence[i] - c.sentence[k] > 2 or len(found) == 2:
                break
            word = c.lower[k]
            kind = (word in self.lex.nouns or word in self._collective) and c.dep[k] in ARGUMENTS
            if (k in self.at or kind) and word not in PRONOUNS and word not in ORDER:
                found.append(k)
        if len(found) < 2:
            return None
        noun = found[-1 - place]
        return self.at.get(noun) or self.phrase(noun, Run(c.doc[noun].left_edge.i, noun + 1))

    def holder(self, i: int) -> Entity | None:
        """The person last mentioned who holds the role that a definite noun names and does not differ in a modifier."""
        word, holders = self.c.lower[i], self._holders
        narrowing = [*modifiers(self.c, i), *complement_words(self.c, i)]
        past, told = bool(PAST & set(narrowing)), frozenset(narrowing)
        found = [
            e
            for e in holders.get(word, ())[-MAX_HOLDERS:]
            if e.seen >= 0 and _holds(e, {word}, past) and self._fits(e, narrowing, frozenset())
        ]
        for answer in self.lex.answers.get(word, ()):
            if answer.rank and not answer.rank & set(narrowing):
                continue
            for first, last, held in _offices(answer):
                for e in (*holders.get(last, ())[-MAX_HOLDERS:], *holders.get(first, ())[-MAX_HOLDERS:]):
                    here = e.seen >= 0 and held <= e.traits | e.heads and _holds(e, held, past)
                    if here and self._fits(e, narrowing, answer.rank):
                        found.append(e)
        return max(found, key=lambda e: (len(told & e.traits), word in e.heads - e.implied, e.seen), default=None)

    def _fits(self, entity: Entity, narrowing: Sequence[str], rank: frozenset[str]) -> bool:
        """Whether every modifier of a nominal is known of the entity; countries are compared, not their adjectives."""
        mine = {self._country(t) for t in entity.traits} if narrowing else frozenset[str]()
        return all(m in rank or m in RANK or m[0].isdigit() or self._country(m) in mine for m in narrowing)

    def _country(self, word: str) -> str:
        for form in (word.title(), word.upper()):
            if form in self.lex.demonyms:
                return self.lex.demonyms[form]
        return self.lex.demonyms.get(".".join(word.upper()) + ".", word) if word == "us" else plain(word)

    def _body(self, i: int, recent: Iterable[Candidate]) -> Entity | None:
        """The body whose name or introduction holds the noun ("the ministry"), else the only one near of that kind."""
        c, word = self.c, self.c.lower[i]
        if modifiers(c, i) or complement_words(c, i):
            return None
        near: dict[int, Entity] = {}
        for one in recent:
            if one.entity.named and one.entity.kind in BODIES:
                near.pop(one.entity.index, None)
                near[one.entity.index] = one.entity
        for entity in reversed(near.values()):
            if word in entity.heads or word in (w.lower() for w in entity.words):
                return entity
        if word in self.lex.realms:
            acting = {o.entity.index: o.entity for o in recent if o.entity.kind is SpeakerKind.PLACE and o.subject}
            return next(iter(acting.values())) if len(acting) == 1 else None
        fitting = [e for e in near.values() if self._may_be_called(e, word)]
        return fitting[0] if len(fitting) == 1 else None

    def _may_be_called(self, entity: Entity, word: str) -> bool:
        """Whether a body may be called by a noun of its kind: a retailer or bank is a firm, a union is none."""
        if entity.kind is SpeakerKind.PUBLICATION:
            return word in self.lex.press
        other = self.lex.bodies - self.lex.firms - self.lex.companies
        told = any(w in other for w in (*entity.heads, *(w.lower() for w in entity.words)))
        return word in self.lex.companies and entity.kind is SpeakerKind.ORGANISATION and not told

    # ---- sources without a name

    def _party_members(self, i: int) -> Entity | None:
        """The party of a chamber that the text names and whose members a noun means: "Republican senators"."""
        chamber = self.lex.chambers.get(self.c.lower[i])
        party = self.c.text[i - 1].removesuffix("ic") + "s" if chamber and i else ""
        return self._parties.get((chamber, party)) if chamber else None

    def phrase(self, head: int, around: Run) -> Entity:
        """The entity of a source without a name: its phrase as in the text; the same phrase is the same entity."""
        name = page_slice(self.c, self._phrase_run(head, around))
        key = " ".join(name.lower().split()).removeprefix("the ").removeprefix("a ").removeprefix("an ")
        entity = self._phrases.get(key)
        if entity is None:
            entity = self._phrases[key] = self._new(head, name)
        return entity

    def _unnamed(self, i: int, source: Run | None) -> Entity:
        c, word = self.c, self.c.lower[i]
        before = self._same_head.get(word)
        if before is not None and is_definite(c, i) and not modifiers(c, i) and not complement_words(c, i):
            return before
        entity = self._same_head[word] = self.phrase(i, source or Run(c.doc[i].left_edge.i, _right(c, i)))
        if word in self.lex.nouns and word not in entity.heads:
            entity.heads.add(word)
            entity.traits.update(modifiers(c, i))
            self._note_roles(entity)
        return entity

    def _new(self, head: int, name: str) -> Entity:
        c, lex, word = self.c, self.lex, self.c.lower[head]
        if is_plural(c, head):
            kind = SpeakerKind.UNKNOWN if word in lex.texts else SpeakerKind.GROUP
        elif word in lex.nouns and word not in lex.bodies:
            kind = SpeakerKind.PERSON
        elif word in lex.press:
            kind = SpeakerKind.PUBLICATION
        else:
            kind = SpeakerKind.ORGANISATION if word in lex.bodies else SpeakerKind.UNKNOWN
        entity = self.registry.add(kind, (), name)
        entity.named, entity.plural = False, is_plural(c, head)
        entity.gender, entity.thing = lex.nouns.get(word), word in lex.texts
        return entity

    def _phrase_run(self, head: int, around: Run) -> Run:
        """A source's phrase up to the first comma, relative pronoun or participle behind its head."""
        c, end = self.c, head + 1
        while (
            end < around.end
            and c.text[end] not in {",", ";", ":", "(", "—", "–"}
            and c.tag[end] not in {"WP", "WDT", "VBG"}
        ):
            end += 1
        start = max((i + 1 for i in range(around.start, head) if c.text[i] in BREAKS), default=min(around.start, head))
        while start < head and not c.text[start][0].isalnum():
            start += 1
        return Run(start, end)


@functools.lru_cache(maxsize=512)
def _offices(answer: Answer) -> tuple[tuple[str, str, frozenset[str]], ...]:
    """The first and last word of each office for which a noun answers, with all its words."""
    split = [office.split() for office in sorted(answer.offices)]
    return tuple((words[0], words[-1], frozenset(words)) for words in split)


def _holds(entity: Entity, heads: Set[str], past: bool) -> bool:
    """Whether a person holds one of the roles, or held it before, as who has left an office."""
    if past:
        return bool(heads & entity.past) or (entity.left and bool(heads & entity.heads))
    return bool(heads - entity.past or heads & entity.now)


def _right(c: Columns, noun: int) -> int:
    """The end of the of- and for-phrases of a noun."""
    end = noun + 1
    for k in c.children[noun]:
        if k > noun and c.dep[k] == "prep":
            end = max(end, c.doc[k].right_edge.i + 1)
    return end

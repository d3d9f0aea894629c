"""Nominals: "the ambassador", "a Pentagon official", "the ministry", "the latter".

A definite nominal goes back to the holder of its role; one that matches no name is an entity of its own (``unnamed``).
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import TYPE_CHECKING, NamedTuple

from claimparse._evidence import Run
from claimparse._grammar.columns import Columns
from claimparse._grammar.descriptions import partitive_noun
from claimparse._grammar.noun_phrases import (
    complements,
    has_definite_determiner,
    has_relative_clause,
    is_indefinite,
    modifies_noun,
    run_up_to,
    subject_of_predicate_noun,
)
from claimparse._grammar.pronouns import PRONOUNS
from claimparse._grammar.tags import (
    NOUNS_AND_ADJECTIVES,
    PLURAL_COMMON,
    PROPER_NOUNS,
)
from claimparse._grammar.tree import OBJECTS, SUBJECTS
from claimparse._speakers.antecedents import Candidate
from claimparse._speakers.entity import BODY_KINDS, Entity
from claimparse._speakers.name_clusters import NameClusters
from claimparse._speakers.unnamed import UnnamedEntities, narrowing_words
from claimparse.lexicon import Lexicon
from claimparse.lexicon.persons import PersonLexicon, person_lexicon
from claimparse.types import SpeakerKind

if TYPE_CHECKING:
    pass


class Proposal(NamedTuple):
    """What a noun means by the rules.

    If ``is_ranked``, others may be meant, too. ``may_be_new`` is true where it else means somebody without a name.
    """

    entity: Entity | None
    is_ranked: bool = False
    may_be_new: bool = False


NOTHING = Proposal(None)

MAX_HOLDERS = 8
MAX_TOKENS_BACK = 60
MAX_SENTENCES_BACK = 2
ORDER = {"former": -2, "latter": -1}
"""The place of "the former" and "the latter" among the last two."""


@functools.lru_cache(maxsize=8)
def nominal_words(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """The words that may mean people or bodies, in lower case, each with the tags it may have."""
    lex = person_lexicon(lexicon)
    words = (*lex.person_nouns, *lex.pair_nouns, *lex.body_nouns, *lex.press_nouns, *ORDER)
    acronyms = dict.fromkeys(map(str.lower, lex.office_acronyms), PROPER_NOUNS)
    plurals = {noun + "s": PLURAL_COMMON for noun in lex.person_nouns}
    return acronyms | plurals | dict.fromkeys(words, NOUNS_AND_ADJECTIVES)


class Nominals:
    """The role holders of a text, and the entities that its nominals mean.

    Args:
        title_tokens: The tokens of titles before names.
        headline_tokens: The tokens of headlines, which leave articles out.
        entity_at: The entity of each token that has been read.
    """

    def __init__(
        self,
        c: Columns,
        lex: PersonLexicon,
        clusters: NameClusters,
        entity_at: dict[int, Entity],
        *,
        title_tokens: frozenset[int],
        headline_tokens: frozenset[int],
    ) -> None:
        self.columns, self.lex, self.clusters, self.entity_at = c, lex, clusters, entity_at
        self.restrictions = clusters.role_reader.restrictions
        self._holders: defaultdict[str, list[Entity]] = defaultdict(list)
        self.unnamed = UnnamedEntities(c, lex, clusters, self._add_holder)
        self._title_tokens, self._headline_tokens = title_tokens, headline_tokens
        self._collective = lex.body_nouns | lex.press_nouns
        self._parties = {e.words: e for e in clusters.entities if e.kind is SpeakerKind.GROUP}

        for entity in clusters.entities:
            self._add_holder(entity)

    def _add_holder(self, entity: Entity) -> None:
        for noun in sorted(entity.role_nouns):
            if entity not in self._holders[noun][-MAX_HOLDERS:]:
                self._holders[noun].append(entity)

    def add_role(self, entity: Entity, run: Run) -> None:
        """Add a phrase for a person's role, so that its noun may mean this person later."""
        if entity.kind is SpeakerKind.PERSON:
            self.clusters.role_reader.add_phrase(entity, run)
            self._add_holder(entity)

    def merge_unnamed(self, unnamed: Entity, entity: Entity) -> None:
        """Give what is known of an unnamed entity to the named one that the text now says it is."""
        entity.role_nouns |= unnamed.role_nouns
        entity.role_words |= unnamed.role_words
        is_former = not self.lex.former.isdisjoint(unnamed.role_words)
        entity.former_roles |= unnamed.role_nouns if is_former else set()
        entity.current_roles |= set() if is_former else unnamed.role_nouns
        entity.gender = entity.gender or unnamed.gender
        self.unnamed.replace(unnamed, entity)
        for holders in self._holders.values():
            holders[:] = [e for e in holders if e is not unnamed]
        self._add_holder(entity)

    # ---- what a noun means

    def proposal(self, i: int, source: Run | None, recent: Iterable[Candidate]) -> Proposal:
        """What a noun means by the rules: a known entity, certainly or perhaps, or a new one without a name.

        ``source`` is the run of the source that the noun heads, if it heads one.
        """
        c, lex = self.columns, self.lex
        word = c.lower[i]
        if i in self.entity_at or i in self._title_tokens or (modifies_noun(c.doc[i]) and not source):
            return NOTHING
        found = (
            self._party_members(i) or self._person_predicated_of(i) or self._group_in_part(i) or self._only_holder(i)
        )
        if found is not None:
            return Proposal(found)
        if word in ORDER and has_definite_determiner(c.doc[i]):
            return Proposal(self._former_or_latter(i, ORDER[word], recent))
        if word in lex.pair_nouns and has_definite_determiner(c.doc[i]):
            pairs = [o.entity for o in recent if len(o.entity.members) == 2]
            return Proposal(pairs[-1] if pairs else None, may_be_new=source is not None)
        if self.unnamed.is_person_noun(i) and not self.unnamed.is_plural(i):
            holder = self.role_holder(i) if self._is_known(i) else None
            if holder is not None or word not in self._collective:
                return Proposal(holder, is_ranked=self._is_known(i), may_be_new=True)
        if word in self._collective and not self.unnamed.is_plural(i) and has_definite_determiner(c.doc[i]):
            return Proposal(self._body(i, recent), may_be_new=source is not None)
        is_plural_person = self.unnamed.is_plural(i) and word.removesuffix("s") in lex.person_nouns
        return Proposal(None, may_be_new=source is not None or (is_plural_person and c.dep[i] in SUBJECTS))

    def is_new_description(self, i: int) -> bool:
        """Return whether a noun describes one person by a word that the text has not used before: "the nurse"."""
        is_one = (
            self.unnamed.is_person_noun(i)
            and not self.unnamed.is_plural(i)
            and has_definite_determiner(self.columns.doc[i])
        )
        return is_one and self._first_by_lemma.get(self.columns.lemma[i].lower()) == i

    @functools.cached_property
    def _first_by_lemma(self) -> dict[str, int]:
        """The first token of each lemma."""
        lemmas = self.columns.lemma
        return {lemmas[i].lower(): i for i in range(len(lemmas) - 1, -1, -1)}

    def _is_known(self, i: int) -> bool:
        """Return whether a noun for a person may mean one known to the text: "the envoy", "Prime Minister"."""
        noun = self.columns.doc[i]
        return has_definite_determiner(noun) or (self.columns.text[i] in self.lex.offices and not is_indefinite(noun))

    def _only_holder(self, i: int) -> Entity | None:
        """The one person of the text who holds the role of a noun in a headline, which leaves articles out."""
        holders = self.holders_of(i) if i in self._headline_tokens and not is_indefinite(self.columns.doc[i]) else ()
        return holders[0] if len(holders) == 1 and self.may_mean(i, holders[0]) else None

    # ---- features of antecedents

    def may_mean(self, i: int, entity: Entity) -> bool:
        """Return whether kind, gender, country and term of office of an entity allow a noun to mean it."""
        word, is_former = self.columns.lower[i], not self.lex.former.isdisjoint(narrowing_words(self.columns.doc[i]))
        is_of_other_term = word in entity.role_nouns and not _holds_role(entity, {word}, is_former)
        if is_of_other_term or self._is_of_other_country(i, entity) or self._is_other_office(i, entity):
            return False
        if self._is_contrary(word, entity):
            return False
        persons = (SpeakerKind.PERSON, SpeakerKind.UNKNOWN)
        gender = self.lex.person_nouns.get(self.columns.lower[i])
        return entity.kind in persons and (gender is None or entity.gender in (None, gender))

    def _is_other_office(self, i: int, entity: Entity) -> bool:
        """Return whether a noun names an entity's role with words that make it another office: "health minister"."""
        noun = self.columns.doc[i]
        has_role = self._relation(noun.lower_, frozenset(), entity) in ("has role", "has synonym")
        return has_role and entity.is_named and self.restrictions.make_other_office(noun, entity)

    def _is_contrary(self, word: str, entity: Entity) -> bool:
        """Return whether a noun says what nobody in an entity's roles is: "the teenager", not the coach."""
        contraries = self.lex.contraries.get(word)
        return contraries is not None and not contraries.isdisjoint(
            entity.role_nouns | entity.role_words | entity.sides
        )

    def _is_of_other_country(self, i: int, entity: Entity) -> bool:
        """Return whether a noun and the roles of an entity name different countries: "the Czech president"."""
        named, own = self._countries(narrowing_words(self.columns.doc[i])), self._countries(entity.role_words)
        return bool(named) and bool(own) and named.isdisjoint(own)

    def _countries(self, words: Iterable[str]) -> set[str]:
        """The countries that words are names or demonyms of."""
        return {country for word in words if (country := self.lex.country(word)) is not None}

    def holders_of(self, i: int) -> Sequence[Entity]:
        """Persons who hold the role of a noun, however narrowed; the text may name them only later."""
        return self._holders.get(self.columns.lower[i], ())[-MAX_HOLDERS:]

    def noun_features(self, i: int) -> list[str]:
        """The features of a noun by itself."""
        c, lex, word = self.columns, self.lex, self.columns.lower[i]
        before = self.unnamed.by_noun.get(word)
        return [
            f"noun {self._class_of(i)}",
            *(["office text"] if c.text[i] in lex.offices else []),
            *(["narrowed"] if narrowing_words(c.doc[i]) else []),
            *(["complement"] if complements(c.doc[i]) else []),
            *(["relative clause"] if has_relative_clause(c.doc[i]) else []),
            *(["called so before"] if before is not None and not before.is_named else []),
        ]

    def features_of(self, i: int, entity: Entity, proposed: Entity | None) -> list[str]:
        """The features of an entity as what a noun means."""
        c, lex, word = self.columns, self.lex, self.columns.lower[i]
        kind, narrowing = self._class_of(i), narrowing_words(c.doc[i])
        relation = self._relation(word, narrowing, entity)
        own = {self.restrictions.key(w) for w in (*entity.role_words, *map(str.lower, entity.words))}
        found = [f"{kind}: {relation}", relation]
        if entity is proposed:
            found += ["proposed", f"{kind}: proposed"]
        if narrowing:
            shared = sum(self.restrictions.key(w) in own for w in narrowing)
            how = "all" if shared == len(narrowing) else "some" if shared else "none"
            found += [f"narrowing {how}", f"narrowing {how}, {relation}", f"{kind}: narrowing {how}"]
        if word in (w.lower() for w in entity.words):
            found.append("noun in name")
        gender = lex.person_nouns.get(word)
        if gender is not None:
            found.append("gender agrees" if entity.gender == gender else "gender unknown")
        return found

    def _class_of(self, i: int) -> str:
        """The class of a noun that may describe somebody."""
        lex, word = self.lex, self.columns.lower[i]
        classes = {
            "kin": word in lex.kin_nouns,
            "anyone": word in lex.generic_nouns,
            "office": word in lex.office_epithets or word in lex.role_synonyms,
            "epithet": word in lex.epithets,
            "role": self.unnamed.is_person_noun(i),
        }
        return next((name for name, applies in classes.items() if applies), "unlisted")

    def _relation(self, word: str, narrowing: Set[str], entity: Entity) -> str:
        """How the roles of an entity stand to a noun."""
        if word in entity.role_nouns:
            return "has role" if _holds_role(entity, {word}, not self.lex.former.isdisjoint(narrowing)) else "had role"
        for synonym in self.lex.role_synonyms.get(word, ()):
            for _, _, words in _split_offices(synonym.offices):
                if words <= entity.role_words | entity.role_nouns:
                    return "has synonym"
        return "other role" if entity.role_nouns else "no role"

    def _person_predicated_of(self, i: int) -> Entity | None:
        """The person of whom a role is predicated: "She is a senator"; later "the senator" may be her."""
        c = self.columns
        if not self.unnamed.is_person_noun(i) or self.unnamed.is_plural(i):
            return None
        who = subject_of_predicate_noun(c.doc[i])
        entity = self.entity_at.get(who.i) if who is not None else None
        if entity is None or entity.kind is not SpeakerKind.PERSON or not entity.is_named:
            return None
        self.add_role(entity, run_up_to(c.doc[i]))
        return entity

    def _group_in_part(self, i: int) -> Entity | None:
        """The group without a name of whom a part is meant: "One of the people", after "two people"."""
        noun = partitive_noun(self.columns.doc[i])
        group = self.unnamed.by_noun.get(noun.lower_) if noun is not None and has_definite_determiner(noun) else None
        return group if group is not None and group.is_plural and not group.is_named else None

    def _former_or_latter(self, i: int, place: int, recent: Iterable[Candidate]) -> Entity | None:
        """The last or last but one entity named in this sentence or the two before."""
        named: dict[int, Entity] = {}
        for one in recent:
            word = one.token.lower_
            is_near = self.columns.sentence[i] - one.sentence <= MAX_SENTENCES_BACK
            if one.entity.is_named and is_near and word not in ORDER and word not in PRONOUNS:
                named.pop(one.entity.index, None)
                named[one.entity.index] = one.entity
        found = list(named.values())
        return found[place] if len(found) >= 2 else self._former_or_latter_noun(i, place)

    def _former_or_latter_noun(self, i: int, place: int) -> Entity | None:
        """The same of nouns for people and bodies, where fewer than two have names: "The union sued the firm."."""
        c, found = self.columns, list[int]()
        for k in range(i - 1, max(i - MAX_TOKENS_BACK, -1), -1):
            if c.sentence[i] - c.sentence[k] > MAX_SENTENCES_BACK or len(found) == 2:
                break
            word = c.lower[k]
            is_noun = (word in self.lex.person_nouns or word in self._collective) and c.dep[k] in SUBJECTS | OBJECTS
            if (k in self.entity_at or is_noun) and word not in PRONOUNS and word not in ORDER:
                found.append(k)
        if len(found) < 2:
            return None
        noun = found[-1 - place]
        return self.entity_at.get(noun) or self.unnamed.of_phrase(noun, run_up_to(c.doc[noun]))

    def role_holder(self, i: int) -> Entity | None:
        """The person last mentioned who holds the role of a definite noun and differs in no modifier."""
        word, holders = self.columns.lower[i], self._holders
        narrowing = narrowing_words(self.columns.doc[i])
        is_former = not self.lex.former.isdisjoint(narrowing)
        found = [
            e
            for e in holders.get(word, ())[-MAX_HOLDERS:]
            if e.last_mention >= 0 and _holds_role(e, {word}, is_former) and self._fits(e, narrowing, frozenset())
        ]
        for synonym in self.lex.role_synonyms.get(word, ()):
            if synonym.rank and synonym.rank.isdisjoint(narrowing):
                continue
            for first, last, words in _split_offices(synonym.offices):
                for e in (*holders.get(last, ())[-MAX_HOLDERS:], *holders.get(first, ())[-MAX_HOLDERS:]):
                    has_office = words <= e.role_words | e.role_nouns and _holds_role(e, words, is_former)
                    if e.last_mention >= 0 and has_office and self._fits(e, narrowing, synonym.rank):
                        found.append(e)
        return max(
            (e for e in found if not self._is_other_office(i, e)),
            key=lambda e: (len(narrowing & e.role_words), word in e.role_nouns - e.implied_roles, e.last_mention),
            default=None,
        )

    def _fits(self, entity: Entity, narrowing: Set[str], rank: frozenset[str]) -> bool:
        """Return whether an entity has every modifier of a nominal; countries are compared, not their adjectives."""
        own = {self.restrictions.key(t) for t in entity.role_words} if narrowing else frozenset[str]()
        return all(
            m in rank or m in self.lex.ranks or m[0].isdigit() or self.restrictions.key(m) in own for m in narrowing
        )

    def _body(self, i: int, recent: Iterable[Candidate]) -> Entity | None:
        """The body whose name or introduction holds the noun ("the ministry"), else the only one near of that kind."""
        c, word = self.columns, self.columns.lower[i]
        if narrowing_words(c.doc[i]):
            return None
        near: dict[int, Entity] = {}
        for one in recent:
            if one.entity.is_named and (one.entity.kind in BODY_KINDS or self._is_named_as(one.entity, word)):
                near.pop(one.entity.index, None)
                near[one.entity.index] = one.entity
        for entity in reversed(near.values()):
            if word in entity.role_nouns or word in (w.lower() for w in entity.words):
                return entity
        if word in self.lex.realm_nouns:
            acting = {
                o.entity.index: o.entity
                for o in recent
                if o.entity.kind is SpeakerKind.PLACE and o.function == "subject"
            }
            return next(iter(acting.values())) if len(acting) == 1 else None
        fitting = [e for e in near.values() if self._may_be_called(e, word)]
        return fitting[0] if len(fitting) == 1 else None

    def _may_be_called(self, entity: Entity, word: str) -> bool:
        """Return whether a body may be called by a noun of its kind: a retailer or bank is a firm, a union is none."""
        lex = self.lex
        if entity.kind is SpeakerKind.PUBLICATION:
            return word in lex.press_nouns
        if self._is_named_as(entity, word):
            return True
        no_firms = lex.body_nouns - lex.firm_nouns - lex.company_nouns
        is_no_firm = any(w in no_firms for w in (*entity.role_nouns, *(w.lower() for w in entity.words)))
        return word in lex.company_nouns and entity.kind is SpeakerKind.ORGANISATION and not is_no_firm

    def _is_named_as(self, entity: Entity, noun: str) -> bool:
        """Return whether a word of a name shows that it names a body of the kind of a noun: "Rovers" a "club"."""
        shown = not self.lex.words_by_kind.get(noun, frozenset()).isdisjoint(entity.words)
        return shown and entity.kind is not SpeakerKind.PERSON

    def _party_members(self, i: int) -> Entity | None:
        """The party of a chamber that the text names and whose members a noun means: "Republican senators"."""
        c = self.columns
        chamber = self.lex.chambers.get(c.lower[i])
        party = c.text[i - 1].removesuffix("ic") + "s" if chamber and i else ""
        return self._parties.get((chamber, party)) if chamber else None


@functools.lru_cache(maxsize=512)
def _split_offices(offices: frozenset[str]) -> tuple[tuple[str, str, frozenset[str]], ...]:
    """The first and the last word of each office, with all its words."""
    split = [office.split() for office in sorted(offices)]
    return tuple((words[0], words[-1], frozenset(words)) for words in split)


def _holds_role(entity: Entity, nouns: Set[str], is_former: bool) -> bool:
    """Return whether a person holds one of the roles; if ``is_former``, whether the person held one before."""
    if is_former:
        return bool(nouns & entity.former_roles) or (entity.has_left_office and bool(nouns & entity.role_nouns))
    return bool(nouns - entity.former_roles or nouns & entity.current_roles)

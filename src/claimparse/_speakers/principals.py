"""For whom a source speaks: "Lund's spokesman", "a lawyer for the firm", "a tweet by the mayor".

The one spoken for is the possessor, the noun after a preposition, or the name before the noun ("a Home Office
spokesman"). A spokesperson with none of these speaks for the one whom the text has just asked for a comment.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimparse._evidence import AttributionLink, PrincipalLink, Run
from claimparse._grammar.arguments import originator, phrase_run, possessor, prepositional_object
from claimparse._grammar.descriptions import concerned_noun, object_of, phrases_after
from claimparse._grammar.noun_phrases import has_definite_determiner, modifiers, modifies_noun, without_possessive
from claimparse._grammar.pronouns import PRONOUNS
from claimparse._grammar.tags import NOUNS, PRONOUNS_AND_EXISTENTIALS, PROPER_NOUNS
from claimparse._grammar.tree import is_name, is_passive, is_pronoun, trim
from claimparse._speakers.entities import DocumentEntities
from claimparse._speakers.entity import BODY_KINDS, Entity
from claimparse.lexicon.persons import normalized
from claimparse.lexicon.readers import reader
from claimparse.lexicon.schema import read_entries, word_set
from claimparse.lexicon.schema.persons import Representative
from claimparse.types import Medium, SpeakerKind, SpeechAct

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token
    from claimparse.lexicon import Lexicon

TEXTS = frozenset({Medium.DOCUMENT, Medium.POST, Medium.FILING})
BODIES = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.PLACE})
ASKED_FOR = frozenset({"for", "about"})
APOSTROPHES = frozenset({"'", "’"})
MAX_NAME = 5
MAX_WORDS = 3
"""The most words of a noun for who speaks for somebody else."""
MAX_TOKENS_BACK = 120
MAX_ASKED = 12


class PrincipalLexicon:
    """The nouns for who or what speaks for somebody else, and the verbs for asking somebody for a comment."""

    def __init__(self, lexicon: Lexicon) -> None:
        entries = read_entries(lexicon, "roles.representative", Representative)
        self.entry_of = {form: e for e in entries for noun in e.nouns for form in (noun, noun + "s")}
        self.head_words = frozenset(form.split()[-1] for form in self.entry_of)
        self.representing = word_set(lexicon, "roles.representing")
        self.approached = word_set(lexicon, "roles.approached")


@reader
@functools.lru_cache(maxsize=8)
def principal_lexicon(lexicon: Lexicon) -> PrincipalLexicon:
    """The typed view of a lexicon, read once."""
    return PrincipalLexicon(lexicon)


class _Named(NamedTuple):
    """The one spoken for: the words, and the entity if it is one."""

    run: Run
    entity: Entity | None


class Principals:
    """Finds for whom the sources of a text speak.

    Args:
        entity_at: The entity of each token that has been read.
        sources: The heads of sources with their entities.
    """

    def __init__(
        self,
        document: DocumentEntities,
        attributions: Sequence[AttributionLink],
        entity_at: Mapping[int, Entity],
        sources: Mapping[int, Entity],
    ) -> None:
        self.document, self.columns, self.doc = document, document.columns, document.parsed.doc
        self.words = principal_lexicon(document.parsed.lexicon)
        self._attributions, self._entity_at, self._sources = attributions, entity_at, sources
        self._found: dict[int, PrincipalLink] = {}
        self._read()

    def of(self, entity: Entity) -> PrincipalLink | None:
        """The one for whom an entity speaks; None if it speaks for itself or the text does not say."""
        return self._found.get(entity.index)

    def _read(self) -> None:
        """Read the nouns for those who speak for others; the first that names the one spoken for decides."""
        bare: dict[int, tuple[int, Entity]] = {}
        for i, word in enumerate(self.columns.lower):
            if word not in self.words.head_words:
                continue
            start, entry = self._representative_at(i, word)
            if entry is None or i in self.document.name_at or self._modifies_other_noun(i):
                continue
            entity = self._sources.get(i) or self._entity_at.get(i)
            if entity is None or entity.index in self._found or not _may_represent(entity, entry):
                continue
            found = self._spoken_for(i, start, entry)
            if found is not None:
                self._note(entity, found, entry.medium)
            elif entry.medium is Medium.SPOKESPERSON and i in self._sources and self._is_bare(i):
                bare.setdefault(entity.index, (i, entity))
        for i, entity in bare.values():
            found = self._asked_before(i) if entity.index not in self._found else None
            if found is not None:
                self._note(entity, found, Medium.SPOKESPERSON)

    def _representative_at(self, i: int, word: str) -> tuple[int, Representative | None]:
        """The first token of a noun, or of it with words before it ("press secretary"), and its entry."""
        phrase = word
        for start in range(i - 1, max(i - MAX_WORDS, -1), -1):
            phrase = f"{normalized(self.columns.text[start])} {phrase}"
            if phrase in self.words.entry_of:
                return start, self.words.entry_of[phrase]
        phrase = f"{normalized(self.columns.text[i - 1])} {word}" if i else word
        is_office = phrase in self.document.lex.offices_with_synonyms  # "district attorney"
        return i, None if is_office else self.words.entry_of.get(word)

    def _modifies_other_noun(self, i: int) -> bool:
        """Return whether a noun only describes the one after it: "attorney general", "report card"."""
        after = i + 1
        is_noun = after < len(self.columns) and self.columns.tag[after] in NOUNS
        return is_noun and after not in self.document.name_at and after not in self.document.title_tokens

    def _name_of(self, found: _Named) -> str:
        return found.entity.name if found.entity is not None else self.columns.text_of(found.run)

    def _note(self, entity: Entity, found: _Named, medium: Medium) -> None:
        name = self._name_of(found)
        if found.entity is not entity and name != entity.name:
            self._found[entity.index] = PrincipalLink(name, found.run, medium)

    # ---- the one spoken for, in the phrase itself

    def _spoken_for(self, i: int, start: int, entry: Representative) -> _Named | None:
        """The possessor of a noun, the noun after its preposition, or the name before it."""
        noun = self.doc[i]
        owner = originator(noun) if entry.medium in TEXTS else possessor(noun)
        owner = owner or prepositional_object(noun, entry.prepositions) or self._represented(noun)
        if owner is not None:
            return self._named(owner) if entry.medium not in TEXTS or self._may_write(owner) else None
        return self._name_before(start) if entry.compound else None

    def _may_write(self, owner: Token) -> bool:
        """Return whether a noun or pronoun names a person or body, and no time or place: "by the union"."""
        lex, words = self.document.lex, (owner.lower_, owner.lower_.removesuffix("s"))
        is_noun = any(w in lex.person_nouns or w in lex.body_nouns or w in lex.press_nouns for w in words)
        return is_noun or owner.i in self._entity_at or is_name(owner) or is_pronoun(owner)

    def _represented(self, noun: Token) -> Token | None:
        """The object of a participle after a noun: "the firm" in "a lawyer representing the firm"."""
        named = noun.head if modifies_noun(noun) else noun  # "Attorney Ruth Pell, who represents ..."
        verbs = (c for c in phrases_after(named) if c.lower_ in self.words.representing)
        return next((found for verb in verbs if (found := object_of(verb)) is not None), None)

    def _named(self, owner: Token) -> _Named | None:
        """The one that a noun or pronoun means; None for a pronoun that the text leaves open."""
        entity = self._entity_at.get(owner.i)
        if owner.text in self.document.lex.non_names:
            return None
        if self.columns.tag[owner.i] in PRONOUNS_AND_EXISTENTIALS or owner.lower_ in PRONOUNS:
            return _Named(Run(owner.i, owner.i + 1), entity) if entity is not None else None
        run = without_possessive(self.doc, trim(self.doc, phrase_run(owner)))
        if entity is None and has_definite_determiner(owner):
            entity = self._body_called(owner.i)
        return _Named(run, entity)

    def _name_before(self, i: int) -> _Named | None:
        """The name or noun for a body directly before a noun: "Home Office", "police"."""
        c, last = self.columns, i - 1
        last -= last > 0 and c.text[last] in APOSTROPHES
        if last < 0 or c.text[last] in self.document.lex.non_names:
            return None
        if last in self.document.name_at:
            return _Named(self.document.name_at[last].core, self._entity_at.get(last))
        if c.tag[last] in PROPER_NOUNS:
            start = last
            while start > max(i - MAX_NAME, 0) and c.tag[start - 1] in PROPER_NOUNS:
                start -= 1
            return _Named(Run(start, last + 1), None)
        if c.lower[last] not in self.document.lex.body_nouns:
            return None
        return _Named(Run(last, last + 1), self._body_called(last))

    def _body_called(self, i: int) -> Entity | None:
        """The only body before a noun that may be called by it: "Lantern Fund" for "the fund"."""
        near = {e.index: e for e in self._bodies_near(i) if self._may_be_called(e, self.columns.lower[i])}
        return next(iter(near.values())) if len(near) == 1 else None

    def _may_be_called(self, entity: Entity, noun: str) -> bool:
        """Return whether a noun may mean a body: it is in its name or role, or any firm goes by it."""
        lex = self.document.lex
        is_own = noun in entity.role_nouns or noun in (w.lower() for w in (*entity.words, *entity.name.split()))
        return is_own or (noun in lex.company_nouns and entity.kind is SpeakerKind.ORGANISATION)

    def _bodies_near(self, i: int) -> Iterator[Entity]:
        """Yield the bodies before a token, nearest first."""
        for k in range(i - 1, max(i - MAX_TOKENS_BACK, -1), -1):
            entity = self._entity_at.get(k)
            if entity is not None and entity.kind in BODY_KINDS:
                yield entity

    # ---- the one whom the text has asked

    def _is_bare(self, i: int) -> bool:
        """Return whether a noun says nothing more of the one it means than the rank: "a senior spokesman"."""
        return all(m in self.document.lex.ranks for m in modifiers(self.doc[i]))

    def _asked_before(self, i: int) -> _Named | None:
        """The only one who was asked or spoke in this paragraph before a token, else in the paragraph before."""
        paragraph = self.document.paragraph_of[i]
        before = bisect_left(self._asked, i)
        last = self._asked[max(before - MAX_ASKED, 0) : before]
        for wanted in (paragraph, paragraph - 1):
            near = [self._named(self.doc[k]) for k in last if self.document.paragraph_of[k] == wanted]
            found = {self._name_of(one): one for one in near if one is not None}
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None

    @functools.cached_property
    def _asked(self) -> Sequence[int]:
        """The nouns for bodies and persons who are asked for a comment, and for bodies that speak, in text order."""
        lex, found = self.document.lex, set[int]()
        for i in self._approaches():
            who = concerned_noun(self.doc[i])
            if who is not None and (who.i in self._entity_at or has_definite_determiner(who)):
                found.add(who.i)
        for a in self._attributions:
            entity = self._sources.get(a.source_head) if a.source_head is not None else None
            if a.source_head is not None and entity is not None:
                is_body = entity.kind in BODIES or self.columns.lower[a.source_head] in lex.body_nouns
                if is_body or (a.act is SpeechAct.WITHHOLDS and entity.is_named):
                    found.add(a.source_head)
        return sorted(found)

    def _approaches(self) -> Iterator[int]:
        """Yield the verbs for asking somebody: in the passive, or with what is asked for."""
        for i, word in enumerate(self.columns.lower):
            if word in self.words.approached:
                verb = self.doc[i]
                if is_passive(verb) or prepositional_object(verb, ASKED_FOR) is not None:
                    yield i


def _may_represent(entity: Entity, entry: Representative) -> bool:
    """Return whether an entity called by a noun may speak for others: no body with a name of its own."""
    return not entity.is_named or (entity.kind is SpeakerKind.PERSON and not entry.unnamed)

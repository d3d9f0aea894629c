"""Words of a claim that stand for something named elsewhere: pronouns, short names, descriptions, bare nouns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set
from typing import TYPE_CHECKING, NamedTuple

from claimparse._claims.agreement import THIRD_PERSON, agreeing
from claimparse._claims.edits import Edit
from claimparse._claims.referents import Referents, definite_text, is_sure, is_sure_of_pronoun, possessive, unique_nouns
from claimparse._evidence import MentionLink, Run
from claimparse._grammar.clauses import relative_clause_around
from claimparse._grammar.nonfinite import is_plural_noun
from claimparse._grammar.noun_phrases import without_possessive
from claimparse._grammar.parts_of_speech import is_nominal
from claimparse._grammar.pronouns import PRONOUNS, is_third_person
from claimparse._grammar.referring import (
    bare_noun,
    coordinated_antecedent,
    finite_words,
    has_possessor,
    is_demonstrative,
    is_part_of_name,
    is_personal,
    is_place_of_thing,
    is_possessive,
    is_reflexive,
    is_relative_adverb,
    is_relative_possessive,
    is_relative_word,
    is_second_person,
    is_subject,
    narrowed,
    points_outside,
    previous_subject,
    stands_alone,
)
from claimparse._grammar.tokens import Tokens
from claimparse._grammar.tree import is_name, phrase
from claimparse._speakers.entity import BODY_KINDS, Entity
from claimparse.types import MentionKind, ReplacementReason, SpeakerKind

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token

MAX_SENTENCES_BACK = 3
"""The most sentences that go on with one subject as "they"."""
MAX_WORDS_OF_NAME = 8
"""A longer name is more than a reader needs; a short form stays."""


class References(NamedTuple):
    """What the words of a claim stand for: edits in text order, and the tokens that stay open."""

    edits: list[Edit]
    open: list[int]


class Voice(NamedTuple):
    """Who says a claim, who says "I" and "we" in it, and who is "you", by canonical names.

    ``source`` are the words for who says it; ``addressee`` is None if the text names nobody, or several.
    """

    names: Sequence[str]
    first_person: Sequence[str]
    source: tuple[Run, ...]
    addressee: str | None


def read(
    referents: Referents, tokens: Sequence[int], voice: Voice, known: Iterable[str], bare: Collection[int] = ()
) -> References:
    """What the words of a claim stand for.

    The entities in ``known`` are named before it begins. Each is named once; what follows is told from the claim alone.
    Verbs in ``bare`` follow a modal, so that they agree with nothing.
    """
    return _Reading(referents, tokens, voice, set(known), bare).result()


class _Reading:
    def __init__(
        self, referents: Referents, tokens: Sequence[int], voice: Voice, named: set[str], bare: Collection[int]
    ) -> None:
        self.all, self.doc, self.tokens, self.voice = referents, referents.doc, tokens, voice
        self.inside, self.named, self.bare = frozenset(tokens), named, bare
        self.edits: list[Edit] = []
        self.open: list[int] = []
        self.are_plural = [" and " in name for name in named if not self.all.is_person(name)]
        """Whether what is mentioned so far is plural, in text order."""

    def result(self) -> References:
        skip_to = 0
        for t in self.tokens:
            if t >= skip_to and self.all.refers[t]:
                edit = self._edit(self.doc[t])
                if edit is not None:
                    self.edits.append(edit)
                    skip_to = edit.tokens.end
            if t >= skip_to and self.all.is_noun[t]:
                self.are_plural.append(is_plural_noun(self.doc[t]))
        return References(self.edits, self.open)

    def _edit(self, token: Token) -> Edit | None:
        pronoun = PRONOUNS.get(token.lower_)
        if pronoun is not None and is_personal(token):
            if pronoun.person == 1:
                return self._of_first_person(token)
            return None if pronoun.is_reflexive else self._of_third_person(token)
        if is_relative_word(token):
            return self._of_relative(token)
        if is_second_person(token) and self.voice.addressee is not None:
            return self._named(token, self.voice.addressee, self.voice.source)
        if is_demonstrative(token) or points_outside(token):
            self.open.append(token.i)
            return None
        mention = self._mention_from(token)
        found = self._of_mention(*mention) if mention is not None else None
        if found is not None or (mention is not None and mention[0].name in self.named):
            return found
        noun = bare_noun(token)
        return None if noun is None else self._of_description(token, noun)

    # ------------------------------------------------------------ pronouns

    def _of_first_person(self, token: Token) -> Edit | None:
        names, source = self.voice.first_person, self.voice.source
        if not names:
            return None
        if self.all.is_text(names[0]):
            self.open.append(token.i)
            return None
        is_one = PRONOUNS[token.lower_].number == "singular"
        name = (names[0] if len(names) == 1 else None) if is_one else self.all.speaking_body(names)
        if name is None:
            self.open.append(token.i)
            return None
        if not is_one and names[0] in self.named and name == f"{names[0]} and others":
            name = f"{self._again(token, is_one=True)} and others"
        if name not in self.named and not is_reflexive(token):
            return self._named(token, name, source)
        again = self._again(token, is_one=is_one)
        if token.lower_ == again:
            return None
        if is_subject(token):
            self._agree(token, is_plural=not is_one)
        return Edit(Run(token.i, token.i + 1), again, ReplacementReason.NAME, source)

    def _again(self, token: Token, *, is_one: bool) -> str:
        """The pronoun of the third person for one of the first, once its name is said; else the name again."""
        name = self.voice.first_person[0]
        entity = self.all.by_name.get(name) if is_one else None
        forms = THIRD_PERSON.get("plural" if not is_one else entity.gender if entity else None)
        if is_reflexive(token):
            return forms.itself if forms else "themself"
        if forms is None:
            words = self.all.worded(name)
            return possessive(words) if is_possessive(token) else words
        return forms.owner if is_possessive(token) else forms.subject if is_subject(token) else forms.object

    def _of_third_person(self, token: Token) -> Edit | None:
        if not is_third_person(token) and not is_possessive(token):
            return None
        entity, mention = self.all.by_head.get(token.i, (None, None))
        is_source = entity is not None and entity.name in (*self.voice.names, self.all.body_of(self.voice.names))
        if entity is None or mention is None or not is_sure_of_pronoun(mention, token, is_source=is_source):
            body = self._source_body(token)
            if body is not None:
                return self._named(token, body, self.voice.source)
            run = coordinated_antecedent(token) or self._subject_before(token)
            if run is not None and run.start not in self.inside:
                return self._named(token, self._described_or_worded(run), (run,))
            is_named = entity is not None and entity.name in self.named
            if not is_named and not self._may_mean_noun_before(token):
                self.open.append(token.i)
            return None
        name = self.all.name_of(entity)
        if name is None or self._is_left_open_before(token):
            self.open.append(token.i)
            return None
        return self._named(token, name, self.all.full_name(entity))

    def _is_left_open_before(self, token: Token) -> bool:
        """Return whether a pronoun of the same kind is left open before in the claim: "he could make his debut"."""
        pronoun = PRONOUNS[token.lower_]
        earlier = (PRONOUNS.get(self.doc[t].lower_) for t in self.open)
        return any(p is not None and (p.gender, p.number) == (pronoun.gender, pronoun.number) for p in earlier)

    def _source_body(self, token: Token) -> str | None:
        """The body or group that says of itself "it" or "they" before it mentions anything else."""
        source = self.all.link_by_name.get(self.voice.names[0]) if len(self.voice.names) == 1 else None
        kind = source.kind if source else None
        pronoun = PRONOUNS[token.lower_]
        is_group = kind is SpeakerKind.GROUP and pronoun.number == "plural"
        is_thing = kind is SpeakerKind.UNKNOWN and pronoun.gender == "neuter"
        is_self = kind in BODY_KINDS or is_group or is_thing
        is_neutral = pronoun.gender in (None, "neuter") and all(run.start < token.i for run in self.voice.source)
        is_first = not self.are_plural and is_subject(token.head if is_possessive(token) else token)
        return self.voice.names[0] if is_self and is_neutral and is_first else None

    def _subject_before(self, token: Token, depth: int = 0) -> Run | None:
        """The noun phrase that is the subject of the sentence before, if "they" or "it" at the start may go on with it.

        "It" goes on with a name only, and with none of a person.
        """
        pronoun = PRONOUNS[token.lower_]
        noun = previous_subject(token)
        if noun is None or pronoun.gender not in (None, "neuter") or not self.all.are_said_together(token.i, noun.i):
            return None
        if noun.lower_ == token.lower_ and depth < MAX_SENTENCES_BACK:
            return self._subject_before(noun, depth + 1)
        if noun.lower_ in PRONOUNS or is_plural_noun(noun) != (pronoun.number == "plural"):
            return None
        entity, _ = self.all.by_head.get(noun.i, (None, None))
        is_body = entity is not None and entity.is_named and entity.kind is not SpeakerKind.PERSON
        if pronoun.number == "plural" and not is_name(noun):
            return without_possessive(self.doc, _up_to(phrase(noun), noun.i + 1))
        return entity.mentions[0].tokens if entity is not None and is_body else None

    def _may_mean_noun_before(self, token: Token) -> bool:
        """Return whether a noun before a pronoun in the claim agrees with it, so that a reader needs no other."""
        return (PRONOUNS[token.lower_].number == "plural") in self.are_plural

    def _named(self, token: Token, name: str, evidence: tuple[Run, ...]) -> Edit | None:
        """A name for a pronoun; None if it is named before."""
        if name in self.named:
            return None
        self.named.add(name)
        pronoun = PRONOUNS.get(token.lower_)
        is_plural = " and " in name or (pronoun is not None and pronoun.number == "plural" and not self._is_one(name))
        if is_subject(token):
            self._agree(token, is_plural=is_plural)
        words = self.all.worded(name)
        text = possessive(words) if is_possessive(token) else words
        return Edit(Run(token.i, token.i + 1), text, ReplacementReason.NAME, evidence)

    def _is_one(self, name: str) -> bool:
        entity = self.all.by_name.get(name)
        return entity is not None and not entity.is_plural and entity.kind is not SpeakerKind.GROUP

    def _agree(self, who: Token, *, is_plural: bool) -> None:
        """Put the verbs of which a pronoun was the subject in the third person."""
        for finite in finite_words(who, self.inside):
            text = None if finite.i in self.bare else agreeing(finite, is_plural=is_plural)
            if text is not None:
                self.edits.append(Edit(Run(finite.i, finite.i + 1), text, ReplacementReason.NAME))

    # ------------------------------------------------------------ relative pronouns

    def _of_relative(self, token: Token) -> Edit | None:
        """What a relative pronoun stands for where its antecedent is not in the claim."""
        verb = relative_clause_around(token)
        if verb is None or verb.head.i in self.inside or verb.left_edge.i > token.i or token.i > verb.i:
            return None
        noun = verb.head
        if not is_nominal(noun) or is_relative_adverb(token) or is_place_of_thing(noun):
            self.open.append(token.i)
            return None
        entity, mention = self.all.by_head.get(noun.i, (None, None))
        name = self.all.name_of(entity) if entity is not None and mention is not None and is_sure(mention) else None
        run = without_possessive(self.doc, _up_to(phrase(noun, [verb.i]), verb.left_edge.i))
        if name is None:
            name = self._described_or_worded(run)
        self.named.add(name)
        self.are_plural.append(is_plural_noun(noun))
        text = possessive(name) if is_relative_possessive(token) else name
        return Edit(Run(token.i, token.i + 1), text, ReplacementReason.ANTECEDENT, (run,))

    # ------------------------------------------------------------ names and descriptions

    def _of_mention(self, entity: Entity, mention: MentionLink) -> Edit | None:
        name = self.all.name_of(entity)
        if name is None or name in self.named or is_part_of_name(self.doc[mention.head], mention.tokens):
            return None
        run = without_possessive(self.doc, mention.tokens)
        words = {w.lower() for w in self.all.parsed.words[run.start : run.end]}
        if mention.kind is MentionKind.NAME:
            self.named.add(name)
            if not self._is_shortened(entity, run, words) or len(name.split()) > MAX_WORDS_OF_NAME:
                return None
        elif not self._may_be_named(entity, mention, run):
            return None
        self.named.add(name)
        return Edit(run, name, ReplacementReason.NAME, self.all.full_name(entity))

    def _is_shortened(self, entity: Entity, run: Run, words: Set[str]) -> bool:
        """Return whether a name leaves out what a reader needs: a given name, or the words of which it has initials.

        Of a short name of a body nobody can tell whether it is that body's: "Norby" is not "Norby Fire".
        """
        full = [w.lower() for w in entity.name.split()]
        if set(full) <= words or (run.start > 0 and self.all.parsed.columns.lower[run.start - 1] == full[0]):
            return False
        is_surname = run.end - run.start == 1 and entity.name.split()[-1].lower() in words
        is_person = entity.kind is SpeakerKind.PERSON or (entity.kind is SpeakerKind.UNKNOWN and is_surname)
        return is_person or all(w.isupper() for w in self.all.parsed.words[run.start : run.end])

    def _may_be_named(self, entity: Entity, mention: MentionLink, run: Run) -> bool:
        """Return whether a name may take the place of a description: "the mayor"."""
        head = self.doc[mention.head]
        return entity.is_named and is_sure(mention) and self.all.is_called(entity, head) and stands_alone(head, run)

    def _of_description(self, determiner: Token, noun: Token) -> Edit | None:
        """The fuller phrase before for a bare noun: "the plan" after "a plan to close the pier"."""
        if noun.i not in self.inside or noun.right_edge.i != noun.i:
            return None
        run = self.all.fuller_phrase(noun)
        text = self._described(noun)
        if run is None or text is None:
            if noun.lemma_.lower() not in unique_nouns(self.all.parsed.lexicon):
                self.open += [determiner.i, noun.i]
            return None
        return Edit(Run(determiner.i, noun.i + 1), text, ReplacementReason.DESCRIPTION, (run,))

    def _described_or_worded(self, run: Run) -> str:
        """A noun phrase that was mentioned before, in the fuller words of the text if it has them."""
        return self._described(Tokens(self.doc[slice(*run)]).root) or definite_text(self.all.parsed, run)

    def _described(self, noun: Token) -> str | None:
        """A bare noun in the fuller words of the text, if it has them."""
        run = self.all.fuller_phrase(noun) if narrowed(noun) is None else None
        if run is None:
            return None
        text = definite_text(self.all.parsed, run)
        return text if has_possessor(self.doc, run) else f"the {text}"

    def _mention_from(self, token: Token) -> tuple[Entity, MentionLink] | None:
        """The mention that begins at a token and is in the claim as a whole."""
        found = self.all.by_start.get(token.i)
        if found is None or any(t not in self.inside for t in range(*found[1].tokens)):
            return None
        return found


def _up_to(run: Run, end: int) -> Run:
    return Run(run.start, max(min(run.end, end), run.start + 1))

"""Words of a claim that stand for something named elsewhere: pronouns, short names, descriptions, bare nouns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from claimparse._claims.edits import Edit
from claimparse._evidence import AttributionLink, MentionLink, Run
from claimparse._grammar.clauses import relative_clause_around
from claimparse._grammar.inflection import third_person
from claimparse._grammar.noun_phrases import is_definite, without_possessive
from claimparse._grammar.pronouns import PRONOUNS, is_third_person
from claimparse._grammar.tree import CONJUNCTS, NOMINAL, SUBJECTS, WH_TAGS, child, phrase
from claimparse._grammar.words import ARTICLES, DEMONSTRATIVES
from claimparse._speakers.entity import BODY_KINDS, Entity
from claimparse._speakers.link import Speakers
from claimparse._text.parsed_text import ParsedText
from claimparse.types import MentionKind, QuotationKind, ReplacementReason, SpeakerKind

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST_PROBABILITY = 0.6
"""The least probability of an antecedent that takes the place of its pronoun or description."""
MAX_WORDS_OF_NAME = 8
MAX_WORDS_OF_PHRASE = 12

_DEFINITE = DEMONSTRATIVES | {"the"}
_NARROWING = frozenset({"amod", "compound", "nmod", "poss"})

_SINGULAR = {
    "am": "is", "'m": " is", "’m": " is", "are": "is", "'re": " is", "’re": " is", "were": "was", "have": "has",
    "'ve": " has", "’ve": " has", "do": "does",
}  # fmt: skip
_CONTRACTED = {"'re": " are", "’re": " are", "'ve": " have", "’ve": " have", "'ll": " will", "’ll": " will"}


class References(NamedTuple):
    """What the words of a claim stand for: edits in text order, and the tokens that stay open."""

    edits: list[Edit]
    open: list[int]


class Referents:
    """The persons, bodies and things that the words of a text stand for."""

    def __init__(self, parsed: ParsedText, speakers: Speakers) -> None:
        self.parsed, self.doc, self.speakers = parsed, parsed.doc, speakers

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
        return {e.name: e for e in reversed(self.speakers.all_entities)}

    def read(
        self, tokens: Sequence[int], said: AttributionLink | None, names: Sequence[str], known: Iterable[str]
    ) -> References:
        """What the words of a claim stand for.

        ``names`` are the speakers of its attribution; the entities in ``known`` are named before it begins. Each is
        named once; what follows is told from the claim alone.
        """
        return _Reading(self, tokens, said, names, set(known)).result()

    @cached_property
    def _described(self) -> dict[tuple[str, str], list[Run]]:
        """The noun phrases that say more than their noun, by its lemma and tag, in text order."""
        found: dict[tuple[str, str], list[Run]] = {}
        columns = self.parsed.columns
        for i, tag in enumerate(columns.tag):
            if tag in ("NN", "NNS") and not self.parsed.ignored[i]:
                run = _descriptive_phrase(self.doc[i])
                if run is not None:
                    found.setdefault((columns.lemma[i], tag), []).append(run)
        return found

    def fuller_phrase(self, noun: Token) -> Run | None:
        """The one phrase before that says more of a noun; None if there is none, or if there are two."""
        phrases = self._described.get((noun.lemma_, noun.tag_), ())
        before = [run for run in phrases if run.end <= noun.i]
        words = {
            tuple(w.lower() for w in self.parsed.words[run.start : run.end] if w not in ARTICLES) for run in before
        }
        return before[0] if len(words) == 1 else None

    def speaking_body(self, names: Sequence[str]) -> str | None:
        """Who "we" is in the words of some speakers: they themselves, or the body for which one speaks."""
        links = {link.name: link for link in self.speakers.entities}
        found = [links[name] for name in names if name in links]
        if len(found) > 1 or any(link.kind in BODY_KINDS or link.kind is SpeakerKind.GROUP for link in found):
            return and_list([link.name for link in found])
        principal = found[0].principal if found else None
        return principal.name if principal else None


class _Reading:
    def __init__(
        self,
        referents: Referents,
        tokens: Sequence[int],
        said: AttributionLink | None,
        names: Sequence[str],
        named: set[str],
    ) -> None:
        self.all, self.doc, self.tokens, self.said, self.names = referents, referents.doc, tokens, said, names
        self.inside, self.named = frozenset(tokens), named
        self.edits: list[Edit] = []
        self.open: list[int] = []
        self.are_plural = [" and " in name for name in named]
        """Whether what is mentioned so far is plural, in text order."""

    def result(self) -> References:
        skip_to = 0
        for t in self.tokens:
            if t < skip_to:
                continue
            token = self.doc[t]
            edit = self._edit(token)
            if edit is not None:
                self.edits.append(edit)
                skip_to = edit.tokens.end
            if token.pos_ in ("NOUN", "PROPN"):
                self.are_plural.append(is_plural_noun(token))
        return References(self.edits, self.open)

    def _edit(self, token: Token) -> Edit | None:
        pronoun = PRONOUNS.get(token.lower_)
        if pronoun is not None and token.tag_ in ("PRP", "PRP$"):
            if pronoun.is_reflexive:
                return None
            return self._of_first_person(token) if pronoun.person == 1 else self._of_third_person(token)
        if token.tag_ in WH_TAGS:
            return self._of_relative(token)
        if token.lower_ in DEMONSTRATIVES and token.tag_ == "DT" and token.pos_ == "PRON":
            self.open.append(token.i)
            return None
        found = self._of_mention(token)
        if found is None and token.dep_ == "det" and token.i + 1 == token.head.i and token.lower_ in _DEFINITE:
            return self._of_description(token, token.head)
        return found

    # ------------------------------------------------------------ pronouns

    def _of_first_person(self, token: Token) -> Edit | None:
        said = self.said
        if said is None or said.quotation is QuotationKind.INDIRECT:
            return None
        is_one = PRONOUNS[token.lower_].number == "singular"
        name = (self.names[0] if len(self.names) == 1 else None) if is_one else self.all.speaking_body(self.names)
        if name is None:
            self.open.append(token.i)
            return None
        return self._named(token, name, said.source)

    def _of_third_person(self, token: Token) -> Edit | None:
        if not is_third_person(token) and token.tag_ != "PRP$":
            return None
        entity, mention = self.all.by_head.get(token.i, (None, None))
        if entity is None or mention is None or not _is_sure(mention):
            body = self._source_body(token)
            if body is not None:
                return self._named(token, body, self.said.source if self.said else ())
            if not self._may_mean_noun_before(token):
                self.open.append(token.i)
            return None
        name = _definite(entity)
        if name is None:
            self.open.append(token.i)
            return None
        return self._named(token, name, self._evidence(entity))

    def _source_body(self, token: Token) -> str | None:
        """The body or group that says of itself "it" or "they" before it mentions anything else."""
        kinds = {link.name: link.kind for link in self.all.speakers.entities}
        kind = kinds.get(self.names[0]) if len(self.names) == 1 else None
        is_self = kind in BODY_KINDS or (kind is SpeakerKind.GROUP and PRONOUNS[token.lower_].number == "plural")
        is_neutral = PRONOUNS[token.lower_].gender in (None, "neuter")
        is_first = not self.are_plural and is_third_person(token) and token.dep_ in SUBJECTS
        return self.names[0] if is_self and is_neutral and is_first else None

    def _may_mean_noun_before(self, token: Token) -> bool:
        """Return whether a noun before a pronoun in the claim agrees with it, so that a reader needs no other."""
        return (PRONOUNS[token.lower_].number == "plural") in self.are_plural

    def _named(self, token: Token, name: str, evidence: tuple[Run, ...]) -> Edit | None:
        """A name for a pronoun; None if it is named before."""
        if name in self.named:
            return None
        self.named.add(name)
        is_plural = " and " in name or (PRONOUNS[token.lower_].number == "plural" and not self._is_one(name))
        if token.dep_ in SUBJECTS:
            self._agree(token, is_plural=is_plural)
        text = possessive(name) if token.tag_ == "PRP$" else name
        return Edit(Run(token.i, token.i + 1), text, ReplacementReason.NAME, evidence)

    def _is_one(self, name: str) -> bool:
        entity = self.all.by_name.get(name)
        return entity is not None and not entity.is_plural and entity.kind is not SpeakerKind.GROUP

    def _agree(self, who: Token, *, is_plural: bool) -> None:
        """Put the verbs of which a pronoun was the subject in the third person."""
        verbs = [who.head, *(c for c in who.head.rights if c.dep_ == "conj" and child(c, SUBJECTS) is None)]
        for verb in verbs:
            group = [c for c in verb.lefts if c.dep_ in ("aux", "auxpass")] + [verb]
            finite = next((v for v in group if v.i in self.inside), None)
            if finite is None or finite.tag_ not in ("VBP", "VBD", "VBZ", "MD"):
                continue
            form = finite.lower_
            if is_plural:
                text = _CONTRACTED.get(form) or ("are" if form == "am" else " are" if form[1:] == "m" else None)
            else:
                text = _SINGULAR.get(form) or _CONTRACTED.get(form)
                if text is None and finite.tag_ == "VBP":
                    text = third_person(finite.lemma_)
            if text is not None:
                self.edits.append(Edit(Run(finite.i, finite.i + 1), text, ReplacementReason.NAME))

    # ------------------------------------------------------------ relative pronouns

    def _of_relative(self, token: Token) -> Edit | None:
        """What a relative pronoun stands for where its antecedent is not in the claim."""
        verb = relative_clause_around(token)
        if verb is None or verb.head.i in self.inside or verb.left_edge.i > token.i or token.i > verb.i:
            return None
        noun = verb.head
        if noun.pos_ not in NOMINAL or token.tag_ == "WRB":
            self.open.append(token.i)
            return None
        entity, mention = self.all.by_head.get(noun.i, (None, None))
        name = _definite(entity) if entity is not None and mention is not None and _is_sure(mention) else None
        run = without_possessive(self.doc, _up_to(phrase(noun, [verb.i]), verb.left_edge.i))
        if name is None:
            name = definite_text(self.all.parsed, run)
        self.named.add(name)
        self.are_plural.append(is_plural_noun(noun))
        text = possessive(name) if token.tag_ == "WP$" else name
        return Edit(Run(token.i, token.i + 1), text, ReplacementReason.ANTECEDENT, (run,))

    # ------------------------------------------------------------ names and descriptions

    def _of_mention(self, token: Token) -> Edit | None:
        found = self._mention_from(token)
        if found is None:
            return None
        entity, mention = found
        name = _definite(entity)
        if name is None or name in self.named:
            return None
        run = without_possessive(self.doc, mention.tokens)
        words = {w.lower() for w in self.all.parsed.words[run.start : run.end]}
        if mention.kind is MentionKind.NAME:
            self.named.add(name)
            is_whole = {w.lower() for w in name.split()} <= words
            if is_whole or len(name.split()) > MAX_WORDS_OF_NAME:
                return None
        elif not entity.is_named or not _is_sure(mention) or not _stands_alone(self.doc[mention.head], run):
            return None
        self.named.add(name)
        return Edit(run, name, ReplacementReason.NAME, self._evidence(entity))

    def _of_description(self, determiner: Token, noun: Token) -> Edit | None:
        """The fuller phrase before for a bare noun: "the plan" after "a plan to close the pier"."""
        is_bare = noun.pos_ == "NOUN" and noun.right_edge.i == noun.i and noun.i in self.inside
        if not is_bare or noun.ent_type_ or (noun.i + 1 < len(self.doc) and noun.nbor().tag_ == "POS"):
            return None
        run = self.all.fuller_phrase(noun)
        if run is None:
            if determiner.lower_ in DEMONSTRATIVES:
                self.open.append(determiner.i)
            return None
        text = definite_text(self.all.parsed, run)
        if not any(t.dep_ == "poss" for t in self.doc[run.start : run.end]):
            text = f"the {text}"
        return Edit(Run(determiner.i, noun.i + 1), text, ReplacementReason.DESCRIPTION, (run,))

    def _mention_from(self, token: Token) -> tuple[Entity, MentionLink] | None:
        """The mention that begins at a token and is in the claim as a whole."""
        found = self.all.by_start.get(token.i)
        if found is None or any(t not in self.inside for t in range(*found[1].tokens)):
            return None
        return found

    def _evidence(self, entity: Entity) -> tuple[Run, ...]:
        """The full name of an entity in the text."""
        names = [m for m in entity.mentions if m.kind is MentionKind.NAME]
        full = next((m for m in names if m.tokens.start in entity.full_name_starts), names[0] if names else None)
        return (full.tokens,) if full else tuple(m.tokens for m in entity.mentions[:1])


def _descriptive_phrase(noun: Token) -> Run | None:
    """The phrase of a noun with what narrows it; None if nothing does, or if a pronoun is part of it."""
    start, end = noun.i, noun.i + 1
    for c in noun.lefts:
        if c.dep_ in _NARROWING:
            start = min(start, c.left_edge.i)
    for c in noun.rights:
        if c.left_edge.i == end and (c.dep_ == "prep" or (c.dep_ == "acl" and c.tag_ in ("VB", "VBN"))):
            end = c.right_edge.i + 1
    if end - start == 1 or end - start > MAX_WORDS_OF_PHRASE or noun.ent_type_:
        return None
    words = noun.doc[start:end]
    if any(t.pos_ == "PRON" or t.lower_ in DEMONSTRATIVES or t.is_quote or t.is_space for t in words):
        return None
    return Run(start, end)


def _is_sure(mention: MentionLink) -> bool:
    return mention.probability is None or mention.probability >= LEAST_PROBABILITY


def _stands_alone(head: Token, run: Run) -> bool:
    """Return whether a description may give way to a name: "the mayor said", not "she is the mayor"."""
    is_apart = head.dep_ not in ("attr", "appos", "oprd", "compound", "amod", "nmod") and head.head.lower_ != "as"
    return is_apart and is_definite(head) and run.end - 1 <= head.right_edge.i and child(head, CONJUNCTS) is None


def _definite(entity: Entity) -> str | None:
    """What to call an entity: its name, or the description with "the"; None if a pronoun is part of it."""
    name = entity.name
    if entity.is_named:
        return name or None
    words = name.split()
    if not words or any(w.lower() in PRONOUNS for w in words):
        return None
    return f"the {' '.join(words[1:])}" if words[0].lower() in ("a", "an", "the") else name


def definite_text(parsed: ParsedText, run: Run) -> str:
    """The text of a noun phrase that was mentioned before: "the pier" for "a pier"."""
    words = " ".join(parsed.text[slice(*parsed.chars_of(run))].split())
    first, _, rest = words.partition(" ")
    return f"the {rest}" if first.lower() in ARTICLES and rest else words


def is_plural_noun(noun: Token) -> bool:
    """Return whether a noun is plural, or the first of several."""
    return noun.tag_ in ("NNS", "NNPS") or child(noun, CONJUNCTS) is not None


def _up_to(run: Run, end: int) -> Run:
    return Run(run.start, max(min(run.end, end), run.start + 1))


def possessive(name: str) -> str:
    """The possessive of a name."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def and_list(names: Sequence[str]) -> str:
    """Names in a row: "Ada Lund and Tom Beck"."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)

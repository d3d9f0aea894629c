"""Reads the mentions of a text from its beginning.

Each nominal and pronoun looks back at the last few mentions only, so the work is linear.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence

from claimparse._evidence import MentionLink, Run, tokens_of
from claimparse._grammar.noun_phrases import (
    appositions,
    function_of,
    has_definite_determiner,
    is_indefinite,
    run_up_to,
    topmost_noun,
)
from claimparse._grammar.pronouns import (
    ANY_PERSON,
    PRONOUNS,
    Number,
    Pronoun,
    PronounGender,
    is_in_embedded_clause,
    is_third_person,
    noun_governor,
    subject_after_fronted_clause,
)
from claimparse._grammar.tags import PRONOUNS_AND_EXISTENTIALS
from claimparse._grammar.tree import NOMINAL, SUBJECTS, is_passive, root_of
from claimparse._speakers.ages import Ages
from claimparse._speakers.antecedents import (
    MAX_CANDIDATES,
    Anaphor,
    Antecedent,
    Candidate,
    antecedents_of_name,
    antecedents_of_noun,
    antecedents_of_pronoun,
    is_other_gender,
    persons_near,
)
from claimparse._speakers.entities import DocumentEntities, SourcePart
from claimparse._speakers.entity import BODY_KINDS, Entity
from claimparse._speakers.names import NameMention
from claimparse._speakers.nominals import Nominals, Proposal
from claimparse._speakers.ranker import AnaphorKind, Choice, Ranker, mention_features, none_features
from claimparse._speakers.relatives import Relatives
from claimparse.types import MentionKind, SpeakerKind

MAX_TURNS = 6
MAX_TOKENS_AT_START = 4
"""A mention among the first tokens of its sentence begins it."""

_KIND_OF_PRONOUN: Mapping[tuple[Number, PronounGender | None], AnaphorKind] = {
    ("singular", "female"): "person",
    ("singular", "male"): "person",
    ("singular", "neuter"): "thing",
    ("plural", None): "group",
}


class MentionReader:
    """Reads a text once and keeps which token heads a mention of which entity.

    ``resolved`` are the answers of a resolver: by the heads of mentions, the runs that they go back to.
    """

    def __init__(self, document: DocumentEntities, resolved: Mapping[int, Run], ranker: Ranker) -> None:
        self.document, self.resolved, self.ranker = document, resolved, ranker
        self.columns, self.doc = document.columns, document.parsed.doc
        self.lex, self.clusters = document.lex, document.clusters
        self.entity_at, self.noun_before = dict(document.entity_at), dict(document.noun_before)
        self.recent: deque[Candidate] = deque(maxlen=MAX_CANDIDATES)
        self.spoke: deque[Candidate] = deque(maxlen=MAX_TURNS)
        self.nominals = Nominals(
            self.columns,
            self.lex,
            self.clusters,
            self.entity_at,
            title_tokens=document.title_tokens,
            headline_tokens=document.headline_tokens,
        )
        self.ages = Ages(self.columns, self.doc)
        by_surname = self.clusters.by_surname()
        self.relatives = Relatives(self.columns, self.lex, document.introduced, self.entity_at, by_surname)

    def read(self) -> None:
        """Resolve nominals and third-person pronouns in text order."""
        c, document = self.columns, self.document
        for i in document.mention_heads():
            if i in document.untagged:
                self._read_untagged_quotation(i)
            elif i in document.speaker_of_label:
                self._read_label(i, document.speaker_of_label[i])
            elif i in document.name_ending_at:
                self._read_name(i, document.name_ending_at[i])
            elif c.lower[i] in PRONOUNS:
                self._read_pronoun(i)
            elif c.tag[i] not in PRONOUNS_AND_EXISTENTIALS:
                self._read_noun(i)

    def _read_label(self, i: int, speaker: Entity | None) -> None:
        """Read the label of a turn that is no full name: "AL", "Q", "The Prime Minister"."""
        self.entity_at.pop(i, None)
        if speaker is not None:
            label = self.document.turns.labels[i]
            self._add_mention(i, speaker, label, MentionKind.NOMINAL)
            self.nominals.add_role(speaker, label)

    # ---- names

    def _read_name(self, i: int, name: NameMention) -> None:
        if i in self.clusters.families:
            self._read_family_name(i, name)
        elif i in self.entity_at:
            self._join_unnamed(name, self.entity_at[i])
            entity = self.entity_at[i]
            self._add_mention(i, entity, name.run, MentionKind.NAME)
            self.ages.read_after_name(i, entity)
            if i in self.document.listed_names:
                self._add_group(i, self.document.listed_names[i])

    def _read_family_name(self, i: int, name: NameMention) -> None:
        family = self.clusters.families[i]
        anaphor = self._anaphor(i)
        chosen = self._resolved(i) or self._ranked("name", anaphor, antecedents_of_name(anaphor, family, self.recent))
        if chosen.entity is not None:
            self._add_mention(i, chosen.entity, name.run, MentionKind.NAME, chosen)
            return
        # The gender of a pronoun may still decide which of them was meant.
        self.recent.extend(self._candidate(i, e, MentionKind.NAME) for e in family)

    def _join_unnamed(self, name: NameMention, entity: Entity) -> None:
        """Join a name to the person or body of whom the text has given the role alone before.

        "A retired teacher sued. The teacher, Ann Lee, ..." or, as news stories begin, "A retired teacher sued." and in
        the next paragraph "Ann Lee said ...".
        """
        if entity.full_name_starts[:1] != [name.core.start]:
            return
        noun = self.noun_before.get(name.last)
        unnamed = None
        if noun is not None and has_definite_determiner(self.doc[noun]):
            unnamed = self.nominals.unnamed.person(self.columns.lower[noun])
        if unnamed is None and name is self.document.name_after_lead:
            unnamed = self._unnamed_lead_subject(entity)
        if unnamed is None or not _may_be_same(unnamed, entity):
            return
        for mention in unnamed.mentions:
            self.entity_at[mention.head] = entity
        entity.mentions += unnamed.mentions
        self.nominals.merge_unnamed(unnamed, entity)
        renamed = (o._replace(entity=entity) if o.entity is unnamed else o for o in self.recent)
        self.recent = deque(renamed, MAX_CANDIDATES)

    def _unnamed_lead_subject(self, entity: Entity) -> Entity | None:
        """The only subject of the first paragraph that has no name, if none of its kind there has one."""
        found: dict[int, Entity] = {}
        for i in range(*self.document.lead):
            one = self.entity_at.get(i)
            if one is None or self.columns.dep[i] not in SUBJECTS or self.columns.lower[i] in PRONOUNS:
                continue
            if one.is_named and one.kind is entity.kind:
                return None
            if not one.is_named and not one.is_plural and _may_be_same(one, entity):
                found[one.index] = one
        return next(iter(found.values())) if len(found) == 1 else None

    def _add_group(self, i: int, names: Sequence[NameMention]) -> None:
        """Add a group of persons named together, whom "they" or "the couple" may mean."""
        members = tuple(self.entity_at[n.last] for n in names if n.last in self.entity_at)
        if len(members) < len(names) or any(e.kind is not SpeakerKind.PERSON for e in members):
            return
        name = self.columns.text_of(Run(names[0].core.start, names[-1].core.end))
        group = self.clusters.add(SpeakerKind.GROUP, (), name)
        group.members, group.last_mention = members, i
        self.recent.append(self._candidate(names[0].last, group, MentionKind.NAME))

    # ---- pronouns

    def _read_pronoun(self, i: int) -> None:
        if not is_third_person(self.doc[i]):
            return
        document, pronoun = self.document, PRONOUNS[self.columns.lower[i]]
        anaphor = self._anaphor(i, pronoun, self._speaker_around(i))
        accuser = self._accuser(i) if i in document.denying else None
        found = antecedents_of_pronoun(anaphor, self.recent, self._following_subject(i))
        options = [o for o in found if o.entity is not accuser]
        chosen = self._resolved(i) or _named_together(anaphor, options) or self._still_speaking(anaphor, options)
        chosen = chosen or self._ranked(_KIND_OF_PRONOUN[pronoun.number, pronoun.gender], anaphor, options)
        if chosen.entity is not None and self._accept_pronoun(chosen.entity, pronoun, chosen.probability):
            self._add_mention(i, chosen.entity, Run(i, i + 1), MentionKind.PRONOUN, chosen)

    def _accept_pronoun(self, entity: Entity, pronoun: Pronoun, probability: float) -> bool:
        """Return whether a pronoun may mean an entity: not if a surer one of the other gender does.

        It is noted, and less sure ones before are withdrawn: one person is not both "he" and "she".
        """
        if pronoun.gender not in ("male", "female"):
            return True
        surer = [g for g, p in entity.pronouns.items() if g != pronoun.gender and p >= probability]
        if surer:
            return False
        wrong = {m.head for m in entity.mentions if self._is_of_other_gender(m, pronoun)}
        entity.mentions = [m for m in entity.mentions if m.head not in wrong]
        self.recent = deque((c for c in self.recent if c.token.i not in wrong), MAX_CANDIDATES)
        self.spoke = deque((c for c in self.spoke if c.token.i not in wrong), MAX_TURNS)
        for head in wrong:
            del self.entity_at[head]
        entity.note_pronoun(pronoun.gender, probability)
        return True

    def _is_of_other_gender(self, mention: MentionLink, pronoun: Pronoun) -> bool:
        is_pronoun = mention.kind is MentionKind.PRONOUN
        return is_pronoun and PRONOUNS[self.columns.lower[mention.head]].gender not in (None, pronoun.gender)

    def _still_speaking(self, anaphor: Anaphor, options: Sequence[Antecedent]) -> Choice | None:
        """The body or group that spoke last, a sentence or two before, if "it" or "they" can mean no other there."""
        spoke = self._spoke_before(anaphor)
        if not (anaphor.is_source and spoke) or anaphor.pronoun.gender in ("female", "male"):
            return None
        last, bodies = spoke[-1], BODY_KINDS | {SpeakerKind.GROUP}
        near = [o.entity for o in options if o.entity.kind in bodies and anaphor.lines_since(o.mentions[-1]) <= 2]
        return _certain(last.entity) if near == [last.entity] and 1 <= anaphor.lines_since(last) <= 2 else None

    def _spoke_before(self, anaphor: Anaphor) -> list[Candidate]:
        """The last mentions as sources; from outside a quotation, those in quotations do not count."""
        spoke = (c for c in self.spoke if c.quote < 0 or c.quote == anaphor.quote)
        return [c for c in spoke if not is_other_gender(c, anaphor.pronoun)]

    def _accuser(self, i: int) -> Entity | None:
        """Who spoke last before a denial of "it", if that was about others: nobody denies what they have just said."""
        spoke = self._spoke_before(self._anaphor(i))
        said = self.document.content_of_source.get(spoke[-1].token.i, ()) if spoke else ()
        is_about_speaker = any(self.entity_at.get(t) is spoke[-1].entity for t in tokens_of(said))
        return spoke[-1].entity if said and not is_about_speaker else None

    def _following_subject(self, i: int) -> Candidate | None:
        """The named entity that is the subject after a fronted clause with a pronoun."""
        who = subject_after_fronted_clause(self.doc[i])
        if who is None or who.i not in self.document.name_at or who.i not in self.entity_at:
            return None
        return self._candidate(who.i, self.entity_at[who.i], MentionKind.NAME)

    # ---- quotations without a source

    def _read_untagged_quotation(self, i: int) -> None:
        """Choose who speaks in a quotation that begins at a token and has no source."""
        anaphor = self._anaphor(i)._replace(is_source=True, named_in_quotes=self._named_in(self.document.untagged[i]))
        chosen = self._ranked("quotation", anaphor, persons_near(anaphor, self.recent))
        if chosen.entity is not None:
            self.entity_at[i] = chosen.entity

    # ---- nouns

    def _read_noun(self, i: int) -> None:
        entity, chosen = self.ages.person_meant(i, reversed(self.recent)), None
        if entity is None:
            one = self._apposed_to_one(i)
            if one is not None:
                self.entity_at[i] = one
                return
            if self._read_title(i):
                return
            relative = self.relatives.person_meant(i) if i not in self.entity_at else None
            chosen = self._resolved(i) or (_certain(relative) if relative is not None else self._choice_for_noun(i))
            entity = chosen.entity
        if entity is not None:
            self._add_mention(i, entity, run_up_to(self.doc[i]), MentionKind.NOMINAL, chosen)

    def _apposed_to_one(self, i: int) -> Entity | None:
        """The entity that "one" means in "One of them, a nurse named Ann Lee"."""
        if self.columns.lower[i] != "one":
            return None
        return next((self.entity_at[k.i] for k in appositions(self.doc[i]) if k.i in self.entity_at), None)

    def _read_title(self, i: int) -> bool:
        """Read a source whose head is a title before a name; return whether it is one."""
        source = self.document.source_of_head.get(i)
        titled = self.document.named_at_end(i, source, self.entity_at) if source is not None else None
        if source is None or titled is None:
            return False
        self.nominals.add_role(titled, Run(source.start, self.document.name_at[source.end - 1].core.start))
        self.entity_at[i] = titled
        self.noun_before[source.end - 1] = i
        return True

    def _choice_for_noun(self, i: int) -> Choice:
        """The entity that a noun means: what the rules propose, or another that the ranker prefers, or a new one."""
        source = self.document.source_of_head.get(i)
        proposal = self.nominals.proposal(i, source, self.recent)
        chosen = self._ranked_for_noun(i, proposal) if proposal.is_ranked else _certain(proposal.entity)
        if chosen.entity is not None or not proposal.may_be_new:
            return chosen
        same = self._speaker_called_otherwise(i) if source is not None else None
        return _certain(same or self.nominals.unnamed.of_noun(i, source))

    def _speaker_called_otherwise(self, i: int) -> Entity | None:
        """Who spoke right before in the paragraph, for a description of which the text has told nothing.

        News varies its words so: "said Ada Lund, who has lived there for years. The retired nurse added that ..."
        """
        last = self.spoke[-1] if self.spoke else None
        if last is None or last.paragraph != self.document.paragraph_of[i] or not self.nominals.is_new_description(i):
            return None
        one = last.entity
        is_person = one.is_named and one.kind is SpeakerKind.PERSON
        return one if is_person and self.nominals.may_mean(i, one) else None

    def _ranked_for_noun(self, i: int, proposal: Proposal) -> Choice:
        nominals, anaphor = self.nominals, self._anaphor(i, speaker=self._speaker_around(i))
        more = nominals.holders_of(i) if proposal.entity is None else [proposal.entity, *nominals.holders_of(i)]
        inside = {e.index for k in self.doc[i].subtree if k.i != i and (e := self.entity_at.get(k.i)) is not None}
        fitting = (o for o in antecedents_of_noun(anaphor, self.recent, more) if o.entity.index not in inside)
        options = [o for o in fitting if nominals.may_mean(i, o.entity)]
        extra = [nominals.features_of(i, o.entity, proposal.entity) for o in options]
        noun = nominals.noun_features(i)
        none = [*(f"none, {f}" for f in noun), *(["none, nothing proposed"] if proposal.entity is None else [])]
        return self._ranked("role", anaphor, options, extra, none)

    # ---- ranking

    def _ranked(
        self,
        kind: AnaphorKind,
        anaphor: Anaphor,
        options: Sequence[Antecedent],
        extra: Sequence[Sequence[str]] = (),
        none: Sequence[str] = (),
    ) -> Choice:
        """The antecedent that the ranker chooses; ``extra`` are further features of the options, ``none`` of none."""
        features = mention_features(anaphor, options, self._spoke_before(anaphor))
        further = extra or [()] * len(options)
        rows = [(o.entity, (*f, *more)) for o, f, more in zip(options, features, further, strict=True)]
        return self.ranker.choose(kind, rows, (*none_features(anaphor, options), *none), anaphor)

    # ---- mentions

    def _add_mention(self, i: int, entity: Entity, run: Run, kind: MentionKind, chosen: Choice | None = None) -> None:
        """Add a mention; ``chosen`` is the choice by which it means its entity, if there was one."""
        self.entity_at[i] = entity
        entity.last_mention = i
        self._note_verb(i, entity)
        reasons = chosen.reasons if chosen is not None else ()
        entity.mentions.append(MentionLink(run, i, kind, chosen.probability if chosen and reasons else None, reasons))
        if not entity.is_named and i in self.document.turns.labels:
            return  # nobody speaks of the interviewer
        candidate = self._candidate(i, entity, kind)
        self.recent.append(candidate)
        if candidate.is_source:
            entity.has_spoken = True
            self.spoke.append(candidate)

    def _note_verb(self, i: int, entity: Entity) -> None:
        """Note whether the verb of a mention ends an office, and on which side of a case it shows its subject."""
        c = self.columns
        if c.dep[i] not in SUBJECTS:
            return
        verb = c.lower[c.head[i]]
        entity.has_left_office |= verb in self.lex.leaving_verbs
        side = self.lex.sides.get((verb, is_passive(self.doc[c.head[i]])))
        if side is not None:
            entity.sides.add(side)

    def _candidate(self, i: int, entity: Entity, kind: MentionKind) -> Candidate:
        c, document, token = self.columns, self.document, self.doc[i]
        name = document.name_at.get(i) if kind is MentionKind.NAME else None
        head = i if name is None else root_of(self.doc, name.core, NOMINAL)  # "Number" of "Number 10"
        phrase = topmost_noun(self.doc[self.noun_before.get(i, head)])
        return Candidate(
            entity=entity,
            token=token,
            function=function_of(phrase),
            governor=noun_governor(token).i,
            sentence=c.sentence[i],
            line=document.line_of[i],
            paragraph=document.paragraph_of[i],
            quote=document.quote_of[i],
            is_source=i in document.source_of_head or phrase.i in document.source_of_head,
            is_embedded=is_in_embedded_clause(token),
            is_pronoun=kind is MentionKind.PRONOUN,
            is_indefinite=is_indefinite(token),
            begins_sentence=i < MAX_TOKENS_AT_START or c.sentence[i - MAX_TOKENS_AT_START] != c.sentence[i],
        )

    def _anaphor(self, i: int, pronoun: Pronoun = ANY_PERSON, speaker: Entity | None = None) -> Anaphor:
        document = self.document
        is_source = i in document.source_of_head
        return Anaphor(
            token=self.doc[i],
            sentence=self.columns.sentence[i],
            line=document.line_of[i],
            paragraph=document.paragraph_of[i],
            quote=document.quote_of[i],
            is_source=is_source,
            is_subject=self.columns.dep[i] in SUBJECTS,
            pronoun=pronoun,
            speaker=speaker,
            named_in_quotes=self._named_in_quotes_of(i) if is_source else frozenset(),
        )

    def _named_in_quotes_of(self, source: int) -> frozenset[int]:
        """The entities that the quotations of a source call by a noun or name: a speaker says "I" there."""
        return self._named_in(self.document.quotes_of_source.get(source, ()))

    def _named_in(self, content: Iterable[Run]) -> frozenset[int]:
        """The entities that the quotations in a content call by a noun or name."""
        return frozenset(
            self.entity_at[i].index
            for i in tokens_of(content)
            if i in self.entity_at and self.columns.lower[i] not in PRONOUNS and self.document.quote_of[i] >= 0
        )

    def _speaker_around(self, i: int) -> Entity | None:
        """Whose words a token is: those of the quotation in which it stands, else of the turn."""
        document = self.document
        quote = document.quote_of[i]
        head = document.source_of_quote.get(quote) if quote >= 0 else document.turns.label_of.get(i)
        if head is None:
            return None
        if head in self.entity_at:
            return self.entity_at[head]
        return self.nominals.role_holder(head) if has_definite_determiner(self.doc[head]) else None

    # ---- questions after and while reading

    def _resolved(self, i: int) -> Choice | None:
        """The entity of a mention by the resolver's answer, if it gave one that this text knows."""
        entity = self.entity_of(self.resolved[i]) if i in self.resolved else None
        return None if entity is None else _certain(entity)

    def entity_of(self, run: Run) -> Entity | None:
        """The entity that a mention names, by the head of its phrase."""
        return self._entity_of_phrase(root_of(self.doc, run, NOMINAL), run)

    def _entity_of_phrase(self, head: int, run: Run) -> Entity | None:
        pronoun = PRONOUNS.get(self.columns.lower[head])
        if pronoun is not None and pronoun.person == 1:
            return self._speaker_around(head)
        if pronoun is not None:
            return self.entity_at.get(head)
        return self.document.named_at_end(head, run, self.entity_at) or self.entity_at.get(head)

    def speakers_of(self, parts: Sequence[SourcePart]) -> tuple[Entity, ...]:
        """The entities of the coordinated parts of a source, each once, in text order."""
        c, found = self.columns, list[Entity]()
        for head, whole in parts:
            entity = self._entity_of_phrase(head, whole)
            is_noun = c.tag[head] not in PRONOUNS_AND_EXISTENTIALS and c.lower[head] not in PRONOUNS
            is_noun = is_noun and head not in self.document.speaker_of_label
            if entity is None and head not in self.document.name_at and is_noun:
                entity = self.nominals.unnamed.of_phrase(head, whole)
            for one in () if entity is None else entity.members or (entity,):
                if one not in found:
                    found.append(one)
        return tuple(found)


def _named_together(anaphor: Anaphor, options: Sequence[Antecedent]) -> Choice | None:
    """The persons named together in this sentence or the last one, if "they" can mean no other group there."""
    near = [o.entity for o in options if o.entity.is_plural and anaphor.lines_since(o.mentions[-1]) <= 1]
    return _certain(near[0]) if anaphor.pronoun.number == "plural" and len(near) == 1 and near[0].members else None


def _certain(entity: Entity | None) -> Choice:
    """A choice that needs no weights."""
    return Choice(entity, 1.0)


def _may_be_same(unnamed: Entity, entity: Entity) -> bool:
    """Return whether kinds, genders and roles allow two entities to be one."""
    kinds = {unnamed.kind, entity.kind}
    are_same_kind = kinds <= {SpeakerKind.PERSON, SpeakerKind.UNKNOWN} or len(kinds) == 1
    genders_fit = unnamed.gender is None or entity.gender in (None, unnamed.gender)
    roles_fit = not entity.role_nouns or bool(entity.role_nouns & unnamed.role_nouns)
    return are_same_kind and genders_fit and roles_fit

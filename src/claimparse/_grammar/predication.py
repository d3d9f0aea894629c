"""Predicates as records: who says, thinks or does what to whom. Each answer is kept once it was asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar import arguments
from claimparse._grammar import complements as complementation
from claimparse._grammar.misattachments import fused_recipient, is_subject_after_gerund
from claimparse._grammar.object_predicates import complements_on_agent
from claimparse._grammar.tree import (
    COPULA_LABELS,
    DIRECT_OBJECTS,
    PASSIVE_SUBJECTS,
    PREPOSITION_OBJECTS,
    VERBAL,
    child,
    is_passive,
    phrase,
    subject,
    subtree_run,
)

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token
    from claimparse.lexicon.schema.frames import ClauseFrame

_INDIRECT_OBJECT = frozenset({"dative", "iobj"})


@dataclass(frozen=True, eq=False)
class Predication:
    """A predicate with its participants: a verb, a predicative adjective, a noun for an event or for something said.

    ``word`` is the predicate's token. ``documents`` are nouns for texts that speak for their issuer: "statement". Each
    answer is computed when it is first asked for.
    """

    word: Token
    documents: frozenset[str] = frozenset()

    # ------------------------------------------------------------ the verb

    @cached_property
    def is_passive(self) -> bool:
        """Return whether a verb is in the passive."""
        return is_passive(self.word)

    @cached_property
    def is_negated(self) -> bool:
        """Return whether a verb is negated, by itself, by its subject or by the verb above it."""
        return arguments.is_negated(self.word)

    @cached_property
    def frame(self) -> ClauseFrame:
        """The frame of the clause that the predicate heads."""
        return complementation.clause_frame(self.word)

    # ------------------------------------------------------------ participants

    @cached_property
    def subject(self) -> Token | None:
        """The subject as worded, own or shared with a coordinated verb: "who" in "who left and returned"."""
        return subject(self.word)

    @cached_property
    def understood_subject(self) -> Token | None:
        """The subject that is meant, also where another clause has it; None where the sentence has none."""
        return arguments.understood_subject(self.word, self.documents)

    @cached_property
    def agent(self) -> Token | None:
        """The agent of a passive."""
        return arguments.agent(self.word)

    @cached_property
    def doer(self) -> Token | None:
        """The one who says, thinks or does what is stated: the agent of a passive, else the understood subject."""
        return self.agent if self.is_passive else self.understood_subject

    @cached_property
    def is_impersonal(self) -> bool:
        """Return whether the predicate names nobody who says or thinks it: "it is feared that", "there are fears"."""
        who = self.understood_subject
        if who is None or who.lower_ != "it":
            return arguments.is_dummy(who)
        return (self.is_passive and self.agent is None) or self.word.pos_ not in VERBAL

    @cached_property
    def patient(self) -> Token | None:
        """The one to whom a passive does something: its subject, or the noun that a participle describes."""
        verb = self.word
        own = child(verb, PASSIVE_SUBJECTS)
        if own is not None:
            return own
        return verb.head if verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.head.i < verb.i else None

    @cached_property
    def patient_run(self) -> Run | None:
        """The phrase of the patient, without the predicate in it."""
        found = self.patient
        if found is None:
            return None
        return phrase(found, (self.word.i,)) if found.i == self.word.head.i else subtree_run(found)

    @cached_property
    def direct_object(self) -> Token | None:
        """The direct object."""
        found = child(self.word, DIRECT_OBJECTS)
        return None if found is not None and is_subject_after_gerund(found) else found

    @cached_property
    def indirect_object(self) -> Token | None:
        """The indirect object, where no preposition marks it: "voters" in "promised voters a bridge"."""
        found = child(self.word, _INDIRECT_OBJECT)
        return found if found is not None and found.pos_ != "ADP" else None

    @cached_property
    def recipient(self) -> Token | None:
        """The one to whom something is given or refused, also where the parser took both nouns for one phrase."""
        return self.indirect_object or fused_recipient(self.word)

    @property
    def affected(self) -> Token | None:
        """The one to whom the predicate does something, in the active or in the passive."""
        return self.direct_object or self.patient

    def object_beside(self, words: Collection[int] = ()) -> Token | None:
        """The object after the verb, or after a preposition among the further ``words`` of a phrasal verb.

        "The claims" in "refer to the claims".
        """
        found = self.direct_object or self.indirect_object
        if found is not None and found.i > self.word.i and found.i not in words:
            return found
        after = (child(self.word.doc[i], PREPOSITION_OBJECTS) for i in words if i > self.word.i)
        return next((noun for noun in after if noun is not None), None)

    # ------------------------------------------------------------ complements

    @cached_property
    def complements(self) -> tuple[tuple[Token, str], ...]:
        """The heads of the complements with their frames."""
        return tuple(complementation.complements(self.word))

    @cached_property
    def hosts(self) -> tuple[tuple[Token, str], ...]:
        """The predicates whose complement the predicate may head, the likeliest first, with the frame."""
        return complementation.possible_hosts(self.word)

    def clauses_at(self, anchor: Token) -> Iterator[Token]:
        """Yield the complement clauses of a word of the predicate, those after it first.

        Of the verb also those on its agent, of an adjective those on its copula ("was adamant that she had paid"); of a
        particle or preposition also its that-clauses.
        """
        is_verb = anchor.i == self.word.i
        is_predicative = is_verb and anchor.dep_ in COPULA_LABELS
        on_copula = (c for c in anchor.head.rights if c.i > anchor.i) if is_predicative else ()
        for c in (*anchor.rights, *on_copula, *anchor.lefts):
            if c.dep_ in complementation.COMPLEMENT_CLAUSES or (not is_verb and complementation.is_that_clause(c)):
                yield c
        if is_verb:
            yield from (c for c in complements_on_agent(self.word) if c.dep_ in complementation.NOUN_CLAUSES)


class Predications:
    """The predicates of one text, each read once, when it is first asked for."""

    def __init__(self, documents: frozenset[str] = frozenset()) -> None:
        self._documents = documents
        self._read: dict[int, Predication] = {}

    def of(self, word: Token) -> Predication:
        """The predication of a word."""
        found = self._read.get(word.i)
        if found is None:
            found = self._read[word.i] = Predication(word, self._documents)
        return found

"""The effect of modifiers on the stance of their clause: "not", "may", "reportedly", "it is thought"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimparse._evidence import HolderLink, StanceMark
from claimparse._grammar import arguments, conditions, modals
from claimparse._grammar import complements as embedding
from claimparse._grammar.tree import subject
from claimparse._stance import effects
from claimparse._stance.calculus import State, compose
from claimparse._stance.facts import CUE_KIND_FACTS, NEGATING, OPEN, UNCOMMITTED, UNREAL, Mode
from claimparse._stance.marks import MarkIndex
from claimparse._stance.predicate_rules import UNNAMED, Embedding, PredicateRules
from claimparse._stance.steps import StepRecorder
from claimparse.lexicon.schema.stance import Modifier, Value
from claimparse.types import CueKind

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token


@dataclass(frozen=True, slots=True)
class ModifierRules:
    """Applies the modifiers of a clause, the outermost first."""

    index: MarkIndex
    predicates: PredicateRules
    steps: StepRecorder

    def apply(self, token: Token, state: State, *, shared: bool = False) -> State:
        """Return the state under the modifiers of a token's clause.

        ``shared``: only those that a coordinated verb shares.
        """
        if not shared:
            for predicate in filter(embedding.is_parenthetical, token.children):
                state = self._under_parenthetical(state, predicate)
        for k in self.index.modifiers(token.i):
            if not shared or self.index.mark(k).head <= token.i:
                state = self._under_modifier(state, k, token)
        return state

    def _under_parenthetical(self, state: State, predicate: Token) -> State:
        """The state under a comment: "the ferry, it is thought, sank"."""
        for k, entry in self.index.predicates(predicate.i):
            if not entry.reports_clause:
                continue
            mark = self.index.mark(k)
            link = self.index.attribution_with_cue(self.index.attributions_around(predicate.head.i), mark.tokens)
            if link is not None and self.index.opens_source(self.index.attributions[link]):
                continue
            comment = Embedding(k, mark, entry, self.index.parsed.predications.of(predicate), state, None, "that")
            reported = self.predicates.self_report(comment)
            if reported is not None:
                state = reported
            elif link is None:
                state = self.predicates.open_source(comment)
        return state

    def _under_modifier(self, state: State, k: int, token: Token) -> State:
        mark, entry = self.index.mark(k), self.index.entry(k)
        if isinstance(entry, Modifier):
            if entry.source_value is not None:
                return self._under_evidential(state, k, entry, token)
            value = self._value_in_clause(entry, mark, token, state)
        else:
            value = CUE_KIND_FACTS[mark.kind].value
        if value is None or (mark.kind is CueKind.MODAL and self.predicates.is_performed(token)):
            return state
        mode = CUE_KIND_FACTS[mark.kind].mode
        if mark.kind is CueKind.NEGATION and self._is_planned(state):
            mode |= Mode.AGAINST
        word = next((t for t in (embedding.predicate_word(token), token) if t.i not in mark.tokens), None)
        negates = effects.of_negation(word.text) if word is not None and value == NEGATING else ""
        return self.steps.add_cue(state.under(value, mode), k, value, negates)

    def _is_planned(self, state: State) -> bool:
        """Return whether a clause is right under a word of intention: "vowed not to quit", "told them not to talk"."""
        last = next(state.steps(), None)
        if last is None or last.mark is None:
            return False
        return self.index.mark(last.mark).kind is CueKind.INTENTION

    def _under_evidential(self, state: State, k: int, entry: Modifier, token: Token) -> State:
        """ "Reportedly", "according to police": a source, unless an attribution names it already."""
        assert entry.value is not None
        assert entry.source_value is not None
        mark = self.index.mark(k)
        if self.index.attribution_with_cue(self.index.attributions_around(token.i), mark.tokens) is not None:
            return state
        source = arguments.preposition_object(self.index.parsed.doc[mark.tokens[-1]])
        holder = UNNAMED if source is None else HolderLink(None, (arguments.phrase_run(source),), source.i, UNCOMMITTED)
        opened = state.with_source(holder, entry.value, compose(state.current, entry.source_value), Mode.REPORTED)
        return self.steps.add_cue(opened, k, entry.value)

    def _value_in_clause(self, entry: Modifier, mark: StanceMark, token: Token, state: State) -> Value | None:
        """The value of a modal in its clause: epistemic or deontic, future in the past or hypothetical."""
        word = self.index.parsed.doc[mark.head]
        if entry.kind is CueKind.CONDITION and conditions.is_past_perfect_condition(word):
            return UNREAL
        if entry.reading == "future" and (state.sources or state.mode & Mode.CONDITIONAL):
            return None
        if entry.reading == "future" and any(embedding.judged_saying(c) is not None for c in token.rights):
            return None  # "it would be mistaken to say that p"
        if entry.reading == "obligation" and not self._is_stative(token):
            return OPEN
        if entry.reading == "permission" and word.lower_ == "may" and self._is_permitted(token):
            return OPEN
        return entry.value

    def _is_stative(self, verb: Token) -> bool:
        return modals.is_stative(verb, self.index.lexicon.word_classes["stative"])

    def _is_permitted(self, verb: Token) -> bool:
        """Return whether those who get permission are the subject of an action: "visitors may feed the ducks"."""
        who = subject(verb)
        permitted = self.index.lexicon.word_classes["permitted"]
        return who is not None and not self._is_stative(verb) and who.lemma_.lower() in permitted

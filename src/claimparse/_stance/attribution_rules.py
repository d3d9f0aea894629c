"""The sources that attributions open around a token, where no predicate on the way has opened them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimparse._evidence import AttributionLink, HolderLink
from claimparse._grammar.tree import is_verbal
from claimparse._stance import effects
from claimparse._stance.calculus import State, compose
from claimparse._stance.facts import ACT_FACTS, OPEN, UNCOMMITTED, Mode
from claimparse._stance.lexicon import Predicate
from claimparse._stance.marks import MarkIndex
from claimparse._stance.modifier_rules import ModifierRules
from claimparse._stance.predicate_rules import PredicateRules
from claimparse._stance.steps import StepRecorder
from claimparse.types import Commitment, CueKind, SpeechAct

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token


@dataclass(frozen=True, slots=True)
class AttributionRules:
    """Opens the sources of attributions.

    ``full`` are the states at the tokens with their own modifiers applied.
    """

    index: MarkIndex
    full: Mapping[int, State]
    predicates: PredicateRules
    modifiers: ModifierRules
    steps: StepRecorder

    def apply(self, token: Token, state: State, links: Sequence[int]) -> State:
        """Return the state at a token inside the contents of some attributions, given outermost first."""
        for k in links:
            link = self.index.attributions[k]
            if self._is_rejection(link):
                state = self._with_rejection(state, k)
            elif self.index.opens_source(link) and not self._has_opened_source(state, link):
                state = self._with_attribution(token, state, k)
        return state

    def _with_rejection(self, state: State, k: int) -> State:
        """The state inside what a source rejects, which says nothing of its truth."""
        link = self.index.attributions[k]
        opened = state.with_source(self._holder(k), OPEN, UNCOMMITTED, Mode.REPORTED)
        return opened.with_step(self.steps.at_attribution(link, effects.TURNED_DOWN), None)

    def _with_attribution(self, token: Token, state: State, k: int) -> State:
        """The state inside what a source says, by the act and the words of the cue."""
        link = self.index.attributions[k]
        if self._is_decided_by_object(state, link):
            return state.with_source(self._holder(k), OPEN, state.current, state.mode | Mode.REPORTED)
        facts = ACT_FACTS[link.act]
        value, mode = facts.value, facts.mode
        entry = self.index.reporting_predicate(link.cue_head) or self._clause_predicate(link.cue_head)
        if entry is not None and entry.source_value is not None and link.act is SpeechAct.ASSERTS:
            value = entry.source_value
        commitment = compose(self._commitment_to_cue(self.index.parsed.doc[link.cue_head], token), value)
        if commitment is UNCOMMITTED:
            mode = Mode.HEDGED
        outer, state = self.predicates.author_commitment(link.cue_head, OPEN, value, state)
        opened = state.with_source(self._holder(k), outer, commitment, mode | Mode.REPORTED)
        return opened.with_step(self.steps.at_attribution(link, facts.effect), None)

    def _holder(self, k: int) -> HolderLink:
        link = self.index.attributions[k]
        return HolderLink(k, link.source, link.source_head, UNCOMMITTED)

    def _commitment_to_cue(self, cue: Token, token: Token) -> Commitment:
        """Return the commitment to a cue above or beside a token, which may be negated or hedged: "has not said"."""
        if cue.left_edge.i <= token.i <= cue.right_edge.i and cue.is_ancestor(token):
            return self.full[cue.i].current
        return self.modifiers.apply(cue, State(), shared=True).current

    def _clause_predicate(self, cue: int) -> Predicate | None:
        """The entry that a cue would have with a clause: who "expects a loss" holds it as who expects that."""
        verb = self.index.parsed.doc[cue]
        entries = self.index.lexicon.predicates.get(verb.lemma_.lower(), ()) if is_verbal(verb) else ()
        return next(
            (e for e in entries if e.reports_clause and e.part in ("verb", "any")),
            None,
        )

    def _is_rejection(self, link: AttributionLink) -> bool:
        """Return whether what somebody is said to deny or reject is no claim: "rejected the offer", "denied bail"."""
        return bool(link.source) and link.act is SpeechAct.DENIES and link.cue_head in self.index.inert_tokens

    def _is_decided_by_object(self, state: State, link: AttributionLink) -> bool:
        """Return whether the object of a cue decides about its clause: "found no evidence that the fund lied"."""
        last = next(state.steps(), None)
        mark = self.index.mark(last.mark) if last is not None and last.mark is not None else None
        if mark is None or mark.kind is not CueKind.HEDGE:
            return False
        return self.index.parsed.doc[mark.head].head.i == link.cue_head

    def _has_opened_source(self, state: State, link: AttributionLink) -> bool:
        """Return whether the cue of an attribution has opened the innermost source, as a predicate further out."""
        if not state.sources or state.sources[-1].source_head != link.source_head or link.source_head is None:
            return False
        return any(t.mark is not None and self.index.mark(t.mark).head == link.cue_head for t in state.steps())

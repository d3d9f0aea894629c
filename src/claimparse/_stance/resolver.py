"""The stance calculus: a walk from the author through the sources to a proposition, with the commitment of each.

A token's state follows from its governor's: through the predicate whose complement it is, or by the kind of clause
that it heads; then the attributions that begin at it open their sources, and the modifiers of its clause do their work.
Every word acts by its value in the lexicon; the rest is in the tables of `facts`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from claimparse._evidence import AttributionLink, ScopeLink, StanceLink, StanceMark
from claimparse._grammar import coordination
from claimparse._grammar.complements import equated, is_infinitival
from claimparse._grammar.parts_of_speech import can_head_noun_phrase
from claimparse._grammar.roles import asks, role
from claimparse._grammar.tree import clause_head, is_verbal, subject, tense
from claimparse._stance import effects
from claimparse._stance.attribution_rules import AttributionRules
from claimparse._stance.beliefs import with_belief
from claimparse._stance.builder import build_stance
from claimparse._stance.calculus import State, compose
from claimparse._stance.facts import ACT_FACTS, FACTUAL, NEGATING, OPEN, TRUE, Mode
from claimparse._stance.lexicon import Predicate
from claimparse._stance.marks import MarkIndex
from claimparse._stance.modifier_rules import ModifierRules
from claimparse._stance.predicate_rules import Embedding, PredicateRules
from claimparse._stance.steps import StepRecorder
from claimparse._text.parsed_text import ParsedText
from claimparse.types import CueKind, QuotationKind, SpeechAct

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token


class StanceResolver:
    """Resolves the stance of any proposition of one text, given by its head token.

    Every token's state is worked out once, so that all propositions of a text together cost linear time.
    """

    def __init__(
        self,
        parsed: ParsedText,
        attributions: Sequence[AttributionLink],
        scopes: Sequence[ScopeLink],
        belief_weights: Mapping[str, float] | None = None,
    ) -> None:
        self.parsed, self.doc, self.belief_weights = parsed, parsed.doc, belief_weights
        self.index = MarkIndex(parsed, attributions, scopes)
        self._entered: dict[int, State] = {}
        self._full: dict[int, State] = {}
        self.recorder = StepRecorder(self.index)
        self.predicate_rules = PredicateRules(self.index, self._entered, self.recorder)
        self.modifier_rules = ModifierRules(self.index, self.predicate_rules, self.recorder)
        self.attribution_rules = AttributionRules(
            self.index, self._full, self.predicate_rules, self.modifier_rules, self.recorder
        )

    def resolve(self, head: int) -> StanceLink:
        """Return the stance of the proposition whose head is token ``head``."""
        state, affix = self._state_at(self.doc[head]), self.index.affix_mark(head)
        if affix is not None:
            state = self.recorder.add_cue(state.under(NEGATING, Mode.NEGATED), affix, NEGATING)
        return self._with_belief(build_stance(head, state, self.index))

    def resolve_clause(self, head: int) -> StanceLink:
        """Return the stance towards the clause of token ``head`` as worded, with its own negation and modals in it."""
        verb = clause_head(self.doc[head])
        self._state_at(verb)
        return self._with_belief(build_stance(verb.i, self._entered[verb.i], self.index))

    def _with_belief(self, link: StanceLink) -> StanceLink:
        if self.belief_weights is None:
            return link
        return with_belief(link, self.doc[link.head], [self.index.mark(k) for k in link.marks], self.belief_weights)

    # ------------------------------------------------------------ the walk

    def _state_at(self, token: Token) -> State:
        """Return the state at a token, with its own modifiers applied."""
        path = [token]
        while path[-1].head.i != path[-1].i and path[-1].head.i not in self._full:
            path.append(path[-1].head)
        for t in reversed(path):
            if t.i not in self._full:
                self._entered[t.i] = entered = self._state_from_governor(t)
                self._full[t.i] = self.modifier_rules.apply(t, entered)
        return self._full[token.i]

    def _state_from_governor(self, token: Token) -> State:
        """Return the state in which a token is reached from its governor."""
        head, here = token.head, self.index.attributions_around(token.i)
        if head.i == token.i:
            first = State().under(OPEN, Mode.HEDGED) if asks(token) else State()
            return self.attribution_rules.apply(token, first, here)
        there = self.index.attributions_around(head.i)
        new = [k for k in here if k not in there]
        if not new and len(here) < len(there):
            return self.attribution_rules.apply(token, State(), here)  # a source's words end between the two
        if coordination.is_conjunct(token):
            return self.attribution_rules.apply(token, self._state_of_conjunct(token, head, new), new)
        state, opened = self._state_in_complement(token, new)
        return self.attribution_rules.apply(token, state, [k for k in new if k != opened])

    def _state_of_conjunct(self, token: Token, first: Token, new: Sequence[int]) -> State:
        """Return the state of a word coordinated with ``first``, whose auxiliaries it may share."""
        if new:
            return self._entered[first.i].at_base()
        if not (is_verbal(token) and is_verbal(first)):
            return self._full[first.i].at_base() if coordination.is_contrasted(token) else self._full[first.i]
        state = self._entered[first.i]
        if not coordination.shares_auxiliaries(token, first):
            return state
        return self.modifier_rules.apply(first, state, shared=True)

    def _state_in_complement(self, token: Token, new: Sequence[int]) -> tuple[State, int | None]:
        """Return the state under the predicate that governs the token, or else by the role of the clause that it heads.

        The second value is the index of the attribution that is opened on the way, if one is.
        """
        predications = self.parsed.predications
        for predicate, frame in predications.of(token).hosts:
            for k, entry in self.index.predicates(predicate.i):
                mark, opens_source = self.index.mark(k), entry.source_value is not None
                if not _fits_frame(entry, frame, token):
                    continue
                if opens_source and self._is_cue_of_other_content(mark, token):
                    continue
                if entry.kind is CueKind.INTENTION and self.predicate_rules.is_performed(token):
                    self._state_at(predicate)
                    return self._entered[predicate.i], self.index.attribution_with_cue(new, mark.tokens)
                link = self.index.attribution_with_cue(new, mark.tokens)
                state = self.predicate_rules.state_inside(
                    Embedding(k, mark, entry, predications.of(predicate), self._state_at(predicate), link, frame)
                )
                return state, link if opens_source or not self._opens_source_beside(link, token) else None
        return self._state_by_role(token, new), None

    def _is_cue_of_other_content(self, mark: StanceMark, content: Token) -> bool:
        """Return whether a predicate is the cue of other content, and only the parser has put it above this one.

        The judgement in "dismissed as false the claim" is part of the predicate itself.
        """
        link = self.index.attribution_of_cue(mark.head)
        if link is None or link in self.index.attributions_around(content.i) or equated(content) is not None:
            return False
        content_head = self.index.attributions[link].content_head
        return content_head not in mark.tokens and not content.is_ancestor(self.doc[content_head])

    def _opens_source_beside(self, link: int | None, content: Token) -> bool:
        """Return whether an attribution opens a source beside a predicate that opens none: "refused to say"."""
        if link is None:
            return False
        found = self.index.attributions[link]
        if found.act is SpeechAct.WITHHOLDS:
            return self.parsed.predications.of(content).frame != "to"
        return found.act is SpeechAct.DENIES or found.quotation is QuotationKind.DIRECT

    def _state_by_role(self, token: Token, new: Sequence[int]) -> State:
        """Return the state of a clause or noun without a predicate that decides, by its role under its governor."""
        head, state = token.head, self._state_at(token.head)
        part = role(token)
        if part == "content" and not new:
            opened = state.with_source(
                self.predicate_rules.source_of(self.parsed.predications.of(head)),
                OPEN,
                compose(state.current, TRUE),
                Mode.REPORTED,
            )
            return opened.with_step(self.recorder.at_token(head, effects.REPORTS), None)
        if part == "granted":
            return state.at_base().under(FACTUAL).with_step(self.recorder.at_token(head, effects.TAKES_FOR_FACT), None)
        if part in ("open", "purpose") and self._is_said_by_doer(token):
            return state  # "phoned to say": the call is the saying
        if part in ("open", "purpose"):
            outer = state.at_base() if part == "purpose" else state
            return outer.under(OPEN, Mode.HEDGED).with_step(self.recorder.at_token(token, effects.NOT_HAPPENED), None)
        return state.at_base() if part == "reset" else state

    def _is_said_by_doer(self, verb: Token) -> bool:
        """Return whether the doer of the verb above says something by what he does: "stood up to announce that"."""
        link = self.index.attribution_of_cue(verb.i)
        facts = None if link is None else ACT_FACTS[self.index.attributions[link].act]
        if link is None or facts is None or not (facts.is_factual or facts.answerable):
            return False
        above = clause_head(verb.head)
        who, source = subject(above), self.index.attributions[link].source_head
        return tense(above) in ("past", "present") and who is not None and source in (who.i, None)


def _fits_frame(entry: Predicate, frame: str, token: Token) -> bool:
    """Return whether an entry takes a complement of this frame; a verb that calls something false takes any noun.

    A question with an infinitive ("how to swim") is no complement that is known or told to hold.
    """
    if entry.calls_false:
        return frame == "that" or (can_head_noun_phrase(token) and frame in ("np", "to", "as", "of", "small"))
    return frame in entry.frames and not (frame == "wh" and is_infinitival(token))

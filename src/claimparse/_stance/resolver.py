"""The stance calculus: walks from the author through the sources to a proposition, and tells what each is committed to.

A token's state follows from its governor's: through the predicate whose complement it is, or by the kind of clause
that it heads; then the attributions that begin at it open their sources, and the modifiers of its clause do their work.
Every word acts by its value in the lexicon; the tables of `facts` say the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from claimparse._evidence import AttributionLink, ScopeLink, StanceLink, StanceMark
from claimparse._grammar import complements as embedding
from claimparse._grammar.tree import clause_head
from claimparse._stance import coordination_syntax, effects, word_syntax
from claimparse._stance.attribution_rules import AttributionRules
from claimparse._stance.beliefs import believed
from claimparse._stance.calculus import State, compose
from claimparse._stance.facts import FACT, NEGATE, OPEN, SAID, Mode
from claimparse._stance.lexicon import Predicate
from claimparse._stance.marks import MarkIndex
from claimparse._stance.modifier_rules import ModifierRules
from claimparse._stance.outcome import build_stance
from claimparse._stance.predicate_rules import Embedding, PredicateRules
from claimparse._stance.steps import StepRecorder
from claimparse._text.parsed_text import ParsedText
from claimparse.types import QuotationKind, SpeechAct

if TYPE_CHECKING:
    from spacy.tokens import Token


class StanceResolver:
    """Resolves the stance of any proposition of one page, named by its head token.

    Every token's state is worked out once, so that all propositions of a page together cost linear time.
    """

    def __init__(
        self,
        parsed: ParsedText,
        attributions: Sequence[AttributionLink],
        scopes: Sequence[ScopeLink],
        beliefs: Mapping[str, float] | None = None,
    ) -> None:
        self.parsed, self.doc, self.beliefs = parsed, parsed.doc, beliefs
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
        """The stance of the proposition whose head is token ``head``."""
        state, affix = self._state(self.doc[head]), self.index.affix(head)
        if affix is not None:
            state = self.recorder.add_cue(state.under(NEGATE, Mode.NEGATED), affix, NEGATE)
        return self._believed(build_stance(head, state, self.index), head)

    def resolve_clause(self, head: int) -> StanceLink:
        """The stance towards the clause of token ``head`` as worded: its own negation and modals are part of it."""
        verb = clause_head(self.doc[head])
        self._state(verb)
        return self._believed(build_stance(verb.i, self._entered[verb.i], self.index), head)

    def _believed(self, link: StanceLink, head: int) -> StanceLink:
        if self.beliefs is None:
            return link
        return believed(link, self.doc[head], [self.index.mark(k) for k in link.marks], self.beliefs)

    # ------------------------------------------------------------ the walk

    def _state(self, token: Token) -> State:
        """The state at a token, its own modifiers applied."""
        way = [token]
        while way[-1].head.i != way[-1].i and way[-1].head.i not in self._full:
            way.append(way[-1].head)
        for t in reversed(way):
            if t.i not in self._full:
                self._entered[t.i] = entered = self._enter(t)
                self._full[t.i] = self.modifier_rules.apply(t, entered)
        return self._full[token.i]

    def _enter(self, token: Token) -> State:
        """The state in which a token is reached from its governor."""
        head, here = token.head, self.index.covering(token.i)
        if head.i == token.i:
            first = State().under(OPEN, Mode.HEDGED) if embedding.asks(token) else State()
            return self.attribution_rules.apply(token, first, here)
        there = self.index.covering(head.i)
        new = [k for k in here if k not in there]
        if not new and len(here) < len(there):
            return self.attribution_rules.apply(token, State(), here)  # a source's words end between the two
        if coordination_syntax.is_conjunct(token):
            return self.attribution_rules.apply(token, self._coordinated(token, head, new), new)
        state, opened = self._embedded(token, new)
        return self.attribution_rules.apply(token, state, [k for k in new if k != opened])

    def _coordinated(self, token: Token, first: Token, new: Sequence[int]) -> State:
        if new:
            return self._entered[first.i].restored()
        if not (word_syntax.is_verbal(token) and word_syntax.is_verbal(first)):
            return self._full[first.i].restored() if coordination_syntax.is_contrasted(token) else self._full[first.i]
        state = self._entered[first.i]
        if not coordination_syntax.shares_auxiliaries(token, first):
            return state
        return self.modifier_rules.apply(first, state, shared=True)

    def _embedded(self, token: Token, new: Sequence[int]) -> tuple[State, int | None]:
        """Through the predicate that governs the token, or else by the kind of clause that it heads."""
        for predicate, frame in embedding.embeddings(token):
            for k, entry in self.index.predicates(predicate.i):
                mark = self.index.mark(k)
                if _takes(entry, frame, token) and (entry.held is None or not self._is_elsewhere(mark, token)):
                    link = self.index.with_cue(new, mark.tokens)
                    state = self.predicate_rules.state_inside(
                        Embedding(k, mark, entry, predicate, self._state(predicate), link, frame)
                    )
                    return state, link if entry.held is not None or not self._overrules(link, token) else None
        return self._by_clause(token, new), None

    def _is_elsewhere(self, mark: StanceMark, content: Token) -> bool:
        """Return whether a predicate is the cue of other words than these, over which the parser has put it by mistake.

        The judgement in "dismissed as false the claim" is part of the predicate itself.
        """
        link = self.index.attribution_by(mark.head)
        if link is None or link in self.index.covering(content.i) or embedding.equated(content) is not None:
            return False
        said = self.index.attributions[link].content_head
        return said not in mark.tokens and not content.is_ancestor(self.doc[said])

    def _overrules(self, link: int | None, content: Token) -> bool:
        """Return whether an attribution opens a source beside a predicate that opens none: "refused to say"."""
        if link is None:
            return False
        found = self.index.attributions[link]
        if found.act is SpeechAct.WITHHOLDS:
            return embedding.clause_frame(content) != "to"
        return found.act is SpeechAct.DENIES or found.quotation is QuotationKind.DIRECT

    def _by_clause(self, token: Token, new: Sequence[int]) -> State:
        head, state = token.head, self._state(token.head)
        role = embedding.role(token)
        if role == "content" and not new:
            opened = state.opened(
                self.predicate_rules.source_of(head), OPEN, compose(state.current, SAID), Mode.REPORTED
            )
            return opened.noted(self.recorder.at_token(head, effects.REPORTS), None)
        if role == "granted":
            return state.restored().under(FACT).noted(self.recorder.at_token(head, effects.TAKES_FOR_FACT), None)
        if role in ("open", "purpose"):
            outer = state.restored() if role == "purpose" else state
            return outer.under(OPEN, Mode.HEDGED).noted(self.recorder.at_token(token, effects.NOT_HAPPENED), None)
        return state.restored() if role == "reset" else state


def _takes(entry: Predicate, frame: str, token: Token) -> bool:
    """Return whether a complement counts as the entry's; "false" stands for any noun that is called so."""
    if "false" in entry.frames:
        return frame == "that" or (word_syntax.is_nominal(token) and frame in ("np", "to", "as", "of", "oprd"))
    return frame in entry.frames

"""The stance inside a predicate's complement: "denied that p", "failed to p", "the claim that p"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimparse._evidence import Chars, HolderLink, StanceMark, StepLink
from claimparse._grammar.arguments import is_dummy, is_negative_subject, phrase_run
from claimparse._grammar.complements import is_infinitival
from claimparse._grammar.predication import Predication
from claimparse._grammar.tree import tense
from claimparse._grammar.words import FIRST_PERSON
from claimparse._stance.calculus import State, compose, source_mode
from claimparse._stance.facts import ABILITY, ACT_FACTS, CERTAIN, CUE_KIND_FACTS, FALSE, OPEN, TRUE, UNCOMMITTED, Mode
from claimparse._stance.lexicon import Predicate
from claimparse._stance.marks import MarkIndex
from claimparse._stance.steps import StepRecorder
from claimparse.lexicon.schema.stance import Modifier, Value
from claimparse.types import Commitment, CueKind, SpeechAct

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token

UNNAMED = HolderLink(None, (), None, UNCOMMITTED)
"""A source that the text leaves out."""


@dataclass(frozen=True, slots=True)
class Embedding:
    """A complement under a predicate: the mark ``k`` of the predicate with its entry, the state at the predicate, the
    index of its attribution if it has one, and the frame of the complement.
    """

    k: int
    mark: StanceMark
    entry: Predicate
    predicate: Predication
    state: State
    link: int | None
    frame: str

    @property
    def is_unnamed(self) -> bool:
        """Return whether a passive leaves out who says it."""
        subject_speaks = self.entry.is_passive and not self.entry.weak
        return not subject_speaks and self.predicate.is_passive and self.predicate.agent is None

    @property
    def is_first_person(self) -> bool:
        """Return whether "we" or "I" speak: the innermost holder."""
        source = self.predicate.understood_subject
        return source is not None and source.lower_ in FIRST_PERSON


@dataclass(frozen=True, slots=True)
class PredicateRules:
    """The readings of a predicate, tried one after the other.

    ``entered`` are the states at the tokens before their own modifiers.
    """

    index: MarkIndex
    entered: Mapping[int, State]
    steps: StepRecorder

    def state_inside(self, embedding: Embedding) -> State:
        """Return the state inside a predicate's complement, by the first reading that fits."""
        for read in (
            self._denied_noun,
            self._same_source,
            self._double_negation,
            self.self_report,
            self._factive,
        ):
            state = read(embedding)
            if state is not None:
                return state
        return self.open_source(embedding)

    def _denied_noun(self, e: Embedding) -> State | None:
        """A claim that is denied or called false: the judgement goes through to its content."""
        if e.entry.part != "noun":
            return None
        last = e.state.trace.mark if e.state.trace is not None else None
        if last is None:
            return e.state if e.state.mode & Mode.DENIED else None
        return e.state if self._judges_claims(last) or e.state.mode & Mode.DENIED else None

    def _judges_claims(self, k: int) -> bool:
        """Return whether a mark denies, doubts or judges a claim."""
        entry = self.index.entry(k)
        if self.index.mark(k).kind in (CueKind.DENIAL, CueKind.DOUBT):
            return True
        return entry is not None and entry.judges_truth

    def _same_source(self, e: Embedding) -> State | None:
        """Predicates that open no source: the same holder, by the signature."""
        if e.entry.source_value is not None:
            return None
        mode = CUE_KIND_FACTS[e.mark.kind].self_report_mode
        if e.entry.judges_truth and e.entry.value.true.score > 0 and e.state.sources and e.state.current.score < 0:
            mode = Mode.DENIED  # a source that finds no truth in a claim denies it
        state = e.state.under(e.entry.value, mode)
        if state.current is UNCOMMITTED:
            state = state.under(OPEN, Mode.HEDGED)  # "did not prove that p"
        return self.steps.add_cue(state, e.k, e.entry.value)

    def _double_negation(self, e: Embedding) -> State | None:
        """ "Nobody denies that p" asserts p; "p is considered false" makes it unlikely."""
        if e.mark.kind is not CueKind.DENIAL:
            return None
        if e.entry.unable is not None and is_negative_subject(e.predicate.word):
            state = self.entered[e.predicate.word.i].under(Value(e.entry.unable, UNCOMMITTED))
            return self.steps.add_cue(state, e.k, e.entry.value)
        if e.entry.calls_false and e.is_unnamed:
            state = e.state.under(Value(Commitment.NOT_PROBABLE, UNCOMMITTED), Mode.NEGATED)
            return self.steps.add_cue(state, e.k, e.entry.value)
        return None

    def self_report(self, e: Embedding) -> State | None:
        """ "We think", "it is feared": what the holder says of himself opens no source."""
        assert e.entry.source_value is not None
        if not (e.is_first_person or (e.entry.weak and (e.is_unnamed or e.predicate.is_impersonal))):
            return None
        false = self.index.contradicting_adverb(e.predicate.word.i)
        if false is not None:
            return self.steps.add_cue(e.state.under(_contradicting(e.entry.source_value), Mode.NEGATED), false, FALSE)
        value, mode = e.entry.source_value, CUE_KIND_FACTS[e.mark.kind].self_report_mode
        if value.false is UNCOMMITTED and e.mark.kind in (
            CueKind.REPORT,
            CueKind.FACTIVE,
        ):  # "she can't claim that it works"
            value, mode = Value(value.true, Commitment.NOT_PROBABLE), Mode.HEDGED | Mode.NEGATED
        return self.steps.add_cue(e.state.under(value, mode), e.k, value)

    def _factive(self, e: Embedding) -> State | None:
        """A factive that is negated, asked or supposed: its clause holds all the same, whoever knows of it.

        But who refuses to disclose how much, or where, leaves just that open.
        """
        commitment = e.state.current
        if e.frame == "wh" and e.link is not None and self.index.attributions[e.link].act is SpeechAct.WITHHOLDS:
            return None
        presupposes = commitment.score < 0 or (e.mark.kind is CueKind.FACTIVE and commitment is not CERTAIN)
        if e.entry.value.factive and presupposes:
            return self.steps.add_cue(e.state.at_base().under(e.entry.value), e.k, e.entry.value)
        return None

    def open_source(self, e: Embedding) -> State:
        """Return the state in which the predicate's subject is the innermost source."""
        assert e.entry.source_value is not None
        commitment = compose(e.state.current, e.entry.source_value)
        if e.entry.unable is not None and e.state.current.score < 0 and self._is_unable(e.predicate.word.i):
            commitment = e.entry.unable
        holder = self.source_of(e.predicate, passive=e.entry.is_passive)
        if e.link is not None:
            found = self.index.attributions[e.link]
            holder = HolderLink(e.link, found.source, found.source_head, UNCOMMITTED)
            if found.act is SpeechAct.WITHHOLDS and e.mark.kind is not CueKind.DENIAL:
                outer = OPEN if e.frame == "wh" else e.entry.value
                opened = e.state.with_source(holder, outer, UNCOMMITTED, Mode.HEDGED | Mode.REPORTED)
                parsed = self.index.parsed
                chars = Chars(parsed.starts[found.cue[0].start], parsed.ends[found.cue[-1].end - 1])
                return opened.with_step(StepLink(chars, ACT_FACTS[found.act].effect), e.k)
        outer, state = self.author_commitment(e.predicate.word.i, e.entry.value, e.entry.source_value, e.state)
        opened = state.with_source(holder, outer, commitment, source_mode(e.mark.kind, commitment, e.state.mode))
        return self.steps.add_cue(opened, e.k, e.entry.source_value)

    def author_commitment(self, predicate: int, value: Value, source_value: Value, state: State) -> tuple[Value, State]:
        """Return the value for whoever cites a source: that of an adverb like "falsely", else ``value``."""
        false = self.index.contradicting_adverb(predicate)
        if false is None:
            return value, state
        return _contradicting(source_value), self.steps.add_cue(state, false, FALSE)

    def is_performed(self, verb: Token) -> bool:
        """Return whether "I" or "we" say something by saying that they will: "I would like to stress that it works"."""
        said, entry = self.index.parsed.predications.of(verb), self.index.reporting_predicate(verb.i)
        who = said.understood_subject
        if entry is None or entry.kind is not CueKind.REPORT or said.is_negated:
            return False
        above = verb.head if is_infinitival(verb) else verb
        return who is not None and who.lower_ in ("i", "we") and tense(above) in ("present", "modal")

    def _is_unable(self, predicate: int) -> bool:
        """Return whether a predicate stands under "can" or "could"."""
        entries = (self.index.entry(k) for k in self.index.modifiers(predicate))
        return any(isinstance(e, Modifier) and e.wide and e.value == ABILITY for e in entries)

    def source_of(self, predicate: Predication, *, passive: bool = False) -> HolderLink:
        """Return the subject of a predicate as a source; with ``passive`` the subject of a passive, not its agent."""
        source = predicate.understood_subject if passive else predicate.doer
        if source is None or (is_dummy(source) and predicate.is_impersonal):
            return UNNAMED
        return HolderLink(None, (phrase_run(source),), source.i, UNCOMMITTED)


def _contradicting(value: Value) -> Value:
    """Return the value of a proposition that a source is wrong to hold with ``value``."""
    return TRUE if value.true.score < 0 else FALSE if value.true.score > 0 else OPEN

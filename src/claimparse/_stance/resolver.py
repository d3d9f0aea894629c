"""The stance calculus: walks from the author through the sources to a proposition, and tells what each is committed to.

A token's state follows from its governor's: through the predicate whose complement it is, or by the kind of clause
that it heads; then the attributions that begin at it open their sources, and the modifiers of its clause do their work.
Every word acts by its value in the lexicon; the tables of `facts` say the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimparse._evidence import AttributionLink, Chars, HolderLink, Run, ScopeLink, StanceLink, StanceMark, StepLink
from claimparse._grammar import arguments as controllers
from claimparse._grammar import complements as embedding
from claimparse._grammar.tree import clause_head, is_passive, subject
from claimparse._stance import (
    attachment_syntax,
    condition_syntax,
    coordination_syntax,
    effects,
    modal_syntax,
    word_syntax,
)
from claimparse._stance.beliefs import believed
from claimparse._stance.calculus import State, compose, mode_of_source
from claimparse._stance.facts import (
    ABLE,
    ACT_FACTS,
    CERTAIN,
    CUE_KIND_FACTS,
    FACT,
    FALSE,
    NEGATE,
    OPEN,
    SAID,
    TRUE,
    UNREAL,
    Mode,
    U,
)
from claimparse._stance.lexicon import Modifier, Predicate, Value
from claimparse._stance.marks import MarkIndex
from claimparse._stance.outcome import build_stance
from claimparse._text.parsed_text import ParsedText
from claimparse.types import Commitment, CueKind, QuotationKind, SpeechAct

if TYPE_CHECKING:
    from spacy.tokens import Token

NOBODY = HolderLink(None, (), None, U)


@dataclass(frozen=True, slots=True)
class Passage:
    """The way into a predicate's complement: its mark and entry, the state at it, its attribution if it has one, and
    the frame of the complement."""

    k: int
    mark: StanceMark
    entry: Predicate
    predicate: Token
    state: State
    link: int | None
    frame: str

    @property
    def unnamed(self) -> bool:
        """Return whether a passive leaves out who says it."""
        told = self.entry.passive and not self.entry.weak
        return not told and is_passive(self.predicate) and controllers.agent(self.predicate) is None

    @property
    def own(self) -> bool:
        """Return whether "we" or "I" speak: the innermost holder."""
        source = controllers.controller(self.predicate)
        return source is not None and source.lower_ in ("we", "i")


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

    def resolve(self, head: int) -> StanceLink:
        """The stance of the proposition whose head is token ``head``."""
        state, affix = self._state(self.doc[head]), self.index.affix(head)
        if affix is not None:
            state = self._noted(state.under(NEGATE, Mode.NEGATED), affix, NEGATE)
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
                self._full[t.i] = self._modified(t, entered)
        return self._full[token.i]

    def _enter(self, token: Token) -> State:
        """The state in which a token is reached from its governor."""
        head, here = token.head, self.index.covering(token.i)
        if head.i == token.i:
            first = State().under(OPEN, Mode.HEDGED) if embedding.asks(token) else State()
            return self._attributed(token, first, here)
        there = self.index.covering(head.i)
        new = [k for k in here if k not in there]
        if not new and len(here) < len(there):
            return self._attributed(token, State(), here)  # a source's words end between the two
        if coordination_syntax.is_conjunct(token):
            return self._attributed(token, self._coordinated(token, head, new), new)
        state, opened = self._embedded(token, new)
        return self._attributed(token, state, [k for k in new if k != opened])

    def _coordinated(self, token: Token, first: Token, new: Sequence[int]) -> State:
        if new:
            return self._entered[first.i].restored()
        if not (word_syntax.is_verbal(token) and word_syntax.is_verbal(first)):
            return self._full[first.i].restored() if coordination_syntax.is_contrasted(token) else self._full[first.i]
        state = self._entered[first.i]
        return (
            self._modified(first, state, shared=True) if coordination_syntax.shares_auxiliaries(token, first) else state
        )

    def _embedded(self, token: Token, new: Sequence[int]) -> tuple[State, int | None]:
        """Through the predicate that governs the token, or else by the kind of clause that it heads."""
        for predicate, frame in embedding.embeddings(token):
            for k, entry in self.index.predicates(predicate.i):
                mark = self.index.mark(k)
                if _takes(entry, frame, token) and (entry.held is None or not self._is_elsewhere(mark, token)):
                    link = self.index.with_cue(new, mark.tokens)
                    state = self._through(Passage(k, mark, entry, predicate, self._state(predicate), link, frame))
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
            opened = state.opened(self._source(head), OPEN, compose(state.current, SAID), Mode.REPORTED)
            return opened.noted(self._step(head, effects.REPORTS), None)
        if role == "granted":
            return state.restored().under(FACT).noted(self._step(head, effects.TAKES_FOR_FACT), None)
        if role in ("open", "purpose"):
            outer = state.restored() if role == "purpose" else state
            return outer.under(OPEN, Mode.HEDGED).noted(self._step(token, effects.NOT_HAPPENED), None)
        return state.restored() if role == "reset" else state

    # ------------------------------------------------------------ predicates

    def _through(self, passage: Passage) -> State:
        """The state inside a predicate's complement; the first reading that fits."""
        for read in (self._judged, self._plain, self._undenied, self._owned, self._presupposed):
            state = read(passage)
            if state is not None:
                return state
        return self._handed_over(passage)

    def _judged(self, p: Passage) -> State | None:
        """A claim that is denied or called false: the judgement goes through to its content."""
        if p.entry.part != "noun":
            return None
        last = p.state.trace.mark if p.state.trace is not None else None
        if last is None:
            return p.state if p.state.mode & Mode.DENIED else None
        judged = any(k in self.index.mark(last).entry for k in ("truth", "doubt.", "denial.", "retraction."))
        return p.state if judged or p.state.mode & Mode.DENIED else None

    def _plain(self, p: Passage) -> State | None:
        """Predicates that open no source: the same holder, by the signature."""
        if p.entry.held is not None:
            return None
        mode = CUE_KIND_FACTS[p.mark.kind].own_mode
        if p.entry.name == "truth.noun" and p.state.sources and p.state.current.score < 0:
            mode = Mode.DENIED  # a source that finds no truth in a claim denies it
        state = p.state.under(p.entry.value, mode)
        if state.current is U:
            state = state.under(OPEN, Mode.HEDGED)  # "did not prove that p"
        return self._noted(state, p.k, p.entry.value)

    def _undenied(self, p: Passage) -> State | None:
        """ "Nobody denies that p" asserts p; "p is considered false" makes it unlikely."""
        if p.mark.kind is not CueKind.DENIAL:
            return None
        if p.entry.unable is not None and controllers.is_negative_subject(p.predicate):
            return self._noted(self._entered[p.predicate.i].under(Value(p.entry.unable, U)), p.k, p.entry.value)
        if "false" in p.entry.frames and p.unnamed:
            return self._noted(p.state.under(Value(Commitment.NOT_PROBABLE, U), Mode.NEGATED), p.k, p.entry.value)
        return None

    def _owned(self, p: Passage) -> State | None:
        """ "We think", "it is feared": what the holder says of himself opens no source."""
        assert p.entry.held is not None
        if not (p.own or (p.entry.weak and (p.unnamed or controllers.is_impersonal(p.predicate)))):
            return None
        false = self.index.judging(p.predicate.i)
        if false is not None:
            return self._noted(p.state.under(_refuting(p.entry.held), Mode.NEGATED), false, FALSE)
        value, mode = p.entry.held, CUE_KIND_FACTS[p.mark.kind].own_mode
        if value.false is U and p.mark.kind in (CueKind.REPORT, CueKind.FACTIVE):  # "she can't claim that it works"
            value, mode = Value(value.true, Commitment.NOT_PROBABLE), Mode.HEDGED | Mode.NEGATED
        return self._noted(p.state.under(value, mode), p.k, value)

    def _presupposed(self, p: Passage) -> State | None:
        """A factive that is negated, asked or supposed: its clause holds all the same, whoever knows of it.

        But who refuses to disclose how much, or where, leaves just that open.
        """
        held = p.state.current
        if p.frame == "wh" and p.link is not None and self.index.attributions[p.link].act is SpeechAct.WITHHOLDS:
            return None
        if p.entry.value.factive and (held.score < 0 or (p.mark.kind is CueKind.FACTIVE and held is not CERTAIN)):
            return self._noted(p.state.restored().under(p.entry.value), p.k, p.entry.value)
        return None

    def _handed_over(self, p: Passage) -> State:
        """The predicate's subject becomes the innermost source."""
        assert p.entry.held is not None
        held = compose(p.state.current, p.entry.held)
        if p.entry.unable is not None and p.state.current.score < 0 and self._is_unable(p.predicate):
            held = p.entry.unable
        holder = self._source(p.predicate, passive=p.entry.passive)
        if p.link is not None:
            found = self.index.attributions[p.link]
            holder = HolderLink(p.link, found.source, found.source_head, U)
            if found.act is SpeechAct.WITHHOLDS and p.mark.kind is not CueKind.DENIAL:
                outer = OPEN if p.frame == "wh" else p.entry.value
                opened = p.state.opened(holder, outer, U, Mode.HEDGED | Mode.REPORTED)
                chars = Chars(self.parsed.starts[found.cue[0].start], self.parsed.ends[found.cue[-1].end - 1])
                return opened.noted(StepLink(chars, ACT_FACTS[found.act].effect), p.k)
        outer, state = self._outwardly(p.predicate.i, p.entry.value, p.entry.held, p.state)
        opened = state.opened(holder, outer, held, mode_of_source(p.mark.kind, held, p.state.mode))
        return self._noted(opened, p.k, p.entry.held)

    def _outwardly(self, predicate: int, value: Value, held: Value, state: State) -> tuple[Value, State]:
        """Return the value for whoever cites a source: by an adverb that judges its words, else ``value``."""
        false = self.index.judging(predicate)
        return (value, state) if false is None else (_refuting(held), self._noted(state, false, FALSE))

    def _is_unable(self, predicate: Token) -> bool:
        """Return whether a predicate stands under "can" or "could"."""
        entries = (self.index.entry(k) for k in self.index.modifiers(predicate.i))
        return any(isinstance(e, Modifier) and e.wide and e.value == ABLE for e in entries)

    def _source(self, predicate: Token, *, passive: bool = False) -> HolderLink:
        by_agent = is_passive(predicate) and not passive
        source = controllers.agent(predicate) if by_agent else controllers.controller(predicate)
        if source is None or controllers.is_dummy(source):
            return NOBODY
        return HolderLink(None, (controllers.phrase_run(source),), source.i, U)

    # ------------------------------------------------------------ attributions

    def _attributed(self, token: Token, state: State, links: Sequence[int]) -> State:
        """The state inside the contents of attributions that no predicate on the way has opened."""
        for k in links:
            link = self.index.attributions[k]
            if self._is_turned_down(link):
                holder = HolderLink(k, link.source, link.source_head, U)
                state = state.opened(holder, OPEN, U, Mode.REPORTED).noted(
                    self._of_cue(link, effects.TURNED_DOWN), None
                )
                continue
            if self._is_silent(link) or self._has_spoken(state, link):
                continue
            if self._is_told_by_noun(state, link):
                holder = HolderLink(k, link.source, link.source_head, U)
                state = state.opened(holder, OPEN, state.current, state.mode | Mode.REPORTED)
                continue
            entry = self._saying(link.cue_head) or self._of_lemma(link.cue_head)
            facts = ACT_FACTS[link.act]
            value, mode = facts.value, facts.mode
            if entry is not None and entry.held is not None and link.act is SpeechAct.ASSERTS:
                value = entry.held
            commitment = compose(self._committed_to(self.doc[link.cue_head], token), value)
            if commitment is U:
                mode = Mode.HEDGED
            holder = HolderLink(k, link.source, link.source_head, U)
            outer, state = self._outwardly(link.cue_head, OPEN, value, state)
            opened = state.opened(holder, outer, commitment, mode | Mode.REPORTED)
            state = opened.noted(self._of_cue(link, facts.effect), None)
        return state

    def _of_cue(self, link: AttributionLink, effect: str) -> StepLink:
        return StepLink(self.parsed.chars_of(link.cue[0]) if link.cue else None, effect)

    def _committed_to(self, cue: Token, token: Token) -> Commitment:
        """Return the commitment to a cue above or beside a token, which may be negated or hedged: "has not said"."""
        if cue.left_edge.i <= token.i <= cue.right_edge.i and cue.is_ancestor(token):
            return self._full[cue.i].current
        return self._modified(cue, State(), shared=True).current

    def _saying(self, cue: int) -> Predicate | None:
        """The predicate of a cue of attribution that takes what is said as a clause."""
        entries = (e for _, e in self.index.predicates(cue) if e.held is not None and "that" in e.frames)
        return next(entries, None)

    def _of_lemma(self, cue: int) -> Predicate | None:
        """The entry that a cue would have with a clause: who "expects a loss" holds it as who expects that."""
        verb = self.doc[cue]
        entries = self.index.words.predicates.get(verb.lemma_.lower(), ()) if word_syntax.is_verbal(verb) else ()
        return next(
            (e for e in entries if e.held is not None and "that" in e.frames and e.part in ("verb", "any")), None
        )

    def _is_silent(self, link: AttributionLink) -> bool:
        """Return whether an attribution opens no source: a hedge ("it is feared"), an inert phrase, own words."""
        entry = self._saying(link.cue_head)
        of_nobody = entry is not None and entry.weak and not link.source
        return of_nobody or link.cue_head in self.index.inert or self._is_own(link)

    def _is_turned_down(self, link: AttributionLink) -> bool:
        """Return whether what somebody is said to deny or reject is no claim: "rejected the offer", "denied bail"."""
        return bool(link.source) and link.act is SpeechAct.DENIES and link.cue_head in self.index.inert

    def _is_told_by_noun(self, state: State, link: AttributionLink) -> bool:
        """Return whether the object of a cue decides about its clause: "found no evidence that the fund lied"."""
        last = next(state.steps(), None)
        mark = self.index.mark(last.mark) if last is not None and last.mark is not None else None
        return mark is not None and mark.kind is CueKind.HEDGE and self.doc[mark.head].head.i == link.cue_head

    def _has_spoken(self, state: State, link: AttributionLink) -> bool:
        """Return whether the cue of an attribution has opened the innermost source, as a predicate further out."""
        if not state.sources or state.sources[-1].source_head != link.source_head or link.source_head is None:
            return False
        return any(t.mark is not None and self.index.mark(t.mark).head == link.cue_head for t in state.steps())

    def _is_own(self, link: AttributionLink) -> bool:
        """Return whether "we" or "I" attribute something to themselves, outside quotation marks."""
        if link.source_head is None or link.quotation is not QuotationKind.INDIRECT or link.parent is not None:
            return False
        return self.doc[link.source_head].lower_ in ("we", "i")

    # ------------------------------------------------------------ modifiers

    def _modified(self, token: Token, state: State, *, shared: bool = False) -> State:
        """Apply the modifiers of a token's clause; ``shared``: only those that a coordinated verb shares."""
        if not shared:
            for predicate in attachment_syntax.comments(token):
                state = self._commented(state, predicate)
        for k in self.index.modifiers(token.i):
            if not shared or self.index.mark(k).head <= token.i:
                state = self._under(state, k, token)
        return state

    def _commented(self, state: State, predicate: Token) -> State:
        """Under a parenthetical: "the ferry, it is thought, sank"."""
        for k, entry in self.index.predicates(predicate.i):
            if entry.held is None or "that" not in entry.frames:
                continue
            mark = self.index.mark(k)
            link = self.index.with_cue(self.index.covering(predicate.head.i), mark.tokens)
            if link is not None and not self._is_silent(self.index.attributions[link]):
                continue
            passage = Passage(k, mark, entry, predicate, state, None, "that")
            owned = self._owned(passage)
            if owned is not None:
                state = owned
            elif link is None:
                state = self._handed_over(passage)
        return state

    def _under(self, state: State, k: int, token: Token) -> State:
        mark, entry = self.index.mark(k), self.index.entry(k)
        if isinstance(entry, Modifier) and entry.held is not None:
            return self._evidential(state, k, entry, token)
        value = (
            self._reading(entry, mark, token, state) if isinstance(entry, Modifier) else CUE_KIND_FACTS[mark.kind].value
        )
        if value is None:
            return state
        word = next((t for t in (embedding.predicate_word(token), token) if t.i not in mark.tokens), None)
        negates = effects.of_negation(word.text) if word is not None and value == NEGATE else ""
        return self._noted(state.under(value, CUE_KIND_FACTS[mark.kind].mode), k, value, negates)

    def _evidential(self, state: State, k: int, entry: Modifier, token: Token) -> State:
        """ "Reportedly", "according to police": a source, unless an attribution names it already."""
        assert entry.value is not None
        assert entry.held is not None
        mark = self.index.mark(k)
        if self.index.with_cue(self.index.covering(token.i), mark.tokens) is not None:
            return state
        source = controllers.object_of(self.doc[mark.tokens[-1]]) if entry.prepositional else None
        holder = NOBODY if source is None else HolderLink(None, (controllers.phrase_run(source),), source.i, U)
        opened = state.opened(holder, entry.value, compose(state.current, entry.held), Mode.REPORTED)
        return self._noted(opened, k, entry.value)

    def _reading(self, entry: Modifier, mark: StanceMark, token: Token, state: State) -> Value | None:
        """The value of a modal in its clause: epistemic or deontic, future in the past or hypothetical."""
        if entry.kind is CueKind.CONDITION and condition_syntax.is_past_perfect_condition(self.doc[mark.head]):
            return UNREAL
        if entry.hypothetical and (state.sources or state.mode & Mode.CONDITIONAL):
            return None
        if entry.deontic == "obligation" and not modal_syntax.is_stative(token):
            return OPEN
        if entry.deontic == "permission" and self.doc[mark.head].lower_ == "may" and self._is_permitted(token):
            return OPEN
        return entry.value

    def _is_permitted(self, verb: Token) -> bool:
        who = subject(verb)
        permitted = self.index.words.nouns["permitted"]
        return who is not None and not modal_syntax.is_stative(verb) and who.lemma_.lower() in permitted

    # ------------------------------------------------------------ steps

    def _noted(self, state: State, k: int, value: Value, effect: str = "") -> State:
        """Add a cue's step: its effect, or that of its kind and value."""
        mark = self.index.mark(k)
        chars = mark.chars[0] if effect else Chars(mark.chars[0].start, mark.chars[-1].end)
        return state.noted(StepLink(chars, effect or CUE_KIND_FACTS[mark.kind].effect_of(value)), k)

    def _step(self, token: Token, effect: str) -> StepLink:
        return StepLink(self.parsed.chars_of(Run(token.i, token.i + 1)), effect)


def _refuting(held: Value) -> Value:
    """Return the value of a proposition that a source is wrong to hold."""
    return TRUE if held.true.score < 0 else FALSE if held.true.score > 0 else OPEN


def _takes(entry: Predicate, frame: str, token: Token) -> bool:
    """Return whether a complement counts as the entry's; "false" stands for any noun that is called so."""
    if "false" in entry.frames:
        return frame == "that" or (word_syntax.is_nominal(token) and frame in ("np", "to", "as", "of", "oprd"))
    return frame in entry.frames

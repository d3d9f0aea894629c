"""The stance calculus: walks from the author through the sources to a proposition and tells what each is committed to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from claimparse._evidence import AttributionLink, Chars, HolderLink, Run, ScopeLink, StanceLink, StanceMark, StepLink
from claimparse._link.calculus import CERTAIN, Mode, State, U, compose
from claimparse._syntax import embedding as syntax
from claimparse._syntax.page import Page
from claimparse.lexicon.stance import Modifier, Predicate, StanceLexicon, Value
from claimparse.types import Commitment, CueKind, QuotationKind, SpeechAct

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_DEPTH = 8
"""Attributions nested deeper than this are read as one."""

NEGATE = Value(Commitment.NOT_CERTAIN, CERTAIN)
OPEN = Value(U, U)
FACT = Value(CERTAIN, CERTAIN)
UNREAL = Value(Commitment.NOT_CERTAIN, Commitment.NOT_CERTAIN)

ACTS: dict[SpeechAct, tuple[Value, Mode]] = {
    SpeechAct.ASSERTS: (Value(CERTAIN, U), Mode.NONE),
    SpeechAct.DENIES: (Value(Commitment.NOT_CERTAIN, U), Mode.DENIED),
    SpeechAct.COMMITS: (OPEN, Mode.HEDGED),
    SpeechAct.DIRECTS: (OPEN, Mode.HEDGED),
    SpeechAct.EVALUATES: (Value(CERTAIN, U), Mode.NONE),
    SpeechAct.WITHHOLDS: (OPEN, Mode.HEDGED),
}
"""What an attribution commits its source to, where no predicate on the way says more."""

MODES = {
    CueKind.NEGATION: Mode.NEGATED,
    CueKind.IMPLICATIVE: Mode.NEGATED,
    CueKind.CONDITION: Mode.CONDITIONAL,
    CueKind.COUNTERFACTUAL: Mode.CONDITIONAL,
    CueKind.QUESTION: Mode.QUESTIONED,
    CueKind.DENIAL: Mode.DENIED,
    CueKind.FACTIVE: Mode.NEGATED,
    CueKind.REPORT: Mode.REPORTED,
    CueKind.DOXASTIC: Mode.REPORTED,
    CueKind.EVIDENTIAL: Mode.REPORTED,
    CueKind.DOUBT: Mode.REPORTED,
}
"""The mode a cue puts its clause in; all other kinds hedge."""

RANK = {
    CueKind.QUESTION: 0,
    CueKind.CONDITION: 0,
    CueKind.COUNTERFACTUAL: 0,
    CueKind.EVIDENTIAL: 1,
    CueKind.NEGATION: 3,
}
"""Which of several modifiers of one clause stands outside: the smaller; hedges and modals come second."""

EFFECTS = {
    CueKind.NEGATION: "says that it is not so",
    CueKind.IMPLICATIVE: "decides whether it came about",
    CueKind.DENIAL: "is a denial of it",
    CueKind.MODAL: "makes it no more than possible",
    CueKind.HEDGE: "leaves it open how sure it is",
    CueKind.APPEARANCE: "says that it only seems so",
    CueKind.EVIDENTIAL: "hands it to somebody who is not named",
    CueKind.DOXASTIC: "makes it a belief",
    CueKind.REPORT: "makes it the words of a source",
    CueKind.DOUBT: "casts doubt on it",
    CueKind.CONDITION: "makes it depend on a condition",
    CueKind.COUNTERFACTUAL: "imagines it against the facts",
    CueKind.QUESTION: "asks whether it is so",
    CueKind.DISTANCING: "keeps its wording at a distance",
    CueKind.FACTIVE: "takes it for a fact",
    CueKind.INTENTION: "tells what somebody wants, not what happened",
    CueKind.ATTEMPT: "tells what somebody tried, not whether it worked",
    CueKind.WITHHOLDING: "declines to say whether it is so",
}


class StanceResolver:
    """Resolves the stance of any proposition of one page, named by its head token.

    Every token's state is worked out once, from its governor's, so that all propositions of a page together cost linear time.
    """

    def __init__(self, page: Page, attributions: Sequence[AttributionLink], scopes: Sequence[ScopeLink]) -> None:
        self.page, self.attributions, self.scopes = page, attributions, scopes
        self.doc, self.words = page.doc, StanceLexicon.of(page.lexicon)
        self._entered: dict[int, State] = {}
        self._full: dict[int, State] = {}

    def resolve(self, head: int) -> StanceLink:
        """The stance of the proposition whose head is token ``head``."""
        state = self._state(self.doc[head])
        for k in self._affixes.get(head, ()):
            state = self._under(state, k, self.scopes[k].mark, self.doc[head])
        return self._link(head, state)

    def resolve_clause(self, head: int) -> StanceLink:
        """The stance towards the clause of token ``head`` as it is worded, its own negation and modals taken for part of it."""
        verb = syntax.clause_head(self.doc[head])
        self._state(verb)
        return self._link(verb.i, self._entered[verb.i])

    def _link(self, head: int, state: State) -> StanceLink:
        trace = [t for t in state.trace or ()][::-1]
        return StanceLink(
            head,
            state.label(),
            state.values[0],
            tuple(
                HolderLink(s.attribution, s.source, s.source_head, v)
                for s, v in zip(state.sources, state.values[1:], strict=True)
            ),
            tuple(t.mark for t in trace if t.mark is not None),
            tuple(t.step for t in trace),
        )

    # ------------------------------------------------------------ indexes

    @cached_property
    def _predicates(self) -> dict[int, list[int]]:
        """Marks of predicates by their token."""
        found: dict[int, list[int]] = {}
        for k, scope in enumerate(self.scopes):
            if isinstance(self.words.names.get(scope.mark.entry), Predicate) and scope.mark.kind is not CueKind.PSEUDO:
                found.setdefault(scope.mark.head, []).append(k)
        return found

    @cached_property
    def _modifiers(self) -> dict[int, list[int]]:
        """Marks of modifiers by the token whose clause or phrase they modify, the outermost first."""
        found: dict[int, list[int]] = {}
        for k, scope in enumerate(self.scopes):
            mark = scope.mark
            if (
                mark.kind is CueKind.PSEUDO
                or mark.strength == "affix"
                or isinstance(self.words.names.get(mark.entry), Predicate)
            ):
                continue
            for target in self._targets(mark):
                found.setdefault(target.i, []).append(k)
        for marks in found.values():
            marks.sort(key=self._rank)
        return found

    @cached_property
    def _inert(self) -> frozenset[int]:
        """The tokens of inert cues: "no doubt that" hands nothing to anybody."""
        return frozenset(t for s in self.scopes if s.mark.kind is CueKind.PSEUDO for t in s.mark.tokens)

    @cached_property
    def _affixes(self) -> dict[int, list[int]]:
        """Marks of negative affixes by their word; they negate the word alone, not what depends on it."""
        found: dict[int, list[int]] = {}
        for k, scope in enumerate(self.scopes):
            if scope.mark.strength == "affix":
                found.setdefault(scope.mark.head, []).append(k)
        return found

    def _rank(self, k: int) -> tuple[int, int]:
        mark = self.scopes[k].mark
        entry = self.words.names.get(mark.entry)
        if isinstance(entry, Modifier) and entry.wide:
            return 4, k
        return RANK.get(mark.kind, 2), k

    def _targets(self, mark: StanceMark) -> Iterator[Token]:
        head = self.doc[mark.head]
        if mark.kind is CueKind.QUESTION:
            yield head
        elif mark.entry == "negation.yet":
            yield syntax.infinitive(self.doc[i] for i in mark.tokens) or head
        elif mark.kind in (CueKind.CONDITION, CueKind.COUNTERFACTUAL):
            clauses = syntax.inverted_clauses(head) if mark.kind is CueKind.COUNTERFACTUAL else syntax.condition(head)
            content = self._covering.get(clauses[0].i)
            yield from (c for c in clauses if self._covering.get(c.i) == content)
        else:
            yield syntax.anchor(head, quantifier=mark.entry == "negation.quantifier")

    @cached_property
    def _covering(self) -> dict[int, tuple[int, ...]]:
        """The attributions in whose content a token stands, the outermost first."""
        found: dict[int, list[int]] = {}
        for k in sorted(range(len(self.attributions)), key=self._depth):
            for run in self.attributions[k].content:
                for token in range(*run):
                    at = found.setdefault(token, [])
                    if len(at) < 2 * MAX_DEPTH and k not in at:
                        at.append(k)
        return {token: tuple(ks) for token, ks in found.items()}

    def _depth(self, k: int) -> tuple[int, int]:
        size = sum(r.end - r.start for r in self.attributions[k].content)
        depth, at = 0, self.attributions[k].parent
        while at is not None and depth < MAX_DEPTH:
            depth, at = depth + 1, self.attributions[at].parent
        return depth, -size

    def _link_with_cue(self, links: Sequence[int], tokens: Sequence[int]) -> int | None:
        for k in links:
            link = self.attributions[k]
            if link.cue_head in tokens or any(r.start <= t < r.end for r in link.cue for t in tokens):
                return k
        return None

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
        head = token.head
        if head.i == token.i:
            return self._attributed(State(), self._covering.get(token.i, ()))
        if syntax.is_conjunct(token):
            return self._coordinated(token, head)
        here, there = self._covering.get(token.i, ()), self._covering.get(head.i, ())
        new = [k for k in here if k not in there]
        left = [k for k in there if k not in here]
        if left and not new:
            return self._attributed(State(), here)
        state, opened = self._embedded(token, new)
        return self._attributed(state, [k for k in new if k != opened])

    def _coordinated(self, token: Token, first: Token) -> State:
        here, there = self._covering.get(token.i, ()), self._covering.get(first.i, ())
        if here != there and first.i in self._entered:
            return (
                self._attributed(State(), here)
                if not set(there) <= set(here)
                else self._attributed(self._entered[first.i].restored(), [k for k in here if k not in there])
            )
        if not (syntax.is_verbal(token) and syntax.is_verbal(first)):
            return self._full[first.i].restored() if syntax.is_contrasted(token) else self._full[first.i]
        state = self._entered[first.i]
        shares = syntax.shares_auxiliaries(token, first)
        return self._modified(first, state, shared_with=token) if shares else state

    def _embedded(self, token: Token, new: Sequence[int]) -> tuple[State, int | None]:
        """Through the predicate that governs the token, or by the kind of clause that it heads."""
        for predicate, frame in syntax.embeddings(token):
            for k in self._predicates.get(predicate.i, ()):
                entry = self.words.names[self.scopes[k].mark.entry]
                assert isinstance(entry, Predicate)
                if self._covers(entry, frame, token):
                    return self._through(k, entry, predicate, new)
        return self._by_clause(token, new)

    def _covers(self, entry: Predicate, frame: str, token: Token) -> bool:
        if "false" in entry.frames:
            return syntax.is_nominal(token) and frame in ("np", "to", "as", "of", "that", "oprd")
        return frame in entry.frames and (frame != "np" or entry.objects in (None, "any") or True)

    def _by_clause(self, token: Token, new: Sequence[int]) -> tuple[State, int | None]:
        head, state = token.head, self._state(token.head)
        role = syntax.role(token)
        if role == "content" and not new:
            state = self._opened(state, head, None, Value(CERTAIN, U), OPEN, Mode.REPORTED)
            return state.noted(self._step(head, EFFECTS[CueKind.REPORT]), None), None
        if role == "granted":
            return state.restored().under(FACT).noted(self._step(head, EFFECTS[CueKind.FACTIVE]), None), None
        if role == "reset":
            return state.restored(), None
        if role in ("open", "purpose"):
            outer = state.restored() if role == "purpose" else state
            return outer.under(OPEN, Mode.HEDGED).noted(self._step(token, "is not said to have happened"), None), None
        return state, None

    def _step(self, token: Token, effect: str) -> StepLink:
        return StepLink(self.page.chars_of(Run(token.i, token.i + 1)), effect)

    def _through(self, k: int, entry: Predicate, predicate: Token, new: Sequence[int]) -> tuple[State, int | None]:
        mark = self.scopes[k].mark
        state = self._state(predicate)
        mode = MODES.get(mark.kind, Mode.HEDGED)
        link = self._link_with_cue(new, mark.tokens)
        if entry.part == "noun" and self._is_judged(state):
            return state, link
        if entry.held is None:
            return self._noted(state.under(entry.value, mode), mark, k), link
        unnamed = syntax.is_passive(predicate) and syntax.agent(predicate) is None
        if mark.kind in (CueKind.FACTIVE,):
            mode = Mode.NONE
        held = self._held(entry, predicate, state)
        if mark.kind is CueKind.DENIAL and entry.unable is not None and syntax.is_negative_subject(predicate):
            return self._noted(self._entered[predicate.i].under(Value(entry.unable, U)), mark, k), link
        if mark.kind is CueKind.DENIAL and "false" in entry.frames and unnamed:
            return self._noted(state.under(Value(Commitment.NOT_PROBABLE, U), Mode.NEGATED), mark, k), link
        if self._is_author(predicate, state) or (entry.weak and (unnamed or syntax.is_impersonal(predicate))):
            if mark.kind is CueKind.DOUBT:
                mode = Mode.HEDGED
            elif mark.kind is CueKind.DOXASTIC:
                mode = Mode.HEDGED | Mode.NEGATED
            value = entry.held
            if value.false is U and mark.kind in (CueKind.REPORT, CueKind.FACTIVE):
                value, mode = Value(value.true, Commitment.NOT_PROBABLE), Mode.HEDGED | Mode.NEGATED
            return self._noted(state.under(value, mode), mark, k), link
        if mark.kind is CueKind.DENIAL and held.score >= 0:
            mode = Mode.REPORTED if held is CERTAIN else Mode.HEDGED
        elif held is U and mark.kind is not CueKind.QUESTION:
            mode |= Mode.HEDGED
        elif state.mode & Mode.HEDGED and abs(held.score) < 3:
            mode |= Mode.HEDGED
        if (
            entry.value.factive
            and not self._is_author(predicate, state)
            and (state.current.score < 0 or (mark.kind is CueKind.FACTIVE and state.current is not CERTAIN))
        ):
            return self._noted(state.restored().under(entry.value), mark, k), link
        opened = self._opened(
            state, predicate, link, Value(held, held), entry.value, mode | (Mode.REPORTED if mode else mode), held
        )
        return self._noted(opened, mark, k), link

    def _is_judged(self, state: State) -> bool:
        """Whether a claim stands denied or called false, so that the judgement is about its content."""
        last = state.trace.mark if state.trace is not None else None
        return bool(state.mode & Mode.DENIED) or (last is not None and "truth" in self.scopes[last].mark.entry)

    def _held(self, entry: Predicate, predicate: Token, state: State) -> Commitment:
        assert entry.held is not None
        if entry.unable is not None and state.current.score < 0 and self._is_unable(predicate):
            return entry.unable
        return compose(state.current, entry.held)

    def _is_unable(self, predicate: Token) -> bool:
        for k in self._modifiers.get(predicate.i, ()):
            entry = self.words.names.get(self.scopes[k].mark.entry)
            if isinstance(entry, Modifier) and entry.wide:
                return True
        return False

    def _is_author(self, predicate: Token, state: State) -> bool:
        """Whether "we" or "I" speak: the innermost holder."""
        source = syntax.controller(predicate)
        return source is not None and source.lower_ in ("we", "i")

    def _opened(
        self,
        state: State,
        predicate: Token,
        link: int | None,
        held: Value,
        outer: Value,
        mode: Mode,
        commitment: Commitment | None = None,
    ) -> State:
        if link is not None:
            found = self.attributions[link]
            holder = HolderLink(link, found.source, found.source_head, U)
        else:
            holder = self._source(predicate)
        value = compose(state.current, held) if commitment is None else commitment
        return state.opened(holder, outer, value, mode)

    def _source(self, predicate: Token) -> HolderLink:
        source = syntax.agent(predicate) if syntax.is_passive(predicate) else syntax.controller(predicate)
        if source is None or syntax.is_dummy(source):
            return HolderLink(None, (), None, U)
        return HolderLink(None, (syntax.phrase_run(source),), source.i, U)

    def _attributed(self, state: State, links: Sequence[int]) -> State:
        """The state inside the contents of attributions that no predicate on the way has opened."""
        for k in links:
            link = self.attributions[k]
            if link.source_head is not None and self._speaks_for_holder(self.doc[link.source_head], link):
                continue
            if link.cue_head in self._inert:
                continue
            entry = self._saying(link.cue_head)
            if entry is not None and entry.weak and not link.source:
                continue  # "it is feared" hedges what the outer holder says
            value, mode = ACTS[link.act]
            if entry is not None and entry.held is not None and link.act is SpeechAct.ASSERTS:
                value = entry.held
            cue = link.cue_head
            said = self._full[cue].current if cue in self._full else state.current
            commitment = compose(said, value)
            if commitment is U and mode is Mode.NONE:
                mode = Mode.HEDGED
            holder = HolderLink(k, link.source, link.source_head, U)
            state = state.opened(holder, OPEN, commitment, mode | Mode.REPORTED)
            chars = self.page.chars_of(link.cue[0]) if link.cue else None
            state = state.noted(StepLink(chars, "makes it the words of a source"), None)
        return state

    def _saying(self, cue: int) -> Predicate | None:
        """The predicate of a cue of attribution that takes what is said as a clause."""
        for k in self._predicates.get(cue, ()):
            entry = self.words.names[self.scopes[k].mark.entry]
            if isinstance(entry, Predicate) and entry.held is not None and "that" in entry.frames:
                return entry
        return None

    def _speaks_for_holder(self, source: Token, link: AttributionLink) -> bool:
        """Whether "we" or "I" attribute something to themselves, outside quotation marks."""
        return source.lower_ in ("we", "i") and link.quotation is QuotationKind.INDIRECT and link.parent is None

    # ------------------------------------------------------------ modifiers

    def _modified(self, token: Token, state: State, *, shared_with: Token | None = None) -> State:
        for predicate in syntax.comments(token):
            for k in self._predicates.get(predicate.i, ()):
                entry = self.words.names[self.scopes[k].mark.entry]
                if isinstance(entry, Predicate) and "that" in entry.frames and entry.held is not None:
                    state = self._commented(state, k, entry, predicate)
        for k in self._modifiers.get(token.i, ()):
            mark = self.scopes[k].mark
            if shared_with is not None and mark.head > token.i:
                continue
            state = self._under(state, k, mark, token)
        return state

    def _commented(self, state: State, k: int, entry: Predicate, predicate: Token) -> State:
        assert entry.held is not None
        mark = self.scopes[k].mark
        unnamed = syntax.is_passive(predicate) and syntax.agent(predicate) is None
        if self._is_author(predicate, state) or (entry.weak and unnamed):
            return self._noted(state.under(entry.held, Mode.HEDGED), mark, k)
        link = self._link_with_cue(self._covering.get(predicate.head.i, ()), mark.tokens)
        if link is not None and (self.attributions[link].source or not entry.weak):
            return state
        mode = MODES.get(mark.kind, Mode.HEDGED) | Mode.REPORTED
        return self._noted(self._opened(state, predicate, None, entry.held, entry.value, mode), mark, k)

    def _under(self, state: State, k: int, mark: StanceMark, token: Token) -> State:
        entry = self.words.names.get(mark.entry)
        mode = MODES.get(mark.kind, Mode.HEDGED)
        if not isinstance(entry, Modifier):  # a construction of the detector's own
            if mark.kind is CueKind.NEGATION:
                return self._noted(state.under(NEGATE, mode), mark, k)
            value = UNREAL if mark.kind is CueKind.COUNTERFACTUAL else OPEN
            return self._noted(state.under(value, mode), mark, k)
        if entry.value is None:
            return state
        if entry.held is not None:
            return self._evidential(state, k, mark, entry, token)
        reading = self._reading(entry, mark, token, state)
        return state if reading is None else self._noted(state.under(reading, mode), mark, k)

    def _evidential(self, state: State, k: int, mark: StanceMark, entry: Modifier, token: Token) -> State:
        assert entry.value is not None and entry.held is not None
        if self._link_with_cue(self._covering.get(token.i, ()), mark.tokens) is not None:
            return state
        holder = HolderLink(None, (), None, U)
        if entry.prepositional:
            source = syntax.object_of(self.doc[mark.tokens[-1]])
            if source is not None:
                holder = HolderLink(None, (syntax.phrase_run(source),), source.i, U)
        opened = state.opened(holder, entry.value, compose(state.current, entry.held), Mode.REPORTED)
        return self._noted(opened, mark, k)

    def _reading(self, entry: Modifier, mark: StanceMark, token: Token, state: State) -> Value | None:
        """The value of a modal in its clause: epistemic or deontic, future in the past or hypothetical."""
        if entry.kind is CueKind.CONDITION and syntax.is_past_perfect_condition(self.doc[mark.head]):
            return UNREAL
        if entry.hypothetical:
            if state.sources or state.mode & Mode.CONDITIONAL:
                return None
        if entry.deontic == "obligation" and not syntax.is_stative(token):
            return OPEN
        if entry.deontic == "permission" and self.doc[mark.head].lower_ == "may" and self._is_permitted(token):
            return OPEN
        return entry.value

    def _is_permitted(self, verb: Token) -> bool:
        who = syntax.subject(verb)
        return who is not None and not syntax.is_stative(verb) and who.lemma_.lower() in self.words.nouns["permitted"]

    def _noted(self, state: State, mark: StanceMark, k: int) -> State:
        chars = Chars(mark.chars[0].start, mark.chars[-1].end)
        return state.noted(StepLink(chars, EFFECTS[mark.kind]), k)

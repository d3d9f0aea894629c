"""The algebra of stance: commitments under signatures, and the state that is carried from the root to a proposition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimparse._evidence import HolderLink, StepLink
from claimparse._stance.facts import CERTAIN, CUE_KIND_FACTS, Belief, Mode, U, label_of
from claimparse._stance.lexicon import Value
from claimparse.types import Commitment, CueKind, StanceLabel

MAX_HOLDERS = 12
"""Sources nested deeper than this are no longer told apart: work stays linear on any text."""

_BY_SCORE = {c.score: c for c in Commitment}

EXPECTED_ELSEWHERE, EXPECTED_OF_CONDITION = Belief(1.0, -0.1), 0.5
"""The same for other cues, and for the consequence of a condition."""


def expected(label: StanceLabel, held: Commitment, kinds: Sequence[CueKind]) -> float:
    """The belief that readers form on average, from -3 to 3; ``kinds`` are those of the cues, the outermost first.

    >>> expected(StanceLabel.HEDGED, Commitment.UNCOMMITTED, [CueKind.INTENTION])        # "plans to sell"
    0.7
    """
    if held is not U:
        return held.score
    if label is StanceLabel.CONDITIONAL:
        return EXPECTED_OF_CONDITION
    facts = [CUE_KIND_FACTS[k] for k in reversed(kinds)]
    if label is not StanceLabel.HEDGED or any(f.neutral for f in facts):
        return 0.0
    belief = next((f.belief for f in facts if f.belief is not None), EXPECTED_ELSEWHERE)
    return belief.negated if CueKind.NEGATION in kinds else belief.plain


def compose(current: Commitment, value: Value) -> Commitment:
    """The commitment to a complement, given the commitment to its predicate and the predicate's signature.

    >>> compose(Commitment.NOT_CERTAIN, Value(Commitment.NOT_CERTAIN, CERTAIN))        # did not fail
    <Commitment.CERTAIN: 'CT+'>
    >>> compose(Commitment.POSSIBLE, Value(CERTAIN, U))                                # may have said
    <Commitment.POSSIBLE: 'PS+'>
    """
    if value.factive:
        return value.true
    if current is U:
        return U
    result, strength = (value.true if current.score > 0 else value.false).score, abs(current.score)
    return _BY_SCORE[max(-strength, min(strength, result))]


def mode_of_source(kind: CueKind, held: Commitment, outer: int) -> int:
    """Return the mode in which a new source holds its content."""
    if kind is CueKind.FACTIVE:
        return Mode.HEDGED if held is U else Mode.NONE
    if kind is CueKind.DENIAL and held.score >= 0:
        return Mode.REPORTED if held is CERTAIN else Mode.HEDGED | Mode.REPORTED
    mode = CUE_KIND_FACTS[kind].mode | Mode.REPORTED
    if held is U or (outer & Mode.HEDGED and held is not CERTAIN):
        mode |= Mode.HEDGED
    return mode


class Trace(NamedTuple):
    """Steps as a linked list, the newest first, so that propositions share their common way."""

    step: StepLink
    mark: int | None
    before: Trace | None

    def back(self) -> Iterator[Trace]:
        """This step and those before it."""
        at: Trace | None = self
        while at is not None:
            yield at
            at = at.before


class State(NamedTuple):
    """The commitments of all holders at one point of the walk.

    ``values`` are the commitments of the author and then of each source; ``base`` what they were where the innermost
    source began to speak, to which adverbial and relative clauses return; ``kept`` the mode at that point.
    """

    values: tuple[Commitment, ...] = (CERTAIN,)
    base: tuple[Commitment, ...] = (CERTAIN,)
    sources: tuple[HolderLink, ...] = ()
    mode: int = Mode.NONE
    kept: int = Mode.NONE
    trace: Trace | None = None

    @property
    def current(self) -> Commitment:
        """The innermost holder's commitment."""
        return self.values[-1]

    def steps(self) -> Iterator[Trace]:
        """The steps taken, the newest first."""
        return iter(()) if self.trace is None else self.trace.back()

    def noted(self, step: StepLink, mark: int | None) -> State:
        """Return the state with one more step."""
        trace = Trace(step, mark, self.trace)
        return State(self.values, self.base, self.sources, self.mode, self.kept, trace)

    def under(self, value: Value, mode: int = Mode.NONE) -> State:
        """The same holders, one operator further in."""
        values = (*self._outer(value), compose(self.current, value))
        return State(values, self.base, self.sources, self.mode | mode, self.kept, self.trace)

    def opened(self, holder: HolderLink, outer: Value, held: Commitment, mode: int) -> State:
        """A new source inside the innermost holder's words."""
        values = (*self._outer(outer), compose(self.current, outer))
        sources = (*self.sources, holder)
        if len(sources) > MAX_HOLDERS:
            values, sources = values[:-1], (*sources[:-2], sources[-1])
        mode = self.mode & ~Mode.NEGATED | mode
        beside = values if values[-1].score >= 0 else (*values[:-1], U)  # what is refuted is the report alone
        return State((*values, held), (*beside, CERTAIN), sources, mode, mode & Mode.REPORTED, self.trace)

    def _outer(self, value: Value) -> Iterator[Commitment]:
        """The outer holders' commitments: who takes no side on a report takes none on what is inside."""
        return (v if v is U else compose(v, value) for v in self.values[:-1])

    def restored(self) -> State:
        """Back to what the innermost holder says on its own account."""
        return State(self.base, self.base, self.sources, self.kept, self.kept, self.trace)

    @property
    def refuted(self) -> bool:
        """Return whether whoever cites the innermost source says that what it holds is not so: "falsely claimed"."""
        return len(self.values) > 1 and self.values[-2].score < 0 < self.current.score

    @property
    def believed(self) -> Commitment:
        """The commitment that readers take over: the innermost holder's, unless that is called false."""
        return self.values[-2] if self.refuted else self.current

    def label(self) -> StanceLabel:
        """The stance in one word, by precedence."""
        mode = self.mode
        if self.refuted:
            mode |= Mode.NEGATED
        elif self.current.score >= 0:
            mode &= ~Mode.NEGATED
        elif not self.sources and not mode & Mode.HEDGED:
            mode |= Mode.NEGATED
        if self.current is CERTAIN:
            mode &= ~Mode.HEDGED
        elif not mode:
            mode = Mode.HEDGED
        return label_of(mode)

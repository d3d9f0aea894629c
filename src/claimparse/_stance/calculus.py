"""The algebra of stance: commitments under signatures, and the state carried from the root to a proposition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimparse._evidence import HolderLink, StepLink
from claimparse._stance.facts import CERTAIN, CUE_KIND_FACTS, UNCOMMITTED, Belief, Mode, label_of
from claimparse.lexicon.schema.stance import Value
from claimparse.types import Commitment, CueKind, StanceLabel

MAX_HOLDERS = 12
"""Sources nested deeper than this are no longer told apart: work stays linear on any text."""

_COMMITMENT_BY_SCORE = {c.score: c for c in Commitment}

DEFAULT_BELIEF, CONDITIONAL_BELIEF = Belief(1.0, -0.1), 0.5
"""The belief that readers form under cues whose kind has none of its own, and of the consequence of a condition."""


def expected_belief(label: StanceLabel, commitment: Commitment, kinds: Sequence[CueKind]) -> float:
    """Return the belief that readers form on average, from -3 to 3; ``kinds`` are those of the cues, outermost first.

    >>> expected_belief(StanceLabel.HEDGED, Commitment.UNCOMMITTED, [CueKind.INTENTION])        # "plans to sell"
    0.7
    """
    if commitment is not UNCOMMITTED:
        return commitment.score
    if label is StanceLabel.CONDITIONAL:
        return CONDITIONAL_BELIEF
    facts = [CUE_KIND_FACTS[k] for k in reversed(kinds)]
    if label is not StanceLabel.HEDGED or any(f.leaves_no_belief for f in facts):
        return 0.0
    belief = next((f.belief for f in facts if f.belief is not None), DEFAULT_BELIEF)
    return belief.negated if CueKind.NEGATION in kinds else belief.plain


def compose(current: Commitment, value: Value) -> Commitment:
    """Return the commitment to a complement, given the commitment to its predicate and the predicate's signature.

    >>> compose(Commitment.NOT_CERTAIN, Value(Commitment.NOT_CERTAIN, CERTAIN))        # did not fail
    <Commitment.CERTAIN: 'CT+'>
    >>> compose(Commitment.POSSIBLE, Value(CERTAIN, UNCOMMITTED))                      # may have said
    <Commitment.POSSIBLE: 'PS+'>
    """
    if value.factive:
        return value.true
    if current is UNCOMMITTED:
        return UNCOMMITTED
    result, strength = (value.true if current.score > 0 else value.false).score, abs(current.score)
    return _COMMITMENT_BY_SCORE[max(-strength, min(strength, result))]


def source_mode(kind: CueKind, commitment: Commitment, outer: int) -> int:
    """Return the mode in which a new source holds its content."""
    if kind is CueKind.FACTIVE:
        return Mode.HEDGED if commitment is UNCOMMITTED else Mode.NONE
    if kind is CueKind.DENIAL and commitment.score >= 0:
        return Mode.REPORTED if commitment is CERTAIN else Mode.HEDGED | Mode.REPORTED
    mode = CUE_KIND_FACTS[kind].mode | Mode.REPORTED
    if commitment is UNCOMMITTED or (outer & Mode.HEDGED and commitment is not CERTAIN):
        mode |= Mode.HEDGED
    return mode


def is_refuted(commitments: Sequence[Commitment]) -> bool:
    """Return whether whoever cites the innermost source rejects what it says: "falsely claimed".

    The commitments are those of the author and then of each source.
    """
    return len(commitments) > 1 and commitments[-2].score < 0 < commitments[-1].score


def readers_commitment(commitments: Sequence[Commitment]) -> Commitment:
    """Return the commitment that readers take over: the innermost holder's, unless that is called false.

    >>> readers_commitment((Commitment.NOT_CERTAIN, CERTAIN))        # falsely claimed
    <Commitment.NOT_CERTAIN: 'CT-'>
    """
    return commitments[-2] if is_refuted(commitments) else commitments[-1]


class Trace(NamedTuple):
    """Steps as a linked list, the newest first, so that propositions share the steps of their common path.

    ``mark`` is the index of the cue that took the step, if one did.
    """

    step: StepLink
    mark: int | None
    before: Trace | None

    def backwards(self) -> Iterator[Trace]:
        """Yield this step and those before it."""
        at: Trace | None = self
        while at is not None:
            yield at
            at = at.before


class State(NamedTuple):
    """The commitments of all holders at one point of the walk.

    ``commitments`` are those of the author and then of each source. ``base_commitments`` and ``base_mode`` are those at
    the start of what the innermost source says: adverbial and relative clauses return to them.
    """

    commitments: tuple[Commitment, ...] = (CERTAIN,)
    base_commitments: tuple[Commitment, ...] = (CERTAIN,)
    sources: tuple[HolderLink, ...] = ()
    mode: int = Mode.NONE
    base_mode: int = Mode.NONE
    trace: Trace | None = None

    @property
    def current(self) -> Commitment:
        """The innermost holder's commitment."""
        return self.commitments[-1]

    def steps(self) -> Iterator[Trace]:
        """Return the steps taken, the newest first."""
        return iter(()) if self.trace is None else self.trace.backwards()

    def with_step(self, step: StepLink, mark: int | None) -> State:
        """Return the state with one more step."""
        trace = Trace(step, mark, self.trace)
        return State(self.commitments, self.base_commitments, self.sources, self.mode, self.base_mode, trace)

    def under(self, value: Value, mode: int = Mode.NONE) -> State:
        """Return the state of the same holders under one more operator."""
        commitments = (*self._outer_commitments(value), compose(self.current, value))
        return State(commitments, self.base_commitments, self.sources, self.mode | mode, self.base_mode, self.trace)

    def with_source(self, holder: HolderLink, outer: Value, commitment: Commitment, mode: int) -> State:
        """Return the state with a new source inside the innermost holder's words.

        ``outer`` is what the new source's report is worth to the holders so far, ``commitment`` its own commitment.
        """
        commitments = (*self._outer_commitments(outer), compose(self.current, outer))
        sources = (*self.sources, holder)
        if len(sources) > MAX_HOLDERS:
            commitments, sources = commitments[:-1], (*sources[:-2], sources[-1])
        mode = self.mode & ~(Mode.NEGATED | Mode.AGAINST) | mode
        base = (
            commitments if commitments[-1].score >= 0 else (*commitments[:-1], UNCOMMITTED)
        )  # only the report is refuted
        return State((*commitments, commitment), (*base, CERTAIN), sources, mode, mode & Mode.REPORTED, self.trace)

    def _outer_commitments(self, value: Value) -> Iterator[Commitment]:
        """The outer holders' commitments: whoever takes no side on a report takes none on what is inside."""
        return (v if v is UNCOMMITTED else compose(v, value) for v in self.commitments[:-1])

    def at_base(self) -> State:
        """Return the state of what the innermost holder says on its own account."""
        return State(
            self.base_commitments, self.base_commitments, self.sources, self.base_mode, self.base_mode, self.trace
        )

    def label(self) -> StanceLabel:
        """Return the stance label: of several that apply, the one that takes precedence."""
        mode = self.mode
        if is_refuted(self.commitments):
            mode |= Mode.NEGATED
        elif self.current.score >= 0:
            mode &= ~Mode.NEGATED
        elif not self.sources and not mode & Mode.HEDGED:
            mode |= Mode.NEGATED
        if mode & Mode.AGAINST:
            mode = (mode & ~Mode.AGAINST) | Mode.NEGATED
        if self.current is CERTAIN:
            mode &= ~Mode.HEDGED
        elif not mode:
            mode = Mode.HEDGED
        return label_of(mode)

"""The stance of a proposition, built from the state that a walk reaches there, with the steps that were taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimparse._evidence import HolderLink, StanceLink, StepLink
from claimparse._stance.calculus import State, expected_belief, readers_commitment
from claimparse._stance.marks import MarkIndex
from claimparse.types import CueKind


def build_stance(head: int, state: State, index: MarkIndex) -> StanceLink:
    """Return the stance of the proposition of token ``head``, from the state at it."""
    trace = list(state.steps())[::-1]
    kinds = [index.mark(t.mark).kind for t in trace if t.mark is not None]
    label = state.label()
    return StanceLink(
        head,
        label,
        state.commitments[0],
        expected_belief(label, readers_commitment(state.commitments), kinds),
        tuple(_holders(state)),
        tuple(t.mark for t in trace if t.mark is not None),
        tuple(_without_covered(t.step for t in trace)),
        negated=CueKind.NEGATION in kinds,
    )


def _without_covered(steps: Iterable[StepLink]) -> Iterator[StepLink]:
    """The steps without those whose words the next one covers: "refused" in "refused to say"."""
    kept: list[StepLink] = []
    for step in reversed(tuple(steps)):
        whole = kept[-1].chars if kept else None
        part = step.chars
        if whole is None or part is None or not (whole.start <= part.start and part.end <= whole.end):
            kept.append(step)
    return reversed(kept)


def _holders(state: State) -> Iterator[HolderLink]:
    """Yield the sources with their commitments, the outermost first."""
    for source, commitment in zip(state.sources, state.commitments[1:], strict=True):
        yield HolderLink(source.attribution, source.source, source.source_head, commitment)

"""The stance of a proposition, built from the state that a walk reaches there, with the steps that were taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimparse._evidence import HolderLink, StanceLink, StepLink
from claimparse._stance.calculus import State, expected
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
        state.values[0],
        expected(label, state.believed, kinds),
        tuple(_with_commitment(state)),
        tuple(t.mark for t in trace if t.mark is not None),
        tuple(_steps(t.step for t in trace)),
        negated=CueKind.NEGATION in kinds,
    )


def _steps(steps: Iterable[StepLink]) -> Iterator[StepLink]:
    """The steps without those whose words a later one takes up: "refused" in "refused to say"."""
    later: list[StepLink] = []
    for step in reversed(tuple(steps)):
        whole = later[-1].chars if later else None
        part = step.chars
        if whole is None or part is None or not (whole.start <= part.start and part.end <= whole.end):
            later.append(step)
    return reversed(later)


def _with_commitment(state: State) -> Iterator[HolderLink]:
    for source, commitment in zip(state.sources, state.values[1:], strict=True):
        yield HolderLink(source.attribution, source.source, source.source_head, commitment)

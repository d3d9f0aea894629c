"""The steps that explain a stance: which words did what to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimparse._evidence import AttributionLink, Chars, Run, StepLink
from claimparse._stance.calculus import State
from claimparse._stance.facts import CUE_KIND_FACTS
from claimparse._stance.marks import MarkIndex
from claimparse.lexicon.schema.stance import Value

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token


@dataclass(frozen=True, slots=True)
class StepRecorder:
    """Makes the steps of a resolution, with the characters of the words that act."""

    index: MarkIndex

    def add_cue(self, state: State, k: int, value: Value, effect: str = "") -> State:
        """Return the state with the step of mark ``k``: the effect given, or that of the cue's kind and value."""
        mark = self.index.mark(k)
        chars = mark.chars[0] if effect else Chars(mark.chars[0].start, mark.chars[-1].end)
        return state.with_step(StepLink(chars, effect or CUE_KIND_FACTS[mark.kind].effect_of(value)), k)

    def at_token(self, token: Token, effect: str) -> StepLink:
        """Return the step of one token."""
        return StepLink(self.index.parsed.chars_of(Run(token.i, token.i + 1)), effect)

    def at_attribution(self, link: AttributionLink, effect: str) -> StepLink:
        """Return the step of an attribution, at the first piece of its cue."""
        return StepLink(self.index.parsed.chars_of(link.cue[0]) if link.cue else None, effect)

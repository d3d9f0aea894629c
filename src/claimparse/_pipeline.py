"""The pipeline: runs the wings over a parsed Doc and hands the evidence of one to the next."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from claimparse._attribution import cues as cue_detector
from claimparse._attribution import link as attribution_linker
from claimparse._attribution import merge
from claimparse._attribution import quotations as quote_detector
from claimparse._attribution.free_quotations import add_free_quotations
from claimparse._attribution.transcripts import add_turns
from claimparse._evidence import AttributionLink, Notice, QuantityLink, QuoteMark, ScopeLink, StanceMark
from claimparse._quantities import detect as number_detector
from claimparse._quantities import link as quantity_linker
from claimparse._speakers import link as speaker_linker
from claimparse._stance import cues as stance_detector
from claimparse._stance import scope_crf
from claimparse._stance import scopes as scope_linker
from claimparse._stance.beliefs import read_belief_weights
from claimparse._stance.resolver import StanceResolver
from claimparse._text.parsed_text import ParsedText
from claimparse._times.anchor import text_date
from claimparse._times.link import TimeLinker
from claimparse.types import Options

if TYPE_CHECKING:
    from claimparse._model.network import Scores
    from claimparse._model.read_ahead import ReadAhead
    from claimparse._model.trained import TrainedModel
    from claimparse._model.windows import Window
    from claimparse.resolvers import Resolver


@dataclass(frozen=True)
class Analysis:
    """The evidence found in one Doc; each layer is computed when it is first asked for."""

    parsed: ParsedText
    options: Options
    resolver: Resolver | None = None
    trained: TrainedModel | None = None
    ahead: ReadAhead | None = None
    date: datetime.date | None = None

    @cached_property
    def _quotes(self) -> tuple[tuple[QuoteMark, ...], tuple[Notice, ...]]:
        return quote_detector.detect(self.parsed)

    @property
    def quotes(self) -> tuple[QuoteMark, ...]:
        """The quotations."""
        return self._quotes[0]

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The oddities of the text, which become warnings."""
        return self._quotes[1]

    @cached_property
    def rule_attributions(self) -> tuple[AttributionLink, ...]:
        """The attributions by the rules alone."""
        return attribution_linker.link(self.parsed, self.quotes, cue_detector.detect(self.parsed))

    @cached_property
    def token_scores(self) -> Sequence[tuple[Window, Scores]]:
        """The trained model's scores of the tokens, window by window; nothing without a model."""
        reader = self.ahead or self.trained
        return reader.score(self.parsed) if reader else ()

    @cached_property
    def attributions(self) -> tuple[AttributionLink, ...]:
        """The attributions: sources, cues and contents."""
        found = self.rule_attributions
        if self.trained is not None:
            found = merge.read(self.parsed, self.quotes, found, self.trained, self.token_scores, options=self.options)
        return add_free_quotations(self.parsed, self.quotes, add_turns(self.parsed, found))

    @cached_property
    def speakers(self) -> speaker_linker.Speakers:
        """The speakers that the sources refer to."""
        return speaker_linker.link(self.parsed, self.attributions, self.quotes, self.resolver)

    @cached_property
    def quantities(self) -> tuple[QuantityLink, ...]:
        """The quantities."""
        found = quantity_linker.link(self.parsed, number_detector.detect(self.parsed))
        return found if self.options.vague else tuple(q for q in found if q.amount.kind != "vague")

    @cached_property
    def anchor(self) -> datetime.date | None:
        """The day from which relative times are reckoned: the caller's, else that of the text."""
        return self.date or text_date(self.parsed)

    @cached_property
    def times(self) -> TimeLinker:
        """The times, to be asked when something is so."""
        return TimeLinker(self.parsed, self.anchor)

    @cached_property
    def scopes(self) -> tuple[ScopeLink, ...]:
        """The stance cues with their scopes."""
        return self.scopes_of(stance_detector.detect(self.parsed), self.options.scope)

    def scopes_of(
        self, marks: Sequence[StanceMark], view: scope_linker.View, *, passive: bool = True
    ) -> tuple[ScopeLink, ...]:
        """Return cues with their scopes; those to the right without passive subjects are always by the rules."""
        by_rules = scope_linker.link(self.parsed, marks, view, passive=passive)
        if self.trained is None or (view == "right" and not passive):
            return by_rules
        return scope_crf.read_scopes(self.parsed.doc, by_rules, view, self.rule_attributions, self.trained)

    @cached_property
    def stances(self) -> StanceResolver:
        """The resolver of the stance of any proposition."""
        beliefs = read_belief_weights(self.trained.file("beliefs.json")) if self.trained else None
        return StanceResolver(self.parsed, self.attributions, self.scopes, beliefs)

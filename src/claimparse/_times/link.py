"""Links times to what they say it of: a claim, a quantity, an act of saying.

A time belongs to the clause of which it is an adjunct. In "said on Tuesday that the dam had held" it is the time of
saying; so what stands outside a content is never the time of its claim.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from claimparse._evidence import AttributionLink, Chars, ClaimLink, QuantityLink, Run, TimeLink, tokens_of
from claimparse._grammar.adjuncts import (
    accompanied_clause,
    adjunct_head,
    clause_of,
    front_end,
    fronting_verb,
    is_adjunct,
    is_compared,
    is_verb,
    nouns_between,
    sharing_verb,
    tense_of,
)
from claimparse._text.body import body_start
from claimparse._text.paragraphs import ParagraphKind
from claimparse._text.parsed_text import ParsedText
from claimparse._times.expressions import Expression, expressions
from claimparse._times.meanings import Reference, Tense, resolve
from claimparse._times.periods import Period
from claimparse.types import Interval, QuotationKind, TimeRelation

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token

MAX_NEAR = 12
"""The number of times of a clause that are asked for one quantity or claim."""

_FROM_OTHERS = frozenset((TimeRelation.EARLIER, TimeRelation.LATER))
_JOINTS = frozenset({",", ";", "and", "but", "or", "while"})


@dataclass(frozen=True, slots=True)
class TimeMark:
    """An expression of time with its tokens, its head and the head of its clause; ``nouns`` stand between the two.

    ``is_compared`` is true for the time of a level that another is compared with: "from 38 a year earlier".
    """

    expression: Expression
    tokens: Run
    head: int
    clause: int
    nouns: int
    is_compared: bool


def detect(parsed: ParsedText) -> tuple[TimeMark, ...]:
    """The times of a text that are adjuncts of a clause, in order."""
    return tuple(_marks(parsed))


def _marks(parsed: ParsedText) -> Iterator[TimeMark]:
    for found in expressions(parsed.text, parsed.lexicon):
        tokens = parsed.tokens_of(Chars(found.start, found.end))
        if parsed.ignored[tokens.start] or tokens.start < body_start(parsed, tokens.start):
            continue
        head = adjunct_head(parsed.doc, tokens)
        if not is_adjunct(head, tokens):
            continue
        clause = clause_of(head)
        yield TimeMark(
            found, tokens, head.i, clause.i, nouns_between(head, clause), is_compared(parsed.doc, tokens.start)
        )


class TimeLinker:
    """The times of one text; each question is answered from the times of one clause.

    Args:
        parsed: The text.
        anchor: The day of the text; None where it is not known.
    """

    def __init__(self, parsed: ParsedText, anchor: date | None) -> None:
        self.parsed, self.doc, self.anchor = parsed, parsed.doc, anchor
        self.marks = detect(parsed)
        self.starts = [m.tokens.start for m in self.marks]

    @cached_property
    def by_clause(self) -> dict[int, list[TimeMark]]:
        """The times by the heads of their clauses."""
        found: dict[int, list[TimeMark]] = {}
        for mark in self.marks:
            found.setdefault(mark.clause, []).append(mark)
        return found

    # ------------------------------------------------------------ of acts of saying

    def of_attribution(self, link: AttributionLink) -> TimeLink | None:
        """When the source says it: an adjunct of the verb of saying, outside of what is said or right after the cue."""
        cue = self.doc[link.cue_head]
        if not link.cue or not is_verb(cue):
            return None
        right_after = [m for m in self._inside([Run(cue.i + 1, cue.i + 2)]) if _follows_cue(m, link)]
        outside = [m for m in self._of_clause(cue.i) if not any(_is_inside(m.tokens, run) for run in link.content)]
        return self._best([*right_after, *outside], cue, tense="past")

    # ------------------------------------------------------------ of claims

    def of_claim(self, link: ClaimLink, said: AttributionLink | None) -> TimeLink | None:
        """When a claim is so: an adjunct of its clause; of a content, only one that stands in it.

        Args:
            link: The claim.
            said: The attribution whose content it is; None for the author's own.
        """
        content = said is not None
        inside = tokens_of(link.tokens)
        verb = self._verb_of(link.head, inside)
        found = list(self._own(link.tokens, verb, inside, any_clause=content))
        if not found and not content:
            found = self._shared(verb)
        own = [m for m in found if not m.is_compared and not (said and _follows_cue(m, said))]
        return self._best(own, verb)

    def within(self, link: ClaimLink) -> list[TimeLink]:
        """The times that the words of a claim tell, whichever of its verbs they belong to."""
        marks = self._inside(link.tokens)
        links = (self._link(m, self.doc[m.clause]) for m in marks)
        return [found for found in links if found is not None]

    def _shared(self, verb: Token) -> list[TimeMark]:
        """The times at the front of the first of two coordinated clauses, which the second one shares."""
        first = fronting_verb(verb)
        return [m for m in self._of_clause(first.i) if m.tokens.end <= front_end(first)] if first is not None else []

    def _verb_of(self, head: int, inside: Container[int]) -> Token:
        return sharing_verb(clause_of(self.doc[head]), inside)

    def _own(self, runs: Sequence[Run], verb: Token, inside: Container[int], *, any_clause: bool) -> Iterator[TimeMark]:
        """Yield the times among the tokens of a claim that belong to its verb.

        With ``any_clause`` also those that the parser has attached to a verb outside of it: what stands in a content is
        no adjunct of the verb of saying.
        """
        for mark in self._inside(runs):
            clause = self.doc[mark.clause]
            if sharing_verb(clause, inside).i == verb.i or (any_clause and mark.clause not in inside):
                yield mark

    def _inside(self, runs: Sequence[Run]) -> Iterable[TimeMark]:
        for run in runs:
            first = bisect_left(self.starts, run.start)
            for mark in self.marks[first : first + MAX_NEAR]:
                if mark.tokens.start >= run.end:
                    break
                yield mark

    # ------------------------------------------------------------ of quantities

    def of_quantities(self, links: Sequence[QuantityLink]) -> tuple[TimeLink | None, ...]:
        """When each number holds: the time after it in its clause, else the one before it."""
        spans = [self.parsed.tokens_of(link.span) for link in links]
        return tuple(self._of_quantity(k, links[k], spans) for k in range(len(links)))

    def _of_quantity(self, k: int, link: QuantityLink, spans: Sequence[Run]) -> TimeLink | None:
        head = self.doc[link.item.head if link.item and not link.item.carried else link.mark.tokens.start]
        verb = clause_of(head)
        own = spans[k]
        near = [m for m in self._around(verb) if m.tokens.end <= own.start or m.tokens.start >= own.end]
        following = spans[k + 1].start if k + 1 < len(spans) else len(self.doc)
        after = [m for m in near if own.end <= m.tokens.start <= following]
        if after and not self._is_joint_between(own.end, after[0].tokens.start):
            return self._link(after[0], verb)
        others = [m for m in near if not m.is_compared]
        before = [m for m in others if m.tokens.end <= own.start]
        return self._best(before[-1:] or others, verb)

    def _around(self, verb: Token) -> list[TimeMark]:
        """The times of a clause; where it has none, those that it shares with the one before, or tells more of."""
        wider = accompanied_clause(verb)
        return self._of_clause(verb.i) or self._shared(verb) or (self._of_clause(wider.i) if wider is not None else [])

    def _is_joint_between(self, start: int, end: int) -> bool:
        return end - start > MAX_NEAR or any(self.parsed.words[t].lower() in _JOINTS for t in range(start, end))

    # ------------------------------------------------------------ the best of several

    def _of_clause(self, clause: int) -> list[TimeMark]:
        return self.by_clause.get(clause, [])[:MAX_NEAR]

    def _best(self, marks: Sequence[TimeMark], verb: Token, tense: Tense | None = None) -> TimeLink | None:
        """The time that a clause tells: an adjunct of the verb itself, not told from another time, the first."""
        links = [(m, link) for m in marks if (link := self._link(m, verb, tense)) is not None]
        order = sorted(links, key=lambda one: (one[0].expression.relation in _FROM_OTHERS, one[0].nouns > 0))
        return order[0][1] if order else None

    def _link(self, mark: TimeMark, verb: Token, tense: Tense | None = None) -> TimeLink | None:
        """A time with its days; None where they contradict the tense of the clause: "approved a budget for 2032"."""
        found = mark.expression
        if tense is None:
            tense = self._tense_of(verb)
        if found.relation is TimeRelation.SINCE and self.parsed.words[mark.tokens.start].lower() == "since":
            tense = "past"
        period = resolve(found.meaning, Reference(self.anchor, tense))
        if period is not None and self._contradicts(mark, period, tense):
            return None
        interval = period and Interval(start=period.start, end=period.end)
        return TimeLink(Chars(found.start, found.end), found.relation, found.unit, interval)

    def _tense_of(self, verb: Token) -> Tense:
        return tense_of(verb, in_headline=self.parsed.kind_of(verb.i) is ParagraphKind.HEADLINE)

    def _contradicts(self, mark: TimeMark, period: Period, tense: Tense) -> bool:
        """Return whether a time that hangs on a noun lies on the other side of the day of the text."""
        if self.anchor is None or mark.nouns == 0:
            return False
        return period.start > self.anchor if tense == "past" else period.end <= self.anchor


def _follows_cue(mark: TimeMark, link: AttributionLink) -> bool:
    """Return whether a time stands right after a verb of saying, whose it is: "said Tuesday nine boats had sunk"."""
    is_quoted = link.quotation is QuotationKind.DIRECT
    return mark.tokens.start == link.cue_head + 1 and not is_quoted


def _is_inside(inner: Run, outer: Run) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end

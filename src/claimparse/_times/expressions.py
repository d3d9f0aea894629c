"""The expressions of time in a text, by their words alone.

>>> from claimparse.lexicon import Lexicon
>>> text = "At 3 a.m. on Friday, the dam that was built between 1954 and 1961 broke."
>>> [(text[e.start : e.end], e.relation.value) for e in expressions(text, Lexicon.default())]
[('At 3 a.m. on Friday', 'at'), ('between 1954 and 1961', 'from-to')]

The grammar is that of TIMEX3 in TimeML, as far as it says when: no durations, no ages, nothing that comes again.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimparse._times.cores import END, Core, CoreReader, any_case, capitalised
from claimparse._times.lexicon import TimeWords, time_words
from claimparse._times.meanings import Between, Meaning, with_edge
from claimparse.lexicon import Lexicon
from claimparse.types import Granularity, TimeRelation

MAX_WORDS_BEFORE = 7
"""The number of words before the one that shows a time with which its expression may begin."""

_LIMITS = frozenset((TimeRelation.BY, TimeRelation.BEFORE, TimeRelation.UNTIL, TimeRelation.SINCE, TimeRelation.AFTER))
_OPEN = frozenset((TimeRelation.AT, TimeRelation.DURING))
_OF_DAY = frozenset((Granularity.HOUR, Granularity.DAY_PART))
_WORD_START = re.compile(r"(?<![^\W_])['’]?+(?=[^\W_])")


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of time, from its preposition on."""

    start: int
    end: int
    relation: TimeRelation
    unit: Granularity
    meaning: Meaning


def expressions(text: str, lexicon: Lexicon) -> list[Expression]:
    """The expressions of time in a text, in order and without overlap. Takes linear time."""
    return list(_grammar(lexicon).read(text))


@functools.lru_cache(maxsize=8)
def _grammar(lexicon: Lexicon) -> _Grammar:
    return _Grammar(time_words(lexicon))


class _Grammar:
    """The patterns of one lexicon, each with the function that reads its matches."""

    def __init__(self, words: TimeWords) -> None:
        self.words, self.cores = words, CoreReader(words)
        edge, gap = any_case(words.edges), r"(?:\s|(?<=-))"
        hours = rf"(?i:the\s(?:(?:early|small)\shours|{self.cores.part})\sof)"
        self.prefix = re.compile(
            rf"(?:(?:{any_case(words.hedges)})\s)?(?:(?P<before>{edge}){gap})?"
            rf"(?:(?P<relation>{any_case(words.relations)})\s)?"
            rf"(?:(?P<part>{hours})\s|(?:(?i:the)\s)?(?P<edge>{edge}){gap})?"
        )
        self.to = re.compile(r"[-–—]|\s(?:to|until|till|through)\s")
        self.and_ = re.compile(r"\sand\s")
        self.onwards = re.compile(r"\sonwards?\b")
        self.possessive = re.compile(r"['’]s?(?![^\W_])(?!\s*$)")
        self.repeated = re.compile(rf"(?<![^\W_]){any_case(words.repeated)}\s$")
        self.compared = re.compile(rf"(?<![^\W_%])(?:\d\s?)?{any_case(words.comparisons)}\s$")
        self.trigger = re.compile(self._trigger())
        self.opening = re.compile(self._opening())

    def _trigger(self) -> str:
        """The pattern of a word that an expression must hold."""
        w = self.words
        lower = [*w.units, *w.days, *w.nights, *w.parts, *w.clocks, *w.seasons, *w.holidays, *w.weekends, *w.decades]
        names = capitalised((*w.months, *w.weekdays))
        figures = (
            r"(?:1[4-9]|20|21)\d\d(?!\d)|\d?\d:\d\d|\d{1,2}\s?[apAP]\.?[mM]\b|[1-9]0s\b|Q[1-4]\b|\d\d?(?:st|nd|rd|th)\b"
        )
        words = rf"{names}|{any_case([*lower, 'century'])}|o['’]clock"
        return rf"(?<![^\W_])(?:{figures}|(?:{words}){END})"

    def _opening(self) -> str:
        """The pattern of the words with which expressions begin: most others are passed over at once."""
        w = self.words
        phrases = (
            *(*w.relations, *w.edges, *w.hedges, *w.near, *w.anaphors, *w.counts, *w.vague_counts, *w.units, *w.days),
            *(*w.nights, *w.weekdays, *w.months, *w.holidays, *w.seasons, *w.weekends, *w.clocks, *w.ordinals),
            *("a", "an", "the", "few", "many"),
        )
        return rf"['’]?(?:\d|Q\d|{any_case(re.split(r'[ -]', phrase)[0] for phrase in phrases)}{END})"

    # ------------------------------------------------------------ where expressions stand

    def read(self, text: str) -> Iterator[Expression]:
        """Yield the expressions of a text, in order."""
        reached = 0
        for trigger in self.trigger.finditer(text):
            if trigger.start() < reached:
                continue
            found = self._around(text, trigger.start(), reached)
            if found is None:
                continue
            reached = found.end
            if self._says_when(text, found):
                yield found

    def _around(self, text: str, trigger: int, reached: int) -> Expression | None:
        """The expression that a word is part of: the one that begins the earliest."""
        for start in self._starts(text, trigger, reached):
            found = self._expression(text, start) if self.opening.match(text, start) else None
            if found is not None and found.end > trigger:
                return found
        return None

    def _starts(self, text: str, trigger: int, reached: int) -> list[int]:
        """The beginnings of the words up to one, the earliest first; of its line, and after what is read already."""
        first = max(reached, trigger - 60, text.rfind("\n", reached, trigger) + 1)
        return [m.start() for m in _WORD_START.finditer(text, first, trigger + 1)][-MAX_WORDS_BEFORE - 1 :]

    def _says_when(self, text: str, found: Expression) -> bool:
        """Return whether an expression says when: not "last year's", "every Friday", "than in May"."""
        if self.possessive.match(text, found.end):
            return False
        before = text[max(0, found.start - 24) : found.start]
        first = text[found.start : found.end].partition(" ")[0]
        compared = self.compared.search(before) or self.compared.search(f"{before}{first} ")
        return not (self.repeated.search(before) or compared)

    # ------------------------------------------------------------ an expression

    def _expression(self, text: str, start: int) -> Expression | None:
        """The expression that begins at a character."""
        prefix = self.prefix.match(text, start)
        assert prefix is not None
        word = prefix["relation"]
        relation = self.words.relations[word.lower()] if word else TimeRelation.AT
        core = self.cores.read(text, prefix.end(), has_preposition=word is not None)
        if core is None or (prefix["part"] is not None and core.unit is not Granularity.DAY):
            return None
        edge = prefix["edge"] or prefix["before"]
        if (core.needs_preposition and not (word or edge)) or (core.needs_edge and not edge):
            return None
        ranged = self._range(text, core, relation)
        if ranged is None:
            return None
        core, relation = ranged
        if core.relation is not None and (relation in _OPEN or core.relation is TimeRelation.FROM_TO):
            relation = core.relation
        elif core.relation is TimeRelation.EARLIER and relation is TimeRelation.SINCE:
            relation = core.relation  # "from a year earlier"
        if onwards := self.onwards.match(text, core.end):
            core, relation = core._replace(end=onwards.end()), TimeRelation.SINCE
        meaning, unit = core.meaning, core.unit
        if edge is not None:
            kind = self.words.edges[edge.lower()]
            to_edge = relation in _LIMITS and kind in ("start", "end")
            meaning = with_edge(meaning, kind, to_edge=to_edge)
            unit = Granularity.DAY_PART if unit is Granularity.DAY else unit
        if prefix["part"] is not None:
            unit = Granularity.DAY_PART
        return Expression(start, core.end, relation, unit, meaning)

    def _range(self, text: str, core: Core, relation: TimeRelation) -> tuple[Core, TimeRelation] | None:
        """A time with the other that it goes on to, "from May to July"; None for "between" without one."""
        if core.relation is TimeRelation.FROM_TO:
            return core, relation
        is_between = relation is TimeRelation.FROM_TO
        may_go_on = is_between or relation is TimeRelation.SINCE or relation in _OPEN
        joint = (self.and_ if is_between else self.to).match(text, core.end) if may_go_on else None
        if joint is None:
            return None if is_between else (core, relation)
        prefix = self.prefix.match(text, joint.end())
        assert prefix is not None
        other = None if prefix["relation"] else self.cores.read(text, prefix.end(), has_preposition=True)
        if other is None or (other.unit in _OF_DAY) != (core.unit in _OF_DAY):
            return None if is_between else (core, relation)
        last = other.meaning
        edge = prefix["edge"] or prefix["before"]
        if edge:
            last = with_edge(last, self.words.edges[edge.lower()], to_edge=False)
        both = Core(other.end, min(core.unit, other.unit, key=_rank), Between(core.meaning, last))
        return both, TimeRelation.FROM_TO


def _rank(unit: Granularity) -> int:
    return list(Granularity).index(unit)

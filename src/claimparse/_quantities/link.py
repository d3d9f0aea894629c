"""Joins numbers to the things counted and the wholes they are part of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from claimparse._evidence import Chars, ItemLink, NumberMark, QuantityLink, Run, WholeLink
from claimparse._quantities.about import describe
from claimparse._quantities.item_syntax import (
    carries_noun,
    counted,
    is_plural_pronoun,
    noun_phrase,
    of_phrase,
    opens_whole,
    plays_other_part,
    undetermined_half,
    without_determiner,
)
from claimparse._quantities.measures import behind_noun
from claimparse._quantities.registry import unit_registry
from claimparse._quantities.units import UnitReader
from claimparse._text.parsed_text import ParsedText

_REACH = 120
_LOOK_BACK = 6
_PARTITIVE = frozenset({"percentage", "per mille"})


def link(parsed: ParsedText, numbers: Sequence[NumberMark]) -> tuple[QuantityLink, ...]:
    """The quantities of a page in text order."""
    linker = _Linker(parsed)
    found: list[QuantityLink] = []
    for mark in reversed(numbers):
        found.append(linker.local(mark, found[-1] if found else None))
    done: list[QuantityLink] = []
    for each in reversed(found):
        done.append(linker.carried(each, done[-_LOOK_BACK:]))
    return describe(parsed, done)


class _Linker:
    def __init__(self, parsed: ParsedText) -> None:
        self.parsed, self.doc, self.registry = parsed, parsed.doc, unit_registry(parsed.lexicon)
        self.units = UnitReader(parsed.text, parsed.lexicon)
        self.openers: dict[int, bool] = {}
        self.sentences = [i for i, v in enumerate(parsed.doc.to_array("SENT_START").tolist()) if v == 1]

    # ------------------------------------------------------------ what stands behind the number

    def local(self, mark: NumberMark, following: QuantityLink | None) -> QuantityLink:
        """A quantity with the item and whole that stand behind it; ``following`` is the next one of the text."""
        opened = of_phrase(self.doc, mark.tokens.end) or undetermined_half(self.doc, mark.tokens)
        if opened:
            return self._of(mark, *opened, following)
        if mark.unit is not None and mark.unit.kind != "rate":
            return self._made(mark, None, None)
        end = self.parsed.tokens_of(Chars(mark.span.end - 1, mark.span.end)).end
        if end < len(self.doc) and self.doc[end].lower_ == "more":
            mark, end = replace(mark, change=mark.change or "additional"), end + 1
        near = counted(self.doc, end) if end < len(self.doc) else None
        if near is None:
            lent = following.item if following and self._joined(end, following) else None
            return self._made(mark, lent and replace(lent, carried=True), None)
        return self._measured(mark, *near) or self._made(self._completed(mark, near[0]), ItemLink(*near), None)

    def _joined(self, end: int, following: QuantityLink) -> bool:
        """Whether only "or", "and" or "to" stands between a number and the next quantity, whose noun it shares."""
        if following.unit is not None or self._expression(following).start != end + 1:
            return False
        return self.doc[end].lower_ in ("or", "and", "to")

    def _measured(self, mark: NumberMark, item: Run, head: int) -> QuantityLink | None:
        """A quantity whose noun is a unit after all: "ten working days", "hundreds of miles"."""
        word = self.doc[head]
        unit = self.registry.of_surface(word.lower_) or self.registry.of_symbol(word.text)
        if unit is None or mark.unit is not None:
            return None
        span = Chars(mark.span.start, self.parsed.chars_of(item).end)
        return self._made(replace(mark, unit=unit, span=span), None, None)

    def _completed(self, mark: NumberMark, item: Run) -> NumberMark:
        """A number with the rate and the bound behind its noun: "5 grams of salt a day", "10 storeys or fewer"."""
        behind = behind_noun(self.units, self.parsed.chars_of(item).end, mark.unit, mark.amount)
        span = Chars(mark.span.start, max(mark.span.end, behind.end))
        modifiers = (*mark.modifiers, *(Chars(*s) for s in behind.modifiers))
        return replace(mark, unit=behind.unit, amount=behind.amount, span=span, modifiers=modifiers)

    def _of(self, mark: NumberMark, start: int, head: int, following: QuantityLink | None) -> QuantityLink:
        """ "19 of 23 kites", "19 of them", "60% of homes", "two of the ships", "40 tonnes of grain"."""
        if following and start <= following.mark.tokens.start <= head and self._may_hold(following, mark):
            item = following.item and replace(following.item, carried=True)
            words = self.parsed.tokens_of(following.mark.span) if following.whole else self._expression(following)
            return self._made(mark, item, WholeLink(words, following.amount))
        if is_plural_pronoun(self.doc[head]):
            return self._made(mark, None, WholeLink(Run(start, head + 1)))
        phrase = noun_phrase(self.doc[head])
        phrase = Run(start, max(phrase.end, head + 1))
        plain = without_determiner(self.doc, Run(start, head + 1))
        counts = mark.unit is None or mark.unit.kind == "rate"
        if mark.unit is not None and mark.unit.name in _PARTITIVE:
            return self._made(mark, None, WholeLink(phrase))
        if counts and mark.amount.kind != "vague":
            return self._made(mark, ItemLink(plain, head, carried=True), WholeLink(phrase))
        return self._measured(mark, plain, head) or self._made(
            self._completed(mark, plain), ItemLink(plain, head), None
        )

    def _may_hold(self, whole: QuantityLink, part: NumberMark) -> bool:
        """Whether one amount may be the whole of another: "2% of $5" may, "$150 of 7% bonds" is no share of 7%."""
        return part.unit is None or part.unit.name in _PARTITIVE or part.unit == whole.unit

    def _expression(self, link: QuantityLink) -> Run:
        return self.parsed.tokens_of(link.span)

    def _made(self, mark: NumberMark, item: ItemLink | None, whole: WholeLink | None) -> QuantityLink:
        end = mark.span.end
        if item and not item.carried:
            end = max(end, self.parsed.chars_of(item.tokens).end)
        elif whole and (whole.amount or is_plural_pronoun(self.doc[whole.tokens.end - 1])):
            end = max(end, self.parsed.chars_of(whole.tokens).end)
        return QuantityLink(
            mark=mark,
            span=Chars(mark.span.start, end),
            amount=mark.amount,
            unit=mark.unit,
            item=item,
            whole=whole,
            change=mark.change,
            rule=mark.rule,
        )

    # ------------------------------------------------------------ what stands elsewhere

    def carried(self, link: QuantityLink, before: Sequence[QuantityLink]) -> QuantityLink:
        """Resolve "19 of them", "and hurt 9" and "out of 500 tents, 90" to quantities named before."""
        near = [b for b in before if link.mark.tokens.start - b.mark.tokens.end <= _REACH]
        if link.whole and link.item is None and is_plural_pronoun(self.doc[link.whole.tokens.end - 1]):
            source = next((b for b in reversed(near) if self._can_lend(b, before)), None)
            if source and source.item:
                whole = WholeLink(self._expression(source), source.amount)
                return replace(link, item=replace(source.item, carried=True), whole=whole)
            return link
        same = [b for b in near if self._same_sentence(b, link)]
        if link.whole is None and not self._opens(link):
            opener = next((b for b in reversed(same) if self._opens(b)), None)
            if opener and link.unit is (None if opener.item else opener.unit):
                whole = WholeLink(self._expression(opener), opener.amount)
                link = replace(
                    link, whole=whole, item=link.item or (opener.item and replace(opener.item, carried=True))
                )
        if link.item is None and link.unit is None and link.whole is None and link.mark.share is None:
            source = next((b for b in reversed(same) if self._can_lend(b, before)), None)
            if source and source.item and plays_other_part(self.doc, source.item.head, link.mark.tokens):
                return link
            if source and source.item and carries_noun(self.doc, link.mark.tokens, self._expression(link).start):
                return replace(link, item=replace(source.item, carried=True))
        return link

    def _opens(self, link: QuantityLink) -> bool:
        """Whether numbers after this one may be taken from it; asked again and again, so it is kept."""
        start = link.mark.tokens.start
        if start not in self.openers:
            self.openers[start] = opens_whole(self.doc, self._expression(link))
        return self.openers[start]

    def _can_lend(self, link: QuantityLink, all_before: Sequence[QuantityLink]) -> bool:
        """Whether a later number may count the same things: not a whole, not what "including" singles out."""
        if link.item is None or link.unit is not None or link.mark.share:
            return False
        start = self._expression(link).start
        if start and self.doc[start - 1].lower_ in ("including", "among"):
            return False
        return not any(
            b.whole and b.whole.tokens.start <= link.mark.tokens.start < b.whole.tokens.end for b in all_before
        )

    def _same_sentence(self, a: QuantityLink, b: QuantityLink) -> bool:
        return bisect_right(self.sentences, a.mark.tokens.start) == bisect_right(self.sentences, b.mark.tokens.start)

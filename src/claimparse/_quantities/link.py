"""Links from numbers to the things that they count and the wholes that they are part of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from claimparse._evidence import Chars, ItemLink, NumberMark, QuantityLink, Run, WholeLink
from claimparse._grammar.counted_nouns import (
    counted_noun,
    end_of_pronoun,
    half_complement,
    has_elided_noun,
    is_after_partitive,
    is_agent_of_count,
    is_in_adjunct,
    is_partitive_whole,
    of_phrase,
    opening_of_phrase,
    strip_determiner,
)
from claimparse._grammar.noun_phrases import counted_phrase
from claimparse._grammar.tags import CARDINALS, DETERMINERS, NOUNS
from claimparse._grammar.tree import after_wrap
from claimparse._grammar.words import PLURAL_PRONOUNS
from claimparse._quantities.about import resolve_about
from claimparse._quantities.lexicon import noun_words
from claimparse._quantities.measures import read_after_noun
from claimparse._quantities.pairs import makes_ratio
from claimparse._quantities.registry import unit_registry
from claimparse._quantities.units import UnitReader
from claimparse._text.paragraphs import unwrapped
from claimparse._text.parsed_text import ParsedText
from claimparse.types import Change, Exact

_MAX_DISTANCE = 120
"""Tokens to a quantity that an item or whole is taken from."""
_MAX_ANTECEDENTS = 6
"""Quantities before one that are asked for its item or whole."""
_COMPARATIVES: Mapping[str, Change] = {"more": "additional", "fewer": "down", "less": "down"}
_SHARE_UNITS = frozenset({"percentage", "per mille"})


def link(parsed: ParsedText, numbers: Sequence[NumberMark]) -> tuple[QuantityLink, ...]:
    """Join numbers with their units, items and wholes: the quantities of a text, in order."""
    linker = _Linker(parsed)
    found: list[QuantityLink] = []
    for mark in reversed(numbers):
        link = linker.link_forward(mark, found[-1] if found else None)
        if found and link.rule == "ratio" != mark.rule:
            found.pop()
        elif found and link.whole and link.whole.tokens == parsed.tokens_of(found[-1].span) and link.item:
            found[-1] = replace(found[-1], item=found[-1].item or replace(link.item, carried=True))
        found.append(link)
    done: list[QuantityLink] = []
    for each in reversed(found):
        done.append(linker.link_back(each, done[-_MAX_ANTECEDENTS:]))
    return resolve_about(parsed, done)


class _Linker:
    def __init__(self, parsed: ParsedText) -> None:
        self.parsed, self.doc, self.registry = parsed, parsed.doc, unit_registry(parsed.lexicon)
        self.words = noun_words(parsed.lexicon)
        self.units = UnitReader(unwrapped(parsed.text), parsed.lexicon)
        self.partitive_wholes: dict[int, bool] = {}
        self.sentences = [sentence.start for sentence in parsed.doc.sents]

    # ------------------------------------------------------------ items and wholes after the number

    def link_forward(self, mark: NumberMark, following: QuantityLink | None) -> QuantityLink:
        """A quantity with the item and whole after its number; ``following`` is the next quantity of the text."""
        complement = of_phrase(self.doc, mark.tokens.end, self.words.ordering) or half_complement(self.doc, mark.tokens)
        if complement is None and self._ends_before_determined_noun(mark):
            complement = of_phrase(self.doc, mark.tokens.end - 1, self.words.ordering)
        if complement:
            return self._link_complement(mark, *complement, following)
        if mark.unit is not None and mark.unit.kind != "rate":
            return self._make_link(mark, None, None)
        end = after_wrap(self.doc, self.parsed.tokens_of(Chars(mark.span.end - 1, mark.span.end)).end)
        if end < len(self.doc) and (change := _COMPARATIVES.get(self.doc[end].lower_)):
            mark, end = replace(mark, change=mark.change or change), end + 1
        near = counted_noun(self.doc, end)
        if near is None:
            lent = following.item if following and self._shares_next_noun(end, following) else None
            return self._make_link(mark, lent and replace(lent, carried=True), None)
        if ratio := self._ratio_around_noun(mark, *near, following):
            return ratio
        return self._with_noun_as_unit(mark, *near) or self._make_link(
            self._with_noun_tail(mark, near[0]), ItemLink(*near), self._whole_after_noun(mark, near[0].end, following)
        )

    def _ends_before_determined_noun(self, mark: NumberMark) -> bool:
        """Return whether a number's words end with "of" before a certain set: "a handful of the 60 shops"."""
        end = mark.tokens.end
        return end < len(self.doc) and self.doc[end - 1].lower_ == "of" and self.doc[end].tag_ in DETERMINERS

    def _ratio_around_noun(
        self, mark: NumberMark, noun: Run, head: int, following: QuantityLink | None
    ) -> QuantityLink | None:
        """The quantity of "one household in four", whose noun stands between the two numbers."""
        if following is None or following.unit or following.mark.share or self.doc[noun.end - 1].i + 2 > len(self.doc):
            return None
        of, total = mark.amount, following.amount
        is_after = self.parsed.columns.text_of(Run(noun.end, following.mark.tokens.start)) in ("in", "in every")
        if (
            not is_after
            or not isinstance(of, Exact)
            or not isinstance(total, Exact)
            or counted_noun(self.doc, following.mark.tokens.end)
        ):
            return None
        if not makes_ratio(of.value, total.value):
            return None
        share = (int(of.value), int(total.value))
        whole = replace(
            mark,
            chars=Chars(mark.chars.start, following.mark.chars.end),
            span=Chars(mark.span.start, following.mark.span.end),
            tokens=Run(mark.tokens.start, following.mark.tokens.end),
            amount=Exact(value=Fraction(*share)),
            share=share,
            rule="ratio",
        )
        return self._make_link(whole, ItemLink(noun, head), None)

    def _whole_after_noun(self, mark: NumberMark, end: int, following: QuantityLink | None) -> WholeLink | None:
        """The whole of "four bids out of nine", whose item ends before token ``end``."""
        if following is None or following.unit:
            return None
        words = self.parsed.tokens_of(following.span)
        is_whole = is_after_partitive(self.doc, end, words.start, self.words.ordering)
        return WholeLink(words, following.amount) if is_whole and following.amount.value >= mark.amount.value else None

    def _shares_next_noun(self, end: int, following: QuantityLink) -> bool:
        """Return whether only "or", "and" or "to" stands before the next quantity, whose noun the number shares."""
        if following.unit is not None or self.parsed.tokens_of(following.span).start != end + 1:
            return False
        return self.doc[end].lower_ in ("or", "and", "to")

    def _with_noun_as_unit(self, mark: NumberMark, item: Run, head: int) -> QuantityLink | None:
        """A quantity whose noun is a unit: "ten working days", "hundreds of miles"; None for another noun."""
        word = self.doc[head]
        unit = self.registry.of_surface(word.lower_) or self.registry.of_symbol(word.text)
        if unit is None or mark.unit is not None:
            return None
        span = Chars(mark.span.start, self.parsed.chars_of(item).end)
        return self._make_link(replace(mark, unit=unit, span=span), None, None)

    def _with_noun_tail(self, mark: NumberMark, item: Run) -> NumberMark:
        """A number with the rate and the bound after its noun: "5 grams of salt a day", "10 storeys or fewer"."""
        after = read_after_noun(self.units, self.parsed.chars_of(item).end, mark.unit, mark.amount)
        span = Chars(mark.span.start, max(mark.span.end, after.end))
        modifiers = (*mark.modifiers, *(Chars(*s) for s in after.modifiers))
        return replace(mark, unit=after.unit, amount=after.amount, span=span, modifiers=modifiers)

    def _link_complement(self, mark: NumberMark, start: int, head: int, following: QuantityLink | None) -> QuantityLink:
        """A quantity with the item and whole of an "of" phrase: "19 of 23 kites", "60% of homes", "40 tonnes of grain".

        ``start`` is the first token of the phrase, ``head`` its noun or number.
        """
        if following and start <= following.mark.tokens.start <= head and self._can_be_whole(following, mark):
            item = following.item and replace(following.item, carried=True)
            words = self.parsed.tokens_of(following.mark.span if following.whole else following.span)
            return self._make_link(mark, item, WholeLink(words, following.amount))
        if self.doc[head].lower_ in PLURAL_PRONOUNS:
            return self._make_link(mark, None, WholeLink(Run(start, end_of_pronoun(self.doc, head))))
        phrase = counted_phrase(self.doc[head])
        phrase = Run(start, max(phrase.end, head + 1))
        if self.doc[head].tag_ not in NOUNS | CARDINALS:
            return self._make_link(mark, None, WholeLink(Run(start, head + 1)))  # "of the injured"
        plain = strip_determiner(self.doc, Run(start, head + 1))
        is_count = mark.unit is None or mark.unit.kind == "rate"
        if mark.unit is not None and mark.unit.name in _SHARE_UNITS:
            return self._make_link(mark, None, WholeLink(phrase))
        if is_count and mark.amount.kind != "vague":
            if self.doc[mark.tokens.end].tag_ in DETERMINERS:  # "half a point or less"
                mark = self._with_noun_tail(mark, phrase)
            return self._make_link(mark, ItemLink(plain, head, carried=True), WholeLink(phrase))
        return self._with_noun_as_unit(mark, plain, head) or self._make_link(
            self._with_noun_tail(mark, plain), ItemLink(plain, head), None
        )

    def _can_be_whole(self, whole: QuantityLink, part: NumberMark) -> bool:
        """Return whether one amount can be the whole of another: "2% of $5", but not "$150 of 7% bonds"."""
        return part.unit is None or part.unit.name in _SHARE_UNITS or part.unit == whole.unit

    def _make_link(self, mark: NumberMark, item: ItemLink | None, whole: WholeLink | None) -> QuantityLink:
        """The quantity of a number, which ends after its item or whole."""
        end = mark.span.end
        if item and not item.carried:
            end = max(end, self.parsed.chars_of(item.tokens).end)
        elif whole and (whole.amount or self.doc[whole.tokens.end - 1].lower_ in PLURAL_PRONOUNS):
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

    # ------------------------------------------------------------ items and wholes named before

    def link_back(self, link: QuantityLink, before: Sequence[QuantityLink]) -> QuantityLink:
        """A quantity with the item and whole of one before it: "19 of them", "and hurt 9", "out of 500 tents, 90"."""
        near = [b for b in before if link.mark.tokens.start - b.mark.tokens.end <= _MAX_DISTANCE]
        if link.whole and link.item is None and self.doc[link.whole.tokens.end - 1].lower_ in PLURAL_PRONOUNS:
            antecedent = self._antecedent_of_pronoun(near, before)
            if antecedent and antecedent.item:
                whole = WholeLink(self.parsed.tokens_of(antecedent.span), antecedent.amount)
                return replace(link, item=replace(antecedent.item, carried=True), whole=whole)
            return link
        in_sentence = [b for b in near if self._is_same_sentence(b, link)]
        if link.whole is None and not self._is_partitive_whole(link):
            whole_link = next((b for b in reversed(in_sentence) if self._is_partitive_whole(b)), None)
            if whole_link and link.unit is (None if whole_link.item else whole_link.unit):
                whole = WholeLink(self.parsed.tokens_of(whole_link.span), whole_link.amount)
                link = replace(
                    link, whole=whole, item=link.item or (whole_link.item and replace(whole_link.item, carried=True))
                )
        if link.whole is None and link.unit is None and (opening := opening_of_phrase(self.doc, self._start_of(link))):
            head = opening.end - 1
            item = ItemLink(strip_determiner(self.doc, opening), head, carried=True)
            return replace(link, whole=WholeLink(opening), item=link.item or (item if self._is_noun(head) else None))
        if link.item is None and link.unit is None and link.whole is None and link.mark.share is None:
            antecedent = next((b for b in reversed(in_sentence) if self._can_share_item(b, before)), None)
            if antecedent and antecedent.item and is_agent_of_count(self.doc, antecedent.item.head, link.mark.tokens):
                return link
            if (
                antecedent
                and antecedent.item
                and has_elided_noun(self.doc, link.mark.tokens, self.parsed.tokens_of(link.span).start)
            ):
                return replace(link, item=replace(antecedent.item, carried=True))
        return link

    def _antecedent_of_pronoun(
        self, near: Sequence[QuantityLink], before: Sequence[QuantityLink]
    ) -> QuantityLink | None:
        """The quantity that "them" stands for: the nearest, but the nurses of "nurses in 14 towns"."""
        able = [b for b in reversed(near) if self._can_share_item(b, before)]
        if not able or (able[0].item and not is_in_adjunct(self.doc, able[0].item.head)):
            return able[0] if able else None
        better = (b for b in able[1:] if self._is_same_sentence(b, able[0]))
        return next((b for b in better if b.item and not is_in_adjunct(self.doc, b.item.head)), able[0])

    def _start_of(self, link: QuantityLink) -> int:
        """The first token of a quantity."""
        return self.parsed.tokens_of(link.span).start

    def _is_noun(self, i: int) -> bool:
        """Return whether token i is a noun."""
        return self.doc[i].tag_ in NOUNS

    def _is_partitive_whole(self, link: QuantityLink) -> bool:
        """Return whether later numbers may be part of this one; cached, since it is asked many times."""
        start = link.mark.tokens.start
        if start not in self.partitive_wholes:
            self.partitive_wholes[start] = is_partitive_whole(self.doc, self.parsed.tokens_of(link.span))
        return self.partitive_wholes[start]

    def _can_share_item(self, link: QuantityLink, all_before: Sequence[QuantityLink]) -> bool:
        """Return whether a later number may count the same things; not those of a whole or after "including"."""
        if link.item is None or link.unit is not None or link.mark.share:
            return False
        start = self.parsed.tokens_of(link.span).start
        if start and self.doc[start - 1].lower_ in ("including", "among"):
            return False
        return not any(
            b.whole and b.whole.tokens.start <= link.mark.tokens.start < b.whole.tokens.end for b in all_before
        )

    def _is_same_sentence(self, a: QuantityLink, b: QuantityLink) -> bool:
        """Return whether two quantities stand in one sentence."""
        return bisect_right(self.sentences, a.mark.tokens.start) == bisect_right(self.sentences, b.mark.tokens.start)

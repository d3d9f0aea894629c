"""The marks and attributions of a text by the token at which the stance calculus meets them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from claimparse._evidence import AttributionLink, ScopeLink, StanceMark, tokens_of
from claimparse._grammar import conditions, modifiers, questions
from claimparse._grammar.parts_of_speech import is_predicate_noun
from claimparse._grammar.words import FIRST_PERSON
from claimparse._stance import constructions
from claimparse._stance.facts import CUE_KIND_FACTS
from claimparse._stance.lexicon import Predicate, StanceLexicon
from claimparse._text.parsed_text import ParsedText
from claimparse._where import holds
from claimparse.lexicon.schema.stance import Modifier
from claimparse.types import CueKind, QuotationKind

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token

MAX_DEPTH = 8
"""Attributions nested deeper than this are not told apart: work stays linear on any text."""

WIDE_RANK = 1 + max(facts.rank for facts in CUE_KIND_FACTS.values())
"""The rank of wide modifiers, which come after all others: "cannot"."""


@dataclass(frozen=True)
class MarkIndex:
    """Looks up marks by index in ``scopes``, and attributions by index in ``attributions``."""

    parsed: ParsedText
    attributions: Sequence[AttributionLink]
    scopes: Sequence[ScopeLink]

    @cached_property
    def lexicon(self) -> StanceLexicon:
        """The lexicon that the marks were made with."""
        return StanceLexicon.of(self.parsed.lexicon)

    def mark(self, k: int) -> StanceMark:
        """Return the mark of that index."""
        return self.scopes[k].mark

    def entry(self, k: int) -> Modifier | Predicate | None:
        """Return the lexicon entry of a mark; None for constructions and affixes."""
        return self.lexicon.entries.get(self.scopes[k].mark.entry)

    @cached_property
    def _active(self) -> tuple[int, ...]:
        return tuple(k for k, s in enumerate(self.scopes) if s.mark.kind is not CueKind.PSEUDO)

    @cached_property
    def _predicates(self) -> dict[int, tuple[tuple[int, Predicate], ...]]:
        found: dict[int, list[int]] = {}
        for k in self._active:
            if isinstance(self.entry(k), Predicate):
                found.setdefault(self.mark(k).head, []).append(k)
        return {head: self._readings_of(head, marks) for head, marks in found.items()}

    def _readings_of(self, head: int, marks: Sequence[int]) -> tuple[tuple[int, Predicate], ...]:
        """The marks of a word with their readings, those of more words first, else in the order of the lexicon."""
        word = self.parsed.doc[head]
        readings = (e for e in self.lexicon.readings(word) if holds(e.where, (word,), self.parsed))
        found = [(k, reading) for reading in readings for k in marks if self.mark(k).entry == reading.name]
        return tuple(sorted(found, key=lambda pair: -len(self.mark(pair[0]).tokens)))

    def predicates(self, token: int) -> tuple[tuple[int, Predicate], ...]:
        """Return the marks of a predicate's token, with their entries; those of more words first ("called false")."""
        return self._predicates.get(token, ())

    @cached_property
    def _modifiers(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for k in self._active:
            if not (self.mark(k).is_affix or isinstance(self.entry(k), Predicate) or self._contradicts_report(k)):
                for modified in self._modified_words(k):
                    found.setdefault(modified.i, []).append(k)
        for marks in found.values():
            marks.sort(key=self._rank_of)
        return found

    def modifiers(self, token: int) -> Sequence[int]:
        """Return the marks that modify the clause or phrase of a token, the outermost first."""
        return self._modifiers.get(token, ())

    @cached_property
    def _contradicting_adverbs(self) -> dict[int, int]:
        return {self.parsed.doc[self.mark(k).head].head.i: k for k in self._active if self._contradicts_report(k)}

    def _contradicts_report(self, k: int) -> bool:
        entry = self.entry(k)
        return isinstance(entry, Modifier) and entry.target == "report"

    def contradicting_adverb(self, verb: int) -> int | None:
        """Return the mark of an adverb that contradicts what a verb reports: "falsely claimed"."""
        return self._contradicting_adverbs.get(verb)

    def _rank_of(self, k: int) -> tuple[int, int]:
        entry = self.entry(k)
        wide = isinstance(entry, Modifier) and entry.wide
        return WIDE_RANK if wide else CUE_KIND_FACTS[self.mark(k).kind].rank, k

    def _modified_words(self, k: int) -> Iterator[Token]:
        """Yield the heads of the clauses or phrases that a mark modifies."""
        mark = self.mark(k)
        head = self.parsed.doc[mark.head]
        if mark.kind is CueKind.QUESTION:
            yield head
        elif mark.entry == constructions.WITHOUT:
            yield head.head
        elif self.lexicon.target(mark.entry) == "infinitive":
            yield modifiers.infinitive_verb(self.parsed.doc[i] for i in mark.tokens) or head
        elif mark.kind in (CueKind.CONDITION, CueKind.COUNTERFACTUAL):
            inverted = mark.entry == constructions.INVERSION
            find = conditions.inverted_condition_clauses if inverted else conditions.condition_clauses
            clauses = find(head)
            content = self.attributions_around(clauses[0].i)
            yield from (c for c in clauses if self.attributions_around(c.i) == content)
        else:
            yield from self._negated_or_hedged(mark, head)

    def _negated_or_hedged(self, mark: StanceMark, head: Token) -> Iterator[Token]:
        """Yield the clause or phrase of a plain modifier, and the further ones of "neither ... nor"."""
        if questions.is_answer_particle(head):
            return  # "No, it did not burn": denies what was asked, and its own clause says so
        words = [self.parsed.doc[t] for t in mark.tokens]
        because = modifiers.focused_because(head) if mark.kind is CueKind.NEGATION else None
        inside = because or modifiers.answered_words(head) or modifiers.excluded_complement(words)
        if inside is not None:
            yield inside
            return
        modified = modifiers.modified_head(head, quantifier=self.lexicon.target(mark.entry) == "verb")
        modified = self._content_head_of_cue(head, modified)
        yield modified.head if modified.i in mark.tokens and is_predicate_noun(modified) else modified
        yield from modifiers.bare_participles(modified)
        yield from modifiers.nor_conjuncts(words)

    def _content_head_of_cue(self, head: Token, modified: Token) -> Token:
        """The head of the content, where a word of the content would change its cue: "found no leaks at the plant"."""
        found = (self.attributions[k] for k in self.attributions_around(head.i))
        content = next((a.content_head for a in found if a.cue_head == modified.i), modified.i)
        return self.parsed.doc[content]

    @cached_property
    def _affixes(self) -> dict[int, int]:
        return {self.mark(k).head: k for k in self._active if self.mark(k).is_affix}

    def affix_mark(self, token: int) -> int | None:
        """Return the mark of a negative affix of a word; it negates the word alone, not what depends on it."""
        return self._affixes.get(token)

    @cached_property
    def inert_tokens(self) -> frozenset[int]:
        """The tokens of inert cues: "no doubt that" opens no source."""
        return frozenset(t for s in self.scopes if s.mark.kind is CueKind.PSEUDO for t in s.mark.tokens)

    @cached_property
    def _attributions_around(self) -> dict[int, tuple[int, ...]]:
        found: dict[int, tuple[int, ...]] = {}
        for depth, _, k in sorted(self._nesting_rank(k) for k in range(len(self.attributions))):
            if depth < MAX_DEPTH:
                for token in tokens_of(self.attributions[k].content):
                    found[token] = (*found.get(token, ()), k)
        return found

    def attributions_around(self, token: int) -> tuple[int, ...]:
        """Return the attributions in whose content a token stands, the outermost first."""
        return self._attributions_around.get(token, ())

    @cached_property
    def _attributions_by_cue(self) -> dict[int, int]:
        return {a.cue_head: k for k, a in enumerate(self.attributions)}

    def attribution_of_cue(self, cue: int) -> int | None:
        """Return the last attribution whose cue has that head."""
        return self._attributions_by_cue.get(cue)

    def reporting_predicate(self, cue: int) -> Predicate | None:
        """Return the predicate of a cue of attribution that takes what is said as a clause."""
        return next((e for _, e in self.predicates(cue) if e.reports_clause), None)

    def opens_source(self, link: AttributionLink) -> bool:
        """Return whether an attribution opens a source: not a hedge ("it is feared"), an inert phrase, own words.

        Who "condemned the raid" says nothing of it that may be true; who "condemned the raid as a crime" does.
        """
        entry = self.reporting_predicate(link.cue_head)
        of_nobody = entry is not None and entry.weak and not link.source
        is_inert = link.cue_head in self.inert_tokens and not link.rule.endswith(":object")
        return not (of_nobody or is_inert or self._is_self_report(link))

    def _is_self_report(self, link: AttributionLink) -> bool:
        """Return whether "we" or "I" attribute something to themselves, outside quotation marks."""
        if link.source_head is None or link.quotation is not QuotationKind.INDIRECT or link.parent is not None:
            return False
        return self.parsed.doc[link.source_head].lower_ in FIRST_PERSON

    def _nesting_rank(self, k: int) -> tuple[int, int, int]:
        size = sum(r.end - r.start for r in self.attributions[k].content)
        depth, at = 0, self.attributions[k].parent
        while at is not None and depth < MAX_DEPTH:
            depth, at = depth + 1, self.attributions[at].parent
        return depth, -size, k

    def attribution_with_cue(self, links: Sequence[int], tokens: Sequence[int]) -> int | None:
        """Return the first of some attributions whose cue holds one of the tokens."""
        for k in links:
            link = self.attributions[k]
            if link.cue_head in tokens or any(r.start <= t < r.end for r in link.cue for t in tokens):
                return k
        return None

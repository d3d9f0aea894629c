"""Links a denial, a refusal to comment or a late admission to the claim that it answers, and to its accuser.

What is denied is a clause, an event ("any role in the theft") or a word for somebody's claim ("the accusations",
"this"). Clauses and events are matched by the words they share with an earlier claim; words for a claim take the
nearest one that is about the denier. Where nothing fits well, nothing is linked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from claimparse._evidence import AnswerLink, AttributionLink, ClaimLink, Run, StanceMark, tokens_of
from claimparse._grammar import arguments, denials
from claimparse._speakers.link import Speakers
from claimparse._stance.facts import ACT_FACTS
from claimparse._stance.lexicon import StanceLexicon
from claimparse._text.parsed_text import ParsedText
from claimparse.lexicon import Lexicon
from claimparse.lexicon.readers import reader
from claimparse.lexicon.schema import word_set
from claimparse.types import AnswerKind, CueKind, SpeechAct

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token

MAX_PRONOUN_SENTENCES_BACK, MAX_SENTENCES_BACK = 1, 4
"""The number of sentences that "this" may point back, and that claims are compared back."""

MAX_CLAIMS = 24
"""Claims on either side that are compared with one answer: work stays linear on any text."""

MAX_TOKENS = 120
"""Tokens of a claim that are compared, for the same reason: claims inside claims share their tokens."""


@reader
@lru_cache(maxsize=8)
def light_words(lexicon: Lexicon) -> frozenset[str]:
    """The lemmas that say nothing about the subject of a claim."""
    return word_set(lexicon, "answers.light")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A claim that may be answered: its index, sentence, attribution, accuser, tokens and the stems of its words."""

    claim: int
    sentence: int
    attribution: int | None
    accuser: tuple[Run, ...]
    tokens: frozenset[int]
    stems: frozenset[str]


def link(
    parsed: ParsedText,
    attributions: Sequence[AttributionLink],
    claims: Sequence[ClaimLink],
    speakers: Speakers,
    marks: Sequence[StanceMark],
) -> tuple[AnswerLink | None, ...]:
    """Return the answer that each claim is, in the same order; None for most."""
    return _AnswerLinker(parsed, attributions, claims, speakers, marks).answers()


class _AnswerLinker:
    def __init__(
        self,
        parsed: ParsedText,
        attributions: Sequence[AttributionLink],
        claims: Sequence[ClaimLink],
        speakers: Speakers,
        marks: Sequence[StanceMark],
    ) -> None:
        self.parsed, self.doc, self.claims, self.speakers = parsed, parsed.doc, claims, speakers
        self.attributions, self.marks = attributions, marks
        self.lexicon = StanceLexicon.of(parsed.lexicon)
        self.nouns = self.lexicon.word_classes
        self.done: dict[int, AnswerLink] = {}

    def answers(self) -> tuple[AnswerLink | None, ...]:
        for n, claim in enumerate(self.claims):
            a = None if claim.attribution is None else self.attributions[claim.attribution]
            if a is None or not a.source or n != self._first_claim[claim.attribution]:
                continue
            kind = ACT_FACTS[a.act].reply
            found = self._concession(n, a) if kind is None else self._reply(n, a, kind)
            if found is not None:
                self.done[n] = found
        return tuple(self.done.get(n) for n in range(len(self.claims)))

    @cached_property
    def _first_claim(self) -> dict[int | None, int]:
        """The first claim of each attribution, which answers for its whole content."""
        return {c.attribution: n for n, c in reversed(list(enumerate(self.claims)))}

    # ------------------------------------------------------------ what may be answered

    @cached_property
    def candidates(self) -> dict[int, _Candidate]:
        """The claims that may be answered, by index."""
        return {n: c for n in range(len(self.claims)) if (c := self._candidate(n)) is not None}

    @cached_property
    def _report_heads(self) -> frozenset[int]:
        """The heads of cues that report something without an attribution: "accused", "allegedly"."""
        kinds = (CueKind.REPORT, CueKind.EVIDENTIAL)
        return frozenset(m.head for m in self.marks if m.kind in kinds)

    def _candidate(self, n: int) -> _Candidate | None:
        claim = self.claims[n]
        tokens = frozenset(sorted(tokens_of(claim.tokens))[:MAX_TOKENS])
        if claim.attribution is not None:
            a = self.attributions[claim.attribution]
            if not ACT_FACTS[a.act].answerable:
                return None
            accuser, about = a.source, tokens.union(range(*a.target)) if a.target else tokens
        else:
            reporting = sorted(tokens & self._report_heads)
            if not reporting:
                return None
            noun = denials.speaker_of(self.parsed.predications.of(self.doc[reporting[0]]))
            accuser = () if noun is None else (arguments.phrase_run(noun),)
            about = tokens.difference(tokens_of(accuser))
        stems = self._stems(self.doc[t] for t in sorted(about))
        return _Candidate(n, self.parsed.columns.sentence[claim.head], claim.attribution, accuser, about, stems)

    def _stems(self, tokens: Iterable[Token]) -> frozenset[str]:
        return frozenset(denials.content_stems(tokens, light_words(self.parsed.lexicon)))

    def _nearest(self, n: int, back: int) -> Iterator[_Candidate]:
        """Yield the claims of others before one, and those after it in its own sentence, the nearest first."""
        sentence = self.parsed.columns.sentence[self.claims[n].head]
        around = range(max(0, n - MAX_CLAIMS), min(len(self.claims), n + MAX_CLAIMS))
        others = (self.candidates[k] for k in around if k != n and k in self.candidates)
        near = [c for c in others if sentence - back <= c.sentence <= sentence]
        nearest = sorted(near, key=lambda c: (c.claim > n, abs(c.claim - n)))
        return (c for c in nearest if not self._has_same_holder(n, c))

    def _has_same_holder(self, n: int, other: _Candidate) -> bool:
        mine = self.claims[n].attribution
        if mine is None or other.attribution is None:
            return False
        return self._have_same_speaker(mine, other.attribution)

    def _have_same_speaker(self, one: int, other: int) -> bool:
        names, others = self.speakers.of_source[one], self.speakers.of_source[other]
        if names and others:
            return not set(names).isdisjoint(others)
        first, second = self.attributions[one].source_head, self.attributions[other].source_head
        if first is None or second is None:
            return False
        return self.doc[first].lemma_ == self.doc[second].lemma_ and not denials.is_pronominal(self.doc[first])

    @cached_property
    def _mention_heads(self) -> dict[str, frozenset[int]]:
        return {e.name: frozenset(m.head for m in e.mentions) for e in self.speakers.entities}

    def _mentions_denier(self, candidate: _Candidate, denier: int) -> bool:
        """Return whether a claim mentions the source of an attribution."""
        for name in self.speakers.of_source[denier]:
            if not self._mention_heads.get(name, frozenset()).isdisjoint(candidate.tokens):
                return True
        head = self.attributions[denier].source_head
        if head is None or denials.is_pronominal(self.doc[head]):
            return False
        return denials.stem(self.doc[head]) in candidate.stems

    # ------------------------------------------------------------ denials and refusals

    def _reply(self, n: int, a: AttributionLink, kind: AnswerKind) -> AnswerLink | None:
        denier = self.claims[n].attribution
        assert denier is not None
        cue, inside = self.doc[a.cue_head], frozenset(tokens_of(a.content))
        judging = {t for m in self.marks_by_head.get(a.cue_head, ()) for t in m.tokens}
        noun = denials.denied_noun(cue, self.doc[a.content_head], inside - judging)
        named = self._named_accuser(noun) if noun is not None else ()
        words = self._denied_words(noun, inside, denier)
        if noun is not None and not words:
            found, rule = self._anaphoric_claim(n, noun, denier), "anaphor"
        else:
            found, rule = self._claim_with_shared_words(n, words, is_event=noun is not None), "words"
        if found is None and not named:
            return None
        span = Run(min(inside), max(inside) + 1) if noun is None else denials.phrase_within(noun, inside)
        accuser = named or (found.accuser if found else ())
        attribution = None if named or found is None else found.attribution
        return AnswerLink(kind, span, found.claim if found else None, accuser, attribution, rule)

    def _denied_words(self, noun: Token | None, inside: Iterable[int], denier: int) -> frozenset[str]:
        """The stems of what is denied; none for "the accusations", "this" and "any wrongdoing"."""
        tokens = sorted(inside) if noun is None else [t.i for t in denials.tokens_below(noun)]
        own = tokens_of(self.attributions[denier].source)
        names = [self._mention_heads.get(name, frozenset()) for name in self.speakers.of_source[denier]]
        general = self.nouns["answered"] | self.nouns["general"]
        kept = (self.doc[t] for t in tokens if t not in own and not any(t in mentions for mentions in names))
        return self._stems(t for t in kept if t.lemma_.lower() not in general)

    def _named_accuser(self, noun: Token) -> tuple[Run, ...]:
        """The accuser in "the prosecutors' accusations", "accusations by the prosecutors"."""
        if noun.lemma_.lower() not in self.nouns["answered"]:
            return ()
        claimant = denials.claimant(noun)
        return () if claimant is None else (arguments.phrase_run(claimant),)

    def _anaphoric_claim(self, n: int, noun: Token, denier: int) -> _Candidate | None:
        """The claim that a word for a claim, or a bare "wrongdoing", points back to."""
        is_pronoun = denials.is_pronominal(noun)
        near = list(self._nearest(n, MAX_PRONOUN_SENTENCES_BACK if is_pronoun else MAX_SENTENCES_BACK))
        about = next((c for c in near if self._mentions_denier(c, denier)), None)
        if about is not None:
            return about
        if not is_pronoun and noun.lemma_.lower() not in self.nouns["answered"]:
            return None
        sentence = self.parsed.columns.sentence[noun.i]
        close = [c for c in near if c.sentence >= sentence - MAX_PRONOUN_SENTENCES_BACK and c.claim < n]
        return close[0] if close and (is_pronoun or len(close) == 1) else None

    def _claim_with_shared_words(self, n: int, words: frozenset[str], *, is_event: bool) -> _Candidate | None:
        """The claim that shares most stems with what is denied: two and half of them; one with a short event."""
        best, most = None, 0
        for c in self._nearest(n, MAX_SENTENCES_BACK):
            shared = len(words & c.stems)
            if shared > most:
                best, most = c, shared
        is_enough = most >= 1 if is_event and len(words) <= 2 else most >= 2
        return best if is_enough and 2 * most >= len(words) else None

    # ------------------------------------------------------------ admissions

    def _concession(self, n: int, a: AttributionLink) -> AnswerLink | None:
        """An admission after a denial by the same source."""
        mine = self.claims[n].attribution
        if mine is None or not any(self._concedes(m) for m in self.marks_by_head.get(a.cue_head, ())):
            return None
        sentence = self.parsed.columns.sentence[self.claims[n].head]
        for k in range(n - 1, max(-1, n - MAX_CLAIMS), -1):
            other = self.claims[k].attribution
            if other is None or self.parsed.columns.sentence[self.claims[k].head] < sentence - MAX_SENTENCES_BACK:
                continue
            if self.attributions[other].act is SpeechAct.DENIES and self._have_same_speaker(mine, other):
                before = self.done.get(k)
                accuser, attribution = (before.accuser, before.attribution) if before else ((), None)
                inside = tokens_of(a.content)
                return AnswerLink(
                    AnswerKind.CONCEDES, Run(min(inside), max(inside) + 1), k, accuser, attribution, "own denial"
                )
        return None

    def _concedes(self, mark: StanceMark) -> bool:
        entry = self.lexicon.predicate(mark.entry)
        return entry is not None and entry.is_admission

    @cached_property
    def marks_by_head(self) -> dict[int, list[StanceMark]]:
        """The marks by their heads."""
        found: dict[int, list[StanceMark]] = {}
        for m in self.marks:
            found.setdefault(m.head, []).append(m)
        return found

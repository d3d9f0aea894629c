"""Results: an analysis becomes one Document. The only place where tokens become characters."""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Generic, TypeVar

from spacy.about import __version__ as spacy_version

from claimparse._claims import answers as answer_linker
from claimparse._claims import link as claim_linker
from claimparse._claims.wordings import WordedClaim, Wordings
from claimparse._evidence import (
    AnswerLink,
    Chars,
    ClaimLink,
    EntityLink,
    HolderLink,
    MentionLink,
    Notice,
    QuantityLink,
    Run,
    ScopeLink,
    StanceLink,
    StanceMark,
    TimeLink,
    WordingLink,
    runs_of,
    tokens_of,
)
from claimparse._grammar.counted_nouns import head_lemma
from claimparse._grammar.tokens import Tokens
from claimparse._stance import effects
from claimparse._version import __version__
from claimparse.lexicon import Lexicon
from claimparse.types import (
    Answer,
    Attribution,
    Claim,
    Cue,
    Document,
    Item,
    Justification,
    MeasurePart,
    Mention,
    Part,
    Principal,
    Quantity,
    Replacement,
    Role,
    Signature,
    SourceStance,
    Span,
    Speaker,
    Stance,
    StanceLabel,
    Step,
    TextWarning,
    Time,
    Whole,
    Wording,
)
from claimparse.types._documents import CLAIM_PARTS

if TYPE_CHECKING:
    from claimparse._pipeline import Analysis

T = TypeVar("T")

MIN_EXPLAINED_SHIFT = 0.5
"""The smallest shift of readers' belief by a trained model that the steps of a stance mention."""

ALL_PARTS = tuple(Part)


class _Writer:
    """Turns the links of one analysis into results; ``earlier`` are attributions whose speakers are known already."""

    def __init__(self, analysis: Analysis, earlier: Sequence[Attribution] | None = None) -> None:
        self.analysis, self.parsed = analysis, analysis.parsed
        self._earlier = earlier
        self._spans: dict[Chars, Span] = {}

    def span_at(self, chars: Chars) -> Span:
        """The span of some characters, made once, since the same words turn up in many results."""
        found = self._spans.get(chars)
        if found is None:
            start, end = self.parsed.read.span_in_source(*chars)
            found = Span(start=start, end=end, text=self.parsed.read.source[start:end])
            self._spans[chars] = found
        return found

    def span_of(self, run: Run) -> Span:
        return self.span_at(self.parsed.chars_of(run))

    def spans_of(self, runs: Iterable[Run]) -> tuple[Span, ...]:
        return tuple(self.span_of(r) for r in runs)

    def words_of(self, runs: Iterable[Run]) -> str:
        """The words of some runs, as read."""
        return " ".join(self.parsed.text[slice(*self.parsed.chars_of(r))] for r in runs)

    @cached_property
    def _speaker_names(self) -> Sequence[Sequence[str]]:
        """The speakers of each attribution, as an earlier component found them if one did."""
        return self.analysis.speakers.of_source if self._earlier is None else [a.speakers for a in self._earlier]

    def attribution(self, index: int) -> Attribution:
        link = self.analysis.attributions[index]
        return Attribution(
            source=self.spans_of(link.source),
            speakers=tuple(self._speaker_names[index]),
            cue=self.spans_of(link.cue),
            content=self.spans_of(link.content),
            quotation=link.quotation,
            kind=link.kind,
            act=link.act,
            target=self.span_of(link.target) if link.target else None,
            time=self.time(self.analysis.times.of_attribution(link)),
            within=link.parent,
            rule=link.rule,
            engine=link.engine,
            probability=link.probability,
        )

    def time(self, link: TimeLink | None) -> Time | None:
        if link is None:
            return None
        return Time(
            span=self.span_at(link.chars), relation=link.relation, interval=link.interval, granularity=link.granularity
        )

    def quantities(self) -> Iterable[Quantity]:
        links = self.analysis.quantities
        times = self.analysis.times.of_quantities(links)
        return (self.quantity(link, self.time(time)) for link, time in zip(links, times, strict=True))

    def quantity(self, link: QuantityLink, time: Time | None) -> Quantity:
        item, whole = link.item, link.whole
        return Quantity(
            span=self.span_at(link.span),
            number=self.span_at(link.mark.chars),
            amount=link.amount,
            unit=link.unit,
            parts=tuple(MeasurePart(span=self.span_at(p.chars), value=p.value, unit=p.unit) for p in link.mark.parts),
            item=item
            and Item(span=self.span_of(item.tokens), head=head_lemma(self.parsed.doc, item.head), carried=item.carried),
            whole=whole and Whole(span=self.span_of(whole.tokens), amount=whole.amount),
            change=link.change,
            share=link.mark.share,
            about=self.span_of(link.about) if link.about else None,
            time=time,
            modifiers=tuple(self.span_at(c) for c in link.mark.modifiers),
            rule=link.rule or link.mark.rule,
        )

    def cue(self, link: ScopeLink) -> Cue:
        mark = link.mark
        return Cue(
            spans=tuple(self.span_at(c) for c in mark.chars),
            kind=mark.kind,
            scope=self.spans_of(link.scope),
            entry=mark.entry,
            note=mark.note,
        )

    def stance(self, link: StanceLink) -> Stance:
        steps = [Step(span=self.span_at(s.chars) if s.chars else None, effect=s.effect) for s in link.steps]
        if abs(link.moved) >= MIN_EXPLAINED_SHIFT:
            steps.append(Step(span=None, effect=effects.of_belief(link.moved)))
        return Stance(
            label=link.label,
            author=link.author,
            expected=link.expected,
            sources=self._sources(link.holders),
            steps=tuple(steps),
        )

    def _sources(self, holders: Iterable[HolderLink]) -> tuple[SourceStance, ...]:
        """The sources; one who reports on himself ("she said she doubted that") is listed once, as he ends."""
        found: list[SourceStance] = []
        for h in holders:
            name = self._holder_name(h.attribution, h.source)
            if found and name is not None and found[-1].name == name:
                found.pop()
            found.append(SourceStance(name=name, spans=self.spans_of(h.source), commitment=h.commitment))
        return tuple(found)

    def _holder_name(self, attribution: int | None, source: Sequence[Run]) -> str | None:
        names = self._speaker_names[attribution] if attribution is not None else ()
        return ", ".join(names) or self.words_of(source) or None

    def speaker(self, link: EntityLink) -> Speaker:
        principal = link.principal
        return Speaker(
            name=link.name,
            kind=link.kind,
            role=link.role,
            mentions=tuple(self._mention(m) for m in link.mentions),
            identity=link.identity,
            justification=tuple(Justification(kind=j.kind, span=self.span_of(j.tokens)) for j in link.justification),
            on_behalf_of=principal
            and Principal(name=principal.name, span=self.span_of(principal.tokens), medium=principal.medium),
            roles=tuple(Role(span=self.span_of(r.tokens), former=r.is_former) for r in link.roles),
            abbreviation=self.span_of(link.abbreviation) if link.abbreviation else None,
        )

    def _mention(self, link: MentionLink) -> Mention:
        span = self.span_of(link.tokens)
        return Mention(span=span, kind=link.kind, probability=link.probability, reasons=link.reasons)

    def warning(self, notice: Notice) -> TextWarning:
        span = self.span_at(notice.chars) if notice.chars else None
        return TextWarning(code=notice.code, message=notice.message, span=span)

    def claims(self, attributions: Sequence[Attribution]) -> Iterable[Claim]:
        """The claims, without the quantities and cues inside them."""
        found = self.analysis
        marks = [s.mark for s in found.scopes]
        links = claim_linker.link(self.parsed, found.attributions, found.quotes, marks)
        answers = answer_linker.link(self.parsed, found.attributions, links, found.speakers, marks)
        said = [None if link.attribution is None else found.attributions[link.attribution] for link in links]
        times = [self.analysis.times.of_claim(link, by) for link, by in zip(links, said, strict=True)]
        told = [self.analysis.times.within(link) for link in links]
        stances = [found.stances.resolve(link.head) for link in links]
        denied = [_is_denied_outside(link, stance, marks) for link, stance in zip(links, stances, strict=True)]
        worded = [WordedClaim(*parts) for parts in zip(links, answers, told, denied, strict=True)]
        wordings = Wordings(self.parsed, worded, found.attributions, found.speakers)
        for n, (link, answer) in enumerate(zip(links, answers, strict=True)):
            stance = self.stance(stances[n])
            yield Claim(
                spans=self.spans_of(link.tokens),
                head=self.span_of(Run(link.head, link.head + 1)),
                resolved=self.wording(wordings.of(n)),
                sentence=self.sentence_of(link.head),
                paragraph=self.parsed.paragraph_of(link.head),
                within=link.within,
                attribution=None if link.attribution is None else attributions[link.attribution],
                stance=self._with_answer_step(stance, answer, links) if answer else stance,
                answers=self.answer(answer) if answer else None,
                time=self.time(times[n]),
            )

    def wording(self, link: WordingLink) -> Wording:
        replacements = (
            Replacement(span=self.span_at(r.chars), text=r.text, reason=r.reason, evidence=self.spans_of(r.evidence))
            for r in link.replacements
        )
        return Wording(
            text=link.text,
            replacements=tuple(replacements),
            open=self.spans_of(runs_of(link.open)),
        )

    @cached_property
    def _sentences(self) -> list[Run]:
        """The sentences without the white space around them."""
        number, text = self.parsed.columns.sentence, self.parsed.columns.text
        words = [t for t in range(len(text)) if not text[t].isspace()]
        groups = (list(group) for _, group in groupby(words, number.__getitem__))
        return [Run(group[0], group[-1] + 1) for group in groups]

    def sentence_of(self, token: int) -> Span:
        at = bisect_right(self._sentences, token, key=lambda run: run.start) - 1
        return self.span_of(self._sentences[at])

    def answer(self, link: AnswerLink) -> Answer:
        names = self.analysis.speakers.of_source[link.attribution] if link.attribution is not None else ()
        return Answer(
            kind=link.kind,
            object=self.span_of(link.object),
            claim=link.claim,
            accuser=self.spans_of(link.accuser),
            accusers=names,
            rule=link.rule,
        )

    def _with_answer_step(self, stance: Stance, link: AnswerLink, claims: Sequence[ClaimLink]) -> Stance:
        """The stance with one more step, which says what is answered."""
        whose = self.words_of(link.accuser)
        said = self.words_of(claims[link.claim].tokens) if link.claim is not None else ""
        step = Step(span=self.span_of(link.object), effect=effects.of_answer(link.kind, said, whose))
        return stance.model_copy(update={"steps": (*stance.steps, step)})


def _is_denied_outside(claim: ClaimLink, stance: StanceLink, marks: Sequence[StanceMark]) -> bool:
    """Return whether a claim is negated by words outside it alone: "refused to sign"."""
    if stance.label is not StanceLabel.NEGATED:
        return False
    inside = tokens_of(claim.tokens)
    return inside.isdisjoint(t for k in stance.marks for t in marks[k].tokens)


class _SpanIndex(Generic[T]):
    """Results by their offsets, so that those inside a claim are found without looking at all of them."""

    def __init__(self, results: Sequence[T], spans: Callable[[T], Sequence[Span]]) -> None:
        self.results = results
        self.spans = sorted((s.start, s.end, k) for k, result in enumerate(results) for s in spans(result))
        self.longest = max((end - start for start, end, _ in self.spans), default=0)

    def inside(self, spans: Iterable[Span]) -> tuple[T, ...]:
        """Return the results that share a character with one of the spans, in their own order."""
        found: set[int] = set()
        for span in spans:
            first = bisect_left(self.spans, (span.start - self.longest,))
            last = bisect_left(self.spans, (span.end,))
            found.update(k for _, end, k in self.spans[first:last] if end > span.start)
        return tuple(self.results[k] for k in sorted(found))


def _with_contents(claims: Iterable[Claim], quantities: Sequence[Quantity], cues: Sequence[Cue]) -> Iterable[Claim]:
    """Yield the claims with the quantities and cues inside them."""
    quantity_index, cue_index = _SpanIndex(quantities, lambda q: (q.number,)), _SpanIndex(cues, lambda c: c.spans)
    for claim in claims:
        inside = {"quantities": quantity_index.inside(claim.spans), "cues": cue_index.inside(claim.spans)}
        yield claim.model_copy(update=inside)


@functools.lru_cache(maxsize=8)
def signature(
    lexicon: Lexicon, model: str, model_version: str, resolver: str | None = None, trained: str | None = None
) -> Signature:
    """The signature of results: the versions of this library and of spaCy, the lexicon and the models."""
    return Signature(
        claimparse=__version__,
        lexicon=lexicon.hash,
        spacy=spacy_version,
        model=model,
        model_version=model_version,
        resolver=resolver,
        trained=trained,
    )


def document(analysis: Analysis, parts: Iterable[Part], signed: Signature, earlier: Document | None = None) -> Document:
    """Return the results of some parts, joined with earlier results for the same text.

    Claims are made if both attribution and stance are there. Earlier parts that are not asked for again are kept, so
    that components which run one after the other leave what a single one would leave.
    """
    asked = frozenset(parts)
    kept = earlier or Document(text=analysis.parsed.read.source)
    wanted = tuple(p for p in ALL_PARTS if p in asked or p in kept.parts)
    makes_claims = {*wanted} >= CLAIM_PARTS and bool(asked & CLAIM_PARTS)
    write = _Writer(analysis, kept.attributions if Part.ATTRIBUTION not in asked and earlier else None)
    quantities, cues, claims = kept.quantities, kept.cues, kept.claims
    attributions, speakers, warnings = kept.attributions, kept.speakers, kept.warnings
    if Part.QUANTITIES in asked:
        quantities = tuple(write.quantities())
    if Part.STANCE in asked:
        cues = tuple(write.cue(s) for s in analysis.scopes)
    if Part.ATTRIBUTION in asked:
        attributions = tuple(write.attribution(k) for k in range(len(analysis.attributions)))
        speakers = tuple(write.speaker(e) for e in analysis.speakers.entities)
        warnings = tuple(write.warning(n) for n in analysis.notices)
    if makes_claims:
        claims = tuple(write.claims(attributions))
    return Document(
        text=kept.text,
        date=analysis.anchor,
        parts=wanted,
        claims=tuple(_with_contents(claims, quantities, cues)),
        attributions=attributions,
        quantities=quantities,
        cues=cues,
        speakers=speakers,
        warnings=warnings,
        signature=signed,
    )


def stance_of(analysis: Analysis, chars: Chars) -> Stance:
    """Return the stance of the words between two characters, which is that of their head."""
    run = analysis.parsed.tokens_of(chars)
    head = Tokens(analysis.parsed.doc[slice(*run)]).root.i
    return _Writer(analysis).stance(analysis.stances.resolve(head))

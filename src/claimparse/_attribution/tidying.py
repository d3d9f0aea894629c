"""Tidy the spans of a reading: whole words and quotations, in the paragraph of the cue, each word in one role."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Sequence, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimparse._attribution.introductions import introduced_speaker
from claimparse._attribution.lexicon import load_cues
from claimparse._attribution.readings import Reading
from claimparse._attribution.spans import grow_to_quotations, merge_runs, without_addresses
from claimparse._evidence import AttributionLink, QuoteMark, Run, runs_of, tokens_of
from claimparse._grammar.clauses import after_fronted_participle, clause_end, with_antecedent
from claimparse._grammar.noun_phrases import noun_phrase_end, without_possessive
from claimparse._grammar.tree import trim
from claimparse._text.body import body_start

if TYPE_CHECKING:
    from claimparse._text.parsed_text import ParsedText


class QuoteIndex:
    """The quotations of a text by what each attribution asks of them: where they end, and which words are speech."""

    def __init__(self, marks: Sequence[QuoteMark]) -> None:
        self.marks = marks
        self.ends = frozenset(q.outer.end for q in marks)
        self.speech = frozenset(t for q in marks if q.speech for t in range(*q.outer))
        self.end_of_repaired = {q.outer.start: q.outer.end for q in marks if q.rule == "repaired"}
        self.speech_of = self._speeches(marks)

    @staticmethod
    def _speeches(marks: Sequence[QuoteMark]) -> dict[int, int]:
        """The first quotation of each speech over several paragraphs, by the tokens of all."""
        first: list[int] = []
        for k, q in enumerate(marks):
            first.append(k if q.continues is None else first[q.continues])
        several = {first[k] for k, q in enumerate(marks) if q.continues is not None}
        return {t: first[k] for k, q in enumerate(marks) if first[k] in several for t in range(*q.outer)}


@dataclass(frozen=True, slots=True)
class Context:
    """A reading before it is tidied, with the text, its quotations, and the rules' attribution of the same cue."""

    parsed: ParsedText
    quotes: QuoteIndex
    untidied: Reading
    rule: AttributionLink | None


def tidy(parsed: ParsedText, quotes: QuoteIndex, reading: Reading, rule: AttributionLink | None) -> Reading:
    """A reading with its spans tidied."""
    context = Context(parsed, quotes, reading, rule)
    for step in STEPS:
        reading = step(context, reading)
    return reading


def _complete_phrases(context: Context, reading: Reading) -> Reading:
    """Move the ends of the content past a noun or verb whose modifier or auxiliary would be the last word: "it may"."""
    doc = context.parsed.doc
    ends = (clause_end(doc, noun_phrase_end(doc, r.end)) for r in reading.content)
    return replace(reading, content=tuple(Run(r.start, end) for r, end in zip(reading.content, ends, strict=True)))


def _complete_words(context: Context, reading: Reading) -> Reading:
    """Grow all spans to whole hyphenated words, and join those with only white space between them."""
    cue, source, content = (_whole_words(context.parsed, r) for r in (reading.cue, reading.source, reading.content))
    return replace(reading, cue=cue, source=source, content=content)


def _keep_to_paragraph(context: Context, reading: Reading) -> Reading:
    """Cut all spans to the paragraph of the cue, the content after its dateline; speech may go beyond it."""
    parsed, head = context.parsed, context.untidied.head
    cue, source = (_near_cue(parsed, runs, head) for runs in (reading.cue, reading.source))
    content = _in_body(parsed, context.quotes.speech, reading.content, cue[0].start)
    return replace(reading, cue=cue, source=source, content=content)


def _keep_to_sentence(context: Context, reading: Reading) -> Reading:
    """Cut the content at full stops, outside quotations: what follows is another sentence, by nobody named."""
    breaks, speech, head = context.parsed.sentence_breaks, context.quotes.speech, context.untidied.head
    return replace(reading, content=tuple(_within_sentence(r, breaks, speech, head) for r in reading.content))


def _take_rule_source(context: Context, reading: Reading) -> Reading:
    """Take the rules' source where the model has none, or only whoever hears what is said."""
    rule = context.rule
    if rule is not None and (not reading.source or _is_hearer(context.parsed, rule, reading.source)):
        return replace(reading, source=rule.source)
    return reading


def _keep_source_to_sentence(context: Context, reading: Reading) -> Reading:
    """Keep the runs of the source in the sentence of the cue; where none is there, all."""
    sentence = context.parsed.doc[reading.head].sent
    inside = tuple(r for r in reading.source if sentence.start <= r.start < sentence.end)
    source = tuple(_beside_cue(context.parsed, r, reading.head) for r in inside or reading.source)
    return replace(reading, source=source)


def _beside_cue(parsed: ParsedText, run: Run, cue: int) -> Run:
    """The words of a source on its cue's side of a full stop that the parser has missed: "said Holt. Moss told"."""
    stops = [
        i for i in range(run.start + 1, run.end - 1) if parsed.words[i] == "." and parsed.words[i + 1][0].isupper()
    ]
    if not stops:
        return run
    return Run(run.start, stops[0]) if cue < run.start else Run(stops[-1] + 1, run.end)


def _trim_source(context: Context, reading: Reading) -> Reading:
    """Trim the source: no possessive ending, no punctuation at its edges, no relative clause without its noun.

    Nor does it hold a participle clause before its noun.
    """
    doc = context.parsed.doc
    named = (after_fronted_participle(doc, without_possessive(doc, r)) for r in reading.source)
    source = tuple(with_antecedent(doc, trim(doc, r)) for r in named)
    return replace(reading, source=source)


def _end_repaired_quotations(context: Context, reading: Reading) -> Reading:
    """End the content where a quotation without its closing mark was taken to end."""
    ends = context.quotes.end_of_repaired
    content = tuple(Run(r.start, min(r.end, ends.get(r.start, r.end))) for r in reading.content)
    return replace(reading, content=content)


def _complete_quotations(context: Context, reading: Reading) -> Reading:
    """Grow the content to whole quotations, unless they hold the cue."""
    own = Run(reading.cue[0].start, reading.cue[-1].end)
    content = tuple(grow_to_quotations(r, context.quotes.marks, own) for r in reading.content)
    return replace(reading, content=content)


def _complete_speeches(context: Context, reading: Reading) -> Reading:
    """Add the paragraphs of a speech that the rules have, where the model has one of them."""
    if context.rule is None:
        return reading
    speech_of, inside = context.quotes.speech_of, tokens_of(reading.content)
    begun = {speech_of[t] for t in inside if t in speech_of}
    more = [r for r in context.rule.content if speech_of.get(r.start) in begun and inside.isdisjoint(range(*r))]
    return replace(reading, content=tuple(merge_runs((*reading.content, *more)))) if more else reading


def _end_at_new_speaker(context: Context, reading: Reading) -> Reading:
    """Drop the quotations after a sentence that introduces somebody else."""
    kept = tuple(r for r in reading.content if not _is_others(context.parsed, r, reading.cue[-1].end))
    return replace(reading, content=kept or reading.content)


def _is_others(parsed: ParsedText, run: Run, cue_end: int) -> bool:
    """Return whether a piece of content is a quotation before which, and after the cue, a new speaker is introduced."""
    if run.start <= cue_end or not parsed.doc[run.start].is_quote:
        return False
    who = introduced_speaker(parsed, run.start)
    return who is not None and who.left_edge.i > cue_end


def _separate_roles(context: Context, reading: Reading) -> Reading:
    """Take the words of cue and source out of the content, and punctuation off its edges; quotations keep theirs.

    The "by" of an agent goes with it.
    """
    parsed, taken = context.parsed, tokens_of((*reading.cue, *reading.source))
    taken |= {r.start - 1 for r in reading.source if r.start and parsed.doc[r.start - 1].lower_ == "by"}
    kept = merge_runs(part for run in reading.content for part in _without(run, taken))
    worded = [r for r in kept if any(parsed.words[t][0].isalnum() for t in range(*r))]
    content = tuple(_trimmed(parsed, r, context.quotes.ends) for r in worded)
    return replace(reading, content=content or context.untidied.content)


def _join_at_commas(context: Context, reading: Reading) -> Reading:
    """Join the pieces of content between which only a comma stands: "If elected, she would cut taxes"."""
    words, content = context.parsed.words, reading.content
    commas = (Run(r.end, r.end + 1) for r in content[:-1] if words[r.end] == ",")
    starts = {r.start for r in content}
    return replace(reading, content=tuple(merge_runs([*content, *(c for c in commas if c.end in starts)])))


def _drop_addresses(context: Context, reading: Reading) -> Reading:
    """Drop the addresses and hashtags at the end of the content."""
    return replace(reading, content=without_addresses(context.parsed, reading.content))


Step = Callable[[Context, Reading], Reading]

STEPS: tuple[Step, ...] = (
    _complete_phrases,
    _complete_words,
    _keep_to_paragraph,
    _keep_to_sentence,
    _take_rule_source,
    _keep_source_to_sentence,
    _trim_source,
    _end_repaired_quotations,
    _complete_quotations,
    _complete_speeches,
    _end_at_new_speaker,
    _separate_roles,
    _join_at_commas,
    _drop_addresses,
)
"""The steps in their order; each takes the spans as the one before left them."""


# ---------------------------------------------------------------- words


def _whole_words(parsed: ParsedText, runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs grown to whole hyphenated words, and joined where only white space stands between them."""
    out: list[Run] = []
    for run in merge_runs(Run(_word_start(parsed, r.start), _word_end(parsed, r.end)) for r in runs):
        if out and all(parsed.words[t].isspace() for t in range(out[-1].end, run.start)):
            out[-1] = Run(out[-1].start, run.end)
        else:
            out.append(run)
    return tuple(out)


def _word_start(parsed: ParsedText, token: int) -> int:
    while token > 0 and _is_hyphenated(parsed, token):
        token -= 1
    return token


def _word_end(parsed: ParsedText, token: int) -> int:
    while token < len(parsed.words) and _is_hyphenated(parsed, token):
        token += 1
    return token


def _is_hyphenated(parsed: ParsedText, token: int) -> bool:
    """Return whether a hyphen joins a token to the one before it, or it is that hyphen."""
    touches = 0 < token < len(parsed.words) and parsed.ends[token - 1] == parsed.starts[token]
    return touches and "-" in (parsed.words[token - 1], parsed.words[token])


# ---------------------------------------------------------------- paragraphs


def _near_cue(parsed: ParsedText, runs: Iterable[Run], head: int) -> tuple[Run, ...]:
    """The runs in the paragraph of the cue, cut at its ends; where none is there, each as far as its own goes."""
    out = []
    for run in runs:
        if parsed.paragraph_of(run.start) != parsed.paragraph_of(run.end - 1):
            paragraphs = {parsed.paragraph_of(t) for t in range(*run)}
            own = parsed.paragraph_of(head if parsed.paragraph_of(head) in paragraphs else run.end - 1)
            inside = [t for t in range(*run) if parsed.paragraph_of(t) == own and not parsed.words[t].isspace()]
            out.append(Run(inside[0], inside[-1] + 1))
        else:
            out.append(run)
    paragraph = parsed.paragraph_of(head)
    return tuple(r for r in out if parsed.paragraph_of(r.start) == paragraph) or tuple(out)


def _in_body(parsed: ParsedText, speech: Container[int], runs: Iterable[Run], cue: int) -> tuple[Run, ...]:
    """The runs in the paragraph of the cue, after its dateline; quotations may continue beyond it."""
    paragraph, first = parsed.paragraph_of(cue), body_start(parsed, cue)
    out: list[Run] = []
    for run in runs:
        if run.start >= first and parsed.paragraph_of(run.start) == parsed.paragraph_of(run.end - 1) == paragraph:
            out.append(run)
        else:
            kept = (t for t in range(*run) if (t >= first and parsed.paragraph_of(t) == paragraph) or t in speech)
            out.extend(runs_of(kept))
    return tuple(out)


def _within_sentence(run: Run, breaks: Sequence[int], speech: Container[int], cue: int) -> Run:
    """A run up to its first sentence break, or where it stands before the cue, from its last one on."""
    inside = [b for b in breaks[bisect_right(breaks, run.start) : bisect_left(breaks, run.end)] if b not in speech]
    if not inside:
        return run
    return Run(inside[-1], run.end) if run.end <= cue else Run(run.start, inside[0])


# ---------------------------------------------------------------- roles


def _is_hearer(parsed: ParsedText, rule: AttributionLink, source: Sequence[Run]) -> bool:
    """Return whether the model's source only hears what is said, where the rules name no source.

    "MPs" in "MPs were told", "court" in "the court heard".
    """
    if rule.source:
        return False
    cues, verb = load_cues(parsed.lexicon), parsed.predications.of(parsed.doc[rule.cue_head])
    found = verb.patient
    if found is None and verb.word.lemma_ in cues.court_verbs:
        found = verb.subject if verb.subject is not None and verb.subject.lemma_.lower() in cues.courts else None
    return found is not None and any(r.start <= found.i < r.end for r in source)


def _without(run: Run, taken: Set[int]) -> Iterable[Run]:
    """The parts of a run without some tokens."""
    return (run,) if taken.isdisjoint(range(*run)) else runs_of(t for t in range(*run) if t not in taken)


def _trimmed(parsed: ParsedText, run: Run, closed: Container[int]) -> Run:
    """A run without the punctuation at its edges, unless it ends with a quotation."""
    inner = trim(parsed.doc, run)
    return Run(inner.start, run.end) if run.end in closed else inner

"""The turns of transcripts, interviews and parliamentary reports: "ADA LUND: The pier is safe.", "Q: Is it safe?".

A turn is all that stands between one label and the next. The name in the label is its source, the colon its cue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import takewhile, zip_longest

import regex

from claimparse._attribution.labels import Label, colons_of_list, labels_of_transcript, opens_section
from claimparse._attribution.nesting import nest_in_order
from claimparse._evidence import TURN, AttributionLink, Chars, Run, tokens_of
from claimparse._grammar.pronouns import PRONOUNS
from claimparse._grammar.tree import root_of
from claimparse._text.paragraphs import ParagraphKind
from claimparse._text.parsed_text import ParsedText
from claimparse.types import AttributionKind, QuotationKind, SpeechAct

_STAGE_DIRECTION = regex.compile(r"\([^()]*+\)\.?|\[[^\[\]]*+\]\.?")
_STAGE_DIRECTION_BETWEEN_SENTENCES = regex.compile(
    r"(?<=[.?!…:”\"]\s)(?:\[[^\[\]]*+\]|\([^()\p{Ll}]*+\))\.?(?=\s+[\p{Lu}\"“\[]|\s*$)"
)
"""Round brackets only around capitals, as others hold what is said: "It fell. (APPLAUSE) We ran.\""""


def add_turns(parsed: ParsedText, links: Sequence[AttributionLink]) -> tuple[AttributionLink, ...]:
    """The attributions of a text with the turns of a transcript, in text order; without a transcript, those it has.

    Attributions inside a turn are nested in it. What was read of labels alone gives way to the turns, and is dropped
    where they are those of a list ("Mill Bridge: closed on Friday").
    """
    labels = labels_of_transcript(parsed)
    turns = [_link(parsed, label, content) for label, content in _contents(parsed, labels) if content]
    if turns:
        return nest_in_order(_without_labels(links, labels), turns)
    listed = colons_of_list(parsed)
    is_item = (a.cue_head in listed and a.quotation is QuotationKind.INDIRECT for a in links)
    return tuple(_without(links, {k for k, item in enumerate(is_item) if item}))


def _contents(parsed: ParsedText, labels: Sequence[Label]) -> Iterator[tuple[Label, tuple[Run, ...]]]:
    """Yield each label with what is said: the rest of its paragraph and the paragraphs up to the next label."""
    for label, following in zip_longest(labels, labels[1:]):
        end = len(parsed.runs) if following is None else following.paragraph
        more = range(label.paragraph + 1, end)
        said = takewhile(lambda k, label=label: _goes_on(parsed, k, label), more)  # type: ignore[misc]
        first = Run(label.colon + 1, parsed.runs[label.paragraph].end)
        paragraphs = [first, *(parsed.runs[k] for k in said if not _is_stage_direction(parsed, k))]
        yield label, tuple(run for paragraph in paragraphs for run in _speech(parsed, paragraph))


def _goes_on(parsed: ParsedText, paragraph: int, label: Label) -> bool:
    """Return whether a turn goes on in a paragraph: not in headings, sections and what is told of its speaker."""
    if _is_stage_direction(parsed, paragraph):
        return True
    if parsed.paragraphs[paragraph].kind is not ParagraphKind.PROSE or opens_section(parsed, paragraph):
        return False
    words, name = parsed.words[slice(*parsed.runs[paragraph])], parsed.words[label.head].casefold()
    is_named = len(name) > 2 and any(w[0].isupper() and w.casefold() == name for w in words)
    return not is_named or any((p := PRONOUNS.get(w.lower())) is not None and p.person == 1 for w in words)


def _is_stage_direction(parsed: ParsedText, paragraph: int) -> bool:
    """Return whether a paragraph stands in brackets: "[Laughter]"."""
    place = parsed.paragraphs[paragraph]
    return _STAGE_DIRECTION.fullmatch(parsed.text, place.start, place.end) is not None


def _speech(parsed: ParsedText, run: Run) -> Iterator[Run]:
    """Yield the stretches of a paragraph between stage directions, without space at their ends."""
    if run.start >= run.end:
        return
    chars, start = parsed.chars_of(run), run.start
    for match in _STAGE_DIRECTION_BETWEEN_SENTENCES.finditer(parsed.text, chars.start, chars.end):
        direction = parsed.tokens_of(Chars(*match.span()))
        yield from _without_space(parsed, Run(start, direction.start))
        start = direction.end
    yield from _without_space(parsed, Run(start, run.end))


def _without_space(parsed: ParsedText, run: Run) -> Iterator[Run]:
    """Yield a run without the space at its ends and marks of bold type before it, if it has a word."""
    start, end = run
    if start >= end or not parsed.count(run):
        return
    while parsed.words[start].isspace() or parsed.words[start].strip("*") == "":
        start += 1
    while parsed.words[end - 1].isspace():
        end -= 1
    yield Run(start, end)


def _link(parsed: ParsedText, label: Label, content: tuple[Run, ...]) -> AttributionLink:
    """The attribution of a turn; its words are the speaker's own, though no quotation marks say so."""
    return AttributionLink(
        source=(label.name,),
        source_head=label.head,
        cue=(Run(label.colon, label.colon + 1),),
        cue_head=label.colon,
        content=content,
        content_head=root_of(parsed.doc, content[0]),
        quotation=QuotationKind.DIRECT,
        kind=AttributionKind.SPEECH,
        act=SpeechAct.ASSERTS,
        rule=TURN,
    )


def _without_labels(links: Sequence[AttributionLink], labels: Sequence[Label]) -> list[AttributionLink]:
    """The attributions that take no word of a label for theirs."""
    taken = {t for label in labels for t in range(label.name.start, label.colon + 1)}
    words_of = [{a.cue_head, *tokens_of((*a.source, *a.content))} for a in links]
    return _without(links, {k for k, words in enumerate(words_of) if not taken.isdisjoint(words)})


def _without(links: Sequence[AttributionLink], dropped: Set[int]) -> list[AttributionLink]:
    """The attributions without some of them, by their places."""
    kept = [k for k in range(len(links)) if k not in dropped]
    place = {k: at for at, k in enumerate(kept)}
    return [replace(links[k], parent=place.get(p) if (p := links[k].parent) is not None else None) for k in kept]

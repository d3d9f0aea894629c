"""``claimparse explain FILE:LINE``: how each claim on a line was analysed."""

from __future__ import annotations

import argparse
import os
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from claimparse.cli.reading import OK, SOME_FAILED, STDIN, CommandError, Source, load_parser, parse_source
from claimparse.cli.streams import console_for, field_list, print_error, standard_output, styled_text
from claimparse.errors import InputError, MissingAnnotationError
from claimparse.output import wording
from claimparse.output.visible import escape_controls
from claimparse.types import JustificationKind

if TYPE_CHECKING:
    from claimparse.types import Attribution, Claim, Document

_LINE = regex.compile(r"[^\r\n]*+(?:\r\n|\r|\n|$)")
_PLACE = regex.compile(r"(?P<path>.+):(?P<first>[0-9]{1,9})(?:-(?P<last>[0-9]{1,9}))?")


def run(args: argparse.Namespace) -> int:
    """Explain the claims on some lines and return the exit code, which is 1 if there are none."""
    path, first, last = _parse_place(args.place)
    source = Source(None if path == STDIN else Path(path))
    try:
        document = parse_source(load_parser(args), source, args.date)
    except InputError as error:
        raise CommandError(source.failure(error), SOME_FAILED) from None
    except MissingAnnotationError as error:
        raise CommandError(str(error)) from None
    lines = [m.span() for m in _LINE.finditer(document.text) if m.group() or not m.start()]
    start, end = _offsets(lines, first, last)
    chosen = [k for k, c in enumerate(document.claims) if any(s.start < end and start < s.end for s in c.spans)]
    if not chosen:
        print_error(f"claimparse: {escape_controls(args.place)}: no claim found")
        return SOME_FAILED
    console = console_for(standard_output())
    for k in chosen:
        line = bisect_right(lines, (document.claims[k].spans[0].start, len(document.text)))
        console.print(styled_text((f"claim {k + 1}, line {line}", "bold")))
        console.print(field_list(_facts(document, k), console.width))
    return OK


def _parse_place(place: str) -> tuple[str, int | None, int | None]:
    """Return the path, the first and the last line of a place; the lines are None for a whole file."""
    match = None if os.path.exists(place) else _PLACE.fullmatch(place)
    if match is None:
        return place, None, None
    first = int(match["first"])
    return match["path"], first, int(match["last"] or first)


def _offsets(lines: Sequence[tuple[int, int]], first: int | None, last: int | None) -> tuple[int, int]:
    """Return the offsets of some lines, counted from 1; CommandError if the text has no such line."""
    if first is None or last is None:
        return 0, lines[-1][1]
    if not 1 <= first <= last <= len(lines):
        asked = str(first) if first == last else f"{first}-{last}"
        raise CommandError(f"no line {asked}: the text has {len(lines)} lines")
    return lines[first - 1][0], lines[last - 1][1]


def _finder(attribution: Attribution) -> str:
    """Return what found an attribution: the rule, and the trained model with its probability."""
    if attribution.probability is None:
        return f"rule {attribution.rule}"
    probability = f"probability {attribution.probability:.2f}"
    if attribution.engine == "model":
        return f"found by the trained model, {probability}; no rule found it"
    return f"rule {attribution.rule}; the trained model agrees, {probability}"


def _facts(document: Document, index: int) -> Iterator[tuple[str, str]]:
    """Yield the facts about a claim, each with the rule or the lexicon entry behind it."""
    claim, one_line = document.claims[index], wording.one_line
    said = claim.attribution
    yield "claim", one_line(claim.text)
    yield from _wording_facts(claim)
    yield "who", wording.claim_reading(claim)
    if said:
        source = "; ".join(f"“{one_line(s.text)}”" for s in said.source) or "not named in the text"
        yield "source", f"{source}; {said.kind.value}; {said.quotation.value} quotation; {_finder(said)}"
        yield from _speaker_facts(document, said)
        if said.time:
            yield "said", wording.time_reading(said.time)
        if said.target:
            yield "to", f"“{one_line(said.target.text)}”"
        if said.within is not None:
            outer = document.attributions[said.within]
            which = "" if claim.within is None else f", claim {claim.within + 1}"
            yield (
                "within",
                one_line(f"what {', '.join(outer.speakers) or 'an unnamed source'} {outer.act.value}{which}"),
            )
    if claim.time:
        yield "when", wording.time_reading(claim.time)
    yield "stance", one_line(claim.stance.explain())
    for cue in claim.cues:
        yield "word", f"{wording.cue_reading(cue)}; entry {cue.entry}{f'; {cue.note}' if cue.note else ''}"
    for q in claim.quantities:
        yield "number", f"{wording.quantity_words(q)}: {wording.quantity_reading(q)}; rule {q.rule}"
        if q.time and q.time != claim.time:
            yield "", f"when: {wording.time_reading(q.time)}"
    if claim.answers:
        answer, whose = claim.answers, wording.accuser_words(claim)
        which = "" if answer.claim is None else f", which is claim {answer.claim + 1}"
        by = f", made by {whose}" if whose else ""
        yield "answers", one_line(f"{answer.kind.value} “{answer.object.text}”{which}{by}; rule {answer.rule}")


def _wording_facts(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield the wording that can be understood alone, with what was replaced and what stays open."""
    if alone := wording.alone_words(claim):
        yield "alone", alone
    for replacement in claim.resolved.replacements if claim.resolved else ():
        if replacement.text:
            yield "", wording.replacement_words(replacement)
    if open_words := wording.open_words(claim):
        yield "open", open_words


def _speaker_facts(document: Document, said: Attribution) -> Iterator[tuple[str, str]]:
    """Yield what the text tells of the speakers of an attribution beside their names."""
    for speaker in (s for s in document.speakers if s.name in said.speakers):
        whose = f"{wording.one_line(speaker.name)}: " if len(said.speakers) > 1 else ""
        for mention in (m for m in speaker.mentions if m.probability is not None and m.span in said.source):
            why = "; ".join(mention.reasons)
            yield "means", f"{wording.one_line(speaker.name)}, probability {mention.probability:.2f}: {why}"
        reasons = wording.justification_words(speaker, JustificationKind.ANONYMITY)
        if speaker.anonymous or reasons:
            yield "anonymous", f"{whose}{reasons or 'the text withholds the name'}"
        if known := wording.justification_words(speaker, JustificationKind.KNOWLEDGE):
            yield "knows", f"{whose}{known}"
        if speaker.on_behalf_of:
            words = f"“{wording.one_line(speaker.on_behalf_of.span.text)}”"
            yield "speaks for", f"{whose}{wording.principal_words(speaker)}, by {words}"

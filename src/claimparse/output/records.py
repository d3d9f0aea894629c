"""Documents as flat rows for data frames, and as JSON.

Rows have only strings, numbers, booleans and None, with the same keys in every row, so that
``pandas.DataFrame(claim_rows(doc))`` and ``pyarrow.Table.from_pylist(...)`` work as they are.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from claimparse.output._rows import AttributionRow, ClaimRow, CueRow, QuantityRow, SpeakerRow
from claimparse.output.visible import escape_json_controls
from claimparse.output.wording import accuser_words, number_lists
from claimparse.types import Document, Span, Time

__all__ = [
    "AttributionRow",
    "ClaimRow",
    "CueRow",
    "QuantityRow",
    "SpeakerRow",
    "attribution_rows",
    "claim_rows",
    "cue_rows",
    "from_jsonl",
    "quantity_rows",
    "speaker_rows",
    "to_json",
    "to_jsonl",
]


def _words(spans: Sequence[Span]) -> str:
    return " ... ".join(s.text for s in spans)


def _float(value: Fraction) -> float:
    """Return the nearest float; infinity if the number is too large for one."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def _start(time: Time | None) -> str | None:
    return str(time.interval.start) if time and time.interval else None


def _end(time: Time | None) -> str | None:
    return str(time.interval.end) if time and time.interval else None


def claim_rows(document: Document) -> Iterator[ClaimRow]:
    """Yield the claims of a document as flat rows, in text order.

    Args:
        document: The document.

    >>> import claimparse
    >>> [(row["speakers"], row["stance"]) for row in claim_rows(claimparse.parse("The port denied that it sank."))]
    [('The port', 'denied')]
    """
    by_name = {speaker.name: speaker for speaker in document.speakers}
    for claim, numbers in zip(document.claims, number_lists(document.claims), strict=True):
        attribution, holder = claim.attribution, claim.stance.source
        said = attribution.time if attribution else None
        speakers = [by_name[name] for name in claim.speakers if name in by_name]
        yield ClaimRow(
            document=document.name,
            start=min(s.start for s in claim.spans),
            end=max(s.end for s in claim.spans),
            claim=claim.text,
            resolved=claim.resolved.text if claim.resolved else "",
            open="; ".join(s.text for s in claim.resolved.open) if claim.resolved else "",
            sentence=claim.sentence.text if claim.sentence else "",
            paragraph=claim.paragraph,
            within=claim.within,
            attributed=attribution is not None,
            speakers="; ".join(claim.speakers),
            anonymous=any(s.anonymous for s in speakers),
            on_behalf_of="; ".join(dict.fromkeys(s.on_behalf_of.name for s in speakers if s.on_behalf_of)),
            source=_words(attribution.source) if attribution else "",
            cue=_words(attribution.cue) if attribution else "",
            kind=attribution.kind.value if attribution else None,
            act=attribution.act.value if attribution else None,
            quotation=attribution.quotation.value if attribution else None,
            stance=claim.stance.label.value,
            author=claim.stance.author.value,
            holder=holder.commitment.value if holder else None,
            expected=claim.stance.expected,
            time=claim.time.text if claim.time else "",
            time_relation=claim.time.relation.value if claim.time else None,
            time_start=_start(claim.time),
            time_end=_end(claim.time),
            said=said.text if said else "",
            said_start=_start(said),
            said_end=_end(said),
            answers=claim.answers.claim if claim.answers else None,
            accuser=accuser_words(claim),
            numbers="; ".join(numbers),
        )


def quantity_rows(document: Document) -> Iterator[QuantityRow]:
    """Yield the quantities of a document as flat rows, in text order; exact numbers become floats.

    Args:
        document: The document.

    >>> import claimparse
    >>> [(row["value"], row["item"]) for row in quantity_rows(claimparse.parse("Over 2,000 homes lost power."))]
    [(2000.0, 'homes')]
    """
    for quantity in document.quantities:
        low, high = quantity.low, quantity.high
        yield QuantityRow(
            document=document.name,
            start=quantity.span.start,
            end=quantity.span.end,
            text=quantity.span.text,
            kind=quantity.amount.kind,
            value=_float(quantity.value),
            low=None if low is None else _float(low),
            high=None if high is None else _float(high),
            unit=quantity.unit.name if quantity.unit else None,
            parts="; ".join(part.text for part in quantity.parts),
            item=quantity.item.text if quantity.item else None,
            whole=quantity.whole.text if quantity.whole else None,
            change=quantity.change,
            time=quantity.time.text if quantity.time else "",
            time_relation=quantity.time.relation.value if quantity.time else None,
            time_start=_start(quantity.time),
            time_end=_end(quantity.time),
        )


def attribution_rows(document: Document) -> Iterator[AttributionRow]:
    """Yield the attributions of a document as flat rows, in text order.

    Args:
        document: The document.

    >>> import claimparse
    >>> [(row["speakers"], row["act"]) for row in attribution_rows(claimparse.parse("The port denied that it sank."))]
    [('The port', 'denies')]
    """
    for found in document.attributions:
        yield AttributionRow(
            document=document.name,
            start=min(s.start for s in found.content),
            end=max(s.end for s in found.content),
            content=_words(found.content),
            speakers="; ".join(found.speakers),
            source=_words(found.source),
            cue=_words(found.cue),
            kind=found.kind.value,
            act=found.act.value,
            quotation=found.quotation.value,
            target=found.target.text if found.target else "",
            within=found.within,
            said=found.time.text if found.time else "",
            said_start=_start(found.time),
            said_end=_end(found.time),
            engine=found.engine.value,
            probability=found.probability,
            rule=found.rule,
        )


def cue_rows(document: Document) -> Iterator[CueRow]:
    """Yield the stance cues of a document as flat rows, in text order.

    Args:
        document: The document.

    >>> import claimparse
    >>> [(row["text"], row["kind"]) for row in cue_rows(claimparse.parse("The dam may not hold."))]
    [('may', 'modal'), ('not', 'negation')]
    """
    for cue in document.cues:
        yield CueRow(
            document=document.name,
            start=min(s.start for s in cue.spans),
            end=max(s.end for s in cue.spans),
            text=cue.text,
            kind=cue.kind.value,
            scope=_words(cue.scope),
            entry=cue.entry,
            inert=cue.inert,
        )


def speaker_rows(document: Document) -> Iterator[SpeakerRow]:
    """Yield the speakers of a document as flat rows.

    Args:
        document: The document.

    >>> import claimparse
    >>> [(row["name"], row["role"]) for row in speaker_rows(claimparse.parse("Mayor Ada Lund said it rained."))]
    [('Ada Lund', 'Mayor')]
    """
    for speaker in document.speakers:
        first = speaker.mentions[0].span if speaker.mentions else None
        principal = speaker.on_behalf_of
        yield SpeakerRow(
            document=document.name,
            name=speaker.name,
            kind=speaker.kind.value,
            identity=speaker.identity.value,
            role=speaker.role or "",
            abbreviation=speaker.abbreviation.text if speaker.abbreviation else "",
            on_behalf_of=principal.name if principal else "",
            medium=principal.medium.value if principal else None,
            justification="; ".join(j.span.text for j in speaker.justification),
            mentions=len(speaker.mentions),
            start=first.start if first else None,
            end=first.end if first else None,
        )


def to_jsonl(documents: Iterable[Document]) -> Iterator[str]:
    """Return one line of JSON for each document, with its line break; control characters are escaped.

    Args:
        documents: The documents, taken one at a time.

    >>> next(to_jsonl([Document(text="Snow fell.")]))[:43]
    '{"schema_version":5,"text":"Snow fell.","na'
    """
    return (f"{escape_json_controls(document.model_dump_json())}\n" for document in documents)


def to_json(documents: Iterable[Document]) -> Iterator[str]:
    """Yield a JSON list of documents, in pieces to be written one after the other.

    Args:
        documents: The documents, taken one at a time.

    >>> "".join(to_json([]))
    '[]\\n'
    """
    before = "["
    for line in to_jsonl(documents):
        yield f"{before}\n{line.rstrip()}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def from_jsonl(lines: Iterable[str]) -> Iterator[Document]:
    """Return the documents in lines that :func:`to_jsonl` wrote; blank lines are skipped.

    Args:
        lines: The lines, with or without their line breaks.

    Raises:
        SchemaVersionError: If a later version of claimparse wrote a line.
        ValueError: If a line is not a document.

    >>> [document.text for document in from_jsonl(['{"text": "Snow fell."}'])]
    ['Snow fell.']
    """
    return (Document.model_validate_json(line) for line in lines if line.strip())

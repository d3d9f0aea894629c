"""Documents as flat rows for data frames, and as JSON.

Rows hold only text, numbers, booleans and None, under the same keys in every row, so that
``pandas.DataFrame(claim_rows(doc))`` or ``pyarrow.Table.from_pylist(...)`` need no more work.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import TypedDict

from claimparse.output.visible import visible_json
from claimparse.output.wording import accuser_words, number_list
from claimparse.types import Document, Span

__all__ = ["ClaimRow", "QuantityRow", "claim_rows", "from_jsonl", "quantity_rows", "to_json", "to_jsonl"]


class ClaimRow(TypedDict):
    """One claim as a flat row."""

    document: str | None
    """The document's name."""
    start: int
    """The place of the claim's first character in the text, counted from 0."""
    end: int
    """The place behind its last character."""
    claim: str
    """Its words; "..." stands for words between them that are not part of it."""
    attributed: bool
    """True where a source makes it, False for the author's own."""
    speakers: str
    """The canonical names of its speakers, parted by "; "; empty where the text does not say who speaks."""
    source: str
    """The words for the source; empty where there is none."""
    cue: str
    """The words that tell of the saying; empty for the author's own."""
    act: str | None
    """The speech act: "asserts", "denies"."""
    quotation: str | None
    """How it is quoted: "direct", "mixed" or "indirect"."""
    stance: str
    """The stance in a word: "reported", "hedged"."""
    author: str
    """The author's commitment, from CT+ to CT-."""
    holder: str | None
    """The innermost source's commitment, from CT+ to CT-; None where there is no source."""
    expected: float
    """The belief that readers form on average, from -3 to 3."""
    answers: int | None
    """The number of the row of the claim that this one answers, counted from 0 in its document."""
    accuser: str
    """Whoever made that claim; empty where the text does not say."""
    numbers: str
    """The quantities in its words, parted by "; "."""


class QuantityRow(TypedDict):
    """One quantity as a flat row."""

    document: str | None
    """The document's name."""
    start: int
    """The place of its first character in the text, counted from 0."""
    end: int
    """The place behind its last character."""
    text: str
    """Its words."""
    kind: str
    """The kind of amount: "exact", "approximate", "bounded", "range" or "vague"."""
    value: float
    """The number in the words; the lower end of a range or of a vague amount."""
    low: float | None
    """The lower end of the amount; None where it is open."""
    high: float | None
    """The upper end of the amount; None where it is open."""
    unit: str | None
    """The name of the unit; None for a plain count."""
    item: str | None
    """The words for the thing counted."""
    whole: str | None
    """The words for what it is part of."""
    change: str | None
    """The direction of a change: "up", "down" or "additional"."""


def _words(spans: Sequence[Span]) -> str:
    return " ... ".join(s.text for s in spans)


def _float(value: Fraction) -> float:
    """The nearest float; infinity for what no float can hold."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def claim_rows(document: Document) -> Iterator[ClaimRow]:
    """The claims of a document as flat rows, in text order.

    Args:
        document: The document.

    >>> import claimparse
    >>> [(row["speakers"], row["stance"]) for row in claim_rows(claimparse.parse("The port denied that it sank."))]
    [('The port', 'denied')]
    """
    for claim in document.claims:
        attribution, holder = claim.attribution, claim.stance.source
        yield ClaimRow(
            document=document.name,
            start=min(s.start for s in claim.spans),
            end=max(s.end for s in claim.spans),
            claim=_words(claim.spans),
            attributed=attribution is not None,
            speakers="; ".join(claim.speakers),
            source=_words(attribution.source) if attribution else "",
            cue=_words(attribution.cue) if attribution else "",
            act=attribution.act.value if attribution else None,
            quotation=attribution.quotation.value if attribution else None,
            stance=claim.stance.label.value,
            author=claim.stance.author.value,
            holder=holder.commitment.value if holder else None,
            expected=claim.stance.expected,
            answers=claim.answers.claim if claim.answers else None,
            accuser=accuser_words(claim),
            numbers="; ".join(number_list(claim)),
        )


def quantity_rows(document: Document) -> Iterator[QuantityRow]:
    """The quantities of a document as flat rows, in text order; numbers become floats here and only here.

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
            item=quantity.item.text if quantity.item else None,
            whole=quantity.whole.text if quantity.whole else None,
            change=quantity.change,
        )


def to_jsonl(documents: Iterable[Document]) -> Iterator[str]:
    """One line of JSON a document, with its line break; control characters are escaped, since a terminal obeys them.

    Args:
        documents: The documents, taken one at a time.

    >>> next(to_jsonl([Document(text="Snow fell.")]))[:43]
    '{"schema_version":1,"text":"Snow fell.","na'
    """
    return (f"{visible_json(document.model_dump_json())}\n" for document in documents)


def to_json(documents: Iterable[Document]) -> Iterator[str]:
    """One JSON list of documents, in pieces that are written one after the other.

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
    """The documents of lines that :func:`to_jsonl` wrote; blank lines are passed over.

    Args:
        lines: The lines, with or without their line breaks.

    Raises:
        SchemaVersionError: If a line is of a later form than this version of claimparse reads.
        ValueError: If a line holds no document.

    >>> [document.text for document in from_jsonl(['{"text": "Snow fell."}'])]
    ['Snow fell.']
    """
    return (Document.model_validate_json(line) for line in lines if line.strip())

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
    """One claim. ``start`` and ``end`` are characters of the text, around all of the claim's spans.

    ``speakers`` is empty for the author's own claims and where the text does not say who speaks; ``attributed`` tells
    the two apart. ``author`` and ``holder`` are commitments (CT+ ... CT-) of the author and of the innermost source,
    ``expected`` is the belief that readers form, from -3 to 3.
    ``answers`` is the number of the row of the claim that this one denies, refuses to confirm or concedes, counted from
    0 in its document; ``accuser`` is whoever made that claim.
    """

    document: str | None
    start: int
    end: int
    claim: str
    attributed: bool
    speakers: str
    source: str
    cue: str
    act: str | None
    quotation: str | None
    stance: str
    author: str
    holder: str | None
    expected: float
    answers: int | None
    accuser: str
    numbers: str


class QuantityRow(TypedDict):
    """One quantity. ``low`` and ``high`` are None where the amount is open; ``value`` is the number in the words."""

    document: str | None
    start: int
    end: int
    text: str
    kind: str
    value: float
    low: float | None
    high: float | None
    unit: str | None
    item: str | None
    whole: str | None
    change: str | None


def _words(spans: Sequence[Span]) -> str:
    return " ... ".join(s.text for s in spans)


def _float(value: Fraction) -> float:
    """The nearest float; infinity for what no float can hold."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def claim_rows(document: Document) -> Iterator[ClaimRow]:
    """The claims of a document as flat rows, in text order."""
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
    """The quantities of a document as flat rows, in text order; numbers become floats here and only here."""
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
    """One line of JSON a document, with its line break; control characters are escaped, since a terminal obeys them."""
    return (f"{visible_json(document.model_dump_json())}\n" for document in documents)


def to_json(documents: Iterable[Document]) -> Iterator[str]:
    """One JSON list of documents, in pieces that are written one after the other."""
    before = "["
    for line in to_jsonl(documents):
        yield f"{before}\n{line.rstrip()}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def from_jsonl(lines: Iterable[str]) -> Iterator[Document]:
    """The documents of lines that :func:`to_jsonl` wrote; blank lines are passed over."""
    return (Document.model_validate_json(line) for line in lines if line.strip())

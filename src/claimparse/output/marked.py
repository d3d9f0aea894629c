"""A text cut where its marks begin and end: paragraphs of segments that add up to exactly the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claimparse._text.paragraphs import ParagraphKind, paragraphs
from claimparse.lexicon import Lexicon
from claimparse.output.looks import CUE_KIND_LOOKS
from claimparse.output.wording import claim_reading, cue_reading, one_line, quantity_reading, quantity_words
from claimparse.types import Attribution, Document, Span

LAYERS = {
    "src": "sources",
    "cue": "words of saying",
    "cnt": "what is said",
    "qty": "quantities",
    "stc": "words of stance",
}
"""The kinds of marks, with the names that readers see."""

_OWN = "own"
_CLAIMED = {"cnt", _OWN}


@dataclass(frozen=True, slots=True)
class Ids:
    """The HTML ids of the elements of a page; the prefix keeps several texts apart."""

    prefix: str = ""

    def claim(self, index: int) -> str:
        """The id of a claim's card."""
        return f"{self.prefix}claim-{index + 1}"

    def words(self, index: int) -> str:
        """The id of the place in the text where a claim's words start."""
        return f"{self.claim(index)}-text"

    def speaker(self, index: int) -> str:
        """The id of a speaker's row on the board."""
        return f"{self.prefix}speaker-{index + 1}"

    def quantity(self, index: int) -> str:
        """The id of a quantity's row in the table."""
        return f"{self.prefix}quantity-{index + 1}"

    def part(self, name: str) -> str:
        """The id of a part of the section of a text, such as its quantities."""
        return f"{self.prefix}{name}"


@dataclass(frozen=True, slots=True)
class _Mark:
    """Marked characters: their layer, a note in words, a link, and the claim that they belong to."""

    start: int
    end: int
    layer: str
    note: str
    href: str | None = None
    claim: int | None = None
    style: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters under the same marks.

    ``starts`` are the claims that begin here, ``claims`` those that the characters belong to, as content, source or
    word of saying, innermost first. ``tint`` is the innermost claim with them as content. ``stop`` is true where a mark
    with a link begins, so that the Tab key stops at each link once.
    """

    text: str
    layers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    href: str | None = None
    stop: bool = False
    claims: tuple[int, ...] = ()
    tint: int | None = None
    starts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The whitespace before a paragraph, its kind and its segments."""

    before: str
    kind: ParagraphKind | None
    segments: tuple[Segment, ...]


def first_claims(document: Document) -> dict[Attribution, int]:
    """Return the index of the first claim of each attribution."""
    found: dict[Attribution, int] = {}
    for k, claim in enumerate(document.claims):
        if claim.attribution is not None:
            found.setdefault(claim.attribution, k)
    return found


def _marks(document: Document, ids: Ids) -> Iterator[_Mark]:
    def each(
        spans: Iterable[Span], layer: str, note: str, href: str | None, *, style: str = "", made: int | None = None
    ) -> Iterator[_Mark]:
        return (_Mark(s.start, s.end, layer, note, href, made, style) for s in spans)

    for k, claim in enumerate(document.claims):
        layer = _OWN if claim.attribution is None else "cnt"
        yield from each(claim.spans, layer, f"claim {k + 1}: {claim_reading(claim)}", None, made=k)
    making = first_claims(document)
    places = {speaker.name: k for k, speaker in enumerate(document.speakers)}
    for a in document.attributions:
        made = making.get(a)
        card = None if made is None else ids.claim(made)
        known = [places[name] for name in a.speakers if name in places]
        who = one_line(", ".join(a.speakers)) or "somebody whom the text does not name"
        yield from each(a.source, "src", f"source: {who}", ids.speaker(known[0]) if known else card, made=made)
        note = f"word of saying: {who if a.speakers else 'the source'}; act: {a.act.value}"
        yield from each(a.cue, "cue", note, card, style=f"act-{a.act.value}", made=made)
        if made is None:
            yield from each(a.content, "cnt", f"said by {who}", None)
    for k, q in enumerate(document.quantities):
        note = f"quantity: {quantity_words(q)} ({quantity_reading(q)})"
        yield from each([q.span], "qty", note, ids.quantity(k))
    inside = {cue: ids.claim(k) for k, claim in enumerate(document.claims) for cue in claim.cues}
    for cue in document.cues:
        if CUE_KIND_LOOKS[cue.kind].drawn:
            yield from each(cue.spans, "stc", cue_reading(cue), inside.get(cue), style=f"kind-{cue.kind.value}")


@dataclass
class _Sweep:
    """A single pass over the text that keeps the marks open at each position."""

    text: str
    marks: list[_Mark]
    starts: list[tuple[int, int]]
    open: list[_Mark] = field(default_factory=list)
    position: int = 0
    started: int = 0

    def segments(self, start: int, end: int) -> Iterator[Segment]:
        """Yield the characters ``start`` to ``end`` in segments, cut wherever a mark begins or ends."""
        reach = self.position
        while reach < len(self.marks) and self.marks[reach].start < end:
            reach += 1
        near = [*self.open, *self.marks[self.position : reach]]
        places = {p for m in near for p in (m.start, m.end)}
        for left, right in pairwise(sorted({start, end} | {p for p in places if start < p < end})):
            while self.position < reach and self.marks[self.position].start <= left:
                self.open.append(self.marks[self.position])
                self.position += 1
            self.open = [m for m in self.open if m.end > left]
            yield _segment(self.text[left:right], self.open, left, self.newly_started(left))

    def newly_started(self, place: int) -> tuple[int, ...]:
        """Return the claims that begin at or before a position and were not returned before."""
        first = self.started
        while self.started < len(self.starts) and self.starts[self.started][0] <= place:
            self.started += 1
        return tuple(claim for _, claim in self.starts[first : self.started])


def _segment(words: str, marks: Sequence[_Mark], left: int, starts: tuple[int, ...]) -> Segment:
    inner = sorted(marks, key=lambda m: (m.end - m.start, m.start))
    holders = [m for m in inner if m.layer in _CLAIMED and m.claim is not None]
    telling = [m for m in inner if m not in holders]
    leading = next((m for m in telling if m.href), None)
    noted = [*telling, *(m for m in holders[:1] if m.layer == "cnt")]
    layers = [layer for layer in LAYERS if any(m.layer == layer for m in marks)]
    return Segment(
        text=words,
        layers=(*layers, *dict.fromkeys(m.style for m in telling if m.style)),
        notes=tuple(dict.fromkeys(m.note for m in noted)),
        href=leading.href if leading else None,
        stop=leading is not None and leading.start == left,
        claims=tuple(dict.fromkeys(m.claim for m in inner if m.claim is not None)),
        tint=holders[0].claim if holders else None,
        starts=starts,
    )


def marked_paragraphs(document: Document, ids: Ids) -> Iterator[Paragraph]:
    """Yield the paragraphs of a document, whose whitespace and segments add up to its text.

    The last one has no kind: it holds the whitespace at the end of the text, and any claims that have not begun before.
    """
    marks = sorted((m for m in _marks(document, ids) if m.end > m.start), key=lambda m: (m.start, -m.end))
    starts = sorted((claim.spans[0].start, k) for k, claim in enumerate(document.claims))
    sweep, at = _Sweep(document.text, marks, starts), 0
    for p in paragraphs(document.text, Lexicon.default()):
        yield Paragraph(document.text[at : p.start], p.kind, tuple(sweep.segments(p.start, p.end)))
        at = p.end
    left = sweep.newly_started(len(document.text))
    yield Paragraph(document.text[at:], None, (Segment("", starts=left),) if left else ())

"""The parts of a page, ready for the templates: cards, rows and a board. No HTML is written here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claimparse.output.graph import Edge, Layout, edges, layout
from claimparse.output.marked import Ids, Paragraph, marked_paragraphs
from claimparse.output.wording import (
    UNNAMED,
    act_words,
    number_list,
    one_line,
    outer_words,
    quantity_reading,
    quantity_words,
    source_words,
)
from claimparse.types import Claim, Document, Quantity, Span, StanceLabel

AUTHOR_TOKEN, UNNAMED_TOKEN, OWN_KIND = "author", "unnamed", "own"
HUES = 8


@dataclass
class People:
    """The numbers of a page's speakers, the same for a name in all its texts; the filters use them."""

    numbers: dict[str, int] = field(default_factory=dict)

    def token(self, name: str) -> str:
        """Return the token of a speaker in the filters."""
        return str(self.numbers.setdefault(name, len(self.numbers) + 1))

    def tokens(self, claim: Claim) -> str:
        """Return the tokens of all speakers of a claim, separated by spaces."""
        if claim.attribution is None:
            return AUTHOR_TOKEN
        return " ".join(map(self.token, claim.speakers)) or UNNAMED_TOKEN

    def hue(self, claim: Claim) -> str:
        """Return the tint of a claim's words: one for each speaker, starting over after the last."""
        if claim.attribution is None:
            return OWN_KIND
        return f"h{(int(self.token(claim.speakers[0])) - 1) % HUES}" if claim.speakers else "hx"


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim on the board. ``source`` has the speakers' names with the ids of their rows, None for one without."""

    index: int
    id: str
    place: str
    claim: Claim
    filters: Mapping[str, str]
    hue: str
    source: tuple[tuple[str, str | None], ...]
    outer: str
    act: str
    cue: str
    text: str
    holders: tuple[tuple[str, str, str], ...]
    numbers: tuple[str, ...]
    why: str
    answers: str
    answered: int | None
    answered_by: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """The row of a speaker on the board: their part of the text's words, their acts and stances.

    ``share`` is a percentage of the text's words, ``bar`` one of the words of the speaker who says most.
    """

    id: str
    name: str
    role: str
    kind: str
    hue: str
    mentions: int
    words: int
    share: int
    bar: int
    acts: tuple[tuple[str, int], ...]
    stances: tuple[tuple[StanceLabel, int], ...]
    claims: tuple[int, ...]
    filters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class QuantityRow:
    """The row of a quantity in its table: its words, normal form, reading, subject and claim."""

    id: str
    text: str
    normal: str
    reading: str
    about: str
    claim: int | None
    filters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class View:
    """The section of one text in a page."""

    document: Document
    ids: Ids
    title: str
    paragraphs: tuple[Paragraph, ...]
    cards: tuple[ClaimCard, ...]
    speakers: tuple[SpeakerRow, ...]
    quantities: tuple[QuantityRow, ...]
    edges: tuple[Edge, ...]
    layout: Layout
    stances: tuple[tuple[StanceLabel, int], ...]
    nuls: int

    def filters_of(self, claims: Sequence[int]) -> Mapping[str, str]:
        """Return the filter values of something that belongs to several claims: those of any of them."""
        if len(claims) == 1:
            return self.cards[claims[0]].filters
        return _union([self.cards[k].filters for k in claims])


def heading(document: Document, number: int = 1) -> str:
    """Return the first line of the text, shortened if it is too long for a heading."""
    for line in document.text.splitlines():
        words = one_line(line)
        if words:
            return words if len(words) <= 120 else f"{words[:100].rsplit(' ', 1)[0]} ..."
    return one_line(document.name or "") or f"Text {number}"


def view(document: Document, people: People, ids: Ids, number: int = 1) -> View:
    """Return everything that the page shows of a document."""
    for speaker in document.speakers:
        people.token(speaker.name)
    filters = [_filters(claim, people) for claim in document.claims]
    found = edges(document)
    return View(
        document=document,
        ids=ids,
        title=heading(document, number),
        paragraphs=tuple(marked_paragraphs(document, ids)),
        cards=tuple(_cards(document, people, ids, filters)),
        speakers=tuple(_speaker_rows(document, people, ids, filters)),
        quantities=tuple(_quantity_rows(document, ids, filters)),
        edges=found,
        layout=layout(found),
        stances=count_stances(document.claims),
        nuls=document.text.count("\0"),
    )


def count_stances(claims: Iterable[Claim]) -> tuple[tuple[StanceLabel, int], ...]:
    """Return the number of claims of each stance, in the order of the labels."""
    counts = Counter(claim.stance.label for claim in claims)
    return tuple((label, counts[label]) for label in StanceLabel if counts[label])


def _filters(claim: Claim, people: People) -> dict[str, str]:
    said = claim.attribution
    return {
        "speaker": people.tokens(claim),
        "act": said.act.value if said else "",
        "stance": claim.stance.label.value,
        "kind": said.quotation.value if said else OWN_KIND,
    }


def _union(filters: Sequence[Mapping[str, str]]) -> dict[str, str]:
    return {
        name: " ".join(dict.fromkeys(token for one in filters for token in one[name].split()))
        for name in ("speaker", "act", "stance", "kind")
    }


# ---------------------------------------------------------------- claims


def _cards(document: Document, people: People, ids: Ids, filters: Sequence[Mapping[str, str]]) -> Iterable[ClaimCard]:
    places = {speaker.name: ids.speaker(k) for k, speaker in enumerate(document.speakers)}
    answered_by: dict[int, list[int]] = {}
    for k, claim in enumerate(document.claims):
        if claim.answers and claim.answers.claim is not None:
            answered_by.setdefault(claim.answers.claim, []).append(k)
    for k, claim in enumerate(document.claims):
        act, cue = act_words(claim)
        answer = claim.answers
        names = tuple((one_line(name), places.get(name)) for name in claim.speakers)
        yield ClaimCard(
            index=k,
            id=ids.claim(k),
            place=ids.words(k),
            claim=claim,
            filters=filters[k],
            hue=people.hue(claim),
            source=names or ((source_words(claim), None),),
            outer=outer_words(claim),
            act=act,
            cue=cue,
            text=one_line(claim.text),
            holders=tuple(_holders(claim)),
            numbers=tuple(number_list(claim)),
            why=one_line(claim.stance.explain()),
            answers=one_line(f"{answer.kind.value} “{answer.object.text}”") if answer else "",
            answered=answer.claim if answer else None,
            answered_by=tuple(answered_by.get(k, ())),
        )


def _holders(claim: Claim) -> Iterable[tuple[str, str, str]]:
    yield "author", claim.stance.author.value, claim.stance.author.words
    for source in claim.stance.sources:
        yield one_line(source.name or UNNAMED), source.commitment.value, source.commitment.words


# ---------------------------------------------------------------- speakers


def _speaker_rows(
    document: Document, people: People, ids: Ids, filters: Sequence[Mapping[str, str]]
) -> Iterable[SpeakerRow]:
    claims: dict[str, list[int]] = {}
    contents: dict[str, list[Span]] = {}
    for k, claim in enumerate(document.claims):
        for name in dict.fromkeys(claim.speakers):
            claims.setdefault(name, []).append(k)
    for attribution in document.attributions:
        for name in dict.fromkeys(attribution.speakers):
            contents.setdefault(name, []).extend(attribution.content)
    total = len(document.text.split()) or 1
    said = {name: _count_words(document.text, spans) for name, spans in contents.items()}
    most = max(said.values(), default=0) or 1
    for k, speaker in enumerate(document.speakers):
        own = claims.get(speaker.name, [])
        made = [document.claims[i] for i in own]
        words = said.get(speaker.name, 0)
        token = people.token(speaker.name)
        acts = Counter(claim.attribution.act.value for claim in made if claim.attribution)
        yield SpeakerRow(
            id=ids.speaker(k),
            name=one_line(speaker.name),
            role=one_line(speaker.role or ""),
            kind=speaker.kind.value,
            hue=f"h{(int(token) - 1) % HUES}",
            mentions=len(speaker.mentions),
            words=words,
            share=min(100, round(100 * words / total)),
            bar=round(100 * words / most),
            acts=tuple(acts.items()),
            stances=count_stances(made),
            claims=tuple(own),
            filters=_union([filters[i] for i in own]) | {"speaker": token},
        )


def _count_words(text: str, spans: Iterable[Span]) -> int:
    """Return the number of words in the spans; words in several spans count once."""
    count, reached = 0, 0
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        count += len(text[max(span.start, reached) : span.end].split())
        reached = max(reached, span.end)
    return count


# ---------------------------------------------------------------- quantities


def _quantity_rows(document: Document, ids: Ids, filters: Sequence[Mapping[str, str]]) -> Iterable[QuantityRow]:
    holding: dict[Quantity, int] = {}
    for k, claim in sorted(enumerate(document.claims), key=lambda c: -len(c[1].text)):
        holding.update(dict.fromkeys(claim.quantities, k))
    nothing = _union([])
    for k, q in enumerate(document.quantities):
        held = holding.get(q)
        yield QuantityRow(
            id=ids.quantity(k),
            text=one_line(q.span.text),
            normal=quantity_words(q),
            reading=quantity_reading(q),
            about=one_line(q.about.text) if q.about else "",
            claim=held,
            filters=nothing if held is None else filters[held],
        )

"""The parts of a page, ready for the templates: cards, rows and a board. No HTML is written here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claimparse.output.graph import Edge, Layout, edges, layout
from claimparse.output.marked import Ids, Paragraph, marked_paragraphs
from claimparse.output.wording import one_line, source_words
from claimparse.types import Claim, Document, Quantity, Span, Speaker, StanceLabel

AUTHOR_TOKEN, UNNAMED_TOKEN, OWN_KIND = "author", "unnamed", "own"
HUES = 8
FILTERS = ("speaker", "act", "stance", "kind")
"""What claims can be filtered by."""


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
    claim: Claim
    filters: Mapping[str, str]
    hue: str
    source: tuple[tuple[str, str | None], ...]
    answered_by: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """The row of a speaker on the board: their part of the text's words, their acts and stances.

    ``share`` is a percentage of the text's words, ``bar`` one of the words of the speaker who says most.
    """

    id: str
    speaker: Speaker
    hue: str
    words: int
    share: int
    bar: int
    acts: tuple[tuple[str, int], ...]
    stances: tuple[tuple[StanceLabel, int], ...]
    claims: tuple[int, ...]
    filters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class View:
    """The section of one text in a page. Each quantity comes with the index of its claim and with its filters."""

    document: Document
    ids: Ids
    title: str
    paragraphs: tuple[Paragraph, ...]
    cards: tuple[ClaimCard, ...]
    speakers: tuple[SpeakerRow, ...]
    quantities: tuple[tuple[Quantity, int | None, Mapping[str, str]], ...]
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
        quantities=tuple(_quantities(document, filters)),
        edges=found,
        layout=layout(found),
        stances=count_stances(document.claims),
        nuls=document.text.count("\0"),
    )


def count_stances(claims: Iterable[Claim]) -> tuple[tuple[StanceLabel, int], ...]:
    """Return the number of claims of each stance, in the order of the labels."""
    return in_order(Counter(claim.stance.label for claim in claims))


def in_order(counts: Counter[StanceLabel]) -> tuple[tuple[StanceLabel, int], ...]:
    """Return the stances that were counted, in the order of the labels."""
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
    return {name: " ".join(dict.fromkeys(token for one in filters for token in one[name].split())) for name in FILTERS}


# ---------------------------------------------------------------- claims


def _cards(document: Document, people: People, ids: Ids, filters: Sequence[Mapping[str, str]]) -> Iterable[ClaimCard]:
    places = {speaker.name: ids.speaker(k) for k, speaker in enumerate(document.speakers)}
    answered_by: dict[int, list[int]] = {}
    for k, claim in enumerate(document.claims):
        if claim.answers and claim.answers.claim is not None:
            answered_by.setdefault(claim.answers.claim, []).append(k)
    for k, claim in enumerate(document.claims):
        names = tuple((one_line(name), places.get(name)) for name in claim.speakers)
        yield ClaimCard(
            index=k,
            claim=claim,
            filters=filters[k],
            hue=people.hue(claim),
            source=names or ((source_words(claim), None),),
            answered_by=tuple(answered_by.get(k, ())),
        )


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
            speaker=speaker,
            hue=f"h{(int(token) - 1) % HUES}",
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


def _quantities(
    document: Document, filters: Sequence[Mapping[str, str]]
) -> Iterable[tuple[Quantity, int | None, Mapping[str, str]]]:
    holding: dict[Quantity, int] = {}
    for k, claim in sorted(enumerate(document.claims), key=lambda c: -len(c[1].text)):
        holding.update(dict.fromkeys(claim.quantities, k))
    for quantity in document.quantities:
        held = holding.get(quantity)
        yield quantity, held, _union([]) if held is None else filters[held]

"""The graph of a document: who speaks about whom, to whom, and whom they answer, with a layout to draw it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claimparse.output.wording import one_line
from claimparse.types import Claim, Document, Span


class EdgeKind(StrEnum):
    """The relation of a speaker to another that a claim shows."""

    ABOUT = "speaks about"
    TO = "speaks to"
    ANSWERS = "answers"
    CITES = "passes on"


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge from one speaker to another, by their names; ``claims`` are the indices of the claims that show it."""

    source: str
    target: str
    kind: EdgeKind
    claims: tuple[int, ...]


def edges(document: Document) -> tuple[Edge, ...]:
    """Return all edges between different speakers, in the order of the claims that first show them.

    A speaker speaks about those whom the claim's content mentions, speaks to the claim's target, answers the accuser,
    and passes on the claim of a source that is quoted inside his own.

    >>> edges(Document(text=""))
    ()
    """
    mentions = sorted((m.span.start, speaker.name) for speaker in document.speakers for m in speaker.mentions)
    found: dict[tuple[str, str, EdgeKind], list[int]] = {}
    for k, claim in enumerate(document.claims):
        for source, target, kind in _relations(document, claim, mentions):
            shown = found.setdefault((source, target, kind), [])
            if source != target and k not in shown[-1:]:
                shown.append(k)
    return tuple(Edge(*ends, tuple(claims)) for ends, claims in found.items() if claims)


def _relations(
    document: Document, claim: Claim, mentions: Sequence[tuple[int, str]]
) -> Iterator[tuple[str, str, EdgeKind]]:
    said = claim.attribution
    if said is None:
        return
    outer = () if said.within is None else document.attributions[said.within].speakers
    relations = [
        (said.speakers, () if said.target is None else _mentioned(mentions, [said.target]), EdgeKind.TO),
        (said.speakers, claim.answers.accusers if claim.answers else (), EdgeKind.ANSWERS),
        (said.speakers, _mentioned(mentions, said.content), EdgeKind.ABOUT),
        (outer, said.speakers, EdgeKind.CITES),
    ]
    for sources, targets, kind in relations:
        yield from ((source, target, kind) for source in sources for target in targets)


def _mentioned(mentions: Sequence[tuple[int, str]], spans: Iterable[Span]) -> list[str]:
    """The names whose mentions begin inside the spans; the mentions are sorted by their offsets."""
    found = (mentions[bisect_left(mentions, (s.start,)) : bisect_left(mentions, (s.end,))] for s in spans)
    return [name for inside in found for _, name in inside]


# ---------------------------------------------------------------- layout

ROW, TOP = 30, 40
LEFT, RIGHT = 134, 226
MAX_NAME_LENGTH = 18
MAX_NAMES = 30
_OFFSETS = dict(zip(EdgeKind, (-3, 3, -8, 8), strict=True))


@dataclass(frozen=True, slots=True)
class Label:
    """A name, shortened to fit, and its height; ``full`` is the whole name."""

    words: str
    full: str
    y: int


@dataclass(frozen=True, slots=True)
class Line:
    """A curve between two names: its path, the tip of its arrow, its meaning in words, its kind and its width."""

    path: str
    tip: str
    words: str
    kind: EdgeKind
    width: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Two columns of names, speakers on the left and those spoken of on the right, with lines between them."""

    height: int
    left: tuple[Label, ...]
    right: tuple[Label, ...]
    lines: tuple[Line, ...]
    omitted: int


def layout(found: Iterable[Edge]) -> Layout:
    """Return the layout of a graph with at most :data:`MAX_NAMES` names on a side; other edges are omitted."""
    found = list(found)
    left = _labels(edge.source for edge in found)
    right = _labels(edge.target for edge in found)
    shown = [e for e in found if e.source in left and e.target in right]
    lines = [_line(edge, left[edge.source].y, right[edge.target].y) for edge in shown]
    height = TOP + ROW * max(len(left), len(right), 1)
    return Layout(height, tuple(left.values()), tuple(right.values()), tuple(lines), len(found) - len(shown))


def _labels(names: Iterable[str]) -> dict[str, Label]:
    chosen = list(dict.fromkeys(names))[:MAX_NAMES]
    return {
        name: Label(_short(one_line(name)), one_line(name), TOP + ROW * k + ROW // 2) for k, name in enumerate(chosen)
    }


def _short(name: str) -> str:
    return name if len(name) <= MAX_NAME_LENGTH else f"{name[: MAX_NAME_LENGTH - 1].rstrip()}…"


def _line(edge: Edge, start: int, end: int) -> Line:
    middle, off = (LEFT + RIGHT) // 2, _OFFSETS[edge.kind]
    start, end, point = start + off, end + off, RIGHT - 7
    path = f"M{LEFT} {start} C{middle} {start} {middle} {end} {point} {end}"
    tip = f"M{point} {end - 4} L{RIGHT} {end} L{point} {end + 4} Z"
    numbers = ", ".join(str(k + 1) for k in edge.claims)
    words = one_line(f"{edge.source} {edge.kind.value} {edge.target} (claim{'s' * (len(edge.claims) > 1)} {numbers})")
    return Line(path, tip, words, edge.kind, min(1.5 + 0.5 * (len(edge.claims) - 1), 4))

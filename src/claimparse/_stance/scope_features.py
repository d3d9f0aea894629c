"""The signs by which the scope of a cue is drawn: what rules, parse, words and distance say of each token about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimparse._grammar.arguments import WH_TAGS
from claimparse._grammar.tree import SUBJECTS, VERBAL, near_children
from claimparse._stance.scope_syntax import BREAKS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimparse._evidence import ScopeLink

REACH = 60
"""How many tokens to either side of a cue are looked at; beyond them the rules decide."""

_CLOSED = frozenset({"PRON", "DET", "ADP", "AUX", "CCONJ", "SCONJ", "PART", "PUNCT", "INTJ", "SPACE"})
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "csubj", "parataxis", "xcomp", "pcomp"})
_SET_OFF = BREAKS | {",", "(", ")"}
_DEPTH = 12


class Signs(NamedTuple):
    """The signs of each token from ``first`` on."""

    first: int
    of: list[list[str]]


def signs(doc: Doc, link: ScopeLink) -> Signs:
    """What is known of the tokens about a cue."""
    mark = link.mark
    head, first, last = doc[mark.head], mark.tokens[0], mark.tokens[-1]
    start = max(head.sent.start, first - REACH)
    tokens = list(doc[start : min(head.sent.end, last + REACH + 1)])
    ruled = {t for r in link.scope for t in range(*r)}
    places, passed = _Places(head), _passed(tokens, first, last)
    words = " ".join(doc[t].lower_ for t in mark.tokens)
    rows = []
    for token, between in zip(tokens, passed, strict=True):
        side = "=" if token.i in mark.tokens else "<" if token.i < first else ">"
        here = f"{side}{'in' if token.i in ruled else 'out'}"
        where = places.of(token)
        distance = token.i - last if token.i > last else first - token.i
        rows.append(
            [
                f"rules={here}",
                f"form={_form(token)}",
                f"label={token.dep_}",
                f"label={token.dep_}|{here}",
                f"distance={side}{distance if distance < 5 else 5 + min(distance // 5, 6)}",
                *(f"{name}={side}{n}" for name, n in between),
                *places.signs(token, where, side, here),
                f"cue={words}|{here}",
                f"entry={mark.entry}|{here}",
                f"head={head.dep_}|{here}",
                f"head={head.dep_}|{where.up}|{where.top}",
            ]
        )
    return Signs(start, [[*row, *_beside(rows, k)] for k, row in enumerate(rows)])


def _form(token: Token) -> str:
    """A token as a sign: its form where its class is closed, else its tag."""
    return token.lower_ if token.pos_ in _CLOSED else token.tag_


def _beside(rows: Sequence[Sequence[str]], k: int) -> Iterator[str]:
    """What the rules say of the two tokens to either side, and their forms and labels."""
    for step in (-2, -1, 1, 2):
        if 0 <= k + step < len(rows):
            yield from (f"{step}:{sign}" for sign in rows[k + step][:3])
        else:
            yield f"{step}:none"


def _passed(tokens: Sequence[Token], first: int, last: int) -> list[list[tuple[str, int]]]:
    """How many commas, breaks, marks of quotation, verbs and links stand between each token and the cue."""
    found: dict[int, list[tuple[str, int]]] = {}
    for way in ([t for t in tokens if t.i > last], [t for t in reversed(tokens) if t.i < first]):
        counts = dict.fromkeys(_MOST, 0)
        for token in way:
            found[token.i] = [(name, min(n, _MOST[name])) for name, n in counts.items()]
            for name in _kinds(token):
                counts[name] += 1
    none = list(dict.fromkeys(_MOST, 0).items())
    return [found.get(t.i, none) for t in tokens]


_MOST = {"comma": 3, "break": 1, "mark": 1, "verb": 4, "and": 2, "link": 1}
"""What is counted on the way to the cue, and up to how many."""


def _kinds(token: Token) -> Iterator[str]:
    text = token.text
    if text == ",":
        yield "comma"
    elif text in BREAKS or text == "(":
        yield "break"
    elif token.is_quote:
        yield "mark"
    elif token.pos_ in VERBAL:
        yield "verb"
    elif token.tag_ == "CC":
        yield "and"
    if token.dep_ == "mark" or token.tag_ in WH_TAGS:
        yield "link"


class _Place(NamedTuple):
    """Where a token hangs: from the ``up``-th head above the cue down by ``labels``; ``below`` has the first."""

    up: int
    labels: tuple[str, ...]
    below: Token | None

    @property
    def top(self) -> str:
        """The label of the constituent that the token is in, and the side of its head on which that stands."""
        if self.below is None:
            return ""
        return f"{self.labels[0]}{'<' if self.below.i < self.below.head.i else '>'}"


class _Places:
    """Finds where tokens hang, seen from a cue's head."""

    def __init__(self, head: Token) -> None:
        self.above = [head]
        while self.above[-1].head.i != self.above[-1].i and len(self.above) < _DEPTH:
            self.above.append(self.above[-1].head)
        self._found = {a.i: _Place(min(up, 5), (), None) for up, a in enumerate(self.above)}
        clause = next((a for a in self.above if a.pos_ in VERBAL), self.above[-1])
        self._clause = self._found[clause.i].up
        self._constituents: dict[int, tuple[str, ...]] = {}

    def of(self, token: Token) -> _Place:
        """The place of a token."""
        way = [token]
        while way[-1].i not in self._found and way[-1].head.i != way[-1].i and len(way) < 2 * _DEPTH:
            way.append(way[-1].head)
        for t in reversed(way):
            if t.i not in self._found:
                above = self._found.get(t.head.i, _FAR)
                below = above.below if above.labels else t
                self._found[t.i] = _Place(above.up, (*above.labels, t.dep_)[:_DEPTH], below)
        return self._found[token.i]

    def signs(self, token: Token, at: _Place, side: str, here: str) -> Iterator[str]:
        """What the tree says of a token."""
        up, top, clauses = at.up, at.top, [label for label in at.labels if label in _CLAUSES]
        yield f"way={up}|{top}"
        yield f"way={up}|{top}|{here}"
        yield f"path={'/'.join(a.dep_ for a in self.above[: min(up, 3)])}>{'/'.join(at.labels[:3])}|{side}"
        yield f"clauses={min(len(clauses), 3)}|{up}|{side}"
        yield f"clause={clauses[0] if clauses else ''}|{up}|{side}"
        yield f"inside={up <= self._clause}|{side}"
        if at.below is None:
            yield f"above={token.pos_}|{token.dep_}|{up}"
        else:
            known = self._constituents.get(at.below.i)
            if known is None:
                known = self._constituents[at.below.i] = tuple(_constituent(at.below, f"{top}|{up}"))
            yield from known


_FAR = _Place(5, (), None)


def _constituent(below: Token, way: str) -> Iterator[str]:
    """What is known of a constituent: whether it is set off or fronted, its length, first word and head."""
    doc, first, last = below.doc, below.left_edge.i, below.right_edge.i
    before = first > 0 and doc[first - 1].text in _SET_OFF
    after = last + 1 < len(doc) and doc[last + 1].text in _SET_OFF
    subject = next((c for c in near_children(below.head, below) if c.dep_ in SUBJECTS), None)
    fronted = subject is not None and below.i < subject.i
    yield f"set={way}|{before}{after}|{fronted}"
    yield f"long={way}|{min(last - first + 1, 8)}"
    yield f"first={way}|{_form(below.left_edge)}"
    yield f"headed={way}|{below.tag_}"
    yield f"under={below.head.pos_}|{below.head.dep_}|{way}"

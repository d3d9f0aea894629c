"""The position of a token in the tree as seen from a cue, and the separators on the path to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from claimparse._grammar.tree import SUBJECTS, VERBAL, WH_TAGS, near_children
from claimparse._stance.scope_syntax import BREAKS

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLOSED_CLASSES = frozenset({"PRON", "DET", "ADP", "AUX", "CCONJ", "SCONJ", "PART", "PUNCT", "INTJ", "SPACE"})
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "csubj", "parataxis", "xcomp", "pcomp"})
_SET_OFF = BREAKS | {",", "(", ")"}
_MAX_DEPTH = 12
_MAX_ABOVE = 5


def form_or_tag(token: Token) -> str:
    """Return the lower-case form of a word of a closed class, else its tag."""
    return token.lower_ if token.pos_ in _CLOSED_CLASSES else token.tag_


def separators(token: Token) -> Iterator[str]:
    """Yield the kinds of separator that a token is: comma, break, mark (of quotation), verb, and, link."""
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


class TreePosition(NamedTuple):
    """The path to a token: from the ``up``-th head above the cue down by ``labels``; ``below`` has the first label."""

    up: int
    labels: tuple[str, ...]
    below: Token | None

    @property
    def constituent(self) -> str:
        """The label of the constituent that the token is in, and the side of its head on which that stands."""
        if self.below is None:
            return ""
        return f"{self.labels[0]}{'<' if self.below.i < self.below.head.i else '>'}"


_FAR = TreePosition(_MAX_ABOVE, (), None)


class TreePositions:
    """Finds the positions of tokens, seen from a cue's head, and their features."""

    def __init__(self, head: Token) -> None:
        self.above = [head]
        while self.above[-1].head.i != self.above[-1].i and len(self.above) < _MAX_DEPTH:
            self.above.append(self.above[-1].head)
        self._found = {a.i: TreePosition(min(up, _MAX_ABOVE), (), None) for up, a in enumerate(self.above)}
        clause = next((a for a in self.above if a.pos_ in VERBAL), self.above[-1])
        self._clause = self._found[clause.i].up
        self._constituents: dict[int, tuple[str, ...]] = {}

    def position_of(self, token: Token) -> TreePosition:
        """Return the position of a token."""
        path = [token]
        while path[-1].i not in self._found and path[-1].head.i != path[-1].i and len(path) < 2 * _MAX_DEPTH:
            path.append(path[-1].head)
        for t in reversed(path):
            if t.i not in self._found:
                above = self._found.get(t.head.i, _FAR)
                below = above.below if above.labels else t
                self._found[t.i] = TreePosition(above.up, (*above.labels, t.dep_)[:_MAX_DEPTH], below)
        return self._found[token.i]

    def features(self, token: Token, position: TreePosition, side: str, ruled: str) -> Iterator[str]:
        """Yield the features of a token's position.

        ``side`` is the token's side of the cue, ``ruled`` the same with the rules' verdict: in the scope or out of it.
        """
        up, constituent = position.up, position.constituent
        clauses = [label for label in position.labels if label in _CLAUSES]
        yield f"way={up}|{constituent}"
        yield f"way={up}|{constituent}|{ruled}"
        yield f"path={'/'.join(a.dep_ for a in self.above[: min(up, 3)])}>{'/'.join(position.labels[:3])}|{side}"
        yield f"clauses={min(len(clauses), 3)}|{up}|{side}"
        yield f"clause={clauses[0] if clauses else ''}|{up}|{side}"
        yield f"inside={up <= self._clause}|{side}"
        if position.below is None:
            yield f"above={token.pos_}|{token.dep_}|{up}"
        else:
            yield from self._features_of_constituent(position.below, f"{constituent}|{up}")

    def _features_of_constituent(self, below: Token, path: str) -> tuple[str, ...]:
        """The features of a constituent, which all its tokens share."""
        known = self._constituents.get(below.i)
        if known is None:
            known = self._constituents[below.i] = tuple(_constituent_features(below, path))
        return known


def _constituent_features(below: Token, path: str) -> Iterator[str]:
    """Yield whether a constituent is set off or fronted, its length, first word and head."""
    doc, first, last = below.doc, below.left_edge.i, below.right_edge.i
    before = first > 0 and doc[first - 1].text in _SET_OFF
    after = last + 1 < len(doc) and doc[last + 1].text in _SET_OFF
    subject = next((c for c in near_children(below.head, below) if c.dep_ in SUBJECTS), None)
    fronted = subject is not None and below.i < subject.i
    yield f"set={path}|{before}{after}|{fronted}"
    yield f"long={path}|{min(last - first + 1, 8)}"
    yield f"first={path}|{form_or_tag(below.left_edge)}"
    yield f"headed={path}|{below.tag_}"
    yield f"under={below.head.pos_}|{below.head.dep_}|{path}"

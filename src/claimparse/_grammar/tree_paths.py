"""The path through the tree from one token to another, and the separators between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from claimparse._grammar.scopes import BREAKS
from claimparse._grammar.tree import CLAUSES, CONJUNCTS, VERBAL, WH_TAGS

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token

_CLOSED_CLASSES = frozenset({"PRON", "DET", "ADP", "AUX", "CCONJ", "SCONJ", "PART", "PUNCT", "INTJ", "SPACE"})
_CLAUSES = (CLAUSES | CONJUNCTS | {"ROOT"}) - {"csubjpass"}  # the trained weights were fitted without the latter
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
    """The path to a token: from the ``up``-th head above the start down by ``labels``, the first that of ``below``."""

    up: int
    labels: tuple[str, ...]
    below: Token | None

    @property
    def constituent(self) -> str:
        """The label of the constituent that the token is in, and the side of its head on which that stands."""
        if self.below is None:
            return ""
        return f"{self.labels[0]}{'<' if self.below.i < self.below.head.i else '>'}"

    @property
    def clauses(self) -> list[str]:
        """The labels of clauses and conjuncts on the way down."""
        return [label for label in self.labels if label in _CLAUSES]


_FAR = TreePosition(_MAX_ABOVE, (), None)


class TreePositions:
    """Finds the positions of tokens as seen from one; ``clause`` is the number of heads from there up to its verb."""

    def __init__(self, start: Token) -> None:
        self.above = [start]
        while self.above[-1].head.i != self.above[-1].i and len(self.above) < _MAX_DEPTH:
            self.above.append(self.above[-1].head)
        self._found = {a.i: TreePosition(min(up, _MAX_ABOVE), (), None) for up, a in enumerate(self.above)}
        verb = next((a for a in self.above if a.pos_ in VERBAL), self.above[-1])
        self.clause = self._found[verb.i].up

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

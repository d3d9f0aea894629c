"""The features by which a trained model finds the scope of a cue: rules, parse, words and distance, token by token.

Features are strings, since the model's weights are kept under them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimparse._evidence import tokens_of
from claimparse._grammar.scopes import BREAKS
from claimparse._grammar.tree import SUBJECTS, near_children
from claimparse._grammar.tree_paths import TreePosition, TreePositions, form_or_tag, separators

if TYPE_CHECKING:
    from claimparse._evidence import ScopeLink
    from claimparse._grammar.tokens import Doc, Token

MAX_DISTANCE = 60
"""The number of tokens to either side of a cue that have features; beyond them the rules decide."""

_SET_OFF = BREAKS | {",", "(", ")"}
_MAX_COUNTS = {"comma": 3, "break": 1, "mark": 1, "verb": 4, "and": 2, "link": 1}
"""The separators that are counted between a token and the cue, and up to how many."""


class ScopeFeatures(NamedTuple):
    """The features of each token from token ``first`` on, a row a token."""

    first: int
    rows: list[list[str]]


def scope_features(doc: Doc, link: ScopeLink) -> ScopeFeatures:
    """Return the features of the tokens around a cue, in its sentence."""
    mark = link.mark
    head, first, last = doc[mark.head], mark.tokens[0], mark.tokens[-1]
    start = max(head.sent.start, first - MAX_DISTANCE)
    tokens = list(doc[start : min(head.sent.end, last + MAX_DISTANCE + 1)])
    in_scope = tokens_of(link.scope)
    positions, counts = TreePositions(head), _separator_counts(tokens, first, last)
    constituents: dict[int, tuple[str, ...]] = {}  # the features that all tokens of a constituent share
    words = " ".join(doc[t].lower_ for t in mark.tokens)
    rows = []
    for token, counted in zip(tokens, counts, strict=True):
        side = "=" if token.i in mark.tokens else "<" if token.i < first else ">"
        ruled = f"{side}{'in' if token.i in in_scope else 'out'}"
        position = positions.position_of(token)
        below = position.below
        if below is not None and below.i not in constituents:
            constituents[below.i] = tuple(_constituent_features(below, f"{position.constituent}|{position.up}"))
        distance = token.i - last if token.i > last else first - token.i
        rows.append(
            [
                f"rules={ruled}",
                f"form={form_or_tag(token)}",
                f"label={token.dep_}",
                f"label={token.dep_}|{ruled}",
                f"distance={side}{distance if distance < 5 else 5 + min(distance // 5, 6)}",
                *(f"{name}={side}{n}" for name, n in counted),
                *_position_features(positions, position, side, ruled),
                *([f"above={token.pos_}|{token.dep_}|{position.up}"] if below is None else constituents[below.i]),
                f"cue={words}|{ruled}",
                f"entry={mark.entry}|{ruled}",
                f"head={head.dep_}|{ruled}",
                f"head={head.dep_}|{position.up}|{position.constituent}",
            ]
        )
    return ScopeFeatures(start, [[*row, *_neighbour_features(rows, k)] for k, row in enumerate(rows)])


def _position_features(seen: TreePositions, position: TreePosition, side: str, ruled: str) -> Iterator[str]:
    """Yield the features of a token's position.

    ``side`` is the token's side of the cue, ``ruled`` the same with the rules' verdict: in the scope or out of it.
    """
    up, constituent, clauses = position.up, position.constituent, position.clauses
    yield f"way={up}|{constituent}"
    yield f"way={up}|{constituent}|{ruled}"
    yield f"path={'/'.join(a.dep_ for a in seen.above[: min(up, 3)])}>{'/'.join(position.labels[:3])}|{side}"
    yield f"clauses={min(len(clauses), 3)}|{up}|{side}"
    yield f"clause={clauses[0] if clauses else ''}|{up}|{side}"
    yield f"inside={up <= seen.clause}|{side}"


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


def _neighbour_features(rows: Sequence[Sequence[str]], k: int) -> Iterator[str]:
    """Yield the rules' verdict, form and label of the two tokens to either side."""
    for step in (-2, -1, 1, 2):
        if 0 <= k + step < len(rows):
            yield from (f"{step}:{feature}" for feature in rows[k + step][:3])
        else:
            yield f"{step}:none"


def _separator_counts(tokens: Sequence[Token], first: int, last: int) -> list[list[tuple[str, int]]]:
    """Count the separators between each token and the cue, which lies from ``first`` to ``last``."""
    found: dict[int, list[tuple[str, int]]] = {}
    for outward in ([t for t in tokens if t.i > last], [t for t in reversed(tokens) if t.i < first]):
        counts = dict.fromkeys(_MAX_COUNTS, 0)
        for token in outward:
            found[token.i] = [(name, min(n, _MAX_COUNTS[name])) for name, n in counts.items()]
            for name in separators(token):
                counts[name] += 1
    none = list(dict.fromkeys(_MAX_COUNTS, 0).items())
    return [found.get(t.i, none) for t in tokens]

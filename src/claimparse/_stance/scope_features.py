"""The features by which a trained model finds the scope of a cue: rules, parse, words and distance, token by token.

Features are strings, since the model's weights are kept under them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimparse._stance.position_syntax import TreePositions, form_or_tag, separators

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimparse._evidence import ScopeLink

MAX_DISTANCE = 60
"""The number of tokens to either side of a cue that have features; beyond them the rules decide."""

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
    in_scope = {t for r in link.scope for t in range(*r)}
    positions, counts = TreePositions(head), _separator_counts(tokens, first, last)
    words = " ".join(doc[t].lower_ for t in mark.tokens)
    rows = []
    for token, counted in zip(tokens, counts, strict=True):
        side = "=" if token.i in mark.tokens else "<" if token.i < first else ">"
        ruled = f"{side}{'in' if token.i in in_scope else 'out'}"
        position = positions.position_of(token)
        distance = token.i - last if token.i > last else first - token.i
        rows.append(
            [
                f"rules={ruled}",
                f"form={form_or_tag(token)}",
                f"label={token.dep_}",
                f"label={token.dep_}|{ruled}",
                f"distance={side}{distance if distance < 5 else 5 + min(distance // 5, 6)}",
                *(f"{name}={side}{n}" for name, n in counted),
                *positions.features(token, position, side, ruled),
                f"cue={words}|{ruled}",
                f"entry={mark.entry}|{ruled}",
                f"head={head.dep_}|{ruled}",
                f"head={head.dep_}|{position.up}|{position.constituent}",
            ]
        )
    return ScopeFeatures(start, [[*row, *_neighbour_features(rows, k)] for k, row in enumerate(rows)])


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

"""Scopes of negations by a trained model: a chain over the tokens around a cue, each in the scope or out of it.

It is a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over readable features: each has a
name ("distance=>3", "comma=>1") and a weight for "in". It was fitted to annotated scopes; where it does better than the
rules, the parser is wrong.
"""

from __future__ import annotations

import functools
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimparse._evidence import Run, ScopeLink, runs_of, tokens_of
from claimparse._stance.scope_features import scope_features

if TYPE_CHECKING:
    from claimparse._evidence import AttributionLink
    from claimparse._grammar.tokens import Doc
    from claimparse._model.trained import TrainedModel
    from claimparse._stance.scopes import View

Transitions = tuple[tuple[float, float], tuple[float, float]]
"""The weights to stay out and to enter, and to leave and to stay in."""

MAX_CUES = 24
"""The number of cues of all kinds up to which the scopes of a sentence are decoded."""


@dataclass(frozen=True, slots=True)
class ScopeWeights:
    """The weights of one view: of each feature for "in the scope", and of the transitions.

    ``entries`` are those of the lexicon whose cues were annotated often enough to learn from.
    """

    entries: frozenset[str]
    features: Mapping[str, float]
    transitions: Transitions


@functools.lru_cache(maxsize=4)
def read_weights(path: Path) -> dict[str, ScopeWeights]:
    """Return the weights of each view from a file."""
    views = json.loads(path.read_text("utf-8"))
    return {view: _scope_weights(stored) for view, stored in views.items()}


def _scope_weights(stored: Mapping[str, Any]) -> ScopeWeights:
    (stay_out, enter), (leave, stay_in) = stored["moves"]
    return ScopeWeights(frozenset(stored["entries"]), stored["signs"], ((stay_out, enter), (leave, stay_in)))


def write_weights(path: Path, weights: Mapping[View, ScopeWeights]) -> None:
    """Write the weights of each view to a file."""
    views = {
        view: {"entries": sorted(w.entries), "moves": w.transitions, "signs": w.features} for view, w in weights.items()
    }
    path.write_text(json.dumps(views, indent=0) + "\n", "utf-8")


def read_scopes(
    doc: Doc, links: Sequence[ScopeLink], view: View, attributions: Sequence[AttributionLink], trained: TrainedModel
) -> tuple[ScopeLink, ...]:
    """Return the cues with their scopes by the trained model, as :func:`decode_scopes` does."""
    return decode_scopes(doc, links, read_weights(trained.file("scopes.json"))[view], attributions)


def decode_scopes(
    doc: Doc, links: Sequence[ScopeLink], weights: ScopeWeights, attributions: Sequence[AttributionLink] = ()
) -> tuple[ScopeLink, ...]:
    """Return the cues with the best scopes by the chain; where such cues were not annotated, with those by the rules.

    A scope never grows out of the words of the source in whose content its cue stands. In a sentence with more than
    ``MAX_CUES`` cues the rules' scopes are kept, since each cue is decoded with all the tokens around it.
    """
    contents, sentences = (
        _contents_of_tokens(len(doc), attributions),
        [doc[link.mark.head].sent.start for link in links],
    )
    counts = Counter(sentences)
    return tuple(
        ScopeLink(link.mark, _decoded_scope(doc, link, weights, contents[link.mark.head]))
        if link.mark.entry in weights.entries and counts[sentence] <= MAX_CUES
        else link
        for link, sentence in zip(links, sentences, strict=True)
    )


def _contents_of_tokens(tokens: int, attributions: Sequence[AttributionLink]) -> Sequence[Sequence[Run]]:
    """The innermost content that each token stands in; empty outside of all."""
    found: list[Sequence[Run]] = [()] * tokens
    for content in sorted((a.content for a in attributions), key=lambda runs: -sum(r.end - r.start for r in runs)):
        for run in content:
            found[run.start : run.end] = [content] * (run.end - run.start)
    return found


def _decoded_scope(doc: Doc, link: ScopeLink, weights: ScopeWeights, content: Sequence[Run]) -> tuple[Run, ...]:
    seen = scope_features(doc, link)
    inside = best_chain([sum(weights.features.get(f, 0.0) for f in row) for row in seen.rows], weights.transitions)
    end = seen.first + len(inside)
    ruled = tokens_of(link.scope)
    cue = () if link.mark.is_affix else link.mark.tokens
    found = {t for t in ruled if not seen.first <= t < end}
    for t, is_in in enumerate(inside, seen.first):
        if is_in and t not in cue and (t in ruled or not content or any(r.start <= t < r.end for r in content)):
            found.add(t)
    return runs_of(sorted(found))


def best_chain(scores: Sequence[float], transitions: Transitions) -> list[bool]:
    """Return the best sequence of out and in, by Viterbi's algorithm."""
    (stay_out, enter), (leave, stay_in) = transitions
    out, into = 0.0, scores[0]
    came_from_in: list[tuple[bool, bool]] = []
    for score in scores[1:]:
        came_from_in.append((into + leave > out + stay_out, into + stay_in > out + enter))
        out, into = max(out + stay_out, into + leave), max(into + stay_in, out + enter) + score
    chain = [into > out]
    for from_in in reversed(came_from_in):
        chain.append(from_in[chain[-1]])
    return chain[::-1]

"""Draws the scopes of negations: a chain over the tokens about a cue, in the scope or out, that weighs what the rules
say with the parse, words, marks and distance.

It is a conditional random field (Lafferty, McCallum and Pereira 2001) over signs that can be read: each has a name
("distance=>3", "comma=>1") and a weight for "in". It was fitted to scopes that annotators drew; what it knows better
than the rules is where the parser errs.
"""

from __future__ import annotations

import functools
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimparse._evidence import Run, ScopeLink
from claimparse._stance.scope_features import signs
from claimparse._stance.scope_syntax import runs_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claimparse._evidence import AttributionLink
    from claimparse._model.trained import TrainedModel
    from claimparse._stance.scopes import View


MANY = 24
"""How many cues of all kinds a sentence may hold for its scopes to be drawn."""


@dataclass(frozen=True, slots=True)
class ScopeWeights:
    """What each sign counts for "in the scope", and what it counts to stay out, enter, leave and stay in.

    ``entries`` are those of the lexicon whose cues were annotated often enough to learn from.
    """

    entries: frozenset[str]
    signs: Mapping[str, float]
    moves: tuple[tuple[float, float], tuple[float, float]]


@functools.lru_cache(maxsize=4)
def read_weights(path: Path) -> dict[str, ScopeWeights]:
    """The weights of each view, from a file."""
    views = json.loads(path.read_text("utf-8"))
    return {view: _weights(known) for view, known in views.items()}


def _weights(known: Mapping[str, Any]) -> ScopeWeights:
    (stay_out, enter), (leave, stay_in) = known["moves"]
    return ScopeWeights(frozenset(known["entries"]), known["signs"], ((stay_out, enter), (leave, stay_in)))


def write_weights(path: Path, weights: Mapping[View, ScopeWeights]) -> None:
    """Write the weights of each view to a file."""
    views = {view: {"entries": sorted(w.entries), "moves": w.moves, "signs": w.signs} for view, w in weights.items()}
    path.write_text(json.dumps(views, indent=0) + "\n", "utf-8")


def read(
    doc: Doc, links: Sequence[ScopeLink], view: View, attributions: Sequence[AttributionLink], trained: TrainedModel
) -> tuple[ScopeLink, ...]:
    """The cues of stance with their scopes, drawn anew where annotators drew such; ``attributions`` bound them."""
    return draw(doc, links, read_weights(trained.file("scopes.json"))[view], attributions)


def draw(
    doc: Doc, links: Sequence[ScopeLink], weights: ScopeWeights, attributions: Sequence[AttributionLink] = ()
) -> tuple[ScopeLink, ...]:
    """The cues with the scopes that the chain finds best; where such cues were not annotated, with those by the rules.

    A scope never grows out of the words of the source in whose content its cue stands. In a sentence with more cues
    than people write the rules' scopes are kept, since each cue is looked at with all around it.
    """
    said, sentences = _said(len(doc), attributions), [doc[link.mark.head].sent.start for link in links]
    counts = Counter(sentences)
    return tuple(
        ScopeLink(link.mark, _drawn(doc, link, weights, said[link.mark.head]))
        if link.mark.entry in weights.entries and counts[sentence] <= MANY
        else link
        for link, sentence in zip(links, sentences, strict=True)
    )


def _said(tokens: int, attributions: Sequence[AttributionLink]) -> Sequence[Sequence[Run]]:
    """The content that each token stands in, the innermost; empty outside of all."""
    found: list[Sequence[Run]] = [()] * tokens
    for content in sorted((a.content for a in attributions), key=lambda runs: -sum(r.end - r.start for r in runs)):
        for run in content:
            found[run.start : run.end] = [content] * (run.end - run.start)
    return found


def _drawn(doc: Doc, link: ScopeLink, weights: ScopeWeights, said: Sequence[Run]) -> tuple[Run, ...]:
    seen = signs(doc, link)
    inside = _best([sum(weights.signs.get(s, 0.0) for s in token) for token in seen.of], weights.moves)
    end = seen.first + len(inside)
    ruled = {t for r in link.scope for t in range(*r)}
    cue = () if link.mark.strength == "affix" else link.mark.tokens
    found = {t for t in ruled if not seen.first <= t < end}
    for t, is_in in enumerate(inside, seen.first):
        if is_in and t not in cue and (t in ruled or not said or any(r.start <= t < r.end for r in said)):
            found.add(t)
    return runs_of(sorted(found))


def _best(scores: Sequence[float], moves: tuple[tuple[float, float], tuple[float, float]]) -> list[bool]:
    """Viterbi's chain of out and in."""
    (stay_out, enter), (leave, stay_in) = moves
    out, into = 0.0, scores[0]
    came: list[tuple[bool, bool]] = []
    for score in scores[1:]:
        came.append((into + leave > out + stay_out, into + stay_in > out + enter))
        out, into = max(out + stay_out, into + leave), max(into + stay_in, out + enter) + score
    chain = [into > out]
    for from_in in reversed(came):
        chain.append(from_in[chain[-1]])
    return chain[::-1]

"""Candidates for cues, by the network or by the rules, with the evidence on each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from claimparse._attribution.crf import NEVER, Evidence, Floats, Ints, log_softmax
from claimparse._attribution.token_features import phrase_edges, quotation_levels, word_classes
from claimparse._evidence import AttributionLink, QuoteMark, Run
from claimparse._model.labels import TAGS

if TYPE_CHECKING:
    from claimparse._model.network import Network, Scores
    from claimparse._model.windows import Window
    from claimparse._text.parsed_text import ParsedText

MIN_CUE_PROBABILITY = 0.05
"""The least probability with which a token is taken as the possible beginning of a cue."""

TAG_INDEX = {tag: k for k, tag in enumerate(TAGS)}


@dataclass(frozen=True, slots=True)
class Candidates:
    """The possible cues of one window.

    ``tokens[k]`` is the token of the text at the window's k-th; ``cues`` are places in the window; ``probability``
    (cues,) is the network's that a cue begins there; ``links`` are the rules' attributions of the same cue, as indices;
    ``kinds`` (tokens,) say what somebody does by each token if it is a cue, as indices of KINDS.
    """

    tokens: tuple[int, ...]
    kinds: Ints
    cues: Ints
    probability: Floats
    evidence: Evidence
    links: tuple[int | None, ...]


def label_tokens(runs: Mapping[str, Sequence[Run]], place: Mapping[int, int], tokens: int) -> Ints:
    """The label of each of a window's tokens in an attribution, (tokens,) as indices of TAGS.

    ``runs`` are those of its content, source and cue; ``place`` finds the tokens of the text in the window.
    """
    out = np.zeros(tokens, dtype=np.int64)
    for role in ("content", "source", "cue"):
        previous = -2
        for k in (place[t] for run in sorted(runs[role]) for t in range(*run) if t in place):
            out[k] = TAG_INDEX[f"I-{role}" if k == previous + 1 else f"B-{role}"]
            previous = k
    return out


class CandidateFinder:
    """A search for candidates in the windows of a text."""

    def __init__(self, parsed: ParsedText, quotes: Sequence[QuoteMark], rules: Sequence[AttributionLink]) -> None:
        self.rules = rules
        self._classes, self._quoted = word_classes(parsed, quotes), quotation_levels(parsed, quotes)
        self._begin, self._end = phrase_edges(parsed, quotes)
        self._cue_tokens = [[t for run in r.cue for t in range(*run)] for r in rules]

    def find(self, network: Network, windows: Sequence[tuple[Window, Scores]]) -> Iterator[Candidates]:
        """Yield the candidates of those windows that have any."""
        window_of = {t: k for k, (w, _) in enumerate(windows) for t in w.tokens}
        at: list[list[int]] = [[] for _ in windows]
        for k, cue in enumerate(self._cue_tokens):
            if self.rules[k].parent is None and cue[0] in window_of:
                at[window_of[cue[0]]].append(k)
        for (window, scores), links in zip(windows, at, strict=True):
            found = self._in_window(network, window, scores, links)
            if found is not None:
                yield found

    def _in_window(self, network: Network, window: Window, scores: Scores, links: Sequence[int]) -> Candidates | None:
        place = {t: k for k, t in enumerate(window.tokens)}
        probability: Floats = (1 / (1 + np.exp(-scores.heads))).astype(np.float32)
        found: dict[int, int | None] = dict.fromkeys(np.flatnonzero(probability > MIN_CUE_PROBABILITY).tolist())
        for k in links:
            mine = [place[t] for t in self._cue_tokens[k] if t in place]
            heads = [c for c in mine if c in found and found[c] is None]
            head = max(heads, key=lambda c: (probability[c], -c)) if heads else mine[0]
            if found.get(head) is None:
                found[head] = k
        if not found:
            return None
        cues = np.array(sorted(found), dtype=np.int64)
        linked = tuple(found[c] for c in cues.tolist())
        evidence = self._evidence(window, network.roles(scores, cues), cues, linked)
        return Candidates(window.tokens, scores.kinds.argmax(axis=1), cues, probability[cues], evidence, linked)

    def _evidence(self, window: Window, roles: Floats, cues: Ints, links: Sequence[int | None]) -> Evidence:
        place = {t: k for k, t in enumerate(window.tokens)}
        index: npt.NDArray[np.int64] = np.array(window.tokens, dtype=np.int64)
        ruled = np.zeros((len(cues), len(index)), dtype=np.int64)
        for row, k in enumerate(links):
            if k is not None:
                rule = self.rules[k]
                runs = {"content": rule.content, "source": rule.source, "cue": rule.cue}
                ruled[row] = 1 + label_tokens(runs, place, len(index))
        own = np.zeros((*ruled.shape, 4), dtype=np.float32)
        own[np.arange(len(cues)), cues] = (NEVER, NEVER, 0, NEVER)
        return Evidence(
            roles=log_softmax(roles),
            classes=self._classes[index],
            quoted=self._quoted[index],
            rules=ruled,
            begin=self._begin[index].astype(np.float32),
            end=self._end[index].astype(np.float32),
            own=own,
        )

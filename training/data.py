"""Read labelled corpora into windows with labels."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import spacy
from tokenizers import Tokenizer

from claimparse._attribution.candidates import TAG_INDEX
from claimparse._evidence import Run
from claimparse._model.labels import KINDS
from claimparse._model.windows import Window, windows
from claimparse._text.paragraphs import paragraphs
from claimparse.lexicon import Lexicon

HELD_OUT = 0.1


@dataclass
class Example:
    """A window with its labels, by the tokens of the window.

    ``roles[c]`` are the labels of all tokens, as indices of TAGS, in the attribution whose cue begins at ``c``;
    ``kinds`` are those of single tokens, as indices of KINDS. ``weight`` is that of the source in the loss.
    """

    window: Window
    weight: float = 1.0
    roles: dict[int, list[int]] = field(default_factory=dict)
    kinds: dict[int, int] = field(default_factory=dict)


def is_held_out(name: str, share: float = HELD_OUT) -> bool:
    """Return whether a document is held out: by its name alone, so the choice never changes."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) / 2**32 < share


class CorpusReader:
    """A reader of documents into tokens and windows as the library sees them."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.nlp = spacy.blank("en")
        self.lexicon = Lexicon.default()

    def tokenize(self, text: str) -> tuple[list[str], list[int], list[int], list[Run]]:
        """The words of a text, their first characters, their ends, and its paragraphs as runs of tokens."""
        doc = self.nlp.make_doc(text)
        starts = [t.idx for t in doc]
        ends = [t.idx + len(t) for t in doc]
        runs = []
        for p in paragraphs(text, self.lexicon):
            runs.append(Run(max(bisect_right(starts, p.start) - 1, 0), bisect_right(starts, p.end - 1)))
        return [t.text for t in doc], starts, ends, runs

    def examples(self, record: Mapping[str, Any], limit: int, weight: float = 1.0) -> Iterator[Example]:
        """Yield the windows of a labelled document, of at most ``limit`` word pieces."""
        words, starts, ends, runs = self.tokenize(record["text"])

        def tokens(spans: Iterable[Sequence[int]]) -> list[int]:
            found: set[int] = set()
            for s, e in spans:
                first, last = bisect_right(ends, s), bisect_left(starts, e)
                found.update(k for k in range(first, last) if not words[k].isspace())
            return sorted(found)

        gold = [{role: tokens(a[role]) for role in ("content", "cue", "source")} for a in record["attributions"]]
        kinds = {bisect_right(starts, start) - 1: KINDS.index(kind) for start, kind in record["kinds"]}
        for w in windows(words, runs, self.tokenizer, limit):
            yield _labelled(w, gold, kinds, weight)


def _labelled(window: Window, gold: Sequence[dict[str, list[int]]], kinds: Mapping[int, int], weight: float) -> Example:
    at = {t: k for k, t in enumerate(window.tokens)}
    out = Example(window, weight, kinds={k: kinds[t] for t, k in at.items() if t in kinds})
    for a in gold:
        inside = {role: [at[t] for t in a[role] if t in at] for role in a}
        roles = [0] * len(window.tokens)
        for role in ("content", "source", "cue"):
            previous = -2
            for k in inside[role]:
                roles[k] = TAG_INDEX[f"I-{role}" if k == previous + 1 else f"B-{role}"]
                previous = k
        if inside["cue"]:
            out.roles[inside["cue"][0]] = roles
    return out

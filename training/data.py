"""Read annotated corpora into windows with labels."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import spacy
from tokenizers import Tokenizer

from claimparse._attribution.candidates import TAG_INDEX
from claimparse._evidence import Run
from claimparse._model.windows import MAX_PIECES, Window, windows
from claimparse._text.paragraphs import paragraphs
from claimparse.lexicon import Lexicon


@dataclass
class Example:
    """A window with its gold labels, as indices of TAGS, by the tokens of the window.

    ``tags`` are the labels of tokens in any attribution, ``roles[c]`` those in the one whose cue begins at ``c``.
    """

    window: Window
    tags: list[int]
    roles: dict[int, list[int]] = field(default_factory=dict)


def is_held_out(name: str, share: float = 0.1) -> bool:
    """Return whether a document is held out: by its name alone, so the choice never changes."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) / 2**32 < share


def read_records(path: Path) -> list[dict[str, Any]]:
    """The records of a JSON lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


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

    def attributions(self, record: dict[str, Any], limit: int = MAX_PIECES) -> Iterator[Example]:
        """Yield the windows of a document, of at most ``limit`` word pieces, with its attributions."""
        words, starts, ends, runs = self.tokenize(record["text"])

        def tokens(spans: Iterable[Sequence[int]]) -> list[int]:
            found: set[int] = set()
            for s, e in spans:
                first, last = bisect_right(ends, s), bisect_left(starts, e)
                found.update(k for k in range(first, last) if not words[k].isspace())
            return sorted(found)

        gold = [{role: tokens(a[role]) for role in ("content", "cue", "source")} for a in record["attributions"]]
        for w in windows(words, runs, self.tokenizer, limit):
            yield self._labelled(w, gold)

    def _labelled(self, window: Window, gold: Sequence[dict[str, list[int]]]) -> Example:
        at = {t: k for k, t in enumerate(window.tokens)}
        out = Example(window, tags=[0] * len(window.tokens))
        for a in gold:
            inside = {role: [at[t] for t in a[role] if t in at] for role in a}
            roles = [0] * len(window.tokens)
            for role in ("content", "source", "cue"):
                previous = -2
                for k in inside[role]:
                    label = TAG_INDEX[f"I-{role}" if k == previous + 1 else f"B-{role}"]
                    roles[k] = out.tags[k] = label
                    previous = k
            if inside["cue"]:
                out.roles[inside["cue"][0]] = roles
        return out

"""Reads annotated corpora into windows with labels."""

from __future__ import annotations

import hashlib
import json
import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import spacy
from tokenizers import Tokenizer

from claimparse._evidence import Run
from claimparse._model.candidates import TAG
from claimparse._model.windows import Window, windows
from claimparse._text.paragraphs import paragraphs
from claimparse.lexicon import Lexicon
from training.labels import HEADS, SCOPES

HEAD = {h: k for k, h in enumerate(HEADS)}
SCOPE = {s: k for k, s in enumerate(SCOPES)}


@dataclass
class Example:
    """A window with gold; positions count the window's tokens.

    ``tags`` is empty where nobody annotated attributions. ``roles[c]`` are the labels of all tokens with regard to the
    cue that begins at ``c``. ``heads`` lists (token, head) for the ``kinds`` annotated. ``scopes`` lists (cue token,
    kind, tokens of the cue, tokens of the scope); ``events`` (token, column, value).
    """

    window: Window
    tags: list[int] = field(default_factory=list)
    roles: dict[int, list[int]] = field(default_factory=dict)
    kinds: frozenset[int] = frozenset()
    heads: list[tuple[int, int]] = field(default_factory=list)
    scopes: list[tuple[int, int, list[int], list[int]]] = field(default_factory=list)
    events: list[tuple[int, int, float]] = field(default_factory=list)


def held_out(name: str, share: float = 0.1) -> bool:
    """Whether a document is set aside: by its name alone, so the choice never changes."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) / 2**32 < share


def read(path: Path) -> list[dict[str, Any]]:
    """The records of a JSON lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


# ---------------------------------------------------------------- attributions


class Reader:
    """Tokens and windows as the library sees them."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.nlp = spacy.blank("en")
        self.lexicon = Lexicon.default()

    def page(self, text: str) -> tuple[list[str], list[int], list[int], list[Run]]:
        """Words, their first characters, their ends, and the paragraphs of a text as runs of tokens."""
        doc = self.nlp.make_doc(text)
        starts = [t.idx for t in doc]
        ends = [t.idx + len(t) for t in doc]
        runs = []
        for p in paragraphs(text, self.lexicon):
            runs.append(Run(max(bisect_right(starts, p.start) - 1, 0), bisect_right(starts, p.end - 1)))
        return [t.text for t in doc], starts, ends, runs

    def attributions(self, record: dict[str, Any]) -> Iterator[Example]:
        """The windows of a document with its attributions."""
        words, starts, ends, runs = self.page(record["text"])

        def tokens(spans: Iterable[Sequence[int]]) -> list[int]:
            found: set[int] = set()
            for s, e in spans:
                first, last = bisect_right(ends, s), bisect_left(starts, e)
                found.update(k for k in range(first, last) if not words[k].isspace())
            return sorted(found)

        gold = [{role: tokens(a[role]) for role in ("content", "cue", "source")} for a in record["attributions"]]
        for w in windows(words, runs, self.tokenizer):
            yield self._labelled(w, gold)

    def _labelled(self, window: Window, gold: Sequence[dict[str, list[int]]]) -> Example:
        at = {t: k for k, t in enumerate(window.tokens)}
        out = Example(window, tags=[0] * len(window.tokens), kinds=frozenset({HEAD["cue"]}))
        for a in gold:
            inside = {role: [at[t] for t in a[role] if t in at] for role in a}
            roles = [0] * len(window.tokens)
            for role in ("content", "source", "cue"):
                previous = -2
                for k in inside[role]:
                    label = TAG[f"I-{role}" if k == previous + 1 else f"B-{role}"]
                    roles[k] = out.tags[k] = label
                    previous = k
            if inside["cue"]:
                head = inside["cue"][0]
                out.roles[head] = roles
                out.heads.append((head, HEAD["cue"]))
        return out


# ---------------------------------------------------------------- negation, speculation, commitment


def packed(records: Sequence[dict[str, Any]], tokenizer: Tokenizer, rng: random.Random) -> list[Example]:
    """Sentences in windows of one or several, as they follow one another in their document."""
    out: list[Example] = []
    k = 0
    while k < len(records):
        many = rng.choice((1, 1, 3, 6))
        group = [records[k]]
        while len(group) < many and k + len(group) < len(records) and records[k + len(group)]["doc"] == group[0]["doc"]:
            group.append(records[k + len(group)])
        k += len(group)
        out.extend(_sentences(group, tokenizer))
    return out


def _sentences(group: Sequence[dict[str, Any]], tokenizer: Tokenizer) -> Iterator[Example]:
    words: list[str] = []
    runs: list[Run] = []
    for r in group:
        runs.append(Run(len(words), len(words) + len(r["tok"])))
        words += [r["text"][s:e] for s, e in r["tok"]]
    for w in windows(words, runs, tokenizer):
        at = {t: k for k, t in enumerate(w.tokens)}
        out = Example(w, kinds=_kinds(group[0]["set"]))
        for r, run in zip(group, runs, strict=True):
            place = {t: at[run.start + t] for t in range(len(r["tok"])) if run.start + t in at}
            _mark(out, r, place)
        yield out


def _kinds(name: str) -> frozenset[int]:
    kinds = {
        "cdsco": ("negation", "negation-affix"),
        "bio_abs": ("negation-bio", "speculation-bio"),
    }.get(name, ())
    return frozenset(HEAD[k] for k in kinds)


def _mark(out: Example, record: dict[str, Any], place: dict[int, int]) -> None:
    literary = record["set"] == "cdsco"
    for layer, kind in (("neg", "negation" if literary else "negation-bio"), ("spec", "speculation-bio")):
        for x in record.get(layer, ()) if record["set"] in ("cdsco", "bio_abs") else ():
            cue = [place[t] for t in x["cue"] if t in place]
            scope = [place[t] for t in x["scope"] if t in place]
            if not cue:
                continue
            affix = literary and len(x["cue"]) == 1 and x["cue"][0] in x["scope"]
            out.heads.append((cue[0], HEAD["negation-affix" if affix else kind]))
            out.scopes.append((cue[0], SCOPE[kind], cue, scope))
    for e in record.get("events", ()):
        if e["t"] in place:
            out.events.append((place[e["t"]], 0 if record["set"] == "cb" else 1, e["v"] / 3))

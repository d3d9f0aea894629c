"""A Doc as columns: lists by token index, read once, an order of magnitude faster to look things up in than tokens.

The functions of this wing take them as ``c``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import add
from typing import TYPE_CHECKING

from claimparse._evidence import Run

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claimparse._text.parsed_text import ParsedText


@dataclass(frozen=True, slots=True)
class Columns:
    """The attributes of all tokens, each a list by token index.

    ``entity_label`` is the label of the named entity that holds the token, or ""; ``begins_entity`` is true for its
    first token. ``sentence`` numbers the sentences. ``children`` are the tokens that each token governs.
    """

    doc: Doc
    text: list[str]
    lower: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    entity_label: list[str]
    begins_entity: list[bool]
    sentence: list[int]
    followed_by_space: list[bool]
    children: list[Sequence[int]]

    def __len__(self) -> int:
        return len(self.text)

    def begins_sentence(self, i: int) -> bool:
        """Return whether a token is the first of its sentence."""
        return i == 0 or self.sentence[i] != self.sentence[i - 1]


def read_columns(parsed: ParsedText) -> Columns:
    """Read the columns of a text."""
    doc = parsed.doc
    array = doc.to_array(["TAG", "DEP", "ENT_TYPE", "HEAD", "SENT_START", "ENT_IOB", "SPACY"])
    tags, deps, types = array[:, :3].T.tolist()
    string = {h: doc.vocab.strings[h] if h else "" for h in {*tags, *deps, *types}}.__getitem__
    places = range(len(parsed.words))
    head = list(map(add, places, array[:, 3].astype("int64").tolist()))
    children: dict[int, list[int]] = {}
    for i, h in enumerate(head):
        if h != i:
            children.setdefault(h, []).append(i)
    sentence_starts = array[:, 4] == 1
    sentence_starts[:1] = False
    return Columns(
        doc=doc,
        text=parsed.words,
        lower=list(map(str.lower, parsed.words)),
        tag=list(map(string, tags)),
        dep=list(map(string, deps)),
        head=head,
        entity_label=list(map(string, types)),
        begins_entity=(array[:, 5] == 3).tolist(),
        sentence=sentence_starts.cumsum().tolist(),
        followed_by_space=(array[:, 6] == 1).tolist(),
        children=list(map(children.get, places, repeat(()))),
    )


def text_of(c: Columns, run: Run) -> str:
    """The text of a run of tokens, without a space at its end."""
    words = (c.text[i] + " " * c.followed_by_space[i] for i in range(run.start, run.end))
    return "".join(words).rstrip(" ")

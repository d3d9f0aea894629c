"""A Doc as columns: lists by token index, read once, for scans of a whole text.

The functions that scan a text take them as ``c``; questions about one word of it go to its token.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from operator import add
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.tokens import Doc, Token, Tokens

if TYPE_CHECKING:
    import spacy.tokens


_FLAGS = ("IS_PUNCT", "IS_SPACE", "IS_QUOTE", "IS_BRACKET", "IS_RIGHT_PUNCT", "IS_STOP", "LIKE_NUM", "LIKE_URL")


@dataclass(frozen=True, slots=True)
class Columns:
    """The attributes of all tokens, each a list by token index.

    ``entity_label`` is the label of the named entity that holds the token, or ""; ``begins_entity`` is true for its
    first token. ``sentence`` numbers the sentences.
    """

    doc: Doc
    text: list[str]
    lower: list[str]
    lemma: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    entity_label: list[str]
    begins_entity: list[bool]
    sentence: list[int]
    followed_by_space: list[bool]

    def __len__(self) -> int:
        return len(self.text)

    def begins_sentence(self, i: int) -> bool:
        """Return whether a token is the first of its sentence."""
        return i == 0 or self.sentence[i] != self.sentence[i - 1]

    def text_of(self, run: Run) -> str:
        """The text of a run of tokens, without a space at its end."""
        words = (self.text[i] + " " * self.followed_by_space[i] for i in range(*run))
        return "".join(words).rstrip(" ")


def read_columns(doc: spacy.tokens.Doc, words: list[str]) -> Columns:
    """Read the columns of spaCy's Doc; ``words`` are the texts of its tokens."""
    array = doc.to_array(["TAG", "DEP", "ENT_TYPE", "LEMMA", "HEAD", "SENT_START", "ENT_IOB", "SPACY"])
    tags, deps, types, lemmas = array[:, :4].T.tolist()
    string = {h: doc.vocab.strings[h] if h else "" for h in {*tags, *deps, *types, *lemmas}}.__getitem__
    sentence_starts = array[:, 5] == 1
    sentence_starts[:1] = False
    c = Columns(
        doc=Doc(),
        text=words,
        lower=list(map(str.lower, words)),
        lemma=list(map(string, lemmas)),
        tag=list(map(string, tags)),
        dep=list(map(string, deps)),
        head=list(map(add, range(len(words)), array[:, 4].astype("int64").tolist())),
        entity_label=list(map(string, types)),
        begins_entity=(array[:, 6] == 3).tolist(),
        sentence=sentence_starts.cumsum().tolist(),
        followed_by_space=(array[:, 7] == 1).tolist(),
    )
    _read_tokens(doc, c)
    return c


def _read_tokens(doc: spacy.tokens.Doc, c: Columns) -> None:
    """Make the tokens of spaCy's Doc in the empty Doc of the columns."""
    tokens = c.doc
    tokens.extend([Token() for _ in c.text])
    starts = list(filter(c.begins_sentence, range(len(c))))
    tokens.sents = [Tokens(tokens[a:b]) for a, b in pairwise([*starts, len(c)])]
    lefts: dict[int, list[Token]] = defaultdict(list)
    rights: dict[int, list[Token]] = defaultdict(list)
    for i, h in enumerate(c.head):
        if i != h:
            (lefts if i < h else rights)[h].append(tokens[i])
    flags = doc.to_array(list(_FLAGS)).astype(bool).tolist()
    opening = frozenset(starts)
    words = zip(c.text, c.lower, c.lemma, c.tag, c.dep, c.entity_label, strict=True)
    rows = zip(tokens, doc, words, c.head, c.sentence, flags, strict=True)
    for i, (t, own, word, head, sentence, flag) in enumerate(rows):
        t.i, t.idx, t.doc, t.sent, t.is_sent_start = i, own.idx, tokens, tokens.sents[sentence], i in opening
        t.text, t.lower_, t.lemma_, t.tag_, t.dep_, t.ent_type_ = word
        t.pos_, t.whitespace_ = own.pos_, own.whitespace_
        t.is_punct, t.is_space, t.is_quote, t.is_bracket, t.is_right_punct, t.is_stop, t.like_num, t.like_url = flag
        t.head, t.left_edge, t.right_edge = tokens[head], tokens[own.left_edge.i], tokens[own.right_edge.i]
        t.lefts, t.rights = tuple(lefts.get(i, ())), tuple(rights.get(i, ()))
        t.children = t.lefts + t.rights

"""The tokens of a parsed text as plain Python objects.

Names and meanings are those of spaCy's ``Token``, ``Span`` and ``Doc``. spaCy makes a new object, or looks up a string,
each time an attribute is read; here it is made once. The grammar reads each token some hundred times, so this takes a
third of the time.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import spacy.tokens

    from claimparse._grammar.columns import Columns

_FLAGS = ("IS_PUNCT", "IS_SPACE", "IS_QUOTE", "IS_BRACKET", "IS_RIGHT_PUNCT", "IS_STOP", "LIKE_NUM", "LIKE_URL")


class Token:
    """A token with its place in the dependency tree; a root is its own head."""

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_bracket",
        "is_punct",
        "is_quote",
        "is_right_punct",
        "is_sent_start",
        "is_space",
        "is_stop",
        "left_edge",
        "lefts",
        "lemma_",
        "like_num",
        "like_url",
        "lower_",
        "pos_",
        "right_edge",
        "rights",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )

    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    tag_: str
    pos_: str
    dep_: str
    ent_type_: str
    whitespace_: str
    is_punct: bool
    is_space: bool
    is_quote: bool
    is_bracket: bool
    is_right_punct: bool
    is_stop: bool
    like_num: bool
    like_url: bool
    is_sent_start: bool
    head: Token
    lefts: tuple[Token, ...]
    rights: tuple[Token, ...]
    children: tuple[Token, ...]
    left_edge: Token
    right_edge: Token
    sent: Tokens
    doc: Doc

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)

    @property
    def is_alpha(self) -> bool:
        return self.text.isalpha()

    @property
    def is_title(self) -> bool:
        return self.text.istitle()

    @property
    def is_upper(self) -> bool:
        return self.text.isupper()

    @property
    def is_lower(self) -> bool:
        return self.text.islower()

    def nbor(self, distance: int = 1) -> Token:
        """The token so far away; IndexError if it is outside the text."""
        if self.i + distance < 0:
            raise IndexError(f"no token {-distance} before token {self.i}")
        return self.doc[self.i + distance]

    def is_ancestor(self, other: Token) -> bool:
        """Return whether the other token is below this one in the tree."""
        while other.head is not other:
            other = other.head
            if other is self:
                return True
        return False

    @property
    def subtree(self) -> list[Token]:
        """This token and all below it, in text order."""
        found = [self]
        for token in found:
            found.extend(token.children)
        return sorted(found, key=lambda t: t.i)


class Tokens(list[Token]):
    """Consecutive tokens, at least one; a slice is a plain list."""

    __slots__ = ()

    @property
    def start(self) -> int:
        """The index of the first token."""
        return self[0].i

    @property
    def end(self) -> int:
        """The index after the last token."""
        return self[-1].i + 1

    @property
    def text(self) -> str:
        """The text, without the space after it."""
        return "".join(t.text + t.whitespace_ for t in self[:-1]) + self[-1].text

    @property
    def root(self) -> Token:
        """The token that is highest in the tree, and the first of several such."""
        top = next((t for t in self if t.head is t), None)
        return top or min((t for t in self if not self.start <= t.head.i < self.end), key=_depth)


def _depth(token: Token) -> int:
    depth = 0
    while token.head is not token:
        token, depth = token.head, depth + 1
    return depth


class Doc(Tokens):
    """All tokens of a text, with its sentences."""

    __slots__ = ("sents",)

    sents: list[Tokens]

    def release(self) -> None:
        """Empty the Doc: tokens refer to each other, and the memory of a long text should be free at once."""
        for sentence in self.sents:
            sentence.clear()
        for t in self:
            del t.head, t.lefts, t.rights, t.children, t.left_edge, t.right_edge
        self.clear()


def read_tokens(doc: spacy.tokens.Doc, c: Columns) -> None:
    """Read the tokens of spaCy's Doc into the empty one of its columns."""
    tokens = c.doc
    tokens.extend([Token() for _ in c.text])
    starts = [i for i, own in enumerate(c.sentence) if i == 0 or own != c.sentence[i - 1]]
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

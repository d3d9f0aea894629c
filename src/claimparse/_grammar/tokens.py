"""The tokens of a parsed text as plain Python objects.

Names and meanings are those of spaCy's ``Token``, ``Span`` and ``Doc``. spaCy makes a new object, or looks up a string,
each time an attribute is read; here it is made once, and read in a tenth of the time. The grammar reads each token some
hundred times.
"""

from __future__ import annotations


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

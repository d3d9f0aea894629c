"""A parsed text: a Doc with its paragraphs, as every detector and linker gets it."""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import add
from typing import TYPE_CHECKING

from claimparse._as_read import TextAsRead, with_plain_spaces
from claimparse._evidence import Chars, Run
from claimparse._grammar.columns import Columns, read_columns
from claimparse._grammar.predication import Predications
from claimparse._grammar.sentence_starts import sentence_breaks, starts_by_words
from claimparse._grammar.tokens import Doc
from claimparse._text.dateline import dateline_end
from claimparse._text.paragraphs import Paragraph, ParagraphKind, paragraphs
from claimparse.lexicon import Lexicon
from claimparse.lexicon.schema import word_set

if TYPE_CHECKING:
    import spacy.tokens


@dataclass(frozen=True)
class ParsedText:
    """A Doc with its paragraphs, and its words as columns.

    ``paragraphs[i]`` has the tokens ``runs[i]``; ``ignored[t]`` is true for tokens that are boilerplate, a dateline or
    in no paragraph; ``starts[t]`` is the first character of token ``t``, ``ends[t]`` the one after it. ``words`` are
    the texts of the tokens; ``counts[t]`` is the number of words before token ``t``, punctuation and whitespace left
    out. ``read`` is the text as read, with the way back to its source.
    """

    source: spacy.tokens.Doc
    lexicon: Lexicon
    paragraphs: tuple[Paragraph, ...]
    runs: tuple[Run, ...]
    ignored: tuple[bool, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: list[str]
    read: TextAsRead
    counts: list[int]

    @property
    def text(self) -> str:
        """The text as read, to which all offsets of evidence refer."""
        return self.read.text

    @functools.cached_property
    def predications(self) -> Predications:
        """The predicates of the text with their participants and complements."""
        return Predications(_word_set(self.lexicon, "cues.document"))

    @functools.cached_property
    def columns(self) -> Columns:
        """The words and labels of the text as lists, for scans of all tokens."""
        return read_columns(self.source, self.words)

    @functools.cached_property
    def doc(self) -> Doc:
        """The tokens of the text, with the dependency parse."""
        return self.columns.doc

    @functools.cached_property
    def sentence_breaks(self) -> list[int]:
        """The tokens that begin a sentence after a stop in or beside a word, in order."""
        return sentence_breaks(self.columns)

    def count(self, run: Run) -> int:
        """The number of words in a run; punctuation and whitespace do not count."""
        return self.counts[run.end] - self.counts[run.start]

    def tokens_of(self, chars: Chars) -> Run:
        """The smallest run of tokens that covers the characters."""
        first = bisect_right(self.starts, chars.start) - 1
        first = max(first, 0)
        end = bisect_right(self.starts, chars.end - 1, first)
        return Run(first, end if end > first else first + 1)

    def chars_of(self, run: Run) -> Chars:
        """The characters of a run of tokens, without the space after it."""
        return Chars(self.starts[run.start], self.ends[run.end - 1])

    def paragraph_of(self, token: int) -> int | None:
        """The index of the paragraph in which a token stands."""
        k = bisect_right(self.runs, (token, len(self.starts) + 1)) - 1
        return k if k >= 0 and self.runs[k].start <= token < self.runs[k].end else None

    def kind_of(self, token: int) -> ParagraphKind:
        """The kind of paragraph in which a token stands."""
        k = self.paragraph_of(token)
        return ParagraphKind.BOILERPLATE if k is None else self.paragraphs[k].kind


_word_set = functools.lru_cache(maxsize=8)(word_set)


def _starts(doc: spacy.tokens.Doc) -> tuple[int, ...]:
    return tuple(doc.to_array("IDX").tolist())


def _words_and_spaces(doc: spacy.tokens.Doc) -> tuple[list[str], list[bool]]:
    """The texts of the tokens, and whether a space follows, read as columns, so that no Token object is made."""
    columns = doc.to_array(["ORTH", "SPACY"])
    orths, spaces = columns[:, 0].tolist(), (columns[:, 1] == 1).tolist()
    known = {orth: doc.vocab.strings[orth] for orth in set(orths)}
    return [known[orth] for orth in orths], spaces


def _joined(words: Sequence[str], spaces: Sequence[bool]) -> str:
    return "".join([word + " " if space else word for word, space in zip(words, spaces, strict=True)])


def segment_text(doc: spacy.tokens.Doc, lexicon: Lexicon, read: TextAsRead | None = None) -> ParsedText:
    """Find the paragraphs of a Doc and align them with its tokens.

    ``read`` is the text as read of which the Doc was made. Without it, the Doc's own text is read, with plain spaces.
    """
    starts, (words, spaces) = _starts(doc), _words_and_spaces(doc)
    if read is None:
        own = _joined(words, spaces)
        read = TextAsRead(own, with_plain_spaces(own))
    text = read.text
    found = paragraphs(text, lexicon)
    runs = [Run(max(bisect_right(starts, p.start) - 1, 0), bisect_right(starts, p.end - 1)) for p in found]
    ignored = [True] * len(starts)
    for p, run in zip(found, runs, strict=True):
        if p.kind is not ParagraphKind.BOILERPLATE:
            ignored[run.start : run.end] = [False] * (run.end - run.start)
        close = dateline_end(text, p.start, p.end) if p.kind is ParagraphKind.PROSE else None
        if close is not None:
            end = min(bisect_right(starts, close - 1), run.end)
            ignored[run.start : end] = [True] * (end - run.start)
    ends = tuple(map(add, starts, doc.to_array("LENGTH").tolist()))
    is_word = doc.to_array(["IS_PUNCT", "IS_SPACE"]).sum(axis=1) == 0
    counts = [0, *is_word.cumsum().tolist()]
    return ParsedText(doc, lexicon, found, tuple(runs), tuple(ignored), starts, ends, words, read, counts)


def certain_starts(doc: spacy.tokens.Doc, lexicon: Lexicon) -> tuple[list[int], list[int]]:
    """The tokens that begin a paragraph, except that of the text, and those that begin a sentence by the words alone.

    The latter follow a full stop that is part of a word.
    """
    starts, (words, spaces) = _starts(doc), _words_and_spaces(doc)
    opening = (bisect_right(starts, p.start) - 1 for p in paragraphs(_joined(words, spaces), lexicon))
    return [token for token in opening if token > 0], starts_by_words(words, spaces)

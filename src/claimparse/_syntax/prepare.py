"""Get a text ready for the parser, so that the work on it grows no faster than the text.

spaCy's tokenizer takes punctuation off a word one mark at a time, looking at the rest of it each time; and whatever
reads a sentence takes longer than linear if a sentence may be as long as the text. Only scraped rubbish has such. Where
the blank beside a quotation mark is lost (`said,"We`), it makes one token of two words, which are parted here.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import regex

from claimparse._syntax.page import set_paragraph_starts
from claimparse.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_log = logging.getLogger(__name__)

MAX_SENTENCE = 250
"""Tokens after which a sentence is cut if no mark has ended it; newspapers have sentences of some 200 at most."""

_MARKS = 64
_RUN_OF_MARKS = regex.compile(rf"(?:[^\w\s]|_){{{_MARKS + 1},}}+")
_GLUED = regex.compile(r"(?<=\p{L}[,.!?:;]?)[\"“”„«»＂](?=\p{L})")
_ENDS = frozenset({".", "?", "!", "…", "...", "?!", "!?"})


def made(nlp: Language, text: str, lexicon: Lexicon) -> Doc:
    """The Doc that the pipeline is to read: in tokens, with sentences that start where paragraphs do."""
    doc = _tokenised(nlp, text)
    set_sentence_starts(doc, lexicon)
    return doc


def set_sentence_starts(doc: Doc, lexicon: Lexicon) -> None:
    """Let a sentence begin with every paragraph, and within what would else be an endless one."""
    set_paragraph_starts(doc, lexicon)
    if len(doc) <= MAX_SENTENCE:
        return
    ends = {doc.vocab.strings[mark] for mark in _ENDS}
    first = cuts = 0
    for i, (orth, starts) in enumerate(doc.to_array(["ORTH", "SENT_START"]).tolist()):
        if starts == 1:
            first = i
        elif i - first >= MAX_SENTENCE:
            doc[i].is_sent_start = True
            first, cuts = i, cuts + 1
        if orth in ends:
            first = i + 1
    if cuts:
        _log.info("sentences of more than %d tokens are cut, at %d places", MAX_SENTENCE, cuts)


def _tokenised(nlp: Language, text: str) -> Doc:
    cuts = [k for run in _RUN_OF_MARKS.finditer(text) for k in range(run.start(), run.end(), _MARKS)]
    glued = [k for mark in _GLUED.finditer(text) for k in mark.span()]
    cuts = sorted({*cuts, *glued}) if glued else cuts
    if not cuts:
        return nlp.make_doc(text)
    from spacy.tokens import Doc

    ends = [*cuts, len(text)]
    tokens = [t for start, end in zip([0, *cuts], ends, strict=True) for t in nlp.make_doc(text[start:end])]
    return Doc(nlp.vocab, words=[t.text for t in tokens], spaces=[bool(t.whitespace_) for t in tokens])

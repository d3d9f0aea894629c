"""Prepare a text for the parser, so that the work on it grows no faster than the text.

spaCy's tokenizer strips punctuation, "'s" and "US$" from a word one at a time and reads the rest of the word each time;
and work on a sentence is more than linear if a sentence may be as long as the text. Only badly scraped text has such
words and sentences. Where the space beside a quotation mark is missing (`said,"We`), it makes one token of two words;
they are split here, and so is the colon after a label with brackets, which it takes for part of a
face: "Lund (Lab): No." The parts of a verb with a hyphen are joined ("re-opened").
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import regex

from claimparse._grammar.words import ELLIPSES, SENTENCE_FINAL
from claimparse._text.parsed_text import certain_starts
from claimparse.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_log = logging.getLogger(__name__)

MAX_SENTENCE = 250
"""The number of tokens after which an unfinished sentence is cut; sentences in newspapers have about 200 at most."""

MAX_MARKED = 1000
"""The number of tokens after which a sentence is cut even if it has final punctuation: the parser may take ". . ." or
"1. 2. 3." for one sentence. In prose the cut waits for the next capitalised word after a full stop."""

_MARKS = 64
_RUN_OF_MARKS = regex.compile(rf"(?:[^\w\s]|_){{{_MARKS + 1},}}+")
_PIECE = 250
_ENDLESS_WORD = regex.compile(r"\S{1001,}+")
_GLUED = regex.compile(r"(?<=\p{L}[,.!?:;]?)[\"“”„«»＂](?=\p{L})")
_LABEL_COLON = regex.compile(r"(?<=[\p{L}\p{N}.]\)):(?=\s)")
_PREFIX = "re|pre|co|de|mis|over|under|out|cross|counter|double|fast|court|stage|force|hand|spot|mass|air|cold|dry"
_PAST = "sold|built|read|ran|took|wrote|made|set|sent|won|met|drew|laid|bought|taught|cut|run"
_BEFORE_BASE = "to|will|would|could|can|may|might|must|should|shall|not|did|does|do"
_HYPHENED_VERB = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}-])(?:{_PREFIX})-(?:\p{{Ll}}{{2,30}}(?:ed|ing)|{_PAST})(?![\p{{L}}-])"
    rf"|(?<=(?:{_BEFORE_BASE}) )(?:re|pre|co|de|mis|cross)-\p{{Ll}}{{2,30}}(?![\p{{L}}-])",
    regex.I,
)
_ENDS = SENTENCE_FINAL | ELLIPSES | {"?!", "!?"}


def prepare_doc(nlp: Language, text: str, lexicon: Lexicon) -> Doc:
    """Tokenise a text into the Doc that the pipeline reads, with a sentence start at each paragraph."""
    doc = _with_whole_verbs(_tokenised(nlp, text), text)
    set_sentence_starts(doc, lexicon)
    return doc


def set_sentence_starts(doc: Doc, lexicon: Lexicon) -> None:
    """Start a sentence at every paragraph and after a stop that belongs to a word, and cut endless sentences.

    All starts are written at once: spaCy reads the whole Doc each time one is set on a token.
    """
    starts: Any = doc.to_array("SENT_START")
    paragraphs, after_stops = certain_starts(doc, lexicon)
    starts[paragraphs] = 1
    starts[[i for i in after_stops if starts[i] == 0]] = 1  # what the caller has set stays
    starts[_within_endless(doc, starts.tolist())] = 1
    doc.from_array(["SENT_START"], starts)


def _within_endless(doc: Doc, starts: Sequence[int]) -> list[int]:
    """The tokens at which to cut endless sentences, given those that start a sentence already."""
    if len(doc) <= MAX_SENTENCE:
        return []
    ends, stop = {doc.vocab.strings[mark] for mark in _ENDS}, doc.vocab.strings["."]
    columns = zip(doc.to_array(["ORTH", "IS_TITLE"]).tolist(), starts, strict=True)
    found, sure, first, before = [], 0, 0, 0
    for i, ((orth, title), start) in enumerate(columns):
        opens = i - sure >= MAX_MARKED and before == stop and title == 1
        cut = i - first >= MAX_SENTENCE or opens or i - sure >= MAX_MARKED + MAX_SENTENCE
        if cut and start != 1:
            found.append(i)
        if cut or start == 1:
            sure = first = i
        if orth in ends:
            first = i + 1
        before = orth
    if found:
        _log.info("sentences of more than %d tokens are cut, at %d places", MAX_SENTENCE, len(found))
    return found


def _tokenised(nlp: Language, text: str) -> Doc:
    endless = (*_within(_RUN_OF_MARKS, text, _MARKS), *_within(_ENDLESS_WORD, text, _PIECE))
    cuts = sorted({*endless, *_glued(text), *_label_colons(text)})
    if not cuts:
        return nlp.make_doc(text)
    from spacy.tokens import Doc

    ends = [*cuts, len(text)]
    words: list[str] = []
    spaces: list[bool] = []
    for start, end in zip([0, *cuts], ends, strict=True):
        for token in nlp.make_doc(text[start:end]):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
    return Doc(nlp.vocab, words=words, spaces=spaces)


def _with_whole_verbs(doc: Doc, text: str) -> Doc:
    """Make verbs with a hyphen one word: the parser takes the parts of "re-opened" for two verbs."""
    spans = [doc.char_span(*m.span()) for m in _HYPHENED_VERB.finditer(text)] if "-" in text else []
    whole = [span for span in spans if span is not None and len(span) > 1]
    if whole:
        with doc.retokenize() as retokenizer:
            for span in whole:
                retokenizer.merge(span)
    return doc


def _within(pattern: regex.Pattern[str], text: str, step: int) -> Iterator[int]:
    """Yield the cuts that leave no piece of a match longer than ``step`` characters."""
    return (k for run in pattern.finditer(text) for k in range(run.start(), run.end(), step))


def _label_colons(text: str) -> Iterator[int]:
    """Yield the cuts before colons after brackets."""
    return (match.start() for match in _LABEL_COLON.finditer(text))


def _glued(text: str) -> Iterator[int]:
    """Yield the cuts around quotation marks between letters."""
    return (k for mark in _GLUED.finditer(text) for k in mark.span())

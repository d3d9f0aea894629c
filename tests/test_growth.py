"""Work that grows with the text and no faster: counted where that can be, timed with room to spare where not."""

import itertools
import sys
import time
from types import SimpleNamespace

import pytest
import spacy

from benchmarks import growth
from claimparse import _span_groups
from claimparse._evidence import Run
from claimparse._model.windows import windows
from claimparse._quantities.plain import quantities
from claimparse._text.prepare import MAX_MARKED, MAX_SENTENCE, made, set_sentence_starts
from claimparse.lexicon import Lexicon
from claimparse.types import Options

ENGINES = ("model",)  # which does all that the rules do, and more
LEXICON = Lexicon.default()


def test_a_doc_is_asked_for_its_text_once(parser):
    doc = parser.doc("Police said on Monday that 38 boats were lost. “They may be found,” Ana Ruiz said. " * 20)
    found = parser.of_doc(doc)
    _span_groups.write(doc, found, Options())
    asked = []

    class Counted:
        spans = doc.spans

        @property
        def text(self):
            asked.append(self)
            return doc.text

    carried = _span_groups.read(Counted())
    assert (len(carried.document.claims), len(asked)) == (len(found.claims), 1)


def test_pieces_of_a_paragraph_are_copied_once():
    asked = []

    class Encoding:
        def __init__(self, words):
            self.words = words

        @property
        def ids(self):
            asked.append("ids")
            return [7] * len(self.words)

        @property
        def word_ids(self):
            asked.append("word_ids")
            return list(range(len(self.words)))

    tokenizer = SimpleNamespace(encode_batch=lambda texts, **_: [Encoding(words) for words in texts])
    found = windows(["boats"] * 3000, [Run(0, 2000), Run(2000, 3000)], tokenizer, limit=100)
    assert [t for w in found for t in w.tokens] == list(range(3000))
    assert sorted(asked) == ["ids", "ids", "word_ids", "word_ids"]


def seconds(work):
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def test_sentence_starts_are_set_at_once():
    nlp = spacy.blank("en")

    def needed(paragraphs):
        doc = nlp.make_doc("It rained.\n\n" * paragraphs)
        return seconds(lambda: set_sentence_starts(doc, LEXICON))

    needed(100)
    assert needed(8000) < 8 * needed(2000) + 0.02


def test_sentence_starts_keep_what_was_set():
    doc = spacy.blank("en")("It rained here . They met\n\nIt snowed")
    doc[3].is_sent_start, doc[4].is_sent_start = False, True
    set_sentence_starts(doc, LEXICON)
    assert [t.is_sent_start for t in doc] == [True, None, None, False, True, None, None, True, None]


def calls(work):
    """How many functions are called: the same on every run, on a busy machine too."""
    count = 0

    def counted(*_):
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


KINDS = {
    **{
        kind: growth.KINDS[kind]
        for kind in (
            *("news", "one sentence", "quotations", "opening marks", "numbers in one sentence", "names", "pronouns"),
            *("negations", "sources in one sentence", "headlines"),
        )
    },
    "stops": lambda size: ". " * (size // 2),
}
SMALL, LARGE = 1_000, 4_000


@pytest.mark.parametrize("kind", KINDS)
def test_calls_grow_with_the_text(parser, kind):
    small, large = (parser.doc(KINDS[kind](size)) for size in (SMALL, LARGE))
    parser.of_doc(small)
    most = 1.3 * LARGE / SMALL * calls(lambda: parser.of_doc(small))
    assert calls(lambda: parser.of_doc(large)) < most


def test_calls_grow_with_the_text_in_the_model(trained):
    denials = "“It is so,” she said. The mayor denied that it rained. "
    small, large = (trained.doc(denials * times) for times in (20, 80))
    trained.of_doc(small)
    assert calls(lambda: trained.of_doc(large)) < 1.3 * 4 * calls(lambda: trained.of_doc(small))


@pytest.mark.parametrize("kind", growth.KINDS)
def test_time_without_a_pipeline_grows_with_the_text(kind):
    def needed(size):
        text = growth.KINDS[kind](size)
        return seconds(lambda: quantities(text, LEXICON))

    needed(1_000)
    assert needed(32_000) < 8 * needed(8_000) + 0.02


@pytest.mark.parametrize("piece", ["x”", "a“b", "“", "x'", "'s", "US$", "http://x", "x"])
def test_time_for_tokens_grows_with_the_text(piece):
    nlp = spacy.blank("en")

    fresh = itertools.count()

    def needed(size):  # each time another word, since the tokenizer remembers what it has read
        return seconds(lambda: made(nlp, f"{next(fresh)}{piece * (size // len(piece))}", LEXICON))

    needed(1_100)
    assert needed(16_000) < 8 * needed(4_000) + 0.1


def test_a_word_is_cut_where_it_is_endless_alone():
    nlp = spacy.blank("en")
    address = "https://example.org/" + "a" * 900
    assert [t.text for t in made(nlp, f"See {address} now", LEXICON)] == ["See", address, "now"]
    doc = made(nlp, "See " + "a" * 5000 + " now", LEXICON)
    assert doc.text == "See " + "a" * 5000 + " now"
    assert max(map(len, doc)) <= 250


@pytest.mark.parametrize("piece", [". ", "1. ", "5 . 6 ", "… ", "; . ", "that 5 . he … "])
def test_no_sentence_is_endless_though_marks_stand_in_it(parser, piece):
    doc = parser.doc(piece * (3_000 // len(piece)))
    assert max(map(len, doc.sents)) <= MAX_MARKED + MAX_SENTENCE


def test_a_long_paragraph_is_cut_where_its_sentences_begin(parser):
    text = "Police said on Monday that 38 boats, 12 of them new, were lost in the U.S. storm. " * 120
    doc = made(parser.nlp, text, LEXICON)
    assert len(doc) > 2 * MAX_MARKED
    cuts = [t.i for t in doc if t.is_sent_start]
    assert len(cuts) >= 2
    assert [doc[i].text for i in cuts] == ["Police"] * len(cuts)
    assert {t.i for t in parser.nlp(text) if t.is_sent_start} == {t.i for t in parser.doc(text) if t.is_sent_start}

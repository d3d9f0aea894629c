"""Tokens and sentences: made piece by piece, cut where they would be endless, whole in every text."""

import itertools
import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from claimparse._text.prepare import MAX_MARKED, MAX_SENTENCE, prepare_doc, set_sentence_starts
from claimparse.lexicon import Lexicon
from claimparse.testing import texts
from tests.timing import seconds

LEXICON = Lexicon.default()


def test_setting_sentence_starts_takes_linear_time():
    nlp = spacy.blank("en")

    def needed(paragraphs):
        doc = nlp.make_doc("It rained.\n\n" * paragraphs)
        return seconds(lambda: set_sentence_starts(doc, LEXICON))

    needed(100)
    assert needed(8000) < 8 * needed(2000) + 0.02


def test_sentence_starts_that_are_set_are_kept():
    doc = spacy.blank("en")("It rained here . They met\n\nIt snowed")
    doc[3].is_sent_start, doc[4].is_sent_start = False, True
    set_sentence_starts(doc, LEXICON)
    assert [t.is_sent_start for t in doc] == [True, None, None, False, True, None, None, True, None]


@pytest.mark.parametrize("piece", ["x”", "a“b", "“", "x'", "'s", "US$", "http://x", "x"])
def test_tokenizing_takes_linear_time(piece):
    nlp = spacy.blank("en")

    fresh = itertools.count()

    def needed(size):  # each time another word, since the tokenizer remembers what it has read
        return seconds(lambda: prepare_doc(nlp, f"{next(fresh)}{piece * (size // len(piece))}", LEXICON))

    needed(1_100)
    assert needed(16_000) < 8 * needed(4_000) + 0.1


def test_only_an_overlong_word_is_cut():
    nlp = spacy.blank("en")
    address = "https://example.org/" + "a" * 900
    assert [t.text for t in prepare_doc(nlp, f"See {address} now", LEXICON)] == ["See", address, "now"]
    doc = prepare_doc(nlp, "See " + "a" * 5000 + " now", LEXICON)
    assert doc.text == "See " + "a" * 5000 + " now"
    assert max(map(len, doc)) <= 250


@pytest.mark.parametrize("piece", [". ", "1. ", "5 . 6 ", "… ", "; . ", "that 5 . he … "])
def test_no_sentence_is_overlong_even_with_punctuation(parser, piece):
    doc = parser.doc(piece * (3_000 // len(piece)))
    assert max(map(len, doc.sents)) <= MAX_MARKED + MAX_SENTENCE


def test_a_long_paragraph_is_cut_where_its_sentences_begin(parser):
    text = "Police said on Monday that 38 boats, 12 of them new, were lost in the U.S. storm. " * 120
    doc = prepare_doc(parser.nlp, text, LEXICON)
    assert len(doc) > 2 * MAX_MARKED
    cuts = [t.i for t in doc if t.is_sent_start]
    assert len(cuts) >= 2
    assert [doc[i].text for i in cuts] == ["Police"] * len(cuts)
    assert {t.i for t in parser.nlp(text) if t.is_sent_start} == {t.i for t in parser.doc(text) if t.is_sent_start}


class TestLinearTime:
    def test_no_sentence_is_overlong(self, parser):
        doc = parser.doc("not " * 2000 + "and " * 10)
        assert max(len(sentence) for sentence in doc.sents) <= MAX_SENTENCE

    def test_sentences_of_news_are_not_cut(self, parser):
        text = "Police said on Monday that 38 boats, 12 of them new, were lost in the U.S. storm. " * 40
        want = [s.text for s in parser.nlp(text).sents]
        assert [s.text for s in parser.doc(text).sents] == want

    @pytest.mark.parametrize("mark", ["$", "(", "“", "🚢", "_", "-", "…", "'"])
    def test_runs_of_marks_are_read_piece_by_piece(self, parser, mark):
        began = time.process_time()
        doc = prepare_doc(parser.nlp, f"It cost {mark * 6_000}5 m, she said.", parser.lexicon)
        assert time.process_time() - began < 3
        assert doc.text == f"It cost {mark * 6_000}5 m, she said."

    @given(text=texts(max_size=4), mark=st.sampled_from(["$", "(", "“", "_"]), times=st.integers(60, 140))
    def test_the_tokens_make_up_the_text(self, parser, text, mark, times):
        odd = f"{text}{mark * times}{text} {mark * times}"
        assert prepare_doc(parser.nlp, odd, parser.lexicon).text == odd


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Profit rose to $360m. Revenue climbed.", "Revenue"),
        ("It weighed 3.5t. He lifted it.", "He"),
        ("The doors open at 5 p.m. They close at noon.", "They"),
        ("She flew to the U.S. The talks had begun.", "The"),
        ("She works for U.S. Steel in Horn.", None),
        ("It opens at 5 p.m. Monday and closes at noon.", None),
        ("The plot of 4 m. The Hague sold it.", None),
        ("Mr. He of the U.S. said so.", None),
    ],
)
def test_a_sentence_starts_after_a_stop_that_is_part_of_a_word(text, start):
    doc = spacy.blank("en")(text)
    set_sentence_starts(doc, LEXICON)
    assert [t.text for t in doc if t.i and t.is_sent_start] == ([] if start is None else [start])


def test_a_start_that_somebody_ruled_out_stays_so():
    doc = spacy.blank("en")("Profit rose to $360m. Revenue climbed.")
    revenue = next(t for t in doc if t.text == "Revenue")
    revenue.is_sent_start = False
    set_sentence_starts(doc, LEXICON)
    assert revenue.is_sent_start is False

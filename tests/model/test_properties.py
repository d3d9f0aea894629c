"""Truths about what the trained model finds, on any text."""

import threading
from itertools import pairwise

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import claimparse
from claimparse.types import Options
from tests.model.article import ARTICLE

LINES = st.sampled_from(ARTICLE.split("\n\n"))


class TestProperties:
    @given(st.lists(LINES, max_size=5), st.sampled_from(["\n\n", " ", "\n"]))
    @settings(max_examples=15)
    def test_spans_are_sound(self, trained, lines, joint):
        text = joint.join(lines)
        for a in trained.parse(text).attributions:
            spans = sorted((s.start, s.end) for s in (*a.cue, *a.source, *a.content))
            assert all(x[1] <= y[0] for x, y in pairwise(spans)), "roles share characters"
            assert all(text[s.start : s.end] == s.text for s in (*a.cue, *a.source, *a.content))
            assert a.cue
            assert all("\n" not in s.text for s in (*a.cue, *a.source)), "a cue or source goes over paragraphs"

    @given(st.text(max_size=80))
    @settings(max_examples=25)
    def test_the_contents_of_any_text_are_its_words(self, trained, text):
        read = trained.parse(text)
        assert read.text == text
        assert all(text[s.start : s.end] == s.text for a in read.attributions for s in a.content)

    def test_a_word_of_a_thousand_letters_and_a_paragraph_of_a_thousand_words(self, trained):
        text = f"{'x' * 1000} said that {'very ' * 1000}cold water came, and Ann Lee said that it froze."
        assert "Ann Lee" in {s.text for a in trained.parse(text).attributions for s in a.source}

    def test_batches_change_nothing(self, trained):
        alone = [trained.parse(line).attributions for line in ARTICLE.split("\n\n")]
        together = [d.attributions for d in trained.parse_many(ARTICLE.split("\n\n"), batch_size=3)]
        assert alone == together

    def test_reading_ahead_changes_nothing(self, trained):
        assert trained.parse(ARTICLE) == trained.of_doc(trained.doc(ARTICLE))

    def test_a_pipeline_that_merges_tokens(self):
        nlp = spacy.load(claimparse.api.find_model())
        nlp.add_pipe("merge_entities")
        parser = claimparse.load(nlp=nlp, engine="model")
        assert parser.parse(ARTICLE) == parser.of_doc(parser.doc(ARTICLE))
        assert parser.parse(ARTICLE).attributions[0].speakers == ("Ada Lund",)

    def test_a_closed_stream_ends_its_thread(self, trained):
        stream = trained.parse_many([ARTICLE] * 4, batch_size=2)
        next(stream)
        stream.close()
        assert not [t for t in threading.enumerate() if t.name.startswith("claimparse-model")]

    def test_threads_change_nothing(self, trained):
        one = claimparse.load(nlp=trained.nlp, engine="model", threads=1)
        assert one.parse(ARTICLE).attributions == trained.parse(ARTICLE).attributions

    def test_a_higher_threshold_finds_a_subset(self, trained):
        def cues(threshold):
            parser = claimparse.load(nlp=trained.nlp, engine="model", options=Options(threshold=threshold))
            return {(a.cue, a.source, a.content) for a in parser.parse(ARTICLE).attributions if a.probability}

        assert cues(0.9) < cues(0.1)
        assert not cues(1.0)

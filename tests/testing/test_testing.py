"""The tools for tests are code: tested themselves."""

import subprocess
import sys

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from claimparse.testing import (
    amounts,
    documents,
    news_sentences,
    numeric_texts,
    quantities,
    read_tagged,
    spans,
    stances,
    texts,
)
from claimparse.types import Document, QuotationKind, Span, SpeechAct

LOOK = settings(max_examples=5000, database=None, phases=[Phase.generate])


class TestTagged:
    def test_spans_and_attributes(self):
        tagged = read_tagged('<src>The mayor</src> <cue act=denies why="a b">denied</cue> <cnt>it</cnt>.')
        assert tagged.text == "The mayor denied it."
        assert {name: [s.text for s in found] for name, found in tagged.spans.items()} == {
            "src": ["The mayor"],
            "cue": ["denied"],
            "cnt": ["it"],
        }
        assert tagged.attributes["cue"] == [{"act": "denies", "why": "a b"}]
        assert all(tagged.text[s.start : s.end] == s.text for found in tagged.spans.values() for s in found)

    def test_nested_and_repeated(self):
        tagged = read_tagged("<q><n>38</n> of <w><n>46</n> boats</w></q>")
        assert [s.text for s in tagged.spans["n"]] == ["38", "46"]
        assert tagged.spans["q"] == [Span(start=0, end=14, text="38 of 46 boats")]

    def test_text_that_only_looks_like_a_tag_is_kept(self):
        assert read_tagged("5 < 6 > 4, <b>x</b> & <3").text == "5 < 6 > 4, x & <3"

    @pytest.mark.parametrize("bad", ["<a>x", "x</a>", "<a><b>x</a></b>", "<a>x</b>"])
    def test_tags_must_match(self, bad):
        with pytest.raises(ValueError, match="clos"):
            read_tagged(bad)

    @given(texts())
    def test_a_text_without_tags_is_unchanged(self, text):
        clean = text.replace("<", "")
        assert read_tagged(clean).text == clean


def everything(document: Document):
    """Yield all spans of a document."""
    stack = [document]
    while stack:
        value = stack.pop()
        if isinstance(value, Span):
            yield value
        elif isinstance(value, tuple):
            stack.extend(value)
        elif hasattr(type(value), "model_fields"):
            stack.extend(getattr(value, name) for name in type(value).model_fields)


class TestStrategies:
    @given(documents())
    def test_spans_are_of_the_text(self, document):
        assert all(document.text[s.start : s.end] == s.text for s in everything(document))

    @given(documents())
    def test_generated_documents_are_consistent(self, document):
        for claim in document.claims:
            assert claim.attribution is None or claim.attribution in document.attributions
            assert set(claim.quantities) <= set(document.quantities)
            assert set(claim.cues) <= set(document.cues)
        names = {s.name for s in document.speakers}
        assert all(set(a.speakers) <= names for a in document.attributions)

    @given(st.data())
    def test_results_for_a_given_text(self, data):
        assert data.draw(documents(text="abc")).text == "abc"
        assert data.draw(spans("abc")).text in "abc"
        for strategy in (quantities("abc"), stances("abc"), amounts()):
            hash(data.draw(strategy))

    @pytest.mark.parametrize("kind", ["exact", "approximate", "bounded", "range", "vague"])
    def test_every_kind_of_amount_is_generated(self, kind):
        assert find(amounts(), lambda a: a.kind == kind, settings=LOOK)

    @pytest.mark.parametrize("wanted", ["“", "\n", "\x00", "38"])
    def test_generated_texts_have_characters_that_break_parsers(self, wanted):
        assert wanted in find(texts(), lambda t: wanted in t, settings=LOOK)

    @pytest.mark.parametrize("wanted", ["±", "≥=", "5/0", "million", "٣٤", "½"])
    def test_generated_numeric_texts_have_forms_that_break_readers(self, wanted):
        assert wanted in find(numeric_texts(), lambda t: wanted in t, settings=LOOK)

    def test_surrogates_only_on_request(self):
        def surrogate(text):
            return any("\ud800" <= c <= "\udfff" for c in text)

        assert find(texts(surrogates=True), surrogate, settings=LOOK)

        @given(texts())
        def without(text):
            assert not surrogate(text)

        without()

    @given(news_sentences())
    def test_generated_sentences_name_their_parts(self, sentence):
        for span in (sentence.source, sentence.cue, sentence.content):
            assert sentence.text[span.start : span.end] == span.text
        assert f"{int(sentence.value):,}" in sentence.content.text
        assert (sentence.act is SpeechAct.DENIES) <= (sentence.quotation is QuotationKind.INDIRECT)


@pytest.mark.process
def test_without_hypothesis_the_rest_works():
    program = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "from claimparse.testing import read_tagged; read_tagged('<a>b</a>')\n"
        "try: from claimparse.testing import texts\n"
        "except ImportError as error: print(type(error).__name__, error)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("MissingExtraError claimparse.testing.texts needs Hypothesis")
    assert 'pip install "claimparse[testing]"' in done.stdout


def test_an_unknown_name():
    import claimparse.testing

    with pytest.raises(AttributeError, match="nothing"):
        claimparse.testing.nothing  # noqa: B018

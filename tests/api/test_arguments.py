"""Arguments are checked where they enter: none is silently ignored, and messages list the choices."""

from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

import claimparse
from claimparse import Options, Parser, load
from claimparse._inspect import trained_model
from claimparse._model.trained import ENGINE_VARIABLE, load_trained
from claimparse.api import MODEL_VARIABLE
from claimparse.components import ClaimparseComponent
from claimparse.errors import ArgumentError, ArgumentTypeError, ClaimparseError, ModelNotFoundError, TrainedModelError
from claimparse.lexicon import Lexicon
from claimparse.resolvers import ClusterResolver
from claimparse.types import Part, Span

TEXT = "The port denied that it lost 12 cranes."
ENGINES = ('"auto"', '"rules"', '"model"', "folder")
PARTS = ('"quantities"', '"attribution"', '"stance"')


def refused(ask: Any, *named: str, kind: type[ClaimparseError] = ArgumentError) -> None:
    """Check that the error is of that kind, and its message holds the words."""
    with pytest.raises(kind) as caught:
        ask()
    assert type(caught.value) is kind
    for words in named:
        assert words in str(caught.value)


def test_argument_errors_are_also_value_and_type_errors():
    assert issubclass(ArgumentError, ValueError)
    assert issubclass(ArgumentTypeError, TypeError)
    assert issubclass(ArgumentError, ClaimparseError)
    assert issubclass(ArgumentTypeError, ClaimparseError)


class TestEngine:
    @given(name=st.text())
    def test_a_string_that_is_no_engine_and_no_folder_is_refused(self, name):
        if name in ("auto", "rules", "model") or (name and Path(name).is_dir()):
            return
        refused(lambda: load_trained(name), "engine", repr(name), *ENGINES)

    @pytest.mark.parametrize("name", ["Rules", "none", "modle", "", " rules", "/no/such/folder", "\0", "x" * 5000])
    def test_an_unknown_engine_is_refused_everywhere(self, parser, name):
        refused(lambda: load(nlp=parser.nlp, engine=name), repr(name), *ENGINES)
        refused(lambda: ClaimparseComponent(parser.nlp, Part, [], {}, engine=name), repr(name), *ENGINES)

    @pytest.mark.parametrize("pipe", ["claimparse", "claimparse_attribution", "claimparse_stance"])
    def test_an_unknown_engine_in_a_config(self, pipe):
        refused(lambda: spacy.blank("en").add_pipe(pipe, config={"engine": "Rules"}), "'Rules'", *ENGINES)

    @pytest.mark.parametrize("bad", [True, 3, b"rules", ["rules"]], ids=repr)
    def test_of_another_type(self, bad):
        refused(lambda: load_trained(bad), type(bad).__name__, *ENGINES, kind=ArgumentTypeError)

    def test_a_path_that_is_no_folder(self, tmp_path):
        refused(lambda: load_trained(tmp_path / "gone"), "gone", *ENGINES)

    @pytest.mark.parametrize("as_given", [str, Path])
    def test_a_folder_as_a_string_or_a_path(self, tmp_path, as_given):
        with pytest.raises(TrainedModelError, match=r"no model\.json"):
            load_trained(as_given(tmp_path))

    @pytest.mark.parametrize("as_given", [str, Path])
    def test_a_folder_with_a_model_is_read(self, trained, as_given):
        folder = trained_model(trained).folder
        assert load_trained(as_given(folder)).name == trained.signature.trained
        found = ClaimparseComponent(trained.nlp, Part, [], {}, engine=as_given(folder))(trained.nlp(TEXT))
        assert found._.claimparse.signature == trained.signature

    def test_an_unknown_engine_in_the_environment(self, monkeypatch, tmp_path):
        monkeypatch.setenv(ENGINE_VARIABLE, "Rules")
        refused(load_trained, ENGINE_VARIABLE, "'Rules'", *ENGINES)
        monkeypatch.setenv(ENGINE_VARIABLE, str(tmp_path))
        with pytest.raises(TrainedModelError, match=r"no model\.json"):
            load_trained()

    def test_an_empty_variable_is_ignored(self, monkeypatch):
        monkeypatch.setattr("claimparse._model.trained.installed_folder", lambda: None)
        monkeypatch.setenv(ENGINE_VARIABLE, "")
        assert load_trained() is None


ASKS = {
    "parse": lambda parser, parts: parser.parse(TEXT, parts),
    "parse_many": lambda parser, parts: next(parser.parse_many([TEXT], parts)),
    "of_doc": lambda parser, parts: parser.of_doc(parser.doc(TEXT), parts),
}


class TestParts:
    @pytest.mark.parametrize("ask", ASKS.values(), ids=ASKS)
    @pytest.mark.parametrize(
        "parts",
        ["quantities", Part.QUANTITIES, ["quantities"], [Part.QUANTITIES], {"quantities"}, ("quantities",) * 2],
        ids=repr,
    )
    def test_a_part_by_name_or_member_alone_or_in_a_list(self, parser, ask, parts):
        found = ask(parser, parts)
        assert found == parser.parse(TEXT, [Part.QUANTITIES])
        assert all(type(part) is Part for part in found.parts)

    @pytest.mark.parametrize("ask", ASKS.values(), ids=ASKS)
    @pytest.mark.parametrize("bad", ["quantites", ["quantites"], ["claims"], "", "Quantities", [""]], ids=repr)
    def test_an_unknown_part_is_refused(self, parser, ask, bad):
        refused(lambda: ask(parser, bad), "parts", *PARTS)

    @given(name=st.text())
    def test_any_other_string_is_refused(self, parser, name):
        if name not in set(Part):
            refused(lambda: parser.parse(TEXT, name), repr(name), *PARTS)
            refused(lambda: parser.parse(TEXT, [name]), repr(name), *PARTS)

    @pytest.mark.parametrize("bad", [None, 3, [3], [None], b"stance"], ids=repr)
    def test_of_another_type(self, parser, bad):
        refused(lambda: parser.parse(TEXT, bad), "parts", *PARTS, kind=ArgumentTypeError)

    def test_the_parts_of_a_component(self, parser):
        assert ClaimparseComponent(parser.nlp, ["stance"], [], {}).parts == (Part.STANCE,)
        refused(lambda: ClaimparseComponent(parser.nlp, ["claims"], [], {}), *PARTS)


class TestStreams:
    @pytest.mark.parametrize("bad", [TEXT, TEXT.encode(), {"a.txt": TEXT}, None, 3, Path("a.txt")], ids=repr)
    def test_one_text_is_no_stream(self, parser, bad):
        for ask in (parser.parse_many, parser.docs, claimparse.parse_many):
            refused(lambda ask=ask: ask(bad), type(bad).__name__, "list", kind=ArgumentTypeError)

    def test_the_hint_fits_what_was_given(self, parser):
        refused(lambda: parser.parse_many(TEXT), "parse_many([text])", kind=ArgumentTypeError)
        refused(lambda: parser.parse_many({"a": TEXT}), ".values()", kind=ArgumentTypeError)

    @given(size=st.integers(max_value=0))
    def test_a_batch_size_is_at_least_one(self, parser, size):
        refused(lambda: parser.parse_many([TEXT], batch_size=size), "batch_size", "1 or more", repr(size))

    @pytest.mark.parametrize("bad", [True, 2.0, "32", None], ids=repr)
    def test_a_batch_size_is_a_whole_number(self, parser, bad):
        refused(lambda: parser.parse_many([TEXT], batch_size=bad), "batch_size", kind=ArgumentTypeError)


class TestLoad:
    def test_a_pipeline_in_the_place_of_a_name(self, parser):
        refused(lambda: load(parser.nlp), "model", "load(nlp=...)", kind=ArgumentTypeError)
        refused(lambda: claimparse.extract_quantities(TEXT, model=parser.nlp), "nlp=", kind=ArgumentTypeError)

    def test_a_name_in_the_place_of_a_pipeline(self):
        refused(lambda: load(nlp="en_core_web_sm"), "nlp", "Language", "spacy.load", kind=ArgumentTypeError)

    @pytest.mark.parametrize("bad", [3, b"en", ["en"], True], ids=repr)
    def test_a_model_of_another_type(self, bad):
        refused(lambda: load(bad), "model", type(bad).__name__, kind=ArgumentTypeError)
        refused(lambda: claimparse.extract_quantities(TEXT, model=bad), "model", kind=ArgumentTypeError)

    def test_an_empty_name(self, monkeypatch):
        refused(lambda: load(""), "model")
        refused(lambda: claimparse.extract_quantities(TEXT, model=""), "model")

    @pytest.mark.parametrize("by", ["argument", "environment"])
    def test_a_path_without_a_pipeline(self, monkeypatch, tmp_path, by):
        folder, file = tmp_path / "folder", tmp_path / "file"
        folder.mkdir()
        file.touch()
        for path in (folder, file):
            monkeypatch.setenv(MODEL_VARIABLE, str(path) if by == "environment" else "")
            with pytest.raises(ModelNotFoundError, match=path.name):
                load(path if by == "argument" else None)

    @given(threads=st.integers(max_value=-1))
    def test_the_number_of_threads_is_not_negative(self, parser, threads):
        refused(lambda: load(nlp=parser.nlp, threads=threads), "threads", "0 or more", repr(threads))
        refused(lambda: ClaimparseComponent(parser.nlp, Part, [], {}, threads=threads), "threads")

    def test_threads_in_a_config(self):
        refused(lambda: spacy.blank("en").add_pipe("claimparse", config={"threads": -1}), "threads", "0 or more")

    @pytest.mark.parametrize("bad", [{"vague": False}, False, "clause"], ids=repr)
    def test_options_of_another_type(self, parser, bad):
        refused(lambda: load(nlp=parser.nlp, options=bad), "Options(vague=False)", kind=ArgumentTypeError)

    @pytest.mark.parametrize("bad", ["coref", 3, ClusterResolver], ids=repr)
    def test_a_resolver_that_cannot_be_called(self, parser, bad):
        refused(lambda: load(nlp=parser.nlp, resolver=bad), "resolver", kind=ArgumentTypeError)
        refused(lambda: ClaimparseComponent(parser.nlp, Part, [], {}, bad), "resolver", kind=ArgumentTypeError)

    @pytest.mark.parametrize(
        "bad", [None, 3, b"words.toml", [3], Lexicon.default()], ids=lambda bad: type(bad).__name__
    )
    def test_a_lexicon_is_one_path_or_several(self, parser, bad):
        refused(lambda: load(nlp=parser.nlp, lexicon=bad), "lexicon", "path", kind=ArgumentTypeError)

    def test_a_component_takes_one_path_or_several(self, parser, tmp_path):
        path = tmp_path / "words.toml"
        path.write_text('[[boilerplate.entry]]\nsource = "a test"\npatterns = ["stay tuned to our wire"]\n', "utf-8")
        several = ClaimparseComponent(parser.nlp, Part, [str(path)], {})
        for one in (str(path), path):
            assert ClaimparseComponent(parser.nlp, Part, one, {}).lexicon == several.lexicon
        refused(lambda: ClaimparseComponent(parser.nlp, Part, 3, {}), "lexicon", kind=ArgumentTypeError)


class TestParser:
    @pytest.mark.parametrize(
        ("field", "value", "hint"),
        [
            ("nlp", "en_core_web_sm", "claimparse.load"),
            ("lexicon", "words.toml", "claimparse.load"),
            ("options", {"vague": False}, "Options(vague=False)"),
            ("resolver", "coref", "resolver"),
            ("engine", 3, "trained model"),
        ],
    )
    def test_a_parser_made_directly_checks_its_arguments(self, parser, field, value, hint):
        given = {"nlp": parser.nlp} | {field: value}
        refused(lambda: Parser(**given), field, hint, kind=ArgumentTypeError)

    def test_valid_arguments_are_accepted(self, parser):
        made = Parser(parser.nlp, Lexicon.default(), Options(), ClusterResolver(), engine="rules")
        assert made.lexicon == parser.lexicon

    @pytest.mark.parametrize("ask", [Parser.resolve, Parser.stances])
    @pytest.mark.parametrize(
        "bad",
        [(0, 3), [3], ["ab"], [(0,)], [(0, 1, 2)], [(0.0, 3.0)], [(False, True)], [("0", "3")], None, 3, "ab"],
        ids=repr,
    )
    def test_spans_are_pairs_of_whole_numbers(self, parser, ask, bad):
        refused(lambda: ask(parser, TEXT, bad), "[(start, end)]", kind=ArgumentTypeError)

    @pytest.mark.parametrize("ask", [Parser.resolve, Parser.stances])
    def test_a_span_object_is_a_pair(self, parser, ask):
        span = Span(start=4, end=8, text=TEXT[4:8])
        assert ask(parser, TEXT, [span]) == ask(parser, TEXT, [(4, 8)])

    @pytest.mark.parametrize("ask", [Parser.resolve, Parser.stances])
    def test_spans_need_a_text(self, parser, ask):
        for spans in ([], [(0, 1)]):
            refused(lambda spans=spans: ask(parser, None, spans), "NoneType", kind=ArgumentTypeError)

    def test_a_text_is_no_doc(self, parser):
        refused(lambda: parser.of_doc(TEXT), "Doc", "parse(text)", kind=ArgumentTypeError)


class TestComponents:
    @pytest.mark.parametrize("threshold", [-0.1, 1.5])
    def test_a_threshold_is_a_probability(self, threshold):
        for pipe in ("claimparse", "claimparse_attribution"):
            nlp = spacy.blank("en")
            refused(lambda pipe=pipe, nlp=nlp: nlp.add_pipe(pipe, config={"threshold": threshold}), "threshold")

    @pytest.mark.parametrize("options", [{"scope": "sentence"}, {"vage": True}, {"vague": [1]}], ids=str)
    def test_a_component_made_directly_checks_its_options(self, parser, options):
        (name,) = options
        refused(lambda: ClaimparseComponent(parser.nlp, Part, [], options), name)

    def test_stored_options_are_checked(self, parser):
        component = ClaimparseComponent(parser.nlp, Part, [], {})
        refused(lambda: component.from_bytes(b'{"options": {"scope": "sentence"}, "files": []}'), "scope")

"""The logger "claimparse": it names what was loaded and why and which texts failed, and quotes no text."""

import logging
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

import claimparse
from claimparse import load
from claimparse._as_read import readable
from claimparse._inspect import trained_model
from claimparse._model.trained import ENGINE_VARIABLE, choose_engine
from claimparse.api import DEFAULT_MODELS, MODEL_VARIABLE, find_model
from claimparse.components import ClaimparseComponent
from claimparse.testing import texts
from claimparse.types import Part

SECRET = "Xyzzyford"
WORDS = '[[boilerplate.entry]]\nsource = "a test"\npatterns = ["stay tuned to our wire"]\n'


class Kept(logging.Handler):
    """A handler that keeps each logged line with its level."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append((record.levelno, self.format(record)))

    def said(self, least: int = logging.DEBUG) -> str:
        return "\n".join(line for level, line in self.lines if level >= least)


@contextmanager
def listening() -> Iterator[Kept]:
    kept, logger = Kept(), logging.getLogger("claimparse")
    level = logger.level
    logger.addHandler(kept)
    logger.setLevel(logging.DEBUG)
    try:
        yield kept
    finally:
        logger.removeHandler(kept)
        logger.setLevel(level)


class TestLoading:
    def test_the_engine_and_its_reason(self, monkeypatch, tmp_path):
        monkeypatch.delenv(ENGINE_VARIABLE, raising=False)
        monkeypatch.setattr("claimparse._model.trained.installed_folder", lambda: None)
        assert str(choose_engine("rules")) == "engine: rules; the argument is 'rules'"
        assert str(choose_engine()) == "engine: rules; nothing else is asked for, and claimparse_en is not installed"
        monkeypatch.setattr("claimparse._model.trained.installed_folder", lambda: tmp_path)
        assert str(choose_engine("auto")).startswith(f"engine: the trained model in {tmp_path.resolve()}; ")
        assert str(choose_engine("auto")).endswith("; the argument is 'auto', and claimparse_en is installed")
        monkeypatch.setenv(ENGINE_VARIABLE, "rules")
        assert str(choose_engine()) == f"engine: rules; {ENGINE_VARIABLE} is 'rules'"

    def test_a_parser(self, parser, tmp_path):
        path = tmp_path / "words.toml"
        path.write_text(WORDS, "utf-8")
        with listening() as kept:
            made = load(nlp=parser.nlp, lexicon=path, engine="rules")
        said = kept.said(logging.INFO)
        signature = made.signature
        assert "engine: rules; the argument is 'rules'" in said
        assert str(path) in said
        assert f"{signature.model} {signature.model_version}" in said
        assert signature.lexicon in said

    @pytest.mark.parametrize("by", ["argument", "environment", "default"])
    def test_the_pipeline_and_its_reason(self, monkeypatch, parser, by):
        name = parser.signature.model
        monkeypatch.setenv(MODEL_VARIABLE, name if by == "environment" else "")
        with listening() as kept:
            find_model(name if by == "argument" else None)
        why = {"argument": "the argument", "environment": MODEL_VARIABLE, "default": "the first that is installed of"}
        assert f"spaCy pipeline: {name}; {why[by]}" in kept.said(logging.INFO)
        assert by != "default" or all(one in kept.said() for one in DEFAULT_MODELS)

    def test_a_trained_model(self, trained):
        with listening() as kept:
            choose_engine(trained_model(trained).folder).load(threads=3)
        assert trained.signature.trained in kept.said(logging.INFO)

    def test_a_component_names_its_engine_once(self, parser):
        component = ClaimparseComponent(parser.nlp, Part, [], {}, engine="rules", name="who")
        with listening() as kept:
            for _ in range(2):
                component(parser.nlp("It rained."))
        assert kept.said(logging.INFO).count("component who: engine: rules; the argument is 'rules'") == 1

    def test_carried_results_that_are_joined(self, parser):
        first, second = (
            ClaimparseComponent(parser.nlp, [part], [], {}, name=part) for part in Part if part != "stance"
        )
        with listening() as kept:
            second(first(parser.nlp("It rained.")))
        assert "component attribution: joined with the quantities that the Doc carries" in kept.said()


@Language.component("moody")
def moody(doc):
    """Fails on some texts, and quotes them."""
    if "fail" in doc.text:
        raise ValueError(f"can't read {doc.text!r}")
    return doc


@pytest.fixture(scope="module")
def fragile(parser):
    """A parser whose pipeline takes 300 characters at most, and fails on some texts."""
    nlp = spacy.load(parser.signature.model)
    nlp.add_pipe("moody", first=True)
    nlp.max_length = 300
    return load(nlp=nlp)


BAD = [
    f"{SECRET} may fail.",
    f"{SECRET} went on and on. " * 20,
    f"{SECRET} opened.\n\n" * 25,
    f"\ud800{SECRET} said so.",
    f"“{SECRET} said",
    f"{SECRET} " + "and on " * 10,
    SECRET.encode(),
]


class TestTexts:
    def test_a_failed_text_and_its_reason(self, fragile):
        with listening() as kept:
            found = list(fragile.parse_many(["It rained.", *BAD[:2], 7], batch_size=3))
        assert [d.failed for d in found] == [False, True, True, True]
        warned = [line for level, line in kept.lines if level == logging.WARNING]
        assert len(warned) == 3
        assert warned[0].startswith("text 1 failed: ValueError")
        assert warned[1].startswith("text 2 failed: TextTooLongError: the paragraph at characters 0 to ")
        assert warned[2].startswith("text 3 failed: ArgumentTypeError: a text must be a str, not int")
        assert f"can't read '{SECRET} may fail.'" in kept.said()

    def test_long_texts_that_are_cut(self, fragile, parser):
        with listening() as kept:
            fragile.parse("Nobody came.\n\n" * 40)
            parser.parse("and so on " * 300)
        assert "a text of 560 characters is read in 2 pieces" in kept.said(logging.INFO)
        assert "sentences of more than 250 tokens" in kept.said(logging.INFO)

    def test_docs_that_a_component_left_out(self, parser):
        nlp, component = parser.nlp, ClaimparseComponent(parser.nlp, Part, [], {})
        component.set_error_handler(lambda *_: None)
        with listening() as kept:
            assert len(list(component.pipe([nlp("It rained."), nlp.make_doc(SECRET), nlp("It snowed.")]))) == 2
        assert "component claimparse: Doc 1 is left out: MissingAnnotationError" in kept.said(logging.WARNING)
        assert SECRET not in kept.said(logging.INFO)

    def test_a_pipeline_with_odd_texts(self, fragile):
        with listening() as kept:
            found = list(fragile.parse_many(BAD * 2, batch_size=2))
            fragile.stances(BAD[2], [(0, 5)])
        assert {d.failed for d in found} == {True, False}
        assert SECRET not in kept.said(logging.INFO)

    @given(data=st.data())
    def test_no_word_of_any_text_above_debug(self, fragile, parser, data):
        around = st.tuples(texts(surrogates=True, max_size=8), texts(surrogates=True, max_size=8))
        stream = [
            f"{before}{SECRET}{after}{more}"
            for before, after in data.draw(st.lists(around, min_size=1, max_size=3))
            for more in ("", " will fail", " and on" * 60)
        ]
        component = ClaimparseComponent(parser.nlp, Part, [], {})
        component.set_error_handler(lambda *_: None)
        with listening() as kept:
            list(fragile.parse_many(stream, batch_size=data.draw(st.integers(1, 4))))
            list(component.pipe(parser.nlp.make_doc(readable(text)) for text in stream))
        assert SECRET not in kept.said(logging.INFO)


def test_every_logger_is_a_child_by_its_module(fragile):
    names = []
    handler = logging.Handler()
    handler.emit = lambda record: names.append((record.name, record.module))
    logger = logging.getLogger("claimparse")
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    try:
        list(load(nlp=fragile.nlp, engine="rules").parse_many(BAD))
    finally:
        logger.removeHandler(handler)
        logger.setLevel(logging.NOTSET)
    assert names
    assert all(name.startswith("claimparse.") and name.rpartition(".")[2] == module for name, module in names)


@pytest.mark.process
def test_nothing_is_printed_unless_somebody_asks():
    program = "import claimparse; print(list(claimparse.load().parse_many([7])))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert "not-a-text" in done.stdout


def test_the_root_logger_is_left_alone():
    handlers = logging.getLogger(claimparse.__name__).handlers
    assert [type(handler) for handler in handlers] == [logging.NullHandler]
    assert logging.getLogger(claimparse.__name__).level == logging.NOTSET

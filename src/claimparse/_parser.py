"""The parser: one pipeline, lexicon and engine, kept for as many texts as there are."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar, overload

from claimparse import _arguments
from claimparse._arguments import Day
from claimparse._as_read import readable
from claimparse._doc_maker import DocMaker
from claimparse._model.trained import choose_engine
from claimparse._reader import Reader
from claimparse._recipe import Recipe, SavedPipeline, saved
from claimparse._results import ALL_PARTS, signature, stance_of
from claimparse._streams import NumberedText, documents_from_processes, in_batches, with_contexts
from claimparse._workers import Lost, in_processes
from claimparse.lexicon import Lexicon
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
    Stance,
)

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PartName = Literal["quantities", "attribution", "stance"]
Parts = Iterable[Part | PartName] | Part | PartName
"""One part or several, each as a Part or by its name."""

PIPELINE = 'a Language, such as spacy.load("en_core_web_sm"); claimparse.load("en_core_web_sm") takes its name alone'
OPTIONS = "claimparse.Options, such as Options(vague=False)"
LEXICON = "a claimparse.lexicon.Lexicon; claimparse.load(lexicon=...) reads files"
DOC = "a spaCy Doc; for a text there is parse(text)"

Context = TypeVar("Context")
Item = TypeVar("Item")
Result = TypeVar("Result")

_log = logging.getLogger(__name__)


class Stances(NamedTuple):
    """The result of :func:`detect_stance`."""

    cues: tuple[Cue, ...]
    """All stance cues, in text order."""
    claims: tuple[Claim, ...]
    """All claims with their stances, in text order."""


class Parser:
    """A spaCy pipeline with claimparse on top, as :func:`load` returns it.

    It keeps nothing between calls, so it can be reused and shared between threads. The pipeline is never changed; any
    claimparse components in it are skipped, because the parser does their work itself. A pickled parser holds what it
    was loaded with, not the models, and loads them anew.

    Args:
        nlp: A spaCy pipeline for English with a tagger, lemmatizer, parser and entity recogniser.
        lexicon: The lexicon; None for the packaged one.
        options: Choices that change what is found; None for the defaults.
        resolver: A coreference component that is asked before the rules; None for the rules alone.
        engine: What finds attributions, as in :func:`load`.
        threads: The number of threads of the trained model, as in :func:`load`.

    Raises:
        ArgumentError: If a value is not one of the choices, which the message lists.
        ArgumentTypeError: If a value has the wrong type.
        TrainedModelError: If the trained model is asked for and is not installed, or its files were changed.

    >>> import claimparse
    >>> parser = claimparse.load()
    >>> parser.parse("Officials said 38 boats were towed in.").claims[0].speakers
    ('Officials',)
    """

    def __init__(
        self,
        nlp: Language,
        lexicon: Lexicon | None = None,
        options: Options | None = None,
        resolver: Resolver | None = None,
        *,
        engine: str | Path | None = "rules",
        threads: int = 0,
    ) -> None:
        from spacy.language import Language

        self.nlp = _arguments.instance("nlp", nlp, Language, PIPELINE)
        self.lexicon = (
            Lexicon.default() if lexicon is None else _arguments.instance("lexicon", lexicon, Lexicon, LEXICON)
        )
        self.options = Options() if options is None else _arguments.instance("options", options, Options, OPTIONS)
        self.resolver = None if resolver is None else _arguments.resolver(resolver)
        trained = choose_engine(engine).load(_arguments.whole_number("threads", threads, 0))
        self._loaded_from: str | Path | None = None
        model, version = f"{nlp.meta['lang']}_{nlp.meta['name']}", str(nlp.meta["version"])
        resolved_by, trained_by = resolver_name(resolver) if resolver else None, trained and trained.name
        #: What signs this parser's documents: the versions, the lexicon and the models.
        self.signature: Signature = signature(self.lexicon, model, version, resolved_by, trained_by)
        docs = DocMaker(self.nlp, self.lexicon)
        self._reader = Reader(docs, self.lexicon, self.options, self.resolver, trained, self.signature)
        _log.info("parser with %s %s, lexicon %s", model, version, self.lexicon.hash)

    def parse(self, text: str, parts: Parts = ALL_PARTS, *, date: Day | None = None) -> Document:
        """Parse one text.

        A blank text gives an empty Document. Lone surrogates are read as U+FFFD, with a warning. A text longer than the
        pipeline's ``max_length`` is parsed in pieces.

        Args:
            text: The text, in English; paragraphs end at line breaks.
            parts: The parts of the analysis to run, each as a Part or by its name.
            date: The day of publication, from which "yesterday" and "on Tuesday" are reckoned. None for that of a
                dateline with a year or a line with the date at the top of the text, if there is one.

        Returns:
            The results of these parts, with claims if both attribution and stance are among them.

        Raises:
            ArgumentTypeError: If the text is not a str, or the date is no date.
            ArgumentError: If a part is unknown, or the date is not in ISO 8601.
            MissingAnnotationError: If the pipeline lacks a component.
            ResolverError: If the resolver returns anything but spans of the Doc or None.
            TextTooLongError: If a single paragraph is longer than ``max_length`` characters.

        >>> [str(q) for q in parser.parse("Over 2,000 homes lost power.", "quantities").quantities]
        ['> 2,000 homes']
        >>> str(parser.parse("The dam broke on Tuesday.", date="2031-05-09").claims[0].time.interval)
        '2031-05-06'
        """
        return self._reader.read_text(text, _arguments.parts(parts), _arguments.day(date))

    @overload
    def parse_many(
        self,
        texts: Iterable[str],
        parts: Parts = ALL_PARTS,
        *,
        batch_size: int = 32,
        date: Day | Iterable[Day | None] | None = None,
        as_tuples: Literal[False] = False,
        n_process: int = 1,
    ) -> Iterator[Document]: ...

    @overload
    def parse_many(
        self,
        texts: Iterable[tuple[str, Context]],
        parts: Parts = ALL_PARTS,
        *,
        batch_size: int = 32,
        date: Day | Iterable[Day | None] | None = None,
        as_tuples: Literal[True],
        n_process: int = 1,
    ) -> Iterator[tuple[Document, Context]]: ...

    def parse_many(
        self,
        texts: Iterable[Any],
        parts: Parts = ALL_PARTS,
        *,
        batch_size: int = 32,
        date: Day | Iterable[Day | None] | None = None,
        as_tuples: bool = False,
        n_process: int = 1,
    ) -> Iterator[Any]:
        """Parse a stream of texts into one Document each, in order.

        A bad text never ends the stream. Where :meth:`parse` would raise an error (not a str, one endless paragraph),
        the Document has no parts (``document.failed``) and a warning that says why. So it is with a text that ends its
        process. Only errors of the pipeline itself are raised, and errors of ``texts``.

        Args:
            texts: The texts, in English; pairs with ``as_tuples``.
            parts: The parts of the analysis to run, each as a Part or by its name.
            batch_size: The maximum number of texts that are read together. So many are read ahead and held in memory,
                with several processes twice as many for each.
            date: The day of publication of all texts, or an iterable with one for each, as in :meth:`parse`.
            as_tuples: True if ``texts`` are pairs of a text and anything else, such as its name. Then pairs of the
                Document and the same are yielded.
            n_process: The number of processes that share the work; -1 for one a core. Each takes some seconds to load
                the models. The program must start below ``if __name__ == "__main__":``.

        Raises:
            ArgumentTypeError: If ``texts`` is a single text or a dict, one is not a pair where it has to be, or a date
                is no date.
            ArgumentError: If a part is unknown, ``batch_size`` is less than 1, a date is not in ISO 8601, or there are
                fewer dates than texts.
            WorkerError: If processes can't start, or can't be sent the resolver.

        >>> [len(document.quantities) for document in parser.parse_many(["Snow fell.", "3 ferries sank."])]
        [0, 1]
        >>> [(name, len(d.claims)) for d, name in parser.parse_many([("It rained.", "a.txt")], as_tuples=True)]
        [('a.txt', 1)]
        """
        size, count = _arguments.whole_number("batch_size", batch_size, 1), _arguments.processes(n_process)
        given, asked, days = _arguments.texts(texts, "parse_many"), _arguments.parts(parts), _arguments.days(date)

        def documents(stream: Iterable[Any]) -> Iterator[Document]:
            batches = in_batches(stream, size)
            if count == 1:
                return self._reader.read_batches(batches, asked, days)
            read = self._in_processes(partial(_parse_together, parts=asked), count)
            return documents_from_processes(read, batches, days, self.signature)

        return with_contexts(documents, _arguments.pairs(given)) if as_tuples else documents(given)

    @contextmanager
    def memory_zone(self) -> Iterator[None]:
        """Free, at the end of the block, the words that the pipeline would otherwise keep of each text.

        A spaCy pipeline remembers every word that it has seen, so the memory of a service that runs for weeks grows.
        In the block, its Docs and tokens must not outlive it, and no other thread may use the parser or its pipeline;
        Documents and other results of claimparse are safe. Blocks may not be nested. The worker processes of
        :meth:`parse_many` do this themselves.

        >>> with parser.memory_zone():
        ...     document = parser.parse("It rained in Oslo.")
        >>> document.claims[0].text
        'It rained in Oslo'
        """
        raised: BaseException | None = None
        with self.nlp.memory_zone():
            try:
                yield
            except BaseException as error:  # noqa: BLE001  spaCy's zone ends properly only if nothing is raised in it
                raised = error
        if raised is not None:
            raise raised

    def extract_quantities(self, text: str, *, date: Day | None = None) -> tuple[Quantity, ...]:
        """Return the quantities of a text, in its order. The entity recogniser, which they do not need, is not run.

        Args:
            text: The text, in English.
            date: The day of publication, as in :meth:`parse`.

        Raises:
            ArgumentTypeError: If the text is not a str; other errors are those of :meth:`parse`.

        >>> [str(q) for q in parser.extract_quantities("Officials said 38 of 46 boats sank.")]
        ['38 of 46 boats', '46 boats']
        """
        return self._reader.read_text(text, (Part.QUANTITIES,), _arguments.day(date)).quantities

    def attribute_speakers(self, text: str, *, date: Day | None = None) -> tuple[Attribution, ...]:
        """Return the attributions of a text, in its order: who says what, and the words that say so.

        Args:
            text: The text, in English.
            date: The day of publication, as in :meth:`parse`.

        Raises:
            ArgumentTypeError: If the text is not a str; other errors are those of :meth:`parse`.

        >>> [(a.speakers, a.text) for a in parser.attribute_speakers("Officials said 38 boats sank.")]
        [(('Officials',), '38 boats sank')]
        """
        return self._reader.read_text(text, (Part.ATTRIBUTION,), _arguments.day(date)).attributions

    def detect_stance(self, text: str, *, date: Day | None = None) -> Stances:
        """Return the stance cues of a text, and its claims with their stances.

        Args:
            text: The text, in English.
            date: The day of publication, as in :meth:`parse`.

        Raises:
            ArgumentTypeError: If the text is not a str; other errors are those of :meth:`parse`.

        >>> [cue.text for cue in parser.detect_stance("The dam may not hold.").cues]
        ['may', 'not']
        """
        found = self._reader.read_text(text, (Part.ATTRIBUTION, Part.STANCE), _arguments.day(date))
        return Stances(found.cues, found.claims)

    def resolve(self, text: str, mentions: Iterable[tuple[int, int]]) -> list[str | None]:
        """Return the canonical name of each mention (pronoun, role, part of a name); None where the text does not say.

        Args:
            text: The text, in English.
            mentions: The character offsets of the mentions, from 0, end exclusive.

        Raises:
            ArgumentTypeError: If the text is not a str; other errors are those of :meth:`parse`.
            ArgumentError: If a mention lies outside the text.

        >>> parser.resolve("Ada Lund spoke. She left.", [(16, 19)])
        ['Ada Lund']
        """
        spans, analysis = self._reader.analyse_spans(text, mentions)
        return [analysis.speakers.resolve(analysis.parsed.tokens_of(chars)) for chars in spans]

    def stances(self, text: str, spans: Iterable[tuple[int, int]]) -> list[Stance]:
        """Return the stance of each span of a text, as that of its head word: a verb, a quantity, a clause.

        Args:
            text: The text, in English.
            spans: The character offsets of the spans, from 0, end exclusive.

        Raises:
            ArgumentTypeError: If the text is not a str; other errors are those of :meth:`parse`.
            ArgumentError: If a span lies outside the text.

        >>> [stance.label.value for stance in parser.stances("The dam may not hold.", [(16, 20)])]
        ['negated']
        """
        validated, analysis = self._reader.analyse_spans(text, spans)
        return [stance_of(analysis, chars) for chars in validated]

    def doc(self, text: str, parts: Parts = ALL_PARTS) -> Doc:
        """Return the Doc of a text, in which sentences end at paragraph breaks.

        Args:
            text: The text, in English.
            parts: The parts of the analysis that the Doc is for; pipes that none of them needs are not run.

        Raises:
            ArgumentTypeError: If the text is not a str; other errors are those of :meth:`parse`.
            ArgumentError: If a part is unknown.

        >>> len(list(parser.doc("Rain at last\\n\\nIt rained all day.").sents))
        2
        """
        return self._reader.docs.make(readable(text), _arguments.parts(parts))

    def docs(self, texts: Iterable[str], parts: Parts = ALL_PARTS) -> Iterator[Doc]:
        """Return the Docs of a stream of texts, in order.

        Args:
            texts: The texts, in English.
            parts: The parts of the analysis that the Docs are for; pipes that none of them needs are not run.

        Raises:
            ArgumentTypeError: If ``texts`` is a single text, or one of them is not a str.
            ArgumentError: If a part is unknown.

        >>> [len(doc) for doc in parser.docs(["It rained.", "Snow fell there."])]
        [3, 4]
        """
        return self._reader.docs.make_stream(_arguments.texts(texts, "docs"), _arguments.parts(parts))

    def of_doc(self, doc: Doc, parts: Parts = ALL_PARTS, *, date: Day | None = None) -> Document:
        """Read a Doc that the pipeline has parsed already.

        Args:
            doc: A Doc with tags, lemmas, a dependency parse and, for attributions, entities.
            parts: The parts of the analysis to run, each as a Part or by its name.
            date: The day of publication, as in :meth:`parse`.

        Raises:
            ArgumentTypeError: If it is not a Doc.
            ArgumentError: If a part is unknown.
            MissingAnnotationError: If the Doc lacks an annotation.
            ResolverError: If the resolver returns anything but spans of the Doc or None.

        >>> parser.of_doc(parser.nlp("Officials said 38 boats sank.")).claims[0].text
        '38 boats sank'
        """
        from spacy.tokens import Doc

        return self._reader.read_doc(
            _arguments.instance("doc", doc, Doc, DOC), _arguments.parts(parts), _arguments.day(date)
        )

    def __reduce__(self) -> tuple[Any, ...]:
        return _load_again, (self._recipe(),)

    def _recipe(self) -> Recipe:
        trained = self._reader.trained
        return Recipe(
            pipeline=saved(self.nlp) if self._loaded_from is None else self._loaded_from,
            max_length=self.nlp.max_length,
            lexicon=None if self.lexicon is Lexicon.default() else self.lexicon,
            options=self.options,
            resolver=self.resolver,
            engine=trained.folder if trained else "rules",
            threads=trained.threads if trained else 0,
        )

    def _in_processes(
        self, work: Callable[[Parser, Sequence[Item]], Result], count: int
    ) -> Callable[[Iterable[Sequence[Item]]], Iterator[Result | Lost[Item]]]:
        """The function that shares work on batches among processes, in each of which the same parser is loaded."""
        load = partial(_load_again, self._recipe().with_one_thread())
        return partial(in_processes, load, work, count=count)


def _load_again(recipe: Recipe) -> Parser:
    """Load a parser from its recipe."""
    nlp, threads = recipe.load_pipeline(), recipe.threads
    parser = Parser(nlp, recipe.lexicon, recipe.options, recipe.resolver, engine=recipe.engine, threads=threads)
    parser._loaded_from = None if isinstance(recipe.pipeline, SavedPipeline) else recipe.pipeline
    return parser


def _parse_together(parser: Parser, batch: Sequence[NumberedText], parts: Sequence[Part]) -> list[Document]:
    """Parse a batch in a process of its own."""
    texts, days = [one.text for one in batch], [one.day for one in batch]
    with parser.memory_zone():
        return list(parser.parse_many(texts, parts, batch_size=len(texts), date=days))

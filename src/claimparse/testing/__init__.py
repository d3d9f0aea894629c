"""Helpers for tests of rules, and of pipelines that use claimparse: tagged sentences and Hypothesis strategies.

    >>> read_tagged("<src>Kyiv</src> <cue>denied</cue> <cnt>it</cnt>.").spans["cue"][0].text
    'denied'

The strategies (``texts``, ``numeric_texts``, ``numbers``, ``amounts``, ``spans``, ``quantities``, ``stances``,
``times``, ``documents``, ``news_sentences``, ``look_alikes``) need Hypothesis: ``pip install "claimparse[testing]"``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import regex

from claimparse.errors import MissingExtraError
from claimparse.types import Span

if TYPE_CHECKING:
    from claimparse.testing._strategies import (
        NewsSentence,
        amounts,
        documents,
        look_alikes,
        news_sentences,
        numbers,
        numeric_texts,
        quantities,
        spans,
        stances,
        texts,
        times,
    )

__all__ = [
    "NewsSentence",
    "Tagged",
    "amounts",
    "documents",
    "look_alikes",
    "news_sentences",
    "numbers",
    "numeric_texts",
    "quantities",
    "read_tagged",
    "spans",
    "stances",
    "texts",
    "times",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        from claimparse.testing import _strategies
    except ModuleNotFoundError as error:
        needed = f"claimparse.testing.{name} needs Hypothesis"
        raise MissingExtraError(f'{needed}: pip install "claimparse[testing]"') from error
    return getattr(_strategies, name)


_TAG = regex.compile(r"<(/?)([a-z]\w*)((?:\s+\w+=(?:\"[^\"<>]*\"|[^\s<>\"]+))*)>")
_ATTRIBUTE = regex.compile(r"(\w+)=(?:\"([^\"]*)\"|(\S+))")


@dataclass(frozen=True)
class Tagged:
    """A sentence without its tags, and what the tags marked."""

    text: str
    """The sentence without its tags."""
    spans: dict[str, list[Span]]
    """The marked spans by tag name, in text order."""
    attributes: dict[str, list[dict[str, str]]]
    """The attributes of each tag by tag name, in the order of the spans."""


def read_tagged(marked: str) -> Tagged:
    """Parse a sentence with tags, which can be nested and have attributes.

    Args:
        marked: The sentence: "<src>Kyiv</src> <cue act=denies>denied</cue> it".

    Raises:
        ValueError: If the tags do not match.

    >>> read_tagged("<src>Kyiv</src> <cue act=denies>denied</cue> it").attributes["cue"]
    [{'act': 'denies'}]
    """
    text, last = "", 0
    open_tags: list[tuple[str, int, dict[str, str]]] = []
    found: list[tuple[int, int, str, dict[str, str]]] = []
    for match in _TAG.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        closing, name, attributes = match.groups()
        if not closing:
            open_tags.append((name, len(text), {k: a or b for k, a, b in _ATTRIBUTE.findall(attributes)}))
            continue
        if not open_tags or open_tags[-1][0] != name:
            raise ValueError(f"</{name}> closes no open tag in: {marked}")
        _, start, values = open_tags.pop()
        found.append((start, len(text), name, values))
    if open_tags:
        raise ValueError(f"<{open_tags[-1][0]}> is not closed in: {marked}")
    text += marked[last:]
    spans: dict[str, list[Span]] = {}
    attrs: dict[str, list[dict[str, str]]] = {}
    for start, end, name, values in sorted(found, key=lambda f: f[:2]):
        spans.setdefault(name, []).append(Span(start=start, end=end, text=text[start:end]))
        attrs.setdefault(name, []).append(values)
    return Tagged(text, spans, attrs)

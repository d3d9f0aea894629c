"""Typed view of the words by which denials and claims are matched."""

from __future__ import annotations

import functools

from claimparse.lexicon import Lexicon
from claimparse.lexicon.readers import reader
from claimparse.lexicon.schema import word_set


@reader
@functools.lru_cache(maxsize=8)
def light_words(lexicon: Lexicon) -> frozenset[str]:
    """The lemmas that say nothing about the subject of a claim."""
    return word_set(lexicon, "answers.light")

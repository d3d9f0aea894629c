"""Find the entries of the lexicon that list a word, in any regular form.

>>> [(found.where, found.phrases) for found in find(Lexicon.default(), "dozens") if found.where == "vague.plural"]
[('vague.plural', ('dozens',))]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from claimparse.lexicon import Lexicon
from claimparse.lexicon.schema import phrases_of, read_entries
from claimparse.lexicon.schema.verbs import VerbEntry

_MARK_NAMES = {"affixes.entry": "negation.affix"}
"""By array, what results call its entries, which have no names of their own."""

_ENDINGS = (("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("d", ""), ("ed", ""), ("ing", ""), ("ing", "e"))


@dataclass(frozen=True, slots=True)
class LexiconMatch:
    """An entry, its file and array ("verbs.verb"), and which of its words and phrases were asked for."""

    where: str
    entry: Mapping[str, Any]
    phrases: tuple[str, ...]


def find(lexicon: Lexicon, word: str) -> tuple[LexiconMatch, ...]:
    """The entries that list a word or phrase, or have it as their name, in the order of the files.

    A word in a regular form is also looked for without its ending: "reject" for "rejected". A phrase that begins with
    the word counts, too: "reject as". Names of entries and rules in results are found as well: "negation.affix",
    "deny:that", and both entries of "decline confirm:noun".
    """
    word = " ".join(word.casefold().split())
    phrase, _, frame = word.partition(":")
    found = _matches(lexicon, phrase if frame else word)
    return found or tuple(f for part in phrase.split() if frame for f in _matches(lexicon, part))


def verbs_with(lexicon: Lexicon, signature: str) -> list[str]:
    """The verbs that have a signature, in the order of their entries.

    Raises:
        LexiconError: If an entry of a verb is not valid.

    >>> verbs_with(Lexicon.default(), "report.lie")
    ['lie', 'fib', 'mislead']
    """
    entries = read_entries(lexicon, "verbs.verb", VerbEntry)
    return [word for entry in entries if signature in entry.signature_of.values() for word in entry.words]


def _matches(lexicon: Lexicon, word: str) -> tuple[LexiconMatch, ...]:
    return tuple(_entries_with(lexicon, frozenset({word, *_base_forms(word)}))) if word else ()


def _entries_with(lexicon: Lexicon, wanted: frozenset[str]) -> Iterator[LexiconMatch]:
    for where, entry in lexicon.entries():
        folded = [(p, p.casefold()) for p in phrases_of(where, entry)]
        phrases = [p for p, low in folded if low in wanted or low.partition(" ")[0] in wanted]
        name = entry.get("name", _MARK_NAMES.get(where, ""))
        if phrases or name.casefold() in wanted:
            yield LexiconMatch(where, entry, tuple(phrases))


def _base_forms(word: str) -> Iterator[str]:
    """Yield the base forms that a regular form of a verb or noun may have."""
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            yield stem + instead
            if not instead and stem[-1] == stem[-2]:
                yield stem[:-1]

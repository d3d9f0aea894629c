"""Find the entries of the lexicon that hold a word, in whatever form a text has it.

>>> [(found.where, found.phrases) for found in find(Lexicon.default(), "dozens") if found.where == "vague.plural"]
[('vague.plural', ('dozens',))]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from claimparse.lexicon import Lexicon

__all__ = ["Found", "find", "phrases_of"]

_NO_WORDS = frozenset(
    {"source", "note", "name", "kind", "act", "frames", "part", "value", "source_value", "unable", "relation", "gender"}
    | {"under", "followed"}
)
_NAMES = {"affixes.entry": "negation.affix"}
"""What the marks of entries that have no names of their own are called."""

_ENDINGS = (("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("d", ""), ("ed", ""), ("ing", ""), ("ing", "e"))


@dataclass(frozen=True, slots=True)
class Found:
    """An entry, where it stands ("cues.verb"), and which of its words and phrases were asked for."""

    where: str
    entry: Mapping[str, Any]
    phrases: tuple[str, ...]


def phrases_of(entry: Mapping[str, Any]) -> list[str]:
    """All words and phrases that an entry lists, in its order."""
    return list(dict.fromkeys(p for key, value in entry.items() if key not in _NO_WORDS for p in _phrases(value)))


def _phrases(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value  # words with what they mean
    for one in value if isinstance(value, list) else []:
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):  # a thing with its names
            names = (n for named in one.values() for n in (named if isinstance(named, list) else [named]))
            yield from (n for n in names if isinstance(n, str))


def find(lexicon: Lexicon, word: str) -> tuple[Found, ...]:
    """The entries that list a word or phrase, or have it for a name, in the order of the files.

    A word in a regular form is also looked for without its ending: "reject" for "rejected". A phrase that begins with
    the word counts, too: "reject as". What results call an entry or a rule is found as well: "negation.affix",
    "deny:that", and for "decline confirm:noun", which joins two entries, both.
    """
    word = " ".join(word.casefold().split())
    phrase, _, frame = word.partition(":")
    found = _found(lexicon, phrase if frame else word)
    return found or tuple(f for part in phrase.split() if frame for f in _found(lexicon, part))


def _found(lexicon: Lexicon, word: str) -> tuple[Found, ...]:
    return tuple(_entries(lexicon, frozenset({word, *_bases(word)}))) if word else ()


def _entries(lexicon: Lexicon, wanted: frozenset[str]) -> Iterator[Found]:
    for where, entry in lexicon.entries():
        folded = [(p, p.casefold()) for p in phrases_of(entry)]
        phrases = [p for p, low in folded if low in wanted or low.partition(" ")[0] in wanted]
        name = entry.get("name", _NAMES.get(where, ""))
        if phrases or name.casefold() in wanted:
            yield Found(where, entry, tuple(phrases))


def _bases(word: str) -> Iterator[str]:
    """What a regular verb or noun in some form may be a form of."""
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            yield stem + instead
            if not instead and stem[-1] == stem[-2]:
                yield stem[:-1]

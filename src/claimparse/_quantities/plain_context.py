"""What the words around a measure say of it without a parse: the direction of a change, its whole, an age."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import regex

from claimparse._quantities.lexicon import change_words, noun_words
from claimparse._quantities.measures import Measure
from claimparse._quantities.numerals import Form
from claimparse._quantities.years import BEFORE_AGE, may_be_age
from claimparse.lexicon import Lexicon
from claimparse.lexicon.forms import regular_forms
from claimparse.lexicon.schema.quantities import Direction
from claimparse.types import Exact, Range

_MAX_GAP = 32
_WORDS_BEFORE = regex.compile(r"(?<![\p{L}\p{N}])(?P<word>\p{L}++)(?:\s(?P<of>by|of))?+\s$")
_WORD_AFTER = regex.compile(r"\s(?P<word>\p{L}++)")
_OF = regex.compile(r"\s(?:out\s)?of\s(?:(?:the|its|their|his|her|our|all|these|those)\s)*+$")
_OPENING = regex.compile(r"(?:^|[.!?;\n]\s?|\sand\s)(?:Of|of|Out\sof|out\sof)\s(?:(?:the|its|their|those)\s)?$")
_AFTER_OPENING = regex.compile(r"(?:\s[\p{L}’'-]++){0,3},\s")
_PRONOUN = regex.compile(r"\s(?:out\s)?of\s(?P<whole>them|us|you|these|those(?:\s\p{L}+ed)?)(?!\p{L})")
_AGE_OPENING = regex.compile(rf"(?<!\p{{L}})(?P<word>\p{{L}}++){BEFORE_AGE}")
_BEFORE_AGES = (", ", " (", " now ", " then ", " both ", " all ", " each ")
_AGE_CLOSING = regex.compile(r"[,.;)]|\sand\s\d{1,3}[,.;)]")


@functools.lru_cache(maxsize=8)
def _directions(lexicon: Lexicon) -> tuple[Mapping[str, Direction], Mapping[str, Direction]]:
    """The directions of the forms of verbs of change with their particles, and those of nouns."""
    words = change_words(lexicon)
    verbs: dict[str, Direction] = {
        form: d for lemma, d in words.verbs.items() for form in (lemma, *regular_forms(lemma))
    }
    nouns = {form: d for lemma, d in words.nouns.items() for form in (lemma, f"{lemma}s")}
    return {**verbs, **words.irregular, **words.particles}, nouns


def change_around(text: str, measure: Measure, lexicon: Lexicon) -> Direction | None:
    """The direction of the change that a measure with a unit measures: "fell 4%", "a rise of 4%", "4% higher"."""
    if measure.unit is None and measure.form is not Form.FRACTION:
        return None
    verbs, nouns = _directions(lexicon)
    before = _WORDS_BEFORE.search(text, max(0, measure.start - _MAX_GAP), measure.start)
    if before:
        word, joint = before["word"].casefold(), before["of"]
        table = nouns if joint == "of" else {**verbs, **nouns} if joint else verbs
        if found := table.get(word):
            return found
    after = _WORD_AFTER.match(text, measure.end)
    if after is None:
        return None
    word = after["word"].casefold()
    is_share = measure.unit is not None and measure.unit.name.startswith("percentage")
    comparative = change_words(lexicon).comparatives.get(word) if is_share or word in ("higher", "lower") else None
    return comparative or nouns.get(word)


def is_before_whole(text: str, part: Measure, end: int, whole: Measure) -> bool:
    """Return whether one measure, whose noun ends at ``end``, is part of the next: "11 of the 14 counties".

    So are "60% of 900 voters" and "four bids out of nine".
    """
    gap, after_noun = text[part.end : whole.start], text[end : whole.start]
    if len(gap) > _MAX_GAP or part.share or whole.share:
        return False
    if _OF.fullmatch(gap) is None and not (_OF.fullmatch(after_noun) and after_noun.startswith(" out")):
        return False
    is_share = part.unit is not None and part.unit.name == "percentage"
    return is_share or part.unit == whole.unit


def is_after_whole(text: str, whole: Measure, end: int, part: Measure) -> bool:
    """Return whether a measure is part of the one before, whose noun ends at ``end``: "Of the 46 boats, 38 sank"."""
    gap = text[end : part.start] if part.start - end <= _MAX_GAP else ""
    if part.unit is not None or whole.unit is not None or part.amount.value > whole.amount.value:
        return False
    opening = _OPENING.search(text, max(0, whole.start - _MAX_GAP), whole.start)
    return opening is not None and _AFTER_OPENING.fullmatch(gap) is not None


def pronoun_after(text: str, measure: Measure) -> tuple[int, int] | None:
    """The pronoun for the whole of a measure: "them" of "five of them", "those surveyed"."""
    is_share = measure.unit is None or measure.unit.name == "percentage"
    if text[measure.end : measure.end + 2] != " o":
        return None
    found = _PRONOUN.match(text, measure.end) if is_share else None
    return found.span("whole") if found else None


def is_apposed_age(text: str, measure: Measure, lexicon: Lexicon) -> bool:
    """Return whether a number is the age of whoever is named before it: "Mina, six,", "Lopez (45)"."""
    is_plain = measure.bare or (measure.form is Form.WORDS and isinstance(measure.amount, Exact))
    if not is_plain or measure.unit or not text[max(0, measure.start - 6) : measure.start].endswith(_BEFORE_AGES):
        return False
    if isinstance(measure.amount, Range) or not may_be_age(measure.amount.value):
        return False
    opening = _AGE_OPENING.search(text, max(0, measure.start - _MAX_GAP), measure.start)
    if opening is None or _AGE_CLOSING.match(text, measure.end) is None:
        return False
    word, nouns = opening["word"], noun_words(lexicon)
    is_name = word.istitle() and word.casefold() not in nouns.boundaries
    return bool(opening["each"]) or is_name or word in nouns.aged

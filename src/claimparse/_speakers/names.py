"""Finds names by their form: runs of capitalised words, with the titles and roles before them split off.

The tagger's entities are evidence, not a condition: it misses foreign names and calls surnames places or companies.
"""

from __future__ import annotations

import functools
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from claimparse._evidence import Run
from claimparse._grammar.columns import Columns
from claimparse._grammar.headlines import TOP, is_title_case
from claimparse._grammar.names import (
    BODY_NAME_JOINTS,
    begins_full_name,
    continuation_length,
    is_one_body,
    may_begin_name,
    name_after_portfolios,
    part_that_is_a_name,
    seat_length,
)
from claimparse._grammar.tags import COMMON_NOUNS, NAME_LABELS, PERSON_LABEL, PROPER_NOUNS, ROLE_WORDS
from claimparse._grammar.words import ARTICLES
from claimparse._text.body import body_start
from claimparse._text.paragraphs import ParagraphKind
from claimparse._text.parsed_text import ParsedText
from claimparse.lexicon.persons import PersonLexicon, normalized

MAX_NAME = 12
_MAX_ABBREVIATION = 5
_ARABIC_ARTICLE = regex.compile(r"^[ae]l[-‐‑]")
_OTHER_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "a", "œ": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "q": "k"}
)
_UMLAUT = regex.compile(r"(?<=[aou])e")
_VOWEL_LETTERS = regex.compile(r"[yij]++")
_DOUBLE_LETTERS = regex.compile(r"(.)\1++")


class NameMention(NamedTuple):
    """A name in the text: ``run`` with its titles, ``core`` the name alone, ``words`` without suffixes such as "Jr.".

    ``titles`` are the words before it, in lower case without dots; ``role_run`` covers those that name an office or
    role. ``entity_label`` is the tagger's label of its last word.
    """

    run: Run
    core: Run
    words: tuple[str, ...]
    suffix: str
    titles: tuple[str, ...]
    role_run: Run | None
    entity_label: str
    in_headline: bool

    @property
    def last(self) -> int:
        """The last token of the name."""
        return self.core.end - 1


@functools.lru_cache(maxsize=8192)
def spelling_key(word: str) -> str:
    """A key that all spellings of one name share: "Navalny", "Navalnyy", "Navalniy".

    They differ in transliteration, in marks over letters ("Müller", "Mueller", "Muller") and in the Arabic article
    ("el-Sisi", "Al-Sisi", "Sisi").

    >>> spelling_key("Lukashenkiy") == spelling_key("Lukashenky")
    True
    """
    without_article = _ARABIC_ARTICLE.sub("", word.lower())
    letters = unicodedata.normalize("NFKD", without_article).translate(_OTHER_LETTERS)
    bare = "".join(ch for ch in letters if ch.isalnum())
    if len(bare) <= 4:
        return bare
    plain = _UMLAUT.sub("", bare).replace("kh", "h").replace("ou", "u")
    return _DOUBLE_LETTERS.sub(r"\1", _VOWEL_LETTERS.sub("i", plain))


def find_names(
    c: Columns, lex: PersonLexicon, parsed: ParsedText, name_words: frozenset[str] = frozenset()
) -> list[NameMention]:
    """All names of a text, in text order; cross-links in capitals and boilerplate hold none.

    ``name_words`` are words known to be names, whatever the tagger takes them for.
    """
    return _NameFinder(c, lex, parsed, name_words).find()


class _NameFinder:
    """Finds the names of a text. ``name_words`` are words known to be names, ``person_words`` also those that the
    tagger takes for a person's name somewhere, ``starts`` the tokens where a name may begin by its letters.
    """

    def __init__(self, c: Columns, lex: PersonLexicon, parsed: ParsedText, name_words: frozenset[str]) -> None:
        self.columns, self.lex, self.parsed = c, lex, parsed
        persons = (i for i, label in enumerate(c.entity_label) if label == PERSON_LABEL and c.tag[i] in PROPER_NOUNS)
        self.name_words = name_words
        self.person_words = name_words.union(c.text[i] for i in persons if len(c.text[i]) > 2)
        self.starts = [i for i, w in enumerate(c.text) if w[0].isupper() or w in lex.particles]

    def find(self) -> list[NameMention]:
        c, parsed = self.columns, self.parsed
        found: list[NameMention] = []
        title_case: list[Run] = []
        for k, (run, paragraph) in enumerate(zip(parsed.runs, parsed.paragraphs, strict=True)):
            if paragraph.kind not in (ParagraphKind.PROSE, ParagraphKind.HEADLINE):
                continue
            if k < TOP and is_title_case(c.doc, run):
                title_case.append(run)
                continue
            in_headline = paragraph.kind is ParagraphKind.HEADLINE
            for capitals in self._capital_runs(Run(max(run.start, body_start(parsed, run.start)), run.end)):
                after_person = found and found[-1].entity_label == PERSON_LABEL
                floor = max(run.start, found[-1].core.end) if after_person else run.start
                name = self._make_name(capitals, floor, in_headline=in_headline)
                if name is not None:
                    found.append(name)
        if title_case:
            found = sorted([*found, *self._names_in_title_case(title_case, found)], key=lambda name: name.run)
        return self._with_shared_surnames(found)

    def _names_in_title_case(self, title_case: Sequence[Run], found: Sequence[NameMention]) -> list[NameMention]:
        """The names in headlines that capitalise all words, known from the rest of the text."""
        words = frozenset(w for name in found for w in name.words)
        parts = (
            (part, run)
            for run in title_case
            for capitals in self._capital_runs(run)
            for part in self._parts_known_as_names(capitals, words)
        )
        names = (self._make_name(part, run.start, in_headline=True) for part, run in parts)
        return [name for name in names if name is not None]

    def _with_shared_surnames(self, names: list[NameMention]) -> list[NameMention]:
        """The names, each with the surname that it shares with the next one: "Ann" of "Ann and Bo Lee" is Ann Lee."""
        surnames = {n.words[-1] for n in names if len(n.words) > 1}
        out = list(names)
        for k, (one, other) in enumerate(pairwise(names)):
            is_joined = one.core.end + 1 == other.core.start and self.columns.lower[one.core.end] in {"and", "&"}
            is_bare = len(one.words) == 1 and one.words[0] not in surnames and not one.in_headline
            both_given = {one.words[0], other.words[0]} <= self.lex.given_names
            if is_joined and is_bare and len(other.words) == 2 and both_given:
                out[k] = one._replace(words=(*one.words, other.words[-1]))
        return out

    def _parts_known_as_names(self, run: Run, words: frozenset[str]) -> list[Run]:
        """The parts of a run of capitalised words that are names elsewhere in the text; else all of it, if the tagger
        takes a word of it for a name.

        "Ann Lee" of "Ann Lee Rejects Plan", "Lee" and "Moss" of "Lee Slams Moss".
        """
        c, lex = self.columns, self.lex
        parts: list[Run] = []
        for i in range(run.start, run.end):
            word = c.text[i]
            if word in words or lex.is_title(word) or word in lex.particles or not word[0].isalpha():
                if parts and parts[-1].end == i:
                    parts[-1] = Run(parts[-1].start, i + 1)
                else:
                    parts.append(Run(i, i + 1))
        named = [p for p in parts if any(c.text[i] in words for i in range(*p))]
        return named or ([run] if any(label in NAME_LABELS for label in c.entity_label[slice(*run)]) else [])

    def _capital_runs(self, run: Run) -> Iterator[Run]:
        """The runs of words that look like a name."""
        c, lex, starts = self.columns, self.lex, self.starts
        end = run.start
        for i in starts[bisect_left(starts, run.start) : bisect_left(starts, run.end)]:
            if i < end:
                continue
            is_particle = c.text[i] in lex.particles and c.entity_label[i] in NAME_LABELS and i + 1 < run.end
            step = continuation_length(c, lex, i + 1, run.end) if is_particle else 0
            step = step or max(seat_length(c, lex, i) - 1, 0)
            is_known = c.text[i] in self.name_words or c.text[i] in lex.seats
            if not step and not is_known and not may_begin_name(c, i, self.person_words):
                continue
            end, start = i + 1 + step, i
            while end < run.end and end - start < MAX_NAME and c.text[end - 1][-1] not in "-–—":
                named = name_after_portfolios(c, lex, end - 1, run.end)
                if named is not None:
                    start, end = named, named + 1
                    continue
                more = 1 if c.text[end] in self.name_words else continuation_length(c, lex, end, run.end)
                if not more:
                    break
                end += more
            if i > 0 and end - i > 2 and c.lower[i - 1] == "in" and self._is_place_before_name(i):
                yield Run(i, i + 1)
                yield Run(i + 1, end)
            else:
                yield Run(i, end)

    def _is_place_before_name(self, i: int) -> bool:
        """Return whether token i is a place right before a person's name, without a comma: "In Leeds Ann Lee said"."""
        c, lex = self.columns, self.lex
        is_given_next = c.text[i + 1] in lex.given_names and c.text[i] not in lex.given_names
        return is_given_next and not lex.is_title(c.text[i]) and (i < 2 or c.sentence[i - 2] != c.sentence[i])

    def _core_start(self, run: Run) -> int:
        """The token where the name begins after titles, parties, countries and the names of offices."""
        c, lex, text = self.columns, self.lex, self.columns.text
        if text[run.end - 1] in lex.body_name_heads and not any(w in lex.honorifics for w in text[run.start : run.end]):
            return run.start
        after_portfolios = self._name_after_portfolios(run)
        if after_portfolios is not None:
            return after_portfolios
        start = self._after_places_and_portfolios(run, self._after_titles(run))
        start = self._after_description(run, start)
        if c.entity_label[start] in ("", PERSON_LABEL) or text[start] in self.name_words:
            return start
        persons = (i for i in range(start + 1, run.end) if c.begins_entity[i] and c.entity_label[i] == PERSON_LABEL)
        return next(persons, start)

    def _name_after_portfolios(self, run: Run) -> int | None:
        """The first token of the name in a run that begins with an office for several things."""
        found = (name_after_portfolios(self.columns, self.lex, k, len(self.columns)) for k in range(*run))
        return next((k for k in found if k is not None and k < run.end), None)

    def _after_titles(self, run: Run) -> int:
        """The token after the last title or party before a name."""
        c, lex, text = self.columns, self.lex, self.columns.text
        begins_with_given_name = text[run.start] in lex.given_names and c.entity_label[run.start] == PERSON_LABEL
        for k in range(run.end - 2, run.start - 1, -1):
            is_given_name = text[k] in lex.given_names and k + 2 == run.end and self._is_given_name_here(run, k)
            is_title = lex.is_title(text[k]) and not is_given_name
            if not is_title and (text[k] not in lex.parties or is_one_body(c, k, run.end)):
                continue
            rest = [i for i in range(k + 1, run.end) if text[i] not in lex.suffixes and not lex.is_title(text[i])]
            if rest and not (begins_with_given_name and k > run.start and not c.begins_entity[k + 1]):
                return k + 1
        return run.start

    def _after_description(self, run: Run, start: int) -> int:
        """The token after a capitalised word that describes the person named after it, else ``start``.

        "Striker Ada Holt", "Injured Ada Holt" at the beginning of a sentence, "SSP Ada Holt", "Swedish Ada Holt".
        """
        c, lex, word = self.columns, self.lex, self.columns.text[start]
        if run.end - start < 3 or word in lex.given_names or c.text[run.end - 1] in lex.mastheads:
            return start
        before_person = begins_full_name(c, lex, start + 1, run.end) or c.entity_label[start + 1] == PERSON_LABEL
        is_demonym = word in lex.country_of and word not in lex.places
        is_abbreviation = word.isupper() and word.isalpha() and 2 < len(word) <= _MAX_ABBREVIATION
        is_outside = not c.entity_label[start] and c.begins_entity[start + 1] and c.begins_sentence(start)
        if before_person and (is_demonym or is_abbreviation or is_outside):
            return start + 1
        after_article = start > 0 and c.lower[start - 1] in ARTICLES
        is_one_person = c.entity_label[start] == PERSON_LABEL and not c.begins_entity[start + 1]
        is_role = c.lower[start] in lex.person_nouns and not after_article and not is_one_person
        return start + is_role

    def _is_given_name_here(self, run: Run, i: int) -> bool:
        """Return whether a title that is a given name too is the latter: after a title, or in a person's name."""
        c = self.columns
        if i > run.start:
            return self.lex.is_title(c.text[i - 1])
        return c.entity_label[i : i + 2] == [PERSON_LABEL] * 2 and not c.begins_entity[i + 1]

    def _after_places_and_portfolios(self, run: Run, start: int) -> int:
        """The first token from ``start`` on that is neither a place nor a portfolio."""
        c, lex, text = self.columns, self.lex, self.columns.text
        while start < run.end - 1:
            before = text[start - 2 : start] if start > 1 else []
            is_place = text[start] in lex.country_of or text[start] in lex.places
            is_portfolio = text[start] in lex.portfolios and c.lower[start + 1] not in BODY_NAME_JOINTS
            is_portfolio = is_portfolio and (start > run.start or "of" in before or "for" in before)
            is_given_name = text[start] in lex.given_names or c.entity_label[start] == PERSON_LABEL
            if not (is_portfolio or (is_place and not is_given_name)):
                break
            is_one_entity = c.entity_label[start] == c.entity_label[start + 1] and not c.begins_entity[start + 1]
            if is_place and not is_portfolio and is_one_entity:
                break
            start += 1
        return start

    def _role_run(self, core: int, first: int, floor: int) -> Run | None:
        """The words before a name for its bearer's office or role: "Norwegian Minister of Justice", "spokesman".

        Those from ``first`` on are capitalised and before the name in one run.
        """
        c, lex = self.columns, self.lex
        if "," in c.text[first:core] or "and" in c.lower[first:core]:
            return Run(first, core - (c.text[core - 1] == ","))
        start, has_role = core, False
        floor = max(floor, core - MAX_NAME)
        while start > floor:
            i = start - 1
            i -= c.lower[i] == "the" and floor < i < core - 1  # "Leader of the Opposition"
            is_of = c.lower[i] in {"of", "for"} and i > floor and c.text[i - 1] in lex.offices
            is_of = is_of and start < core and not lex.is_title(c.text[start])
            if not is_of and c.tag[i] not in ROLE_WORDS:
                break
            is_person_noun = c.lower[i] in lex.person_nouns and (c.tag[i] in COMMON_NOUNS or i >= first)
            has_role = has_role or is_person_noun or c.text[i] in lex.offices or c.text[i] in lex.parties
            start = i
        while start < core and c.text[start] in lex.honorifics:
            start += 1
        return Run(start, core) if has_role and start < core else None

    def _make_name(self, run: Run, floor: int, *, in_headline: bool) -> NameMention | None:
        """The name in a run of capitalised words, whose role begins at ``floor`` or later; None if it holds none."""
        c, lex = self.columns, self.lex
        start = self._core_start(run)
        part = part_that_is_a_name(c.text[start : run.end], lex)
        core = Run(start + part.start, start + part.stop)
        if core.start == core.end:
            return None
        start, run = core.start, Run(run.start, core.end)
        text = c.text_of(core) if core.end - core.start > 1 else c.text[start]
        words = text.split()
        suffixes, kept = list[str](), tuple(words)
        if len(words) > 1:
            suffixes = [w for w in words[1:] if w.rstrip(",") in lex.suffixes]
            kept = tuple(w for k, w in enumerate(words) if not k or w not in lex.suffixes)
            kept = (*kept[:-1], kept[-1].rstrip(","))
        while len(kept) > 2 and kept[-1].isupper() and len(kept[-1]) <= 4 and not kept[0].isupper():
            if kept[-1] in lex.company_forms:
                break
            kept = kept[:-1]
        if all(map(lex.is_bare, kept)) and not self._is_title_as_surname(start):
            return None
        if not any(map(str.isalpha, text)) or self._ends_in_role(run.end - 1, first=words[0]):
            return None
        if len(text) == 1 and start > run.start and c.lower[start - 1] in lex.person_nouns:
            return None  # "Speaker A"
        if self._are_adjectives(words) or (len(words) == 1 and self._is_sentence_initial_plural(start)):
            return None
        return NameMention(
            run=run,
            core=core,
            words=kept,
            suffix=normalized(suffixes[-1]) if suffixes else "",
            titles=tuple(map(normalized, c.text[run.start : start])),
            role_run=self._role_run(start, run.start, floor),
            entity_label=c.entity_label[run.end - 1],
            in_headline=in_headline,
        )

    def _ends_in_role(self, i: int, *, first: str) -> bool:
        """Return whether capitalised words end in a role: "White House Press Secretary"; given names begin no role."""
        c, lex = self.columns, self.lex
        is_role = c.text[i] in lex.offices or c.lower[i] in lex.person_nouns
        return is_role and c.entity_label[i] != PERSON_LABEL and first not in lex.given_names

    def _is_sentence_initial_plural(self, i: int) -> bool:
        """Return whether a plural is capitalised only as it begins a sentence: "Aides said", which taggers take for a
        name.
        """
        c, lex, word = self.columns, self.lex, self.columns.lower[i]
        is_plural_noun = word[-1] == "s" and word.removesuffix("s") in lex.person_nouns
        return c.begins_sentence(i) and is_plural_noun and c.text[i] not in lex.given_names

    def _are_adjectives(self, words: list[str]) -> bool:
        """Return whether words are adjectives of country or party: "Norwegian", "Republicans"."""
        lex = self.lex
        return all(
            w in lex.non_names
            or (w in lex.country_of and w not in lex.places)
            or w in lex.parties
            or w.removesuffix("s") in lex.parties
            for w in words
        )

    def _is_title_as_surname(self, i: int) -> bool:
        """Return whether a word that looks like a bare title is a surname: "King said" without an article before it."""
        c = self.columns
        is_known = c.entity_label[i] == PERSON_LABEL or c.text[i] in self.person_words
        return (
            is_known
            and c.text[i] not in self.lex.office_acronyms
            and (i == 0 or c.lower[i - 1] not in ARTICLES | {"of"})
        )

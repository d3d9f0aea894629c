"""Finds names by their looks: runs of capitalised words, with the titles and roles before them split off.

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
from claimparse._grammar.headlines import TOP, is_title_case
from claimparse._speakers.mention_syntax import (
    COMMON,
    FUNCTION_TAGS,
    NAME_ENTITIES,
    PREMODIFIERS,
    PROPER,
    Columns,
)
from claimparse._text.body import body_start
from claimparse._text.paragraphs import ParagraphKind
from claimparse._text.parsed_text import ParsedText
from claimparse.lexicon.persons import PersonLexicon

MAX_NAME = 12
BODY_JOINTS = frozenset({"of", "for", "and", "&"})
ROLE_WORDS = PREMODIFIERS - {"VBG", "VBN", "RB", "CD", "AFX"}
_SOFT = regex.compile(r"[yij]++")
_DOUBLE = regex.compile(r"(.)\1++")


class NameMention(NamedTuple):
    """A name in the text: ``run`` with its titles, ``core`` the name alone, ``words`` without suffixes such as "Jr.".

    ``titles`` are the words before it, in lower case without dots; ``role`` covers them when they tell an office or
    role. ``label`` is the tagger's entity label of its last word.
    """

    run: Run
    core: Run
    words: tuple[str, ...]
    suffix: str
    titles: tuple[str, ...]
    role: Run | None
    label: str
    headline: bool

    @property
    def last(self) -> int:
        """The last token of the name."""
        return self.core.end - 1


def plain(word: str) -> str:
    """A word in lower case without dots."""
    return word.lower().replace(".", "")


@functools.lru_cache(maxsize=8192)
def skeleton(word: str) -> str:
    """What stays the same in the spellings of one name: "Navalny", "Navalnyy", "Navalniy".

    >>> skeleton("Lukashenkiy") == skeleton("Lukashenky")
    True
    """
    bare = "".join(ch for ch in unicodedata.normalize("NFKD", word.lower()) if ch.isalnum())
    return _DOUBLE.sub(r"\1", _SOFT.sub("i", bare)).replace("kh", "h") if len(bare) > 4 else bare


def find_names(c: Columns, lex: PersonLexicon, parsed: ParsedText) -> list[NameMention]:
    """All names of a page, in text order; cross-links in capitals and boilerplate hold none."""
    found: list[NameMention] = []
    known = frozenset(w for k, w in enumerate(c.text) if c.tag[k] in PROPER and c.entity[k] == "PERSON" and len(w) > 2)
    starts = [k for k, w in enumerate(c.text) if w[0].isupper() or w in lex.particles]
    capitalised: list[Run] = []
    for k, (run, paragraph) in enumerate(zip(parsed.runs, parsed.paragraphs, strict=True)):
        if paragraph.kind not in (ParagraphKind.PROSE, ParagraphKind.HEADLINE):
            continue
        if k < TOP and is_title_case(c.doc, run):
            capitalised.append(run)
            continue
        body = body_start(parsed, run.start)
        for capitals in _capital_runs(c, lex, Run(max(run.start, body), run.end), starts, known):
            floor = max(run.start, found[-1].core.end) if found and found[-1].label == "PERSON" else run.start
            name = _name(c, lex, capitals, floor, known, headline=paragraph.kind is ParagraphKind.HEADLINE)
            if name is not None:
                found.append(name)
    words = frozenset(w for name in found for w in name.words)
    for run in capitalised:
        for capitals in _capital_runs(c, lex, run, starts, known):
            for part in _known_parts(c, lex, capitals, words):
                name = _name(c, lex, part, run.start, known, headline=True)
                if name is not None:
                    found.append(name)
    found = sorted(found, key=lambda name: name.run) if capitalised else found
    return _share_surnames(c, lex, found)


def _share_surnames(c: Columns, lex: PersonLexicon, names: list[NameMention]) -> list[NameMention]:
    """Names with the surname that a given name shares with the next one: "Ann" of "Ann and Bo Lee" is Ann Lee."""
    surnames = {n.words[-1] for n in names if len(n.words) > 1}
    out = list(names)
    for k, (one, other) in enumerate(pairwise(names)):
        joined = one.core.end + 1 == other.core.start and c.lower[one.core.end] in {"and", "&"}
        bare = len(one.words) == 1 and one.words[0] not in surnames and not one.headline
        if joined and bare and len(other.words) == 2 and {one.words[0], other.words[0]} <= lex.given.keys():
            out[k] = one._replace(words=(*one.words, other.words[-1]))
    return out


def _known_parts(c: Columns, lex: PersonLexicon, run: Run, words: frozenset[str]) -> list[Run]:
    """The parts of capitalised words that are names elsewhere in the text; all of them where none is and the tagger
    takes them for a name.

    "Ann Lee" of "Ann Lee Rejects Plan", "Lee" and "Moss" of "Lee Slams Moss".
    """
    parts: list[Run] = []
    for i in range(run.start, run.end):
        if c.text[i] in words or lex.is_title(c.text[i]) or c.text[i] in lex.particles or not c.text[i][0].isalpha():
            parts[-1:] = [Run(parts[-1].start, i + 1)] if parts and parts[-1].end == i else [*parts[-1:], Run(i, i + 1)]
    named = [p for p in parts if any(c.text[i] in words for i in range(*p))]
    return named or ([run] if any(c.entity[i] in NAME_ENTITIES for i in range(*run)) else [])


def _is_capital(c: Columns, i: int) -> bool:
    word = c.text[i]
    return word[0].isupper() and c.tag[i] not in FUNCTION_TAGS


def _may_begin(c: Columns, i: int, known: frozenset[str]) -> bool:
    """Whether a name may begin here: by tag, by entity, or because the word is part of a person's name elsewhere."""
    if not _is_capital(c, i) or _is_date(c, i):
        return False
    return c.tag[i] in PROPER or c.entity[i] in NAME_ENTITIES or c.text[i] in known


def _is_date(c: Columns, i: int) -> bool:
    return c.entity[i] != "" and c.entity[i] not in NAME_ENTITIES


def _within(c: Columns, i: int) -> bool:
    """Whether a token goes on with the entity of the token before it."""
    return c.entity[i] in NAME_ENTITIES and not c.begins[i]


def _step(c: Columns, lex: PersonLexicon, i: int, end: int) -> int:
    """How many tokens a name goes on at ``i``: a capitalised word, or a hyphen or particles with such a word behind."""
    if c.sentence[i] != c.sentence[i - 1] and not _runs_on(c, i):
        return 0
    if (c.lower[i] in BODY_JOINTS or c.tag[i] == "POS") and i + 1 < end and _joins_body(c, lex, i):
        return 2
    if _is_capital(c, i) and not _is_date(c, i) and (c.tag[i] in PREMODIFIERS - {"RB", "VBG", "CD"} or _within(c, i)):
        return 1
    for k in range(i, min(i + 4, end)):
        joint = c.text[k] in {"-", "’", "'"} and not c.spaced[k - 1] and not c.spaced[k]
        if not joint and c.text[k] not in lex.particles:
            return k - i + 1 if k > i and _is_capital(c, k) and not _is_date(c, k) else 0
    return 0


def _runs_on(c: Columns, i: int) -> bool:
    """Whether a sentence that begins at ``i`` begins inside a name: behind an abbreviation, or no mark."""
    before = c.text[i - 1][-1]
    return before == "." or (before.isalnum() and c.tag[i] in PROPER)


def _joins_body(c: Columns, lex: PersonLexicon, i: int) -> bool:
    """Whether "of", "for", "and" or "'s" stands inside a body's name: "Ministry of Defence", "St Mary's Hospital"."""
    inside = c.entity[i] in ("ORG", "FAC") and _within(c, i) and _within(c, i + 1)
    if c.text[i] == "&" or (c.lower[i] == "and" and _ends_as_body(c, lex, i + 1)):
        return _is_capital(c, i + 1)
    group = c.tag[i - 1] in {"NNS", "NNPS"} and c.text[i - 1][:-1].lower() in lex.nouns and c.text[i - 1][0].isupper()
    head = c.text[i - 1] in lex.body_names or (group and not c.begins[i + 1])
    behind_head = c.lower[i] in {"of", "for"} and head and c.tag[i + 1] in PROPER
    return inside or (behind_head and _is_capital(c, i + 1) and not c.begins[i + 1])


def _ends_as_body(c: Columns, lex: PersonLexicon, start: int) -> bool:
    """Whether the capitalised words from a token on end in a word for a body: "Technology Committee"."""
    end = start
    while end < min(start + 3, len(c)) and c.text[end][0].isupper() and c.tag[end] in PROPER:
        end += 1
    return end - start > 1 and c.text[end - 1] in lex.body_names and c.entity[start - 2] != "PERSON"


def _capital_runs(
    c: Columns, lex: PersonLexicon, run: Run, starts: Sequence[int], known: frozenset[str]
) -> Iterator[Run]:
    """The runs of words that look like a name; ``starts`` are the tokens where one may begin by its letters."""
    end = run.start
    for i in starts[bisect_left(starts, run.start) : bisect_left(starts, run.end)]:
        if i < end:
            continue
        particle = c.text[i] in lex.particles and c.entity[i] in NAME_ENTITIES and i + 1 < run.end
        step = _step(c, lex, i + 1, run.end) if particle else 0
        if not step and not _may_begin(c, i, known):
            continue
        end = i + 1 + step
        while end < run.end and end - i < MAX_NAME and c.text[end - 1][-1] not in "-–—":
            more = _step(c, lex, end, run.end)
            if not more:
                break
            end += more
        if i > 0 and end - i > 2 and c.lower[i - 1] == "in" and _is_place_before_name(c, lex, i):
            yield Run(i, i + 1)
            yield Run(i + 1, end)
        else:
            yield Run(i, end)


def _is_place_before_name(c: Columns, lex: PersonLexicon, i: int) -> bool:
    """Whether a place and the name of a person run together, as no comma parts them: "In Leeds Ann Lee said"."""
    given = c.text[i + 1] in lex.given and c.text[i] not in lex.given and not lex.is_title(c.text[i])
    return given and (i < 2 or c.sentence[i - 2] != c.sentence[i])


def _is_given_here(c: Columns, lex: PersonLexicon, run: Run, k: int) -> bool:
    """Whether a word that is a title as well as a given name is the latter: behind a title, or part of an entity."""
    if k > run.start:
        return lex.is_title(c.text[k - 1])
    return c.entity[k] == "PERSON" and not c.begins[k + 1] and c.entity[k + 1] == "PERSON"


def _core_start(c: Columns, lex: PersonLexicon, run: Run) -> int:
    """Where the name begins behind titles, parties, countries and the names of offices."""
    start, text = run.start, c.text
    if text[run.end - 1] in lex.body_names and not any(i in lex.honorifics for i in text[run.start : run.end]):
        return start
    given_first = text[start] in lex.given and c.entity[start] == "PERSON"
    for k in range(run.end - 2, run.start - 1, -1):
        title = lex.is_title(text[k]) and not (
            text[k] in lex.given and k + 2 == run.end and _is_given_here(c, lex, run, k)
        )
        if not title and (text[k] not in lex.parties or _is_one_body(c, k, run.end)):
            continue
        rest = [i for i in range(k + 1, run.end) if text[i] not in lex.suffixes and not lex.is_title(text[i])]
        if rest and not (given_first and k > run.start and not c.begins[k + 1]):
            start = k + 1
            break
    while start < run.end - 1:
        behind = text[start - 2 : start] if start > 1 else []
        known = text[start] in lex.demonyms or text[start] in lex.places
        portfolio = text[start] in lex.portfolios and c.lower[start + 1] not in BODY_JOINTS
        portfolio = portfolio and (start > run.start or "of" in behind or "for" in behind)
        if not (portfolio or (known and text[start] not in lex.given and c.entity[start] != "PERSON")):
            break
        if known and not portfolio and c.entity[start] == c.entity[start + 1] and not c.begins[start + 1]:
            break
        start += 1
    if c.entity[start] in ("", "PERSON"):
        return start
    return next((i for i in range(start + 1, run.end) if c.begins[i] and c.entity[i] == "PERSON"), start)


def _is_one_body(c: Columns, start: int, end: int) -> bool:
    """Whether the tagger takes tokens for the name of one body."""
    return c.entity[start] == "ORG" and all(c.entity[i] == "ORG" and not c.begins[i] for i in range(start + 1, end))


def _role_run(c: Columns, lex: PersonLexicon, core: int, floor: int) -> Run | None:
    """The words before a name that tell its bearer's office or role: "Norwegian Minister of Justice", "spokesman"."""
    start, telling = core, False
    floor = max(floor, core - MAX_NAME)
    while start > floor:
        i = start - 1
        of = c.lower[i] in {"of", "for"} and i > floor and c.text[i - 1] in lex.offices
        of = of and start < core and not lex.is_title(c.text[start])
        if not of and c.tag[i] not in ROLE_WORDS:
            break
        noun = c.lower[i] in lex.nouns and c.tag[i] in COMMON
        telling = telling or noun or c.text[i] in lex.offices or c.text[i] in lex.parties
        start = i
    while start < core and c.text[start] in lex.honorifics:
        start += 1
    return Run(start, core) if telling and start < core else None


def _name(
    c: Columns, lex: PersonLexicon, run: Run, floor: int, known: frozenset[str], *, headline: bool = False
) -> NameMention | None:
    start = _core_start(c, lex, run)
    text = page_slice(c, Run(start, run.end)) if run.end - start > 1 else c.text[start]
    words = text.split()
    tail, kept = list[str](), tuple(words)
    if len(words) > 1:
        tail = [w for w in words[1:] if w.rstrip(",") in lex.suffixes]
        kept = tuple(w for k, w in enumerate(words) if not k or w not in lex.suffixes)
    while len(kept) > 2 and kept[-1].isupper() and len(kept[-1]) <= 4 and not kept[0].isupper():
        kept = kept[:-1]
    bare = all(map(lex.is_bare, kept))
    if (bare and not _is_name_like(c, start, known)) or not (text[0].isalpha() or any(map(str.isalpha, text))):
        return None
    if _is_role(c, lex, run.end - 1, given=words[0] in lex.given) or _is_adjective(lex, words):
        return None
    if len(words) == 1 and _begins_as_plural(c, lex, start):
        return None
    return NameMention(
        run=run,
        core=Run(start, run.end),
        words=kept,
        suffix=plain(tail[-1]) if tail else "",
        titles=tuple(map(plain, c.text[run.start : start])),
        role=_role_run(c, lex, start, floor),
        label=c.entity[run.end - 1],
        headline=headline,
    )


def _is_role(c: Columns, lex: PersonLexicon, i: int, *, given: bool) -> bool:
    """Whether capitalised words end in a role: "White House Press Secretary"."""
    role = c.text[i] in lex.offices or c.lower[i] in lex.nouns
    return role and c.entity[i] != "PERSON" and not given


def _begins_as_plural(c: Columns, lex: PersonLexicon, i: int) -> bool:
    """Whether a capital is owed to the beginning of a sentence alone: "Aides said", which taggers take for a name."""
    first = i == 0 or c.sentence[i] != c.sentence[i - 1]
    return first and c.lower[i][-1] == "s" and c.lower[i].removesuffix("s") in lex.nouns and c.text[i] not in lex.given


def _is_adjective(lex: PersonLexicon, words: list[str]) -> bool:
    """Whether words are adjectives of country or party: "Norwegian", "Republicans"."""
    return all(
        w in lex.calendar
        or (w in lex.demonyms and w not in lex.places)
        or w in lex.parties
        or w.removesuffix("s") in lex.parties
        for w in words
    )


def _is_name_like(c: Columns, i: int, known: frozenset[str]) -> bool:
    """Whether a word that looks like a bare title is a surname here: "King said" without an article before it."""
    return (c.entity[i] == "PERSON" or c.text[i] in known) and (
        i == 0 or c.lower[i - 1] not in {"the", "a", "an", "of"}
    )


def page_slice(c: Columns, run: Run) -> str:
    """The text of a run of tokens."""
    words = (c.text[i] + " " * c.spaced[i] for i in range(run.start, run.end))
    return "".join(words).rstrip(" ")

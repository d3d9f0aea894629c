"""The kinds of what the names of a text name, and the names that are short forms of a body's name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from claimparse._grammar.columns import Columns
from claimparse._grammar.names import follows_preposition_or_article
from claimparse._grammar.tags import (
    ARTICLES_AND_DEMONSTRATIVES,
    BODY_LABEL,
    PERSON_LABEL,
    PLACE_LABELS,
    PLURAL_PROPER,
    SINGULAR_PROPER,
)
from claimparse._grammar.words import CLOSING_QUOTES, OPENING_QUOTES, PLACE_PREPOSITIONS
from claimparse._speakers.introductions import Introduction
from claimparse._speakers.names import NameMention, spelling_key
from claimparse.lexicon.persons import PersonLexicon
from claimparse.types import SpeakerKind

SURE_PLACE_PREPOSITIONS = PLACE_PREPOSITIONS - {"at", "on"}
"""Those that are used with a place alone: "at" stands before firms, "on" before days."""

MAX_DEFINITION = 12
"""The number of tokens in brackets after a name that may define terms for it."""

NameKey = tuple[str, ...]
"""The spelling keys of the words of a name: one key for all spellings."""


def name_key(words: Sequence[str]) -> NameKey:
    """The key of a name."""
    return tuple(map(spelling_key, words))


def as_listed(word: str) -> str:
    """A word as given names are listed: a name in capitals has them at the beginnings of its parts alone."""
    return word.title() if word.isupper() and len(word) > 2 else word


class NameKinds:
    """The names of a text by their keys, with the kind of each.

    ``mentions`` holds the mentions of each key, ``first_start`` the first token of the first one, ``kinds`` its kind;
    ``full_forms`` holds, by the key of a short form of a body's name, the key of the full name; ``initials`` are those
    short forms that are initials.

    Args:
        roles: By name, the nouns beside it that name persons.
        bodies: By name, the nouns beside it that name kinds of bodies.
    """

    def __init__(
        self,
        c: Columns,
        lex: PersonLexicon,
        names: Sequence[NameMention],
        roles: Sequence[Sequence[Introduction]],
        bodies: Sequence[Sequence[Introduction]],
    ) -> None:
        self.columns, self.lex = c, lex
        self.keys = [name_key(n.words) for n in names]
        self.mentions: defaultdict[NameKey, list[NameMention]] = defaultdict(list)
        self.first_start: dict[NameKey, int] = {}
        for key, name in zip(self.keys, names, strict=True):
            self.mentions[key].append(name)
            self.first_start.setdefault(key, name.core.start)
        self._name_at = {n.core.start: n for n in names}
        self.kinds = self._kinds(roles, bodies)
        self.initials = set[NameKey]()
        self.full_forms = self._full_forms()

    # ---- kinds

    def _kinds(
        self, roles: Sequence[Sequence[Introduction]], bodies: Sequence[Sequence[Introduction]]
    ) -> dict[NameKey, SpeakerKind]:
        lower = self.columns.lower
        with_role = {
            key
            for key, found in zip(self.keys, roles, strict=True)
            if any(lower[noun] not in self.lex.body_nouns for noun, _ in found)
        }
        body_noun = {key: lower[found[0][0]] for key, found in zip(self.keys, bodies, strict=True) if found}
        return {
            key: self._kind(group, has_role=key in with_role, body_noun=body_noun.get(key))
            for key, group in self.mentions.items()
        }

    def _kind(self, group: Sequence[NameMention], *, has_role: bool, body_noun: str | None) -> SpeakerKind:
        """The kind by titles, lexicon, given name, apposition and the commonest label of the tagger, in this order."""
        readings = self._readings(group, has_role=has_role, body_noun=body_noun)
        return next((kind for kind, applies in readings if applies), SpeakerKind.UNKNOWN)

    def _readings(
        self, group: Sequence[NameMention], *, has_role: bool, body_noun: str | None
    ) -> Iterator[tuple[SpeakerKind, bool]]:
        """The kinds a name may have, each with whether it applies; nothing is asked before its turn."""
        lex, first = self.lex, group[0].words
        whole, head, is_long = " ".join(first), _head_word(first), len(first) > 1
        labels = Counter(n.entity_label for n in group)
        persons, bodies = labels[PERSON_LABEL], labels[BODY_LABEL]
        commonest = max(labels, key=lambda k: (labels[k], k))
        has_given = as_listed(first[0]) in lex.given_names or _is_initial(first[0])
        is_collective = is_long and not has_given and self.columns.tag[group[0].last] in PLURAL_PROPER
        has_title = any(t in lex.normalized_titles for n in group for t in n.titles)
        may_be_person = body_noun in lex.person_nouns and persons > 0 and is_long  # an operator may be either
        is_few_persons = is_long or persons <= max(1, len(group) // 2)
        is_body = body_noun is not None and not may_be_person and is_few_persons
        is_tagged_person = 0 < len(group) <= persons * (2 if bodies else 3)
        has_role_before = any(n.role_run for n in group) and bodies <= persons + 1
        yield SpeakerKind.PUBLICATION, whole in lex.agencies
        yield SpeakerKind.PERSON, has_title and head not in lex.body_name_heads
        yield SpeakerKind.PLACE, whole in lex.country_of or whole in lex.places or whole in lex.seats
        is_party = first[0] in lex.chambers.values() and head[-1:] == "s" and head[:-1] in lex.parties
        yield SpeakerKind.GROUP, is_party
        yield SpeakerKind.ORGANISATION, head in lex.body_name_heads and not (has_given and persons)
        yield SpeakerKind.PUBLICATION, is_long and head in lex.mastheads and not has_given
        yield SpeakerKind.PERSON, is_long and has_given and persons > bodies
        yield SpeakerKind.PERSON, self._is_shortened_to_surname(group)
        yield SpeakerKind.PUBLICATION, is_body and body_noun in lex.press_nouns
        yield SpeakerKind.GROUP, is_collective and head.lower().removesuffix("s") in lex.person_nouns
        yield SpeakerKind.ORGANISATION, is_body or is_collective
        yield SpeakerKind.PERSON, (is_long and has_given) or has_role or has_role_before or is_tagged_person
        yield SpeakerKind.ORGANISATION, commonest == BODY_LABEL and (is_long or whole.isupper())
        starts = (n.run.start for n in group)
        is_elsewhere = any(follows_preposition_or_article(self.columns, start) for start in starts)
        yield SpeakerKind.PLACE, commonest in PLACE_LABELS and is_long and is_elsewhere

    def _is_shortened_to_surname(self, group: Sequence[NameMention]) -> bool:
        """Return whether a name of two words is later its last word alone, as of persons; bodies keep the first."""
        first = group[0]
        key = name_key(first.words)
        short = self.mentions.get(key[-1:], ())
        is_shortened = len(key) == 2 and bool(short) and key[:1] not in self.mentions
        before = [n.run.start - 1 for n in (*group, *short) if n.run.start]
        has_article = any(self.columns.tag[i] in ARTICLES_AND_DEMONSTRATIVES for i in before)
        begins_with_place = first.words[0] in self.lex.places or first.words[0] in self.lex.country_of
        ends_as_body = first.words[-1] in self.lex.mastheads or first.words[-1].isupper()
        is_surname = is_shortened and not has_article and not begins_with_place and not ends_as_body
        return is_surname and self.columns.tag[first.last] in SINGULAR_PROPER

    # ---- short forms of bodies

    def _full_forms(self) -> dict[NameKey, NameKey]:
        """The full names of bodies by their short forms: initials, first word, a newspaper's last word.

        A form that is a place, or short for two names, is none.
        """
        full: defaultdict[NameKey, list[NameKey]] = defaultdict(list)
        for key, kind in self.kinds.items():
            if len(key) > 1 and kind is not SpeakerKind.PERSON:
                initials, terms = self._initials(key), tuple(self._defined_terms(key))
                for form in dict.fromkeys((*terms, *initials, *self._short_forms(key, kind))):
                    is_wanted = form in self.kinds and form != key
                    may_be_short = is_wanted and self._may_be_short(form, key, is_initials=form in initials)
                    if is_wanted and (form in terms or may_be_short):
                        full[form].append(key)
                        if form in initials:
                            self.initials.add(form)
        return self._names_of_seats() | {form: keys[0] for form, keys in full.items() if len(keys) == 1}

    def _names_of_seats(self) -> dict[NameKey, NameKey]:
        """By the key of each name of a place that stands for a body, the first key that the text has for that body."""
        seats = self.lex.seats
        body_of = {key: seats.get(" ".join(group[0].words)) for key, group in self.mentions.items()}
        first = {body: key for key, body in reversed(body_of.items())}
        return {key: first[body] for key, body in body_of.items() if body is not None and first[body] != key}

    def _initials(self, key: NameKey) -> tuple[NameKey, ...]:
        """The initials of a body's name, with and without its small words, and what the text gives in brackets for it.

        "BE" and "BoE" of "Bank of Elm", "EWL" and "EW-L" of "Elm Workers-Left"; "(NORLA)" right after the name.
        """
        words = self.mentions[key][0].words
        hyphened = ["-".join(part[0] for part in w.split("-") if part) for w in words]
        forms = ("".join(hyphened), "".join(hyphened).replace("-", ""), "".join(w[0] for w in words if w[0].isupper()))
        given = (form for n in self.mentions[key] if (form := self._given_in_brackets(n)) is not None)
        return (*(name_key([form]) for form in forms), *given)

    def _given_in_brackets(self, name: NameMention) -> NameKey | None:
        """The key of an abbreviation in brackets right after a name."""
        text, i = self.columns.text, name.core.end + 1
        is_given = text[i - 1 : i] == ["("] and text[i + 1 : i + 2] == [")"] and sum(map(str.isupper, text[i])) > 1
        return name_key([text[i]]) if is_given else None

    def _defined_terms(self, key: NameKey) -> Iterator[NameKey]:
        """Yield the keys of terms that brackets after a name define: '(the "Company")'."""
        text = self.columns.text
        for name in self.mentions[key]:
            start = name.core.end
            inside = takewhile(lambda i: text[i] != ")", range(start, min(start + MAX_DEFINITION, len(text) - 2)))
            for i in inside if text[start : start + 1] == ["("] else ():
                term = self._name_at.get(i + 1)
                if text[i] in OPENING_QUOTES and term is not None and text[term.core.end] in CLOSING_QUOTES:
                    yield name_key(term.words)

    def _short_forms(self, key: NameKey, kind: SpeakerKind) -> Iterator[NameKey]:
        """The short forms that a body's name may have besides its initials."""
        words = self.mentions[key][0].words
        if kind in (SpeakerKind.ORGANISATION, SpeakerKind.PUBLICATION):
            yield key[:1]
            if words[-1] in self.lex.company_forms:
                yield key[:-1]
            if len(key) > 2:
                yield key[1:]
                yield key[-2:]
        ends_as_body = words[-1] in self.lex.body_name_heads and self._always_has_article(key[-1:])
        if kind is SpeakerKind.PUBLICATION or ends_as_body:
            yield key[-1:]

    def _always_has_article(self, key: NameKey) -> bool:
        """Return whether "the" comes before each mention of a word, which then is short for a name: "the Alliance"."""
        group = self.mentions.get(key, ())
        return bool(group) and all(n.run.start and self.columns.lower[n.run.start - 1] == "the" for n in group)

    def _is_introduced_before(self, form: NameKey, key: NameKey) -> bool:
        """Return whether a text begins with the shorter of two names: "Elm" is not short for a later "Elm Books"."""
        last = self.mentions[key][0].words[-1]
        says_no_more = last in self.lex.company_forms or last in self.lex.country_of
        starts = [n.core.start for n in self.mentions[form] if not n.in_headline]
        return not says_no_more and bool(starts) and starts[0] < self.first_start[key]

    def _may_be_short(self, form: NameKey, key: NameKey, *, is_initials: bool) -> bool:
        """Return whether a name may be the short form of a body's: no person, and not mostly used as a place."""
        group = self.mentions[form]
        if is_initials:
            first = group[0].words[0]
            return first[0].isupper() and first[-1].isupper() and self.kinds[form] is not SpeakerKind.PLACE
        if self._is_introduced_before(form, key):
            return False
        starts = ((n.entity_label, n.run.start) for n in group)
        lower = self.columns.lower
        places = sum(
            label in PLACE_LABELS or (at > 0 and lower[at - 1] in SURE_PLACE_PREPOSITIONS) for label, at in starts
        )
        may_be_person = as_listed(group[0].words[0]) in self.lex.given_names or bool(group[0].titles)
        return not may_be_person and self.kinds[form] is not SpeakerKind.PLACE and 2 * places < len(group)


def _head_word(words: tuple[str, ...]) -> str:
    """The head noun of a name: "Ministry" of "Ministry of Defence", else the last word."""
    joint = next((k for k, w in enumerate(words) if w in ("of", "for")), 0)
    return words[joint - 1] if joint else words[-1]


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[1] == "." and word[0].isupper()

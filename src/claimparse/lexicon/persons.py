"""Typed view of the files that tell persons, bodies and places: titles, roles, given_names, places, publications."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from claimparse.lexicon import Lexicon
from claimparse.lexicon.readers import reader

__all__ = ["Answer", "Gender", "PersonLexicon", "person_lexicon"]

Gender = Literal["female", "male"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A noun that may call whoever holds one of the offices; where ``rank`` is given, only with one of its words."""

    offices: frozenset[str]
    rank: frozenset[str]


@dataclass(frozen=True, slots=True)
class PersonLexicon:
    """Words by what they tell; ``honorifics``, ``offices`` and ``given`` as written, role nouns in lower case.

    ``personal`` holds all words that stand before a person's name, in lower case without dots.
    ``office_epithets`` are epithets that name an office, ``inverse_kin`` what somebody's relative calls him in turn.
    ``answered`` holds the offices of all ``answers``, ``implied`` the roles that the form of a verb tells of its
    subject; ``leaving``, ``taking`` and ``filling`` are forms of verbs that end, begin and fill an office.
    ``companies`` holds the words that any firm goes by, ``firms`` those for its kinds.
    ``chambers`` names the chamber whose members a plural noun means.
    ``nicknames`` holds the names that a short form may stand for, in lower case.
    Where a mapping's value is None the word is known but tells no gender.
    """

    honorifics: Mapping[str, Gender | None]
    offices: Mapping[str, Gender | None]
    parties: frozenset[str]
    personal: frozenset[str]
    portfolios: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    calendar: frozenset[str]
    given: Mapping[str, Gender | None]
    nicknames: Mapping[str, frozenset[str]]
    nouns: Mapping[str, Gender | None]
    kin: frozenset[str]
    anyone: frozenset[str]
    epithets: frozenset[str]
    office_epithets: frozenset[str]
    inverse_kin: Mapping[str, frozenset[str]]
    realms: frozenset[str]
    bodies: frozenset[str]
    firms: frozenset[str]
    companies: frozenset[str]
    pairs: frozenset[str]
    chambers: Mapping[str, str]
    press: frozenset[str]
    texts: frozenset[str]
    answers: Mapping[str, tuple[Answer, ...]]
    answered: frozenset[str]
    implied: Mapping[str, frozenset[str]]
    leaving: frozenset[str]
    taking: frozenset[str]
    filling: frozenset[str]
    places: frozenset[str]
    demonyms: Mapping[str, str]
    agencies: frozenset[str]
    mastheads: frozenset[str]
    body_names: frozenset[str]

    def is_title(self, word: str) -> bool:
        """Whether a word stands before a name as a form of address or an office."""
        return word in self.honorifics or word in self.offices

    def is_bare(self, word: str) -> bool:
        """Whether a word is no name by itself: a title or a suffix."""
        return word in self.suffixes or self.is_title(word)


def _genders(lexicon: Lexicon, file: str, array: str, key: str) -> dict[str, Gender | None]:
    """Each word with the gender its entry tells; "both" and words under both genders tell none."""
    out: dict[str, Gender | None] = {}
    for entry in lexicon.array(file, array):
        told = entry.get("gender")
        gender = told if told in ("female", "male") else None
        for word in entry[key]:
            out[word] = gender if out.get(word, gender) == gender else None
    return out


def _words(lexicon: Lexicon, file: str, array: str, key: str = "words") -> frozenset[str]:
    return frozenset(word for entry in lexicon.array(file, array) for word in entry[key])


def _nicknames(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """By each short form of a given name the names it may stand for, in lower case."""
    out: dict[str, frozenset[str]] = {}
    for entry in lexicon.array("given_names", "nickname"):
        for short in entry["short"]:
            out[short.lower()] = out.get(short.lower(), frozenset()) | {name.lower() for name in entry["full"]}
    return out


def _nicknames_genders(lexicon: Lexicon) -> dict[str, Gender | None]:
    """Short forms are given names as well, with the gender of the names they stand for."""
    listed = _genders(lexicon, "given_names", "entry", "names")
    out: dict[str, Gender | None] = {}
    for entry in lexicon.array("given_names", "nickname"):
        genders = {listed.get(name) for name in entry["full"]}
        for short in entry["short"]:
            gender = next(iter(genders)) if len(genders) == 1 and short not in out else None
            if short not in listed:
                out[short] = gender
    return out


def _inverse_kin(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """By each noun for a relative what the other one is to him: "father" to "son" and "daughter"."""
    out: dict[str, frozenset[str]] = {}
    for entry in lexicon.array("roles", "kinship"):
        one, other = frozenset(entry["one"]), frozenset(entry["other"])
        out.update((word, out.get(word, frozenset()) | other) for word in sorted(one))
        out.update((word, out.get(word, frozenset()) | one) for word in sorted(other))
    return out


@reader
@functools.lru_cache(maxsize=8)
def person_lexicon(lexicon: Lexicon) -> PersonLexicon:
    """The typed view of a lexicon."""
    answers: dict[str, list[Answer]] = {}
    for entry in lexicon.array("roles", "answers"):
        answer = Answer(frozenset(entry["offices"]), frozenset(entry.get("rank", ())))
        for noun in entry["nouns"]:
            answers.setdefault(noun, []).append(answer)
    implied: dict[str, frozenset[str]] = {}
    for entry in lexicon.array("roles", "implied"):
        for form in entry["forms"]:
            implied[form] = implied.get(form, frozenset()) | frozenset(entry["roles"])
    kin = _genders(lexicon, "roles", "kin", "nouns")
    countries = lexicon.array("places", "country")
    names = {n: c["names"][0] for c in countries for n in (*c["names"], *c["capitals"], *c["demonyms"])}
    titles = [w for kind in ("honorific", "office", "party") for w in _words(lexicon, "titles", kind)]
    return PersonLexicon(
        honorifics=_genders(lexicon, "titles", "honorific", "words"),
        offices=_genders(lexicon, "titles", "office", "words"),
        parties=_words(lexicon, "titles", "party"),
        personal=frozenset(w.lower().replace(".", "") for w in titles),
        portfolios=_words(lexicon, "titles", "portfolio"),
        suffixes=_words(lexicon, "titles", "suffix"),
        particles=_words(lexicon, "titles", "particle"),
        calendar=_words(lexicon, "titles", "calendar"),
        given=_genders(lexicon, "given_names", "entry", "names") | _nicknames_genders(lexicon),
        nicknames=_nicknames(lexicon),
        nouns=_genders(lexicon, "roles", "person", "nouns") | kin,
        kin=frozenset(kin),
        anyone=_words(lexicon, "roles", "anyone", "nouns"),
        epithets=_words(lexicon, "roles", "epithet", "nouns"),
        office_epithets=frozenset(n for e in lexicon.array("roles", "epithet") if e.get("office") for n in e["nouns"]),
        inverse_kin=_inverse_kin(lexicon),
        realms=_words(lexicon, "roles", "realm", "nouns"),
        bodies=_words(lexicon, "roles", "body", "nouns"),
        firms=_words(lexicon, "roles", "firm", "nouns"),
        companies=_words(lexicon, "roles", "company", "nouns"),
        pairs=_words(lexicon, "roles", "pair", "nouns"),
        chambers={noun: entry["name"] for entry in lexicon.array("roles", "chamber") for noun in entry["members"]},
        press=_words(lexicon, "roles", "press", "nouns"),
        texts=_words(lexicon, "roles", "text", "nouns"),
        answers={noun: tuple(found) for noun, found in answers.items()},
        answered=frozenset(o for found in answers.values() for answer in found for o in answer.offices),
        implied=implied,
        leaving=_words(lexicon, "roles", "leaving", "forms"),
        taking=_words(lexicon, "roles", "taking", "forms"),
        filling=_words(lexicon, "roles", "filling", "forms"),
        places=frozenset(n for c in countries for n in (*c["names"], *c["capitals"]))
        | _words(lexicon, "places", "region", "names"),
        demonyms=names,
        agencies=_words(lexicon, "publications", "agency", "names"),
        mastheads=_words(lexicon, "publications", "masthead"),
        body_names=_words(lexicon, "publications", "body"),
    )

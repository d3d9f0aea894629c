"""Typed view of the files about persons, bodies and places: titles, roles, given_names, places, publications."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from claimparse.lexicon import Lexicon
from claimparse.lexicon.readers import reader

__all__ = ["Gender", "PersonLexicon", "RoleSynonym", "person_lexicon"]

Gender = Literal["female", "male"]


@dataclass(frozen=True, slots=True)
class RoleSynonym:
    """A noun that may mean the holder of one of the offices; where ``rank`` is given, only with one of its words."""

    offices: frozenset[str]
    rank: frozenset[str]


@dataclass(frozen=True, slots=True)
class PersonLexicon:
    """The words by which persons, bodies and places are named and described.

    Titles, suffixes, particles, names and words in names are as written; the nouns and verb forms of roles are in lower
    case. A mapping from words to genders has None where the word has none.

    Words of names:

    - ``normalized_titles``: all words before a person's name, in lower case without dots.
    - ``courtesy_titles``: those of them that say no more than the gender ("mr"), and ``role_titles``: those that are a
      role by themselves ("professor"); both in the same form.
    - ``generation_suffixes``: suffixes that distinguish father and son ("jr"), in the same form.
    - ``non_names``: words that are capitalised and yet no names.
    - ``nicknames``: by a short form in lower case, the given names that it may stand for.
    - ``country_of``: by the names, capitals and demonyms of a country, its first name.
    - ``agencies``: whole names of agencies; ``mastheads`` and ``body_name_heads``: last words of the names of
      newspapers and of bodies.

    Nouns:

    - ``person_nouns``: nouns for one person, relatives included; ``generic_nouns``: those that name no role ("woman").
    - ``inverse_kin``: by a noun for a relative, the nouns for the other one.
    - ``epithets``: nouns that describe a person just mentioned; ``office_epithets``: those that name an office.
    - ``realm_nouns``: nouns for a country or city; ``company_nouns``: for any firm; ``firm_nouns``: for kinds of firms.
    - ``chambers``: by a plural noun for its members, the name of a chamber.
    - ``role_synonyms``: by a noun, the offices whose holder it may mean; ``offices_with_synonyms``: all those offices.
    - ``ranks``: words that may come before a role without narrowing it; ``former``: those for one that has ended.
    - ``thing_nouns``: nouns whose examples are things.

    Verb forms:

    - ``roles_by_verb_form``: the roles that a verb gives its subject.
    - ``taking_verbs``, ``filling_verbs``, ``leaving_verbs``: forms of verbs that begin, fill and end an office.
    - ``naming_verbs``: participles between a role and a name ("a nurse named Ann Lee").
    """

    honorifics: Mapping[str, Gender | None]
    offices: Mapping[str, Gender | None]
    parties: frozenset[str]
    normalized_titles: frozenset[str]
    courtesy_titles: frozenset[str]
    role_titles: frozenset[str]
    portfolios: frozenset[str]
    suffixes: frozenset[str]
    generation_suffixes: frozenset[str]
    particles: frozenset[str]
    non_names: frozenset[str]
    given_names: Mapping[str, Gender | None]
    nicknames: Mapping[str, frozenset[str]]
    person_nouns: Mapping[str, Gender | None]
    kin_nouns: frozenset[str]
    generic_nouns: frozenset[str]
    epithets: frozenset[str]
    office_epithets: frozenset[str]
    inverse_kin: Mapping[str, frozenset[str]]
    realm_nouns: frozenset[str]
    body_nouns: frozenset[str]
    firm_nouns: frozenset[str]
    company_nouns: frozenset[str]
    pair_nouns: frozenset[str]
    chambers: Mapping[str, str]
    press_nouns: frozenset[str]
    text_nouns: frozenset[str]
    thing_nouns: frozenset[str]
    role_synonyms: Mapping[str, tuple[RoleSynonym, ...]]
    offices_with_synonyms: frozenset[str]
    ranks: frozenset[str]
    former: frozenset[str]
    roles_by_verb_form: Mapping[str, frozenset[str]]
    leaving_verbs: frozenset[str]
    taking_verbs: frozenset[str]
    filling_verbs: frozenset[str]
    naming_verbs: frozenset[str]
    places: frozenset[str]
    country_of: Mapping[str, str]
    agencies: frozenset[str]
    mastheads: frozenset[str]
    body_name_heads: frozenset[str]

    def is_title(self, word: str) -> bool:
        """Return whether a word may come before a name as a form of address or an office."""
        return word in self.honorifics or word in self.offices

    def is_bare(self, word: str) -> bool:
        """Return whether a word is no name by itself: a title or a suffix."""
        return word in self.suffixes or self.is_title(word)


def normalized(word: str) -> str:
    """The word in lower case without dots."""
    return word.lower().replace(".", "")


def _genders(lexicon: Lexicon, file: str, array: str, key: str) -> dict[str, Gender | None]:
    """By each word the gender of its entry; None for "both" and for words under both genders."""
    out: dict[str, Gender | None] = {}
    for entry in lexicon.array(file, array):
        named = entry.get("gender")
        gender = named if named in ("female", "male") else None
        for word in entry[key]:
            out[word] = gender if out.get(word, gender) == gender else None
    return out


def _words(lexicon: Lexicon, file: str, array: str, key: str = "words", *, flag: str | None = None) -> frozenset[str]:
    """The words under a key of all entries of an array; given a ``flag``, of those for which it is true."""
    return frozenset(w for entry in lexicon.array(file, array) if flag is None or entry.get(flag) for w in entry[key])


def _nicknames(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """By each short form of a given name the names it may stand for, in lower case."""
    out: dict[str, frozenset[str]] = {}
    for entry in lexicon.array("given_names", "nickname"):
        for short in entry["short"]:
            out[short.lower()] = out.get(short.lower(), frozenset()) | {name.lower() for name in entry["full"]}
    return out


def _nickname_genders(lexicon: Lexicon) -> dict[str, Gender | None]:
    """By each short form that is listed as a name nowhere else, the gender of the names it stands for."""
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
    """By each noun for a relative the nouns for the other one: "father" by "son" and "daughter"."""
    out: dict[str, frozenset[str]] = {}
    for entry in lexicon.array("roles", "kinship"):
        one, other = frozenset(entry["one"]), frozenset(entry["other"])
        out.update((word, out.get(word, frozenset()) | other) for word in sorted(one))
        out.update((word, out.get(word, frozenset()) | one) for word in sorted(other))
    return out


def _role_synonyms(lexicon: Lexicon) -> dict[str, tuple[RoleSynonym, ...]]:
    """By each noun the offices whose holder it may mean, an item for each entry that lists it."""
    out: dict[str, tuple[RoleSynonym, ...]] = {}
    for entry in lexicon.array("roles", "synonym"):
        synonym = RoleSynonym(frozenset(entry["offices"]), frozenset(entry.get("rank", ())))
        for noun in entry["nouns"]:
            out[noun] = (*out.get(noun, ()), synonym)
    return out


def _roles_by_verb_form(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    out: dict[str, frozenset[str]] = {}
    for entry in lexicon.array("roles", "implied"):
        for form in entry["forms"]:
            out[form] = out.get(form, frozenset()) | frozenset(entry["roles"])
    return out


@reader
@functools.lru_cache(maxsize=8)
def person_lexicon(lexicon: Lexicon) -> PersonLexicon:
    """The typed view of a lexicon."""
    synonyms = _role_synonyms(lexicon)
    kin = _genders(lexicon, "roles", "kin", "nouns")
    countries = lexicon.array("places", "country")
    titles = [w for kind in ("honorific", "office", "party") for w in _words(lexicon, "titles", kind)]
    return PersonLexicon(
        honorifics=_genders(lexicon, "titles", "honorific", "words"),
        offices=_genders(lexicon, "titles", "office", "words"),
        parties=_words(lexicon, "titles", "party"),
        normalized_titles=frozenset(map(normalized, titles)),
        courtesy_titles=frozenset(map(normalized, _words(lexicon, "titles", "honorific", flag="courtesy"))),
        role_titles=frozenset(map(normalized, _words(lexicon, "titles", "honorific", flag="role"))),
        portfolios=_words(lexicon, "titles", "portfolio"),
        suffixes=_words(lexicon, "titles", "suffix"),
        generation_suffixes=frozenset(map(normalized, _words(lexicon, "titles", "suffix", flag="generation"))),
        particles=_words(lexicon, "titles", "particle"),
        non_names=_words(lexicon, "titles", "calendar"),
        given_names=_genders(lexicon, "given_names", "entry", "names") | _nickname_genders(lexicon),
        nicknames=_nicknames(lexicon),
        person_nouns=_genders(lexicon, "roles", "person", "nouns") | kin,
        kin_nouns=frozenset(kin),
        generic_nouns=_words(lexicon, "roles", "anyone", "nouns"),
        epithets=_words(lexicon, "roles", "epithet", "nouns"),
        office_epithets=_words(lexicon, "roles", "epithet", "nouns", flag="office"),
        inverse_kin=_inverse_kin(lexicon),
        realm_nouns=_words(lexicon, "roles", "realm", "nouns"),
        body_nouns=_words(lexicon, "roles", "body", "nouns"),
        firm_nouns=_words(lexicon, "roles", "firm", "nouns"),
        company_nouns=_words(lexicon, "roles", "company", "nouns"),
        pair_nouns=_words(lexicon, "roles", "pair", "nouns"),
        chambers={noun: entry["name"] for entry in lexicon.array("roles", "chamber") for noun in entry["members"]},
        press_nouns=_words(lexicon, "roles", "press", "nouns"),
        text_nouns=_words(lexicon, "roles", "text", "nouns"),
        thing_nouns=_words(lexicon, "roles", "thing", "nouns"),
        role_synonyms=synonyms,
        offices_with_synonyms=frozenset(o for found in synonyms.values() for synonym in found for o in synonym.offices),
        ranks=_words(lexicon, "roles", "rank"),
        former=_words(lexicon, "roles", "former"),
        roles_by_verb_form=_roles_by_verb_form(lexicon),
        leaving_verbs=_words(lexicon, "roles", "leaving", "forms"),
        taking_verbs=_words(lexicon, "roles", "taking", "forms"),
        filling_verbs=_words(lexicon, "roles", "filling", "forms"),
        naming_verbs=_words(lexicon, "roles", "naming", "forms"),
        places=frozenset(n for c in countries for n in (*c["names"], *c["capitals"]))
        | _words(lexicon, "places", "region", "names"),
        country_of={n: c["names"][0] for c in countries for n in (*c["names"], *c["capitals"], *c["demonyms"])},
        agencies=_words(lexicon, "publications", "agency", "names"),
        mastheads=_words(lexicon, "publications", "masthead"),
        body_name_heads=_words(lexicon, "publications", "body"),
    )

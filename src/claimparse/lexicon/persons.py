"""Typed view of the files about persons, bodies and places: titles, roles, given_names, places, publications."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimparse.lexicon import Lexicon
from claimparse.lexicon.readers import reader
from claimparse.lexicon.schema import read_entries, word_set
from claimparse.lexicon.schema.base import WordList
from claimparse.lexicon.schema.persons import (
    Chamber,
    Country,
    Epithet,
    Gender,
    GenderedNouns,
    GenderedWords,
    GivenNames,
    Honorific,
    ImpliedRole,
    Kinship,
    Nickname,
    Suffix,
    Synonym,
)

__all__ = ["PersonLexicon", "person_lexicon"]


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
    role_synonyms: Mapping[str, tuple[Synonym, ...]]
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


def _genders(lexicon: Lexicon, where: str) -> dict[str, Gender | None]:
    """By each word the gender of its entry; None for "both" and for words under both genders."""
    out: dict[str, Gender | None] = {}
    for entry in read_entries(lexicon, where, WordList):
        assert isinstance(entry, GenderedWords | GenderedNouns | GivenNames)
        gender = None if entry.gender == "both" else entry.gender
        for word in entry.listed:
            out[word] = gender if out.get(word, gender) == gender else None
    return out


def _nicknames(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """By each short form of a given name the names it may stand for, in lower case."""
    out: dict[str, frozenset[str]] = {}
    for entry in read_entries(lexicon, "given_names.nickname", Nickname):
        for short in entry.short:
            out[short.lower()] = out.get(short.lower(), frozenset()) | {name.lower() for name in entry.full}
    return out


def _nickname_genders(lexicon: Lexicon) -> dict[str, Gender | None]:
    """By each short form that is listed as a name nowhere else, the gender of the names it stands for."""
    listed = _genders(lexicon, "given_names.entry")
    out: dict[str, Gender | None] = {}
    for entry in read_entries(lexicon, "given_names.nickname", Nickname):
        genders = {listed.get(name) for name in entry.full}
        for short in entry.short:
            gender = next(iter(genders)) if len(genders) == 1 and short not in out else None
            if short not in listed:
                out[short] = gender
    return out


def _inverse_kin(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """By each noun for a relative the nouns for the other one: "father" by "son" and "daughter"."""
    out: dict[str, frozenset[str]] = {}
    for entry in read_entries(lexicon, "roles.kinship", Kinship):
        out.update((word, out.get(word, frozenset()) | entry.other) for word in sorted(entry.one))
        out.update((word, out.get(word, frozenset()) | entry.one) for word in sorted(entry.other))
    return out


def _role_synonyms(entries: Iterable[Synonym]) -> dict[str, tuple[Synonym, ...]]:
    """By each noun the entries that list it."""
    out: dict[str, tuple[Synonym, ...]] = {}
    for entry in entries:
        for noun in entry.nouns:
            out[noun] = (*out.get(noun, ()), entry)
    return out


def _roles_by_verb_form(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    out: dict[str, frozenset[str]] = {}
    for entry in read_entries(lexicon, "roles.implied", ImpliedRole):
        for form in entry.forms:
            out[form] = out.get(form, frozenset()) | entry.roles
    return out


@reader
@functools.lru_cache(maxsize=8)
def person_lexicon(lexicon: Lexicon) -> PersonLexicon:
    """The typed view of a lexicon."""
    honorifics = read_entries(lexicon, "titles.honorific", Honorific)
    suffixes = read_entries(lexicon, "titles.suffix", Suffix)
    epithets = read_entries(lexicon, "roles.epithet", Epithet)
    synonyms = read_entries(lexicon, "roles.synonym", Synonym)
    kin = _genders(lexicon, "roles.kin")
    countries = read_entries(lexicon, "places.country", Country)
    titles = [w for kind in ("honorific", "office", "party") for w in word_set(lexicon, f"titles.{kind}")]
    return PersonLexicon(
        honorifics=_genders(lexicon, "titles.honorific"),
        offices=_genders(lexicon, "titles.office"),
        parties=word_set(lexicon, "titles.party"),
        normalized_titles=frozenset(map(normalized, titles)),
        courtesy_titles=frozenset(normalized(w) for e in honorifics if e.courtesy for w in e.words),
        role_titles=frozenset(normalized(w) for e in honorifics if e.role for w in e.words),
        portfolios=word_set(lexicon, "titles.portfolio"),
        suffixes=frozenset(w for e in suffixes for w in e.words),
        generation_suffixes=frozenset(normalized(w) for e in suffixes if e.generation for w in e.words),
        particles=word_set(lexicon, "titles.particle"),
        non_names=word_set(lexicon, "titles.calendar"),
        given_names=_genders(lexicon, "given_names.entry") | _nickname_genders(lexicon),
        nicknames=_nicknames(lexicon),
        person_nouns=_genders(lexicon, "roles.person") | kin,
        kin_nouns=frozenset(kin),
        generic_nouns=word_set(lexicon, "roles.anyone"),
        epithets=frozenset(noun for e in epithets for noun in e.nouns),
        office_epithets=frozenset(noun for e in epithets if e.office for noun in e.nouns),
        inverse_kin=_inverse_kin(lexicon),
        realm_nouns=word_set(lexicon, "roles.realm"),
        body_nouns=word_set(lexicon, "roles.body"),
        firm_nouns=word_set(lexicon, "roles.firm"),
        company_nouns=word_set(lexicon, "roles.company"),
        pair_nouns=word_set(lexicon, "roles.pair"),
        chambers={noun: e.name for e in read_entries(lexicon, "roles.chamber", Chamber) for noun in e.members},
        press_nouns=word_set(lexicon, "roles.press"),
        text_nouns=word_set(lexicon, "roles.text"),
        thing_nouns=word_set(lexicon, "roles.thing"),
        role_synonyms=_role_synonyms(synonyms),
        offices_with_synonyms=frozenset(office for e in synonyms if e.nouns for office in e.offices),
        ranks=word_set(lexicon, "roles.rank"),
        former=word_set(lexicon, "roles.former"),
        roles_by_verb_form=_roles_by_verb_form(lexicon),
        leaving_verbs=word_set(lexicon, "roles.leaving"),
        taking_verbs=word_set(lexicon, "roles.taking"),
        filling_verbs=word_set(lexicon, "roles.filling"),
        naming_verbs=word_set(lexicon, "roles.naming"),
        places=frozenset(n for c in countries for n in (*c.names, *c.capitals)) | word_set(lexicon, "places.region"),
        country_of={n: c.names[0] for c in countries for n in (*c.names, *c.capitals, *c.demonyms)},
        agencies=word_set(lexicon, "publications.agency"),
        mastheads=word_set(lexicon, "publications.masthead"),
        body_name_heads=word_set(lexicon, "publications.body"),
    )

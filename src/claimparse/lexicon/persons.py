"""Typed view of the files about persons, bodies and places: titles, roles, given_names, places, publications."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

from claimparse.lexicon import Lexicon
from claimparse.lexicon.readers import reader
from claimparse.lexicon.schema import read_entries, word_set
from claimparse.lexicon.schema.base import WordList
from claimparse.lexicon.schema.persons import (
    Case,
    Chamber,
    Contrary,
    Country,
    Epithet,
    Gender,
    GenderedNouns,
    GenderedWords,
    Honorific,
    ImpliedRole,
    Kinship,
    NamedKind,
    Nickname,
    Seat,
    Single,
    Standing,
    Suffix,
    Synonym,
)


class RoleContrasts:
    """The words that tell the roles of different persons apart."""

    def __init__(self, lexicon: Lexicon) -> None:
        words, entries = functools.partial(word_set, lexicon), functools.partial(read_entries, lexicon)
        self.ranks = words("roles.rank")  # may come before a role without narrowing it
        self.former = words("roles.former")  # say that a role has ended
        self.standings = words("roles.standing")  # make a role another one
        self.standings_below = frozenset(w for e in entries("roles.standing", Standing) if e.below for w in e.words)
        # Offices that each place or body has one of, and those that a country has.
        single = entries("roles.single", Single)
        self.single_offices = words("roles.single")
        self.offices_of_country = frozenset(n for e in single if e.of_country for n in e.nouns)
        self.offices_of_deputies = frozenset(n for e in single if e.of_deputies for n in e.nouns)
        self.relational = words("roles.relational")  # adjectives that say what a role is for
        # Nouns that speak ill of somebody: no role by the word of others.
        self.reproaches = words("roles.reproach")
        sides = [pair for e in entries("roles.contrary", Contrary) for pair in ((e.one, e.other), (e.other, e.one))]
        # By a noun or title, the nouns for what its bearer is not: "judge" by "defendant".
        self.contraries = _joined((word, others) for ones, others in sides for word in sorted(ones))
        # By the form of a verb and whether it is passive, the side of a case on which its subject is.
        self.sides = {(f, e.passive): e.side for e in entries("roles.case", Case) for f in e.forms}


class PersonLexicon(RoleContrasts):
    """The words by which persons, bodies and places are named and described.

    Titles, suffixes, particles, names and words in names are as written; the nouns and verb forms of roles are in lower
    case. A mapping from words to genders has None where the word has none.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        words, entries = functools.partial(word_set, lexicon), functools.partial(read_entries, lexicon)

        # Words before and after names. Those that are normalized are in lower case, without dots.
        titles = entries("titles.honorific", Honorific)
        self.honorifics = _genders(lexicon, "titles.honorific")
        self.offices = _genders(lexicon, "titles.office")
        self.parties = words("titles.party")
        self.normalized_titles = frozenset(map(normalized, [*self.honorifics, *self.offices, *self.parties]))
        # Titles that say no more than the gender ("mr"), and titles that are a role by themselves ("professor").
        self.courtesy_titles = frozenset(normalized(w) for e in titles if e.courtesy for w in e.words)
        self.role_titles = frozenset(normalized(w) for e in titles if e.role for w in e.words)
        self.portfolios = words("titles.portfolio")
        self.suffixes = words("titles.suffix")
        # Suffixes that distinguish father and son ("jr").
        self.generation_suffixes = frozenset(
            normalized(w) for e in entries("titles.suffix", Suffix) if e.generation for w in e.words
        )

        # Names, and words in them.
        self.particles = words("titles.particle")
        self.non_names = words("titles.calendar")  # capitalised, and yet no names
        nicknames = entries("given_names.nickname", Nickname)
        self.given_names = words("given_names.entry").union(*(e.short for e in nicknames))
        self.nicknames = _joined((s.lower(), map(str.lower, e.full)) for e in nicknames for s in e.short)
        countries = entries("places.country", Country)
        self.places = words("places.country") | words("places.region") | {n for c in countries for n in c.capitals}
        # By the names, capitals and demonyms of a country, its first name.
        self.country_of = {n: c.names[0] for c in countries for n in (*c.names, *c.capitals, *c.demonyms)}
        # By the names of a place that stands for a body, the body: "Number 10".
        self.seats = {n: e.body for e in entries("places.seat", Seat) for n in e.names}
        self.agencies = words("publications.agency")  # whole names
        self.mastheads = words("publications.masthead")  # last words of the names of newspapers
        self.company_forms = words("publications.form")  # "Inc."
        self.body_name_heads = words("publications.body") | self.company_forms  # last words of names of other bodies

        # Nouns for persons; those for relatives are among them.
        self.person_nouns = _genders(lexicon, "roles.person") | _genders(lexicon, "roles.kin")
        self.kin_nouns = words("roles.kin")
        pairs = [pair for e in entries("roles.kinship", Kinship) for pair in ((e.one, e.other), (e.other, e.one))]
        # by a noun for a relative, the nouns for the other one: "father" by "son"
        self.inverse_kin = _joined((word, others) for ones, others in pairs for word in sorted(ones))
        self.generic_nouns = words("roles.anyone")  # name no role ("woman")
        self.epithets = words("roles.epithet")  # describe a person just mentioned
        self.office_epithets = frozenset(n for e in entries("roles.epithet", Epithet) if e.office for n in e.nouns)
        self.pair_nouns = words("roles.pair")
        self.questioners, self.answerers = words("roles.questioner"), words("roles.answerer")  # labels: "Q", "A"
        # By a noun, the entries with the offices whose holder it may mean; and all those offices.
        synonyms = [e for e in entries("roles.synonym", Synonym) if e.nouns]
        self.role_synonyms = {noun: tuple(e for e in synonyms if noun in e.nouns) for s in synonyms for noun in s.nouns}
        self.offices_with_synonyms = frozenset(office for e in synonyms for office in e.offices)

        # Nouns for places, bodies and things.
        self.realm_nouns = words("roles.realm")  # countries and cities
        self.body_nouns = words("roles.body")
        self.officer_nouns = words("roles.officer")
        self.firm_nouns = words("roles.firm")  # kinds of firms
        self.company_nouns = words("roles.company")  # any firm
        # By a noun, words in names of bodies that it may mean: "Workers" by "union".
        self.words_by_kind = _joined((n, e.words) for e in entries("roles.named_kind", NamedKind) for n in e.nouns)
        # By a plural noun for its members, the name of a chamber.
        self.chambers = {n: e.name for e in entries("roles.chamber", Chamber) for n in e.members}
        self.press_nouns = words("roles.press")
        self.text_nouns, self.thing_nouns = words("roles.text"), words("roles.thing")  # their examples are things

        # Forms of verbs: with the roles that they give their subject, and those that begin, fill and end an office.
        self.roles_by_verb_form = _joined((f, e.roles) for e in entries("roles.implied", ImpliedRole) for f in e.forms)
        self.taking_verbs, self.filling_verbs = words("roles.taking"), words("roles.filling")
        self.leaving_verbs = words("roles.leaving")
        self.naming_verbs = words("roles.naming")  # participles between a role and a name ("a nurse named Ann Lee")

    @functools.cached_property
    def office_acronyms(self) -> frozenset[str]:
        """The offices that are written in capitals: "PM"."""
        return frozenset(w for w in self.offices if w.isupper())

    def country(self, word: str) -> str | None:
        """The country of which a word is a name, capital or demonym, in any case; None if of none."""
        return self.country_of.get(word.title()) or self.country_of.get(word.upper())

    def is_title(self, word: str) -> bool:
        """Return whether a word may come before a name as a form of address or an office."""
        return word in self.honorifics or word in self.offices

    def is_bare(self, word: str) -> bool:
        """Return whether a word is no name by itself: a title, a suffix or the form of a company."""
        return word in self.suffixes or word in self.company_forms or self.is_title(word)


@reader
@functools.lru_cache(maxsize=8)
def person_lexicon(lexicon: Lexicon) -> PersonLexicon:
    """The typed view of a lexicon, read once."""
    return PersonLexicon(lexicon)


def normalized(word: str) -> str:
    """The word in lower case without dots."""
    return word.lower().replace(".", "")


def _joined(pairs: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, frozenset[str]]:
    """By each word all that the pairs give for it."""
    found: dict[str, frozenset[str]] = {}
    for word, others in pairs:
        found[word] = found.get(word, frozenset()).union(others)
    return found


def _genders(lexicon: Lexicon, where: str) -> dict[str, Gender | None]:
    """By each word the gender of its entry; None for words under both genders."""
    out: dict[str, Gender | None] = {}
    for entry in read_entries(lexicon, where, WordList):
        assert isinstance(entry, GenderedWords | GenderedNouns)
        for word in entry.listed:
            out[word] = entry.gender if out.get(word, entry.gender) == entry.gender else None
    return out

"""The arrays of titles.toml, given_names.toml, roles.toml, places.toml and publications.toml: who somebody is."""

from typing import Literal

from pydantic import Field

from claimparse.lexicon.schema.base import Array, Entry, Flag, Forms, Lemmas, Names, Nouns, Words
from claimparse.types import Medium

Gender = Literal["female", "male"]

_GENDER = Field(None, description="The gender of those who are called so, where the words tell it.")


class GenderedWords(Words):
    """Words for persons."""

    gender: Gender | None = _GENDER


class Honorific(GenderedWords):
    """Words of address."""

    courtesy: Flag = Field(False, description='The words say no more than the gender ("Mr").')
    role: Flag = Field(False, description='The words are the role of the person as well ("Professor").')


class Suffix(Words):
    """Words after a name."""

    generation: Flag = Field(False, description="The words distinguish a child from a parent of the same name.")


class GenderedNouns(Nouns):
    """Nouns for persons."""

    gender: Gender | None = _GENDER


class Nickname(Entry):
    """Short forms of given names."""

    short: tuple[str, ...] = Field(description="The short forms.")
    full: tuple[str, ...] = Field(description="The names that each of them may stand for.")


class Synonym(Nouns):
    """Nouns that may mean the holder of an office."""

    offices: frozenset[str] = Field(description="The offices, in lower case.")
    rank: frozenset[str] = Field(
        frozenset(), description='The nouns mean the holder only together with one of these words ("top diplomat").'
    )


class ImpliedRole(Forms):
    """Verbs that give their subject a role."""

    roles: frozenset[str] = Field(description="The roles that the subject may have.")


class Epithet(Nouns):
    """Nouns that describe a person just mentioned."""

    office: Flag = Field(False, description="The nouns name an office: they count only as the subject of a report.")


class Standing(Words):
    """Words before a role that make it another one."""

    below: Flag = Field(False, description="Nobody who is called so is called by the noun alone: no vice-president is.")


class Single(Nouns):
    """Nouns for offices that each place or body has one of."""

    of_country: Flag = Field(False, description="A country has them, so that its adjective names no holder's origin.")
    of_deputies: Flag = Field(False, description="A deputy is called so, too: a deputy minister is a minister.")


class Contrary(Entry):
    """Nouns and titles for what the same person is not: whoever is one of these is none of those."""

    one: frozenset[str] = Field(description="Nouns and titles for the one, in lower case.")
    other: frozenset[str] = Field(description="Nouns and titles for the other.")


class Corps(Entry):
    """A noun for a person that after some words is one for a body."""

    noun: str = Field(description="The noun, in lower case.")
    words: frozenset[str] = Field(description='Words before it: "coast" for "guard".')


class Case(Forms):
    """Verbs whose subject is on one side of a case."""

    side: str = Field(description='The noun for that side, which [[contrary]] lists ("defendant").')
    passive: Flag = Field(False, description="They count in the passive alone; else in the active alone.")


class Kinship(Entry):
    """Nouns for two relatives: if Ann is one of these to Bo, Bo is one of the other to Ann."""

    one: frozenset[str] = Field(description="Nouns for one of the two.")
    other: frozenset[str] = Field(description="Nouns for the other one.")


class Chamber(Entry):
    """A chamber of a parliament."""

    name: str = Field(description="The name of the chamber.")
    members: tuple[str, ...] = Field(description="Plural nouns for its members.")


AnonymityUse = Literal["sign", "modifier", "naming", "leave", "hiding", "showing", "alias"]


class AnonymityWords(Words):
    """Words that show that the name of a source is withheld."""

    use: AnonymityUse = Field(
        description='How they show it: by themselves (a "sign": "anonymity"); as a "modifier" before the noun '
        '("unnamed"); as "naming" that is refused ("asked not to be named"); as "leave" to speak that is not given '
        '("was not authorised to speak"); as "hiding" a name ("withheld her name"); as "showing" one that is not '
        'shown ("asked that her name not be used"); or as an "alias" '
        'given in its place ("known only as Child B").'
    )


class Knowledge(Lemmas):
    """Words after a source that say how it comes to know."""

    inside: Flag = Field(
        False, description="The knowledge is not open to everybody, so that a source without a name is anonymous."
    )
    complement: Flag = Field(False, description='The words stand after a verb or preposition ("with knowledge of").')
    of_document: Flag = Field(False, description='The words count only with a document as their object ("memo").')


class Representative(Nouns):
    """Nouns for who or what speaks on behalf of somebody else."""

    medium: Medium = Field(description="Who or what speaks.")
    prepositions: frozenset[str] = Field(description='The prepositions before the one spoken for ("for").')
    compound: Flag = Field(False, description='The one spoken for may stand directly before them ("port spokesman").')
    unnamed: Flag = Field(False, description="They speak for others only if the text does not give their name.")


class Country(Names):
    """A country."""

    capitals: tuple[str, ...] = Field(description="The names of its capitals.")
    demonyms: tuple[str, ...] = Field(description="The words for its people.")


class NamedKind(Nouns):
    """Nouns for a kind of bodies that words of their names show."""

    words: tuple[str, ...] = Field(description="Words of such names, as written.")


class Seat(Names):
    """A place that stands for a body in it."""

    body: str = Field(description="The body for which the names stand.")


TITLES = {
    "honorific": Array(Honorific, "Words of address before a name."),
    "office": Array(
        GenderedWords, 'Offices before a name; they may be followed by "of" and a portfolio ("Secretary of State").'
    ),
    "party": Array(Words, "Words for a party or camp before a name."),
    "portfolio": Array(Words, "Words for what an office is for."),
    "suffix": Array(Suffix, "Words after a name."),
    "particle": Array(Words, "Small words inside names."),
    "calendar": Array(Words, "Capitalised words that are no names."),
}
GIVEN_NAMES = {
    "entry": Array(Names, "Given names, which prove no sex."),
    "nickname": Array(Nickname, "Short forms of given names."),
}
ROLES = {
    "person": Array(GenderedNouns, "Nouns for one person."),
    "kin": Array(GenderedNouns, "Nouns for a relative."),
    "synonym": Array(Synonym, "Nouns that may mean the holder of an office."),
    "rank": Array(Words, "Words that may come before a role and do not narrow it."),
    "standing": Array(Standing, "Words of rank or side that make a role another one."),
    "single": Array(Single, "Offices that each place or body has one of."),
    "relational": Array(Words, "Adjectives that say what a role is for."),
    "contrary": Array(Contrary, "Pairs of nouns for what one person is not at the same time."),
    "case": Array(Case, "Verbs that show on which side of a case somebody is."),
    "reproach": Array(Nouns, "Nouns that speak ill of somebody, which others' words do not make a role."),
    "former": Array(Words, "Words for a role that has ended."),
    "naming": Array(Forms, 'Participles between a role and a name ("a nurse named Ann Lee").'),
    "implied": Array(ImpliedRole, "Verbs that give their subject a role."),
    "taking": Array(Forms, "Verbs that begin an office."),
    "filling": Array(Forms, "Verbs that fill an office."),
    "leaving": Array(Forms, "Verbs that end an office."),
    "epithet": Array(Epithet, "Nouns that describe a person just mentioned."),
    "kinship": Array(Kinship, "Pairs of nouns for two relatives."),
    "realm": Array(Nouns, "Nouns for a place already named."),
    "anyone": Array(Nouns, "Nouns for a person without a role."),
    "body": Array(Nouns, "Nouns for a body."),
    "named_kind": Array(NamedKind, "Kinds of bodies that words of their names show."),
    "company": Array(Nouns, "Nouns for any firm."),
    "corps": Array(Corps, "Nouns for a person that are part of the name of a body."),
    "officer": Array(Nouns, 'Nouns for those who speak for their body as "we".'),
    "firm": Array(Nouns, "Nouns for kinds of firms."),
    "chamber": Array(Chamber, "Chambers of a parliament."),
    "pair": Array(Nouns, "Nouns for two persons named together."),
    "questioner": Array(Nouns, "Labels of the turns of whoever asks in an interview, without a name."),
    "answerer": Array(Nouns, "Labels of the turns of whoever answers in an interview, without a name."),
    "press": Array(Nouns, "Nouns for a publication."),
    "text": Array(Nouns, "Nouns for what is said or written."),
    "thing": Array(Nouns, "Nouns for what is no person."),
    "veiled": Array(Nouns, "Nouns for a source whose name is withheld."),
    "nameless": Array(Nouns, "Nouns for somebody of whom nothing is told but how he knows."),
    "anonymity": Array(AnonymityWords, "Words that show that the name of a source is withheld."),
    "naming_noun": Array(Nouns, "Nouns for what is withheld: a name."),
    "knowledge": Array(Knowledge, "Words after a source that say how it comes to know."),
    "representative": Array(Representative, "Nouns for who or what speaks on behalf of somebody else."),
    "representing": Array(Forms, 'Participles between such a noun and the one spoken for ("a lawyer representing").'),
    "approached": Array(Forms, "Verbs for asking somebody for a comment."),
}
PLACES = {
    "country": Array(Country, "Countries; the first name of each is the one that results give."),
    "region": Array(Names, "Regions, cities and quarters."),
    "seat": Array(Seat, "Buildings, streets and quarters that stand for the body in them; all names of one mean it."),
}
PUBLICATIONS = {
    "agency": Array(Names, "Whole names of agencies, broadcasters and pollsters."),
    "masthead": Array(Words, "Last words of the names of newspapers."),
    "body": Array(Words, "Last words of the names of other bodies."),
    "form": Array(Words, 'Forms of companies after their names ("Inc.").'),
}

"""The base of all entries of the lexicon, and the models of arrays that are plain lists or tables of words."""

from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, Strict

__all__ = [
    "Array",
    "Entry",
    "Flag",
    "Forms",
    "Integer",
    "Lemmas",
    "Names",
    "Nouns",
    "Phrases",
    "WordList",
    "WordSet",
    "Words",
]

WordSet = frozenset[str]
Flag = Annotated[bool, Strict()]
Integer = Annotated[int, Strict()]


class Entry(BaseModel):
    """A table of a lexicon file. Each key has a description: it is what the documentation and editors show."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    source: str = Field("", description="Where the words come from: a grammar, VerbNet, the reading of news.")
    example: str = Field("", description="A sentence in which one of the words does its work.")


class Array(NamedTuple):
    """An array of tables: the model of its entries, and what its words are."""

    model: type[Entry]
    about: str


class WordList(Entry):
    """An entry that lists words under one key."""

    @property
    def listed(self) -> tuple[str, ...]:
        """The words, whatever the key is called."""
        raise NotImplementedError


class Words(WordList):
    """Words or phrases."""

    words: tuple[str, ...] = Field(description="The words or phrases.")

    @property
    def listed(self) -> tuple[str, ...]:
        """The words."""
        return self.words


class Phrases(WordList):
    """Words or phrases in lower case."""

    phrases: tuple[str, ...] = Field(description="The words or phrases, in lower case.")

    @property
    def listed(self) -> tuple[str, ...]:
        """The phrases."""
        return self.phrases


class Lemmas(WordList):
    """Words in their dictionary form."""

    lemmas: tuple[str, ...] = Field(description='The words, in lower case and in their dictionary form ("rise").')

    @property
    def listed(self) -> tuple[str, ...]:
        """The lemmas."""
        return self.lemmas


class Forms(WordList):
    """Inflected forms of verbs."""

    forms: tuple[str, ...] = Field(description='The inflected forms of the verbs, in lower case ("resigned").')

    @property
    def listed(self) -> tuple[str, ...]:
        """The forms."""
        return self.forms


class Nouns(WordList):
    """Nouns."""

    nouns: tuple[str, ...] = Field(description="The nouns, in lower case.")

    @property
    def listed(self) -> tuple[str, ...]:
        """The nouns."""
        return self.nouns


class Names(WordList):
    """Names."""

    names: tuple[str, ...] = Field(description="The names, as they are written.")

    @property
    def listed(self) -> tuple[str, ...]:
        """The names."""
        return self.names

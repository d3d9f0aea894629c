"""The base of all entries of the lexicon, and the models of arrays that are plain lists or tables of words."""

from typing import Annotated, ClassVar, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, Strict

Flag = Annotated[bool, Strict()]
Integer = Annotated[int, Strict()]
CONTEXT = "context"
Context = Annotated[frozenset[str], CONTEXT]
"""Words or tags that must stand beside the words of an entry, which does not list them."""


class Table(BaseModel):
    """A table of a lexicon file. Each key has a description: it is what the documentation and editors show."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Entry(Table):
    """A table that is an entry of an array."""

    source: str = Field("", description="Where the words come from: a grammar, VerbNet, the reading of news.")
    example: str = Field("", description="A sentence in which one of the words does its work.")


class Array(NamedTuple):
    """An array of tables: the model of its entries, and what its words are."""

    model: type[Entry]
    about: str


class WordList(Entry):
    """An entry that lists words under one key."""

    key: ClassVar[str]

    @property
    def listed(self) -> tuple[str, ...]:
        """The words, whatever the key is called."""
        words: tuple[str, ...] = getattr(self, self.key)
        return words


class Words(WordList):
    """Words or phrases."""

    key = "words"
    words: tuple[str, ...] = Field(description="The words or phrases.")


class Phrases(WordList):
    """Words or phrases in lower case."""

    key = "phrases"
    phrases: tuple[str, ...] = Field(description="The words or phrases, in lower case.")


class Lemmas(WordList):
    """Words in their dictionary form."""

    key = "lemmas"
    lemmas: tuple[str, ...] = Field(description='The words, in lower case and in their dictionary form ("rise").')


class Forms(WordList):
    """Inflected forms of verbs."""

    key = "forms"
    forms: tuple[str, ...] = Field(description='The inflected forms of the verbs, in lower case ("resigned").')


class Nouns(WordList):
    """Nouns."""

    key = "nouns"
    nouns: tuple[str, ...] = Field(description="The nouns, in lower case.")


class Names(WordList):
    """Names."""

    key = "names"
    names: tuple[str, ...] = Field(description="The names, as they are written.")

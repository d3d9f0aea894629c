"""The arrays of boilerplate.toml, quotemarks.toml and answers.toml: words by which texts are cut and compared."""

from pydantic import Field

from claimparse.lexicon.schema.base import Array, Entry, Words


class BoilerplateEntry(Entry):
    """Lines that are no part of an article."""

    patterns: tuple[str, ...] = Field(
        description="Regular expressions without regard to case: a paragraph that one of them matches whole makes no "
        "claims."
    )


ANSWERS = {
    "light": Array(Words, "Lemmas that do not count when a denial is compared with a claim."),
    "offence": Array(Words, 'Lemmas of nouns for what somebody is guilty of: "denied fraud".'),
    "unique": Array(Words, 'Lemmas of nouns that need no other text to be understood with "the".'),
}
BOILERPLATE = {"entry": Array(BoilerplateEntry, "Lines of news pages that are no part of the article.")}
QUOTEMARKS = {
    "elision": Array(Words, "Clipped forms that begin with an apostrophe."),
    "introducer": Array(Words, "Words that announce a name or a distanced use of the quoted words."),
    "work": Array(Words, "Nouns before or after the quoted title of a work."),
    "abbreviation": Array(Words, "Abbreviations that do not end a sentence."),
}

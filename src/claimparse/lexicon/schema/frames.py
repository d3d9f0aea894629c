"""The complements that words take: one vocabulary for verbs, nouns and adjectives, for what is said and for stance."""

from typing import Any, Literal

from pydantic import Field

__all__ = ["ClauseFrame", "Frame", "Preposition", "frames_field"]

ClauseFrame = Literal["that", "whether", "wh", "to", "ing", "bare", "small"]
"""The form of a clause."""

Preposition = Literal[
    "about", "above", "across", "after", "against", "among", "around", "as", "at", "before", "behind", "below",
    "beneath", "beside", "between", "beyond", "by", "despite", "during", "for", "from", "in", "into", "like", "near",
    "of", "off", "on", "onto", "out", "over", "past", "through", "toward", "towards", "under", "until", "upon", "with",
    "within", "without",
]  # fmt: skip
"""A preposition whose phrase is a complement."""

Frame = Literal[
    ClauseFrame, "if", "as if", "quote", "np", "claim", "object", "order", "address", "none", "clause", Preposition
]  # fmt: skip
"""A complement: a clause, a noun phrase, an object with its predicate, a quotation, or a preposition's phrase."""

_MEANING = (
    'The complements that the words take. Clauses: "that" (finite), "whether", "wh" (other questions), "to" '
    '(infinitive), "ing" (gerund), "bare" (infinitive without "to"), "small" (without a verb: "think it unfair"), '
    '"if", "as if". Nouns: "np" (any noun phrase), "claim" (one that names something said: a claim, this), "object" '
    '(an object with what is said of it: "X as Y", "X of doing Y", "X Y"), "order" (an object who is to do it: "X to '
    'do Y"), "address" (an object who only listens). Others: "quote" (a quotation), "clause" (the clause around a '
    'preposition), "none" (nothing), or a preposition ("of", "from").'
)


def frames_field(default: Any = ..., note: str = "") -> Any:
    """The field of an entry for its frames, with their meaning as its description."""
    return Field(default, description=f"{_MEANING}{note}")

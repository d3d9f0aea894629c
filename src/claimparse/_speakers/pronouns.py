"""The personal pronouns of English, with what they agree with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Number = Literal["singular", "plural"]
PronounPerson = Literal[1, 2, 3]
PronounGender = Literal["female", "male", "neuter"]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """The person, number and gender of a pronoun; ``gender`` is None where any gender agrees, as with "they"."""

    person: PronounPerson
    number: Number
    gender: PronounGender | None
    is_reflexive: bool = False


ANY_PERSON = Pronoun(3, "singular", None)
"""Agrees with any one person or body, as a name or description does."""


def _with_forms(words: str, pronoun: Pronoun) -> dict[str, Pronoun]:
    return dict.fromkeys(words.split(), pronoun)


PRONOUNS: dict[str, Pronoun] = {
    **_with_forms("he him his", Pronoun(3, "singular", "male")),
    **_with_forms("himself", Pronoun(3, "singular", "male", True)),
    **_with_forms("she her hers", Pronoun(3, "singular", "female")),
    **_with_forms("herself", Pronoun(3, "singular", "female", True)),
    **_with_forms("it its", Pronoun(3, "singular", "neuter")),
    **_with_forms("itself", Pronoun(3, "singular", "neuter", True)),
    **_with_forms("they them their theirs", Pronoun(3, "plural", None)),
    **_with_forms("themselves", Pronoun(3, "plural", None, True)),
    **_with_forms("i me my mine myself", Pronoun(1, "singular", None)),
    **_with_forms("we us our ours ourselves", Pronoun(1, "plural", None)),
}

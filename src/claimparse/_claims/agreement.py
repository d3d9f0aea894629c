"""Forms of pronouns and verbs that change with the subject of a clause: "I have" becomes "Ada Lund has"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimparse._claims.edits import Edit
from claimparse._evidence import Run
from claimparse._grammar.inflection import third_person
from claimparse._grammar.referring import contracted_verb, is_personal, is_possessive, is_present
from claimparse.types import ReplacementReason

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token


class Forms(NamedTuple):
    """A pronoun as subject, object and possessor, and its reflexive."""

    subject: str
    object: str
    owner: str
    itself: str


_SINGULAR = {
    "am": "is", "'m": " is", "’m": " is", "are": "is", "'re": " is", "’re": " is", "were": "was", "have": "has",
    "'ve": " has", "’ve": " has", "do": "does",
}  # fmt: skip
"""Verbs after "I", "we" or "they", as they stand after one name."""
THIRD_PERSON: dict[str | None, Forms] = {
    "female": Forms("she", "her", "her", "herself"),
    "male": Forms("he", "him", "his", "himself"),
    "plural": Forms("they", "them", "their", "themselves"),
}
"""The pronouns of the third person, by gender."""
_CONTRACTED = {
    "'re": " are", "’re": " are", "'ve": " have", "’ve": " have", "'ll": " will", "’ll": " will", "'d": " would",
    "’d": " would",
}  # fmt: skip
"""Contracted verbs in full, as they stand after several names."""
SUBJECT_FORMS = {"me": "I", "him": "he", "her": "she", "us": "we", "them": "they"}
"""The forms of pronouns as subjects, by those as objects."""


def as_subject(pronoun: Token) -> Edit | None:
    """The form of an object pronoun that has become a subject: "they should" of "told them to"."""
    form = SUBJECT_FORMS.get(pronoun.lower_) if is_personal(pronoun) and not is_possessive(pronoun) else None
    return None if form is None else Edit(Run(pronoun.i, pronoun.i + 1), form, ReplacementReason.CLAUSE)


def singular(finite: Token) -> str:
    """A verb in the present tense as it stands after one name: "has" for "have", "wants" for "want"."""
    return _SINGULAR.get(finite.lower_) or third_person(finite.lemma_)


def agreeing(finite: Token, *, is_plural: bool) -> str | None:
    """A verb as it stands after one name or several; None if it stays as it is."""
    form = finite.lower_
    if is_plural:
        return _CONTRACTED.get(form) or ("are" if form == "am" else " are" if form[1:] == "m" else None)
    text = _CONTRACTED.get(form) or contracted_verb(finite)
    return singular(finite) if text is None and (form in _SINGULAR or is_present(finite)) else text

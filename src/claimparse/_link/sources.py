"""Finds who a cue speaks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimparse._evidence import CueMark, Run
from claimparse._syntax.content import (
    agent,
    inverted_subject,
    phrase,
    possessor,
    prepositional_object,
    understood_subject,
)
from claimparse._syntax.core import child, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimparse._syntax.page import Page
    from claimparse.lexicon.cues import CueLexicon

NOUN_SOURCES = frozenset({"by", "from", "among", "of"})


@dataclass(frozen=True, slots=True)
class Source:
    """The source's phrase and its head; both empty where the text names none on purpose ("it is reported that")."""

    runs: tuple[Run, ...]
    head: int | None
    rule: str


UNNAMED = Source((), None, "passive")


def _named(head: Token, mark: CueMark, rule: str) -> Source:
    return Source((phrase(head, mark.tokens),), head.i, rule)


def verb_source(page: Page, mark: CueMark, cues: CueLexicon) -> Source | None:
    """Who the verb's subject is, understood from other clauses where it has none of its own; None where nobody can be found."""
    verb = page.doc[mark.head]
    if is_passive(verb) or (
        verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and child(verb, frozenset({"aux"})) is None
    ):
        by = agent(verb)
        return _named(by, mark, "agent") if by is not None else UNNAMED
    found = understood_subject(verb, cues.documents)
    if found is None:
        found = inverted_subject(verb)
        return _named(found, mark, "inverted") if found is not None else None
    if found.dep_ == "expl":
        return None
    return _named(found, mark, "subject")


def noun_source(page: Page, mark: CueMark, cues: CueLexicon) -> Source | None:
    """Whose claim it is: the possessor, the one it is by or from, or the subject of the verb that it is the object of."""
    noun = page.doc[mark.head]
    owner = possessor(noun)
    if owner is not None:
        return _named(owner, mark, "possessor")
    by = prepositional_object(noun, frozenset({"by", "from", "among"}))
    if by is not None:
        return _named(by, mark, "noun")
    return None


def preposition_source(page: Page, mark: CueMark) -> Source | None:
    """The object of "according to"."""
    doc, last = page.doc, mark.tokens[-1]
    found = child(doc[last], frozenset({"pobj", "dobj", "pcomp", "nmod"}))
    if found is None:
        right = next(
            (t for t in doc[last + 1 : last + 8] if t.head.i <= last and t.pos_ in {"NOUN", "PROPN", "PRON"}), None
        )
        if right is None:
            return None
        found = right
    return _named(found, mark, "preposition")

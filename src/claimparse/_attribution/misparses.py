"""Clauses that parsers hang elsewhere than on the cue whose content they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.tree import SUBJECTS, child, subtree_run, tense

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_that_clause(token: Token) -> bool:
    """Whether a finite clause begins with "that"."""
    return tense(token) is not None and any(c.lower_ == "that" and c.dep_ == "mark" for c in token.lefts)


def hidden_complement(verb: Token) -> Token | None:
    """What is said before a verb where the parser took it for an adverbial clause.

    "When the snow melts, the road will open, officials said": a comma inside the clause parts two, the second of which
    is said; nothing stands behind the verb.
    """
    named = child(verb, SUBJECTS)
    if named is None or any(not c.is_punct and not c.is_space for c in verb.rights):
        return None
    for clause in verb.lefts:
        if clause.dep_ == "advcl" and clause.i < named.left_edge.i and tense(clause) is not None:
            inside = clause.doc[clause.left_edge.i + 1 : clause.i]
            if any(t.text == "," for t in inside):
                return clause
    return None


_STARTERS = frozenset({"mark", "advmod"})


def leading_clause(verb: Token) -> Run | None:
    """The adverbial clause before a cue that is put between commas, which belongs to what is said, not to the saying.

    "If the deal holds, Holt said, the troops will leave"; none in "When she came, Holt said that ...".
    """
    doc = verb.doc
    if verb.i + 1 >= len(doc) or doc[verb.i + 1].text != ",":
        return None
    for clause in verb.lefts:
        if clause.dep_ == "advcl" and tense(clause) is not None and clause.left_edge.dep_ in _STARTERS:
            return subtree_run(clause)
    return None


def described_before(noun: Token) -> Run | None:
    """The singular noun phrase that the parser joined to the plural subject of a relative clause without a pronoun.

    "a meeting" in "a meeting aides insist was private", where "a" can't belong to "aides".
    """
    first = noun.left_edge
    if noun.tag_ != "NNS" or first.lower_ not in {"a", "an"} or first.head.i != noun.i or noun.i - first.i < 2:
        return None
    compound = noun.nbor(-1)
    return Run(first.i, noun.i) if compound.dep_ == "compound" and compound.tag_ == "NN" else None

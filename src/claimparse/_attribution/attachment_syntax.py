"""Clauses that the parser attaches to the wrong word: contents that are not under their cue, and coordination."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimparse._attribution.content_syntax import object_of
from claimparse._evidence import Run
from claimparse._grammar.tree import (
    CONJUNCTS,
    NOUN_SUBJECTS,
    SUBJECTS,
    VERBAL,
    child,
    coordination_start,
    first_conjunct,
    subtree_run,
    tense,
)
from claimparse._grammar.words import CONTRASTIVE_CONJUNCTIONS, IMPERSONAL_PRONOUNS, INDEFINITE_ARTICLES

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Token

_CLAUSES = frozenset({"acl", "relcl", "ccomp"})
_STARTERS = frozenset({"mark", "advmod"})


# ---------------------------------------------------------------- contents after their cue


def displaced_clause(verb: Token, objects: bool) -> Token | None:
    """The that-clause that the parser attached to a noun after the verb: "conceded for once that ...".

    With ``objects`` also on the verb's object: "told reporters that ...".
    """
    for c in verb.rights:
        noun = None
        if c.dep_ in {"npadvmod", "dative"} or (c.dep_ == "dobj" and objects):
            noun = c
        elif c.dep_ == "prep":
            noun = child(c, frozenset({"pobj"}))
        for clause in noun.rights if noun is not None else ():
            first = clause.left_edge
            opens = first.lower_ == "that" and first.dep_ in {"mark", "advmod"}
            if clause.dep_ in _CLAUSES and clause.pos_ in VERBAL and opens:
                return clause
    return None


def clause_below_listener(verb: Token, listener_verbs: Collection[str]) -> Token | None:
    """The that-clause that the parser put into a clause about the listener: "told anyone who asked that ...".

    ``listener_verbs`` are the verbs of such a clause. Where the that-clause has no tense, the listener asks that
    something be done.
    """
    listener = object_of(verb)
    clauses = (
        (c for c in listener.rights if c.dep_ == "relcl" and c.lemma_ in listener_verbs) if listener is not None else ()
    )
    for c in clauses:
        content = child(c, frozenset({"ccomp"}))
        if (
            content is not None
            and content.i > c.i
            and content.left_edge.lower_ == "that"
            and tense(content) is not None
        ):
            return content
    return None


# ---------------------------------------------------------------- contents before their cue


def fronted_content(verb: Token) -> Token | None:
    """The content before a verb which the parser took for an adverbial clause.

    "When the snow melts, the road will open, officials said": a comma inside the clause divides it in two, the second
    of which is the content; nothing follows the verb.
    """
    own_subject = child(verb, SUBJECTS)
    if own_subject is None or any(not c.is_punct and not c.is_space for c in verb.rights):
        return None
    for clause in verb.lefts:
        if clause.dep_ == "advcl" and clause.i < own_subject.left_edge.i and tense(clause) is not None:
            inside = clause.doc[clause.left_edge.i + 1 : clause.i]
            if any(t.text == "," for t in inside):
                return clause
    return None


def leading_adverbial(verb: Token) -> Run | None:
    """The adverbial clause before a parenthetical cue, which belongs to the content and not to the saying.

    "If the deal holds, Holt said, the troops will leave"; none in "When she came, Holt said that ...".
    """
    doc = verb.doc
    if verb.i + 1 >= len(doc) or doc[verb.i + 1].text != ",":
        return None
    for clause in verb.lefts:
        if clause.dep_ == "advcl" and tense(clause) is not None and clause.left_edge.dep_ in _STARTERS:
            return subtree_run(clause)
    return None


def compounded_antecedent(noun: Token) -> Run | None:
    """The singular noun phrase that the parser joined to the plural subject of a relative clause without a pronoun.

    "a meeting" in "a meeting aides insist was private", where "a" can't belong to "aides".
    """
    first = noun.left_edge
    if noun.tag_ != "NNS" or first.lower_ not in INDEFINITE_ARTICLES or first.head.i != noun.i or noun.i - first.i < 2:
        return None
    compound = noun.nbor(-1)
    return Run(first.i, noun.i) if compound.dep_ == "compound" and compound.tag_ == "NN" else None


# ---------------------------------------------------------------- coordination


def matrix_of_coordination(verb: Token) -> Token | None:
    """The verb before a content clause with whose verb another is coordinated: "said" in "said it fell and denied"."""
    inner = first_conjunct(verb)
    is_content = inner.i != verb.i and inner.dep_ == "ccomp" and inner.head.i <= inner.i
    return inner.head if is_content else None


def continues_matrix(verb: Token, matrix: Token) -> bool:
    """Return whether a verb coordinated inside a content clause belongs to the matrix verb above the clause.

    Its tense shows it ("says it was right and calls it fair"), or "but" or a comma after a clause about a thing ("said
    the pier would hold but denied that").
    """
    inner, own_tense = first_conjunct(verb), tense(verb)
    if own_tense is None or own_tense != tense(matrix):
        return False
    about = child(inner, SUBJECTS)
    is_thing = about is not None and (about.pos_ == "NOUN" or about.lower_ in IMPERSONAL_PRONOUNS)
    lead = verb.doc[coordination_start(verb) : verb.i]
    return own_tense != tense(inner) or (is_thing and any(t.lower_ == "but" or t.text == "," for t in lead))


def coordinated_clause_after(verb: Token) -> Token | None:
    """The clause with a subject of its own after a cue and a comma: "Sales fell, she said, and prices rose"."""
    if verb.i + 1 >= len(verb.doc) or verb.nbor().text != ",":
        return None
    found = child(verb, CONJUNCTS)
    return found if found is not None and child(found, NOUN_SUBJECTS) is not None else None


def is_contrastive_clause(verb: Token) -> bool:
    """Return whether a clause with its own subject contrasts with the main clause: ", while the owner claimed that"."""
    first = verb.left_edge
    marked = verb.dep_ == "advcl" and first.dep_ == "mark" and first.lower_ in CONTRASTIVE_CONJUNCTIONS
    return marked and first.i > 0 and first.nbor(-1).text == "," and child(verb, NOUN_SUBJECTS) is not None


def is_subjectless_conjunct(verb: Token) -> bool:
    """Return whether a verb is coordinated with another and has no subject of its own."""
    return verb.dep_ in CONJUNCTS and child(verb, SUBJECTS) is None


def conjunct_start(verb: Token) -> int:
    """The token with which a conjunct begins, its conjunction included."""
    start = int(verb.left_edge.i)
    return start - (start > 0 and verb.doc[start - 1].dep_ == "cc")

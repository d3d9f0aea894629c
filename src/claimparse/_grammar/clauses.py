"""Clauses around and below a word: hosts of parentheses, relative clauses, and where a content begins and ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.arguments import preposition_object
from claimparse._grammar.complements import clause_frame, complement_kind
from claimparse._grammar.tree import (
    AUXILIARIES,
    MAX_CLIMB,
    NOUN_SUBJECTS,
    PREPOSITION_OBJECTS,
    RELATIVES,
    SUBJECTS,
    VERBAL,
    WH_TAGS,
    ancestors,
    child,
    subtree_run,
)

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Doc, Token


_MAX_FRONTED = 30


def after_fronted_participle(doc: Doc, run: Run) -> Run:
    """The words after a participle clause with which a sentence begins, where the parser took both for one phrase.

    "Raising the matter in the House, the mayor said"; a participle before a noun is none: "Leading doctors".
    """
    first = doc[run.start]
    is_fronted = first.tag_ == "VBG" and first.is_sent_start and first.dep_ not in ("amod", "compound")
    commas = (i for i in range(run.start, min(run.end - 1, run.start + _MAX_FRONTED)) if doc[i].text == ",")
    return Run(next(commas, run.start - 1) + 1, run.end) if is_fronted else run


# ---------------------------------------------------------------- above


def host_clause(verb: Token) -> Token | None:
    """The verb of the clause in which a cue stands as a parenthesis; None where the cue is no parenthesis."""
    head = verb.head
    if head.i == verb.i or head.pos_ not in VERBAL:
        return None
    if verb.dep_ == "parataxis":
        return head
    if verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.lefts):
        return head
    if verb.dep_ == "ccomp" and verb.i > 0 and verb.left_edge.i > 0 and verb.left_edge.nbor(-1).text in ",—–":
        return head
    return None


def worded_subject(verb: Token) -> Token | None:
    """What somebody worded as a how-clause says: "That" in "That was how Lund put it"; None for any other clause."""
    is_complement = verb.dep_ in {"ccomp", "advcl", "attr"} and verb.head.lemma_ == "be" and verb.head.i < verb.i
    if not is_complement or not any(c.tag_ == "WRB" and c.lower_ == "how" for c in verb.lefts):
        return None
    if any(c.dep_ == "neg" for c in verb.head.children):
        return None
    return child(verb.head, NOUN_SUBJECTS)


def sentence_before(token: Token) -> Run | None:
    """The sentence before that of a token."""
    start = token.sent.start
    return Run(token.doc[start - 1].sent.start, start) if start > 0 else None


def enclosing_clause(token: Token) -> Token | None:
    """The head of the clause in which an adjunct such as "according to" stands; of the first of coordinated ones."""
    clause = None
    for _, clause in zip(range(MAX_CLIMB), ancestors(token), strict=False):
        if clause.pos_ in VERBAL and clause.dep_ != "conj":
            break
    return clause


def verbs_above(verb: Token) -> Iterator[int]:
    """Yield the verbs on which a participle or conjunct may depend, nearest first, up to its relative clause."""
    token = verb
    for _ in range(MAX_CLIMB):
        if token.head.i == token.i or token.dep_ == "relcl":
            return
        token = token.head
        if token.pos_ in VERBAL:
            yield int(token.i)


# ---------------------------------------------------------------- relative clauses


def relative_clause_around(token: Token) -> Token | None:
    """The verb of the relative clause in which a token stands, also of a reduced one: "the deal rejected by voters"."""
    around = (token, *ancestors(token))
    return next((t for t in around if t.dep_ == "relcl" or (t.dep_ == "acl" and t.tag_ == "VBN")), None)


def is_in_infinitive_of(token: Token, noun: Token, *, loose: bool) -> bool:
    """Return whether a token stands in an infinitive that says what a thing is for: "the bill to close the pier".

    With ``loose`` also in one right after the noun that the parser attached to the verb above.
    """
    own = (c for c in noun.rights if c.dep_ in {"acl", "relcl"})
    verbs = (t for t in ancestors(noun) if loose and t.pos_ in VERBAL)
    after = (c for verb in verbs for c in verb.rights if c.left_edge.i == noun.right_edge.i + 1)
    clauses = (c for c in (*own, *after) if c.dep_ in {"acl", "relcl", "xcomp", "advcl"} and clause_frame(c) == "to")
    return any(c.left_edge.i <= token.i <= c.right_edge.i for c in clauses)


def relativised_object(verb: Token) -> Token | None:
    """The noun that a relative clause describes and whose object it is: "a charge she denies", "which she denies"."""
    noun, first, who = verb.head, verb.left_edge, child(verb, SUBJECTS)
    if verb.dep_ != "relcl" or noun.i >= first.i or who is None or who.tag_ in RELATIVES:
        return None
    objects = [c for c in verb.children if c.dep_ in {"dobj", "ccomp"}]
    return noun if not objects or (objects == [first] and first.tag_ in RELATIVES) else None


def clause_end(doc: Doc, end: int) -> int:
    """The end of a run; if its last word is an auxiliary whose verb comes after it, the end of that verb's clause."""
    last = doc[end - 1]
    return last.head.right_edge.i + 1 if last.dep_ in AUXILIARIES and last.head.i >= end else end


def with_antecedent(doc: Doc, run: Run) -> Run:
    """A run that is a whole relative clause ("who is to testify") grown to its antecedent; any other as it is."""
    first = doc[run.start]
    verb = first.head
    if first.tag_ not in WH_TAGS or verb.dep_ != "relcl" or not run.start < verb.i < run.end:
        return run
    return Run(min(verb.head.left_edge.i, run.start), run.end)


# ---------------------------------------------------------------- contents


def is_aside(clause: Token, verb: Token) -> bool:
    """Return whether a clause before a verb is no content of it: "Asked about it, he said", "It leaks; he denies this".

    It is a bare participle, or a semicolon divides the two.
    """
    is_bare = clause.tag_ in {"VBN", "VBD"} and child(clause, SUBJECTS | AUXILIARIES) is None
    return is_bare or any(c.text == ";" and c.i > clause.i for c in verb.lefts)


def content_start(last: Token, clause: Token, start: int) -> int:
    """The token with which a content clause begins, its "that" or an adverbial clause before it included.

    ``last`` is the last word of the cue, to which parsers attach what comes first: "says that, if it rains, ...", "says
    whatever happens, they will stay".
    """
    doc = clause.doc
    if start > 0 and doc[start - 1].lower_ == "that":
        return start - 1
    gap = doc[last.i + 1 : start]
    if 1 < len(gap) <= MAX_CLIMB and gap[-1].text == "," and not gap[0].is_punct and doc[start].lower_ != "that":
        attached = {t.dep_ for t in gap if t.head.i == last.i}
        if "advcl" in attached and attached <= {"advcl", "punct", "advmod"}:
            return last.i + 1
    return start


_LIMITS = frozenset({"if", "unless", "until", "till"})


def content_end(verb: Token, clause: Token) -> int:
    """The end of a content clause, further clauses between it and the verb included.

    A condition or limit right after it is its own, whatever the parser attached it to: "advised them to wait until
    noon came".
    """
    later = (c for c in verb.lefts if c.i > clause.i and c.dep_ == "ccomp")
    end = max([subtree_run(clause).end, *(c.right_edge.i + 1 for c in later)])
    limits = (c for c in verb.rights if c.dep_ == "advcl" and c.left_edge.i == end and _is_limited(c))
    return max([end, *(c.right_edge.i + 1 for c in limits)])


def _is_limited(clause: Token) -> bool:
    """Return whether a clause says under what condition or until when something holds."""
    return any(c.dep_ == "mark" and c.lower_ in _LIMITS for c in clause.lefts)


# ---------------------------------------------------------------- after the last word of a phrase


def clause_after(verb: Token, noun: Token) -> Token | None:
    """The first clause of a verb after a noun: "to resign" in "called on the mayor to resign"."""
    return next((x for x in verb.rights if x.dep_ in {"xcomp", "ccomp", "advcl"} and x.i > noun.i), None)


def infinitive_below(noun: Token) -> Token | None:
    """The infinitive of a noun: "to resign" in "for the mayor to resign"."""
    below = (x for x in noun.rights if x.dep_ in {"acl", "xcomp"})
    return next((x for x in below if complement_kind(x) == "infinitive"), None)


def topic_below(phrase: Token, governor: Token) -> Token | None:
    """The noun or verb of a prepositional phrase that says what a noun is about."""
    if phrase.dep_ not in {"prep", "agent"} or governor.pos_ != "NOUN":
        return None
    return preposition_object(phrase)


def topic_beside(verb: Token, noun: Token) -> Token | None:
    """The same where the parser attached the phrase to the verb: "gave no reason for the delay"."""
    found = next((c for c in verb.rights if c.dep_ in {"prep", "dative"} and c.i == noun.i + 1), None)
    return None if found is None or found.lower_ not in {"for", "about", "on", "of"} else preposition_object(found)


def is_phrase_clause(token: Token) -> bool:
    """Return whether a token heads a clause that belongs to a preposition, particle or noun."""
    return token.dep_ in {"acl", "ccomp", "pcomp"}


def is_preposition_object(token: Token) -> bool:
    """Return whether a token is the object of a preposition."""
    return token.dep_ in PREPOSITION_OBJECTS

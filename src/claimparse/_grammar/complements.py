"""Complements and their governors: the frame of a clause, and the predicates whose complement it may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from claimparse._grammar.arguments import is_dummy, understood_subject
from claimparse._grammar.misattachments import fused_gerund, is_headline_participle
from claimparse._grammar.tree import (
    COPULA_LABELS,
    FINITE_TAGS,
    NOUN_SUBJECTS,
    SUBJECTS,
    VERBAL,
    WH_TAGS,
    child,
    is_passive,
    near_children,
    tense,
)
from claimparse._grammar.words import COPULAR_VERBS, INTERROGATIVE_COMPLEMENTIZERS, INTRANSITIVE_VERBS
from claimparse.lexicon.schema.frames import ClauseFrame

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token

ComplementKind = Literal["that", "question", "infinitive", "order", "gerund", "small"]
"""A kind of complement: a finite clause, a question, an infinitive without or with ("order") its own subject, a gerund,
or a clause without a finite verb ("small").
"""

COMPLEMENT_CLAUSES = frozenset({"ccomp", "xcomp", "pcomp"})
NOUN_CLAUSES = frozenset({"acl", "ccomp", "relcl"})
_PREDICATES = COMPLEMENT_CLAUSES | {"acl", "advcl", "oprd", "attr"}
_KINDS: Mapping[ClauseFrame, tuple[ComplementKind, ComplementKind]] = {
    "that": ("that", "that"),
    "whether": ("question", "question"),
    "wh": ("question", "question"),
    "to": ("infinitive", "order"),
    "ing": ("gerund", "small"),
}
"""The kind of complement that a clause with each frame is, without and with a subject."""

_COMPLEMENT_LABELS = frozenset(
    {"ccomp", "xcomp", "csubj", "csubjpass", "advcl", "acl", "relcl", "oprd", "acomp", "dep"}
)
_NOUN_LABELS = frozenset({"dobj", "nsubjpass", "nsubj", "dative"})
_HEADED = _COMPLEMENT_LABELS | _NOUN_LABELS
_COMPLEMENTIZERS = frozenset({"that", "whether", "if", "for", "like"})
_THAT = frozenset({"mark", "dobj"})
_CONJUNCTIONS = frozenset({"if", "unless", "because", "after", "before", "since", "until"})


def clause_frame(verb: Token) -> ClauseFrame:
    """The frame of the clause that a verb heads: that, whether, wh, to, ing, bare, or small without a verb.

    After "that" the clause is finite, whatever the tagger makes of its verb ("suggests that cars pollute").
    """
    to = finite = has_subject = joined = False
    for c in verb.lefts:
        if c.dep_ == "mark" and c.lower_ in INTERROGATIVE_COMPLEMENTIZERS:
            return "whether"
        tag = c.tag_
        if c.dep_ in _THAT and c.lower_ == "that" and (c.dep_ == "mark" or _joins(c, verb)):
            joined = True
            continue
        asking = tag in WH_TAGS or (
            c.lefts and c.left_edge.tag_ in WH_TAGS and c.dep_ not in ("ccomp", "advcl", "parataxis")
        )
        extracted = asking and c.left_edge.i < verb.head.i < verb.i  # "which he said could be"
        if asking and not extracted:
            return "wh"
        to = to or tag == "TO"
        finite = finite or (tag in FINITE_TAGS and c.dep_ in ("aux", "auxpass"))
        has_subject = has_subject or c.dep_ in SUBJECTS
    if to:
        return "to"
    tag = verb.tag_
    if joined or finite or tag in FINITE_TAGS:
        return "that"
    if has_subject and is_headline_participle(verb):
        return "that"
    if tag == "VBG" or any(c.tag_ == "VBG" and c.dep_ in ("aux", "auxpass") for c in verb.lefts):
        return "ing"
    if tag == "VB":
        return "bare"
    return "that" if verb.pos_ in VERBAL and has_subject else "small"


def is_infinitival(verb: Token) -> bool:
    """Return whether "to" introduces a verb, also after a question word: "how to swim"."""
    return any(c.tag_ == "TO" for c in verb.lefts)


def is_predicative_infinitive(verb: Token) -> bool:
    """Return whether an infinitive after "be" describes like an adjective: "frost was to blame"."""
    above = verb.head
    return verb.lemma_ == "blame" and verb.dep_ == "xcomp" and above.lemma_ == "be" and is_infinitival(verb)


def complement_kind(token: Token) -> ComplementKind | None:
    """The kind of complement that a token heads; None where it heads none."""
    if token.dep_ not in _PREDICATES:
        return None
    frame, has_subject = clause_frame(token), child(token, NOUN_SUBJECTS) is not None
    if frame in ("bare", "small"):
        return "that" if token.dep_ == "ccomp" and (token.pos_ in VERBAL or not has_subject) else "small"
    return _KINDS[frame][has_subject]


def is_that_clause(token: Token) -> bool:
    """Return whether "that" introduces a finite clause."""
    return tense(token) is not None and any(c.lower_ == "that" and c.dep_ == "mark" for c in token.lefts)


def content_clause_of(noun: Token) -> Token | None:
    """The that-clause that spells a noun out: "was dead" under "the claim that the plan was dead"."""
    return next((c for c in noun.rights if c.dep_ in NOUN_CLAUSES and is_that_clause(c)), None)


def subordinator(verb: Token) -> Token | None:
    """The word that introduces a subordinate clause: "if", "whether", "that"."""
    for c in verb.lefts:
        if (
            c.dep_ == "mark"
            or (c.dep_ == "advmod" and c.tag_ == "WRB")
            or (c.dep_ == "prep" and c.lower_ in _CONJUNCTIONS)
            or (c.lower_ == "that" and _joins(c, verb))
        ):
            return c
    return None


def _joins(that: Token, verb: Token) -> bool:
    """Return whether a "that" which the parser took for an object is a conjunction.

    A verb has one object, a passive none, and no relative pronoun opens a clause that is itself an object.
    """
    if that.tag_ == "IN" or verb.dep_ == "ccomp" or verb.lemma_ in INTRANSITIVE_VERBS:
        return True
    return that.dep_ == "dobj" and any(c.dep_ in ("dobj", "auxpass") for c in verb.children if c.i != that.i)


def content_predicate(head: Token, below: Token) -> Token:
    """The word that takes the complements of a clause: the adjective or noun after a copula, else the verb."""
    if head.lemma_ in COPULAR_VERBS:
        for c in near_children(head, below):
            if c.dep_ in COPULA_LABELS and c.i != below.i:
                return c
        if head.lemma_ == "be" and below.dep_ == "ccomp":  # "the odds are that"
            return next((c for c in head.lefts if c.dep_ == "nsubj" and c.pos_ == "NOUN"), head)
    return head


def predicate_word(verb: Token) -> Token:
    """The word that says most of a clause: what stands after "be", else the verb."""
    if verb.lemma_ != "be":
        return verb
    return next((c for c in near_children(verb, verb) if c.dep_ in COPULA_LABELS), verb)


def possible_hosts(token: Token) -> tuple[tuple[Token, str], ...]:
    """The predicates whose complement the token may head, the likeliest first, with the frame: "that", "to", "np" ...

    In "accused the bank of hiding debts", the parser often attaches "of hiding debts" to "bank". So the verb above an
    object is the second choice.

    >>> import spacy; nlp = spacy.load("en_core_web_sm")                        # doctest: +SKIP
    >>> possible_hosts(nlp("It is unclear whether anyone left.")[5])                  # doctest: +SKIP
    ((unclear, 'whether'),)
    """
    label, head = token.dep_, token.head
    if head.i == token.i or is_predicative_infinitive(token):
        return ()
    judged = equated(token) if label == "csubj" else None
    if judged is not None:
        return ((judged, clause_frame(token)), (judged, "np"))
    if label in _COMPLEMENT_LABELS:
        judged = judged_saying(head) if label == "ccomp" else None
        return _of_clause(token) if judged is None else ((judged, clause_frame(token)), *_of_clause(token))
    if label in ("pcomp", "pobj") and head.dep_ in ("prep", "agent", "dative", "pcomp"):
        governor = head.head
        if head.dep_ == "prep" and head.i < governor.i and governor.pos_ in VERBAL:
            return ()  # "instead of paying, the firm sued"
        if head.dep_ == "prep" and governor.lemma_ == "be":
            governor = content_predicate(governor, head)
        return _with_verb_above(governor, head.lower_)
    gerund = fused_gerund(token)
    if gerund is not None:
        return _with_verb_above(gerund.head, gerund.lower_)
    if label in _NOUN_LABELS:
        predicate = _raised_predicate(token) or content_predicate(head, token)
        return () if label == "nsubj" and predicate.i == head.i else _with_calling(predicate, head, "np")
    return ()


def judged_saying(verb: Token) -> Token | None:
    """The adjective that judges what an infinitive would say: "wrong" in "It is wrong to say that they won"."""
    copula = verb.head
    who = child(copula, SUBJECTS)
    if verb.dep_ not in ("xcomp", "advcl", "ccomp") or who is None or who.lower_ != "it" or not is_infinitival(verb):
        return None
    found = content_predicate(copula, verb)
    return found if found.pos_ == "ADJ" and found.i < verb.i else None


def _raised_predicate(subject: Token) -> Token | None:
    """The predicate that a subject shares with the verb above: "untrue" in "the report turned out to be untrue"."""
    if subject.dep_ not in ("nsubj", "nsubjpass"):
        return None
    copula = next((c for c in subject.head.rights if c.dep_ == "xcomp" and c.lemma_ == "be"), None)
    found = None if copula is None else content_predicate(copula, subject)
    return None if found is None or found.i == subject.head.i or found is copula else found


def equated(clause: Token) -> Token | None:
    """The verb whose object a subject clause is said to be: "denies" in "Taking bribes is something he denies"."""
    if clause.dep_ != "csubj" or clause.head.lemma_ != "be":
        return None
    noun = child(clause.head, frozenset({"attr"}))
    verb = child(noun, frozenset({"relcl"})) if noun is not None else None
    own = child(verb, SUBJECTS) if verb is not None else None
    return None if own is None or own.tag_ in WH_TAGS else verb


def _with_calling(predicate: Token, verb: Token, frame: str) -> tuple[tuple[Token, str], ...]:
    """A predicate, and the verb that calls its subject so: "considered false"."""
    return (
        ((predicate, frame),) if predicate.i == verb.i or verb.lemma_ == "be" else ((predicate, frame), (verb, frame))
    )


def _of_clause(token: Token) -> tuple[tuple[Token, str], ...]:
    """The predicates of which a clause may be the complement."""
    label, head, frame = token.dep_, token.head, clause_frame(token)
    if label in ("acl", "relcl"):
        mark = subordinator(token)
        is_content = frame == "to" or (mark is not None and mark.lower_ in ("that", "whether", "if"))
        if frame == "bare" and is_content:
            frame = "that"  # a past form that the tagger does not know: "the idea that he rewrote it"
        return _with_verb_above(head, frame) if is_content else ()
    if label == "advcl" and is_likened(token):
        return ((head, "as if"),)
    if label == "advcl" and frame == "whether" and not _is_told_beside(token) and _is_condition(token, head):
        return ((head, "if"),) if head.i < token.i else ()  # "asks if they left", or a condition
    if label == "advcl" and _is_told_beside(token):
        return ()
    if frame == "to" and label in ("advcl", "xcomp"):
        before = token.left_edge.nbor(-1) if token.left_edge.i else token
        if before.dep_ == "dobj" and before.head.i == head.i and before.pos_ == "NOUN":
            return (before, frame), (head, frame)
    made = ((head.head, frame),) if head.dep_ == "ccomp" and head.pos_ == "ADJ" and not head.lefts else ()
    return (*_with_calling(content_predicate(head, token), head, frame), *made)  # "made clear that"


def _is_told_beside(clause: Token) -> bool:
    """Return whether a conjunction sets an adverbial clause beside its main clause: "while", "though", "as"."""
    mark = subordinator(clause)
    return mark is not None and mark.dep_ == "mark" and mark.lower_ not in _COMPLEMENTIZERS


def is_likened(clause: Token) -> bool:
    """Return whether "as if" or "as though" introduces a clause."""
    first = next((c for c in clause.lefts if c.lower_ == "as"), clause.left_edge)
    return first.lower_ == "as" and first.i + 1 < clause.i and first.nbor(1).lower_ in ("if", "though")


def _is_condition(clause: Token, head: Token) -> bool:
    """Return whether an "if" clause is a condition of a verb, and not a question after "clear" or "known"."""
    return content_predicate(head, clause).i == head.i and not (is_passive(head) and is_dummy(understood_subject(head)))


def _with_verb_above(governor: Token, frame: str) -> tuple[tuple[Token, str], ...]:
    fronted = governor.dep_ == "advmod" and governor.i < governor.head.i  # "instead of paying"
    if (
        governor.dep_ in ("dobj", "nsubjpass", "advmod", "prt", "oprd", "acomp")
        and governor.head.pos_ in VERBAL
        and not fronted
    ):
        return (governor, frame), (governor.head, frame)
    return ((governor, frame),)


def _governors(predicate: Token) -> list[Token]:
    """A predicate and the verbs that may have its complements: its copula, and the verb above that."""
    found = [predicate]
    if predicate.dep_ in COPULA_LABELS or (predicate.dep_ in ("nsubj", "dobj") and predicate.pos_ == "NOUN"):
        found.append(predicate.head)
        if predicate.head.dep_ == "xcomp":
            found.append(predicate.head.head)
    return found


def complements(predicate: Token) -> Iterator[tuple[Token, str]]:
    """All complements of a predicate with their frames, as :func:`possible_hosts` sees them."""
    around = _governors(predicate)
    candidates: list[Token] = []
    if predicate.dep_ == "relcl" and predicate.head.dep_ == "attr":
        candidates.extend(c for c in predicate.head.head.lefts if c.dep_ == "csubj")
    for governor in around:
        for c in near_children(governor, predicate):
            label = c.dep_
            if label in _HEADED and not (label == "nsubj" and governor is predicate):
                candidates.append(c)
            if label == "prep":
                candidates.extend(g for g in c.children if g.dep_ in ("pcomp", "pobj"))
            elif label == "ccomp" and c.pos_ == "ADJ":
                candidates.extend(g for g in c.rights if g.dep_ in ("advcl", "ccomp"))
            elif label in ("dobj", "nsubjpass", "advmod", "acomp"):
                for g in c.rights:
                    candidates.extend([g] if g.dep_ in ("acl", "relcl") else g.rights if g.dep_ == "prep" else ())
    for candidate in candidates:
        if candidate.i != predicate.i:
            for governor, frame in possible_hosts(candidate):
                if governor.i == predicate.i:
                    yield candidate, frame


def is_parenthetical(verb: Token) -> bool:
    """Return whether a verb comments on the clause that it is under or stands in: "the ferry, it is thought, sank"."""
    if verb.dep_ == "parataxis":
        return True
    if verb.dep_ not in ("ccomp", "dep") or verb.head.i == verb.i:
        return False
    left = verb.left_edge
    if left.i == 0 or verb.right_edge.i - left.i > 5:
        return False
    before = left if left.is_punct else left.nbor(-1)
    return before.is_punct and before.tag_ != "``" and child(verb, SUBJECTS) is not None

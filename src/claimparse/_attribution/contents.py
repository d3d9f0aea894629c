"""Finds what a cue hands to its source, on the parse: complement clauses, objects, and the clause that a cue is
put into.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimparse._attribution.cue_syntax import (
    clause_of_noun,
    complement_kind,
    described_noun,
    displaced_clause,
    enclosing_clause,
    host_clause,
    is_participle_clause,
    object_of,
    opening,
    predicate_of,
    receiver,
    right_phrases,
    told_clause,
)
from claimparse._attribution.misparses import hidden_complement, is_that_clause, leading_clause
from claimparse._evidence import CueMark, Run
from claimparse._grammar.complements import fused_object
from claimparse._grammar.subjects import agent
from claimparse._grammar.tree import child, is_passive, phrase, subtree_run
from claimparse.types import SpeechAct

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimparse._attribution.lexicon import CueLexicon
    from claimparse._text.parsed_text import ParsedText

NO_PARENTHESIS = frozenset({"know", "want", "intend", "demand"})
_QUOTING = frozenset({"quotation", "report", "noun", "bare"})
_PERSONS = frozenset({"him", "her", "me", "us", "you"})  # whom one contradicts, and no claim
_CLAUSES = frozenset({"ccomp", "xcomp", "pcomp"})
_KINDS_OF_FRAME = {
    "that": {"that"},
    "question": {"question"},
    "quotation": {"that", "question"},
    "infinitive": {"infinitive", "order"},
    "order": {"order"},
    "gerund": {"gerund"},
    "object": {"small", "order"},
}


@dataclass(frozen=True, slots=True)
class Content:
    """Runs of content, and the token whose stance is the claim's. ``hole`` is the part of a host clause that is
    the cue's own.
    """

    runs: tuple[Run, ...]
    head: int
    rule: str
    hole: Run | None = None
    target: Run | None = None


def verb_content(parsed: ParsedText, mark: CueMark, cues: CueLexicon) -> Content | None:
    """What a verb takes as content, by the frames of its cue: a clause, an object with its predicate, a noun
    phrase, or its host.
    """
    verb = parsed.doc[mark.head]
    anchors = [verb, *(parsed.doc[i] for i in mark.tokens if i > mark.head)]
    return (
        _clause(verb, anchors, mark, cues)
        or _object_and_predicate(verb, mark, cues)
        or _noun_phrase(verb, anchors, mark, cues)
        or _host(verb, mark)
    )


def _clause(verb: Token, anchors: list[Token], mark: CueMark, cues: CueLexicon) -> Content | None:
    """The first complement clause of a kind that the cue takes; those behind the cue before those in front of it."""
    for anchor in anchors:
        for c in (*anchor.rights, *anchor.lefts):
            taken = c.dep_ in _CLAUSES or (anchor is not verb and is_that_clause(c))
            kind = complement_kind(c) if taken and c.i not in mark.tokens else None
            if kind is not None and c.i < verb.i and (is_participle_clause(c) or _is_closed(c, verb)):
                continue
            found = _complement(verb, anchors[-1], c, kind, mark) if kind is not None else None
            if found is not None:
                return found
    if "that" not in mark.frames:
        return None
    displaced = displaced_clause(verb, objects=mark.frames.isdisjoint({"noun", "report"}))
    if displaced is not None:
        return Content((subtree_run(displaced),), displaced.i, "displaced")
    told = told_clause(verb, cues.hearing) if "address" in mark.frames else None
    if told is not None:
        return Content((subtree_run(told),), told.i, "told")
    hidden = hidden_complement(verb)
    return None if hidden is None else Content((subtree_run(hidden),), hidden.i, "that")


def _is_closed(clause: Token, verb: Token) -> bool:
    """Whether a semicolon parts a clause from the verb behind it: "The roof leaks; the owner denies this"."""
    return any(c.text == ";" and c.i > clause.i for c in verb.lefts)


def _complement(verb: Token, last: Token, clause: Token, kind: str, mark: CueMark) -> Content | None:
    """A complement clause as content, with the one who is told to do it or of whom it is said."""
    start, end = subtree_run(clause)
    end = max([end, *(c.right_edge.i + 1 for c in verb.lefts if c.i > clause.i and c.dep_ == "ccomp")])
    wanted = {k for f in mark.frames for k in _KINDS_OF_FRAME.get(f, ())}
    if kind == "infinitive" and "order" in mark.frames:
        told = object_of(verb, mark.tokens)
        if told is not None and verb.i < told.i < clause.i and ("address" not in mark.frames or kind in wanted):
            return Content((Run(told.left_edge.i, end),), clause.i, "order", target=subtree_run(told))
        if clause.i > verb.i:
            return Content((Run(start, end),), clause.i, "order")
    if (
        kind in {"infinitive", "small"}
        and mark.kind != "adjective"
        and is_passive(verb)
        and not mark.frames.isdisjoint({"that", "object"})
    ):
        return Content((*subject_run(verb), Run(start, end)), clause.i, "raised")
    if kind not in wanted or (mark.frames <= _QUOTING and not _is_quoted(clause, verb)):
        return None
    told = object_of(verb) if clause.i > verb.i else None
    target = subtree_run(told) if told is not None and verb.i < told.i < start else None
    content = Run(opening(last, clause, start), end)
    leading = leading_clause(verb) if clause.i > verb.i else None
    return Content((content,) if leading is None else (leading, content), clause.i, kind, target=target)


def _is_quoted(clause: Token, verb: Token) -> bool:
    """Whether a clause can be a quotation: it stands before the verb, or begins with a mark."""
    first = clause.left_edge
    return clause.i < verb.i or first.is_quote or (first.i > 0 and clause.doc[first.i - 1].is_quote)


def subject_run(verb: Token) -> tuple[Run, ...]:
    """The subject of a passive, as the first part of a content that it was raised from."""
    return tuple(subtree_run(c) for c in verb.lefts if c.dep_ == "nsubjpass")


def _object_and_predicate(verb: Token, mark: CueMark, cues: CueLexicon) -> Content | None:
    if "object" not in mark.frames:
        return None
    second = predicate_of(verb, accusing=mark.kind == "accuse")
    if second is None:
        whole = fused_object(verb)
        false = whole is not None and whole.lemma_.lower() in cues.falsities
        return Content((subtree_run(whole),), whole.i, "object") if whole is not None and false else None
    if second.lemma_.lower() in cues.states and is_passive(verb):
        return None  # "She was found dead"
    raised = subject_run(verb) if is_passive(verb) else ()
    first = object_of(verb, mark.tokens)
    start, end = subtree_run(second)
    target = raised[0] if raised else None
    if first is not None:
        nested = second.head.i > first.i  # "the mayor of Leeds of fraud"
        target = Run(first.left_edge.i, start) if nested else phrase(first, (second.i,))
        start = min(start, first.left_edge.i)
    accuse = mark.kind == "accuse"
    if first is None and not raised:
        moved = child(second, frozenset({"pobj"}))
        if moved is not None and clause_of_noun(moved) is not None:
            return Content((Run(start, end),), _said_in(moved, cues).i, "moved")
    head = next((c for c in second.children if c.dep_ in {"pcomp", "pobj"}), second)
    return Content((*raised, Run(start, max(end, start + 1))), head.i, "object", target=target if accuse else None)


def _noun_phrase(verb: Token, anchors: list[Token], mark: CueMark, cues: CueLexicon) -> Content | None:
    prepositional = anchors[-1] if len(anchors) > 1 else None
    noun = object_of(verb, mark.tokens) if prepositional is None else None
    if prepositional is not None:
        return _behind(verb, prepositional, mark)
    if is_passive(verb):
        noun = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
        empty = noun is not None and noun.lower_ == "it" and agent(verb) is None
        withheld = mark.act is SpeechAct.DENIES and child(verb, frozenset({"dobj"})) is not None  # "was denied bail"
        if empty or withheld:
            return None
    if mark.frames.isdisjoint({"noun", "report"}):
        return None
    described = described_noun(verb) if noun is None else None
    if described is not None and _is_said(described, mark, cues):
        return Content((phrase(described, (verb.i,)),), described.i, "noun")
    if noun is None or _is_whom(noun, mark):
        return None
    if "noun" not in mark.frames and not _is_said(noun, mark, cues):
        return None
    start, end = subtree_run(noun)
    if mark.kind == "judge":
        for c in right_phrases(verb, frozenset({"prep"})):
            if c.i >= end and c.lower_ in {"for", "as", "over", "of"}:
                end = max(end, c.right_edge.i + 1)
    told = receiver(verb)
    target = subtree_run(told) if told is not None and told.i != noun.i else None
    return Content((Run(start, end),), _said_in(noun, cues).i, "noun", target=target)


def _is_whom(noun: Token, mark: CueMark) -> bool:
    """Whether an object is somebody who is contradicted or interrogated, and nothing said: "Police questioned him"."""
    person = noun.lower_ in _PERSONS
    if mark.act is SpeechAct.DENIES:
        return person
    return mark.entry == "question" and (person or noun.ent_type_ == "PERSON")


def _said_in(noun: Token, cues: CueLexicon) -> Token:
    """What is said or denied where the object is a claim: the verb of its that-clause."""
    clause = clause_of_noun(noun) if noun.lemma_.lower() in cues.statements else None
    return noun if clause is None else clause


def _is_said(noun: Token, mark: CueMark, cues: CueLexicon) -> bool:
    """Whether an object is something said, so that the verb is about words: a claim, "this", and "any deal" where
    it is denied.
    """
    word = noun.lemma_.lower()
    if word in cues.statements or word in cues.pronouns or (mark.kind == "announce" and word in cues.nouns):
        return True
    return mark.act is SpeechAct.DENIES and any(c.lower_ == "any" for c in noun.lefts)


def _behind(verb: Token, last: Token, mark: CueMark) -> Content | None:
    """What stands behind a phrase: the object of its preposition with the clause that follows, or what its noun is
    about.
    """
    if last.dep_ == "mark" and last.head.i > last.i:
        return Content((Run(last.i + 1, last.head.right_edge.i + 1),), last.head.i, "order")
    for c in last.rights:
        if c.dep_ == "pobj" and not mark.frames.isdisjoint({"noun", "order", "infinitive"}):
            start, end = subtree_run(c)
            later = next((x for x in verb.rights if x.dep_ in {"xcomp", "ccomp", "advcl"} and x.i > c.i), None)
            below = next(
                (x for x in c.rights if x.dep_ in {"acl", "relcl", "xcomp"} and complement_kind(x) == "infinitive"),
                None,
            )
            if "order" in mark.frames and later is not None and complement_kind(later) in {"infinitive", "order"}:
                return Content((Run(start, later.right_edge.i + 1),), later.i, "order", target=subtree_run(c))
            if "order" in mark.frames and "noun" not in mark.frames and below is None:
                continue
            return Content((Run(start, end),), (below or c).i, "noun")
        if c.dep_ in {"prep", "agent"} and last.pos_ == "NOUN":
            inner = next((x for x in c.rights if x.dep_ in {"pobj", "pcomp"}), None)
            if inner is not None:
                return Content((subtree_run(inner),), inner.i, "about")
        if c.dep_ in {"pcomp", "acl", "ccomp", "relcl"} and complement_kind(c) is not None:
            return Content((subtree_run(c),), c.i, "clause")
    return None


def _host(verb: Token, mark: CueMark) -> Content | None:
    """The clause that a cue is put into: "The plan, he said, is good", "as officials put it"."""
    host = host_clause(verb)
    if host is None or "that" not in mark.frames or mark.kind in NO_PARENTHESIS:
        return None
    hole, leading = subtree_run(verb), leading_clause(verb)
    if leading is not None and leading.start == hole.start:
        hole = Run(leading.end, hole.end)
    return Content((subtree_run(host),), host.i, "host", hole=hole)


def noun_content(parsed: ParsedText, mark: CueMark) -> Content | None:
    """The clause of a noun ("the claim that", "a promise to") or what it is about ("criticism of")."""
    noun = parsed.doc[mark.head]
    if not mark.frames:
        return None
    for c in noun.rights:
        kind = complement_kind(c) if c.dep_ in {"acl", "ccomp", "relcl"} else None
        marked = any(x.lower_ == "that" and x.dep_ == "mark" for x in c.lefts)
        if (kind == "that" and marked) or kind == "infinitive":
            return Content((subtree_run(c),), c.i, f"noun-{kind}")
    return None


def preposition_content(parsed: ParsedText, mark: CueMark) -> Content | None:
    """The clause that "according to" stands in, without the phrase itself."""
    token = parsed.doc[mark.head]
    clause = enclosing_clause(token)
    if clause is None:
        return None
    return Content((subtree_run(clause),), clause.i, "clause", hole=subtree_run(token))

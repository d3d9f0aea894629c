"""Find the content of a cue on the parse: complement clauses, objects, and the clause in which the cue stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimparse._attribution.attachment_syntax import (
    clause_below_listener,
    displaced_clause,
    fronted_content,
    leading_adverbial,
)
from claimparse._attribution.content_syntax import (
    ComplementKind,
    clause_after,
    complement_clauses,
    complement_kind,
    content_clause_of,
    content_end,
    content_start,
    displaced_object,
    enclosing_clause,
    has_direct_object,
    host_clause,
    indirect_object,
    infinitive_below,
    introduced_clause,
    is_after_semicolon,
    is_participle_clause,
    is_particle,
    is_phrase_clause,
    is_preposition_object,
    judgement_end,
    noun_complements,
    object_of,
    object_predicate,
    passive_subject,
    predicate_head,
    raised_subject,
    relativised_object,
    topic_below,
)
from claimparse._attribution.cue_syntax import is_person_name
from claimparse._evidence import CueClass, CueMark, Run
from claimparse._grammar.arguments import agent
from claimparse._grammar.complements import fused_object
from claimparse._grammar.tree import is_passive, phrase, subtree_run
from claimparse._grammar.words import PERSONAL_PRONOUNS
from claimparse.lexicon.schema.frames import Frame
from claimparse.types import SpeechAct

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimparse._attribution.lexicon import CueLexicon
    from claimparse._text.parsed_text import ParsedText

ContentRule = Literal[
    ComplementKind, "displaced", "told", "raised", "object", "moved", "noun", "about", "clause", "host", "noun-that",
    "noun-infinitive", "colon", "headline",
]  # fmt: skip
"""The way in which a content was found; results show it after the cue's entry."""

NON_PARENTHETICAL: frozenset[CueClass] = frozenset({"know", "want", "intend", "demand"})
"""The classes of verbs that are never put into the clause that is their content."""

INTERROGATING: frozenset[CueClass] = frozenset({"ask", "doubt"})
"""The classes of verbs whose object, where it is a person, is asked and not doubted."""

_QUOTING: frozenset[Frame] = frozenset({"quote", "claim", "np", "none"})
_KINDS_OF_FRAME: Mapping[Frame, frozenset[ComplementKind]] = {
    "that": frozenset({"that"}),
    "whether": frozenset({"question"}),
    "wh": frozenset({"question"}),
    "quote": frozenset({"that", "question"}),
    "to": frozenset({"infinitive", "order"}),
    "order": frozenset({"order"}),
    "ing": frozenset({"gerund"}),
    "object": frozenset({"small", "order"}),
}


@dataclass(frozen=True, slots=True)
class Content:
    """Runs of content, and the token whose stance is the claim's.

    ``excluded`` is the part of a host clause that is the cue's own; ``target`` are the words for the addressee.
    """

    runs: tuple[Run, ...]
    head: int
    rule: ContentRule
    excluded: Run | None = None
    target: Run | None = None


def verb_content(parsed: ParsedText, mark: CueMark, cues: CueLexicon) -> Content | None:
    """The content of a verb by the frames of its cue: a clause, an object with its predicate, a noun, or its host."""
    verb = parsed.doc[mark.head]
    anchors = [verb, *(parsed.doc[i] for i in mark.tokens if i > mark.head)]
    return (
        _complement_clause(verb, anchors, mark, cues)
        or _object_with_predicate(verb, mark, cues)
        or _noun_phrase(verb, anchors, mark, cues)
        or _host(verb, mark)
    )


def _of_subtree(head: Token, rule: ContentRule, excluded: Run | None = None) -> Content:
    return Content((subtree_run(head),), head.i, rule, excluded)


# ---------------------------------------------------------------- complement clauses


def _complement_clause(verb: Token, anchors: list[Token], mark: CueMark, cues: CueLexicon) -> Content | None:
    """The first complement clause of a kind that the cue takes; those after the cue first, gerunds last.

    A participle may be no complement: "reports, citing two engineers, that the dam leaks".
    """
    clauses = [(c, complement_kind(c)) for a in anchors for c in complement_clauses(a, verb) if c.i not in mark.tokens]
    for clause, kind in sorted(clauses, key=lambda found: found[1] == "gerund"):
        if kind is None or (clause.i < verb.i and (is_participle_clause(clause) or is_after_semicolon(verb, clause))):
            continue
        found = _clause_content(verb, anchors[-1], clause, kind, mark)
        if found is not None:
            return found
    return _misattached_clause(verb, mark, cues) if "that" in mark.frames else None


def _misattached_clause(verb: Token, mark: CueMark, cues: CueLexicon) -> Content | None:
    """The content clause that the parser attached to another word."""
    displaced = displaced_clause(verb, objects=mark.frames.isdisjoint({"np", "claim"}))
    if displaced is not None:
        return _of_subtree(displaced, "displaced")
    below = clause_below_listener(verb, cues.perception_verbs) if "address" in mark.frames else None
    if below is not None:
        return _of_subtree(below, "told")
    fronted = fronted_content(verb)
    return None if fronted is None else _of_subtree(fronted, "that")


def _clause_content(verb: Token, last: Token, clause: Token, kind: ComplementKind, mark: CueMark) -> Content | None:
    """A complement clause as content, with the one who is told to do it or of whom it is said."""
    start, end = subtree_run(clause).start, content_end(verb, clause)
    wanted = {k for f in mark.frames for k in _KINDS_OF_FRAME.get(f, ())}
    if kind == "infinitive" and "order" in mark.frames:
        addressee = object_of(verb, mark.tokens)
        if (
            addressee is not None
            and verb.i < addressee.i < clause.i
            and ("address" not in mark.frames or kind in wanted)
        ):
            order = Run(addressee.left_edge.i, end)
            return Content((order,), clause.i, "order", target=subtree_run(addressee))
        return Content((Run(start, end),), clause.i, "order", target=_addressee(verb, start, mark))
    takes_raising = mark.kind != "adjective" and is_passive(verb) and not mark.frames.isdisjoint({"that", "object"})
    if kind in {"infinitive", "small"} and takes_raising:
        return Content((*raised_subject(verb), Run(start, end)), clause.i, "raised")
    if kind not in wanted or (mark.frames <= _QUOTING and not _may_be_quoted(clause, verb)):
        return None
    target = _addressee(verb, start, mark) if clause.i > verb.i else None
    content = Run(content_start(last, clause, start), end)
    leading = leading_adverbial(verb) if clause.i > verb.i else None
    return Content((content,) if leading is None else (leading, content), clause.i, kind, target=target)


def _addressee(verb: Token, end: int, mark: CueMark) -> Run | None:
    """The one whom a verb tells or asks something: the object before ``end``, or the subject of a passive."""
    if is_passive(verb):
        found = passive_subject(verb) if not mark.frames.isdisjoint({"address", "order"}) else None
        return None if found is None or found.lower_ == "it" else subtree_run(found)
    found = object_of(verb)
    return subtree_run(found) if found is not None and verb.i < found.i < end else None


def _before_agent(run: Run, verb: Token) -> Run:
    """A run up to the "by" of an agent that the parser attached inside it."""
    by = agent(verb)
    return Run(run.start, by.head.i) if by is not None and run.start < by.head.i < run.end else run


def _may_be_quoted(clause: Token, verb: Token) -> bool:
    """Return whether a clause can be a quotation: it stands before the verb, or begins with a quotation mark."""
    first = clause.left_edge
    return clause.i < verb.i or first.is_quote or (first.i > 0 and clause.doc[first.i - 1].is_quote)


# ---------------------------------------------------------------- objects


def _object_with_predicate(verb: Token, mark: CueMark, cues: CueLexicon) -> Content | None:
    """An object with what is said of it: "X as Y", "X of doing Y", "X Y"."""
    if "object" not in mark.frames:
        return None
    predicate = object_predicate(verb, mark.kind)
    if predicate is None:
        whole = fused_object(verb)
        is_false = whole is not None and whole.lemma_.lower() in cues.false_adjectives
        return _of_subtree(whole, "object") if whole is not None and is_false else None
    if predicate.lemma_.lower() in cues.condition_adjectives and is_passive(verb):
        return None  # "She was found dead"
    raised = raised_subject(verb)
    object_ = object_of(verb, mark.tokens)
    start, end = _before_agent(subtree_run(predicate), verb)
    target = raised[0] if raised else None
    if object_ is not None:
        is_nested = predicate.head.i > object_.i  # "the mayor of Leeds of fraud"
        target = Run(object_.left_edge.i, start) if is_nested else phrase(object_, (predicate.i,))
        start = min(start, object_.left_edge.i)
    elif not raised:
        moved = displaced_object(predicate)
        if moved is not None:
            return Content((Run(start, end),), _said_head(moved, cues).i, "moved")
    runs = (*raised, Run(start, max(end, start + 1)))
    return Content(runs, predicate_head(predicate).i, "object", target=target if mark.kind == "accuse" else None)


def _noun_phrase(verb: Token, anchors: list[Token], mark: CueMark, cues: CueLexicon) -> Content | None:
    """An object noun phrase, that of a passive its subject, or the phrase after the last word of the cue."""
    if len(anchors) > 1 and not is_particle(anchors[-1]):
        return _after_phrase(verb, anchors[-1], mark)
    noun = object_of(verb, mark.tokens)
    if is_passive(verb):
        noun = passive_subject(verb)
        is_impersonal = noun is not None and noun.lower_ == "it" and agent(verb) is None
        if is_impersonal or (mark.act is SpeechAct.DENIES and has_direct_object(verb)):  # "was denied bail"
            return None
    if mark.frames.isdisjoint({"np", "claim"}):
        return None
    described = relativised_object(verb) if noun is None else None
    if described is not None and _is_something_said(described, mark, cues):
        return Content((phrase(described, (verb.i,)),), described.i, "noun")
    if noun is None or _is_person_addressed(noun, mark):
        return None
    if "np" not in mark.frames and not _is_something_said(noun, mark, cues):
        return None
    start, end = subtree_run(noun)
    if mark.kind == "judge":
        end = judgement_end(verb, end)
    addressee = indirect_object(verb)
    target = subtree_run(addressee) if addressee is not None and addressee.i != noun.i else None
    return Content((Run(start, end),), _said_head(noun, cues).i, "noun", target=target)


def _is_person_addressed(noun: Token, mark: CueMark) -> bool:
    """Return whether an object is a person contradicted or interrogated, and nothing said: "Police questioned him"."""
    is_pronoun = noun.lower_ in PERSONAL_PRONOUNS
    if mark.act is SpeechAct.DENIES:
        return is_pronoun
    return mark.kind in INTERROGATING and (is_pronoun or is_person_name(noun))


def _said_head(noun: Token, cues: CueLexicon) -> Token:
    """The verb of the that-clause of an object that is a claim, which is what is said or denied; else the object."""
    clause = content_clause_of(noun) if noun.lemma_.lower() in cues.statements else None
    return noun if clause is None else clause


def _is_something_said(noun: Token, mark: CueMark, cues: CueLexicon) -> bool:
    """Return whether an object is something said: a claim, "this", and "any deal" where it is denied."""
    word = noun.lemma_.lower()
    if word in cues.statements or word in cues.pronouns or (mark.kind == "announce" and word in cues.nouns):
        return True
    return mark.act is SpeechAct.DENIES and any(c.lower_ == "any" for c in noun.lefts)


def _after_phrase(verb: Token, last: Token, mark: CueMark) -> Content | None:
    """The content after the last word of a phrase.

    The object of a preposition, with the clause that follows it, or what a noun is about.
    """
    introduced = introduced_clause(last)
    if introduced is not None:
        return Content((Run(last.i + 1, introduced.right_edge.i + 1),), introduced.i, "order")
    for c in last.rights:
        if is_preposition_object(c) and not mark.frames.isdisjoint({"np", "order", "to"}):
            start, end = subtree_run(c)
            later, below = clause_after(verb, c), infinitive_below(c)
            if "order" in mark.frames and later is not None and complement_kind(later) in {"infinitive", "order"}:
                return Content((Run(start, later.right_edge.i + 1),), later.i, "order", target=subtree_run(c))
            if "order" in mark.frames and "np" not in mark.frames and below is None:
                continue
            return Content((Run(start, end),), (below or c).i, "noun")
        topic = topic_below(c, last)
        if topic is not None:
            return _of_subtree(topic, "about")
        if is_phrase_clause(c):
            return _of_subtree(c, "clause")
    return None


# ---------------------------------------------------------------- hosts, nouns, prepositions


def _host(verb: Token, mark: CueMark) -> Content | None:
    """The clause in which a cue is a parenthesis: "The plan, he said, is good", "as officials put it"."""
    host = host_clause(verb)
    if host is None or "that" not in mark.frames or mark.kind in NON_PARENTHETICAL:
        return None
    excluded, leading = subtree_run(verb), leading_adverbial(verb)
    if leading is not None and leading.start == excluded.start:
        excluded = Run(leading.end, excluded.end)
    return _of_subtree(host, "host", excluded)


def noun_content(parsed: ParsedText, mark: CueMark) -> Content | None:
    """The clause of a noun: "the claim that", "a promise to"."""
    if not mark.frames:
        return None
    clause, kind = next(noun_complements(parsed.doc[mark.head]), (None, None))
    if clause is None:
        return None
    return _of_subtree(clause, "noun-that" if kind == "that" else "noun-infinitive")


def preposition_content(parsed: ParsedText, mark: CueMark) -> Content | None:
    """The content of "according to": the clause around it, without its own phrase."""
    token = parsed.doc[mark.head]
    clause = enclosing_clause(token)
    return None if clause is None else _of_subtree(clause, "clause", subtree_run(token))

"""Find the content of a cue on the parse: complement clauses, objects, and the clause in which the cue stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimparse._evidence import CueClass, CueMark, Run
from claimparse._grammar.arguments import has_no_object, wish_after_originator
from claimparse._grammar.clauses import (
    clause_after,
    content_end,
    content_start,
    enclosing_clause,
    host_clause,
    infinitive_below,
    is_aside,
    is_phrase_clause,
    is_preposition_object,
    relativised_object,
    sentence_before,
    topic_below,
    topic_beside,
    worded_subject,
)
from claimparse._grammar.complements import ComplementKind, complement_kind, content_clause_of
from claimparse._grammar.misattachments import (
    clause_before_reporter,
    clause_below_listener,
    displaced_clause,
    fronted_content,
    introduced_clause,
    leading_adverbial,
    object_after_gerund,
    quoted_beside,
    stolen_subject,
)
from claimparse._grammar.object_predicates import (
    displaced_object,
    fused_object,
    judgement_end,
    object_predicate,
    predicate_head,
)
from claimparse._grammar.parts_of_speech import is_person_name, noun_lemma
from claimparse._grammar.predication import Predication
from claimparse._grammar.questions import is_bare_answer
from claimparse._grammar.tree import is_pronoun, phrase, root_of, subtree_run
from claimparse._grammar.verb_groups import is_infinitive, is_particle
from claimparse._grammar.words import DEMONSTRATIVES, PERSONAL_PRONOUNS
from claimparse._text.paragraphs import ParagraphKind
from claimparse.lexicon.schema.frames import Frame
from claimparse.lexicon.schema.verbs import CHARGING
from claimparse.types import SpeechAct

if TYPE_CHECKING:
    from claimparse._attribution.lexicon import CueLexicon
    from claimparse._grammar.tokens import Token
    from claimparse._text.parsed_text import ParsedText

ContentRule = Literal[
    ComplementKind, "displaced", "told", "raised", "object", "moved", "noun", "about", "clause", "host", "worded",
    "noun-that", "noun-infinitive", "noun-for", "answer", "colon", "headline",
]  # fmt: skip
"""The way in which a content was found; results show it after the cue's entry."""

NON_PARENTHETICAL: frozenset[CueClass] = frozenset({"know", "want", "intend", "demand"})
"""The classes of verbs that are never put into the clause that is their content."""

INTERROGATING: frozenset[CueClass] = frozenset({"ask", "doubt"})
"""The classes of verbs whose object, where it is a person, is asked and not doubted."""

WORDING: frozenset[CueClass] = frozenset({"say", "tell", "label", "regard", "judge", "complain"})
"""The classes of verbs of which "how" asks for the wording."""

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
    verb = parsed.predications.of(parsed.doc[mark.head])
    anchors = [verb.word, *(parsed.doc[i] for i in mark.tokens if i > mark.head)]
    return (
        _worded(parsed, verb, mark)
        or _complement_clause(verb, anchors, mark, cues)
        or _object_with_predicate(verb, mark, cues)
        or _noun_phrase(parsed, verb, anchors, mark, cues)
        or _answer(verb.word, mark)
        or _host(verb.word, mark)
    )


def _of_subtree(head: Token, rule: ContentRule, excluded: Run | None = None) -> Content:
    return Content((subtree_run(head),), head.i, rule, excluded)


def _worded(parsed: ParsedText, verb: Predication, mark: CueMark) -> Content | None:
    """What somebody is said to have worded so, with what it is said of: the sentence before, for a demonstrative.

    "That was how Lund put it"; ""A farce" was how Moss described the trial".
    """
    subject = worded_subject(verb.word)
    if subject is None or verb.is_negated or mark.kind not in WORDING:
        return None
    if subject.lower_ in DEMONSTRATIVES:
        before = sentence_before(verb.word)
        if before is None or parsed.paragraph_of(before.start) != parsed.paragraph_of(verb.word.i):
            return None
        return Content((before,), root_of(parsed.doc, before), "worded")
    about = verb.object_beside(mark.tokens)
    runs = (subtree_run(subject),) if about is None or is_pronoun(about) else (subtree_run(subject), subtree_run(about))
    return Content(runs, subject.i, "worded")


# ---------------------------------------------------------------- complement clauses


def _complement_clause(verb: Predication, anchors: list[Token], mark: CueMark, cues: CueLexicon) -> Content | None:
    """The first complement clause of a kind that the cue takes; those after the cue first, gerunds last.

    A participle may be no complement: "reports, citing two engineers, that the dam leaks".
    """
    clauses = [(c, complement_kind(c)) for a in anchors for c in verb.clauses_at(a) if c.i not in mark.tokens]
    for clause, kind in sorted(clauses, key=lambda found: found[1] == "gerund"):
        if kind is None or (clause.i < verb.word.i and is_aside(clause, verb.word)):
            continue
        found = _clause_content(verb, anchors[-1], clause, kind, mark)
        if found is not None:
            return found
    return _misattached_clause(verb, mark, cues) if "that" in mark.frames else None


def _misattached_clause(verb: Predication, mark: CueMark, cues: CueLexicon) -> Content | None:
    """The content clause that the parser attached to another word."""
    displaced = displaced_clause(verb.word, mark.tokens, objects=mark.frames.isdisjoint({"np", "claim"}))
    if displaced is not None:
        return _of_subtree(displaced, "displaced")
    listener = verb.object_beside() if "address" in mark.frames else None
    below = None if listener is None else clause_below_listener(listener, cues.perception_verbs)
    if below is not None:
        return _of_subtree(below, "told")
    fronted = fronted_content(verb.word) or quoted_beside(verb.word)
    return None if fronted is None else _of_subtree(fronted, "that")


def _clause_content(
    verb: Predication, last: Token, clause: Token, kind: ComplementKind, mark: CueMark
) -> Content | None:
    """A complement clause as content, with the person addressed, or after the subject of which it is the predicate."""
    parted = clause_before_reporter(verb.word) or clause_before_reporter(clause)
    if parted is not None and kind == "that" and "that" in mark.frames:
        main, inner = parted
        first = inner if clause.head.i == main.i and verb.word.i == main.i else main
        return Content((Run(first.left_edge.i, subtree_run(inner).end),), first.i, "that")
    start, end = subtree_run(clause).start, content_end(verb.word, clause)
    wanted = {k for f in mark.frames for k in _KINDS_OF_FRAME.get(f, ())}
    if kind == "infinitive" and "order" in mark.frames:
        addressee = verb.object_beside(mark.tokens)
        if addressee is not None and addressee.i < clause.i and ("address" not in mark.frames or kind in wanted):
            order = Run(addressee.left_edge.i, end)
            return Content((order,), clause.i, "order", target=subtree_run(addressee))
        return Content((Run(start, end),), clause.i, "order", target=_addressee(verb, start, mark))
    takes_raising = mark.kind != "adjective" and verb.is_passive and not mark.frames.isdisjoint({"that", "object"})
    if kind in {"infinitive", "small"} and takes_raising:
        raised = () if verb.patient_run is None else (verb.patient_run,)
        return Content((*raised, Run(start, end)), clause.i, "raised")
    if kind not in wanted or (mark.frames <= _QUOTING and not _may_be_quoted(clause, verb.word)):
        return None
    target = _addressee(verb, start, mark) if clause.i > verb.word.i else None
    taken = stolen_subject(clause)
    content = Run(content_start(last, clause, start) if taken is None else taken.left_edge.i, end)
    leading = leading_adverbial(verb.word) if clause.i > verb.word.i else None
    return Content((content,) if leading is None else (leading, content), clause.i, kind, target=target)


def _addressee(verb: Predication, before: int, mark: CueMark) -> Run | None:
    """The person addressed: the object, if it stands before token ``before``, or the subject of a passive."""
    if verb.is_passive:
        found = verb.patient if not mark.frames.isdisjoint({"address", "order"}) else None
        return None if found is None or found.lower_ == "it" else verb.patient_run
    found = verb.object_beside()
    return subtree_run(found) if found is not None and found.i < before else None


def _before_agent(run: Run, by: Token | None) -> Run:
    """A run up to the "by" of an agent that the parser attached inside it."""
    return Run(run.start, by.head.i) if by is not None and run.start < by.head.i < run.end else run


def _may_be_quoted(clause: Token, verb: Token) -> bool:
    """Return whether a clause can be a quotation: it stands before the verb, or begins with a quotation mark."""
    first = clause.left_edge
    return clause.i < verb.i or first.is_quote or (first.i > 0 and clause.doc[first.i - 1].is_quote)


# ---------------------------------------------------------------- objects


def _object_with_predicate(verb: Predication, mark: CueMark, cues: CueLexicon) -> Content | None:
    """An object with what is said of it: "X as Y", "X of doing Y", "X Y"."""
    if "object" not in mark.frames:
        return None
    predicate = object_predicate(verb.word, accusing=mark.kind in CHARGING)
    if predicate is None:
        whole = fused_object(verb.word)
        is_false = whole is not None and whole.lemma_.lower() in cues.false_adjectives
        return _of_subtree(whole, "object") if whole is not None and is_false else None
    if predicate.lemma_.lower() in cues.condition_adjectives and verb.is_passive:
        return None  # "She was found dead"
    target = raised = verb.patient_run
    object_ = verb.object_beside(mark.tokens)
    start, end = _before_agent(subtree_run(predicate), verb.agent)
    if object_ is not None:
        is_nested = predicate.head.i > object_.i  # "the mayor of Leeds of fraud"
        target = Run(object_.left_edge.i, start) if is_nested else phrase(object_, (predicate.i,))
        start = min(start, object_.left_edge.i)
    elif raised is None:
        moved = displaced_object(predicate)
        if moved is not None:
            return Content((Run(start, end),), _said_head(moved, cues).i, "moved")
    said = Run(start, max(end, start + 1))
    runs = (said,) if raised is None else (raised, said)
    return Content(runs, predicate_head(predicate).i, "object", target=target if mark.kind in CHARGING else None)


def _noun_phrase(
    parsed: ParsedText, verb: Predication, anchors: list[Token], mark: CueMark, cues: CueLexicon
) -> Content | None:
    """An object noun phrase, that of a passive its subject, or the phrase after the last word of the cue."""
    if len(anchors) > 1 and not is_particle(anchors[-1]):
        return _after_phrase(verb.word, anchors[-1], mark, cues)
    noun = verb.object_beside(mark.tokens)
    if verb.is_passive:
        noun = verb.patient
        is_impersonal = noun is not None and noun.lower_ == "it" and verb.agent is None
        if is_impersonal or (mark.act is SpeechAct.DENIES and verb.direct_object is not None):  # "was denied bail"
            return None
    is_elliptic = mark.kind == "say" and has_no_object(verb.word) and _is_in_headline(parsed, verb.word)
    if mark.frames.isdisjoint({"np", "claim"}) and not is_elliptic:
        return None
    described = relativised_object(verb.word) if noun is None else None
    if described is not None and _is_something_said(described, mark, cues):
        return Content((phrase(described, (verb.word.i,)),), described.i, "noun")
    if noun is None or _is_person_addressed(noun, mark):
        return None
    if "np" not in mark.frames and not (is_elliptic or _is_something_said(noun, mark, cues)):
        return None
    start, end = (verb.patient_run if verb.is_passive else None) or subtree_run(noun)
    if mark.kind == "judge":
        end = judgement_end(verb.word, end)
    addressee = verb.indirect_object
    target = subtree_run(addressee) if addressee is not None and addressee.i != noun.i else None
    return Content((Run(start, end),), _said_head(noun, cues).i, "noun", target=target)


def _is_in_headline(parsed: ParsedText, verb: Token) -> bool:
    """Return whether a verb stands in a headline, where "says no rush" is short for "says there is no rush"."""
    return parsed.kind_of(verb.i) is ParagraphKind.HEADLINE


def _is_person_addressed(noun: Token, mark: CueMark) -> bool:
    """Return whether an object is a person contradicted or interrogated, and nothing said: "Police questioned him"."""
    is_pronoun = noun.lower_ in PERSONAL_PRONOUNS
    if mark.act is SpeechAct.DENIES:
        return is_pronoun
    return mark.kind in INTERROGATING and (is_pronoun or is_person_name(noun))


def _said_head(noun: Token, cues: CueLexicon) -> Token:
    """The verb of the that-clause of an object that is a claim, which is what is said or denied; else the object."""
    clause = content_clause_of(noun) if noun_lemma(noun) in cues.statements else None
    return noun if clause is None else clause


def _is_something_said(noun: Token, mark: CueMark, cues: CueLexicon) -> bool:
    """Return whether an object is something said: a claim, "this", and "any deal" where it is denied."""
    word = noun_lemma(noun)
    if word in cues.statements or word in cues.pronouns or (mark.kind == "announce" and word in cues.nouns):
        return True
    return mark.act is SpeechAct.DENIES and any(c.lower_ == "any" for c in noun.lefts)


def _after_phrase(verb: Token, last: Token, mark: CueMark, cues: CueLexicon) -> Content | None:
    """The content after the last word of a phrase.

    The object of a preposition, with the clause that follows it, or what a noun is about.
    """
    introduced = introduced_clause(last)
    if introduced is not None:
        return Content((Run(last.i + 1, introduced.right_edge.i + 1),), introduced.i, "order")
    for c in last.rights:
        is_said = "claim" in mark.frames and _is_something_said(c, mark, cues)
        if is_preposition_object(c) and (is_said or not mark.frames.isdisjoint({"np", "order", "to"})):
            start, end = subtree_run(c)
            taken = object_after_gerund(c)
            end = end if taken is None else taken.right_edge.i + 1
            later, below = clause_after(verb, c), infinitive_below(c)
            if "order" in mark.frames and later is not None and complement_kind(later) in {"infinitive", "order"}:
                return Content((Run(start, later.right_edge.i + 1),), later.i, "order", target=subtree_run(c))
            if "order" in mark.frames and "np" not in mark.frames and below is None:
                continue
            return Content((Run(start, end),), (below or _said_head(c, cues)).i, "noun")
        topic = topic_below(c, last)
        if topic is not None:
            return _of_subtree(topic, "about")
        if is_phrase_clause(c):
            return _of_subtree(c, "clause")
    topic = topic_beside(verb, last) if mark.act is SpeechAct.WITHHOLDS else None
    return None if topic is None else _of_subtree(topic, "about")


# ---------------------------------------------------------------- answers, hosts, nouns, prepositions


def _answer(verb: Token, mark: CueMark) -> Content | None:
    """The word with which somebody answers a question: "Asked if it was safe, she said no."."""
    at = verb.i + 1
    if mark.kind not in ("say", "reply") or "that" not in mark.frames or not is_bare_answer(verb.doc, at):
        return None
    return Content((Run(at, at + 1),), at, "answer")


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
    """The clause of a noun: "the claim that", "a promise to"; what is asked for in "a call by teachers for"."""
    if not mark.frames:
        return None
    noun = parsed.doc[mark.head]
    for clause, frame in parsed.predications.of(noun).complements:
        if clause.i > mark.head and (frame == "that" or ("to" in mark.frames and is_infinitive(clause))):
            return _of_subtree(clause, "noun-that" if frame == "that" else "noun-infinitive")
    wanted = wish_after_originator(noun) if mark.act is SpeechAct.DIRECTS else None
    return None if wanted is None else _of_subtree(wanted, "noun-for")


def preposition_content(parsed: ParsedText, mark: CueMark) -> Content | None:
    """The content of "according to": the clause around it, without its own phrase."""
    token = parsed.doc[mark.head]
    clause = enclosing_clause(token)
    return None if clause is None else _of_subtree(clause, "clause", subtree_run(token))

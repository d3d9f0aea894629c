"""Finds who a cue speaks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimparse._attribution.cue_syntax import is_hidden_main_verb
from claimparse._attribution.misparses import described_before
from claimparse._attribution.non_cues import takes_place
from claimparse._attribution.source_syntax import inverted_subject, is_empty_subject, is_reduced_relative, loose_subject
from claimparse._evidence import CueMark, Run
from claimparse._grammar.subjects import agent, possessor, prepositional_object, understood_subject
from claimparse._grammar.tree import child, is_name, is_negated, is_passive, is_verbal, phrase, root_of
from claimparse._text.body import body_start

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimparse._attribution.lexicon import CueLexicon
    from claimparse._text.parsed_text import ParsedText


@dataclass(frozen=True, slots=True)
class Source:
    """The source's phrase and its head; both empty where the text names none on purpose ("it is reported that").

    ``described`` is a noun phrase that the parser made part of the source though the source tells of it.
    """

    runs: tuple[Run, ...]
    head: int | None
    rule: str
    described: Run | None = None


UNNAMED = Source((), None, "passive")


MAX_APPOSITION = 25


def _named(parsed: ParsedText, head: Token, mark: CueMark, rule: str) -> Source:
    floor = body_start(parsed, head.i)
    if head.i < floor:
        head = _first_noun(parsed, floor, mark)
    elif "(" in parsed.text[max(head.idx - 30, 0) : head.idx]:
        head = _before_bracket(head)
    described = described_before(head)
    if described is not None:
        return Source((Run(head.i, head.i + 1),), head.i, rule, described)
    run = phrase(head, mark.tokens)
    run = _with_apposition(parsed, Run(max(run.start, min(floor, head.i)), run.end), mark)
    return Source((run,), head.i, rule)


def _first_noun(parsed: ParsedText, start: int, mark: CueMark) -> Token:
    """The head of the noun phrase with which the words behind a dateline begin."""
    end = start + 1
    while end < mark.tokens[0] and not is_verbal(parsed.doc[end]) and parsed.doc[end].text != ",":
        end += 1
    return parsed.doc[root_of(parsed.doc, Run(start, end))]


def _before_bracket(head: Token) -> Token:
    """The name before a bracket where the parser chose a word in it: "Lee (Greens, Horn) said"."""
    doc = head.doc
    for at in range(head.i - 1, max(head.i - 6, 0), -1):
        if doc[at].text == ")":
            return head
        if doc[at].text == "(":
            return doc[at - 1] if is_name(doc[at - 1]) else head
    return head


def _with_apposition(parsed: ParsedText, run: Run, mark: CueMark) -> Run:
    """The source grown over what the parser broke off it before the cue: an apposition up to its comma, or a
    participle.

    "Lee, a teacher turned senator from Horn, said"; "People gathered outside the hall said".
    """
    doc, cue = parsed.doc, mark.tokens[0]
    if not 1 <= cue - run.end <= MAX_APPOSITION:
        return run
    gap = doc[run.end : cue]
    if any(t.text in '.!?;:"“”' for t in gap):
        return run
    if gap[-1].text == ",":
        open_ = len(gap) > 1 and not gap[0].is_punct and any(t.text == "," for t in doc[run.start : run.end])
        return Run(run.start, cue - 1) if open_ else run
    return Run(run.start, cue) if is_reduced_relative(gap) else run


def verb_source(parsed: ParsedText, mark: CueMark, cues: CueLexicon) -> Source | None:
    """Who the verb's subject is, understood from other clauses where it has none of its own; None where nobody can
    be found.
    """
    verb = parsed.doc[mark.head]
    if mark.kind == "court":
        return UNNAMED
    if is_hidden_main_verb(verb):
        return _named(parsed, verb.head, mark, "subject")
    if (is_passive(verb) and mark.kind != "adjective") or (
        verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and child(verb, frozenset({"aux"})) is None
    ):
        by = agent(verb)
        if by is None and mark.kind == "accuse" and is_negated(verb):
            return None  # "He is not accused of anything": so the author says
        return _named(parsed, by, mark, "agent") if by is not None else UNNAMED
    found = understood_subject(verb, cues.documents)
    if found is None:
        found = inverted_subject(verb) or loose_subject(verb)
        return _named(parsed, found, mark, "inverted") if found is not None else None
    if found.dep_ == "expl" or is_empty_subject(found, verb) or takes_place(found, cues.events):
        return None
    return _named(parsed, found, mark, "subject")


def noun_source(parsed: ParsedText, mark: CueMark) -> Source | None:
    """Whose claim it is: the possessor, the one it is by or from, or the subject of the verb that it is the object
    of.
    """
    noun = parsed.doc[mark.head]
    owner = possessor(noun)
    if owner is not None:
        return _named(parsed, owner, mark, "possessor")
    by = prepositional_object(noun, frozenset({"by", "from", "among"}))
    if by is not None:
        return _named(parsed, by, mark, "noun")
    return UNNAMED if child(noun.head, frozenset({"expl"})) is not None else None


def preposition_source(parsed: ParsedText, mark: CueMark) -> Source | None:
    """The object of "according to"."""
    doc, last = parsed.doc, mark.tokens[-1]
    found = child(doc[last], frozenset({"pobj", "dobj", "pcomp", "nmod"}))
    if found is None:
        right = next(
            (t for t in doc[last + 1 : last + 8] if t.head.i <= last and t.pos_ in {"NOUN", "PROPN", "PRON"}), None
        )
        if right is None:
            return None
        found = right
    source = phrase(found, mark.tokens)
    if not is_name(found):
        source = Run(source.start, _name_behind(doc, source.end))
    return Source((source,), found.i, "preposition")


def _name_behind(doc: Doc, end: int) -> int:
    """The end of a name between commas behind a description: "the envoy for the region, Ada Holt, ..."."""
    at = end + 1
    while at < len(doc) and is_name(doc[at]) and at - end <= 5:
        at += 1
    named = end < len(doc) and doc[end].text == "," and at > end + 1 and at < len(doc) and doc[at].text == ","
    return at if named else end

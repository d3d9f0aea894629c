"""Find the source of a cue: its subject, agent or possessor, with its whole phrase."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimparse._evidence import CueMark, Run
from claimparse._grammar.arguments import (
    is_existential,
    is_expletive_subject,
    is_subject,
    originator,
    preposition_object,
)
from claimparse._grammar.clauses import after_fronted_participle
from claimparse._grammar.misattachments import (
    compounded_antecedent,
    inverted_subject,
    is_misparsed_main_verb,
    is_reduced_relative,
    mislabelled_subject,
)
from claimparse._grammar.object_predicates import Reproach, complements_on_agent
from claimparse._grammar.parts_of_speech import is_common_noun, is_person_name, may_name_actor
from claimparse._grammar.tree import NOMINAL, is_name, is_verbal, phrase, root_of
from claimparse._grammar.words import PERSONAL_PRONOUNS
from claimparse._text.body import body_start
from claimparse.lexicon.persons import person_lexicon
from claimparse.lexicon.schema.verbs import CHARGING
from claimparse.types import SpeechAct

if TYPE_CHECKING:
    from claimparse._attribution.lexicon import CueLexicon
    from claimparse._grammar.tokens import Doc, Token
    from claimparse._text.parsed_text import ParsedText

SourceRule = Literal["passive", "subject", "agent", "inverted", "noun", "preposition", "cited", "colon", "headline"]
"""The way in which a source was found."""


@dataclass(frozen=True, slots=True)
class Source:
    """The source's phrase and its head; both empty where the text names none on purpose ("it is reported that").

    ``described`` is a noun phrase that the parser made part of the source though the source talks about it.
    """

    runs: tuple[Run, ...]
    head: int | None
    rule: SourceRule
    described: Run | None = None


UNNAMED = Source((), None, "passive")


MAX_APPOSITION = 25
"""The most tokens between a source and its cue that belong to the source."""
MAX_BRACKET = 30
"""The most characters between an opening bracket and a head inside it."""
MAX_NAME = 5
"""The most tokens of a name between commas."""


# ---------------------------------------------------------------- sources by the kind of cue


def verb_source(parsed: ParsedText, mark: CueMark, cues: CueLexicon) -> Source | None:
    """The subject of a verb, understood from other clauses where it has none; None where nobody can be found."""
    verb = parsed.doc[mark.head]
    said = parsed.predications.of(verb)
    if mark.kind == "court":
        return UNNAMED
    if is_misparsed_main_verb(verb):
        return _phrase_source(parsed, verb.head, mark, "subject")
    if said.is_passive and mark.kind != "adjective":
        by = said.agent
        if by is None and mark.kind in CHARGING and said.is_negated:
            return None  # "He is not accused of anything": so the author says
        if by is None:
            return UNNAMED
        reproach: Reproach | None = "accuse" if mark.kind in CHARGING else "judge" if mark.kind == "judge" else None
        return _phrase_source(parsed, by, mark, "agent", (c.i for c in complements_on_agent(verb, reproach)))
    found = said.understood_subject
    if found is None:
        found = inverted_subject(verb) or mislabelled_subject(verb)
        return _phrase_source(parsed, found, mark, "inverted") if found is not None else None
    if is_expletive_subject(found, verb) or speaks_for_nobody(found, verb, cues):
        return None
    return _phrase_source(parsed, found, mark, "subject")


def speaks_for_nobody(subject: Token, predicate: Token, cues: CueLexicon) -> bool:
    """Return whether a subject is an event, or stands for a clause, and so says nothing.

    "The summit aims to", "the visit signals", "it is clear that".
    """
    if subject.lower_ == "it":
        return predicate.lower_ in cues.clausal_adjectives
    return is_common_noun(subject) and subject.lemma_.lower() in cues.events


def can_speak(parsed: ParsedText, noun: Token) -> bool:
    """Return whether a noun or pronoun stands for a person or body, who can speak."""
    persons, lemma = person_lexicon(parsed.lexicon), noun.lemma_.lower()
    is_role = lemma in persons.person_nouns or lemma in persons.body_nouns
    return is_role or is_person_name(noun) or may_name_actor(noun) or noun.lower_ in PERSONAL_PRONOUNS


def noun_source(parsed: ParsedText, mark: CueMark, cues: CueLexicon) -> Source | None:
    """The possessor of a noun, or the one it is by or from; unnamed after "there is".

    So is that of a subject that leaves open whether it is so: "the allegation that he lied was not investigated".
    """
    noun = parsed.doc[mark.head]
    found = originator(noun)
    if found is not None:
        return _phrase_source(parsed, found, mark, "noun")
    is_open = mark.act is SpeechAct.ASSERTS and mark.entry in cues.statements and is_subject(noun)
    return UNNAMED if is_open or is_existential(noun) else None


def preposition_source(parsed: ParsedText, mark: CueMark) -> Source | None:
    """The object of "according to"."""
    found = preposition_object(parsed.doc[mark.tokens[-1]])
    if found is None:
        return None
    source = phrase(found, mark.tokens)
    if not is_name(found):
        source = Run(source.start, _end_of_name_after(parsed.doc, source.end))
    return Source((source,), found.i, "preposition")


def _end_of_name_after(doc: Doc, end: int) -> int:
    """The end of a name between commas after a description: "the envoy for the region, Ada Holt, ..."."""
    at = end + 1
    while at < len(doc) and is_name(doc[at]) and at - end <= MAX_NAME:
        at += 1
    is_enclosed = end < len(doc) and doc[end].text == "," and at > end + 1 and at < len(doc) and doc[at].text == ","
    return at if is_enclosed else end


# ---------------------------------------------------------------- the phrase of a source


def _phrase_source(
    parsed: ParsedText, head: Token, mark: CueMark, rule: SourceRule, without: Iterable[int] = ()
) -> Source:
    """A source with the whole phrase of its head, after a dateline and outside brackets.

    What hangs on the tokens ``without`` is left out.
    """
    floor = body_start(parsed, head.i)
    if head.i < floor:
        head = _first_noun(parsed, floor, mark)
    elif head.i < mark.head and "(" in parsed.text[max(head.idx - MAX_BRACKET, 0) : head.idx]:
        head = _name_before_bracket(head)
    described = compounded_antecedent(head)
    if described is not None:
        return Source((Run(head.i, head.i + 1),), head.i, rule, described)
    run = phrase(head, (*mark.tokens, *without))
    run = _with_apposition(parsed, Run(max(run.start, min(floor, head.i)), run.end), mark)
    named = after_fronted_participle(parsed.doc, run)
    return Source((named,), head.i if named == run else root_of(parsed.doc, named, NOMINAL), rule)


def _first_noun(parsed: ParsedText, start: int, mark: CueMark) -> Token:
    """The head of the noun phrase with which the words after a dateline begin."""
    end = start + 1
    while end < mark.tokens[0] and not is_verbal(parsed.doc[end]) and parsed.doc[end].text != ",":
        end += 1
    return parsed.doc[root_of(parsed.doc, Run(start, end))]


def _name_before_bracket(head: Token) -> Token:
    """The name before a bracket where the parser chose a word in it: "Lee (Greens, Horn) said"."""
    doc = head.doc
    for at in range(head.i - 1, max(head.i - 6, 0), -1):
        if doc[at].text == ")":
            return head
        if doc[at].text == "(":
            return doc[at - 1] if is_name(doc[at - 1]) else head
    return head


def _with_apposition(parsed: ParsedText, run: Run, mark: CueMark) -> Run:
    """A source grown over what the parser broke off it before the cue: an apposition up to its comma, or a participle.

    "Lee, a teacher turned senator from Horn, said"; "People gathered outside the hall said".
    """
    doc, cue = parsed.doc, mark.tokens[0]
    if not 1 <= cue - run.end <= MAX_APPOSITION:
        return run
    gap = doc[run.end : cue]
    if any(t.text in '.!?;:"“”' for t in gap):
        return run
    if gap[-1].text == ",":
        is_open = len(gap) > 1 and not gap[0].is_punct and any(t.text == "," for t in doc[run.start : run.end])
        return Run(run.start, cue - 1) if is_open else run
    return Run(run.start, cue) if is_reduced_relative(gap) else run

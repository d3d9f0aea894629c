"""Chains of holders by citation: "The agency, citing two diplomats, said ..." hands on what the diplomats said; and
verbs of saying that the parser gave to a thing, handed back to whoever speaks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimparse._attribution.draft import Draft
from claimparse._attribution.source_syntax import cited, modified_verbs
from claimparse._attribution.sources import Source
from claimparse._evidence import Run
from claimparse._grammar.tree import CONJUNCTS, SUBJECTS, child, is_name, phrase, subtree_run, trim
from claimparse.lexicon.persons import person_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimparse._attribution.lexicon import CueLexicon
    from claimparse._text.parsed_text import ParsedText


def relay(parsed: ParsedText, drafts: Sequence[Draft], cues: CueLexicon) -> None:
    """Make those the sources of a participle of citing whom it cites, with what the citing cue says as their content.

    Whoever cites high costs or the weather cites nobody, and it is whoever reports that does so.
    """
    by_head = {d.mark.head: d for d in drafts}
    for d in drafts:
        verb = parsed.doc[d.mark.head]
        told = cited(verb) if d.mark.entry in cues.relays else None
        if told is None:
            continue
        if not _may_speak(parsed, told, cues):
            _hand_to_reporter(parsed, d, by_head, cues)
            continue
        if d.content is not None and d.content.rule == "that":
            d.source = Source((_before_clause(told, d),), told.i, "cited")
            continue
        outer = next((by_head[v] for v in modified_verbs(verb) if v in by_head), None)
        if outer is not None and outer is not d and outer.runs:
            outer.runs = _without(outer.runs, verb)
            outer.source = replace(outer.source, runs=_without(outer.source.runs, verb))
            d.source = Source((phrase(told),), told.i, "cited")
            d.via, d.content, d.runs = outer, outer.content, outer.runs


def _hand_to_reporter(parsed: ParsedText, d: Draft, by_head: Mapping[int, Draft], cues: CueLexicon) -> None:
    """Let whoever reports cite what a thing in the report cannot: "she said the road was shut, citing ice"."""
    verb, holder = parsed.doc[d.mark.head], d.source.head
    if holder is None or not _is_thing(parsed, parsed.doc[holder], cues):
        return
    outer = next((by_head[v] for v in modified_verbs(verb) if v in by_head and by_head[v] is not d), None)
    if outer is not None and outer.source.head is not None:
        outer.runs = _without(outer.runs, verb)
        d.source = outer.source


def regain(parsed: ParsedText, drafts: Sequence[Draft], cues: CueLexicon) -> None:
    """Give back to the speaker a verb that the parser coordinated inside his words, with a thing for its subject.

    "The mayor said the bridge was unsafe and urged drivers to avoid it": no bridge urges anybody.
    """
    by_head = {d.mark.head: d for d in drafts}
    for d in drafts:
        verb, holder = parsed.doc[d.mark.head], d.source.head
        own = child(verb, SUBJECTS) is not None
        if verb.dep_ not in CONJUNCTS or own or holder is None or not _is_thing(parsed, parsed.doc[holder], cues):
            continue
        outer = next((by_head[v] for v in modified_verbs(verb) if v in by_head), None)
        if outer is None or outer.source.head is None or d.source.rule != "subject":
            continue
        start = verb.left_edge.i
        start -= start > 0 and parsed.doc[start - 1].dep_ == "cc"
        kept = [Run(r.start, min(r.end, start)) for r in outer.runs if r.start < start]
        if kept and any(r.start <= verb.i < r.end for r in outer.runs):
            outer.runs = tuple(trim(parsed.doc, r) for r in kept)
            d.source = outer.source


def _without(runs: Sequence[Run], participle: Token) -> tuple[Run, ...]:
    """Runs without a participle's clause at their beginning or end and the comma that parts it off."""
    clause, out = subtree_run(participle), list[Run]()
    for start, end in runs:
        if start == clause.start and clause.end < end:
            out.append(trim(participle.doc, Run(clause.end, end)))
        elif start < clause.start < end <= clause.end + 1:
            out.append(trim(participle.doc, Run(start, clause.start)))
        else:
            out.append(Run(start, end))
    return tuple(out)


def _before_clause(noun: Token, draft: Draft) -> Run:
    run = subtree_run(noun)
    starts = [r.start for r in draft.runs if r.start > noun.i]
    return Run(run.start, min([run.end, *starts]))


def _is_thing(parsed: ParsedText, noun: Token, cues: CueLexicon) -> bool:
    """Whether a word is a common noun for what cannot speak."""
    return noun.pos_ == "NOUN" and not _may_speak(parsed, noun, cues)


def _may_speak(parsed: ParsedText, noun: Token, cues: CueLexicon) -> bool:
    """Whether a noun names somebody or something that can have said a thing: a name, a person, a body, a document."""
    lex, word = person_lexicon(parsed.lexicon), noun.lemma_.lower()
    kinds = (lex.person_nouns, lex.body_nouns, lex.press_nouns, lex.text_nouns, cues.documents)
    return is_name(noun) or any(form in kind for kind in kinds for form in (word, noun.lower_))

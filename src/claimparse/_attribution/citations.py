"""Sources that somebody hands on or that the parser got wrong.

"The agency, citing two diplomats, said ..." hands on what the diplomats said. A verb of saying whose subject is a thing
goes back to whoever speaks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimparse._attribution.draft import Draft
from claimparse._attribution.sources import Source
from claimparse._evidence import Run
from claimparse._grammar.clauses import verbs_above
from claimparse._grammar.coordination import is_subjectless_conjunct
from claimparse._grammar.parts_of_speech import is_common_noun
from claimparse._grammar.tree import coordination_start, is_name, phrase, subtree_run, trim
from claimparse._grammar.verb_groups import is_present_participle
from claimparse._where import condition_words

if TYPE_CHECKING:
    from claimparse._attribution.lexicon import CueLexicon
    from claimparse._grammar.tokens import Token
    from claimparse._text.parsed_text import ParsedText


def attach_cited_sources(parsed: ParsedText, drafts: Sequence[Draft], cues: CueLexicon) -> None:
    """Make whoever is cited the source of a participle of citing, and the content of the citing cue its content.

    Whoever cites high costs or the weather cites nobody, and it is whoever reports that does so.
    """
    by_head = {d.mark.head: d for d in drafts}
    for d in drafts:
        verb = parsed.doc[d.mark.head]
        is_citing = d.mark.entry in cues.citing_verbs and is_present_participle(verb)
        cited = parsed.predications.of(verb).direct_object if is_citing else None
        if cited is None:
            continue
        if not _can_speak(parsed, cited):
            _reassign_to_reporter(parsed, d, by_head)
            continue
        if d.content is not None and d.content.rule == "that":
            d.source = Source((_before_content(cited, d),), cited.i, "cited")
            continue
        outer = next((by_head[v] for v in verbs_above(verb) if v in by_head), None)
        if outer is not None and outer is not d and outer.runs:
            outer.runs = _without_participle(outer.runs, verb)
            outer.source = replace(outer.source, runs=_without_participle(outer.source.runs, verb))
            d.source = Source((phrase(cited),), cited.i, "cited")
            d.cited_by, d.content, d.runs = outer, outer.content, outer.runs


def _reassign_to_reporter(parsed: ParsedText, d: Draft, by_head: Mapping[int, Draft]) -> None:
    """Make whoever reports the source of a citation by a thing: "she said the road was shut, citing ice"."""
    verb, holder = parsed.doc[d.mark.head], d.source.head
    if holder is None or not _is_inanimate(parsed, parsed.doc[holder]):
        return
    outer = next((by_head[v] for v in verbs_above(verb) if v in by_head and by_head[v] is not d), None)
    if outer is not None and outer.source.head is not None:
        outer.runs = _without_participle(outer.runs, verb)
        d.source = outer.source


def reassign_inanimate_sources(parsed: ParsedText, drafts: Sequence[Draft]) -> None:
    """Give a verb that the parser coordinated inside a content, with a thing for its subject, back to the speaker.

    "The mayor said the bridge was unsafe and urged drivers to avoid it": no bridge urges anybody.
    """
    by_head = {d.mark.head: d for d in drafts}
    for d in drafts:
        verb, holder = parsed.doc[d.mark.head], d.source.head
        if not is_subjectless_conjunct(verb) or holder is None:
            continue
        if not _is_inanimate(parsed, parsed.doc[holder]):
            continue
        outer = next((by_head[v] for v in verbs_above(verb) if v in by_head), None)
        if outer is None or outer.source.head is None or d.source.rule != "subject":
            continue
        start = coordination_start(verb)
        kept = [Run(r.start, min(r.end, start)) for r in outer.runs if r.start < start]
        if kept and any(r.start <= verb.i < r.end for r in outer.runs):
            outer.runs = tuple(trim(parsed.doc, r) for r in kept)
            d.source = outer.source


def _without_participle(runs: Sequence[Run], participle: Token) -> tuple[Run, ...]:
    """Runs without a participle's clause at their beginning or end and the comma that separates it."""
    clause, out = subtree_run(participle), list[Run]()
    for start, end in runs:
        if start == clause.start and clause.end < end:
            out.append(trim(participle.doc, Run(clause.end, end)))
        elif start < clause.start < end <= clause.end + 1:
            out.append(trim(participle.doc, Run(start, clause.start)))
        else:
            out.append(Run(start, end))
    return tuple(out)


def _before_content(noun: Token, draft: Draft) -> Run:
    """The phrase of a noun up to where the content begins."""
    run = subtree_run(noun)
    starts = [r.start for r in draft.runs if r.start > noun.i]
    return Run(run.start, min([run.end, *starts]))


def _is_inanimate(parsed: ParsedText, noun: Token) -> bool:
    """Return whether a word is a common noun for what cannot speak."""
    return is_common_noun(noun) and not _can_speak(parsed, noun)


def _can_speak(parsed: ParsedText, noun: Token) -> bool:
    """Return whether a noun names what can have said a thing: a name, a person, a body, a document."""
    speakers = condition_words(parsed.lexicon).speakers
    return is_name(noun) or noun.lemma_.lower() in speakers or noun.lower_ in speakers

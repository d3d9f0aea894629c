"""Join a refusal and the verb of saying below it: "declined to confirm the sum" is one act, its content the sum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimparse._attribution.contents import Content
from claimparse._attribution.draft import Draft
from claimparse._evidence import CueClass, CueMark
from claimparse._grammar.parts_of_speech import is_person_name
from claimparse._grammar.tree import conjuncts, is_pronoun, subtree_run
from claimparse._grammar.verb_groups import infinitive_start
from claimparse._text.parsed_text import ParsedText
from claimparse.types import SpeechAct

if TYPE_CHECKING:
    from claimparse._attribution.lexicon import CueLexicon
    from claimparse._grammar.tokens import Token

SAYING: frozenset[CueClass] = frozenset({"say", "admit", "reply", "announce", "deny"})
"""The classes of verbs of saying. Somebody who declines to do so leaves their content unsaid."""


def join_refusals(parsed: ParsedText, drafts: Sequence[Draft], cues: CueLexicon) -> list[Draft]:
    """The drafts with each refusal and what it refuses to say made one.

    Where nothing is known of what is withheld ("declined to comment") there is no content, and so no attribution.
    Whoever refuses a deed ("refused to resign") withholds nothing but commits himself; whoever fails to do something
    does nothing with words, unless it is to say it.
    """
    by_head, joined = {d.mark.head: d for d in drafts}, set[int]()
    out: dict[int, Draft] = {}
    for d in drafts:
        if d.mark.kind not in ("withhold", "omit") or d.content is None or d.content.rule != "infinitive":
            continue
        below = _refused(parsed, d.content, by_head)
        if d.mark.kind == "omit" and not (below and below[0].mark.kind in SAYING):
            joined.add(d.mark.head)
            joined.update(x.mark.head for x in below if x.mark.kind == "promise")  # "failed to agree a price"
        elif below:
            joined.update(x.mark.head for x in below)
            out[d.mark.head] = _join(parsed, d, below)
        elif parsed.doc[d.content.head].lemma_.lower() in cues.disclosure_verbs:
            out[d.mark.head] = _with_withheld_object(parsed, d, d.content)
        else:
            out[d.mark.head] = replace(d, mark=replace(d.mark, act=SpeechAct.COMMITS))
    return [out.get(d.mark.head, d) for d in drafts if d.mark.head not in joined]


def _refused(parsed: ParsedText, content: Content, by_head: dict[int, Draft]) -> list[Draft]:
    """The drafts of what somebody refuses to say: the cue of the infinitive and those coordinated with it."""
    verbs = (parsed.doc[content.head], *conjuncts(parsed.doc[content.head]))
    found = [by_head[v.i] for v in verbs if v.i in by_head]
    are_silent = all(d.content is not None or d.mark.act is SpeechAct.ASSERTS or d.mark.kind == "deny" for d in found)
    return found if found and found[0].mark.head == content.head and are_silent else []


def _join(parsed: ParsedText, refusal: Draft, below: Sequence[Draft]) -> Draft:
    """A refusal with the cues below it in its cue, and their content."""
    said = next((d for d in below if d.content is not None), below[0])
    first = infinitive_start(parsed.doc[below[0].mark.head])
    mark = _extended(refusal.mark, (*range(first, said.mark.head + 1), *said.mark.tokens), said.mark.entry)
    withheld = None if "address" in said.mark.frames else _withheld_object(parsed, parsed.doc[said.mark.head])
    return replace(refusal, mark=mark, content=said.content or withheld)


def _with_withheld_object(parsed: ParsedText, refusal: Draft, content: Content) -> Draft:
    """A refusal to tell something by a word that is no cue of its own: "declined to name the firm"."""
    verb = parsed.doc[content.head]
    withheld = _withheld_object(parsed, verb)
    if withheld is None:
        return refusal
    mark = _extended(refusal.mark, range(infinitive_start(verb), verb.i + 1), verb.lemma_)
    return replace(refusal, mark=mark, content=withheld)


def _extended(mark: CueMark, tokens: Iterable[int], entry: str) -> CueMark:
    """A cue with more tokens, and the entry of the second verb after its own."""
    return replace(
        mark,
        tokens=tuple(sorted({*mark.tokens, *tokens})),
        frames=mark.frames - {"quote"},
        entry=f"{mark.entry} {entry}",
    )


def _withheld_object(parsed: ParsedText, verb: Token) -> Content | None:
    """The object that is not told or answered: "the price", "questions about the deal"; a listener is none."""
    withheld = parsed.predications.of(verb).object_beside()
    if withheld is None or is_pronoun(withheld) or is_person_name(withheld):
        return None
    return Content((subtree_run(withheld),), withheld.i, "noun")

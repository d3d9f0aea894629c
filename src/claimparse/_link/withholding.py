"""Joins a refusal and the verb of saying below it: "declined to confirm the sum" is one act, its content the sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimparse._link.contents import Content
from claimparse._link.draft import Draft
from claimparse._syntax.content import infinitive_start, object_of
from claimparse._syntax.core import conjuncts, subtree_run
from claimparse._syntax.page import Page
from claimparse.types import SpeechAct

REFUSAL = "withhold"


def join_refusals(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with each refusal and what it refuses to say made one.

    Where nothing is told of what is withheld ("declined to comment") there is no content, and so no attribution.
    """
    by_head, joined = {d.mark.head: d for d in drafts}, set[int]()
    out: dict[int, Draft] = {}
    for d in drafts:
        below = _refused(page, d, by_head)
        if below:
            joined.update(x.mark.head for x in below)
            out[d.mark.head] = _join(page, d, below)
    return [out.get(d.mark.head, d) for d in drafts if d.mark.head not in joined]


def _refused(page: Page, refusal: Draft, by_head: dict[int, Draft]) -> list[Draft]:
    """What somebody refuses to say or do with words: the cue of the infinitive and those coordinated with it."""
    content = refusal.content
    if refusal.mark.kind != REFUSAL or content is None or content.rule != "infinitive":
        return []
    verbs = (page.doc[content.head], *conjuncts(page.doc[content.head]))
    found = [by_head[v.i] for v in verbs if v.i in by_head]
    silent = all(d.content is not None or d.mark.act is SpeechAct.ASSERTS for d in found)
    return found if found and found[0].mark.head == content.head and silent else []


def _join(page: Page, refusal: Draft, below: Sequence[Draft]) -> Draft:
    said = next((d for d in below if d.content is not None), below[0])
    first = infinitive_start(page.doc[below[0].mark.head])
    tokens = sorted({*refusal.mark.tokens, *range(first, said.mark.head + 1), *said.mark.tokens})
    mark = replace(
        refusal.mark,
        tokens=tuple(tokens),
        frames=said.mark.frames - {"quotation"},
        entry=f"{refusal.mark.entry} {said.mark.entry}",
    )
    return replace(refusal, mark=mark, content=said.content or _answered(page, said))


def _answered(page: Page, said: Draft) -> Content | None:
    """What is not told or answered: "the price", "questions about the deal"; a listener is not."""
    told = object_of(page.doc[said.mark.head]) if "address" not in said.mark.frames else None
    if told is None or told.pos_ == "PRON" or told.ent_type_ == "PERSON":
        return None
    return Content((subtree_run(told),), told.i, "noun")

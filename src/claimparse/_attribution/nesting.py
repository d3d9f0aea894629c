"""The order of attributions, with those inside somebody's words nested in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimparse._evidence import AttributionLink, tokens_of


def nest_in_order(links: Sequence[AttributionLink], outer: Sequence[AttributionLink]) -> tuple[AttributionLink, ...]:
    """All attributions in text order; those inside one of ``outer`` and in no other are nested in it."""
    everything = [*links, *outer]
    order = sorted(range(len(everything)), key=lambda k: (everything[k].cue_head, -k))
    place = {k: at for at, k in enumerate(order)}
    inside = {t: len(links) + k for k, link in enumerate(outer) for t in tokens_of(link.content)}

    def parent_of(k: int) -> int | None:
        parent = everything[k].parent
        if parent is None and k < len(links):
            words = {inside.get(t) for t in (everything[k].cue_head, *tokens_of(everything[k].content))}
            parent = words.pop() if len(words) == 1 else None
        return None if parent is None else place[parent]

    return tuple(replace(everything[k], parent=parent_of(k)) for k in order)

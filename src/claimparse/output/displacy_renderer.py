"""spaCy's own drawings, in time proportional to the words plus the spans, not to their product."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Any, Literal

from spacy import displacy
from spacy.displacy.render import SpanRenderer


class _SpanRenderer(SpanRenderer):
    """displaCy's renderer, but each word is compared only with the spans that are open there, not with all."""

    @staticmethod
    def _assemble_per_token_info(tokens: list[str], spans: list[dict[str, Any]]) -> Any:
        waiting = deque(sorted(spans, key=lambda s: (s["start_token"], -s["end_token"], s["label"])))
        open_spans: list[tuple[dict[str, Any], int]] = []
        for place, token in enumerate(tokens):
            open_spans = [(span, slot) for span, slot in open_spans if place < span["end_token"]]
            while waiting and waiting[0]["start_token"] == place:
                open_spans.append((waiting.popleft(), open_spans[-1][1] + 1 if open_spans else 1))
            entities = [
                {"label": s["label"], "is_start": s["start_token"] == place, "render_slot": slot, "kb_link": ""}
                for s, slot in open_spans
            ]
            yield {"text": token, "entities": entities}


def draw(data: Sequence[dict[str, Any]], style: Literal["ent", "span"]) -> str:
    """Return exactly what ``spacy.displacy.render(data, style=style, manual=True)`` returns."""
    if style == "ent":
        return str(displacy.render(data, style=style, manual=True, jupyter=False))
    drawn = _SpanRenderer().render(list(data)).strip()
    return drawn if displacy.RENDER_WRAPPER is None else str(displacy.RENDER_WRAPPER(drawn))

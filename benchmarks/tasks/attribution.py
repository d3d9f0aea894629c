"""PolNeAR: univocal attributions, one flat list.

A cue inside another content is not annotated, nor is a quotation without a cue; a relative pronoun is the source of its
clause, a possessor includes its 's, and a source with an apposition includes the comma after it.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from claimparse._evidence import AttributionLink, Run
from claimparse._grammar.arguments import own_subject
from claimparse._grammar.tree import MAX_CLIMB, RELATIVES

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token
    from claimparse._inspect import Analysis


def _relative_subject(verb: Token) -> Token | None:
    """The relative pronoun that is the subject of a verb: "who" in "officials who said and later denied"."""
    for _ in range(MAX_CLIMB):
        own = own_subject(verb)
        if own is not None:
            return own if own.tag_ in RELATIVES else None
        if verb.dep_ not in {"conj", "xcomp", "advcl", "pcomp", "prep"} or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def _source(analysis: Analysis, link: AttributionLink) -> tuple[Run, ...]:
    pronoun = _relative_subject(analysis.parsed.doc[link.cue_head])
    if pronoun is not None and link.source and all(pronoun.i >= r.end for r in link.source):
        return (Run(pronoun.i, pronoun.i + 1),)
    doc = analysis.parsed.doc

    def has_closing_token(r: Run) -> bool:
        after = doc[r.end] if r.end < len(doc) else None
        return after is not None and (
            after.tag_ == "POS" or (after.text == "," and any(t.text == "," for t in doc[r.start : r.end]))
        )

    return tuple(Run(r.start, r.end + 1) if has_closing_token(r) else r for r in link.source)


def _inside(token: int, runs: list[Run]) -> bool:
    at = bisect_right(runs, token, key=lambda r: r.start) - 1
    return at >= 0 and token < runs[at].end


def predict(analysis: Analysis, record: dict[str, Any]) -> dict[str, Any]:
    """Return {"attributions": [{"source", "cue", "content", "rule"}]} in characters."""
    chars = analysis.parsed.chars_of
    spoken = sorted(q.inner for q in analysis.quotes if q.speech and q.parent is None)
    return {
        "attributions": [
            {
                "source": [list(chars(r)) for r in _source(analysis, a)],
                "cue": [list(chars(r)) for r in a.cue],
                "content": [list(chars(r)) for r in a.content],
                "rule": a.rule,
            }
            for a in analysis.attributions
            if a.parent is None and a.cue and not _inside(a.cue_head, spoken)
        ]
    }

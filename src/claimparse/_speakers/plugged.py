"""Asks a resolver that the caller plugged in, and checks what it gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse.errors import ResolverError

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claimparse.resolvers import Resolver


def answered(doc: Doc, mentions: Mapping[int, Run], resolver: Resolver) -> dict[int, Run]:
    """The run that a resolver gives for each mention that it answers; both by the mention's head.

    ResolverError if it does not give one answer for each.
    """
    asked = [doc[run.start : run.end] for run in mentions.values()]
    given = list(resolver(doc, asked))
    if len(given) != len(asked):
        raise ResolverError(
            f"the resolver gave {len(given)} answers for {len(asked)} mentions: it must give one for each, "
            "a Span of the Doc or None"
        )
    found: dict[int, Run] = {}
    for head, answer in zip(mentions, given, strict=True):
        if answer is None:
            continue
        try:
            run = Run(answer.start, answer.end)
        except AttributeError as error:
            raise ResolverError(
                f"the resolver answered with {type(answer).__name__}: a Span of the Doc, or None, is expected"
            ) from error
        if not 0 <= run.start < run.end <= len(doc):
            raise ResolverError(f"the resolver answered with tokens {run.start} to {run.end} of {len(doc)}")
        found[head] = run
    return found

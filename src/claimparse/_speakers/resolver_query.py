"""Asks a coreference resolver that the caller plugged in, and checks its answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse.errors import ResolverError

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claimparse.resolvers import Resolver


def query_resolver(doc: Doc, mentions: Mapping[int, Run], resolver: Resolver) -> dict[int, Run]:
    """The run that a resolver gives for each mention that it resolves; both by the mention's head.

    Raises:
        ResolverError: If it does not give one answer for each mention, a span of the Doc or None.
    """
    spans = [doc[run.start : run.end] for run in mentions.values()]
    answers = list(resolver(doc, spans))
    if len(answers) != len(spans):
        raise ResolverError(
            f"the resolver gave {len(answers)} answers for {len(spans)} mentions: it must give one for each, "
            "a Span of the Doc or None"
        )
    resolved: dict[int, Run] = {}
    for head, answer in zip(mentions, answers, strict=True):
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
        resolved[head] = run
    return resolved

"""Cuts what is said into propositions: sentences, coordinated clauses, relative clauses that add a statement."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from claimparse._evidence import Run, runs_of
from claimparse._grammar.coordination import is_conjunct, is_conjunction
from claimparse._grammar.main_clauses import (
    adds_statement,
    coordinated_clauses,
    has_matter,
    is_connective,
    is_main_clause,
    main_clause_tokens,
    only_introduces_saying,
    relative_clauses,
    shares_what_follows,
    states,
)
from claimparse._grammar.parts_of_speech import is_nominal
from claimparse._grammar.words import CLOSING_QUOTES, OPENING_QUOTES

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Doc, Token
    from claimparse._text.parsed_text import ParsedText

_QUOTATION_MARKS = OPENING_QUOTES | CLOSING_QUOTES
_NO_TOKENS: frozenset[int] = frozenset()


class Proposition(NamedTuple):
    """The tokens of a proposition and its head."""

    tokens: tuple[Run, ...]
    head: int


def relative_statements(parsed: ParsedText, saying_verbs: frozenset[int]) -> Iterator[Proposition]:
    """Yield the relative clauses of a text that add a statement, unless that is no more than somebody's saying so."""
    for i in relative_clauses(parsed.columns, range(len(parsed.columns))):
        if parsed.ignored[i] or not adds_statement(parsed.doc[i]):
            continue
        for verb in coordinated_clauses([parsed.doc[i]]):
            if states(verb) and verb.i not in saying_verbs and not only_introduces_saying(verb, saying_verbs):
                yield Proposition(trimmed(parsed, main_clause_tokens(verb, saying_verbs)), verb.i)


def divided(parsed: ParsedText, tokens: Sequence[int], head: int) -> list[Proposition]:
    """The propositions of a content, whose tokens are in text order and whose head is given.

    Each sentence is one at least; every word that is no conjunction belongs to one.
    """
    found: list[Proposition] = []
    for sentence in _by_sentence(parsed, tokens):
        heads = _heads(parsed, sentence, head)
        found.extend(_clauses(parsed, sentence, heads))
    return found


def _by_sentence(parsed: ParsedText, tokens: Sequence[int]) -> list[list[int]]:
    """The tokens of each sentence; one without a verb is no proposition and joins the next one, or the one before."""
    sentence, doc = parsed.columns.sentence, parsed.doc
    parts: list[list[int]] = []
    for _, group in groupby(tokens, sentence.__getitem__):
        part = list(group)
        if parts and not any(states(doc[t]) for t in parts[-1]):
            parts[-1] += part
        else:
            parts.append(part)
    if len(parts) > 1 and not any(states(doc[t]) for t in parts[-1]):
        parts[-2:] = [[*parts[-2], *parts[-1]]]
    return parts


def _heads(parsed: ParsedText, sentence: Sequence[int], head: int) -> list[int]:
    """The heads of the clauses among the tokens of a sentence that stand side by side."""
    inside, governor, doc = frozenset(sentence), parsed.columns.head, parsed.doc
    tops = [doc[t] for t in sentence if governor[t] not in inside or governor[t] == t]
    clauses = [t for t in tops if t.i == head or is_main_clause(t)]
    beside = [t.i for t in coordinated_clauses(clauses, inside) if t.i == head or states(t)]
    if beside:
        return beside
    words = [t.i for t in tops if has_matter(t)]
    return [head if head in inside else (words or [t.i for t in tops])[0]]


def _clauses(parsed: ParsedText, sentence: Sequence[int], heads: Sequence[int]) -> Iterator[Proposition]:
    """Yield the clauses of a sentence, given their heads; words of none go to the nearest one."""
    doc, inside = parsed.doc, frozenset(sentence)
    clauses = list(joined(doc, ((h, main_clause_tokens(doc[h], _NO_TOKENS)) for h in heads)))
    own = [inside.intersection(tokens) for _, tokens in clauses]
    added = (doc[k] for k in relative_clauses(parsed.columns, sentence) if adds_statement(doc[k]))
    relatives = frozenset(t for verb in added for t in main_clause_tokens(verb, _NO_TOKENS))
    rest = inside.difference(*own, relatives)
    if len(clauses) == 1:
        yield Proposition(trimmed(parsed, sorted(own[0] | rest)), clauses[0][0])
        return
    firsts = [h for h, _ in clauses]
    for t in rest:
        if not is_connective(doc[t]):
            own[_nearest(firsts, t)] |= {t}
    for (head, _), tokens in zip(clauses, own, strict=True):
        yield Proposition(trimmed(parsed, sorted(tokens)), head)


def _nearest(heads: Sequence[int], token: int) -> int:
    """The place of the head nearest to a token."""
    at = bisect_left(heads, token)
    return min((k for k in (at - 1, at) if 0 <= k < len(heads)), key=lambda k: abs(heads[k] - token))


def joined(doc: Doc, clauses: Iterable[tuple[int, Sequence[int]]]) -> Iterator[tuple[int, Sequence[int]]]:
    """Yield clauses, heads with tokens, as one where they share what follows: "will detect and punish theft"."""
    waiting: list[tuple[int, Sequence[int]]] = []
    for head, tokens in clauses:
        if waiting and not _goes_on(doc[waiting[-1][0]], doc[head]):
            yield _one(waiting)
            waiting = []
        waiting.append((head, tokens))
    if waiting:
        yield _one(waiting)


def _goes_on(verb: Token, after: Token) -> bool:
    return is_conjunct(after) and after.head.i == verb.i and shares_what_follows(verb)


def _one(clauses: Sequence[tuple[int, Sequence[int]]]) -> tuple[int, Sequence[int]]:
    """Several clauses as one, with the conjunctions between them."""
    tokens = sorted({t for _, those in clauses for t in those})
    if len(clauses) > 1:
        first, last = clauses[0][0], clauses[-1][0]
        tokens = sorted({*tokens, *range(first, last)})
    return clauses[0][0], tokens


# ---------------------------------------------------------------- edges


def trimmed(parsed: ParsedText, tokens: Sequence[int]) -> tuple[Run, ...]:
    """The runs of some tokens without punctuation, conjunctions and unpaired quotation marks at their edges."""
    return tuple(r for run in runs_of(tokens) if (r := trim(parsed, run)) is not None)


def trim(parsed: ParsedText, run: Run) -> Run | None:
    """A run without what is no word of it at its edges; None if nothing is left."""
    start, end = run
    is_half = sum(word in _QUOTATION_MARKS for word in parsed.columns.text[start:end]) % 2 == 1

    def is_edge(t: int) -> bool:
        token = parsed.doc[t]
        is_punctuation = token.is_punct and not is_nominal(token)  # a percent sign is a noun
        kept = (token.is_quote and not is_half) or token.is_bracket
        return token.is_space or (is_punctuation and not kept)

    while start < end and (is_edge(start) or is_conjunction(parsed.doc[start])):
        start += 1
    while start < end and (is_edge(end - 1) or is_conjunction(parsed.doc[end - 1])):
        end -= 1
    return Run(start, end) if start < end else None

"""Divides a text into claims: the propositions of each content, and the author's own.

``propositions`` cuts them, ``answers`` links denials among them to the claims that they answer, and ``wordings`` words
each so that it can be understood alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from claimparse._claims.propositions import divided, joined, relative_statements, trimmed
from claimparse._evidence import AttributionLink, ClaimLink, QuoteMark, StanceMark, tokens_of
from claimparse._grammar.denials import denied_noun
from claimparse._grammar.main_clauses import (
    adds_statement,
    main_clause_tokens,
    main_predicates,
    only_introduces_saying,
    proposition_head,
    relative_clauses,
    stating_verb,
)
from claimparse._stance.facts import CUE_KIND_FACTS
from claimparse._stance.lexicon import StanceLexicon
from claimparse._text.paragraphs import ParagraphKind
from claimparse._text.parsed_text import ParsedText
from claimparse.types import CueKind, SpeechAct


def _embeds(cue: StanceMark, lexicon: StanceLexicon) -> bool:
    """Return whether a claim about the words of a cue is a claim about their complement: "it is false that"."""
    is_negation = cue.kind is CueKind.NEGATION and lexicon.predicate(cue.entry) is not None
    return is_negation or CUE_KIND_FACTS[cue.kind].embeds


def _author_claims(
    parsed: ParsedText, attributions: Sequence[AttributionLink], quotes: Sequence[QuoteMark]
) -> Iterator[ClaimLink]:
    """Yield the author's own claims: main clauses that are in no content and do more than attribute one."""
    said = tokens_of(r for a in attributions for r in a.content)
    said |= tokens_of(q.inner for q in quotes if q.speech)
    saying_verbs = frozenset(a.cue_head for a in attributions)
    attributed = said | saying_verbs | tokens_of(r for a in attributions for r in (*a.source, *a.cue))
    for sentence in parsed.doc.sents:
        verbs = [
            verb
            for verb in main_predicates(sentence)
            if verb.i not in said
            and verb.i not in saying_verbs
            and not only_introduces_saying(verb, saying_verbs)
            and not parsed.ignored[verb.i]
            and parsed.kind_of(verb.i) is not ParagraphKind.CROSSLINK
        ]
        for head, tokens in joined(parsed.doc, ((v.i, main_clause_tokens(v, saying_verbs)) for v in verbs)):
            kept = [t for t in tokens if not parsed.ignored[t]]
            runs = trimmed(parsed, kept)
            if runs and any(t not in attributed for t in kept):
                yield ClaimLink(runs, stating_verb(parsed.doc[head]).i, None)


def _attributed_claims(parsed: ParsedText, a: AttributionLink, index: int, head: int) -> Iterator[ClaimLink]:
    """Yield the propositions of a content; one that is whole keeps its runs as they are."""
    tokens = sorted(tokens_of(a.content))
    found = divided(parsed, tokens, head)
    adds = any(adds_statement(parsed.doc[t]) for t in relative_clauses(parsed.columns, tokens))
    if len(found) == 1 and not adds:
        yield ClaimLink(a.content, found[0].head, index)
        return
    for runs, top in found:
        if runs:
            yield ClaimLink(runs, top, index)


def _added_claims(parsed: ParsedText, attributions: Sequence[AttributionLink]) -> Iterator[ClaimLink]:
    """Yield the relative clauses that add a statement, each as a claim of whoever says the sentence."""
    saying_verbs = frozenset(a.cue_head for a in attributions)
    holder = {t: k for k in _outermost_first(attributions) for t in tokens_of(attributions[k].content)}
    for runs, head in relative_statements(parsed, saying_verbs):
        if runs:
            yield ClaimLink(runs, head, holder.get(head))


def _outermost_first(attributions: Sequence[AttributionLink]) -> list[int]:
    return sorted(range(len(attributions)), key=lambda k: -len(tokens_of(attributions[k].content)))


def _content_head(parsed: ParsedText, a: AttributionLink, judging: Mapping[int, Sequence[int]]) -> int:
    """The head of a content; of what is called false, the noun for it and not the word that calls it false.

    ``judging`` holds the tokens of the cues that call something false, by their heads.
    """
    if a.act is not SpeechAct.DENIES or a.cue_head not in judging:
        return a.content_head
    inside = frozenset(tokens_of(a.content)).difference(judging[a.cue_head])
    noun = denied_noun(parsed.doc[a.cue_head], parsed.doc[a.content_head], inside)
    return a.content_head if noun is None else noun.i


def link(
    parsed: ParsedText, attributions: Sequence[AttributionLink], quotes: Sequence[QuoteMark], cues: Sequence[StanceMark]
) -> tuple[ClaimLink, ...]:
    """Return the claims of a text in text order: those of each attribution, and the author's own.

    Cross-links and boilerplate are nobody's claim. The head of a claim is the word whose stance the reader asks for:
    what is likely, not that it is likely. What somebody reports that others say, know or order is a claim of its own;
    the saying, knowing or ordering is what he reports.
    """
    lexicon = StanceLexicon.of(parsed.lexicon)
    reported = {a.cue_head for a in attributions if a.parent is not None}
    about = (t for c in cues if _embeds(c, lexicon) and c.head not in reported for t in c.tokens)
    yet = (parsed.doc[c.head].head.i for c in cues if lexicon.target(c.entry) == "infinitive")  # "has yet to open"
    cued = frozenset((*about, *yet))
    judging = {c.head: c.tokens for c in cues if lexicon.calls_false(c.entry)}
    made = [
        claim
        for k, a in enumerate(attributions)
        for claim in _attributed_claims(parsed, a, k, _content_head(parsed, a, judging))
    ]
    made += _author_claims(parsed, attributions, quotes)
    made += _added_claims(parsed, attributions)
    claims = sorted(made, key=lambda c: (c.tokens[0].start, c.head, c.tokens))
    holders = _holders(claims, attributions)
    return tuple(
        replace(c, head=_head_within(parsed, c, cued), within=holder) for c, holder in zip(claims, holders, strict=True)
    )


def _holders(claims: Sequence[ClaimLink], attributions: Sequence[AttributionLink]) -> list[int | None]:
    """By claim, the shortest other one that holds it and the words that attribute it."""
    tokens = [tokens_of(c.tokens) for c in claims]
    holding: dict[int, list[int]] = {}
    for n in sorted(range(len(claims)), key=lambda n: len(tokens[n])):
        for t in tokens[n]:
            holding.setdefault(t, []).append(n)
    found: list[int | None] = []
    for n, claim in enumerate(claims):
        cue = claim.head if claim.attribution is None else attributions[claim.attribution].cue_head
        inside = (k for k in holding.get(claim.head, ()) if k != n and cue in tokens[k])
        found.append(next((k for k in inside if len(tokens[k]) > len(tokens[n])), None))
    return found


def _head_within(parsed: ParsedText, claim: ClaimLink, cued: frozenset[int]) -> int:
    """The head of a claim's proposition, never outside it: "They'll be sorry" is not about "he put it bluntly"."""
    head = proposition_head(parsed.doc[claim.head], cued).i
    return head if any(r.start <= head < r.end for r in claim.tokens) else claim.head

"""Divides a text into claims: the contents of attributions, and the author's own clauses.

``answers`` then links denials among them to the claims that they answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from claimparse._evidence import AttributionLink, ClaimLink, QuoteMark, Run, StanceMark, runs_of, tokens_of
from claimparse._grammar.denials import denied_noun
from claimparse._grammar.main_clauses import (
    main_clause_tokens,
    main_predicates,
    only_introduces_saying,
    proposition_head,
    stating_verb,
)
from claimparse._grammar.tree import NOMINAL
from claimparse._stance.facts import CUE_KIND_FACTS
from claimparse._stance.lexicon import StanceLexicon
from claimparse._text.paragraphs import ParagraphKind
from claimparse._text.parsed_text import ParsedText
from claimparse.types import CueKind, SpeechAct


def _embeds(cue: StanceMark, lexicon: StanceLexicon) -> bool:
    """Return whether a claim about the words of a cue is a claim about their complement: "it is false that"."""
    is_negation = cue.kind is CueKind.NEGATION and lexicon.predicate(cue.entry) is not None
    return is_negation or CUE_KIND_FACTS[cue.kind].embeds


def _trim(parsed: ParsedText, run: Run) -> Run | None:
    start, end = run

    def is_edge(t: int) -> bool:
        token = parsed.doc[t]
        is_punctuation = token.is_punct and token.pos_ not in NOMINAL  # a percent sign is a noun
        return token.is_space or (is_punctuation and not token.is_quote and not token.is_bracket)

    while start < end and is_edge(start):
        start += 1
    while start < end and is_edge(end - 1):
        end -= 1
    return Run(start, end) if start < end else None


def _author_claims(
    parsed: ParsedText, attributions: Sequence[AttributionLink], quotes: Sequence[QuoteMark]
) -> Iterator[ClaimLink]:
    """Yield the author's own claims: main clauses that are in no content and do more than attribute one."""
    said = tokens_of(r for a in attributions for r in a.content)
    said |= tokens_of(q.inner for q in quotes if q.speech)
    saying_verbs = frozenset(a.cue_head for a in attributions)
    attributed = said | saying_verbs | tokens_of(r for a in attributions for r in (*a.source, *a.cue))
    for sentence in parsed.doc.sents:
        for verb in main_predicates(sentence):
            if (
                verb.i in said
                or verb.i in saying_verbs
                or only_introduces_saying(verb, saying_verbs)
                or parsed.ignored[verb.i]
                or parsed.kind_of(verb.i) is ParagraphKind.CROSSLINK
            ):
                continue
            tokens = [t for t in main_clause_tokens(verb, saying_verbs) if not parsed.ignored[t]]
            runs = tuple(r for run in runs_of(tokens) if (r := _trim(parsed, run)) is not None)
            if runs and any(t not in attributed for t in tokens):
                yield ClaimLink(runs, stating_verb(verb).i, None)


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
    """Return the claims of a text in text order: one for each attribution, and the author's own.

    Cross-links and boilerplate are nobody's claim. The head of a claim is the word
    whose stance the reader asks for: what is likely, not that it is likely.
    """
    lexicon = StanceLexicon.of(parsed.lexicon)
    about = (t for c in cues if _embeds(c, lexicon) for t in c.tokens)
    yet = (parsed.doc[c.head].head.i for c in cues if lexicon.target(c.entry) == "infinitive")  # "has yet to open"
    cued = frozenset((*about, *yet))
    judging = {c.head: c.tokens for c in cues if lexicon.calls_false(c.entry)}
    made = [ClaimLink(a.content, _content_head(parsed, a, judging), k) for k, a in enumerate(attributions)]
    claims = sorted([*made, *_author_claims(parsed, attributions, quotes)], key=lambda c: (c.head, c.tokens))
    return tuple(replace(c, head=_head_within(parsed, c, cued)) for c in claims)


def _head_within(parsed: ParsedText, claim: ClaimLink, cued: frozenset[int]) -> int:
    """The head of a claim's proposition, never outside it: "They'll be sorry" is not about "he put it bluntly"."""
    head = proposition_head(parsed.doc[claim.head], cued).i
    return head if any(r.start <= head < r.end for r in claim.tokens) else claim.head

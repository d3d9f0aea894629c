"""Attributions by the trained model, joined with those of the rules.

The model finds attributions beyond those of the rules and says how far spans go. Where the rules have the same cue,
they correct the spans (see ``repairs``), and say what act it is and whom it addresses. Attributions inside somebody
else's words were not annotated in what the model was trained on, so those nested in others are the rules' alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from claimparse._attribution.candidates import CandidateFinder, Candidates
from claimparse._attribution.crf import read_weights
from claimparse._attribution.cues import misread_headline_verbs
from claimparse._attribution.decode import Decoder, without_overlaps
from claimparse._attribution.false_positives import is_deed, is_false_positive
from claimparse._attribution.lexicon import CueEntry, CueLexicon, load_cues
from claimparse._attribution.link import enclosing_attributions, quotation_kind
from claimparse._attribution.readings import Reading, RuleIndex
from claimparse._attribution.repairs import correct_reading
from claimparse._attribution.tidying import QuoteIndex, tidy
from claimparse._evidence import AttributionLink, QuoteMark, Run
from claimparse._grammar.arguments import is_negated
from claimparse._grammar.noun_phrases import is_in_phrase_below
from claimparse._grammar.parts_of_speech import is_common_noun, noun_lemma
from claimparse._grammar.tree import is_verbal, root_of
from claimparse._grammar.verb_groups import is_infinitive
from claimparse._model.labels import KINDS
from claimparse.types import AttributionKind, Engine, Options, SpeechAct

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Doc, Token
    from claimparse._model.network import Scores
    from claimparse._model.trained import TrainedModel
    from claimparse._model.windows import Window
    from claimparse._text.parsed_text import ParsedText

RULE = "model"
"""The rule of an attribution that the rules do not have."""


def read(
    parsed: ParsedText,
    quotes: Sequence[QuoteMark],
    rules: Sequence[AttributionLink],
    trained: TrainedModel,
    scored: Sequence[tuple[Window, Scores]],
    *,
    options: Options,
) -> tuple[AttributionLink, ...]:
    """The attributions of a text that the trained model scored, joined with those of the rules.

    Without a threshold among the options, what the model alone finds must reach its own, and all that the rules find
    is kept.
    """
    threshold = options.threshold
    least = (trained.description.threshold, 0.0) if threshold is None else (threshold, threshold)
    candidates = CandidateFinder(parsed, quotes, rules).find(trained.network, scored)
    decoder = Decoder(read_weights(trained.file("decoder.npz")), *least)
    return link(parsed, quotes, rules, list(candidates), decoder, with_events=options.events)


def link(
    parsed: ParsedText,
    quotes: Sequence[QuoteMark],
    rules: Sequence[AttributionLink],
    candidates: Sequence[Candidates],
    decoder: Decoder,
    *,
    with_events: bool = False,
) -> tuple[AttributionLink, ...]:
    """The attributions of a text in the order of their cues, as far as they are probable enough for the decoder.

    Events are left out unless they are asked for.
    """
    misread = {verb.i: lemma for verb, lemma, _ in misread_headline_verbs(parsed, load_cues(parsed.lexicon))}
    kinds = {t: k for c in candidates for t, k in zip(c.tokens, c.kinds.tolist(), strict=True)}
    known, found = _Known(kinds, misread), decoder.read(candidates, rules)
    quote_index, rule_index = QuoteIndex(quotes), RuleIndex(rules)
    said = [f for f in found if f.rule is not None or not is_false_positive(parsed, f, rule_index)]
    kept = [
        _Joined(_to_link(parsed, quote_index, f, None if f.rule is None else rules[f.rule], known), f.rule)
        for f in without_overlaps(correct_reading(parsed, f, rule_index) for f in said)
    ]
    if not with_events:
        kept = [k for k in kept if k.link.kind is not AttributionKind.EVENT]
    return _with_parents(_with_nested_rules(kept, rules, quotes), rules)


class _Known(NamedTuple):
    """What is known of single words by their tokens.

    ``kinds`` say by the network what somebody does by a word, as indices of KINDS; ``misread`` are verbs that the
    tagger took for nouns.
    """

    kinds: Mapping[int, int]
    misread: Mapping[int, str]


class _Joined(NamedTuple):
    """An attribution, and the index of the rules' one that it is joined with."""

    link: AttributionLink
    rule: int | None


# ---------------------------------------------------------------- one attribution


def _to_link(
    parsed: ParsedText,
    quotes: QuoteIndex,
    reading: Reading,
    rule: AttributionLink | None,
    known: _Known,
) -> AttributionLink:
    """The attribution of a reading; heads, kind, act and target are those of the rules where they have it."""
    doc, tidied = parsed.doc, tidy(parsed, quotes, reading, rule)
    cue, source, content = tidied.cue, tidied.source, tidied.content
    source_head = root_of(doc, source[0]) if source else None
    quotation, probability = quotation_kind(parsed, content, quotes.marks), round(reading.probability, 3)
    if rule is not None:
        is_inside = any(rule.content_head in range(*r) for r in content)
        return replace(
            rule,
            source=source,
            source_head=rule.source_head if _has_source_head(doc, source, source_head, rule) else source_head,
            cue=cue,
            content=content,
            content_head=rule.content_head if is_inside else root_of(doc, content[0]),
            quotation=quotation,
            parent=None,
            engine=Engine.BOTH,
            probability=probability,
        )
    cue_head, content_head = root_of(doc, cue[0]), root_of(doc, content[0])
    by_network = AttributionKind(KINDS[known.kinds[cue_head]]) if cue_head in known.kinds else AttributionKind.SPEECH
    return AttributionLink(
        source=source,
        source_head=source_head,
        cue=cue,
        cue_head=cue_head,
        content=content,
        content_head=content_head,
        quotation=quotation,
        kind=_kind(parsed, cue, content, known, by_network),
        act=_act(parsed, cue, doc[content_head], known),
        rule=RULE,
        engine=Engine.MODEL,
        probability=probability,
    )


def _has_source_head(doc: Doc, source: Sequence[Run], source_head: int | None, rule: AttributionLink) -> bool:
    """Return whether the rules' head of the source heads the model's source, too, and no phrase inside it."""
    head = rule.source_head
    if head is None or not any(head in range(*r) for r in source):
        return False
    return source_head is None or not is_in_phrase_below(doc[head], doc[source_head])


def _kind(
    parsed: ParsedText,
    cue: Sequence[Run],
    content: Sequence[Run],
    known: _Known,
    by_network: AttributionKind,
) -> AttributionKind:
    """What the source does: an event by the network or by the words, else as the lexicon has it, else the network."""
    cues = load_cues(parsed.lexicon)
    if by_network is AttributionKind.EVENT or is_deed(parsed, cue, content):
        return AttributionKind.EVENT
    for token in (parsed.doc[k] for run in cue for k in range(*run)):
        entry = _entry(parsed, token, cues, is_negated(token), known)
        if entry is not None:
            return entry.attribution
    return by_network


def _act(parsed: ParsedText, cue: Sequence[Run], content: Token, known: _Known) -> SpeechAct:
    """The act of the first of a cue's words that the lexicon has; what is rejected is denied only if it is a claim.

    Without one it asserts, and with an infinitive commits: who "voted to raise the fee" has not raised it yet.
    """
    cues = load_cues(parsed.lexicon)
    for token in (parsed.doc[k] for run in cue for k in range(*run)):
        negated = is_negated(token)
        entry = _entry(parsed, token, cues, negated, known)
        if entry is not None:
            if entry.kind == "reject" and not _is_claim(content, cues, is_parsed=token.i not in known.misread):
                return SpeechAct.EVALUATES
            return SpeechAct.WITHHOLDS if entry.act is SpeechAct.DENIES and negated else entry.act
    return SpeechAct.COMMITS if is_infinitive(content) else SpeechAct.ASSERTS


def _is_claim(content: Token, cues: CueLexicon, *, is_parsed: bool) -> bool:
    """Return whether a content is a clause or a noun for something said; without a parse, a noun for it below."""
    words = [content] if is_parsed else [content, *content.lefts, *content.rights]
    is_noun = not is_parsed or is_common_noun(content)
    return not is_noun or any(noun_lemma(t) in cues.statements for t in words)


def _entry(parsed: ParsedText, token: Token, cues: CueLexicon, negated: bool, known: _Known) -> CueEntry | None:
    """The entry of a word of a cue, with the words after it that belong to it; some count only where negated."""
    after = token.i + 1
    lemma = known.misread.get(token.i) or cues.lemma(token.lemma_.lower(), token.lower_)
    if is_verbal(token) or token.i in known.misread:
        for entry in cues.verbs.get(lemma, ()):
            tail = tuple(parsed.words[after : after + len(entry.tail)])
            if (negated or not entry.is_negative) and tail == entry.tail:
                return entry
    return cues.nouns.get(lemma) if is_common_noun(token) else cues.adjectives.get(token.lower_)


# ---------------------------------------------------------------- attributions in others


def _with_nested_rules(
    found: Sequence[_Joined], rules: Sequence[AttributionLink], quotes: Sequence[QuoteMark]
) -> list[_Joined]:
    """The model's attributions with the rules' that stand in somebody's words."""
    taken = {t for f in found for r in f.link.cue for t in range(*r)}
    spoken = np.zeros(1 + max((q.outer.end for q in quotes), default=0), dtype=bool)
    for q in quotes:
        if q.speech:
            spoken[q.inner.start : q.inner.end] = True
    nested = [
        _Joined(r, k)
        for k, r in enumerate(rules)
        if (r.parent is not None or (r.cue_head < len(spoken) and spoken[r.cue_head])) and r.cue_head not in taken
    ]
    return sorted([*found, *nested], key=lambda a: a.link.cue_head)


def _with_parents(found: Sequence[_Joined], rules: Sequence[AttributionLink]) -> tuple[AttributionLink, ...]:
    """The attributions, each with the one in whose content it stands, or that of whoever cites its source.

    A source that is cited says what the one who cites it says.
    """
    links, place = [f.link for f in found], {f.rule: k for k, f in enumerate(found) if f.rule is not None}
    parents = enclosing_attributions([a.content for a in links], [a.cue_head for a in links])
    for k, (_, rule) in enumerate(found):
        via = None if rule is None else rules[rule].parent
        if rule is None or via is None or via not in place or parents[k] is not None:
            continue
        if rules[via].content != rules[rule].content:
            continue
        parents[k], outer = place[via], links[place[via]]
        links[k] = replace(links[k], content=outer.content, content_head=outer.content_head)
    return tuple(replace(a, parent=p) for a, p in zip(links, parents, strict=True))

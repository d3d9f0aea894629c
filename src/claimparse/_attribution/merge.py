"""Attributions by the trained model, joined with those of the rules.

The model finds attributions beyond those of the rules and says how far spans go. Where the rules have the same cue,
they correct the spans (see ``corrections``), and say what act it is and whom it addresses. What stands in somebody
else's words was not annotated in what the model was trained on, so attributions nested in others are the rules' alone.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from claimparse._attribution.candidates import Candidates, Finder
from claimparse._attribution.corrections import Reading, Ruled, as_ruled, corrected, says_nothing
from claimparse._attribution.crf import Weights, best_chains, chains, probabilities, read_weights
from claimparse._attribution.cue_syntax import noun_end, with_its_noun
from claimparse._attribution.lexicon import CueEntry, CueLexicon, load_cues
from claimparse._attribution.link import nesting, quotation_kind
from claimparse._attribution.non_cues import hearer
from claimparse._attribution.spans import merge, whole_quotes
from claimparse._evidence import AttributionLink, QuoteMark, Run
from claimparse._grammar.tree import VERBAL, is_negated, root_of, trim
from claimparse._text.body import body_start
from claimparse.types import Engine, SpeechAct

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimparse._model.network import Scores
    from claimparse._model.trained import TrainedModel
    from claimparse._model.windows import Window
    from claimparse._text.parsed_text import ParsedText

RULE = "model"
"""The rule of an attribution that the rules do not have."""


@dataclass(frozen=True, slots=True)
class Decoder:
    """What decides: the weights of the evidence, and the least probability of what the model finds.

    ``alone`` holds for what the rules do not have, ``shared`` for what they do.
    """

    weights: Weights
    alone: float
    shared: float


class _Quotes:
    """The quotations of a page, with what is asked of them for each attribution: where they end, what is speech."""

    def __init__(self, marks: Sequence[QuoteMark]) -> None:
        self.marks = marks
        self.ends = frozenset(q.outer.end for q in marks)
        self.speech = frozenset(t for q in marks if q.speech for t in range(*q.outer))
        self.repaired = {q.outer.start: q.outer.end for q in marks if q.rule == "repaired"}


def read(
    parsed: ParsedText,
    quotes: Sequence[QuoteMark],
    rules: Sequence[AttributionLink],
    trained: TrainedModel,
    scored: Sequence[tuple[Window, Scores]],
    *,
    threshold: float | None = None,
) -> tuple[AttributionLink, ...]:
    """The attributions of a page that the trained model scored, joined with those of the rules.

    ``threshold`` is the least probability; None takes the model's own for what it alone finds, and all that the rules
    find.
    """
    least = (trained.description.threshold, 0.0) if threshold is None else (threshold, threshold)
    candidates = Finder(parsed, quotes, rules).find(trained.network, scored)
    return link(parsed, quotes, rules, candidates, Decoder(read_weights(trained.file("decoder.npz")), *least))


def link(
    parsed: ParsedText,
    quotes: Sequence[QuoteMark],
    rules: Sequence[AttributionLink],
    candidates: Iterable[Candidates],
    decoder: Decoder,
) -> tuple[AttributionLink, ...]:
    """The attributions of a page in text order of their cues, as far as they are probable enough for the decoder."""
    by_head = {r.cue_head: k for k, r in enumerate(rules) if r.parent is None}
    relays = load_cues(parsed.lexicon).relays
    citing = frozenset(r.cue_head for r in rules if r.parent is not None and parsed.doc[r.cue_head].lemma_ in relays)
    found = [_linked(f, by_head) for f in _decoded(list(candidates), rules, decoder.weights)]
    sure = [f for f in found if f.probability >= (decoder.alone if f.link is None else decoder.shared)]
    said = [f for f in sure if f.link is not None or not says_nothing(parsed, f, citing)]
    quoted, ruled = _Quotes(quotes), Ruled(rules)
    kept = [
        _Joined(_link(parsed, quoted, f, None if f.link is None else rules[f.link]), f.link)
        for f in _apart(corrected(parsed, f, ruled) for f in said)
    ]
    return _nested(_with_nested(kept, rules, quotes), rules)


class _Joined(NamedTuple):
    """An attribution, and the index of the rules' one that it is joined with."""

    link: AttributionLink
    rule: int | None


def _linked(found: Reading, by_head: Mapping[int, int]) -> Reading:
    """The attribution with the rules' one whose cue's head is in its cue: "continued by saying"."""
    if found.link is not None:
        return found
    heads = (by_head[t] for r in found.cue for t in range(*r) if t in by_head)
    return replace(found, link=next(heads, None))


def _decoded(candidates: Sequence[Candidates], rules: Sequence[AttributionLink], weights: Weights) -> Iterator[Reading]:
    """What the chains of the windows give; where one gives no content, what the rules have."""
    decoded = best_chains([chains(c.evidence, weights) for c in candidates], weights)
    for c, (states, begins) in zip(candidates, decoded, strict=True):
        p = c.probability
        sure = probabilities(np.log(p / np.maximum(1 - p, 1e-9)), c.evidence, states, weights)
        for row, (cue, link) in enumerate(zip(c.cues.tolist(), c.links, strict=True)):
            content, cues, source = (_runs(c.tokens, states[row] == state, begins[row]) for state in (1, 2, 3))
            head = Run(c.tokens[cue], c.tokens[cue] + 1)
            read = Reading(cues or (head,), source, content, float(sure[row]), link)
            if content:
                yield read
            elif link is not None:
                yield as_ruled(read, rules[link], link)


def _runs(tokens: Sequence[int], inside: np.ndarray, begins: np.ndarray) -> tuple[Run, ...]:
    """The runs of tokens in one state."""
    out: list[Run] = []
    for k in np.flatnonzero(inside).tolist():
        t = tokens[k]
        if out and not begins[k] and out[-1].end == t:
            out[-1] = Run(out[-1].start, t + 1)
        else:
            out.append(Run(t, t + 1))
    return tuple(merge(out))


def _apart(found: Iterable[Reading]) -> list[Reading]:
    """Of attributions whose cues share a token the rules' one, else the most probable; in text order."""
    taken: set[int] = set()
    kept = []
    for f in sorted(found, key=lambda f: (f.link is None, -f.probability, f.head)):
        cue = {t for r in f.cue for t in range(*r)}
        if taken.isdisjoint(cue):
            taken |= cue
            kept.append(f)
    return sorted(kept, key=lambda f: f.head)


def _link(parsed: ParsedText, quotes: _Quotes, found: Reading, rule: AttributionLink | None) -> AttributionLink:
    cue, source = (_near(parsed, _whole(parsed, runs), found.head) for runs in (found.cue, found.source))
    if rule is not None and (not source or _only_hears(parsed, rule, source)):
        source = rule.source
    source = tuple(
        with_its_noun(parsed.doc, trim(parsed.doc, _unpossessed(parsed, r))) for r in _beside(parsed, source, cue)
    )
    own = Run(cue[0].start, cue[-1].end)
    said = _whole(parsed, (Run(r.start, noun_end(parsed.doc, r.end)) for r in found.content))
    here = [_repaired(r, quotes) for r in _in_paragraph(parsed, quotes.speech, said, cue[0].start)]
    grown = [whole_quotes(r, quotes.marks, own) for r in here]
    content = _without(parsed, grown, (*cue, *source), quotes.ends) or found.content
    made = AttributionLink(
        source=source,
        source_head=root_of(parsed.doc, source[0]) if source else None,
        cue=cue,
        cue_head=root_of(parsed.doc, cue[0]),
        content=content,
        content_head=root_of(parsed.doc, content[0]),
        quotation=quotation_kind(parsed, content, quotes.marks),
        act=_act(parsed, cue, parsed.doc[root_of(parsed.doc, content[0])], load_cues(parsed.lexicon)),
        rule=RULE,
        engine=Engine.MODEL,
        probability=round(found.probability, 3),
    )
    if rule is None:
        return made
    if any(rule.content_head in range(*r) for r in content):
        made = replace(made, content_head=rule.content_head)
    head = rule.source_head
    if (
        head is not None
        and any(head in range(*r) for r in source)
        and not _is_beneath(parsed.doc, head, made.source_head)
    ):
        made = replace(made, source_head=rule.source_head)
    return replace(made, cue_head=rule.cue_head, act=rule.act, target=rule.target, rule=rule.rule, engine=Engine.BOTH)


def _is_beneath(doc: Doc, token: int, head: int | None) -> bool:
    """Return whether a token stands in a prepositional phrase of another: "a spokeswoman for the hotel"."""
    return head is not None and doc[token].dep_ == "pobj" and doc[head].is_ancestor(doc[token])


def _only_hears(parsed: ParsedText, rule: AttributionLink, source: Sequence[Run]) -> bool:
    """Whether the network's source hears what the rules find nobody to have said."""
    who = None if rule.source else hearer(parsed.doc[rule.cue_head], load_cues(parsed.lexicon).courts)
    return who is not None and any(r.start <= who.i < r.end for r in source)


def _near(parsed: ParsedText, runs: Iterable[Run], head: int) -> tuple[Run, ...]:
    """The runs in the paragraph of the cue, cut at its ends; where none is there, each as far as its own goes."""
    out = []
    for run in runs:
        parts = {parsed.paragraph_of(t): t for t in range(*run)}
        if len(parts) > 1:
            mine = parsed.paragraph_of(head if parsed.paragraph_of(head) in parts else run.end - 1)
            inside = [t for t in range(*run) if parsed.paragraph_of(t) == mine and not parsed.words[t].isspace()]
            out.append(Run(inside[0], inside[-1] + 1))
        else:
            out.append(run)
    mine = parsed.paragraph_of(head)
    return tuple(r for r in out if parsed.paragraph_of(r.start) == mine) or tuple(out)


def _unpossessed(parsed: ParsedText, run: Run) -> Run:
    """A run without a possessive ending: "the mayor" of "the mayor's claim"."""
    return Run(run.start, run.end - 1) if run.end - run.start > 1 and parsed.doc[run.end - 1].tag_ == "POS" else run


def _beside(parsed: ParsedText, source: tuple[Run, ...], cue: Sequence[Run]) -> tuple[Run, ...]:
    """The runs of a source in the sentence of the cue; where none is there, all."""
    sentence = parsed.doc[cue[0].start].sent
    return tuple(r for r in source if sentence.start <= r.start < sentence.end) or source


def _in_paragraph(parsed: ParsedText, speech: Container[int], runs: Iterable[Run], cue: int) -> list[Run]:
    """The runs as far as they stand in the paragraph of the cue, behind its dateline; quotations go on beyond it."""
    k, first = parsed.paragraph_of(cue), body_start(parsed, cue)
    out = []
    for run in runs:
        kept = [t for t in range(*run) if (t >= first and parsed.paragraph_of(t) == k) or t in speech]
        out.extend(merge(Run(t, t + 1) for t in kept))
    return out


def _repaired(run: Run, quotes: _Quotes) -> Run:
    """A run that ends where a quotation without its closing mark was taken to end."""
    return Run(run.start, min(run.end, quotes.repaired.get(run.start, run.end)))


def _whole(parsed: ParsedText, runs: Iterable[Run]) -> list[Run]:
    """The runs grown to whole hyphenated words, and joined where only blanks stand between them."""
    out: list[Run] = []
    for run in merge(Run(_word_start(parsed, r.start), _word_end(parsed, r.end)) for r in runs):
        if out and all(parsed.words[t].isspace() for t in range(out[-1].end, run.start)):
            out[-1] = Run(out[-1].start, run.end)
        else:
            out.append(run)
    return out


def _word_start(parsed: ParsedText, token: int) -> int:
    while token > 0 and _hyphenated(parsed, token):
        token -= 1
    return token


def _word_end(parsed: ParsedText, token: int) -> int:
    while token < len(parsed.words) and _hyphenated(parsed, token):
        token += 1
    return token


def _hyphenated(parsed: ParsedText, token: int) -> bool:
    """Whether a hyphen joins a token to the one before it, or it is that hyphen."""
    touches = 0 < token < len(parsed.words) and parsed.ends[token - 1] == parsed.starts[token]
    return touches and "-" in (parsed.words[token - 1], parsed.words[token])


def _without(
    parsed: ParsedText, content: Sequence[Run], taken: Sequence[Run], closed: Container[int]
) -> tuple[Run, ...]:
    """Content without the words of its own cue and source, and without marks at its edges; quotations keep theirs."""
    outside = {t for r in taken for t in range(*r)}
    kept = merge(Run(t, t + 1) for run in content for t in range(*run) if t not in outside)
    words = [r for r in kept if any(parsed.words[t][0].isalnum() for t in range(*r))]
    return tuple(_trimmed(parsed, r, closed) for r in words)


def _trimmed(parsed: ParsedText, run: Run, closed: Container[int]) -> Run:
    """A run without the marks at its edges, unless it ends with a quotation."""
    inner = trim(parsed.doc, run)
    return Run(inner.start, run.end) if run.end in closed else inner


def _act(parsed: ParsedText, cue: Sequence[Run], content: Token, cues: CueLexicon) -> SpeechAct:
    """The act of the first of a cue's words that the lexicon has.

    Without one it asserts, and with an infinitive commits: who "voted to raise the fee" has not raised it yet.
    """
    for token in (parsed.doc[k] for run in cue for k in range(*run)):
        negated = is_negated(token)
        entry = _entry(parsed, token, cues, negated)
        if entry is not None:
            return SpeechAct.WITHHOLDS if entry.act is SpeechAct.DENIES and negated else entry.act
    infinitive = content.tag_ == "VB" and any(c.tag_ == "TO" for c in content.lefts)
    return SpeechAct.COMMITS if infinitive else SpeechAct.ASSERTS


def _entry(parsed: ParsedText, token: Token, cues: CueLexicon, negated: bool) -> CueEntry | None:
    """The entry of a word of a cue, with the words behind it that belong to it; some count only where negated."""
    lemma, behind = cues.lemma(token.lemma_.lower(), token.lower_), token.i + 1
    if token.pos_ in VERBAL:
        for entry in cues.verbs.get(lemma, ()):
            tail = tuple(parsed.words[behind : behind + len(entry.tail)])
            if (negated or entry.polarity == "any") and tail == entry.tail:
                return entry
    return cues.nouns.get(lemma) if token.pos_ == "NOUN" else cues.adjectives.get(token.lower_)


def _with_nested(
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


def _nested(found: Sequence[_Joined], rules: Sequence[AttributionLink]) -> tuple[AttributionLink, ...]:
    """The attributions, each with the one in whose content it stands, or that hands it on ("the agency, citing ...").

    Who is cited says what the one who cites him says.
    """
    links, place = [f.link for f in found], {f.rule: k for k, f in enumerate(found) if f.rule is not None}
    parents = nesting([a.content for a in links], [a.cue_head for a in links])
    for k, (_, rule) in enumerate(found):
        via = None if rule is None else rules[rule].parent
        if rule is None or via is None or via not in place or parents[k] is not None:
            continue
        if rules[via].content != rules[rule].content:
            continue
        parents[k], outer = place[via], links[place[via]]
        links[k] = replace(links[k], content=outer.content, content_head=outer.content_head)
    return tuple(replace(a, parent=p) for a, p in zip(links, parents, strict=True))

"""Attributions by the trained model, joined with those of the rules.

The model says which attributions there are and how far their spans go; the rules, where they have the same cue, say
what act it is and whom it addresses. What stands in somebody else's words was not annotated in what the model was
trained on, so attributions nested in others are the rules' alone.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from claimparse._evidence import AttributionLink, QuoteMark, Run
from claimparse._link.attribution import nesting, quotation_kind
from claimparse._link.body import body_start
from claimparse._link.spans import merge, whole_quotes
from claimparse._model.candidates import Candidates
from claimparse._model.decode import Weights, best_chains, chains, probabilities
from claimparse._syntax.content import is_negated, noun_end, root_of, trim, with_its_noun
from claimparse._syntax.core import SUBJECTS, VERBAL, child, subject
from claimparse._syntax.idle import gives_name, hearer, holds_negation, only_calls, takes_place
from claimparse.lexicon.cues import CueEntry, CueLexicon, load_cues
from claimparse.types import Engine, SpeechAct

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimparse._syntax.page import Page

RULE = "model"
"""The rule of an attribution that the rules do not have."""


@dataclass(frozen=True, slots=True)
class Decoder:
    """What decides: the weights of the evidence, and the least probability; ``backed`` where the rules agree."""

    weights: Weights
    threshold: float
    backed: float


class _Quotes:
    """The quotations of a page, with what is asked of them for each attribution: where they end, what is speech."""

    def __init__(self, marks: Sequence[QuoteMark]) -> None:
        self.marks = marks
        self.ends = frozenset(q.outer.end for q in marks)
        self.speech = frozenset(t for q in marks if q.speech for t in range(*q.outer))


@dataclass(frozen=True, slots=True)
class _Found:
    """An attribution as decoded, by the page's tokens; ``link`` is the rules' one of the same cue."""

    cue: tuple[Run, ...]
    source: tuple[Run, ...]
    content: tuple[Run, ...]
    probability: float
    link: int | None

    @property
    def head(self) -> int:
        return self.cue[0].start


def link(
    page: Page,
    quotes: Sequence[QuoteMark],
    rules: Sequence[AttributionLink],
    candidates: Iterable[Candidates],
    decoder: Decoder,
) -> tuple[AttributionLink, ...]:
    """The attributions of a page in text order of their cues, without those that the decoder's threshold excludes."""
    found = _decoded(list(candidates), rules, decoder.weights)
    by_head = {r.cue_head: k for k, r in enumerate(rules) if r.parent is None}
    apart = _apart(_at_home(page, _linked(f, by_head), rules) for f in found)
    sure = [f for f in apart if f.probability >= (decoder.threshold if f.link is None else decoder.backed)]
    sure = [f for f in sure if f.link is not None or not _says_nothing(page, f)]
    for mended in (_before_but, _with_its_verb, _with_its_negation):
        sure = [mended(page, f, rules) for f in sure]
    quoted = _Quotes(quotes)
    kept = [_link(page, quoted, f, None if f.link is None else rules[f.link]) for f in sure]
    return _nested(_with_nested(kept, rules, quotes))


def _linked(found: _Found, by_head: Mapping[int, int]) -> _Found:
    """The attribution with the rules' one whose cue's head is in its cue: "continued by saying"."""
    if found.link is not None:
        return found
    heads = (by_head[t] for r in found.cue for t in range(*r) if t in by_head)
    return replace(found, link=next(heads, None))


def _says_nothing(page: Page, found: _Found) -> bool:
    """Whether a cue that the rules have not is none by their words: what takes place, a name given, somebody phoned."""
    cues, verb = load_cues(page.lexicon), page.doc[root_of(page.doc, found.cue[0])]
    words = page.doc[slice(*found.content[-1])]
    named = not found.source and gives_name(verb, words, cues.naming)
    return named or takes_place(subject(verb), cues.events) or (len(found.content) == 1 and only_calls(verb, words))


def _at_home(page: Page, found: _Found, rules: Sequence[AttributionLink]) -> _Found:
    """The attribution as the rules have it, if they find its content in the paragraph of the cue and the network none.

    The lines around an article ("REPORT: BRIDGE TO CLOSE") are unlike what it was trained on.
    """
    if found.link is None:
        return found
    paragraph, rule = page.paragraph_of(found.head), rules[found.link]
    ruled, read = (any(page.paragraph_of(r.start) == paragraph for r in x.content) for x in (rule, found))
    return _as_ruled(found, rule, found.link) if ruled and not read else found


def _before_but(page: Page, found: _Found, rules: Sequence[AttributionLink]) -> _Found:
    """The attribution with its content ended where the rules end it, if "but" sets another's words against it there.

    "X said it was safe, but Y denied it": what Y does is the author's report, and no part of what X said.
    """
    if found.link is None:
        return found
    end = rules[found.link].content[-1].end
    tail = {t for r in found.content for t in range(*r) if t >= end}
    but = next((t for t in range(end, end + 2) if t in tail and page.doc[t].lower_ == "but"), None)
    if but is None or not any(_speaks(page.doc[t], but + 1, load_cues(page.lexicon)) for t in tail):
        return found
    content = tuple(Run(r.start, min(r.end, end)) for r in found.content if r.start < end)
    return replace(found, content=content) if content else found


def _with_its_verb(page: Page, found: _Found, rules: Sequence[AttributionLink]) -> _Found:
    """The attribution with its content begun where the rules begin it, if it lacks the verb that it is about.

    "The director took 19 paintings and sold six, prosecutors said": not from "sold" on, whose subject is in front.
    """
    if found.link is None:
        return found
    first = found.content[0].start
    begun = next((r for r in rules[found.link].content if r.start < first < r.end), None)
    verb = rules[found.link].content_head
    if begun is None or not begun.start <= verb < first or page.doc[verb].pos_ not in VERBAL:
        return found
    return replace(found, content=tuple(merge([Run(begun.start, first), *found.content])))


def _with_its_negation(page: Page, found: _Found, rules: Sequence[AttributionLink]) -> _Found:
    """The attribution as the rules have it, if a negation of its content went to its cue: "was found not guilty of"."""
    if found.link is None:
        return found
    inside = {t for r in rules[found.link].content for t in range(*r)}
    lost = any(holds_negation(page.doc[slice(*r)], inside) for r in found.cue)
    return _as_ruled(found, rules[found.link], found.link) if lost else found


def _speaks(verb: Token, start: int, cues: CueLexicon) -> bool:
    """Whether a token is a verb of saying or thinking whose subject begins at ``start``."""
    subject = child(verb, SUBJECTS)
    return (
        cues.lemma(verb.lemma_.lower(), verb.lower_) in cues.verbs
        and subject is not None
        and subject.left_edge.i == start
    )


def _decoded(candidates: Sequence[Candidates], rules: Sequence[AttributionLink], weights: Weights) -> Iterator[_Found]:
    """What the chains of the windows give; where one gives no content, what the rules have."""
    decoded = best_chains([chains(c.evidence, weights) for c in candidates], weights)
    for c, (states, begins) in zip(candidates, decoded, strict=True):
        p = c.probability
        sure = probabilities(np.log(p / np.maximum(1 - p, 1e-9)), c.evidence, states, weights)
        for row, (cue, link) in enumerate(zip(c.cues.tolist(), c.links, strict=True)):
            content, cues, source = (_runs(c.tokens, states[row] == state, begins[row]) for state in (1, 2, 3))
            head = Run(c.tokens[cue], c.tokens[cue] + 1)
            read = _Found(cues or (head,), source, content, float(sure[row]), link)
            if content:
                yield read
            elif link is not None:
                yield _as_ruled(read, rules[link], link)


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


def _apart(found: Iterable[_Found]) -> list[_Found]:
    """Of attributions whose cues share a token the most probable one; in text order."""
    taken: set[int] = set()
    kept = []
    for f in sorted(found, key=lambda f: (-f.probability, f.head)):
        cue = {t for r in f.cue for t in range(*r)}
        if taken.isdisjoint(cue):
            taken |= cue
            kept.append(f)
    return sorted(kept, key=lambda f: f.head)


def _as_ruled(found: _Found, rule: AttributionLink, index: int) -> _Found:
    return _Found(rule.cue, rule.source, rule.content, found.probability, index)


def _link(page: Page, quotes: _Quotes, found: _Found, rule: AttributionLink | None) -> AttributionLink:
    cue, source = (_near(page, _whole(page, runs), found.head) for runs in (found.cue, found.source))
    if rule is not None and (not source or _only_hears(page, rule, source)):
        source = rule.source
    source = tuple(with_its_noun(page.doc, trim(page.doc, r)) for r in _beside(page, source, cue))
    own = Run(cue[0].start, cue[-1].end)
    said = _whole(page, (Run(r.start, noun_end(page.doc, r.end)) for r in found.content))
    here = _in_paragraph(page, quotes.speech, said, cue[0].start)
    grown = [whole_quotes(r, quotes.marks, own) for r in here]
    content = _without(page, grown, (*cue, *source), quotes.ends) or found.content
    made = AttributionLink(
        source=source,
        source_head=root_of(page.doc, source[0]) if source else None,
        cue=cue,
        cue_head=root_of(page.doc, cue[0]),
        content=content,
        content_head=root_of(page.doc, content[0]),
        quotation=quotation_kind(page, content, quotes.marks),
        act=_act(page, cue, load_cues(page.lexicon)),
        rule=RULE,
        engine=Engine.MODEL,
        probability=round(found.probability, 3),
    )
    if rule is None:
        return made
    if any(rule.content_head in range(*r) for r in content):
        made = replace(made, content_head=rule.content_head)
    if rule.source_head is not None and any(rule.source_head in range(*r) for r in source):
        made = replace(made, source_head=rule.source_head)
    return replace(made, cue_head=rule.cue_head, act=rule.act, target=rule.target, rule=rule.rule, engine=Engine.BOTH)


def _only_hears(page: Page, rule: AttributionLink, source: Sequence[Run]) -> bool:
    """Whether the network's source hears what the rules find nobody to have said."""
    who = None if rule.source else hearer(page.doc[rule.cue_head], load_cues(page.lexicon).courts)
    return who is not None and any(r.start <= who.i < r.end for r in source)


def _near(page: Page, runs: Iterable[Run], head: int) -> tuple[Run, ...]:
    """The runs in the paragraph of the cue, cut at its ends; where none is there, each as far as its own goes."""
    out = []
    for run in runs:
        parts = {page.paragraph_of(t): t for t in range(*run)}
        if len(parts) > 1:
            mine = page.paragraph_of(head if page.paragraph_of(head) in parts else run.end - 1)
            inside = [t for t in range(*run) if page.paragraph_of(t) == mine and not page.words[t].isspace()]
            out.append(Run(inside[0], inside[-1] + 1))
        else:
            out.append(run)
    mine = page.paragraph_of(head)
    return tuple(r for r in out if page.paragraph_of(r.start) == mine) or tuple(out)


def _beside(page: Page, source: tuple[Run, ...], cue: Sequence[Run]) -> tuple[Run, ...]:
    """The runs of a source in the sentence of the cue; where none is there, all."""
    sentence = page.doc[cue[0].start].sent
    return tuple(r for r in source if sentence.start <= r.start < sentence.end) or source


def _in_paragraph(page: Page, speech: Container[int], runs: Iterable[Run], cue: int) -> list[Run]:
    """The runs as far as they stand in the paragraph of the cue, behind its dateline; quotations go on beyond it."""
    k, first = page.paragraph_of(cue), body_start(page, cue)
    out = []
    for run in runs:
        kept = [t for t in range(*run) if (t >= first and page.paragraph_of(t) == k) or t in speech]
        out.extend(merge(Run(t, t + 1) for t in kept))
    return out


def _whole(page: Page, runs: Iterable[Run]) -> list[Run]:
    """The runs grown to whole hyphenated words, and joined where only blanks stand between them."""
    out: list[Run] = []
    for run in merge(Run(_word_start(page, r.start), _word_end(page, r.end)) for r in runs):
        if out and all(page.words[t].isspace() for t in range(out[-1].end, run.start)):
            out[-1] = Run(out[-1].start, run.end)
        else:
            out.append(run)
    return out


def _word_start(page: Page, token: int) -> int:
    while token > 0 and _hyphenated(page, token):
        token -= 1
    return token


def _word_end(page: Page, token: int) -> int:
    while token < len(page.words) and _hyphenated(page, token):
        token += 1
    return token


def _hyphenated(page: Page, token: int) -> bool:
    """Whether a hyphen joins a token to the one before it, or it is that hyphen."""
    touches = 0 < token < len(page.words) and page.ends[token - 1] == page.starts[token]
    return touches and "-" in (page.words[token - 1], page.words[token])


def _without(page: Page, content: Sequence[Run], taken: Sequence[Run], closed: Container[int]) -> tuple[Run, ...]:
    """Content without the words of its own cue and source, and without marks at its edges; quotations keep theirs."""
    outside = {t for r in taken for t in range(*r)}
    kept = merge(Run(t, t + 1) for run in content for t in range(*run) if t not in outside)
    words = [r for r in kept if any(page.words[t][0].isalnum() for t in range(*r))]
    return tuple(_trimmed(page, r, closed) for r in words)


def _trimmed(page: Page, run: Run, closed: Container[int]) -> Run:
    """A run without the marks at its edges, unless it ends with a quotation."""
    inner = trim(page.doc, run)
    return Run(inner.start, run.end) if run.end in closed else inner


def _act(page: Page, cue: Sequence[Run], cues: CueLexicon) -> SpeechAct:
    """The act of the first of a cue's words that the lexicon has; without one it asserts."""
    for t in (page.doc[k] for run in cue for k in range(*run)):
        lemma = cues.lemma(t.lemma_.lower(), t.lower_)
        entries: tuple[CueEntry, ...] = cues.verbs.get(lemma, ()) if t.pos_ in ("VERB", "AUX") else ()
        behind = t.i + 1
        plain = [e for e in entries if e.polarity == "any" and e.tail == (*page.words[behind : behind + len(e.tail)],)]
        named = cues.nouns.get(lemma) if t.pos_ == "NOUN" else cues.adjectives.get(t.lower_)
        entry = next(iter(plain), named)
        if entry is not None:
            return SpeechAct.WITHHOLDS if entry.act is SpeechAct.DENIES and is_negated(t) else entry.act
    return SpeechAct.ASSERTS


def _with_nested(
    found: Sequence[AttributionLink], rules: Sequence[AttributionLink], quotes: Sequence[QuoteMark]
) -> list[AttributionLink]:
    """The model's attributions with the rules' that stand in somebody's words."""
    taken = {t for f in found for r in f.cue for t in range(*r)}
    spoken = np.zeros(1 + max((q.outer.end for q in quotes), default=0), dtype=bool)
    for q in quotes:
        if q.speech:
            spoken[q.inner.start : q.inner.end] = True
    nested = [
        r
        for r in rules
        if (r.parent is not None or (r.cue_head < len(spoken) and spoken[r.cue_head])) and r.cue_head not in taken
    ]
    return sorted([*found, *nested], key=lambda a: a.cue_head)


def _nested(links: Sequence[AttributionLink]) -> tuple[AttributionLink, ...]:
    parents = nesting([a.content for a in links], [a.cue_head for a in links])
    return tuple(replace(a, parent=p) for a, p in zip(links, parents, strict=True))

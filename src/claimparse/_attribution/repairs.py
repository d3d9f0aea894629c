"""Repair single spans of a reading by the rules' attribution of the same cue, step by step in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from claimparse._attribution.contradictions import is_contradicted
from claimparse._attribution.lexicon import CueLexicon, load_cues
from claimparse._attribution.readings import Reading, RuleIndex
from claimparse._attribution.spans import merge_runs
from claimparse._evidence import AttributionLink, Run, tokens_of
from claimparse._grammar.arguments import own_subject
from claimparse._grammar.parts_of_speech import is_preposition, is_relative_pronoun
from claimparse._grammar.tree import ancestors, is_verbal
from claimparse.types import QuotationKind

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token
    from claimparse._text.parsed_text import ParsedText


def correct_reading(parsed: ParsedText, reading: Reading, rules: RuleIndex) -> Reading:
    """A reading of an attribution that the rules have, too, corrected by them; any other as it is."""
    if reading.rule is None:
        return reading
    rule = rules.links[reading.rule]
    if is_contradicted(parsed, reading, rule, rules):
        return reading.with_spans_of(rule)
    for repair in REPAIRS:
        reading = repair(parsed, reading, rule, rules)
    return reading


# ---------------------------------------------------------------- cue and source


def _take_rule_cue(parsed: ParsedText, reading: Reading, rule: AttributionLink, rules: RuleIndex) -> Reading:
    """Take the rules' cue, unless the model's holds it and a further verb: "was quoted as saying"."""
    added = (parsed.doc[t] for t in tokens_of(reading.cue) - tokens_of(rule.cue))
    more = {t.i for t in added if is_verbal(t) and t.lemma_ != "be"}
    is_longer = more and more.isdisjoint(rules.by_cue_head) and tokens_of(rule.cue) < tokens_of(reading.cue)
    return reading if is_longer else replace(reading, cue=rule.cue)


def _drop_other_sources(parsed: ParsedText, reading: Reading, rule: AttributionLink, rules: RuleIndex) -> Reading:
    """Take the rules' source where a piece of the model's is the source of another attribution.

    Also where it stands between the model's and the cue ("The paper quoted a jockey as saying"), or where the model's
    lacks its head.
    """
    if not (reading.source and rule.source):
        return reading
    more = set(reading.source) - set(rule.source)
    read, ruled = tokens_of(reading.source), tokens_of(rule.source)
    is_nearer = reading.source[-1].end <= rule.source[0].start and rule.source[-1].end <= reading.head
    is_headless = rule.source_head not in read and not read.isdisjoint(ruled)
    is_better = (is_nearer or is_headless) and ruled.isdisjoint(tokens_of(reading.content))
    return replace(reading, source=rule.source) if more & rules.sources or is_better else reading


def _restore_antecedent(parsed: ParsedText, reading: Reading, rule: AttributionLink, rules: RuleIndex) -> Reading:
    """Take the antecedent for the source, if the model names only the relative pronoun.

    Where the same words end a longer source, it is that: "said a spokeswoman for the hotel, who added".
    """
    if not (reading.source and rule.source):
        return reading
    is_apart = tokens_of(reading.source).isdisjoint(tokens_of(rule.source))
    if not (_is_relative(parsed, reading.source) or (is_apart and _antecedents(parsed, rule))):
        return reading
    end = rule.source[-1].end
    longer = rules.longest_source(rule.source[0].start)
    source = (Run(longer.start, end),) if longer is not None and end <= longer.end else rule.source
    return replace(reading, source=source)


def _antecedents(parsed: ParsedText, rule: AttributionLink) -> list[Run]:
    """The pieces of content on which the cue's own clause depends: "a treaty experts believe is dead".

    The parser may take the two nouns for one, so the words right before the source count as well.
    """
    above = {t.i for t in ancestors(parsed.doc[rule.cue_head])}
    starts = {r.start for r in rule.source}
    return [r for r in rule.content if r.end in starts or not above.isdisjoint(range(*r))]


def _is_relative(parsed: ParsedText, runs: Iterable[Run]) -> bool:
    """Return whether runs are a relative pronoun and nothing more."""
    return all(is_relative_pronoun(parsed.doc[t]) for t in tokens_of(runs))


# ---------------------------------------------------------------- content


def _restore_separate_pieces(parsed: ParsedText, reading: Reading, rule: AttributionLink, _: RuleIndex) -> Reading:
    """Add the pieces of indirect content that stand apart from the model's.

    A clause that continues after the cue ("Sales fell, Lindt said, and prices rose"), and the antecedent of a relative
    ("a decision critics said would cost jobs"), in the place of its pronoun.
    """
    if rule.quotation is not QuotationKind.INDIRECT:
        return reading
    read, antecedents = tokens_of(reading.content), _antecedents(parsed, rule)
    more = [r for r in rule.content if read.isdisjoint(range(*r)) and (r in antecedents or r.start > rule.cue_head)]
    kept = [r for r in reading.content if not (more and _is_relative(parsed, [r]))]
    return replace(reading, content=tuple(merge_runs([*more, *kept]))) if more else reading


def _begin_after_colon(parsed: ParsedText, reading: Reading, rule: AttributionLink, _: RuleIndex) -> Reading:
    """Begin the content after a colon, if the rules begin it there.

    "Ada Holt was calm: the bridge should last for years, she estimated."
    """
    start = rule.content[0].start
    if not any(r.start < start < r.end for r in reading.content) or parsed.words[start - 1] != ":":
        return reading
    return replace(reading, content=tuple(Run(max(r.start, start), r.end) for r in reading.content if r.end > start))


def _end_before_but(parsed: ParsedText, reading: Reading, rule: AttributionLink, _: RuleIndex) -> Reading:
    """End the content where the rules end it, if "but" sets another's words against it there.

    "X said it was safe, but Y denied it": what Y does is the author's report, and no part of what X said.
    """
    end = rule.content[-1].end
    tail = {t for t in tokens_of(reading.content) if t >= end}
    but = next((t for t in range(end, end + 2) if t in tail and parsed.doc[t].lower_ == "but"), None)
    if but is None or not any(_reports_from(parsed.doc[t], but + 1, load_cues(parsed.lexicon)) for t in tail):
        return reading
    content = tuple(Run(r.start, min(r.end, end)) for r in reading.content if r.start < end)
    return replace(reading, content=content) if content else reading


def _reports_from(verb: Token, start: int, cues: CueLexicon) -> bool:
    """Return whether a token is a verb of saying or thinking whose subject begins at ``start``."""
    who, is_cue = own_subject(verb), cues.lemma(verb.lemma_.lower(), verb.lower_) in cues.verbs
    return is_cue and who is not None and who.left_edge.i == start


def _restore_main_verb(parsed: ParsedText, reading: Reading, rule: AttributionLink, _: RuleIndex) -> Reading:
    """Begin the content where the rules begin it, if it lacks its main verb.

    "The director took 19 paintings and sold six, prosecutors said": not from "sold" on, whose subject is in front.
    """
    first = reading.content[0].start
    begun = next((r for r in rule.content if r.start < first < r.end), None)
    if begun is None or not begun.start <= rule.content_head < first:
        return reading
    if not is_verbal(parsed.doc[rule.content_head]):
        return reading
    return replace(reading, content=tuple(merge_runs([Run(begun.start, first), *reading.content])))


def _restore_gerund(parsed: ParsedText, reading: Reading, rule: AttributionLink, _: RuleIndex) -> Reading:
    """Take the rules' gerund clause, if the model has its first word alone: "denies lying to court"."""
    is_cut = tokens_of(reading.content) == {rule.content_head} and rule.content[0].start == rule.content_head
    return replace(reading, content=rule.content) if is_cut and rule.rule.endswith((":gerund", " of:noun")) else reading


def _restore_preposition(parsed: ParsedText, reading: Reading, rule: AttributionLink, _: RuleIndex) -> Reading:
    """Begin a piece of content with the preposition with which the rules begin it: "for" in "for the delay"."""
    starts = {r.start + 1 for r in rule.content if is_preposition(parsed.doc[r.start])}
    return replace(reading, content=tuple(Run(r.start - (r.start in starts), r.end) for r in reading.content))


def _drop_expletive(parsed: ParsedText, reading: Reading, rule: AttributionLink, _: RuleIndex) -> Reading:
    """Drop "it" from the content where it only announces the clause: "It was claimed that wages had fallen"."""
    kept = tuple(r for r in reading.content if [parsed.doc[t].lower_ for t in range(*r)] != ["it"] or r in rule.content)
    return replace(reading, content=kept) if kept else reading


Repair = Callable[["ParsedText", Reading, AttributionLink, RuleIndex], Reading]

REPAIRS: tuple[Repair, ...] = (
    _take_rule_cue,
    _drop_other_sources,
    _restore_antecedent,
    _restore_separate_pieces,
    _begin_after_colon,
    _end_before_but,
    _restore_main_verb,
    _restore_gerund,
    _restore_preposition,
    _drop_expletive,
)
"""The repairs in their order: cue and source first, then the content."""

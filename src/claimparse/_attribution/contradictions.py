"""Contradictions between a reading of the model and the roles that a rule gave to words: the rule's spans are taken.

The model finds more and ends spans better. The rules know what the corpus it learnt from leaves out: which words are
the cue of a refusal, who is addressed, who cites whom.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from claimparse._attribution.lexicon import load_cues
from claimparse._attribution.readings import Reading, RuleIndex
from claimparse._evidence import AttributionLink, tokens_of
from claimparse._grammar.clauses import relative_clause_around
from claimparse._grammar.misattachments import quoting_verb
from claimparse._grammar.tree import ancestors, is_verbal
from claimparse.types import QuotationKind, SpeechAct

if TYPE_CHECKING:
    from claimparse._text.parsed_text import ParsedText


def is_contradicted(parsed: ParsedText, reading: Reading, rule: AttributionLink, rules: RuleIndex) -> bool:
    """Return whether a reading contradicts the rules' attribution of the same cue."""
    return any(contradicts(parsed, reading, rule, rules) for contradicts in CONTRADICTIONS)


def _is_elsewhere(parsed: ParsedText, reading: Reading, rule: AttributionLink, _: RuleIndex) -> bool:
    """Return whether the rules find content in the paragraph of the cue and the model none.

    The lines around an article ("REPORT: BRIDGE TO CLOSE") are unlike what it was trained on.
    """
    paragraph = parsed.paragraph_of(reading.head)
    ruled, read = (any(parsed.paragraph_of(r.start) == paragraph for r in x.content) for x in (rule, reading))
    return ruled and not read


def _is_read_by_layout(parsed: ParsedText, reading: Reading, rule: AttributionLink, _: RuleIndex) -> bool:
    """Return whether the rule reads roles by places: the sides of a headline or colon, the sentence before."""
    return rule.rule.endswith((":headline", ":colon", ":worded"))


def _is_refusal(parsed: ParsedText, reading: Reading, rule: AttributionLink, _: RuleIndex) -> bool:
    """Return whether the act is a refusal: "declined to name the firm" has "declined to name" as its cue."""
    return rule.act is SpeechAct.WITHHOLDS


def _swaps_roles(parsed: ParsedText, reading: Reading, rule: AttributionLink, _: RuleIndex) -> bool:
    """Return whether words are content for one and have another role for the other: "told voters a bridge"."""
    read, ruled = tokens_of(reading.content), tokens_of(rule.content)
    addressee = tokens_of([rule.target] if rule.target else [])
    is_one_sided = addressee <= ruled - read or addressee & (read - ruled | tokens_of(reading.source))
    return bool(tokens_of((*reading.cue, *reading.source)) & ruled or (addressee and is_one_sided))


def _holds_other_cue(parsed: ParsedText, reading: Reading, rule: AttributionLink, rules: RuleIndex) -> bool:
    """Return whether the content holds the cue of a source cited or its name, or a further report beside it.

    "Reported that the bank will close, citing a letter"; "reports citing a memo that it will close"; "said it existed
    but maintained that it was old"; "said it was safe, while the owner denied that it was new".
    """
    more = _added_content(reading, rule)
    found = list(rules.with_cue_in(more))
    cited = (r for r in rules.nested_in(reading.rule) if r.content == rule.content)
    if any(not more.isdisjoint(tokens_of(r.source)) for r in cited):
        return True
    beside = [r for r in found if r.parent is None and r.source]
    is_paraphrase = rule.quotation is QuotationKind.INDIRECT
    if any(r.source == rule.source or (is_paraphrase and tokens_of((*r.source, *r.cue)) <= more) for r in beside):
        return True
    citing_verbs = load_cues(parsed.lexicon).citing_verbs
    return any(parsed.doc[r.cue_head].lemma_ in citing_verbs for r in found)


def _holds_own_noun(parsed: ParsedText, reading: Reading, rule: AttributionLink, _: RuleIndex) -> bool:
    """Return whether the content holds a word that the claim depends on.

    "Found no evidence that the fund lied"; "his boast that he won was a lie".
    """
    more = _added_content(reading, rule)
    is_below_noun = rule.rule.endswith((":displaced", ":told", ":noun-that", ":noun-infinitive"))
    return is_below_noun and any(t.i in more for t in ancestors(parsed.doc[rule.content_head]))


def _holds_other_content(parsed: ParsedText, reading: Reading, rule: AttributionLink, rules: RuleIndex) -> bool:
    """Return whether the content holds all that another attribution says, whose cue stands outside it."""
    more = _added_content(reading, rule)
    others = (r for r in rules.with_content_from(more) if r.parent is None and r.cue_head not in more)
    return any(tokens_of(r.content) <= more for r in others)


def _cuts_source(parsed: ParsedText, reading: Reading, rule: AttributionLink, _: RuleIndex) -> bool:
    """Return whether the content begins with a name of the source: "according to the envoy, Ann Lee, rain fell"."""
    read, ruled = tokens_of(reading.source), tokens_of(rule.source)
    return bool(read) and read < ruled and not (ruled - read).isdisjoint(tokens_of(reading.content))


def _takes_source_for_cue(parsed: ParsedText, reading: Reading, rule: AttributionLink, _: RuleIndex) -> bool:
    """Return whether the cue holds a text that is the source: "tore up a petition calling for"."""
    if rule.source_head is None or not tokens_of(rule.source) <= tokens_of(reading.cue):
        return False
    return parsed.doc[rule.source_head].lemma_.lower() in load_cues(parsed.lexicon).documents


def _repeats_nested_claim(parsed: ParsedText, reading: Reading, rule: AttributionLink, rules: RuleIndex) -> bool:
    """Return whether the content is that of a claim inside: "Holt's claim that it works was denied by the union"."""
    return any(r.content == reading.content for r in rules.nested_in(reading.rule))


def _leaves_relative_clause(parsed: ParsedText, reading: Reading, rule: AttributionLink, _: RuleIndex) -> bool:
    """Return whether the content of a cue in a relative clause runs on into the clause above.

    "Officials who said that the bridge was safe were wrong"
    """
    more = _added_content(reading, rule)
    clause = relative_clause_around(parsed.doc[rule.cue_head])
    return clause is not None and any(t.i in more for t in ancestors(clause) if is_verbal(t))


def _names_citing_paper(parsed: ParsedText, reading: Reading, rule: AttributionLink, _: RuleIndex) -> bool:
    """Return whether the source names who cites the speaker: "the Courier quoted Ann Lee as saying"."""
    is_cited = quoting_verb(parsed.doc[rule.cue_head]) is not None
    return is_cited and not tokens_of(reading.source) <= tokens_of(rule.source)


def _added_content(reading: Reading, rule: AttributionLink) -> set[int]:
    """The tokens of content that the model has and the rule has not."""
    return tokens_of(reading.content) - tokens_of(rule.content)


Contradiction = Callable[["ParsedText", Reading, AttributionLink, RuleIndex], bool]

CONTRADICTIONS: tuple[Contradiction, ...] = (
    _is_elsewhere,
    _is_read_by_layout,
    _is_refusal,
    _swaps_roles,
    _holds_other_cue,
    _holds_own_noun,
    _holds_other_content,
    _cuts_source,
    _takes_source_for_cue,
    _repeats_nested_claim,
    _leaves_relative_clause,
    _names_citing_paper,
)
"""All that makes the rules' spans be taken whole."""

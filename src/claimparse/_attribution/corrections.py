"""Where the rules correct what the trained model reads.

The model finds more and ends spans better. The rules know what the corpus it learnt from leaves out: which words are
the cue of a refusal, who is addressed, who cites whom. An attribution that both find keeps the rules' cue, and is read
as the rules read it where the model's spans contradict the role that a rule gave to a word. An attribution that the
model alone finds counts only if something is said in it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimparse._attribution.cue_syntax import match_tail
from claimparse._attribution.lexicon import CueLexicon, load_cues
from claimparse._attribution.non_cues import deprives, gives_name, holds_negation, only_calls, takes_place
from claimparse._attribution.spans import merge
from claimparse._evidence import AttributionLink, Run
from claimparse._grammar.tree import RELATIVES, SUBJECTS, VERBAL, ancestors, child, is_passive, root_of, subject
from claimparse.types import QuotationKind, SpeechAct

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimparse._text.parsed_text import ParsedText


@dataclass(frozen=True, slots=True)
class Reading:
    """An attribution as the model reads it, by the page's tokens; ``link`` is the index of the rules' one, if any."""

    cue: tuple[Run, ...]
    source: tuple[Run, ...]
    content: tuple[Run, ...]
    probability: float
    link: int | None

    @property
    def head(self) -> int:
        """The first token of the cue."""
        return self.cue[0].start


class Ruled:
    """The rules' attributions of a page, with what each reading is held against, found without looking at all."""

    def __init__(self, links: Sequence[AttributionLink]) -> None:
        self.links = links
        self.cue_heads = {r.cue_head: r for r in links}
        self.sources = {run for r in links for run in r.source}
        self._of_content: dict[int, list[AttributionLink]] = {}
        self._nested: dict[int | None, list[AttributionLink]] = {}
        self._source_over: dict[int, Run] = {}
        for r in links:
            self._of_content.setdefault(r.content[0].start, []).append(r)
            self._nested.setdefault(r.parent, []).append(r)
            for run in r.source:
                for token in range(*run):
                    known = self._source_over.get(token, run)
                    self._source_over[token] = min(run, known)

    def nested_in(self, index: int | None) -> Sequence[AttributionLink]:
        """The attributions that stand in the content of another."""
        return () if index is None else self._nested.get(index, ())

    def cued_in(self, tokens: Collection[int]) -> Iterator[AttributionLink]:
        """The attributions whose cue has its head among some tokens."""
        return (self.cue_heads[t] for t in tokens if t in self.cue_heads)

    def saying(self, tokens: Collection[int]) -> Iterator[AttributionLink]:
        """The attributions whose content begins among some tokens."""
        return (r for t in tokens for r in self._of_content.get(t, ()))

    def longest_source(self, token: int) -> Run | None:
        """The run of a source that holds a token and begins first."""
        return self._source_over.get(token)


def as_ruled(reading: Reading, rule: AttributionLink, index: int) -> Reading:
    """The spans of a rule, with the model's probability."""
    return Reading(rule.cue, rule.source, rule.content, reading.probability, index)


def corrected(parsed: ParsedText, reading: Reading, rules: Ruled) -> Reading:
    """Apply the rules' corrections to a reading of an attribution that the rules have, too."""
    if reading.link is None:
        return reading
    rule = rules.links[reading.link]
    if any(contradicts(parsed, reading, rule, rules) for contradicts in CONTRADICTIONS):
        return as_ruled(reading, rule, reading.link)
    reading = _own_source(_cue(parsed, reading, rule, rules), rule, rules)
    reading = _antecedent(parsed, reading, rule, rules)
    for correct in (_with_its_pieces, _behind_colon, _before_but, _with_its_verb):
        reading = correct(parsed, reading, rule)
    return reading


# ---------------------------------------------------------------- contradictions: the rules' spans are taken whole


def _is_elsewhere(parsed: ParsedText, reading: Reading, rule: AttributionLink, _: Ruled) -> bool:
    """Return whether the rules find content in the paragraph of the cue and the model none.

    The lines around an article ("REPORT: BRIDGE TO CLOSE") are unlike what it was trained on.
    """
    paragraph = parsed.paragraph_of(reading.head)
    ruled, read = (any(parsed.paragraph_of(r.start) == paragraph for r in x.content) for x in (rule, reading))
    return ruled and not read


def _has_a_layout(parsed: ParsedText, reading: Reading, rule: AttributionLink, _: Ruled) -> bool:
    """Return whether the rule reads a headline or a colon, whose sides are what they are by their place."""
    return rule.rule.endswith((":headline", ":colon"))


def _withholds(parsed: ParsedText, reading: Reading, rule: AttributionLink, _: Ruled) -> bool:
    """Return whether the act is a refusal: "declined to name the firm" has "declined to name" as its cue."""
    return rule.act is SpeechAct.WITHHOLDS


def _swaps_roles(parsed: ParsedText, reading: Reading, rule: AttributionLink, _: Ruled) -> bool:
    """Return whether words are content for one and cue or addressee for the other: "told voters a new bridge"."""
    read, ruled = _tokens(reading.content), _tokens(rule.content)
    addressee = _tokens([rule.target] if rule.target else [])
    alone = addressee <= ruled - read or addressee & read - ruled
    return bool(_tokens(reading.cue) & ruled or (addressee and alone))


def _loses_negation(parsed: ParsedText, reading: Reading, rule: AttributionLink, _: Ruled) -> bool:
    """Return whether a negation of the content went to the cue: "was found not guilty of"."""
    inside = _tokens(rule.content)
    return any(holds_negation(parsed.doc[slice(*r)], inside) for r in reading.cue)


def _takes_in_a_cue(parsed: ParsedText, reading: Reading, rule: AttributionLink, rules: Ruled) -> bool:
    """Return whether the content takes in the cue of a source cited or its name, or the same speaker's next verb.

    "Reported that the bank will close, citing a letter"; "reports citing a memo that it will close"; "said it existed
    but maintained that it was old".
    """
    more, cues = _tokens(reading.content) - _tokens(rule.content), load_cues(parsed.lexicon)
    found = list(rules.cued_in(more))
    named = (r for r in rules.nested_in(reading.link) if r.content == rule.content)
    if any(not more.isdisjoint(_tokens(r.source)) for r in named):
        return True
    shared = any(r.parent is None and r.source and r.source == rule.source for r in found)
    return shared or any(parsed.doc[r.cue_head].lemma_ in cues.relays for r in found)


def _takes_in_its_noun(parsed: ParsedText, reading: Reading, rule: AttributionLink, _: Ruled) -> bool:
    """Return whether the content takes in the noun that the claim hangs on: "found no evidence that the fund lied"."""
    more = _tokens(reading.content) - _tokens(rule.content)
    return rule.rule.endswith((":displaced", ":told")) and any(
        t.i in more for t in ancestors(parsed.doc[rule.content_head])
    )


def _takes_in_a_claim(parsed: ParsedText, reading: Reading, rule: AttributionLink, rules: Ruled) -> bool:
    """Return whether the content takes in all that another attribution says, whose cue stands outside it."""
    more = _tokens(reading.content) - _tokens(rule.content)
    others = (r for r in rules.saying(more) if r.parent is None and r.cue_head not in more)
    return any(_tokens(r.content) <= more for r in others)


def _cuts_its_source(parsed: ParsedText, reading: Reading, rule: AttributionLink, _: Ruled) -> bool:
    """Return whether the content begins with what names the source: "according to the envoy, Ann Lee, rain fell"."""
    read, ruled = _tokens(reading.source), _tokens(rule.source)
    return bool(read) and read < ruled and not (ruled - read).isdisjoint(_tokens(reading.content))


def _repeats_a_nested_claim(parsed: ParsedText, reading: Reading, rule: AttributionLink, rules: Ruled) -> bool:
    """Return whether the content is that of a claim inside: "Holt's claim that it works was denied by the union"."""
    return any(r.content == reading.content for r in rules.nested_in(reading.link))


def _leaves_its_clause(parsed: ParsedText, reading: Reading, rule: AttributionLink, _: Ruled) -> bool:
    """Return whether the content of a cue in a relative clause runs on into the clause above.

    "Officials who said that the bridge was safe were wrong"
    """
    more = _tokens(reading.content) - _tokens(rule.content)
    clause = _relative_clause(parsed.doc[rule.cue_head])
    return clause is not None and any(t.i in more for t in ancestors(clause) if t.pos_ in VERBAL)


CONTRADICTIONS: tuple[Callable[[ParsedText, Reading, AttributionLink, Ruled], bool], ...] = (
    _is_elsewhere,
    _has_a_layout,
    _withholds,
    _swaps_roles,
    _loses_negation,
    _takes_in_a_cue,
    _takes_in_its_noun,
    _takes_in_a_claim,
    _cuts_its_source,
    _repeats_a_nested_claim,
    _leaves_its_clause,
)


# ---------------------------------------------------------------- corrections of one span


def _cue(parsed: ParsedText, reading: Reading, rule: AttributionLink, rules: Ruled) -> Reading:
    """The reading with the cue of the rules, unless the model's holds it and a further verb: "was quoted as saying"."""
    more = {t for t in _tokens(reading.cue) - _tokens(rule.cue) if parsed.doc[t].pos_ in VERBAL}
    longer = more and more.isdisjoint(rules.cue_heads) and _tokens(rule.cue) < _tokens(reading.cue)
    return reading if longer else replace(reading, cue=rule.cue)


def _own_source(reading: Reading, rule: AttributionLink, rules: Ruled) -> Reading:
    """The reading without a piece of its source that is the source of another attribution."""
    more = set(reading.source) - set(rule.source)
    return replace(reading, source=rule.source) if rule.source and more & rules.sources else reading


def _with_its_pieces(parsed: ParsedText, reading: Reading, rule: AttributionLink) -> Reading:
    """The reading with the pieces of indirect content that stand apart from what the model has.

    A clause that goes on behind the cue ("Sales fell, Lindt said, and prices rose"), and the antecedent of a relative
    ("a decision critics said would cost jobs"), in the place of its pronoun.
    """
    if rule.quotation is not QuotationKind.INDIRECT:
        return reading
    read, antecedent = _tokens(reading.content), _antecedents(parsed, rule)
    more = [r for r in rule.content if read.isdisjoint(range(*r)) and (r in antecedent or r.start > rule.cue_head)]
    kept = [r for r in reading.content if not (more and _is_relative(parsed, [r]))]
    return replace(reading, content=tuple(merge([*more, *kept]))) if more else reading


def _antecedents(parsed: ParsedText, rule: AttributionLink) -> list[Run]:
    """The pieces of content that the cue's own clause hangs on: "a treaty experts believe is dead".

    The parser may take the two nouns for one, so what stands right before the source counts as well.
    """
    above = {t.i for t in ancestors(parsed.doc[rule.cue_head])}
    starts = {r.start for r in rule.source}
    return [r for r in rule.content if r.end in starts or not above.isdisjoint(range(*r))]


def _relative_clause(token: Token) -> Token | None:
    """The verb of the relative clause in which a token stands."""
    return next((t for t in (token, *ancestors(token)) if t.dep_ == "relcl"), None)


def _is_relative(parsed: ParsedText, runs: Iterable[Run]) -> bool:
    """Return whether runs are a relative pronoun and nothing more."""
    return all(parsed.doc[t].tag_ in RELATIVES for t in _tokens(runs))


def _antecedent(parsed: ParsedText, reading: Reading, rule: AttributionLink, rules: Ruled) -> Reading:
    """The reading with the antecedent for its source, if the model names only the relative pronoun.

    Where the same words end a longer source, it is that: "said a spokeswoman for the hotel, who added".
    """
    if not (reading.source and rule.source):
        return reading
    apart = _tokens(reading.source).isdisjoint(_tokens(rule.source))
    if not (_is_relative(parsed, reading.source) or (apart and _antecedents(parsed, rule))):
        return reading
    end = rule.source[-1].end
    longer = rules.longest_source(rule.source[0].start)
    source = (Run(longer.start, end),) if longer is not None and end <= longer.end else rule.source
    return replace(reading, source=source)


def _behind_colon(parsed: ParsedText, reading: Reading, rule: AttributionLink) -> Reading:
    """The reading with its content begun behind a colon, if the rules begin it there.

    "Ada Holt was calm: the bridge should last for years, she estimated."
    """
    start = rule.content[0].start
    if not any(r.start < start < r.end for r in reading.content) or parsed.words[start - 1] != ":":
        return reading
    return replace(reading, content=tuple(Run(max(r.start, start), r.end) for r in reading.content if r.end > start))


def _before_but(parsed: ParsedText, reading: Reading, rule: AttributionLink) -> Reading:
    """The reading with its content ended where the rules end it, if "but" sets another's words against it there.

    "X said it was safe, but Y denied it": what Y does is the author's report, and no part of what X said.
    """
    end = rule.content[-1].end
    tail = {t for t in _tokens(reading.content) if t >= end}
    but = next((t for t in range(end, end + 2) if t in tail and parsed.doc[t].lower_ == "but"), None)
    if but is None or not any(_speaks(parsed.doc[t], but + 1, load_cues(parsed.lexicon)) for t in tail):
        return reading
    content = tuple(Run(r.start, min(r.end, end)) for r in reading.content if r.start < end)
    return replace(reading, content=content) if content else reading


def _with_its_verb(parsed: ParsedText, reading: Reading, rule: AttributionLink) -> Reading:
    """The reading with its content begun where the rules begin it, if it lacks the verb that it is about.

    "The director took 19 paintings and sold six, prosecutors said": not from "sold" on, whose subject is in front.
    """
    first = reading.content[0].start
    begun = next((r for r in rule.content if r.start < first < r.end), None)
    if begun is None or not begun.start <= rule.content_head < first:
        return reading
    if parsed.doc[rule.content_head].pos_ not in VERBAL:
        return reading
    return replace(reading, content=tuple(merge([Run(begun.start, first), *reading.content])))


def _speaks(verb: Token, start: int, cues: CueLexicon) -> bool:
    """Return whether a token is a verb of saying or thinking whose subject begins at ``start``."""
    who = child(verb, SUBJECTS)
    known = cues.lemma(verb.lemma_.lower(), verb.lower_) in cues.verbs
    return known and who is not None and who.left_edge.i == start


# ---------------------------------------------------------------- what the model alone finds


def says_nothing(parsed: ParsedText, reading: Reading, citing: Container[int]) -> bool:
    """Return whether the words of an attribution that the model alone finds show that nothing is said.

    An event takes place, a name is given, somebody is called on the phone or denied a goal; an adverb speaks for
    nobody; a bare noun is said only with a word for saying. Words of citing inside others' words, at the tokens
    ``citing``, belong to the rules.
    """
    doc, cues = parsed.doc, load_cues(parsed.lexicon)
    verb, words = doc[root_of(doc, reading.cue[0])], doc[slice(*reading.content[-1])]
    if any(t in citing for t in _tokens(reading.cue)):
        return True
    if not reading.source and gives_name(verb, words, cues.naming):
        return True
    if takes_place(subject(verb), cues.events) or (len(reading.content) == 1 and only_calls(verb, words)):
        return True
    return verb.pos_ == "ADV" or deprives(verb) or _is_moved(parsed, reading, verb) or _is_deed(parsed, reading, cues)


def _is_moved(parsed: ParsedText, reading: Reading, verb: Token) -> bool:
    """Return whether the source is only the object of what moves it: "the claim that it had failed angered doctors"."""
    what, whom = subject(verb), _tokens(reading.source)
    moves = what is not None and not is_passive(verb) and what.i in _tokens(reading.content)
    return moves and any(parsed.doc[t].head.i == verb.i and parsed.doc[t].dep_ == "dobj" for t in whom)


def _is_deed(parsed: ParsedText, reading: Reading, cues: CueLexicon) -> bool:
    """Return whether something is done to a thing or a person, and nothing said: "signed the deal"."""
    if all(parsed.doc[t].pos_ in ("PRON", "PUNCT") for t in _tokens(reading.content)):
        return True
    if any(parsed.doc[t].pos_ in VERBAL for t in _tokens(reading.content)):
        return False
    return not any(_may_take_noun(parsed.doc[t], cues) for t in _tokens(reading.cue))


def _may_take_noun(token: Token, cues: CueLexicon) -> bool:
    """Return whether a word of the lexicon takes a bare noun as what is said or thought: "denied the report"."""
    lemma = cues.lemma(token.lemma_.lower(), token.lower_)
    if lemma in cues.nouns or token.lower_ in cues.adjectives or lemma in cues.beliefs:
        return True
    entries = (e for e in cues.verbs.get(lemma, ()) if match_tail(token, e.tail) is not None)
    return any(e.subjects == "any" and not e.frames.isdisjoint({"noun", "report", "object"}) for e in entries)


def _tokens(runs: Iterable[Run]) -> set[int]:
    return {t for r in runs for t in range(*r)}

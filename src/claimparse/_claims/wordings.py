"""Words each claim so that it can be understood alone, as far as the text says what its words stand for.

Names take the place of pronouns and descriptions (``references``), dates that of days, the claim that is answered that
of "this"; a content without a finite verb becomes a clause (``finite``). What stays open is listed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimparse._claims import references
from claimparse._claims.agreement import SUBJECT_FORMS, as_subject, singular
from claimparse._claims.edits import Edit, appended, chars_of, edited, inserted
from claimparse._claims.finite import Content, finite_edits
from claimparse._claims.references import Voice
from claimparse._claims.referents import Referents, definite_text, offences
from claimparse._evidence import (
    AnswerLink,
    AttributionLink,
    ClaimLink,
    ReplacementLink,
    Run,
    TimeLink,
    WordingLink,
    tokens_of,
)
from claimparse._format import and_list
from claimparse._grammar import nonfinite
from claimparse._grammar.noun_phrases import modifies_noun_after
from claimparse._grammar.referring import PLURAL_SUBJECTS, is_present
from claimparse._grammar.tree import passive_subject, subtree_run
from claimparse._speakers.link import Speakers
from claimparse._stance.facts import ACT_FACTS
from claimparse._text.parsed_text import ParsedText
from claimparse.types import Granularity, QuotationKind, ReplacementReason, SpeakerKind, TimeRelation

if TYPE_CHECKING:
    import datetime

    from claimparse._grammar.tokens import Token

MAX_ANSWERS = 4
"""The most claims that are worded one inside the other."""
MAX_TOKENS_BEFORE_CONTENT = 3
"""The most tokens between a cue and its content: "expressed concern over the delay"."""
MAX_TOKENS = 150
"""A claim of more tokens is worded as it is."""

_PARTS_OF_TIMES = frozenset({"end", "start", "beginning", "middle", "early", "late", "mid"})
"""Words for a part of a time, which a date would leave out."""
_PREPOSITIONS = {
    TimeRelation.SINCE: "since",
    TimeRelation.UNTIL: "until",
    TimeRelation.BY: "by",
    TimeRelation.BEFORE: "before",
    TimeRelation.AFTER: "after",
}


class WordedClaim(NamedTuple):
    """A claim with what it answers, the times that its words tell, and whether words outside it negate it."""

    link: ClaimLink
    answer: AnswerLink | None
    times: Sequence[TimeLink]
    is_denied_outside: bool


class Wordings:
    """The wordings of the claims of a text."""

    def __init__(
        self,
        parsed: ParsedText,
        claims: Sequence[WordedClaim],
        attributions: Sequence[AttributionLink],
        speakers: Speakers,
    ) -> None:
        self.parsed, self.doc, self.speakers = parsed, parsed.doc, speakers
        self.attributions, self.claims = attributions, claims
        self.referents = Referents(parsed, speakers, attributions)
        self._made: dict[int, WordingLink] = {}

    def of(self, n: int, depth: int = 0) -> WordingLink:
        """The wording of a claim."""
        if n not in self._made:
            self._made[n] = self._word(n, depth)
        return self._made[n]

    def _word(self, n: int, depth: int) -> WordingLink:
        claim = self.claims[n].link
        tokens = sorted(tokens_of(claim.tokens))
        if len(tokens) > MAX_TOKENS:
            return WordingLink(edited(self.parsed, claim.tokens, ()), (), ())
        said = None if claim.attribution is None else self.attributions[claim.attribution]
        names = () if claim.attribution is None else self.speakers.of_source[claim.attribution]
        answered = self._answered(n, tokens, depth)
        if answered is not None and set(range(*answered.tokens)) >= {t for t in tokens if self.doc[t].is_alpha}:
            return self._made_of(claim, [answered], [])
        kept = [t for t in tokens if answered is None or not answered.tokens.start <= t < answered.tokens.end]
        clause = self._clause(self.claims[n], tokens, said, names)
        target = self.speakers.resolve(said.target) if said is not None and said.target else None
        known = [name for e in clause for name in (*names, *([target] if target else ())) if name in e.text]
        modal = {e.tokens.start for e in clause if e.tokens.start == e.tokens.end}
        referred = references.read(self.referents, kept, self._voice(claim.attribution), known, modal)
        edits = [*_complementizers(self.parsed, tokens), *clause, *referred.edits]
        if clause and tokens[0] not in modal and (subject := as_subject(self.doc[tokens[0]])) is not None:
            edits.append(subject)
        edits += [answered] if answered is not None else []
        dated, undated = self._dated(n)
        return self._made_of(claim, [*edits, *dated], [*referred.open, *undated])

    def _made_of(self, claim: ClaimLink, edits: Sequence[Edit], open_tokens: Sequence[int]) -> WordingLink:
        kept = _without_overlap(edits)
        covered = {t for e in kept if e.reason is not ReplacementReason.CLAUSE for t in range(*e.tokens)}
        replaced = tuple(ReplacementLink(chars_of(self.parsed, e), e.text, e.reason, e.evidence) for e in kept)
        still_open = tuple(t for t in sorted(set(open_tokens)) if t not in covered)
        return WordingLink(edited(self.parsed, claim.tokens, kept), replaced, still_open)

    def _voice(self, attribution: int | None) -> Voice:
        """Who says a claim, and who speaks there as "I": he or, where he is reported by another, that one."""
        own, quoting = attribution, attribution
        while quoting is not None and self.attributions[quoting].quotation is QuotationKind.INDIRECT:
            quoting = self.attributions[quoting].parent
        said = None if own is None else self.attributions[own]
        return Voice(
            () if own is None else self.speakers.of_source[own],
            () if quoting is None else self.speakers.of_source[quoting],
            said.source if said is not None else (),
            self._addressee(said) if said is not None else None,
        )

    def _addressee(self, said: AttributionLink) -> str | None:
        """The one person whom a quotation calls "you"."""
        if said.quotation is not QuotationKind.DIRECT or said.target is None:
            return None
        name = self.speakers.resolve(said.target)
        return name if name is not None and self.referents.is_person(name) else None

    # ------------------------------------------------------------ other claims

    def _answered(self, n: int, tokens: Sequence[int], depth: int) -> Edit | None:
        """The claim that is answered, in place of the words for it: "this", "the accusations"."""
        answer = self.claims[n].answer
        if answer is None or answer.claim is None or answer.rule != "anaphor" or depth >= MAX_ANSWERS:
            return None
        if answer.claim == n or not set(range(*answer.object)) <= set(tokens):
            return None
        other = self.claims[answer.claim].link
        text = self.of(answer.claim, depth + 1).text
        is_whole = set(range(*answer.object)) >= {t for t in tokens if self.doc[t].is_alpha}
        words = text if is_whole else f"the claim that {text}"
        return Edit(answer.object, words, ReplacementReason.ANSWER, other.tokens)

    # ------------------------------------------------------------ clauses

    def _clause(
        self, worded: WordedClaim, tokens: Sequence[int], said: AttributionLink | None, names: Sequence[str]
    ) -> list[Edit]:
        """The edits that give a content a finite verb; failing that, the words of its report before it."""
        claim, is_denied = worded.link, worded.is_denied_outside
        source = self._source(said, names) if said is not None else None
        is_many = said is not None and self._are_many(said, names)
        if said is not None and self._is_embedded_question(said, tokens):
            return self._reported(said, tokens, source, is_many=is_many) or self._asked(said, tokens, source)
        if (auxiliary := nonfinite.gapped_auxiliary(self.doc[claim.head])) is not None:
            return [inserted(claim.head, auxiliary, ReplacementReason.CLAUSE)]
        if nonfinite.is_finite(self.doc, self.parsed.columns, tokens):
            return self._wanted(claim, tokens, said)
        if said is None:
            return finite_edits(Content(self.doc, tokens, claim.head, None, None, None, is_many=False)) or []
        target = self._target(said.target) if said.target else None
        nouns = offences(self.parsed.lexicon)
        content = Content(self.doc, tokens, claim.head, said, source, target, is_many, is_denied, nouns)
        edits = finite_edits(content)
        return self._reported(said, tokens, source, is_many=is_many) if edits is None else edits

    def _source(self, said: AttributionLink, names: Sequence[str]) -> str | None:
        """The words for a source; those of one who says "we"."""
        is_we = said.source_head is not None and self.doc[said.source_head].lower_ == "we"
        return (self.referents.speaking_body(names) if is_we else None) or and_list(names) or self._words(said.source)

    def _asked(self, said: AttributionLink, tokens: Sequence[int], source: str | None) -> list[Edit]:
        """The words of a report before a question that stands apart from its verb: "asked by Lund whether"."""
        is_asking = self.doc[said.cue_head].lemma_ == "ask" and source is not None
        return [inserted(tokens[0], f"{source} asked", ReplacementReason.CLAUSE, said.source)] if is_asking else []

    def _are_many(self, said: AttributionLink, names: Sequence[str]) -> bool:
        """Return whether a source is plural: several names, a group, "traders"."""
        head = self.doc[said.source_head] if said.source_head is not None else None
        if head is not None and (not names or head.lower_ in PLURAL_SUBJECTS):
            return nonfinite.is_plural_noun(head) or head.lower_ in PLURAL_SUBJECTS
        links = (self.referents.link_by_name.get(name) for name in names)
        return len(names) > 1 or any(link is not None and link.kind is SpeakerKind.GROUP for link in links)

    def _target(self, target: Run) -> str | None:
        """Who is addressed, as the subject of what he is to do."""
        words = self.speakers.resolve(target) or self._words([target])
        return SUBJECT_FORMS.get(words, words) if words else None

    def _reported(
        self, said: AttributionLink, tokens: Sequence[int], source: str | None, *, is_many: bool
    ) -> list[Edit]:
        """The words of a report before its content: "Lund praised" the crew."""
        inside = next((t for t in tokens if said.cue and t == said.cue[0].end), None)
        if inside is not None and inside != tokens[0] and nonfinite.has_finite_word(self.doc, range(*said.cue[0])):
            return [inserted(inside, self._words(said.cue[:1]) or "", ReplacementReason.CLAUSE, said.cue)]
        if not self._is_report(said, tokens[0]):
            return []
        saying = Run(said.cue[0].start, tokens[0])
        judged = passive_subject(self.doc[said.cue_head])
        if judged is not None:
            return self._judged(judged, saying, source, tokens)
        if not source:
            return []
        words, evidence = f"{source} {self._reporting(saying, is_many=is_many)}", (*said.source, saying)
        return [inserted(tokens[0], words, ReplacementReason.CLAUSE, evidence)]

    def _judged(self, judged: Token, saying: Run, source: str | None, tokens: Sequence[int]) -> list[Edit]:
        """The words of a report in the passive: "Lund was found" guilty "by a jury"."""
        run = subtree_run(judged)
        who = self.speakers.resolve(run) or self._words([run])
        before = inserted(tokens[0], f"{who} {self._words([saying])}", ReplacementReason.CLAUSE, (run, saying))
        by = [appended(tokens[-1] + 1, f"by {source}", ReplacementReason.CLAUSE)] if source else []
        return [before, *by]

    def _is_embedded_question(self, said: AttributionLink, tokens: Sequence[int]) -> bool:
        """Return whether a content is a question in the words of a report: "asked how many had died"."""
        if said.quotation is not QuotationKind.INDIRECT or not nonfinite.opens_question(self.doc, tokens[0]):
            return False
        return self.doc[tokens[0]].head.i in set(tokens) and self.doc[tokens[-1]].text != "?"

    def _wanted(self, claim: ClaimLink, tokens: Sequence[int], said: AttributionLink | None) -> list[Edit]:
        """The modal of a clause that is wanted in the bare form: "demanded that she step down"."""
        modal = ACT_FACTS[said.act].modal if said is not None else None
        bare = nonfinite.bare_verb(nonfinite.top_of(self.doc, tokens, claim.head)) if modal else None
        return [inserted(bare.i, modal, ReplacementReason.CLAUSE)] if bare is not None and modal else []

    def _reporting(self, saying: Run, *, is_many: bool) -> str:
        """The words of a report before its content, with the verb in the third person: "want" of "I want"."""
        words = self._words([saying]) or ""
        finite = next((self.doc[t] for t in range(*saying) if is_present(self.doc[t])), None)
        return words if finite is None or is_many else words.replace(finite.text, singular(finite), 1)

    def _is_report(self, said: AttributionLink, start: int) -> bool:
        """Return whether a finite cue stands right before a content, so that source, cue and content make a clause."""
        if not said.cue or not 0 <= start - said.cue[-1].end <= MAX_TOKENS_BEFORE_CONTENT:
            return False
        return nonfinite.has_finite_word(self.doc, range(*said.cue[0]))

    def _words(self, runs: Sequence[Run]) -> str | None:
        return " ".join(definite_text(self.parsed, run) for run in runs) or None

    # ------------------------------------------------------------ times

    def _dated(self, n: int) -> tuple[list[Edit], list[int]]:
        """Dates in place of times that depend on the day of the text, and the tokens of those that stay unknown."""
        edits: list[Edit] = []
        unknown: list[int] = []
        for time in self.claims[n].times:
            tokens, words = self.parsed.tokens_of(time.chars), _date_words(time)
            if not self._is_relative(time) or modifies_noun_after(self.doc, tokens):
                continue
            if time.interval is None:
                unknown += range(*tokens)
            elif words is not None:
                edits.append(Edit(tokens, words, ReplacementReason.TIME))
        return edits, unknown

    def _is_relative(self, time: TimeLink) -> bool:
        """Return whether words for a time name no year, and so depend on when they are written."""
        words = self.parsed.text[slice(*time.chars)].replace("-", " ").lower().split()
        return not any((len(word) == 4 and word.isdigit()) or word in _PARTS_OF_TIMES for word in words)


def _date_words(time: TimeLink) -> str | None:
    """A date in words: "on 6 May 2031", "since May 2031"; None for longer or shorter times."""
    if time.interval is None:
        return None
    start: datetime.date = time.interval.start
    month = f"{start:%B} {start.year}"
    match time.granularity:
        case Granularity.DAY:
            words, before = f"{start.day} {month}", "on"
        case Granularity.MONTH:
            words, before = month, "in"
        case Granularity.YEAR:
            words, before = str(start.year), "in"
        case _:
            return None
    if time.relation is TimeRelation.AT:
        return f"{before} {words}"
    known = _PREPOSITIONS.get(time.relation)
    return f"{known} {words}" if known else None


def _complementizers(parsed: ParsedText, tokens: Sequence[int]) -> list[Edit]:
    """Leave out the "that" before a claim."""
    dropped: list[Edit] = []
    for token, after in pairwise(parsed.doc[t] for t in tokens if parsed.doc[t].is_alpha):
        if not nonfinite.opens_content(token, after):
            break
        dropped.append(Edit(Run(token.i, token.i + 1), "", ReplacementReason.CLAUSE))
    return dropped


def _without_overlap(edits: Sequence[Edit]) -> list[Edit]:
    """Edits in text order; of two for the same token the one that comes first in the list stays."""
    covered: set[int] = set()
    kept: list[Edit] = []
    for e in edits:
        if covered.isdisjoint(range(*e.tokens)):
            kept.append(e)
            covered.update(range(*e.tokens))
    return sorted(kept, key=lambda e: e.tokens)

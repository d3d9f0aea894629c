"""Cues of stance: negations, hedges, denials and the like, and inert look-alikes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimparse._evidence import Chars, StanceMark
from claimparse._grammar import conditions, modals, modifiers, questions
from claimparse._grammar.complements import is_parenthetical
from claimparse._grammar.object_predicates import predicated
from claimparse._grammar.parts_of_speech import (
    can_head_noun_phrase,
    is_auxiliary,
    is_capitalised_noun,
    is_hyphenated_no,
    is_in_adjective_position,
    is_inflected,
    is_nominalised,
    is_quoted_noun,
    noun_lemma,
    part_of,
)
from claimparse._grammar.tree import is_number_sign, is_verbal
from claimparse._grammar.words import CLOSING_QUOTES, INVERTING_AUXILIARIES, OPENING_QUOTES
from claimparse._stance import constructions
from claimparse._stance.lexicon import ANY_OBJECT, GAP, Predicate, StanceLexicon
from claimparse._text.parsed_text import ParsedText
from claimparse._where import holds
from claimparse.lexicon.schema.stance import Modifier, Part
from claimparse.types import CueKind

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token

MAX_GAP = 25
"""The number of tokens that "..." in a cue may stand for: "neither ... nor"."""

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "＇": "'"})


def detect(parsed: ParsedText) -> tuple[StanceMark, ...]:
    """Return the cues of a text in text order."""
    return tuple(sorted(_Detector(parsed).marks(), key=lambda m: (m.chars[0].start, m.chars[0].end, m.entry)))


class _Detector:
    """One pass over a text: cues of several words first, since they take words from predicates ("no doubt")."""

    def __init__(self, parsed: ParsedText) -> None:
        self.parsed, self.tokens = parsed, parsed.doc
        self.lexicon = StanceLexicon.of(parsed.lexicon)
        self.lower, self.lemmas = parsed.columns.lower, parsed.columns.lemma
        if not parsed.text.isascii():
            self.lower = [w if w.isascii() else w.translate(_APOSTROPHES) for w in self.lower]
        self.taken: set[int] = set()

    def marks(self) -> Iterator[StanceMark]:
        lexicon, ignored = self.lexicon, self.parsed.ignored
        following = [*self.lower[1:], ""]
        for i, word in enumerate(self.lower):
            if word in lexicon.starters and not ignored[i]:
                second_words = lexicon.starters[word]
                if following[i] in second_words or GAP in second_words:
                    yield from self._modifier_marks(i, several_words=True)
        heads, candidates = lexicon.heads, {w for w in set(self.lower) if self._can_be_cue(w)}
        for i, word in enumerate(self.lower):
            predicates: Sequence[StanceMark] = ()
            if (self.lemmas[i] in heads or word in heads) and not ignored[i]:
                predicates = tuple(self._predicate_marks(i))
                yield from predicates
            if word in candidates and not ignored[i]:
                yield from self._single_word_marks(i, predicates)

    def _can_be_cue(self, word: str) -> bool:
        """Return whether a word may be a cue by itself: as a modifier, by its affix or in a construction."""
        if (
            word in self.lexicon.modifiers
            or word in ("?", "but", "whether")
            or word in INVERTING_AUXILIARIES
            or word in OPENING_QUOTES
        ):
            return True
        return len(word) > 4 and (word[:2] in self.lexicon.prefixes or "less" in word)

    def _single_word_marks(self, i: int, predicates: Sequence[StanceMark]) -> Iterator[StanceMark]:
        word = self.lower[i]
        if i not in self.taken and all(self._judges_truth(m) for m in predicates):
            found: Sequence[StanceMark] = ()
            if word in self.lexicon.modifiers and not predicates:
                found = tuple(self._modifier_marks(i, several_words=False))
                yield from found
            if len(word) > 4 and not found:
                yield from self._affix_marks(i)
        if word == "?":
            yield from self._question_marks(i)
        elif word in INVERTING_AUXILIARIES:
            yield from self._inversion_marks(i)
        elif word == "whether":
            yield from self._open_subject_marks(i)
        elif word == "without":
            yield from self._condition_without_if((i,))
        elif word == "but" and i + 1 < len(self.lower) and self.lower[i + 1] == "for":
            yield from self._condition_without_if((i, i + 1))
        elif word in OPENING_QUOTES:
            yield from self._scare_quote_marks(i)

    def _judges_truth(self, mark: StanceMark) -> bool:
        entry = self.lexicon.predicate(mark.entry)
        return entry is not None and entry.judges_truth

    # ------------------------------------------------------------ words

    def _modifier_marks(self, i: int, *, several_words: bool) -> Iterator[StanceMark]:
        for pattern, entry in self.lexicon.modifiers[self.lower[i]]:
            if several_words is (len(pattern) == 1):
                continue
            tokens = self._match_pattern(i, pattern)
            if tokens is None or not self._fits_entry(entry, tokens):
                continue
            self.taken.update(tokens)
            inert_reason = self._inert_reason(entry, self.tokens[i])
            yield self._mark(
                tokens, CueKind.PSEUDO if inert_reason else entry.kind, entry.name, note=inert_reason or entry.note
            )
            return

    def _inert_reason(self, entry: Modifier, word: Token) -> str | None:
        """Return the reason why a word that elsewhere negates or leaves open does not here; None where it does."""
        if entry.kind is CueKind.NEGATION and questions.is_in_tag_question(word):
            return "a tag asks for agreement"
        if entry.kind is CueKind.NEGATION and questions.is_in_biased_question(word):
            return "a negative question asks for agreement"
        if entry.reading == "ability" and self._expresses_ability(word.head):
            return "tells what something can do or what was there"
        return None

    def _expresses_ability(self, verb: Token) -> bool:
        """Return whether a modal means an ability, not a possibility: "can carry 40 cars", "smoke could be seen"."""
        classes = self.lexicon.word_classes
        if verb.lemma_ in classes["capacity"]:
            return modals.has_counted_object(verb)
        return verb.lemma_ in classes["perception"] and modals.reports_perception(verb)

    def _match_pattern(self, i: int, pattern: Sequence[str]) -> tuple[int, ...] | None:
        found: list[int] = []
        at = i
        for k, word in enumerate(pattern):
            if word == GAP:
                at = self._position_after_gap(at, pattern[k + 1])
                if at < 0:
                    return None
            elif at >= len(self.lower) or self.lower[at] != word or (at in self.taken):
                return None
            else:
                found.append(at)
                at += 1
        return tuple(found)

    def _position_after_gap(self, start: int, word: str) -> int:
        for at in range(start, min(start + MAX_GAP, len(self.lower))):
            if self.lower[at] == word and at not in self.taken:
                return at
            if self.tokens[at].is_sent_start and at > start:
                break
        return -1

    def _fits_entry(self, entry: Modifier, tokens: Sequence[int]) -> bool:
        token = self.tokens[tokens[0]]
        if entry.kind is CueKind.CONDITION and not conditions.joins_clauses(token):
            return False
        if len(tokens) == 1 and not self._fits_single_word(entry, token):
            return False
        if entry.target == "report" and not self._takes_reported_clause(token.head):
            return False
        if entry.target == "infinitive" and not modifiers.is_excess(self.tokens[tokens[0]], self.tokens[tokens[-1]]):
            return False
        return holds(entry.where, [self.tokens[i] for i in tokens], self.parsed)

    def _fits_single_word(self, entry: Modifier, token: Token) -> bool:
        """Return whether a single word is of the part of speech that its entry asks for, and no other word."""
        if is_capitalised_noun(token) or is_hyphenated_no(token) or is_number_sign(token):
            return False
        if entry.part != "any" and not self._is_part_of_speech(token, entry.part):
            return False
        if entry.part == "adjective" and is_nominalised(token):
            return False  # "the unknown"
        if entry.part == "modal" and is_inflected(token.head):
            return False  # "May Holt lives in Paris"
        return entry.kind is not CueKind.CONDITION or self._sets_condition(token)

    def _is_part_of_speech(self, token: Token, part: Part) -> bool:
        found = part_of(token)
        return found == part or (part == "adjective" and is_in_adjective_position(token))

    def _takes_reported_clause(self, verb: Token) -> bool:
        """Return whether a verb attributes its complement to a source: "claimed that", not "claimed expenses"."""
        entries = [e for e in self.lexicon.predicates.get(verb.lemma_.lower(), ()) if e.source_value is not None]
        frames = {f for _, f in self.parsed.predications.of(verb).complements} - {"np"} if entries else set[str]()
        return any(frames & e.frames for e in entries)

    def _sets_condition(self, token: Token) -> bool:
        """Return whether "if" sets a condition, and means neither "whether" nor "though" ("the reply, if brief")."""
        if conditions.is_concessive_if(token, self.lexicon.word_classes["conditional"]):
            return False
        for governor, frame in self.parsed.predications.of(token.head).hosts:
            entries = self.lexicon.predicates.get(governor.lemma_, ())
            if frame in ("whether", "if") and any(frame in p.frames for p in entries):
                return False
        return True

    def _affix_marks(self, i: int) -> Iterator[StanceMark]:
        word = self.lower[i]
        for affix in self.lexicon.affixes:
            at = affix.match(word, None) or affix.match(word, part_of(self.tokens[i]))
            if at:
                start = self.parsed.starts[i]
                chars = Chars(start + at[0], start + at[1])
                yield StanceMark((chars,), (i,), i, CueKind.NEGATION, constructions.AFFIX, is_affix=True)
                return

    # ------------------------------------------------------------ predicates

    def _predicate_marks(self, i: int) -> Iterator[StanceMark]:
        token = self.tokens[i]
        entries = self.lexicon.readings(token)
        if not entries or is_auxiliary(token):
            return
        part = part_of(token)
        fitting = [
            e
            for e in entries
            if (e.part in (part, "any") or (e.part in ("adjective", "verb") and part == "participle"))
            and holds(e.where, (token,), self.parsed)
        ]
        if not fitting:
            return
        complements = self.parsed.predications.of(token).complements
        frames = {f for _, f in complements}
        if is_verbal(token) and is_parenthetical(token):
            frames.add("that")
        seen: set[str] = set()
        for entry in fitting:
            if entry.name in seen or i in self.taken:
                continue
            if entry.calls_false:
                false_word = self._false_predicate_word(token)
                if false_word is not None:
                    seen.add(entry.name)
                    self.taken.add(false_word.i)
                    yield self._mark((i, false_word.i), entry.kind, entry.name, head=i)
            elif entry.objects and (self._is_refusal_to_give(entry, complements) or self._is_refused(entry, token)):
                yield self._mark(
                    (i,), CueKind.PSEUDO, entry.name, note="refuses something to somebody, denies no claim"
                )
                return
            elif any(self._takes_complement(entry, c, f) for c, f in complements) or "that" in frames & entry.frames:
                seen.add(entry.name)
                yield self._mark((i,), self._kind_in_context(entry, token), entry.name)
                is_form = entry in self.lexicon.readings_of_form(token)
                if is_form or (entry.where is not None and entry.where.beside):
                    return
        if not seen and "np" in frames and any(e.turns_down for e in fitting):
            yield self._mark((i,), CueKind.PSEUDO, fitting[0].name, note="turns something down, denies no claim")

    def _kind_in_context(self, entry: Predicate, token: Token) -> CueKind:
        """The kind of a cue where it stands: a report without a source is an evidential ("it is reported")."""
        if entry.kind is not CueKind.REPORT or entry.is_passive:
            return entry.kind
        predicate = self.parsed.predications.of(token)
        unnamed = predicate.is_passive and predicate.agent is None
        return CueKind.EVIDENTIAL if unnamed else CueKind.REPORT

    def _is_refusal_to_give(self, entry: Predicate, complements: Sequence[tuple[Token, str]]) -> bool:
        """Return whether something is refused to somebody: "denied access"; not "poured cold water on the claim"."""
        if entry.objects != ANY_OBJECT and any(
            f != "np" and self._takes_complement(entry, c, f) for c, f in complements
        ):
            return False
        return any(f == "np" and c.lemma_.lower() in self.lexicon.word_classes["withheld"] for c, f in complements)

    def _is_refused(self, entry: Predicate, verb: Token) -> bool:
        """Return whether a verb of denial refuses something to somebody: "denied the family a visa"."""
        return entry.objects == ANY_OBJECT and self.parsed.predications.of(verb).recipient is not None

    def _takes_complement(self, entry: Predicate, complement: Token, frame: str) -> bool:
        if frame not in entry.frames:
            return False
        if entry.objects in (None, ANY_OBJECT) or not can_head_noun_phrase(complement):
            return True
        return noun_lemma(complement) in self.lexicon.word_classes[entry.objects] or any(
            c.lower_ == "any" for c in complement.lefts
        )

    def _false_predicate_word(self, verb: Token) -> Token | None:
        """The word that calls something false: "untrue" in "called the report untrue"."""
        for token in predicated(verb):
            for entry in self.lexicon.predicates.get(token.lower_, ()):
                if entry.is_negative_judgement:
                    return token
        return None

    # ------------------------------------------------------------ constructions

    def _question_marks(self, i: int) -> Iterator[StanceMark]:
        root = questions.question_head(self.tokens[i])
        if root is not None:
            yield self._mark((i,), CueKind.QUESTION, constructions.QUESTION, head=root.i)

    def _open_subject_marks(self, i: int) -> Iterator[StanceMark]:
        """A question as the subject: "Whether the roof was safe is for engineers to say"."""
        verb = questions.open_subject(self.tokens[i])
        if verb is not None:
            yield self._mark((i,), CueKind.QUESTION, constructions.WHETHER, head=verb.i)

    def _inversion_marks(self, i: int) -> Iterator[StanceMark]:
        if conditions.inverted_condition_clauses(self.tokens[i]):
            is_open = conditions.is_open_condition(self.tokens[i])
            yield self._mark((i,), CueKind.CONDITION if is_open else CueKind.COUNTERFACTUAL, constructions.INVERSION)

    def _condition_without_if(self, words: Sequence[int]) -> Iterator[StanceMark]:
        """A condition without "if": "Without the loan, the firm would have failed", "but for the loan"."""
        verb = conditions.hypothetical_verb(self.tokens[words[-1]])
        if verb is not None:
            kind = CueKind.COUNTERFACTUAL if modals.is_perfect(verb) else CueKind.CONDITION
            yield self._mark(words, kind, constructions.WITHOUT)

    def _scare_quote_marks(self, i: int) -> Iterator[StanceMark]:
        """One or two common nouns between quotation marks inside a noun phrase: the "liberation" of the town."""
        for last in (i + 1, i + 2):
            if last + 1 < len(self.lower) and self.lower[last + 1] in CLOSING_QUOTES:
                if is_quoted_noun(self.tokens[i - 1] if i else None, [self.tokens[k] for k in range(i + 1, last + 1)]):
                    yield self._mark((i, last + 1), CueKind.DISTANCING, constructions.SCARE_QUOTES, head=last)
                return

    def _mark(
        self, tokens: Sequence[int], kind: CueKind, entry: str, *, note: str | None = None, head: int | None = None
    ) -> StanceMark:
        if head is None:
            head = next((i for i in tokens if self.tokens[i].head.i not in tokens), tokens[0])
        return StanceMark(_joined_chars(self.parsed, tokens), tuple(tokens), head, kind, entry, note=note)


def _joined_chars(parsed: ParsedText, tokens: Sequence[int]) -> tuple[Chars, ...]:
    """The characters of tokens; neighbours make one piece."""
    pieces: list[Chars] = []
    for k, i in enumerate(tokens):
        start, end = parsed.starts[i], parsed.starts[i] + len(parsed.doc[i])
        if k and tokens[k - 1] == i - 1:
            pieces[-1] = Chars(pieces[-1].start, end)
        else:
            pieces.append(Chars(start, end))
    return tuple(pieces)

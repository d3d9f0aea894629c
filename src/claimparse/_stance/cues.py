"""Cues of stance: negations, hedges, denials and their like, inert look-alikes included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimparse._evidence import Chars, StanceMark
from claimparse._grammar import arguments as controllers
from claimparse._grammar import complements as embedding
from claimparse._grammar.subjects import understood_subject
from claimparse._grammar.tree import is_number_sign, is_passive
from claimparse._stance import modifier_syntax as modifiers
from claimparse._stance.lexicon import GAP, Modifier, Predicate, StanceLexicon
from claimparse._text.parsed_text import ParsedText
from claimparse.lexicon.persons import person_lexicon
from claimparse.types import CueKind

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_GAP = 25
_OPENING = frozenset({'"', "“", "'", "``", "‘"})
_CLOSING = frozenset({'"', "”", "'", "''", "’"})
_INVERTED = frozenset({"had", "were", "should"})
_THINGS = frozenset({"it", "this", "that", "these", "those", "which"})
_ACTORS = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "＇": "'"})


def detect(parsed: ParsedText) -> tuple[StanceMark, ...]:
    """The cues of a page in text order."""
    return tuple(sorted(_Detector(parsed).marks(), key=lambda m: (m.chars[0].start, m.chars[0].end, m.entry)))


class _Detector:
    """One pass over a page: word cues first, since they take words from predicates ("no doubt")."""

    def __init__(self, parsed: ParsedText) -> None:
        self.parsed, self.tokens = parsed, parsed.doc
        self.words = StanceLexicon.of(parsed.lexicon)
        self.lower, self.lemmas = modifiers.columns(parsed.doc)
        if not parsed.text.isascii():
            self.lower = [w if w.isascii() else w.translate(_APOSTROPHES) for w in self.lower]
        self.taken: set[int] = set()

    def marks(self) -> Iterator[StanceMark]:
        words, ignored = self.words, self.parsed.ignored
        following = [*self.lower[1:], ""]
        for i, word in enumerate(self.lower):
            if word in words.starters and not ignored[i]:
                seconds = words.starters[word]
                if following[i] in seconds or GAP in seconds:
                    yield from self._modifier(i, several=True)
        heads, acting = words.heads, {w for w in set(self.lower) if self._acts(w)}
        for i, word in enumerate(self.lower):
            predicates: Sequence[StanceMark] = ()
            if (self.lemmas[i] in heads or word in heads) and not ignored[i]:
                predicates = tuple(self._predicates(i))
                yield from predicates
            if word in acting and not ignored[i]:
                yield from self._single(i, predicates)

    def _acts(self, word: str) -> bool:
        """Whether a word may be a cue by itself, as a modifier, by its affix or as the mark of a construction."""
        if word in self.words.modifiers or word in ("?", "but") or word in _INVERTED or word in _OPENING:
            return True
        return len(word) > 4 and (word[:2] in self.words.prefixes or "less" in word)

    def _single(self, i: int, predicates: Sequence[StanceMark]) -> Iterator[StanceMark]:
        word = self.lower[i]
        if i not in self.taken and all(m.entry.startswith("truth.") for m in predicates):
            found: Sequence[StanceMark] = ()
            if word in self.words.modifiers and not predicates:
                found = tuple(self._modifier(i, several=False))
                yield from found
            if len(word) > 4 and not found:
                yield from self._affix(i)
        if word == "?":
            yield from self._question(i)
        elif word in _INVERTED:
            yield from self._inversion(i)
        elif word == "without":
            yield from self._thought_away((i,))
        elif word == "but" and i + 1 < len(self.lower) and self.lower[i + 1] == "for":
            yield from self._thought_away((i, i + 1))
        elif word in _OPENING:
            yield from self._scare_quotes(i)

    # ------------------------------------------------------------ words

    def _modifier(self, i: int, *, several: bool) -> Iterator[StanceMark]:
        for pattern, entry in self.words.modifiers[self.lower[i]]:
            if several is (len(pattern) == 1):
                continue
            tokens = self._match(i, pattern)
            if tokens is None or not self._fits(entry, tokens):
                continue
            self.taken.update(tokens)
            inert = self._inert(entry, self.tokens[i])
            yield self._mark(tokens, CueKind.PSEUDO if inert else entry.kind, entry.name, note=inert or entry.note)
            return

    def _inert(self, entry: Modifier, word: Token) -> str | None:
        """Why a word that negates or opens elsewhere does not here."""
        if entry.kind is CueKind.NEGATION and modifiers.is_of_tag(word):
            return "a tag asks for agreement"
        if entry.kind is CueKind.NEGATION and modifiers.is_of_biased_question(word):
            return "a negative question asks for agreement"
        if entry.ability and self._is_able(word.head):
            return "tells what something can do or what was there"
        return None

    def _is_able(self, verb: Token) -> bool:
        """Whether a modal tells an ability and no possibility: "can carry 40 cars", "smoke could be seen"."""
        nouns = self.words.nouns
        if verb.lemma_ in nouns["capacity"]:
            return modifiers.is_measured(verb)
        return verb.lemma_ in nouns["perception"] and modifiers.is_perceived(verb)

    def _match(self, i: int, pattern: Sequence[str]) -> tuple[int, ...] | None:
        found: list[int] = []
        at = i
        for k, word in enumerate(pattern):
            if word == GAP:
                at = self._after_gap(at, pattern[k + 1])
                if at < 0:
                    return None
            elif at >= len(self.lower) or self.lower[at] != word or (at in self.taken):
                return None
            else:
                found.append(at)
                at += 1
        return tuple(found)

    def _after_gap(self, start: int, word: str) -> int:
        for at in range(start, min(start + MAX_GAP, len(self.lower))):
            if self.lower[at] == word and at not in self.taken:
                return at
            if self.tokens[at].is_sent_start and at > start:
                break
        return -1

    def _fits(self, entry: Modifier, tokens: Sequence[int]) -> bool:
        token = self.tokens[tokens[0]]
        if entry.subject and not controllers.is_few(token):
            return False
        if entry.kind is CueKind.CONDITION and not modifiers.is_conjunction(token):
            return False
        if len(tokens) == 1 and not self._fits_alone(entry, token):
            return False
        if not self._fits_around(entry, self.tokens[tokens[-1]]):
            return False
        return not entry.polar or any(modifiers.is_verbal(self.tokens[i].head) for i in tokens)

    def _fits_around(self, entry: Modifier, last: Token) -> bool:
        """Whether what the last word of a cue stands under and before is as its entry asks for."""
        if entry.predicative and modifiers.has_label(last, "amod"):
            return False
        if entry.followed and not (last.i + 1 < len(self.tokens) and self.tokens[last.i + 1].tag_ in entry.followed):
            return False
        return not entry.under or not modifiers.is_argument(last) or last.head.lemma_ in entry.under

    def _fits_alone(self, entry: Modifier, token: Token) -> bool:
        """Whether a single word is in the place that its entry asks for."""
        if modifiers.is_acronym(token) or modifiers.is_in_compound(token) or is_number_sign(token):
            return False
        if entry.part != "any" and not self._is_part(token, entry.part):
            return False
        if entry.part == "adjective" and modifiers.is_nominalised(token):
            return False  # "the unknown"
        if entry.part == "modal" and modifiers.is_finite(token.head):
            return False  # "May Holt lives in Paris"
        if (entry.claims and not self._reporting(token.head)) or (entry.judges and not self._reports(token.head)):
            return False
        if entry.attributive and not modifiers.has_label(token, "amod", "nmod", "compound"):
            return False
        return entry.kind is not CueKind.CONDITION or self._is_condition(token)

    def _is_part(self, token: Token, part: str) -> bool:
        found = modifiers.part_of(token)
        return found == part or (part == "adjective" and modifiers.has_label(token, "amod", "acomp", "oprd"))

    def _reports(self, verb: Token) -> bool:
        """Whether a verb hands what it takes to a source: "claimed that", not "claimed expenses"."""
        told = self._reporting(verb)
        frames = {f for _, f in embedding.complements(verb)} - {"np"} if told else set[str]()
        return any(frames & e.frames for e in told)

    def _reporting(self, word: Token) -> list[Predicate]:
        """The entries of a word that open a source: of "claimed", "theory"."""
        return [e for e in self.words.predicates.get(word.lemma_.lower(), ()) if e.held is not None]

    def _is_condition(self, token: Token) -> bool:
        """Whether "if" sets a condition; not where it means "whether" or "though" ("the reply, if brief, was kind")."""
        if modifiers.is_concession(token):
            return False
        for governor, frame in embedding.embeddings(token.head):
            entries = self.words.predicates.get(governor.lemma_, ())
            if frame in ("whether", "if") and any(frame in p.frames for p in entries):
                return False
        return True

    def _affix(self, i: int) -> Iterator[StanceMark]:
        word = self.lower[i]
        for affix in self.words.affixes:
            at = affix.match(word, "") or affix.match(word, modifiers.part_of(self.tokens[i]))
            if at:
                start = self.parsed.starts[i]
                chars = Chars(start + at[0], start + at[1])
                yield StanceMark((chars,), (i,), i, CueKind.NEGATION, "negation.affix", "affix")
                return

    # ------------------------------------------------------------ predicates

    def _predicates(self, i: int) -> Iterator[StanceMark]:
        token, lemma = self.tokens[i], self.lemmas[i]
        entries = self._entries(token, lemma)
        if not entries or modifiers.is_auxiliary(token):
            return
        part = modifiers.part_of(token)
        fitting = [
            e
            for e in entries
            if (e.part in (part, "any") or (e.part in ("adjective", "verb") and part == "participle"))
            and (not e.beside or modifiers.has_word(token, e.beside))
            and (not e.passive or is_passive(token))
            and (not e.copular or (token.head.lemma_ == "be" and modifiers.has_label(token, "attr")))
            and (not e.things or self._is_of_things(token))
        ]
        if not fitting:
            return
        complements = list(embedding.complements(token))
        frames = {f for _, f in complements}
        if modifiers.is_verbal(token) and embedding.is_parenthetical(token):
            frames.add("that")
        seen: set[str] = set()
        for entry in fitting:
            if entry.name in seen or i in self.taken:
                continue
            if "false" in entry.frames:
                judgement = self._judgement(token)
                if judgement is not None:
                    seen.add(entry.name)
                    self.taken.add(judgement.i)
                    yield self._mark((i, judgement.i), entry.kind, entry.name, head=i)
            elif entry.objects and self._withholds(complements):
                yield self._mark(
                    (i,), CueKind.PSEUDO, entry.name, note="refuses something to somebody, denies no claim"
                )
                return
            elif any(self._takes(entry, c, f) for c, f in complements) or "that" in frames & entry.frames:
                seen.add(entry.name)
                yield self._mark((i,), self._kind(entry, token), entry.name)
                if entry.beside or entry in self._of_form(i):
                    return
        if not seen and "np" in frames and any(e.objects and "np" in e.frames and "denial" in e.name for e in fitting):
            yield self._mark((i,), CueKind.PSEUDO, fitting[0].name, note="turns something down, denies no claim")

    def _is_of_things(self, verb: Token) -> bool:
        """Whether nobody does what a verb says: its subject is a noun that is no person or body, or a pronoun for
        things.
        """
        who = controllers.agent(verb) if is_passive(verb) else understood_subject(verb, frozenset())
        if who is None or not modifiers.is_noun(who):
            return who is not None and who.lower_ in _THINGS
        if who.pos_ == "PROPN" and who.ent_type_ in _ACTORS:
            return False
        known = person_lexicon(self.parsed.lexicon)
        word = who.lemma_.lower()
        return not any(word in kind for kind in (known.person_nouns, known.body_nouns, known.press_nouns))

    def _entries(self, token: Token, lemma: str) -> Sequence[Predicate]:
        """The entries of a word: those of its form ("chances") before those of its lemma; of a phrasal verb its own."""
        particle = modifiers.particle(token) if lemma in self.words.phrasal else None
        if particle:
            return self.words.predicates.get(f"{lemma} {particle}", ())
        return (*self._of_form(token.i), *self.words.predicates.get(lemma, ()))

    def _of_form(self, i: int) -> Sequence[Predicate]:
        """The entries of a word's form alone, which tell more than those of its lemma."""
        return () if self.lower[i] == self.lemmas[i] else self.words.predicates.get(self.lower[i], ())

    def _kind(self, entry: Predicate, token: Token) -> CueKind:
        """A report by nobody is an evidential: "it is reported"."""
        if entry.kind is not CueKind.REPORT or entry.passive:
            return entry.kind
        unnamed = is_passive(token) and controllers.agent(token) is None
        return CueKind.EVIDENTIAL if unnamed else CueKind.REPORT

    def _withholds(self, complements: Sequence[tuple[Token, str]]) -> bool:
        """Whether something is refused to somebody: "denied access"."""
        return any(f == "np" and c.lemma_.lower() in self.words.nouns["withheld"] for c, f in complements)

    def _takes(self, entry: Predicate, complement: Token, frame: str) -> bool:
        if frame not in entry.frames:
            return False
        if entry.objects in (None, "any") or not modifiers.is_nominal(complement):
            return True
        return complement.lemma_.lower() in self.words.nouns[entry.objects] or any(
            c.lower_ == "any" for c in complement.lefts
        )

    def _judgement(self, verb: Token) -> Token | None:
        """The word that calls something false: "untrue" in "called the report untrue"."""
        for token in embedding.predicated(verb):
            for entry in self.words.predicates.get(token.lower_, ()):
                if entry.name.startswith("truth.") and entry.value.true.score < 0:
                    return token
        return None

    # ------------------------------------------------------------ constructions

    def _question(self, i: int) -> Iterator[StanceMark]:
        root = modifiers.yes_no_question(self.tokens[i])
        if root is not None:
            yield self._mark((i,), CueKind.QUESTION, "question.mark", head=root.i)

    def _inversion(self, i: int) -> Iterator[StanceMark]:
        if modifiers.inverted_clauses(self.tokens[i]):
            is_open = modifiers.is_still_open(self.tokens[i])
            yield self._mark((i,), CueKind.CONDITION if is_open else CueKind.COUNTERFACTUAL, "condition.inversion")

    def _thought_away(self, words: Sequence[int]) -> Iterator[StanceMark]:
        """A condition without "if": "Without the loan, the firm would have failed", "but for the loan"."""
        verb = modifiers.hypothetical(self.tokens[words[-1]])
        if verb is not None:
            kind = CueKind.COUNTERFACTUAL if modifiers.is_perfect(verb) else CueKind.CONDITION
            yield self._mark(words, kind, "condition.without")

    def _scare_quotes(self, i: int) -> Iterator[StanceMark]:
        """One or two common nouns between quotation marks inside a noun phrase: the "liberation" of the town."""
        for last in (i + 1, i + 2):
            if last + 1 < len(self.lower) and self.lower[last + 1] in _CLOSING:
                if modifiers.is_quoted_noun(
                    self.tokens[i - 1] if i else None, [self.tokens[k] for k in range(i + 1, last + 1)]
                ):
                    yield self._mark((i, last + 1), CueKind.DISTANCING, "distancing.quotes", head=last)
                return

    def _mark(
        self, tokens: Sequence[int], kind: CueKind, entry: str, *, note: str | None = None, head: int | None = None
    ) -> StanceMark:
        if head is None:
            head = next((i for i in tokens if self.tokens[i].head.i not in tokens), tokens[0])
        return StanceMark(_pieces(self.parsed, tokens), tuple(tokens), head, kind, entry, note=note)


def _pieces(parsed: ParsedText, tokens: Sequence[int]) -> tuple[Chars, ...]:
    """The characters of tokens, neighbours joined."""
    pieces: list[Chars] = []
    for k, i in enumerate(tokens):
        start, end = parsed.starts[i], parsed.starts[i] + len(parsed.doc[i])
        if k and tokens[k - 1] == i - 1:
            pieces[-1] = Chars(pieces[-1].start, end)
        else:
            pieces.append(Chars(start, end))
    return tuple(pieces)

"""Cues of attribution: the words by which a text hands something to a source.

A word may have several readings ("dismiss" a claim, "dismiss" something as old); each is a mark of its own, the
likeliest first, and the linker keeps the first that finds its content.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from claimparse._attribution.lexicon import DASHES, CueEntry, CueLexicon, load_cues
from claimparse._attribution.sources import can_speak
from claimparse._evidence import CueClass, CueMark, Run
from claimparse._grammar.arguments import has_instrument, objects_after, preposition_object, stated_fault
from claimparse._grammar.headlines import (
    TOP,
    headline_verb,
    holds_clause,
    is_bare_order,
    is_bare_passive,
    is_plural,
    is_sentence_case,
    is_title_case,
)
from claimparse._grammar.object_predicates import object_predicate
from claimparse._grammar.parts_of_speech import is_common_noun, is_person_name
from claimparse._grammar.predication import Predication
from claimparse._grammar.tree import is_name
from claimparse._grammar.verb_groups import (
    is_independent_form,
    is_predicative,
    is_present_participle,
    match_tail,
    verb_group,
)
from claimparse._grammar.words import FAULT_PREPOSITIONS, JUDGEMENT_PREPOSITIONS, PERSONAL_PRONOUNS
from claimparse._text.paragraphs import ParagraphKind
from claimparse._text.parsed_text import ParsedText
from claimparse._where import holds
from claimparse.lexicon.schema.conditions import ObjectClass
from claimparse.lexicon.schema.frames import Frame
from claimparse.lexicon.schema.verbs import CHARGING
from claimparse.types import AttributionKind, SpeechAct

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Doc, Token

JUDGING: frozenset[CueClass] = frozenset({"judge", "complain", "accuse", "label", "support", "reject", "ask"})
"""The classes of verbs whose object may be the subject of a headline without "is": "Council criticised over delay"."""

ORDERING: frozenset[CueClass] = frozenset({"demand", "tell", "warn", "ask"})
"""The same for verbs of asking somebody to do something: "Bank urged to drop fees"."""


def detect(parsed: ParsedText) -> tuple[CueMark, ...]:
    """The cues of a text in the order of their heads, the readings of one head one after the other."""
    cues, marks = load_cues(parsed.lexicon), list[CueMark]()
    unparsed, in_headlines = _headline_cues(parsed, cues)
    for token, lemma in _candidates(parsed, cues):
        if token.i in unparsed:
            marks.extend(in_headlines.pop(token.i, ()))
        else:
            marks.extend(_readings(parsed, token, lemma, cues))
    return tuple(sorted([*marks, *(m for more in in_headlines.values() for m in more)], key=lambda m: m.head))


def _candidates(parsed: ParsedText, cues: CueLexicon) -> Iterator[tuple[Token, str]]:
    """Yield the tokens whose lemma or form begins a cue, with the lemma in lower case."""
    doc, wanted = parsed.doc, cues.head_words
    for i, (lemma, lower) in enumerate(zip(parsed.columns.lemma, parsed.columns.lower, strict=True)):
        if (lemma in wanted or lower in wanted) and not parsed.ignored[i]:
            yield doc[i], cues.lemma(lemma.lower(), lower)


def _readings(parsed: ParsedText, token: Token, lemma: str, cues: CueLexicon) -> Iterator[CueMark]:
    """Yield the readings of a token as the head of a cue, by its part of speech."""
    if token.text == ":" or (token.text in DASHES and parsed.kind_of(token.i) is ParagraphKind.HEADLINE):
        yield CueMark(
            (token.i,), token.i, "colon", frozenset({"clause"}), AttributionKind.SPEECH, SpeechAct.ASSERTS, token.text
        )
    elif token.lower_ in cues.adjectives and is_predicative(token):
        yield _mark(token, verb_group(token), cues.adjectives[token.lower_])
    elif lemma in cues.verbs and is_independent_form(token):
        yield from _verb_readings(parsed, token, cues.verbs[lemma], cues)
    elif lemma in cues.nouns and is_common_noun(token):
        yield _mark(token, (token.i,), cues.nouns[lemma])
    if token.lower_ in cues.prepositions:
        yield from _preposition_readings(parsed, token, cues.prepositions[token.lower_], cues)


def _mark(head: Token, tokens: Iterable[int], entry: CueEntry, frames: frozenset[Frame] | None = None) -> CueMark:
    taken = entry.frames if frames is None else frames
    return CueMark(tuple(sorted(set(tokens))), head.i, entry.kind, taken, entry.attribution, entry.act, entry.name)


# ---------------------------------------------------------------- headlines


def _headline_cues(parsed: ParsedText, cues: CueLexicon) -> tuple[frozenset[int], dict[int, tuple[CueMark, ...]]]:
    """The tokens of headlines whose verb the parser missed, and the cues in them by their heads.

    Such a parse is wrong as a whole, so nothing else is read in them.
    """
    unparsed, marks = set[int](), dict[int, tuple[CueMark, ...]]()
    for verb, lemma, run in misread_headline_verbs(parsed, cues):
        unparsed.update(range(*run))
        marks[verb.i] = tuple(_headline_reading(verb, run, cues.verbs[lemma], cues))
    return frozenset(unparsed), marks


def misread_headline_verbs(parsed: ParsedText, cues: CueLexicon) -> Iterator[tuple[Token, str, Run]]:
    """Yield the verbs of headlines that the tagger took for nouns, with their lemmas and the headlines.

    In small letters only what follows somebody who can speak and is no noun for something said: "Mayor rejects plan",
    but not "Police fears over crowd", "Bomb blasts".
    """
    doc = parsed.doc
    for run in parsed.runs[:TOP]:
        in_capitals = is_title_case(doc, run)
        if not (in_capitals or is_sentence_case(doc, run)):
            continue
        found = headline_verb(doc, run, cues.verbs)
        if found is None or is_independent_form(found[0]):
            continue
        verb, lemma = found
        if in_capitals or (is_plural(verb) and lemma not in cues.nouns and can_speak(parsed, verb.nbor(-1))):
            yield verb, lemma, run


def _headline_reading(verb: Token, run: Run, entries: tuple[CueEntry, ...], cues: CueLexicon) -> Iterator[CueMark]:
    """Yield the reading of a headline's verb, if there is one: source before it, content after it."""
    after = [t.lower_ for t in verb.doc[verb.i + 1 : run.end]]
    for entry in entries:
        fits = tuple(after[: len(entry.tail)]) == entry.tail and not entry.light_verb and not entry.is_negative
        is_struck = entry.objects not in (None, "fact") and JUDGEMENT_PREPOSITIONS.isdisjoint(after)
        rest = Run(verb.i + 1 + len(entry.tail), run.end)
        if fits and not is_struck and not entry.is_restricted and _takes_rest(verb.doc, rest, entry, cues):
            tokens = range(verb.i, verb.i + 1 + len(entry.tail))
            yield CueMark(tuple(tokens), verb.i, "headline", entry.frames, entry.attribution, entry.act, entry.name)
            return


def _takes_rest(doc: Doc, rest: Run, entry: CueEntry, cues: CueLexicon) -> bool:
    """Return whether a verb takes the rest of its headline: a noun phrase, an infinitive, a clause, something said."""
    frames = entry.frames
    if rest.start >= rest.end:
        return False
    after = {t.lower_ for t in doc[rest.start + 1 : rest.end]}
    if doc[rest.start].lower_ == "to":
        return not frames.isdisjoint({"to", "order"})
    is_judged = "object" in frames and after & (FAULT_PREPOSITIONS | {"of"} if entry.kind in CHARGING else {"as"})
    is_said = "claim" in frames and doc[rest.start].lower_.removesuffix("s") in cues.statements
    is_ordered = "order" in frames and "to" in after
    is_clause = "that" in frames and holds_clause(doc, rest)
    return bool(is_judged or is_said or is_ordered or "np" in frames or is_clause)


# ---------------------------------------------------------------- verbs


def _verb_readings(
    parsed: ParsedText, verb: Token, entries: tuple[CueEntry, ...], cues: CueLexicon
) -> Iterator[CueMark]:
    said = parsed.predications.of(verb)
    objects = {t.lemma_.lower(): t for t in objects_after(verb)} if any(e.light_verb for e in entries) else {}
    is_headline = parsed.kind_of(verb.i) is ParagraphKind.HEADLINE
    for entry in entries:
        if entry.kind == "deny" and said.recipient is not None:
            continue  # "denied him a goal"
        if is_headline and is_passive_headline(verb, entry):
            continue
        if said.is_passive and entry.kind == "admit" and entry.tail:
            continue  # "was admitted to hospital"
        if entry.kind == "relay" and not is_present_participle(verb):
            continue
        tail = _tail_tokens(verb, entry, objects)
        if tail is None or not holds(entry.where, (verb,), parsed):
            continue
        tokens = (*verb_group(verb), *(t.i for t in tail))
        yield _mark(verb, tokens, entry, frames_beside(parsed, said, entry, cues))


def is_passive_headline(verb: Token, entry: CueEntry) -> bool:
    """Return whether the subject of a headline is judged or told to do something, by an entry of its verb.

    "Council criticised over delay", "Bank urged to drop fees".
    """
    if entry.kind in JUDGING and is_bare_passive(verb):
        return True
    return entry.kind in ORDERING and "order" in entry.frames and is_bare_order(verb)


def _tail_tokens(verb: Token, entry: CueEntry, objects: Mapping[str, Token]) -> list[Token] | None:
    """The tokens of the words after a verb that belong to an entry; None where they are not there."""
    if entry.light_verb:
        noun = objects.get(entry.tail[0])
        return None if noun is None else [noun]
    return match_tail(verb, entry.tail) if entry.tail else []


def frames_beside(parsed: ParsedText, verb: Predication, entry: CueEntry, cues: CueLexicon) -> frozenset[Frame]:
    """The frames of an entry, without those of an object where that is of another class than the entry wants.

    Something may still be said of it: "blasted the port as unsafe".
    """
    if entry.objects is None or _takes_object(parsed, verb, entry.objects, cues):
        return entry.frames
    is_alone = object_predicate(verb.word, accusing=False) is None
    return entry.frames - ({"np", "object"} if is_alone else {"np"})


def _takes_object(parsed: ParsedText, verb: Predication, wanted: ObjectClass, cues: CueLexicon) -> bool:
    """Return whether the object of a verb is of the class that its entry wants."""
    if wanted == "unseen":
        after = [preposition_object(c) for c in verb.word.rights]
        return not any(noun is not None and noun.lemma_.lower() in cues.pointed_at for noun in after)
    if wanted != "fact":
        return _is_reproached(verb, wanted, cues)
    return verb.affected is None or not can_speak(parsed, verb.affected)


def _is_reproached(verb: Predication, wanted: ObjectClass, cues: CueLexicon) -> bool:
    """Return whether the object of a verb of force is reproached rather than struck; in doubt it is struck."""
    target = verb.affected
    if target is None or has_instrument(verb.word):
        return False
    fault = stated_fault(verb.word)
    if fault is not None and fault.lemma_.lower() not in cues.periods:
        return True
    word = target.lemma_.lower()
    is_said = word in cues.statements or word in cues.nouns or word in cues.documents
    return is_said or (wanted == "spoken" and (is_person_name(target) or target.lower_ in PERSONAL_PRONOUNS))


# ---------------------------------------------------------------- prepositions


def _preposition_readings(
    parsed: ParsedText, token: Token, entries: tuple[CueEntry, ...], cues: CueLexicon
) -> Iterator[CueMark]:
    """Yield the first reading of a preposition, if there is one."""
    doc, follows = token.doc, token.i + 1
    for entry in entries:
        end = follows + len(entry.tail)
        if tuple(t.lower_ for t in doc[follows:end]) != entry.tail:
            continue
        if not holds(entry.where, [*doc[token.i : end]], parsed):
            continue
        if entry.objects == "named" and not _names_source(token, cues):
            continue
        yield _mark(token, range(token.i, end), entry)
        return


def _names_source(preposition: Token, cues: CueLexicon) -> bool:
    """Return whether a preposition, set off by a comma, governs a name or a document: ", per the indictment"."""
    if not preposition.is_sent_start and not preposition.nbor(-1).is_punct:
        return False
    found = preposition_object(preposition)
    return found is not None and (is_name(found) or not cues.documents.isdisjoint({found.lemma_.lower(), found.lower_}))

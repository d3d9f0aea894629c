"""Cues of attribution: the words by which a text hands something to a source.

A word may have several readings ("dismiss" a claim, "dismiss" something as old); each is a mark of its own, the
likeliest
first, and the linker keeps the first that finds its content.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from spacy.strings import get_string_id

from claimparse._attribution.cue_syntax import (
    fault_told,
    has_instrument,
    is_participle,
    is_predicate,
    is_verb_form,
    match_tail,
    objects_of,
    patient,
    verb_group,
)
from claimparse._attribution.lexicon import CueEntry, CueLexicon, load_cues
from claimparse._attribution.non_cues import deprives
from claimparse._evidence import CueMark, Run
from claimparse._grammar.headlines import TOP, headline_verb, holds_clause, is_title_case
from claimparse._grammar.tree import is_negated, subject
from claimparse._text.parsed_text import ParsedText
from claimparse.types import SpeechAct

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def detect(parsed: ParsedText) -> tuple[CueMark, ...]:
    """The cues of a page in text order of their heads, the readings of one head one after the other."""
    cues, marks = load_cues(parsed.lexicon), list[CueMark]()
    unread, by_shape = _headlines(parsed, cues)
    for token, lemma in _candidates(parsed, cues):
        if token.i in unread:
            marks.extend(by_shape.pop(token.i, ()))
            continue
        if token.text == ":":
            marks.append(_colon(token.i))
        elif token.lower_ in cues.adjectives and is_predicate(token):
            marks.append(_mark(token, (*_copula(token), token.i), cues.adjectives[token.lower_]))
        elif lemma in cues.verbs and is_verb_form(token):
            marks.extend(_verb(token, cues.verbs[lemma], cues))
        elif lemma in cues.nouns and token.pos_ == "NOUN":
            marks.append(_mark(token, (token.i,), cues.nouns[lemma]))
        if token.lower_ in cues.prepositions:
            marks.extend(_preposition(token, cues.prepositions[token.lower_], cues))
    return tuple(sorted([*marks, *(m for more in by_shape.values() for m in more)], key=lambda m: m.head))


def _headlines(parsed: ParsedText, cues: CueLexicon) -> tuple[frozenset[int], dict[int, tuple[CueMark, ...]]]:
    """The tokens of headlines in capitals whose verb the parser missed, and the cues in them by their heads.

    Such a parse is wrong as a whole, so nothing else is read in them.
    """
    unread, marks = set[int](), dict[int, tuple[CueMark, ...]]()
    for run in parsed.runs[:TOP]:
        found = headline_verb(parsed.doc, run, cues.verbs) if is_title_case(parsed.doc, run) else None
        if found is not None and not is_verb_form(found[0]):
            unread.update(range(*run))
            marks[found[0].i] = tuple(_headline(found[0], run, cues.verbs[found[1]], cues))
    return frozenset(unread), marks


def _headline(verb: Token, run: Run, entries: tuple[CueEntry, ...], cues: CueLexicon) -> Iterator[CueMark]:
    """The reading of a headline's verb: what stands before it says what stands behind it."""
    behind = [t.lower_ for t in verb.doc[verb.i + 1 : run.end]]
    for entry in entries:
        fits = tuple(behind[: len(entry.tail)]) == entry.tail and not entry.light and entry.polarity == "any"
        struck = entry.objects != "any" and not {"over", "for"} & set(behind)
        rest = Run(verb.i + 1 + len(entry.tail), run.end)
        if fits and not struck and entry.subjects == "any" and _fills(verb.doc, rest, entry, cues):
            tokens = range(verb.i, verb.i + 1 + len(entry.tail))
            yield CueMark(tuple(tokens), verb.i, "headline", entry.frames, entry.act, entry.name)
            return


def _fills(doc: Doc, rest: Run, entry: CueEntry, cues: CueLexicon) -> bool:
    """Whether the rest of a headline is what a verb takes: a noun phrase, an infinitive, a clause, a thing said."""
    frames = entry.frames
    if rest.start >= rest.end:
        return False
    behind = {t.lower_ for t in doc[rest.start + 1 : rest.end]}
    if doc[rest.start].lower_ == "to":
        return not frames.isdisjoint({"infinitive", "order"})
    judged = "object" in frames and behind & ({"of", "for", "over"} if entry.kind == "accuse" else {"as"})
    said = "report" in frames and doc[rest.start].lower_.removesuffix("s") in cues.statements
    told = "order" in frames and "to" in behind
    return bool(judged or said or told or "noun" in frames or ("that" in frames and holds_clause(doc, rest)))


def _candidates(parsed: ParsedText, cues: CueLexicon) -> Iterator[tuple[Token, str]]:
    """The tokens whose lemma or form begins a cue, with the lemma in lower case."""
    doc, wanted = parsed.doc, _ids(cues.known)
    lemmas, lowers = doc.to_array("LEMMA").tolist(), doc.to_array("LOWER").tolist()
    for i, (lemma, lower) in enumerate(zip(lemmas, lowers, strict=True)):
        if (lemma in wanted or lower in wanted) and not parsed.ignored[i]:
            yield doc[i], cues.lemma(doc[i].lemma_.lower(), doc[i].lower_)


@functools.lru_cache(maxsize=8)
def _ids(words: frozenset[str]) -> frozenset[int]:
    """The numbers by which spaCy knows words."""
    return frozenset(get_string_id(w) for w in words)


def _colon(at: int) -> CueMark:
    return CueMark((at,), at, "colon", frozenset({"clause"}), SpeechAct.ASSERTS, ":")


def _mark(head: Token, tokens: tuple[int, ...], entry: CueEntry, frames: frozenset[str] | None = None) -> CueMark:
    taken = entry.frames if frames is None else frames
    return CueMark(tuple(sorted(set(tokens))), head.i, entry.kind, taken, entry.act, entry.name)


def _copula(adjective: Token) -> list[int]:
    """The verb group of an adjective in the predicate: "was", "has not been"; of a participle its own."""
    return verb_group(adjective.head if adjective.dep_ in {"acomp", "oprd"} else adjective)


def _verb(verb: Token, entries: tuple[CueEntry, ...], cues: CueLexicon) -> Iterator[CueMark]:
    negated: bool | None = None
    objects = {t.lemma_.lower(): t for t in objects_of(verb)} if any(e.light for e in entries) else {}
    for entry in entries:
        if entry.kind == "deny" and deprives(verb):
            continue
        if (entry.light and entry.tail[0] not in objects) or (entry.kind == "relay" and not is_participle(verb)):
            continue
        tail = _tail(verb, entry, objects)
        if tail is None:
            continue
        if entry.polarity == "negative":
            negated = is_negated(verb) if negated is None else negated
            if not negated:
                continue
        if entry.subjects != "any" and not _fits(subject(verb), entry.subjects, cues):
            continue
        tokens = (*verb_group(verb), *(t.i for t in tail))
        hits = entry.objects != "any" and not _is_hit_with_words(verb, entry.objects, cues)
        yield _mark(verb, tokens, entry, entry.frames - {"noun"} if hits else None)


def _is_hit_with_words(verb: Token, wanted: str, cues: CueLexicon) -> bool:
    """Whether the object of a verb of force is reproached rather than struck; in doubt it is struck."""
    hit = patient(verb)
    if hit is None or has_instrument(verb):
        return False
    fault = fault_told(verb)
    if fault is not None and fault.lemma_.lower() not in cues.periods:
        return True
    word = hit.lemma_.lower()
    said = word in cues.statements or word in cues.nouns or word in cues.documents
    return said or (wanted == "spoken" and (hit.ent_type_ == "PERSON" or hit.lower_ in _PERSONAL))


_PERSONAL = frozenset({"him", "her", "them", "me", "us", "you", "he", "she", "they"})


def _fits(found: Token | None, wanted: str, cues: CueLexicon) -> bool:
    """Whether a subject is of the kind that the entry asks for: a document, or a named or personal one."""
    if found is None:
        return False
    if wanted == "document":
        return found.lemma_.lower() in cues.documents
    if wanted == "court":
        return found.lemma_.lower() in cues.courts
    return found.pos_ in {"PROPN", "PRON"} and found.lower_ not in {"it", "that", "this", "which", "they"}


def _tail(verb: Token, entry: CueEntry, objects: Mapping[str, Token]) -> list[Token] | None:
    if entry.light:
        return [objects[entry.tail[0]]]
    return match_tail(verb, entry.tail) if entry.tail else []


def _preposition(token: Token, entries: tuple[CueEntry, ...], cues: CueLexicon) -> Iterator[CueMark]:
    doc, follows = token.doc, token.i + 1
    following = doc[follows].lower_ if follows < len(doc) else ""
    for entry in entries:
        end = follows + len(entry.tail)
        if entry.tail[:1] in ((), (following,)) and tuple(t.lower_ for t in doc[follows:end]) == entry.tail:
            if entry.objects == "named" and not _names_source(token, cues):
                continue
            yield _mark(token, tuple(range(token.i, end)), entry)
            return


def _names_source(preposition: Token, cues: CueLexicon) -> bool:
    """Whether a preposition, set off by a comma, has a name or a document for its object: ", per the indictment"."""
    if not preposition.is_sent_start and not preposition.nbor(-1).is_punct:
        return False
    found = next((c for c in preposition.rights if c.dep_ == "pobj"), None)
    return found is not None and (found.pos_ == "PROPN" or found.lemma_.lower() in cues.documents)

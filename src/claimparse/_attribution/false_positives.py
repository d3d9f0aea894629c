"""Attributions that the model alone finds and in which nothing is said."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from claimparse._attribution.cues import frames_beside, is_passive_headline
from claimparse._attribution.lexicon import CueLexicon, load_cues
from claimparse._attribution.readings import Reading, RuleIndex
from claimparse._attribution.sources import can_speak, speaks_for_nobody
from claimparse._evidence import Run, tokens_of
from claimparse._grammar.clauses import is_in_infinitive_of
from claimparse._grammar.complements import is_likened, is_predicative_infinitive
from claimparse._grammar.misattachments import quoting_verb
from claimparse._grammar.object_predicates import is_only_object, object_predicate
from claimparse._grammar.parts_of_speech import is_adverb, is_nominal, is_preposition, noun_lemma
from claimparse._grammar.predication import Predication
from claimparse._grammar.tokens import Tokens
from claimparse._grammar.tree import NOMINAL, is_pronoun, is_verbal, root_of
from claimparse._grammar.verb_groups import match_tail
from claimparse._grammar.words import JUDGEMENT_PREPOSITIONS
from claimparse._text.paragraphs import ParagraphKind
from claimparse._where import holds
from claimparse.lexicon.schema.frames import Frame

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token
    from claimparse._text.parsed_text import ParsedText


def is_false_positive(parsed: ParsedText, reading: Reading, rules: RuleIndex) -> bool:
    """Return whether the words of an attribution that the model alone finds show that nothing is said.

    An event takes place, a name is given, somebody is called on the phone or denied a goal; an adverb speaks for
    nobody; a bare noun is said only with a word for saying. Words of citing inside others' words belong to the rules.
    """
    doc, cues = parsed.doc, load_cues(parsed.lexicon)
    verb = parsed.predications.of(doc[root_of(doc, reading.cue[0])])
    words = Tokens(doc[slice(*reading.content[-1])])
    return (
        parsed.ignored[verb.word.i]
        or _is_label(parsed, reading, cues)
        or _is_judged_headline(parsed, verb.word, cues)
        or _cites_speaker(verb.word, rules)
        or _cites_inside(parsed, reading, rules)
        or _holds_outer_cue(reading, rules)
        or (not reading.source and _is_naming_passive(verb, words, cues))
        or (not reading.source and verb.is_passive and verb.is_negated)  # "is not accused of": nobody says it
        or _has_silent_subject(parsed, reading, verb, cues)
        or (len(reading.content) == 1 and _is_call(verb, words))
        or _is_count(parsed, reading)
        or is_adverb(verb.word)
        or _is_barred(parsed, verb, cues)
        or is_likened(words.root)  # "sang as if it were over"
        or is_predicative_infinitive(verb.word)
        or verb.recipient is not None  # something is given or kept from somebody: "denied him a goal"
        or _is_affected_source(reading, verb)
    )


def _is_count(parsed: ParsedText, reading: Reading) -> bool:
    """Return whether the source is a bare number in figures: "14 feared dead" in a headline."""
    return bool(reading.source) and all(parsed.words[t].isdigit() for t in tokens_of(reading.source))


def _is_label(parsed: ParsedText, reading: Reading, cues: CueLexicon) -> bool:
    """Return whether the words before a colon label what follows: "Budget speech: what it means"."""
    labels = (parsed.words[t].lower() in cues.section_labels for t in tokens_of(reading.source))
    return parsed.words[reading.head] == ":" and any(labels)


def _cites_speaker(verb: Token, rules: RuleIndex) -> bool:
    """Return whether a verb only cites somebody whose saying the rules read: "quoted Ann Lee as saying that"."""
    below = (s for c in verb.rights for s in c.children if quoting_verb(s) is not None)
    return any(s.i in rules.by_cue_head for s in below)


def _is_judged_headline(parsed: ParsedText, verb: Token, cues: CueLexicon) -> bool:
    """Return whether the subject of a headline is judged and judges nobody: "Council criticised over delay"."""
    if parsed.kind_of(verb.i) is not ParagraphKind.HEADLINE:
        return False
    entries = cues.verbs.get(cues.lemma(verb.lemma_.lower(), verb.lower_), ())
    return any(is_passive_headline(verb, e) for e in entries)


def _cites_inside(parsed: ParsedText, reading: Reading, rules: RuleIndex) -> bool:
    """Return whether the cue is a word of citing inside somebody's words: "reported it, citing a letter"."""
    verbs = load_cues(parsed.lexicon).citing_verbs
    nested = (r for r in rules.with_cue_in(tokens_of(reading.cue)) if r.parent is not None)
    return any(parsed.doc[r.cue_head].lemma_ in verbs for r in nested)


def _holds_outer_cue(reading: Reading, rules: RuleIndex) -> bool:
    """Return whether the content holds the cue of the attribution that the rules nest it in.

    "Holt's claim that it works was denied by the union"
    """
    content = tokens_of(reading.content)
    inner = rules.with_cue_in(tokens_of(reading.cue))
    return any(r.parent is not None and rules.links[r.parent].cue_head in content for r in inner)


def _has_silent_subject(parsed: ParsedText, reading: Reading, verb: Predication, cues: CueLexicon) -> bool:
    """Return whether the subject of a cue's words says nothing."""
    words = (verb.word, parsed.doc[reading.cue[-1].end - 1])  # "is clear": the adjective is last
    return verb.subject is not None and any(speaks_for_nobody(verb.subject, word, cues) for word in words)


def _is_barred(parsed: ParsedText, verb: Predication, cues: CueLexicon) -> bool:
    """Return whether the lexicon has a verb with the words after it, under conditions none of which holds.

    "The clause refers to barns put up before 1960"
    """
    lemma = cues.lemma(verb.word.lemma_.lower(), verb.word.lower_)
    entries = [e for e in cues.verbs.get(lemma, ()) if e.tail and match_tail(verb.word, e.tail) is not None]
    if not any(e.where for e in entries):
        return False
    judges = object_predicate(verb.word, accusing=False) is not None
    return not any(holds(e.where, (verb.word,), parsed) and (judges or e.frames != {"object"}) for e in entries)


def _is_naming_passive(verb: Predication, words: Tokens, cues: CueLexicon) -> bool:
    """Return whether a passive names a thing: "is known as Old Baldy"; not "is known to have fled"."""
    if verb.word.lemma_.lower() not in cues.naming_verbs or not verb.is_passive:
        return False
    after = (t for t in words if t.i > verb.word.i and is_nominal(t))
    return any(verb.word.i in (t.head.i, t.head.head.i) for t in after)


def _is_call(verb: Predication, words: Tokens) -> bool:
    """Return whether something is called, and called nothing: "called the governor", "called an election"."""
    if verb.word.lemma_ != "call" or verb.is_passive or not is_only_object(words.root, verb.word):
        return False
    return not any(t.is_quote for t in verb.word.doc[max(0, words.start - 1) : words.end])


def _is_affected_source(reading: Reading, verb: Predication) -> bool:
    """Return whether the source is only affected by the content: "the claim that it had failed angered doctors"."""
    cause, affected = verb.subject, verb.direct_object
    if cause is None or affected is None or verb.is_passive:
        return False
    return cause.i in tokens_of(reading.content) and affected.i in tokens_of(reading.source)


def is_deed(parsed: ParsedText, cue: Sequence[Run], content: Sequence[Run]) -> bool:
    """Return whether something is done to a thing or a person, and nothing said.

    "Signed the deal", "voted against the bill to close the pier", "confirmed the judge".
    """
    words, cues = [parsed.doc[t] for t in tokens_of(content)], load_cues(parsed.lexicon)
    if all(is_pronoun(t) or t.is_punct for t in words):
        return True
    noun = parsed.doc[root_of(parsed.doc, content[0], NOMINAL)]
    is_thing = not can_speak(parsed, noun)  # "the bill to close it", but "urged residents to leave"
    if any(is_verbal(t) and not is_in_infinitive_of(t, noun, loose=is_thing) for t in words):
        return False
    taken: set[Frame] = {"np"}
    if noun_lemma(noun) in cues.statements or (noun.lemma_.lower() in cues.nouns and not _is_rejected(parsed, cue)):
        taken.add("claim")  # "reversed the finding", but not "reversed the conviction"
    prepositions = {t.lower_ for t in words if is_preposition(t)}
    if not prepositions or prepositions & JUDGEMENT_PREPOSITIONS:
        taken.add("object")  # "called him a cheat", "dismissed it as a farce"; not "dismissed the case against him"
    return not any(_can_take_noun(parsed, parsed.doc[t], cues, taken) for t in tokens_of(cue))


def _is_rejected(parsed: ParsedText, cue: Sequence[Run]) -> bool:
    """Return whether a cue is a verb of rejecting, which takes only words for something said."""
    cues = load_cues(parsed.lexicon)
    words = (parsed.doc[t] for t in tokens_of(cue))
    return any(e.kind == "reject" for t in words for e in cues.verbs.get(cues.lemma(t.lemma_.lower(), t.lower_), ()))


def _can_take_noun(parsed: ParsedText, token: Token, cues: CueLexicon, taken: Container[str]) -> bool:
    """Return whether a word of the lexicon takes a bare noun as what is said or thought: "denied the report".

    ``taken`` are the frames that fit the noun: "recalled the promise", but not "recalled 3,000 heaters".
    """
    lemma = cues.lemma(token.lemma_.lower(), token.lower_)
    if lemma in cues.nouns or token.lower_ in cues.adjectives or lemma in cues.belief_verbs:
        return True
    verb = parsed.predications.of(token)
    entries = (e for e in cues.verbs.get(lemma, ()) if match_tail(token, e.tail) is not None)
    fitting = (e for e in entries if holds(e.where, (token,), parsed))
    # Whether a blow is one of words alone is in doubt for the rules, but the network has read the words around it.
    frames = (frames_beside(parsed, verb, e, cues) if e.objects in ("fact", "unseen") else e.frames for e in fitting)
    return any(f in taken for found in frames for f in found)

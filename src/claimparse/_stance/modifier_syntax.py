"""Which clause a modifying word belongs to, and what coordination, conditions, questions and modals make of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from spacy.attrs import LEMMA, LOWER

from claimparse._grammar.arguments import MAX_CLIMB, WH_TAGS
from claimparse._grammar.complements import is_parenthetical
from claimparse._grammar.tree import (
    AUXILIARIES,
    CONJUNCTS,
    INSIDE_PHRASE,
    NOMINAL,
    SUBJECTS,
    VERBAL,
    child,
    near_children,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLIMBED_LABELS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "dative", "npadvmod", "acomp", "oprd"})
_MODIFIES_HEAD = frozenset(
    {"advmod", "neg", "npadvmod", "mark", "preconj", "aux", "auxpass", "intj", "det", "amod", "predet", "quantmod"}
    | {"dep", "prep", "nmod"}
)
_PHRASAL_PREPOSITIONS = frozenset({"with", "at", "in", "under", "without", "by", "on"})
_APOSTROPHES = frozenset({"'", "’", "`"})
_CLOSERS = frozenset({".", "?", "!", ":"})
MAX_QUESTION = 60
"""How far back a question is looked for from its mark: work stays linear on any text."""
_HYPOTHETICAL = frozenset({"would", "could", "might", "'d"})
_CONDITIONAL_ADJECTIVES = frozenset(
    {"possible", "necessary", "true", "correct", "available", "applicable", "successful"}
)
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj"})
_PARTS = {"VB": "verb", "NN": "noun", "JJ": "adjective", "RB": "adverb"}
_STATES = frozenset(
    {
        "be",
        "have",
        "know",
        "think",
        "feel",
        "like",
        "love",
        "hate",
        "seem",
        "exist",
        "contain",
        "belong",
        "cost",
        "want",
    }
)


def columns(doc: Doc) -> tuple[list[str], list[str]]:
    """The lower-case words and the lemmas of a Doc; each string is looked up once."""
    if not len(doc):
        return [], []
    strings = doc.vocab.strings
    lower, lemmas = doc.to_array([LOWER, LEMMA]).T.tolist()
    words = {k: strings[k] for k in {*lower, *lemmas}}
    return [words[k] for k in lower], [words[k] for k in lemmas]


def has_label(token: Token, *labels: str) -> bool:
    """Whether the token hangs on its head by one of the labels."""
    return token.dep_ in labels


def infinitive(tokens: Iterable[Token]) -> Token | None:
    """The verb of a "to" among the tokens: "yet to be repaired"."""
    return next((t.head for t in tokens if t.tag_ == "TO"), None)


def anchor(token: Token, *, quantifier: bool = False) -> Token:
    """The head of the clause or phrase that a modifying word belongs to.

    A ``quantifier`` ("no", "nobody") reaches the verb of which its noun phrase is an argument; other words stay in
    their phrase.
    """
    beside = _beside(token)
    if beside is not None:
        return beside
    if token.dep_ == "cc":
        target = next((c for c in token.head.rights if c.dep_ in CONJUNCTS and c.i > token.i), token.head)
    elif token.dep_ in _MODIFIES_HEAD and token.lower_ != "without":
        target = token.head
    else:
        target = token
    while target.dep_ in ("advmod", "neg", "quantmod", "predet", "det", "aux", "auxpass") and target.head.i != target.i:
        if target.dep_ == "det":
            quantifier = True
        target = target.head
    return _clause_of_phrase(target) if quantifier else target


def _beside(negation: Token) -> Token | None:
    """The phrase that follows a "not" which the parser hung on the noun before: "a pen, not a pencil"."""
    head = negation.head
    if negation.dep_ != "neg" or head.i > negation.i or head.pos_ not in NOMINAL:
        return None
    return next((c for c in head.rights if c.left_edge.i == negation.i + 1), None)


def answered(word: Token) -> Token | None:
    """The head of the words that a "no" or "none" behind a colon answers: "Blood transfusion: no"."""
    doc, i = word.doc, word.i
    closes = i + 1 >= len(doc) or doc[i + 1].is_punct or doc[i + 1].is_sent_start or doc[i + 1].is_space
    return doc[i - 1].sent.root if closes and i > 1 and doc[i - 1].text == ":" and doc[i - 1].sent.root.i < i else None


def complement_of(cue: Sequence[Token]) -> Token | None:
    """What "instead of" or a fronted "far from" leaves out: "paying" in "Instead of paying, the firm sued".

    Behind a copula ("is far from clear") the whole clause is meant.
    """
    last, first = cue[-1], cue[0]
    if len(cue) == 1 or last.dep_ != "prep" or (last.head.i != first.i and first.head.i != last.i):
        return None
    governor = last.head if first.head.i == last.i else first.head
    inside = child(last, frozenset({"pcomp", "pobj"}))
    return None if governor.lemma_ == "be" else inside


def denied_object(word: Token, verb: Token) -> Token | None:
    """The object that "no" belongs to, where it was found to negate its verb: "reports no injuries"."""
    noun = word.head
    return noun if word.dep_ == "det" and noun.dep_ == "dobj" and noun.head.i == verb.i else None


def alternatives(cue: Iterable[Token]) -> Iterator[Token]:
    """The phrases that the second part of "neither ... nor" coordinates; verbs share the first part anyway."""
    for word in cue:
        if word.dep_ == "cc" and word.head.pos_ not in VERBAL:
            yield from (c for c in word.head.rights if c.dep_ in CONJUNCTS and c.i > word.i and c.pos_ not in VERBAL)


def reduced_predicate(noun: Token) -> Iterator[Token]:
    """The participle of a headline or note without its auxiliary: "No deal reached in pay talks"."""
    if noun.dep_ == "ROOT" and noun.pos_ in NOMINAL:
        yield from (c for c in noun.rights if c.dep_ == "acl" and c.tag_ in ("VBN", "VBD", "VBG"))


def _clause_of_phrase(noun: Token) -> Token:
    for _ in range(MAX_CLIMB):
        if noun.pos_ in VERBAL or noun.head.i == noun.i:
            break
        if noun.dep_ in _CLIMBED_LABELS:
            if noun.dep_ in ("acomp", "oprd", "attr") and noun.head.pos_ not in VERBAL:
                return noun
            return noun.head
        if noun.dep_ in INSIDE_PHRASE or noun.dep_ in CONJUNCTS:
            noun = noun.head
        elif noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ in VERBAL:
            reaches = noun.head.head.lemma_ == "be" or noun.head.lower_ not in _PHRASAL_PREPOSITIONS
            return noun.head.head if reaches else noun.head
        elif noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ in NOMINAL:
            noun = noun.head.head
        else:
            return noun
    return noun


def yes_no_question(mark: Token) -> Token | None:
    """The head of the clause that a question mark asks about, where it asks whether it is so."""
    root = _asked(mark)
    if root is not None and is_tag(root):
        root = root.head if root.dep_ == "conj" else child(root, frozenset({"ccomp"})) or root
    if root is None:
        return None
    asks_what = any(
        c.tag_ in WH_TAGS or c.left_edge.tag_ in WH_TAGS for c in root.lefts if c.dep_ not in ("advcl", "ccomp")
    )
    return None if asks_what else root


def _asked(mark: Token) -> Token | None:
    """The head of the words that a question mark closes: the parser often hangs it on the verb that asks instead."""
    doc, start = mark.doc, mark.i
    quoted = start + 1 < len(doc) and _is_quotation_mark(doc[start + 1])
    while start > max(0, mark.i - MAX_QUESTION) and not doc[start].is_sent_start:
        before = doc[start - 1]
        if before.text in _CLOSERS or (quoted and _is_quotation_mark(before)):
            break
        start -= 1
    if start <= mark.head.i < mark.i:
        return mark.head
    heads = [t for t in doc[start : mark.i] if not start <= t.head.i < mark.i or t.head.i == t.i]
    return next((t for t in heads if t.pos_ in VERBAL), heads[0] if heads else None)


def _is_quotation_mark(token: Token) -> bool:
    return token.is_quote and (token.text not in _APOSTROPHES or token.tag_ in ("``", "''"))


def is_concession(word: Token) -> bool:
    """Whether an "if" concedes an adjective beside what has happened: "The reply, if brief, settled it"."""
    adjective = word.head
    verb = adjective.head
    if adjective.pos_ != "ADJ" or adjective.dep_ != "advcl" or adjective.lemma_ in _CONDITIONAL_ADJECTIVES:
        return False
    bare = not any(c.pos_ in VERBAL for c in adjective.children)
    return bare and (verb.tag_ == "VBD" or is_perfect(verb))


def is_perfect(verb: Token) -> bool:
    """Whether "have" or "has" helps a verb: "would have left", "has left"."""
    return any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.lefts)


def hypothetical(preposition: Token) -> Token | None:
    """The verb of a "would" clause to which a phrase is a condition: "without the loan, it would have failed".

    Behind its verb the phrase may only tell how: "would leave without a word".
    """
    verb = preposition.head
    if preposition.dep_ not in ("prep", "conj") or child(preposition, frozenset({"pobj"})) is None:
        return None
    return verb if _is_hypothetical(verb) and (preposition.i < verb.i or is_perfect(verb)) else None


def _is_hypothetical(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in _HYPOTHETICAL for c in verb.lefts)


def focused_cause(negation: Token) -> Token | None:
    """The "because" that a negation is about instead of its verb: "fell not because ...", "did not fall because of
    rain but because ...".
    """
    doc, i = negation.doc, negation.i
    if i + 1 < len(doc) and doc[i + 1].lower_ == "because":
        return doc[i + 1]
    verb = negation.head
    if negation.dep_ != "neg" or not any(
        c.lower_ == "but" and c.i + 1 < len(doc) and doc[c.i + 1].lower_ == "because" for c in verb.rights
    ):
        return None
    return next((t for c in verb.rights for t in (c, *c.lefts) if t.lower_ == "because"), None)


def is_measured(verb: Token) -> bool:
    """Whether a verb's object is counted: "carries 400 cars"."""
    found = child(verb, frozenset({"dobj"}))
    return found is not None and any(c.pos_ == "NUM" or c.dep_ == "nummod" for c in found.lefts)


def is_perceived(verb: Token) -> bool:
    """Whether "could be seen" tells what there was to see: not what it may be taken for, by whom, or some day."""
    if not any(c.dep_ == "auxpass" for c in verb.lefts) or not any(c.lower_ == "could" for c in verb.lefts):
        return False
    return not any(c.dep_ == "agent" or c.lower_ in ("as", "if") or c.ent_type_ == "DATE" for c in verb.rights)


def inverted_clauses(auxiliary: Token) -> tuple[Token, ...]:
    """The verbs of "Had the brakes worked, ...", a condition without "if", and of its main clause; else none."""
    verb = auxiliary.head if auxiliary.dep_ in ("aux", "auxpass") else auxiliary
    main = _main_of(verb) if verb.left_edge.i == auxiliary.i else None
    if main is None:
        return ()
    if verb.i != auxiliary.i:
        own = child(verb, SUBJECTS)
        return (verb, main) if own is not None and auxiliary.i < own.i < verb.i else ()
    inner = next((c for c in verb.rights if c.dep_ in ("ccomp", "xcomp") and child(c, SUBJECTS) is not None), None)
    return () if inner is None else (inner, verb, main)


def _main_of(verb: Token) -> Token | None:
    """The verb that depends on an inverted condition: behind it, or before it under "would"."""
    head = verb.head
    if head.i > verb.i:
        return head if verb.dep_ in ("advcl", "ccomp") else None
    if verb.dep_ not in ("advcl", "ccomp", "xcomp", "conj"):
        return None
    beside = (c for c in head.rights if c.dep_ == "ccomp" and c.i < verb.i)  # "said it would have sunk had ..."
    return next((v for v in (head, *beside) if _is_hypothetical(v)), None)


def is_still_open(auxiliary: Token) -> bool:
    """Whether an inverted condition may still come true: "should the dam burst", "were the court to agree"."""
    return auxiliary.lower_ == "should" or any(c.tag_ == "TO" for c in inverted_clauses(auxiliary)[0].lefts)


def is_argument(noun: Token) -> bool:
    """Whether a noun is the subject or object of a verb."""
    return noun.dep_ in _ARGUMENTS and noun.head.pos_ in VERBAL


def is_nominalised(adjective: Token) -> bool:
    """Whether an adjective stands for a noun: "the unknown"."""
    return adjective.dep_ in (*_ARGUMENTS, "pobj") and any(c.dep_ in ("det", "poss") for c in adjective.lefts)


def particle(verb: Token) -> str | None:
    """The particle of a phrasal verb, or the adverb right behind it: "out" of "turned out", "brushed aside"."""
    beside = (c.lower_ for c in verb.rights if c.dep_ == "advmod" and c.i == verb.i + 1)
    return next((c.lower_ for c in verb.rights if c.dep_ == "prt"), None) or next(beside, None)


def has_word(head: Token, words: Collection[str]) -> bool:
    """Whether one of the words is a modifier or complement of the head: "short" in "stop short of"."""
    return any(c.lower_ in words for c in head.children)


def shares_auxiliaries(verb: Token, first: Token) -> bool:
    """Whether a coordinated verb stands under the auxiliaries and negation of the first: "did not eat or drink"."""
    if child(verb, SUBJECTS) is not None or any(c.dep_ in ("aux", "auxpass") for c in verb.children):
        return False
    between = [c for c in first.children if c.dep_ == "cc" and first.i < c.i < verb.i]
    if any(c.lower_ == "but" for c in between):
        return False
    if verb.pos_ not in VERBAL:
        return True
    if first.pos_ == "AUX" and first.tag_ in ("VBD", "VBZ", "VBP"):
        return False  # "is not horrible and delivers": a finite form negated by "not" shares nothing
    if first.tag_ == "VB":
        return verb.tag_ in ("VB", "VBP", "NN", "NNP")
    return verb.tag_ == first.tag_


def is_finite(verb: Token) -> bool:
    """Whether a verb has an ending of its own, and so no modal before it: "lives", "left"."""
    return verb.tag_ in ("VBZ", "VBD")


def is_auxiliary(token: Token) -> bool:
    """Whether the token only helps another verb."""
    return token.dep_ in AUXILIARIES


def is_nominal(token: Token) -> bool:
    """Whether the token is a noun, name, pronoun or number."""
    return token.pos_ in NOMINAL or token.pos_ == "DET"


def is_noun(token: Token) -> bool:
    """Whether the token is a noun or name."""
    return token.pos_ in ("NOUN", "PROPN")


def is_verbal(token: Token) -> bool:
    """Whether the token is a verb or auxiliary."""
    return token.pos_ in VERBAL


_OF_NOUNS = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "compound", "appos"})


def is_acronym(token: Token) -> bool:
    """Whether a word in capitals is a noun, and so another word than the small one: "NO" for nitric oxide."""
    if not token.is_upper or len(token) < 2 or not (token.tag_.startswith("NN") or token.dep_ in _OF_NOUNS):
        return False
    beside = token.doc[max(token.i - 1, 0) : token.i + 2]
    return not any(t.is_upper and len(t) > 1 for t in beside if t.i != token.i)  # "COUNCIL SAYS NO TO TOLL"


def is_in_compound(token: Token) -> bool:
    """Whether a word is the first part of a hyphenated one, and so negates no clause: "a no-confidence vote"."""
    after = token.i + 1
    if token.lower_ != "no" or token.whitespace_ or after >= len(token.doc):
        return False
    return token.doc[after].text in ("-", "‐", "‑") and token.doc[after].whitespace_ == ""


def is_tag(verb: Token) -> bool:
    """Whether a verb asks to agree with the clause before it, and states nothing: "does it not?", "isn't he?"."""
    doc, after = verb.doc, verb.i + 1
    if verb.i == 0 or doc[verb.i - 1].text != "," or not (verb.tag_ == "MD" or verb.lemma_ in ("be", "do", "have")):
        return False
    after += after < len(doc) and doc[after].tag_ == "RB"
    behind = after + 1 + (after + 1 < len(doc) and doc[after + 1].tag_ == "RB")
    return behind < len(doc) and doc[after].tag_ == "PRP" and doc[behind].text in ("?", ",")


def is_of_tag(negation: Token) -> bool:
    """Whether a negation belongs to a tag: "is it not?", "isn't it?"."""
    return any(is_tag(t) for t in negation.doc[max(0, negation.i - 2) : negation.i])


def is_of_biased_question(negation: Token) -> bool:
    """Whether a negation before the subject lets a yes-no question ask for a yes: "Didn't he win?"; not "Why ...?"."""
    if negation.lower_ not in ("n't", "n’t") or negation.dep_ != "neg":
        return False
    verb = negation.head
    who = child(verb, SUBJECTS)
    inverted = who is not None and who.i > negation.i and not any(c.tag_ in WH_TAGS for c in verb.lefts)
    return inverted and _is_asked(verb)


def _is_asked(verb: Token) -> bool:
    """Whether a question mark stands behind a verb in its sentence."""
    for token in verb.doc[verb.i + 1 : verb.i + MAX_QUESTION]:
        if token.is_sent_start:
            return False
        if token.text == "?":
            return True
    return False


def part_of(token: Token) -> str:
    """The part of speech as the lexicon names it."""
    tag = token.tag_
    if tag in ("NNS", "NN") and token.dep_ in ("ROOT", "ccomp") and child(token, frozenset({"nsubj"})) is not None:
        return "verb"  # "The senator hopes to win", with "hopes" read as a noun
    if tag == "VBZ" and token.dep_ in ("dobj", "pobj"):
        return "noun"  # "dismissed reports that", with "reports" read as a verb
    if tag == "MD":
        return "modal"
    if tag in ("VBN", "VBG") and token.dep_ in ("amod", "acomp", "attr", "oprd", "conj"):
        return "participle"
    return _PARTS.get(tag[:2], "other")


def is_contrasted(conjunct: Token) -> bool:
    """Whether "but" or "nor" stands between a conjunct and what it is coordinated with."""
    return any(
        c.dep_ == "cc" and c.i < conjunct.i and c.lower_ in ("but", "nor")
        for c in near_children(conjunct.head, conjunct)
    )


def is_conjunct(token: Token) -> bool:
    """Whether a token is coordinated with its head."""
    return token.dep_ in CONJUNCTS


def is_quoted_noun(before: Token | None, words: list[Token]) -> bool:
    """Whether quoted words are common nouns (with an adjective) in the noun phrase that the word before begins."""
    if before is None or before.tag_ == "PRP" or not (before.pos_ in ("DET", "ADJ", "PRON") or before.tag_ == "POS"):
        return False
    return words[-1].pos_ == "NOUN" and all(w.pos_ in ("NOUN", "ADJ") and w.is_lower for w in words)


def comments(token: Token) -> Iterator[Token]:
    """The verbs that comment on a clause from between commas: "it is feared"."""
    for c in token.children:
        if c.dep_ in ("parataxis", "ccomp", "dep") and is_parenthetical(c):
            yield c


def is_stative(verb: Token) -> bool:
    """Whether a verb is perfect, progressive or a state: "must have left", "must be leaving", "must know"."""
    return verb.lemma_ in _STATES or any(
        c.lemma_ in ("have", "be") and c.dep_ == "aux" and c.tag_ == "VB" for c in verb.lefts
    )


def condition(word: Token) -> tuple[Token, ...]:
    """The clauses that a condition holds for: its own and the main clause."""
    inner = next((c for c in word.rights if c.dep_ == "advcl"), None)
    if inner is not None and word.dep_ == "advmod":
        return inner, word.head  # "as long as the truce holds"
    verb = word.head if word.dep_ in ("mark", "aux", "auxpass", "advmod", "prep") else word
    if word.dep_ == "prep" and verb.dep_ != "advcl":
        return (verb,)
    if verb.dep_ in ("advcl", "ccomp", "relcl", "acl") and verb.head.i != verb.i:
        return verb, verb.head
    return (verb,)


def is_conjunction(word: Token) -> bool:
    """Whether a word joins clauses, also where it is a verb's form: "provided the truce lasts"; not "had provided"."""
    if word.tag_[0] != "V" or word.dep_ in ("mark", "prep"):
        return True
    if word.tag_ not in ("VBN", "VBG"):
        return False
    labels = {c.dep_ for c in near_children(word, word)}
    return not labels.isdisjoint({"ccomp", "pcomp"}) and labels.isdisjoint(SUBJECTS | {"dobj", "auxpass"})


def is_past_perfect_condition(word: Token) -> bool:
    """Whether "if" goes with "had done": against the facts."""
    verb = word.head
    return verb.tag_ == "VBN" and any(c.lower_ in ("had", "'d") and c.dep_ == "aux" for c in verb.lefts)

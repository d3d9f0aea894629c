"""What governs a clause or noun, as what kind of complement; and which clause a modifier belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from spacy.attrs import LEMMA, LOWER

from claimparse._evidence import Run
from claimparse._syntax.core import (
    AUXILIARIES,
    CONJUNCTS,
    NOMINAL,
    SUBJECTS,
    VERBAL,
    child,
    clause_head,
    first_conjunct,
    is_passive,
    subject,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

WH_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
COPULA_LABELS = frozenset({"acomp", "attr", "oprd"})
_COMPLEMENT_LABELS = frozenset(
    {"ccomp", "xcomp", "csubj", "csubjpass", "advcl", "acl", "relcl", "oprd", "acomp", "dep"}
)
_NOUN_LABELS = frozenset({"dobj", "nsubjpass", "nsubj", "dative"})
_HEADED = _COMPLEMENT_LABELS | _NOUN_LABELS
_CLIMBED_LABELS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "dative", "npadvmod", "acomp", "oprd"})
_INSIDE_PHRASE = frozenset({"det", "predet", "quantmod", "nummod", "poss", "amod", "compound"})
_MODIFIES_HEAD = frozenset(
    {"advmod", "neg", "npadvmod", "mark", "preconj", "aux", "auxpass", "intj", "det", "amod", "predet", "quantmod"}
    | {"dep", "prep"}
)
_PHRASAL_PREPOSITIONS = frozenset({"with", "at", "in", "under", "without", "by", "on"})


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


def is_finite(verb: Token) -> bool:
    """Whether a verb or one of its auxiliaries is finite."""
    return verb.tag_ in FINITE_TAGS or any(
        c.tag_ in FINITE_TAGS and c.dep_ in ("aux", "auxpass") for c in verb.children
    )


def has_modal(verb: Token) -> bool:
    """Whether a verb has a modal auxiliary."""
    return any(c.tag_ == "MD" for c in verb.children)


def subordinator(verb: Token) -> Token | None:
    """The word that introduces a subordinate clause: "if", "whether", "that"."""
    for c in verb.lefts:
        if (
            c.dep_ == "mark"
            or (c.dep_ == "advmod" and c.tag_ == "WRB")
            or (c.dep_ == "prep" and c.lower_ in _CONJUNCTIONS)
        ):
            return c
    return None


_CONJUNCTIONS = frozenset({"if", "unless", "because", "after", "before", "since", "until"})


def clause_frame(verb: Token) -> str:
    """What kind of clause a verb heads: that, whether, wh, to, ing, bare, or oprd for a clause without a verb."""
    to = finite = has_subject = False
    for c in verb.lefts:
        if c.dep_ == "mark" and c.lower_ in ("whether", "if"):
            return "whether"
        tag = c.tag_
        if c.dep_ == "mark" and c.lower_ == "that":
            continue
        if tag in WH_TAGS or (c.left_edge.tag_ in WH_TAGS and c.dep_ not in ("ccomp", "advcl", "parataxis")):
            return "wh"
        to = to or tag == "TO"
        finite = finite or (tag in FINITE_TAGS and c.dep_ in ("aux", "auxpass"))
        has_subject = has_subject or c.dep_ in SUBJECTS
    if to:
        return "to"
    tag = verb.tag_
    if finite or tag in FINITE_TAGS:
        return "that"
    if tag == "VBG" or any(c.tag_ == "VBG" and c.dep_ in ("aux", "auxpass") for c in verb.lefts):
        return "ing"
    if tag == "VB":
        return "bare"
    return "that" if verb.pos_ in VERBAL and has_subject else "oprd"


def content_predicate(head: Token, below: Token) -> Token:
    """The word that takes the complements of a clause: the adjective or noun behind a copula, else the verb."""
    if head.lemma_ in ("be", "become", "remain", "seem", "appear", "prove", "look", "feel", "make", "find", "consider"):
        for c in head.children:
            if c.dep_ in COPULA_LABELS and c.i != below.i:
                return c
    return head


def embeddings(token: Token) -> tuple[tuple[Token, str], ...]:
    """The predicates whose complement the token may head, the likeliest first, with the frame: "that", "to", "of", "np" ...

    The parser often hangs "of burning crops" on the object in "accused the army of burning crops", so the verb above an
    object is the second choice.

    >>> import spacy; nlp = spacy.load("en_core_web_sm")                        # doctest: +SKIP
    >>> embeddings(nlp("It is unclear whether they left.")[5])                  # doctest: +SKIP
    ((unclear, 'whether'),)
    """
    label, head = token.dep_, token.head
    if head.i == token.i:
        return ()
    if label in _COMPLEMENT_LABELS:
        frame = clause_frame(token)
        if label in ("acl", "relcl"):
            mark = subordinator(token)
            is_content = frame == "to" or (mark is not None and mark.lower_ in ("that", "whether", "if"))
            return _with_verb_above(head, frame) if is_content else ()
        if label == "advcl" and frame == "whether" and content_predicate(head, token).i == head.i:
            if not (is_passive(head) and is_impersonal(head)):
                return ()
        return ((content_predicate(head, token), frame),)
    if label in ("pcomp", "pobj") and head.dep_ in ("prep", "agent", "dative", "pcomp"):
        governor = head.head
        if head.dep_ == "prep" and governor.lemma_ == "be":
            governor = content_predicate(governor, head)
        return _with_verb_above(governor, head.lower_)
    if label in _NOUN_LABELS:
        predicate = content_predicate(head, token)
        return () if label == "nsubj" and predicate.i == head.i else ((predicate, "np"),)
    return ()


def _with_verb_above(governor: Token, frame: str) -> tuple[tuple[Token, str], ...]:
    if governor.dep_ in ("dobj", "nsubjpass", "advmod", "prt") and governor.head.pos_ in VERBAL:
        return (governor, frame), (governor.head, frame)
    return ((governor, frame),)


def complements(predicate: Token) -> Iterator[tuple[Token, str]]:
    """All complements of a predicate with their frames, as :func:`embeddings` sees them."""
    around = [predicate]
    if predicate.dep_ in COPULA_LABELS:
        around.append(predicate.head)
    candidates: list[Token] = []
    for governor in around:
        for c in governor.children:
            label = c.dep_
            if label in _HEADED:
                candidates.append(c)
            if label == "prep":
                candidates.extend(g for g in c.children if g.dep_ in ("pcomp", "pobj"))
            elif label in ("dobj", "nsubjpass", "advmod"):
                for g in c.rights:
                    candidates.extend([g] if g.dep_ in ("acl", "relcl") else g.rights if g.dep_ == "prep" else ())
    for candidate in candidates:
        if candidate.i != predicate.i:
            for governor, frame in embeddings(candidate):
                if governor.i == predicate.i:
                    yield candidate, frame


def infinitive(tokens: Iterable[Token]) -> Token | None:
    """The verb of a "to" among the tokens: "yet to be repaired"."""
    return next((t.head for t in tokens if t.tag_ == "TO"), None)


def anchor(token: Token, *, quantifier: bool = False) -> Token:
    """The head of the clause or phrase that a modifying word belongs to.

    A ``quantifier`` ("no", "nobody") reaches the verb of which its noun phrase is an argument; other words stay in their
    phrase.
    """
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


def _clause_of_phrase(noun: Token) -> Token:
    while noun.pos_ not in VERBAL and noun.head.i != noun.i:
        if noun.dep_ in _CLIMBED_LABELS:
            if noun.dep_ in ("acomp", "oprd", "attr") and noun.head.pos_ not in VERBAL:
                return noun
            return noun.head
        if noun.dep_ in _INSIDE_PHRASE or noun.dep_ in CONJUNCTS:
            noun = noun.head
        elif noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ in VERBAL:
            reaches = noun.head.head.lemma_ == "be" or noun.head.lower_ not in _PHRASAL_PREPOSITIONS
            return noun.head.head if reaches else noun.head
        elif noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ in NOMINAL:
            noun = noun.head.head
        else:
            return noun
    return noun


def controller(predicate: Token) -> Token | None:
    """Whose saying or thinking a predicate is: its subject, own or shared; the noun's possessor; the antecedent of "who"."""
    if predicate.pos_ in ("NOUN", "PROPN"):
        owner = child(predicate, frozenset({"poss"}))
        if owner is not None:
            return owner
        if predicate.dep_ == "dobj":
            return None
    verb = predicate
    if predicate.dep_ in COPULA_LABELS:
        verb = predicate.head
    for _ in range(8):
        found = child(verb, SUBJECTS)
        if found is not None and found.dep_ != "expl":
            return _antecedent(found, verb)
        if verb.dep_ in ("xcomp", "advcl") and verb.head.i != verb.i:
            verb = verb.head
        elif verb.dep_ in CONJUNCTS:
            first = first_conjunct(verb)
            if first.i == verb.i or first.pos_ not in VERBAL:
                return None
            verb = first
        elif verb.dep_ in ("acl", "relcl"):
            return verb.head
        elif verb.dep_ == "pcomp" and verb.head.head.pos_ in VERBAL:
            verb = verb.head.head
        else:
            return None
    return None


def _antecedent(found: Token, verb: Token) -> Token:
    if found.tag_ in WH_TAGS or found.lower_ == "that":
        clause = verb
        while clause.dep_ in ("xcomp", "ccomp", "conj") and clause.head.i != clause.i:
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return found


def agent(verb: Token) -> Token | None:
    """The agent of a passive: "by the court"."""
    for c in verb.children:
        if c.dep_ == "agent":
            return child(c, frozenset({"pobj"}))
    return None


def is_yes_no_question(root: Token) -> bool:
    """Whether a root heads a yes-no question, or a plain sentence with a question mark."""
    mark = next((c for c in root.rights if c.lower_ == "?"), None)
    if mark is None:
        return False
    return not any(
        c.tag_ in WH_TAGS or c.left_edge.tag_ in WH_TAGS for c in root.lefts if c.dep_ not in ("advcl", "ccomp")
    )


def inverted_clauses(auxiliary: Token) -> tuple[Token, ...]:
    """The clauses of "Had the alarm sounded, ...", a condition without "if": its verb or verbs and the main one; else none."""
    verb = auxiliary.head if auxiliary.dep_ in ("aux", "auxpass") else auxiliary
    if verb.dep_ not in ("advcl", "ccomp") or verb.head.i < verb.i or verb.left_edge.i != auxiliary.i:
        return ()
    if verb.i != auxiliary.i:
        own = child(verb, SUBJECTS)
        return (verb, verb.head) if own is not None and auxiliary.i < own.i < verb.i else ()
    inner = next((c for c in verb.rights if c.dep_ in ("ccomp", "xcomp") and child(c, SUBJECTS) is not None), None)
    return () if inner is None else (inner, verb, verb.head)


def particle(verb: Token) -> str | None:
    """The particle of a phrasal verb: "out" of "turned out"."""
    return next((c.lower_ for c in verb.rights if c.dep_ == "prt"), None)


def has_word(verb: Token, word: str) -> bool:
    """Whether a verb has the word as its modifier or complement: "short" in "stop short of"."""
    return any(c.lower_ == word for c in verb.children)


def shares_auxiliaries(verb: Token, first: Token) -> bool:
    """Whether a coordinated verb stands under the auxiliaries and negation of the first: "did not eat or drink"."""
    if child(verb, SUBJECTS) is not None or any(c.dep_ in ("aux", "auxpass") for c in verb.children):
        return False
    between = [c for c in first.children if c.dep_ == "cc" and first.i < c.i < verb.i]
    if any(c.lower_ == "but" for c in between):
        return False
    if verb.pos_ not in VERBAL:
        return True
    if first.tag_ == "VB":
        return verb.tag_ in ("VB", "VBP", "NN", "NNP")
    return verb.tag_ == first.tag_


def is_parenthetical(verb: Token) -> bool:
    """Whether a verb comments on the clause that it hangs on or stands in: "the envoy, it is feared, was killed"."""
    if verb.dep_ == "parataxis":
        return True
    return verb.dep_ in ("ccomp", "dep", "conj") and verb.head.i != verb.i and _is_comment(verb)


def _is_comment(verb: Token) -> bool:
    left, right = verb.left_edge, verb.right_edge
    if right.i - left.i > 5 or left.i == 0 or verb.dep_ == "conj":
        return False
    before = left.nbor(-1).is_punct or left.is_punct
    return before and child(verb, SUBJECTS) is not None


def predicated(verb: Token) -> Iterator[Token]:
    """The words that a verb of calling predicates of its object: "untrue", "as baseless", "as baseless reports"."""
    for c in verb.children:
        if c.dep_ in ("oprd", "xcomp", "ccomp", "acomp", "attr", "advcl"):
            yield c
            yield from (g for g in c.children if g.dep_ in ("acomp", "attr"))
        elif c.dep_ == "prep" and c.lower_ == "as":
            for g in c.children:
                yield g
                yield from (h for h in g.children if h.dep_ in ("amod", "conj", "acomp"))
        elif c.dep_ in ("dobj", "pobj"):
            if any(g.dep_ in ("acl", "relcl") for g in c.rights):
                yield c.right_edge
            for g in c.children:
                if g.dep_ == "prep" and g.lower_ == "as":
                    for h in g.children:
                        yield h
                        yield from (k for k in h.children if k.dep_ in ("amod", "conj"))
                elif g.dep_ == "amod" and g.i > c.i:
                    yield g


def is_auxiliary(token: Token) -> bool:
    """Whether the token only helps another verb."""
    return token.dep_ in AUXILIARIES


def is_nominal(token: Token) -> bool:
    """Whether the token is a noun, name, pronoun or number."""
    return token.pos_ in NOMINAL or token.pos_ == "DET"


def is_verbal(token: Token) -> bool:
    """Whether the token is a verb or auxiliary."""
    return token.pos_ in VERBAL


def is_acronym(token: Token) -> bool:
    """Whether a word in capitals is a noun, and so another word than the small one: "NO" for nitric oxide."""
    return token.is_upper and len(token) > 1 and token.tag_.startswith("NN")


def is_tag_question(negation: Token) -> bool:
    """Whether a negation belongs to a tag: "is it not?", "isn't it?"."""
    doc, i = negation.doc, negation.i
    if i + 1 < len(doc) and doc[i + 1].lower_ in ("?", ",") and i >= 2:
        return doc[i - 1].tag_ == "PRP" and doc[i - 2].pos_ == "AUX"
    return (
        i + 2 < len(doc)
        and i > 0
        and doc[i + 1].tag_ == "PRP"
        and doc[i + 2].lower_ == "?"
        and doc[i - 1].pos_ == "AUX"
    )


def part_of(token: Token) -> str:
    """The part of speech as the lexicon names it."""
    tag = token.tag_
    if tag in ("NNS", "NN") and token.dep_ in ("ROOT", "ccomp") and child(token, frozenset({"nsubj"})) is not None:
        if not any(c.dep_ == "cop" or c.lemma_ == "be" for c in token.lefts):
            return "verb"  # "The senator hopes to win", with "hopes" read as a noun
    if tag == "MD":
        return "modal"
    if tag in ("VBN", "VBG") and token.dep_ in ("amod", "acomp", "attr", "oprd", "conj"):
        return "participle"
    return _PARTS.get(tag[:2], "other")


_PARTS = {"VB": "verb", "NN": "noun", "JJ": "adjective", "RB": "adverb"}


def is_contrasted(conjunct: Token) -> bool:
    """Whether "but" or "nor" stands between a conjunct and what it is coordinated with."""
    return any(c.dep_ == "cc" and c.i < conjunct.i and c.lower_ in ("but", "nor") for c in conjunct.head.rights)


def is_conjunct(token: Token) -> bool:
    """Whether a token is coordinated with its head."""
    return token.dep_ in CONJUNCTS


def role(token: Token) -> str:
    """How a clause or noun without a predicate that decides stands to its governor.

    ``open``: a question, or an infinitive, left open; ``granted``: presupposed; ``content``: what somebody is made to say; ``reset``: told on its own account (relative and adverbial clauses, definite
    nouns); ``purpose``: not told to have happened; ``part``: shares its governor's stance.
    """
    label, head = token.dep_, token.head
    if label in ("ccomp", "csubj", "csubjpass", "pcomp"):
        frame = clause_frame(token)
        if frame in ("whether", "wh"):
            return "open" if frame == "whether" else "reset"
        if label == "ccomp" and token.i < head.i:
            return "reset"
        if label == "ccomp" and frame == "that" and head.pos_ in VERBAL:
            return _role_of_content(token, head)
        return "reset" if label == "pcomp" and head.lower_ != "without" else "part"
    if label == "xcomp" and clause_frame(token) == "to" and content_predicate(head, token).i == head.i:
        return "open"
    if is_inverted_subject(token) or (label == "acl" and is_inverted_subject(head)):
        return "part"
    if label in ("advcl", "acl"):
        frame = clause_frame(token)
        return "purpose" if frame == "to" else "reset"
    if label in ("relcl", "parataxis", "appos"):
        return "reset"
    if label == "prep" and token.lower_ in _FACTIVE_PREPOSITIONS:
        return "reset"
    if label in ("nsubj", "nsubjpass") and any(c.dep_ in SUBJECTS and c.i > token.i for c in head.lefts):
        return "part"  # two subjects: the parser took a verb for a noun
    if label == "nsubj":
        return "part" if any(c.lower_ in ("no", "any", "neither") for c in token.lefts) else "reset"
    if label in ("dobj", "nsubjpass", "pobj") and is_definite(token):
        return "reset"
    if label == "amod" or (label == "pobj" and head.lower_ in ("in", "at", "on", "by", "with")):
        return "reset"
    return "part"


def is_inverted_subject(noun: Token) -> bool:
    """Whether a subject follows its auxiliary: "Was the money stolen?", which the parser often reads as a noun phrase."""
    return noun.dep_ == "nsubj" and noun.i > noun.head.i and noun.head.lemma_ in ("be", "do", "have")


def is_quoted_noun(before: Token | None, words: list[Token]) -> bool:
    """Whether quoted words are common nouns (with an adjective) in the noun phrase that the word before begins."""
    if before is None or before.pos_ not in ("DET", "ADJ", "PRON") or before.tag_ == "PRP":
        return False
    return words[-1].pos_ == "NOUN" and all(w.pos_ in ("NOUN", "ADJ") and w.is_lower for w in words)


def _role_of_content(clause: Token, verb: Token) -> str:
    """What an unknown word makes of a that-clause: verbs report it, adjectives and participles take it for granted."""
    predicate = content_predicate(verb, clause)
    who = child(verb, SUBJECTS)
    if predicate.i != verb.i:
        return "granted" if predicate.pos_ in ("ADJ", "VERB") else "part"
    if verb.lemma_ == "be" or who is None:
        return "part"
    return "granted" if is_passive(verb) and not is_dummy(who) else "content"


_FACTIVE_PREPOSITIONS = frozenset(
    {"because", "despite", "after", "amid", "following", "since", "during", "due", "before"}
)


def is_definite(noun: Token) -> bool:
    """Whether a noun phrase is definite, so that what it names is taken for granted."""
    return any(
        c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these", "those"))
        for c in noun.lefts
    )


def comments(token: Token) -> Iterator[Token]:
    """The verbs that comment on a clause from between commas: "it is feared"."""
    for c in token.children:
        if c.dep_ in ("parataxis", "ccomp", "dep") and is_parenthetical(c):
            yield c


def is_negative_subject(verb: Token) -> bool:
    """Whether the subject is "nobody" or "no minister"."""
    who = subject(verb)
    return who is not None and (
        who.lower_ in ("nobody", "none", "no-one", "nothing", "few")
        or any(c.lower_ in ("no", "few") for c in who.lefts)
    )


def is_dummy(noun: Token) -> bool:
    """Whether a subject names nobody: "it", "there"."""
    return noun.dep_ == "expl" or noun.lower_ in ("it", "there")


def is_impersonal(predicate: Token) -> bool:
    """Whether a predicate's subject is "it" or missing: "it is certain that"."""
    who = controller(predicate)
    return who is None or is_dummy(who)


def is_stative(verb: Token) -> bool:
    """Whether a verb is perfect, progressive or a state: "must have left", "must be leaving", "must know"."""
    return verb.lemma_ in _STATES or any(
        c.lemma_ in ("have", "be") and c.dep_ == "aux" and c.tag_ == "VB" for c in verb.lefts
    )


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


def is_past_perfect_condition(word: Token) -> bool:
    """Whether "if" goes with "had done": against the facts."""
    verb = word.head
    return verb.tag_ == "VBN" and any(c.lower_ in ("had", "'d") and c.dep_ == "aux" for c in verb.lefts)


def object_of(preposition: Token) -> Token | None:
    """The noun behind a preposition."""
    return child(preposition, frozenset({"pobj"}))


def phrase_run(noun: Token) -> Run:
    """The tokens of a noun phrase up to its first relative clause, apposition or comma."""
    start, end = noun.left_edge.i, noun.right_edge.i + 1
    for c in noun.rights:
        if c.dep_ in ("relcl", "acl", "appos", "punct") or (c.dep_ == "conj" and c.pos_ in VERBAL):
            end = c.left_edge.i
            break
    return Run(start, max(end, noun.i + 1))


__all__ = [
    "agent",
    "anchor",
    "clause_frame",
    "clause_head",
    "columns",
    "comments",
    "complements",
    "condition",
    "content_predicate",
    "controller",
    "embeddings",
    "has_label",
    "has_modal",
    "has_word",
    "infinitive",
    "inverted_clauses",
    "is_acronym",
    "is_auxiliary",
    "is_conjunct",
    "is_contrasted",
    "is_definite",
    "is_dummy",
    "is_impersonal",
    "is_negative_subject",
    "is_nominal",
    "is_past_perfect_condition",
    "is_stative",
    "is_tag_question",
    "object_of",
    "phrase_run",
    "role",
    "is_finite",
    "is_passive",
    "is_parenthetical",
    "is_quoted_noun",
    "is_verbal",
    "is_yes_no_question",
    "part_of",
    "particle",
    "predicated",
    "shares_auxiliaries",
    "subject",
    "subordinator",
]

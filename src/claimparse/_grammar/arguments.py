"""The participants of a predicate: its subject, own or understood, its agent, objects and possessor; its negation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.misattachments import coordinated_below, displaced_participle, stolen_subject
from claimparse._grammar.tree import (
    AUXILIARIES,
    COPULA_LABELS,
    DIRECT_OBJECTS,
    FINITE_TAGS,
    MAX_CLIMB,
    NOMINAL,
    NOUN_SUBJECTS,
    PREPOSITION_COMPLEMENTS,
    PREPOSITION_OBJECTS,
    RELATIVES,
    SUBJECTS,
    VERBAL,
    child,
    children,
    is_number_sign,
    subject,
)
from claimparse._grammar.words import (
    FAULT_PREPOSITIONS,
    INSTRUMENT_PREPOSITIONS,
    ISSUING_VERBS,
    LIGHT_VERBS,
    MEDIUM_PREPOSITIONS,
    NEAR_NEGATIVES,
    NEGATIVE_PRONOUNS,
    ORIGIN_PREPOSITIONS,
)

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token

_BY = frozenset({"by"})
_AFTER_PREPOSITIONS = PREPOSITION_OBJECTS | {"amod", "acomp"}
_REDUCED_RELATIVE = frozenset({"acl"})
_EXPLETIVE = frozenset({"expl"})
_OBJECTS_AFTER = frozenset({"dobj", "nsubjpass"})
_OWN_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_SHARING_LABELS = frozenset(
    {"conj", "advcl", "advmod", "ccomp", "parataxis", "prep", "pcomp", "dep", "acl", "acomp", "oprd", "xcomp"}
)


def agent(verb: Token) -> Token | None:
    """The agent of a passive: "police" in "was reported by police".

    The parser may attach it to the word before it: "was blamed on the wiring by investigators", "condemned as rash by".
    """
    own = prepositional_object(verb, _BY)
    if own is not None:
        return own
    words = (child(c, _AFTER_PREPOSITIONS) for c in verb.rights if c.dep_ == "prep")
    below = (c for word in words if word is not None for c in word.rights if _is_agent_of_verb(c, word))
    return next((child(c, PREPOSITION_OBJECTS) for c in below), None)


def _is_agent_of_verb(phrase: Token, word: Token) -> bool:
    """Return whether a "by" phrase belongs to the verb above: a noun, gerund or adjective has no agent."""
    is_gerund = word.tag_ == "NN" and word.lower_.endswith("ing")
    return phrase.dep_ == "agent" or (phrase.lower_ == "by" and (is_gerund or word.pos_ == "ADJ"))


def possessor(noun: Token) -> Token | None:
    """The possessor of a noun: "Smith" in "Smith's claim"."""
    return child(noun, frozenset({"poss"}))


def originator(noun: Token) -> Token | None:
    """The one whose claim a noun names: "Lee" in "Lee's claim", "a claim from Lee", "a claim made by Lee"."""
    made = child(noun, _REDUCED_RELATIVE)
    return possessor(noun) or prepositional_object(noun, ORIGIN_PREPOSITIONS) or (agent(made) if made else None)


def is_subject(noun: Token) -> bool:
    """Return whether a noun is the subject of a clause."""
    return noun.dep_ in SUBJECTS


def wish_after_originator(noun: Token) -> Token | None:
    """The "for" phrase after whoever makes the call, demand or appeal that a noun names: "a call by teachers for".

    The parser may attach it to the one who calls.
    """
    owner = originator(noun)
    if owner is None:
        return None
    after = (c for word in (noun, owner) for c in word.rights)
    return next((c for c in after if c.dep_ == "prep" and c.lower_ == "for" and c.i > noun.i), None)


def prepositional_object(token: Token, prepositions: frozenset[str]) -> Token | None:
    """The noun under one of the prepositions attached to a token: "police" in "a statement by police"."""
    for c in children(token, frozenset({"prep", "agent"})):
        if c.lower_ in prepositions:
            found = child(c, PREPOSITION_OBJECTS)
            if found is not None:
                return found
    return None


def understood_subject(predicate: Token, documents: frozenset[str] = frozenset()) -> Token | None:
    """The one who is meant to say, think or do what a predicate states; None where the sentence has none.

    A verb has its subject, or the one it shares as a conjunct, participle, infinitive or relative clause; an infinitive
    under a verb with an object has that object ("told them to leave"). A noun has its possessor or "by" phrase, or the
    subject of the light verb above it. A participle after one of the ``documents`` that somebody issued ("issued a
    statement saying") has the issuer. Relative pronouns stand for their antecedents.
    """
    if predicate.pos_ in ("NOUN", "PROPN"):
        owner = originator(predicate)
        if owner is not None:
            return owner
        light = predicate.dep_ == "dobj" and predicate.head.lemma_ in LIGHT_VERBS
        if not light and predicate.dep_ not in COPULA_LABELS:
            return None
    described = displaced_participle(predicate)
    if described is not None and described.lemma_.lower() in documents:
        return _issuer(described) or described
    below = coordinated_below(predicate) if child(predicate, NOUN_SUBJECTS) is None else None
    return _subject_around(below or predicate, documents)


def _subject_around(token: Token, documents: frozenset[str]) -> Token | None:
    """The subject of a predicate or of the words above that share theirs with it."""
    taken = stolen_subject(token)
    if taken is not None:
        return taken
    for _ in range(MAX_CLIMB):
        own = own_subject(token) if token.pos_ not in NOMINAL else possessor(token)
        if own is not None:
            return (relative_antecedent(token) if own.tag_ in RELATIVES else None) or own
        head = token.head
        extracted = _extracted_subject(token)
        if extracted is not None:
            return extracted
        if token.dep_ == "relcl" or (token.dep_ == "acl" and head.pos_ in NOMINAL):
            return _holder_of_clause(token, documents)
        if head.i == token.i or (token.pos_ not in NOMINAL and token.dep_ not in _SHARING_LABELS):
            return None
        quoted = token.dep_ == "prep" and token.lower_ == "as"  # "quoted her as saying"
        if quoted or (token.dep_ == "xcomp" and token.tag_ == "VB"):
            object_above = child(head, DIRECT_OBJECTS)
            if object_above is not None and head.i < object_above.i < token.i:
                return object_above
        token = head
    return None


def _extracted_subject(verb: Token) -> Token | None:
    """The antecedent of a relative pronoun that left its clause: "clerk" in "the clerk who police say stole it"."""
    if verb.dep_ not in {"ccomp", "xcomp"} or verb.tag_ not in FINITE_TAGS or verb.head.dep_ != "relcl":
        return None
    subject_above = own_subject(verb.head)
    moved = any(c.tag_ in RELATIVES and c != subject_above for c in verb.head.lefts)
    return relative_antecedent(verb.head) if moved else None


def own_subject(verb: Token) -> Token | None:
    """The subject of a verb; the nearer one where the parser gives it two.

    "Which they say is safe"; "Raising the matter, the mayor said".
    """
    found = list(children(verb, _OWN_SUBJECTS)) or [
        x for c in children(verb, AUXILIARIES) for x in children(c, _OWN_SUBJECTS)
    ]
    is_outer = len(found) > 1 and (found[0].tag_ in RELATIVES or found[0].tag_ == "VBG")
    if is_outer and found[1].i < verb.i:
        return found[1]
    return found[0] if found else None


def _holder_of_clause(clause: Token, documents: frozenset[str]) -> Token:
    """The doer of a clause after a noun: the noun, the issuer of a document, or after a comma the main subject."""
    noun = clause.head
    if clause.dep_ == "relcl":
        return noun
    loose = clause.tag_ == "VBG" and clause.i > 0 and clause.nbor(-1).text == ","
    if noun.lemma_.lower() in documents or (loose and noun.dep_ not in {"nsubj", "nsubjpass", "appos"}):
        return _issuer(noun) or noun
    return noun


def _issuer(noun: Token) -> Token | None:
    """The subject of the verb by which somebody issues the text that a noun names, or speaks in it; None elsewhere.

    "Sent a letter asking", "replied in a letter asking"; not "ignored a letter asking".
    """
    verb = noun.head
    issues = noun.dep_ == "dobj" and verb.lemma_ in ISSUING_VERBS
    if not issues and not (noun.dep_ == "pobj" and verb.lower_ in MEDIUM_PREPOSITIONS):
        return None
    for _ in range(4):
        if verb.pos_ in VERBAL:
            break
        verb = verb.head
    own = child(verb, frozenset({"nsubj"})) if verb.pos_ in VERBAL else None
    if own is not None and own.tag_ in RELATIVES:
        return relative_antecedent(verb) or own
    return own


def relative_antecedent(verb: Token) -> Token | None:
    """The noun that a relative clause describes, where the clause's verb stands in it; None elsewhere."""
    for _ in range(MAX_CLIMB):
        if verb.dep_ == "relcl":
            return verb.head if verb.head.pos_ in NOMINAL else None
        if verb.dep_ not in {"conj", "ccomp", "xcomp"} or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def is_negated(verb: Token) -> bool:
    """Return whether a verb is negated, by "not", "yet to", its subject ("neither side") or the verb above it."""
    if any(c.dep_ == "neg" or c.lower_ in {"never", "neither", *NEAR_NEGATIVES} for c in verb.lefts):
        return True
    if verb.dep_ == "conj" and any(c.lower_ == "nor" for c in verb.head.rights):
        return True
    named = child(verb, SUBJECTS)
    if named is not None and (is_negative_subject(verb) or any(t.lower_ == "neither" for t in (named, *named.lefts))):
        return True
    if verb.dep_ != "xcomp" or verb.head.pos_ not in VERBAL:
        return False
    first = verb.left_edge
    return any(c.dep_ == "neg" for c in verb.head.children) or (first.i > 0 and first.nbor(-1).lower_ == "yet")


def has_no_object(verb: Token) -> bool:
    """Return whether "no" goes with the object of a verb: "gave no answer"."""
    return any(c.dep_ == "dobj" and any(d.lower_ == "no" for d in c.lefts) for c in verb.rights)


def is_negative_subject(verb: Token) -> bool:
    """Return whether the subject is "nobody", "no minister", "few ministers" or "hardly anyone"."""
    who = subject(verb)
    return who is not None and (
        who.lower_ in NEGATIVE_PRONOUNS
        or any(c.lower_ == "no" and not is_number_sign(c) for c in who.lefts)
        or any(t.lower_ == "few" and is_few(t) for t in (who, *who.lefts))
        or _is_hardly(who)
    )


def _is_hardly(noun: Token) -> bool:
    start = noun.left_edge
    return start.i < noun.i and start.lower_ in NEAR_NEGATIVES


def is_few(word: Token) -> bool:
    """Return whether "few" or "hardly a" opens a subject: "few traders", "very few of them"; not "a few", "the few".

    So does what "there" announces: "there are few signs".
    """
    noun = word if word.dep_ in SUBJECTS else word.head
    start = noun.left_edge
    opens = start.i == word.i or (start.i == word.i - 1 and start.lower_ in ("very", "too", "so", "precious"))
    announced = noun.dep_ == "attr" and is_existential(noun)
    return opens and (noun.dep_ in SUBJECTS or announced)


def is_dummy(noun: Token | None) -> bool:
    """Return whether a subject names nobody: none, "it", "there"."""
    return noun is None or noun.dep_ == "expl" or noun.lower_ in ("it", "there")


def is_expletive_subject(found: Token, verb: Token) -> bool:
    """Return whether a subject stands for nobody.

    "There"; "it" of "it is hard to say"; "which" of a clause about a whole sentence.
    """
    if found.dep_ == "expl":
        return True
    if found.lower_ == "it":
        return verb.tag_ == "VB" and found.head.i != verb.i and not (verb.dep_ == "xcomp" and verb.head.pos_ == "VERB")
    return found.lower_ == "which" and verb.tag_ == "VB"


def is_existential(noun: Token) -> bool:
    """Return whether "there is" announces a noun: "there are fears that"."""
    return child(noun.head, _EXPLETIVE) is not None


def preposition_object(preposition: Token) -> Token | None:
    """The noun after a preposition, also where the tagger took it for a verb: "according to show insiders"."""
    return child(preposition, PREPOSITION_COMPLEMENTS)


def phrase_run(noun: Token) -> Run:
    """The tokens of a noun phrase up to its first relative clause, apposition or comma."""
    start, end = noun.left_edge.i, noun.right_edge.i + 1
    for c in noun.rights:
        if c.dep_ in ("relcl", "acl", "appos", "punct") or (c.dep_ == "conj" and c.pos_ in VERBAL):
            end = c.left_edge.i
            break
    return Run(start, max(end, noun.i + 1))


# ---------------------------------------------------------------- what a verb of force is done with and for


def objects_after(verb: Token) -> list[Token]:
    """The direct objects after a verb, an inverted passive subject included: "concern" in "expressed concern"."""
    return [c for c in verb.rights if c.dep_ in _OBJECTS_AFTER]


def has_instrument(verb: Token) -> bool:
    """Return whether an instrument of a verb is named: "with stones", "using drones"."""
    return any(c.lower_ in INSTRUMENT_PREPOSITIONS for c in verb.rights) or any(
        c.dep_ == "prep" and c.lower_ == "with" for x in objects_after(verb) for c in x.rights
    )


def stated_fault(verb: Token) -> Token | None:
    """The fault that somebody is reproached with: "lying" in "attacked him for lying", "delay" in "over the delay"."""
    for c in (*verb.rights, *(c for x in objects_after(verb) for c in x.rights)):
        if c.dep_ == "prep" and c.lower_ in FAULT_PREPOSITIONS:
            return preposition_object(c)
    return None

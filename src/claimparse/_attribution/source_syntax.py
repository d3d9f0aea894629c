"""Whose act a verb or noun is: subjects, agents, possessors, and those understood from other clauses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimparse._attribution.cue_syntax import FINITE_TAGS, MAX_CLIMB, RELATIVES, coordination_start, tense
from claimparse._grammar.tree import AUXILIARIES, CONJUNCTS, NOMINAL, SUBJECTS, VERBAL, child, children

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_OWN = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_NOUN_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_THINGS = frozenset({"it", "there", "this", "that", "these", "those", "which", "what"})
_SHARING = frozenset({"conj", "advcl", "ccomp", "parataxis", "prep", "pcomp", "dep", "acl", "acomp", "oprd", "xcomp"})


def agent(verb: Token) -> Token | None:
    """The doer of a passive: "police" in "was reported by police"."""
    return prepositional_object(verb, frozenset({"by"}))


def possessor(noun: Token) -> Token | None:
    """Whose it is: "Smith" in "Smith's claim"."""
    return child(noun, frozenset({"poss"}))


def prepositional_object(token: Token, prepositions: frozenset[str]) -> Token | None:
    """The noun under one of the prepositions that hang on a token: "police" in "a statement by police"."""
    for c in children(token, frozenset({"prep", "agent"})):
        if c.lower_ in prepositions:
            found = child(c, frozenset({"pobj"}))
            if found is not None:
                return found
    return None


def inverted_subject(verb: Token) -> Token | None:
    """The name or noun right behind a verb that ends a quotation: `..., said Smith`."""
    found = child(verb, frozenset({"dobj", "attr", "oprd", "npadvmod"}))
    if found is None or found.i < verb.i or found.pos_ not in NOMINAL or verb.i == 0:
        return None
    return found if not verb.nbor(-1).is_alpha else None


def loose_subject(verb: Token) -> Token | None:
    """A noun right before a main verb that the parser gave another part: "Less than a third agreed that ..."."""
    before = [c for c in verb.lefts if c.pos_ in NOMINAL and c.dep_ in {"npadvmod", "dep", "attr", "nmod", "dobj"}]
    if not before or verb.dep_ not in {"ROOT", "ccomp", "advcl", "conj"}:
        return None
    last = before[-1]
    return (
        last
        if all(t.dep_ in AUXILIARIES or t.dep_ == "advmod" for t in verb.doc[last.right_edge.i + 1 : verb.i])
        else None
    )


def understood_subject(verb: Token, documents: frozenset[str]) -> Token | None:
    """Whose act a verb is: its subject, or the one it shares as a conjunct, participle, infinitive or relative clause.

    A participle behind a document that somebody issued ("issued a statement saying") has the issuer's.
    """
    token = verb if child(verb, _NOUN_SUBJECTS) is not None else coordinated_below(verb) or verb
    for _ in range(MAX_CLIMB):
        own = _own_subject(token) if token.pos_ not in NOMINAL else possessor(token)
        if own is not None:
            return (relative_antecedent(token) if own.tag_ in RELATIVES else None) or own
        head = token.head
        if token.dep_ == "relcl" or (token.dep_ == "acl" and head.pos_ in NOMINAL):
            return _holder_of_clause(token, documents)
        if head.i == token.i or (token.pos_ not in NOMINAL and token.dep_ not in _SHARING):
            return None
        quoted = token.dep_ == "prep" and token.lower_ == "as"  # "quoted her as saying"
        if quoted or (token.dep_ == "xcomp" and token.tag_ == "VB"):
            told = child(head, frozenset({"dobj"}))
            if told is not None and head.i < told.i < token.i:
                return told
        token = head
    return None


def _own_subject(verb: Token) -> Token | None:
    """The subject of a verb; the nearer one in "which they say is safe", where the parser may give it two."""
    found = list(children(verb, _OWN)) or [x for c in children(verb, AUXILIARIES) for x in children(c, _OWN)]
    if len(found) > 1 and found[0].tag_ in RELATIVES and found[1].i < verb.i:
        return found[1]
    return found[0] if found else None


def _holder_of_clause(clause: Token, documents: frozenset[str]) -> Token:
    """Whose act a clause behind a noun is: the noun's, a document's issuer's, behind a comma the main subject's."""
    noun = clause.head
    if clause.dep_ == "relcl":
        return noun
    loose = clause.tag_ == "VBG" and clause.i > 0 and clause.nbor(-1).text == ","
    if noun.lemma_.lower() in documents or (loose and noun.dep_ not in {"nsubj", "nsubjpass", "appos"}):
        return _issuer(noun) or noun
    return noun


def _issuer(noun: Token) -> Token | None:
    """The subject of the verb that a noun is an object of."""
    if noun.dep_ not in {"dobj", "pobj"}:
        return None
    verb = noun.head
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


def relative_pronoun(verb: Token) -> Token | None:
    """The relative pronoun that a verb has as its subject: "who" in "officials who said and later denied"."""
    for _ in range(MAX_CLIMB):
        own = _own_subject(verb)
        if own is not None:
            return own if own.tag_ in RELATIVES else None
        if verb.dep_ not in {"conj", "xcomp", "advcl", "pcomp", "prep"} or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def cited(verb: Token) -> Token | None:
    """Whom a participle cites: "officials" in ", citing officials, "."""
    return child(verb, frozenset({"dobj"})) if verb.tag_ == "VBG" else None


def modified_verbs(participle: Token) -> Iterator[int]:
    """The verbs that a participle clause may go with, nearest first; of one behind a noun those above the noun."""
    token = participle
    for _ in range(MAX_CLIMB):
        if token.head.i == token.i or token.dep_ == "relcl":
            return
        token = token.head
        if token.pos_ in VERBAL:
            yield int(token.i)


def is_empty_subject(found: Token, verb: Token) -> bool:
    """Whether a subject stands for nobody: "it" of "it is hard to say", "which" of a clause about a whole sentence."""
    if found.lower_ == "it":
        return verb.tag_ == "VB" and not (verb.dep_ == "xcomp" and verb.head.pos_ == "VERB")
    return found.lower_ == "which" and verb.tag_ == "VB"


def is_reduced_relative(gap: Span) -> bool:
    """Whether the words between a noun and its verb are a participle's: "gathered outside the hall"."""
    if gap[0].tag_ not in {"VBN", "VBG"}:
        return False
    return not any(t.tag_ in FINITE_TAGS or t.is_punct or t.dep_ in AUXILIARIES or t.dep_ == "cc" for t in gap)


# ---------------------------------------------------------------- coordination that parsers get wrong


def continues_matrix(verb: Token, inner: Token, outer: Token) -> bool:
    """Whether a verb coordinated with the ``inner`` one of a content clause rather goes on with the ``outer`` one.

    Its tense says so ("says it was right and calls it fair"), or "but" or a comma behind a clause about a thing ("said
    the pier would hold but denied that").
    """
    now = tense(verb)
    if now is None or now != tense(outer):
        return False
    about = child(inner, SUBJECTS)
    thing = about is not None and (about.pos_ == "NOUN" or about.lower_ in _THINGS)
    lead = verb.doc[coordination_start(verb) : verb.i]
    return now != tense(inner) or (thing and any(t.lower_ == "but" or t.text == "," for t in lead))


def clause_behind_comma(verb: Token) -> Token | None:
    """The clause with a subject of its own that goes on behind a verb and a comma: "..., she said, and prices rose"."""
    if verb.i + 1 >= len(verb.doc) or verb.nbor().text != ",":
        return None
    found = child(verb, CONJUNCTS)
    return found if found is not None and child(found, _NOUN_SUBJECTS) is not None else None


def is_contrasted(verb: Token) -> bool:
    """Whether a verb with a subject of its own is set against the main clause: ", while the owner claimed that ..."."""
    first = verb.left_edge
    against = verb.dep_ == "advcl" and first.dep_ == "mark" and first.lower_ in {"while", "whereas"}
    return against and first.i > 0 and first.nbor(-1).text == "," and child(verb, _NOUN_SUBJECTS) is not None


def coordinated_below(verb: Token) -> Token | None:
    """The verb of a loose adverbial clause to which a verb rather belongs that the parser hung on the main verb.

    "Spokesmen denied it until May, when the minister admitted the flaw but claimed ...": claimed goes with admitted.
    """
    if verb.dep_ != "conj" or verb.i == 0:
        return None
    head, at = verb.head, coordination_start(verb) - 1
    token = verb.doc[max(at, 0)]
    for _ in range(MAX_CLIMB):
        if token.i <= head.i:
            return None
        if token.dep_ in {"relcl", "advcl"} and token.tag_ == verb.tag_:
            first = token.left_edge
            opened = first.i > 0 and first.nbor(-1).text == "," and first.tag_ in {"WRB", "IN"}
            return token if opened and child(token, frozenset({"nsubj"})) is not None else None
        token = token.head
    return None

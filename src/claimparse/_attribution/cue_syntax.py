"""What a cue governs: verb groups, complements and their kinds, phrases with their true edges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.arguments import WH_TAGS
from claimparse._grammar.complements import is_headline_participle
from claimparse._grammar.tree import (
    AUXILIARIES,
    FINITE_TAGS,
    INSIDE_PHRASE,
    MAX_CLIMB,
    RELATIVES,
    SUBJECTS,
    VERBAL,
    child,
    tense,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

AUXPASS = frozenset({"auxpass"})
_ASKING = frozenset({"WRB", "WP"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "pcomp", "acl", "advcl", "oprd", "attr"})
_GROUP = AUXILIARIES | {"neg", "advmod"}


# ---------------------------------------------------------------- words


def has_finite_verb(doc: Doc, run: Run) -> bool:
    """Whether a run holds a finite verb."""
    return any(t.tag_ in FINITE_TAGS for t in doc[run.start : run.end])


def modifies_outside(doc: Doc, inner: Run, outer: Run) -> bool:
    """Whether quoted words stand before the noun that they modify: `the "reform" bill`."""
    if outer.end >= len(doc) or doc[outer.end].is_punct:
        return False
    heads = [t for t in doc[inner.start : inner.end] if not inner.start <= t.head.i < inner.end]
    return any(t.dep_ in {"amod", "compound", "nmod", "nummod"} and t.head.i >= outer.end for t in heads)


# ---------------------------------------------------------------- verbs


def verb_group(verb: Token) -> list[int]:
    """A verb with the auxiliaries, negations and adverbs that stand unbroken before it: "has not publicly
    commented".
    """
    doc, first = verb.doc, verb.i
    own = {c.i: c for c in verb.lefts if c.dep_ in _GROUP}
    at = verb.i - 1
    while at in own:
        if own[at].dep_ in AUXILIARIES or own[at].dep_ == "neg":
            first = at
        at -= 1
    group = list(range(first, verb.i + 1))
    return [i for i in group if doc[i].lower_ != "to"] if doc[first].lower_ == "to" else group


_TAIL = frozenset({"prt", "prep", "advmod", "acomp", "ccomp"})


def infinitive_start(verb: Token) -> int:
    """Where an infinitive begins: at its "to" if that stands unbroken before it."""
    return next((c.i for c in verb.lefts if c.lower_ == "to"), verb.i)


def match_tail(verb: Token, tail: tuple[str, ...]) -> list[Token] | None:
    """The tokens of a phrase behind its verb ("call" + "on"): each the next word, a particle or a preposition of
    the verb.
    """
    found: list[Token] = []
    doc, at = verb.doc, verb.i + 1
    for word in tail:
        near = doc[at] if at < len(doc) else None
        if near is not None and word in (near.lower_, near.lemma_):
            found.append(near)
        else:
            below = (c for t in (verb, *found[-1:]) for c in t.rights if c.lower_ == word and at <= c.i <= at + 4)
            match = next((c for c in below if c.dep_ in _TAIL), None)
            if match is None:
                return None
            found.append(match)
        at = found[-1].i + 1
    return found


def objects_of(verb: Token) -> list[Token]:
    """The direct objects behind a verb: "concern" in "expressed deep concern"."""
    return [c for c in verb.rights if c.dep_ in {"dobj", "nsubjpass"}]


def patient(verb: Token) -> Token | None:
    """Who or what a verb is done to: its object, in the passive its subject."""
    return child(verb, frozenset({"dobj", "nsubjpass"}))


def has_instrument(verb: Token) -> bool:
    """Whether it is told with what a verb is done: "with stones", "using drones"."""
    return any(c.lower_ in {"with", "using"} for c in verb.rights) or any(
        c.dep_ == "prep" and c.lower_ == "with" for x in objects_of(verb) for c in x.rights
    )


def fault_told(verb: Token) -> Token | None:
    """What the object of a verb is blamed for: "lying" in "attacked him for lying", "delay" in "over the delay"."""
    for c in (*verb.rights, *(c for x in objects_of(verb) for c in x.rights)):
        if c.dep_ == "prep" and c.lower_ in {"for", "over"}:
            return child(c, frozenset({"pobj", "pcomp"}))
    return None


def is_predicate(token: Token) -> bool:
    """Whether an adjective or participle is what is said of a subject: "is sure", "seemed worried"."""
    if token.pos_ == "ADJ" and token.dep_ == "oprd":
        return child(token.head, frozenset({"dobj"})) is None
    if token.pos_ == "ADJ":
        return token.dep_ == "acomp"
    return token.tag_ == "VBN" and (token.dep_ == "acomp" or child(token, AUXPASS) is not None)


def complement_kind(token: Token) -> str | None:
    """What a complement is: "that", "question", "infinitive", "order" (with its own subject), "gerund" or "small"."""
    if token.dep_ not in _COMPLEMENTS:
        return None
    lefts = list(token.lefts)
    named = any(c.dep_ in {"nsubj", "nsubjpass"} for c in lefts)
    if any(c.lower_ == "to" and c.dep_ == "aux" for c in lefts):
        kind = "order" if named else "infinitive"
        return "question" if any(c.tag_ in _ASKING or c.lower_ == "whether" for c in lefts) else kind
    if any(c.lower_ in {"whether", "if"} and c.dep_ == "mark" for c in lefts):
        return "question"
    if tense(token) is not None:
        return "question" if any(c.tag_ in _ASKING for c in lefts) else "that"
    if token.tag_ == "VBG":
        told = "that" if is_headline_participle(token) else "small"
        return told if named else "gerund"
    small = token.dep_ != "ccomp" or (named and token.pos_ not in VERBAL)
    return "small" if small and not any(c.lower_ == "that" and c.dep_ == "mark" for c in lefts) else "that"


def is_participle(token: Token) -> bool:
    """Whether a verb is a present participle."""
    return bool(token.tag_ == "VBG")


def is_participle_clause(token: Token) -> bool:
    """Whether a clause is a bare participle: "Asked about the plan, he said ..."."""
    return token.tag_ in {"VBN", "VBD"} and child(token, SUBJECTS) is None and child(token, AUXILIARIES) is None


# ---------------------------------------------------------------- phrases


def noun_end(doc: Doc, end: int) -> int:
    """The end of a run, moved behind the noun where a word that goes before one would be the last: "a former"."""
    last = doc[end - 1]
    while last.dep_ in INSIDE_PHRASE and last.is_alpha and last.head.i >= end:
        last = last.head
        end = last.i + 1
    return end


def right_phrases(token: Token, labels: frozenset[str]) -> Iterator[Token]:
    """The children to the right that bear one of the labels."""
    return (c for c in token.rights if c.dep_ in labels)


def is_hidden_main_verb(token: Token) -> bool:
    """Whether a participle behind a noun is really its verb, since it has a that-clause: "a poll found that ..."."""
    if token.tag_ != "VBN" or token.dep_ not in {"acl", "relcl"}:
        return False
    return any(c.dep_ == "ccomp" and tense(c) is not None for c in token.rights)


def is_verb_form(token: Token) -> bool:
    """Whether a token is used as a verb that reports: no adjective before a noun, no "reason to say", no "a man
    called X".
    """
    tag, dep = token.tag_, token.dep_
    if not tag.startswith("VB") or dep in {"amod", "compound", "aux", "auxpass"}:
        return False
    if dep in {"acl", "relcl"} and tag in {"VB", "VBN"} and child(token, SUBJECTS | AUXPASS) is None:
        return (tag == "VBN" and any(c.dep_ == "agent" for c in token.rights)) or is_hidden_main_verb(token)
    return True


# ---------------------------------------------------------------- what is governed


def receiver(verb: Token) -> Token | None:
    """Whom something is told or given, where no preposition says so: "voters" in "promised voters a bridge"."""
    found = child(verb, frozenset({"dative", "iobj"}))
    return found if found is not None and found.pos_ != "ADP" else None


def object_of(verb: Token, phrase_tokens: Iterable[int] = ()) -> Token | None:
    """The object of a verb, or of the preposition that belongs to its cue ("refer to the claims")."""
    found = child(verb, frozenset({"dobj"})) or receiver(verb)
    if found is not None and found.i > verb.i and found.i not in phrase_tokens:
        return found
    for i in phrase_tokens:
        if i > verb.i:
            behind = child(verb.doc[i], frozenset({"pobj"}))
            if behind is not None:
                return behind
    return None


def clause_of_noun(noun: Token) -> Token | None:
    """The that-clause that says what a claim is: "was dead" under "the claim that the plan was dead"."""
    for c in noun.rights:
        marked = any(x.lower_ == "that" and x.dep_ == "mark" for x in c.lefts)
        if c.dep_ in {"acl", "ccomp", "relcl"} and marked and tense(c) is not None:
            return c
    return None


_AS = frozenset({"as"})
_OF = frozenset({"of", "with", "for", "on"})


def _tells_a_deed(preposition: Token) -> bool:
    """Whether a deed follows: a gerund, also where the parser took it for a noun, or a noun without article.

    "of hiding oil", "of fraud"; but not "of the bank", "of Leeds".
    """
    if child(preposition, frozenset({"pcomp"})) is not None:
        return True
    found = child(preposition, frozenset({"pobj"}))
    if found is None or found.left_edge.i != preposition.i + 1:
        return False
    bare = found.tag_ == "NN" and not any(c.dep_ in {"det", "poss", "nummod"} for c in found.lefts)
    return found.left_edge.lower_.endswith("ing") or bare


def _deed_below(noun: Token) -> Token | None:
    """The last of the of-phrases that parsers hang on the accused, one on another, if it tells a deed."""
    last: Token | None = None
    for _ in range(3):
        found = next((x for x in noun.rights if x.dep_ == "prep" and x.lower_ in _OF), None)
        if found is None:
            break
        last, below = found, child(found, frozenset({"pobj"}))
        if below is None:
            break
        noun = below
    return last if last is not None and _tells_a_deed(last) else None


def predicate_of(verb: Token, accusing: bool) -> Token | None:
    """What is said of a verb's object: "as ...", an object complement, or, of accusing verbs, "of ...".

    Parsers hang it on the agent of a passive as well: "was described by critics as a farce".
    """
    for c in verb.rights:
        if c.dep_ in {"oprd", "attr", "acomp"}:
            return c
        if c.dep_ == "agent":
            doer = child(c, frozenset({"pobj"}))
            below = next((x for x in doer.rights if x.lower_ in (_OF if accusing else _AS)), None) if doer else None
            if below is not None:
                return below
        if c.dep_ in {"prep", "advcl", "dobj"}:
            if c.dep_ == "prep" and c.lower_ in (_OF if accusing else _AS):
                return c
            if not accusing and c.dep_ == "advcl" and any(x.lower_ == "as" and x.dep_ == "mark" for x in c.lefts):
                return c
            if c.dep_ != "dobj":
                continue
            below = next((x for x in c.rights if x.dep_ == "prep" and x.lower_ in _AS), None)
            below = _deed_below(c) if accusing else below
            if below is not None:
                return below
    return None


def host_clause(verb: Token) -> Token | None:
    """The verb of the clause that a cue is put into as a parenthesis; None where the cue is no parenthesis."""
    head = verb.head
    if head.i == verb.i or head.pos_ not in VERBAL:
        return None
    if verb.dep_ == "parataxis":
        return head
    if verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.lefts):
        return head
    if verb.dep_ == "ccomp" and verb.i > 0 and verb.left_edge.i > 0 and verb.left_edge.nbor(-1).text in ",—–":
        return head
    return None


def described_noun(verb: Token) -> Token | None:
    """The noun that a relative clause describes, and whose object it is: "a charge she denies", "which she denies"."""
    noun, first = verb.head, verb.left_edge
    named = child(verb, SUBJECTS)
    if verb.dep_ != "relcl" or noun.i >= first.i or named is None or named.tag_ in RELATIVES:
        return None
    objects = [c for c in verb.children if c.dep_ in {"dobj", "ccomp"}]
    return noun if not objects or (objects == [first] and first.tag_ in RELATIVES) else None


def enclosing_clause(token: Token) -> Token | None:
    """The head of the clause in which an adjunct such as "according to" stands; of the first of coordinated ones."""
    clause = token.head
    if clause.i == token.i:
        return None
    for _ in range(MAX_CLIMB):
        if clause.pos_ in VERBAL and clause.dep_ != "conj":
            return clause
        if clause.head.i == clause.i:
            return clause
        clause = clause.head
    return clause


def displaced_clause(verb: Token, objects: bool) -> Token | None:
    """A that-clause that the parser hung on a noun behind the verb: "conceded for once that ...".

    With ``objects`` also on the verb's object: "told reporters that ...".
    """
    for c in verb.rights:
        if c.dep_ == "dobj" and not objects:
            continue
        noun = (
            c
            if c.dep_ in {"dobj", "npadvmod", "dative"}
            else child(c, frozenset({"pobj"}))
            if c.dep_ == "prep"
            else None
        )
        for clause in noun.rights if noun is not None else ():
            if clause.dep_ in {"acl", "relcl", "ccomp"} and clause.pos_ in VERBAL:
                first = clause.left_edge
                if first.lower_ == "that" and first.dep_ in {"mark", "advmod"}:
                    return clause
    return None


def told_clause(verb: Token, hearing: frozenset[str]) -> Token | None:
    """A that-clause that the parser hung into the clause telling who is told: "told anyone who asked that ...".

    ``hearing`` are the verbs of such a clause; who asks that something be done is told by the clause having no tense.
    """
    told = object_of(verb)
    clauses = (c for c in told.rights if c.dep_ == "relcl" and c.lemma_ in hearing) if told is not None else ()
    for c in clauses:
        said = child(c, frozenset({"ccomp"}))
        if said is not None and said.i > c.i and said.left_edge.lower_ == "that" and tense(said) is not None:
            return said
    return None


def opening(last: Token, clause: Token, start: int) -> int:
    """Where a content clause begins: with the "that" or the adverbial clause before it that the parser hung on the cue.

    ``last`` is the last word of the cue: "says that, if it rains, ...", "says whatever happens, they will stay".
    """
    doc = clause.doc
    if start > 0 and doc[start - 1].lower_ == "that":
        return start - 1
    gap = doc[last.i + 1 : start]
    if 1 < len(gap) <= MAX_CLIMB and gap[-1].text == "," and not gap[0].is_punct and doc[start].lower_ != "that":
        hung = {t.dep_ for t in gap if t.head.i == last.i}
        if "advcl" in hung and hung <= {"advcl", "punct", "advmod"}:
            return last.i + 1
    return start


def with_its_noun(doc: Doc, run: Run) -> Run:
    """A whole relative clause ("who is to testify") with the noun that it is about; anything else as it is."""
    first = doc[run.start]
    verb = first.head
    if first.tag_ not in WH_TAGS or verb.dep_ != "relcl" or not run.start < verb.i < run.end:
        return run
    return Run(min(verb.head.left_edge.i, run.start), run.end)

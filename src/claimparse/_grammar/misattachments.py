"""The parser's usual mistakes: clauses and nouns attached to the wrong word or under the wrong label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.tree import (
    AUXILIARIES,
    FINITE_TAGS,
    MAX_CLIMB,
    NOMINAL,
    PREPOSITION_OBJECTS,
    SUBJECTS,
    VERBAL,
    child,
    coordination_start,
    subtree_run,
    tense,
)
from claimparse._grammar.words import INDEFINITE_ARTICLES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from claimparse._grammar.tokens import Token

_CLAUSES_OF_NOUNS = frozenset({"acl", "relcl", "ccomp"})
_STARTERS = frozenset({"mark", "advmod"})


# ---------------------------------------------------------------- clauses after their verb


def displaced_clause(verb: Token, cue: Collection[int], *, objects: bool) -> Token | None:
    """The that-clause that the parser attached to a noun after the verb: "conceded for once that ...".

    With ``objects`` also on the verb's object: "told reporters that ...". What follows a preposition that is a word of
    the ``cue`` is its own content: "scoffed at rumours that".
    """
    for c in verb.rights:
        noun = None
        if c.dep_ in {"npadvmod", "dative"} or (c.dep_ == "dobj" and objects):
            noun = c
        elif c.dep_ == "prep" and c.i not in cue:
            noun = child(c, PREPOSITION_OBJECTS)
        for clause in noun.rights if noun is not None else ():
            first = clause.left_edge
            opens = first.lower_ == "that" and first.dep_ in _STARTERS
            if clause.dep_ in _CLAUSES_OF_NOUNS and clause.pos_ in VERBAL and opens:
                return clause
    return None


def clause_below_listener(listener: Token, listener_verbs: Collection[str]) -> Token | None:
    """The that-clause that the parser put into a clause about the listener: "told anyone who asked that ...".

    ``listener_verbs`` are the verbs of such a clause. Where the that-clause has no tense, the listener asks that
    something be done.
    """
    for c in listener.rights:
        content = child(c, frozenset({"ccomp"})) if c.dep_ == "relcl" and c.lemma_ in listener_verbs else None
        if content is not None and content.i > c.i and content.left_edge.lower_ == "that" and tense(content):
            return content
    return None


def introduced_clause(word: Token) -> Token | None:
    """The clause after the last word of a phrase, which the parser took for its conjunction: "called for it to go"."""
    return word.head if word.dep_ == "mark" and word.head.i > word.i else None


# ---------------------------------------------------------------- clauses before their verb


def fronted_content(verb: Token) -> Token | None:
    """The content before a verb which the parser took for an adverbial clause.

    "When the snow melts, the road will open, officials said": a comma inside the clause divides it in two, the second
    of which is the content; nothing follows the verb.
    """
    own_subject = child(verb, SUBJECTS)
    if own_subject is None or any(not c.is_punct and not c.is_space for c in verb.rights):
        return None
    for clause in verb.lefts:
        if clause.dep_ == "advcl" and clause.i < own_subject.left_edge.i and tense(clause):
            inside = clause.doc[clause.left_edge.i + 1 : clause.i]
            if any(t.text == "," for t in inside):
                return clause
    return None


def clause_before_reporter(verb: Token) -> tuple[Token, Token] | None:
    """The main clause and its complement before a reporter whom the parser put between the two; None elsewhere.

    "Voters think it is late, a poll found": the parser has "think [[it is late], a poll found]".
    """
    main, own = verb.head, child(verb, SUBJECTS)
    inner = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    if verb.dep_ != "ccomp" or own is None or inner is None or not main.i < inner.i < own.left_edge.i:
        return None
    is_last = verb.i + 1 == len(verb.doc) or verb.nbor().is_punct
    return (main, inner) if is_last and own.left_edge.nbor(-1).text == "," else None


def leading_adverbial(verb: Token) -> Run | None:
    """The adverbial clause before a parenthetical verb of saying, which belongs to what is said.

    "If the deal holds, Holt said, the troops will leave"; none in "When she came, Holt said that ...".
    """
    doc = verb.doc
    if verb.i + 1 >= len(doc) or doc[verb.i + 1].text != ",":
        return None
    for clause in verb.lefts:
        if clause.dep_ == "advcl" and tense(clause) and clause.left_edge.dep_ in _STARTERS:
            return subtree_run(clause)
    return None


# ---------------------------------------------------------------- verbs


def is_misparsed_main_verb(verb: Token) -> bool:
    """Return whether a participle after a noun is really its verb, as its that-clause shows: "a poll found that"."""
    if verb.tag_ != "VBN" or verb.dep_ not in {"acl", "relcl"}:
        return False
    return any(c.dep_ == "ccomp" and tense(c) for c in verb.rights)


def is_headline_participle(verb: Token) -> bool:
    """Return whether a headline participle before a verb of saying lacks its "is": "Wells running dry, says mayor"."""
    return verb.tag_ == "VBG" and verb.dep_ == "ccomp" and verb.i < verb.head.i


def object_after_gerund(noun: Token) -> Token | None:
    """The object of a gerund that the parser took for a bare noun: "screams" in "told of hearing screams"."""
    if noun.tag_ != "NN" or not noun.lower_.endswith("ing") or noun.lefts:
        return None
    verb = noun.head.head
    found = next((c for c in verb.rights if c.dep_ == "dobj"), None) if noun.dep_ == "pobj" else None
    return found if found is not None and found.left_edge.i == noun.i + 1 else None


def stolen_subject(verb: Token) -> Token | None:
    """The subject of a verb that the parser made the object of a gerund before it.

    "The agent said during lunch the tenant told them": the tenant told them.
    """
    first = verb.left_edge.i
    before = verb.doc[first - 1] if first else verb
    if verb.tag_ not in ("VBD", "VBZ") or verb.dep_ not in ("ccomp", "conj") or child(verb, SUBJECTS) is not None:
        return None
    above = before.head
    return before if before.dep_ == "dobj" and above.tag_ == "VBG" and above.dep_ == "pcomp" else None


def is_subject_after_gerund(noun: Token) -> bool:
    """Return whether the object of a gerund is really the subject of the verb after it, see :func:`stolen_subject`."""
    at = noun.right_edge.i + 1
    if noun.dep_ != "dobj" or noun.head.tag_ != "VBG" or at >= len(noun.doc):
        return False
    verb = next((t for t in noun.doc[at : at + 3] if t.tag_ in ("VBD", "VBZ")), None)
    found = None if verb is None else stolen_subject(verb)
    return found is not None and found.i == noun.i


def fused_gerund(verb: Token) -> Token | None:
    """The preposition before a gerund that the parser took for an adjective: "of" in "cleared of harming patients"."""
    noun = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "amod" or noun.dep_ not in PREPOSITION_OBJECTS or noun.tag_ != "NNS":
        return None
    return noun.head if verb.i > 0 and noun.head.i == verb.i - 1 and noun.head.lower_ in ("of", "from") else None


def displaced_participle(verb: Token) -> Token | None:
    """The object right before a participle that the parser attached to the verb above: "ignored a note demanding"."""
    before = verb.doc[verb.i - 1] if verb.i else verb
    if verb.tag_ != "VBG" or verb.dep_ not in {"advcl", "xcomp", "ccomp"} or verb.left_edge.i != verb.i:
        return None
    return before if before.dep_ == "dobj" and before.head.i == verb.head.i else None


def coordinated_below(verb: Token) -> Token | None:
    """The verb of a loose adverbial clause that a verb belongs to, though the parser attached it to the main verb.

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


# ---------------------------------------------------------------- nouns


def inverted_subject(verb: Token) -> Token | None:
    """The name or noun right after a verb that ends a quotation, read as its object: `..., said Smith`."""
    found = child(verb, frozenset({"dobj", "attr", "oprd", "npadvmod"}))
    if found is None or found.i < verb.i or found.pos_ not in NOMINAL or verb.i == 0:
        return None
    return found if not verb.nbor(-1).is_alpha else None


def mislabelled_subject(verb: Token) -> Token | None:
    """The noun right before a main verb to which the parser gave another label: "Less than a third agreed that"."""
    before = [c for c in verb.lefts if c.pos_ in NOMINAL and c.dep_ in {"npadvmod", "dep", "attr", "nmod", "dobj"}]
    if not before or verb.dep_ not in {"ROOT", "ccomp", "advcl", "conj"}:
        return None
    last = before[-1]
    between = verb.doc[last.right_edge.i + 1 : verb.i]
    return last if all(t.dep_ in AUXILIARIES or t.dep_ == "advmod" for t in between) else None


def compounded_antecedent(noun: Token) -> Run | None:
    """The singular noun phrase that the parser joined to the plural subject of a relative clause without a pronoun.

    "a meeting" in "a meeting aides insist was private", where "a" can't belong to "aides".
    """
    first = noun.left_edge
    if noun.tag_ != "NNS" or first.lower_ not in INDEFINITE_ARTICLES or first.head.i != noun.i or noun.i - first.i < 2:
        return None
    compound = noun.nbor(-1)
    return Run(first.i, noun.i) if compound.dep_ == "compound" and compound.tag_ == "NN" else None


def is_reduced_relative(gap: Sequence[Token]) -> bool:
    """Return whether the words between a noun and its verb are a participle's: "gathered outside the hall"."""
    if gap[0].tag_ not in {"VBN", "VBG"}:
        return False
    return not any(t.tag_ in FINITE_TAGS or t.is_punct or t.dep_ in AUXILIARIES or t.dep_ == "cc" for t in gap)


def fused_recipient(verb: Token) -> Token | None:
    """The recipient that the parser made part of what it gets: "him" in "denied him bail", "prisoners" in "them food".

    A bare form after its subject is a noun, and a plural before a noun is no part of it.
    """
    for c in verb.rights:
        if c.dep_ == "ccomp" and c.tag_ == "VB" and len(c.children) == len(c.lefts) == 1:
            return child(c, SUBJECTS)
        if c.dep_ == "dobj":
            return next((n for n in c.lefts if n.dep_ == "compound" and n.tag_ == "NNS"), None)
    return None


def quoting_verb(verb: Token) -> Token | None:
    """The verb that cites somebody with a verb of saying: "quoted" in "the paper quoted Ann Lee as saying"."""
    above = verb.head
    cites = verb.dep_ == "pcomp" and above.lower_ == "as" and above.head.lemma_ in ("quote", "cite", "report")
    return above.head if cites else None


def quoted_beside(verb: Token) -> Token | None:
    """The clause that the parser gave to the citing verb above: "We won," the paper quoted Ann Lee as saying."""
    above = quoting_verb(verb)
    return None if above is None else next((c for c in above.lefts if c.dep_ == "ccomp"), None)

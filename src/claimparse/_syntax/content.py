"""What a cue governs: verb groups, complements and their kinds, phrases with their true edges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._syntax.core import AUXILIARIES, NOMINAL, SUBJECTS, VERBAL, child, children, subtree_run

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
RELATIVES = frozenset({"WDT", "WP", "WP$"})
_TENSES = {"VBD": "past", "VBZ": "present", "VBP": "present", "MD": "modal"}
AUXPASS = frozenset({"auxpass"})
_GROUP = AUXILIARIES | {"neg", "advmod"}
_MAX_CLIMB = 30


# ---------------------------------------------------------------- words


def is_name(token: Token) -> bool:
    """Whether a token is tagged as a proper noun."""
    return bool(token.pos_ == "PROPN")


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


def is_negated(verb: Token) -> bool:
    """Whether a negation stands with a verb, with its subject ("nobody"), or with the verb that governs it as an infinitive."""
    if any(c.dep_ == "neg" for c in verb.children):
        return True
    governed = verb.dep_ == "xcomp" and verb.head.pos_ in VERBAL
    return governed and any(c.dep_ == "neg" for c in verb.head.children)


def verb_group(verb: Token) -> list[int]:
    """A verb with the auxiliaries, negations and adverbs that stand unbroken before it: "has not publicly commented"."""
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


def match_tail(verb: Token, tail: tuple[str, ...]) -> list[Token] | None:
    """The tokens of a phrase behind its verb ("call" + "on"): each the next word, a particle or a preposition of the verb."""
    found: list[Token] = []
    doc, at = verb.doc, verb.i + 1
    for word in tail:
        near = doc[at] if at < len(doc) else None
        if near is not None and word in (near.lower_, near.lemma_):
            found.append(near)
        else:
            governor = found[-1] if found else verb
            below = [
                c for t in (verb, governor) for c in t.rights if c.dep_ in {"prt", "prep", "advmod", "acomp", "ccomp"}
            ]
            match = next((c for c in below if c.lower_ == word and c.i >= at and c.i - at <= 4), None)
            if match is None:
                return None
            found.append(match)
        at = found[-1].i + 1
    return found


def objects_of(verb: Token) -> list[Token]:
    """The direct objects behind a verb: "concern" in "expressed deep concern"."""
    return [c for c in verb.rights if c.dep_ in {"dobj", "nsubjpass"}]


def complement_kind(token: Token) -> str | None:
    """What a complement is: "that", "question", "infinitive", "order" (with a subject of its own), "gerund" or "small"."""
    if token.dep_ not in {"ccomp", "xcomp", "pcomp", "acl", "advcl", "oprd", "attr"}:
        return None
    lefts = list(token.lefts)
    if any(c.lower_ == "to" and c.dep_ == "aux" for c in lefts):
        asks = any(c.tag_ in {"WRB", "WP", "WDT"} or c.lower_ == "whether" for c in lefts)
        if asks:
            return "question"
        return "order" if any(c.dep_ in {"nsubj", "nsubjpass"} for c in lefts) else "infinitive"
    if any(c.lower_ in {"whether", "if"} and c.dep_ == "mark" for c in lefts):
        return "question"
    if token.tag_ in {"VBD", "VBZ", "VBP"} or any(c.tag_ in FINITE_TAGS and c.dep_ in AUXILIARIES for c in lefts):
        asks = any(c.tag_ in {"WRB", "WP"} for c in lefts)
        return "question" if asks else "that"
    if token.tag_ == "VBG":
        return "gerund"
    if any(c.lower_ == "that" and c.dep_ == "mark" for c in lefts):
        return "that"
    if token.dep_ in {"ccomp"}:
        return (
            "small"
            if any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children) and token.pos_ not in VERBAL
            else "that"
        )
    return "small"


def tense(verb: Token) -> str | None:
    """ "past", "present" or "modal", read off the first finite word of the verb group; None where none is finite."""
    for t in (*verb.lefts, verb):
        if t.i == verb.i or t.dep_ in AUXILIARIES:
            found = _TENSES.get(t.tag_)
            if found is not None:
                return found
    return None


_THINGS = frozenset({"it", "there", "this", "that", "these", "those", "which", "what"})


def continues_matrix(verb: Token, inner: Token, outer: Token) -> bool:
    """Whether a verb coordinated with the ``inner`` one of a content clause rather goes on with the ``outer`` verb that governs it.

    Its tense says so ("says it was right and calls it fair"), or "but" behind a clause about a thing ("said it fell but denied that").
    """
    now = tense(verb)
    if now is None or now != tense(outer):
        return False
    about = child(inner, SUBJECTS)
    thing = about is not None and (about.pos_ == "NOUN" or about.lower_ in _THINGS)
    at = coordination_start(verb)
    return now != tense(inner) or (thing and any(t.lower_ == "but" for t in verb.doc[at : verb.i]))


def coordination_start(verb: Token) -> int:
    """Where the part of a coordination that a verb heads begins, with its "and" and comma."""
    at = int(verb.left_edge.i)
    while at > 0 and (verb.doc[at - 1].dep_ == "cc" or verb.doc[at - 1].text == ","):
        at -= 1
    return at


# ---------------------------------------------------------------- phrases


def phrase(token: Token, without: Iterable[int] = ()) -> Run:
    """The whole phrase of a head, its appositions and relative clauses included, up to but not into ``without``.

    The 's of a possessor is left out.
    """
    run = subtree_run(token)
    start, end = run
    if token.doc[end - 1].tag_ == "POS" and end - 1 > token.i:
        end -= 1
    for i in without:
        if start <= i < end:
            if i > token.i:
                end = min(end, clause_start(token.doc[i], token))
            elif i < token.i:
                start = max(start, i + 1)
    return trim(token.doc, Run(start, max(end, token.i + 1)))


def clause_start(token: Token, below: Token) -> int:
    """The left edge of the branch under ``below`` in which a token stands."""
    for _ in range(_MAX_CLIMB):
        if token.head.i in (below.i, token.i):
            break
        token = token.head
    return int(token.left_edge.i) if token.left_edge.i > below.i else int(token.i)


_EDGE = frozenset(",.;:—–-()[]…")
_LEFT_EDGE = _EDGE | {"and", "but", "or"}


def trim(doc: Doc, run: Run) -> Run:
    """A run without the punctuation and blanks at its edges; brackets stay where both are inside."""
    start, end = run
    while end > start + 1 and (
        doc[end - 1].is_space or doc[end - 1].text in _EDGE or doc[end - 1].text in ("--", "...")
    ):
        if doc[end - 1].text in ")]" and any(t.text in "([" for t in doc[start : end - 1]):
            break
        end -= 1
    while start < end - 1 and (doc[start].is_space or doc[start].text in _EDGE or doc[start].text in ("--", "...")):
        if doc[start].text in "([" and any(t.text in ")]" for t in doc[start + 1 : end]):
            break
        start += 1
    return Run(start, end)


def relative_antecedent(verb: Token) -> Token | None:
    """The noun that a relative clause describes, where the clause's verb stands in it; None elsewhere."""
    for _ in range(_MAX_CLIMB):
        if verb.dep_ == "relcl":
            return verb.head if verb.head.pos_ in NOMINAL else None
        if verb.dep_ not in {"conj", "ccomp", "xcomp"} or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def prepositional_object(token: Token, prepositions: frozenset[str]) -> Token | None:
    """The noun under one of the prepositions that hang on a token: "police" in "a statement by police"."""
    for c in children(token, frozenset({"prep", "agent"})):
        if c.lower_ in prepositions:
            found = child(c, frozenset({"pobj"}))
            if found is not None:
                return found
    return None


def possessor(noun: Token) -> Token | None:
    """Whose it is: "Smith" in "Smith's claim"."""
    return child(noun, frozenset({"poss"}))


def right_phrases(token: Token, labels: frozenset[str]) -> Iterator[Token]:
    """The children to the right that bear one of the labels."""
    return (c for c in token.rights if c.dep_ in labels)


def is_verb_form(token: Token) -> bool:
    """Whether a token is used as a verb that reports: no adjective before a noun, no "reason to say", no "a man called X"."""
    tag, dep = token.tag_, token.dep_
    if not tag.startswith("VB") or dep in {"amod", "compound", "aux", "auxpass"}:
        return False
    if dep in {"acl", "relcl"} and tag in {"VB", "VBN"} and child(token, SUBJECTS | AUXPASS) is None:
        return tag == "VBN" and agent(token) is not None
    return True


# ---------------------------------------------------------------- who speaks


def agent(verb: Token) -> Token | None:
    """The doer of a passive: "police" in "was reported by police"."""
    return prepositional_object(verb, frozenset({"by"}))


def inverted_subject(verb: Token) -> Token | None:
    """The name or noun right behind a verb that ends a quotation: `..., said Smith`."""
    found = child(verb, frozenset({"dobj", "attr", "oprd", "npadvmod"}))
    if found is None or found.i < verb.i or found.pos_ not in NOMINAL or verb.i == 0:
        return None
    return found if not verb.nbor(-1).is_alpha else None


def understood_subject(verb: Token, documents: frozenset[str]) -> Token | None:
    """Whose act the verb is: its subject, or the one it shares by coordination, as a participle, an infinitive or a relative clause.

    A participle behind a document that somebody issued ("issued a statement saying") has the issuer's.
    """
    token = verb
    if child(token, frozenset({"nsubj", "nsubjpass"})) is None:
        token = coordinated_below(token) or token
    for _ in range(_MAX_CLIMB):
        own = child(token, frozenset({"nsubj", "nsubjpass", "csubj", "expl"})) if token.pos_ not in NOMINAL else None
        if own is not None:
            if own.tag_ in RELATIVES:
                return relative_antecedent(token) or own
            return own
        head = token.head
        if head.i == token.i:
            return None
        if token.dep_ == "relcl":
            return head
        if token.dep_ == "acl" and head.pos_ in NOMINAL:
            issuer = _issuer(head, documents)
            loose = token.tag_ == "VBG" and token.i > 0 and token.nbor(-1).text == ","
            if issuer is None and loose and head.dep_ not in {"nsubj", "nsubjpass", "appos"}:
                issuer = _issuer(head, frozenset({head.lemma_.lower()}))
            return issuer or head
        if token.dep_ == "xcomp":
            orders = child(head, frozenset({"dobj"}))
            if orders is not None and head.i < orders.i < token.i and token.tag_ == "VB":
                return orders
        elif token.pos_ in NOMINAL:
            owner = possessor(token)
            if owner is not None:
                return owner
        elif token.dep_ not in {"conj", "advcl", "ccomp", "parataxis", "prep", "pcomp", "dep", "acl", "acomp"}:
            return None
        token = head
    return None


def _issuer(noun: Token, documents: frozenset[str]) -> Token | None:
    verb = noun.head
    if noun.lemma_.lower() not in documents or noun.dep_ not in {"dobj", "pobj"}:
        return None
    for _ in range(4):
        if verb.pos_ in VERBAL:
            break
        verb = verb.head
    own = child(verb, frozenset({"nsubj"})) if verb.pos_ in VERBAL else None
    if own is not None and own.tag_ in RELATIVES:
        return relative_antecedent(verb) or own
    return own


# ---------------------------------------------------------------- what is governed


def object_of(verb: Token, phrase_tokens: Iterable[int] = ()) -> Token | None:
    """The object of a verb, or of the preposition that belongs to its cue ("refer to the claims")."""
    found = child(verb, frozenset({"dobj", "dative"}))
    if found is not None and found.i > verb.i and found.i not in phrase_tokens:
        return found
    for i in phrase_tokens:
        if i > verb.i:
            behind = child(verb.doc[i], frozenset({"pobj"}))
            if behind is not None:
                return behind
    return None


_AS = frozenset({"as"})
_OF = frozenset({"of", "with", "for", "on"})


def predicate_of(verb: Token, accusing: bool) -> Token | None:
    """What is said of a verb's object: "as ...", an object complement, or, of accusing verbs, "of ..."."""
    for c in verb.rights:
        if c.dep_ in {"oprd", "attr", "acomp"}:
            return c
        if c.dep_ in {"prep", "advcl", "dobj"}:
            if c.dep_ == "prep" and c.lower_ in (_OF if accusing else _AS):
                return c
            if not accusing and c.dep_ == "advcl" and any(x.lower_ == "as" and x.dep_ == "mark" for x in c.lefts):
                return c
            below = next((x for x in c.rights if x.dep_ == "prep" and x.lower_ in (_OF if accusing else _AS)), None)
            if (
                c.dep_ == "dobj"
                and below is not None
                and (not accusing or child(below, frozenset({"pcomp"})) is not None)
            ):
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


def enclosing_clause(token: Token) -> Token | None:
    """The head of the clause in which an adjunct such as "according to" stands; of the first of coordinated ones."""
    clause = token.head
    if clause.i == token.i:
        return None
    for _ in range(_MAX_CLIMB):
        if clause.pos_ in VERBAL and clause.dep_ != "conj":
            return clause
        if clause.head.i == clause.i:
            return clause
        clause = clause.head
    return clause


def relative_pronoun(verb: Token) -> Token | None:
    """The relative pronoun that is the understood subject of a verb: "who" in "officials who said and later denied"."""
    for _ in range(_MAX_CLIMB):
        own = child(verb, frozenset({"nsubj", "nsubjpass"}))
        if own is not None:
            return own if own.tag_ in RELATIVES else None
        if verb.dep_ not in {"conj", "xcomp", "advcl", "pcomp", "prep"} or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def root_of(doc: Doc, run: Run) -> int:
    """The token of a run whose head lies outside it: a verb if there is one, else the first such token."""
    roots = [t for t in doc[run.start : run.end] if t.head.i == t.i or not run.start <= t.head.i < run.end]
    words = [t for t in roots if not t.is_punct and not t.is_space]
    best = next((t for t in words if t.pos_ in VERBAL), None) or next(iter(words or roots), None)
    return run.start if best is None else int(best.i)


def displaced_clause(verb: Token, objects: bool) -> Token | None:
    """A that-clause that the parser hung on a noun behind the verb: "acknowledged for the first time that ...".

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


def coordinated_below(verb: Token) -> Token | None:
    """The verb of a loose adverbial clause to which a verb rather belongs that the parser hung on the main verb.

    "Spokesmen denied it until May, when the minister admitted the flaw but claimed ...": claimed goes with admitted.
    """
    if verb.dep_ != "conj" or verb.i == 0:
        return None
    head, at = verb.head, verb.left_edge.i - 1
    while at > head.i and (verb.doc[at].dep_ in {"cc", "punct"} or verb.doc[at].lower_ in {"but", "and"}):
        at -= 1
    token = verb.doc[at]
    for _ in range(_MAX_CLIMB):
        if token.i <= head.i:
            return None
        if token.dep_ in {"relcl", "advcl"} and token.tag_ == verb.tag_:
            start = token.left_edge.i
            opened = start > 0 and verb.doc[start - 1].text == "," and verb.doc[start].tag_ in {"WRB", "IN"}
            return token if opened and child(token, frozenset({"nsubj"})) is not None else None
        token = token.head
    return None

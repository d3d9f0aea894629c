"""The main clauses of a sentence: the verbs that state something, and the words that belong to each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimparse._grammar.clauses import worded_subject
from claimparse._grammar.complements import possible_hosts
from claimparse._grammar.misattachments import quoting_verb
from claimparse._grammar.modifiers import bare_participles
from claimparse._grammar.parts_of_speech import part_of
from claimparse._grammar.questions import tagged_clause
from claimparse._grammar.tree import AUXILIARIES, COPULA_LABELS, SUBJECTS, VERBAL, child, children, subject, subtree_run
from claimparse._grammar.words import CONCESSIVE_CONJUNCTIONS, CONTRASTIVE_CONJUNCTIONS

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_CONNECTIVES = frozenset({"cc", "preconj"})
_SUBORDINATE = frozenset({"advcl", "parataxis", "ccomp"})
_CONCESSIVE = CONTRASTIVE_CONJUNCTIONS | CONCESSIVE_CONJUNCTIONS
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj"})
_CONTENT_DEPENDENTS = COPULA_LABELS | {"dobj", "dative", "prep", "ccomp"}


def _is_predicate(token: Token) -> bool:
    return token.pos_ in VERBAL or part_of(token) == "verb"


def is_imperative(verb: Token) -> bool:
    """Return whether a verb is a base form without subject and auxiliary: "Read more", "Contact us"."""
    return verb.tag_ == "VB" and subject(verb) is None and child(verb, AUXILIARIES) is None


def _is_independent(verb: Token) -> bool:
    """Return whether a clause under another one is a main clause too: coordinated, or joined without a conjunction."""
    if verb.dep_ == "conj":
        return True
    return verb.dep_ in {"parataxis", "ccomp"} and child(verb, SUBJECTS) is not None and verb.i < verb.head.i


def stating_verb(predicate: Token) -> Token:
    """The verb of a clause, given its root; where that is a noun whose verb was read as a participle, the participle.

    "Profit narrowed to 4%." is parsed like "profit cut to 4%".
    """
    return next((c for c in bare_participles(predicate) if c.tag_ == "VBN"), predicate)


def _is_statement(token: Token, sentence: Span) -> bool:
    """Return whether a clause's root states something: a verb, or a noun whose verb was misread in a whole sentence."""
    if _is_predicate(token):
        return not is_imperative(token) and tagged_clause(token) is None
    is_whole = next((t.text == "." for t in reversed(sentence) if not t.is_space), False)
    return is_whole and token.i == sentence.root.i and stating_verb(token).i != token.i


def main_predicates(sentence: Span) -> list[Token]:
    """The verbs of a sentence's main clauses in text order; none for a fragment, a title or an imperative.

    Coordinated verbs count one by one ("The army fell back but held the bridge": two), since each has its own stance.
    """
    waiting, found = [sentence.root], []
    while waiting:
        verb = waiting.pop()
        if _is_statement(verb, sentence):
            found.append(verb)
        waiting.extend(c for c in verb.children if _is_independent(c))
    return sorted(found, key=lambda t: t.i)


def _leads_to_saying(dependent: Token, saying_verbs: frozenset[int]) -> bool:
    """Return whether a dependent holds a verb of saying: "went on to say", "ended by saying", "is how he put it"."""
    if dependent.dep_ == "prep":
        return any(c.dep_ == "pcomp" and c.i in saying_verbs for c in dependent.children)
    return dependent.i in saying_verbs and (dependent.dep_ == "xcomp" or worded_subject(dependent) is not None)


def only_introduces_saying(verb: Token, saying_verbs: frozenset[int]) -> bool:
    """Return whether a verb does no more than lead to a verb of saying: "He went on to say that ...".

    So does the first of two alternatives that share their object: "neither confirmed nor denied the raid".
    """
    leading = [c for c in verb.children if _leads_to_saying(c, saying_verbs)]
    if any(quoting_verb(s) is not None for c in leading for s in c.children):
        return True  # "the paper quoted Ann Lee as saying"
    if any(c.dep_ in _CONTENT_DEPENDENTS and c not in leading for c in verb.children):
        return False
    is_alternative = any(c.dep_ == "cc" and c.lower_ in ("nor", "or") for c in verb.rights)
    return bool(leading) or (is_alternative and any(c.dep_ == "conj" and c.i in saying_verbs for c in verb.rights))


def _is_circumstance(clause: Token) -> bool:
    """Return whether an adverbial clause says when or why the statement holds; a concession states something else."""
    opener = next((c for c in clause.lefts if c.dep_ == "mark" or c.tag_ == "WRB"), None)
    return clause.dep_ == "advcl" and opener is not None and opener.lower_ not in _CONCESSIVE


def main_clause_tokens(verb: Token, excluded: frozenset[int]) -> list[int]:
    """The tokens of a main clause in text order: its subtree without the main clauses coordinated with it.

    Clauses whose head is in ``excluded`` go too where they are beside the statement ("..., though the ministry
    denied it"). They stay inside a noun phrase ("the deal that he said was dead") and as a circumstance ("The ban comes
    after ministers said that ...").
    """
    who, tokens, waiting = subject(verb), {verb.i}, [verb]
    if who is not None and who.head.i != verb.i:  # shared with the verb before
        tokens.update(range(*subtree_run(who)))
    while waiting:
        token = waiting.pop()
        for c in token.children:
            is_beside = token.i == verb.i and (c.dep_ in _CONNECTIVES or (_is_predicate(c) and _is_independent(c)))
            is_statement = c.i in excluded and c.dep_ in _SUBORDINATE and not _is_circumstance(c)
            is_excluded = is_statement or _leads_to_saying(c, excluded)
            if not is_beside and not is_excluded:
                tokens.add(c.i)
                waiting.append(c)
    return sorted(tokens)


def proposition_head(verb: Token, cue_tokens: frozenset[int]) -> Token:
    """The head of the proposition that a cue at the head of a clause is about.

    "The boat seems to have sunk" is about sinking, "It is unlikely that they will come" about coming. ``cue_tokens``
    are the tokens of such cues.
    """
    while True:
        cues = [t for t in (verb, *children(verb, COPULA_LABELS)) if t.i in cue_tokens]
        inner = [c for cue in cues for t in (cue, verb) for c in children(t, _COMPLEMENTS) if c.i != verb.i]
        inner += [
            c for cue in cues for c in cue.rights if any(t.i == cue.i and f == "that" for t, f in possible_hosts(c))
        ]
        if not inner:
            return verb
        verb = inner[0]

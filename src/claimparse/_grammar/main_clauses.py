"""The clauses that state something: main clauses, coordinated ones, relative clauses that add a statement."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import TYPE_CHECKING

from claimparse._grammar.clauses import worded_subject
from claimparse._grammar.complements import possible_hosts
from claimparse._grammar.conditions import inverted_condition_clauses
from claimparse._grammar.coordination import is_contrasted, shares_auxiliaries
from claimparse._grammar.misattachments import quoting_verb
from claimparse._grammar.modifiers import bare_participles
from claimparse._grammar.parts_of_speech import part_of
from claimparse._grammar.questions import tagged_clause
from claimparse._grammar.tree import (
    AUXILIARIES,
    CLAUSES,
    CONJUNCTS,
    COPULA_LABELS,
    FINITE_TAGS,
    NOUN_SUBJECTS,
    RELATIVES,
    SUBJECTS,
    VERBAL,
    child,
    children,
    first_conjunct,
    is_passive,
    is_verbal,
    near_children,
    subject,
    tense,
)
from claimparse._grammar.words import CONCESSIVE_CONJUNCTIONS, CONTRASTIVE_CONJUNCTIONS

if TYPE_CHECKING:
    from claimparse._grammar.columns import Columns
    from claimparse._grammar.tokens import Token, Tokens

_CONNECTIVES = frozenset({"cc", "preconj"})
_SUBORDINATE = frozenset({"advcl", "parataxis", "ccomp"})
_CONCESSIVE = CONTRASTIVE_CONJUNCTIONS | CONCESSIVE_CONJUNCTIONS
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj"})
_BESIDE = CLAUSES - {"relcl", "acl"} | {"ROOT", "conj", "dep"}
_JOINTS = frozenset({"cc", "preconj", "punct", "prt"})
_BREAKS = frozenset({",", "–", "—", "--", "("})
_CONTENT_DEPENDENTS = COPULA_LABELS | {"dobj", "dative", "prep", "ccomp"}


def states(token: Token) -> bool:
    """Return whether a word may head a clause: a verb, also one that was read as a noun."""
    return token.pos_ in VERBAL or part_of(token) == "verb"


def is_imperative(verb: Token) -> bool:
    """Return whether a verb is a base form without subject and auxiliary: "Read more", "Contact us"."""
    return verb.tag_ == "VB" and subject(verb) is None and child(verb, AUXILIARIES) is None


def _is_independent(verb: Token) -> bool:
    """Return whether a clause under another one is a main clause too: coordinated, or joined without a conjunction."""
    if verb.dep_ == "conj":
        return not any(c.dep_ == "cc" and c.lower_ == "than" and c.i < verb.i for c in near_children(verb.head, verb))
    if _runs_on(verb):
        return True
    is_before = verb.dep_ in {"parataxis", "ccomp"} and verb.i < verb.head.i
    return is_before and child(verb, SUBJECTS) is not None and not is_circumstance(verb)


def _runs_on(verb: Token) -> bool:
    """Return whether a finite verb after another shares its subject, though the parser joins them by no relation.

    "The clerk sold the hall, allegedly took a bribe, and left" is parsed so.
    """
    head = verb.head
    is_verb_after = verb.dep_ == "dep" and verb.i > head.i and verb.tag_ in FINITE_TAGS and verb.tag_ == head.tag_
    return is_verb_after and child(verb, SUBJECTS) is None


def stating_verb(predicate: Token) -> Token:
    """The verb of a clause, given its root; where that is a noun whose verb was read as a participle, the participle.

    "Profit narrowed to 4%." is parsed like "profit cut to 4%".
    """
    return next((c for c in bare_participles(predicate) if c.tag_ == "VBN"), predicate)


def _is_statement(token: Token, sentence: Tokens) -> bool:
    """Return whether a clause's root states something: a verb, or a noun whose verb was misread in a whole sentence."""
    if states(token):
        return not (is_imperative(token) or _narrows_apposition(token)) and tagged_clause(token) is None
    is_whole = next((t.text == "." for t in reversed(sentence) if not t.is_space), False)
    return is_whole and token.i == sentence.root.i and stating_verb(token).i != token.i


def _narrows_apposition(verb: Token) -> bool:
    """Return whether a verb belongs to the apposition right before it: "Lund, a lawyer turned mayor, said"."""
    return verb.tag_ in ("VBD", "VBN") and verb.i > 0 and verb.nbor(-1).dep_ == "appos"


def main_predicates(sentence: Tokens) -> list[Token]:
    """The verbs of a sentence's main clauses in text order; none for a fragment, a title or an imperative.

    Coordinated verbs count one by one ("The army fell back but held the bridge": two), since each has its own stance.
    """
    return [t for t in coordinated_clauses([sentence.root]) if _is_statement(t, sentence)]


def coordinated_clauses(roots: Iterable[Token], within: Container[int] | None = None) -> list[Token]:
    """Some words and the main clauses below them, in text order; those ``within`` some tokens, if they are given."""
    waiting, found = [*roots], []
    while waiting:
        verb = waiting.pop()
        found.append(verb)
        waiting.extend(c for c in verb.children if _is_independent(c) and (within is None or c.i in within))
    return sorted(found, key=lambda t: t.i)


def is_main_clause(top: Token) -> bool:
    """Return whether a word that nothing else in a content governs heads a clause that is no circumstance."""
    is_whole = tense(top) is not None or child(top, SUBJECTS) is not None
    return top.dep_ in _BESIDE and states(top) and is_whole and not is_circumstance(top)


def has_matter(token: Token) -> bool:
    """Return whether a word is more than an interjection, a conjunction or a mark."""
    return token.pos_ not in ("INTJ", "PUNCT", "SPACE", "CCONJ", "SYM", "X")


def relative_clauses(columns: Columns, tokens: Iterable[int]) -> Iterator[int]:
    """Yield the verbs of relative clauses among some tokens."""
    return (t for t in tokens if columns.dep[t] == "relcl")


def adds_statement(verb: Token) -> bool:
    """Return whether a relative clause says something more of a thing that is known without it.

    A comma or a dash shows it: "the pier, which dates from 1890"; not "the pier that burned".
    """
    if verb.dep_ != "relcl" or not is_verbal(verb) or tense(verb) is None:
        return False
    first = verb.left_edge
    opens = any(t.tag_ in RELATIVES for t in verb.doc[first.i : max(min(first.i + 3, verb.i), first.i + 1)])
    before = next((t for t in reversed(verb.doc[max(first.i - 3, 0) : first.i]) if not t.is_space), None)
    return opens and before is not None and before.text in _BREAKS


def shares_what_follows(verb: Token) -> bool:
    """Return whether a verb has no words of its own after it, and so shares those of the one coordinated with it.

    "The state will detect and punish theft" is one proposition.
    """
    after = child(verb, CONJUNCTS)
    if after is None or not is_verbal(after) or any(c.dep_ not in _JOINTS for c in after.lefts):
        return False
    return not is_contrasted(after) and all(c.dep_ in _JOINTS or c.i >= after.i for c in verb.rights)


def shared_words(verb: Token) -> list[Token]:
    """The words that a coordinated verb shares with the first one: its subject, and its auxiliaries and negation."""
    first = first_conjunct(verb)
    who = subject(first.head if _runs_on(first) else verb)
    shared = [who] if who is not None and who.head.i != verb.i else []
    if first.i != verb.i and shares_auxiliaries(verb, first):
        shared += [c for c in first.lefts if c.dep_ in AUXILIARIES or c.dep_ == "neg"]
    return shared


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


def is_circumstance(clause: Token) -> bool:
    """Return whether a clause says when, why or if the statement holds; a concession states something else."""
    opener = next((c for c in clause.lefts if c.dep_ == "mark" or c.tag_ == "WRB"), None)
    is_adverbial = clause.dep_ == "advcl" and opener is not None and opener.lower_ not in _CONCESSIVE
    return is_adverbial or bool(inverted_condition_clauses(clause.left_edge))


def is_connective(token: Token) -> bool:
    """Return whether a word joins main clauses: "and", not "than"."""
    return token.dep_ in _CONNECTIVES and token.lower_ != "than"


def main_clause_tokens(verb: Token, excluded: frozenset[int]) -> list[int]:
    """The tokens of a main clause in text order: its subtree without the main clauses coordinated with it.

    Clauses whose head is in ``excluded`` go too where they are beside the statement ("..., though the ministry
    denied it"). They stay inside a noun phrase ("the deal that he said was dead") and as a circumstance ("The ban comes
    after ministers said that ...").
    """
    waiting = [verb, *shared_words(verb)]
    tokens = {t.i for t in waiting}
    while waiting:
        token = waiting.pop()
        for c in token.children:
            is_beside = token.i == verb.i and (is_connective(c) or (states(c) and _is_independent(c)))
            is_statement = c.i in excluded and c.dep_ in _SUBORDINATE and not is_circumstance(c)
            is_excluded = is_statement or _leads_to_saying(c, excluded)
            if not is_beside and not is_excluded and not adds_statement(c):
                tokens.add(c.i)
                waiting.append(c)
    return sorted(tokens)


def _judged_noun(verb: Token) -> Token | None:
    """The noun of which a verb or its predicate says how likely it is: "a deal" in "A deal is unlikely"."""
    who = child(verb, NOUN_SUBJECTS)
    is_judged = verb.lemma_ == "be" or is_passive(verb)
    return who if is_judged and who is not None and who.pos_ in ("NOUN", "PROPN") else None


def proposition_head(verb: Token, cue_tokens: frozenset[int]) -> Token:
    """The head of the proposition that a cue at the head of a clause is about.

    "The boat seems to have sunk" is about sinking, "It is unlikely that they will come" about coming, "A deal is
    unlikely" about a deal. ``cue_tokens`` are the tokens of such cues.
    """
    while True:
        cues = [t for t in (verb, *children(verb, COPULA_LABELS)) if t.i in cue_tokens]
        inner = [c for cue in cues for t in (cue, verb) for c in children(t, _COMPLEMENTS) if c.i != verb.i]
        inner += [
            c for cue in cues for c in cue.rights if any(t.i == cue.i and f == "that" for t, f in possible_hosts(c))
        ]
        if not inner:
            return _judged_noun(verb) or verb if cues else verb
        verb = inner[0]

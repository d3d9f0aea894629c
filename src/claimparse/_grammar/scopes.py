"""The scope of a negation, modal or other word over its clause or phrase, in two views."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from claimparse._grammar.complements import clause_frame
from claimparse._grammar.coordination import is_contrasted, shares_auxiliaries
from claimparse._grammar.modifiers import answered_words, modified_head
from claimparse._grammar.tree import (
    AUXILIARIES,
    CONJUNCTS,
    COPULA_LABELS,
    DIRECT_OBJECTS,
    NOMINAL,
    SUBJECTS,
    VERBAL,
    WH_TAGS,
    child,
    children,
    is_passive,
    near_children,
)
from claimparse._grammar.words import TEMPORAL_LIMITS

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Doc, Token

_OUTSIDE = frozenset({"punct", "cc", "preconj", "parataxis", "intj", "mark", "meta", "appos"})
_IN_PHRASE = frozenset({"det", "advmod", "neg"})
MAX_REACH = 200
"""The number of tokens to either side of its head up to which a constituent counts; people write none longer."""
_SET_OFF = frozenset({",", "("})
BREAKS = frozenset({"-", "--", "–", "—", ";", ":"})
"""Punctuation that breaks a sentence more than a comma does."""


def answer_scope(cue: Token) -> Sequence[int] | None:
    """Return the words before a colon that a bare "no" answers; none of an interjection, None of other words."""
    if answered_words(cue) is not None:
        return range(max(cue.doc[cue.i - 1].sent.start, cue.i - MAX_REACH), cue.i - 1)
    return () if cue.dep_ == "intj" else None


def clause_scope(
    cue: Token, tokens: Collection[int], *, quantifier: bool, affix: bool, discourse: Collection[str]
) -> list[int]:
    """Return the clause or phrase of the cue with its subject, without the cue and without ``discourse`` adverbs."""
    affixed = cue.head if cue.dep_ in ("amod", "advmod") else cue
    top = affixed if affix else modified_head(cue, quantifier=quantifier)
    if top.dep_ in COPULA_LABELS and top.head.pos_ in VERBAL:
        top = top.head
    return [t for t in _clause_tokens(top, cue, discourse) if affix or t not in tokens]


def right_scope(
    cue: Token, tokens: Collection[int], *, quantifier: bool, passive: bool, discourse: Collection[str]
) -> list[int]:
    """Return the words to the right of the cue in its clause or phrase, the cue left out.

    With ``passive`` also the subject of a passive or raising verb, which is an object in meaning.
    """
    top = modified_head(cue, quantifier=quantifier)
    if quantifier and cue.i > top.i:
        top = cue.head if cue.dep_ in _IN_PHRASE else cue
    if top.dep_ in COPULA_LABELS and top.head.pos_ in VERBAL and top.i == cue.i:
        top = top.head
    first = min(tokens)
    found = [t for t in _clause_tokens(top, cue, discourse) if t not in tokens and (t > first or passive)]
    if top.dep_ in ("attr", "dobj", "nsubj") and top.head.pos_ in VERBAL and cue.dep_ == "det":
        found = sorted({*found, *_misattached_phrases(top)})
    found = _with_connectives(cue.doc, _cut_at_comma(cue.doc, found, max(top.i, first + 1)), tokens)
    has_promoted_subject = is_passive(top) or top.lemma_ in ("seem", "appear")
    return found if passive and has_promoted_subject else [t for t in found if t > first]


def _with_connectives(doc: Doc, found: list[int], cue: Collection[int]) -> list[int]:
    """The tokens with the "and", "or" and commas between them."""
    gaps = (b - 1 for a, b in pairwise(found) if b - a == 2)
    return sorted({*found, *(t for t in gaps if t not in cue and (doc[t].dep_ == "cc" or doc[t].is_punct))})


def _cut_at_comma(doc: Doc, found: list[int], after: int) -> list[int]:
    """The tokens up to the first comma or bracket after the head that sets off what follows."""
    for k, t in enumerate(found):
        if t > after and doc[t].text in _SET_OFF and k + 1 < len(found) and not _continues_list(doc, found[k + 1]):
            return found[:k]
    return found


def _continues_list(doc: Doc, t: int) -> bool:
    """Return whether a list continues at a token: "cheap, reliable", ", or steel"."""
    token = doc[t]
    if token.dep_ == "cc" and token.head.pos_ in VERBAL and token.head.dep_ not in CONJUNCTS:
        return False  # "did not pay, and left"
    while token.head.left_edge.i == t and token.head.i != token.i and token.dep_ not in ("conj", "amod", "cc"):
        token = token.head
    return token.dep_ in ("conj", "amod", "cc") or token.is_punct


def _misattached_phrases(noun: Token) -> Iterator[int]:
    """The phrases after a noun that the parser attached to its verb: "there is no fan on the roof"."""
    for c in near_children(noun.head, noun):
        if c.i > noun.i and c.dep_ in ("prep", "advmod") and not _is_broken_off(c):
            yield from _constituent_tokens(c)


def complement_scope(predicate: Token, tokens: Collection[int], *, with_subject: bool) -> list[int]:
    """Return the words of a predicate's complements, with the subject of its clause where asked."""
    parts = [c for c in near_children(predicate, predicate) if not (c.dep_ in CONJUNCTS and c.pos_ in VERBAL)]
    if not with_subject:
        parts = [c for c in parts if c.dep_ not in SUBJECTS]
    if predicate.dep_ in COPULA_LABELS:
        parts += [c for c in near_children(predicate.head, predicate) if c.i > predicate.i]
    found = {t for c in parts if c.dep_ not in _OUTSIDE for t in _constituent_tokens(c)}
    return sorted(t for t in found.difference(tokens) if with_subject or t > predicate.i)


def _constituent_tokens(c: Token) -> range:
    """The tokens of a constituent, at most ``MAX_REACH`` to either side of its head."""
    return range(max(c.left_edge.i, c.i - MAX_REACH), min(c.right_edge.i, c.i + MAX_REACH) + 1)


def _clause_tokens(top: Token, cue: Token, discourse: Collection[str]) -> list[int]:
    """The tokens of a clause or phrase, with the subject and auxiliaries that it shares; in text order."""
    found = {top.i}
    for c in near_children(top, cue):
        if not _is_outside(c, top, cue, discourse):
            found.update(_constituent_tokens(c))
    if top.pos_ in VERBAL and not any(c.dep_ in SUBJECTS for c in near_children(top, cue)):
        found.update(_shared_subject_and_auxiliaries(top))
    return sorted(found)


def _is_outside(c: Token, top: Token, cue: Token, discourse: Collection[str]) -> bool:
    """Return whether a child of the top of a clause stays out of the scope of a cue in it."""
    if c.i == cue.i:
        return False
    label = c.dep_
    if label in _OUTSIDE or (c.tag_ == "TO" and c.i < cue.i) or (c.tag_ in WH_TAGS and label not in SUBJECTS):
        return True
    if label == "advmod" and c.lower_ in discourse and c.i != cue.i + 1:
        return True
    if label in CONJUNCTS and c.pos_ in VERBAL and top.pos_ in VERBAL:
        return not shares_auxiliaries(c, top)
    if label in CONJUNCTS:
        contrasted = is_contrasted(c) and cue.lower_ != "neither"
        return contrasted or any(g.lower_ in ("no", "not", "but") for g in c.lefts) or _is_vocative(c)
    if label in ("ccomp", "advcl") and c.i < top.i:
        return True
    if label == "advcl" and clause_frame(c) == "that":
        return not any(g.lower_ in TEMPORAL_LIMITS for g in c.lefts)
    after_comma = label == "advcl" and c.left_edge.i > top.i and c.left_edge.nbor(-1).text == ","
    return after_comma or _is_vocative(c) or _is_broken_off(c)


def _is_vocative(c: Token) -> bool:
    """Return whether a noun is an address: ", Mr. Holmes," or ", sir."""
    if c.dep_ not in ("npadvmod", "dep", "oprd", "conj", "attr", "dobj") or c.pos_ not in NOMINAL or c.left_edge.i == 0:
        return False
    if not (c.pos_ == "PROPN" or c.i == c.left_edge.i) or c.left_edge.nbor(-1).lower_ != ",":
        return False
    after = c.right_edge.i + 1
    return after >= len(c.doc) or c.doc[after].is_punct


def _is_broken_off(c: Token) -> bool:
    """Return whether a constituent stands after a dash, colon or semicolon; a hyphen inside a word is none."""
    if c.left_edge.i <= c.head.i:
        return False
    before = c.left_edge.nbor(-1)
    return before.text in BREAKS and (before.text != "-" or before.nbor(-1).whitespace_ != "")


def _shared_subject_and_auxiliaries(verb: Token) -> Iterator[int]:
    """The subject and auxiliaries that a verb has from the verb that it is coordinated with or depends on."""
    for _ in range(6):
        above = verb.head
        if above.i == verb.i or verb.dep_ not in ("xcomp", "conj", "advcl"):
            return
        if verb.dep_ in CONJUNCTS and shares_auxiliaries(verb, above):
            yield from (c.i for c in children(above, AUXILIARIES))
        before = (c for c in children(above, DIRECT_OBJECTS) if c.i < verb.i and verb.dep_ == "xcomp")
        own = next(before, None) or child(above, SUBJECTS)
        if own is not None:
            yield from _constituent_tokens(own)
            return
        verb = above

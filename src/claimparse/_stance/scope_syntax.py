"""The words a cue of stance is about, on the dependency tree, in two views."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.arguments import COPULA_LABELS, WH_TAGS
from claimparse._grammar.complements import clause_frame
from claimparse._grammar.tree import AUXILIARIES, CONJUNCTS, NOMINAL, SUBJECTS, VERBAL, child, is_passive, near_children
from claimparse._stance.attachment_syntax import anchor, answered
from claimparse._stance.coordination_syntax import is_contrasted, shares_auxiliaries

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OUTSIDE = frozenset({"punct", "cc", "preconj", "parataxis", "intj", "mark", "meta", "appos"})
_IN_PHRASE = frozenset({"det", "advmod", "neg"})
_TEMPORAL = frozenset({"until", "till", "before"})
MAX_REACH = 200
_SET_OFF = frozenset({",", "("})
BREAKS = frozenset({"-", "--", "–", "—", ";", ":"})
"""Marks that break a sentence more than a comma does."""


def clause_scope(
    cue: Token, tokens: Collection[int], *, quantifier: bool, affix: bool, discourse: Collection[str]
) -> list[int]:
    """The clause or phrase that the cue stands in, subject included, the cue and ``discourse`` adverbs left out."""
    if cue.dep_ == "intj" or answered(cue) is not None:
        return _before_colon(cue)
    top = _top_of_word(cue) if affix else anchor(cue, quantifier=quantifier)
    if top.dep_ in COPULA_LABELS and top.head.pos_ in VERBAL:
        top = top.head
    return [t for t in _clause(top, cue, discourse) if affix or t not in tokens]


def right_scope(
    cue: Token, tokens: Collection[int], *, quantifier: bool, passive: bool, discourse: Collection[str]
) -> list[int]:
    """The words to the right of the cue in its clause or phrase, the cue left out.

    With ``passive`` the subject of a passive or raising verb too: it is what the verb is about.
    """
    if cue.dep_ == "intj" or answered(cue) is not None:
        return _before_colon(cue)
    top = anchor(cue, quantifier=quantifier)
    if quantifier and cue.i > top.i:
        top = cue.head if cue.dep_ in _IN_PHRASE else cue
    if top.dep_ in COPULA_LABELS and top.head.pos_ in VERBAL and top.i == cue.i:
        top = top.head
    first = min(tokens)
    found = [t for t in _clause(top, cue, discourse) if t not in tokens and (t > first or passive)]
    if top.dep_ in ("attr", "dobj", "nsubj") and top.head.pos_ in VERBAL and cue.dep_ == "det":
        found = sorted({*found, *_beside(top)})
    found = _with_connectives(cue.doc, _up_to_comma(cue.doc, found, max(top.i, first + 1)), tokens)
    if not passive or not _promotes(top):
        return [t for t in found if t > first]
    return found


def _with_connectives(doc: Doc, found: list[int], cue: Collection[int]) -> list[int]:
    """The tokens with the "and", "or" and commas between them."""
    gaps = (b - 1 for a, b in pairwise(found) if b - a == 2)
    return sorted({*found, *(t for t in gaps if t not in cue and (doc[t].dep_ == "cc" or doc[t].is_punct))})


def _up_to_comma(doc: Doc, found: list[int], passed: int) -> list[int]:
    """The tokens up to the first comma or bracket behind the head that sets off what follows."""
    for k, t in enumerate(found):
        if t > passed and doc[t].text in _SET_OFF and k + 1 < len(found) and not _coordinates(doc, found[k + 1]):
            return found[:k]
    return found


def _coordinates(doc: Doc, t: int) -> bool:
    """Whether a list goes on at a token: "cheap, reliable", ", or steel"."""
    token = doc[t]
    if token.dep_ == "cc" and token.head.pos_ in VERBAL and token.head.dep_ not in CONJUNCTS:
        return False  # "did not pay, and left"
    while token.head.left_edge.i == t and token.head.i != token.i and token.dep_ not in ("conj", "amod", "cc"):
        token = token.head
    return token.dep_ in ("conj", "amod", "cc") or token.is_punct


def _before_colon(cue: Token) -> list[int]:
    """The words that a bare "no" answers; none where it stands by itself."""
    if answered(cue) is None:
        return []
    first = max(cue.doc[cue.i - 1].sent.start, cue.i - MAX_REACH)
    return list(range(first, cue.i - 1))


def _beside(noun: Token) -> Iterator[int]:
    """The phrases behind a noun that the parser hung on its verb: "there is no fan on the roof"."""
    for c in near_children(noun.head, noun):
        if c.i > noun.i and c.dep_ in ("prep", "advmod") and not _is_broken_off(c):
            yield from _reach(c)


def _promotes(verb: Token) -> bool:
    """Whether a verb's subject is not its agent: passives and verbs of seeming."""
    return is_passive(verb) or verb.lemma_ in ("seem", "appear")


def complement_scope(predicate: Token, tokens: Collection[int], *, with_subject: bool) -> list[int]:
    """The words of what a predicate takes, with its own clause's subject and modifiers where asked."""
    found: set[int] = set()
    for c in near_children(predicate, predicate):
        if c.dep_ in SUBJECTS and not with_subject:
            continue
        if c.dep_ not in _OUTSIDE and not (c.dep_ in CONJUNCTS and c.pos_ in VERBAL):
            found.update(_reach(c))
    if predicate.dep_ in COPULA_LABELS:
        for c in near_children(predicate.head, predicate):
            if c.i > predicate.i and c.dep_ not in _OUTSIDE:
                found.update(_reach(c))
    if not with_subject:
        found = {t for t in found if t > predicate.i}
    return sorted(found.difference(tokens))


def _reach(c: Token) -> range:
    """The tokens of a constituent, cut off where it is longer than any sentence that people write."""
    return range(max(c.left_edge.i, c.i - MAX_REACH), min(c.right_edge.i, c.i + MAX_REACH) + 1)


def _top_of_word(word: Token) -> Token:
    """What a word with a negative affix is about: its noun, its clause or itself."""
    if word.dep_ in ("amod", "advmod"):
        return word.head
    return word


def _clause(top: Token, cue: Token, discourse: Collection[str]) -> Iterator[int]:
    """The tokens of a clause or phrase, with the subject and auxiliaries that it shares; in text order."""
    found = {top.i}
    for c in near_children(top, cue):
        if not _is_outside(c, top, cue, discourse):
            found.update(_reach(c))
    if top.pos_ in VERBAL and not any(c.dep_ in SUBJECTS for c in near_children(top, cue)):
        found.update(_shared(top))
    return iter(sorted(found))


def _is_outside(c: Token, top: Token, cue: Token, discourse: Collection[str]) -> bool:
    if c.i == cue.i:
        return False
    label = c.dep_
    if (
        label in _OUTSIDE
        or (label == "advmod" and c.lower_ in discourse and c.i != cue.i + 1)
        or (c.tag_ == "TO" and c.i < cue.i)
    ):
        return True
    if c.tag_ in WH_TAGS and label not in SUBJECTS:
        return True
    if label in CONJUNCTS and c.pos_ in VERBAL and top.pos_ in VERBAL:
        return not shares_auxiliaries(c, top)
    if label in CONJUNCTS:
        return (
            (is_contrasted(c) and cue.lower_ != "neither")
            or any(g.lower_ in ("no", "not", "but") for g in c.lefts)
            or _is_vocative(c)
        )
    if label in ("ccomp", "advcl", "acl"):
        return _is_side_clause(c, top)
    return _is_vocative(c) or _is_broken_off(c)


def _is_side_clause(c: Token, top: Token) -> bool:
    """Whether a clause goes beside the negated one: fronted, adverbial but for "until", or an infinitive of a noun."""
    if c.dep_ == "acl":
        return _is_broken_off(c)
    if c.i < top.i:
        return True
    if c.dep_ == "ccomp":
        return _is_broken_off(c)
    if clause_frame(c) == "that":
        return not any(g.lower_ in _TEMPORAL for g in c.lefts)
    return (c.left_edge.i > top.i and c.left_edge.nbor(-1).lower_ == ",") or _is_broken_off(c)


def _is_vocative(c: Token) -> bool:
    """Whether a noun is an address: ", Mr. Holmes," or ", sir."""
    if c.dep_ not in ("npadvmod", "dep", "oprd", "conj", "attr", "dobj") or c.pos_ not in NOMINAL or c.left_edge.i == 0:
        return False
    if not (c.pos_ == "PROPN" or c.i == c.left_edge.i) or c.left_edge.nbor(-1).lower_ != ",":
        return False
    after = c.right_edge.i + 1
    return after >= len(c.doc) or c.doc[after].is_punct


def _is_broken_off(c: Token) -> bool:
    """Whether a constituent stands behind a dash, colon or semicolon; a hyphen inside a word is none."""
    if c.left_edge.i <= c.head.i:
        return False
    before = c.left_edge.nbor(-1)
    return before.text in BREAKS and (before.text != "-" or before.nbor(-1).whitespace_ != "")


def _shared(verb: Token) -> Iterator[int]:
    """The subject and auxiliaries that a verb has from the verb that it is coordinated with or depends on."""
    at = verb
    for _ in range(6):
        if at.head.i == at.i or at.dep_ not in ("xcomp", "conj", "advcl"):
            return
        if at.dep_ in CONJUNCTS and shares_auxiliaries(at, at.head):
            yield from (c.i for c in at.head.children if c.dep_ in AUXILIARIES)
        below, at = at, at.head
        own = (
            next((c for c in at.children if c.dep_ == "dobj" and c.i < below.i), None)
            if below.dep_ == "xcomp"
            else None
        )
        own = own or child(at, SUBJECTS)
        if own is not None:
            yield from _reach(own)
            return


def runs_of(tokens: list[int]) -> tuple[Run, ...]:
    """Sorted tokens as runs."""
    if not tokens:
        return ()
    if tokens[-1] - tokens[0] == len(tokens) - 1:
        return (Run(tokens[0], tokens[-1] + 1),)
    starts = [b for a, b in pairwise(tokens) if b != a + 1]
    ends = [a + 1 for a, b in pairwise(tokens) if b != a + 1]
    return tuple(Run(*run) for run in zip([tokens[0], *starts], [*ends, tokens[-1] + 1], strict=True))

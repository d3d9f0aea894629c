"""Whether a number is the size of a change: "rose 5%", "up 5%", "an increase of 5%", "a 5% rise"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.tree import AUXILIARIES, SUBJECTS, VERBAL, child
from claimparse._quantities.item_syntax import NOUNS, run_head
from claimparse._quantities.lexicon import Direction, change_words
from claimparse.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MEASURED = frozenset({"dobj", "npadvmod", "attr", "oprd", "nmod", "dep", "advmod", "acomp", "dative"})
_MODIFIERS = frozenset({"nummod", "compound", "nmod", "amod", "npadvmod", "quantmod"})
_IN_GAP = frozenset({",", "CC", "DT", "CD", "POS", "JJ"})
_LONGEST_GAP = 10
_LINKS = frozenset({"of", "by"})
_LEVELS = frozenset({"to", "from", "at"})
_POINTS = frozenset({"point", "points", "pts"})


def change_of(doc: Doc, tokens: Run, whole: Run, lexicon: Lexicon, *, measured: bool) -> Direction | None:
    """The direction that the words around a number give it; ``tokens`` hold number and unit, ``whole`` also bounds.

    ``measured``: the number has a unit or is a fraction; a count is no size of a change without "by" or "of".
    """
    words = change_words(lexicon)
    before = doc[whole.start - 1] if whole.start else None
    if before is not None and before.lower_ == "by" and whole.start > 1:
        before = doc[whole.start - 2]
    if before is not None and before.lower_ in words.particles:
        verb = before.head
        apart = not 0 < before.i - verb.i <= 2
        if apart or verb.pos_ not in VERBAL or verb.lemma_ in words.verbs or verb.lemma_ in words.light:
            return words.particles[before.lower_]
    if before is not None and before.lower_ in _LEVELS:
        return None
    after = doc[tokens.end] if tokens.end < len(doc) else None
    if measured and after is not None and after.lower_ in ("higher", "lower"):
        return words.particles[after.lower_]
    linked = not measured and (after is None or after.lower_ not in _POINTS)
    return _by_verb(doc, whole, tokens, lexicon, linked=linked)


def is_gapped(doc: Doc, between: Run) -> bool:
    """Whether words between two numbers leave out a verb of change: "the Dow fell 1%, the Nasdaq 2% and Acme by 3%"."""
    words = doc[between.start : between.end]
    if not 2 <= len(words) <= _LONGEST_GAP or words[0].tag_ not in (",", "CC"):
        return False
    named = any(t.tag_ in NOUNS for t in words)
    return named and all(t.tag_ in NOUNS or t.tag_ in _IN_GAP or t.lower_ == "by" for t in words)


def is_imperative(verb: Token) -> bool:
    """Whether a verb is an order: "Add 2 pounds"; a base form without subject, auxiliary or "to"."""
    return verb.tag_ == "VB" and verb.dep_ == "ROOT" and child(verb, AUXILIARIES | SUBJECTS) is None


def _by_verb(doc: Doc, whole: Run, tokens: Run, lexicon: Lexicon, *, linked: bool) -> Direction | None:
    words, head = change_words(lexicon), run_head(doc, tokens)
    if head.lower_ not in _POINTS and head.head.lower_ in _POINTS:
        head = head.head
    while head.dep_ in _MODIFIERS and head.head.tag_ == "CD" and head.head.i > head.i:
        head = head.head  # "fell $3 to $20", read as one number
    governor = head.head
    if head.dep_ == "nummod" and head.i < governor.i:
        head, governor = governor, governor.head
    if head.dep_ == "conj" and governor.dep_ == "pobj":
        head, governor = governor, governor.head
    if head.dep_ == "pobj" and governor.lower_ in _LINKS:
        outer = governor.head
        if governor.lower_ == "by" and outer.pos_ == "VERB":
            return words.by.get(outer.lemma_)
        return words.nouns.get(outer.lemma_) if outer.i < governor.i else None
    if linked:
        return None
    if head.dep_ in _MEASURED and governor.pos_ in VERBAL and governor.i < head.i:
        return None if is_imperative(governor) else words.verbs.get(governor.lemma_)
    if head.dep_ in _MODIFIERS and governor.i > head.i:
        return words.nouns.get(governor.lemma_)
    return None

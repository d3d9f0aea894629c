"""The direction of a change that a number measures: "rose 5%", "up 5%", "an increase of 5%", "a 5% rise"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.tree import AUXILIARIES, SUBJECTS, VERBAL, child
from claimparse._quantities.item_syntax import NOUNS, run_head
from claimparse._quantities.lexicon import change_words
from claimparse.lexicon import Lexicon
from claimparse.lexicon.schema.quantities import Direction

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MEASURE_LABELS = frozenset({"dobj", "npadvmod", "attr", "oprd", "nmod", "dep", "advmod", "acomp", "dative"})
_MODIFIER_LABELS = frozenset({"nummod", "compound", "nmod", "amod", "npadvmod", "quantmod"})
_GAP_TAGS = frozenset({",", "CC", "DT", "CD", "POS", "JJ"})
_MAX_GAP = 10
_MEASURING_PREPOSITIONS = frozenset({"of", "by"})
_LEVEL_PREPOSITIONS = frozenset({"to", "from", "at"})
_POINTS = frozenset({"point", "points", "pts"})


def change_direction(doc: Doc, tokens: Run, whole: Run, lexicon: Lexicon, *, measured: bool) -> Direction | None:
    """The direction of the change that a number measures; None where it measures no change.

    Args:
        doc: The parsed text.
        tokens: The tokens of the number and its unit.
        whole: These, and the tokens of its bounds.
        lexicon: The lexicon with the words of change.
        measured: Whether the number has a unit or is a fraction; a count measures a change only after "by" or "of".
    """
    words = change_words(lexicon)
    before = doc[whole.start - 1] if whole.start else None
    if before is not None and before.lower_ == "by" and whole.start > 1:
        before = doc[whole.start - 2]
    if before is not None and before.lower_ in words.particles:
        verb = before.head
        is_distant = not 0 < before.i - verb.i <= 2
        if is_distant or verb.pos_ not in VERBAL or verb.lemma_ in words.verbs or verb.lemma_ in words.light_verbs:
            return words.particles[before.lower_]
    if before is not None and before.lower_ in _LEVEL_PREPOSITIONS:
        return None
    after = doc[tokens.end] if tokens.end < len(doc) else None
    if measured and after is not None and after.lower_ in ("higher", "lower"):
        return words.particles[after.lower_]
    needs_preposition = not measured and (after is None or after.lower_ not in _POINTS)
    return _direction_from_governor(doc, tokens, lexicon, needs_preposition=needs_preposition)


def is_gapped_clause(doc: Doc, between: Run) -> bool:
    """Return whether a verb of change is elided between two numbers: "the Dow fell 1%, the Nasdaq 2%"."""
    words = doc[between.start : between.end]
    if not 2 <= len(words) <= _MAX_GAP or words[0].tag_ not in (",", "CC"):
        return False
    has_noun = any(t.tag_ in NOUNS for t in words)
    return has_noun and all(t.tag_ in NOUNS or t.tag_ in _GAP_TAGS or t.lower_ == "by" for t in words)


def _is_imperative(verb: Token) -> bool:
    """Return whether a verb is an imperative, a base form without subject, auxiliary or "to": "Add 2 pounds"."""
    return verb.tag_ == "VB" and verb.dep_ == "ROOT" and child(verb, AUXILIARIES | SUBJECTS) is None


def _direction_from_governor(doc: Doc, tokens: Run, lexicon: Lexicon, *, needs_preposition: bool) -> Direction | None:
    """The direction that the verb or noun above a number gives it."""
    words, head = change_words(lexicon), run_head(doc, tokens)
    if head.lower_ not in _POINTS and head.head.lower_ in _POINTS:
        head = head.head
    while head.dep_ in _MODIFIER_LABELS and head.head.tag_ == "CD" and head.head.i > head.i:
        head = head.head  # "fell $3 to $20", read as one number
    governor = head.head
    if head.dep_ == "nummod" and head.i < governor.i:
        head, governor = governor, governor.head
    if head.dep_ == "conj" and governor.dep_ == "pobj":
        head, governor = governor, governor.head
    if head.dep_ == "pobj" and governor.lower_ in _MEASURING_PREPOSITIONS:
        outer = governor.head
        if governor.lower_ == "by" and outer.pos_ == "VERB":
            return words.by_verbs.get(outer.lemma_)
        return words.nouns.get(outer.lemma_) if outer.i < governor.i else None
    if needs_preposition:
        return None
    if head.dep_ in _MEASURE_LABELS and governor.pos_ in VERBAL and governor.i < head.i:
        return None if _is_imperative(governor) else words.verbs.get(governor.lemma_)
    if head.dep_ in _MODIFIER_LABELS and governor.i > head.i:
        return words.nouns.get(governor.lemma_)
    return None
